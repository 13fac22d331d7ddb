/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-sheet.h"

G_BEGIN_DECLS

/**
 * AlprDoubtCounts:
 * @known: rows that the book or the file had already
 * @repeats: of these and of those set aside, rows whose id stands in the same file before
 * @masked: of @known, copies in which the vendor or the agency has hidden something
 * @set_aside: rows that have a known id, and say something else
 *
 * What became of the doubts of an import.
 */
typedef struct
{
  gint64 known;
  gint64 repeats;
  gint64 masked;
  gint64 set_aside;
} AlprDoubtCounts;

/**
 * AlprDoubtJudge:
 * @store: (transfer none): the book, within the transaction that wrote the batch
 * @import: the import
 * @first_search: the first id of its searches
 * @counts: what became of the doubts so far
 *
 * Decides on doubts, on the writing thread.
 */
typedef struct
{
  AlprStore *store;
  gint64 import;
  gint64 first_search;
  AlprDoubtCounts counts;
} AlprDoubtJudge;

gboolean alpr_doubt_judge_batch (AlprDoubtJudge *self, AlprImportBatch *batch, GError **error);

/* alpr-doubt-compare.c: what differs between a search of the book and a row with its id. */
typedef struct
{
  AlprStore *store;
  const AlprSearchRow *known;
  const AlprDoubt *doubt;
  const char *texts;
  GString *differences;
  gboolean masked;
} AlprDoubtPair;

gboolean alpr_doubt_pair_compare (AlprDoubtPair *self, GError **error);

G_END_DECLS
