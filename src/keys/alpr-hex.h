/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *alpr_hex_format (GBytes *bytes);
GBytes *alpr_hex_parse (const char *text);

G_END_DECLS
