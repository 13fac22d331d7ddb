/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_AUDITS_PAGE (alpr_audits_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprAuditsPage, alpr_audits_page, ALPR, AUDITS_PAGE, AlprPage)

G_END_DECLS
