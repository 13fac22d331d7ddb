/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading half of an import: a thread that reads rows, decides what they are and fills batches,
 * while the thread that called alpr_import_file() writes them. Only the writer touches the book;
 * only the reader touches the file, the dictionaries and the keys. What goes between are batches,
 * three of them, so that neither half runs far ahead and memory stays bounded.
 */

#include "alpr-import-read.h"

#include "alpr-cell.h"

#define BATCHES 4
#define BATCH_ROWS 16384
#define BATCH_BYTES (8 * 1024 * 1024)
#define ESTIMATE_FROM_ROWS 8192

/**
 * alpr_import_read_open:
 * @path: the file
 * @mappings: (element-type AlprMapping): the mappings to recognise its header by
 * @zone: the agency's time zone, for times that are neither in a zone nor in their mapping's
 * @error: return location for an error
 *
 * Opens the file and reads as far as its first header.
 *
 * Returns: (transfer full): the file; %NULL with %ALPR_ERROR_FORMAT or an error of the reader
 */
AlprImportRead *
alpr_import_read_open (const char *path, GPtrArray *mappings, const char *zone, GError **error)
{
  g_autoptr (AlprImportRead) self = g_new0 (AlprImportRead, 1);

  self->path = g_strdup (path);
  self->zone = g_strdup (zone);
  self->mappings = g_ptr_array_ref (mappings);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_import_sheet_free);
  self->facts.first_at = G_MAXINT64;
  self->facts.last_at = G_MININT64;
  self->facts.notes = g_ptr_array_new_with_free_func (g_free);
  self->waiting = g_async_queue_new_full ((GDestroyNotify) alpr_import_batch_free);
  self->spare = g_async_queue_new_full ((GDestroyNotify) alpr_import_batch_free);
  self->reader = alpr_reader_open (path, error);
  if (self->reader == NULL || !alpr_import_read_find_header (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
alpr_import_read_free (AlprImportRead *self)
{
  alpr_import_read_stop (self);
  if (self->taker.reason != NULL)
    alpr_row_taker_clear (&self->taker);
  alpr_row_window_clear (&self->window);
  g_clear_object (&self->reader);
  g_ptr_array_unref (self->mappings);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->facts.notes);
  g_async_queue_unref (self->waiting);
  g_async_queue_unref (self->spare);
  g_free (self->path);
  g_free (self->zone);
  g_free (self);
}

/* A fresh batch; waits until the writer gives one back. */
static void
take_batch (AlprImportRead *self)
{
  self->taker.batch = g_async_queue_pop (self->spare);
  alpr_import_batch_clear (self->taker.batch);
}

static void
push_batch (AlprImportRead *self, gboolean last)
{
  AlprImportBatch *batch = g_steal_pointer (&self->taker.batch);

  batch->rows = self->facts.rows_read;
  batch->position = alpr_reader_get_position (self->reader);
  batch->last = last;
  g_async_queue_push (self->waiting, batch);
}

/* Once some rows are read, the file's size tells about how many there will be. */
static void
expect_rows (AlprImportRead *self)
{
  gint64 position = alpr_reader_get_position (self->reader);
  gint64 rest = alpr_reader_get_size (self->reader) - position;

  if (self->expected || self->facts.rows_read < ESTIMATE_FROM_ROWS || position <= 0)
    return;
  self->expected = TRUE;
  if (rest > 0)
    alpr_known_expect (self->taker.known, (guint64) ((double) rest / (double) position * 1.05
                                                     * (double) self->facts.rows_read));
}

/* All cells under a label blank, something beside them; or one number and nothing else. */
static gboolean
is_helper_row (const AlprWindowRow *row, const AlprLayout *layout)
{
  guint claimed = 0, others = 0, numbers = 0;
  gint64 number;

  for (guint i = 0; i < row->n_cells; i++)
    {
      AlprCell cell = alpr_cell_trim (&row->cells[i]);

      if (cell.length == 0)
        continue;
      if (i < layout->n_columns && !layout->extra[i])
        claimed++;
      else
        others++;
      if (alpr_cell_read_count (&cell, &number))
        numbers++;
    }
  return (claimed == 0 && others > 0) || (claimed + others == 1 && numbers == 1);
}

static gboolean
is_blank (const AlprWindowRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      return FALSE;
  return TRUE;
}

/* A row that can't be taken in: nothing, a note, a header, or a row that is set aside. */
static void
take_odd_row (AlprImportRead *self, const AlprWindowRow *row)
{
  if (row->broken == NULL && is_blank (row))
    self->facts.blank_rows++;
  else if (alpr_import_read_take_header (self, row))
    return;
  else if (row->broken == NULL && is_helper_row (row, &self->taker.sheet->layout))
    self->facts.helper_rows++;
  else
    alpr_row_taker_set_aside (&self->taker, row, self->taker.reason->str);
}

static void
prepare_rows (AlprImportRead *self, guint from)
{
  for (guint i = from; i < self->window.n_rows; i++)
    alpr_window_row_prepare (&self->window.rows[i], self->taker.sheet, self->taker.dictionaries,
                             self->taker.known);
}

/* Takes all rows that wait, and hands the batch over when it has enough. */
static void
drain_window (AlprImportRead *self, gsize *bytes)
{
  AlprImportBatch *batch = self->taker.batch;

  prepare_rows (self, 0);
  for (guint i = 0; i < self->window.n_rows; i++)
    {
      AlprImportSheet *sheet = self->taker.sheet;

      if (!alpr_row_taker_take (&self->taker, &self->window.rows[i]))
        take_odd_row (self, &self->window.rows[i]);
      if (self->taker.sheet != sheet)
        prepare_rows (self, i + 1);
    }
  *bytes += self->window.bytes_used;
  alpr_row_window_empty (&self->window);
  expect_rows (self);
  if (alpr_batch_get_length (batch->search) + batch->doubts->len
              + alpr_batch_get_length (batch->asides)
          >= BATCH_ROWS
      || *bytes >= BATCH_BYTES)
    {
      push_batch (self, FALSE);
      take_batch (self);
      *bytes = 0;
    }
}

/* Reads a sheet's rows. FALSE without an error: nothing more is wanted. */
static gboolean
read_rows (AlprImportRead *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  AlprReadRow row;
  gsize bytes = 0;

  while (alpr_reader_next_row (self->reader, &row, &failure))
    if (!alpr_row_window_add (&self->window, &row))
      {
        drain_window (self, &bytes);
        if (g_atomic_int_get (&self->stop))
          return FALSE;
        alpr_row_window_add (&self->window, &row);
      }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  drain_window (self, &bytes);
  alpr_import_read_finish_sheet (self);
  return TRUE;
}

static gpointer
read_cb (gpointer data)
{
  AlprImportRead *self = data;
  g_autoptr (GError) error = NULL;

  take_batch (self);
  while (read_rows (self, &error) && alpr_import_read_next_header (self, &error))
    ;
  for (guint i = 0; i < self->sheets->len; i++)
    alpr_import_sheet_describe (g_ptr_array_index (self->sheets, i), self->taker.import,
                                self->taker.batch->sheets);
  alpr_days_flush (self->taker.days, self->taker.batch->days);
  self->taker.batch->error = g_steal_pointer (&error);
  push_batch (self, TRUE);
  return NULL;
}

/**
 * alpr_import_read_start:
 * @self: a file at its first header
 * @start: what the thread must know of the book; its pointers are taken over
 *
 * Starts the reading thread.
 */
void
alpr_import_read_start (AlprImportRead *self, AlprImportStart *start)
{
  AlprImportSheet *sheet = self->taker.sheet;

  alpr_row_taker_init (&self->taker, start->import, start->next_search);
  self->taker.sheet = sheet;
  self->taker.facts = &self->facts;
  self->taker.dictionaries = g_steal_pointer (&start->dictionaries);
  self->taker.known = g_steal_pointer (&start->known);
  self->taker.days = g_steal_pointer (&start->days);
  self->next_sheet = start->next_sheet;
  alpr_import_sheet_set_id (sheet, self->next_sheet++);
  for (int i = 0; i < BATCHES; i++)
    g_async_queue_push (self->spare, alpr_import_batch_new ());
  self->thread = g_thread_new ("import", read_cb, self);
}

/** alpr_import_read_pop: Returns: (transfer full): the next batch; waits for it */
AlprImportBatch *
alpr_import_read_pop (AlprImportRead *self)
{
  return g_async_queue_pop (self->waiting);
}

/** alpr_import_read_give_back: Lets a batch that was written be filled again. */
void
alpr_import_read_give_back (AlprImportRead *self, AlprImportBatch *batch)
{
  g_async_queue_push (self->spare, batch);
}

/**
 * alpr_import_read_stop:
 * @self: a file
 *
 * Ends the reading thread, wherever it is. Its facts may be read afterwards.
 */
void
alpr_import_read_stop (AlprImportRead *self)
{
  AlprImportBatch *batch;

  if (self->thread == NULL)
    return;
  g_atomic_int_set (&self->stop, 1);
  /* It may wait for a batch: what it has handed over goes back unwritten. */
  while ((batch = g_async_queue_try_pop (self->waiting)) != NULL)
    g_async_queue_push (self->spare, batch);
  g_thread_join (g_steal_pointer (&self->thread));
}
