/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_IMPORTS_PAGE (alpr_imports_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprImportsPage, alpr_imports_page, ALPR, IMPORTS_PAGE, AlprPage)

void alpr_imports_page_take_file (AlprImportsPage *self, GFile *file);

G_END_DECLS
