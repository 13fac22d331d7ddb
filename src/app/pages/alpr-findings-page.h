/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_FINDINGS_PAGE (alpr_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprFindingsPage, alpr_findings_page, ALPR, FINDINGS_PAGE, AlprPage)

G_END_DECLS
