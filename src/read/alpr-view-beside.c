/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a view reads beside its rows: few rows each, whole, of queries that its definition names.
 * Such a query gets what its reader knows, and the instant where it takes `now`.
 */

#include "alpr-view-private.h"

#include "alpr-definition.h"

static GVariant *
field_value (AlprRow *row, const char *field)
{
  switch (alpr_row_get_type_of (row, field))
    {
    case ALPR_CELL_TYPE_INTEGER:
      return g_variant_new_int64 (alpr_row_get_integer (row, field));
    case ALPR_CELL_TYPE_TEXT:
      return g_variant_new_string (alpr_row_get_text (row, field));
    case ALPR_CELL_TYPE_REAL:
    case ALPR_CELL_TYPE_BLOB:
    case ALPR_CELL_TYPE_NULL:
    default:
      return g_variant_new ("()");
    }
}

/* Of what the reader knows, what the query takes */
static void
add_inputs (GVariantDict *dict, GVariant *inputs, char **names)
{
  for (char **name = names; name != NULL && *name != NULL && inputs != NULL; name++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (inputs, *name, NULL);

      if (value != NULL)
        g_variant_dict_insert_value (dict, *name, value);
    }
}

/* All rows of a query below data/sql/views; a floating @inputs is sunk. */
GPtrArray *
alpr_view_read_beside (AlprStore *store, const char *query, GVariant *inputs, gint64 now,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) given = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  g_autofree char *name = g_strconcat ("views/", query, NULL);
  g_autofree char *path = g_strconcat ("sql/", name, ".sql", NULL);
  g_autofree char *sql = alpr_definition_load_text (path, error);
  g_auto (GStrv) names = sql != NULL ? alpr_definition_inputs (sql) : NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (AlprRowShape) shape = NULL;
  g_autoptr (GError) cause = NULL;

  if (sql == NULL)
    return NULL;
  add_inputs (&dict, given, names);
  if (names != NULL && g_strv_contains ((const char *const *)names, "now"))
    g_variant_dict_insert (&dict, "now", "x", now);
  alpr_store_set_cancellable (store, cancellable);
  cursor = alpr_store_query (store, name, g_variant_dict_end (&dict), error);
  if (cursor == NULL)
    return NULL;
  shape = alpr_row_shape_new (cursor);
  while (alpr_cursor_next (cursor, &cause))
    g_ptr_array_add (rows, alpr_row_new (shape, cursor));
  if (cause == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * alpr_view_read_trail:
 * @self: a view with a trail
 * @store: the book
 * @row: one of its rows
 * @now: this instant
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprRow): the entries about @row, in the query's order
 */
GPtrArray *
alpr_view_read_trail (AlprView *self, AlprStore *store, AlprRow *row, gint64 now,
                      GCancellable *cancellable, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&dict, self->trail->field, field_value (row, self->trail->field));
  return alpr_view_read_beside (store, self->trail->query, g_variant_dict_end (&dict), now,
                                cancellable, error);
}

/**
 * alpr_view_read_above:
 * @above: a figure or a chart of a view
 * @store: the book
 * @inputs: (nullable): a{sv}, what the list's query gets; a floating one is sunk
 * @now: this instant
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprRow): what its query gives, in the query's order
 */
GPtrArray *
alpr_view_read_above (const AlprViewAbove *above, AlprStore *store, GVariant *inputs, gint64 now,
                      GCancellable *cancellable, GError **error)
{
  return alpr_view_read_beside (store, above->query, inputs, now, cancellable, error);
}
