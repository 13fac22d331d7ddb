/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_TABS_PAGE (alpr_tabs_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprTabsPage, alpr_tabs_page, ALPR, TABS_PAGE, AlprPage)

G_END_DECLS
