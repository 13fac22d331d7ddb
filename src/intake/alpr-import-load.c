/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writing half of an import, on the thread that called alpr_import_file().
 *
 * An import is seen only when it is whole. The first transaction writes `import` with the state
 * `loading` and a mark where each table ends; then each batch is committed as it comes, so that
 * the write-ahead log stays short (alpr-load.c in store); the last transaction writes the rest, the
 * notes, the counts,
 * the state `complete`, the last visible row and the journal's line. Whatever happens in between,
 * alpr_import_clean() takes out everything behind the marks.
 */

#include "alpr-import-private.h"

#include "alpr-error.h"
#include "alpr-import-check.h"
#include "alpr-journal.h"
#include "alpr-time.h"

#define BATCHES_A_COMMIT 4

static gint64
size_of_file (AlprImportRun *self)
{
  return alpr_reader_get_size (self->read->reader);
}

/**
 * alpr_import_run_begin:
 * @self: a file at its first header
 * @error: return location for an error
 *
 * Writes the import's row and the marks, in the transaction that is open.
 *
 * Returns: whether it was done; the result has the import's number then
 */
gboolean
alpr_import_run_begin (AlprImportRun *self, GError **error)
{
  AlprImportResult *result = self->result;

  if (!alpr_store_run (self->store, "imports/begin",
                       g_variant_new_parsed ("{'file': <%s>, 'sha256': <%s>, 'size': <%x>, "
                                             "'mapping': <%s>, 'now': <%x>, 'who': <%s>}",
                                             result->file,
                                             result->sha256 != NULL ? result->sha256 : "",
                                             size_of_file (self), result->mapping,
                                             alpr_time_now (), self->who),
                       error))
    return FALSE;
  result->import = alpr_store_get_last_id (self->store);
  return alpr_store_run (self->store, "imports/mark",
                         g_variant_new_parsed ("{'import': <%x>}", result->import), error);
}

static gboolean
mark_of (AlprImportRun *self, const char *name, gint64 *last, GError **error)
{
  return alpr_store_get_number (self->store, "imports/mark-of",
                                g_variant_new_parsed ("{'import': <%x>, 'name': <%s>}",
                                                      self->result->import, name),
                                last, error);
}

/* Begins the import in the book, and the reading thread. */
static gboolean
start (AlprImportRun *self, GError **error)
{
  AlprImportStart begin = { 0 };
  g_autoptr (AlprDictionaries) dictionaries = NULL;
  g_autoptr (AlprKnown) known = NULL;
  g_autoptr (GTimeZone) zone = alpr_time_zone_new (self->read->zone, error);

  if (zone == NULL || !alpr_store_begin (self->store, error))
    return FALSE;
  if (!alpr_import_run_begin (self, error) || !alpr_store_commit (self->store, error)
      || !mark_of (self, "search", &begin.next_search, error)
      || !mark_of (self, "import_sheet", &begin.next_sheet, error))
    return FALSE;
  dictionaries = alpr_dictionaries_load (self->store, error);
  known = dictionaries != NULL ? alpr_known_load (self->store, error) : NULL;
  self->load = known != NULL ? alpr_load_begin (self->store, error) : NULL;
  if (self->load == NULL)
    return FALSE;
  begin.import = self->result->import;
  begin.next_search++;
  begin.next_sheet++;
  begin.dictionaries = g_steal_pointer (&dictionaries);
  begin.known = g_steal_pointer (&known);
  begin.days = alpr_days_new (self->result->import, zone);
  self->judge
      = (AlprDoubtJudge){ self->store, self->result->import, begin.next_search, { 0 } };
  alpr_import_read_start (self->read, &begin);
  return TRUE;
}

static gboolean
append_batch (AlprImportRun *self, AlprImportBatch *batch, GError **error)
{
  return alpr_import_batch_write (batch, self->store, error)
         && alpr_doubt_judge_batch (&self->judge, batch, error)
         && (alpr_batch_get_length (batch->asides) == 0
             || alpr_store_append_batch (self->store, "import_aside", batch->asides, error));
}

static gboolean
commit_batches (AlprImportRun *self, GError **error)
{
  if (self->uncommitted > 0 && !alpr_load_commit (self->load, error))
    return FALSE;
  self->uncommitted = 0;
  return TRUE;
}

/* Commits when enough rows have gathered; a transaction may hold several batches. */
static gboolean
write_batch (AlprImportRun *self, AlprImportBatch *batch, GError **error)
{
  if ((self->uncommitted == 0 && !alpr_store_begin (self->store, error))
      || !append_batch (self, batch, error))
    return FALSE;
  self->uncommitted++;
  if (self->uncommitted == BATCHES_A_COMMIT && !commit_batches (self, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (batch->position, size_of_file (self), batch->rows, self->progress_data);
  return TRUE;
}

/* Writes batches up to the last one, which is left for the last transaction. */
static AlprImportBatch *
write_batches (AlprImportRun *self, GError **error)
{
  for (;;)
    {
      g_autoptr (AlprImportBatch) batch = alpr_import_read_pop (self->read);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      if (batch->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&batch->error));
          return NULL;
        }
      if (batch->last)
        return g_steal_pointer (&batch);
      if (!write_batch (self, batch, error))
        return NULL;
      alpr_import_read_give_back (self->read, g_steal_pointer (&batch));
    }
}

