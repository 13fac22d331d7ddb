/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-batch.h"
#include "alpr-stamp.h"

G_BEGIN_DECLS

/**
 * AlprSheetText:
 * @dictionary: which
 * @target: the column of `search` that has the id
 * @column: the file's column
 * @facts_of_empty: what an empty cell adds to `search.flags`
 *
 * A column whose texts stand in a dictionary.
 */
typedef struct
{
  AlprDictionary dictionary;
  AlprSearchColumn target;
  guint column;
  guint facts_of_empty;
} AlprSheetText;

/**
 * AlprImportSheet:
 * @id: of the row in `import_sheet`
 * @name: (owned): the sheet's name; empty in a CSV file
 * @layout: (owned): how its columns lie
 * @header: (owned): the header's row as CSV, as it came
 * @exported: fields (bits) that the sheet has
 * @width: how many cells a row must have: up to the last column that a field claims
 * @lenient: whether cells that a row lacks at its end are empty (XLSX leaves them out)
 * @zone: (owned): of texts that name none
 * @time: which form the times have
 * @frame: which form the time frames have
 * @texts: the columns whose texts stand in dictionaries
 * @n_texts: how many
 * @extras: (owned): the columns that no field claims
 * @n_extras: how many
 * @template: a row of `search` in which everything is what the sheet does not have
 *
 * A header and the rows below it. Only @time and @frame change after it was made.
 */
typedef struct _AlprImportSheet
{
  gint64 id;
  char *name;
  AlprLayout layout;
  char *header;
  guint32 exported;
  guint width;
  gboolean lenient;
  GTimeZone *zone;
  AlprStampGuess time;
  AlprStampGuess frame;
  AlprSheetText texts[ALPR_N_DICTIONARIES];
  guint n_texts;
  guint *extras;
  guint n_extras;
  AlprSearchRow template;
} AlprImportSheet;

AlprImportSheet *alpr_import_sheet_new (gint64 id, const char *name, AlprLayout *layout,
                                        const AlprReadRow *header, const char *zone);
void alpr_import_sheet_free (AlprImportSheet *self);
void alpr_import_sheet_set_id (AlprImportSheet *self, gint64 id);
void alpr_import_sheet_describe (AlprImportSheet *self, gint64 import, AlprBatch *sheets);
const char *alpr_import_sheet_get_label (const AlprImportSheet *self, AlprField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprImportSheet, alpr_import_sheet_free)

G_END_DECLS
