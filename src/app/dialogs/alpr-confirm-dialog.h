/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_CONFIRM_DIALOG (alpr_confirm_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprConfirmDialog, alpr_confirm_dialog, ALPR, CONFIRM_DIALOG, AdwWindow)

GtkWidget *alpr_confirm_dialog_new (GtkWindow *parent, AlprDesk *desk);

G_END_DECLS
