/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stretch of an import on its way from the thread that reads to the one that writes: rows of
 * every table, ready to be appended. Batches are used again and again, so that an import of any
 * length touches the same memory.
 *
 * Searches and dictionary entries are appended with NULL for their ids: SQLite then gives each row
 * the id after the largest, for which it need not look, and these are the very ids that the reading
 * thread has counted. It is checked batch by batch that they are.
 */

#include "alpr-import-batch.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-import-days.h"

static AlprBatch *
new_search_batch (void)
{
  static const char *const names[ALPR_N_SEARCH]
      = { "id",         "at",          "flags",    "reason", "case_number", "account",
          "plate_code", "networks",    "organisation", "offense", "frame_from", "frame_until",
          "plate",      "type",        "devices",  "filter", "prompt",      "moderation",
          "sheet",      "row",         "derived",  "key" };
  AlprBatchKind kinds[ALPR_N_SEARCH];

  for (int i = 0; i < ALPR_N_SEARCH; i++)
    kinds[i] = i == ALPR_SEARCH_KEY ? ALPR_BATCH_KEY : ALPR_BATCH_INTEGER;
  return alpr_batch_new (names, kinds, ALPR_N_SEARCH);
}

static AlprBatch *
new_aside_batch (void)
{
  static const char *const names[] = { "import", "sheet", "row", "reason", "raw" };
  static const AlprBatchKind kinds[]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT,
          ALPR_BATCH_TEXT };

  return alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
}

static AlprBatch *
new_extra_batch (void)
{
  static const char *const names[] = { "search", "text" };
  static const AlprBatchKind kinds[] = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT };

  return alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
}

static AlprBatch *
new_sheet_batch (void)
{
  static const char *const names[] = { "id", "import", "sheet", "header", "exported" };
  static const AlprBatchKind kinds[]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_TEXT,
          ALPR_BATCH_INTEGER };

  return alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
}

/** alpr_import_batch_new: Returns: (transfer full): an empty batch */
AlprImportBatch *
alpr_import_batch_new (void)
{
  AlprImportBatch *self = g_new0 (AlprImportBatch, 1);

  self->search = new_search_batch ();
  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    self->entries[i] = alpr_dictionary_new_batch ((AlprDictionary) i);
  self->parts = alpr_dictionary_new_part_batch ();
  self->extras = new_extra_batch ();
  self->days = alpr_days_new_batch ();
  self->asides = new_aside_batch ();
  self->sheets = new_sheet_batch ();
  self->doubts = g_array_new (FALSE, FALSE, sizeof (AlprDoubt));
  self->texts = g_string_new (NULL);
  alpr_import_batch_clear (self);
  return self;
}

void
alpr_import_batch_free (AlprImportBatch *self)
{
  alpr_batch_free (self->search);
  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    alpr_batch_free (self->entries[i]);
  alpr_batch_free (self->parts);
  alpr_batch_free (self->extras);
  alpr_batch_free (self->days);
  alpr_batch_free (self->asides);
  alpr_batch_free (self->sheets);
  g_array_unref (self->doubts);
  g_string_free (self->texts, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/** alpr_import_batch_clear: Empties the batch, and keeps its memory for the next stretch. */
void
alpr_import_batch_clear (AlprImportBatch *self)
{
  alpr_batch_clear (self->search);
  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    alpr_batch_clear (self->entries[i]);
  alpr_batch_clear (self->parts);
  alpr_batch_clear (self->extras);
  alpr_batch_clear (self->days);
  alpr_batch_clear (self->asides);
  alpr_batch_clear (self->sheets);
  g_array_set_size (self->doubts, 0);
  g_string_assign (self->texts, " ");
  self->rows = 0;
  self->position = 0;
  self->last = FALSE;
  g_clear_error (&self->error);
}

static gboolean
append (AlprStore *store, const char *table, AlprBatch *batch, GError **error)
{
  return alpr_batch_get_length (batch) == 0 || alpr_store_append_batch (store, table, batch, error);
}

/* Appends rows that must get the ids up to @last. */
static gboolean
append_counted (AlprStore *store, const char *table, AlprBatch *batch, gint64 last, GError **error)
{
  if (!append (store, table, batch, error))
    return FALSE;
  if (alpr_batch_get_length (batch) == 0 || alpr_store_get_last_id (store) == last)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
               "The rows of “%s” have got other numbers than this import counted", table);
  return FALSE;
}

/**
 * alpr_import_batch_write:
 * @self: a batch
 * @store: the book, within a transaction
 * @error: return location for an error
 *
 * Appends all rows but those set aside, to which the doubts may still add.
 *
 * Returns: whether it was done
 */
gboolean
alpr_import_batch_write (AlprImportBatch *self, AlprStore *store, GError **error)
{
  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    if (!append_counted (store, alpr_dictionary_get_table ((AlprDictionary) i), self->entries[i],
                         self->last_entries[i], error))
      return FALSE;
  return append (store, "offense_part", self->parts, error)
         && append_counted (store, "search", self->search, self->last_search, error)
         && append (store, "search_extra", self->extras, error)
         && append (store, "search_day", self->days, error)
         && append (store, "import_sheet", self->sheets, error);
}

/**
 * alpr_import_batch_add_search:
 * @self: a batch
 * @row: a row of `search`
 */
void
alpr_import_batch_add_search (AlprImportBatch *self, const AlprSearchRow *row)
{
  alpr_batch_add_integers (self->search, row->values);
  alpr_batch_set_integer (self->search, ALPR_SEARCH_ID, ALPR_BATCH_NULL);
  alpr_batch_set_key (self->search, ALPR_SEARCH_KEY, row->key);
  self->last_search = row->values[ALPR_SEARCH_ID];
}

/**
 * alpr_import_batch_add_aside:
 * @self: a batch
 * @aside: the row that can't be taken in
 */
void
alpr_import_batch_add_aside (AlprImportBatch *self, const AlprAside *aside)
{
  alpr_batch_add_row (self->asides);
  alpr_batch_set_integer (self->asides, 0, aside->import);
  alpr_batch_set_text (self->asides, 1, aside->sheet, strlen (aside->sheet));
  alpr_batch_set_integer (self->asides, 2, aside->row);
  alpr_batch_set_text (self->asides, 3, aside->reason, strlen (aside->reason));
  alpr_batch_set_text (self->asides, 4, aside->raw, strlen (aside->raw));
}
