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
 */

#include "alpr-desk.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-time.h"
#include "alpr-worker.h"

struct _AlprDesk
{
  GObject parent_instance;

  /* Owned */
  AlprWorker *worker;
  AlprWorker *reader;
  AlprSession *session;    /* nullable; its store is the worker's */
  AlprStore *reader_store; /* nullable; the reader's */
  char *path;
  GCancellable *closing;   /* cancelled when the book is closed */
};

enum
{
  CHANGED,
  OPENED,
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
  char *area; /* nullable */
} Job;

static void
job_free (Job *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->store);
  g_clear_object (&job->session);
  g_free (job->area);
  g_free (job);
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
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->result_free);
}

static gboolean
refuse_closed (GTask *task, gboolean open)
{
  if (!open)
    g_task_return_new_error (task, ALPR_ERROR, ALPR_ERROR_MISSING, "No book is open");
  return !open;
}

static gpointer
finish_job (AlprDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Opening: both ends on their own thread's terms, handed over on the main one. */

typedef struct
{
  char *path;
  char *user_name;
  AlprSecret *passphrase;
  AlprNewBook *wanted; /* nullable; its strings are copies */
  char **profiles;
} OpenJob;

typedef struct
{
  AlprSession *session;
  AlprStore *reader;
  char *path;
} Opened;

static void
open_job_free (OpenJob *job)
{
  if (job->wanted != NULL)
    {
      g_free ((char *) job->wanted->agency);
      g_free ((char *) job->wanted->timezone);
      g_free ((char *) job->wanted->full_name);
      g_free (job->wanted);
    }
  g_strfreev (job->profiles);
  g_free (job->path);
  g_free (job->user_name);
  alpr_secret_unref (job->passphrase);
  g_free (job);
}

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->reader);
  g_clear_object (&opened->session);
  g_free (opened->path);
  g_free (opened);
}

/* What an import left that never ended is taken out by who may write. */
static gboolean
clean_writer (AlprSession *session, GError **error)
{
  AlprStore *store = alpr_session_get_store (session);

  return alpr_store_get_mode (store) != ALPR_STORE_WRITER || alpr_import_clean (store, error);
}

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  g_autoptr (AlprSession) session = NULL;
  AlprStore *reader = NULL;
  Opened *opened;
  GError *error = NULL;

  session = job->wanted != NULL
                ? alpr_session_new_book (job->wanted, &error)
                : alpr_session_sign_in (job->path, job->user_name, job->passphrase,
                                        ALPR_STORE_WRITER, &error);
  if (session != NULL && !clean_writer (session, &error))
    g_clear_object (&session);
  if (session != NULL)
    reader = alpr_store_open_again (alpr_session_get_store (session), &error);
  if (reader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  opened = g_new0 (Opened, 1);
  opened->session = g_steal_pointer (&session);
  opened->reader = reader;
  opened->path = g_strdup (job->path);
  g_task_return_pointer (task, opened, (GDestroyNotify) opened_free);
}

static void
begin_open (AlprDesk *self, OpenJob *job, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, begin_open);
  g_task_set_task_data (task, job, (GDestroyNotify) open_job_free);
  alpr_worker_push (self->worker, task, run_open);
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
}

static void
alpr_desk_init (AlprDesk *self)
{
  self->worker = alpr_worker_new ("alpr-worker");
  self->reader = alpr_worker_new ("alpr-reader");
  self->closing = g_cancellable_new ();
}

/** alpr_desk_new: Returns: (transfer full): a desk without a book */
AlprDesk *
alpr_desk_new (void)
{
  return g_object_new (ALPR_TYPE_DESK, NULL);
}

/**
 * alpr_desk_create_async:
 * @self: a desk
 * @wanted: what the book is to be; copied
 * @callback: called when the book is there; see alpr_desk_open_finish()
 * @data: for @callback
 *
 * Makes a book and signs its first administrator in. Deriving the key takes about half a second.
 */
void
alpr_desk_create_async (AlprDesk *self, const AlprNewBook *wanted, GAsyncReadyCallback callback,
                        gpointer data)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->path = g_strdup (wanted->path);
  job->user_name = g_strdup (wanted->user_name);
  job->passphrase = alpr_secret_ref (wanted->passphrase);
  job->profiles = g_strdupv ((char **) wanted->profiles);
  job->wanted = g_new0 (AlprNewBook, 1);
  *job->wanted = (AlprNewBook) {
    .path = job->path,
    .agency = g_strdup (wanted->agency),
    .timezone = g_strdup (wanted->timezone),
    .profiles = (const char *const *) job->profiles,
    .user_name = job->user_name,
    .full_name = g_strdup (wanted->full_name),
    .passphrase = job->passphrase,
  };
  begin_open (self, job, callback, data);
}

