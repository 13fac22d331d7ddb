/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dictionaries during an import: which id a text has, and what a new text is.
 *
 * A text stands as it came, byte for byte (spaces at its ends too), so that a cell can be given
 * back. Texts are not held in memory: a table keeps a hash and an id each, sixteen bytes. A new
 * text is classified here, once, and never again for the rows that repeat it.
 *
 * Near-unique columns would fill the memory. Past its cap a dictionary still gives every new text
 * an id, but does not remember it: the text may then stand in the book twice, which the schema
 * allows. The caps hold all tables together below 170 MiB; with 21 bytes for each search of book
 * and file (alpr-known.c) a file of ten million rows stays within 512 MiB.
 */

#include "alpr-dictionary.h"

#include <string.h>

#include "alpr-classify.h"
#include "alpr-error.h"

typedef struct
{
  const char *table;
  AlprField field;
  guint64 cap;
} Description;

static const Description descriptions[ALPR_N_DICTIONARIES] = {
  [ALPR_DICTIONARY_ACCOUNT] = { "account", ALPR_FIELD_ACCOUNT, 400000 },
  [ALPR_DICTIONARY_ORGANISATION] = { "organisation", ALPR_FIELD_ORGANISATION, 100000 },
  [ALPR_DICTIONARY_PLATE] = { "plate", ALPR_FIELD_PLATE, 2400000 },
  [ALPR_DICTIONARY_REASON] = { "reason", ALPR_FIELD_REASON, 2000000 },
  [ALPR_DICTIONARY_CASE_NUMBER] = { "case_number", ALPR_FIELD_CASE_NUMBER, 2000000 },
  [ALPR_DICTIONARY_FILTER] = { "filter", ALPR_FIELD_FILTER, 800000 },
  [ALPR_DICTIONARY_TYPE] = { "search_type", ALPR_FIELD_TYPE, 10000 },
  [ALPR_DICTIONARY_PROMPT] = { "prompt", ALPR_FIELD_PROMPT, 400000 },
  [ALPR_DICTIONARY_MODERATION] = { "moderation", ALPR_FIELD_MODERATION, 10000 },
  [ALPR_DICTIONARY_OFFENSE] = { "offense", ALPR_FIELD_OFFENSE, 100000 },
};

/** alpr_dictionary_get_table: Returns: (transfer none): the table of the book that holds it */
const char *
alpr_dictionary_get_table (AlprDictionary dictionary)
{
  return descriptions[dictionary].table;
}

/** alpr_dictionary_get_field: Returns: the field whose texts it holds */
AlprField
alpr_dictionary_get_field (AlprDictionary dictionary)
{
  return descriptions[dictionary].field;
}

/**
 * alpr_dictionary_new_batch:
 * @dictionary: which
 *
 * Returns: (transfer full): an empty batch for rows of the dictionary's table, their ids left NULL
 */
AlprBatch *
alpr_dictionary_new_batch (AlprDictionary dictionary)
{
  static const char *const names[]
      = { "id", "text", "norm", "state", "category", "category_norm", "detail", "system",
          "case_norm" };
  static const char *const case_names[] = { "id", "text", "norm", "state", "shape" };
  static const AlprBatchKind kinds[]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_TEXT, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT,
          ALPR_BATCH_TEXT,    ALPR_BATCH_TEXT, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT };

  if (dictionary == ALPR_DICTIONARY_REASON)
    return alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
  if (dictionary == ALPR_DICTIONARY_CASE_NUMBER)
    return alpr_batch_new (case_names, kinds, G_N_ELEMENTS (case_names));
  return alpr_batch_new (names, kinds, 4);
}

/** alpr_dictionary_new_part_batch: Returns: (transfer full): a batch for the parts of offenses */
AlprBatch *
alpr_dictionary_new_part_batch (void)
{
  static const char *const names[] = { "offense", "norm", "label" };
  static const AlprBatchKind kinds[]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_TEXT };

  return alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
}

