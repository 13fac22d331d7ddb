/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking the store for a view's rows, in two ways:
 *
 *   whole   each row in the query's own order, streamed (reports, the command line)
 *   paged   all ids in an order, 8 bytes each, then rows by id, a page at a time (lists). A list of
 *           millions costs its ids and what is on the screen.
 *
 * The wrappers composed here are the only SQL that isn't a file. Each puts the query into brackets
 * and adds field names that the view's definition declares: nothing that a person typed ever
 * becomes SQL, it goes in as a parameter.
 */

#include "alpr-view-private.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-time.h"

/* A row asked for by id goes in as a parameter of this name, followed by its number. */
#define ID_PARAMETER "alpr_id_"
#define SEARCH_PARAMETER "alpr_words_"
#define FILTER_PARAMETER "alpr_filter_"

static const AlprFilter *
find_filter (AlprView *self, const char *field)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const AlprFilter *filter = self->filters->pdata[i];

      if (strcmp (filter->field, field) == 0)
        return filter;
    }
  return NULL;
}

static gboolean
missing_field (AlprView *self, const char *what, const char *field, GError **error)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "The view “%s” has no %s “%s”", self->id,
               what, field);
  return FALSE;
}

static void
copy_inputs (GVariantDict *to, GVariant *inputs)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (inputs == NULL)
    return;
  g_variant_iter_init (&iter, inputs);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    g_variant_dict_insert_value (to, name, value);
}

