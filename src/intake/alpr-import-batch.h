/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-dictionary.h"
#include "alpr-known.h"

G_BEGIN_DECLS

/* The columns of `search`, in the table's order. */
typedef enum
{
  ALPR_SEARCH_ID,
  ALPR_SEARCH_AT,
  ALPR_SEARCH_FLAGS,
  ALPR_SEARCH_REASON,
  ALPR_SEARCH_CASE_NUMBER,
  ALPR_SEARCH_ACCOUNT,
  ALPR_SEARCH_PLATE_CODE,
  ALPR_SEARCH_NETWORKS,
  ALPR_SEARCH_ORGANISATION,
  ALPR_SEARCH_OFFENSE,
  ALPR_SEARCH_FRAME_FROM,
  ALPR_SEARCH_FRAME_UNTIL,
  ALPR_SEARCH_PLATE,
  ALPR_SEARCH_TYPE,
  ALPR_SEARCH_DEVICES,
  ALPR_SEARCH_FILTER,
  ALPR_SEARCH_PROMPT,
  ALPR_SEARCH_MODERATION,
  ALPR_SEARCH_SHEET,
  ALPR_SEARCH_ROW,
  ALPR_SEARCH_DERIVED,
  ALPR_SEARCH_KEY,
  ALPR_N_SEARCH
} AlprSearchColumn;

/**
 * AlprSearchRow:
 * @values: all columns; %ALPR_BATCH_NULL stands for NULL, and what stands for the key is not used
 * @key: the key
 */
typedef struct
{
  gint64 values[ALPR_N_SEARCH];
  guint8 key[ALPR_KEY_LENGTH];
} AlprSearchRow;

/**
 * AlprDoubt:
 * @other: the search whose key seems to be this row's
 * @row: this row; its id is not used, a dictionary id of 0 is a text that no entry has
 * @texts: where in the batch's texts the fields' cells lie, each closed with a NUL; 0 for none
 * @raw: where the whole row lies, as CSV
 * @extra: where the text lies that would stand in search_extra; 0 for none
 * @sheet: (transfer none): the header above the row
 *
 * A row whose key has been met. The writer, who can read the book, decides what it is.
 */
typedef struct
{
  gint64 other;
  AlprSearchRow row;
  guint32 texts[ALPR_N_FIELDS];
  guint32 raw;
  guint32 extra;
  const struct _AlprImportSheet *sheet;
} AlprDoubt;

/**
 * AlprImportBatch:
 * @search: rows of `search`
 * @last_search: the id of the last of them
 * @entries: new rows of the dictionaries
 * @last_entries: the ids of the last of them
 * @parts: new rows of `offense_part`
 * @extras: rows of `search_extra`
 * @days: rows of `search_day`
 * @asides: rows of `import_aside`
 * @sheets: rows of `import_sheet`
 * @doubts: (element-type AlprDoubt): rows that the writer decides on
 * @texts: what the doubts point into; its first byte is nobody's
 * @rows: rows read so far, since the file's beginning
 * @position: bytes of the file read so far
 * @last: whether none follows
 * @error: (owned) (nullable): why reading ended; @last is set
 *
 * What the reading thread hands to the writing one.
 */
typedef struct
{
  AlprBatch *search;
  gint64 last_search;
  AlprBatch *entries[ALPR_N_DICTIONARIES];
  gint64 last_entries[ALPR_N_DICTIONARIES];
  AlprBatch *parts;
  AlprBatch *extras;
  AlprBatch *days;
  AlprBatch *asides;
  AlprBatch *sheets;
  GArray *doubts;
  GString *texts;
  gint64 rows;
  gint64 position;
  gboolean last;
  GError *error;
} AlprImportBatch;

AlprImportBatch *alpr_import_batch_new (void);
void alpr_import_batch_free (AlprImportBatch *self);
void alpr_import_batch_clear (AlprImportBatch *self);
gboolean alpr_import_batch_write (AlprImportBatch *self, AlprStore *store, GError **error);
void alpr_import_batch_add_search (AlprImportBatch *self, const AlprSearchRow *row);

/**
 * AlprAside:
 *
 * A row that can't be taken in.
 */
typedef struct
{
  gint64 import;
  const char *sheet;
  gint64 row;
  const char *reason;
  const char *raw;
} AlprAside;

void alpr_import_batch_add_aside (AlprImportBatch *self, const AlprAside *aside);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprImportBatch, alpr_import_batch_free)

G_END_DECLS
