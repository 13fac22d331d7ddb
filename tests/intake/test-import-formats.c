/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every file of tests/data/formats, every header generation and everything that goes wrong with
 * exports, taken into a book: how many rows came in and were set aside, or by which word the file is
 * refused. What the readers make of these files is compared in test-formats.c.
 */
#include "import-fixture.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-time.h"

#define REFUSED (-1)

typedef struct
{
  const char *file;
  gint64 rows; /* REFUSED: the file is */
  gint64 taken_in;
  gint64 set_aside;
  const char *word; /* of a note, or of the refusal */
} Format;

static const Format formats[] = {
  { "aliases.csv", 1, 1, 0, NULL },
  { "archive.zip", REFUSED, 0, 0, "unpack it" },
  { "bad-times.csv", 7, 1, 6, NULL },
  { "beyond-columns.xlsx", REFUSED, 0, 0, "outside every column" },
  { "beyond-rows.xlsx", REFUSED, 0, 0, "no row 1048577" },
  { "binary.csv", REFUSED, 0, 0, "binary file" },
  { "binary.xlsb", REFUSED, 0, 0, ".xlsb" },
  { "blank-and-helper.csv", 1, 1, 0, "2 rows were blank" },
  { "blank-lines-only.csv", REFUSED, 0, 0, "not even a header" },
  { "bom-only.csv", REFUSED, 0, 0, "is empty" },
  { "break-outside-quotes.csv", 2, 2, 0, NULL },
  { "broken-xml.xlsx", REFUSED, 0, 0, "mismatched tag" },
  { "cell-in-cell.xlsx", REFUSED, 0, 0, "not in order" },
  { "cp1252.csv", 1, 1, 0, "Windows-1252" },
  { "cut-off-character.csv", REFUSED, 0, 0, "in the middle of a character" },
  { "cut-off.csv", REFUSED, 0, 0, "line 4 has a quoted cell that never ends" },
  { "cut-off.xlsx", REFUSED, 0, 0, "cut off" },
  { "damaged.xlsx", REFUSED, 0, 0, "is damaged" },
  { "dates-1904.xlsx", REFUSED, 0, 0, "there is no header" },
  { "dates.xlsx", REFUSED, 0, 0, "there is no header" },
  { "deep.xlsx", REFUSED, 0, 0, "nested too deep" },
  { "doctype.xlsx", REFUSED, 0, 0, "document type" },
  { "document.csv", REFUSED, 0, 0, "PDF" },
  { "empty.csv", REFUSED, 0, 0, "is empty" },
  { "encrypted-zip.xlsx", REFUSED, 0, 0, "password" },
  { "encrypted.xlsx", REFUSED, 0, 0, "password" },
  { "ends-cr.csv", 2, 2, 0, NULL },
  { "ends-crlf-none-at-end.csv", 2, 2, 0, NULL },
  { "ends-crlf-then-lf.csv", 3, 3, 0, "first in row 4" },
  { "ends-lf-then-crlf.csv", 2, 2, 0, NULL },
  { "ends-lf.csv", 2, 2, 0, NULL },
  { "frame-one-line.csv", 2, 2, 0, NULL },
  { "frame-wrapped.csv", 1, 1, 0, NULL },
  { "gen-a.csv", 2, 2, 0, NULL },
  { "gen-b.csv", 1, 1, 0, NULL },
  { "gen-b.csv.xlsx", 1, 1, 0, NULL },
  { "gen-c.csv", 1, 1, 0, NULL },
  { "gen-d.csv", 3, 3, 0, NULL },
  { "gen-e.csv", 1, 1, 0, NULL },
  { "gen-f.csv", 1, 1, 0, NULL },
  { "gen-g.csv", 1, 1, 0, NULL },
  { "gen-h.csv", 1, 1, 0, NULL },
  { "gen-i.csv", 1, 1, 0, NULL },
  { "headerless.csv", REFUSED, 0, 0, "there is no header" },
  { "helper-column.xlsx", 1, 1, 0, "1 row was blank" },
  { "inline.xlsx", 1, 1, 0, NULL },
  { "kinds.xlsx", REFUSED, 0, 0, "no mapping knows" },
  { "letter.doc", REFUSED, 0, 0, "old Office file" },
  { "letter.docx", REFUSED, 0, 0, "text document" },
  { "masks.csv", 1, 1, 0, NULL },
  { "ncric.csv", 2, 2, 0, NULL },
  { "no-addresses.xlsx", REFUSED, 0, 0, "no mapping knows" },
  { "no-sheet-part.xlsx", REFUSED, 0, 0, "it has no part" },
  { "old.xls", REFUSED, 0, 0, ".xls" },
  { "pictures.zip", REFUSED, 0, 0, "without a workbook" },
  { "portal-2025.csv", 2, 2, 0, NULL },
  { "portal-case-offense.csv", 1, 1, 0, NULL },
  { "portal-case.csv", 2, 2, 0, NULL },
  { "portal-header-only.csv", 0, 0, 0, "no rows" },
  { "portal-none.csv", 2, 2, 0, NULL },
  { "portal-offense.csv", 2, 2, 0, NULL },
  { "portal-reason-case-offense.csv", 1, 1, 0, NULL },
  { "portal-reason-case.csv", 1, 1, 0, NULL },
  { "portal-reason.csv", 3, 3, 0, NULL },
  { "prefixed.xlsx", REFUSED, 0, 0, "no mapping knows" },
  { "quotes.csv", 6, 5, 1, NULL },
  { "repeated-header.csv", 2, 2, 0, "first in row 4" },
  { "rich.xlsx", REFUSED, 0, 0, "no mapping knows" },
  { "semicolon.csv", 1, 1, 0, NULL },
  { "sep-line.csv", 1, 1, 0, NULL },
  { "sheet.ods", REFUSED, 0, 0, "OpenDocument" },
  { "sheets.xlsx", REFUSED, 0, 0, "“first”" },
  { "shifted.csv", 2, 0, 2, NULL },
  { "split-date-time.csv", 2, 2, 0, NULL },
  { "stacked.csv", 3, 3, 0, "its header is row 6" },
  { "tab.csv", 1, 1, 0, NULL },
  { "twice.xlsx", REFUSED, 0, 0, "same name" },
  { "unknown.csv", REFUSED, 0, 0, "“Colour”, “Size”" },
  { "utf16-be.csv", 2, 1, 1, "UTF-16 BE" },
  { "utf16-le.csv", 1, 1, 0, "UTF-16 LE" },
  { "utf8-bom.csv", 1, 1, 0, NULL },
  { "web-page.csv", REFUSED, 0, 0, "web page" },
  { "workbook-named.csv", 1, 1, 0, NULL },
};

