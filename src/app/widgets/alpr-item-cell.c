/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of an audit's list of items: number, who searched and when, verdict.
 */

#include "alpr-item-cell.h"

#include "alpr-badge.h"
#include "alpr-row.h"
#include "alpr-time.h"

/* The parts of a line; they hang on its list item. */
typedef struct
{
  GtkLabel *number;
  GtkLabel *account;
  GtkLabel *time;
  AlprBadge *verdict;
} Line;

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Line *line = g_new0 (Line, 1);

  line->number = add_label (box, "numeric");
  gtk_label_set_xalign (line->number, 1);
  gtk_label_set_ellipsize (line->number, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (line->number, 3);
  line->account = add_label (words, NULL);
  line->time = add_label (words, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (line->time), "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (words, 4);
  gtk_widget_set_margin_bottom (words, 4);
  gtk_box_append (GTK_BOX (box), words);
  line->verdict = ALPR_BADGE (alpr_badge_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->verdict));
  g_object_set_data_full (G_OBJECT (list_item), "alpr-line", line, g_free);
  gtk_list_item_set_child (list_item, box);
}

static void
bound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, GTimeZone *zone)
{
  AlprRow *row = gtk_list_item_get_item (list_item);
  Line *line = g_object_get_data (G_OBJECT (list_item), "alpr-line");
  const char *account = alpr_row_get_text (row, "account");
  g_autofree char *number
      = g_strdup_printf ("%" G_GINT64_FORMAT, alpr_row_get_integer (row, "item"));
  g_autofree char *time = alpr_time_to_text (alpr_row_get_integer (row, "at"), zone);

  gtk_label_set_text (line->number, number);
  gtk_label_set_text (line->account, account != NULL && *account != '\0' ? account : "—");
  gtk_label_set_text (line->time, time);
  alpr_badge_set_word (line->verdict, alpr_row_get_text (row, "verdict"));
}

static void
zone_free (gpointer zone, GClosure *closure)
{
  g_time_zone_unref (zone);
}

/** alpr_item_cell_factory_new: Returns: (transfer full): what makes those lines, for #AlprRow */
GtkListItemFactory *
alpr_item_cell_factory_new (GTimeZone *zone)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bound_cb), g_time_zone_ref (zone), zone_free,
                         0);
  return factory;
}
