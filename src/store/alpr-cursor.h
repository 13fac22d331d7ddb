/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprCellType:
 *
 * What a cell of a result is; SQLite types each cell by itself.
 */
typedef enum
{
  ALPR_CELL_TYPE_NULL,
  ALPR_CELL_TYPE_INTEGER,
  ALPR_CELL_TYPE_REAL,
  ALPR_CELL_TYPE_TEXT,
  ALPR_CELL_TYPE_BLOB
} AlprCellType;

typedef struct _AlprCursor AlprCursor;

void alpr_cursor_free (AlprCursor *self);
gboolean alpr_cursor_next (AlprCursor *self, GError **error);
int alpr_cursor_get_n_columns (AlprCursor *self);
const char *alpr_cursor_get_name (AlprCursor *self, int column);
int alpr_cursor_find (AlprCursor *self, const char *name);
AlprCellType alpr_cursor_get_type (AlprCursor *self, int column);
gint64 alpr_cursor_get_integer (AlprCursor *self, int column);
double alpr_cursor_get_real (AlprCursor *self, int column);
const char *alpr_cursor_get_text (AlprCursor *self, int column);
const void *alpr_cursor_get_blob (AlprCursor *self, int column, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprCursor, alpr_cursor_free)

G_END_DECLS
