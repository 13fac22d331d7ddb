/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

gboolean alpr_locks_note_failure (AlprStore *store, const char *user_name, gint64 now,
                                  GError **error);
gboolean alpr_locks_judge (AlprStore *store, gint64 now, GError **error);

G_END_DECLS
