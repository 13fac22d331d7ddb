/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a view of the open book, read through the desk on the reader's thread. Ids of a whole
 * list are read with a lower priority than the rows that are on the screen. A query that takes
 * `now` gets the instant at which its ids were asked for, and so do its rows.
 */

#include "alpr-view-source.h"

#include "alpr-time.h"

struct _AlprViewSource
{
  GObject parent_instance;

  AlprDesk *desk;   /* a reference */
  AlprView *view;   /* a reference; never changes, so any thread may read it */
  GVariant *inputs; /* a reference, nullable */
  GVariant *whole;  /* a reference: those and the instant of the last question for ids */
};

/* A question's own copy of all it needs: it outlives the list. */
typedef struct
{
  AlprView *view;
  GVariant *inputs; /* nullable */
  char *sort;       /* nullable */
  char *search;     /* nullable */
  AlprViewOrder order;
  gint64 *ids; /* nullable */
  guint n_ids;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->view);
  g_clear_pointer (&asked->inputs, g_variant_unref);
  g_clear_pointer (&asked->order.filters, g_variant_unref);
  g_free (asked->sort);
  g_free (asked->search);
  g_free (asked->ids);
  g_free (asked);
}

static Asked *
asked_new (AlprViewSource *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->view = g_object_ref (self->view);
  asked->inputs = g_variant_ref (self->whole);
  return asked;
}

static gpointer
read_ids (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  return alpr_view_read_ids (asked->view, reader, asked->inputs, &asked->order, cancellable, error);
}

static gpointer
read_rows (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  return alpr_view_read_rows (asked->view, reader, asked->inputs, asked->ids, asked->n_ids,
                              cancellable, error);
}

static void
alpr_view_source_read_ids (AlprRowSource *source, const AlprViewOrder *order,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  AlprViewSource *self = ALPR_VIEW_SOURCE (source);
  AlprQuestion question = { .func = read_ids, .data_free = (GDestroyNotify) asked_free,
                            .result_free = (GDestroyNotify) g_array_unref,
                            .priority = G_PRIORITY_LOW };
  Asked *asked;

  g_clear_pointer (&self->whole, g_variant_unref);
  self->whole = alpr_view_complete_inputs (self->view, self->inputs, alpr_time_now (),
                                           alpr_desk_get_user_name (self->desk));
  asked = asked_new (self);
  question.data = asked;
  asked->order = *order;
  asked->order.sort = asked->sort = g_strdup (order->sort);
  asked->order.search = asked->search = g_strdup (order->search);
  if (order->filters != NULL)
    g_variant_ref (asked->order.filters);
  alpr_desk_read_async (self->desk, &question, cancellable, callback, data);
}

static void
alpr_view_source_read_rows (AlprRowSource *source, const gint64 *ids, guint n_ids,
                            GAsyncReadyCallback callback, gpointer data)
{
  AlprViewSource *self = ALPR_VIEW_SOURCE (source);
  Asked *asked = asked_new (self);
  AlprQuestion question = { .func = read_rows, .data = asked,
                            .data_free = (GDestroyNotify) asked_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };

  asked->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  asked->n_ids = n_ids;
  alpr_desk_read_async (self->desk, &question, NULL, callback, data);
}

static GArray *
alpr_view_source_read_ids_finish (AlprRowSource *source, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (ALPR_VIEW_SOURCE (source)->desk, result, error);
}

static GPtrArray *
alpr_view_source_read_rows_finish (AlprRowSource *source, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (ALPR_VIEW_SOURCE (source)->desk, result, error);
}

static void
source_init (AlprRowSourceInterface *iface)
{
  iface->read_ids = alpr_view_source_read_ids;
  iface->read_ids_finish = alpr_view_source_read_ids_finish;
  iface->read_rows = alpr_view_source_read_rows;
  iface->read_rows_finish = alpr_view_source_read_rows_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprViewSource, alpr_view_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALPR_TYPE_ROW_SOURCE, source_init))

static void
alpr_view_source_finalize (GObject *object)
{
  AlprViewSource *self = ALPR_VIEW_SOURCE (object);

  g_object_unref (self->desk);
  g_object_unref (self->view);
  g_clear_pointer (&self->inputs, g_variant_unref);
  g_clear_pointer (&self->whole, g_variant_unref);
  G_OBJECT_CLASS (alpr_view_source_parent_class)->finalize (object);
}

static void
alpr_view_source_class_init (AlprViewSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_view_source_finalize;
}

static void
alpr_view_source_init (AlprViewSource *self)
{
}

/**
 * alpr_view_source_new:
 * @desk: the desk whose book is read
 * @view: a view whose query gives `id`
 * @inputs: (nullable): a{sv}, what its query takes; a floating one is sunk
 *
 * Returns: (transfer full): where the view's rows come from
 */
AlprViewSource *
alpr_view_source_new (AlprDesk *desk, AlprView *view, GVariant *inputs)
{
  AlprViewSource *self = g_object_new (ALPR_TYPE_VIEW_SOURCE, NULL);

  self->desk = g_object_ref (desk);
  self->view = g_object_ref (view);
  self->inputs = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  self->whole = alpr_view_complete_inputs (view, self->inputs, alpr_time_now (),
                                           alpr_desk_get_user_name (desk));
  return self;
}
