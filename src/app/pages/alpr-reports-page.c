/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reports that can be had, those that an adopted policy asks for first, and those that were
 * written last: a written one is a line in the book with the digest of its file, and the folder in
 * which it was saved can be opened. All of them stand in the journal.
 */

#include "alpr-reports-page.h"

#include <glib/gi18n.h>

#include "alpr-adopted.h"
#include "alpr-report-dialog.h"
#include "alpr-time.h"

#define WRITTEN 12

struct _AlprReportsPage
{
  AlprPage parent_instance;

  /* Template children */
  AdwPreferencesGroup *offers;
  AdwPreferencesGroup *written;

  GPtrArray *list;         /* owned, nullable, of AlprReportOffer */
  GPtrArray *rows;         /* of widgets, not owned */
  GPtrArray *written_rows; /* of widgets, not owned */
};

G_DEFINE_FINAL_TYPE (AlprReportsPage, alpr_reports_page, ALPR_TYPE_PAGE)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static gpointer
read_offers (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) adopted = alpr_policy_load_adopted (reader, error);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();

  if (adopted == NULL)
    return NULL;
  for (guint i = 0; i < adopted->len; i++)
    g_ptr_array_add (profiles, ((const AlprAdopted *) adopted->pdata[i])->profile);
  return alpr_report_list (profiles, error);
}

static void
offer_chosen_cb (AlprReportsPage *self, GtkWidget *row)
{
  const AlprReportOffer *offer = g_object_get_data (G_OBJECT (row), "alpr-offer");

  gtk_window_present (GTK_WINDOW (alpr_report_dialog_new (ALPR_PAGE (self), offer)));
}

static GtkWidget *
make_offer (AlprReportsPage *self, const AlprReportOffer *offer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = *offer->clauses != '\0'
                               ? g_strdup_printf ("%s\n%s", _(offer->summary), offer->clauses)
                               : g_strdup (_(offer->summary));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(offer->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-save-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "alpr-offer", (gpointer) offer);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (offer_chosen_cb), self);
  return row;
}

static void
offers_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprReportsPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *list = alpr_desk_read_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);

  if (list == NULL)
    {
      alpr_page_fail (ALPR_PAGE (self), _("The reports can’t be read"), error);
      return;
    }
  clear_rows (self->offers, self->rows);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = list;
  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *row = make_offer (self, list->pdata[i]);

      adw_preferences_group_add (self->offers, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->offers),
                            alpr_desk_has_right (alpr_page_get_desk (ALPR_PAGE (self)), "report"));
}

static void
folder_cb (GtkWidget *button)
{
  g_autofree char *folder
      = g_path_get_dirname (g_object_get_data (G_OBJECT (button), "alpr-path"));
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (button)), uri, GDK_CURRENT_TIME);
}

static GtkWidget *
make_folder_button (const char *path)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("folder-open-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Open the folder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Open the folder"), -1);
  g_object_set_data_full (G_OBJECT (button), "alpr-path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (folder_cb), NULL);
  return button;
}

static GtkWidget *
make_written (AlprReportsPage *self, AlprRow *report)
{
  GtkWidget *row = adw_action_row_new ();
  const char *path = alpr_row_get_text (report, "file");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *at
      = alpr_time_to_text (alpr_row_get_integer (report, "at"),
                           alpr_desk_get_zone (alpr_page_get_desk (ALPR_PAGE (self))));
  g_autofree char *words = g_strdup_printf ("%s · %s", at, alpr_row_get_text (report, "who"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_folder_button (path));
  return row;
}

static void
written_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprReportsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports
      = alpr_desk_read_view_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);

  if (reports == NULL)
    {
      alpr_page_fail (ALPR_PAGE (self), _("The reports can’t be read"), error);
      return;
    }
  clear_rows (self->written, self->written_rows);
  for (guint i = 0; i < MIN (reports->len, WRITTEN); i++)
    {
      GtkWidget *row = make_written (self, reports->pdata[i]);

      adw_preferences_group_add (self->written, row);
      g_ptr_array_add (self->written_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->written), reports->len > 0);
}

static void
alpr_reports_page_refresh (AlprPage *page)
{
  AlprQuestion question
      = { .func = read_offers, .result_free = (GDestroyNotify) g_ptr_array_unref };
  AlprDesk *desk = alpr_page_get_desk (page);

  alpr_desk_read_async (desk, &question, NULL, offers_read_cb, g_object_ref (page));
  alpr_desk_read_view_async (desk, "reports", NULL, written_read_cb, g_object_ref (page));
}

static void
alpr_reports_page_finalize (GObject *object)
{
  g_clear_pointer (&ALPR_REPORTS_PAGE (object)->list, g_ptr_array_unref);
  g_ptr_array_unref (ALPR_REPORTS_PAGE (object)->rows);
  g_ptr_array_unref (ALPR_REPORTS_PAGE (object)->written_rows);
  G_OBJECT_CLASS (alpr_reports_page_parent_class)->finalize (object);
}

static void
alpr_reports_page_class_init (AlprReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_reports_page_finalize;
  ALPR_PAGE_CLASS (klass)->refresh = alpr_reports_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("reports-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprReportsPage, offers);
  gtk_widget_class_bind_template_child (widget_class, AlprReportsPage, written);
}

static void
alpr_reports_page_init (AlprReportsPage *self)
{
  self->rows = g_ptr_array_new ();
  self->written_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