/* LIKE's own signs in a typed word stand for themselves. */
static char *
like_pattern (const char *word)
{
  GString *pattern = g_string_new ("%");

  for (; *word != '\0'; word++)
    {
      if (strchr ("%_\\", *word) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *word);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* The texts of @column, in brackets */
static char *
load_texts (const AlprColumn *column, GError **error)
{
  g_autofree char *path = g_strconcat ("sql/views/", column->texts, ".sql", NULL);
  g_autofree char *sql = alpr_definition_load_text (path, error);

  return sql != NULL ? g_strdup_printf ("(\n%s\n)", g_strchomp (sql)) : NULL;
}

/* Adds that the word @name stands in @field. Where texts are shared, they are looked through once,
 * and the rows only for their numbers. */
static gboolean
add_field (AlprView *self, const char *field, const char *name, GString *sql, GError **error)
{
  const AlprColumn *column = alpr_view_find_column (self, field);
  g_autofree char *texts = NULL;

  if (column == NULL || column->texts == NULL)
    {
      g_string_append_printf (sql, "\"%s\" LIKE :%s ESCAPE '\\'", field, name);
      return TRUE;
    }
  texts = load_texts (column, error);
  if (texts == NULL)
    return FALSE;
  g_string_append_printf (sql, "\"%s\" IN (SELECT id FROM %s WHERE text LIKE :%s ESCAPE '\\')",
                          column->key, texts, name);
  return TRUE;
}

static gboolean
add_word (AlprView *self, const char *name, GString *sql, GError **error)
{
  for (guint f = 0; f + 1 < self->search_fields->len; f++)
    {
      if (f > 0)
        g_string_append (sql, " OR ");
      if (!add_field (self, self->search_fields->pdata[f], name, sql, error))
        return FALSE;
    }
  g_string_append_c (sql, ')');
  return TRUE;
}

/* Every word must stand in one of the search fields. */
static gboolean
add_search (AlprView *self, const char *search, GString *sql, GVariantDict *inputs, guint *terms,
            GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (search, " \t\n", -1);
  guint count = 0;

  for (guint i = 0; words[i] != NULL && count < 8; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *pattern = NULL;

      if (*words[i] == '\0')
        continue;
      name = g_strdup_printf (SEARCH_PARAMETER "%u", count++);
      pattern = like_pattern (words[i]);
      g_string_append (sql, (*terms)++ == 0 ? " WHERE (" : " AND (");
      if (!add_word (self, name, sql, error))
        return FALSE;
      g_variant_dict_insert (inputs, name, "s", pattern);
    }
  return TRUE;
}

static gboolean
add_filters (AlprView *self, GVariant *filters, GString *sql, GVariantDict *inputs, guint *terms,
             GError **error)
{
  GVariantIter iter;
  const char *field;
  GVariant *value;
  guint count = 0;

  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_next (&iter, "{&sv}", &field, &value))
    {
      g_autoptr (GVariant) owned = value;
      g_autofree char *name = g_strdup_printf (FILTER_PARAMETER "%u", count++);

      if (find_filter (self, field) == NULL)
        return missing_field (self, "filter", field, error);
      g_string_append_printf (sql, "%s\"%s\" = :%s", (*terms)++ == 0 ? " WHERE " : " AND ", field,
                              name);
      g_variant_dict_insert_value (inputs, name, owned);
    }
  return TRUE;
}

/* Joins the places of the texts by which the rows are sorted. Equal texts have one place, so that
 * their rows stay in the order of their ids. */
static gboolean
add_places (AlprView *self, const AlprViewOrder *order, GString *sql, GError **error)
{
  const AlprColumn *column = order->sort != NULL ? alpr_view_find_column (self, order->sort) : NULL;
  g_autofree char *texts = NULL;

  if (column == NULL || column->texts == NULL)
    return TRUE;
  texts = load_texts (column, error);
  if (texts == NULL)
    return FALSE;
  g_string_append_printf (sql,
                          " LEFT JOIN (SELECT id AS text_id, RANK () OVER (ORDER BY text) AS place"
                          " FROM %s) ON text_id = \"%s\"",
                          texts, column->key);
  return TRUE;
}

static gboolean
add_order (AlprView *self, const AlprViewOrder *order, GString *sql, GVariantDict *inputs,
           GError **error)
{
  const char *direction = order->descending ? "DESC" : "ASC";
  const AlprColumn *column;

  if (order->sort == NULL)
    return TRUE;
  column = alpr_view_find_column (self, order->sort);
  if (column == NULL)
    return missing_field (self, "column", order->sort, error);
  if (strcmp (order->sort, "id") == 0)
    {
      g_string_append_printf (sql, " ORDER BY id %s", direction);
      return TRUE;
    }
  g_string_append (sql, " ORDER BY ");
  if (column->spread != NULL)
    alpr_view_add_cell (self, column, sql, inputs);
  else
    g_string_append_printf (sql, "\"%s\"", column->texts != NULL ? "place" : order->sort);
  g_string_append_printf (sql, " %s, id %s", direction, direction);
  return TRUE;
}

/* The query's text ends in a newline and may end in a semicolon, which a bracket can't hold. */
static char *
bare_query (AlprView *self)
{
  g_autofree char *sql = g_strchomp (g_strdup (self->sql));
  gsize length = strlen (sql);

  if (length > 0 && sql[length - 1] == ';')
    sql[length - 1] = '\0';
  return g_steal_pointer (&sql);
}

/* “SELECT * FROM (the query)”, with the cells of columns that only the book knows. */
static void
compose_rows (AlprView *self, GString *sql, GVariantDict *inputs)
{
  g_autofree char *query = bare_query (self);
  g_autofree char *cells = alpr_view_make_cells (self, inputs);

  g_string_append_printf (sql, "SELECT *%s FROM (\n%s\n)", cells, query);
}

static void
compose_ids (AlprView *self, GString *sql)
{
  g_autofree char *query = bare_query (self);

  g_string_append_printf (sql, "SELECT id FROM (\n%s\n)", query);
}

/* What @order asks for, behind either of them. */
static gboolean
add_what_is_asked (AlprView *self, const AlprViewOrder *order, GString *sql, GVariantDict *inputs,
                   GError **error)
{
  guint terms = 0;

  if (order == NULL)
    return TRUE;
  if (!add_places (self, order, sql, error))
    return FALSE;
  if (order->search != NULL && self->search_fields->len > 1
      && !add_search (self, order->search, sql, inputs, &terms, error))
    return FALSE;
  if (order->filters != NULL && !add_filters (self, order->filters, sql, inputs, &terms, error))
    return FALSE;
  if (!add_order (self, order, sql, inputs, error))
    return FALSE;
  if (order->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", order->limit);
  return TRUE;
}

/**
 * alpr_view_read_ids:
 * @self: a view whose query gives `id`
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @order: (nullable): sort, words and filters; %NULL for the view's own order, unfiltered
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the ids of all rows, in order
 */
GArray *
alpr_view_read_ids (AlprView *self, AlprStore *store, GVariant *inputs, const AlprViewOrder *order,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;

  copy_inputs (&dict, inputs);
  compose_ids (self, sql);
  if (!add_what_is_asked (self, order, sql, &dict, error))
    return NULL;
  alpr_store_set_cancellable (store, cancellable);
  cursor = alpr_store_query_text (store, sql->str, g_variant_dict_end (&dict), error);
  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 id = alpr_cursor_get_integer (cursor, 0);

      g_array_append_val (ids, id);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_steal_pointer (&ids);
}

static void
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

static gboolean
read_page (AlprView *self, AlprStore *store, const char *sql, GVariant *inputs, GHashTable *by_id,
           GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, inputs, error);
  g_autoptr (AlprRowShape) shape = NULL;
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  shape = alpr_view_make_shape (self, cursor);
  while (alpr_cursor_next (cursor, &cause))
    {
      AlprRow *row = alpr_row_new (shape, cursor);
      gint64 *key = g_new (gint64, 1);

      *key = alpr_row_get_id (row);
      g_hash_table_replace (by_id, key, row);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_view_read_rows:
 * @self: a view whose query gives `id`
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @ids: (array length=n_ids): the ids wanted
 * @n_ids: how many, a page's worth
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprRow): the rows in the order of @ids; %NULL at the
 * place of an id that is no longer there
 */
GPtrArray *
alpr_view_read_rows (AlprView *self, AlprStore *store, GVariant *inputs, const gint64 *ids,
                     guint n_ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GHashTable)
      by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  GPtrArray *rows;

  copy_inputs (&dict, inputs);
  compose_rows (self, sql, &dict);
  g_string_append (sql, " WHERE id IN (");
  for (guint i = 0; i < n_ids; i++)
    {
      g_autofree char *name = g_strdup_printf (ID_PARAMETER "%u", i);

      g_string_append_printf (sql, "%s:%s", i == 0 ? "" : ", ", name);
      g_variant_dict_insert (&dict, name, "x", ids[i]);
    }
  g_string_append_c (sql, ')');

  alpr_store_set_cancellable (store, cancellable);
  if (!read_page (self, store, sql->str, g_variant_dict_end (&dict), by_id, error))
    return NULL;

  rows = g_ptr_array_new_full (n_ids, unref_row);
  for (guint i = 0; i < n_ids; i++)
    {
      AlprRow *row = g_hash_table_lookup (by_id, &ids[i]);

      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : NULL);
    }
  return rows;
}

