/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_AUDIT_RUN_PAGE (alpr_audit_run_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprAuditRunPage, alpr_audit_run_page, ALPR, AUDIT_RUN_PAGE, AlprPage)

G_END_DECLS
