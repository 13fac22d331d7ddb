/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands over a list: a search field and a drop-down for each filter of the view. Where there
 * is little room the drop-downs wait behind a button. Says `changed` when a list would be another.
 */

#include "alpr-filter-bar.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-badge.h"

struct _AlprFilterBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkBox *box;
  GtkSearchEntry *search;
  GtkToggleButton *more;
  GtkBox *filters;
  GtkBox *tools;

  AlprView *view;     /* a reference, nullable */
  GPtrArray *choices; /* owned: for each filter its choices, a GPtrArray of AlprChoice */
  char *awaited;      /* owned, nullable: the field to filter by when there are choices */
  GVariant *awaited_value; /* a reference, nullable */
  AlprRoom room;
  gboolean filling; /* what changes now is not a person's doing */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprFilterBar, alpr_filter_bar, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (g_strcmp0 (type, "tool") == 0)
    gtk_box_append (ALPR_FILTER_BAR (buildable)->tools, GTK_WIDGET (child));
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
say_changed (AlprFilterBar *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkDropDown *
nth_filter (AlprFilterBar *self, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->filters));

  for (; child != NULL && n > 0; n--)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? GTK_DROP_DOWN (child) : NULL;
}

static GtkOrientation
down_if (gboolean down)
{
  return down ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/* One filter stands beside the search where there is some room; several wait behind the button. */
static void
arrange (AlprFilterBar *self)
{
  gboolean any = self->choices->len > 0;
  gboolean wait = any && (self->room == ALPR_ROOM_NARROW
                          || (self->room == ALPR_ROOM_SMALL && self->choices->len > 1));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), down_if (wait));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters),
                                  down_if (self->room == ALPR_ROOM_NARROW));
  gtk_widget_set_visible (GTK_WIDGET (self->more), wait);
  gtk_widget_set_visible (GTK_WIDGET (self->filters),
                          any && (!wait || gtk_toggle_button_get_active (self->more)));
}

/* "Search plate, reason, case number": what the view lets people search. */
static void
name_search (AlprFilterBar *self)
{
  const char *const *fields = alpr_view_get_search_fields (self->view);
  GPtrArray *columns = alpr_view_get_columns (self->view);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *placeholder = NULL;

  for (guint f = 0; fields[f] != NULL; f++)
    for (guint i = 0; i < columns->len; i++)
      {
        const AlprColumn *column = columns->pdata[i];
        g_autofree char *title = NULL;

        if (strcmp (column->field, fields[f]) != 0)
          continue;
        title = g_utf8_strdown (_(column->title), -1);
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", title);
      }
  /* Translators: what follows are names of columns: "Search plate, reason" */
  placeholder = words->len > 0 ? g_strdup_printf (_("Search %s"), words->str)
                               : g_strdup (_("Search"));
  gtk_widget_set_visible (GTK_WIDGET (self->search), fields[0] != NULL);
  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
}

static void
label_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_list_item_set_child (item, label);
}

static void
label_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The button's text is cut; the list's isn't. */
static GtkWidget *
make_drop_down (AlprFilterBar *self, const char *title)
{
  GtkStringList *words = gtk_string_list_new ((const char *[]){ title, NULL });
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  g_autoptr (GtkListItemFactory) whole = g_object_ref (gtk_drop_down_get_factory (
      GTK_DROP_DOWN (drop_down)));
  g_autoptr (GtkListItemFactory) cut = gtk_signal_list_item_factory_new ();

  g_signal_connect (cut, "setup", G_CALLBACK (label_set_up_cb), NULL);
  g_signal_connect (cut, "bind", G_CALLBACK (label_bound_cb), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), whole);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), cut);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (say_changed), self);
  return drop_down;
}

static void
alpr_filter_bar_dispose (GObject *object)
{
  AlprFilterBar *self = ALPR_FILTER_BAR (object);

  self->filling = TRUE;
  g_clear_object (&self->view);
  G_OBJECT_CLASS (alpr_filter_bar_parent_class)->dispose (object);
}

