/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl duties`: what the adopted policies ask to be done, and by when. A timer runs it; nothing
 * is stored, so that a duty can't be out of date.
 */

#include "alpr-cli.h"

#include "alpr-adopted.h"
#include "alpr-duty.h"
#include "alpr-error.h"
#include "alpr-time.h"

static void
put_duty (AlprOutput *out, const AlprDuty *duty)
{
  g_autofree char *due = alpr_day_format (&duty->due);
  const char *state = alpr_duty_state_to_text (duty->state);
  const char *period = duty->period != NULL ? alpr_period_get_label (duty->period) : "";

  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "clause", duty->clause);
  alpr_output_text (out, "what", duty->what);
  alpr_output_text (out, "period", period);
  alpr_output_text (out, "due", due);
  alpr_output_text (out, "state", state);
  alpr_output_text (out, "role", duty->role);
  alpr_output_end_object (out);
  alpr_output_row (
      out, (const char *[]){ due, state, period, duty->clause, duty->what, duty->role, NULL });
}

static gboolean
find_today (AlprCli *cli, GDate *today, GError **error)
{
  g_autofree char *day = NULL;

  if (cli->on == NULL)
    {
      day = alpr_time_to_day (alpr_time_now (), alpr_session_get_zone (cli->session));
      return alpr_day_parse (day, today);
    }
  if (alpr_day_parse (cli->on, today))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is no day; write it as 2026-10-31",
               cli->on);
  return FALSE;
}

/** alpr_cli_duties: `alprctl duties BOOK [--on DATE]` */
AlprExit
alpr_cli_duties (AlprCli *cli, GError **error)
{
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_READER, error);
  g_autoptr (GPtrArray) duties = NULL;
  GDate today;

  if (store == NULL || !find_today (cli, &today, error))
    return ALPR_EXIT_FAILED;
  duties = alpr_policy_load_duties (store, &today, error);
  if (duties == NULL)
    return ALPR_EXIT_FAILED;
  alpr_output_begin_list (cli->output_to, NULL);
  alpr_output_head (cli->output_to,
                    (const char *[]){ "Due", "State", "Period", "Clause", "What", "Role", NULL });
  for (guint i = 0; i < duties->len; i++)
    put_duty (cli->output_to, duties->pdata[i]);
  alpr_output_end_table (cli->output_to);
  alpr_output_end_list (cli->output_to);
  return ALPR_EXIT_DONE;
}
