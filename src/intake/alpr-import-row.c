/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the file becomes a row of the book: it gets its key and, if that is new, its id, its
 * dictionaries' entries and its place in the batch. A row whose key has been met becomes a doubt:
 * whether it is known or says something else is decided by the writer, who can read the book.
 *
 * Runs on the reading thread and touches no book.
 */

#include "alpr-import-row.h"

#include <string.h>

#include "alpr-cell.h"

/**
 * alpr_row_taker_init:
 * @self: a taker; dictionaries, keys, sheet, batch and facts are set by the caller
 * @import: the import
 * @next_search: the id of the first new search
 */
void
alpr_row_taker_init (AlprRowTaker *self, gint64 import, gint64 next_search)
{
  memset (self, 0, sizeof *self);
  self->import = import;
  self->next_search = next_search;
  alpr_row_key_init (&self->maker);
  self->reason = g_string_new (NULL);
  self->extra = g_string_new (NULL);
}

void
alpr_row_taker_clear (AlprRowTaker *self)
{
  g_clear_pointer (&self->dictionaries, alpr_dictionaries_free);
  g_clear_pointer (&self->known, alpr_known_free);
  g_clear_pointer (&self->days, alpr_days_free);
  alpr_row_key_clear (&self->maker);
  g_string_free (g_steal_pointer (&self->reason), TRUE);
  g_string_free (g_steal_pointer (&self->extra), TRUE);
}

/* The canonical content of a row without a vendor's id: alpr-row-key.c. */
static void
gather_content (AlprRowTaker *self, const AlprWindowRow *row, const AlprSearchRow *search)
{
  alpr_row_key_begin (&self->maker);
  for (int i = 0; i < ALPR_N_FIELDS; i++)
    {
      AlprField field = (AlprField) i;
      int column = self->sheet->layout.column[i];

      if (column < 0 || (guint) column >= row->n_cells || field == ALPR_FIELD_DATE)
        continue;
      if (field == ALPR_FIELD_TIME)
        alpr_row_key_add_times (&self->maker, field, &search->values[ALPR_SEARCH_AT], 1);
      else if (field == ALPR_FIELD_TIME_FRAME
               && search->values[ALPR_SEARCH_FRAME_FROM] != ALPR_BATCH_NULL)
        alpr_row_key_add_times (&self->maker, field, &search->values[ALPR_SEARCH_FRAME_FROM], 2);
      else
        alpr_row_key_add_text (&self->maker, field, &row->cells[column]);
    }
}

/* Gives the row its key: 0 where it is new, else the search that has it. */
static gint64
claim (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *search)
{
  if (row->has_key)
    {
      memcpy (search->key, row->key, ALPR_KEY_LENGTH);
      return alpr_known_claim (self->known, row->key_hash, self->next_search);
    }
  gather_content (self, row, search);
  return alpr_known_claim_derived (self->known, alpr_row_key_finish, &self->maker,
                                   self->next_search, search->key);
}

/* Gives a text that no entry has one. */
static void
add_entry (AlprRowTaker *self, const AlprWindowRow *row, const AlprSheetText *text,
           AlprSearchRow *search)
{
  const AlprCell *cell = &row->cells[text->column];
  AlprNewText added = { text->dictionary, alpr_dictionaries_add (self->dictionaries,
                                                                 text->dictionary),
                        cell };
  guint facts = alpr_dictionary_describe (&added, self->batch->entries[text->dictionary],
                                          self->batch->parts);

  search->values[text->target] = added.id;
  self->batch->last_entries[text->dictionary] = added.id;
  alpr_dictionaries_remember (self->dictionaries, text->dictionary, row->hashes[text->dictionary],
                              added.id, facts);
  if (text->dictionary == ALPR_DICTIONARY_REASON || text->dictionary == ALPR_DICTIONARY_CASE_NUMBER)
    search->values[ALPR_SEARCH_FLAGS] |= facts;
  else if (text->dictionary == ALPR_DICTIONARY_PLATE && facts == ALPR_PLATE_IS_VALUE)
    search->values[ALPR_SEARCH_PLATE_CODE] = alpr_plate_code_of_cell (cell);
}

