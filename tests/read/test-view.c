/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sorting and seeking in the view of searches, held against the rows themselves: the places and
 * numbers by which it is done must give what comparing each row's texts would.
 */

#include "alpr-view.h"

#include <string.h>

#include "alpr-error.h"
#include "store-fixture.h"

#define N_SEARCHES 60

/* Sixty searches of few texts; two numbers for one account, as a dictionary may have. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_run (
      fixture,
      "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who, first_search,"
      " last_search) VALUES (1, 'made.csv', '', 1, 'made', 'complete', 0, 'test', 1, 60);"
      "INSERT INTO import_sheet VALUES (1, 1, '', '', 0);"
      "INSERT INTO account VALUES (11, 'Wren Radley', 'wren radley', 0),"
      " (12, 'Dana Abbott', 'dana abbott', 0), (13, 'A_B 100%', 'a b 100', 0),"
      " (14, 'Dana Abbott', 'dana abbott', 0);"
      "INSERT INTO plate VALUES (11, 'ABC123', 'ABC123', 0), (12, 'XYZ9', 'XYZ9', 0);"
      "INSERT INTO reason (id, text, norm, state, category_norm) VALUES"
      " (11, 'Burglary', 'burglary', 0, 'burglary'), (12, 'abbott''s car', '', 0, ''),"
      " (13, 'Éclair', '', 0, '');"
      "INSERT INTO search_type VALUES (11, 'search', 'search', 0), (12, 'lookup', 'lookup', 0);"
      "INSERT INTO search (id, at, flags, reason, case_number, account, plate_code, organisation,"
      " offense, plate, type, filter, prompt, moderation, sheet, row, derived, key)"
      " WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 60)"
      " SELECT n, (n * 37 % 60) * 1000, 0, 11 + n % 3, 1, 11 + n % 4, 1, 2, 2, 11 + n % 2,"
      "  11 + (n % 5 = 0), 2, 2, 2, 1, n + 1, 0, CAST (PRINTF ('%016d', n) AS BLOB) FROM number;"
      "UPDATE search_visible SET last_id = 60;");
}

static AlprView *
load (void)
{
  g_autoptr (GError) error = NULL;
  AlprView *view = alpr_view_load ("searches", &error);

  g_assert_no_error (error);
  return view;
}

static GPtrArray *
read_all (Fixture *fixture, AlprView *view, const AlprViewOrder *order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = alpr_view_read_ids (view, fixture->store, NULL, order, NULL, &error);
  GPtrArray *rows;

  g_assert_no_error (error);
  rows = alpr_view_read_rows (view, fixture->store, NULL, (const gint64 *)(gpointer)ids->data,
                              ids->len, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

static int
compare_rows (const AlprRow *a, const AlprRow *b, const char *field)
{
  int order = g_strcmp0 (alpr_row_get_text ((AlprRow *)a, field),
                         alpr_row_get_text ((AlprRow *)b, field));

  return order != 0 ? order
                    : (int)(alpr_row_get_id ((AlprRow *)a) - alpr_row_get_id ((AlprRow *)b));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "account", "plate", "reason", "case_number", "type" };
  g_autoptr (AlprView) view = load ();

  for (guint f = 0; f < 2 * G_N_ELEMENTS (fields); f++)
    {
      AlprViewOrder order = { .sort = fields[f / 2], .descending = f % 2 == 1 };
      g_autoptr (GPtrArray) rows = read_all (fixture, view, &order);

      g_assert_cmpuint (rows->len, ==, N_SEARCHES);
      for (guint i = 1; i < rows->len; i++)
        {
          int step = compare_rows (rows->pdata[i - 1], rows->pdata[i], order.sort);

          g_assert_cmpint (order.descending ? -step : step, <, 0);
        }
    }
}

static gboolean
holds (AlprRow *row, const char *word)
{
  static const char *const fields[] = { "account", "plate", "reason", "case_number" };
  g_autofree char *wanted = g_ascii_strdown (word, -1);

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autofree char *text = g_ascii_strdown (alpr_row_get_text (row, fields[f]), -1);

      if (strstr (text, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const char *const searches[]
      = { "abbott", "ABC", "burg", "Éclair", "_", "%", "100%", "a", "no such word", "\\" };
  g_autoptr (AlprView) view = load ();
  AlprViewOrder plain = { 0 };
  g_autoptr (GPtrArray) all = read_all (fixture, view, &plain);
  guint found_any = 0;

  for (guint s = 0; s < G_N_ELEMENTS (searches); s++)
    {
      AlprViewOrder order = { .search = searches[s], .sort = "account" };
      g_auto (GStrv) words = g_strsplit (searches[s], " ", -1);
      g_autoptr (GPtrArray) found = read_all (fixture, view, &order);
      guint expected = 0;

      for (guint i = 0; i < all->len; i++)
        {
          gboolean every = TRUE;

          for (guint w = 0; words[w] != NULL; w++)
            every = every && holds (all->pdata[i], words[w]);
          expected += every;
        }
      g_assert_cmpuint (found->len, ==, expected);
      found_any += expected > 0;
    }
  g_assert_cmpuint (found_any, >=, 7);
}

/* Two words may stand in two fields; a filter narrows what they find. */
static void
test_words_and_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = load ();
  g_autoptr (GVariant) filters = g_variant_ref_sink (g_variant_new_parsed ("{'type': <'lookup'>}"));
  AlprViewOrder order = { .search = "wren burg", .sort = "reason" };
  g_autoptr (GPtrArray) found = read_all (fixture, view, &order);
  g_autoptr (GPtrArray) filtered = NULL;

  g_assert_cmpuint (found->len, ==, 5); /* of sixty, each fourth and each third */
  order.filters = filters;
  filtered = read_all (fixture, view, &order);
  g_assert_cmpuint (filtered->len, ==, 1);
  g_assert_cmpint (alpr_row_get_id (filtered->pdata[0]), ==, 60);
}

