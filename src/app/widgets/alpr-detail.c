/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row, whole: every column of its view, those that the list leaves out too, as title over
 * value. Values can be selected, and all of it can be copied. What else there is to be said of the
 * row stands below the fields (child type "below"), and actions at the foot (child type "actions").
 */

#include "alpr-detail.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-text.h"

struct _AlprDetail
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *title;
  GtkBox *content;
  GtkBox *fields;
  GtkBox *actions;

  GString *text; /* owned: what is copied */
};

enum
{
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprDetail, alpr_detail, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  AlprDetail *self = ALPR_DETAIL (buildable);

  if (g_strcmp0 (type, "actions") == 0)
    {
      gtk_box_append (self->actions, GTK_WIDGET (child));
      gtk_widget_set_visible (GTK_WIDGET (self->actions), TRUE);
    }
  else if (g_strcmp0 (type, "below") == 0)
    gtk_box_append (self->content, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), ALPR_DETAIL (widget)->text->str);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
alpr_detail_finalize (GObject *object)
{
  g_string_free (ALPR_DETAIL (object)->text, TRUE);
  G_OBJECT_CLASS (alpr_detail_parent_class)->finalize (object);
}

static void
alpr_detail_class_init (AlprDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_detail_finalize;
  signals[CLOSE] = g_signal_new ("close", ALPR_TYPE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("detail"));
  gtk_widget_class_bind_template_child (widget_class, AlprDetail, title);
  gtk_widget_class_bind_template_child (widget_class, AlprDetail, content);
  gtk_widget_class_bind_template_child (widget_class, AlprDetail, fields);
  gtk_widget_class_bind_template_child (widget_class, AlprDetail, actions);
  gtk_widget_class_install_action (widget_class, "detail.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "detail.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "detail.close", NULL);
}

static void
alpr_detail_init (AlprDetail *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_value (const AlprColumn *column, const char *value)
{
  GtkWidget *label;

  if (column->kind == ALPR_COLUMN_BADGE && *value != '\0')
    return alpr_badge_new (value);
  label = gtk_label_new (*value != '\0' ? value : column->absent != NULL ? _(column->absent) : "—");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), *value != '\0');
  if (column->kind == ALPR_COLUMN_PLATE || column->kind == ALPR_COLUMN_DIGEST
      || column->kind == ALPR_COLUMN_SEARCH_ID)
    gtk_widget_add_css_class (label, "mono");
  return label;
}

static void
add_field (AlprDetail *self, const AlprColumn *column, const char *value)
{
  const char *words = _(column->title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (words);
  GtkWidget *shown = make_value (column, value);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), shown);
  gtk_box_append (self->fields, box);
  g_string_append_printf (self->text, "%s: %s\n", words,
                          column->kind == ALPR_COLUMN_BADGE ? alpr_word_title (value) : value);
}

/**
 * alpr_detail_show:
 * @self: a detail pane
 * @view: the row's view
 * @row: the row
 * @zone: the agency's time zone
 *
 * Shows another row.
 */
void
alpr_detail_show (AlprDetail *self, AlprView *view, AlprRow *row, GTimeZone *zone)
{
  GPtrArray *columns = alpr_view_get_columns (view);

  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->fields))) != NULL;)
    gtk_box_remove (self->fields, old);
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *value = alpr_cell_format (columns->pdata[i], row, zone);

      if (alpr_field_is_worth (columns->pdata[i], row, value))
        add_field (self, columns->pdata[i], value);
    }
}

/** alpr_detail_get_text: Returns: (transfer full): the row as it is copied, a line a field */
char *
alpr_detail_get_text (AlprDetail *self)
{
  return g_strdup (self->text->str);
}

/**
 * alpr_field_is_worth:
 * @column: a column
 * @row: a row of its view
 * @value: the cell as it is shown
 *
 * Returns: whether the whole of a row is to show the field: always what the list shows, and the
 * rest
 *   where there is anything in it that isn't said by another field
 */
gboolean
alpr_field_is_worth (const AlprColumn *column, AlprRow *row, const char *value)
{
  if (column->kind == ALPR_COLUMN_STATE)
    return alpr_row_get_integer (row, column->field) != ALPR_CELL_VALUE;
  return !column->detail || *value != '\0';
}

/**
 * alpr_cell_format:
 * @column: a column
 * @row: a row of its view
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): the cell as the window shows it; a badge's word stays the book's own
 */
char *
alpr_cell_format (const AlprColumn *column, AlprRow *row, GTimeZone *zone)
{
  if (column->kind == ALPR_COLUMN_NUMBER
      && alpr_row_get_type_of (row, column->field) == ALPR_CELL_TYPE_INTEGER)
    return alpr_format_count (alpr_row_get_integer (row, column->field));
  if (g_str_equal (column->field, "rule") && alpr_row_get_text (row, "rule") != NULL)
    return g_strdup (alpr_word_title (alpr_row_get_text (row, "rule")));
  if (column->kind == ALPR_COLUMN_STATE && !alpr_row_is_null (row, column->field))
    {
      g_autofree char *state = alpr_view_format (column, row, zone);

      return g_strdup (_(state));
    }
  return alpr_view_format (column, row, zone);
}

/** alpr_cell_words: Returns: (transfer full): the cell as people read it in plain text */
char *
alpr_cell_words (const AlprColumn *column, AlprRow *row, GTimeZone *zone)
{
  g_autofree char *value = alpr_cell_format (column, row, zone);

  return column->kind == ALPR_COLUMN_BADGE ? g_strdup (alpr_word_title (value))
                                           : g_steal_pointer (&value);
}
