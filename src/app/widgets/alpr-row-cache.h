/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-row-item.h"
#include "alpr-row-source.h"

G_BEGIN_DECLS

typedef struct _AlprRowCache AlprRowCache;

typedef void (*AlprRowCacheFailed) (const GError *error, gpointer data);

AlprRowCache *alpr_row_cache_new (AlprRowSource *source, AlprRowCacheFailed failed, gpointer data);
void alpr_row_cache_free (AlprRowCache *self);
AlprRowItem *alpr_row_cache_get (AlprRowCache *self, gint64 id, guint position);
void alpr_row_cache_shift (AlprRowCache *self, guint position, guint removed, guint added);
void alpr_row_cache_reorder (AlprRowCache *self, GArray *ids);
void alpr_row_cache_read_again (AlprRowCache *self);
guint alpr_row_cache_get_n_live (AlprRowCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRowCache, alpr_row_cache_free)

G_END_DECLS