static void
test_no_such_column (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = load ();
  AlprViewOrder order = { .sort = "id\" --" };
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_view_read_ids (view, fixture->store, NULL, &order, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
}

static void
test_half_of_a_pair (void)
{
  static const char xml[] = "<view id=\"x\" query=\"searches\"><title>X</title>\n"
                            "<column field=\"at\" key=\"account_id\">At</column></view>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_view_load_bytes ("x", bytes, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_true (g_str_has_prefix (error->message, "x.view.xml:2: "));
}

static AlprView *
load_text (const char *inside, GError **error)
{
  g_autofree char *xml
      = g_strdup_printf ("<view id=\"x\" query=\"imports\"><title>X</title>\n"
                         "<column field=\"file\">File</column>\n%s</view>",
                         inside);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return alpr_view_load_bytes ("x", bytes, error);
}

/* An act of the list and one of a row, with all that can be said of them. */
static void
test_acts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view
      = load_text ("<act name=\"access/request\" style=\"suggested\"> Request… </act>"
                   "<act name=\"access/approve\" input=\"request\" field=\"id\" done=\"Approved\""
                   " many=\"yes\""
                   " style=\"destructive\" prefill=\"role=role  until=until_at\">Approve…</act>",
                   &error);
  const AlprViewAct *act;
  GPtrArray *acts;

  g_assert_no_error (error);
  acts = alpr_view_get_acts (view);
  g_assert_cmpuint (acts->len, ==, 2);
  act = acts->pdata[0];
  g_assert_cmpstr (act->name, ==, "access/request");
  g_assert_cmpstr (act->title, ==, "Request…");
  g_assert_cmpint (act->style, ==, ALPR_VIEW_ACT_SUGGESTED);
  g_assert_null (act->input);
  g_assert_false (act->many);
  g_assert_null (act->done);
  g_assert_null (act->prefill[0]);
  act = acts->pdata[1];
  g_assert_cmpstr (act->input, ==, "request");
  g_assert_true (act->many);
  g_assert_cmpstr (act->field, ==, "id");
  g_assert_cmpstr (act->done, ==, "Approved");
  g_assert_cmpint (act->style, ==, ALPR_VIEW_ACT_DESTRUCTIVE);
  g_assert_cmpuint (g_strv_length (act->prefill), ==, 4);
  g_assert_cmpstr (act->prefill[2], ==, "until");
  g_assert_cmpstr (act->prefill[3], ==, "until_at");
  g_assert_null (alpr_view_get_trail (view));
}

/* Figures and charts, in the order in which they stand. */
static void
test_above (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = load_text ("<figure query=\"q\"> How many </figure>"
                                         "<chart query=\"r\">By what</chart>",
                                         &error);
  const AlprViewAbove *above;

  g_assert_no_error (error);
  g_assert_cmpuint (alpr_view_get_above (view)->len, ==, 2);
  above = alpr_view_get_above (view)->pdata[0];
  g_assert_cmpint (above->kind, ==, ALPR_VIEW_FIGURE);
  g_assert_cmpstr (above->query, ==, "q");
  g_assert_cmpstr (above->title, ==, "How many");
  above = alpr_view_get_above (view)->pdata[1];
  g_assert_cmpint (above->kind, ==, ALPR_VIEW_CHART);
  g_assert_cmpstr (above->title, ==, "By what");
}

