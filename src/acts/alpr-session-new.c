/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a book: key and key slots first, then the encrypted book with the agency, its first
 * administrator and its policies, all in one transaction. Who makes it is signed in; where a policy
 * asks for a second factor, the window leads there next, and the command line goes on for a day.
 */

#include "alpr-session-private.h"

#include "alpr-actor-private.h"
#include "alpr-adopted.h"
#include "alpr-config.h"
#include "alpr-error.h"
#include "alpr-journal.h"
#include "alpr-notice.h"
#include "alpr-passphrase.h"
#include "alpr-slots.h"
#include "alpr-time.h"

/* The zone's clock from before the first vendor's file to long after the last. */
static gboolean
write_zone (AlprStore *store, GTimeZone *zone, GError **error)
{
  g_autoptr (GArray) offsets
      = alpr_time_list_offsets (zone, alpr_time_from_civil (2000, 1, 1, 0, 0, 0),
                                alpr_time_from_civil (2100, 1, 1, 0, 0, 0));

  for (guint i = 0; i < offsets->len; i++)
    {
      AlprTimeOffset *offset = &g_array_index (offsets, AlprTimeOffset, i);

      if (!alpr_store_run (store, "book/add-zone-offset",
                           g_variant_new_parsed ("{'from_at': <%x>, 'offset_ms': <%x>}",
                                                 offset->from, offset->offset),
                           error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_book (AlprStore *store, const AlprNewBook *wanted, const char *book_id, GError **error)
{
  gint64 now = alpr_time_now ();
  g_autoptr (GTimeZone) zone = alpr_time_zone_new (wanted->timezone, error);

  if (zone == NULL || !write_zone (store, zone, error)
      || !alpr_store_run (store, "book/begin",
                       g_variant_new_parsed ("{'uuid': <%s>, 'agency': <%s>, 'timezone': <%s>, "
                                             "'now': <%x>, 'program': <%s>}",
                                             book_id, wanted->agency, wanted->timezone, now,
                                             "ALPR Desk " ALPR_VERSION),
                       error)
      || !alpr_store_run (store, "people/enter",
                          g_variant_new_parsed ("{'user_name': <%s>, 'full_name': <%s>, "
                                                "'role': <'administrator'>, 'now': <%x>}",
                                                wanted->user_name,
                                                wanted->full_name != NULL ? wanted->full_name : "",
                                                now),
                          error)
      || !alpr_store_run (store, "sign-in/raise-clock",
                          g_variant_new_parsed ("{'now': <%x>}", now), error))
    return FALSE;
  for (guint i = 0; wanted->profiles[i] != NULL; i++)
    {
      g_autoptr (AlprProfile) profile = alpr_profile_load_shipped (wanted->profiles[i], error);

      if (profile == NULL || !alpr_policy_adopt (store, profile, wanted->user_name, error))
        return FALSE;
    }
  return alpr_journal_append (store, wanted->user_name, "book/begin", ALPR_OUTCOME_DONE,
                              g_variant_new_parsed ("{'agency': <%s>, 'timezone': <%s>, "
                                                    "'profiles': <%^as>, 'user_name': <%s>}",
                                                    wanted->agency, wanted->timezone,
                                                    wanted->profiles, wanted->user_name),
                              "", error);
}

static gboolean
write_book_whole (AlprStore *store, const AlprNewBook *wanted, const char *book_id, GError **error)
{
  if (!alpr_store_begin (store, error))
    return FALSE;
  if (write_book (store, wanted, book_id, error) && alpr_store_commit (store, error))
    return TRUE;
  alpr_store_rollback (store);
  return FALSE;
}

/* The least number of characters that one of the profiles asks for; 0 where none does */
static gint64
find_least (AlprProfile *profile, gint64 least)
{
  gint64 *asked = g_hash_table_lookup (alpr_profile_get_numbers (profile), "passphrase-least");

  return asked != NULL ? MAX (*asked, least) : least;
}

static gboolean
check_wanted (const AlprNewBook *wanted, GError **error)
{
  g_autoptr (GTimeZone) zone = alpr_time_zone_new (wanted->timezone, error);
  gint64 least = 0;

  if (zone == NULL)
    return FALSE;
  if (wanted->agency == NULL || *wanted->agency == '\0')
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "A book needs the agency’s name");
      return FALSE;
    }
  if (wanted->user_name == NULL || *wanted->user_name == '\0')
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "A book needs the name of its first user");
      return FALSE;
    }
  for (guint i = 0; wanted->profiles[i] != NULL; i++)
    {
      g_autoptr (AlprProfile) profile = alpr_profile_load_shipped (wanted->profiles[i], error);

      if (profile == NULL)
        return FALSE;
      least = find_least (profile, least);
    }
  return alpr_passphrase_check (wanted->user_name, wanted->passphrase, error)
         && alpr_passphrase_check_least (wanted->passphrase, least, error);
}

/**
 * alpr_session_new_book:
 * @wanted: what the book is to be
 * @error: return location for an error
 *
 * Makes an encrypted book with its key slots, its first administrator and its policies, and signs
 * that person in. The slots are written before the book, so that no book is ever without a key.
 *
 * Returns: (transfer full): the session; %NULL with an error, and nothing is left half made but an
 *   empty file that the error names
 */
AlprSession *
alpr_session_new_book (const AlprNewBook *wanted, GError **error)
{
  g_autofree char *book_id = g_uuid_string_random ();
  g_autofree char *slots_path = alpr_slots_path_for (wanted->path);
  g_autoptr (AlprSlots) slots = alpr_slots_new (book_id);
  g_autoptr (AlprSession) self = g_object_new (ALPR_TYPE_SESSION, NULL);
  g_autoptr (AlprSecret) key = NULL;

  if (!check_wanted (wanted, error))
    return NULL;
  if (g_file_test (wanted->path, G_FILE_TEST_EXISTS)
      || g_file_test (slots_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
                   "“%s” is there already; no book is replaced", wanted->path);
      return NULL;
    }
  key = alpr_secret_new_random (ALPR_BOOK_KEY_LENGTH, error);
  if (key == NULL || !alpr_slots_add (slots, wanted->user_name, wanted->passphrase, key, error)
      || !alpr_slots_save (slots, slots_path, error))
    return NULL;
  self->store = alpr_store_create (wanted->path, book_id, key, error);
  if (self->store == NULL || !write_book_whole (self->store, wanted, book_id, error)
      || !alpr_session_read_book (self, error) || !alpr_notice_keep (self->store, error))
    return NULL;
  self->actor = alpr_actor_load (self->store, wanted->user_name, error);
  return self->actor != NULL
                 && alpr_session_begin (self, wanted->door, alpr_time_now (), error)
             ? g_steal_pointer (&self)
             : NULL;
}

