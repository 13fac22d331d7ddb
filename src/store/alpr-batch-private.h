/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a batch lies in memory, for the virtual table that shows it to SQLite.
 */
#pragma once

#include "alpr-batch.h"

G_BEGIN_DECLS

/* More columns than any table of the schema has. */
#define ALPR_BATCH_COLUMNS_MOST 64

struct _AlprBatch
{
  /* Owned. `cells` is row by row: an integer itself, or where in `arena` a text (after its length,
   * a guint32) or a key begins. */
  char **names;
  AlprBatchKind *kinds;
  gint64 *cells;
  guint8 *arena;

  guint n_columns;
  guint n_rows;
  gsize cells_room;
  gsize arena_used;
  gsize arena_room;
};

G_END_DECLS
