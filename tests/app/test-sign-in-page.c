/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in: a wrong passphrase, a right one, a book that somebody else writes.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-sign-in-page.h"
#include "desk-fixture.h"

#include <string.h>

static AlprWindow *window;

static GtkWidget *
page_of (void)
{
  GtkWidget *page = desk_fixture_find (window, "sign_in");

  g_assert_true (ALPR_IS_SIGN_IN_PAGE (page));
  return page;
}

/* The notice stays until somebody agrees to it; before, there is no field to type into. */
static void
test_notice_first (void)
{
  GtkWidget *page = page_of ();
  GtkStack *steps = GTK_STACK (desk_fixture_find (page, "steps"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (steps), ==, "notice");
  g_assert_nonnull (strstr (
      gtk_label_get_text (GTK_LABEL (desk_fixture_find (page, "notice"))), "monitored"));
  g_assert_false (gtk_widget_get_mapped (desk_fixture_find (page, "in_passphrase")));
  desk_fixture_click (page, "acknowledge");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (steps), ==, "form");
}

static void
test_needs_both (void)
{
  GtkWidget *page = page_of ();
  GtkWidget *submit = desk_fixture_find (page, "submit");

  g_assert_false (gtk_widget_is_sensitive (submit));
  desk_fixture_type (page, "in_user_name", DESK_USER);
  g_assert_false (gtk_widget_is_sensitive (submit));
  desk_fixture_type (page, "in_passphrase", "x");
  g_assert_true (gtk_widget_is_sensitive (submit));
}

/* One message, and nothing stays in the field. */
static void
test_wrong_passphrase (void)
{
  GtkWidget *page = page_of ();
  GtkWidget *problem = desk_fixture_find (page, "problem");

  desk_fixture_type (page, "in_passphrase", "not the passphrase");
  desk_fixture_click (page, "submit");
  WAIT (gtk_widget_get_visible (problem));
  gtk_test_accessible_assert_role (problem, GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (desk_fixture_find (page, "in_passphrase"))),
                   ==, "");
  g_assert_false (alpr_desk_is_open (alpr_window_get_desk (window)));
}

static void
test_right_passphrase (void)
{
  GtkWidget *page = page_of ();

  desk_fixture_type (page, "in_passphrase", DESK_PASSPHRASE);
  desk_fixture_click (page, "submit");
  WAIT (alpr_desk_is_open (alpr_window_get_desk (window)));
  desk_fixture_settle ();
  g_assert_cmpstr (alpr_window_get_place (window), ==, "overview");
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_window (900, 700);
  alpr_window_offer_book (window, desk_fixture_make_book ());
  g_test_add_func ("/app/sign-in-page/notice-first", test_notice_first);
  g_test_add_func ("/app/sign-in-page/needs-both", test_needs_both);
  g_test_add_func ("/app/sign-in-page/wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/app/sign-in-page/right-passphrase", test_right_passphrase);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
