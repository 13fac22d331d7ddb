/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every view and report, on a fresh book: what a view shows, filters and searches is what its query
 * gives; the query stands inside of the brackets that `read` puts round it; a filter's choices give
 * `value` and `label`; the views that a report names exist.
 */

#include "alpr-definition.h"
#include "alpr-view.h"
#include "definitions-book.h"

/* What a query below data/sql/views gives, in the brackets that `read` puts round it. */
static GPtrArray *
find_columns (const char *query)
{
  g_autofree char *path = g_strdup_printf ("sql/views/%s.sql", query);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = alpr_definition_load_text (path, &error);
  g_autofree char *wrapped = g_strdup_printf ("SELECT * FROM (\n%s\n)", sql);
  g_autoptr (AlprCursor) cursor = sql != NULL ? definitions_query (wrapped, &error) : NULL;

  if (cursor != NULL)
    return definitions_columns (cursor);
  definitions_fail ("%s: %s", query, error->message);
  return g_ptr_array_new ();
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

/* Each query of data/sql/views is some view's, the choices of a filter, or a column's texts. */
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
  definitions_book_open ();
  views = alpr_view_list ();
  reports = alpr_definition_list ("reports", ".report.xml");
  g_test_add_func ("/views/there-are-some", test_there_are_some);
  g_test_add_func ("/views/queries-are-used", test_queries_are_used);
  add_each ("views", views, test_view);
  add_each ("reports", reports, test_report);
  status = g_test_run ();
  definitions_book_close ();
  return status;
}
