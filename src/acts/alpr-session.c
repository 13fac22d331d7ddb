/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person at a book. Signing in is: the key-slot file → the passphrase opens that person's slot →
 * the book's key → the store → the person's role. Every sign-in is journalled; one that failed is
 * noted beside the book (there is no key yet with which to write into it) and enters the journal at
 * the next sign-in that succeeds.
 *
 * One program writes a book at a time. Another may read it: it is told who writes, its acts are
 * denied, and what it must leave in the journal (sign-in, views of the journal) it still leaves.
 */

#include "alpr-session.h"

#include <string.h>

#include "alpr-adopted.h"
#include "alpr-config.h"
#include "alpr-error.h"
#include "alpr-journal.h"
#include "alpr-knocks.h"
#include "alpr-passphrase.h"
#include "alpr-slots.h"
#include "alpr-time.h"


struct _AlprSession
{
  GObject parent_instance;

  /* Owned */
  AlprStore *store;
  AlprActor *actor;
  char *agency;
  GTimeZone *zone;
  char *read_only_reason; /* nullable */
};

G_DEFINE_FINAL_TYPE (AlprSession, alpr_session, G_TYPE_OBJECT)

static void
alpr_session_dispose (GObject *object)
{
  AlprSession *self = ALPR_SESSION (object);

  g_clear_object (&self->actor);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (alpr_session_parent_class)->dispose (object);
}

static void
alpr_session_finalize (GObject *object)
{
  AlprSession *self = ALPR_SESSION (object);

  g_free (self->agency);
  g_free (self->read_only_reason);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (alpr_session_parent_class)->finalize (object);
}

static void
alpr_session_class_init (AlprSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alpr_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_session_finalize;
}

static void
alpr_session_init (AlprSession *self)
{
}

/* Who and where the book is: its one row. */
static gboolean
read_book (AlprSession *self, GError **error)
{
  g_autofree char *zone = alpr_store_get_text (self->store, "book/timezone", NULL, error);

  if (zone == NULL)
    return FALSE;
  self->agency = alpr_store_get_text (self->store, "book/agency", NULL, error);
  if (self->agency == NULL)
    return FALSE;
  self->zone = alpr_time_zone_new (zone, error);
  return self->zone != NULL;
}

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
                          error))
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

static gboolean
check_wanted (const AlprNewBook *wanted, GError **error)
{
  g_autoptr (GTimeZone) zone = alpr_time_zone_new (wanted->timezone, error);

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
    }
  return alpr_passphrase_check (wanted->user_name, wanted->passphrase, error);
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
      || !read_book (self, error))
    return NULL;
  self->actor = alpr_actor_load (self->store, wanted->user_name, error);
  return self->actor != NULL ? g_steal_pointer (&self) : NULL;
}

static AlprSecret *
unlock (const char *path, const char *user_name, AlprSecret *passphrase, GError **error)
{
  g_autofree char *slots_path = alpr_slots_path_for (path);
  g_autoptr (AlprSlots) slots = NULL;
  g_autoptr (GError) cause = NULL;
  AlprSecret *key;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no book “%s”", path);
      return NULL;
    }
  slots = alpr_slots_load (slots_path, error);
  if (slots == NULL)
    return NULL;
  key = alpr_slots_unlock (slots, user_name, passphrase, &cause);
  if (key != NULL)
    return key;
  if (g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_DENIED))
    alpr_knocks_append (path, user_name, NULL);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* Writes if nobody else does; else reads, and keeps the reason. */
static gboolean
open_store (AlprSession *self, const char *path, AlprSecret *key, AlprStoreMode mode,
            GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (mode == ALPR_STORE_WRITER)
    {
      g_autofree char *writer = NULL;

      self->store = alpr_store_open (path, key, ALPR_STORE_WRITER, &cause);
      if (self->store != NULL)
        return TRUE;
      writer = alpr_store_who_writes (path);
      if (writer == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      self->read_only_reason = g_strdup (cause->message);
    }
  self->store = alpr_store_open (path, key, ALPR_STORE_READER, error);
  return self->store != NULL;
}

/**
 * alpr_session_sign_in:
 * @path: the book
 * @user_name: who
 * @passphrase: that person's passphrase
 * @mode: %ALPR_STORE_WRITER to act where nobody else does, %ALPR_STORE_READER to read only
 * @error: return location for an error
 *
 * Where another program writes the book, the session is read-only and says why
 * (alpr_session_get_read_only_reason()).
 *
 * Returns: (transfer full): the session; %NULL with %ALPR_ERROR_DENIED (one sentence, whichever
 * part was wrong), %ALPR_ERROR_DAMAGED, %ALPR_ERROR_SCHEMA, %ALPR_ERROR_STORE or
 * %ALPR_ERROR_MISSING
 */
AlprSession *
alpr_session_sign_in (const char *path, const char *user_name, AlprSecret *passphrase,
                      AlprStoreMode mode, GError **error)
{
  g_autoptr (AlprSession) self = g_object_new (ALPR_TYPE_SESSION, NULL);
  g_autoptr (AlprSecret) key = unlock (path, user_name, passphrase, error);

  if (key == NULL || !open_store (self, path, key, mode, error) || !read_book (self, error)
      || !alpr_knocks_take (self->store, error))
    return NULL;
  self->actor = alpr_actor_load (self->store, user_name, error);
  if (self->actor == NULL)
    {
      alpr_journal_append (self->store, user_name, "session/sign-in", ALPR_OUTCOME_DENIED, NULL,
                           "no longer a user of this book", NULL);
      return NULL;
    }
  return alpr_session_note (
             self, "session/sign-in", NULL,
             self->read_only_reason != NULL || mode == ALPR_STORE_READER ? "read only" : "", error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * alpr_session_sign_out:
 * @self: a session
 *
 * Journals the end of the session and lets go of the book. The session is of no use afterwards.
 */
void
alpr_session_sign_out (AlprSession *self)
{
  alpr_session_note (self, "session/sign-out", NULL, "", NULL);
  g_clear_object (&self->actor);
  g_clear_object (&self->store);
}

/** alpr_session_get_store: Returns: (transfer none): the book */
AlprStore *
alpr_session_get_store (AlprSession *self)
{
  return self->store;
}

/** alpr_session_get_actor: Returns: (transfer none): who signed in */
AlprActor *
alpr_session_get_actor (AlprSession *self)
{
  return self->actor;
}

/** alpr_session_get_agency: Returns: (transfer none): the agency's name */
const char *
alpr_session_get_agency (AlprSession *self)
{
  return self->agency;
}

/** alpr_session_get_zone: Returns: (transfer none): the agency's time zone */
GTimeZone *
alpr_session_get_zone (AlprSession *self)
{
  return self->zone;
}

/** alpr_session_get_read_only_reason: Returns: (nullable): who has the book; %NULL where we may act
 */
const char *
alpr_session_get_read_only_reason (AlprSession *self)
{
  return self->read_only_reason;
}

/**
 * alpr_session_note:
 * @self: a session
 * @act: what was done, as `journal/view`
 * @inputs: (nullable): a{sv}, with what
 * @detail: what else is to be said
 * @error: return location for an error
 *
 * Journals something that changes no row: a sign-in, an export, a look at the journal.
 *
 * Returns: whether the line was written
 */
gboolean
alpr_session_note (AlprSession *self, const char *act, GVariant *inputs, const char *detail,
                   GError **error)
{
  return alpr_journal_append (self->store, alpr_actor_get_user_name (self->actor), act,
                              ALPR_OUTCOME_DONE, inputs, detail, error);
}
