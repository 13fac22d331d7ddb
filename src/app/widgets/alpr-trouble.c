/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What went wrong, on the page where it went wrong: the sentence, or the clauses that refuse, each
 * with its id over its text. Out of sight while there is nothing to say.
 */

#include "alpr-trouble.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-error.h"

struct _AlprTrouble
{
  AdwBin parent_instance;

  GtkLabel *problem;   /* in the child */
  GtkListBox *clauses; /* in the child */
};

G_DEFINE_FINAL_TYPE (AlprTrouble, alpr_trouble, ADW_TYPE_BIN)

static void
alpr_trouble_class_init (AlprTroubleClass *klass)
{
}

static void
alpr_trouble_init (AlprTrouble *self)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "wrap", TRUE, "xalign", 0.0, NULL);
  self->clauses = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->clauses, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clauses), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Clauses that refuse"), -1);
  gtk_widget_add_css_class (child, "trouble");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->clauses), "clauses");
  gtk_box_append (GTK_BOX (child), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (child), GTK_WIDGET (self->clauses));
  adw_bin_set_child (ADW_BIN (self), child);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * alpr_trouble_show:
 * @error: (nullable): what went wrong; %NULL for nothing any more
 */
void
alpr_trouble_show (AlprTrouble *self, const GError *error)
{
  const char *const *clauses = error != NULL ? alpr_error_get_clauses (error) : NULL;
  gboolean refused = clauses != NULL && clauses[0] != NULL;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->clauses, 0)) != NULL;)
    gtk_list_box_remove (self->clauses, GTK_WIDGET (row));
  for (guint i = 0; refused && clauses[i] != NULL; i++)
    gtk_list_box_append (self->clauses, alpr_trouble_clause_new (clauses[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->clauses), refused);
  gtk_label_set_text (self->problem, refused         ? _("The policy refuses this:")
                                     : error != NULL ? error->message
                                                     : "");
  gtk_widget_set_visible (GTK_WIDGET (self), error != NULL);
}

/**
 * alpr_trouble_clause_new:
 * @clause: its id, a blank, its text
 *
 * Returns: (transfer floating): a row of a list: the id over the text
 */
GtkWidget *
alpr_trouble_clause_new (const char *clause)
{
  const char *blank = strchr (clause, ' ');
  g_autofree char *id = blank != NULL ? g_strndup (clause, blank - clause) : g_strdup ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_label_new (id);
  GtkWidget *text = gtk_label_new (blank != NULL ? blank + 1 : clause);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_widget_add_css_class (head, "caption-heading");
  gtk_widget_add_css_class (box, "clause");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, clause, -1);
  return row;
}
