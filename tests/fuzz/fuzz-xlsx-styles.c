/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The styles of a workbook: whatever the bytes, each cell format has a look, or there is an error
 * that names file, part and line.
 */

#include "alpr-xlsx-book.h"

#include "fuzz-xml.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzPart part = { data, data + size };
  AlprXmlSource source = fuzz_part_source (&part);
  g_autoptr (AlprXlsxBook) book = alpr_xlsx_book_new ();
  g_autoptr (GError) error = NULL;

  if (!alpr_xlsx_book_read_styles (book, &source, &error))
    fuzz_check_error (error);
  for (guint i = 0; i < book->looks->len; i++)
    g_assert_cmpuint (book->looks->data[i], <=, ALPR_XLSX_TIME);
  return 0;
}
