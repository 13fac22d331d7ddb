/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether somebody who signed in may go on. Asked before every act, every import and every reading
 * of the window and the command line, of the book as it is then, so that a lock or a passphrase
 * that somebody has to change takes effect at once, in sessions that are open too.
 *
 *   locked    nothing may be done
 *   too old   a sign-in is good for some hours
 *   pending   something comes first: a new passphrase, a second factor
 *   proof     some acts need that who they are was proved in the last minutes
 *
 * Times since a sign-in are taken from a clock that nobody can set and that counts while the
 * machine sleeps.
 */

#include "alpr-standing.h"

#include "alpr-actor-private.h"
#include "alpr-error.h"
#include "alpr-numbers.h"
#include "alpr-time.h"

#define MINUTE G_GINT64_CONSTANT (60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * alpr_standing_read:
 * @store: the book
 * @user_name: who
 * @standing: (out caller-allocated): how it stands with the person
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_DENIED where the book knows no such person
 */
gboolean
alpr_standing_read (AlprStore *store, const char *user_name, AlprStanding *standing,
                    GError **error)
{
  g_autoptr (AlprCursor) row
      = alpr_store_query (store, "sign-in/standing",
                          g_variant_new_parsed ("{'user_name': <%s>}", user_name), error);
  g_autoptr (GError) cause = NULL;

  if (row == NULL)
    return FALSE;
  if (!alpr_cursor_next (row, &cause))
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "“%s” may not work in this book",
                     user_name);
      return FALSE;
    }
  standing->person = alpr_cursor_get_integer (row, 0);
  standing->changed_at = alpr_cursor_get_integer (row, 1);
  standing->given = alpr_cursor_get_integer (row, 2) != 0;
  standing->enrolled_at = alpr_cursor_get_integer (row, 3);
  standing->locked_at = alpr_cursor_get_integer (row, 4);
  standing->made_at = alpr_cursor_get_integer (row, 5);
  return TRUE;
}

/**
 * alpr_standing_judge:
 * @store: the book
 * @standing: how it stands with a person
 * @excused: whether this session goes without a second factor where one is asked for
 * @pending: (out): what the person has to do first
 * @error: return location for an error
 *
 * Returns: %FALSE with an error where the book can't be read
 */
gboolean
alpr_standing_judge (AlprStore *store, const AlprStanding *standing, gboolean excused,
                     AlprPending *pending, GError **error)
{
  gint64 required, days, age = alpr_time_now () - standing->changed_at;

  if (!alpr_numbers_get (store, ALPR_NUMBER_MFA_REQUIRED, &required, error)
      || !alpr_numbers_get (store, ALPR_NUMBER_PASSPHRASE_DAYS, &days, error))
    return FALSE;
  if (standing->given)
    *pending = ALPR_PENDING_PASSPHRASE;
  else if (days > 0 && standing->changed_at > 0 && age > days * DAY)
    *pending = ALPR_PENDING_OLD_PASSPHRASE;
  else if (required > 0 && standing->enrolled_at == 0 && !excused)
    *pending = ALPR_PENDING_FACTOR;
  else
    *pending = ALPR_PENDING_NOTHING;
  return TRUE;
}

/* The clauses that ask for a second factor, ended by NULL. */
static GPtrArray *
read_clauses (AlprStore *store, GError **error)
{
  g_autoptr (GPtrArray) clauses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AlprCursor) rows = alpr_store_query (store, "sign-in/clause", NULL, error);
  g_autoptr (GError) cause = NULL;

  if (rows == NULL)
    return NULL;
  while (alpr_cursor_next (rows, &cause))
    g_ptr_array_add (clauses, g_strdup (alpr_cursor_get_text (rows, 0)));
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  g_ptr_array_add (clauses, NULL);
  return g_steal_pointer (&clauses);
}

/**
 * alpr_standing_refuse:
 * @store: the book
 * @pending: what has to be done first
 * @error: return location for an error
 *
 * Says what has to be done first: %ALPR_ERROR_REFUSED, with the clauses that demand it.
 *
 * Returns: whether nothing has to be done first
 */
