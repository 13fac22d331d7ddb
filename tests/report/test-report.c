/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports from the book of book.sql: every shipped definition on an empty and on a filled book,
 * what the audit workbook says in each state of an audit, that its recipe for repeating the draw
 * works, that the same book gives the same bytes, and what failures leave behind.
 */

#include <glib/gstdio.h>
#include <locale.h>

#include "alpr-error.h"
#include "alpr-profile.h"
#include "alpr-time.h"
#include "alpr-view.h"
#include "parts.h"
#include "test-book.h"

typedef struct
{
  TestBook book;
  char *xlsx;
  char *csv;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "report", NULL);

  test_book_open (&fixture->book, GPOINTER_TO_INT (data) == 0 ? folder : NULL);
  fixture->xlsx = g_build_filename (fixture->book.folder, "out.xlsx", NULL);
  fixture->csv = g_build_filename (fixture->book.folder, "out.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_book_clear (&fixture->book);
  g_free (fixture->xlsx);
  g_free (fixture->csv);
}

static char *
write_report (Fixture *fixture, const char *id, AlprReportRequest request, GError **error)
{
  g_autoptr (AlprReport) report = alpr_report_load (id, error);

  return report != NULL ? alpr_report_write (report, fixture->book.store, &request, NULL, error)
                        : NULL;
}

static AlprPeriod *
period (Fixture *fixture, const char *text)
{
  return alpr_period_parse (text, fixture->book.zone, NULL);
}

