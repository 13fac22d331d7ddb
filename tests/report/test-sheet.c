/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writers without a book: what stands in the parts of a workbook and in a CSV file, that no
 * text becomes a formula, that the same content gives the same bytes, that a long table goes on on
 * the next sheet, and that a full disk leaves an error and no file.
 */

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "alpr-error.h"
#include "alpr-sheet-csv.h"
#include "alpr-sheet-file.h"
#include "alpr-sheet-xlsx.h"
#include "alpr-time.h"
#include "parts.h"

typedef struct
{
  char *folder;
  char *path;
  GTimeZone *zone;
} Fixture;

static const char *const dangers[]
    = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "http://example.org",
        "mailto:a@example.org", "internal:Sheet1!A1" };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("alpr-sheet-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out", NULL);
  fixture->zone = g_time_zone_new_identifier ("America/Chicago");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_time_zone_unref (fixture->zone);
}

static const AlprSheetColumn columns[] = {
  { (char *) "Who", ALPR_SHEET_TEXT, 1 },       { (char *) "Searches", ALPR_SHEET_NUMBER, 1 },
  { (char *) "Share", ALPR_SHEET_PERCENT, 1 },  { (char *) "At", ALPR_SHEET_TIME, 1 },
  { (char *) "Day", ALPR_SHEET_DAY, 1 },        { (char *) "Verdict", ALPR_SHEET_BADGE, 1 },
  { (char *) "Digest", ALPR_SHEET_CODE, 1 },
};

static AlprSheetDocument
make_document (Fixture *fixture)
{
  return (AlprSheetDocument){
    .id = "test-report",
    .agency = "Prairie Junction P&D",
    .title = "Test report",
    .subject = "2026-10",
    .source = "ALPR Desk",
    .draft = "DRAFT. Not final.",
    .zone = fixture->zone,
    .created = G_GINT64_CONSTANT (1793000000000),
  };
}

static void
write_rows (AlprSheetWriter *writer, guint rows)
{
  for (guint i = 0; i < rows; i++)
    {
      g_autofree char *who = g_strdup_printf ("Person, \"%u\"", i);
      /* 2026-11-01 06:30 UTC is 01:30 daylight time, two hours later 02:30 standard time. */
      gint64 at = alpr_time_from_civil (2026, 11, 1, 6, 30, 0) + i * 2 * 3600 * ALPR_TIME_SECOND;
      AlprSheetCell cells[] = {
        ALPR_SHEET_CELL_TEXT (who),
        ALPR_SHEET_CELL_NUMBER (1000 + i),
        { .kind = ALPR_SHEET_PERCENT, .number = 0.25 },
        ALPR_SHEET_CELL_TIME (at),
        { .kind = ALPR_SHEET_DAY, .time = at },
        ALPR_SHEET_CELL_BADGE (i % 2 == 0 ? "compliant" : "not-compliant"),
        { .kind = ALPR_SHEET_BLANK },
      };

      g_assert_true (alpr_sheet_writer_add_row (writer, cells, NULL));
    }
}

