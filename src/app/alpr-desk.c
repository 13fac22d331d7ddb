/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desk: who works, in which book, and the only asynchronous door between the window and the
 * rooms below, which are synchronous.
 *
 *   worker   one thread that owns the session: signs in, acts, imports; nothing else writes
 *   reader   one thread with a connection of its own that reads; a long import doesn't stop lists
 *
 * A page asks by alpr_desk_read_async () and gets what was read on the main thread. After whatever
 * changed the book the desk says `changed (area)`, and pages read again. No store is ever touched
 * on the main thread, and the tasks hold no reference to the desk: the last one would end a thread
 * from within itself.
 *
 * An act that needs a proof of who acts is held until the window has asked for it, and then run
 * again (alpr-desk-confirm.c): no page and no dialog has to know.
 */

#include "alpr-desk-private.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-standing.h"
#include "alpr-time.h"

enum
{
  CHANGED,
  OPENED,
  CONFIRM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprDesk, alpr_desk, G_TYPE_OBJECT)

/* A job of either thread. */
typedef struct
{
  AlprStore *store;     /* a reference; reading only */
  AlprSession *session; /* a reference; working only */
  AlprReadFunc read;
  AlprWorkFunc work;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  char *area;    /* nullable */
  GWeakRef desk; /* working only; looked at on the main thread */
} Job;

static void
job_free (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->store);
  g_clear_object (&job->session);
  g_weak_ref_clear (&job->desk);
  g_free (job->area);
  g_free (job);
}

static Job *
job_new (void)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->desk, NULL);
  return job;
}

/* A task that has to wait for a proof, brought back to the main thread. */
typedef struct
{
  GTask *task;
  GError *error;
} Unproved;

static gboolean
ask_proof_cb (gpointer data)
{
  Unproved *unproved = data;
  Job *job = g_task_get_task_data (unproved->task);
  g_autoptr (AlprDesk) desk = g_weak_ref_get (&job->desk);

  if (desk == NULL || desk->session != job->session)
    g_task_return_error (unproved->task, g_steal_pointer (&unproved->error));
  else if (alpr_desk_hold (desk, unproved->task, g_steal_pointer (&unproved->error)))
    g_signal_emit (desk, signals[CONFIRM], 0);
  g_object_unref (unproved->task);
  g_free (unproved);
  return G_SOURCE_REMOVE;
}

static void
fail_job (GTask *task, Job *job, GError *error)
{
  Unproved *unproved;

  if (job->work == NULL || !g_error_matches (error, ALPR_ERROR, ALPR_ERROR_UNCONFIRMED))
    {
      g_task_return_error (task, error);
      return;
    }
  unproved = g_new0 (Unproved, 1);
  unproved->task = g_object_ref (task);
  unproved->error = error;
  g_idle_add (ask_proof_cb, unproved);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gpointer result = job->read != NULL
                        ? job->read (job->store, job->data, cancellable, &error)
                        : job->work (job->session, job->data, cancellable, &error);

  if (error != NULL)
    fail_job (task, job, error);
  else
    g_task_return_pointer (task, result, job->result_free);
}

/* Once more, with the proof. */
void
alpr_desk_run_again (AlprDesk *self, GTask *task)
{
  alpr_worker_push (self->worker, task, run_job);
}

static gboolean
refuse_closed (GTask *task, gboolean open)
{
  if (!open)
    g_task_return_new_error (task, ALPR_ERROR, ALPR_ERROR_MISSING, "No book is open");
  return !open;
}

/* Nothing is shown while something has to be done first. */
static gboolean
refuse_pending (GTask *task, AlprDesk *self)
{
  gboolean pending = alpr_desk_get_pending (self) != ALPR_PENDING_NOTHING;

  if (pending)
    g_task_return_new_error (task, ALPR_ERROR, ALPR_ERROR_DENIED,
                             "Something has to be done first");
  return pending;
}

