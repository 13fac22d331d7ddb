/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What waits until somebody has proved once more who they are. The worker says that an act needs a
 * proof; the task is held here, and the desk says `confirm`. When the proof is given all that is
 * held is run again, from its beginning, for nothing of it had happened; when it isn't, all of it
 * fails with the sentence that the act gave. Only on the main thread.
 */

#include "alpr-desk-private.h"

typedef struct
{
  GTask *task;
  GError *error;
} Held;

/* Frees what was held; a task that nobody answers fails by itself. */
void
alpr_desk_held_free (gpointer data)
{
  Held *held = data;

  g_clear_object (&held->task);
  g_clear_error (&held->error);
  g_free (held);
}

/* Holds @task; takes @error. Returns whether somebody has to be asked now: they aren't already. */
gboolean
alpr_desk_hold (AlprDesk *self, GTask *task, GError *error)
{
  Held *held = g_new0 (Held, 1);
  guint confirm = g_signal_lookup ("confirm", ALPR_TYPE_DESK);

  held->task = g_object_ref (task);
  held->error = error;
  g_ptr_array_add (self->held, held);
  if (!g_signal_has_handler_pending (self, confirm, 0, FALSE))
    {
      alpr_desk_give_up (self);
      return FALSE;
    }
  return self->held->len == 1;
}

/* All that is held, which may hold something new while it is gone through. */
static GPtrArray *
take_held (AlprDesk *self)
{
  GPtrArray *held = self->held;

  self->held = g_ptr_array_new_with_free_func (alpr_desk_held_free);
  return held;
}

/** alpr_desk_give_up: Nobody proves anything: what waits for it fails. */
void
alpr_desk_give_up (AlprDesk *self)
{
  g_autoptr (GPtrArray) all = take_held (self);

  for (guint i = 0; i < all->len; i++)
    {
      Held *held = all->pdata[i];

      g_task_return_error (held->task, g_steal_pointer (&held->error));
    }
}

typedef struct
{
  AlprSecret *passphrase;
  AlprSecret *code; /* nullable */
} Proof;

static void
proof_free (gpointer data)
{
  Proof *proof = data;

  alpr_secret_unref (proof->passphrase);
  g_clear_pointer (&proof->code, alpr_secret_unref);
  g_free (proof);
}

static gpointer
run_confirm (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Proof *proof = data;

  return GINT_TO_POINTER (
      alpr_session_confirm (session, proof->passphrase, proof->code, error));
}

/**
 * alpr_desk_confirm_async:
 * @self: a desk with an open book
 * @passphrase: the passphrase of who is signed in
 * @code: (nullable): a one-time code or a recovery code
 * @callback: called when it is known whether they are right
 * @data: for @callback
 *
 * Proves who is signed in.
 */
void
alpr_desk_confirm_async (AlprDesk *self, AlprSecret *passphrase, AlprSecret *code,
                         GAsyncReadyCallback callback, gpointer data)
{
  Proof *proof = g_new0 (Proof, 1);
  AlprTask task = { .func = run_confirm, .data = proof, .data_free = proof_free };

  proof->passphrase = alpr_secret_ref (passphrase);
  proof->code = code != NULL ? alpr_secret_ref (code) : NULL;
  alpr_desk_work_async (self, &task, NULL, callback, data);
}

/**
 * alpr_desk_confirm_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: whether it was proved; then what waited for it is run again
 */
gboolean
alpr_desk_confirm_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  gboolean proved = alpr_desk_work_finish (self, result, error) != NULL;

  if (proved)
    {
      g_autoptr (GPtrArray) all = take_held (self);

      for (guint i = 0; i < all->len; i++)
        alpr_desk_run_again (self, ((Held *) all->pdata[i])->task);
    }
  return proved;
}

/** alpr_desk_get_pending: Returns: what has to be done before anything else */
AlprPending
alpr_desk_get_pending (AlprDesk *self)
{
  return self->session != NULL ? alpr_session_get_pending (self->session) : ALPR_PENDING_NOTHING;
}

/** alpr_desk_get_codes_left: Returns: recovery codes left, where the sign-in used one, else -1 */
int
alpr_desk_get_codes_left (AlprDesk *self)
{
  return self->session != NULL ? alpr_session_get_codes_left (self->session) : -1;
}

/** alpr_desk_get_clock_behind: Returns: the book's latest time where the clock is behind, else 0 */
gint64
alpr_desk_get_clock_behind (AlprDesk *self)
{
  return self->session != NULL ? alpr_session_get_clock_behind (self->session) : 0;
}

/** alpr_desk_get_limits: Sets after how many idle minutes the window locks, and after how many
 * hours in all; 0 for never. */
void
alpr_desk_get_limits (AlprDesk *self, gint64 *idle_minutes, gint64 *session_hours)
{
  *idle_minutes = self->idle_minutes;
  *session_hours = self->session_hours;
}
