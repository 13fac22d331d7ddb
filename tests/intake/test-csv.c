/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The CSV reader where golden files don't reach: records across blocks, records that are too long,
 * files that change while they are read, the digest, cancelling, and a comparison with a plain
 * parser that takes one byte at a time, over thousands of small texts.
 */

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-csv-parser.h"
#include "alpr-feed.h"
#include "alpr-reader-private.h"

#define BLOCK ALPR_FEED_BLOCK

/* A file in memory; what is written there can be read by path too, as /proc/self/fd/N. */
static int
make_file (const char *data, gsize length)
{
  int fd = memfd_create ("test", MFD_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      g_assert_cmpint (written, >, 0);
      data += written;
      length -= (gsize) written;
    }
  return fd;
}

static AlprReader *
open_data (const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  AlprReader *reader = alpr_reader_open_fd (make_file (data, length), "test.csv", &error);

  g_assert_no_error (error);
  return reader;
}

static void
append_cell (GString *out, const char *text, gsize length)
{
  g_string_append_c (out, '[');
  g_string_append_len (out, text, (gssize) length);
  g_string_append_c (out, ']');
}

static void
append_row (GString *out, const AlprReadRow *row)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ":", row->row);
  for (guint i = 0; i < row->n_cells; i++)
    append_cell (out, row->cells[i].text, row->cells[i].length);
  g_string_append (out, row->broken != NULL ? " broken\n" : "\n");
}

/* Everything that the reader gives; a failure ends the text with "error". */
static char *
read_all (AlprReader *reader)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  if (alpr_reader_next_sheet (reader, &error))
    while (alpr_reader_next_row (reader, &row, &error))
      append_row (out, &row);
  if (error != NULL)
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
      g_string_append (out, "error\n");
    }
  return g_string_free (out, FALSE);
}

/* The same by a plain parser. Comma, no byte order mark, records end as the first does. */
typedef struct
{
  const char *at;
  const char *end;
  const char *record_end; /* NULL: not known yet */
  gint64 line;
  guint width;
} Plain;

static gsize
break_length (Plain *self, const char *at, guint n_cells)
{
  gboolean pair = *at == '\r' && at + 1 < self->end && at[1] == '\n';

  if (self->record_end == NULL)
    self->record_end = pair ? "\r\n" : *at == '\n' ? "\n" : "\r";
  if (pair)
    return 2;
  if (*at == '\r')
    return strcmp (self->record_end, "\r") == 0 ? 1 : 0;
  return strcmp (self->record_end, "\n") == 0
                 || (self->width > 1 && n_cells + 1 == self->width)
             ? 1
             : 0;
}

static gint64
count_lines (const char *from, const char *until, const char *begin)
{
  gint64 lines = 0;

  for (; from < until; from++)
    lines += *from == '\r' || (*from == '\n' && (from == begin || from[-1] != '\r'));
  return lines;
}

/* Reads a quoted cell from its opening quote; NULL where it never closes. */
static const char *
plain_quoted (Plain *self, const char *at, GString *cell)
{
  for (at++; at < self->end; at++)
    if (*at != '"')
      g_string_append_c (cell, *at);
    else if (at + 1 < self->end && at[1] == '"')
      g_string_append_c (cell, *at++);
    else
      return at + 1;
  return NULL;
}

/* Reads one record; FALSE at the end. */
static gboolean
plain_record (Plain *self, GString *out)
{
  const char *begin = self->at;
  const char *at = begin;
  g_autoptr (GString) record = g_string_new (NULL);
  gboolean broken = FALSE, more = TRUE;
  gsize after = 0;
  guint n = 0;

  if (at == self->end)
    return FALSE;
  while (more)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      const char *start = at;
      const char *close = NULL;

      if (at < self->end && *at == '"')
        {
          close = at = plain_quoted (self, at, cell);
          if (close == NULL)
            {
              g_string_append (out, "error\n");
              return FALSE;
            }
        }
      for (; at < self->end && *at != ','; at++)
        if ((*at == '\n' || *at == '\r') && (after = break_length (self, at, n)) > 0)
          break;
      if (close == NULL)
        g_string_append_len (cell, start, at - start);
      else if (strspn (close, " \t") < (gsize) (at - close))
        {
          broken = TRUE;
          g_string_truncate (cell, 0);
          g_string_append_len (cell, start + 1, at - start - 1);
        }
      more = at < self->end && after == 0;
      if (more || n > 0 || at > begin)
        append_cell (record, cell->str, cell->len), n++;
      at += more ? 1 : (gssize) after;
    }
  if (self->width == 0)
    self->width = n;
  g_string_append_printf (out, "%" G_GINT64_FORMAT ":%s%s\n", self->line, record->str,
                          broken ? " broken" : "");
  self->line += count_lines (begin, at, begin);
  self->at = at;
  return TRUE;
}

