/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *alpr_sheet_file_begin (const char *path, GError **error);
gboolean alpr_sheet_file_keep (const char *temporary, const char *path, GError **error);
void alpr_sheet_file_drop (char *temporary);
char *alpr_sheet_folder_new (GError **error);
void alpr_sheet_folder_drop (char *folder);

G_END_DECLS
