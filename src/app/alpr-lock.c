/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the window locks: after some minutes in which nobody touched keyboard, mouse or screen in
 * any window of the program, and some hours after the sign-in whoever touches what. Both are
 * numbers of the policy, and are taken by a clock that counts while the machine sleeps. Locking is
 * signing out: the pages are thrown away, the dialogs closed, the key is out of memory.
 */

#include "alpr-lock.h"

#include <glib/gi18n.h>
#include <time.h>

#define LOOK_EVERY 10 /* seconds */
#define MINUTE G_GINT64_CONSTANT (60000)
#define HOUR (60 * MINUTE)

struct _AlprLock
{
  GObject parent_instance;

  AlprDesk *desk; /* a reference */
  gint64 touched_at;
  gint64 opened_at;
  guint looking; /* source id */
};

enum
{
  DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprLock, alpr_lock, G_TYPE_OBJECT)

static gboolean
is_of_a_hand (GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCHPAD_SWIPE:
    case GDK_TOUCHPAD_PINCH:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
touched_cb (AlprLock *self, GdkEvent *event)
{
  if (is_of_a_hand (event))
    self->touched_at = alpr_lock_clock ();
  return GDK_EVENT_PROPAGATE;
}

static void
watch (AlprLock *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

static void
windows_changed_cb (AlprLock *self, guint at, guint removed, guint added, GListModel *windows)
{
  for (guint i = at; i < at + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      watch (self, window);
    }
}

static void
opened_cb (AlprLock *self)
{
  self->touched_at = alpr_lock_clock ();
  self->opened_at = self->touched_at;
}

static gboolean
looked_cb (gpointer data)
{
  alpr_lock_look (data, alpr_lock_clock ());
  return G_SOURCE_CONTINUE;
}

static void
alpr_lock_dispose (GObject *object)
{
  AlprLock *self = ALPR_LOCK (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  g_signal_handlers_disconnect_by_data (gtk_window_get_toplevels (), self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (alpr_lock_parent_class)->dispose (object);
}

static void
alpr_lock_class_init (AlprLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alpr_lock_dispose;

  /**
   * AlprLock::due:
   * @why: in words
   *
   * It is time to lock.
   */
  signals[DUE] = g_signal_new ("due", ALPR_TYPE_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alpr_lock_init (AlprLock *self)
{
}

/** alpr_lock_new: Returns: (transfer full): what says when a window on @desk has to lock */
AlprLock *
alpr_lock_new (AlprDesk *desk)
{
  AlprLock *self = g_object_new (ALPR_TYPE_LOCK, NULL);
  GListModel *windows = gtk_window_get_toplevels ();

  self->desk = g_object_ref (desk);
  g_signal_connect_swapped (desk, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (windows, "items-changed", G_CALLBACK (windows_changed_cb), self);
  windows_changed_cb (self, 0, 0, g_list_model_get_n_items (windows), windows);
  opened_cb (self);
  self->looking = g_timeout_add_seconds (LOOK_EVERY, looked_cb, self);
  return self;
}

/** alpr_lock_clock: Returns: milliseconds of a clock that nobody can set, sleep included */
gint64
alpr_lock_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** alpr_lock_look: Says `due` where it is so @now, of alpr_lock_clock(). */
void
alpr_lock_look (AlprLock *self, gint64 now)
{
  gint64 minutes, hours;
  g_autofree char *why = NULL;

  if (!alpr_desk_is_open (self->desk))
    return;
  alpr_desk_get_limits (self->desk, &minutes, &hours);
  if (minutes > 0 && now - self->touched_at >= minutes * MINUTE)
    why = g_strdup_printf (ngettext ("Locked, since nobody was here for %d minute.",
                                     "Locked, since nobody was here for %d minutes.",
                                     (gulong)minutes),
                           (int)minutes);
  else if (hours > 0 && now - self->opened_at >= hours * HOUR)
    why = g_strdup_printf (ngettext ("Locked: a sign-in is good for %d hour.",
                                     "Locked: a sign-in is good for %d hours.", (gulong)hours),
                           (int)hours);
  if (why != NULL)
    g_signal_emit (self, signals[DUE], 0, why);
}

/* How many dialogs stand between @one and @window; -1 where it isn't one of its dialogs */
static int
distance (GtkWindow *one, GtkWindow *window)
{
  int steps = 0;

  for (; one != NULL && one != window; one = gtk_window_get_transient_for (one))
    steps++;
  return one == window ? steps : -1;
}

/** alpr_lock_find_top: Returns: (transfer none): @window, or the topmost dialog over it */
GtkWindow *
alpr_lock_find_top (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *top = window;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (one))
          && distance (one, window) > distance (top, window))
        top = one;
    }
  return top;
}

/* The list of shortcuts says nothing of a book, and is the window's for good. */
static gboolean
shows_nothing (GtkWindow *dialog)
{
  return GTK_IS_SHORTCUTS_WINDOW (dialog) || GTK_IS_FILE_CHOOSER (dialog);
}

/** alpr_lock_close_dialogs: Closes every dialog over @window, saved or not. */
void
alpr_lock_close_dialogs (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GPtrArray) dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (distance (one, window) > 0 && !shows_nothing (one))
        g_ptr_array_add (dialogs, g_steal_pointer (&one));
    }
  for (guint i = 0; i < dialogs->len; i++)
    gtk_window_destroy (dialogs->pdata[i]);
}