/* All texts of a sheet, a line each. */
static char *
sheet_texts (const char *path, int number)
{
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%d.xml", number);
  g_autofree char *xml = read_part (path, name);
  g_autoptr (GString) texts = g_string_new (NULL);

  g_assert_nonnull (xml);
  for (const char *at = strstr (xml, "<t"); at != NULL; at = strstr (at, "<t"))
    {
      const char *begin = strchr (at, '>') + 1;
      const char *end = strstr (begin, "</t>");

      at = begin;
      if (end == NULL)
        continue;
      g_string_append_len (texts, begin, end - begin);
      g_string_append_c (texts, '\n');
      at = end;
    }
  g_string_replace (texts, "&lt;", "<", 0);
  g_string_replace (texts, "&gt;", ">", 0);
  g_string_replace (texts, "&amp;", "&", 0);
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

/* The number of the sheet of that name; 0 where there is none. */
static int
find_sheet (const char *path, const char *title)
{
  g_autofree char *book = read_part (path, "xl/workbook.xml");
  g_autofree char *name = g_strdup_printf ("name=\"%s\" sheetId=\"", title);
  const char *at = strstr (book, name);

  return at != NULL ? (int) g_ascii_strtoll (at + strlen (name), NULL, 10) : 0;
}

static void
test_definitions (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = alpr_report_list_ids ();
  g_autoptr (AlprPeriod) june = period (fixture, "2025-06");
  gint64 audit = GPOINTER_TO_INT (data) == 0 ? test_book_add_audit (&fixture->book, TRUE) : 0;

  g_assert_cmpuint (g_strv_length (ids), >=, 5);
  for (guint i = 0; ids[i] != NULL; i++)
    for (int with_audit = 0; with_audit <= (audit != 0); with_audit++)
      {
        g_autoptr (GError) error = NULL;
        AlprReportRequest request
            = test_book_request (&fixture->book, with_audit ? audit : 0, fixture->xlsx);
        g_autofree char *digest = NULL;

        request.period = june;
        digest = write_report (fixture, ids[i], request, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (strlen (digest), ==, 64);
        request.path = fixture->csv;
        g_free (digest);
        digest = write_report (fixture, ids[i], request, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (strlen (digest), ==, 64);
      }
}

static void
test_final (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, TRUE);
  g_autofree char *digest = write_report (
      fixture, "audit-workbook", test_book_request (&fixture->book, audit, fixture->xlsx), NULL);
  g_autofree char *summary = NULL;
  g_autofree char *limits = NULL;
  g_autofree char *activity = NULL;

  g_assert_nonnull (digest);
  summary = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Summary"));
  assert_holds (summary, "1 of 10 sampled searches does not meet the requirements.\n");
  /* One exception in ten of sixty: 22 of the population may be bad. */
  assert_holds (summary, "8 of 10 sampled searches compliant; the true rate of non-compliant "
                         "searches may still be up to 36.7 % (95 % confidence).\n");
  assert_holds (summary, "1 sampled search holds an error in the data");
  assert_holds (summary, "One number is missing.");
  assert_holds (summary, "ALPR Policy 2420, version 2026-1");
  assert_holds (summary, "3 H (T-H): Ten searches are drawn at random twice a year.");
  assert_holds (summary, "2025-06 (2025-06-01 to 2025-06-30)");
  assert_holds (summary, "first search 2025-06-01 00:00:00, last search 2025-06-28 01:00:00");
  assert_holds (summary, "Chief: decision");
  assert_holds (summary, "journal line 3, hash cccc1111bbbb2222");
  g_assert_null (strstr (summary, "DRAFT"));
  g_assert_null (strstr (summary, "Left out"));

  limits = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Limits"));
  assert_holds (limits, "hypergeometric distribution: 1 exceptions in 10 items out of 60 leave up "
                        "to 22 searches possible");
  assert_holds (limits, "gives 39.4 %");
  assert_holds (limits, "The time is impossible");
  activity = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Activity"));
  assert_holds (activity, "Morgan Quimby");
  g_assert_nonnull (strstr (activity, "@SUM(A1)"));
}

static void
test_sample_sheet (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, TRUE);
  g_autofree char *digest = write_report (
      fixture, "audit-workbook", test_book_request (&fixture->book, audit, fixture->xlsx), NULL);
  g_autofree char *sample = NULL;
  g_autofree char *findings = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *chart = NULL;

  g_assert_nonnull (digest);
  sample = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Sample"));
  assert_holds (sample, "Time (America/Chicago)\n");
  assert_holds (sample, "not-compliant\n");
  assert_holds (sample, "yes to 1\nno: Is a case number documented?\n");
  assert_holds (sample, "yes to all 2\n");
  assert_holds (sample, "=HYPERLINK(\"http://example.org\")\n");
  findings = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Findings"));
  assert_holds (findings, "=cmd|' /C calc'!A0\n");
  assert_holds (findings, "upheld\nNo number was given\n");
  assert_holds (findings, "open\nAsked again\n");
  errors = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Data errors"));
  assert_holds (errors, "C25-777 stands in the reason\n");
  assert_holds (errors, "audit 1, item 5\n");
  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%d.xml", i);
      g_autofree char *xml = read_part (fixture->xlsx, name);

      g_assert_true (xml == NULL || strstr (xml, "<f>") == NULL);
    }
  chart = read_part (fixture->xlsx, "xl/charts/chart2.xml");
  assert_holds (chart, "Searches by day");
  assert_holds (chart, "<c:barDir val=\"col\"/>");
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, FALSE);
  g_autofree char *digest = write_report (
      fixture, "audit-workbook", test_book_request (&fixture->book, audit, fixture->xlsx), NULL);
  g_autofree char *summary = NULL;
  g_autofree char *xml = NULL;

  g_assert_nonnull (digest);
  summary = sheet_texts (fixture->xlsx, 1);
  assert_holds (summary, "DRAFT. This audit is not final");
  assert_holds (summary, "4 of 10 sampled searches are judged; there is no verdict yet.");
  g_assert_null (strstr (summary, "may still be up to"));
  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%d.xml", i);

      g_free (xml);
      xml = read_part (fixture->xlsx, name);
      assert_holds (xml, "DRAFT. This audit");
      assert_holds (xml, "&amp;C&amp;8&amp;\"-,Bold\"DRAFT");
    }
}

