/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl report` and `alprctl reports`. A report leaves the book, so the act that records it
 * (what,
 * where, its SHA-256) is asked first whether the person may, and is done when the file stands.
 */

#include "alpr-cli.h"

#include "alpr-act.h"
#include "alpr-adopted.h"
#include "alpr-error.h"
#include "alpr-report.h"
#include "alpr-time.h"

static gboolean
may_report (AlprCli *cli, GError **error)
{
  if (alpr_act_may (alpr_acts_find ("reports/record"), alpr_session_get_actor (cli->session)))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "The role “%s” may not write reports",
               alpr_actor_get_role (alpr_session_get_actor (cli->session)));
  return FALSE;
}

static gboolean
record (AlprCli *cli, const char *report, const char *period, const char *digest, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (cli->output, NULL);
  g_autoptr (GVariant) done = alpr_act_run (
      alpr_session_get_store (cli->session), alpr_session_get_actor (cli->session),
      "reports/record",
      g_variant_new_parsed ("{'report': <%s>, 'period': <%s>, 'audit': <%x>, 'file': <%s>, "
                            "'sha256': <%s>}",
                            report, period, (gint64) cli->audit, path, digest),
      NULL, error);

  return done != NULL;
}

/** alpr_cli_report: `alprctl report BOOK REPORT --period P [--audit N] --output FILE` */
AlprExit
alpr_cli_report (AlprCli *cli, GError **error)
{
  const char *id = cli->words[1];
  g_autoptr (AlprReport) report = NULL;
  g_autoptr (AlprPeriod) period = NULL;
  g_autofree char *digest = NULL;
  AlprReportRequest request = { .audit = cli->audit, .path = cli->output };

  if (!alpr_cli_needs (cli, "output", cli->output, error)
      || (cli->audit == 0 && !alpr_cli_needs (cli, "period", cli->period, error)))
    return ALPR_EXIT_USAGE;
  if (alpr_cli_open (cli, ALPR_STORE_WRITER, error) == NULL || !may_report (cli, error))
    return ALPR_EXIT_FAILED;
  report = alpr_report_load (id, error);
  if (report == NULL
      || !alpr_report_check_rights (report, alpr_session_get_actor (cli->session), error)
      || (cli->period != NULL && (period = alpr_cli_period (cli, error)) == NULL))
    return ALPR_EXIT_FAILED;
  request.period = period;
  request.agency = alpr_session_get_agency (cli->session);
  request.zone = alpr_session_get_zone (cli->session);
  request.now = alpr_time_now ();
  digest = alpr_report_write (report, alpr_session_get_store (cli->session), &request, NULL, error);
  if (digest == NULL
      || !record (cli, id, period != NULL ? alpr_period_get_label (period) : "", digest, error))
    return ALPR_EXIT_FAILED;

  alpr_output_begin_object (cli->output_to, NULL);
  alpr_output_text (cli->output_to, "report", id);
  alpr_output_text (cli->output_to, "file", cli->output);
  alpr_output_text (cli->output_to, "sha256", digest);
  alpr_output_end_object (cli->output_to);
  alpr_output_line (cli->output_to, "Wrote %s\n  SHA-256 %s", cli->output, digest);
  return ALPR_EXIT_DONE;
}

static GPtrArray *
adopted_profiles (AlprStore *store, GError **error)
{
  g_autoptr (GPtrArray) adopted = alpr_policy_load_adopted (store, error);
  GPtrArray *profiles;

  if (adopted == NULL)
    return NULL;
  profiles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < adopted->len; i++)
    g_ptr_array_add (profiles, g_object_ref (((AlprAdopted *) adopted->pdata[i])->profile));
  return profiles;
}

/** alpr_cli_reports: `alprctl reports BOOK` */
AlprExit
alpr_cli_reports (AlprCli *cli, GError **error)
{
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_READER, error);
  g_autoptr (GPtrArray) profiles = store != NULL ? adopted_profiles (store, error) : NULL;
  g_autoptr (GPtrArray) offers = profiles != NULL ? alpr_report_list (profiles, error) : NULL;
  AlprOutput *out = cli->output_to;

  if (offers == NULL)
    return ALPR_EXIT_FAILED;
  alpr_output_begin_list (out, NULL);
  alpr_output_head (out, (const char *[]){ "Report", "Cadence", "Clauses", "Title", NULL });
  for (guint i = 0; i < offers->len; i++)
    {
      const AlprReportOffer *offer = offers->pdata[i];
      const char *cadence = offer->cadence != NULL ? offer->cadence : "";
      const char *clauses = offer->clauses != NULL ? offer->clauses : "";

      alpr_output_begin_object (out, NULL);
      alpr_output_text (out, "id", offer->id);
      alpr_output_text (out, "title", offer->title);
      alpr_output_text (out, "cadence", offer->cadence);
      alpr_output_text (out, "clause", offer->clauses);
      alpr_output_text (out, "about", offer->summary);
      alpr_output_end_object (out);
      alpr_output_row (out, (const char *[]){ offer->id, cadence, clauses, offer->title, NULL });
    }
  alpr_output_end_table (out);
  alpr_output_end_list (out);
  return ALPR_EXIT_DONE;
}
