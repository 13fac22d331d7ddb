/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From what a rule tells to what stands in the book: findings that are new are added, findings that
 * the rule no longer tells are taken back unless a person has judged them, and the rest stay as
 * they are, with their judgements. So a screen can be run again at any time, and run twice it
 * writes nothing the second time.
 *
 * A rule that looks at one search at a time answers for the searches of the stretch, so what it
 * told about those is compared. A rule that counts over many answers for the stretch as a whole:
 * its finding holds for the period in which it was told, a longer period tells it anew, and only
 * a period that covers that one can take it back.
 */

#include "alpr-check-private.h"

#define ROWS_AT_ONCE 65536

typedef struct
{
  gint64 from;
  gint64 until;
  gboolean judged;
} Told;

enum
{
  COLUMN_ID,
  COLUMN_TOLD_FROM,
  COLUMN_TOLD_UNTIL,
  COLUMN_WHAT,
  N_COLUMNS
};

static gint64
finding_of (const AlprCheckedRule *use, gint64 subject)
{
  return use->number * ALPR_FINDINGS_A_RULE + subject;
}

static AlprBatch *
new_batch (gboolean together)
{
  static const char *const names[N_COLUMNS]
      = { "id", "told_from", "told_until", "what" };
  static const AlprBatchKind kinds[N_COLUMNS]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT };

  return alpr_batch_new (names, kinds, together ? N_COLUMNS : COLUMN_TOLD_FROM);
}

static gboolean
flush (AlprStore *store, AlprBatch *batch, guint least, GError **error)
{
  if (alpr_batch_get_length (batch) < least)
    return TRUE;
  if (!alpr_store_append_batch (store, "finding", batch, error))
    return FALSE;
  alpr_batch_clear (batch);
  return TRUE;
}

static void
add_row (AlprBatch *batch, AlprCheckedRule *use, gint64 subject)
{
  alpr_batch_add_row (batch);
  alpr_batch_set_integer (batch, COLUMN_ID, finding_of (use, subject));
  use->added++;
}

static gboolean
take_back (AlprStore *store, AlprCheckedRule *use, gint64 subject, GError **error)
{
  use->removed++;
  return alpr_store_run (store, "findings/remove",
                         g_variant_new_parsed ("{'finding': <%x>}", finding_of (use, subject)),
                         error);
}

/* What stood in the book for this stretch, in order: all of it in @old, what nobody judged in
 * @open too. */