static void
test_without_audit (Fixture *fixture, gconstpointer data)
{
  AlprReportRequest request = test_book_request (&fixture->book, 0, fixture->xlsx);
  g_autoptr (AlprPeriod) june = period (fixture, "2025-06");
  g_autofree char *digest = NULL;
  g_autofree char *summary = NULL;

  request.period = june;
  digest = write_report (fixture, "audit-workbook", request, NULL);
  g_assert_nonnull (digest);
  summary = sheet_texts (fixture->xlsx, 1);
  assert_holds (summary, "60 searches in 2025-06 (2025-06-01 to 2025-06-30)\n");
  assert_holds (summary, "No audit was asked for: this report has no sample and no verdict.");
  g_assert_null (strstr (summary, "Sign-off"));
  g_assert_cmpint (find_sheet (fixture->xlsx, "Sample"), ==, 0);
  g_assert_cmpint (find_sheet (fixture->xlsx, "Method"), ==, 0);
  g_assert_cmpint (find_sheet (fixture->xlsx, "Files"), >, 0);
}

static void
test_empty_period (Fixture *fixture, gconstpointer data)
{
  AlprReportRequest request = test_book_request (&fixture->book, 0, fixture->xlsx);
  g_autoptr (AlprPeriod) march = period (fixture, "2024-03");
  g_autofree char *digest = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  request.period = march;
  digest = write_report (fixture, "audit-workbook", request, NULL);
  g_assert_nonnull (digest);
  summary = sheet_texts (fixture->xlsx, 1);
  assert_holds (summary, "There is no search in 2024-03 (2024-03-01 to 2024-03-31).\n");
  assert_holds (summary, "Left out, because there is nothing to show: Files, Findings, "
                         "Data errors, Activity.\n");
  g_assert_cmpint (find_sheet (fixture->xlsx, "Findings"), ==, 0);
  g_assert_cmpint (find_sheet (fixture->xlsx, "Activity"), ==, 0);

  /* A report of a list alone says so too, and a CSV file is its headings. */
  request.path = fixture->csv;
  g_free (digest);
  digest = write_report (fixture, "searches-export", request, NULL);
  g_assert_nonnull (digest);
  g_assert_true (g_file_get_contents (fixture->csv, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Time (America/Chicago),Account,"));
  g_assert_cmpuint (count_of (text, "\r\n"), ==, 1);
}

/* However often somebody looks at the book in between. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, TRUE);
  AlprReportRequest request = test_book_request (&fixture->book, audit, fixture->xlsx);
  g_autofree char *first = write_report (fixture, "audit-workbook", request, NULL);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  test_book_run (&fixture->book,
                 "INSERT INTO journal VALUES (4, 1851600000000, 'auditor', 'reports/record', "
                 "'done', '{}', '', 'none', 'cccc')");
  g_usleep (2100000);
  request.now = alpr_time_now ();
  second = write_report (fixture, "audit-workbook", request, NULL);
  g_assert_cmpstr (first, ==, second);

  test_book_run (&fixture->book, "INSERT INTO judgement VALUES (4, 1099511627780, 'explained', "
                                 "'Found', 'auditor', 1851500002000)");
  third = write_report (fixture, "audit-workbook", request, NULL);
  g_assert_cmpstr (first, !=, third);
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, TRUE);
  AlprReportRequest request = test_book_request (&fixture->book, audit, fixture->csv);
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;

  request.mark = TRUE;
  digest = write_report (fixture, "audit-workbook", request, NULL);
  g_assert_nonnull (digest);
  g_assert_true (g_file_get_contents (fixture->csv, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFItem,Search id,Time (America/Chicago),"));
  assert_holds (text, "\"'=HYPERLINK(\"\"http://example.org\"\")\"");
  g_assert_null (strstr (text, ",=cmd"));
  assert_holds (text, ",yes to all 2,");
  assert_holds (text, "\"yes to 1\nno: Is a case number documented?\"");
  g_clear_pointer (&text, g_free);

  request.audit = 0;
  request.mark = FALSE;
  {
    g_autoptr (AlprPeriod) june = period (fixture, "2025-06");

    request.period = june;
    g_free (digest);
    digest = write_report (fixture, "activity", request, NULL);
  }
  g_assert_true (g_file_get_contents (fixture->csv, &text, NULL, NULL));
  assert_holds (text, "\r\n'@SUM(A1),15,");
}

static char *
run_script (const char *folder, const char *script)
{
  const char *argv[] = { "sh", "-c", script, NULL };
  char *output = NULL;
  int status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

/* The line of @texts that holds @part. */
static char *
find_line (const char *texts, const char *part)
{
  g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], part) != NULL)
      return g_strdup (lines[i]);
  g_error ("no line holds %s", part);
}

