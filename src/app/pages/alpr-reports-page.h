/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_REPORTS_PAGE (alpr_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprReportsPage, alpr_reports_page, ALPR, REPORTS_PAGE, AlprPage)

G_END_DECLS
