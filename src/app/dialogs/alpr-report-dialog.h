/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"
#include "alpr-report.h"

G_BEGIN_DECLS

#define ALPR_TYPE_REPORT_DIALOG (alpr_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprReportDialog, alpr_report_dialog, ALPR, REPORT_DIALOG, AdwWindow)

GtkWidget *alpr_report_dialog_new (AlprPage *page, const AlprReportOffer *offer);

G_END_DECLS
