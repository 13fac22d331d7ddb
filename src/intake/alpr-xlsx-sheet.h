/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-reader.h"
#include "alpr-xlsx-book.h"
#include "alpr-xlsx-text.h"

G_BEGIN_DECLS

typedef struct _AlprXlsxSheet AlprXlsxSheet;

AlprXlsxSheet *alpr_xlsx_sheet_new (const AlprXmlSource *source, AlprXlsxBook *book,
                                    AlprXlsxStrings *strings);
void alpr_xlsx_sheet_free (AlprXlsxSheet *self);
gboolean alpr_xlsx_sheet_next_row (AlprXlsxSheet *self, AlprReadRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprXlsxSheet, alpr_xlsx_sheet_free)

G_END_DECLS
