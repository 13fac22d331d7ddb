/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns that only the book knows: the element that stands for them, and the matrix of people and
 * courses, held against what was recorded.
 */

#include <string.h>

#include "alpr-error.h"
#include "alpr-view.h"
#include "store-fixture.h"

#define DAY G_GINT64_CONSTANT (86400000)
#define NOW (1000 * DAY)

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

static void
test_element (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view
      = load_text ("<spread field=\"f\" query=\"q\" kind=\"badge\" width=\"9\" absent=\"None\""
                   " note=\"n\" note-kind=\"day\"> Until </spread>"
                   "<column field=\"size\">Size</column>",
                   &error);
  g_autoptr (AlprView) bare = load_text ("<spread field=\"f\" query=\"q\"/>", NULL);
  const AlprViewSpread *spread;

  g_assert_no_error (error);
  spread = alpr_view_get_spread (view);
  g_assert_cmpstr (spread->field, ==, "f");
  g_assert_cmpstr (spread->query, ==, "q");
  g_assert_cmpint (spread->kind, ==, ALPR_COLUMN_BADGE);
  g_assert_cmpint (spread->width, ==, 9);
  g_assert_cmpstr (spread->absent, ==, "None");
  g_assert_cmpstr (spread->note, ==, "n");
  g_assert_cmpint (spread->note_kind, ==, ALPR_COLUMN_DAY);
  g_assert_cmpstr (spread->note_title, ==, "Until");
  g_assert_cmpuint (spread->place, ==, 1);
  spread = alpr_view_get_spread (bare);
  g_assert_cmpint (spread->kind, ==, ALPR_COLUMN_TEXT);
  g_assert_null (spread->note);
  g_assert_null (spread->note_title);
}

