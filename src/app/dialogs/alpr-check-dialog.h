/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_CHECK_DIALOG (alpr_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprCheckDialog, alpr_check_dialog, ALPR, CHECK_DIALOG, AdwWindow)

GtkWidget *alpr_check_dialog_new (AlprPage *page);

G_END_DECLS
