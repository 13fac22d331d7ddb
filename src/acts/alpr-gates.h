/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

typedef struct _AlprGates AlprGates;

AlprGates *alpr_gates_new (AlprStore *store, const char *act, gint64 now, GError **error);
void alpr_gates_free (AlprGates *self);
gboolean alpr_gates_pass (AlprGates *self, gint64 subject, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprGates, alpr_gates_free)

G_END_DECLS
