/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes first: a passphrase of one's own, then the second factor that the policy asks for.
 * Nothing of the book is shown or read before.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-first-page.h"
#include "desk-fixture.h"

#include <string.h>

#include "alpr-act.h"
#include "alpr-error.h"
#include "alpr-time.h"
#include "alpr-totp.h"

#define GIVEN "a passphrase that was given"
#define OWN "a passphrase of my own, long"

static AlprWindow *window;

static const char *
shown (const char *id)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (window, id)));
}

/* Lets somebody in, and asks everybody for a second factor. */
static void
prepare_book (void)
{
  const char *path = desk_fixture_make_book ();
  g_autoptr (AlprSecret) passphrase = alpr_secret_new (DESK_PASSPHRASE, strlen (DESK_PASSPHRASE));
  g_autoptr (AlprSecret) given = alpr_secret_new (GIVEN, strlen (GIVEN));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSession) session
      = alpr_session_sign_in (path, DESK_USER, passphrase, ALPR_STORE_WRITER, &error);
  g_autoptr (GVariant) done = NULL;

  g_assert_no_error (error);
  done = alpr_act_run_with (
      alpr_session_get_store (session), alpr_session_get_actor (session), "people/add",
      g_variant_new_parsed ("{'user_name': <'lee'>, 'role': <'auditor'>}"), given, NULL, &error);
  g_assert_no_error (error);
  alpr_store_run_text (alpr_session_get_store (session),
                       "INSERT INTO policy_number (policy, name, number) "
                       "VALUES (1, 'mfa-required', 1)",
                       NULL, &error);
  g_assert_no_error (error);
  alpr_session_sign_out (session);
}

static void
sign_in (const char *passphrase)
{
  GtkWidget *page = desk_fixture_find (window, "sign_in");

  desk_fixture_click (page, "acknowledge");
  desk_fixture_type (page, "in_user_name", "lee");
  desk_fixture_type (page, "in_passphrase", passphrase);
  desk_fixture_click (page, "submit");
  WAIT (alpr_desk_is_open (alpr_window_get_desk (window)));
  desk_fixture_settle ();
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;
  g_autoptr (GPtrArray) rows
      = alpr_desk_read_view_finish (alpr_window_get_desk (window), result, error);

  g_assert_null (rows);
}

/* The given passphrase opens this page and nothing else. */
static void
test_passphrase_first (void)
{
  AlprDesk *desk = alpr_window_get_desk (window);
  g_autoptr (GError) error = NULL;

  sign_in (GIVEN);
  g_assert_cmpstr (shown ("whole"), ==, "first");
  g_assert_cmpstr (shown ("tasks"), ==, "passphrase");
  g_assert_null (alpr_window_get_page (window));
  alpr_desk_read_view_async (desk, "people", NULL, read_cb, &error);
  WAIT (error != NULL);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
}

static void
test_takes_a_passphrase (void)
{
  GtkWidget *first = desk_fixture_find (window, "first");
  GtkWidget *submit = desk_fixture_find (first, "submit");

  desk_fixture_type (first, "in_passphrase", OWN);
  desk_fixture_type (first, "again", GIVEN);
  g_assert_false (gtk_widget_is_sensitive (submit));
  desk_fixture_type (first, "in_passphrase", GIVEN);
  desk_fixture_click (first, "submit");
  WAIT (gtk_widget_get_visible (desk_fixture_find (first, "problem"))
        && gtk_widget_is_sensitive (desk_fixture_find (first, "form")));
  desk_fixture_type (first, "in_passphrase", OWN);
  desk_fixture_type (first, "again", OWN);
  desk_fixture_click (first, "submit");
  WAIT (g_str_equal (shown ("tasks"), "enroll"));
  g_assert_cmpstr (shown ("whole"), ==, "first");
}

/* The second factor is the last thing before the book. */
static void
test_then_the_factor (void)
{
  GtkWidget *enroll = desk_fixture_find (window, "enroll");
  const char *letters = gtk_label_get_text (GTK_LABEL (desk_fixture_find (enroll, "letters")));
  g_autoptr (AlprSecret) text = alpr_secret_new (letters, strlen (letters));
  g_autoptr (AlprSecret) secret = alpr_totp_parse_secret (text, NULL);
  gint64 step = alpr_totp_step_at (alpr_time_now ());
  g_autoptr (AlprSecret) one = alpr_totp_reckon (secret, step - 1, NULL);
  g_autoptr (AlprSecret) two = alpr_totp_reckon (secret, step, NULL);

  desk_fixture_type (enroll, "in_first", (const char *) alpr_secret_get_data (one, NULL));
  desk_fixture_type (enroll, "in_second", (const char *) alpr_secret_get_data (two, NULL));
  desk_fixture_click (enroll, "submit");
  WAIT (g_str_equal (gtk_stack_get_visible_child_name (
                         GTK_STACK (desk_fixture_find (enroll, "steps"))),
                     "codes"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_fixture_find (enroll, "kept")), TRUE);
  desk_fixture_click (enroll, "done");
  desk_fixture_settle ();
  g_assert_cmpstr (shown ("whole"), ==, "book");
  g_assert_cmpstr (alpr_window_get_place (window), ==, "overview");
}

/* The maker of the book too: the window makes no exception. */
static void
test_maker (void)
{
  GtkWidget *page = desk_fixture_find (window, "sign_in");

  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  desk_fixture_settle ();
  desk_fixture_click (page, "acknowledge");
  desk_fixture_type (page, "in_user_name", DESK_USER);
  desk_fixture_type (page, "in_passphrase", DESK_PASSPHRASE);
  desk_fixture_click (page, "submit");
  WAIT (alpr_desk_is_open (alpr_window_get_desk (window)));
  desk_fixture_settle ();
  g_assert_cmpstr (shown ("whole"), ==, "first");
  g_assert_cmpstr (shown ("tasks"), ==, "enroll");
  desk_fixture_click (window, "leave");
  desk_fixture_settle ();
  g_assert_cmpstr (shown ("whole"), ==, "start");
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  prepare_book ();
  window = desk_fixture_open_window (900, 900);
  alpr_window_offer_book (window, desk_fixture_make_book ());
  g_test_add_func ("/app/first-page/passphrase-first", test_passphrase_first);
  g_test_add_func ("/app/first-page/takes-a-passphrase", test_takes_a_passphrase);
  g_test_add_func ("/app/first-page/then-the-factor", test_then_the_factor);
  g_test_add_func ("/app/first-page/maker", test_maker);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
