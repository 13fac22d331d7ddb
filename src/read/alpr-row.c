/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One type for every row of every query. A row copies its cells out of the cursor, so that it
 * outlives the statement and may go to another thread; the names stand once, in the shape that all
 * rows of a query share. Rows never change: what has changed is read again.
 */

#include "alpr-row.h"

#include <string.h>

struct _AlprRowShape
{
  gatomicrefcount refs;
  guint n_fields;
  char **names;      /* owned, NULL-terminated */
  GHashTable *index; /* name → field + 1 */
};

typedef struct
{
  AlprCellType type;
  union
  {
    gint64 integer;
    double real;
    char *text;   /* owned */
    GBytes *blob; /* owned */
  } as;
} Cell;

struct _AlprRow
{
  GObject parent_instance;

  AlprRowShape *shape; /* a reference */
  Cell *cells;         /* owned, one a field */
};

G_DEFINE_FINAL_TYPE (AlprRow, alpr_row, G_TYPE_OBJECT)

/**
 * alpr_row_shape_new:
 * @cursor: a cursor of the query
 *
 * Returns: (transfer full): the names of its fields
 */
AlprRowShape *
alpr_row_shape_new (AlprCursor *cursor)
{
  AlprRowShape *self = g_new0 (AlprRowShape, 1);

  g_atomic_ref_count_init (&self->refs);
  self->n_fields = (guint)alpr_cursor_get_n_columns (cursor);
  self->names = g_new0 (char *, self->n_fields + 1);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->n_fields; i++)
    {
      self->names[i] = g_strdup (alpr_cursor_get_name (cursor, (int)i));
      g_hash_table_insert (self->index, self->names[i], GUINT_TO_POINTER (i + 1));
    }
  return self;
}

/** alpr_row_shape_rename: Calls a field otherwise; only before the first row is made. */
void
alpr_row_shape_rename (AlprRowShape *self, const char *name, const char *new_name)
{
  gpointer field = g_hash_table_lookup (self->index, name);
  char **place;

  g_return_if_fail (field != NULL);

  place = &self->names[GPOINTER_TO_UINT (field) - 1];
  g_hash_table_remove (self->index, name);
  g_free (*place);
  *place = g_strdup (new_name);
  g_hash_table_insert (self->index, *place, field);
}

AlprRowShape *
alpr_row_shape_ref (AlprRowShape *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
alpr_row_shape_unref (AlprRowShape *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->index);
  g_strfreev (self->names);
  g_free (self);
}

static void
copy_cell (Cell *cell, AlprCursor *cursor, int column)
{
  const void *data;
  gsize length;

  cell->type = alpr_cursor_get_type (cursor, column);
  switch (cell->type)
    {
    case ALPR_CELL_TYPE_INTEGER:
      cell->as.integer = alpr_cursor_get_integer (cursor, column);
      break;
    case ALPR_CELL_TYPE_REAL:
      cell->as.real = alpr_cursor_get_real (cursor, column);
      break;
    case ALPR_CELL_TYPE_TEXT:
      cell->as.text = g_strdup (alpr_cursor_get_text (cursor, column));
      break;
    case ALPR_CELL_TYPE_BLOB:
      data = alpr_cursor_get_blob (cursor, column, &length);
      cell->as.blob = g_bytes_new (data, length);
      break;
    case ALPR_CELL_TYPE_NULL:
    default:
      break;
    }
}

static void
alpr_row_finalize (GObject *object)
{
  AlprRow *self = ALPR_ROW (object);

  for (guint i = 0; i < self->shape->n_fields; i++)
    if (self->cells[i].type == ALPR_CELL_TYPE_TEXT)
      g_free (self->cells[i].as.text);
    else if (self->cells[i].type == ALPR_CELL_TYPE_BLOB)
      g_bytes_unref (self->cells[i].as.blob);
  g_free (self->cells);
  alpr_row_shape_unref (self->shape);
  G_OBJECT_CLASS (alpr_row_parent_class)->finalize (object);
}

