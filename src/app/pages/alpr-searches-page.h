/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_SEARCHES_PAGE (alpr_searches_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprSearchesPage, alpr_searches_page, ALPR, SEARCHES_PAGE, AlprPage)

G_END_DECLS