/* What is wrong, and what the message names beside file and line. */
static void
test_wrong_elements (void)
{
  static const char *const wrong[][2] = {
    { "<spread query=\"q\"/>", "field" },
    { "<spread field=\"f\"/>", "query" },
    { "<spread field=\"f\" query=\"q\" when=\"now\"/>", "when" },
    { "<spread field=\"f\" query=\"q\" kind=\"big\"/>", "big" },
    { "<spread field=\"f\" query=\"q\" width=\"0\"/>", "0" },
    { "<spread field=\"f\" query=\"q\" note-kind=\"day\"/>", "no note" },
    { "<spread field=\"f\" query=\"q\" note=\"n\" note-kind=\"big\">A</spread>", "big" },
    { "<spread field=\"f\" query=\"q\" note=\"n\"/>", "not both" },
    { "<spread field=\"f\" query=\"q\">Until</spread>", "not both" },
    { "<spread field=\"f\" query=\"q\"/><spread field=\"g\" query=\"q\"/>", "another" },
    { "<spread field=\"f\" query=\"q\"><column field=\"g\">A</column></spread>", "inside" },
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

/* Two policies that know one course each, and one both; five people, of whom one needs nothing and
 * one has left. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture_run (
      fixture,
      "INSERT INTO policy (id, profile, version, title, in_force_from, adopted_at, adopted_by,"
      " sha256, json) VALUES (1, 'a', '1', 'A', 0, 0, 'test', '', '{}'),"
      " (2, 'b', '1', 'B', 0, 0, 'test', '', '{}');"
      "INSERT INTO policy (id, profile, version, title, in_force_from, in_force_until, adopted_at,"
      " adopted_by, sha256, json) VALUES (3, 'c', '1', 'C', 0, 1, 0, 'test', '', '{}');"
      "INSERT INTO policy_list VALUES (1, 'courses', 'law', 'Law'),"
      " (1, 'courses', 'first-aid', 'First aid'), (2, 'courses', 'law', 'Law'),"
      " (2, 'courses', 'ncic', ''), (3, 'courses', 'gone', 'Gone'),"
      " (1, 'needs officer', 'law', 'Law'), (1, 'needs officer', 'first-aid', 'First aid'),"
      " (2, 'needs officer', 'law', 'Law'), (2, 'needs clerk', 'ncic', 'NCIC'),"
      " (3, 'needs clerk', 'gone', 'Gone');"
      "INSERT INTO person (id, full_name, role, state, created_at, number, unit, since, since_by)"
      " VALUES (1, 'Ada', 'officer', 'active', 0, 'B-1', 'Patrol', 0, 'test'),"
      " (2, 'Ben', 'officer', 'active', 0, 'B-2', 'Patrol', 0, 'test'),"
      " (3, 'Cid', 'clerk', 'active', 0, 'B-3', NULL, 0, 'test'),"
      " (4, 'Dee', 'chief', 'active', 0, 'B-4', NULL, 0, 'test'),"
      " (5, 'Eve', 'officer', 'left', 0, 'B-5', NULL, 0, 'test');"
      "INSERT INTO training (person, course, done_at, expires_at, result, noted_at, noted_by) VALUES"
      " (1, 'law', 86400000, NULL, 'passed', 86400000000, 'test'),"
      " (1, 'first-aid', 86400000, 86400000 * 1020, 'passed', 86400000000, 'test'),"
      " (1, 'ncic', 86400000, NULL, 'passed', 86400000000, 'test'),"
      " (2, 'law', 86400000, 86400000 * 1000, 'passed', 86400000000, 'test'),"
      " (2, 'law', 86400000, 86400000 * 900, 'passed', 86400000000, 'test'),"
      " (2, 'first-aid', 86400000, NULL, 'failed', 86400000000, 'test'),"
      " (3, 'ncic', 86400000, 86400000 * 1060, 'passed', 86400000000, 'test');");
}

static AlprView *
open_matrix (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlprView *view = alpr_view_open ("training-matrix", fixture->store, NULL, &error);

  g_assert_no_error (error);
  return view;
}

static GPtrArray *
read_all (Fixture *fixture, AlprView *view, const AlprViewOrder *order)
{
  g_autoptr (GVariant) inputs = alpr_view_complete_inputs (view, NULL, NOW, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = alpr_view_read_ids (view, fixture->store, inputs, order, NULL, &error);
  GPtrArray *rows;

  g_assert_no_error (error);
  rows = alpr_view_read_rows (view, fixture->store, inputs, (const gint64 *) (gpointer) ids->data,
                              ids->len, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

/* The columns stand where the element stands, each with its note behind it; a course without a
 * label is called by its id, and a policy that has ended gives none. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[][2]
      = { { "person", "Person" },
          { "role", "Role" },
          { "state", "At worst" },
          { "training.ncic", "ncic" },
          { "runs_out.ncic", "ncic: Runs out" },
          { "training.first-aid", "First aid" },
          { "runs_out.first-aid", "First aid: Runs out" },
          { "training.law", "Law" },
          { "runs_out.law", "Law: Runs out" },
          { "number", "Number" } };
  g_autoptr (AlprView) view = open_matrix (fixture);
  g_autoptr (AlprView) same = open_matrix (fixture);
  g_autoptr (AlprView) bare = alpr_view_load ("training-matrix", NULL);
  g_autoptr (AlprView) other = NULL;
  GPtrArray *columns = alpr_view_get_columns (view);
  const AlprColumn *law = alpr_view_find_column (view, "training.law");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpstr (((const AlprColumn *) columns->pdata[i])->field, ==, wanted[i][0]);
      g_assert_cmpstr (((const AlprColumn *) columns->pdata[i])->title, ==, wanted[i][1]);
    }
  g_assert_cmpint (law->kind, ==, ALPR_COLUMN_BADGE);
  g_assert_false (law->detail);
  g_assert_cmpstr (law->note, ==, "runs_out.law");
  g_assert_true (alpr_view_find_column (view, law->note)->detail);
  g_assert_true (alpr_view_has_columns_of (view, same));
  g_assert_false (alpr_view_has_columns_of (view, bare));
  fixture_run (fixture, "INSERT INTO policy_list VALUES (2, 'courses', 'cjis', 'CJIS')");
  other = open_matrix (fixture);
  g_assert_false (alpr_view_has_columns_of (view, other));
}

static void
assert_cell (GPtrArray *rows, guint place, const char *field, const char *wanted)
{
  AlprRow *row = rows->pdata[place];

  g_assert_true (alpr_row_has (row, field));
  g_assert_cmpstr (alpr_row_get_text (row, field), ==, wanted);
}

/* What is needed and how it stands; what nobody needs is in no cell, although it was done. */
static void
check_cells (GPtrArray *rows)
{
  static const char *const cells[][5] = {
    { "Ada", "in 30 days", "good", "in 30 days", NULL },
    { "Ben", "missing", "expired", "missing", NULL },
    { "Cid", "in 60 days", NULL, NULL, "in 60 days" },
    { "Dee", NULL, NULL, NULL, NULL },
  };

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (cells));
  for (guint i = 0; i < rows->len; i++)
    {
      assert_cell (rows, i, "person", cells[i][0]);
      assert_cell (rows, i, "state", cells[i][1]);
      assert_cell (rows, i, "training.law", cells[i][2]);
      assert_cell (rows, i, "training.first-aid", cells[i][3]);
      assert_cell (rows, i, "training.ncic", cells[i][4]);
    }
  g_assert_true (alpr_row_is_null (rows->pdata[0], "runs_out.law"));
  g_assert_cmpint (alpr_row_get_integer (rows->pdata[0], "runs_out.first-aid"), ==, 1020 * DAY);
  g_assert_cmpint (alpr_row_get_integer (rows->pdata[1], "runs_out.law"), ==, 1000 * DAY);
}

/* Paged and streamed give the same. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = open_matrix (fixture);
  g_autoptr (GVariant) inputs = alpr_view_complete_inputs (view, NULL, NOW, NULL);
  g_autoptr (GPtrArray) paged = read_all (fixture, view, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whole = alpr_view_read (view, fixture->store, inputs, NULL, &error);

  g_assert_no_error (error);
  check_cells (paged);
  check_cells (whole);
}

/* The list can be sorted by such a column, and searched and filtered as any other. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = open_matrix (fixture);
  AlprViewOrder order = { .sort = "training.law", .descending = TRUE };
  g_autoptr (GPtrArray) sorted = read_all (fixture, view, &order);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) filtered = NULL;
  g_autoptr (GVariant) filters = g_variant_ref_sink (g_variant_new_parsed ("{'state': <'missing'>}"));

  assert_cell (sorted, 0, "training.law", "good");
  assert_cell (sorted, 1, "training.law", "expired");
  order = (AlprViewOrder){ .search = "patrol", .sort = "runs_out.first-aid" };
  found = read_all (fixture, view, &order);
  g_assert_cmpuint (found->len, ==, 2);
  assert_cell (found, 0, "person", "Ben");
  order = (AlprViewOrder){ .filters = filters };
  filtered = read_all (fixture, view, &order);
  g_assert_cmpuint (filtered->len, ==, 1);
  assert_cell (filtered, 0, "person", "Ben");
}

/* Ten thousand people: the ids come without a look at any training, a page asks for its own only. */
static void
test_many_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = NULL;
  g_autoptr (GVariant) inputs = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GPtrArray) page = NULL;
  AlprViewOrder order = { .sort = "training.law" };
  double took[3];

  fixture_run (
      fixture,
      "WITH RECURSIVE number (n) AS (SELECT 6 UNION ALL SELECT n + 1 FROM number WHERE n < 10005)"
      " INSERT INTO person (id, full_name, role, state, created_at, since, since_by)"
      " SELECT n, 'Person ' || n, 'officer', 'active', 0, 0, 'test' FROM number;"
      "INSERT INTO training (person, course, done_at, expires_at, result, noted_at, noted_by)"
      " SELECT id, 'law', 86400000, 86400000 * (900 + id % 300), 'passed', 86400000000, 'test'"
      " FROM person WHERE id > 5;");
  view = open_matrix (fixture);
  inputs = alpr_view_complete_inputs (view, NULL, NOW, NULL);
  g_test_timer_start ();
  ids = alpr_view_read_ids (view, fixture->store, inputs, NULL, NULL, NULL);
  took[0] = g_test_timer_elapsed ();
  g_test_timer_start ();
  page = alpr_view_read_rows (view, fixture->store, inputs,
                              &g_array_index (ids, gint64, 5000), 100, NULL, NULL);
  took[1] = g_test_timer_elapsed ();
  g_test_timer_start ();
  sorted = alpr_view_read_ids (view, fixture->store, inputs, &order, NULL, NULL);
  took[2] = g_test_timer_elapsed ();
  g_test_message ("ids %.3f s, a page %.3f s, sorted %.3f s", took[0], took[1], took[2]);
  g_assert_cmpuint (ids->len, ==, 10004);
  g_assert_cmpuint (sorted->len, ==, 10004);
  g_assert_cmpuint (page->len, ==, 100);
  g_assert_nonnull (alpr_row_get_text (page->pdata[99], "training.law"));
}

