/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of one column of a list. A list keeps some two hundred rows of widgets alive, so a cell
 * is a GtkInscription, which costs a third of a label; words that are states are badges.
 *
 * A cell is bound to an item before its row is read: it stays empty until `notify::row`.
 */

#include "alpr-table-cell.h"

#include "alpr-badge.h"
#include "alpr-detail.h"
#include "alpr-row-item.h"

typedef struct
{
  AlprColumn column; /* field is owned; title is not set */
  GTimeZone *zone;   /* a reference */
} Cells;

static void
cells_free (gpointer data, GClosure *closure)
{
  Cells *cells = data;

  g_free (cells->column.field);
  g_time_zone_unref (cells->zone);
  g_free (cells);
}

/* Where there is little room, words are cut; numbers and times never are. */
static guint
least_in_chars (const AlprColumn *column, guint wide)
{
  switch (column->kind)
    {
    case ALPR_COLUMN_TEXT:
    case ALPR_COLUMN_STATE:
    case ALPR_COLUMN_DIGEST:
    case ALPR_COLUMN_SEARCH_ID:
      return MIN (wide, column->grow ? 14 : 10);
    case ALPR_COLUMN_NUMBER:
    case ALPR_COLUMN_PERCENT:
    case ALPR_COLUMN_TIME:
    case ALPR_COLUMN_DAY:
    case ALPR_COLUMN_PLATE:
    case ALPR_COLUMN_BADGE:
    default:
      return wide;
    }
}

static guint
wide_in_chars (const AlprColumn *column)
{
  if (column->width > 0)
    return (guint) column->width;
  switch (column->kind)
    {
    case ALPR_COLUMN_NUMBER:
    case ALPR_COLUMN_PERCENT:
      return 6;
    case ALPR_COLUMN_TIME:
      return 17;
    case ALPR_COLUMN_DAY:
    case ALPR_COLUMN_PLATE:
      return 10;
    case ALPR_COLUMN_BADGE:
      return 12;
    case ALPR_COLUMN_DIGEST:
    case ALPR_COLUMN_SEARCH_ID:
      return 14;
    case ALPR_COLUMN_TEXT:
    case ALPR_COLUMN_STATE:
    default:
      return 16;
    }
}

static gboolean
is_badge (const AlprColumn *column)
{
  return column->kind == ALPR_COLUMN_BADGE;
}

static void
update (GtkListItem *list_item, Cells *cells)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  AlprRowItem *item = gtk_list_item_get_item (list_item);
  AlprRow *row = item != NULL ? alpr_row_item_get_row (item) : NULL;
  g_autofree char *text
      = row != NULL ? alpr_cell_format (&cells->column, row, cells->zone) : NULL;

  if (is_badge (&cells->column))
    alpr_badge_set_word (ALPR_BADGE (child), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
}

static void
row_read_cb (AlprRowItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  update (list_item, g_object_get_data (G_OBJECT (list_item), "alpr-cells"));
}

/* GTK tells nobody which row stands at a place of the screen; the cell knows. */
static void
set_child (GtkListItem *list_item, GtkWidget *child)
{
  g_object_set_data (G_OBJECT (child), "alpr-list-item", list_item);
  gtk_list_item_set_child (list_item, child);
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Cells *cells)
{
  const AlprColumn *column = &cells->column;
  guint wide = wide_in_chars (column);
  GtkInscription *cell;

  g_object_set_data (G_OBJECT (list_item), "alpr-cells", cells);
  if (is_badge (column))
    {
      set_child (list_item, alpr_badge_new (NULL));
      return;
    }
  cell = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_min_chars (cell, least_in_chars (column, wide));
  gtk_inscription_set_nat_chars (cell, wide);
  gtk_inscription_set_min_lines (cell, 1);
  gtk_inscription_set_nat_lines (cell, 1);
  gtk_inscription_set_text_overflow (cell, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column->kind == ALPR_COLUMN_NUMBER || column->kind == ALPR_COLUMN_PERCENT)
    gtk_inscription_set_xalign (cell, 1);
  if (column->kind == ALPR_COLUMN_NUMBER || column->kind == ALPR_COLUMN_PERCENT
      || column->kind == ALPR_COLUMN_TIME || column->kind == ALPR_COLUMN_DAY)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "numeric");
  else if (column->kind == ALPR_COLUMN_PLATE || column->kind == ALPR_COLUMN_DIGEST
           || column->kind == ALPR_COLUMN_SEARCH_ID)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "mono");
  set_child (list_item, GTK_WIDGET (cell));
}

static void
bound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Cells *cells)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify::row",
                           G_CALLBACK (row_read_cb), list_item, 0);
  update (list_item, cells);
}

static void
unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Cells *cells)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), row_read_cb, list_item);
}

/**
 * alpr_table_cell_factory_new:
 * @column: the column; copied
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): what makes the column's cells, for items of AlprRowModel
 */
GtkListItemFactory *
alpr_table_cell_factory_new (const AlprColumn *column, GTimeZone *zone)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new0 (Cells, 1);

  cells->column = *column;
  cells->column.title = NULL;
  cells->column.field = g_strdup (column->field);
  cells->zone = g_time_zone_ref (zone);
  g_signal_connect_data (factory, "setup", G_CALLBACK (set_up_cb), cells, cells_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bound_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbound_cb), cells);
  return factory;
}

/** alpr_table_cell_find_position: Returns: where in the list the row stands of which @widget is a
 * part that holds a cell; %GTK_INVALID_LIST_POSITION where it holds none */
guint
alpr_table_cell_find_position (GtkWidget *widget)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (widget), "alpr-list-item");
  guint position = item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && position == GTK_INVALID_LIST_POSITION;
       child = gtk_widget_get_next_sibling (child))
    position = alpr_table_cell_find_position (child);
  return position;
}
