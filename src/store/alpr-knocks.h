/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

gboolean alpr_knocks_append (const char *book_path, const char *user, GError **error);
gboolean alpr_knocks_take (AlprStore *store, GError **error);

G_END_DECLS
