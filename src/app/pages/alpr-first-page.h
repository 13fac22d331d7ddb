/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_FIRST_PAGE (alpr_first_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprFirstPage, alpr_first_page, ALPR, FIRST_PAGE, AdwBin)

void alpr_first_page_set_desk (AlprFirstPage *self, AlprDesk *desk);
void alpr_first_page_begin (AlprFirstPage *self);
void alpr_first_page_forget (AlprFirstPage *self);

G_END_DECLS
