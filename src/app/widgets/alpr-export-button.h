/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-row-model.h"

G_BEGIN_DECLS

#define ALPR_TYPE_EXPORT_BUTTON (alpr_export_button_get_type ())
G_DECLARE_FINAL_TYPE (AlprExportButton, alpr_export_button, ALPR, EXPORT_BUTTON, AdwBin)

void alpr_export_button_set_list (AlprExportButton *self, AlprDesk *desk, AlprView *view,
                                  GVariant *inputs, AlprRowModel *model);
void alpr_export_button_update (AlprExportButton *self);
void alpr_export_button_write (AlprExportButton *self, const char *path);

G_END_DECLS