static gboolean
add_id_cb (AlprRow *row, gpointer data, GError **error)
{
  g_autoptr (AlprView) view = alpr_view_load ("audit-population", NULL);
  g_autofree char *id = alpr_view_format (alpr_view_get_columns (view)->pdata[0], row, NULL);

  g_string_append_printf (data, "%s\n", id);
  return TRUE;
}

/* What the Method sheet tells a reader to type is typed. */
static void
test_recipe (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, TRUE);
  g_autofree char *digest = write_report (
      fixture, "audit-workbook", test_book_request (&fixture->book, audit, fixture->xlsx), NULL);
  g_autofree char *method = sheet_texts (fixture->xlsx, find_sheet (fixture->xlsx, "Method"));
  g_autofree char *sum_script = find_line (method, "sort ids.txt");
  g_autofree char *draw_script = find_line (method, "while read");
  g_autofree char *ids_path = g_build_filename (fixture->book.folder, "ids.txt", NULL);
  g_autoptr (AlprView) population = alpr_view_load ("audit-population", NULL);
  g_autoptr (AlprView) items = alpr_view_load ("report-draw", NULL);
  g_autoptr (GVariant) inputs
      = g_variant_ref_sink (g_variant_new_parsed ("{'audit': <%x>}", audit));
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *drawn = NULL;

  g_assert_nonnull (digest);
  g_assert_true (alpr_view_each (population, fixture->book.store, inputs, add_id_cb, ids, NULL,
                                 NULL));
  g_assert_true (g_file_set_contents (ids_path, ids->str, -1, NULL));
  sum = run_script (fixture->book.folder, sum_script);
  sum[64] = '\0';
  assert_holds (method, sum);

  rows = alpr_view_read (items, fixture->book.store, inputs, NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (expected, "%s %s\n", alpr_row_get_text (rows->pdata[i], "ticket"),
                            alpr_row_get_text (rows->pdata[i], "search_id"));
  g_assert_cmpuint (rows->len, ==, 10);
  drawn = run_script (fixture->book.folder, draw_script);
  g_assert_cmpstr (drawn, ==, expected->str);
  assert_holds (method, "alprctl sample --seed '24687531598642135798' --size 10 ids.txt");
}

static void
assert_fails (Fixture *fixture, AlprReportRequest request, AlprError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (write_report (fixture, "audit-workbook", request, &error));
  g_assert_error (error, ALPR_ERROR, (int) code);
  assert_holds (error->message, words);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  gint64 audit = test_book_add_audit (&fixture->book, TRUE);
  g_autofree char *pdf = g_build_filename (fixture->book.folder, "out.pdf", NULL);
  g_autofree char *odd = g_build_filename (fixture->book.folder, "out", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->book.folder, "no", "out.xlsx", NULL);
  g_autoptr (AlprPeriod) may = period (fixture, "2025-05");
  AlprReportRequest request = test_book_request (&fixture->book, audit, pdf);
  guint before = count_files (fixture->book.folder);

  assert_fails (fixture, request, ALPR_ERROR_FORMAT, "no PDF");
  request.path = odd;
  assert_fails (fixture, request, ALPR_ERROR_FORMAT, ".xlsx or .csv");
  request.path = nowhere;
  assert_fails (fixture, request, ALPR_ERROR_STORE, "No such file or directory");
  request.path = fixture->xlsx;
  request.period = may;
  assert_fails (fixture, request, ALPR_ERROR_FORMAT, "is about 2025-06, not about 2025-05");
  request.audit = 77;
  assert_fails (fixture, request, ALPR_ERROR_MISSING, "There is no audit 77");
  request.audit = 0;
  request.period = NULL;
  assert_fails (fixture, request, ALPR_ERROR_FORMAT, "needs a period or an audit");
  g_assert_cmpuint (count_files (fixture->book.folder), ==, before);
}

