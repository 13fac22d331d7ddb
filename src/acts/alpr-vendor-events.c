/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act vendor/take-in-events: takes in a file of the vendor's event log, all of its rows in one
 * transaction. A line whose id the book has is known and changes nothing, so that files may
 * overlap; a file that was taken in already changes nothing at all. What can't be read is set aside
 * with its row and why. What the lines mean for the agency is for the views to say.
 */

#include "alpr-vendor-private.h"

#include "alpr-text.h"

/** alpr_vendor_prepare_events: Reads the file. */
gboolean
alpr_vendor_prepare_events (AlprActRun *run, GError **error)
{
  const AlprVendorDoor *door = alpr_vendor_get_door (error);

  run->free_prepared = (GDestroyNotify)alpr_vendor_events_free;
  run->prepared = door != NULL ? door->read_events (alpr_act_run_text (run, "file"),
                                                    run->cancellable, error)
                               : NULL;
  return run->prepared != NULL;
}

static gboolean
note_plates (AlprActRun *run, const AlprVendorEvent *event, GError **error)
{
  gint64 id = alpr_store_get_last_id (run->store);

  for (guint i = 0; i < event->plates->len; i++)
    {
      g_autofree char *norm = alpr_plate_normalise (event->plates->pdata[i]);
      g_autofree char *key = alpr_plate_key (norm);

      if (!alpr_store_run (run->store, "vendor/note-event-plate",
                           g_variant_new_parsed ("{'event': <%x>, 'plate': <%s>, "
                                                 "'plate_key': <%s>}",
                                                 id, (char *)event->plates->pdata[i], key),
                           error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_event (AlprActRun *run, gint64 file, const AlprVendorEvent *event, gint64 *taken_in,
            GError **error)
{
  g_autofree char *norm = event->account != NULL ? alpr_text_normalise (event->account) : NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "event_id", "s", event->event_id);
  g_variant_dict_insert (&dict, "at", "x", event->at);
  g_variant_dict_insert (&dict, "by", "s", event->who);
  g_variant_dict_insert (&dict, "verb", "s", event->verb);
  g_variant_dict_insert (&dict, "kind", "s", event->kind);
  g_variant_dict_insert (&dict, "details", "s", event->details);
  g_variant_dict_insert_value (&dict, "list_name", alpr_vendor_text_or_null (event->list_name));
  g_variant_dict_insert_value (&dict, "issuer", alpr_vendor_text_or_null (event->issuer));
  g_variant_dict_insert_value (&dict, "reason", alpr_vendor_text_or_null (event->reason));
  g_variant_dict_insert_value (&dict, "case_number",
                               alpr_vendor_text_or_null (event->case_number));
  g_variant_dict_insert_value (&dict, "account", alpr_vendor_text_or_null (event->account));
  g_variant_dict_insert_value (&dict, "account_norm", alpr_vendor_text_or_null (norm));
  g_variant_dict_insert_value (&dict, "email", alpr_vendor_text_or_null (event->email));
  g_variant_dict_insert (&dict, "file", "x", file);
  g_variant_dict_insert (&dict, "row", "x", event->row);
  if (!alpr_store_run (run->store, "vendor/note-event", g_variant_dict_end (&dict), error))
    return FALSE;
  if (alpr_store_get_changes (run->store) == 0)
    return TRUE;
  *taken_in += 1;
  return note_plates (run, event, error);
}

static gboolean
note_aside (AlprActRun *run, gint64 file, const AlprVendorAside *aside, GError **error)
{
  return alpr_store_run (run->store, "vendor/note-event-aside",
                         g_variant_new_parsed ("{'file': <%x>, 'row': <%x>, 'reason': <%s>, "
                                               "'raw': <%s>}",
                                               file, aside->row, aside->reason, aside->raw),
                         error);
}

static gboolean
note_file (AlprActRun *run, const AlprVendorEvents *read, gint64 *file, GError **error)
{
  if (!alpr_store_run (run->store, "vendor/note-file",
                       g_variant_new_parsed ("{'file': <%s>, 'sha256': <%s>, 'rows_read': <%x>, "
                                             "'now': <%x>, 'who': <%s>}",
                                             read->file, read->sha256, read->rows, run->now,
                                             alpr_actor_get_user_name (run->actor)),
                       error))
    return FALSE;
  *file = alpr_store_get_last_id (run->store);
  return TRUE;
}

static gboolean
end_file (AlprActRun *run, const AlprVendorEvents *read, gint64 file, gint64 taken_in,
          GError **error)
{
  gint64 known = (gint64)read->events->len - taken_in;

  run->detail = g_strdup_printf ("sha256 %s; %" G_GINT64_FORMAT " taken in, %" G_GINT64_FORMAT
                                 " known, %u set aside",
                                 read->sha256, taken_in, known, read->aside->len);
  run->result = g_variant_new_parsed (
      "{'file': <%s>, 'sha256': <%s>, 'rows_read': <%x>, 'taken_in': <%x>, 'known': <%x>, "
      "'set_aside': <%x>}",
      read->file, read->sha256, read->rows, taken_in, known, (gint64)read->aside->len);
  return file == 0
         || alpr_store_run (run->store, "vendor/end-file",
                            g_variant_new_parsed ("{'file': <%x>, 'taken_in': <%x>, "
                                                  "'known': <%x>, 'set_aside': <%x>}",
                                                  file, taken_in, known,
                                                  (gint64)read->aside->len),
                            error);
}

/** alpr_vendor_take_in_events: The steps of vendor/take-in-events. */
gboolean
alpr_vendor_take_in_events (AlprActRun *run, GError **error)
{
  const AlprVendorEvents *read = run->prepared;
  g_autoptr (GError) cause = NULL;
  gint64 file = 0, taken_in = 0;

  if (alpr_store_get_number (run->store, "vendor/find-file",
                             g_variant_new_parsed ("{'sha256': <%s>}", read->sha256), &file,
                             &cause))
    return end_file (run, read, 0, 0, error);
  if (!g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_MISSING))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!note_file (run, read, &file, error))
    return FALSE;
  for (guint i = 0; i < read->events->len; i++)
    if (!note_event (run, file, read->events->pdata[i], &taken_in, error))
      return FALSE;
  for (guint i = 0; i < read->aside->len; i++)
    if (!note_aside (run, file, read->aside->pdata[i], error))
      return FALSE;
  return end_file (run, read, file, taken_in, error);
}
