/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking a file in, through the desk's worker. The importing thread reports its progress far more
 * often than a screen shows it: reports are kept in one place, and at most one at a time is on its
 * way to the main thread.
 */

#include "alpr-desk.h"

#define REPORT_EVERY (100 * 1000) /* microseconds */

typedef struct
{
  gatomicrefcount refs;
  char *path;
  AlprMapping *mapping; /* nullable, a reference */

  /* The main thread's. The caller stays until it is told the end, and no report comes later: both
   * go through the main loop in the order in which they were sent. */
  AlprImportProgress progress;
  gpointer progress_data;

  GMutex lock;
  gint64 done, total, rows; /* under the lock */
  gint64 reported_at;       /* the worker's */
} ImportJob;

static void
import_job_unref (ImportJob *job)
{
  if (!g_atomic_ref_count_dec (&job->refs))
    return;
  g_clear_object (&job->mapping);
  g_mutex_clear (&job->lock);
  g_free (job->path);
  g_free (job);
}

static gboolean
show_progress (gpointer data)
{
  ImportJob *job = data;
  gint64 done, total, rows;

  g_mutex_lock (&job->lock);
  done = job->done;
  total = job->total;
  rows = job->rows;
  g_mutex_unlock (&job->lock);
  job->progress (done, total, rows, job->progress_data);
  return G_SOURCE_REMOVE;
}

/* On the importing thread. */
static void
import_progressed_cb (gint64 done, gint64 total, gint64 rows, gpointer data)
{
  ImportJob *job = data;
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&job->lock);
  job->done = done;
  job->total = total;
  job->rows = rows;
  g_mutex_unlock (&job->lock);
  if (now - job->reported_at < REPORT_EVERY)
    return;
  job->reported_at = now;
  g_atomic_ref_count_inc (&job->refs);
  g_idle_add_full (G_PRIORITY_DEFAULT, show_progress, job, (GDestroyNotify) import_job_unref);
}

static gpointer
run_import (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportJob *job = data;

  return alpr_import_file (alpr_session_get_store (session), alpr_session_get_actor (session),
                           job->path, job->mapping,
                           job->progress != NULL ? import_progressed_cb : NULL, job, cancellable,
                           error);
}

/**
 * alpr_desk_import_async:
 * @self: a desk
 * @job: the file and who is told of the progress; copied
 * @cancellable: stops it; the book is then as it was
 * @callback: called when it is in
 * @data: for @callback
 *
 * Takes one file in.
 */
void
alpr_desk_import_async (AlprDesk *self, const AlprImportJob *job, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  ImportJob *run = g_new0 (ImportJob, 1);
  AlprTask task = { .func = run_import, .data = run,
                    .data_free = (GDestroyNotify) import_job_unref,
                    .result_free = (GDestroyNotify) alpr_import_result_free, .area = "imports" };

  g_atomic_ref_count_init (&run->refs);
  g_mutex_init (&run->lock);
  run->path = g_strdup (job->path);
  run->mapping = job->mapping != NULL ? g_object_ref (job->mapping) : NULL;
  run->progress = job->progress;
  run->progress_data = job->progress_data;
  alpr_desk_work_async (self, &task, cancellable, callback, data);
}

/**
 * alpr_desk_import_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): what was found in the file
 */
AlprImportResult *
alpr_desk_import_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_work_finish (self, result, error);
}
