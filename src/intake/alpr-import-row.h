/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-days.h"
#include "alpr-import-facts.h"
#include "alpr-row-key.h"
#include "alpr-row-window.h"

G_BEGIN_DECLS

/**
 * AlprRowTaker:
 * @import: the import
 * @dictionaries: (owned): text → id
 * @known: (owned): the keys that are taken
 * @days: (owned): the counts by person and day
 * @next_search: the id that the next new row gets
 * @sheet: (transfer none): the header above the row
 * @batch: (transfer none): what rows are added to
 * @facts: (transfer none): what is counted
 * @maker: of keys for rows without a vendor's id
 * @reason: (owned): why the last row was not taken
 * @extra: (owned): the last row's cells that its columns can't give back
 *
 * Turns rows of a file into rows of the book, on the reading thread.
 */
typedef struct
{
  gint64 import;
  AlprDictionaries *dictionaries;
  AlprKnown *known;
  AlprDays *days;
  gint64 next_search;
  AlprImportSheet *sheet;
  AlprImportBatch *batch;
  AlprImportFacts *facts;
  AlprRowKey maker;
  GString *reason;
  GString *extra;
} AlprRowTaker;

void alpr_row_taker_init (AlprRowTaker *self, gint64 import, gint64 next_search);
void alpr_row_taker_clear (AlprRowTaker *self);
gboolean alpr_row_taker_take (AlprRowTaker *self, const AlprWindowRow *row);
void alpr_row_taker_set_aside (AlprRowTaker *self, const AlprWindowRow *row, const char *reason);

/* alpr-import-examine.c: what a row says, and whether it can be taken in. */
gboolean alpr_row_taker_examine (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *out);

G_END_DECLS
