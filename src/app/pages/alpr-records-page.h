/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_RECORDS_PAGE (alpr_records_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprRecordsPage, alpr_records_page, ALPR, RECORDS_PAGE, AlprPage)

void alpr_records_page_filter (AlprRecordsPage *self, const char *field, const char *value);

G_END_DECLS
