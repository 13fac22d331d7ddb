/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread with a queue. A store belongs to one thread, so the desk has two of these: one that
 * writes and one that reads. Jobs run one after the other; a job of a better GTask priority
 * overtakes those that wait (a page of rows that is on the screen goes before the ids of a list),
 * never the one that runs. A job whose cancellable is cancelled while it waits is not begun.
 *
 * Only the desk (alpr-desk.c) uses this.
 */

#include "alpr-worker.h"

typedef struct
{
  GTask *task;          /* owned, nullable */
  GTaskThreadFunc func; /* of the task */
  gpointer data;        /* without a task: passes to @end */
  GDestroyNotify end;   /* without task and end the thread ends */
  int priority;
  guint64 place;
} Job;

struct _AlprWorker
{
  GThread *thread;    /* owned, joined by free () */
  GAsyncQueue *queue; /* owned */
  guint64 place;      /* of the next job; the main thread's */
};

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_free (job);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Job *one = a;
  const Job *other = b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (queue);
      gboolean last = job->task == NULL && job->end == NULL;

      if (job->end != NULL)
        job->end (job->data);
      else if (!last && !g_task_return_error_if_cancelled (job->task))
        job->func (job->task, g_task_get_source_object (job->task),
                   g_task_get_task_data (job->task), g_task_get_cancellable (job->task));
      job_free (job);
      if (last)
        return NULL;
    }
}

static void
push_job (AlprWorker *self, Job *job)
{
  job->place = self->place++;
  g_async_queue_push_sorted (self->queue, job, compare_jobs, NULL);
}

/**
 * alpr_worker_new:
 * @name: the thread's name, as debuggers show it
 *
 * Returns: (transfer full): a thread that waits for jobs
 */
AlprWorker *
alpr_worker_new (const char *name)
{
  AlprWorker *self = g_new0 (AlprWorker, 1);

  self->queue = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->thread = g_thread_new (name, run_jobs, g_async_queue_ref (self->queue));
  return self;
}

/**
 * alpr_worker_push:
 * @self: a worker
 * @task: what is told when the job is done; its priority orders the queue
 * @func: runs on the thread and returns through @task
 *
 * Puts a job into the queue.
 */
void
alpr_worker_push (AlprWorker *self, GTask *task, GTaskThreadFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_object_ref (task);
  job->func = func;
  job->priority = g_task_get_priority (task);
  push_job (self, job);
}

/**
 * alpr_worker_give:
 * @self: a worker
 * @data: something that must end on the worker's thread
 * @func: ends it
 *
 * Hands something over to the thread, which ends it when the jobs that wait are done. Nobody is
 * told: it happens also when no main loop runs any more.
 */
void
alpr_worker_give (AlprWorker *self, gpointer data, GDestroyNotify func)
{
  Job *job = g_new0 (Job, 1);

  job->data = data;
  job->end = func;
  job->priority = G_MAXINT - 1;
  push_job (self, job);
}

/**
 * alpr_worker_free:
 * @self: a worker
 *
 * Does the jobs that wait, then ends the thread.
 */
void
alpr_worker_free (AlprWorker *self)
{
  Job *last = g_new0 (Job, 1);

  last->priority = G_MAXINT;
  push_job (self, last);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