static void
progressed_cb (double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AlprReport) report = alpr_report_load ("audit-workbook", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AlprReportRequest request = test_book_request (
      &fixture->book, test_book_add_audit (&fixture->book, TRUE), fixture->xlsx);
  guint before;

  g_assert_true (g_file_set_contents (fixture->xlsx, "an older one", -1, NULL));
  before = count_files (fixture->book.folder);
  request.progress = progressed_cb;
  request.progress_data = cancellable;
  g_assert_null (
      alpr_report_write (report, fixture->book.store, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->xlsx, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "an older one");
  g_assert_cmpuint (count_files (fixture->book.folder), ==, before);
}

static void
test_offers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprProfile) profile = alpr_profile_load_shipped ("lexington-ne-2420", NULL);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GPtrArray) plain = alpr_report_list (NULL, NULL);
  AlprReportOffer *first;

  g_ptr_array_add (profiles, profile);
  offers = alpr_report_list (profiles, NULL);
  first = offers->pdata[0];
  g_assert_cmpstr (first->id, ==, "audit-workbook");
  g_assert_cmpstr (first->clauses, ==, "LXNE-H.memo");
  g_assert_cmpstr (first->cadence, ==, "half");
  g_assert_true (first->needs_audit);
  g_assert_cmpuint (offers->len, ==, plain->len);
}

static void
assert_definition_error (const char *xml, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprReport) report = alpr_report_load_bytes ("test", bytes, &error);

  g_assert_null (report);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  assert_holds (error->message, "test.report.xml:");
  assert_holds (error->message, words);
}

static void
test_bad_definitions (Fixture *fixture, gconstpointer data)
{
  static const char head[] = "<report id=\"test\" csv=\"\"><title>T</title><summary>S</summary>";
  static const struct
  {
    const char *body;
    const char *words;
  } cases[] = {
    { "<sheet id=\"s\"><title>S</title><block name=\"nonsense\"/></sheet>", "no block “nonsense”" },
    { "<sheet id=\"s\" layout=\"heap\"/>", "“heap” is not known" },
    { "<sheet id=\"s\"/>", "needs a <title>" },
    { "<sheet id=\"s\" layout=\"list\"><title>S</title><block name=\"facts\"/></sheet>",
      "exactly one <table>" },
    { "<sheet id=\"s\"><title>S</title><if test=\"x\"/></sheet>", "there is no <if> here" },
    { "<sheet id=\"s\"><title>S</title><title>S</title></sheet>", "there is no <title> here" },
    { "<sheet id=\"s\"><title>S</title><table id=\"t\" view=\"v\"><chart kind=\"pie\" "
      "categories=\"a\" values=\"b\"/></table></sheet>",
      "“pie” is not known" },
    { "<sheet id=\"s\"><title>S</title><table id=\"t\" view=\"v\"><chart kind=\"bar\" "
      "categories=\"a\" values=\"b c d e f g\"/></table></sheet>",
      "a chart shows one to 5 columns" },
    { "<sheet id=\"s\"><title>S</title><text style=\"loud\">x</text></sheet>",
      "“loud” is not known" },
    { "<sheet id=\"s\"><title>S</title><text><title>x</title></text></sheet>",
      "there is no <title> here" },
    { "<block name=\"facts\"/>", "there is no <block> here" },
    { "", "at least one <sheet>" },
  };

  assert_definition_error ("<view/>", "opens with <view>");
  assert_definition_error ("<report id=\"other\" csv=\"\"/>", "the file’s name “test”");
  assert_definition_error ("<report id=\"test\" csv=\"gone\"><title>T</title><summary>S</summary>"
                           "<sheet id=\"s\"><title>S</title><block name=\"facts\"/></sheet>"
                           "</report>",
                           "no table is called “gone”");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml = g_strconcat (head, cases[i].body, "</report>", NULL);

      assert_definition_error (xml, cases[i].words);
    }
}

