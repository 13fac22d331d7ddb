/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-audit-reading.h"
#include "alpr-page.h"

G_BEGIN_DECLS

void alpr_finalise_ask (AlprPage *page, AlprAuditReading *audit);

G_END_DECLS
