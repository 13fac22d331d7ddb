/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of one column of a list. A list keeps some two hundred rows of widgets alive, so a cell
 * is a GtkInscription, which costs a third of a label; words that are states are badges.
 *
 * A cell is bound to an item before its row is read: it stays empty until `notify::row`. A cell of
 * a column that only the book knows says more when one points at it, and to a reader; what is not
 * there, because it isn't asked for, is a dash.
 */

#include "alpr-table-cell.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"
#include "alpr-detail.h"
#include "alpr-row-item.h"

/* By how many characters a line of a head may be longer than the cells below are wide */
#define TITLE_MORE 6

typedef struct
{
  AlprView *view;           /* a reference, which keeps the columns */
  const AlprColumn *column;
  const AlprColumn *note;   /* nullable: what says more about each cell */
  GTimeZone *zone;          /* a reference */
} Cells;

static void
cells_free (gpointer data, GClosure *closure)
{
  Cells *cells = data;

  g_object_unref (cells->view);
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

/* "First aid: Good, Runs out 2027-03-01"; "First aid: Not needed" */
static char *
describe (Cells *cells, AlprRow *row)
{
  const AlprViewSpread *spread = alpr_view_get_spread (cells->view);
  g_autofree char *value = alpr_cell_words (cells->column, row, cells->zone);
  g_autofree char *more
      = cells->note != NULL ? alpr_cell_words (cells->note, row, cells->zone) : g_strdup ("");
  const char *words = *value == '\0' && cells->column->absent != NULL ? _(cells->column->absent)
                                                                      : value;

  if (*more == '\0')
    return g_strdup_printf ("%s: %s", cells->column->title, words);
  return g_strdup_printf ("%s: %s, %s %s", cells->column->title, words, _(spread->note_title),
                          more);
}

/* A column that only the book knows: what is absent is a dash, and each cell is told in words. */
static void
update_spread (GtkWidget *child, Cells *cells, AlprRow *row, const char *text)
{
  GtkWidget *first = gtk_widget_get_first_child (child);
  gboolean absent = row != NULL && *text == '\0';
  g_autofree char *words = row != NULL ? describe (cells, row) : NULL;

  if (ALPR_IS_BADGE (first))
    alpr_badge_set_word (ALPR_BADGE (first), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (first), text);
  gtk_widget_set_visible (gtk_widget_get_last_child (child), absent);
  gtk_widget_set_tooltip_text (child, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
}

static void
update (GtkListItem *list_item, Cells *cells)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  AlprRowItem *item = gtk_list_item_get_item (list_item);
  AlprRow *row = item != NULL ? alpr_row_item_get_row (item) : NULL;
  g_autofree char *text = row != NULL ? alpr_cell_format (cells->column, row, cells->zone) : NULL;

  if (cells->column->spread != NULL)
    update_spread (child, cells, row, text);
  else if (is_badge (cells->column))
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

static GtkWidget *
make_inscription (const AlprColumn *column)
{
  guint wide = wide_in_chars (column);
  GtkInscription *cell = GTK_INSCRIPTION (gtk_inscription_new (NULL));

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
  return GTK_WIDGET (cell);
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Cells *cells)
{
  GtkWidget *cell = is_badge (cells->column) ? alpr_badge_new (NULL)
                                             : make_inscription (cells->column);
  GtkWidget *box, *dash;

  g_object_set_data (G_OBJECT (list_item), "alpr-cells", cells);
  if (cells->column->spread == NULL)
    {
      set_child (list_item, cell);
      return;
    }
  box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  dash = gtk_label_new ("—");
  gtk_widget_add_css_class (dash, "dim-label");
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), dash);
  set_child (list_item, box);
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
 * @view: the list's view
 * @column: one of its columns
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): what makes the column's cells, for items of AlprRowModel
 */
GtkListItemFactory *
alpr_table_cell_factory_new (AlprView *view, const AlprColumn *column, GTimeZone *zone)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new0 (Cells, 1);

  cells->view = g_object_ref (view);
  cells->column = column;
  cells->note = column->note != NULL ? alpr_view_find_column (view, column->note) : NULL;
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

/** alpr_table_cell_make_title: Returns: (transfer full): the head of a column; where it has many
 * words over cells of one, in several lines: GTK's heads have as many as stand in the text */
char *
alpr_table_cell_make_title (const AlprColumn *column)
{
  const char *words = _(column->title);
  g_auto (GStrv) each = g_strsplit (words, " ", -1);
  g_autoptr (GString) lines = g_string_new (NULL);
  glong most = (glong) wide_in_chars (column) + TITLE_MORE, line = 0;

  if (column->spread == NULL)
    return g_strdup (words);
  for (guint i = 0; each[i] != NULL; i++)
    {
      glong word = g_utf8_strlen (each[i], -1);
      gboolean fits = i > 0 && line + 1 + word <= most;

      if (i > 0)
        g_string_append_c (lines, fits ? ' ' : '\n');
      g_string_append (lines, each[i]);
      line = fits ? line + 1 + word : word;
    }
  return g_strdup (lines->str);
}