static void
assert_no_opening (Fixture *fixture, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, sql);
  g_assert_null (alpr_view_open ("training-matrix", fixture->store, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

/* What a book calls its columns becomes no SQL; what can be no name is refused. */
static void
test_odd_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprView) view = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_run (fixture, "INSERT INTO policy_list VALUES (1, 'courses', 'x''); --$[0].é', 'Odd'),"
                        " (1, 'needs chief', 'x''); --$[0].é', 'Odd')");
  view = open_matrix (fixture);
  rows = read_all (fixture, view, NULL);
  assert_cell (rows, 3, "training.x'); --$[0].é", "missing");
  assert_cell (rows, 0, "training.x'); --$[0].é", NULL);
  assert_no_opening (fixture, "INSERT INTO policy_list VALUES (1, 'courses', 'x\"y', 'Odd')",
                     "x\"y");
  assert_no_opening (fixture, "DELETE FROM policy_list WHERE item = 'x\"y';"
                              "INSERT INTO policy_list VALUES (1, 'courses', '', 'Odd')",
                     "can be called");
  assert_no_opening (fixture,
                     "DELETE FROM policy_list WHERE item = '';"
                     "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number"
                     " WHERE n < 200) INSERT INTO policy_list"
                     " SELECT 1, 'courses', 'c' || n, 'C' FROM number",
                     "the most");
}

/* A view without such columns is opened as it is; one that isn't there is missing. */
static void
test_other_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = alpr_view_open ("imports", fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (alpr_view_get_spread (view));
  g_assert_null (alpr_view_open ("none-such", fixture->store, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-spread/element", test_element);
  g_test_add_func ("/view-spread/wrong-elements", test_wrong_elements);
  g_test_add ("/view-spread/columns", Fixture, NULL, set_up, test_columns, fixture_tear_down);
  g_test_add ("/view-spread/cells", Fixture, NULL, set_up, test_cells, fixture_tear_down);
  g_test_add ("/view-spread/order", Fixture, NULL, set_up, test_order, fixture_tear_down);
  g_test_add ("/view-spread/many-people", Fixture, NULL, set_up, test_many_people,
              fixture_tear_down);
  g_test_add ("/view-spread/odd-values", Fixture, NULL, set_up, test_odd_values,
              fixture_tear_down);
  g_test_add ("/view-spread/other-views", Fixture, NULL, set_up, test_other_views,
              fixture_tear_down);
  return g_test_run ();
}
