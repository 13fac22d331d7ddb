/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in, and proving once more who one is. The way in:
 *
 *   key-slot file → the passphrase opens the person's slot → the book's key → the store
 *   → failures noted beside the book are taken in → locks → the one-time code → the person's role
 *
 * One sentence answers whatever was wrong, a lock included: who may know more sees it in the
 * journal and among the people. A wrong passphrase or name is noted beside the book, for there is
 * no key yet to write into it; a wrong code is a line of the journal and a failure at once.
 *
 * All that a sign-in leaves in the book it leaves in one transaction, of a kind that a reader may
 * write too; a refused sign-in leaves its failure and its line, and nothing else.
 */

#include "alpr-session-private.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "alpr-actor-private.h"
#include "alpr-error.h"
#include "alpr-factor.h"
#include "alpr-journal.h"
#include "alpr-knocks.h"
#include "alpr-locks.h"
#include "alpr-notice.h"
#include "alpr-slots.h"
#include "alpr-time.h"
#include "alpr-totp.h"

#define SIGN_IN "session/sign-in"
#define CONFIRM "session/confirm"
#define BEHIND (10 * G_GINT64_CONSTANT (60000)) /* a clock may be that much slow */
#define LONGEST_WAIT 90                         /* seconds */

/* One try, and what comes of it. */
typedef struct
{
  AlprSession *session;
  const char *user_name;
  const char *act;
  gboolean wrong_passphrase;
  AlprEvidence evidence;
  gint64 now;

  const char *why; /* nullable: why not, for the journal */
  GError *error;   /* nullable: why not, where the person may know it */
} Attempt;

/* When the book's files were last written; 0 where nobody can say */
static gint64
find_last_written (const char *path)
{
  static const char *const endings[] = { "", "-wal", ".keys" };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      GStatBuf info;

      if (g_stat (name, &info) == 0)
        last = MAX (last, (gint64)info.st_mtime * ALPR_TIME_SECOND);
    }
  return last;
}

/* The one sentence. Where this machine's clock is slow no code can be right, and the files' own
 * times, which anybody sees, tell it; so it is said whatever was wrong. */
static void
deny (const char *path, GError **error)
{
  gint64 last = find_last_written (path);
  g_autofree char *when = NULL;

  if (alpr_time_now () >= last - BEHIND)
    {
      g_set_error_literal (error, ALPR_ERROR, ALPR_ERROR_DENIED, ALPR_SLOTS_DENIED);
      return;
    }
  when = alpr_time_to_iso (last);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED,
               "%s. This computer’s clock is slow: the book was written at %s, which is still to "
               "come; no code is right until the clock is",
               ALPR_SLOTS_DENIED, when);
}

static AlprSecret *
unlock (const char *path, const char *user_name, AlprSecret *passphrase, GError **error)
{
  g_autofree char *slots_path = alpr_slots_path_for (path);
  g_autoptr (AlprSlots) slots = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no book “%s”", path);
      return NULL;
    }
  slots = alpr_slots_load (slots_path, error);
  return slots != NULL ? alpr_slots_unlock (slots, user_name, passphrase, error) : NULL;
}

