/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that was taken in before, byte for byte and by the same mapping, need not be read again:
 * each of its rows is known, those that were set aside too, for they are set aside already. The
 * import is recorded and journalled like any other. A file is hashed for this only when the book
 * has one of the same size.
 */

#include "alpr-import-private.h"

#include "alpr-digest.h"
#include "alpr-time.h"

/* Copies the earlier import's counts; *before is its number, 0 where there is none. */
static gboolean
find_before (AlprImportRun *self, gint64 *before, gint64 *when, GError **error)
{
  AlprImportResult *result = self->result;
  g_autoptr (GError) failure = NULL;
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      self->store, "imports/same-file",
      g_variant_new_parsed ("{'sha256': <%s>, 'mapping': <%s>}", result->sha256, result->mapping),
      error);

  *before = 0;
  if (cursor == NULL)
    return FALSE;
  if (alpr_cursor_next (cursor, &failure))
    {
      gboolean any = alpr_cursor_get_type (cursor, 3) != ALPR_CELL_TYPE_NULL;

      *before = alpr_cursor_get_integer (cursor, 0);
      *when = alpr_cursor_get_integer (cursor, 1);
      result->rows_read = result->known = alpr_cursor_get_integer (cursor, 2);
      result->first_at = any ? alpr_cursor_get_integer (cursor, 3) : G_MININT64;
      result->last_at = any ? alpr_cursor_get_integer (cursor, 4) : G_MININT64;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
record (AlprImportRun *self, gint64 before, gint64 when, GError **error)
{
  GPtrArray *notes = self->read->facts.notes;
  g_autofree char *timezone = alpr_store_get_text (self->store, "book/timezone", NULL, error);
  g_autoptr (GTimeZone) zone = timezone != NULL ? alpr_time_zone_new (timezone, error) : NULL;
  g_autofree char *day = zone != NULL ? alpr_time_to_day (when, zone) : NULL;

  if (day == NULL)
    return FALSE;
  g_ptr_array_set_size (notes, 0);
  alpr_import_facts_note (&self->read->facts,
                          "the same file was taken in on %s as import %" G_GINT64_FORMAT, day,
                          before);
  return alpr_store_begin (self->store, error) && alpr_import_run_begin (self, error)
         && alpr_import_run_complete (self, notes, error) && alpr_store_commit (self->store, error);
}

/**
 * alpr_import_run_again:
 * @self: a file at its first header
 * @again: (out): whether the file was taken in before, and is recorded now
 * @error: return location for an error
 *
 * Returns: whether the book could be asked
 */
gboolean
alpr_import_run_again (AlprImportRun *self, gboolean *again, GError **error)
{
  gint64 same, before, when;

  *again = FALSE;
  if (!alpr_store_get_number (
          self->store, "imports/same-size",
          g_variant_new_parsed ("{'size': <%x>}", alpr_reader_get_size (self->read->reader)), &same,
          error))
    return FALSE;
  if (same == 0)
    return TRUE;
  self->result->sha256 = alpr_digest_file (self->read->path, error);
  if (self->result->sha256 == NULL || !find_before (self, &before, &when, error))
    return FALSE;
  if (before == 0)
    {
      g_clear_pointer (&self->result->sha256, g_free);
      return TRUE;
    }
  *again = TRUE;
  return record (self, before, when, error);
}
