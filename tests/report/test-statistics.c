/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The yearly statistics over the alerts of statistics.sql, whose figures were counted by hand: each
 * table, that the sums agree with the alerts behind them, what is not captured, and the file.
 */

#include "alpr-report.h"
#include "alpr-view.h"
#include "parts.h"
#include "test-book.h"

typedef struct
{
  TestBook book;
  AlprPeriod *period;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "report", NULL);
  g_autofree char *path = g_build_filename (folder, "statistics.sql", NULL);
  g_autofree char *sql = NULL;

  test_book_open (&fixture->book, folder);
  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  test_book_run (&fixture->book, sql);
  fixture->period = alpr_period_parse ("2026-Q1", fixture->book.zone, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  alpr_period_unref (fixture->period);
  test_book_clear (&fixture->book);
}

static GPtrArray *
read_rows (Fixture *fixture, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = alpr_view_load (id, &error);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) inputs = NULL;
  g_autoptr (GVariant) given = NULL;
  GPtrArray *rows;
  g_auto (GStrv) names = NULL;

  g_assert_no_error (error);
  names = alpr_view_get_inputs (view);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "from"))
      g_variant_dict_insert (&dict, "from", "x", alpr_period_get_from (fixture->period));
    else
      g_variant_dict_insert (&dict, names[i], "x", alpr_period_get_until (fixture->period));
  given = g_variant_ref_sink (g_variant_dict_end (&dict));
  rows = alpr_view_read (view, fixture->book.store, given, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

/* A row as words: the fields named, with blanks between them. */
static char *
tell (AlprRow *row, const char *fields)
{
  g_auto (GStrv) names = g_strsplit (fields, " ", -1);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_string_append (told, i > 0 ? "|" : "");
      if (alpr_row_get_type_of (row, names[i]) == ALPR_CELL_TYPE_INTEGER)
        g_string_append_printf (told, "%d", (int)alpr_row_get_integer (row, names[i]));
      else
        g_string_append (told, alpr_row_get_text (row, names[i]));
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
assert_rows (Fixture *fixture, const char *view, const char *fields, const char *const *expected)
{
  g_autoptr (GPtrArray) rows = read_rows (fixture, view);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *told = tell (rows->pdata[i], fields);

      g_assert_cmpstr (told, ==, expected[i]);
    }
  g_assert_cmpuint (rows->len, ==, g_strv_length ((char **)expected));
}

#define FIGURES "matches confirmed did_not_correlate not_located not_investigated open"

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  static const char *const lists[] = {
    "NCIC Vehicle|8|2|3|1|1|1", "Local BOLO|1|1|0|0|0|0", "Vendor’s own|1|0|0|0|0|1",
    "Silent list|0|0|0|0|0|0", NULL,
  };
  static const char *const manual[] = { "2", "1", "1", "0", "0", "0", "0", NULL };
  static const char *const systems[]
      = { "Flock|8|4|3|0|0|1", "Vigilant|2|0|0|1|1|0", "not named|1|0|0|0|0|1", NULL };
  static const char *const months[] = { "2026-01|10|4|3|3", "2026-02|1|0|0|1", NULL };

  assert_rows (fixture, "period-lists", "list " FIGURES, lists);
  assert_rows (fixture, "period-manual", "number", manual);
  assert_rows (fixture, "period-systems", "system " FIGURES, systems);
  assert_rows (fixture, "period-months", "month matches confirmed did_not_correlate other", months);
}

/* Each figure is the number of alerts behind it, and every alert stands behind one. */
static void
test_sums (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = read_rows (fixture, "period-lists");
  g_autoptr (GPtrArray) alerts = read_rows (fixture, "period-alerts");
  static const char *const kinds[][2] = {
    { "confirmed", "confirmed" },
    { "did not correlate", "did_not_correlate" },
    { "not located", "not_located" },
    { "not investigated", "not_investigated" },
    { "open", "open" },
  };
  guint behind = 0;

  for (guint l = 0; l < lists->len; l++)
    {
      gint64 matches = 0;

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          gint64 found = 0;

          for (guint i = 0; i < alerts->len; i++)
            found += g_str_equal (alpr_row_get_text (alerts->pdata[i], "list"),
                                  alpr_row_get_text (lists->pdata[l], "list"))
                     && g_str_equal (alpr_row_get_text (alerts->pdata[i], "counts_as"),
                                     kinds[k][0]);
          g_assert_cmpint (alpr_row_get_integer (lists->pdata[l], kinds[k][1]), ==, found);
          matches += found;
        }
      g_assert_cmpint (alpr_row_get_integer (lists->pdata[l], "matches"), ==, matches);
      behind += (guint)matches;
    }
  g_assert_cmpuint (behind + 1, ==, alerts->len); /* one of a plate entered by hand */
}

static void
test_not_captured (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GPtrArray) manual = NULL;

  test_book_run (&fixture->book,
                 "INSERT INTO figure_state (figure, captured, from_at, reason, noted_at, noted_by) "
                 "VALUES ('did not correlate', 0, 1767247200000, 'not kept', 0, 'x'), "
                 "('manual entries', 0, 1767247200000, 'x', 0, 'x'), "
                 "('manual entries', 1, 1767247200000, 'it does', 0, 'x'), "
                 "('confirmed', 0, 1780000000000, 'later on', 0, 'x')");
  lists = read_rows (fixture, "period-lists");
  manual = read_rows (fixture, "period-manual");
  g_assert_cmpstr (alpr_row_get_text (lists->pdata[0], "did_not_correlate"), ==,
                   "not captured by the system");
  g_assert_cmpint (alpr_row_get_integer (lists->pdata[0], "confirmed"), ==, 2);
  g_assert_cmpint (alpr_row_get_integer (manual->pdata[0], "number"), ==, 2);
}

static char *
write_report (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->book.folder, name, NULL);
  AlprReportRequest request = test_book_request (&fixture->book, 0, path);
  g_autoptr (AlprReport) report = alpr_report_load ("nebraska-annual", &error);
  g_autofree char *digest = NULL;

  g_assert_no_error (error);
  request.period = fixture->period;
  digest = alpr_report_write (report, fixture->book.store, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (digest), ==, 64);
  return g_steal_pointer (&path);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = write_report (fixture, "out.csv");
  g_autofree char *xlsx = write_report (fixture, "out.xlsx");
  g_autofree char *chart = read_part (xlsx, "xl/charts/chart1.xml");
  g_autofree char *words = read_part (xlsx, "xl/worksheets/sheet2.xml");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  assert_holds (text, "NCIC Vehicle,8,2,3,1,1,1");
  assert_holds (text, "Silent list,0,0,0,0,0,0");
  assert_holds (words, "never counted as confirmed because nobody looked");
  assert_holds (chart, "<c:grouping val=\"stacked\"/>");
  g_assert_cmpuint (count_of (chart, "<c:ser>"), ==, 5);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/statistics/figures", test_figures },
    { "/statistics/sums", test_sums },
    { "/statistics/not-captured", test_not_captured },
    { "/statistics/files", test_files },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
