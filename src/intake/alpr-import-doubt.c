/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row whose key has been met is known, if it says what the known search says. Flock repeats ids
 * within a file, a few times with a device more or less, and a masked network audit has the ids of
 * the unmasked one. So nothing is dropped on the strength of an id:
 *
 *   the same content, or less of it (`***`, REDACTED, a column that was not exported) → known
 *   anything else → set aside, and the reason says what differs
 *
 * The reading thread finds keys by 96 bits of a hash; here, where the book can be read, the sixteen
 * bytes are compared. A derived key is made of the whole row: if it is equal, the row is.
 *
 * Files that overlap repeat rows in long stretches, so searches are fetched in ranges.
 */

#include "alpr-import-doubt.h"

#include <string.h>

#include "alpr-error.h"

/* Searches this near to each other are fetched by one query. */
#define NEAR 64

static int
compare_doubts (const void *a, const void *b)
{
  gint64 one = ((const AlprDoubt *) a)->other;
  gint64 two = ((const AlprDoubt *) b)->other;

  return (one > two) - (one < two);
}

static void
read_row (AlprCursor *cursor, AlprSearchRow *row)
{
  gsize length;
  const void *key = alpr_cursor_get_blob (cursor, ALPR_SEARCH_KEY, &length);

  memset (row->key, 0, sizeof row->key);
  if (key != NULL && length == ALPR_KEY_LENGTH)
    memcpy (row->key, key, ALPR_KEY_LENGTH);
  for (int i = 0; i < ALPR_SEARCH_KEY; i++)
    row->values[i] = alpr_cursor_get_type (cursor, i) == ALPR_CELL_TYPE_NULL
                         ? ALPR_BATCH_NULL
                         : alpr_cursor_get_integer (cursor, i);
}

/* "row 12", "row 12 of “January.csv”" */
static char *
name_row (AlprDoubtJudge *self, const AlprSearchRow *known, GError **error)
{
  gint64 row = known->values[ALPR_SEARCH_ROW];
  g_autofree char *file = NULL;

  if (known->values[ALPR_SEARCH_ID] >= self->first_search)
    return g_strdup_printf ("row %" G_GINT64_FORMAT, row);
  file = alpr_store_get_text (
      self->store, "imports/file-of-sheet",
      g_variant_new_parsed ("{'sheet': <%x>}", known->values[ALPR_SEARCH_SHEET]), error);
  return file != NULL ? g_strdup_printf ("row %" G_GINT64_FORMAT " of “%s”", row, file) : NULL;
}

static gboolean
set_aside (AlprDoubtJudge *self, AlprImportBatch *batch, const AlprDoubtPair *pair, GError **error)
{
  const AlprDoubt *doubt = pair->doubt;
  g_autofree char *row = name_row (self, pair->known, error);
  g_autofree char *reason = NULL;
  AlprAside aside = { self->import, doubt->sheet->name, doubt->row.values[ALPR_SEARCH_ROW], NULL,
                      pair->texts + doubt->raw };

  if (row == NULL)
    return FALSE;
  reason = g_strdup_printf ("same id as %s, other content: %s", row, pair->differences->str);
  aside.reason = reason;
  alpr_import_batch_add_aside (batch, &aside);
  self->counts.set_aside++;
  return TRUE;
}

static gboolean
judge (AlprDoubtJudge *self, AlprImportBatch *batch, const AlprDoubt *doubt,
       const AlprSearchRow *known, GError **error)
{
  g_autoptr (GString) differences = NULL;
  AlprDoubtPair pair = { self->store, known, doubt, batch->texts->str, NULL, FALSE };
  gboolean repeats = doubt->other >= self->first_search;

  if (repeats && doubt->row.values[ALPR_SEARCH_DERIVED] == 0)
    self->counts.repeats++;
  if (doubt->row.values[ALPR_SEARCH_DERIVED] != 0
      && memcmp (known->key, doubt->row.key, ALPR_KEY_LENGTH) == 0)
    {
      self->counts.known++;
      return TRUE;
    }
  pair.differences = differences = g_string_new (NULL);
  if (!alpr_doubt_pair_compare (&pair, error))
    return FALSE;
  if (differences->len > 0)
    return set_aside (self, batch, &pair, error);
  self->counts.known++;
  if (pair.masked)
    self->counts.masked++;
  return TRUE;
}

/* Decides on the doubts from @from until @until, whose searches lie near each other. */
static gboolean
judge_stretch (AlprDoubtJudge *self, AlprImportBatch *batch, guint from, guint until,
               GError **error)
{
  const AlprDoubt *doubts = (const AlprDoubt *) (gpointer) batch->doubts->data;
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      self->store, "imports/known-rows",
      g_variant_new_parsed ("{'first': <%x>, 'last': <%x>}", doubts[from].other,
                            doubts[until - 1].other),
      error);
  g_autoptr (GError) failure = NULL;
  guint at = from;

  if (cursor == NULL)
    return FALSE;
  while (at < until && alpr_cursor_next (cursor, &failure))
    {
      AlprSearchRow known;

      if (alpr_cursor_get_integer (cursor, ALPR_SEARCH_ID) != doubts[at].other)
        continue;
      read_row (cursor, &known);
      for (; at < until && doubts[at].other == known.values[ALPR_SEARCH_ID]; at++)
        if (!judge (self, batch, &doubts[at], &known, error))
          return FALSE;
    }
  if (failure == NULL && at == until)
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                 "Search %" G_GINT64_FORMAT " of the book has gone while a file was taken in",
                 doubts[at].other);
  return FALSE;
}

/**
 * alpr_doubt_judge_batch:
 * @self: a judge
 * @batch: a batch whose searches were written; rows that are set aside are added to it
 * @error: return location for an error
 *
 * Returns: whether every doubt of the batch was decided
 */
gboolean
alpr_doubt_judge_batch (AlprDoubtJudge *self, AlprImportBatch *batch, GError **error)
{
  const AlprDoubt *doubts;
  guint from = 0;

  if (batch->doubts->len == 0)
    return TRUE;
  g_array_sort (batch->doubts, compare_doubts);
  doubts = (const AlprDoubt *) (gpointer) batch->doubts->data;
  for (guint i = 1; i <= batch->doubts->len; i++)
    {
      if (i < batch->doubts->len && doubts[i].other - doubts[i - 1].other <= NEAR)
        continue;
      if (!judge_stretch (self, batch, from, i, error))
        return FALSE;
      from = i;
    }
  return TRUE;
}
