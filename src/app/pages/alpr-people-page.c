/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may sign in to the book, and who might once. An administrator adds people, takes them out,
 * gives them roles and passphrases, releases locks and takes lost second factors away; everybody
 * changes their own passphrase and second factor here.
 */

#include "alpr-people-page.h"

#include <string.h>

#include "alpr-enroll-dialog.h"
#include "alpr-person-dialog.h"
#include "alpr-table.h"

struct _AlprPeoplePage
{
  AlprPage parent_instance;

  /* Template children */
  AlprTable *table;
  GtkWidget *release;
  GtkWidget *factor;
  GtkWidget *confirm;
};

G_DEFINE_FINAL_TYPE (AlprPeoplePage, alpr_people_page, ALPR_TYPE_PAGE)

/* An action of the page, what it asks for, its act, and what the chosen person must have. */
static const struct
{
  const char *action;
  AlprPersonChange change;
  gboolean of_row; /* of the chosen person */
  const char *act;
  const char *field; /* nullable: one that must not be empty */
} actions[] = {
  { "people.add", ALPR_PERSON_ADD, FALSE, "people/add" },
  { "people.own", ALPR_PERSON_OWN_PASSPHRASE, FALSE, "people/change-passphrase" },
  { "people.role", ALPR_PERSON_ROLE, TRUE, "people/change-role" },
  { "people.reset", ALPR_PERSON_PASSPHRASE, TRUE, "people/reset-passphrase" },
  { "people.remove", ALPR_PERSON_REMOVE, TRUE, "people/remove" },
  { "people.release", ALPR_PERSON_RELEASE, TRUE, "people/release", "locked_at" },
  { "people.factor", ALPR_PERSON_FACTOR, TRUE, "mfa/reset", "enrolled_at" },
  { "people.confirm-factor", ALPR_PERSON_CONFIRM_FACTOR, TRUE, "mfa/confirm-reset",
    "reset_asked_by" },
};

/* Oneself has these. */
static const struct
{
  const char *action;
  const char *act;
} own_actions[] = { { "people.enroll", "mfa/enroll" }, { "people.codes", "mfa/new-codes" } };

static gboolean
fits (AlprRow *row, const char *field)
{
  return row != NULL && g_strcmp0 (alpr_row_get_text (row, "state"), "left") != 0
         && (field == NULL || alpr_row_get_integer (row, field) != 0
             || alpr_row_get_text (row, field) != NULL);
}

/* The one place that says what can be done now. */
static void
update_actions (AlprPeoplePage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));
  AlprRow *row = alpr_table_get_row (self->table);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].action,
                                   desk != NULL && alpr_desk_may (desk, actions[i].act)
                                       && (!actions[i].of_row || fits (row, actions[i].field)));
  for (guint i = 0; i < G_N_ELEMENTS (own_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), own_actions[i].action,
                                   desk != NULL && alpr_desk_may (desk, own_actions[i].act));
  gtk_widget_set_visible (self->release, fits (row, "locked_at"));
  gtk_widget_set_visible (self->factor, fits (row, "enrolled_at"));
  gtk_widget_set_visible (self->confirm, fits (row, "reset_asked_by"));
}

static void
own_asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (widget));

  gtk_window_present (
      GTK_WINDOW (alpr_enroll_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), desk,
                                          strcmp (action, "people.codes") == 0)));
}

static void
changed_cb (AlprPeoplePage *self, const char *words)
{
  alpr_page_say (ALPR_PAGE (self), words);
}

static void
asked_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprPeoplePage *self = ALPR_PEOPLE_PAGE (widget);
  GtkWidget *dialog;
  guint i = 0;

  while (strcmp (actions[i].action, action) != 0)
    i++;
  dialog = alpr_person_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), alpr_page_get_desk (ALPR_PAGE (self)),
      actions[i].change, actions[i].of_row ? alpr_table_get_row (self->table) : NULL);
  g_signal_connect_object (dialog, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
alpr_people_page_refresh (AlprPage *page)
{
  alpr_table_refresh (ALPR_PEOPLE_PAGE (page)->table, alpr_page_get_desk (page), NULL);
  update_actions (ALPR_PEOPLE_PAGE (page));
}

static gboolean
alpr_people_page_search (AlprPage *page)
{
  return alpr_table_search (ALPR_PEOPLE_PAGE (page)->table);
}

static void
alpr_people_page_show (AlprPage *page, gint64 id)
{
  alpr_table_show (ALPR_PEOPLE_PAGE (page)->table, id);
}

static void
room_changed_cb (AlprPeoplePage *self)
{
  alpr_table_set_room (self->table, alpr_page_get_room (ALPR_PAGE (self)));
}

static void
alpr_people_page_class_init (AlprPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_TABLE);
  page_class->refresh = alpr_people_page_refresh;
  page_class->search = alpr_people_page_search;
  page_class->show = alpr_people_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("people-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprPeoplePage, table);
  gtk_widget_class_bind_template_child (widget_class, AlprPeoplePage, release);
  gtk_widget_class_bind_template_child (widget_class, AlprPeoplePage, factor);
  gtk_widget_class_bind_template_child (widget_class, AlprPeoplePage, confirm);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].action, NULL, asked_cb);
  for (guint i = 0; i < G_N_ELEMENTS (own_actions); i++)
    gtk_widget_class_install_action (widget_class, own_actions[i].action, NULL, own_asked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "people.add",
                                       NULL);
}

static void
alpr_people_page_init (AlprPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
}
