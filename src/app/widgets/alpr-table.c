/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A view as a list of any length: columns, search, filters, a pane with the whole of the row that
 * is selected, and a line that says how many rows there are. A page names a view and puts buttons
 * into it (child types "tool" over the list, "many" under it, "below" and "actions" into the
 * detail, "empty" into what is shown when there is nothing), and gives its rows a menu. What it
 * shows can be saved as a file.
 *
 * Everything is asked of an AlprRowSource, so nothing here waits: what is typed or clicked becomes
 * an AlprViewOrder, and the answer comes through the model. GTK 4.8 doesn't say by which column a
 * list is sorted; each column has a sorter that only notes that it was asked, and asking the list's
 * own sorter about two things that differ shows the first column and the direction.
 */

#include "alpr-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-card.h"
#include "alpr-detail.h"
#include "alpr-error.h"
#include "alpr-export-button.h"
#include "alpr-filter-bar.h"
#include "alpr-row-menu.h"
#include "alpr-table-cell.h"
#include "alpr-view-source.h"

struct _AlprTable
{
  AdwBin parent_instance;

  /* Template children */
  GtkWidget *bar;
  GtkWidget *list;
  AlprFilterBar *filters;
  GtkStack *stack;
  GtkColumnView *rows;
  AdwStatusPage *empty;
  AdwStatusPage *failed;
  AdwBin *many;
  GtkLabel *count;
  GtkSpinner *spinner;
  AlprExportButton *export;
  GtkWidget *separator;
  AlprDetail *detail;

  char *view_id;        /* owned, nullable: what a page's .ui names */
  AlprView *view;       /* a reference, nullable */
  GVariant *inputs;     /* a reference, nullable */
  GCancellable *opening; /* owned, nullable: the view's columns are being asked for */
  GTimeZone *zone;      /* a reference */
  AlprRowModel *model;  /* a reference */
  GtkPopover *menu;     /* nullable: a child */
  AlprRowItem *chosen;  /* a reference, nullable: the row that alone is selected */
  const char *probed;   /* the field whose sorter was asked last */
  gboolean reordered;   /* the answer under way is to be seen from its beginning */
  gint64 wanted;        /* the row that is to be shown when the list is there; 0 for none */
  AlprRoom room;
};

enum
{
  PROP_VIEW = 1,
  N_PROPS
};

enum
{
  ROW_CHANGED,
  ROW_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprTable, alpr_table, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  AlprTable *self = ALPR_TABLE (buildable);

  if (g_strcmp0 (type, "tool") == 0)
    GTK_BUILDABLE_GET_IFACE (self->filters)
        ->add_child (GTK_BUILDABLE (self->filters), builder, child, type);
  else if (g_strcmp0 (type, "actions") == 0 || g_strcmp0 (type, "below") == 0)
    GTK_BUILDABLE_GET_IFACE (self->detail)
        ->add_child (GTK_BUILDABLE (self->detail), builder, child, type);
  else if (g_strcmp0 (type, "many") == 0)
    adw_bin_set_child (self->many, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "empty") == 0)
    adw_status_page_set_child (self->empty, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

/* The line below: "496 of 2,000,000 · 3 selected". */
static void
count_rows (AlprTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint selected = alpr_row_model_get_n_selected (self->model);
  g_autofree char *shown = alpr_format_count (n);
  g_autofree char *total = alpr_format_count (alpr_row_model_get_total (self->model));
  g_autoptr (GString) words = g_string_new (NULL);

  if (alpr_row_model_is_filtered (self->model))
    g_string_append_printf (words, _("%s of %s"), shown, total);
  else
    g_string_append_printf (words, ngettext ("%s row", "%s rows", n), shown);
  if (selected > 1)
    {
      g_autofree char *many = alpr_format_count (selected);

      g_string_append (words, " · ");
      g_string_append_printf (words, _("%s selected"), many);
    }
  gtk_label_set_text (self->count, words->str);
}

static void
choose_state (AlprTable *self)
{
  gboolean loading = alpr_row_model_is_loading (self->model);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 || loading)
    gtk_stack_set_visible_child_name (self->stack, "rows");
  else if (alpr_row_model_is_filtered (self->model))
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_spinner_set_spinning (self->spinner, loading);
  alpr_export_button_update (self->export);
  count_rows (self);
}

static void
arrange (AlprTable *self)
{
  gboolean open = self->chosen != NULL;
  gboolean narrow = self->room == ALPR_ROOM_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->detail), open);
  gtk_widget_set_visible (self->separator, open && !narrow);
  gtk_widget_set_visible (self->list, !open || !narrow);
  gtk_widget_set_visible (self->bar, !open || !narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), narrow);
}

