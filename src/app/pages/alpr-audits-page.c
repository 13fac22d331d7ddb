/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All audits: begun, under way and final. A new one begins here; opening one goes to the page that
 * judges its items.
 */

#include "alpr-audits-page.h"

#include <glib/gi18n.h>

#include "alpr-new-audit-dialog.h"
#include "alpr-table.h"

struct _AlprAuditsPage
{
  AlprPage parent_instance;

  AlprTable *table; /* template child */
};

G_DEFINE_FINAL_TYPE (AlprAuditsPage, alpr_audits_page, ALPR_TYPE_PAGE)

/* The one place that says what can be done now. */
static void
update_actions (AlprAuditsPage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audits.new",
                                 desk != NULL && alpr_desk_may (desk, "audits/begin"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audits.open",
                                 alpr_table_get_row_id (self->table) != 0);
}

static void
begun_cb (AlprAuditsPage *self, gint64 audit)
{
  alpr_page_go (ALPR_PAGE (self), "audit-run", audit);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWidget *dialog = alpr_new_audit_dialog_new (window, alpr_page_get_desk (ALPR_PAGE (widget)));

  g_signal_connect_object (dialog, "begun", G_CALLBACK (begun_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  alpr_page_go (ALPR_PAGE (widget), "audit-run",
                alpr_table_get_row_id (ALPR_AUDITS_PAGE (widget)->table));
}

static void
row_activated_cb (AlprAuditsPage *self, gint64 audit)
{
  alpr_page_go (ALPR_PAGE (self), "audit-run", audit);
}

static void
alpr_audits_page_refresh (AlprPage *page)
{
  alpr_table_refresh (ALPR_AUDITS_PAGE (page)->table, alpr_page_get_desk (page), NULL);
  update_actions (ALPR_AUDITS_PAGE (page));
}

static gboolean
alpr_audits_page_search (AlprPage *page)
{
  return alpr_table_search (ALPR_AUDITS_PAGE (page)->table);
}

static void
alpr_audits_page_show (AlprPage *page, gint64 id)
{
  alpr_table_show (ALPR_AUDITS_PAGE (page)->table, id);
}

static void
room_changed_cb (AlprAuditsPage *self)
{
  alpr_table_set_room (self->table, alpr_page_get_room (ALPR_PAGE (self)));
}

static void
alpr_audits_page_class_init (AlprAuditsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_TABLE);
  page_class->refresh = alpr_audits_page_refresh;
  page_class->search = alpr_audits_page_search;
  page_class->show = alpr_audits_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("audits-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprAuditsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "audits.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "audits.open", NULL, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "audits.new",
                                       NULL);
}

static void
alpr_audits_page_init (AlprAuditsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
}
