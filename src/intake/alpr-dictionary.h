/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-facts.h"
#include "alpr-id-table.h"
#include "alpr-mapping.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprDictionary:
 *
 * The dictionaries of a book, in the order of data/sql/imports/dictionaries.sql.
 */
typedef enum
{
  ALPR_DICTIONARY_ACCOUNT,
  ALPR_DICTIONARY_ORGANISATION,
  ALPR_DICTIONARY_PLATE,
  ALPR_DICTIONARY_REASON,
  ALPR_DICTIONARY_CASE_NUMBER,
  ALPR_DICTIONARY_FILTER,
  ALPR_DICTIONARY_TYPE,
  ALPR_DICTIONARY_PROMPT,
  ALPR_DICTIONARY_MODERATION,
  ALPR_DICTIONARY_OFFENSE,
  ALPR_N_DICTIONARIES
} AlprDictionary;

/* The two entries that every dictionary of a book opens with. */
#define ALPR_ID_EMPTY 1
#define ALPR_ID_NOT_EXPORTED 2

/* What an entry of a table holds beside its hash: an id, and five bits about the text. For reasons
 * and case numbers these are AlprFacts; a plate has ALPR_PLATE_IS_VALUE. */
#define ALPR_ENTRY_ID_BITS 27
#define ALPR_PLATE_IS_VALUE 1

static inline gint64
alpr_entry_get_id (const AlprIdEntry *entry)
{
  return entry->id & ((1u << ALPR_ENTRY_ID_BITS) - 1);
}

static inline guint
alpr_entry_get_facts (const AlprIdEntry *entry)
{
  return entry->id >> ALPR_ENTRY_ID_BITS;
}

/**
 * AlprDictionaries:
 * @tables: text → id and facts, one a dictionary
 * @next: the id that the next new text gets
 *
 * Every dictionary of a book, as one import sees it.
 */
typedef struct
{
  AlprIdTable tables[ALPR_N_DICTIONARIES];
  gint64 next[ALPR_N_DICTIONARIES];
} AlprDictionaries;

const char *alpr_dictionary_get_table (AlprDictionary dictionary);
AlprField alpr_dictionary_get_field (AlprDictionary dictionary);
AlprBatch *alpr_dictionary_new_batch (AlprDictionary dictionary);
AlprBatch *alpr_dictionary_new_part_batch (void);

AlprDictionaries *alpr_dictionaries_load (AlprStore *store, GError **error);
void alpr_dictionaries_free (AlprDictionaries *self);
gint64 alpr_dictionaries_add (AlprDictionaries *self, AlprDictionary dictionary);
void alpr_dictionaries_remember (AlprDictionaries *self, AlprDictionary dictionary, AlprIdHash hash,
                                 gint64 id, guint facts);

/**
 * AlprNewText:
 * @dictionary: which
 * @id: its id
 * @cell: it, closed with a NUL behind its length
 *
 * A text that no entry has.
 */
typedef struct
{
  AlprDictionary dictionary;
  gint64 id;
  const AlprCell *cell;
} AlprNewText;

guint alpr_dictionary_describe (const AlprNewText *text, AlprBatch *batch, AlprBatch *parts);
gint64 alpr_plate_code_of_cell (const AlprCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprDictionaries, alpr_dictionaries_free)

G_END_DECLS
