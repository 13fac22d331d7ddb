/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The duties of a book: those of every version of every profile that it adopted, against the audits
 * that are closed in it. The reckoning itself is in alpr-duty.c; this only fetches what it needs.
 */

#include "alpr-adopted.h"
#include "alpr-duty.h"
#include "alpr-time.h"

/* The civil day of an instant; stays invalid where there is no instant. */
static void
read_day (gint64 at, GTimeZone *zone, GDate *day)
{
  g_autofree char *text = NULL;

  g_date_clear (day, 1);
  if (at == 0)
    return;
  text = alpr_time_to_day (at, zone);
  alpr_day_parse (text, day);
}

static GPtrArray *
load_done (AlprStore *store, const char *profile, GError **error)
{
  g_autoptr (GPtrArray) done
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_duty_done_free);
  g_autoptr (GError) cause = NULL;
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "policy/finalised",
                          g_variant_new_parsed ("{'profile': <%s>}", profile), error);

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    g_ptr_array_add (done, alpr_duty_done_new (alpr_cursor_get_text (cursor, 0),
                                               alpr_cursor_get_text (cursor, 1)));
  if (cause == NULL)
    return g_steal_pointer (&done);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* Adds the duties of one adopted version to @all. */
static gboolean
add_duties (AlprStore *store, const AlprAdopted *adopted, AlprDutyScope *scope, GPtrArray *all,
            GError **error)
{
  g_autoptr (GPtrArray) done = load_done (store, alpr_profile_get_id (adopted->profile), error);
  g_autoptr (GPtrArray) duties = NULL;

  if (done == NULL)
    return FALSE;
  scope->done = done;
  read_day (adopted->adopted_at, scope->zone, &scope->adopted);
  read_day (adopted->until_at, scope->zone, &scope->until);
  duties = alpr_duties_list (adopted->profile, scope);
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&duties));
  return TRUE;
}

/**
 * alpr_policy_load_duties:
 * @store: the book
 * @today: the day as of which states are asked, in the agency's zone
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprDuty): what the adopted policies ask again and again,
 *   the one due first being the first; %NULL with an error
 */
GPtrArray *
alpr_policy_load_duties (AlprStore *store, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_duty_free);
  g_autofree char *name = alpr_store_get_text (store, "book/timezone", NULL, error);
  g_autoptr (GTimeZone) zone = name != NULL ? alpr_time_zone_new (name, error) : NULL;
  g_autoptr (GPtrArray) adopted = zone != NULL ? alpr_policy_load_adopted (store, error) : NULL;
  AlprDutyScope scope = { .today = *today, .zone = zone };
  gint64 first = 0;

  if (adopted == NULL || !alpr_store_get_number (store, "policy/first-data", NULL, &first, error))
    return NULL;
  read_day (first, zone, &scope.first_data);
  for (guint i = 0; i < adopted->len; i++)
    if (!add_duties (store, adopted->pdata[i], &scope, all, error))
      return NULL;
  alpr_duties_sort (all);
  return g_steal_pointer (&all);
}