static void
set_counts (AlprImportRun *self)
{
  const AlprImportFacts *facts = &self->read->facts;
  const AlprDoubtCounts *doubts = &self->judge.counts;
  AlprImportResult *result = self->result;
  gboolean any = facts->first_at <= facts->last_at;

  result->rows_read = facts->rows_read;
  result->taken_in = facts->taken_in;
  result->known = doubts->known;
  result->set_aside = facts->set_aside + doubts->set_aside;
  result->first_at = any ? facts->first_at : G_MININT64;
  result->last_at = any ? facts->last_at : G_MININT64;
}

/* What the import did, for the journal. */
GVariant *
alpr_import_run_inputs (AlprImportRun *self)
{
  const AlprImportResult *result = self->result;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "file", "s", result->file);
  if (result->mapping != NULL)
    g_variant_dict_insert (&dict, "mapping", "s", result->mapping);
  if (result->sha256 != NULL)
    g_variant_dict_insert (&dict, "sha256", "s", result->sha256);
  if (result->import > 0)
    {
      g_variant_dict_insert (&dict, "import", "x", result->import);
      g_variant_dict_insert (&dict, "rows_read", "x", result->rows_read);
      g_variant_dict_insert (&dict, "taken_in", "x", result->taken_in);
      g_variant_dict_insert (&dict, "known", "x", result->known);
      g_variant_dict_insert (&dict, "set_aside", "x", result->set_aside);
    }
  return g_variant_dict_end (&dict);
}

static GVariant *
instant_or_null (gint64 time)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_INT64,
                              time != G_MININT64 ? g_variant_new_int64 (time) : NULL);
}

static gboolean
write_notes (AlprImportRun *self, GPtrArray *notes, GError **error)
{
  for (guint i = 0; i < notes->len; i++)
    if (!alpr_store_run (self->store, "imports/note",
                         g_variant_new_parsed ("{'import': <%x>, 'place': <%x>, 'note': <%s>}",
                                               self->result->import, (gint64) i + 1,
                                               (const char *) g_ptr_array_index (notes, i)),
                         error))
      return FALSE;
  return TRUE;
}

/**
 * alpr_import_run_complete:
 * @self: an import, all rows of which are written
 * @notes: (element-type utf8): sentences about it
 * @error: return location for an error
 *
 * Completes the import with its counts, its notes and its line in the journal, in the transaction
 * that is open.
 *
 * Returns: whether it was done
 */
gboolean
alpr_import_run_complete (AlprImportRun *self, GPtrArray *notes, GError **error)
{
  const AlprImportResult *result = self->result;

  return write_notes (self, notes, error)
         && alpr_store_run (
             self->store, "imports/finish",
             g_variant_new_parsed (
                 "{'import': <%x>, 'now': <%x>, 'sha256': <%s>, 'rows_read': <%x>, "
                 "'taken_in': <%x>, 'known': <%x>, 'set_aside': <%x>, 'first_at': <%*>, "
                 "'last_at': <%*>}",
                 result->import, alpr_time_now (), result->sha256, result->rows_read,
                 result->taken_in, result->known, result->set_aside,
                 instant_or_null (result->first_at), instant_or_null (result->last_at)),
             error)
         && alpr_journal_append (self->store, self->who, "imports/take-in", ALPR_OUTCOME_DONE,
                                 alpr_import_run_inputs (self), NULL, error);
}

/* The last transaction: the last rows, what is said about the whole, and everybody sees it. */
static gboolean
finish (AlprImportRun *self, AlprImportBatch *batch, GError **error)
{
  AlprImportFacts *facts = &self->read->facts;
  AlprImportCheck check = { self->store, facts, &self->judge.counts, self->result->file,
                            alpr_reader_get_encoding (self->read->reader),
                            self->judge.first_search };

  self->result->sha256 = alpr_reader_finish_sha256 (self->read->reader, error);
  if (self->result->sha256 == NULL || !commit_batches (self, error))
    return FALSE;
  g_clear_pointer (&self->load, alpr_load_end);
  if (!alpr_store_begin (self->store, error) || !append_batch (self, batch, error)
      || !alpr_import_check_run (&check, error))
    return FALSE;
  set_counts (self);
  return alpr_import_run_complete (self, facts->notes, error)
         && alpr_store_commit (self->store, error);
}

/**
 * alpr_import_run_load:
 * @self: a file at its first header
 * @error: return location for an error
 *
 * Takes the file in. Where it fails, the caller rolls back and cleans.
 *
 * Returns: whether the import is complete
 */
gboolean
alpr_import_run_load (AlprImportRun *self, GError **error)
{
  g_autoptr (AlprImportBatch) last = NULL;

  if (!start (self, error))
    return FALSE;
  last = write_batches (self, error);
  alpr_import_read_stop (self->read);
  if (last == NULL || !finish (self, last, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (size_of_file (self), size_of_file (self), self->result->rows_read,
                    self->progress_data);
  return TRUE;
}
