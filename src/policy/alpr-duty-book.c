/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The duties of a book: those that come again, of every version of every profile that it adopted,
 * against the audits that are closed in it and what was signed for; and what the rules of severity
 * "duty" tell, of the versions in force on the day that is asked about. The reckoning itself is in
 * alpr-duty.c; this only fetches what it needs.
 */

#include "alpr-adopted.h"
#include "alpr-definition.h"
#include "alpr-duty.h"
#include "alpr-time.h"

#include <string.h>

/* An adopted version and the last instant of the day as of which is asked */
typedef struct
{
  AlprStore *store;
  const AlprAdopted *adopted;
  const AlprDutyScope *scope;
  gint64 now;
} Telling;

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

/* The last instant of a day. */
static gint64
end_of_day (const GDate *day, GTimeZone *zone)
{
  GDate next = *day;

  g_date_add_days (&next, 1);
  return alpr_time_from_day (&next, zone) - 1;
}

/* What a rule of severity "duty" takes. */
static GVariant *
make_inputs (const Telling *telling, const AlprClause *clause, const AlprRuleUse *use,
             const char *rule)
{
  g_auto (GStrv) names = alpr_definition_inputs (rule);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GVariant) given = g_variant_lookup_value (use->inputs, names[i], NULL);

      if (strcmp (names[i], "policy") == 0)
        g_variant_dict_insert (&dict, "policy", "x", telling->adopted->policy);
      else if (strcmp (names[i], "clause") == 0)
        g_variant_dict_insert (&dict, "clause", "s", clause->id);
      else if (strcmp (names[i], "now") == 0)
        g_variant_dict_insert (&dict, "now", "x", telling->now);
      else if (given != NULL)
        g_variant_dict_insert_value (&dict, names[i], given);
    }
  return g_variant_dict_end (&dict);
}

static gboolean
add_told (const Telling *telling, const AlprClause *clause, const AlprRuleUse *use, GPtrArray *all,
          GError **error)
{
  g_autofree char *path = g_strconcat ("sql/rules/", use->rule, ".sql", NULL);
  g_autofree char *rule = alpr_definition_load_text (path, error);
  g_autofree char *sql = NULL;
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;

  if (rule == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT subject, what, due FROM (\n%s\n)", rule);
  cursor = alpr_store_query_text (telling->store, sql, make_inputs (telling, clause, use, rule),
                                  error);
  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      AlprDuty *duty;
      GDate due;

      read_day (alpr_cursor_get_integer (cursor, 2), telling->scope->zone, &due);
      duty = alpr_duty_new_told (telling->adopted->profile, clause,
                                 alpr_cursor_get_text (cursor, 1),
                                 g_date_valid (&due) ? &due : &telling->scope->today,
                                 &telling->scope->today);
      duty->subject = alpr_cursor_get_integer (cursor, 0);
      g_ptr_array_add (all, duty);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* What the rules of one adopted version tell, if it is in force on the day. */
static gboolean
add_all_told (const Telling *telling, GPtrArray *all, GError **error)
{
  GPtrArray *clauses = alpr_profile_get_clauses (telling->adopted->profile);

  if (telling->adopted->from_at > telling->now
      || (telling->adopted->until_at != 0 && telling->adopted->until_at <= telling->now))
    return TRUE;
  for (guint c = 0; c < clauses->len; c++)
    {
      const AlprClause *clause = clauses->pdata[c];

      for (guint r = 0; r < clause->rules->len; r++)
        {
          const AlprRuleUse *use = clause->rules->pdata[r];

          if (strcmp (use->severity, "duty") == 0
              && !add_told (telling, clause, use, all, error))
            return FALSE;
        }
    }
  return TRUE;
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
  return add_all_told (&(Telling){ store, adopted, scope, end_of_day (&scope->today, scope->zone) },
                       all, error);
}

/**
 * alpr_policy_load_duties:
 * @store: the book
 * @today: the day as of which states are asked, in the agency's zone
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprDuty): what the adopted policies ask, again and again
 *   or since a rule tells it, the one due first being the first; %NULL with an error
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