static GPtrArray *
read_above (Fixture *fixture, AlprView *view, guint place)
{
  g_autoptr (GError) error = NULL;
  GVariant *inputs = g_variant_new_parsed ("{'from': <int64 0>}"); /* no query takes it */
  GPtrArray *rows = alpr_view_read_above (alpr_view_get_above (view)->pdata[place], fixture->store,
                                          inputs, 0, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* What stands above the accounts' second factors says what the list's rows come to. */
static void
check_coverage (Fixture *fixture)
{
  g_autoptr (AlprView) view = alpr_view_load ("mfa-coverage", NULL);
  g_autoptr (GPtrArray) rows = alpr_view_read (view, fixture->store, NULL, NULL, NULL);
  g_autoptr (GPtrArray) figure = read_above (fixture, view, 0);
  g_autoptr (GPtrArray) chart = read_above (fixture, view, 1);
  gint64 covered = 0, all = 0, in_chart = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 accounts = alpr_row_get_integer (rows->pdata[i], "accounts");

      all += accounts;
      covered += g_str_equal (alpr_row_get_text (rows->pdata[i], "mfa"), "MFA") ? accounts : 0;
    }
  g_assert_cmpuint (figure->len, ==, 1);
  g_assert_cmpint (alpr_row_get_integer (figure->pdata[0], "value"), ==, covered);
  g_assert_cmpint (alpr_row_get_integer (figure->pdata[0], "of"), ==, all);
  for (guint b = 0; b < chart->len; b++)
    {
      gint64 sum = 0;

      for (guint i = 0; i < rows->len; i++)
        if (g_str_equal (alpr_row_get_text (rows->pdata[i], "method"),
                         alpr_row_get_text (chart->pdata[b], "label")))
          sum += alpr_row_get_integer (rows->pdata[i], "accounts");
      g_assert_cmpint (alpr_row_get_integer (chart->pdata[b], "value"), ==, sum);
      in_chart += sum;
    }
  g_assert_cmpint (in_chart, ==, all);
}

static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  check_coverage (fixture);
  fixture_run (
      fixture,
      "INSERT INTO vendor_account (id, system, name, norm, noted_at, noted_by, opened_at, closed_at)"
      " VALUES (1, 'Flock', 'a', 'a', 0, 'test', 0, NULL), (2, 'Flock', 'b', 'b', 0, 'test', 0, NULL),"
      " (3, 'Flock', 'c', 'c', 0, 'test', 0, NULL), (4, 'Motorola', 'd', 'd', 0, 'test', 0, NULL),"
      " (5, 'Motorola', 'e', 'e', 0, 'test', 0, NULL), (6, 'Motorola', 'f', 'f', 0, 'test', 0, 9);"
      "INSERT INTO account_factor (vendor_account, method, from_at, until_at, noted_at, noted_by)"
      " VALUES (1, 'app', 0, NULL, 0, 'test'), (2, 'none', 0, NULL, 0, 'test'),"
      " (4, 'app', 0, NULL, 0, 'test'), (5, 'sms', 0, 1, 0, 'test'), (5, 'key', 1, NULL, 1, 'test'),"
      " (6, 'app', 0, NULL, 0, 'test');");
  check_coverage (fixture);
  g_assert_cmpint (fixture_get_number (fixture->store,
                                       "SELECT COUNT(*) FROM vendor_account WHERE closed_at IS NULL"),
                   ==, 5);
}