static void
alpr_row_class_init (AlprRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_row_finalize;
}

static void
alpr_row_init (AlprRow *self)
{
}

/**
 * alpr_row_new:
 * @shape: the names
 * @cursor: a cursor that stands on a row
 *
 * Returns: (transfer full): a copy of that row
 */
AlprRow *
alpr_row_new (AlprRowShape *shape, AlprCursor *cursor)
{
  AlprRow *self = g_object_new (ALPR_TYPE_ROW, NULL);

  self->shape = alpr_row_shape_ref (shape);
  self->cells = g_new0 (Cell, shape->n_fields);
  for (guint i = 0; i < shape->n_fields; i++)
    copy_cell (&self->cells[i], cursor, (int)i);
  return self;
}

static const Cell *
find_cell (AlprRow *self, const char *name)
{
  guint field = GPOINTER_TO_UINT (g_hash_table_lookup (self->shape->index, name));

  return field > 0 ? &self->cells[field - 1] : NULL;
}

/** alpr_row_get_n_fields: Returns: how many fields the row has */
guint
alpr_row_get_n_fields (AlprRow *self)
{
  return self->shape->n_fields;
}

/** alpr_row_get_name: Returns: (transfer none): the name of a field, 0 being the first */
const char *
alpr_row_get_name (AlprRow *self, guint field)
{
  return field < self->shape->n_fields ? self->shape->names[field] : NULL;
}

/** alpr_row_has: Returns: whether the query has a field of that name */
gboolean
alpr_row_has (AlprRow *self, const char *name)
{
  return find_cell (self, name) != NULL;
}

/** alpr_row_is_null: Returns: whether the field is NULL or not there */
gboolean
alpr_row_is_null (AlprRow *self, const char *name)
{
  const Cell *cell = find_cell (self, name);

  return cell == NULL || cell->type == ALPR_CELL_TYPE_NULL;
}

/** alpr_row_get_type_of: Returns: what the field's cell is; a field that is not there is NULL */
AlprCellType
alpr_row_get_type_of (AlprRow *self, const char *name)
{
  const Cell *cell = find_cell (self, name);

  return cell != NULL ? cell->type : ALPR_CELL_TYPE_NULL;
}

/** alpr_row_get_integer: Returns: the field as a whole number; 0 where it is none */
gint64
alpr_row_get_integer (AlprRow *self, const char *name)
{
  const Cell *cell = find_cell (self, name);

  if (cell == NULL)
    return 0;
  if (cell->type == ALPR_CELL_TYPE_INTEGER)
    return cell->as.integer;
  return cell->type == ALPR_CELL_TYPE_REAL ? (gint64)cell->as.real : 0;
}

/** alpr_row_get_real: Returns: the field as a number; 0 where it is none */
double
alpr_row_get_real (AlprRow *self, const char *name)
{
  const Cell *cell = find_cell (self, name);

  if (cell == NULL)
    return 0;
  if (cell->type == ALPR_CELL_TYPE_REAL)
    return cell->as.real;
  return cell->type == ALPR_CELL_TYPE_INTEGER ? (double)cell->as.integer : 0;
}

/** alpr_row_get_text: Returns: (transfer none) (nullable): the field's text; %NULL where it is none
 */
const char *
alpr_row_get_text (AlprRow *self, const char *name)
{
  const Cell *cell = find_cell (self, name);

  return cell != NULL && cell->type == ALPR_CELL_TYPE_TEXT ? cell->as.text : NULL;
}

/** alpr_row_get_blob: Returns: (transfer none) (nullable): the field's bytes; %NULL where it is
 * none */
GBytes *
alpr_row_get_blob (AlprRow *self, const char *name)
{
  const Cell *cell = find_cell (self, name);

  return cell != NULL && cell->type == ALPR_CELL_TYPE_BLOB ? cell->as.blob : NULL;
}

/** alpr_row_get_id: Returns: the field `id`, by which lists know a row */
gint64
alpr_row_get_id (AlprRow *self)
{
  return alpr_row_get_integer (self, "id");
}
