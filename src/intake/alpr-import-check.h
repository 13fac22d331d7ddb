/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-doubt.h"
#include "alpr-import-facts.h"

G_BEGIN_DECLS

/**
 * AlprImportCheck:
 * @store: (transfer none): the book, with all rows of the import written
 * @facts: (transfer none): what the reading thread saw; notes are added
 * @doubts: (transfer none): what became of the doubts
 * @file: (transfer none): the file's name
 * @encoding: (transfer none) (nullable): the file's encoding
 * @first_search: the first id of its new searches
 *
 * What is said about an import as a whole.
 */
typedef struct
{
  AlprStore *store;
  AlprImportFacts *facts;
  const AlprDoubtCounts *doubts;
  const char *file;
  const char *encoding;
  gint64 first_search;
} AlprImportCheck;

gboolean alpr_import_check_run (AlprImportCheck *self, GError **error);
gboolean alpr_import_check_file_dates (const char *file, GDate *first, GDate *last);

G_END_DECLS
