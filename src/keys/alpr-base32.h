/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-secret.h"

G_BEGIN_DECLS

AlprSecret *alpr_base32_format (AlprSecret *bytes, char between);
AlprSecret *alpr_base32_parse (const char *text, gsize length);

G_END_DECLS
