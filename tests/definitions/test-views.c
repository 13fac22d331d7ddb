/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every view and report, on a fresh book: what a view shows, filters and searches is what its query
 * gives; the query stands inside of the brackets that `read` puts round it; a filter's choices, and
 * columns that only a book knows, give `value` and `label`; the acts that a view offers exist, with the inputs that the row gives, and
 * so do the choices of every act's inputs; a trail takes what the row has; the views that a report
 * names exist.
 */

#include <string.h>

#include "alpr-act.h"
#include "alpr-definition.h"
#include "alpr-intake.h"
#include "alpr-view.h"
#include "definitions-book.h"

/* What a query below data/sql/@folder gives, in the brackets that `read` puts round it. */
static GPtrArray *
find_columns_in (const char *folder, const char *query)
{
  g_autofree char *path = g_strdup_printf ("sql/%s/%s.sql", folder, query);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = alpr_definition_load_text (path, &error);
  g_autofree char *wrapped = g_strdup_printf ("SELECT * FROM (\n%s\n)", sql);
  g_autoptr (AlprCursor) cursor = sql != NULL ? definitions_query (wrapped, &error) : NULL;

  if (cursor != NULL)
    return definitions_columns (cursor);
  definitions_fail ("%s: %s", query, error->message);
  return g_ptr_array_new ();
}

static GPtrArray *
find_columns (const char *query)
{
  return find_columns_in ("views", query);
}

static void
check_choices (const AlprFilter *filter)
{
  g_autoptr (GPtrArray) columns = find_columns (filter->query);

  definitions_check_column (columns, "value", filter->query);
  definitions_check_column (columns, "label", filter->query);
}

static void
check_texts (const AlprColumn *column, GPtrArray *columns, const char *id)
{
  g_autoptr (GPtrArray) given = NULL;

  if (column->texts == NULL)
    return;
  definitions_check_column (columns, column->key, id);
  given = find_columns (column->texts);
  definitions_check_column (given, "id", column->texts);
  definitions_check_column (given, "text", column->texts);
}

static void
check_fields (AlprView *view, GPtrArray *columns)
{
  const char *id = alpr_view_get_id (view);
  GPtrArray *shown = alpr_view_get_columns (view);
  GPtrArray *filters = alpr_view_get_filters (view);
  const char *const *search = alpr_view_get_search_fields (view);

  for (guint i = 0; i < shown->len; i++)
    {
      const AlprColumn *column = shown->pdata[i];

      definitions_check_column (columns, column->field, id);
      check_texts (column, columns, id);
    }
  for (guint i = 0; i < filters->len; i++)
    {
      definitions_check_column (columns, ((const AlprFilter *)filters->pdata[i])->field, id);
      check_choices (filters->pdata[i]);
    }
  for (guint i = 0; search[i] != NULL; i++)
    definitions_check_column (columns, search[i], id);
}

/* What each row holds of columns that only the book knows, and where they come from. */
static void
check_spread (const AlprViewSpread *spread, GPtrArray *columns, const char *id)
{
  g_autoptr (GPtrArray) given = NULL;

  if (spread == NULL)
    return;
  definitions_check_column (columns, spread->field, id);
  if (spread->note != NULL)
    definitions_check_column (columns, spread->note, id);
  given = find_columns (spread->query);
  definitions_check_column (given, "value", spread->query);
  definitions_check_column (given, "label", spread->query);
}

/* A figure gives how many, and of how many where it is a part; a chart what its bars are called. */
static void
check_above (const AlprViewAbove *above, AlprView *view, const char *id)
{
  g_auto (GStrv) known = alpr_view_get_inputs (view);
  g_autoptr (GPtrArray) given = find_columns (above->query);
  g_autofree char *path = g_strdup_printf ("sql/views/%s.sql", above->query);
  g_autofree char *sql = alpr_definition_load_text (path, NULL);
  g_auto (GStrv) inputs = sql != NULL ? alpr_definition_inputs (sql) : NULL;

  definitions_check_column (given, "value", above->query);
  if (above->kind == ALPR_VIEW_CHART)
    definitions_check_column (given, "label", above->query);
  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    if (!g_str_equal (inputs[i], "now")
        && !g_strv_contains ((const char *const *)known, inputs[i]))
      definitions_fail ("%s: nobody gives its query %s “%s”", id, above->query, inputs[i]);
}