static void
add_entries (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *search)
{
  for (guint i = 0; i < self->sheet->n_texts; i++)
    if (search->values[self->sheet->texts[i].target] == 0)
      add_entry (self, row, &self->sheet->texts[i], search);
}

static void
add_search (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *search)
{
  add_entries (self, row, search);
  search->values[ALPR_SEARCH_ID] = self->next_search++;
  alpr_import_batch_add_search (self->batch, search);
  alpr_days_add (self->days, search, self->batch->days);
  if (self->extra->len > 0)
    {
      AlprBatch *extras = self->batch->extras;

      alpr_batch_add_row (extras);
      alpr_batch_set_integer (extras, 0, search->values[ALPR_SEARCH_ID]);
      alpr_batch_set_text (extras, 1, self->extra->str, self->extra->len);
    }
  self->facts->taken_in++;
}

static guint32
store_text (GString *texts, const char *text, gsize length)
{
  guint32 at = (guint32) texts->len;

  g_string_append_len (texts, text, (gssize) length);
  g_string_append_c (texts, '\0');
  return at;
}

static void
add_doubt (AlprRowTaker *self, const AlprWindowRow *row, const AlprSearchRow *search, gint64 other)
{
  GString *texts = self->batch->texts;
  AlprDoubt doubt = { other, *search, { 0 }, 0, 0, self->sheet };

  for (int i = 0; i < ALPR_N_FIELDS; i++)
    {
      int column = self->sheet->layout.column[i];

      if (row->has_key && column >= 0 && (guint) column < row->n_cells)
        doubt.texts[i] = store_text (texts, row->cells[column].text, row->cells[column].length);
    }
  doubt.raw = (guint32) texts->len;
  alpr_cells_append_csv (row->cells, row->n_cells, texts);
  g_string_append_c (texts, '\0');
  if (self->extra->len > 0)
    doubt.extra = store_text (texts, self->extra->str, self->extra->len);
  g_array_append_val (self->batch->doubts, doubt);
}

/* What the whole file is judged by, from every row that says something. */
static void
count (AlprRowTaker *self, const AlprSearchRow *search)
{
  AlprImportFacts *facts = self->facts;
  gint64 at = search->values[ALPR_SEARCH_AT];

  facts->rows_read++;
  facts->first_at = MIN (facts->first_at, at);
  facts->last_at = MAX (facts->last_at, at);
  if (search->values[ALPR_SEARCH_FRAME_FROM] != ALPR_BATCH_NULL)
    alpr_majority_add (&facts->frame, search->values[ALPR_SEARCH_FRAME_FROM],
                       search->values[ALPR_SEARCH_FRAME_UNTIL]);
  if (search->values[ALPR_SEARCH_REASON] != ALPR_ID_NOT_EXPORTED)
    alpr_majority_add (&facts->reason, search->values[ALPR_SEARCH_REASON], 0);
}

/**
 * alpr_row_taker_take:
 * @self: the taker
 * @row: a row below its sheet's header
 *
 * Takes the row in, or hands it to the writer as a doubt.
 *
 * Returns: whether the row could be taken; else nothing has changed, and @reason says why
 */
gboolean
alpr_row_taker_take (AlprRowTaker *self, const AlprWindowRow *row)
{
  AlprSearchRow search;
  gint64 other;

  if (!alpr_row_taker_examine (self, row, &search))
    return FALSE;
  other = claim (self, row, &search);
  if (other == 0)
    add_search (self, row, &search);
  else
    add_doubt (self, row, &search, other);
  count (self, &search);
  return TRUE;
}

/**
 * alpr_row_taker_set_aside:
 * @self: the taker
 * @row: a row
 * @reason: why it can't be taken in
 */
void
alpr_row_taker_set_aside (AlprRowTaker *self, const AlprWindowRow *row, const char *reason)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  AlprAside aside = { self->import, self->sheet->name, row->row, reason, NULL };

  alpr_cells_append_csv (row->cells, row->n_cells, raw);
  aside.raw = raw->str;
  alpr_import_batch_add_aside (self->batch, &aside);
  self->facts->rows_read++;
  self->facts->set_aside++;
}
