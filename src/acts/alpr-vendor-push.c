/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acts that send. vendor/push pulls, reckons the difference (data/sql/vendor/to-add.sql and
 * to-remove.sql), sends it, pulls again and says what remains. What stands at the vendor without
 * approval is never touched by it; vendor/take-off takes one such entry away, when a person has
 * decided so and says why.
 *
 * A push can be repeated at any time: each begins with what stands there at that moment. The two
 * pulls are acts of their own with their own lines in the journal. The journal has no plates of a
 * push, but how many were sent and a SHA-256 over them: over a line `add LIST PLATE STATE` or
 * `remove LIST PLATE STATE` for each that the vendor has confirmed, in the order in which they were
 * sent. Where a push fails half way, the error, and with it the journal, says the same of what was
 * sent before.
 */

#include "alpr-vendor-private.h"

#include <string.h>

#include "alpr-digest.h"

/* What a push has to do and has done, before the transaction */
typedef struct
{
  gint64 connection;
  GPtrArray *adding;   /* of AlprVendorList */
  GPtrArray *removing; /* of AlprVendorList */
  AlprDigest *digest;
  char *sha256;
  guint added;
  guint removed;
} Push;

static void
push_free (Push *push)
{
  g_ptr_array_unref (push->adding);
  g_ptr_array_unref (push->removing);
  alpr_digest_free (push->digest);
  g_free (push->sha256);
  g_free (push);
}

static Push *
push_new (AlprActRun *run)
{
  Push *push = g_new0 (Push, 1);

  push->adding = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_list_free);
  push->removing = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_list_free);
  push->digest = alpr_digest_new ();
  run->prepared = push;
  run->free_prepared = (GDestroyNotify)push_free;
  return push;
}

/* The list at the end of @lists, or a new one where that is another one */
static AlprVendorList *
list_for (GPtrArray *lists, const char *vendor_id)
{
  AlprVendorList *last = lists->len > 0 ? lists->pdata[lists->len - 1] : NULL;

  if (last != NULL && g_str_equal (last->vendor_id, vendor_id))
    return last;
  g_ptr_array_add (lists, alpr_vendor_list_new (vendor_id, ""));
  return lists->pdata[lists->len - 1];
}

static const char *
intern (const char *text)
{
  return text != NULL ? g_intern_string (text) : NULL;
}

/* The vendor refuses a batch in which a plate stands twice, so the second one (of another state)
 * goes with a later one. */
static gboolean
read_adding (AlprActRun *run, Push *push, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) later
      = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_list_free);
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      run->store, "vendor/to-add",
      g_variant_new_parsed ("{'connection': <%x>, 'now': <%x>}", push->connection, run->now),
      error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      const char *list = alpr_cursor_get_text (cursor, 0);
      g_autofree char *place = g_strdup_printf ("%s %s", list, alpr_cursor_get_text (cursor, 3));
      gboolean first = g_hash_table_add (seen, g_steal_pointer (&place));
      AlprVendorEntry *entry = alpr_vendor_entry_new ();

      entry->plate = g_strdup (alpr_cursor_get_text (cursor, 2));
      entry->issuer = intern (alpr_cursor_get_text (cursor, 4));
      entry->reason = g_strdup (alpr_cursor_get_text (cursor, 5));
      entry->case_number = g_strdup (alpr_cursor_get_text (cursor, 6));
      if (alpr_cursor_get_type (cursor, 7) != ALPR_CELL_TYPE_NULL)
        entry->expires_at = alpr_cursor_get_integer (cursor, 7);
      if (!first)
        g_ptr_array_add (later, alpr_vendor_list_new (list, ""));
      g_ptr_array_add (
          first ? list_for (push->adding, list)->entries
                : ((AlprVendorList *)later->pdata[later->len - 1])->entries,
          entry);
    }
  while (later->len > 0)
    g_ptr_array_add (push->adding, g_ptr_array_steal_index (later, 0));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
take_removing (GPtrArray *lists, AlprCursor *cursor, int column)
{
  AlprVendorEntry *entry = alpr_vendor_entry_new ();

  entry->vendor_id = g_strdup (alpr_cursor_get_text (cursor, column + 1));
  entry->plate = g_strdup (alpr_cursor_get_text (cursor, column + 2));
  entry->issuer = intern (alpr_cursor_get_text (cursor, column + 3));
  g_ptr_array_add (list_for (lists, alpr_cursor_get_text (cursor, column))->entries, entry);
}