/* A list goes into a file as it is seen: what was sought, sorted as it stands, every column. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = alpr_view_load ("searches", NULL);
  AlprViewOrder all = { 0 };
  AlprViewOrder order = { .sort = "at", .descending = TRUE, .search = "investig" };
  AlprReportList list = { view, NULL, &order };
  AlprReportRequest request = test_book_request (&fixture->book, 0, fixture->csv);
  g_autoptr (GArray) ids
      = alpr_view_read_ids (view, fixture->book.store, NULL, &order, NULL, NULL);
  g_autoptr (GArray) all_ids
      = alpr_view_read_ids (view, fixture->book.store, NULL, &all, NULL, NULL);
  g_autofree char *csv_digest = NULL;
  g_autofree char *xlsx_digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) lines = NULL;

  csv_digest = alpr_report_write_list (&list, fixture->book.store, &request, NULL, NULL);
  g_assert_nonnull (csv_digest);
  g_assert_true (g_file_get_contents (fixture->csv, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (ids->len, >, 1);
  g_assert_cmpuint (ids->len, <, all_ids->len);
  g_assert_cmpuint (g_strv_length (lines), ==, ids->len + 2); /* head, and behind the last end */
  g_assert_true (g_str_has_prefix (lines[0], "Time (America/Chicago),Account,Plate,"));
  g_assert_nonnull (strstr (lines[0], ",Organisation,"));
  for (guint i = 2; i <= ids->len; i++)
    g_assert_cmpint (strncmp (lines[i - 1], lines[i], 19), >=, 0);

  request.path = fixture->xlsx;
  xlsx_digest = alpr_report_write_list (&list, fixture->book.store, &request, NULL, NULL);
  g_assert_cmpuint (strlen (xlsx_digest), ==, 64);
  order.search = "nobody searched for this";
  g_free (xlsx_digest);
  xlsx_digest = alpr_report_write_list (&list, fixture->book.store, &request, NULL, NULL);
  words = sheet_texts (fixture->xlsx, 1);
  assert_holds (words, "No search has been imported yet.");
}

/* What can't be written leaves nothing, and takes nothing away. */
static void
test_list_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = alpr_view_load ("searches", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AlprViewOrder order = { .sort = "no such column" };
  AlprReportList list = { view, NULL, &order };
  g_autofree char *pdf = g_build_filename (fixture->book.folder, "out.pdf", NULL);
  AlprReportRequest request = test_book_request (&fixture->book, 0, pdf);
  guint before = count_files (fixture->book.folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_report_write_list (&list, fixture->book.store, &request, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_clear_error (&error);
  request.path = fixture->csv;
  g_assert_null (alpr_report_write_list (&list, fixture->book.store, &request, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_clear_error (&error);
  order.sort = NULL;
  request.progress = progressed_cb;
  request.progress_data = cancellable;
  g_assert_null (
      alpr_report_write_list (&list, fixture->book.store, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->book.folder), ==, before);
}

#define ADD(name, empty, func) \
  g_test_add ("/report/" name, Fixture, GINT_TO_POINTER (empty), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("definitions", 0, test_definitions);
  ADD ("definitions-on-an-empty-book", 1, test_definitions);
  ADD ("bad-definitions", 1, test_bad_definitions);
  ADD ("offers", 1, test_offers);
  ADD ("final", 0, test_final);
  ADD ("sample-sheet", 0, test_sample_sheet);
  ADD ("draft", 0, test_draft);
  ADD ("without-audit", 0, test_without_audit);
  ADD ("empty-period", 0, test_empty_period);
  ADD ("same-bytes", 0, test_same_bytes);
  ADD ("csv", 0, test_csv);
  ADD ("recipe", 0, test_recipe);
  ADD ("failures", 0, test_failures);
  ADD ("cancelled", 0, test_cancelled);
  ADD ("list", 0, test_list);
  ADD ("list-failures", 0, test_list_failures);
  return g_test_run ();
}
