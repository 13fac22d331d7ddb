/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties that come again, with their days: a pure reckoning over a profile and a calendar, in civil
 * days of the agency (what a rule tells is asked in alpr-duty-book.c). Nothing is stored: what is
 * due follows from the profile, from what was done, and from the day on which it is asked.
 *
 *   first     the period that holds the profile's first day in force, or the first day of which the
 *             book holds data or, before there is data, the day of adoption: whichever is later.
 *             An agency that brings in two years of old logs sees the audits that those years lack.
 *   last      the period that holds today; or, once the profile has ended, the last period that
 *             ended in its time (the one in which it ended is its successor's)
 *   due       `within_days` after the period's last day
 *   opens     the day after the period, and no later than 30 days before it is due: an audit that
 *             must lie within its year (`within_days` 0) is due from 1 December
 *   done      an audit of the clause over just that period is finalised; neither a part of it nor
 *             a longer one will do
 */

#include "alpr-duty.h"

#include <string.h>

#define LEAD_DAYS 30

static const char *const state_texts[] = { "overdue", "due", "upcoming", "done" };

/** alpr_duty_free: Frees a duty. */
void
alpr_duty_free (AlprDuty *duty)
{
  g_free (duty->profile);
  g_free (duty->clause);
  g_free (duty->what);
  g_free (duty->act);
  g_free (duty->role);
  g_free (duty->area);
  g_clear_pointer (&duty->period, alpr_period_unref);
  g_free (duty);
}

/** alpr_duty_done_new: Returns: (transfer full): that @clause was done for @period */
AlprDutyDone *
alpr_duty_done_new (const char *clause, const char *period)
{
  AlprDutyDone *done = g_new0 (AlprDutyDone, 1);

  done->clause = g_strdup (clause);
  done->period = g_strdup (period);
  return done;
}

/** alpr_duty_done_free: Frees what was done. */
void
alpr_duty_done_free (AlprDutyDone *done)
{
  g_free (done->clause);
  g_free (done->period);
  g_free (done);
}

/** alpr_duty_state_to_text: Returns: `overdue`, `due`, `upcoming` or `done` */
const char *
alpr_duty_state_to_text (AlprDutyState state)
{
  return state_texts[state];
}

static GDate
first_day (AlprProfile *profile, const AlprDutyScope *scope)
{
  GDate day = scope->adopted;

  if (g_date_valid (&scope->first_data) && g_date_compare (&scope->first_data, &day) < 0)
    day = scope->first_data;
  if (g_date_compare (alpr_profile_get_in_force_from (profile), &day) > 0)
    day = *alpr_profile_get_in_force_from (profile);
  return day;
}

/* The first day on which the profile counts no longer; invalid where it goes on. */
static GDate
end_day (AlprProfile *profile, const AlprDutyScope *scope)
{
  const GDate *last = alpr_profile_get_in_force_until (profile);
  GDate end = scope->until;

  if (last != NULL)
    {
      GDate after = *last;

      g_date_add_days (&after, 1);
      if (!g_date_valid (&end) || g_date_compare (&after, &end) < 0)
        end = after;
    }
  return end;
}

/* Compared by its days, so that 2026-10-01..2026-10-31 is as good as 2026-10. */
static gboolean
is_done (const AlprClause *clause, AlprPeriod *period, const AlprDutyScope *scope)
{
  for (guint i = 0; i < scope->done->len; i++)
    {
      const AlprDutyDone *done = g_ptr_array_index (scope->done, i);
      g_autoptr (AlprPeriod) other = NULL;

      if (strcmp (done->clause, clause->id) != 0)
        continue;
      other = alpr_period_parse (done->period, scope->zone, NULL);
      if (other != NULL
          && g_date_compare (alpr_period_get_first (other), alpr_period_get_first (period)) == 0
          && g_date_compare (alpr_period_get_last (other), alpr_period_get_last (period)) == 0)
        return TRUE;
    }
  return FALSE;
}

static AlprDuty *
duty_new (AlprProfile *profile, const AlprClause *clause, AlprPeriod *period,
          const AlprDutyScope *scope)
{
  AlprDuty *duty = g_new0 (AlprDuty, 1);

  duty->profile = g_strdup (alpr_profile_get_id (profile));
  duty->clause = g_strdup (clause->id);
  duty->what = g_strdup (clause->duty->what);
  duty->act = g_strdup (clause->duty->act);
  duty->role = g_strdup (clause->duty->role);
  duty->area = g_strdup (clause->area);
  duty->sample = clause->duty->sample;
  duty->period = alpr_period_ref (period);
  duty->due = *alpr_period_get_last (period);
  g_date_add_days (&duty->due, (guint) clause->duty->within_days);
  duty->opens = duty->due;
  g_date_subtract_days (&duty->opens, (guint) CLAMP (clause->duty->within_days - 1, LEAD_DAYS,
                                                     G_MAXINT));
  if (is_done (clause, period, scope))
    duty->state = ALPR_DUTY_DONE;
  else if (g_date_compare (&scope->today, &duty->due) > 0)
    duty->state = ALPR_DUTY_OVERDUE;
  else
    duty->state = g_date_compare (&scope->today, &duty->opens) < 0 ? ALPR_DUTY_UPCOMING
                                                                   : ALPR_DUTY_DUE;
  return duty;
}

/**
 * alpr_duty_new_told:
 * @profile: an adopted profile
 * @clause: a clause of it with a rule of severity `duty`
 * @what: what the rule says is to be done
 * @due: the last day on which it is in time
 * @today: the day as of which the state is asked
 *
 * A row of such a rule as a duty. It is due from 30 days before its day on, and gone when the rule
 * tells it no more.
 *
 * Returns: (transfer full): the duty
 */
AlprDuty *
alpr_duty_new_told (AlprProfile *profile, const AlprClause *clause, const char *what,
                    const GDate *due, const GDate *today)
{
  AlprDuty *duty = g_new0 (AlprDuty, 1);

  duty->profile = g_strdup (alpr_profile_get_id (profile));
  duty->clause = g_strdup (clause->id);
  duty->what = g_strdup (what);
  duty->area = g_strdup (clause->area);
  duty->role = g_strdup (alpr_profile_get_roles (profile)[0]);
  duty->due = *due;
  duty->opens = *due;
  g_date_subtract_days (&duty->opens, LEAD_DAYS);
  if (g_date_compare (today, due) > 0)
    duty->state = ALPR_DUTY_OVERDUE;
  else
    duty->state
        = g_date_compare (today, &duty->opens) < 0 ? ALPR_DUTY_UPCOMING : ALPR_DUTY_DUE;
  return duty;
}

/* Every occasion of one clause. */
static void
add_duties (GPtrArray *duties, AlprProfile *profile, const AlprClause *clause,
            const AlprDutyScope *scope)
{
  GDate first = first_day (profile, scope);
  GDate end = end_day (profile, scope);
  g_autoptr (AlprPeriod) period
      = alpr_period_new_containing (clause->duty->every, &first, scope->zone);

  while (g_date_compare (alpr_period_get_first (period), &scope->today) <= 0
         && (!g_date_valid (&end) || g_date_compare (alpr_period_get_last (period), &end) < 0))
    {
      AlprPeriod *next = alpr_period_next (period);

      g_ptr_array_add (duties, duty_new (profile, clause, period, scope));
      alpr_period_unref (period);
      period = next;
    }
}

static int
compare_duties (const void *a, const void *b)
{
  const AlprDuty *left = *(const AlprDuty *const *) a;
  const AlprDuty *right = *(const AlprDuty *const *) b;
  int order = g_date_compare (&left->due, &right->due);

  if (order == 0)
    order = strcmp (left->profile, right->profile);
  if (order == 0)
    order = strcmp (left->clause, right->clause);
  if (order == 0 && left->period == NULL && right->period == NULL)
    order = strcmp (left->what, right->what);
  return order;
}

/** alpr_duties_sort: Sorts @duties by the day on which they are due, then by profile and clause. */
void
alpr_duties_sort (GPtrArray *duties)
{
  g_ptr_array_sort (duties, compare_duties);
}

/**
 * alpr_duties_list:
 * @profile: an adopted profile
 * @scope: since when, until when and what was done
 *
 * Lists what the profile asks again and again, from the first period that counts to the one that
 * holds today.
 *
 * Returns: (transfer full) (element-type AlprDuty): the duties, the one due first being the first
 */
GPtrArray *
alpr_duties_list (AlprProfile *profile, const AlprDutyScope *scope)
{
  GPtrArray *duties = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_duty_free);
  GPtrArray *clauses = alpr_profile_get_clauses (profile);

  for (guint i = 0; i < clauses->len; i++)
    {
      const AlprClause *clause = g_ptr_array_index (clauses, i);

      if (clause->duty != NULL)
        add_duties (duties, profile, clause, scope);
    }
  alpr_duties_sort (duties);
  return duties;
}