static void
show_row (AlprTable *self)
{
  AlprRow *row = alpr_table_get_row (self);

  if (row != NULL)
    alpr_detail_show (self->detail, self->view, row, self->zone);
  g_signal_emit (self, signals[ROW_CHANGED], 0);
}

static void
choose_item (AlprTable *self, AlprRowItem *item)
{
  if (self->chosen != NULL)
    g_signal_handlers_disconnect_by_func (self->chosen, show_row, self);
  g_set_object (&self->chosen, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::row", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  arrange (self);
  show_row (self);
}

static void
selection_changed_cb (AlprTable *self)
{
  g_autoptr (AlprRowItem) item = alpr_row_model_get_selected (self->model);

  count_rows (self);
  if (item != self->chosen)
    choose_item (self, item);
}

static void
scroll_to (AlprTable *self, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
show_wanted (AlprTable *self)
{
  guint position;

  if (self->wanted == 0 || !alpr_row_model_find (self->model, self->wanted, &position))
    return;
  self->wanted = 0;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  scroll_to (self, position);
}

static void
loaded_cb (AlprTable *self)
{
  choose_state (self);
  if (self->reordered && !alpr_row_model_is_loading (self->model))
    {
      self->reordered = FALSE;
      if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
        scroll_to (self, self->chosen != NULL ? alpr_row_item_get_position (self->chosen) : 0);
    }
  show_wanted (self);
}

static void
failed_cb (AlprTable *self, const GError *error)
{
  adw_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_spinner_stop (self->spinner);
}

/* Asks the list's sorter about two things that differ: see the essay. */
static const char *
find_sort (AlprTable *self, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->rows);
  g_autoptr (AlprRowItem) one = alpr_row_item_new (1);
  g_autoptr (AlprRowItem) other = alpr_row_item_new (2);

  self->probed = NULL;
  *descending = gtk_sorter_compare (sorter, one, other) == GTK_ORDERING_LARGER;
  return self->probed;
}

static void
order_changed_cb (AlprTable *self)
{
  g_autoptr (GVariant) filters = NULL;
  AlprViewOrder order = { 0 };

  if (self->model == NULL) /* the columns go, and with them the sort */
    return;
  filters = alpr_filter_bar_get_filters (self->filters);
  order.filters = filters;
  order.search = alpr_filter_bar_get_words (self->filters);
  order.sort = find_sort (self, &order.descending);
  self->reordered = TRUE;
  alpr_row_model_set_order (self->model, &order);
  gtk_spinner_set_spinning (self->spinner, alpr_row_model_is_loading (self->model));
}

static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  AlprTable *self = g_object_get_data (G_OBJECT (column), "alpr-table");

  if (self->probed == NULL)
    self->probed = g_object_get_data (G_OBJECT (column), "alpr-field");
  return GTK_ORDERING_SMALLER;
}

static void
add_column (AlprTable *self, const AlprColumn *column)
{
  GtkListItemFactory *factory = alpr_table_cell_factory_new (self->view, column, self->zone);
  g_autofree char *title = alpr_table_cell_make_title (column);
  g_autoptr (GtkColumnViewColumn) shown = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = NULL;

  g_object_set_data (G_OBJECT (shown), "alpr-table", self);
  g_object_set_data (G_OBJECT (shown), "alpr-field", column->field);
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, shown, NULL));
  gtk_column_view_column_set_sorter (shown, sorter);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_expand (shown, column->grow);
  gtk_column_view_append_column (self->rows, shown);
}

static void
make_columns (AlprTable *self)
{
  GListModel *old = gtk_column_view_get_columns (self->rows);
  GPtrArray *columns = alpr_view_get_columns (self->view);

  while (g_list_model_get_n_items (old) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (old, 0);

      gtk_column_view_remove_column (self->rows, column);
    }
  for (guint i = 0; i < columns->len; i++)
    if (!((const AlprColumn *) columns->pdata[i])->detail)
      add_column (self, columns->pdata[i]);
}

static void
activated_cb (AlprTable *self, guint position)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, alpr_row_model_get_id (self->model, position));
}

static void
close_detail_cb (AlprTable *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->model));
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
clear_cb (AlprTable *self)
{
  alpr_filter_bar_clear (self->filters);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprTable *self = ALPR_TABLE (widget);

  if (self->chosen != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->detail), "detail.copy", NULL);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprTable *self = ALPR_TABLE (widget);

  if (self->menu != NULL && self->chosen != NULL)
    alpr_row_menu_open (self->menu);
}