/**
 * alpr_desk_open_async:
 * @self: a desk
 * @path: the book
 * @user_name: who
 * @passphrase: that person's passphrase
 * @callback: called when the person is signed in or not
 * @data: for @callback
 *
 * Signs a person in, to write where nobody else does, else to read.
 */
void
alpr_desk_open_async (AlprDesk *self, const char *path, const char *user_name,
                      AlprSecret *passphrase, GAsyncReadyCallback callback, gpointer data)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->path = g_strdup (path);
  job->user_name = g_strdup (user_name);
  job->passphrase = alpr_secret_ref (passphrase);
  begin_open (self, job, callback, data);
}

/**
 * alpr_desk_open_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether a book is open now
 */
gboolean
alpr_desk_open_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  Opened *opened = finish_job (self, result, error);

  if (opened == NULL)
    return FALSE;
  alpr_desk_close (self);
  self->session = g_steal_pointer (&opened->session);
  self->reader_store = g_steal_pointer (&opened->reader);
  self->path = g_steal_pointer (&opened->path);
  opened_free (opened);
  g_signal_emit (self, signals[OPENED], 0);
  return TRUE;
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
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->closing);
  self->closing = g_cancellable_new ();
  alpr_worker_give (self->reader, g_steal_pointer (&self->reader_store), g_object_unref);
  alpr_worker_give (self->worker, g_steal_pointer (&self->session), end_session);
  g_clear_pointer (&self->path, g_free);
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
  Job *job = g_new0 (Job, 1);

  job->read = question->func;
  job->data = question->data;
  job->data_free = question->data_free;
  job->result_free = question->result_free;
  job->store = self->reader_store != NULL ? g_object_ref (self->reader_store) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_set_priority (task, question->priority);
  if (!refuse_closed (task, job->store != NULL))
    alpr_worker_push (self->reader, task, run_job);
}

/** alpr_desk_read_finish: Returns: (transfer full): what the question's function returned */
gpointer
alpr_desk_read_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return finish_job (self, result, error);
}

typedef struct
{
  char *view;
  GVariant *inputs;
  AlprActor *actor; /* owned: who asks */
} ViewQuestion;

static void
view_question_free (ViewQuestion *question)
{
  g_free (question->view);
  g_clear_pointer (&question->inputs, g_variant_unref);
  g_clear_object (&question->actor);
  g_free (question);
}

static gpointer
read_view (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  ViewQuestion *question = data;
  g_autoptr (AlprView) view = alpr_view_load (question->view, error);
  g_autoptr (GVariant) inputs
      = view != NULL ? alpr_view_complete_inputs (view, question->inputs, alpr_time_now ()) : NULL;

  if (view != NULL && !alpr_actor_has_right (question->actor, alpr_view_get_right (view)))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "The role “%s” may not see “%s”",
                   alpr_actor_get_role (question->actor), question->view);
      return NULL;
    }
  return view != NULL ? alpr_view_read (view, reader, inputs, cancellable, error) : NULL;
}

/**
 * alpr_desk_read_view_async:
 * @self: a desk
 * @view: id of a view of few rows
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @callback: called with the rows
 * @data: for @callback
 *
 * Reads a view whole.
 */
void
alpr_desk_read_view_async (AlprDesk *self, const char *view, GVariant *inputs,
                           GAsyncReadyCallback callback, gpointer data)
{
  ViewQuestion *asked = g_new0 (ViewQuestion, 1);
  AlprQuestion question = { .func = read_view, .data = asked,
                            .data_free = (GDestroyNotify) view_question_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };

  asked->view = g_strdup (view);
  if (self->session != NULL)
    asked->actor = g_object_ref (alpr_session_get_actor (self->session));
  asked->inputs = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  alpr_desk_read_async (self, &question, NULL, callback, data);
}

/** alpr_desk_read_view_finish: Returns: (transfer full) (element-type AlprRow): the rows */
GPtrArray *
alpr_desk_read_view_finish (AlprDesk *self, GAsyncResult *result, GError **error)
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
  Job *job = g_new0 (Job, 1);

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

/** alpr_desk_act_finish: Returns: (transfer full): a{sv}, what the act gives */
GVariant *
alpr_desk_act_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_work_finish (self, result, error);
}
