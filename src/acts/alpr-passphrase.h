/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-secret.h"

G_BEGIN_DECLS

gboolean alpr_passphrase_check (const char *user_name, AlprSecret *passphrase, GError **error);
gboolean alpr_passphrase_check_least (AlprSecret *passphrase, gint64 least, GError **error);

G_END_DECLS
