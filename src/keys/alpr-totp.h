/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_TOTP_SECONDS 30
#define ALPR_TOTP_DIGITS 6
#define ALPR_TOTP_SECRET_LENGTH 20

AlprSecret *alpr_totp_new_secret (GError **error);
AlprSecret *alpr_totp_parse_secret (AlprSecret *text, GError **error);
AlprSecret *alpr_totp_format_secret (AlprSecret *secret);
AlprSecret *alpr_totp_make_uri (AlprSecret *secret, const char *issuer, const char *account);

gint64 alpr_totp_step_at (gint64 at);
AlprSecret *alpr_totp_reckon (AlprSecret *secret, gint64 step, GError **error);
AlprSecret *alpr_totp_read_code (const char *text);
gint64 alpr_totp_find_step (AlprSecret *secret, AlprSecret *code, gint64 at, gint64 last);

G_END_DECLS
