/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-audit-reading.h"

G_BEGIN_DECLS

#define ALPR_TYPE_DRAW_DIALOG (alpr_draw_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprDrawDialog, alpr_draw_dialog, ALPR, DRAW_DIALOG, AdwWindow)

GtkWidget *alpr_draw_dialog_new (GtkWindow *parent, AlprDesk *desk, AlprAuditReading *audit);

G_END_DECLS
