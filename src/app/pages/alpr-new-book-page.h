/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_NEW_BOOK_PAGE (alpr_new_book_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprNewBookPage, alpr_new_book_page, ALPR, NEW_BOOK_PAGE, AdwBin)

void alpr_new_book_page_set_desk (AlprNewBookPage *self, AlprDesk *desk);
void alpr_new_book_page_begin (AlprNewBookPage *self);
void alpr_new_book_page_forget (AlprNewBookPage *self);

G_END_DECLS
