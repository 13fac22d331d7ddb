/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALPR_SEARCH_KEY_LENGTH 16

char *alpr_search_id_format (const guint8 key[ALPR_SEARCH_KEY_LENGTH], gboolean derived);
gboolean alpr_search_id_parse (const char *text, guint8 key[ALPR_SEARCH_KEY_LENGTH],
                               gboolean *derived);

G_END_DECLS
