/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_POLICY_PAGE (alpr_policy_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprPolicyPage, alpr_policy_page, ALPR, POLICY_PAGE, AlprPage)

G_END_DECLS
