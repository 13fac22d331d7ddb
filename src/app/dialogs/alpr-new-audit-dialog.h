/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_NEW_AUDIT_DIALOG (alpr_new_audit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprNewAuditDialog, alpr_new_audit_dialog, ALPR, NEW_AUDIT_DIALOG, AdwWindow)

GtkWidget *alpr_new_audit_dialog_new (GtkWindow *parent, AlprDesk *desk);

G_END_DECLS