static gpointer
finish_job (AlprDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
end_session (gpointer session)
{
  alpr_session_sign_out (session);
  g_object_unref (session);
}

static void
alpr_desk_dispose (GObject *object)
{
  AlprDesk *self = ALPR_DESK (object);

  alpr_desk_close (self);
  g_clear_pointer (&self->reader, alpr_worker_free);
  g_clear_pointer (&self->worker, alpr_worker_free);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  G_OBJECT_CLASS (alpr_desk_parent_class)->dispose (object);
}

static void
alpr_desk_class_init (AlprDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alpr_desk_dispose;

  /**
   * AlprDesk::changed:
   * @area: what has changed: the first word of the act, `imports`, `findings`
   *
   * Something was committed: whoever shows it reads again.
   */
  signals[CHANGED] = g_signal_new ("changed", ALPR_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AlprDesk::opened:
   *
   * A book was opened or closed; ask alpr_desk_is_open().
   */
  signals[OPENED] = g_signal_new ("opened", ALPR_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * AlprDesk::confirm:
   *
   * Something that was asked for needs a proof of who asks: whoever hears this asks for it, and
   * calls alpr_desk_confirm_async() or alpr_desk_give_up(). Then it is tried again, or fails.
   */
  signals[CONFIRM] = g_signal_new ("confirm", ALPR_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
alpr_desk_init (AlprDesk *self)
{
  self->worker = alpr_worker_new ("alpr-worker");
  self->reader = alpr_worker_new ("alpr-reader");
  self->closing = g_cancellable_new ();
  self->held = g_ptr_array_new_with_free_func (alpr_desk_held_free);
}

/** alpr_desk_new: Returns: (transfer full): a desk without a book */
AlprDesk *
alpr_desk_new (void)
{
  return g_object_new (ALPR_TYPE_DESK, NULL);
}

/**
 * alpr_desk_close:
 * @self: a desk
 *
 * Signs out, if somebody is signed in. What was begun ends first; what reads is stopped.
 */
void
alpr_desk_close (AlprDesk *self)
{
  if (self->session == NULL)
    return;
  alpr_desk_give_up (self);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  self->closing = g_cancellable_new ();
  alpr_worker_give (self->reader, g_steal_pointer (&self->reader_store), g_object_unref);
  alpr_worker_give (self->worker, g_steal_pointer (&self->session), end_session);
  g_clear_pointer (&self->path, g_free);
  g_signal_emit (self, signals[OPENED], 0);
}

/** alpr_desk_look_again: Says `opened` once more, when what had to be done first was done. */
void
alpr_desk_look_again (AlprDesk *self)
{
  if (self->session != NULL)
    g_signal_emit (self, signals[OPENED], 0);
}

/** alpr_desk_is_open: Returns: whether somebody is signed in to a book */
gboolean
alpr_desk_is_open (AlprDesk *self)
{
  return self->session != NULL;
}

/** alpr_desk_get_read_only_reason: Returns: (nullable): who has the book; %NULL where we may act */
const char *
alpr_desk_get_read_only_reason (AlprDesk *self)
{
  return self->session != NULL ? alpr_session_get_read_only_reason (self->session) : NULL;
}

/** alpr_desk_get_path: Returns: (nullable): where the book lies */
const char *
alpr_desk_get_path (AlprDesk *self)
{
  return self->path;
}

/** alpr_desk_get_agency: Returns: (nullable): whose book it is */
const char *
alpr_desk_get_agency (AlprDesk *self)
{
  return self->session != NULL ? alpr_session_get_agency (self->session) : NULL;
}

/** alpr_desk_get_zone: Returns: (transfer none): the agency's time zone; UTC without a book */
GTimeZone *
alpr_desk_get_zone (AlprDesk *self)
{
  static GTimeZone *utc = NULL;

  if (self->session != NULL)
    return alpr_session_get_zone (self->session);
  if (utc == NULL)
    utc = g_time_zone_new_utc ();
  return utc;
}

/** alpr_desk_get_offset: Returns: what is added to UTC in the agency's zone @at, in milliseconds */
gint64
alpr_desk_get_offset (AlprDesk *self, gint64 at)
{
  GTimeZone *zone = alpr_desk_get_zone (self);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at / ALPR_TIME_SECOND);

  return g_time_zone_get_offset (zone, interval) * ALPR_TIME_SECOND;
}

/** alpr_desk_get_user_name: Returns: (nullable): who is signed in */
const char *
alpr_desk_get_user_name (AlprDesk *self)
{
  return self->session != NULL
             ? alpr_actor_get_user_name (alpr_session_get_actor (self->session))
             : NULL;
}

/** alpr_desk_get_role: Returns: (nullable): that person's role, a word of the profile */
const char *
alpr_desk_get_role (AlprDesk *self)
{
  return self->session != NULL ? alpr_actor_get_role (alpr_session_get_actor (self->session))
                               : NULL;
}

/** alpr_desk_has_right: Returns: whether who is signed in may do things of that kind here and now
 */
gboolean
alpr_desk_has_right (AlprDesk *self, const char *right)
{
  return self->session != NULL && alpr_session_get_read_only_reason (self->session) == NULL
         && alpr_actor_has_right (alpr_session_get_actor (self->session), right);
}

/** alpr_desk_may_look: Returns: whether who is signed in may see what takes @right to be seen */
gboolean
alpr_desk_may_look (AlprDesk *self, const char *right)
{
  return self->session != NULL
         && alpr_actor_has_right (alpr_session_get_actor (self->session), right);
}

/** alpr_desk_may_see: Returns: whether who is signed in may see what @view shows */
gboolean
alpr_desk_may_see (AlprDesk *self, AlprView *view)
{
  return alpr_desk_may_look (self, alpr_view_get_right (view));
}

/** alpr_desk_may: Returns: whether who is signed in may do @act here and now */
gboolean
alpr_desk_may (AlprDesk *self, const char *act)
{
  const AlprAct *found = alpr_acts_find (act);

  return found != NULL && alpr_desk_has_right (self, found->right);
}

/* A task stops when its own cancellable is cancelled, or else when the book is closed. */
static GTask *
new_task (AlprDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  return g_task_new (NULL, cancellable != NULL ? cancellable : self->closing, callback, data);
}

/**
 * alpr_desk_read_async:
 * @self: a desk
 * @question: what is asked; its data passes to the task
 * @cancellable: (nullable): stops it; without one it stops when the book is closed
 * @callback: called with the answer
 * @data: for @callback
 *
 * Runs a function on the reader's thread. The source object given to @callback is %NULL.
 */
void
alpr_desk_read_async (AlprDesk *self, const AlprQuestion *question, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = new_task (self, cancellable, callback, data);
  Job *job = job_new ();

  job->read = question->func;
  job->data = question->data;
  job->data_free = question->data_free;
  job->result_free = question->result_free;
  job->store = self->reader_store != NULL ? g_object_ref (self->reader_store) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_set_priority (task, question->priority);
  if (!refuse_closed (task, job->store != NULL) && !refuse_pending (task, self))
    alpr_worker_push (self->reader, task, run_job);
}

/** alpr_desk_read_finish: Returns: (transfer full): what the question's function returned */
gpointer
alpr_desk_read_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return finish_job (self, result, error);
}

/**
 * alpr_desk_work_async:
 * @self: a desk
 * @task: what is to be done; its data passes to the desk
 * @cancellable: (nullable): stops it; nothing but that stops it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Runs a function on the worker's thread, the only one that writes. Work isn't stopped when the
 * book is closed: it ends first.
 */
void
alpr_desk_work_async (AlprDesk *self, const AlprTask *task, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) run = g_task_new (NULL, cancellable, callback, data);
  Job *job = job_new ();

  g_weak_ref_set (&job->desk, self);
  job->work = task->func;
  job->data = task->data;
  job->data_free = task->data_free;
  job->result_free = task->result_free;
  job->area = g_strdup (task->area);
  job->session = self->session != NULL ? g_object_ref (self->session) : NULL;
  g_task_set_check_cancellable (run, FALSE);
  g_task_set_task_data (run, job, (GDestroyNotify) job_free);
  if (!refuse_closed (run, job->session != NULL))
    alpr_worker_push (self->worker, run, run_job);
}

/** alpr_desk_work_finish: Returns: (transfer full): what the task's function returned */
gpointer
alpr_desk_work_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) cause = NULL;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *area = g_strdup (job->area);
  gpointer done = finish_job (self, result, &cause);

  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (area != NULL)
    g_signal_emit (self, signals[CHANGED], 0, area);
  return done;
}

