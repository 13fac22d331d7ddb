/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a report from the window: the file first, then the act that records it, on the worker's
 * thread. A file that could not be recorded is removed again: no report leaves the book unnoted.
 */

#include "alpr-report-job.h"

#include <glib/gstdio.h>

#include "alpr-standing.h"
#include "alpr-time.h"

typedef struct
{
  char *report;
  AlprPeriod *period; /* nullable */
  gint64 audit;
  char *path;
} Job;

static void
job_free (Job *job)
{
  g_free (job->report);
  g_free (job->path);
  g_clear_pointer (&job->period, alpr_period_unref);
  g_free (job);
}

static gboolean
record (AlprSession *session, Job *job, const char *digest, GError **error)
{
  const char *period = job->period != NULL ? alpr_period_get_label (job->period) : "";
  g_autoptr (GVariant) done = alpr_act_run (
      alpr_session_get_store (session), alpr_session_get_actor (session), "reports/record",
      g_variant_new_parsed ("{'report': <%s>, 'period': <%s>, 'audit': <%x>, 'file': <%s>, "
                            "'sha256': <%s>}",
                            job->report, period, job->audit, job->path, digest),
      NULL, error);

  return done != NULL;
}

static gpointer
write_report (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (AlprReport) report = alpr_report_load (job->report, error);
  g_autofree char *digest = NULL;
  AlprReportRequest request = { .period = job->period, .audit = job->audit,
                                .agency = alpr_session_get_agency (session),
                                .zone = alpr_session_get_zone (session), .now = alpr_time_now (),
                                .path = job->path };

  /* Who takes people's searches out of the book proves first who they are. */
  if (report == NULL
      || !alpr_report_check_rights (report, alpr_session_get_actor (session), error)
      || !alpr_standing_check_proof (alpr_session_get_store (session),
                                     alpr_session_get_actor (session), error))
    return NULL;
  digest = alpr_report_write (report, alpr_session_get_store (session), &request, cancellable,
                              error);
  if (digest == NULL)
    return NULL;
  if (!record (session, job, digest, error))
    {
      g_unlink (job->path);
      return NULL;
    }
  return g_strdup (job->path);
}

/** alpr_report_job_start: Writes a report and records it; @job is copied. */
void
alpr_report_job_start (AlprDesk *desk, const AlprReportJob *job, GAsyncReadyCallback callback,
                       gpointer data)
{
  Job *copy = g_new0 (Job, 1);
  AlprTask task = { .func = write_report, .data = copy, .data_free = (GDestroyNotify) job_free,
                    .result_free = g_free, .area = "reports" };

  copy->report = g_strdup (job->report);
  copy->period = job->period != NULL ? alpr_period_ref (job->period) : NULL;
  copy->audit = job->audit;
  copy->path = g_strdup (job->path);
  alpr_desk_work_async (desk, &task, NULL, callback, data);
}

/** alpr_report_job_finish: Returns: (transfer full): where the file is; %NULL with an error */
char *
alpr_report_job_finish (AlprDesk *desk, GAsyncResult *result, GError **error)
{
  return alpr_desk_work_finish (desk, result, error);
}
