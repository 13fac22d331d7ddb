/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-sheet.h"

G_BEGIN_DECLS

#define ALPR_TYPE_SHEET_CSV (alpr_sheet_csv_get_type ())
G_DECLARE_FINAL_TYPE (AlprSheetCsv, alpr_sheet_csv, ALPR, SHEET_CSV, GObject)

AlprSheetWriter *alpr_sheet_csv_new (gboolean mark);

G_END_DECLS
