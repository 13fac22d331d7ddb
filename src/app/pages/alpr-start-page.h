/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_START_PAGE (alpr_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprStartPage, alpr_start_page, ALPR, START_PAGE, AdwBin)

void alpr_start_page_set_desk (AlprStartPage *self, AlprDesk *desk);
void alpr_start_page_offer (AlprStartPage *self, const char *path);
void alpr_start_page_explain (AlprStartPage *self, const char *why);

G_END_DECLS
