/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole workbook, zip and all: whatever the bytes, rows of valid text, and an end or an error of
 * the file's that names it.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-reader-private.h"

#include "fuzz.h"

static void
check_row (const AlprReadRow *row)
{
  g_assert_cmpint (row->row, >=, 1);
  g_assert_cmpuint (row->n_cells, <=, 16384);
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].length > 0)
      g_assert_true (g_utf8_validate_len (row->cells[i].text, row->cells[i].length, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  /* Without the mark of a zip it would be a text, which fuzz-csv.c sees to. */
  g_assert_cmpint (write (fd, "PK\3\4", 4), ==, 4);
  if (size > 4)
    g_assert_cmpint (write (fd, data + 4, size - 4), ==, size - 4);
  reader = alpr_reader_open_fd (fd, "fuzz.xlsx", &error);
  while (reader != NULL && error == NULL && alpr_reader_next_sheet (reader, &error))
    while (alpr_reader_next_row (reader, &row, &error))
      check_row (&row);
  if (error != NULL)
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, "“fuzz.xlsx” "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