static gboolean
read_removing (AlprActRun *run, Push *push, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (run->store, "vendor/to-remove",
                          g_variant_new_parsed ("{'connection': <%x>}", push->connection), error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    take_removing (push->removing, cursor, 0);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
note_sent (Push *push, const char *verb, const AlprVendorList *list, guint done)
{
  for (guint i = 0; i < done; i++)
    {
      const AlprVendorEntry *entry = list->entries->pdata[i];
      g_autofree char *words
          = g_strdup_printf ("%s %s %s %s\n", verb, list->vendor_id, entry->plate,
                             entry->issuer != NULL ? entry->issuer : "-");

      alpr_digest_update (push->digest, words, strlen (words));
    }
}

/* All lists of one kind; what the vendor has confirmed is counted, also where it ends early. */
static gboolean
send_lists (AlprActRun *run, Push *push, gpointer line, gboolean adding, GError **error)
{
  const AlprVendorDoor *door = alpr_vendor_get_door (NULL);
  GPtrArray *lists = adding ? push->adding : push->removing;

  for (guint i = 0; i < lists->len; i++)
    {
      guint done = 0;
      gboolean sent = (adding ? door->add : door->remove) (line, lists->pdata[i], &done,
                                                           run->cancellable, error);

      note_sent (push, adding ? "add" : "remove", lists->pdata[i], done);
      *(adding ? &push->added : &push->removed) += done;
      if (!sent)
        return FALSE;
    }
  return TRUE;
}

/* Removes first: a list at its limit has room again then. */
static gboolean
send_all (AlprActRun *run, Push *push, GError **error)
{
  const AlprVendorDoor *door = alpr_vendor_get_door (error);
  g_autoptr (AlprVendorAccess) access = NULL;
  gpointer line;
  gboolean sent;

  access = door != NULL ? alpr_vendor_load_access (run, push->connection, error) : NULL;
  line = access != NULL ? door->open (access, run->data, error) : NULL;
  if (line == NULL)
    return FALSE;
  sent = send_lists (run, push, line, FALSE, error) && send_lists (run, push, line, TRUE, error);
  door->close (line);
  push->sha256 = alpr_digest_finish_hex (push->digest);
  return sent;
}

/* An act of its own, with its own line in the journal */
static gboolean
pull (AlprActRun *run, const Push *push, GError **error)
{
  g_autoptr (GVariant) done = alpr_act_run_with (
      run->store, run->actor, "vendor/pull",
      g_variant_new_parsed ("{'connection': <%x>}", push->connection), run->data, run->cancellable,
      error);

  alpr_store_set_cancellable (run->store, run->cancellable);
  return done != NULL;
}

static gboolean
fail_after_sending (const Push *push, GError *cause, GError **error)
{
  if (push->added + push->removed > 0)
    g_prefix_error (&cause,
                    "After %u entries were added and %u taken off at the vendor (sha256 %s), the "
                    "push failed; push again to go on: ",
                    push->added, push->removed, push->sha256);
  g_propagate_error (error, cause);
  return FALSE;
}

/** alpr_vendor_prepare_push: Pulls, sends the difference, and pulls again. */
gboolean
alpr_vendor_prepare_push (AlprActRun *run, GError **error)
{
  Push *push = push_new (run);
  GError *cause = NULL;

  if (!alpr_vendor_find_connection (run, &push->connection, error) || !pull (run, push, error)
      || !read_removing (run, push, error) || !read_adding (run, push, error))
    return FALSE;
  if (push->adding->len + push->removing->len == 0)
    {
      push->sha256 = alpr_digest_finish_hex (push->digest);
      return TRUE;
    }
  return (send_all (run, push, &cause) && pull (run, push, &cause))
         || fail_after_sending (push, cause, error);
}

/** alpr_vendor_push: The steps of vendor/push: notes what was sent, and says what remains. */
gboolean
alpr_vendor_push (AlprActRun *run, GError **error)
{
  const Push *push = run->prepared;
  gint64 remaining;

  if (!alpr_store_get_number (
          run->store, "vendor/count-remaining",
          g_variant_new_parsed ("{'connection': <%x>, 'now': <%x>}", push->connection, run->now),
          &remaining, error)
      || !alpr_store_run (
          run->store, "vendor/note-push",
          g_variant_new_parsed ("{'connection': <%x>, 'added': <%x>, 'removed': <%x>, "
                                "'sha256': <%s>, 'remaining': <%x>, 'now': <%x>, 'who': <%s>}",
                                push->connection, (gint64)push->added, (gint64)push->removed,
                                push->sha256, remaining, run->now,
                                alpr_actor_get_user_name (run->actor)),
          error))
    return FALSE;
  run->detail = g_strdup_printf ("%u added, %u taken off, sha256 %s; %" G_GINT64_FORMAT " remain",
                                 push->added, push->removed, push->sha256, remaining);
  run->result = g_variant_new_parsed ("{'added': <%x>, 'removed': <%x>, 'remaining': <%x>, "
                                      "'sha256': <%s>}",
                                      (gint64)push->added, (gint64)push->removed, remaining,
                                      push->sha256);
  return TRUE;
}

/* Only what stands there without approval; what is approved is removed here first. */
static gboolean
find_entry (AlprActRun *run, Push *push, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (run->store, "vendor/find-entry",
                          g_variant_new_parsed ("{'vendor_entry': <%x>}",
                                                alpr_act_run_number (run, "vendor_entry", 0)),
                          error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  if (!alpr_cursor_next (cursor, &cause))
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        alpr_act_fail (error, ALPR_ERROR_REFUSED,
                       "This entry is approved here, or no longer on the vendor’s list");
      return FALSE;
    }
  if (alpr_cursor_get_text (cursor, 2) == NULL)
    return alpr_act_fail (error, ALPR_ERROR_MISSING,
                          "The vendor gave no id of this entry; take it off in the vendor’s own "
                          "program");
  push->connection = alpr_cursor_get_integer (cursor, 0);
  take_removing (push->removing, cursor, 1);
  return TRUE;
}

/** alpr_vendor_prepare_take_off: Takes one entry off the vendor's list. */
gboolean
alpr_vendor_prepare_take_off (AlprActRun *run, GError **error)
{
  Push *push = push_new (run);

  return find_entry (run, push, error) && send_all (run, push, error);
}

/** alpr_vendor_take_off: The steps of vendor/take-off. */
gboolean
alpr_vendor_take_off (AlprActRun *run, GError **error)
{
  const Push *push = run->prepared;

  run->detail = g_strdup_printf ("taken off, sha256 %s", push->sha256);
  return alpr_store_run (run->store, "vendor/drop-entry",
                         g_variant_new_parsed ("{'vendor_entry': <%x>}",
                                               alpr_act_run_number (run, "vendor_entry", 0)),
                         error);
}
