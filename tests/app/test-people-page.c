/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may sign in: the list, and the dialogs that add a person, change a role and take one out.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-people-page.h"
#include "alpr-knocks.h"
#include "alpr-person-dialog.h"
#include "alpr-table.h"
#include "desk-fixture.h"

#define PASSPHRASE "four words of no sense"

static AlprWindow *window;

static guint
count_people (AlprPage *page)
{
  return desk_fixture_count_rows (desk_fixture_find (page, "table"));
}

static GtkWindow *
ask (AlprPage *page, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  return desk_fixture_wait_dialog (ALPR_TYPE_PERSON_DIALOG);
}

static gboolean
can_submit (GtkWindow *dialog)
{
  return gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit"));
}

static void
choose (AlprPage *page, gint64 id, const char *user_name)
{
  AlprTable *table = ALPR_TABLE (desk_fixture_find (page, "table"));

  alpr_table_show (table, id);
  WAIT (alpr_table_get_row (table) != NULL
        && g_str_equal (alpr_row_get_text (alpr_table_get_row (table), "user_name"), user_name));
}

/* Nothing can be pressed before all is there, and the two passphrases are one. */
static void
test_adds (void)
{
  AlprPage *page = desk_fixture_go (window, "people", 0);
  AlprDesk *desk = alpr_window_get_desk (window);
  g_autoptr (AlprSecret) secret = alpr_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  g_autoptr (AlprSession) session = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  g_assert_true (ALPR_IS_PEOPLE_PAGE (page));
  g_assert_cmpuint (count_people (page), ==, 1);
  dialog = ask (page, "people.add");
  WAIT (adw_combo_row_get_model (ADW_COMBO_ROW (desk_fixture_find (dialog, "in_role"))) != NULL);
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_user_name", "lee");
  desk_fixture_type (dialog, "in_passphrase", PASSPHRASE);
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "again", PASSPHRASE "!");
  g_assert_false (can_submit (dialog));
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (dialog, "problem")));
  desk_fixture_type (dialog, "again", PASSPHRASE);
  WAIT (can_submit (dialog));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_PERSON_DIALOG);
  WAIT (count_people (page) == 2);
  session = alpr_session_sign_in (alpr_desk_get_path (desk), "lee", secret, ALPR_STORE_READER,
                                  &error);
  g_assert_no_error (error);
}

/* A change of role wants another role and a reason. */
static void
test_changes_the_role (void)
{
  AlprPage *page = desk_fixture_go (window, "people", 0);
  GtkWindow *dialog;
  AdwComboRow *roles;

  choose (page, 2, "lee");
  dialog = ask (page, "people.role");
  roles = ADW_COMBO_ROW (desk_fixture_find (dialog, "in_role"));
  WAIT (adw_combo_row_get_model (roles) != NULL);
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (dialog, "passphrases")));
  adw_combo_row_set_selected (roles, 1);
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_reason", "helps with the audit");
  WAIT (can_submit (dialog));
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_PERSON_DIALOG);
}

