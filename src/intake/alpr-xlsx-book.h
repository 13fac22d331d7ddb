/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-xlsx-number.h"
#include "alpr-xml.h"

G_BEGIN_DECLS

/**
 * AlprXlsxSheetEntry:
 * @relation: the id under which the workbook's relations name its part
 * @part: (nullable): its part; %NULL where it is no sheet of cells
 *
 * A sheet as the workbook lists it.
 */
typedef struct
{
  char *name;
  char *relation;
  char *part;
  gboolean hidden;
} AlprXlsxSheetEntry;

/**
 * AlprXlsxBook:
 *
 * What the workbook's small parts say.
 */
typedef struct
{
  GPtrArray *sheets;  /* of AlprXlsxSheetEntry, in the workbook's order */
  char *strings;      /* nullable: part of the shared strings */
  char *styles;       /* nullable: part of the styles */
  GByteArray *looks;  /* AlprXlsxLook of each cell format */
  gboolean from_1904;
} AlprXlsxBook;

AlprXlsxBook *alpr_xlsx_book_new (void);
void alpr_xlsx_book_free (AlprXlsxBook *self);
char *alpr_xlsx_read_main_part (const AlprXmlSource *source, GError **error);
gboolean alpr_xlsx_book_read_workbook (AlprXlsxBook *self, const AlprXmlSource *source,
                                       GError **error);
gboolean alpr_xlsx_book_read_relations (AlprXlsxBook *self, const AlprXmlSource *source,
                                        const char *main_part, GError **error);
gboolean alpr_xlsx_book_read_styles (AlprXlsxBook *self, const AlprXmlSource *source,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprXlsxBook, alpr_xlsx_book_free)

G_END_DECLS