static gboolean
write_document (Fixture *fixture, AlprSheetWriter *writer, guint rows, gboolean charts,
                GError **error)
{
  AlprSheetDocument document = make_document (fixture);
  const int grid[] = { 30, 11, 10, 20, 12, 14, 34 };
  const int page_grid[] = { 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8 };
  AlprSheetPage page = { "Summary", FALSE, page_grid, G_N_ELEMENTS (page_grid), FALSE };
  AlprSheetPage list = { "A list/of [things]", TRUE, grid, G_N_ELEMENTS (grid), TRUE };
  const AlprSheetChart chart[] = {
    { ALPR_SHEET_CHART_BAR, "Searches by person", 0, { 1 }, 1, 3 },
    { ALPR_SHEET_CHART_COLUMN, "Searches by day", 4, { 1, 2 }, 2, 0 },
  };
  AlprSheetTable table = { columns, G_N_ELEMENTS (columns), chart, charts ? 2 : 0, rows, FALSE };
  AlprSheetCell fact = ALPR_SHEET_CELL_TEXT ("=HYPERLINK(\"http://example.org\")");

  if (!alpr_sheet_writer_begin_document (writer, fixture->path, &document, error))
    return FALSE;
  g_assert_true (alpr_sheet_writer_begin_sheet (writer, &page, NULL));
  g_assert_true (alpr_sheet_writer_add_text (writer, ALPR_SHEET_VERDICT, "2 of 10", NULL));
  g_assert_true (alpr_sheet_writer_add_fact (writer, "Agency", &fact, NULL));
  g_assert_true (alpr_sheet_writer_begin_sheet (writer, &list, NULL));
  g_assert_true (alpr_sheet_writer_begin_table (writer, &table, NULL));
  write_rows (writer, rows);
  g_assert_true (alpr_sheet_writer_end_table (writer, NULL));
  return alpr_sheet_writer_end_document (writer, error);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSheetWriter) writer = alpr_sheet_xlsx_new ();
  g_autofree char *summary = NULL;
  g_autofree char *list = NULL;
  g_autofree char *book = NULL;
  g_autofree char *core = NULL;
  g_autofree char *chart = NULL;
  g_autofree char *links = NULL;

  g_assert_true (write_document (fixture, writer, 5, TRUE, NULL));
  summary = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  assert_holds (summary, "Prairie Junction P&amp;D");
  assert_holds (summary, "<t>Test report: Summary</t>");
  assert_holds (summary, "<t>DRAFT. Not final.</t>");
  assert_holds (summary, "<t>=HYPERLINK(\"http://example.org\")</t>");
  assert_holds (summary, "fitToHeight=\"0\"");
  assert_holds (summary, "<mergeCell ref=\"A1:L1\"/>");

  list = read_part (fixture->path, "xl/worksheets/sheet2.xml");
  assert_holds (list, "orientation=\"landscape\"");
  assert_holds (list, "&amp;L&amp;8Prairie Junction P&amp;&amp;D&amp;C&amp;8");
  assert_holds (list, "<oddFooter>&amp;L&amp;8test-report&amp;R&amp;8&amp;P / &amp;N</oddFooter>");
  assert_holds (list, "<autoFilter ref=");
  assert_holds (list, "<t>Person, \"0\"</t>");
  /* 1:30 and, two hours later, 2:30: the clock was put back in between. */
  assert_holds (list, "<v>46327.0625</v>");
  assert_holds (list, "<v>46327.10416666667</v>");
  assert_holds (list, "<v>46327</v>");
  g_assert_null (strstr (list, "<f>"));

  book = read_part (fixture->path, "xl/workbook.xml");
  assert_holds (book, "name=\"A list of  things\"");
  core = read_part (fixture->path, "docProps/core.xml");
  assert_holds (core, "2026-10-26T");
  chart = read_part (fixture->path, "xl/charts/chart1.xml");
  assert_holds (chart, "<c:barDir val=\"bar\"/>");
  assert_holds (chart, "Searches by person");
  links = read_part (fixture->path, "xl/worksheets/_rels/sheet1.xml.rels");
  g_assert_null (links);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AlprSheetWriter) writer = alpr_sheet_xlsx_new ();

      if (i == 1)
        g_usleep (2100000); /* an archive's clock ticks every two seconds */
      g_assert_true (write_document (fixture, writer, 50, TRUE, NULL));
      g_assert_true (g_file_get_contents (fixture->path, i == 0 ? &first : &second,
                                          i == 0 ? &first_length : &second_length, NULL));
    }
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSheetWriter) writer = alpr_sheet_xlsx_new ();
  g_autofree char *book = NULL;
  guint rows = 0;

  alpr_sheet_xlsx_set_row_limit (ALPR_SHEET_XLSX (writer), 40);
  g_assert_true (write_document (fixture, writer, 100, FALSE, NULL));
  book = read_part (fixture->path, "xl/workbook.xml");
  assert_holds (book, "name=\"A list of  things (2)\"");
  assert_holds (book, "name=\"A list of  things (4)\"");
  g_assert_null (strstr (book, "(5)"));
  assert_holds (book, "_xlnm.Print_Titles");
  for (int i = 2; i <= 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%d.xml", i);
      g_autofree char *sheet = read_part (fixture->path, name);

      assert_holds (sheet, "<t>Who</t>");
      assert_holds (sheet, "<autoFilter");
      assert_holds (sheet, "state=\"frozen\"");
      rows += count_of (sheet, "<t>Person, ");
    }
  g_assert_cmpuint (rows, ==, 100);
}