static void
check_refused (Book *book, const Format *format, const char *path)
{
  g_autofree char *before = book_digest (book);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (
      alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  if (strstr (error->message, format->word) == NULL || strstr (error->message, format->file) == NULL
      || strchr (error->message, '/') == error->message + strlen ("“"))
    g_error ("%s: “%s”", format->file, error->message);
  after = book_digest (book);
  g_assert_cmpstr (after, ==, before);
}

static void
check_taken (Book *book, const Format *format, const char *path)
{
  g_autoptr (AlprImportResult) result = book_import (book, path);

  assert_counts (result, format->rows, format->taken_in, 0, format->set_aside);
  if (format->word == NULL ? result->notes[0] != NULL : !result_has_note (result, format->word))
    g_error ("%s: “%s”", format->file, result->notes[0] != NULL ? result->notes[0] : "no note");
}

static void
test_format (gconstpointer data)
{
  const Format *format = data;
  g_autofree char *path = book_sample ("formats", format->file);
  Book book = { 0 };

  book_set_up (&book, NULL);
  if (format->rows == REFUSED)
    check_refused (&book, format, path);
  else
    check_taken (&book, format, path);
  book_tear_down (&book, NULL);
}

/* No file of the folder is forgotten here. */
static void
test_complete (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "formats", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      gboolean found = g_str_has_suffix (name, ".golden") || strcmp (name, "make") == 0;

      for (guint i = 0; i < G_N_ELEMENTS (formats) && !found; i++)
        found = strcmp (formats[i].file, name) == 0;
      if (!found)
        g_error ("%s is not in the table", name);
    }
}

static void
assert_times (Book *book, const char *const *times)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor
      = alpr_store_query_text (book->store, "SELECT at FROM v_search ORDER BY id", NULL, &error);

  for (guint i = 0; times[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (alpr_cursor_next (cursor, NULL));
      text = alpr_time_to_iso (alpr_cursor_get_integer (cursor, 0));
      g_assert_cmpstr (text, ==, times[i]);
    }
  g_assert_false (alpr_cursor_next (cursor, NULL));
}

