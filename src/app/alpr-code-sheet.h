/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_TYPE_CODE_SHEET (alpr_code_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AlprCodeSheet, alpr_code_sheet, ALPR, CODE_SHEET, GObject)

AlprSecret *alpr_code_sheet_write (GPtrArray *codes);
AlprCodeSheet *alpr_code_sheet_new (AlprSecret *text, const char *agency, const char *user_name);
gboolean alpr_code_sheet_save_to (AlprCodeSheet *self, const char *path, GError **error);
void alpr_code_sheet_save (AlprCodeSheet *self, GtkWindow *parent);
void alpr_code_sheet_print (AlprCodeSheet *self, GtkWindow *parent);

G_END_DECLS
