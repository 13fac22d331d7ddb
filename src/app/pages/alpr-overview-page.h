/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_OVERVIEW_PAGE (alpr_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprOverviewPage, alpr_overview_page, ALPR, OVERVIEW_PAGE, AlprPage)

G_END_DECLS
