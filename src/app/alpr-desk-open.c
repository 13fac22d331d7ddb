/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a desk comes to its book: somebody makes one or signs in, on the worker's thread, and when
 * both connections are there they are handed over on the main one.
 */

#include "alpr-desk-private.h"

/* Opening: both ends on their own thread's terms, handed over on the main one. */

typedef struct
{
  char *path;
  char *user_name;
  AlprSecret *passphrase;
  AlprSecret *code;    /* nullable */
  AlprNewBook *wanted; /* nullable; its strings are copies */
  char **profiles;
} OpenJob;

typedef struct
{
  AlprSession *session;
  AlprStore *reader;
  char *path;
  gint64 idle_minutes;
  gint64 session_hours;
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
  g_clear_pointer (&job->code, alpr_secret_unref);
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

static AlprSession *
sign_in (OpenJob *job, GError **error)
{
  AlprSignIn given = { .path = job->path, .user_name = job->user_name,
                       .passphrase = job->passphrase, .code = job->code,
                       .mode = ALPR_STORE_WRITER, .door = ALPR_DOOR_WINDOW };

  return alpr_session_sign_in_with (&given, error);
}

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OpenJob *job = data;
  g_autoptr (AlprSession) session = NULL;
  AlprStore *reader = NULL;
  Opened *opened;
  GError *error = NULL;

  session = job->wanted != NULL ? alpr_session_new_book (job->wanted, &error)
                                : sign_in (job, &error);
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
  opened->idle_minutes = alpr_session_get_limit (session, ALPR_NUMBER_IDLE_LOCK_MINUTES);
  opened->session_hours = alpr_session_get_limit (session, ALPR_NUMBER_SESSION_HOURS);
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
    .door = ALPR_DOOR_WINDOW,
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
 * alpr_desk_sign_in_async() for somebody who has no second factor.
 */
void
alpr_desk_open_async (AlprDesk *self, const char *path, const char *user_name,
                      AlprSecret *passphrase, GAsyncReadyCallback callback, gpointer data)
{
  AlprSignIn given = { .path = path, .user_name = user_name, .passphrase = passphrase };

  alpr_desk_sign_in_async (self, &given, callback, data);
}

/**
 * alpr_desk_sign_in_async:
 * @self: a desk
 * @given: what the person gives to come in: book, name, passphrase, code; copied
 * @callback: called when the person is signed in or not; see alpr_desk_open_finish()
 * @data: for @callback
 *
 * Signs a person in, to write where nobody else does, else to read.
 */
void
alpr_desk_sign_in_async (AlprDesk *self, const AlprSignIn *given, GAsyncReadyCallback callback,
                         gpointer data)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->path = g_strdup (given->path);
  job->user_name = g_strdup (given->user_name);
  job->passphrase = alpr_secret_ref (given->passphrase);
  job->code = given->code != NULL ? alpr_secret_ref (given->code) : NULL;
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
  Opened *opened = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  opened = g_task_propagate_pointer (G_TASK (result), error);

  if (opened == NULL)
    return FALSE;
  alpr_desk_close (self);
  self->session = g_steal_pointer (&opened->session);
  self->reader_store = g_steal_pointer (&opened->reader);
  self->path = g_steal_pointer (&opened->path);
  self->idle_minutes = opened->idle_minutes;
  self->session_hours = opened->session_hours;
  opened_free (opened);
  alpr_desk_look_again (self);
  return TRUE;
}
