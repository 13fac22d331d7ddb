/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

/**
 * AlprDictionaries:
 * @tables: text → id, one a dictionary
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
gint64 alpr_dictionaries_add (AlprDictionaries *self, AlprDictionary dictionary, AlprIdHash hash,
                              const AlprCell *cell);
void alpr_dictionary_describe (AlprDictionary dictionary, gint64 id, const AlprCell *cell,
                               AlprBatch *batch, AlprBatch *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprDictionaries, alpr_dictionaries_free)

G_END_DECLS