static const AlprInput *
find_input (const AlprAct *act, const char *name, const char *id)
{
  for (const AlprInput *input = act->inputs; input->name != NULL; input++)
    if (strcmp (input->name, name) == 0)
      return input;
  definitions_fail ("%s: %s has no input “%s”", id, act->name, name);
  return NULL;
}

/* The row gives what a form would otherwise ask for: neither a file nor a secret stands in it. */
static void
check_act (const AlprViewAct *offered, GPtrArray *columns, const char *id)
{
  const AlprAct *act = alpr_acts_find (offered->name);
  const AlprInput *given;

  if (act == NULL)
    {
      definitions_fail ("%s: there is no act %s", id, offered->name);
      return;
    }
  for (char **pair = offered->prefill; *pair != NULL; pair += 2)
    {
      find_input (act, pair[0], id);
      definitions_check_column (columns, pair[1], id);
    }
  if (offered->input == NULL)
    return;
  definitions_check_column (columns, offered->field, id);
  given = find_input (act, offered->input, id);
  if (offered->many && !alpr_act_is_for_many (act))
    definitions_fail ("%s: %s can be done for one at a time only", id, act->name);
  if (given != NULL && (given->kind == ALPR_INPUT_FILE || given->kind == ALPR_INPUT_OPEN
                        || given->kind == ALPR_INPUT_SAVE || given->kind == ALPR_INPUT_SECRET))
    definitions_fail ("%s: no row can give %s its “%s”", id, act->name, given->name);
}

/* The inputs of a trail's query: the row's field, and the instant if it likes. */
static void
check_trail (const AlprViewTrail *trail, GPtrArray *columns, const char *id)
{
  g_autofree char *path = NULL;
  g_autofree char *sql = NULL;
  g_auto (GStrv) inputs = NULL;
  g_autoptr (GPtrArray) given = NULL;

  if (trail == NULL)
    return;
  definitions_check_column (columns, trail->field, id);
  given = find_columns (trail->query);
  definitions_check_column (given, "at", trail->query);
  definitions_check_column (given, "kind", trail->query);
  definitions_check_column (given, "what", trail->query);
  path = g_strdup_printf ("sql/views/%s.sql", trail->query);
  sql = alpr_definition_load_text (path, NULL);
  inputs = sql != NULL ? alpr_definition_inputs (sql) : NULL;
  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    if (!g_str_equal (inputs[i], trail->field) && !g_str_equal (inputs[i], "now"))
      definitions_fail ("%s: nobody gives its query %s “%s”", id, trail->query, inputs[i]);
}

/* The view that is behind a row exists and can be filtered by what the row gives. */
static void
check_open (const AlprViewOpen *open, GPtrArray *columns, const char *id)
{
  g_autoptr (AlprView) view = open != NULL ? alpr_view_load (open->view, NULL) : NULL;
  gboolean found = FALSE;

  if (open == NULL)
    return;
  definitions_check_column (columns, open->field, id);
  for (guint i = 0; view != NULL && i < alpr_view_get_filters (view)->len; i++)
    found |= g_str_equal (((AlprFilter *) alpr_view_get_filters (view)->pdata[i])->field,
                          open->filter);
  if (!found)
    definitions_fail ("%s opens %s, which has no filter “%s”", id, open->view, open->filter);
}

static void
test_view (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = alpr_view_load (data, &error);
  g_autoptr (GPtrArray) columns = NULL;

  if (view == NULL)
    {
      definitions_fail ("%s", error->message);
      return;
    }
  columns = find_columns (alpr_view_get_query (view));
  check_fields (view, columns);
  for (guint i = 0; i < alpr_view_get_acts (view)->len; i++)
    check_act (alpr_view_get_acts (view)->pdata[i], columns, data);
  check_trail (alpr_view_get_trail (view), columns, data);
  check_open (alpr_view_get_open (view), columns, data);
  check_spread (alpr_view_get_spread (view), columns, data);
  for (guint i = 0; i < alpr_view_get_above (view)->len; i++)
    check_above (alpr_view_get_above (view)->pdata[i], view, data);
}

