/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

typedef struct _AlprLoad AlprLoad;

AlprLoad *alpr_load_begin (AlprStore *store, GError **error);
gboolean alpr_load_commit (AlprLoad *self, GError **error);
void alpr_load_end (AlprLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprLoad, alpr_load_end)

G_END_DECLS
