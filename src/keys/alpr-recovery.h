/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_RECOVERY_CODES 10
#define ALPR_RECOVERY_ROUNDS 120000

AlprSecret *alpr_recovery_new_code (GError **error);
AlprSecret *alpr_recovery_format (AlprSecret *code);
AlprSecret *alpr_recovery_parse (const char *text);
GBytes *alpr_recovery_new_salt (GError **error);
GBytes *alpr_recovery_digest (AlprSecret *code, GBytes *salt, int rounds, GError **error);

G_END_DECLS
