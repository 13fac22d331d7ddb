/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ENROLL_PAGE (alpr_enroll_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprEnrollPage, alpr_enroll_page, ALPR, ENROLL_PAGE, AdwBin)

void alpr_enroll_page_set_desk (AlprEnrollPage *self, AlprDesk *desk);
void alpr_enroll_page_begin (AlprEnrollPage *self);
void alpr_enroll_page_begin_codes (AlprEnrollPage *self);
void alpr_enroll_page_forget (AlprEnrollPage *self);

G_END_DECLS