static void
alpr_filter_bar_finalize (GObject *object)
{
  g_ptr_array_unref (ALPR_FILTER_BAR (object)->choices);
  g_free (ALPR_FILTER_BAR (object)->awaited);
  g_clear_pointer (&ALPR_FILTER_BAR (object)->awaited_value, g_variant_unref);
  G_OBJECT_CLASS (alpr_filter_bar_parent_class)->finalize (object);
}

static void
alpr_filter_bar_class_init (AlprFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_filter_bar_finalize;
  signals[CHANGED] = g_signal_new ("changed", ALPR_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ALPR_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("filter-bar"));
  gtk_widget_class_bind_template_child (widget_class, AlprFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, AlprFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, AlprFilterBar, more);
  gtk_widget_class_bind_template_child (widget_class, AlprFilterBar, filters);
  gtk_widget_class_bind_template_child (widget_class, AlprFilterBar, tools);
  gtk_widget_class_bind_template_callback (widget_class, say_changed);
  gtk_widget_class_bind_template_callback (widget_class, arrange);
}

static void
alpr_filter_bar_init (AlprFilterBar *self)
{
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_choice_new: Returns: (transfer full): a choice; a floating @value is sunk */
AlprChoice *
alpr_choice_new (GVariant *value, const char *label)
{
  AlprChoice *self = g_new0 (AlprChoice, 1);

  self->value = g_variant_ref_sink (value);
  self->label = g_strdup (label);
  return self;
}

void
alpr_choice_free (AlprChoice *self)
{
  g_variant_unref (self->value);
  g_free (self->label);
  g_free (self);
}

/** alpr_filter_bar_set_view: Makes a field for the view's search and a drop-down for each filter.
 */
void
alpr_filter_bar_set_view (AlprFilterBar *self, AlprView *view)
{
  GPtrArray *filters = alpr_view_get_filters (view);

  self->filling = TRUE;
  g_set_object (&self->view, view);
  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->filters))) != NULL;)
    gtk_box_remove (self->filters, old);
  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < filters->len; i++)
    {
      const AlprFilter *filter = filters->pdata[i];

      gtk_box_append (self->filters, make_drop_down (self, _(filter->title)));
      g_ptr_array_add (self->choices,
                       g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_choice_free));
    }
  name_search (self);
  arrange (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (GTK_WIDGET (self->search)) || filters->len > 0
                              || gtk_widget_get_first_child (GTK_WIDGET (self->tools)) != NULL);
  self->filling = FALSE;
}

/** alpr_filter_bar_get_view: Returns: (transfer none) (nullable): whose filters it shows */
AlprView *
alpr_filter_bar_get_view (AlprFilterBar *self)
{
  return self->view;
}

/* A state is called as its badge is; anything else as the query calls it. */
static const char *
title_of (const AlprChoice *choice)
{
  const char *word = g_variant_is_of_type (choice->value, G_VARIANT_TYPE_STRING)
                         ? g_variant_get_string (choice->value, NULL)
                         : "";
  const char *title = alpr_word_title (word);

  return title != word ? title : choice->label;
}

/* What was asked for before the choices were there. */
static void
choose_awaited (AlprFilterBar *self)
{
  g_autofree char *field = g_steal_pointer (&self->awaited);
  g_autoptr (GVariant) value = g_steal_pointer (&self->awaited_value);

  alpr_filter_bar_choose (self, field, value);
}

/**
 * alpr_filter_bar_take_choices:
 * @self: a filter bar
 * @filter: number of the filter
 * @choices: (transfer full) (element-type AlprChoice): what can be chosen
 *
 * Fills a drop-down. What was chosen stays chosen, if it is still among the choices.
 */
