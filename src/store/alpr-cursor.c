/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A walk over the rows of a query. It reads as it goes, so millions of rows need no memory; what a
 * getter returns is the cursor's and lasts until the next row. A cursor holds its statement and
 * its store; it must be freed on the store's thread, and soon: while it stands on a row, the WAL
 * can't shrink.
 */

#include "alpr-cursor-private.h"

#include <string.h>

#include "alpr-store-private.h"

struct _AlprCursor
{
  /* Owned. */
  AlprStore *store;
  AlprStatement *statement;
  /* Borrowed from the statement. */
  sqlite3_stmt *stmt;
  gboolean ended;
};

/* Takes @statement, of which @stmt is a part with its inputs bound */
AlprCursor *
alpr_cursor_new (AlprStore *store, AlprStatement *statement, sqlite3_stmt *stmt)
{
  AlprCursor *self = g_new0 (AlprCursor, 1);

  self->store = g_object_ref (store);
  self->statement = statement;
  self->stmt = stmt;
  return self;
}

/**
 * alpr_cursor_free:
 * @self: (nullable): a cursor
 */
void
alpr_cursor_free (AlprCursor *self)
{
  if (self == NULL)
    return;
  alpr_statement_release (self->statement);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * alpr_cursor_next:
 * @self: a cursor
 * @error: return location for an error
 *
 * Goes to the first row, then to the next.
 *
 * Returns: %TRUE on a row; %FALSE behind the last one, and with an error
 */
gboolean
alpr_cursor_next (AlprCursor *self, GError **error)
{
  int rc;

  if (self->ended)
    return FALSE;
  rc = sqlite3_step (self->stmt);
  if (rc == SQLITE_ROW)
    return TRUE;
  self->ended = TRUE;
  if (rc != SQLITE_DONE)
    alpr_store_fault (self->store, rc, self->statement->title, error);
  sqlite3_reset (self->stmt);
  return FALSE;
}

/** alpr_cursor_get_n_columns: Returns: how many columns a row has */
int
alpr_cursor_get_n_columns (AlprCursor *self)
{
  return sqlite3_column_count (self->stmt);
}

/** alpr_cursor_get_name: Returns: (transfer none): the name of @column, from 0 */
const char *
alpr_cursor_get_name (AlprCursor *self, int column)
{
  return sqlite3_column_name (self->stmt, column);
}

/** alpr_cursor_find: Returns: the column called @name; -1 where there is none */
int
alpr_cursor_find (AlprCursor *self, const char *name)
{
  for (int i = 0; i < alpr_cursor_get_n_columns (self); i++)
    if (strcmp (alpr_cursor_get_name (self, i), name) == 0)
      return i;
  return -1;
}

/** alpr_cursor_get_type: Returns: what the cell in @column of this row is */
AlprCellType
alpr_cursor_get_type (AlprCursor *self, int column)
{
  switch (sqlite3_column_type (self->stmt, column))
    {
    case SQLITE_INTEGER:
      return ALPR_CELL_TYPE_INTEGER;
    case SQLITE_FLOAT:
      return ALPR_CELL_TYPE_REAL;
    case SQLITE_TEXT:
      return ALPR_CELL_TYPE_TEXT;
    case SQLITE_BLOB:
      return ALPR_CELL_TYPE_BLOB;
    default:
      return ALPR_CELL_TYPE_NULL;
    }
}

/** alpr_cursor_get_integer: Returns: the cell as a whole number; 0 where it is NULL */
gint64
alpr_cursor_get_integer (AlprCursor *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/** alpr_cursor_get_real: Returns: the cell as a number; 0 where it is NULL */
double
alpr_cursor_get_real (AlprCursor *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

/** alpr_cursor_get_text: Returns: (transfer none) (nullable): the cell as text; %NULL where NULL */
const char *
alpr_cursor_get_text (AlprCursor *self, int column)
{
  return (const char *)sqlite3_column_text (self->stmt, column);
}

/**
 * alpr_cursor_get_blob:
 * @self: a cursor on a row
 * @column: from 0
 * @length: (out) (optional): how many bytes
 *
 * Returns: (transfer none) (nullable) (array length=length): the cell's bytes; %NULL where it is
 *   NULL or empty
 */
const void *
alpr_cursor_get_blob (AlprCursor *self, int column, gsize *length)
{
  const void *bytes = sqlite3_column_blob (self->stmt, column);

  if (length != NULL)
    *length = (gsize)sqlite3_column_bytes (self->stmt, column);
  return bytes;
}
