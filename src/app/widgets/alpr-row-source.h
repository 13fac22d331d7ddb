/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-view.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ROW_SOURCE (alpr_row_source_get_type ())
G_DECLARE_INTERFACE (AlprRowSource, alpr_row_source, ALPR, ROW_SOURCE, GObject)

/**
 * AlprRowSourceInterface:
 * @read_ids: reads all ids in an order; the order is copied
 * @read_ids_finish: gives them, a #GArray of gint64
 * @read_rows: reads the rows of some ids; the ids are copied
 * @read_rows_finish: gives them, a #GPtrArray of #AlprRow in the order of the ids, %NULL at the
 *   place of a row that is no longer there
 *
 * Where a list's rows come from. Answers come on the main thread, later than the question.
 */
struct _AlprRowSourceInterface
{
  GTypeInterface parent;

  void (*read_ids) (AlprRowSource *self, const AlprViewOrder *order, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer data);
  GArray *(*read_ids_finish) (AlprRowSource *self, GAsyncResult *result, GError **error);
  void (*read_rows) (AlprRowSource *self, const gint64 *ids, guint n_ids,
                     GAsyncReadyCallback callback, gpointer data);
  GPtrArray *(*read_rows_finish) (AlprRowSource *self, GAsyncResult *result, GError **error);
};

G_END_DECLS