/* What is wrong, and what the message names beside file and line. */
static void
test_wrong_acts (void)
{
  static const char *const wrong[][2] = {
    { "<act>A</act>", "name" },
    { "<act name=\"a\">A</act>", "area/verb" },
    { "<act name=\"a/b/c\">A</act>", "area/verb" },
    { "<act name=\"/b\">A</act>", "area/verb" },
    { "<act name=\"a/b\"> </act>", "no words" },
    { "<act name=\"a/b\" input=\"i\">A</act>", "not both" },
    { "<act name=\"a/b\" field=\"f\">A</act>", "not both" },
    { "<act name=\"a/b\" prefill=\"i=f\">A</act>", "no row" },
    { "<act name=\"a/b\" input=\"i\" field=\"f\" prefill=\"j\">A</act>", "input=field" },
    { "<act name=\"a/b\" input=\"i\" field=\"f\" prefill=\"j=k=l\">A</act>", "input=field" },
    { "<act name=\"a/b\" input=\"i\" field=\"f\" prefill=\"j=k j=l\">A</act>", "twice" },
    { "<act name=\"a/b\" input=\"i\" field=\"f\" prefill=\"i=k\">A</act>", "already" },
    { "<act name=\"a/b\" many=\"yes\">A</act>", "about many" },
    { "<act name=\"a/b\" input=\"i\" field=\"f\" many=\"some\">A</act>", "some" },
    { "<act name=\"a/b\" input=\"i\" field=\"f\" many=\"yes\" action=\"w.x\">A</act>", "about one" },
    { "<act name=\"a/b\" style=\"big\">A</act>", "style" },
    { "<act name=\"a/b\" when=\"open\">A</act>", "when" },
    { "<act name=\"a/b\">A</act><act name=\"a/b\">B</act>", "twice" },
    { "<figure>A</figure>", "query" },
    { "<figure query=\"q\"/>", "no words" },
    { "<chart query=\"q\"> </chart>", "no words" },
    { "<chart query=\"q\" kind=\"pie\">A</chart>", "kind" },
    { "<figure query=\"q\"><chart query=\"r\">A</chart></figure>", "inside" },
    { "<trail query=\"q\"/>", "field" },
    { "<open view=\"v\" filter=\"f\">A</open>", "field" },
    { "<open view=\"v\" filter=\"f\" field=\"a\">A</open>"
      "<open view=\"w\" filter=\"f\" field=\"a\">A</open>", "another" },
    { "<trail query=\"q\" field=\"id\"/><trail query=\"q\" field=\"id\"/>", "another" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load_text (wrong[i][0], &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
      g_assert_true (g_str_has_prefix (error->message, "x.view.xml:3: "));
      if (strstr (error->message, wrong[i][1]) == NULL)
        g_error ("%s: %s", wrong[i][0], error->message);
    }
}

static AlprRow *
make_row (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (fixture->store, sql, NULL, &error);
  g_autoptr (AlprRowShape) shape = NULL;

  g_assert_no_error (error);
  g_assert_true (alpr_cursor_next (cursor, &error));
  shape = alpr_row_shape_new (cursor);
  return alpr_row_new (shape, cursor);
}

/* Which acts a row offers is the query's business. */
static void
test_offers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view
      = load_text ("<act name=\"access/approve\" input=\"i\" field=\"id\">A</act>", NULL);
  const AlprViewAct *act = alpr_view_get_acts (view)->pdata[0];
  static const struct
  {
    const char *sql;
    gboolean offered;
  } rows[] = {
    { "SELECT 1 AS id", TRUE },
    { "SELECT 1 AS id, 'refuse approve' AS acts", TRUE },
    { "SELECT 1 AS id, 'approve' AS acts", TRUE },
    { "SELECT 1 AS id, 'approve-all' AS acts", FALSE },
    { "SELECT 1 AS id, '' AS acts", FALSE },
    { "SELECT 1 AS id, NULL AS acts", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AlprRow) row = make_row (fixture, rows[i].sql);

      g_assert_true (alpr_view_act_is_offered (act, row) == rows[i].offered);
    }
}

/* The trail's query gets the row's field, under the field's name. */
static void
test_trail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = load_text ("<trail query=\"set-aside\" field=\"import\"/>", &error);
  g_autoptr (AlprRow) one = make_row (fixture, "SELECT 1 AS import");
  g_autoptr (AlprRow) other = make_row (fixture, "SELECT 2 AS import");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (alpr_view_get_trail (view)->query, ==, "set-aside");
  fixture_run (fixture, "INSERT INTO import_aside (import, sheet, row, reason, raw)"
                        " VALUES (1, '', 7, 'no time', 'a;b');");
  entries = alpr_view_read_trail (view, fixture->store, one, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (alpr_row_get_integer (entries->pdata[0], "row"), ==, 7);
  none = alpr_view_read_trail (view, fixture->store, other, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* `now` is given where the query takes it, and what was given stays. */
static void
test_complete_inputs (void)
{
  g_autoptr (AlprView) view = load ();
  g_autoptr (GVariant) inputs
      = alpr_view_complete_inputs (view, g_variant_new_parsed ("{'a': <'b'>}"), 5, "me");
  g_autoptr (GVariant) same = g_variant_ref_sink (g_variant_new_parsed ("{'a': <'b'>}"));

  g_assert_true (g_variant_equal (inputs, same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/view/sort", Fixture, NULL, set_up, test_sort, fixture_tear_down);
  g_test_add ("/view/search", Fixture, NULL, set_up, test_search, fixture_tear_down);
  g_test_add ("/view/words-and-filter", Fixture, NULL, set_up, test_words_and_filter,
              fixture_tear_down);
  g_test_add ("/view/no-such-column", Fixture, NULL, set_up, test_no_such_column,
              fixture_tear_down);
  g_test_add_func ("/view/half-of-a-pair", test_half_of_a_pair);
  g_test_add_func ("/view/acts", test_acts);
  g_test_add_func ("/view/wrong-acts", test_wrong_acts);
  g_test_add_func ("/view/above", test_above);
  g_test_add ("/view/coverage", Fixture, NULL, fixture_set_up, test_coverage, fixture_tear_down);
  g_test_add ("/view/offers", Fixture, NULL, set_up, test_offers, fixture_tear_down);
  g_test_add ("/view/trail", Fixture, NULL, set_up, test_trail, fixture_tear_down);
  g_test_add_func ("/view/complete-inputs", test_complete_inputs);
  return g_test_run ();
}