gboolean
alpr_standing_refuse (AlprStore *store, AlprPending pending, GError **error)
{
  static const char *const none[] = { NULL };
  static const char *const sentences[] = {
    [ALPR_PENDING_NOTHING] = "",
    [ALPR_PENDING_PASSPHRASE] = "First change the passphrase that an administrator gave you",
    [ALPR_PENDING_OLD_PASSPHRASE] = "First change your passphrase; it is too old",
    [ALPR_PENDING_FACTOR] = "First set up a second factor; the policy asks everybody for one",
  };
  g_autoptr (GPtrArray) clauses = NULL;

  if (pending == ALPR_PENDING_NOTHING)
    return TRUE;
  if (pending == ALPR_PENDING_FACTOR)
    {
      clauses = read_clauses (store, error);
      if (clauses == NULL)
        return FALSE;
    }
  g_propagate_error (error, alpr_error_new_refused (
                                clauses != NULL ? (const char *const *)clauses->pdata : none,
                                "%s", sentences[pending]));
  return FALSE;
}

static gboolean
deny (GError **error, const char *sentence)
{
  g_set_error_literal (error, ALPR_ERROR, ALPR_ERROR_DENIED, sentence);
  return FALSE;
}

/* Neither locked, nor signed in too long ago; sets what is pending. */
static gboolean
check_lasting (AlprStore *store, AlprActor *actor, AlprPending *pending, GError **error)
{
  AlprStanding standing;
  gint64 hours;

  if (!alpr_standing_read (store, alpr_actor_get_user_name (actor), &standing, error)
      || !alpr_numbers_get (store, ALPR_NUMBER_SESSION_HOURS, &hours, error)
      || !alpr_standing_judge (store, &standing, alpr_actor_is_excused (actor), pending, error))
    return FALSE;
  if (standing.locked_at != 0)
    return deny (error, "Your sign-in is locked; an administrator can release it");
  if (hours > 0 && alpr_actor_get_session_age (actor) > hours * HOUR)
    return deny (error, "You signed in too long ago; sign in again");
  alpr_actor_set_pending (actor, *pending);
  return TRUE;
}

/**
 * alpr_standing_check_lasting:
 * @store: the book
 * @actor: who
 * @error: return location for an error
 *
 * alpr_standing_check() for what may be done while something is pending.
 *
 * Returns: %FALSE with %ALPR_ERROR_DENIED: locked, or signed in too long ago
 */
gboolean
alpr_standing_check_lasting (AlprStore *store, AlprActor *actor, GError **error)
{
  AlprPending pending;

  return check_lasting (store, actor, &pending, error);
}

/**
 * alpr_standing_check:
 * @store: the book
 * @actor: who
 * @error: return location for an error
 *
 * Whether somebody who signed in may go on.
 *
 * Returns: %FALSE with %ALPR_ERROR_DENIED (locked, or signed in too long ago) or
 *   %ALPR_ERROR_REFUSED with the clauses that demand what has to be done first
 */
gboolean
alpr_standing_check (AlprStore *store, AlprActor *actor, GError **error)
{
  AlprPending pending;

  return check_lasting (store, actor, &pending, error)
         && alpr_standing_refuse (store, pending, error);
}

/**
 * alpr_standing_check_proof:
 * @store: the book
 * @actor: who
 * @error: return location for an error
 *
 * Whether who acts proved in the last minutes who they are. A sign-in counts.
 *
 * Returns: %FALSE with %ALPR_ERROR_UNCONFIRMED; alpr_session_confirm() is what helps
 */
gboolean
alpr_standing_check_proof (AlprStore *store, AlprActor *actor, GError **error)
{
  gint64 minutes;

  if (!alpr_numbers_get (store, ALPR_NUMBER_CONFIRM_MINUTES, &minutes, error))
    return FALSE;
  if (alpr_actor_get_proof_age (actor) <= minutes * MINUTE)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_UNCONFIRMED,
               "This needs your passphrase, and your code where you have one, once more");
  return FALSE;
}
