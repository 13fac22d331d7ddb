/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

GHashTable *alpr_column_names_read (AlprStore *store, const char *kind, GError **error);
const char *alpr_column_names_find (GHashTable *self, const char *folded);

G_END_DECLS
