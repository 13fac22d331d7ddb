/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the window before a book is open: the books of earlier days, and two ways: make a
 * book, open one. Making one and signing in are pages of their own, reached from here and left by
 * the back button.
 */

#include "alpr-start-page.h"

#include <glib/gi18n.h>

#include "alpr-new-book-page.h"
#include "alpr-sign-in-page.h"

struct _AlprStartPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkWidget *back;
  AdwPreferencesGroup *recent;
  AlprNewBookPage *new_book;
  AlprSignInPage *sign_in;

  AlprDesk *desk;               /* a reference */
  GPtrArray *rows;              /* of AdwActionRow, not owned: the recent books */
  GtkFileChooserNative *chooser; /* owned while it is open */
};

G_DEFINE_FINAL_TYPE (AlprStartPage, alpr_start_page, ADW_TYPE_BIN)

static void
show_form (AlprStartPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->back, !g_str_equal (name, "welcome"));
}

static void
row_activated_cb (AlprStartPage *self, GtkWidget *row)
{
  alpr_start_page_offer (self, g_object_get_data (G_OBJECT (row), "alpr-path"));
}

static void
add_recent (AlprStartPage *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "alpr-path", g_strdup (path), g_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (self->recent, row);
  g_ptr_array_add (self->rows, row);
}

/* Books that are no longer there are not offered. */
static void
fill_recent (AlprStartPage *self)
{
  GSettings *settings = alpr_app_get_settings ();
  g_auto (GStrv) books = settings != NULL ? g_settings_get_strv (settings, "books") : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; books != NULL && books[i] != NULL; i++)
    if (g_file_test (books[i], G_FILE_TEST_EXISTS))
      add_recent (self, books[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), self->rows->len > 0);
}

static void
remember (AlprStartPage *self, const char *path)
{
  GSettings *settings = alpr_app_get_settings ();
  g_auto (GStrv) books = settings != NULL ? g_settings_get_strv (settings, "books") : NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (settings == NULL)
    return;
  g_strv_builder_add (kept, path);
  for (guint i = 0; books[i] != NULL && i < 7; i++)
    if (!g_str_equal (books[i], path))
      g_strv_builder_add (kept, books[i]);
  list = g_strv_builder_end (kept);
  g_settings_set_strv (settings, "books", (const char *const *) list);
}

static void
desk_opened_cb (AlprStartPage *self)
{
  if (alpr_desk_is_open (self->desk))
    remember (self, alpr_desk_get_path (self->desk));
  fill_recent (self);
  show_form (self, "welcome");
}

static void
chosen_cb (AlprStartPage *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  g_clear_object (&self->chooser);
  if (path != NULL)
    alpr_start_page_offer (self, path);
}

static void
open_cb (AlprStartPage *self)
{
  g_autoptr (GtkFileFilter) books = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _("Open a book"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  gtk_file_filter_set_name (books, _("Books"));
  gtk_file_filter_add_pattern (books, "*.alpr");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), books);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
new_cb (AlprStartPage *self)
{
  show_form (self, "new-book");
  alpr_new_book_page_begin (self->new_book);
}

static void
back_cb (AlprStartPage *self)
{
  alpr_sign_in_page_forget (self->sign_in);
  alpr_new_book_page_forget (self->new_book);
  show_form (self, "welcome");
}

static void
alpr_start_page_dispose (GObject *object)
{
  AlprStartPage *self = ALPR_START_PAGE (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (alpr_start_page_parent_class)->dispose (object);
}

static void
alpr_start_page_finalize (GObject *object)
{
  g_ptr_array_unref (ALPR_START_PAGE (object)->rows);
  G_OBJECT_CLASS (alpr_start_page_parent_class)->finalize (object);
}

static void
alpr_start_page_class_init (AlprStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_NEW_BOOK_PAGE);
  g_type_ensure (ALPR_TYPE_SIGN_IN_PAGE);
  G_OBJECT_CLASS (klass)->dispose = alpr_start_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_start_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("start-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AlprStartPage, back);
  gtk_widget_class_bind_template_child (widget_class, AlprStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, AlprStartPage, new_book);
  gtk_widget_class_bind_template_child (widget_class, AlprStartPage, sign_in);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
alpr_start_page_init (AlprStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_start_page_set_desk: Says which desk opens the books. */
void
alpr_start_page_set_desk (AlprStartPage *self, AlprDesk *desk)
{
  g_set_object (&self->desk, desk);
  alpr_new_book_page_set_desk (self->new_book, desk);
  alpr_sign_in_page_set_desk (self->sign_in, desk);
  g_signal_connect_swapped (desk, "opened", G_CALLBACK (desk_opened_cb), self);
  fill_recent (self);
}

/** alpr_start_page_offer: Asks who wants to open the book at @path. */
void
alpr_start_page_offer (AlprStartPage *self, const char *path)
{
  show_form (self, "sign-in");
  alpr_sign_in_page_begin (self->sign_in, path);
}

/** alpr_start_page_explain: Says why the book that is offered has to be opened again. */
void
alpr_start_page_explain (AlprStartPage *self, const char *why)
{
  alpr_sign_in_page_explain (self->sign_in, why);
}