static void
alpr_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, ALPR_TABLE (object)->view_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    {
      g_free (ALPR_TABLE (object)->view_id);
      ALPR_TABLE (object)->view_id = g_value_dup_string (value);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stop_opening (AlprTable *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
alpr_table_dispose (GObject *object)
{
  AlprTable *self = ALPR_TABLE (object);

  if (self->chosen != NULL)
    g_signal_handlers_disconnect_by_func (self->chosen, show_row, self);
  g_clear_object (&self->chosen);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->view);
  stop_opening (self);
  G_OBJECT_CLASS (alpr_table_parent_class)->dispose (object);
}

static void
alpr_table_finalize (GObject *object)
{
  AlprTable *self = ALPR_TABLE (object);

  g_free (self->view_id);
  g_clear_pointer (&self->inputs, g_variant_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  G_OBJECT_CLASS (alpr_table_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("table"));
  gtk_widget_class_bind_template_child (widget_class, AlprTable, bar);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, list);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, filters);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, stack);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, rows);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, empty);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, failed);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, many);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, count);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, export);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, separator);
  gtk_widget_class_bind_template_child (widget_class, AlprTable, detail);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_detail_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
alpr_table_class_init (AlprTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_FILTER_BAR);
  g_type_ensure (ALPR_TYPE_DETAIL);
  g_type_ensure (ALPR_TYPE_EXPORT_BUTTON);
  object_class->get_property = alpr_table_get_property;
  object_class->set_property = alpr_table_set_property;
  object_class->dispose = alpr_table_dispose;
  object_class->finalize = alpr_table_finalize;
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * AlprTable::row-changed: another row alone is selected, or none, or it was read again.
   * AlprTable::row-activated: a row was double-clicked, or Enter was pressed on it; its id.
   */
  signals[ROW_CHANGED] = g_signal_new ("row-changed", ALPR_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", ALPR_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu",
                                       NULL);
  bind_template (widget_class);
}

static void
alpr_table_init (AlprTable *self)
{
  self->zone = g_time_zone_new_utc ();
  self->model = alpr_row_model_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_column_view_set_model (self->rows, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->rows), "changed",
                            G_CALLBACK (order_changed_cb), self);
  g_signal_connect_swapped (self->model, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->model, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (failed_cb), self);
}

/**
 * alpr_table_set_source:
 * @self: a table
 * @view: its columns
 * @source: its rows
 * @zone: the agency's time zone
 *
 * Shows another view. The rows are read at once.
 */
void
alpr_table_set_source (AlprTable *self, AlprView *view, AlprRowSource *source, GTimeZone *zone)
{
  const char *empty = alpr_view_get_empty (view);

  g_set_object (&self->view, view);
  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
  alpr_row_model_set_source (self->model, source);
  make_columns (self);
  alpr_filter_bar_set_view (self->filters, view);
  adw_status_page_set_title (self->empty, _(alpr_view_get_title (view)));
  if (empty != NULL)
    adw_status_page_set_description (self->empty, _(empty));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(alpr_view_get_title (view)), -1);
  alpr_row_model_reload (self->model);
  choose_state (self);
}

static gboolean
same_inputs (AlprTable *self, GVariant *inputs)
{
  if (self->inputs == NULL || inputs == NULL)
    return self->inputs == inputs;
  return g_variant_equal (self->inputs, inputs);
}

/* Reads the rows of a view that may be seen; all of them, where anything else was shown. */
static void
read_view (AlprTable *self, AlprDesk *desk, AlprView *view, GVariant *inputs)
{
  g_autoptr (AlprViewSource) source = NULL;

  if (self->view != NULL && same_inputs (self, inputs)
      && alpr_view_has_columns_of (self->view, view))
    alpr_row_model_reload (self->model);
  else
    {
      g_clear_pointer (&self->inputs, g_variant_unref);
      self->inputs = inputs != NULL ? g_variant_ref (inputs) : NULL;
      source = alpr_view_source_new (desk, view, inputs);
      alpr_export_button_set_list (self->export, desk, view, inputs, self->model);
      alpr_table_set_source (self, view, ALPR_ROW_SOURCE (source), alpr_desk_get_zone (desk));
    }
  alpr_filter_bar_read_choices (self->filters, desk);
}

/* Who waits for a view's columns. */
typedef struct
{
  AlprTable *table;          /* a reference */
  AlprDesk *desk;            /* a reference */
  GVariant *inputs;          /* a reference, nullable */
  GCancellable *cancellable; /* a reference: what makes it the newest question */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->table);
  g_object_unref (opening->desk);
  g_clear_pointer (&opening->inputs, g_variant_unref);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
