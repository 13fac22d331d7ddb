/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person at a book, from the sign-in (alpr-sign-in.c) or the making of the book
 * (alpr-session-new.c) to the end. Whoever signs in is told by the session what they should know:
 * that the clock is behind, how many recovery codes are left.
 *
 * One program writes a book at a time. Another may read it: it is told who writes, its acts are
 * denied, and what it must leave in the journal (sign-in, views of the journal) it still leaves.
 */

#include "alpr-session-private.h"

#include "alpr-actor-private.h"
#include "alpr-error.h"
#include "alpr-journal.h"
#include "alpr-numbers.h"
#include "alpr-time.h"

#define FIRST_DAY G_GINT64_CONSTANT (86400000)

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
  self->codes_left = -1;
}

/* Who and where the book is: its one row. */
gboolean
alpr_session_read_book (AlprSession *self, GError **error)
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

/* Whether it is the day on which the person made the book. Neither a clock that was set back nor
 * one that was set forward makes it longer. */
static gboolean
is_first_day (AlprSession *self, const AlprStanding *standing, gint64 now, gboolean *first,
              GError **error)
{
  gint64 seen;

  if (!alpr_store_get_number (self->store, "sign-in/clock", NULL, &seen, error))
    return FALSE;
  *first = standing->made_at != 0 && now >= standing->made_at
           && MAX (now, seen) - standing->made_at < FIRST_DAY;
  return TRUE;
}

/* Whoever proved who they are begins to work: what is asked of them first, and what isn't. On its
 * first day the command line asks who made the book for no second factor, so that a script can make
 * a book and fill it. */
gboolean
alpr_session_begin (AlprSession *self, AlprDoor door, gint64 now, GError **error)
{
  const char *user_name = alpr_actor_get_user_name (self->actor);
  AlprStanding standing;
  AlprPending pending;
  gint64 required;
  gboolean first, excused;

  if (!alpr_standing_read (self->store, user_name, &standing, error)
      || !alpr_numbers_get (self->store, ALPR_NUMBER_MFA_REQUIRED, &required, error)
      || !is_first_day (self, &standing, now, &first, error))
    return FALSE;
  excused = door == ALPR_DOOR_COMMAND_LINE && first && standing.enrolled_at == 0;
  if (!alpr_standing_judge (self->store, &standing, excused, &pending, error))
    return FALSE;
  /* A policy that asks for one may be adopted meanwhile. */
  self->excused = excused && required > 0;
  alpr_actor_sign_in (self->actor, alpr_actor_clock (), excused);
  alpr_actor_set_pending (self->actor, pending);
  return TRUE;
}

/* The book has seen @now. */
gboolean
alpr_session_raise_clock (AlprSession *self, gint64 now, GError **error)
{
  return alpr_store_run (self->store, "sign-in/raise-clock",
                         g_variant_new_parsed ("{'now': <%x>}", now), error);
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
  if (alpr_journal_begin (self->store, NULL))
    {
      gboolean kept = alpr_session_note (self, "session/sign-out", NULL, "", NULL)
                      && alpr_session_raise_clock (self, alpr_time_now (), NULL);

      alpr_journal_end (self->store, kept, NULL);
    }
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

/** alpr_session_get_pending: Returns: what has to be done before anything else; on any thread */
AlprPending
alpr_session_get_pending (AlprSession *self)
{
  return alpr_actor_get_pending (self->actor);
}

/** alpr_session_get_clock_behind: Returns: the latest time that the book has seen, where the
 * machine's clock stands well before it, else 0 */
gint64
alpr_session_get_clock_behind (AlprSession *self)
{
  return self->clock_behind;
}

/** alpr_session_get_codes_left: Returns: how many recovery codes are left, where the sign-in used
 * one, else -1 */
int
alpr_session_get_codes_left (AlprSession *self)
{
  return (int)self->codes_left;
}

/** alpr_session_is_excused: Returns: whether it goes without a second factor that others need */
gboolean
alpr_session_is_excused (AlprSession *self)
{
  return self->excused;
}

/**
 * alpr_session_get_limit:
 * @self: a session
 * @number: one of the numbers of signing in
 *
 * Returns: what it is today; 0 where it limits nothing or can't be read
 */
gint64
alpr_session_get_limit (AlprSession *self, AlprNumber number)
{
  gint64 value;

  return alpr_numbers_get (self->store, number, &value, NULL) ? value : 0;
}