/* The book's key; whoever has none leaves a note beside the book. */
static AlprSecret *
find_key (const AlprSignIn *given, GError **error)
{
  g_autoptr (GError) cause = NULL;
  AlprSecret *key = unlock (given->path, given->user_name, given->passphrase, &cause);

  if (key != NULL)
    return key;
  if (g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_DENIED))
    {
      alpr_knocks_append (given->path, given->user_name, NULL);
      deny (given->path, error);
    }
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* Writes if nobody else does; else reads, and keeps the reason. */
static gboolean
open_store (AlprSession *self, const AlprSignIn *given, AlprSecret *key, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (given->mode == ALPR_STORE_WRITER)
    {
      g_autofree char *writer = NULL;

      self->store = alpr_store_open (given->path, key, ALPR_STORE_WRITER, &cause);
      if (self->store != NULL)
        return TRUE;
      writer = alpr_store_who_writes (given->path);
      if (writer == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      self->read_only_reason = g_strdup (cause->message);
    }
  self->store = alpr_store_open (given->path, key, ALPR_STORE_READER, error);
  return self->store != NULL;
}

/* The next code of a secret that the caller has; it may have to be waited for. */
static AlprSecret *
reckon_code (const AlprSignIn *given, const AlprFactor *factor, GError **error)
{
  gint64 now = alpr_time_now ();
  gint64 step = alpr_factor_next_step (factor, now);
  gint64 opens = (step - 1) * ALPR_TOTP_SECONDS * ALPR_TIME_SECOND;
  int seconds = opens > now ? (int)MIN ((opens - now) / ALPR_TIME_SECOND + 1, G_MAXINT) : 0;

  if (seconds > 0 && seconds <= LONGEST_WAIT && given->wait != NULL)
    given->wait (seconds, given->wait_data);
  return alpr_totp_reckon (given->factor_secret, step, error);
}

/* What was given of the second factor, hashed and ready; before the transaction, since it takes
 * long. */
static gboolean
ready_evidence (Attempt *attempt, const AlprSignIn *given, GError **error)
{
  AlprStanding standing;
  g_auto (AlprFactor) factor = { 0 };
  g_autoptr (AlprSecret) code = given->code != NULL ? alpr_secret_ref (given->code) : NULL;

  if (!alpr_standing_read (attempt->session->store, attempt->user_name, &standing, error)
      || !alpr_factor_read (attempt->session->store, standing.person, &factor, error))
    return FALSE;
  if (code == NULL && given->factor_secret != NULL && factor.secret != NULL)
    {
      code = reckon_code (given, &factor, error);
      if (code == NULL)
        return FALSE;
    }
  attempt->now = alpr_time_now ();
  return alpr_factor_ready (&factor, code, &attempt->evidence, error);
}

static gboolean
weigh_code (Attempt *attempt, gint64 person, GError **error)
{
  gboolean given = attempt->evidence.code != NULL || attempt->evidence.recovery != NULL;
  gboolean accepted;

  if (!alpr_factor_accept (attempt->session->store, person, &attempt->evidence, attempt->now,
                           &accepted, error))
    return FALSE;
  if (!accepted)
    attempt->why = given ? "the code was wrong, or was used before" : "no code was given";
  return TRUE;
}

/* Sets why not, if so. A locked person's code is not even looked at. */
static gboolean
weigh (Attempt *attempt, GError **error)
{
  AlprStore *store = attempt->session->store;
  AlprStanding standing;

  if (!alpr_locks_judge (store, attempt->now, error)
      || !alpr_standing_read (store, attempt->user_name, &standing, error))
    return FALSE;
  if (standing.locked_at != 0)
    attempt->why = "locked";
  else if (attempt->wrong_passphrase)
    attempt->why = "the passphrase was wrong";
  else if (standing.enrolled_at != 0)
    return weigh_code (attempt, standing.person, error);
  return TRUE;
}

/* A refused try counts as a failure, but for one that met a lock. */
static gboolean
note_refusal (Attempt *attempt, GError **error)
{
  AlprStore *store = attempt->session->store;
  gboolean counts = strcmp (attempt->why, "locked") != 0;

  return (!counts || alpr_locks_note_failure (store, attempt->user_name, attempt->now, error))
         && alpr_journal_append (store, attempt->user_name, attempt->act, ALPR_OUTCOME_DENIED,
                                 NULL, attempt->why, error)
         && (!counts || alpr_locks_judge (store, attempt->now, error));
}

/* What the journal says of a sign-in, and what the person is told of it. */
static char *
describe (Attempt *attempt, gint64 person, GError **error)
{
  AlprSession *self = attempt->session;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *seen = NULL;

  if (alpr_store_get_mode (self->store) == ALPR_STORE_READER)
    g_string_append (words, "; read only");
  if (attempt->evidence.recovery != NULL)
    {
      if (!alpr_factor_count_codes (self->store, person, &self->codes_left, error))
        return NULL;
      g_string_append_printf (words, "; recovery code used, %d left", (int)self->codes_left);
    }
  if (self->excused)
    g_string_append (words, "; without a second factor: the book's first day, command line");
  if (self->clock_behind != 0)
    {
      seen = alpr_time_to_iso (self->clock_behind);
      g_string_append_printf (words, "; the clock is behind the book's last time, %s", seen);
    }
  return g_strdup (words->len > 0 ? words->str + 2 : "");
}

static gboolean
look_at_clock (AlprSession *self, gint64 now, GError **error)
{
  gint64 seen;

  if (!alpr_store_get_number (self->store, "sign-in/clock", NULL, &seen, error))
    return FALSE;
  self->clock_behind = now < seen - BEHIND ? seen : 0;
  return alpr_session_raise_clock (self, now, error);
}

/* The person is in: role, what comes first, the journal. */
static gboolean
let_in (Attempt *attempt, AlprDoor door, GError **error)
{
  AlprSession *self = attempt->session;
  AlprStanding standing;
  g_autofree char *detail = NULL;

  self->actor = alpr_actor_load (self->store, attempt->user_name, &attempt->error);
  if (self->actor == NULL)
    {
      attempt->why = "no longer a user of this book";
      return alpr_journal_append (self->store, attempt->user_name, SIGN_IN, ALPR_OUTCOME_DENIED,
                                  NULL, attempt->why, error);
    }
  if (!look_at_clock (self, attempt->now, error)
      || !alpr_session_begin (self, door, attempt->now, error)
      || !alpr_standing_read (self->store, attempt->user_name, &standing, error)
      || !alpr_store_run (self->store, "sign-in/succeed",
                          g_variant_new_parsed ("{'person': <%x>}", standing.person), error))
    return FALSE;
  detail = describe (attempt, standing.person, error);
  return detail != NULL && alpr_session_note (self, SIGN_IN, NULL, detail, error);
}

static gboolean
confirm (Attempt *attempt, GError **error)
{
  return alpr_session_note (attempt->session, CONFIRM, NULL,
                            attempt->evidence.recovery != NULL ? "recovery code used" : "", error);
}

/* Weighs the try and writes down what came of it, all in one transaction. */
static gboolean
conclude (Attempt *attempt, AlprDoor door, GError **error)
{
  AlprStore *store = attempt->session->store;
  gboolean written;

  if (!alpr_journal_begin (store, error))
    return FALSE;
  written = weigh (attempt, error)
            && (attempt->why != NULL                  ? note_refusal (attempt, error)
                : strcmp (attempt->act, SIGN_IN) == 0 ? let_in (attempt, door, error)
                                                      : confirm (attempt, error));
  if (!alpr_journal_end (store, written, written ? error : NULL))
    return FALSE;
  if (attempt->why == NULL)
    return TRUE;
  if (attempt->error != NULL)
    g_propagate_error (error, g_steal_pointer (&attempt->error));
  else
    deny (alpr_store_get_path (store), error);
  return FALSE;
}

static void
clear_attempt (Attempt *attempt)
{
  alpr_evidence_clear (&attempt->evidence);
  g_clear_error (&attempt->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, clear_attempt)

static gboolean
enter (AlprSession *self, const AlprSignIn *given, GError **error)
{
  g_auto (Attempt) attempt = { .session = self, .user_name = given->user_name, .act = SIGN_IN };
  g_autoptr (GError) cause = NULL;

  if (ready_evidence (&attempt, given, &cause))
    return conclude (&attempt, given->door, error);
  /* A slot without a person: the power failed between the two. */
  if (g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_DENIED))
    alpr_journal_append (self->store, given->user_name, SIGN_IN, ALPR_OUTCOME_DENIED, NULL,
                         "no longer a user of this book", NULL);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_session_sign_in_with:
 * @given: what somebody gives to come in
 * @error: return location for an error
 *
 * Where another program writes the book, the session is read-only and says why
 * (alpr_session_get_read_only_reason()). Where something has to be done first
 * (alpr_session_get_pending()), nothing else can be.
 *
 * Returns: (transfer full): the session; %NULL with %ALPR_ERROR_DENIED (one sentence, whichever
 * part was wrong), %ALPR_ERROR_DAMAGED, %ALPR_ERROR_SCHEMA, %ALPR_ERROR_STORE or
 * %ALPR_ERROR_MISSING
 */
AlprSession *
alpr_session_sign_in_with (const AlprSignIn *given, GError **error)
{
  g_autoptr (AlprSession) self = g_object_new (ALPR_TYPE_SESSION, NULL);
  g_autoptr (AlprSecret) key = find_key (given, error);

  if (key == NULL || !open_store (self, given, key, error)
      || !alpr_session_read_book (self, error) || !alpr_knocks_take (self->store, error)
      || !enter (self, given, error))
    return NULL;
  /* Where the folder can't be written to, an old notice is shown; that keeps nobody out. */
  if (alpr_store_get_mode (self->store) == ALPR_STORE_WRITER)
    alpr_notice_keep (self->store, NULL);
  return g_steal_pointer (&self);
}

/**
 * alpr_session_sign_in:
 * @path: the book
 * @user_name: who
 * @passphrase: that person's passphrase
 * @mode: %ALPR_STORE_WRITER to act where nobody else does, %ALPR_STORE_READER to read only
 * @error: return location for an error
 *
 * alpr_session_sign_in_with() for somebody who has no second factor, on the command line.
 *
 * Returns: (transfer full): as alpr_session_sign_in_with()
 */
AlprSession *
alpr_session_sign_in (const char *path, const char *user_name, AlprSecret *passphrase,
                      AlprStoreMode mode, GError **error)
{
  AlprSignIn given
      = { .path = path, .user_name = user_name, .passphrase = passphrase, .mode = mode };

  return alpr_session_sign_in_with (&given, error);
}

/* Whether the passphrase opens the slot, and the slot this book. */
static gboolean
is_passphrase (AlprSession *self, AlprSecret *passphrase, gboolean *right, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (AlprSecret) key
      = unlock (alpr_store_get_path (self->store), alpr_actor_get_user_name (self->actor),
                passphrase, &cause);
  AlprSecret *own = alpr_store_get_key (self->store);

  if (key == NULL && !g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_DENIED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  *right = key != NULL
           && memcmp (alpr_secret_get_data (key, NULL), alpr_secret_get_data (own, NULL),
                      ALPR_BOOK_KEY_LENGTH)
                  == 0;
  return TRUE;
}

/**
 * alpr_session_confirm:
 * @self: a session
 * @passphrase: the person's passphrase
 * @code: (nullable): a one-time code or a recovery code
 * @error: return location for an error
 *
 * Proves once more who the person is: for some minutes acts that need it can be done. A wrong
 * passphrase or code counts as a failed sign-in does.
 *
 * Returns: %FALSE with %ALPR_ERROR_DENIED, in one sentence whichever part was wrong
 */
gboolean
alpr_session_confirm (AlprSession *self, AlprSecret *passphrase, AlprSecret *code, GError **error)
{
  AlprSignIn given = { .code = code };
  g_auto (Attempt) attempt = { .session = self, .act = CONFIRM };
  gboolean right;

  attempt.user_name = alpr_actor_get_user_name (self->actor);
  if (!is_passphrase (self, passphrase, &right, error)
      || !ready_evidence (&attempt, &given, error))
    return FALSE;
  attempt.wrong_passphrase = !right;
  if (!conclude (&attempt, ALPR_DOOR_WINDOW, error))
    return FALSE;
  alpr_actor_prove (self->actor, alpr_actor_clock ());
  return TRUE;
}