static guint
facts_of (AlprDictionary dictionary, AlprCellState state, gboolean holds_case)
{
  if (dictionary == ALPR_DICTIONARY_REASON)
    return alpr_facts_of_reason (state, holds_case);
  if (dictionary == ALPR_DICTIONARY_CASE_NUMBER)
    return alpr_facts_of_case (state);
  return state == ALPR_CELL_VALUE ? ALPR_PLATE_IS_VALUE : 0;
}

/* Takes in what the book holds, as far as the caps allow. */
static gboolean
load_texts (AlprDictionaries *self, AlprStore *store, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "imports/dictionaries", NULL, error);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &failure))
    {
      AlprDictionary dictionary = (AlprDictionary) alpr_cursor_get_integer (cursor, 0);
      AlprCellState state = (AlprCellState) alpr_cursor_get_integer (cursor, 3);
      gint64 id = alpr_cursor_get_integer (cursor, 1);
      const char *text = alpr_cursor_get_text (cursor, 2);
      AlprIdTable *table = &self->tables[dictionary];
      AlprIdHash hash = alpr_id_hash (text, strlen (text));

      self->next[dictionary] = MAX (self->next[dictionary], id + 1);
      if (id > ALPR_ID_NOT_EXPORTED && alpr_id_table_find (table, hash) == NULL)
        alpr_dictionaries_remember (self, dictionary, hash, id,
                                    facts_of (dictionary, state,
                                              alpr_cursor_get_integer (cursor, 4) != 0));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * alpr_dictionaries_load:
 * @store: a book
 * @error: return location for an error
 *
 * Returns: (transfer full): the book's dictionaries; %NULL with an error of the store
 */
AlprDictionaries *
alpr_dictionaries_load (AlprStore *store, GError **error)
{
  g_autoptr (AlprDictionaries) self = g_new0 (AlprDictionaries, 1);

  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    {
      alpr_id_table_init (&self->tables[i], 0, descriptions[i].cap);
      self->next[i] = ALPR_ID_NOT_EXPORTED + 1;
    }
  return load_texts (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
alpr_dictionaries_free (AlprDictionaries *self)
{
  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    alpr_id_table_clear (&self->tables[i]);
  g_free (self);
}

/**
 * alpr_dictionaries_add:
 * @self: the dictionaries
 * @dictionary: which
 *
 * Gives a new text its id. The caller describes it to the book (alpr_dictionary_describe()) and
 * remembers it (alpr_dictionaries_remember()).
 *
 * Returns: the id
 */
gint64
alpr_dictionaries_add (AlprDictionaries *self, AlprDictionary dictionary)
{
  return self->next[dictionary]++;
}

/**
 * alpr_dictionaries_remember:
 * @self: the dictionaries
 * @dictionary: which
 * @hash: of a text that is not remembered yet
 * @id: its id
 * @facts: what alpr_dictionary_describe() found
 *
 * Remembers a text, as far as the caps allow.
 */
void
alpr_dictionaries_remember (AlprDictionaries *self, AlprDictionary dictionary, AlprIdHash hash,
                            gint64 id, guint facts)
{
  AlprIdTable *table = &self->tables[dictionary];

  if (table->used < descriptions[dictionary].cap && id < 1 << ALPR_ENTRY_ID_BITS)
    alpr_id_table_add (table, hash, (guint32) id | facts << ALPR_ENTRY_ID_BITS);
}

/* The single offenses of a cell that joins several; one that is named twice counts once. */
static void
describe_parts (gint64 id, const char *text, AlprBatch *parts)
{
  g_auto (GStrv) pieces = g_strsplit (text, ", ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *norm = alpr_text_normalise (pieces[i]);

      if (*norm == '\0' || g_hash_table_contains (seen, norm))
        {
          g_free (norm);
          continue;
        }
      g_strstrip (pieces[i]);
      alpr_batch_add_row (parts);
      alpr_batch_set_integer (parts, 0, id);
      alpr_batch_set_text (parts, 1, norm, strlen (norm));
      alpr_batch_set_text (parts, 2, pieces[i], strlen (pieces[i]));
      g_hash_table_add (seen, norm);
    }
}

static void
set_text (AlprBatch *batch, guint column, const char *text)
{
  if (text != NULL)
    alpr_batch_set_text (batch, column, text, strlen (text));
}

static guint
describe_reason (const AlprCell *cell, AlprBatch *batch)
{
  AlprReasonParts parts = { 0 };
  guint facts;

  alpr_classify_reason (cell->text, cell->length, &parts);
  set_text (batch, 2, parts.norm);
  alpr_batch_set_integer (batch, 3, parts.state);
  set_text (batch, 4, parts.category);
  set_text (batch, 5, parts.category_norm);
  set_text (batch, 6, parts.detail);
  alpr_batch_set_integer (batch, 7, parts.system ? 1 : 0);
  set_text (batch, 8, parts.case_norm);
  facts = facts_of (ALPR_DICTIONARY_REASON, parts.state, parts.case_norm != NULL);
  alpr_reason_parts_clear (&parts);
  return facts;
}

static char *
normalise (AlprDictionary dictionary, const char *text)
{
  if (dictionary == ALPR_DICTIONARY_PLATE)
    return alpr_plate_normalise (text);
  if (dictionary == ALPR_DICTIONARY_CASE_NUMBER)
    return alpr_case_normalise (text);
  return alpr_text_normalise (text);
}

/**
 * alpr_dictionary_describe:
 * @text: a new text
 * @batch: of alpr_dictionary_new_batch()
 * @parts: of alpr_dictionary_new_part_batch()
 *
 * Classifies a new text and adds it to the rows that are to be written.
 *
 * Returns: what is to be remembered with it
 */
guint
alpr_dictionary_describe (const AlprNewText *text, AlprBatch *batch, AlprBatch *parts)
{
  const AlprCell *cell = text->cell;
  AlprCellState state;
  g_autofree char *norm = NULL;

  alpr_batch_add_row (batch);
  alpr_batch_set_text (batch, 1, cell->text, cell->length);
  if (text->dictionary == ALPR_DICTIONARY_REASON)
    return describe_reason (cell, batch);
  norm = normalise (text->dictionary, cell->text);
  state = alpr_classify_cell (cell->text, cell->length);
  set_text (batch, 2, norm);
  alpr_batch_set_integer (batch, 3, state);
  if (text->dictionary == ALPR_DICTIONARY_CASE_NUMBER)
    {
      g_autofree char *shape = alpr_case_shape (norm);

      set_text (batch, 4, shape);
    }
  if (text->dictionary == ALPR_DICTIONARY_OFFENSE)
    describe_parts (text->id, cell->text, parts);
  return facts_of (text->dictionary, state, FALSE);
}

/**
 * alpr_plate_code_of_cell:
 * @cell: a plate that is a value, closed with a NUL behind its length
 *
 * Returns: what alpr_plate_code() gives for its normal form
 */
gint64
alpr_plate_code_of_cell (const AlprCell *cell)
{
  char norm[16];
  gsize length = 0;

  /* Every row has a plate: plain letters take no detour over memory of their own. */
  for (gsize i = 0; i < cell->length; i++)
    {
      char c = cell->text[i];

      if ((guint8) c >= 0x80 || length + 1 == sizeof norm)
        {
          g_autofree char *slow = alpr_plate_normalise (cell->text);

          return alpr_plate_code (slow);
        }
      if (g_ascii_isalnum (c))
        norm[length++] = g_ascii_toupper (c);
      else if (c == '*' || c == '?')
        return 0;
    }
  norm[length] = '\0';
  return alpr_plate_code (norm);
}
