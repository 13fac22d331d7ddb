/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XLSX reader where golden files don't reach: number formats, zip bombs and other limits,
 * memory over a long sheet, the digest and the position. Workbooks are made here, with libarchive.
 */

#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "alpr-error.h"
#include "alpr-reader-private.h"
#include "alpr-xlsx-number.h"

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATION(id, type, part) \
  "<Relationship Id='" id "' Type='" REL type "' Target='" part "'/>"

typedef struct
{
  struct archive *archive;
  int fd;
} Book;

/* Writes @head, then @data so many times. */
static void
put_bytes (Book *book, const char *part, const char *head, GString *data, guint times)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, part);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (book->archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (book->archive, head, strlen (head)), ==, strlen (head));
  for (guint i = 0; i < times; i++)
    g_assert_cmpint (archive_write_data (book->archive, data->str, data->len), ==, data->len);
  archive_entry_free (entry);
}

static void
put_part (Book *book, const char *part, const char *text)
{
  put_bytes (book, part, text, NULL, 0);
}

/* Bytes that hardly pack, so that only the limit looked for is reached. */
static GString *
make_noise (gsize length)
{
  GString *noise = g_string_sized_new (length);

  while (noise->len < length)
    g_string_append_c (noise, (char) g_test_rand_int_range ('a', 'z'));
  return noise;
}

/* Everything but the sheet and the strings. */
static void
begin_book (Book *book)
{
  book->fd = memfd_create ("test", MFD_CLOEXEC);
  book->archive = archive_write_new ();
  archive_write_set_format_zip (book->archive);
  g_assert_cmpint (archive_write_open_fd (book->archive, book->fd), ==, ARCHIVE_OK);
  put_part (book, "[Content_Types].xml", "<Types/>");
  put_part (book, "_rels/.rels",
            "<Relationships>" RELATION ("a", "officeDocument", "xl/workbook.xml")
            "</Relationships>");
  put_part (book, "xl/workbook.xml",
            "<workbook xmlns:r='x'><sheets><sheet name='S' r:id='a'/></sheets></workbook>");
  put_part (book, "xl/_rels/workbook.xml.rels",
            "<Relationships>" RELATION ("a", "worksheet", "worksheets/sheet1.xml") RELATION (
                "b", "sharedStrings", "sharedStrings.xml") "</Relationships>");
}

static AlprReader *
end_book (Book *book, GError **error)
{
  g_assert_cmpint (archive_write_free (book->archive), ==, ARCHIVE_OK);
  return alpr_reader_open_fd (book->fd, "test.xlsx", error);
}

/* Reads all rows; the error, which there must be, names the file and holds @message. */
static void
expect_failure (AlprReader *reader, GError *error, const char *message)
{
  AlprReadRow row;

  while (error == NULL && alpr_reader_next_sheet (reader, &error))
    while (alpr_reader_next_row (reader, &row, &error))
      continue;
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“test.xlsx”"));
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, message);
  g_error_free (error);
}

static glong
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* A sheet of blanks, more than two hundred times as large unpacked. */
static void
test_bomb_sheet (void)
{
  g_autofree char *blanks = g_strnfill (1024 * 1024, ' ');
  g_autoptr (GString) piece = g_string_new (blanks);
  g_autoptr (AlprReader) reader = NULL;
  GError *error = NULL;
  Book book;

  begin_book (&book);
  put_bytes (&book, "xl/worksheets/sheet1.xml", "<worksheet>", piece, 256);
  reader = end_book (&book, &error);
  expect_failure (reader, error, "zip bomb");
}

/* The same in the shared strings, which are held in memory. */
static void
test_bomb_strings (void)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  g_autoptr (AlprReader) reader = NULL;
  GError *error = NULL;
  glong before;
  Book book;

  while (piece->len < 1024 * 1024)
    g_string_append (piece, "<si><t>a</t></si>");
  begin_book (&book);
  put_bytes (&book, "xl/sharedStrings.xml", "<sst>", piece, 128);
  put_part (&book, "xl/worksheets/sheet1.xml", "<worksheet/>");
  reader = end_book (&book, &error);
  before = peak_kib ();
  expect_failure (reader, error, "zip bomb");
  g_assert_cmpint (peak_kib () - before, <, 256 * 1024);
}