/* Times that name no zone are the agency's where the mapping says so, and UTC at Flock. */
static void
test_zones (Book *book, gconstpointer data)
{
  g_autofree char *local = book_sample ("formats", "ncric.csv");
  g_autofree char *utc = book_sample ("formats", "split-date-time.csv");
  g_autoptr (AlprImportResult) first = book_import (book, local);
  g_autoptr (AlprImportResult) second = book_import (book, utc);
  static const char *const times[]
      = { "2021-05-04T18:07:00.000Z", "2021-05-04T18:09:00.000Z", "2025-07-01T23:59:58.000Z",
          "2025-07-02T19:05:00.000Z", NULL };
  g_autofree char *extra = NULL;

  assert_times (book, times);
  /* The first row's date and time have the sheet's form; the second's are kept as they came. */
  extra = book_text (book, "SELECT text FROM search_extra WHERE search > 2");
  g_assert_cmpstr (extra, ==, "Search Date: 07/02/2025\nSearch Time: 7:05:00 PM");
}

static AlprMapping *
load_mapping (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  AlprMapping *mapping = alpr_mapping_load ("own.json", bytes, &error);

  g_assert_no_error (error);
  return mapping;
}

/* A file without a header, by a mapping that names its columns: its first row is a row. */
static void
test_headerless (Book *book, gconstpointer data)
{
  g_autoptr (AlprMapping) mapping = load_mapping (
      "{ \"id\": \"own\", \"title\": \"Own\", \"zone\": \"UTC\", \"columns\": "
      "[\"organisation\", \"networks\", \"time-frame\", \"time\", \"type\"] }");
  g_autofree char *path = book_sample ("formats", "headerless.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprImportResult) result = alpr_import_file (book->store, book->actor, path, mapping,
                                                          NULL, NULL, NULL, &error);
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (result->mapping, ==, "own");
  assert_counts (result, 2, 2, 0, 0);
  rows = book_text (book, "SELECT row || '|' || organisation || '|' || networks || '|' || type"
                          " FROM v_search_text ORDER BY id");
  g_assert_cmpstr (rows, ==,
                   "1|Prairie Junction NE PD|1396|search\n3|Prairie Junction NE PD|3|lookup");
}

/* A mapping that was asked for must fit; no other is tried. */
static void
test_wrong_mapping (Book *book, gconstpointer data)
{
  g_autoptr (AlprMapping) mapping = alpr_mapping_load_shipped ("ncric-astrometrics", NULL);
  g_autofree char *path = book_sample ("formats", "gen-d.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (
      alpr_import_file (book->store, book->actor, path, mapping, NULL, NULL, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“Name”"));
}

static void
test_workbook (Book *book, gconstpointer data)
{
  g_autofree char *path = book_sample ("imports", "two-sheets.xlsx");
  g_autoptr (AlprImportResult) result = book_import (book, path);
  g_autofree char *sheets = NULL;
  g_autofree char *aside = NULL;

  assert_counts (result, 4, 3, 0, 1);
  g_assert_true (result_has_note (result, "Sheet “Cover”: none of its 2 rows was read"));
  sheets = book_text (book, "SELECT sheet || ' ' || row || ' ' || account || ' ' || type"
                            " FROM v_search_text ORDER BY id");
  g_assert_cmpstr (sheets, ==,
                   "June 2 Finley Yarrow lookup\nJune 4 Uma Dunmore \nJuly 2 Gray Bellamy search");
  aside = book_text (book, "SELECT sheet || ' ' || row || ' ' || reason FROM import_aside");
  g_assert_cmpstr (aside, ==, "June 3 no user: Name is blank");
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE type = 1"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strdup_printf ("/intake/import/formats/%s", formats[i].file);

      g_test_add_data_func (name, &formats[i], test_format);
    }
  g_test_add_func ("/intake/import/formats-complete", test_complete);
  book_add ("/intake/import/zones", test_zones);
  book_add ("/intake/import/headerless", test_headerless);
  book_add ("/intake/import/wrong-mapping", test_wrong_mapping);
  book_add ("/intake/import/workbook", test_workbook);
  return g_test_run ();
}