typedef struct
{
  char *act;
  GVariant *inputs;
  AlprSecret *secret; /* nullable */
} ActJob;

static void
act_job_free (ActJob *job)
{
  g_free (job->act);
  g_clear_pointer (&job->inputs, g_variant_unref);
  g_clear_pointer (&job->secret, alpr_secret_unref);
  g_free (job);
}

static gpointer
run_act (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ActJob *job = data;

  return alpr_act_run_with (alpr_session_get_store (session), alpr_session_get_actor (session),
                            job->act, job->inputs, job->secret, cancellable, error);
}

/**
 * alpr_desk_act_async:
 * @self: a desk
 * @act: the act, as `findings/judge`
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @callback: called when it is done
 * @data: for @callback
 *
 * Does an act.
 */
void
alpr_desk_act_async (AlprDesk *self, const char *act, GVariant *inputs,
                     GAsyncReadyCallback callback, gpointer data)
{
  alpr_desk_act_with_async (self, act, inputs, NULL, callback, data);
}

/**
 * alpr_desk_act_with_async:
 * @self: a desk
 * @act: an act that takes a passphrase beside its inputs, as `people/add`
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @secret: (nullable): the passphrase, which is journalled nowhere
 * @callback: called when it is done; see alpr_desk_act_finish()
 * @data: for @callback
 *
 * Does an act.
 */
