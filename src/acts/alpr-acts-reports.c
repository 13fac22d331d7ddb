/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on reports. The file itself is written by the room above; what leaves the book is recorded
 * here: which report, of what, where it went, and the SHA-256 by which anybody can know it again.
 */

#include "alpr-acts-private.h"

static gboolean
record (AlprActRun *run, GError **error)
{
  gint64 audit = alpr_act_run_number (run, "audit", 0);
  const char *period = alpr_act_run_text (run, "period");
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "report", "s", alpr_act_run_text (run, "report"));
  g_variant_dict_insert (&dict, "period", "s", period != NULL ? period : "");
  g_variant_dict_insert (&dict, "audit", "x", audit);
  g_variant_dict_insert (&dict, "file", "s", alpr_act_run_text (run, "file"));
  g_variant_dict_insert (&dict, "sha256", "s", alpr_act_run_text (run, "sha256"));
  g_variant_dict_insert (&dict, "who", "s", alpr_actor_get_user_name (run->actor));
  g_variant_dict_insert (&dict, "now", "x", run->now);
  return alpr_store_run (run->store, "reports/record", g_variant_dict_end (&dict), error);
}

static const AlprInput record_inputs[] = {
  { "report", "s", TRUE, "Report" },
  { "period", "s", FALSE, "Period" },
  { "audit", "x", FALSE, "Audit" },
  { "file", "s", TRUE, "File" },
  { "sha256", "s", TRUE, "SHA-256 of the file" },
  { NULL },
};

static const AlprAct record_act = { "reports/record", "Record a report that was written", "report",
                                    record_inputs, record };

const AlprAct *const alpr_acts_reports[] = { &record_act, NULL };
