/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-sheet.h"

G_BEGIN_DECLS

#define ALPR_TYPE_SHEET_XLSX (alpr_sheet_xlsx_get_type ())
G_DECLARE_FINAL_TYPE (AlprSheetXlsx, alpr_sheet_xlsx, ALPR, SHEET_XLSX, GObject)

AlprSheetWriter *alpr_sheet_xlsx_new (void);
void alpr_sheet_xlsx_set_row_limit (AlprSheetXlsx *self, guint32 rows);

G_END_DECLS
