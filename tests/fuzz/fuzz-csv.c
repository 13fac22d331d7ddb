/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The CSV reader: whatever the bytes, rows of valid text with rising numbers, and an end or an
 * error of the file's. And the parser by itself: it finds the same records whether it is given the
 * input whole or in pieces of any size.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-csv-parser.h"
#include "alpr-error.h"
#include "alpr-feed.h"
#include "alpr-reader-private.h"

#include "fuzz.h"

static void
check_row (const AlprReadRow *row, gint64 last)
{
  g_assert_cmpint (row->row, >, last);
  g_assert_cmpuint (row->n_cells, <=, 16384);
  for (guint i = 0; i < row->n_cells; i++)
    g_assert_true (g_utf8_validate_len (row->cells[i].text, row->cells[i].length, NULL));
}

static void
check_reader (const uint8_t *data, size_t size)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  AlprReadRow row;

  g_assert_cmpint (write (fd, data, size), ==, size);
  reader = alpr_reader_open_fd (fd, "fuzz.csv", &error);
  while (reader != NULL && error == NULL && alpr_reader_next_sheet (reader, &error))
    for (last = 0; alpr_reader_next_row (reader, &row, &error); last = row.row)
      check_row (&row, last);
  if (error == NULL)
    return;
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "“fuzz.csv” "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
append_record (GString *out, const AlprCsvParser *parser)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT " %s:", parser->lines,
                          parser->broken != NULL ? parser->broken : "");
  for (guint i = 0; i < parser->n_cells; i++)
    {
      g_string_append_printf (out, " %" G_GSIZE_FORMAT " ", parser->cells[i].length);
      g_string_append_len (out, parser->cells[i].text, (gssize) parser->cells[i].length);
    }
  g_string_append_c (out, '\n');
}

/* Parses the input, of which @step bytes more are given whenever the parser wants more. */
static char *
parse_in_steps (const uint8_t *data, size_t size, size_t step)
{
  g_autofree char *buffer = g_malloc0 (size + ALPR_FEED_PADDING);
  GString *out = g_string_new (NULL);
  size_t given = MIN (step, size);
  AlprCsvParser parser;

  memcpy (buffer, data, size);
  alpr_csv_parser_init (&parser);
  parser.whole = given == size;
  alpr_csv_parser_give (&parser, buffer, given);
  for (;;)
    {
      AlprCsvResult result = alpr_csv_parser_next (&parser);

      if (result == ALPR_CSV_RECORD)
        append_record (out, &parser);
      if (result == ALPR_CSV_OPEN)
        g_string_append (out, "open\n");
      if (result == ALPR_CSV_OPEN || result == ALPR_CSV_NOTHING)
        break;
      if (result != ALPR_CSV_MORE)
        continue;
      g_assert_false (parser.whole);
      parser.whole = given == size;
      given = MIN (given + step, size);
      alpr_csv_parser_give (&parser, parser.at, (gsize) (buffer + given - parser.at));
    }
  alpr_csv_parser_clear (&parser);
  return g_string_free (out, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *whole = NULL;

  if (size == 0 || size > 64 * 1024)
    return 0;
  check_reader (data, size);
  whole = parse_in_steps (data, size, size);
  for (size_t step = 1; step < MIN (size, 200); step = step * 3 + data[0] % 3)
    {
      g_autofree char *parts = parse_in_steps (data, size, step);

      g_assert_cmpstr (parts, ==, whole);
    }
  return 0;
}
