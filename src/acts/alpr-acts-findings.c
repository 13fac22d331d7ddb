/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on findings: the rules screen a period, and a person judges what they have shown. A judgement
 * is a new line, never a changed one; the newest counts, and the earlier ones stay to be read.
 */

#include "alpr-acts-private.h"
#include "alpr-check.h"
#include "alpr-time.h"

static gboolean
judge (AlprActRun *run, GError **error)
{
  gint64 finding = alpr_act_run_number (run, "finding", 0);
  const char *note = alpr_act_run_text (run, "note");
  gint64 there = 0;

  if (!alpr_store_get_number (run->store, "findings/find",
                              g_variant_new_parsed ("{'finding': <%x>}", finding), &there, error))
    return FALSE;
  if (there == 0)
    return alpr_act_fail (error, ALPR_ERROR_MISSING, "There is no finding %" G_GINT64_FORMAT,
                          finding);
  run->subject = finding;
  return alpr_store_run (run->store, "findings/judge",
                         g_variant_new_parsed ("{'finding': <%x>, 'verdict': <%s>, 'note': <%s>, "
                                               "'who': <%s>, 'now': <%x>}",
                                               finding, alpr_act_run_text (run, "verdict"),
                                               note != NULL ? note : "",
                                               alpr_actor_get_user_name (run->actor), run->now),
                         error);
}

static const AlprInput judge_inputs[] = {
  { "finding", "x", TRUE, "Finding" },
  { "verdict", "s", TRUE, "Verdict: upheld, explained, data-error or open" },
  { "note", "s", TRUE, "Note" },
  { NULL },
};

static const AlprAct judge_act = { "findings/judge", "Judge a finding", "judge", judge_inputs,
                                   judge };

/* `rules`: a line a clause's rule: clause, rule, severity, findings, added, removed */
static GVariant *
describe_result (const AlprCheckResult *result)
{
  GVariantBuilder rules = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssxxx)"));

  for (guint i = 0; i < result->counts->len; i++)
    {
      const AlprCheckCount *count = result->counts->pdata[i];

      g_variant_builder_add (&rules, "(sssxxx)", count->clause, count->rule, count->severity,
                             count->findings, count->added, count->removed);
    }
  return g_variant_new_parsed ("{'searches': <%x>, 'findings': <%x>, 'rules': <%*>}",
                               result->searches, result->findings,
                               g_variant_builder_end (&rules));
}

static char *
describe_in_words (const AlprCheckResult *result)
{
  gint64 added = 0, removed = 0;

  for (guint i = 0; i < result->counts->len; i++)
    {
      added += ((const AlprCheckCount *) result->counts->pdata[i])->added;
      removed += ((const AlprCheckCount *) result->counts->pdata[i])->removed;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT " findings in %" G_GINT64_FORMAT " searches: %"
                          G_GINT64_FORMAT " new, %" G_GINT64_FORMAT " taken back",
                          result->findings, result->searches, added, removed);
}

static gboolean
check (AlprActRun *run, GError **error)
{
  g_autofree char *name = alpr_store_get_text (run->store, "book/timezone", NULL, error);
  g_autoptr (GTimeZone) zone = name != NULL ? alpr_time_zone_new (name, error) : NULL;
  g_autoptr (AlprPeriod) period = NULL;
  g_autoptr (AlprCheckResult) result = NULL;

  if (zone == NULL)
    return FALSE;
  period = alpr_period_parse (alpr_act_run_text (run, "period"), zone, error);
  if (period == NULL)
    return FALSE;
  result = alpr_check_run (run->store, period, alpr_act_run_text (run, "rule"), run->cancellable,
                           error);
  if (result == NULL)
    return FALSE;
  run->result = describe_result (result);
  run->detail = describe_in_words (result);
  return TRUE;
}

static const AlprInput check_inputs[] = {
  { "period", "s", TRUE, "Period" },
  { "rule", "s", FALSE, "This rule only" },
  { NULL },
};

static const AlprAct check_act = { "findings/check", "Screen the searches of a period", "audit",
                                   check_inputs, check };

const AlprAct *const alpr_acts_findings[] = { &check_act, &judge_act, NULL };
