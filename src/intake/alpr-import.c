/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking a file in, from its path to the line in the journal. The parts:
 *
 *   alpr-import-read.c    the reading thread           alpr-import-load.c   the writing half
 *   alpr-import-header.c  headers and sheets           alpr-import-doubt.c  rows with a known key
 *   alpr-import-examine.c what a row says              alpr-import-check.c  what is said about all
 *   alpr-import-row.c     row → batch                  alpr-import-again.c  the same file again
 *   alpr-dictionary.c, alpr-known.c                    alpr-import-clean.c  undoing
 *
 * Every attempt is journalled as `imports/take-in`: done, denied, or failed with its cause. After
 * a failure, and after a cancellation, the book is as it was but for that line.
 */

#include "alpr-import-private.h"
#include "alpr-mappings.h"

#include "alpr-error.h"
#include "alpr-journal.h"
#include "alpr-standing.h"

#define RIGHT "import"
#define ACT "imports/take-in"

/** alpr_import_result_new: Returns: (transfer full): a result of nothing */
AlprImportResult *
alpr_import_result_new (void)
{
  AlprImportResult *self = g_new0 (AlprImportResult, 1);

  self->first_at = G_MININT64;
  self->last_at = G_MININT64;
  return self;
}

void
alpr_import_result_free (AlprImportResult *self)
{
  g_free (self->file);
  g_free (self->mapping);
  g_free (self->sha256);
  g_strfreev (self->notes);
  g_free (self);
}

/* The mapping that was asked for, or all that there are. */
static GPtrArray *
gather_mappings (AlprStore *store, AlprMapping *mapping, GError **error)
{
  g_autoptr (GPtrArray) mappings = NULL;

  if (mapping == NULL)
    return alpr_mappings_load (store, error);
  mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (mappings, g_object_ref (mapping));
  return g_steal_pointer (&mappings);
}

static gboolean
check_right (AlprImportRun *self, AlprActor *actor, GError **error)
{
  if (!alpr_standing_check (self->store, actor, error))
    return FALSE;
  if (alpr_actor_has_right (actor, RIGHT))
    return TRUE;
  if (alpr_journal_append (self->store, self->who, ACT, ALPR_OUTCOME_DENIED,
                           alpr_import_run_inputs (self), NULL, error))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED,
                 "%s may not take files in: the role “%s” does not have the right “%s”", self->who,
                 alpr_actor_get_role (actor), RIGHT);
  return FALSE;
}

/* A text is read once for its encoding before its first row; that can be cancelled too. */
static AlprImportRead *
open_read (AlprImportRun *self, const char *path, GPtrArray *mappings, const char *zone,
           GError **error)
{
  AlprImportRead *read;

  if (self->cancellable != NULL)
    g_cancellable_push_current (self->cancellable);
  read = alpr_import_read_open (path, mappings, zone, error);
  if (self->cancellable != NULL)
    g_cancellable_pop_current (self->cancellable);
  return read;
}

static gboolean
take_in (AlprImportRun *self, const char *path, GPtrArray *mappings, GError **error)
{
  g_autofree char *zone = NULL;
  gboolean again;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  zone = alpr_store_get_text (self->store, "book/timezone", NULL, error);
  self->read = zone != NULL ? open_read (self, path, mappings, zone, error) : NULL;
  if (self->read == NULL)
    return FALSE;
  self->result->mapping = g_strdup (alpr_mapping_get_id (self->read->mapping));
  if (!alpr_import_run_again (self, &again, error))
    return FALSE;
  return again || alpr_import_run_load (self, error);
}

/* Takes out what there is of the import, and journals why. The first error is the one that counts:
 * where the book can't even be cleaned now, its next opening does it. */
static void
fail (AlprImportRun *self, const GError *cause)
{
  gboolean cancelled = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (self->read != NULL)
    alpr_import_read_stop (self->read);
  alpr_store_rollback (self->store);
  g_clear_pointer (&self->load, alpr_load_end);
  alpr_store_set_cancellable (self->store, NULL);
  alpr_import_clean (self->store, NULL);
  self->result->import = 0;
  alpr_journal_append (self->store, self->who, ACT, ALPR_OUTCOME_FAILED,
                       alpr_import_run_inputs (self), cancelled ? "cancelled" : cause->message,
                       NULL);
}

/* The notes move into the result. */
static void
take_notes (AlprImportRun *self)
{
  GPtrArray *notes = self->read->facts.notes;

  self->result->notes = g_new0 (char *, notes->len + 1);
  for (guint i = 0; i < notes->len; i++)
    self->result->notes[i] = g_strdup (g_ptr_array_index (notes, i));
}

/**
 * alpr_import_file:
 * @store: a book, opened for writing, outside a transaction
 * @actor: who takes the file in; must have the right `import`
 * @path: (type filename): the file
 * @mapping: (nullable): the mapping that must fit; %NULL to recognise one among those shipped
 * @progress: (nullable) (scope call): called on this thread after each batch
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the import; the book is then as before
 * @error: return location for an error
 *
 * Takes a vendor's file in, whole or not at all. What can't be taken in of a file whose columns
 * are known is set aside, row by row, with its reason.
 *
 * Returns: (transfer full): what was found; %NULL with %ALPR_ERROR_DENIED, %ALPR_ERROR_FORMAT (no
 *   file of this kind: it names file and cause), %G_IO_ERROR_CANCELLED, or an error of the store
 */
AlprImportResult *
alpr_import_file (AlprStore *store, AlprActor *actor, const char *path, AlprMapping *mapping,
                  AlprImportProgress progress, gpointer progress_data, GCancellable *cancellable,
                  GError **error)
{
  AlprImportRun run = { store, alpr_actor_get_user_name (actor), NULL, progress, progress_data,
                        cancellable };
  g_autoptr (AlprImportResult) result = alpr_import_result_new ();
  g_autoptr (GPtrArray) mappings = gather_mappings (store, mapping, error);
  g_autoptr (AlprImportRead) read = NULL;
  g_autoptr (GError) cause = NULL;

  if (mappings == NULL)
    return NULL;
  run.result = result;
  result->file = g_path_get_basename (path);
  if (!check_right (&run, actor, error))
    return NULL;
  if (take_in (&run, path, mappings, &cause))
    take_notes (&run);
  else
    fail (&run, cause);
  read = run.read;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_steal_pointer (&result);
}
