/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shared strings of a workbook: whatever the bytes, there are strings of valid text or an error
 * that names file, part and line.
 */

#include "alpr-xlsx-text.h"

#include "fuzz-xml.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzPart part = { data, data + size };
  AlprXmlSource source = fuzz_part_source (&part);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprXlsxStrings) strings = alpr_xlsx_strings_read (&source, &error);
  const char *text;
  gsize length;

  if (strings == NULL)
    {
      fuzz_check_error (error);
      return 0;
    }
  for (guint64 i = 0; alpr_xlsx_strings_get (strings, i, &text, &length); i++)
    {
      g_assert_cmpuint (length, <=, size * 3);
      if (length > 0)
        g_assert_true (g_utf8_validate_len (text, length, NULL));
    }
  g_assert_false (alpr_xlsx_strings_get (strings, G_MAXUINT64, &text, &length));
  return 0;
}
