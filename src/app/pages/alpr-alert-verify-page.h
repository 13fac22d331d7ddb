/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ALERT_VERIFY_PAGE (alpr_alert_verify_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprAlertVerifyPage, alpr_alert_verify_page, ALPR, ALERT_VERIFY_PAGE,
                      AlprPage)

G_END_DECLS
