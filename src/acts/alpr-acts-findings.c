/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on findings: a person judges what a rule has shown. A judgement is a new line, never a
 * changed one; the newest counts, and the earlier ones stay to be read.
 */

#include "alpr-acts-private.h"

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

const AlprAct *const alpr_acts_findings[] = { &alpr_check_act, &judge_act, NULL };
