/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a filter's drop-down offers is read from the book: a query that gives `value` and `label`.
 */

#include "alpr-filter-bar.h"

typedef struct
{
  char *query;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->query);
  g_free (asked);
}

static GVariant *
read_value (AlprCursor *cursor)
{
  if (alpr_cursor_get_type (cursor, 0) == ALPR_CELL_TYPE_INTEGER)
    return g_variant_new_int64 (alpr_cursor_get_integer (cursor, 0));
  return g_variant_new_string (alpr_cursor_get_text (cursor, 0));
}

static gpointer
read_choices (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  g_autofree char *name = g_strconcat ("views/", asked->query, NULL);
  g_autoptr (GPtrArray) choices
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_choice_free);
  g_autoptr (GError) cause = NULL;
  g_autoptr (AlprCursor) cursor = NULL;

  alpr_store_set_cancellable (reader, cancellable);
  cursor = alpr_store_query (reader, name, NULL, error);
  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    if (alpr_cursor_get_type (cursor, 0) != ALPR_CELL_TYPE_NULL)
      g_ptr_array_add (choices, alpr_choice_new (read_value (cursor),
                                                 alpr_cursor_get_text (cursor, 1)));
  if (cause == NULL)
    return g_steal_pointer (&choices);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

typedef struct
{
  AlprFilterBar *bar; /* a reference */
  AlprDesk *desk;     /* a reference */
  AlprView *view;     /* a reference: the one that was asked for */
  guint filter;
} Waiting;

static void
choices_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = alpr_desk_read_finish (waiting->desk, result, &error);

  if (choices != NULL && alpr_filter_bar_get_view (waiting->bar) == waiting->view)
    alpr_filter_bar_take_choices (waiting->bar, waiting->filter, g_steal_pointer (&choices));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (waiting->bar, "failed", error);
  g_object_unref (waiting->bar);
  g_object_unref (waiting->desk);
  g_object_unref (waiting->view);
  g_free (waiting);
}

/**
 * alpr_filter_bar_read_choices:
 * @self: a filter bar with a view
 * @desk: the desk whose book is read
 *
 * Reads again what the drop-downs offer.
 */
void
alpr_filter_bar_read_choices (AlprFilterBar *self, AlprDesk *desk)
{
  AlprView *view = alpr_filter_bar_get_view (self);
  GPtrArray *filters = alpr_view_get_filters (view);

  for (guint i = 0; i < filters->len; i++)
    {
      const AlprFilter *filter = filters->pdata[i];
      Asked *asked = g_new0 (Asked, 1);
      AlprQuestion question = { .func = read_choices, .data = asked,
                                .data_free = (GDestroyNotify) asked_free,
                                .result_free = (GDestroyNotify) g_ptr_array_unref,
                                .priority = G_PRIORITY_LOW };
      Waiting *waiting = g_new0 (Waiting, 1);

      asked->query = g_strdup (filter->query);
      waiting->bar = g_object_ref (self);
      waiting->desk = g_object_ref (desk);
      waiting->view = g_object_ref (view);
      waiting->filter = i;
      alpr_desk_read_async (desk, &question, NULL, choices_read_cb, waiting);
    }
}
