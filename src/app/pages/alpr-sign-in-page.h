/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_SIGN_IN_PAGE (alpr_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprSignInPage, alpr_sign_in_page, ALPR, SIGN_IN_PAGE, AdwBin)

void alpr_sign_in_page_set_desk (AlprSignInPage *self, AlprDesk *desk);
void alpr_sign_in_page_begin (AlprSignInPage *self, const char *path);
void alpr_sign_in_page_explain (AlprSignInPage *self, const char *why);
void alpr_sign_in_page_forget (AlprSignInPage *self);

G_END_DECLS