static gpointer
run_give_factor (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (alpr_store_run_text (
      alpr_session_get_store (session),
      "INSERT INTO second_factor (person, secret, enrolled_at, last_step, recovery_salt, "
      "recovery_rounds) SELECT id, randomblob (20), 1, 1, randomblob (16), 1 FROM person "
      "WHERE user_name = 'lee'",
      NULL, error));
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_desk_work_finish (alpr_window_get_desk (window), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
give_factor (void)
{
  AlprTask task = { .func = run_give_factor };
  gboolean done = FALSE;

  alpr_desk_work_async (alpr_window_get_desk (window), &task, NULL, given_cb, &done);
  WAIT (done);
}

static AlprRow *
row_of (AlprPage *page)
{
  return alpr_table_get_row (ALPR_TABLE (desk_fixture_find (page, "table")));
}

/* Who is locked is shown so, and released with a reason. */
static void
test_releases (void)
{
  AlprPage *page = desk_fixture_go (window, "people", 0);
  const char *path = alpr_desk_get_path (alpr_window_get_desk (window));
  g_autoptr (AlprSecret) secret = alpr_secret_new (PASSPHRASE, strlen (PASSPHRASE));
  GtkWindow *dialog;

  choose (page, 2, "lee");
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "release")));
  for (int i = 0; i < 5; i++)
    g_assert_true (alpr_knocks_append (path, "lee", NULL));
  g_assert_null (alpr_session_sign_in (path, "lee", secret, ALPR_STORE_READER, NULL));
  alpr_page_refresh (page);
  WAIT (row_of (page) != NULL
        && g_strcmp0 (alpr_row_get_text (row_of (page), "sign_in"), "locked") == 0);
  desk_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (desk_fixture_find (page, "release")));
  dialog = ask (page, "people.release");
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_reason", "called, it was they");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_PERSON_DIALOG);
  WAIT (row_of (page) != NULL
        && g_strcmp0 (alpr_row_get_text (row_of (page), "sign_in"), "locked") != 0);
}

/* Who is looked after by one administrator only gets the factor taken away at once. */
static void
test_resets_the_factor (void)
{
  AlprPage *page = desk_fixture_go (window, "people", 0);
  GtkWindow *dialog;

  choose (page, 2, "lee");
  g_assert_false (gtk_widget_get_visible (desk_fixture_find (page, "factor")));
  give_factor ();
  alpr_page_refresh (page);
  WAIT (row_of (page) != NULL && alpr_row_get_integer (row_of (page), "enrolled_at") != 0);
  desk_fixture_settle ();
  dialog = ask (page, "people.factor");
  desk_fixture_type (dialog, "in_reason", "telephone lost");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_PERSON_DIALOG);
  WAIT (row_of (page) != NULL && alpr_row_get_integer (row_of (page), "enrolled_at") == 0);
}

/* The last administrator stays, and the dialog says why. */
static void
test_keeps_the_last_administrator (void)
{
  AlprPage *page = desk_fixture_go (window, "people", 0);
  GtkWindow *dialog;

  choose (page, 1, DESK_USER);
  dialog = ask (page, "people.remove");
  desk_fixture_type (dialog, "in_reason", "retired");
  desk_fixture_click (dialog, "submit");
  WAIT (gtk_widget_get_visible (desk_fixture_find (dialog, "problem")));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, "problem"))),
                            "last administrator"));
  gtk_window_destroy (dialog);
}

static void
test_takes_out (void)
{
  AlprPage *page = desk_fixture_go (window, "people", 0);
  AlprTable *table = ALPR_TABLE (desk_fixture_find (page, "table"));
  GtkWindow *dialog;

  choose (page, 2, "lee");
  dialog = ask (page, "people.remove");
  g_assert_false (can_submit (dialog));
  desk_fixture_type (dialog, "in_reason", "left on 2 March");
  desk_fixture_click (dialog, "submit");
  desk_fixture_wait_no_dialog (ALPR_TYPE_PERSON_DIALOG);
  WAIT (alpr_table_get_row (table) != NULL
        && g_str_equal (alpr_row_get_text (alpr_table_get_row (table), "state"), "left"));
  desk_fixture_settle ();
  g_assert_cmpuint (count_people (page), ==, 2);
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1200, 800);
  g_test_add_func ("/app/people-page/adds", test_adds);
  g_test_add_func ("/app/people-page/changes-the-role", test_changes_the_role);
  g_test_add_func ("/app/people-page/releases", test_releases);
  g_test_add_func ("/app/people-page/resets-the-factor", test_resets_the_factor);
  g_test_add_func ("/app/people-page/keeps-the-last-administrator",
                   test_keeps_the_last_administrator);
  g_test_add_func ("/app/people-page/takes-out", test_takes_out);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