/* What can be chosen has a value, first, and a label; and every such query is some input's. */
static void
test_choices (void)
{
  g_auto (GStrv) queries = alpr_definition_list ("sql/choices", ".sql");
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (const AlprAct *const *act = alpr_acts_list (); *act != NULL; act++)
    for (const AlprInput *input = (*act)->inputs; input->name != NULL; input++)
      if (input->choices != NULL && g_hash_table_add (used, (gpointer)input->choices))
        {
          g_autoptr (GPtrArray) columns = find_columns_in ("choices", input->choices);

          definitions_check_column (columns, "value", input->choices);
          definitions_check_column (columns, "label", input->choices);
          if (columns->len > 0 && !g_str_equal (columns->pdata[0], "value"))
            definitions_fail ("%s doesn't give “value” first", input->choices);
        }
  for (guint i = 0; queries[i] != NULL; i++)
    if (!g_hash_table_contains (used, queries[i]))
      definitions_fail ("no act names data/sql/choices/%s.sql", queries[i]);
}

/* Without this, a folder that is lost from the resource would leave nothing to fail. */
static void
test_there_are_some (void)
{
  g_auto (GStrv) views = alpr_view_list ();
  g_auto (GStrv) reports = alpr_definition_list ("reports", ".report.xml");

  if (views[0] == NULL)
    definitions_fail ("no view is shipped");
  if (reports[0] == NULL)
    definitions_fail ("no report is shipped");
}

/* Each query of data/sql/views is some view's or its trail, the choices of a filter, a column's
 * texts, the columns that only a book knows, or what stands above the list. */
static void
test_queries_are_used (void)
{
  g_auto (GStrv) queries = alpr_definition_list ("sql/views", ".sql");
  g_auto (GStrv) ids = alpr_view_list ();
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AlprView) view = alpr_view_load (ids[i], NULL);
      GPtrArray *filters, *columns;

      if (view == NULL)
        continue; /* its own test says why */
      filters = alpr_view_get_filters (view);
      columns = alpr_view_get_columns (view);
      g_hash_table_add (used, g_strdup (alpr_view_get_query (view)));
      if (alpr_view_get_trail (view) != NULL)
        g_hash_table_add (used, g_strdup (alpr_view_get_trail (view)->query));
      for (guint a = 0; a < alpr_view_get_above (view)->len; a++)
        g_hash_table_add (
            used, g_strdup (((const AlprViewAbove *)alpr_view_get_above (view)->pdata[a])->query));
      if (alpr_view_get_spread (view) != NULL)
        g_hash_table_add (used, g_strdup (alpr_view_get_spread (view)->query));
      for (guint f = 0; f < filters->len; f++)
        g_hash_table_add (used, g_strdup (((const AlprFilter *)filters->pdata[f])->query));
      for (guint c = 0; c < columns->len; c++)
        if (((const AlprColumn *)columns->pdata[c])->texts != NULL)
          g_hash_table_add (used, g_strdup (((const AlprColumn *)columns->pdata[c])->texts));
    }
  for (guint i = 0; queries[i] != NULL; i++)
    if (!g_hash_table_contains (used, queries[i]))
      definitions_fail ("no view names data/sql/views/%s.sql", queries[i]);
}

static void
report_element_cb (GMarkupParseContext *context, const char *element, const char **names,
                   const char **values, gpointer data, GError **error)
{
  guint *count = data;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "view"))
      {
        g_autoptr (AlprView) view = alpr_view_load (values[i], error);

        *count += 1;
        if (view == NULL)
          return;
      }
}

static void
test_report (gconstpointer data)
{
  static const GMarkupParser parser = { .start_element = report_element_cb };
  g_autofree char *path = g_strdup_printf ("reports/%s.report.xml", (const char *)data);
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = alpr_definition_load_text (path, &error);
  g_autoptr (GMarkupParseContext) context = NULL;
  guint views = 0;

  g_assert_no_error (error);
  context = g_markup_parse_context_new (&parser, 0, &views, NULL);
  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (views, >, 0);
}

/* A test for each of @names; they stay for as long as the program. */
static void
add_each (const char *folder, char **names, GTestDataFunc func)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *test = g_strdup_printf ("/%s/%s", folder, names[i]);

      g_test_add_data_func (test, names[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) views = NULL;
  g_auto (GStrv) reports = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  alpr_intake_init ();
  definitions_book_open ();
  views = alpr_view_list ();
  reports = alpr_definition_list ("reports", ".report.xml");
  g_test_add_func ("/views/there-are-some", test_there_are_some);
  g_test_add_func ("/views/queries-are-used", test_queries_are_used);
  g_test_add_func ("/views/choices", test_choices);
  add_each ("views", views, test_view);
  add_each ("reports", reports, test_report);
  status = g_test_run ();
  definitions_book_close ();
  return status;
}
