/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a list from the window: the file first, then the act that records it, as a report is
 * written (alpr-report-job.c), on the worker's thread. A file that could not be recorded is removed
 * again: nothing leaves the book unnoted.
 */

#include "alpr-list-job.h"

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-report.h"
#include "alpr-standing.h"
#include "alpr-time.h"

/* Its own copy of all that was asked for. */
typedef struct
{
  AlprView *view;
  GVariant *inputs; /* nullable */
  AlprViewOrder order;
  char *sort;   /* nullable */
  char *search; /* nullable */
  char *path;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->view);
  g_clear_pointer (&job->inputs, g_variant_unref);
  g_clear_pointer (&job->order.filters, g_variant_unref);
  g_free (job->sort);
  g_free (job->search);
  g_free (job->path);
  g_free (job);
}

/* The journal tells a list from a report by the first word. */
static gboolean
record (AlprSession *session, Job *job, const char *digest, GError **error)
{
  g_autofree char *name = g_strconcat ("list ", alpr_view_get_id (job->view), NULL);
  g_autoptr (GVariant) done = alpr_act_run (
      alpr_session_get_store (session), alpr_session_get_actor (session), "reports/record",
      g_variant_new_parsed ("{'report': <%s>, 'file': <%s>, 'sha256': <%s>}", name, job->path,
                            digest),
      NULL, error);

  return done != NULL;
}

/* What isn't shown to somebody is not saved for them either. */
static gboolean
check_right (AlprSession *session, AlprView *view, GError **error)
{
  AlprActor *actor = alpr_session_get_actor (session);

  if (alpr_actor_has_right (actor, alpr_view_get_right (view)))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "The role “%s” may not see “%s”",
               alpr_actor_get_role (actor), alpr_view_get_id (view));
  return FALSE;
}

static gpointer
write_list (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  AlprReportRequest request = { .agency = alpr_session_get_agency (session),
                                .zone = alpr_session_get_zone (session), .now = alpr_time_now (),
                                .path = job->path };
  g_autoptr (GVariant) inputs
      = alpr_view_complete_inputs (job->view, job->inputs, request.now,
                                   alpr_actor_get_user_name (alpr_session_get_actor (session)));
  AlprReportList list = { job->view, inputs, &job->order };
  g_autofree char *digest = NULL;

  /* As for a report: who takes people's searches out of the book proves first who they are. */
  if (!check_right (session, job->view, error)
      || !alpr_standing_check_proof (alpr_session_get_store (session),
                                     alpr_session_get_actor (session), error))
    return NULL;
  digest = alpr_report_write_list (&list, alpr_session_get_store (session), &request, cancellable,
                                   error);

  if (digest == NULL)
    return NULL;
  if (record (session, job, digest, error))
    return g_strdup (job->path);
  g_unlink (job->path);
  return NULL;
}

/** alpr_list_job_start: Writes a list and records it; @job is copied. */
void
alpr_list_job_start (AlprDesk *desk, const AlprListJob *job, GAsyncReadyCallback callback,
                     gpointer data)
{
  Job *copy = g_new0 (Job, 1);
  AlprTask task = { .func = write_list, .data = copy, .data_free = (GDestroyNotify) job_free,
                    .result_free = g_free, .area = "reports" };

  copy->view = g_object_ref (job->view);
  copy->inputs = job->inputs != NULL ? g_variant_ref (job->inputs) : NULL;
  copy->order = job->order;
  copy->order.sort = copy->sort = g_strdup (job->order.sort);
  copy->order.search = copy->search = g_strdup (job->order.search);
  if (job->order.filters != NULL)
    g_variant_ref (copy->order.filters);
  copy->path = g_strdup (job->path);
  alpr_desk_work_async (desk, &task, NULL, callback, data);
}

/** alpr_list_job_finish: Returns: (transfer full): where the file is; %NULL with an error */
char *
alpr_list_job_finish (AlprDesk *desk, GAsyncResult *result, GError **error)
{
  return alpr_desk_work_finish (desk, result, error);
}
