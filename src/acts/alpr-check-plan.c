/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a screening has to ask: for each policy that the agency follows, in each version that was in
 * force within the period, each rule that a clause names, with that clause's parameters. A search is
 * judged by the version in force on its day; a stretch in which no version was in force is said.
 */

#include "alpr-check-private.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-time.h"

void
alpr_rule_run_free (RuleRun *run)
{
  g_free (run->by->profile);
  g_free (run->by->clause);
  g_free (run->by->rule);
  g_free (run->by->severity);
  g_free (run->by);
  g_free (run->sql);
  g_clear_pointer (&run->inputs, g_variant_unref);
  g_array_unref (run->subjects);
  g_ptr_array_unref (run->whats);
  g_ptr_array_unref (run->search_ids);
  g_clear_error (&run->error);
  g_free (run);
}

static RuleRun *
rule_run_new (const AlprAdopted *adopted, const AlprClause *clause, const AlprRuleUse *use)
{
  RuleRun *run = g_new0 (RuleRun, 1);

  run->by = g_new0 (AlprCheckedRule, 1);
  run->by->profile = g_strdup (alpr_profile_get_id (adopted->profile));
  run->by->clause = g_strdup (clause->id);
  run->by->rule = g_strdup (use->rule);
  run->by->severity = g_strdup (use->severity);
  run->subjects = g_array_new (FALSE, FALSE, sizeof (gint64));
  run->whats = g_ptr_array_new_with_free_func (g_free);
  run->search_ids = g_ptr_array_new_with_free_func (g_free);
  return run;
}

static gint64
offset_at (GTimeZone *zone, gint64 time)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time / ALPR_TIME_SECOND);

  return g_time_zone_get_offset (zone, interval) * ALPR_TIME_SECOND;
}

/* All that the rule's inputs line names: what the checker gives anyway, and the clause's `with`. */
static gboolean
fill_inputs (RuleRun *run, const AlprAdopted *adopted, const AlprRuleUse *use, GTimeZone *zone,
             GError **error)
{
  g_auto (GStrv) names = alpr_definition_inputs (run->sql);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GVariant) given = use->inputs != NULL
                                       ? g_variant_lookup_value (use->inputs, names[i], NULL)
                                       : NULL;

      if (given != NULL)
        g_variant_dict_insert_value (&dict, names[i], given);
      else if (strcmp (names[i], "policy") == 0)
        g_variant_dict_insert (&dict, "policy", "x", adopted->policy);
      else if (strcmp (names[i], "clause") == 0)
        g_variant_dict_insert (&dict, "clause", "s", run->by->clause);
      else if (strcmp (names[i], "from") == 0)
        g_variant_dict_insert (&dict, "from", "x", run->from);
      else if (strcmp (names[i], "until") == 0)
        g_variant_dict_insert (&dict, "until", "x", run->until);
      else if (strcmp (names[i], "offset") == 0)
        g_variant_dict_insert (&dict, "offset", "x", offset_at (zone, run->from));
      else
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                       "Clause %s doesn’t give the rule “%s” its “%s”", run->by->clause,
                       run->by->rule, names[i]);
          return FALSE;
        }
    }
  run->inputs = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}

static gboolean
prepare (RuleRun *run, AlprStore *store, const AlprAdopted *adopted, const AlprRuleUse *use,
         AlprPeriod *period, GError **error)
{
  g_autofree char *path = g_strconcat ("sql/rules/", use->rule, ".sql", NULL);

  run->sql = alpr_definition_load_text (path, error);
  if (run->sql == NULL)
    return FALSE;
  run->over_many = strstr (run->sql, "GROUP BY") != NULL;
  run->from = MAX (alpr_period_get_from (period), adopted->from_at);
  run->until = adopted->until_at != 0 ? MIN (alpr_period_get_until (period), adopted->until_at)
                                      : alpr_period_get_until (period);
  return alpr_store_get_number (store, "findings/rule-number",
                                g_variant_new_parsed ("{'profile': <%s>, 'clause': <%s>, "
                                                      "'rule': <%s>}",
                                                      run->by->profile, run->by->clause,
                                                      run->by->rule),
                                &run->number, error)
         && fill_inputs (run, adopted, use, alpr_period_get_zone (period), error);
}

static gboolean
plan_clause (AlprStore *store, const AlprAdopted *adopted, const AlprClause *clause,
             AlprPeriod *period, const char *rule, GPtrArray *runs, GError **error)
{
  for (guint i = 0; i < clause->rules->len; i++)
    {
      const AlprRuleUse *use = clause->rules->pdata[i];
      RuleRun *run;

      if (strcmp (use->severity, "gate") == 0 || (rule != NULL && strcmp (use->rule, rule) != 0))
        continue;
      run = rule_run_new (adopted, clause, use);
      g_ptr_array_add (runs, run);
      if (!prepare (run, store, adopted, use, period, error))
        return FALSE;
    }
  return TRUE;
}

static void
note_stretch (const AlprAdopted *adopted, AlprPeriod *period, GPtrArray *notes)
{
  g_autofree char *day = NULL;

  if (adopted->from_at > alpr_period_get_from (period))
    {
      day = alpr_time_to_day (adopted->from_at, alpr_period_get_zone (period));
      g_ptr_array_add (notes, g_strdup_printf ("%s, %s, is in force from %s on; searches before "
                                               "that day are not screened by it",
                                               alpr_profile_get_title (adopted->profile),
                                               alpr_profile_get_version (adopted->profile), day));
    }
}

/* Plans the rules of every adopted policy; @rule names the one to be asked, or is NULL. */
GPtrArray *
alpr_rule_runs_plan (AlprStore *store, AlprPeriod *period, const char *rule, GPtrArray *notes,
                     GError **error)
{
  g_autoptr (GPtrArray) adopted = alpr_policy_load_adopted (store, error);
  g_autoptr (GPtrArray) runs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_rule_run_free);

  if (adopted == NULL)
    return NULL;
  for (guint p = 0; p < adopted->len; p++)
    {
      const AlprAdopted *policy = adopted->pdata[p];
      GPtrArray *clauses = alpr_profile_get_clauses (policy->profile);

      note_stretch (policy, period, notes);
      if (policy->from_at >= alpr_period_get_until (period)
          || (policy->until_at != 0 && policy->until_at <= alpr_period_get_from (period)))
        continue;
      for (guint c = 0; c < clauses->len; c++)
        if (!plan_clause (store, policy, clauses->pdata[c], period, rule, runs, error))
          return NULL;
    }
  if (rule != NULL && runs->len == 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING,
                   "No policy in force in %s names a rule “%s”", alpr_period_get_label (period),
                   rule);
      return NULL;
    }
  return g_steal_pointer (&runs);
}