void
alpr_filter_bar_take_choices (AlprFilterBar *self, guint filter, GPtrArray *choices)
{
  GtkDropDown *drop_down = nth_filter (self, filter);
  GPtrArray *old = self->choices->pdata[filter];
  guint selected = gtk_drop_down_get_selected (drop_down);
  GtkStringList *words = GTK_STRING_LIST (gtk_drop_down_get_model (drop_down));
  g_autoptr (GVariant) chosen = NULL;

  if (selected > 0 && selected <= old->len)
    chosen = g_variant_ref (((AlprChoice *) old->pdata[selected - 1])->value);
  self->filling = TRUE;
  gtk_drop_down_set_selected (drop_down, 0);
  gtk_string_list_splice (words, 1, g_list_model_get_n_items (G_LIST_MODEL (words)) - 1, NULL);
  for (guint i = 0; i < choices->len; i++)
    {
      const AlprChoice *choice = choices->pdata[i];

      gtk_string_list_append (words, title_of (choice));
      if (chosen != NULL && g_variant_equal (chosen, choice->value))
        gtk_drop_down_set_selected (drop_down, i + 1);
    }
  g_ptr_array_unref (old);
  self->choices->pdata[filter] = choices;
  self->filling = FALSE;
  if (self->awaited != NULL)
    choose_awaited (self);
}

/** alpr_filter_bar_set_room: Says how much room there is. */
void
alpr_filter_bar_set_room (AlprFilterBar *self, AlprRoom room)
{
  self->room = room;
  arrange (self);
}

/** alpr_filter_bar_get_words: Returns: (nullable): what is sought */
const char *
alpr_filter_bar_get_words (AlprFilterBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return strspn (words, " \t") < strlen (words) ? words : NULL;
}

/** alpr_filter_bar_get_filters: Returns: (transfer full) (nullable): a{sv}: what was chosen */
GVariant *
alpr_filter_bar_get_filters (AlprFilterBar *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < self->choices->len; i++)
    {
      GPtrArray *choices = self->choices->pdata[i];
      const AlprFilter *filter = alpr_view_get_filters (self->view)->pdata[i];
      guint selected = gtk_drop_down_get_selected (nth_filter (self, i));

      if (selected == 0 || selected > choices->len)
        continue;
      any = TRUE;
      g_variant_dict_insert_value (&dict, filter->field,
                                   ((AlprChoice *) choices->pdata[selected - 1])->value);
    }
  return any ? g_variant_ref_sink (g_variant_dict_end (&dict)) : NULL;
}

/** alpr_filter_bar_focus: Returns: whether there is a search field, which now has the focus */
gboolean
alpr_filter_bar_focus (AlprFilterBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search))
         && gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/** alpr_filter_bar_clear: Asks for everything again. */
void
alpr_filter_bar_clear (AlprFilterBar *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  for (guint i = 0; i < self->choices->len; i++)
    gtk_drop_down_set_selected (nth_filter (self, i), 0);
  self->filling = FALSE;
  say_changed (self);
}

/**
 * alpr_filter_bar_choose:
 * @self: a filter bar
 * @field: the field of a filter
 * @value: the value that it must have; a floating one is sunk
 *
 * Chooses @value, now or when the book has said what can be chosen.
 *
 * Returns: whether it is chosen now
 */
gboolean
alpr_filter_bar_choose (AlprFilterBar *self, const char *field, GVariant *value)
{
  g_autoptr (GVariant) wanted = g_variant_ref_sink (value);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const AlprFilter *filter = alpr_view_get_filters (self->view)->pdata[i];
      GPtrArray *choices = self->choices->pdata[i];

      for (guint c = 0; strcmp (filter->field, field) == 0 && c < choices->len; c++)
        if (g_variant_equal (((AlprChoice *) choices->pdata[c])->value, wanted))
          {
            gtk_drop_down_set_selected (nth_filter (self, i), c + 1);
            return TRUE;
          }
    }
  g_free (self->awaited);
  g_clear_pointer (&self->awaited_value, g_variant_unref);
  self->awaited = g_strdup (field);
  self->awaited_value = g_steal_pointer (&wanted);
  return FALSE;
}
