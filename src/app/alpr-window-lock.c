/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's lock, and who comes back: the person who signs in again is led to the place where
 * they were; whoever else signs in begins at the overview. The question before an act that matters
 * is asked here, over whatever dialog is open.
 */

#include "alpr-window-private.h"

#include <glib/gi18n.h>

#include "alpr-confirm-dialog.h"
#include "alpr-places.h"
#include "alpr-time.h"

static void
forget_place (AlprWindow *self)
{
  g_clear_pointer (&self->left, g_free);
  g_clear_pointer (&self->left_by, g_free);
}

/* What the sign-in found out */
static void
say_what_to_know (AlprWindow *self)
{
  int codes = alpr_desk_get_codes_left (self->desk);
  gint64 seen = alpr_desk_get_clock_behind (self->desk);

  if (codes >= 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("You used a recovery code; %d is left.",
                    "You used a recovery code; %d are left.", (gulong) codes),
          codes);

      alpr_window_say (self, words);
    }
  if (seen != 0)
    {
      g_autofree char *day = alpr_time_to_day (seen, alpr_desk_get_zone (self->desk));
      g_autofree char *words = g_strdup_printf (
          _("This computer’s clock is behind: the book has seen %s already."), day);

      alpr_window_say (self, words);
    }
}

/* An act waits for it: whoever is signed in proves that it is they. */
static void
confirm_cb (AlprWindow *self)
{
  GtkWidget *dialog
      = alpr_confirm_dialog_new (alpr_lock_find_top (GTK_WINDOW (self)), self->desk);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* Signs out, with nothing of the book left on the screen, and asks for the same person again. */
void
alpr_window_lock (AlprWindow *self, const char *why)
{
  g_autofree char *path = g_strdup (alpr_desk_get_path (self->desk));
  const char *name = alpr_window_get_place (self);
  const AlprPlace *place = name != NULL ? alpr_places_find (name) : NULL;

  forget_place (self);
  if (place != NULL && place->title != NULL)
    {
      self->left = g_strdup (name);
      self->left_by = g_strdup (alpr_desk_get_user_name (self->desk));
    }
  alpr_lock_close_dialogs (GTK_WINDOW (self));
  alpr_first_page_forget (self->first);
  alpr_desk_close (self->desk);
  alpr_start_page_offer (self->start, path);
  if (why != NULL)
    alpr_start_page_explain (self->start, why);
}

static void
lock_due_cb (AlprWindow *self, const char *why)
{
  alpr_window_lock (self, why);
}

/* Begins to look when it is time to lock. */
void
alpr_window_watch (AlprWindow *self)
{
  g_signal_connect_swapped (self->desk, "confirm", G_CALLBACK (confirm_cb), self);
  self->lock = alpr_lock_new (self->desk);
  g_signal_connect_object (self->lock, "due", G_CALLBACK (lock_due_cb), self, G_CONNECT_SWAPPED);
}

/* Ends that, with the window; the desk's signals are disconnected there. */
void
alpr_window_unwatch (AlprWindow *self)
{
  g_clear_object (&self->lock);
  forget_place (self);
}

/* Goes where the same person was when the window locked, and says what the sign-in found out. */
void
alpr_window_come_back (AlprWindow *self)
{
  gboolean same = g_strcmp0 (self->left_by, alpr_desk_get_user_name (self->desk)) == 0;

  alpr_window_go (self, same ? self->left : "overview", 0);
  forget_place (self);
  say_what_to_know (self);
}
