/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-id-table.h"
#include "alpr-store.h"

G_BEGIN_DECLS

#define ALPR_KEY_LENGTH 16

typedef struct _AlprKnown AlprKnown;

AlprKnown *alpr_known_load (AlprStore *store, GError **error);
void alpr_known_free (AlprKnown *self);
void alpr_known_expect (AlprKnown *self, guint64 rows);
AlprIdHash alpr_known_hash (const guint8 key[ALPR_KEY_LENGTH]);
void alpr_known_prefetch (AlprKnown *self, AlprIdHash hash);
gint64 alpr_known_claim (AlprKnown *self, AlprIdHash hash, gint64 search);

/* Makes the key of a row's n-th occurrence (from 0). */
typedef void (*AlprKnownKeyFunc) (guint32 occurrence, guint8 key[ALPR_KEY_LENGTH], gpointer data);

gint64 alpr_known_claim_derived (AlprKnown *self, AlprKnownKeyFunc func, gpointer data,
                                 gint64 search, guint8 key[ALPR_KEY_LENGTH]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprKnown, alpr_known_free)

G_END_DECLS
