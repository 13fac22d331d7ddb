/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl check`: screens a period, and writes each finding as it is told.
 */

#include "alpr-cli.h"

#include "alpr-check.h"

/* The value is begun when the first finding is told, or at the end: an error leaves none half. */
typedef struct
{
  AlprOutput *out;
  AlprPeriod *period;
  gboolean begun;
} Telling;

static void
put_period (AlprOutput *out, AlprPeriod *period)
{
  g_autofree char *from = alpr_day_format (alpr_period_get_first (period));
  g_autofree char *until = alpr_day_format (alpr_period_get_last (period));

  alpr_output_begin_object (out, "period");
  alpr_output_text (out, "from", from);
  alpr_output_text (out, "until", until);
  alpr_output_end_object (out);
}

static void
begin_once (Telling *telling)
{
  static const char *const titles[] = { "rule", "clause", "severity", "subject", "what", NULL };

  if (telling->begun)
    return;
  telling->begun = TRUE;
  alpr_output_begin_object (telling->out, NULL);
  put_period (telling->out, telling->period);
  alpr_output_begin_list (telling->out, "findings");
  if (alpr_output_get_form (telling->out) == ALPR_OUTPUT_CSV)
    alpr_output_head (telling->out, titles);
}

static void
put_finding_cb (const AlprCheckedRule *by, const char *search_id, const char *what, gpointer data)
{
  Telling *telling = data;
  AlprOutput *out = telling->out;

  begin_once (telling);
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "rule", by->rule);
  alpr_output_text (out, "clause", by->clause);
  alpr_output_text (out, "severity", by->severity);
  alpr_output_text (out, "subject", search_id);
  alpr_output_text (out, "what", what);
  alpr_output_end_object (out);
  if (alpr_output_get_form (out) == ALPR_OUTPUT_CSV)
    alpr_output_row (out, (const char *[]){ by->rule, by->clause, by->severity, search_id,
                                            what != NULL ? what : "", NULL });
}

static void
put_rules (AlprOutput *out, GPtrArray *rules)
{
  gboolean table = alpr_output_get_form (out) == ALPR_OUTPUT_TEXT;

  alpr_output_begin_list (out, "rules");
  if (table)
    alpr_output_head (out, (const char *[]){ "Rule", "Clause", "Kind", "Findings", NULL });
  for (guint i = 0; i < rules->len; i++)
    {
      const AlprCheckedRule *rule = rules->pdata[i];
      char count[32];

      g_snprintf (count, sizeof count, "%" G_GINT64_FORMAT, rule->findings);
      alpr_output_begin_object (out, NULL);
      alpr_output_text (out, "rule", rule->rule);
      alpr_output_text (out, "clause", rule->clause);
      alpr_output_text (out, "severity", rule->severity);
      alpr_output_text (out, "policy", rule->profile);
      alpr_output_number (out, "findings", rule->findings);
      alpr_output_end_object (out);
      if (table)
        alpr_output_row (
            out, (const char *[]){ rule->rule, rule->clause, rule->severity, count, NULL });
    }
  if (table)
    alpr_output_end_table (out);
  alpr_output_end_list (out);
}

/** alpr_cli_check: `alprctl check BOOK --period P [--rule R]` */
AlprExit
alpr_cli_check (AlprCli *cli, GError **error)
{
  AlprOutput *out = cli->output_to;
  gboolean tell = alpr_output_get_form (out) != ALPR_OUTPUT_TEXT;
  Telling telling = { .out = out };
  AlprStore *store = NULL;
  g_autoptr (AlprPeriod) period = NULL;
  g_autoptr (AlprCheck) check = NULL;

  if (!alpr_cli_needs (cli, "period", cli->period, error))
    return ALPR_EXIT_USAGE;
  store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  period = store != NULL ? alpr_cli_period (cli, error) : NULL;
  if (period == NULL)
    return ALPR_EXIT_FAILED;
  telling.period = period;
  check = alpr_check_run (store, alpr_session_get_actor (cli->session), period, cli->rule,
                          tell ? put_finding_cb : NULL, &telling, NULL, error);
  if (check == NULL)
    return ALPR_EXIT_FAILED;
  begin_once (&telling);
  alpr_output_end_list (out);
  alpr_output_number (out, "searches", check->searches);
  alpr_output_line (out, "%s: %" G_GINT64_FORMAT " searches screened",
                    alpr_period_get_label (period), check->searches);
  put_rules (out, check->rules);
  alpr_output_begin_list (out, "notes");
  for (guint i = 0; i < check->notes->len; i++)
    {
      alpr_output_text (out, NULL, check->notes->pdata[i]);
      alpr_output_line (out, "note: %s", (char *) check->notes->pdata[i]);
    }
  alpr_output_end_list (out);
  alpr_output_end_object (out);
  return ALPR_EXIT_DONE;
}
