/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows on their way into a table, many at once. Intake fills a batch, alpr_store_append_batch()
 * writes it, and alpr_batch_clear() makes it empty without giving its memory back. A row costs one
 * cell of eight bytes a column; texts and keys lie one behind the other in an arena.
 */

#include "alpr-batch-private.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_AT_FIRST 256
#define ARENA_AT_FIRST 4096

/**
 * alpr_batch_new:
 * @names: (array length=n_columns): the table's columns that are filled
 * @kinds: (array length=n_columns): what each holds
 * @n_columns: how many, at most 64
 *
 * Returns: (transfer full): an empty batch
 */
AlprBatch *
alpr_batch_new (const char *const *names, const AlprBatchKind *kinds, guint n_columns)
{
  AlprBatch *self;

  g_return_val_if_fail (n_columns > 0 && n_columns <= ALPR_BATCH_COLUMNS_MOST, NULL);
  self = g_new0 (AlprBatch, 1);
  self->names = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->names[i] = g_strdup (names[i]);
  self->kinds = g_memdup2 (kinds, n_columns * sizeof *kinds);
  self->n_columns = n_columns;
  return self;
}

/**
 * alpr_batch_free:
 * @self: (nullable): a batch
 */
void
alpr_batch_free (AlprBatch *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->names);
  g_free (self->kinds);
  g_free (self->cells);
  g_free (self->arena);
  g_free (self);
}

/**
 * alpr_batch_clear:
 * @self: a batch
 *
 * Takes all rows out; the memory stays for the next ones.
 */
void
alpr_batch_clear (AlprBatch *self)
{
  self->n_rows = 0;
  self->arena_used = 0;
}

/** alpr_batch_get_length: Returns: how many rows it has */
guint
alpr_batch_get_length (AlprBatch *self)
{
  return self->n_rows;
}

/* Room for another row; where it begins */
static gint64 *
append_row (AlprBatch *self)
{
  gsize used = (gsize) self->n_rows * self->n_columns;

  if (used + self->n_columns > self->cells_room)
    {
      self->cells_room = MAX (self->cells_room * 2, (gsize) ROWS_AT_FIRST * self->n_columns);
      self->cells = g_renew (gint64, self->cells, self->cells_room);
    }
  self->n_rows++;
  return self->cells + used;
}

/**
 * alpr_batch_add_row:
 * @self: a batch
 *
 * Begins a row, in which every cell is NULL until it is set.
 */
void
alpr_batch_add_row (AlprBatch *self)
{
  gint64 *row = append_row (self);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = ALPR_BATCH_NULL;
}

/**
 * alpr_batch_add_integers:
 * @self: a batch
 * @values: (array): a value for each column; those of texts and keys must be set before the row is
 *   written
 *
 * Begins a row with all its integers at once.
 */
void
alpr_batch_add_integers (AlprBatch *self, const gint64 *values)
{
  memcpy (append_row (self), values, self->n_columns * sizeof *values);
}

static gint64 *
cell_at (AlprBatch *self, guint column)
{
  return &self->cells[(gsize) (self->n_rows - 1) * self->n_columns + column];
}

/* Room for @length bytes at the arena's end */
static guint8 *
reserve (AlprBatch *self, gsize length)
{
  if (self->arena_used + length > self->arena_room)
    {
      self->arena_room = MAX (MAX (self->arena_room * 2, (gsize) ARENA_AT_FIRST),
                              self->arena_used + length);
      self->arena = g_realloc (self->arena, self->arena_room);
    }
  return self->arena + self->arena_used;
}

/**
 * alpr_batch_set_integer:
 * @self: a batch with a row
 * @column: a column of %ALPR_BATCH_INTEGER
 * @value: its value in the last row; %ALPR_BATCH_NULL for NULL
 */
void
alpr_batch_set_integer (AlprBatch *self, guint column, gint64 value)
{
  *cell_at (self, column) = value;
}

/**
 * alpr_batch_set_text:
 * @self: a batch with a row
 * @column: a column of %ALPR_BATCH_TEXT
 * @text: (nullable) (array length=length): UTF-8, copied; %NULL for NULL
 * @length: its bytes, less than 2^31
 */
void
alpr_batch_set_text (AlprBatch *self, guint column, const char *text, gsize length)
{
  guint32 prefix = (guint32) length;
  guint8 *place;

  if (text == NULL)
    {
      *cell_at (self, column) = ALPR_BATCH_NULL;
      return;
    }
  g_return_if_fail (length <= G_MAXINT32);
  place = reserve (self, sizeof prefix + length);
  memcpy (place, &prefix, sizeof prefix);
  memcpy (place + sizeof prefix, text, length);
  *cell_at (self, column) = (gint64) self->arena_used;
  self->arena_used += sizeof prefix + length;
}

/**
 * alpr_batch_set_key:
 * @self: a batch with a row
 * @column: a column of %ALPR_BATCH_KEY
 * @key: 16 bytes, copied
 */
void
alpr_batch_set_key (AlprBatch *self, guint column, const guint8 key[ALPR_BATCH_KEY_LENGTH])
{
  memcpy (reserve (self, ALPR_BATCH_KEY_LENGTH), key, ALPR_BATCH_KEY_LENGTH);
  *cell_at (self, column) = (gint64) self->arena_used;
  self->arena_used += ALPR_BATCH_KEY_LENGTH;
}

typedef struct
{
  guint64 begin; /* the text's first eight bytes, the first one highest */
  guint row;
} Place;

static int
compare_places (const void *a, const void *b)
{
  const Place *left = a;
  const Place *right = b;

  if (left->begin != right->begin)
    return left->begin < right->begin ? -1 : 1;
  return left->row < right->row ? -1 : 1;
}

static guint64
begin_of (AlprBatch *self, gint64 cell)
{
  guint64 begin = 0;
  guint32 length;

  if (cell == ALPR_BATCH_NULL)
    return 0;
  memcpy (&length, self->arena + cell, sizeof length);
  memcpy (&begin, self->arena + cell + sizeof length, MIN (length, sizeof begin));
  return GUINT64_FROM_BE (begin);
}

/**
 * alpr_batch_sort_by_text:
 * @self: a batch
 * @column: a column of %ALPR_BATCH_TEXT
 *
 * Puts the rows in the order of a text's first eight bytes, those with the same in the order in
 * which they came. An index over such a column is then written page after page, where rows in any
 * order touch all of its pages over and over.
 */
void
alpr_batch_sort_by_text (AlprBatch *self, guint column)
{
  g_autofree Place *places = g_new (Place, MAX (self->n_rows, 1));
  gsize width = self->n_columns * sizeof *self->cells;
  gint64 *cells;

  for (guint i = 0; i < self->n_rows; i++)
    {
      places[i].begin = begin_of (self, self->cells[(gsize) i * self->n_columns + column]);
      places[i].row = i;
    }
  qsort (places, self->n_rows, sizeof *places, compare_places);
  cells = g_new (gint64, MAX (self->cells_room, 1));
  for (guint i = 0; i < self->n_rows; i++)
    memcpy (cells + (gsize) i * self->n_columns,
            self->cells + (gsize) places[i].row * self->n_columns, width);
  g_free (self->cells);
  self->cells = cells;
}
