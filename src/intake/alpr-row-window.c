/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few rows that wait between the reader and the dictionaries.
 *
 * A row meets five large hash tables, and each meeting would wait for the memory. So the hashes of
 * some rows are made first and their places asked for; when the rows' turn comes, the places have
 * arrived. The reader's cells last only until its next row, hence the copy; it also closes every
 * cell with a NUL, as the functions that normalise texts want it.
 */

#include "alpr-row-window.h"

#include <string.h>

#include "alpr-classify.h"

/** alpr_row_window_empty: Forgets the rows that wait. */
void
alpr_row_window_empty (AlprRowWindow *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    g_clear_pointer (&self->rows[i].broken, g_free);
  self->n_rows = 0;
  self->bytes_used = 0;
  self->cells_used = 0;
}

void
alpr_row_window_clear (AlprRowWindow *self)
{
  alpr_row_window_empty (self);
  g_clear_pointer (&self->bytes, g_free);
  g_clear_pointer (&self->cells, g_free);
  memset (self, 0, sizeof *self);
}

/* Between two cells of a CSV file stand a quote, a comma and a quote at most. */
#define GAP_MOST 3

/* How many bytes the row's copy takes at most. Where the cells follow one another in memory, as
 * they do in a CSV file, *span says so, and one copy takes them all. */
static gsize
measure (const AlprReadRow *row, gboolean *span)
{
  const char *last = row->n_cells > 0 ? row->cells[0].text : NULL;
  gsize total = row->n_cells;

  *span = last != NULL;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const AlprCell *cell = &row->cells[i];

      total += cell->length;
      if ((gsize) cell->text - (gsize) last > GAP_MOST)
        *span = FALSE;
      last = (const char *) ((gsize) cell->text + cell->length);
    }
  return *span ? (gsize) (last - row->cells[0].text) + 1 : total;
}

/* Room for a row; FALSE where rows that wait would have to move. */
static gboolean
make_room (AlprRowWindow *self, gsize bytes, gsize cells)
{
  if (self->n_rows == ALPR_WINDOW_ROWS)
    return FALSE;
  if (self->bytes != NULL && self->cells != NULL && self->bytes_used + bytes <= self->bytes_size
      && self->cells_used + cells <= self->cells_size)
    return TRUE;
  if (self->n_rows > 0)
    return FALSE;
  if (self->bytes == NULL || bytes > self->bytes_size)
    {
      g_free (self->bytes);
      self->bytes_size = MAX (bytes, 65536);
      self->bytes = g_malloc (self->bytes_size);
    }
  if (self->cells == NULL || cells > self->cells_size)
    {
      g_free (self->cells);
      self->cells_size = MAX (cells, 32 * ALPR_WINDOW_ROWS);
      self->cells = g_new (AlprCell, self->cells_size);
    }
  return TRUE;
}

static void
copy_span (char *to, AlprCell *cells, const AlprReadRow *row, gsize bytes)
{
  memcpy (to, row->cells[0].text, bytes - 1);
  for (guint i = 0; i < row->n_cells; i++)
    {
      cells[i].text = to + (row->cells[i].text - row->cells[0].text);
      cells[i].length = row->cells[i].length;
      to[(cells[i].text - to) + (gssize) cells[i].length] = '\0';
    }
}

static void
copy_cells (char *to, AlprCell *cells, const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      cells[i] = (AlprCell){ to, row->cells[i].length };
      if (cells[i].length > 0)
        memcpy (to, row->cells[i].text, cells[i].length);
      to[cells[i].length] = '\0';
      to += cells[i].length + 1;
    }
}

/**
 * alpr_row_window_add:
 * @self: a window
 * @row: the reader's row
 *
 * Returns: whether the row was copied; else the window is full and must be emptied first
 */
gboolean
alpr_row_window_add (AlprRowWindow *self, const AlprReadRow *row)
{
  gboolean span;
  gsize bytes = measure (row, &span);
  AlprWindowRow *slot = &self->rows[self->n_rows];

  if (!make_room (self, bytes, row->n_cells))
    return FALSE;
  slot->cells = self->cells + self->cells_used;
  slot->n_cells = row->n_cells;
  slot->row = row->row;
  slot->broken = g_strdup (row->broken);
  if (span)
    copy_span (self->bytes + self->bytes_used, slot->cells, row, bytes);
  else
    copy_cells (self->bytes + self->bytes_used, slot->cells, row);
  self->bytes_used += bytes;
  self->cells_used += row->n_cells;
  self->n_rows++;
  return TRUE;
}

/**
 * alpr_window_row_prepare:
 * @self: a row
 * @sheet: how its columns lie
 * @dictionaries: where its texts will be looked up
 * @known: where its key will be looked up
 *
 * Makes the row's hashes and asks for their places.
 */
void
alpr_window_row_prepare (AlprWindowRow *self, const AlprImportSheet *sheet,
                         const AlprDictionaries *dictionaries, AlprKnown *known)
{
  int id = sheet->layout.column[ALPR_FIELD_ID];

  for (guint i = 0; i < sheet->n_texts; i++)
    {
      const AlprSheetText *text = &sheet->texts[i];
      const AlprCell *cell;

      if (text->column >= self->n_cells || self->cells[text->column].length == 0)
        continue;
      cell = &self->cells[text->column];
      self->hashes[text->dictionary] = alpr_id_hash (cell->text, cell->length);
      alpr_id_table_prefetch (&dictionaries->tables[text->dictionary],
                              self->hashes[text->dictionary]);
    }
  self->has_key = id >= 0 && (guint) id < self->n_cells
                  && alpr_parse_uuid (self->cells[id].text, self->cells[id].length, self->key);
  if (self->has_key)
    {
      self->key_hash = alpr_known_hash (self->key);
      alpr_known_prefetch (known, self->key_hash);
    }
}