static char *
read_plainly (const char *data, gsize length)
{
  Plain plain = { data, data + length, NULL, 1, 0 };
  GString *out = g_string_new (NULL);

  while (plain_record (&plain, out))
    continue;
  return g_string_free (out, FALSE);
}

static void
compare (const char *data, gsize length)
{
  g_autoptr (AlprReader) reader = open_data (data, length);
  g_autofree char *ours = read_all (reader);
  g_autofree char *plain = read_plainly (data, length);

  if (strcmp (ours, plain) != 0)
    {
      g_autofree char *shown = g_strescape (length < 200 ? data : data + length - 100, NULL);

      g_error ("“%s” became\n%s\nnot\n%s", shown, length < 200 ? ours : "(long)",
               length < 200 ? plain : "(long)");
    }
}

static void
append_noise (GString *text, guint length)
{
  static const char letters[] = "aab,,\"\"\"\n\r \xc3";

  for (guint i = 0; i < length; i++)
    {
      char letter = letters[g_test_rand_int_range (0, sizeof letters - 1)];

      g_string_append_c (text, letter);
      if (letter == '\xc3')
        g_string_append_c (text, '\xa9');
    }
}

static void
test_noise (void)
{
  static const char *const heads[] = { "a,b\n", "a,b,c\r\n", "a,b\r", "a\n", "" };

  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (GString) text = g_string_new (heads[i % G_N_ELEMENTS (heads)]);

      append_noise (text, (guint) g_test_rand_int_range (1, 24));
      compare (text->str, text->len);
    }
}

/* The same noise where a block ends. */
static void
test_noise_at_block (void)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GString) text = g_string_new ("a,b,c\r\n");

      while (text->len < BLOCK - 40)
        g_string_append (text, "x,\"y\nz\",\"\"\"\"\r\n");
      g_string_truncate (text, BLOCK - 40);
      g_string_append (text, "\r\n");
      append_noise (text, 80);
      compare (text->str, text->len);
    }
}

/* Each special byte, exactly at each place around the end of a block. */
static void
test_block_ends (void)
{
  static const char *const pieces[] = {
    "\r\n", "\"\"\"\"", "\"a\"\"b\"", "\",\"\r\n", "\xc3\xa9", "\"\r\n\"", ",", "\"", "\r", "\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (int shift = -6; shift <= 2; shift++)
      {
        g_autoptr (GString) text = g_string_new ("a,b\r\n");

        while (text->len + 6 < (gsize) (BLOCK + shift))
          g_string_append (text, "1,2\r\n");
        while (text->len < (gsize) (BLOCK + shift))
          g_string_append_c (text, 'z');
        g_string_append (text, pieces[i]);
        g_string_append (text, ",c\r\n3,4\r\n");
        compare (text->str, text->len);
      }
}

static void
test_long_record (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\r\n\"x\r\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  while (text->len < 5 * 1024 * 1024)
    g_string_append (text, "long, \"\"and\"\" longer\r\n");
  g_string_append (text, "\",1\r\nc,d\r\n");
  reader = open_data (text->str, text->len);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_null (row.broken);

  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_nonnull (row.broken);
  g_assert_cmpint (row.row, ==, 2);
  g_assert_cmpuint (row.n_cells, ==, 1);
  g_assert_true (g_str_has_prefix (row.cells[0].text, "\"x\r\nlong, "));
  g_assert_cmpuint (row.cells[0].length, <=, 1024);

  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_null (row.broken);
  g_assert_cmpint (row.row, ==, 1 + count_lines (text->str, text->str + text->len - 5, text->str));
  g_assert_cmpmem (row.cells[0].text, row.cells[0].length, "c", 1);
  g_assert_false (alpr_reader_next_row (reader, &row, &error));
  g_assert_no_error (error);
}

/* A long record that is no more than allowed is whole, over several blocks. */
static void
test_largest_record (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n\"");
  g_autofree char *ours = NULL;
  g_autoptr (AlprReader) reader = NULL;

  for (guint i = 0; i < 1000 * 1000; i++)
    g_string_append_c (text, i % 100 == 0 ? '\n' : 'x');
  g_string_append (text, "\",1\nc,d\n");
  reader = open_data (text->str, text->len);
  ours = read_all (reader);
  g_assert_true (g_str_has_suffix (ours, "x][1]\n10003:[c][d]\n"));
  compare (text->str, text->len);
}

