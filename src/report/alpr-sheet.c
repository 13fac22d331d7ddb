/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a report is written into, whatever the kind of file. A report is said once, from its first
 * line to its last, and each writer puts it down in its own way:
 *
 *   AlprSheetXlsx   a workbook (alpr-sheet-xlsx.c)
 *   AlprSheetCsv    one table of the report (alpr-sheet-csv.c)
 *
 * A page of paper is the same said to a third one. So there are N reports and as many writers as
 * kinds of file, not N times as many. No writer knows the store, and no report knows a file format.
 */

#include "alpr-sheet.h"

G_DEFINE_INTERFACE (AlprSheetWriter, alpr_sheet_writer, G_TYPE_OBJECT)

static void
alpr_sheet_writer_default_init (AlprSheetWriterInterface *iface)
{
}

/** alpr_sheet_writer_begin_document: Makes the file at @path. Returns: whether it could */
gboolean
alpr_sheet_writer_begin_document (AlprSheetWriter *self, const char *path,
                                  const AlprSheetDocument *document, GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->begin_document (self, path, document, error);
}

/** alpr_sheet_writer_begin_sheet: Opens the next sheet. Returns: whether it could */
gboolean
alpr_sheet_writer_begin_sheet (AlprSheetWriter *self, const AlprSheetPage *page, GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->begin_sheet (self, page, error);
}

/** alpr_sheet_writer_keep_together: Says that the next @lines lines stand on one page. */
void
alpr_sheet_writer_keep_together (AlprSheetWriter *self, guint lines)
{
  ALPR_SHEET_WRITER_GET_IFACE (self)->keep_together (self, lines);
}

/** alpr_sheet_writer_add_text: Writes a line over the whole width. Returns: whether it could */
gboolean
alpr_sheet_writer_add_text (AlprSheetWriter *self, AlprSheetStyle style, const char *text,
                            GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->add_text (self, style, text, error);
}

/** alpr_sheet_writer_add_fact: Writes a label and its value. Returns: whether it could */
gboolean
alpr_sheet_writer_add_fact (AlprSheetWriter *self, const char *label, const AlprSheetCell *value,
                            GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->add_fact (self, label, value, error);
}

/** alpr_sheet_writer_begin_table: Writes a table's charts and head. Returns: whether it could */
gboolean
alpr_sheet_writer_begin_table (AlprSheetWriter *self, const AlprSheetTable *table, GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->begin_table (self, table, error);
}

/** alpr_sheet_writer_add_row: Writes a row, one cell a column. Returns: whether it could */
gboolean
alpr_sheet_writer_add_row (AlprSheetWriter *self, const AlprSheetCell *cells, GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->add_row (self, cells, error);
}

/** alpr_sheet_writer_end_table: Closes the table. Returns: whether it could */
gboolean
alpr_sheet_writer_end_table (AlprSheetWriter *self, GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->end_table (self, error);
}

/** alpr_sheet_writer_end_document: Completes the file. Returns: whether it could */
gboolean
alpr_sheet_writer_end_document (AlprSheetWriter *self, GError **error)
{
  return ALPR_SHEET_WRITER_GET_IFACE (self)->end_document (self, error);
}