static gboolean
read_old (AlprStore *store, const AlprCheckQuestion *question, const AlprCheckedRule *use,
          GArray *old, GArray *open, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      store, "findings/told",
      g_variant_new_parsed ("{'lowest': <%x>, 'highest': <%x>, 'from': <%x>, 'until': <%x>}",
                            finding_of (use, 0), finding_of (use, ALPR_FINDINGS_A_RULE - 1),
                            question->from, question->until),
      error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 subject = alpr_cursor_get_integer (cursor, 0);

      g_array_append_val (old, subject);
      if (alpr_cursor_get_integer (cursor, 1) == 0)
        g_array_append_val (open, subject);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Adds the subjects that @old hasn't; both are sorted. */
static gboolean
add_new (AlprStore *store, const AlprCheckQuestion *question, AlprCheckedRule *use, GArray *old,
         GError **error)
{
  g_autoptr (AlprBatch) batch = new_batch (FALSE);
  guint at = 0;

  for (guint i = 0; i < question->subjects->len; i++)
    {
      gint64 subject = g_array_index (question->subjects, gint64, i);

      while (at < old->len && g_array_index (old, gint64, at) < subject)
        at++;
      if (at < old->len && g_array_index (old, gint64, at) == subject)
        continue;
      add_row (batch, use, subject);
      if (!flush (store, batch, ROWS_AT_ONCE, error))
        return FALSE;
    }
  return flush (store, batch, 1, error);
}

/* Takes back those of @open that the rule doesn't tell any more; both are sorted. */
static gboolean
take_back_old (AlprStore *store, const AlprCheckQuestion *question, AlprCheckedRule *use,
               GArray *open, GError **error)
{
  guint at = 0;

  for (guint i = 0; i < open->len; i++)
    {
      gint64 subject = g_array_index (open, gint64, i);

      while (at < question->subjects->len
             && g_array_index (question->subjects, gint64, at) < subject)
        at++;
      if ((at == question->subjects->len
           || g_array_index (question->subjects, gint64, at) != subject)
          && !take_back (store, use, subject, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_single (AlprStore *store, const AlprCheckQuestion *question, AlprCheckedRule *use,
              GError **error)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));

  return read_old (store, question, use, old, open, error)
         && take_back_old (store, question, use, open, error)
         && add_new (store, question, use, old, error);
}

/* What stood in the book of a rule that counts over many: subject → Told */
static GHashTable *
read_told (AlprStore *store, const AlprCheckedRule *use, GError **error)
{
  g_autoptr (GHashTable)
      told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      store, "findings/told-together",
      g_variant_new_parsed ("{'lowest': <%x>, 'highest': <%x>}", finding_of (use, 0),
                            finding_of (use, ALPR_FINDINGS_A_RULE - 1)),
      error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 subject = alpr_cursor_get_integer (cursor, 0);
      Told line = { alpr_cursor_get_integer (cursor, 1), alpr_cursor_get_integer (cursor, 2),
                    alpr_cursor_get_integer (cursor, 3) != 0 };

      g_hash_table_insert (told, g_memdup2 (&subject, sizeof subject),
                           g_memdup2 (&line, sizeof line));
    }
  if (cause == NULL)
    return g_steal_pointer (&told);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static gboolean
covers (const AlprCheckQuestion *question, const Told *told)
{
  return question->from <= told->from && question->until >= told->until;
}

static gboolean
tell_again (AlprStore *store, const AlprCheckQuestion *question, const AlprCheckedRule *use,
            guint at, GError **error)
{
  gint64 subject = g_array_index (question->subjects, gint64, at);

  return alpr_store_run (store, "findings/tell-again",
                         g_variant_new_parsed ("{'finding': <%x>, 'what': <%s>, "
                                               "'told_from': <%x>, 'told_until': <%x>}",
                                               finding_of (use, subject),
                                               (const char *) question->whats->pdata[at],
                                               question->from, question->until),
                         error);
}

/* Adds or renews each subject, and takes it out of @told. */
static gboolean
add_together (AlprStore *store, const AlprCheckQuestion *question, AlprCheckedRule *use,
              GHashTable *told, GError **error)
{
  g_autoptr (AlprBatch) batch = new_batch (TRUE);

  for (guint i = 0; i < question->subjects->len; i++)
    {
      gint64 subject = g_array_index (question->subjects, gint64, i);
      const char *what = question->whats->pdata[i];
      const Told *before = g_hash_table_lookup (told, &subject);

      if (before == NULL)
        {
          add_row (batch, use, subject);
          alpr_batch_set_integer (batch, COLUMN_TOLD_FROM, question->from);
          alpr_batch_set_integer (batch, COLUMN_TOLD_UNTIL, question->until);
          alpr_batch_set_text (batch, COLUMN_WHAT, what, strlen (what));
        }
      else if (!before->judged && covers (question, before)
               && !tell_again (store, question, use, i, error))
        return FALSE;
      g_hash_table_remove (told, &subject);
    }
  return flush (store, batch, 1, error);
}

static gboolean
write_together (AlprStore *store, const AlprCheckQuestion *question, AlprCheckedRule *use,
                GError **error)
{
  g_autoptr (GHashTable) told = read_told (store, use, error);
  GHashTableIter iter;
  gpointer subject, before;

  if (told == NULL || !add_together (store, question, use, told, error))
    return FALSE;
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &subject, &before))
    if (!((const Told *) before)->judged && covers (question, before)
        && !take_back (store, use, *(gint64 *) subject, error))
      return FALSE;
  return TRUE;
}

/**
 * alpr_check_write:
 * @store: the book, within a transaction
 * @question: a question with its answer
 * @error: return location for an error
 *
 * Brings the findings of the clauses that asked to what the rule tells.
 *
 * Returns: whether it was done
 */
gboolean
alpr_check_write (AlprStore *store, AlprCheckQuestion *question, GError **error)
{
  for (guint i = 0; i < question->uses->len; i++)
    {
      AlprCheckedRule *use = question->uses->pdata[i];

      use->findings += question->subjects->len;
      if (!(question->together ? write_together (store, question, use, error)
                               : write_single (store, question, use, error)))
        return FALSE;
    }
  return TRUE;
}