static void
test_never_closed (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,2\n\"");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  while (text->len < 3 * 1024 * 1024)
    g_string_append (text, "a,b\n");
  reader = open_data (text->str, text->len);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  while (alpr_reader_next_row (reader, &row, &error))
    g_assert_cmpint (row.row, <, 3);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“test.csv” is cut off"));
  g_assert_nonnull (strstr (error->message, "line 3 "));
}

static void
test_many_cells (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "c,");
  g_string_append (text, "\n1,2\n");
  reader = open_data (text->str, text->len);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_nonnull (row.broken);
  g_assert_cmpuint (row.n_cells, ==, 16384);
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_null (row.broken);
  g_assert_cmpuint (row.n_cells, ==, 2);
}

/* Zero bytes deep in a file: damaged, not binary, and on which line. */
static void
test_zero_bytes (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\r\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *where = NULL;
  guint lines = 1;

  for (; text->len < 2 * BLOCK; lines++)
    g_string_append (text, "1,\xc3\xa9\r\n");
  where = g_strdup_printf ("line %u ", lines + 1);
  g_string_append_len (text, "\0\0\0\0", 4);
  reader = open_data (text->str, text->len);
  g_assert_false (alpr_reader_next_sheet (reader, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "is damaged"));
  g_assert_nonnull (strstr (error->message, where));
}