/* As many rows as a sheet can't hold, for real. */
static void
test_million (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSheetWriter) writer = alpr_sheet_xlsx_new ();
  AlprSheetDocument document = make_document (fixture);
  const int grid[] = { 12 };
  AlprSheetPage list = { "Rows", TRUE, grid, 1, TRUE };
  AlprSheetTable table = { &columns[1], 1, NULL, 0, 1048576 + 10, FALSE };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("only with -m slow");
      return;
    }
  g_assert_true (alpr_sheet_writer_begin_document (writer, fixture->path, &document, NULL));
  g_assert_true (alpr_sheet_writer_begin_sheet (writer, &list, NULL));
  g_assert_true (alpr_sheet_writer_begin_table (writer, &table, NULL));
  for (gint64 i = 0; i < table.rows; i++)
    {
      AlprSheetCell cell = ALPR_SHEET_CELL_NUMBER (i);

      g_assert_true (alpr_sheet_writer_add_row (writer, &cell, NULL));
    }
  g_assert_true (alpr_sheet_writer_end_table (writer, NULL));
  g_assert_true (alpr_sheet_writer_end_document (writer, NULL));
  first = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  second = read_part (fixture->path, "xl/worksheets/sheet2.xml");
  assert_holds (first, "<row r=\"1048576\"");
  g_assert_null (strstr (first, "<row r=\"1048577\""));
  assert_holds (second, "<v>1048585</v>");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSheetWriter) writer = alpr_sheet_xlsx_new ();
  AlprSheetDocument document = make_document (fixture);
  const int grid[] = { 30 };
  AlprSheetPage list = { "Texts", FALSE, grid, 1, FALSE };
  AlprSheetTable table = { columns, 1, NULL, 0, 3, FALSE };
  g_autofree char *long_text = g_strnfill (40000, 'x');
  const char *const texts[] = { long_text, "a\x01\x02z", "Ünïcödé — 日本 😀" };
  g_autofree char *sheet = NULL;

  g_assert_true (alpr_sheet_writer_begin_document (writer, fixture->path, &document, NULL));
  g_assert_true (alpr_sheet_writer_begin_sheet (writer, &list, NULL));
  g_assert_true (alpr_sheet_writer_begin_table (writer, &table, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (texts[i]);

      g_assert_true (alpr_sheet_writer_add_row (writer, &cell, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (dangers); i++)
    {
      AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (dangers[i]);

      g_assert_true (alpr_sheet_writer_add_row (writer, &cell, NULL));
    }
  g_assert_true (alpr_sheet_writer_end_table (writer, NULL));
  g_assert_true (alpr_sheet_writer_end_document (writer, NULL));
  sheet = read_part (fixture->path, "xl/worksheets/sheet1.xml");
  assert_holds (sheet, "xxx… (cut: the whole text stands in the book)</t>");
  assert_holds (sheet, "<t>a_x0001__x0002_z</t>");
  assert_holds (sheet, "Ünïcödé — 日本 😀");
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_null (strstr (sheet, "hyperlink"));
  assert_holds (sheet, "t=\"inlineStr\"><is><t>=cmd|' /C calc'!A0</t>");
}

static void
write_csv (Fixture *fixture, gboolean mark)
{
  g_autoptr (AlprSheetWriter) writer = alpr_sheet_csv_new (mark);

  g_assert_true (write_document (fixture, writer, 2, TRUE, NULL));
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  write_csv (fixture, FALSE);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (
      text, ==,
      "Who,Searches,Share,At,Day,Verdict,Digest\r\n"
      "\"Person, \"\"0\"\"\",1000,0.25,2026-11-01 01:30:00,2026-11-01,compliant,\r\n"
      "\"Person, \"\"1\"\"\",1001,0.25,2026-11-01 02:30:00,2026-11-01,not-compliant,\r\n");
  g_clear_pointer (&text, g_free);
  write_csv (fixture, TRUE);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFWho,"));
}

static void
test_csv_guard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSheetWriter) writer = alpr_sheet_csv_new (FALSE);
  AlprSheetDocument document = make_document (fixture);
  AlprSheetTable table = { columns, 1, NULL, 0, 0, FALSE };
  g_autofree char *text = NULL;

  g_assert_true (alpr_sheet_writer_begin_document (writer, fixture->path, &document, NULL));
  g_assert_true (alpr_sheet_writer_begin_table (writer, &table, NULL));
  for (guint i = 0; i < 7; i++)
    {
      AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (dangers[i]);

      g_assert_true (alpr_sheet_writer_add_row (writer, &cell, NULL));
    }
  g_assert_true (alpr_sheet_writer_end_document (writer, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "Who\r\n'=1+1\r\n'+1\r\n'-1\r\n'@SUM(A1)\r\n'\t=1\r\n\"'\r=1\"\r\n"
                   "'=cmd|' /C calc'!A0\r\n");
}

/* A limit on the size of files stands for a disk that is full; it is the child's own. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      for (const char *const *limit = (const char *const[]){ "3000", "9000", "60000", NULL };
           *limit != NULL; limit++)
        {
          g_setenv ("ALPR_TEST_FILE_LIMIT", *limit, TRUE);
          g_test_trap_subprocess (NULL, 0, 0);
          g_test_trap_assert_passed ();
        }
      return;
    }
  {
    struct rlimit limit = { 0 };
    rlim_t bytes = (rlim_t) g_ascii_strtoull (g_getenv ("ALPR_TEST_FILE_LIMIT"), NULL, 10);

    limit.rlim_cur = limit.rlim_max = bytes;
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AlprSheetWriter) writer
          = i == 0 ? alpr_sheet_xlsx_new () : alpr_sheet_csv_new (FALSE);
      g_autoptr (GError) error = NULL;
      AlprSheetDocument document = make_document (fixture);
      const int grid[] = { 30, 11, 10, 20, 12, 14, 34 };
      AlprSheetPage list = { "List", TRUE, grid, G_N_ELEMENTS (grid), TRUE };
      AlprSheetTable table = { columns, G_N_ELEMENTS (columns), NULL, 0, 20000, FALSE };
      gboolean written = alpr_sheet_writer_begin_document (writer, fixture->path, &document, &error)
                         && alpr_sheet_writer_begin_sheet (writer, &list, &error)
                         && alpr_sheet_writer_begin_table (writer, &table, &error);

      for (guint row = 0; row < 20000 && written; row++)
        {
          g_autofree char *who = g_strdup_printf ("%08x", g_random_int ());
          AlprSheetCell cells[G_N_ELEMENTS (columns)] = { ALPR_SHEET_CELL_TEXT (who) };

          written = alpr_sheet_writer_add_row (writer, cells, &error);
        }
      written = written && alpr_sheet_writer_end_table (writer, &error)
                && alpr_sheet_writer_end_document (writer, &error);
      g_assert_false (written);
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
    }
}

/* Every write to this device says that there is no room. */
static void
test_full_target (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AlprSheetWriter) writer
          = i == 0 ? alpr_sheet_xlsx_new () : alpr_sheet_csv_new (FALSE);
      g_autoptr (GError) error = NULL;

      g_free (fixture->path);
      fixture->path = g_strdup ("/dev/full");
      g_assert_false (write_document (fixture, writer, 50, FALSE, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
    }
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "out", NULL);
}

