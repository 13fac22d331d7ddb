/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of a workbook: whatever the bytes, rows of valid text within the limits of a workbook,
 * and an end or an error that names file, part and line. The workbook has a few strings and formats
 * of dates.
 */

#include "alpr-xlsx-sheet.h"

#include "fuzz-xml.h"

static AlprXlsxStrings *
make_strings (void)
{
  static const char xml[] = "<sst><si><t>one</t></si><si><r><t>two</t></r></si><si/></sst>";
  FuzzPart part = { (const uint8_t *) xml, (const uint8_t *) xml + sizeof xml - 1 };
  AlprXmlSource source = fuzz_part_source (&part);

  return alpr_xlsx_strings_read (&source, NULL);
}

static void
check_row (const AlprReadRow *row)
{
  g_assert_cmpint (row->row, >=, 1);
  g_assert_cmpint (row->row, <=, 1048576);
  g_assert_cmpuint (row->n_cells, <=, 16384);
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].length > 0)
      g_assert_true (g_utf8_validate_len (row->cells[i].text, row->cells[i].length, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const guint8 looks[] = { ALPR_XLSX_NUMBER, ALPR_XLSX_DATE, ALPR_XLSX_CLOCK, ALPR_XLSX_TIME };
  FuzzPart part = { data, data + size };
  AlprXmlSource source = fuzz_part_source (&part);
  g_autoptr (AlprXlsxBook) book = alpr_xlsx_book_new ();
  g_autoptr (AlprXlsxStrings) strings = make_strings ();
  g_autoptr (AlprXlsxSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  g_byte_array_append (book->looks, looks, sizeof looks);
  book->from_1904 = size % 2 == 1;
  sheet = alpr_xlsx_sheet_new (&source, book, strings);
  while (alpr_xlsx_sheet_next_row (sheet, &row, &error))
    check_row (&row);
  if (error != NULL)
    fuzz_check_error (error);
  return 0;
}
