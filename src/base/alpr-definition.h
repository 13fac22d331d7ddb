/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ALPR_DEFINITION_ROOT "/org/alprdesk/data/"

void alpr_definition_init (void);
GBytes *alpr_definition_load (const char *path, GError **error);
char *alpr_definition_load_text (const char *path, GError **error);
char **alpr_definition_list (const char *folder, const char *ending);
char **alpr_definition_inputs (const char *sql);
char *alpr_definition_title (const char *sql);

G_END_DECLS