void
alpr_desk_act_with_async (AlprDesk *self, const char *act, GVariant *inputs, AlprSecret *secret,
                          GAsyncReadyCallback callback, gpointer data)
{
  alpr_desk_act_stoppable_async (self, act, inputs, secret, NULL, callback, data);
}

/**
 * alpr_desk_act_stoppable_async:
 * @self: a desk
 * @act: an act
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @secret: (nullable): a passphrase, as alpr_desk_act_with_async()
 * @cancellable: (nullable): stops it; what was done of it is taken back
 * @callback: called when it is done; see alpr_desk_act_finish()
 * @data: for @callback
 *
 * Does an act that a person may stop.
 */
void
alpr_desk_act_stoppable_async (AlprDesk *self, const char *act, GVariant *inputs,
                               AlprSecret *secret, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *area = g_strndup (act, strcspn (act, "/"));
  ActJob *job = g_new0 (ActJob, 1);
  AlprTask task = { .func = run_act, .data = job, .data_free = (GDestroyNotify) act_job_free,
                    .result_free = (GDestroyNotify) g_variant_unref, .area = area };

  job->act = g_strdup (act);
  job->inputs = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  job->secret = secret != NULL ? alpr_secret_ref (secret) : NULL;
  alpr_desk_work_async (self, &task, cancellable, callback, data);
}

typedef struct
{
  char *act;
  GPtrArray *each; /* a reference, of AlprActEach */
} EachJob;

static void
each_job_free (EachJob *job)
{
  g_free (job->act);
  g_ptr_array_unref (job->each);
  g_free (job);
}

static gpointer
run_each (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  EachJob *job = data;

  return alpr_act_run_each (alpr_session_get_store (session), alpr_session_get_actor (session),
                            job->act, job->each, cancellable, error);
}

/**
 * alpr_desk_act_each_async:
 * @self: a desk
 * @act: an act that can be done for many, as `training/record`
 * @each: (element-type AlprActEach): for whom; not to be changed any more
 * @cancellable: (nullable): stops it; what was done of it is taken back
 * @callback: called when it is done; see alpr_desk_act_finish()
 * @data: for @callback
 *
 * Does an act for every one of many, or for none of them.
 */
void
alpr_desk_act_each_async (AlprDesk *self, const char *act, GPtrArray *each,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *area = g_strndup (act, strcspn (act, "/"));
  EachJob *job = g_new0 (EachJob, 1);
  AlprTask task = { .func = run_each, .data = job, .data_free = (GDestroyNotify) each_job_free,
                    .result_free = (GDestroyNotify) g_variant_unref, .area = area };

  job->act = g_strdup (act);
  job->each = g_ptr_array_ref (each);
  alpr_desk_work_async (self, &task, cancellable, callback, data);
}

/** alpr_desk_act_finish: Returns: (transfer full): a{sv}, what the act gives */
GVariant *
alpr_desk_act_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_work_finish (self, result, error);
}
