/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waiting with an end. A socket's own time limit counts from the last byte, so that who sends one
 * byte now and then could hold an exchange for ever. A deadline is a cancellable that is cancelled
 * when the time is over, or when the caller's own is; a thread watches the clock, since the
 * exchange itself sits in a system call. The thread ends with the deadline.
 */

#include "alpr-flock-wait.h"

struct _AlprFlockDeadline
{
  GMutex mutex;
  GCond cond;
  GThread *watch;
  GCancellable *stop;    /* owned */
  GCancellable *outside; /* a reference, nullable */
  gulong handler;
  gint64 until; /* monotonic, microseconds */
  gboolean over;
  gboolean passed;
};

static gpointer
watch (gpointer data)
{
  AlprFlockDeadline *self = data;
  gboolean passed;

  g_mutex_lock (&self->mutex);
  while (!self->over && !self->passed)
    if (!g_cond_wait_until (&self->cond, &self->mutex, self->until))
      self->passed = !self->over;
  passed = self->passed;
  g_mutex_unlock (&self->mutex);
  if (passed)
    g_cancellable_cancel (self->stop);
  return NULL;
}

static void
cancelled_cb (GCancellable *outside, gpointer data)
{
  g_cancellable_cancel (data);
}

/**
 * alpr_flock_deadline_new:
 * @milliseconds: from now on
 * @cancellable: (nullable): the caller's own
 *
 * Returns: (transfer full): a deadline that runs
 */
AlprFlockDeadline *
alpr_flock_deadline_new (guint milliseconds, GCancellable *cancellable)
{
  AlprFlockDeadline *self = g_new0 (AlprFlockDeadline, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->stop = g_cancellable_new ();
  self->until = g_get_monotonic_time () + (gint64)milliseconds * 1000;
  if (cancellable != NULL)
    {
      self->outside = g_object_ref (cancellable);
      self->handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                             g_object_ref (self->stop), g_object_unref);
    }
  self->watch = g_thread_new ("alpr-deadline", watch, self);
  return self;
}

/** alpr_flock_deadline_get_stop: Returns: (transfer none): what is cancelled in the end */
GCancellable *
alpr_flock_deadline_get_stop (AlprFlockDeadline *self)
{
  return self->stop;
}

/** alpr_flock_deadline_has_passed: Returns: whether it was the clock, and not the caller */
gboolean
alpr_flock_deadline_has_passed (AlprFlockDeadline *self)
{
  gboolean passed;

  g_mutex_lock (&self->mutex);
  passed = self->passed;
  g_mutex_unlock (&self->mutex);
  return passed && (self->outside == NULL || !g_cancellable_is_cancelled (self->outside));
}

/** alpr_flock_deadline_free: Ends the deadline and its thread. */
void
alpr_flock_deadline_free (AlprFlockDeadline *self)
{
  g_mutex_lock (&self->mutex);
  self->over = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->watch);
  if (self->outside != NULL)
    g_cancellable_disconnect (self->outside, self->handler);
  g_clear_object (&self->outside);
  g_clear_object (&self->stop);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * alpr_flock_wait:
 * @milliseconds: how long
 * @cancellable: (nullable): ends it early
 * @error: return location for an error
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED
 */
gboolean
alpr_flock_wait (guint milliseconds, GCancellable *cancellable, GError **error)
{
  gint64 until = g_get_monotonic_time () + (gint64)milliseconds * 1000;
  GPollFD fd;

  if (cancellable == NULL || !g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_usleep ((gulong)milliseconds * 1000);
      return TRUE;
    }
  while (!g_cancellable_is_cancelled (cancellable) && g_get_monotonic_time () < until)
    g_poll (&fd, 1, (int)MAX ((until - g_get_monotonic_time ()) / 1000, 1));
  g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
