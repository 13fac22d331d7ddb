/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_PEOPLE_PAGE (alpr_people_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprPeoplePage, alpr_people_page, ALPR, PEOPLE_PAGE, AlprPage)

G_END_DECLS
