/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Locks. Some failed sign-ins in a row within some minutes (five within fifteen, unless the profile
 * says otherwise) lock a person until an administrator releases them. Failures are counted by the
 * order in which the book learned of them and not by the clock alone, so that a clock that was set
 * back forgives nobody; a sign-in that succeeds begins the row anew.
 *
 * One lock ends by itself, after the same minutes: that of an administrator whom no other
 * administrator could release. Otherwise five wrong tries would close a book for ever.
 *
 * Everything here happens in a transaction of the journal's own, for a reader may sign in too, and
 * each lock and each end of one is journalled.
 */

#include "alpr-locks.h"

#include "alpr-journal.h"
#include "alpr-numbers.h"
#include "alpr-time.h"

#define MINUTE G_GINT64_CONSTANT (60000)

typedef struct
{
  gint64 person;
  char *user_name;
  gint64 at; /* of the failure that locks; 0 where a lock ends */
} Case;

static void
clear_case (gpointer data)
{
  g_free (((Case *)data)->user_name);
}

/* Reads them all before anything is written. */
static GArray *
read_cases (AlprStore *store, const char *statement, GVariant *inputs, GError **error)
{
  g_autoptr (AlprCursor) rows = alpr_store_query (store, statement, inputs, error);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (Case));
  g_autoptr (GError) cause = NULL;

  g_array_set_clear_func (cases, clear_case);
  if (rows == NULL)
    return NULL;
  while (alpr_cursor_next (rows, &cause))
    {
      Case found = { alpr_cursor_get_integer (rows, 0), g_strdup (alpr_cursor_get_text (rows, 1)),
                     alpr_cursor_get_n_columns (rows) > 2 ? alpr_cursor_get_integer (rows, 2) : 0 };

      g_array_append_val (cases, found);
    }
  if (cause == NULL)
    return g_steal_pointer (&cases);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static gboolean
end_lock (AlprStore *store, const Case *locked, gint64 now, gint64 minutes, GError **error)
{
  g_autofree char *reason = g_strdup_printf (
      "it ended by itself after %d minutes: no other administrator could release it",
      (int)minutes);

  return alpr_store_run (store, "sign-in/release",
                         g_variant_new_parsed (
                             "{'person': <%x>, 'now': <%x>, 'who': <''>, 'reason': <%s>}",
                             locked->person, now, reason),
                         error)
         && alpr_journal_append (store, locked->user_name, "session/unlock", ALPR_OUTCOME_DONE,
                                 NULL, reason, error);
}

static gboolean
lock (AlprStore *store, const Case *failed, gint64 failures, gint64 minutes, GError **error)
{
  g_autofree char *when = alpr_time_to_iso (failed->at);
  g_autofree char *detail
      = g_strdup_printf ("locked: %d failed sign-ins within %d minutes, the last at %s",
                         (int)failures, (int)minutes, when);

  return alpr_store_run (store, "sign-in/lock",
                         g_variant_new_parsed ("{'person': <%x>, 'at': <%x>}", failed->person,
                                               failed->at),
                         error)
         && alpr_journal_append (store, failed->user_name, "session/lock", ALPR_OUTCOME_DENIED,
                                 NULL, detail, error);
}

/**
 * alpr_locks_note_failure:
 * @store: the book, in a transaction
 * @user_name: under whose name a sign-in failed
 * @now: when
 * @error: return location for an error
 *
 * Returns: whether it is noted; under a name that nobody has nothing is
 */
gboolean
alpr_locks_note_failure (AlprStore *store, const char *user_name, gint64 now, GError **error)
{
  return alpr_store_run (
      store, "sign-in/fail",
      g_variant_new_parsed ("{'user_name': <%s>, 'at': <%x>}", user_name, now), error);
}

/**
 * alpr_locks_judge:
 * @store: the book, in a transaction of the journal's own
 * @now: when
 * @error: return location for an error
 *
 * Ends the locks that end by themselves, and locks whoever the failures up to now lock.
 *
 * Returns: %FALSE with an error where the book can't be read or written
 */
gboolean
alpr_locks_judge (AlprStore *store, gint64 now, GError **error)
{
  g_autoptr (GArray) ending = NULL;
  g_autoptr (GArray) failed = NULL;
  gint64 failures, minutes;

  if (!alpr_numbers_get (store, ALPR_NUMBER_LOCK_AFTER_FAILURES, &failures, error)
      || !alpr_numbers_get (store, ALPR_NUMBER_LOCK_WITHIN_MINUTES, &minutes, error))
    return FALSE;
  ending = read_cases (store, "sign-in/to-unlock",
                       g_variant_new_parsed ("{'before': <%x>, 'now': <%x>}",
                                             now - minutes * MINUTE, now),
                       error);
  if (ending == NULL)
    return FALSE;
  for (guint i = 0; i < ending->len; i++)
    if (!end_lock (store, &g_array_index (ending, Case, i), now, minutes, error))
      return FALSE;
  if (failures < 1)
    return TRUE;
  failed = read_cases (store, "sign-in/to-lock",
                       g_variant_new_parsed ("{'failures': <%x>, 'within': <%x>}", failures,
                                             minutes * MINUTE),
                       error);
  if (failed == NULL)
    return FALSE;
  for (guint i = 0; i < failed->len; i++)
    if (!lock (store, &g_array_index (failed, Case, i), failures, minutes, error))
      return FALSE;
  return TRUE;
}