view_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = alpr_desk_open_view_finish (opening->desk, result, &error);
  AlprTable *self = opening->table;

  if (opening->cancellable != self->opening)
    return;
  g_clear_object (&self->opening);
  if (view != NULL)
    read_view (self, opening->desk, view, opening->inputs);
  else
    failed_cb (self, error);
}

/* A policy that is adopted brings courses, and so columns: they are asked for each time. */
static void
open_view (AlprTable *self, AlprDesk *desk, GVariant *inputs)
{
  Opening *opening = g_new0 (Opening, 1);

  stop_opening (self);
  self->opening = g_cancellable_new ();
  opening->table = g_object_ref (self);
  opening->desk = g_object_ref (desk);
  opening->inputs = inputs != NULL ? g_variant_ref (inputs) : NULL;
  opening->cancellable = g_object_ref (self->opening);
  alpr_desk_open_view_async (desk, self->view_id, self->opening, view_opened_cb, opening);
}

/**
 * alpr_table_refresh:
 * @self: a table that names a view
 * @desk: the desk whose book is read
 * @inputs: (nullable): a{sv}, what the view's query takes; a floating one is sunk
 *
 * Reads the rows again; where the inputs are others than last time, all of them.
 */
void
alpr_table_refresh (AlprTable *self, AlprDesk *desk, GVariant *inputs)
{
  g_autoptr (GVariant) given = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  g_autoptr (AlprView) view = self->view != NULL ? g_object_ref (self->view) : NULL;
  g_autoptr (GError) error = NULL;

  if (view == NULL)
    view = alpr_view_load (self->view_id, &error);
  if (view != NULL && !alpr_desk_may_see (desk, view))
    {
      g_clear_object (&view);
      g_set_error (&error, ALPR_ERROR, ALPR_ERROR_DENIED, _ ("Your role may not see this."));
    }
  if (view == NULL)
    failed_cb (self, error);
  else if (alpr_view_get_spread (view) != NULL)
    open_view (self, desk, given);
  else
    read_view (self, desk, view, given);
}

/** alpr_table_set_room: Says whether there is room for the list and the detail, or for one of them.
 */
void
alpr_table_set_room (AlprTable *self, AlprRoom room)
{
  self->room = room;
  alpr_filter_bar_set_room (self->filters, room);
  arrange (self);
}

/** alpr_table_set_menu: Gives the rows a menu of actions; once. */
void
alpr_table_set_menu (AlprTable *self, GMenuModel *menu)
{
  g_return_if_fail (self->menu == NULL);

  self->menu = alpr_row_menu_new (GTK_WIDGET (self), self->rows, menu);
}

/** alpr_table_get_model: Returns: (transfer none): its rows and what is selected of them */
AlprRowModel *
alpr_table_get_model (AlprTable *self)
{
  return self->model;
}

/** alpr_table_get_view: Returns: (transfer none) (nullable): its view */
AlprView *
alpr_table_get_view (AlprTable *self)
{
  return self->view;
}

/** alpr_table_get_row: Returns: (transfer none) (nullable): the row that alone is selected */
AlprRow *
alpr_table_get_row (AlprTable *self)
{
  return self->chosen != NULL ? alpr_row_item_get_row (self->chosen) : NULL;
}

/** alpr_table_get_row_id: Returns: the id of the row that alone is selected; 0 where none is */
gint64
alpr_table_get_row_id (AlprTable *self)
{
  return self->chosen != NULL ? alpr_row_item_get_id (self->chosen) : 0;
}

/** alpr_table_search: Returns: whether there is a search field, which now has the focus */
gboolean
alpr_table_search (AlprTable *self)
{
  return alpr_filter_bar_focus (self->filters);
}

/** alpr_table_show: Selects the row @id and scrolls to it, now or when it is read. */
void
alpr_table_show (AlprTable *self, gint64 id)
{
  self->wanted = id;
  show_wanted (self);
}

/** alpr_table_filter: Filters the list, now or when it is there. Returns: whether it is now */
gboolean
alpr_table_filter (AlprTable *self, const char *field, GVariant *value)
{
  return alpr_filter_bar_choose (self->filters, field, value);
}

/** alpr_table_sort: Sorts by a column, as a click on its head does. */
void
alpr_table_sort (AlprTable *self, const char *field, GtkSortType direction)
{
  GListModel *columns = gtk_column_view_get_columns (self->rows);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (column), "alpr-field"), field) == 0)
        gtk_column_view_sort_by_column (self->rows, column, direction);
    }
}
