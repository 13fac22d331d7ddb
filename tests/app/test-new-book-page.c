/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a book: what the form asks, and what it refuses.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include "alpr-new-book-page.h"
#include "desk-fixture.h"

static AlprWindow *window;

static GtkWidget *
page_of (void)
{
  GtkWidget *page = desk_fixture_find (window, "new_book");

  g_assert_true (ALPR_IS_NEW_BOOK_PAGE (page));
  return page;
}

static const char *
text_of (const char *id)
{
  return gtk_editable_get_text (GTK_EDITABLE (desk_fixture_find (page_of (), id)));
}

static const char *
hint (void)
{
  return gtk_label_get_text (GTK_LABEL (desk_fixture_find (page_of (), "hint")));
}

/* The file is called as the agency is, until somebody types another place. */
static void
test_suggests_place (void)
{
  desk_fixture_type (page_of (), "in_agency", "Lexington, NE Police!");
  g_assert_true (g_str_has_suffix (text_of ("in_path"), "/alpr-desk/books/lexington-ne-police.alpr"));
  desk_fixture_type (page_of (), "in_agency", "Elsewhere PD");
  g_assert_true (g_str_has_suffix (text_of ("in_path"), "/elsewhere-pd.alpr"));
}

/* Every policy says how much of it the program does. */
static void
test_offers_policies (void)
{
  GtkWidget *row = desk_fixture_find_type (desk_fixture_find (page_of (), "policies"),
                                           ADW_TYPE_ACTION_ROW);

  g_assert_true (g_regex_match_simple ("^\\d+ clauses: \\d+ at work, \\d+ recorded, \\d+ not yet$",
                                       adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), 0, 0));
}

static void
test_passphrase_hints (void)
{
  desk_fixture_type (page_of (), "in_passphrase", "short");
  g_assert_true (g_str_has_prefix (hint (), "A passphrase has at least 8"));
  desk_fixture_type (page_of (), "in_passphrase", "eight or more");
  g_assert_true (g_str_has_prefix (hint (), "This will do"));
  desk_fixture_type (page_of (), "in_passphrase", DESK_PASSPHRASE);
  g_assert_cmpstr (hint (), ==, "A good length.");
  desk_fixture_type (page_of (), "again", "another one");
  g_assert_cmpstr (hint (), ==, "The two passphrases differ.");
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (page_of (), "submit")));
}

static void
test_makes_book (void)
{
  GtkWidget *page = page_of ();
  GtkWidget *check = desk_fixture_find_type (desk_fixture_find (page, "policies"),
                                             GTK_TYPE_CHECK_BUTTON);

  desk_fixture_type (page, "in_user_name", DESK_USER);
  desk_fixture_type (page, "again", DESK_PASSPHRASE);
  g_assert_false (gtk_widget_is_sensitive (desk_fixture_find (page, "submit")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  desk_fixture_click (page, "submit");
  WAIT (alpr_desk_is_open (alpr_window_get_desk (window)));
  desk_fixture_settle ();
  g_assert_cmpstr (alpr_desk_get_agency (alpr_window_get_desk (window)), ==, "Elsewhere PD");
  g_assert_cmpstr (text_of ("in_passphrase"), ==, "");
  g_assert_cmpstr (text_of ("again"), ==, "");
}

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  window = desk_fixture_open_window (900, 700);
  desk_fixture_click (window, "make");
  g_test_add_func ("/app/new-book-page/suggests-place", test_suggests_place);
  g_test_add_func ("/app/new-book-page/offers-policies", test_offers_policies);
  g_test_add_func ("/app/new-book-page/passphrase-hints", test_passphrase_hints);
  g_test_add_func ("/app/new-book-page/makes-book", test_makes_book);
  status = g_test_run ();
  desk_fixture_close (window);
  desk_fixture_clean ();
  return status;
}
