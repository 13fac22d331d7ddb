/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

gboolean alpr_notice_keep (AlprStore *store, GError **error);
char *alpr_notice_read (const char *book_path);

G_END_DECLS