static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  AlprSheetDocument document = make_document (fixture);
  const int grid[] = { 30 };
  AlprSheetPage list = { "List", TRUE, grid, 1, TRUE };
  AlprSheetTable table = { columns, 1, NULL, 0, 20000, FALSE };

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (AlprSheetWriter) writer
          = i == 0 ? alpr_sheet_xlsx_new () : alpr_sheet_csv_new (FALSE);

      g_assert_true (alpr_sheet_writer_begin_document (writer, fixture->path, &document, NULL));
      g_assert_true (alpr_sheet_writer_begin_sheet (writer, &list, NULL));
      g_assert_true (alpr_sheet_writer_begin_table (writer, &table, NULL));
    }
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "file", NULL);
  g_autofree char *text = NULL;
  char *temporary = alpr_sheet_file_begin (fixture->path, NULL);
  struct stat about;
  mode_t mask = umask (022);

  umask (mask);
  g_assert_nonnull (temporary);
  g_assert_true (g_file_set_contents (temporary, "new", -1, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_true (alpr_sheet_file_keep (temporary, fixture->path, NULL));
  alpr_sheet_file_drop (temporary);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");

  temporary = alpr_sheet_file_begin (fixture->path, NULL);
  g_assert_cmpint (g_stat (temporary, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0666 & ~mask);
  alpr_sheet_file_drop (temporary); /* and the folder is empty but for the file: tear_down */

  g_assert_null (alpr_sheet_file_begin (nowhere, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  g_assert_null (alpr_sheet_file_begin (fixture->folder, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
}

static void
test_private_folder (Fixture *fixture, gconstpointer data)
{
  char *folder = alpr_sheet_folder_new (NULL);
  struct stat about;

  g_assert_nonnull (folder);
  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);
  alpr_sheet_folder_drop (g_strdup (folder));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_free (folder);
}

#define ADD(name, func) \
  g_test_add ("/report/sheet/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("parts", test_parts);
  ADD ("same-bytes", test_same_bytes);
  ADD ("goes-on", test_goes_on);
  ADD ("million", test_million);
  ADD ("texts", test_texts);
  ADD ("csv", test_csv);
  ADD ("csv-guard", test_csv_guard);
  ADD ("full-disk", test_full_disk);
  ADD ("full-target", test_full_target);
  ADD ("dropped", test_dropped);
  ADD ("file", test_file);
  ADD ("private-folder", test_private_folder);
  return g_test_run ();
}
