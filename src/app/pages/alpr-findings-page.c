/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules found, to be judged by a person. One finding or several are selected and get a
 * verdict and a note: 1 upheld, 2 explained, 3 data error, 0 open again.
 */

#include "alpr-findings-page.h"

#include <glib/gi18n.h>

#include "alpr-act-dialog.h"
#include "alpr-check-dialog.h"
#include "alpr-judge-dialog.h"
#include "alpr-table.h"

struct _AlprFindingsPage
{
  AlprPage parent_instance;

  AlprTable *table; /* template child */
};

static const char *const verdicts[] = { "open", "upheld", "explained", "data-error" };

G_DEFINE_FINAL_TYPE (AlprFindingsPage, alpr_findings_page, ALPR_TYPE_PAGE)

/* The one place that says what can be done now. */
static void
update_actions (AlprFindingsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));
  guint selected = alpr_row_model_get_n_selected (alpr_table_get_model (self->table));

  gtk_widget_action_set_enabled (widget, "findings.judge",
                                 selected > 0 && desk != NULL
                                     && alpr_desk_may (desk, "findings/judge"));
  gtk_widget_action_set_enabled (widget, "findings.check",
                                 desk != NULL && alpr_desk_has_right (desk, "judge"));
  gtk_widget_action_set_enabled (widget, "findings.violation",
                                 alpr_table_get_row (self->table) != NULL && desk != NULL
                                     && alpr_desk_may (desk, "discipline/open"));
  gtk_widget_action_set_enabled (widget, "findings.open-search",
                                 alpr_table_get_row (self->table) != NULL);
}

static void
judge_cb (GtkWidget *widget, const char *action, GVariant *verdict)
{
  AlprFindingsPage *self = ALPR_FINDINGS_PAGE (widget);
  g_autoptr (GArray) findings
      = alpr_row_model_list_selected (alpr_table_get_model (self->table));

  if (findings->len > 0)
    alpr_judge_ask (ALPR_PAGE (self), findings, g_variant_get_string (verdict, NULL));
}

static void
check_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (alpr_check_dialog_new (ALPR_PAGE (widget))));
}

static void
open_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprRow *row = alpr_table_get_row (ALPR_FINDINGS_PAGE (widget)->table);

  if (row != NULL)
    alpr_page_go (ALPR_PAGE (widget), "searches", alpr_row_get_integer (row, "subject"));
}

static void
said_cb (AlprFindingsPage *self, const char *words, GVariant *result)
{
  alpr_page_say (ALPR_PAGE (self), words);
}

/* The one act that the view offers about a finding. */
static void
violation_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprFindingsPage *self = ALPR_FINDINGS_PAGE (widget);
  AlprView *view = alpr_table_get_view (self->table);
  const AlprViewAct *offer = alpr_view_get_acts (view)->pdata[0];
  AlprActAsk ask = { .act = alpr_acts_find (offer->name), .offer = offer, .view = view,
                     .row = alpr_table_get_row (self->table) };
  GtkWidget *dialog;

  if (ask.row == NULL)
    return;
  dialog = alpr_act_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                alpr_page_get_desk (ALPR_PAGE (self)), &ask);
  g_signal_connect_object (dialog, "done", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
row_activated_cb (AlprFindingsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "findings.open-search", NULL);
}

static void
alpr_findings_page_refresh (AlprPage *page)
{
  alpr_table_refresh (ALPR_FINDINGS_PAGE (page)->table, alpr_page_get_desk (page), NULL);
  update_actions (ALPR_FINDINGS_PAGE (page));
}

static gboolean
alpr_findings_page_search (AlprPage *page)
{
  return alpr_table_search (ALPR_FINDINGS_PAGE (page)->table);
}

static void
alpr_findings_page_show (AlprPage *page, gint64 id)
{
  alpr_table_show (ALPR_FINDINGS_PAGE (page)->table, id);
}

static void
room_changed_cb (AlprFindingsPage *self)
{
  alpr_table_set_room (self->table, alpr_page_get_room (ALPR_PAGE (self)));
}

static void
alpr_findings_page_dispose (GObject *object)
{
  AlprFindingsPage *self = ALPR_FINDINGS_PAGE (object);

  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (alpr_table_get_model (self->table), self);
  G_OBJECT_CLASS (alpr_findings_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "findings.judge", "s", judge_cb);
  gtk_widget_class_install_action (widget_class, "findings.check", NULL, check_cb);
  gtk_widget_class_install_action (widget_class, "findings.open-search", NULL, open_search_cb);
  gtk_widget_class_install_action (widget_class, "findings.violation", NULL, violation_cb);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "findings.judge", "s",
                                         verdicts[i]);
}

static void
alpr_findings_page_class_init (AlprFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_TABLE);
  G_OBJECT_CLASS (klass)->dispose = alpr_findings_page_dispose;
  page_class->refresh = alpr_findings_page_refresh;
  page_class->search = alpr_findings_page_search;
  page_class->show = alpr_findings_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("findings-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprFindingsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  install_actions (widget_class);
}

static void
alpr_findings_page_init (AlprFindingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (alpr_table_get_model (self->table), "selection-changed",
                            G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (self->table, "row-changed", G_CALLBACK (update_actions), self);
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
  update_actions (self);
}
