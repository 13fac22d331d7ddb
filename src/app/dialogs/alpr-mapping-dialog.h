/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-mapping.h"

G_BEGIN_DECLS

#define ALPR_TYPE_MAPPING_DIALOG (alpr_mapping_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprMappingDialog, alpr_mapping_dialog, ALPR, MAPPING_DIALOG, AdwWindow)

GtkWidget *alpr_mapping_dialog_new (GtkWindow *parent, AlprDesk *desk, const char *path);
void alpr_mapping_dialog_choose (AlprMappingDialog *self, guint column, AlprField field);

G_END_DECLS
