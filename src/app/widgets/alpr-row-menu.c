/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of a list's row. The right button selects the row under the pointer and opens it there;
 * the menu key opens it at the row that is selected. What stands in it is actions: those that the
 * row doesn't offer are left out by themselves.
 */

#include "alpr-row-menu.h"

#include "alpr-table-cell.h"

/* The widget of a row: the list's child in which @widget stands. */
static GtkWidget *
row_of (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
open_at (GtkPopover *popover, GtkWidget *from, double x, double y)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  double at_x, at_y;

  gtk_widget_translate_coordinates (from, parent, x, y, &at_x, &at_y);
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){ (int) at_x, (int) at_y, 1, 1 });
  gtk_popover_popup (popover);
}

static void
pressed_cb (GtkPopover *popover, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *rows = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (rows));
  GtkWidget *row = row_of (gtk_widget_pick (rows, x, y, GTK_PICK_DEFAULT));
  guint position = row != NULL ? alpr_table_cell_find_position (row) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_selection_model_select_item (model, position, TRUE);
  open_at (popover, rows, x, y);
}

/**
 * alpr_row_menu_new:
 * @parent: the widget that unparents the menu when it goes
 * @rows: the list
 * @menu: actions
 *
 * Returns: (transfer none): the menu, which opens by itself
 */
GtkPopover *
alpr_row_menu_new (GtkWidget *parent, GtkColumnView *rows, GMenuModel *menu)
{
  GtkPopover *popover = GTK_POPOVER (gtk_popover_menu_new_from_model (menu));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_parent (GTK_WIDGET (popover), parent);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_widget_set_halign (GTK_WIDGET (popover), GTK_ALIGN_START);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), popover, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (rows), GTK_EVENT_CONTROLLER (click));
  g_object_set_data (G_OBJECT (popover), "alpr-rows", rows);
  return popover;
}

/** alpr_row_menu_open: Returns: whether it is open now, at the row that has the focus */
gboolean
alpr_row_menu_open (GtkPopover *popover)
{
  GtkWidget *rows = g_object_get_data (G_OBJECT (popover), "alpr-rows");
  GtkRoot *root = gtk_widget_get_root (rows);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, rows) ? row_of (focus) : NULL;
  GtkWidget *from = row != NULL ? row : rows;

  if (!gtk_widget_get_mapped (rows))
    return FALSE;
  open_at (popover, from, gtk_widget_get_width (from) / 4.0,
           row != NULL ? gtk_widget_get_height (from) : 0);
  return TRUE;
}