/* One byte that is no UTF-8, at the very end of a large file, makes all of it cp1252. */
static void
test_late_cp1252 (void)
{
  g_autoptr (GString) text = g_string_new ("a,\xc3\xa9\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;

  while (text->len < 2 * BLOCK)
    g_string_append (text, "1,2\n");
  g_string_append (text, "\x80,3\n");
  reader = open_data (text->str, text->len);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  g_assert_cmpstr (alpr_reader_get_encoding (reader), ==, "Windows-1252");
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_cmpmem (row.cells[1].text, row.cells[1].length, "Ã©", 4);
  while (alpr_reader_next_row (reader, &row, &error))
    if (row.cells[0].length == 3)
      break;
  g_assert_no_error (error);
  g_assert_cmpmem (row.cells[0].text, row.cells[0].length, "€", 3);
}

/* UTF-16 with a surrogate pair across the end of a block. */
static void
test_utf16_blocks (void)
{
  for (guint shift = 0; shift < 4; shift++)
    {
      g_autoptr (GString) text = g_string_new ("a,b\n");
      g_autoptr (AlprReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *wide = NULL;
      g_autofree char *ours = NULL;
      g_autofree char *plain = NULL;
      gsize length;

      while (text->len < BLOCK / 2 - 4 + shift)
        g_string_append_c (text, text->len % 50 == 0 ? '\n' : 'x');
      g_string_append (text, "\xf0\x9f\x9a\x97,\xf0\x9f\x9a\x97\nlast,row\n");
      wide = g_convert (text->str, (gssize) text->len, "UTF-16", "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      reader = open_data (wide, length);
      ours = read_all (reader);
      plain = read_plainly (text->str, text->len);
      g_assert_cmpstr (ours, ==, plain);
    }
}

static void
test_digest (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autofree char *expected = NULL;

  while (text->len < 3 * BLOCK + 77)
    g_string_append (text, "1,2\n");
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text->str, text->len);

  /* Asked for before, in the middle and at the end. */
  for (guint rows = 0; rows < 300000; rows = rows * 8 + 1)
    {
      g_autoptr (AlprReader) reader = open_data (text->str, text->len);
      g_autoptr (GError) error = NULL;
      g_autofree char *digest = NULL;
      AlprReadRow row;

      g_assert_true (rows == 0 || alpr_reader_next_sheet (reader, &error));
      for (guint i = 0; i < rows && alpr_reader_next_row (reader, &row, &error); i++)
        continue;
      digest = alpr_reader_finish_sha256 (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (digest, ==, expected);
    }
}

static void
test_changed_meanwhile (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;
  int fd;

  while (text->len < 30 * BLOCK)
    g_string_append (text, "1,2\n");
  fd = make_file (text->str, text->len);
  reader = alpr_reader_open_fd (fd, "test.csv", &error);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  g_assert_cmpint (ftruncate (fd, 20 * BLOCK), ==, 0);
  while (alpr_reader_next_row (reader, &row, &error))
    continue;
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "was changed"));
  g_clear_error (&error);
  g_assert_null (alpr_reader_finish_sha256 (reader, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
}

/* Bytes that were UTF-8 when the encoding was settled, and are no more when they are parsed. */
static void
test_changed_letters (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  AlprReadRow row;
  int fd;

  while (text->len < 30 * BLOCK)
    g_string_append (text, "1,2\n");
  fd = make_file (text->str, text->len);
  reader = alpr_reader_open_fd (fd, "test.csv", &error);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  g_assert_cmpint (pwrite (fd, "\xff", 1, 20 * BLOCK), ==, 1);
  while (alpr_reader_next_row (reader, &row, &error))
    g_assert_true (g_utf8_validate_len (row.cells[0].text, row.cells[0].length, NULL));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "was changed"));
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AlprReader) reader = open_data ("a,b\n", 4);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_cancellable_push_current (cancellable);
  g_assert_false (alpr_reader_next_sheet (reader, &error));
  g_cancellable_pop_current (cancellable);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "absent.csv", NULL);

  g_assert_null (alpr_reader_open (path, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "absent.csv"));
  g_assert_null (strstr (error->message, folder));
  g_clear_error (&error);

  g_assert_null (alpr_reader_open (folder, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "is a folder"));
  g_rmdir (folder);
}

static void
test_position (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  AlprReadRow row;

  while (text->len < 2 * BLOCK)
    g_string_append (text, "1,2\n");
  reader = open_data (text->str, text->len);
  g_assert_cmpint (alpr_reader_get_size (reader), ==, text->len);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  while (alpr_reader_next_row (reader, &row, &error))
    {
      g_assert_cmpint (alpr_reader_get_position (reader), ==, last + 4);
      last += 4;
    }
  g_assert_cmpint (last, ==, text->len);
  g_assert_cmpstr (alpr_reader_get_name (reader), ==, "test.csv");
  g_assert_cmpstr (alpr_reader_get_sheet (reader), ==, "");
  g_assert_false (alpr_reader_next_sheet (reader, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/csv/noise", test_noise);
  g_test_add_func ("/intake/csv/noise-at-block", test_noise_at_block);
  g_test_add_func ("/intake/csv/block-ends", test_block_ends);
  g_test_add_func ("/intake/csv/long-record", test_long_record);
  g_test_add_func ("/intake/csv/largest-record", test_largest_record);
  g_test_add_func ("/intake/csv/never-closed", test_never_closed);
  g_test_add_func ("/intake/csv/many-cells", test_many_cells);
  g_test_add_func ("/intake/csv/zero-bytes", test_zero_bytes);
  g_test_add_func ("/intake/csv/late-cp1252", test_late_cp1252);
  g_test_add_func ("/intake/csv/utf16-blocks", test_utf16_blocks);
  g_test_add_func ("/intake/csv/digest", test_digest);
  g_test_add_func ("/intake/csv/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/intake/csv/changed-letters", test_changed_letters);
  g_test_add_func ("/intake/csv/cancel", test_cancel);
  g_test_add_func ("/intake/csv/no-file", test_no_file);
  g_test_add_func ("/intake/csv/position", test_position);
  return g_test_run ();
}
