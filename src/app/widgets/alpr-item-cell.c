/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of an audit's list of items: number, the beginning of the search's id, verdict.
 */

#include "alpr-item-cell.h"

#include "alpr-badge.h"
#include "alpr-row.h"

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *id = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_widget_add_css_class (number, "numeric");
  gtk_label_set_xalign (GTK_LABEL (id), 0);
  gtk_label_set_ellipsize (GTK_LABEL (id), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (id, TRUE);
  gtk_widget_add_css_class (id, "mono");
  gtk_widget_add_css_class (id, "dim-label");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), id);
  gtk_box_append (GTK_BOX (box), alpr_badge_new (NULL));
  gtk_list_item_set_child (list_item, box);
}

static void
bound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  AlprRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *id = gtk_widget_get_next_sibling (number);
  g_autofree char *words
      = g_strdup_printf ("%" G_GINT64_FORMAT, alpr_row_get_integer (row, "item"));

  gtk_label_set_text (GTK_LABEL (number), words);
  gtk_label_set_text (GTK_LABEL (id), alpr_row_get_text (row, "search_id"));
  alpr_badge_set_word (ALPR_BADGE (gtk_widget_get_next_sibling (id)),
                       alpr_row_get_text (row, "verdict"));
}

/** alpr_item_cell_factory_new: Returns: (transfer full): what makes those lines, for #AlprRow */
GtkListItemFactory *
alpr_item_cell_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bound_cb), NULL);
  return factory;
}