/**
 * alpr_view_read_row:
 * @self: a view whose query gives `id`
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @id: the id wanted
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: (transfer full): the row; %NULL with %ALPR_ERROR_MISSING where there is none
 */
AlprRow *
alpr_view_read_row (AlprView *self, AlprStore *store, GVariant *inputs, gint64 id,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)
      rows = alpr_view_read_rows (self, store, inputs, &id, 1, cancellable, error);

  if (rows == NULL)
    return NULL;
  if (rows->pdata[0] == NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "“%s” has no row %" G_GINT64_FORMAT,
                 self->title, id);
  return rows->pdata[0] != NULL ? g_object_ref (rows->pdata[0]) : NULL;
}

/* Gives every row of the cursor to @func. */
static gboolean
walk_rows (AlprView *self, AlprCursor *cursor, AlprRowFunc func, gpointer data, GError **error)
{
  g_autoptr (AlprRowShape) shape = alpr_view_make_shape (self, cursor);
  g_autoptr (GError) cause = NULL;

  while (alpr_cursor_next (cursor, &cause))
    {
      g_autoptr (AlprRow) row = alpr_row_new (shape, cursor);

      if (!func (row, data, error))
        return FALSE;
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_view_each:
 * @self: a view
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @func: called with each row in the query's order; ends the walk by returning %FALSE with an error
 * @data: for @func
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Streams all rows; memory stays constant.
 *
 * Returns: %TRUE when every row was seen
 */
gboolean
alpr_view_each (AlprView *self, AlprStore *store, GVariant *inputs, AlprRowFunc func, gpointer data,
                GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_strconcat ("views/", self->query, NULL);
  g_autoptr (AlprCursor) cursor = NULL;

  if (alpr_view_is_spread (self))
    return alpr_view_each_in (self, store, inputs, NULL, func, data, cancellable, error);
  alpr_store_set_cancellable (store, cancellable);
  cursor = alpr_store_query (store, name, inputs, error);
  return cursor != NULL && walk_rows (self, cursor, func, data, error);
}

/**
 * alpr_view_each_in:
 * @self: a view whose query gives `id`
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @order: (nullable): sort, words and filters
 * @func: called with each row; ends the walk by returning %FALSE with an error
 * @data: for @func
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Streams the rows that a list would show, as it would show them.
 *
 * Returns: %TRUE when every row was seen
 */
gboolean
alpr_view_each_in (AlprView *self, AlprStore *store, GVariant *inputs, const AlprViewOrder *order,
                   AlprRowFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (AlprCursor) cursor = NULL;

  copy_inputs (&dict, inputs);
  compose_rows (self, sql, &dict);
  if (!add_what_is_asked (self, order, sql, &dict, error))
    return FALSE;
  alpr_store_set_cancellable (store, cancellable);
  cursor = alpr_store_query_text (store, sql->str, g_variant_dict_end (&dict), error);
  return cursor != NULL && walk_rows (self, cursor, func, data, error);
}

/**
 * alpr_view_count:
 * @self: a view
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @rows: (out): how many rows it gives; untouched on failure
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: whether they could be counted
 */
gboolean
alpr_view_count (AlprView *self, AlprStore *store, GVariant *inputs, gint64 *rows,
                 GCancellable *cancellable, GError **error)
{
  g_autofree char *query = bare_query (self);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) AS n FROM (\n%s\n)", query);
  g_autoptr (AlprCursor) cursor = NULL;

  alpr_store_set_cancellable (store, cancellable);
  cursor = alpr_store_query_text (store, sql, inputs, error);
  if (cursor == NULL || !alpr_cursor_next (cursor, error))
    return FALSE;
  *rows = alpr_cursor_get_integer (cursor, 0);
  return TRUE;
}

static gboolean
keep_row_cb (AlprRow *row, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_object_ref (row));
  return TRUE;
}

/**
 * alpr_view_read:
 * @self: a view of few rows
 * @store: the book
 * @inputs: (nullable): a{sv}, what the query takes
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprRow): all rows, in the query's order
 */
GPtrArray *
alpr_view_read (AlprView *self, AlprStore *store, GVariant *inputs, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (!alpr_view_each (self, store, inputs, keep_row_cb, rows, cancellable, error))
    return NULL;
  return g_steal_pointer (&rows);
}
