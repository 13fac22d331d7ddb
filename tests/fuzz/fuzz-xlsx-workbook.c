/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of a workbook's sheets: whatever the bytes, each sheet has a name and a relation, or
 * there is an error that names file, part and line.
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

  if (!alpr_xlsx_book_read_workbook (book, &source, &error))
    fuzz_check_error (error);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      AlprXlsxSheetEntry *entry = g_ptr_array_index (book->sheets, i);

      g_assert_true (g_utf8_validate (entry->name, -1, NULL));
      g_assert_nonnull (entry->relation);
      g_assert_null (entry->part);
    }
  return 0;
}