static void
test_many_parts (void)
{
  g_autoptr (AlprReader) reader = NULL;
  GError *error = NULL;
  Book book;

  begin_book (&book);
  for (guint i = 0; i < 10001; i++)
    {
      char name[32];

      g_snprintf (name, sizeof name, "part%u", i);
      put_part (&book, name, "");
    }
  reader = end_book (&book, &error);
  expect_failure (reader, error, "more than 10,000 parts");
}

/* One tag that never ends must not be held in memory. */
static void
test_long_tag (void)
{
  g_autoptr (GString) noise = make_noise (3 * 1024 * 1024);
  g_autoptr (AlprReader) reader = NULL;
  GError *error = NULL;
  Book book;

  begin_book (&book);
  put_bytes (&book, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='", noise, 1);
  reader = end_book (&book, &error);
  expect_failure (reader, error, "longer than 1 MiB");
}

static void
test_long_row (void)
{
  g_autoptr (GString) noise = make_noise (1024 * 1024);
  g_autoptr (AlprReader) reader = NULL;
  GError *error = NULL;
  Book book;

  begin_book (&book);
  put_bytes (&book, "xl/worksheets/sheet1.xml",
             "<worksheet><sheetData><row><c t='inlineStr'><is><t>", noise, 20);
  reader = end_book (&book, &error);
  expect_failure (reader, error, "row 1 is longer than 16 MiB");
}

/* A long sheet: every row arrives, in the memory of one. */
static void
test_long_sheet (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (AlprReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  gint64 position = 0, n = 0;
  AlprReadRow row;
  glong before;
  Book book;

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (rows,
                            "<row><c><v>%u</v></c>"
                            "<c t='inlineStr'><is><t>reason %x</t></is></c></row>",
                            i, (guint) g_test_rand_int ());
  begin_book (&book);
  g_string_append (rows, "</sheetData></worksheet>");
  put_bytes (&book, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", rows, 1);
  reader = end_book (&book, NULL);
  before = peak_kib ();
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  while (alpr_reader_next_row (reader, &row, &error))
    {
      g_assert_cmpint (row.row, ==, ++n);
      g_assert_cmpuint (row.n_cells, ==, 2);
      g_assert_cmpint (alpr_reader_get_position (reader), >=, position);
      position = alpr_reader_get_position (reader);
    }
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 300000);
  g_assert_cmpint (position, <=, alpr_reader_get_size (reader));
  g_assert_cmpint (position, >, alpr_reader_get_size (reader) / 2);
  /* Address sanitizer's own memory counts in that build. */
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (peak_kib () - before, <, 16 * 1024);
#endif
  digest = alpr_reader_finish_sha256 (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (digest), ==, 64);
}

static const struct
{
  const char *code;
  AlprXlsxLook look;
} codes[] = {
  { "General", ALPR_XLSX_NUMBER },
  { "0.00", ALPR_XLSX_NUMBER },
  { "#,##0.00_);[Red]\\(#,##0.00\\)", ALPR_XLSX_NUMBER },
  { "@", ALPR_XLSX_NUMBER },
  { "0.00E+00", ALPR_XLSX_NUMBER },
  { "\"days \"0", ALPR_XLSX_NUMBER },
  { "[h]:mm:ss", ALPR_XLSX_NUMBER },
  { "[$-409]m/d/yy h:mm AM/PM;@", ALPR_XLSX_TIME },
  { "yyyy\\-mm\\-dd", ALPR_XLSX_DATE },
  { "mmm yyyy", ALPR_XLSX_DATE },
  { "mmmm", ALPR_XLSX_DATE },
  { "[$-F800]dddd, mmmm dd, yyyy", ALPR_XLSX_DATE },
  { "mm:ss.0", ALPR_XLSX_CLOCK },
  { "h:mm AM/PM", ALPR_XLSX_CLOCK },
  { "yyyy-mm-dd\"T\"hh:mm:ss", ALPR_XLSX_TIME },
  { "0;[Red]d", ALPR_XLSX_NUMBER },
};

static void
test_looks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      AlprXlsxLook look = alpr_xlsx_look_of_code (codes[i].code);

      if (look != codes[i].look)
        g_error ("“%s” shows %u, not %u", codes[i].code, look, codes[i].look);
    }
  g_assert_cmpuint (alpr_xlsx_look_of_builtin (0), ==, ALPR_XLSX_NUMBER);
  g_assert_cmpuint (alpr_xlsx_look_of_builtin (14), ==, ALPR_XLSX_DATE);
  g_assert_cmpuint (alpr_xlsx_look_of_builtin (20), ==, ALPR_XLSX_CLOCK);
  g_assert_cmpuint (alpr_xlsx_look_of_builtin (22), ==, ALPR_XLSX_TIME);
  g_assert_cmpuint (alpr_xlsx_look_of_builtin (46), ==, ALPR_XLSX_NUMBER);
}

