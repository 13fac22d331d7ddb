/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The enrollment wizard: the secret as a square and in letters, two codes, recovery codes that are
 * shown once and saved for their owner only; then the code at the sign-in.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-enroll-page.h"
#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-code-sheet.h"
#include "alpr-enroll-dialog.h"
#include "alpr-time.h"
#include "alpr-totp.h"

static AlprWindow *window;
static GtkWidget *dialog;
static AlprSecret *secret;

static const char *
label_of (const char *id)
{
  return gtk_label_get_text (GTK_LABEL (desk_fixture_find (dialog, id)));
}

static const char *
step (void)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (desk_fixture_find (dialog, "steps")));
}

static void
type_codes (gint64 first_off, gint64 second_off)
{
  gint64 now = alpr_totp_step_at (alpr_time_now ());
  g_autoptr (AlprSecret) first = alpr_totp_reckon (secret, now + first_off, NULL);
  g_autoptr (AlprSecret) second = alpr_totp_reckon (secret, now + second_off, NULL);

  desk_fixture_type (dialog, "in_first", (const char *) alpr_secret_get_data (first, NULL));
  desk_fixture_type (dialog, "in_second", (const char *) alpr_secret_get_data (second, NULL));
}

/* The letters are the secret, in groups of four, and the square has a name. */
static void
test_shows_the_secret (void)
{
  g_autoptr (AlprSecret) text = NULL;

  dialog = alpr_enroll_dialog_new (GTK_WINDOW (window), alpr_window_get_desk (window), FALSE);
  gtk_window_present (GTK_WINDOW (dialog));
  desk_fixture_settle ();
  g_assert_cmpstr (step (), ==, "secret");
  g_assert_cmpuint (strlen (label_of ("letters")), ==, 39);
  text = alpr_secret_new (label_of ("letters"), 39);
  secret = alpr_totp_parse_secret (text, NULL);
  g_assert_nonnull (secret);
  gtk_test_accessible_assert_role (desk_fixture_find (dialog, "square"), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
}

static void
test_wrong_codes (void)
{
  GtkWidget *problem = desk_fixture_find (dialog, "problem");

  desk_fixture_type (dialog, "in_first", "12345");
  desk_fixture_type (dialog, "in_second", "123456");
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "submit")));
  type_codes (0, -1);
  desk_fixture_click (dialog, "submit");
  WAIT (gtk_widget_get_visible (problem));
  gtk_test_accessible_assert_role (problem, GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_cmpstr (step (), ==, "secret");
  g_assert_cmpuint (strlen (label_of ("letters")), ==, 39);
}

static void
test_right_codes (void)
{
  g_auto (GStrv) codes = NULL;

  type_codes (-1, 0);
  desk_fixture_click (dialog, "submit");
  WAIT (g_str_equal (step (), "codes"));
  codes = g_strsplit (label_of ("codes"), "\n", -1);
  g_assert_cmpuint (g_strv_length (codes), ==, 10);
  g_assert_cmpuint (strlen (codes[0]), ==, 19);
  g_assert_cmpstr (label_of ("letters"), ==, "");
  /* Nobody goes on without saying that they have kept them. */
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (dialog, "done")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_fixture_find (dialog, "kept")), TRUE);
  desk_fixture_click (dialog, "done");
  desk_fixture_settle ();
  dialog = NULL;
}

static void
test_code_sheet (void)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_secret_unref);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "codes.txt", NULL);
  g_autofree char *saved = NULL;
  g_autoptr (AlprSecret) text = NULL;
  g_autoptr (AlprCodeSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (codes, alpr_secret_new ("ABCD-EFGH", 9));
  text = alpr_code_sheet_write (codes);
  g_assert_cmpstr ((const char *) alpr_secret_get_data (text, NULL), ==,
                   "ABCD-EFGH\nABCD-EFGH\nABCD-EFGH");
  sheet = alpr_code_sheet_new (text, "Prairie Junction PD", DESK_USER);
  g_assert_true (alpr_code_sheet_save_to (sheet, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "ABCD-EFGH\nABCD-EFGH\nABCD-EFGH"));
  g_assert_nonnull (strstr (saved, DESK_USER));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* From now on the passphrase is not enough. */
static void
test_signs_in_with_a_code (void)
{
  gint64 now;
  g_autoptr (AlprSecret) code = NULL;
  GtkWidget *page;

  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  desk_fixture_settle ();
  page = desk_fixture_find (window, "sign_in");
  desk_fixture_click (page, "acknowledge");
  desk_fixture_type (page, "in_user_name", DESK_USER);
  desk_fixture_type (page, "in_passphrase", DESK_PASSPHRASE);
  desk_fixture_click (page, "submit");
  WAIT (gtk_widget_get_visible (desk_fixture_find (page, "problem")));
  now = alpr_totp_step_at (alpr_time_now ());
  code = alpr_totp_reckon (secret, now + 1, NULL);
  desk_fixture_type (page, "in_passphrase", DESK_PASSPHRASE);
  desk_fixture_type (page, "in_code", (const char *) alpr_secret_get_data (code, NULL));
  desk_fixture_click (page, "submit");
  WAIT (alpr_desk_is_open (alpr_window_get_desk (window)));
  desk_fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (desk_fixture_find (page, "in_code"))),
                   ==, "");
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_book (1000, 800);
  g_test_add_func ("/app/enroll-page/shows-the-secret", test_shows_the_secret);
  g_test_add_func ("/app/enroll-page/wrong-codes", test_wrong_codes);
  g_test_add_func ("/app/enroll-page/right-codes", test_right_codes);
  g_test_add_func ("/app/enroll-page/code-sheet", test_code_sheet);
  g_test_add_func ("/app/enroll-page/signs-in-with-a-code", test_signs_in_with_a_code);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  g_clear_pointer (&secret, alpr_secret_unref);
  return status;
}
