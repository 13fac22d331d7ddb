/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The relations of a workbook: whatever the bytes, parts are names within the archive, or there is
 * an error that names file, part and line. The same bytes serve as the package's relations.
 */

#include "alpr-xlsx-book.h"

#include "fuzz-xml.h"

static void
check_part (const char *part)
{
  g_assert_true (g_utf8_validate (part, -1, NULL));
  g_assert_false (g_str_has_prefix (part, "/"));
  g_assert_false (g_str_has_prefix (part, "../"));
}

static void
check_relations (const uint8_t *data, size_t size)
{
  static const char sheets[] = "<workbook><sheet name='S' id='a'/><sheet name='T' id='b'/></workbook>";
  FuzzPart own = { (const uint8_t *) sheets, (const uint8_t *) sheets + sizeof sheets - 1 };
  FuzzPart part = { data, data + size };
  AlprXmlSource source = fuzz_part_source (&own);
  g_autoptr (AlprXlsxBook) book = alpr_xlsx_book_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_xlsx_book_read_workbook (book, &source, NULL));
  source = fuzz_part_source (&part);
  if (!alpr_xlsx_book_read_relations (book, &source, "xl/workbook.xml", &error))
    fuzz_check_error (error);
  for (guint i = 0; i < book->sheets->len; i++)
    {
      AlprXlsxSheetEntry *entry = g_ptr_array_index (book->sheets, i);

      if (entry->part != NULL)
        check_part (entry->part);
    }
  if (book->strings != NULL)
    check_part (book->strings);
  if (book->styles != NULL)
    check_part (book->styles);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzPart part = { data, data + size };
  AlprXmlSource source = fuzz_part_source (&part);
  g_autoptr (GError) error = NULL;
  g_autofree char *main_part = alpr_xlsx_read_main_part (&source, &error);

  if (main_part == NULL)
    fuzz_check_error (error);
  check_relations (data, size);
  return 0;
}