static const struct
{
  const char *text;
  AlprXlsxLook look;
  const char *written; /* NULL: stays as it is */
} numbers[] = {
  { "7", ALPR_XLSX_NUMBER, NULL },
  { "2603250106", ALPR_XLSX_NUMBER, NULL },
  { "2.603250106E9", ALPR_XLSX_NUMBER, "2603250106" },
  { "1.0", ALPR_XLSX_NUMBER, "1" },
  { "-0.5", ALPR_XLSX_NUMBER, "-0.5" },
  { "0.1", ALPR_XLSX_NUMBER, "0.1" },
  { "0.30000000000000004", ALPR_XLSX_NUMBER, "0.30000000000000004" },
  { "1E+20", ALPR_XLSX_NUMBER, "100000000000000000000" },
  { "1E+300", ALPR_XLSX_NUMBER, "1e+300" },
  { "", ALPR_XLSX_NUMBER, NULL },
  { "abc", ALPR_XLSX_NUMBER, NULL },
  { "7 ", ALPR_XLSX_NUMBER, NULL },
  { "nan", ALPR_XLSX_NUMBER, NULL },
  { "1e999", ALPR_XLSX_NUMBER, NULL },
  { "1", ALPR_XLSX_DATE, "1900-01-01" },
  { "59", ALPR_XLSX_DATE, "1900-02-28" },
  { "61", ALPR_XLSX_DATE, "1900-03-01" },
  { "45832", ALPR_XLSX_DATE, "2025-06-24" },
  { "45832.5", ALPR_XLSX_DATE, "2025-06-24 12:00:00" },
  { "45832.999999999996", ALPR_XLSX_TIME, "2025-06-25 00:00:00" },
  { "45832.00001157407", ALPR_XLSX_TIME, "2025-06-24 00:00:01" },
  { "45832.000005787", ALPR_XLSX_TIME, "2025-06-24 00:00:00.500" },
  { "2958465", ALPR_XLSX_DATE, "9999-12-31" },
  { "2958466", ALPR_XLSX_DATE, "2958466" },
  { "-1", ALPR_XLSX_DATE, "-1" },
  { "0.75", ALPR_XLSX_CLOCK, "18:00:00" },
  { "45832.75", ALPR_XLSX_CLOCK, "2025-06-24 18:00:00" },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char out[ALPR_XLSX_NUMBER_ROOM];
      gsize length = alpr_xlsx_number_write (numbers[i].text, strlen (numbers[i].text),
                                             numbers[i].look, FALSE, out);
      const char *written = length > 0 ? out : NULL;

      g_test_message ("%s", numbers[i].text);
      g_assert_cmpstr (written, ==, numbers[i].written);
      g_assert_cmpuint (length, ==, written != NULL ? strlen (written) : 0);
    }
}

/* Every day of the 1900 system that is one, against GDate. */
static void
test_every_day (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_MARCH, 1900);
  for (guint day = 61; day < 61 + 60000; day++)
    {
      g_autofree char *text = g_strdup_printf ("%u", day);
      char expected[16], out[ALPR_XLSX_NUMBER_ROOM];

      g_date_strftime (expected, sizeof expected, "%Y-%m-%d", &date);
      g_assert_cmpuint (
          alpr_xlsx_number_write (text, strlen (text), ALPR_XLSX_DATE, FALSE, out), ==, 10);
      g_assert_cmpstr (out, ==, expected);
      g_date_add_days (&date, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/xlsx/bomb-sheet", test_bomb_sheet);
  g_test_add_func ("/intake/xlsx/bomb-strings", test_bomb_strings);
  g_test_add_func ("/intake/xlsx/many-parts", test_many_parts);
  g_test_add_func ("/intake/xlsx/long-tag", test_long_tag);
  g_test_add_func ("/intake/xlsx/long-row", test_long_row);
  g_test_add_func ("/intake/xlsx/long-sheet", test_long_sheet);
  g_test_add_func ("/intake/xlsx/looks", test_looks);
  g_test_add_func ("/intake/xlsx/numbers", test_numbers);
  g_test_add_func ("/intake/xlsx/every-day", test_every_day);
  return g_test_run ();
}
