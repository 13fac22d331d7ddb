/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *alpr_place_find_fault (guint64 magic, const char *type);
char *alpr_place_resolve (const char *path);
gboolean alpr_place_check (const char *path, GError **error);

G_END_DECLS
