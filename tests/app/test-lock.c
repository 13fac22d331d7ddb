/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window locks: by hand, after idle minutes, after the hours of a sign-in; nothing of the book
 * stays, dialogs neither. And the proof before an act that matters: asked for in one place, whatever
 * page or dialog began it.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "desk-fixture.h"

#include <string.h>

#include "alpr-actor-private.h"
#include "alpr-confirm-dialog.h"
#include "alpr-error.h"
#include "alpr-person-dialog.h"

#define MINUTE G_GINT64_CONSTANT (60000)

static AlprWindow *window;

static void
come_in (void)
{
  GtkWidget *page = desk_fixture_find (window, "sign_in");

  desk_fixture_click (page, "acknowledge");
  desk_fixture_type (page, "in_user_name", DESK_USER);
  desk_fixture_type (page, "in_passphrase", DESK_PASSPHRASE);
  desk_fixture_click (page, "submit");
  WAIT (alpr_desk_is_open (alpr_window_get_desk (window)));
  desk_fixture_settle ();
}

static guint
count_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);

      n += gtk_widget_get_visible (one) ? 1 : 0;
    }
  return n;
}

static gpointer
forget_proof (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  alpr_actor_prove (alpr_session_get_actor (session), alpr_actor_clock () - 6 * MINUTE);
  return GINT_TO_POINTER (TRUE);
}

static void
forgot_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* As if the sign-in had been six minutes ago. */
static void
age_proof (void)
{
  AlprTask task = { .func = forget_proof };
  gboolean done = FALSE;

  alpr_desk_work_async (alpr_window_get_desk (window), &task, NULL, forgot_cb, &done);
  WAIT (done);
}

/* Nothing before its minutes are over; then the pages are gone, and dialogs, saved or not. */
static void
test_idle (void)
{
  AlprLock *lock = alpr_window_get_lock (window);
  AlprDesk *desk = alpr_window_get_desk (window);
  gint64 now = alpr_lock_clock ();

  desk_fixture_go (window, "findings", 0);
  gtk_window_present (GTK_WINDOW (
      alpr_person_dialog_new (GTK_WINDOW (window), desk, ALPR_PERSON_ADD, NULL)));
  desk_fixture_settle ();
  g_assert_cmpuint (count_windows (), ==, 2);
  alpr_lock_look (lock, now + 29 * MINUTE);
  g_assert_true (alpr_desk_is_open (desk));
  alpr_lock_look (lock, now + 31 * MINUTE);
  desk_fixture_settle ();
  g_assert_false (alpr_desk_is_open (desk));
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_null (alpr_window_get_page (window));
  g_assert_nonnull (strstr (adw_status_page_get_description (
                                ADW_STATUS_PAGE (desk_fixture_find (window, "heading"))),
                            "30 minutes"));
}

/* The same person comes back to where they were. */
static void
test_comes_back (void)
{
  come_in ();
  g_assert_cmpstr (alpr_window_get_place (window), ==, "findings");
}

static void
test_hours (void)
{
  AlprLock *lock = alpr_window_get_lock (window);
  gint64 now = alpr_lock_clock ();

  alpr_lock_look (lock, now + 13 * 60 * MINUTE);
  desk_fixture_settle ();
  g_assert_false (alpr_desk_is_open (alpr_window_get_desk (window)));
  come_in ();
}

static void
test_by_hand (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  desk_fixture_settle ();
  g_assert_false (alpr_desk_is_open (alpr_window_get_desk (window)));
  g_assert_null (alpr_window_get_page (window));
  come_in ();
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlprDesk *desk = alpr_window_get_desk (window);
  GError **error = data;
  g_autoptr (GVariant) done = alpr_desk_act_finish (desk, result, error);

  if (done != NULL)
    *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "done");
}

static void
ask (GError **error)
{
  alpr_desk_act_async (alpr_window_get_desk (window), "book/accept-clock",
                       g_variant_new_parsed ("{'reason': <'a test'>}"), acted_cb, error);
}

/* Asked for once, whatever waits; a wrong passphrase is said, a right one lets all of it go on. */
static void
test_confirm (void)
{
  g_autoptr (GError) one = NULL;
  g_autoptr (GError) other = NULL;
  GtkWindow *dialog;

  age_proof ();
  ask (&one);
  ask (&other);
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_CONFIRM_DIALOG);
  desk_fixture_settle ();
  g_assert_cmpuint (count_windows (), ==, 2);
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  desk_fixture_type (dialog, "in_passphrase", "not the passphrase");
  desk_fixture_click (dialog, "submit");
  WAIT (gtk_widget_get_visible (desk_fixture_find (dialog, "problem")));
  g_assert_null (one);
  desk_fixture_type (dialog, "in_passphrase", DESK_PASSPHRASE);
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_CONFIRM_DIALOG);
  WAIT (one != NULL && other != NULL);
  g_assert_cmpstr (one->message, ==, "done");
  g_assert_cmpstr (other->message, ==, "done");
}

/* Who closes the dialog has proved nothing, and nothing happens. */
static void
test_gives_up (void)
{
  g_autoptr (GError) error = NULL;

  age_proof ();
  ask (&error);
  gtk_window_close (desk_fixture_wait_dialog (ALPR_TYPE_CONFIRM_DIALOG));
  WAIT (error != NULL);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_UNCONFIRMED);
}

/* Over a dialog, the question stands over that dialog. */
static void
test_confirm_over_a_dialog (void)
{
  AlprDesk *desk = alpr_window_get_desk (window);
  GtkWindow *below = GTK_WINDOW (
      alpr_person_dialog_new (GTK_WINDOW (window), desk, ALPR_PERSON_OWN_PASSPHRASE, NULL));
  GtkWindow *dialog;

  gtk_window_present (below);
  age_proof ();
  desk_fixture_type (below, "in_passphrase", "some other passphrase, long");
  desk_fixture_type (below, "again", "some other passphrase, long");
  desk_fixture_click (below, "submit");
  dialog = desk_fixture_wait_dialog (ALPR_TYPE_CONFIRM_DIALOG);
  g_assert_true (gtk_window_get_transient_for (dialog) == below);
  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  desk_fixture_settle ();
  g_assert_cmpuint (count_windows (), ==, 1);
  come_in ();
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1000, 800);
  g_test_add_func ("/app/lock/idle", test_idle);
  g_test_add_func ("/app/lock/comes-back", test_comes_back);
  g_test_add_func ("/app/lock/hours", test_hours);
  g_test_add_func ("/app/lock/by-hand", test_by_hand);
  g_test_add_func ("/app/lock/confirm", test_confirm);
  g_test_add_func ("/app/lock/gives-up", test_gives_up);
  g_test_add_func ("/app/lock/confirm-over-a-dialog", test_confirm_over_a_dialog);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
