/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be chosen for an act's input: a query below data/sql/choices gives `value` and `label`,
 * and other names by which each is known. They are read on the reader's thread, thousands of them
 * if need be; a word of the book is called as its badge is. They are shown in a drop-down in which
 * any of the names can be sought, from anywhere in the word: GTK 4.8 seeks from the beginning only
 * and has no setting for it, but the filter in the drop-down's list does.
 */

#include "alpr-option.h"

#include <string.h>

#include "alpr-badge.h"

struct _AlprOption
{
  GObject parent_instance;

  /* Owned */
  char *value; /* nullable: what stands for none */
  char *label;
  char *words; /* all names, a line each: what is sought in */
};

enum
{
  PROP_WORDS = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprOption, alpr_option, G_TYPE_OBJECT)

static void
alpr_option_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORDS)
    g_value_set_string (value, ALPR_OPTION (object)->words);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_option_finalize (GObject *object)
{
  AlprOption *self = ALPR_OPTION (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->words);
  G_OBJECT_CLASS (alpr_option_parent_class)->finalize (object);
}

static void
alpr_option_class_init (AlprOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = alpr_option_get_property;
  object_class->finalize = alpr_option_finalize;
  props[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
alpr_option_init (AlprOption *self)
{
}

/** alpr_option_new: Returns: (transfer full): what may be chosen; a %NULL value stands for none */
AlprOption *
alpr_option_new (const char *value, const char *label, const char *words)
{
  AlprOption *self = g_object_new (ALPR_TYPE_OPTION, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label != NULL ? label : "");
  self->words = g_strdup (words);
  return self;
}

/** alpr_option_get_value: Returns: (nullable): what the act gets, as text */
const char *
alpr_option_get_value (AlprOption *self)
{
  return self->value;
}

/** alpr_option_get_label: Returns: (transfer none): what people read */
const char *
alpr_option_get_label (AlprOption *self)
{
  return self->label;
}

/* All names on the cursor's row, a line each; the value is none that people know. */
static char *
join_names (AlprCursor *cursor)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 1; i < alpr_cursor_get_n_columns (cursor); i++)
    {
      const char *name = alpr_cursor_get_text (cursor, i);

      if (name != NULL && *name != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", name);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gpointer
read_options (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *query = g_strconcat ("choices/", data, NULL);
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;
  int label;

  alpr_store_set_cancellable (reader, cancellable);
  cursor = alpr_store_query (reader, query, NULL, error);
  if (cursor == NULL)
    return NULL;
  label = alpr_cursor_find (cursor, "label");
  while (alpr_cursor_next (cursor, &cause))
    {
      g_autofree char *names = join_names (cursor);
      const char *text = alpr_cursor_get_text (cursor, label);
      const char *title = text != NULL ? alpr_word_title (text) : "";
      g_autofree char *words = g_strdup_printf ("%s\n%s", names, title);

      g_ptr_array_add (options,
                       alpr_option_new (alpr_cursor_get_text (cursor, 0), title, words));
    }
  if (cause == NULL)
    return g_steal_pointer (&options);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * alpr_options_read_async:
 * @desk: the desk whose book is read
 * @choices: a query below data/sql/choices
 * @callback: called with the options
 * @data: for @callback
 *
 * Reads what may be chosen.
 */
void
alpr_options_read_async (AlprDesk *desk, const char *choices, GAsyncReadyCallback callback,
                         gpointer data)
{
  AlprQuestion question = { .func = read_options,
                            .data = g_strdup (choices),
                            .data_free = g_free,
                            .result_free = (GDestroyNotify)g_ptr_array_unref };

  alpr_desk_read_async (desk, &question, NULL, callback, data);
}

/** alpr_options_read_finish: Returns: (transfer full) (element-type AlprOption): the options */
GPtrArray *
alpr_options_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (desk, result, error);
}

static void
label_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer cut)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (cut != NULL)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  else
    gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_list_item_set_child (item, label);
}

static void
label_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AlprOption *option = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), option->label);
}

static GtkListItemFactory *
make_factory (gboolean cut)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (label_set_up_cb), GINT_TO_POINTER (cut));
  g_signal_connect (factory, "bind", G_CALLBACK (label_bound_cb), NULL);
  return factory;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LIST_VIEW (child) ? child : find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* See the essay. Without such a filter, words are sought from the beginning. */
static void
seek_anywhere (GtkDropDown *drop_down)
{
  GtkWidget *list = find_list (GTK_WIDGET (drop_down));
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list))
                                              : NULL;
  GListModel *model = GTK_IS_SINGLE_SELECTION (selection)
                          ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                          : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (model)
                          ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model))
                          : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter),
                                      GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/** alpr_option_drop_down_new: Returns: (transfer floating): a drop-down without options */
GtkWidget *
alpr_option_drop_down_new (void)
{
  GtkExpression *words = gtk_property_expression_new (ALPR_TYPE_OPTION, NULL, "words");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_list_store_new (ALPR_TYPE_OPTION)),
                                            words);
  g_autoptr (GtkListItemFactory) cut = make_factory (TRUE);
  g_autoptr (GtkListItemFactory) whole = make_factory (FALSE);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), cut);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), whole);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  seek_anywhere (GTK_DROP_DOWN (drop_down));
  return drop_down;
}

/**
 * alpr_option_drop_down_take:
 * @drop_down: a drop-down of options
 * @none: what stands in the first row, which is no choice
 * @options: (element-type AlprOption): what may be chosen
 *
 * Fills it, in one step.
 */
void
alpr_option_drop_down_take (GtkDropDown *drop_down, const char *none, GPtrArray *options)
{
  g_autoptr (GListStore) store = g_list_store_new (ALPR_TYPE_OPTION);
  g_autoptr (AlprOption) first = alpr_option_new (NULL, none, none);

  g_list_store_append (store, first);
  g_list_store_splice (store, 1, 0, options->pdata, options->len);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (store));
  gtk_drop_down_set_selected (drop_down, 0);
  seek_anywhere (drop_down);
}

/** alpr_option_drop_down_get: Returns: (transfer none) (nullable): what is chosen */
AlprOption *
alpr_option_drop_down_get (GtkDropDown *drop_down)
{
  AlprOption *option = gtk_drop_down_get_selected_item (drop_down);

  return option != NULL && option->value != NULL ? option : NULL;
}

static gboolean
is_called (AlprOption *option, const char *name)
{
  g_auto (GStrv) names = NULL;

  if (option->value == NULL)
    return FALSE;
  if (strcmp (option->value, name) == 0)
    return TRUE;
  names = g_strsplit (option->words, "\n", -1);
  return g_strv_contains ((const char *const *)names, name);
}

/** alpr_option_drop_down_choose: Returns: whether there is an option of that value or name, and it
 * is chosen now */
gboolean
alpr_option_drop_down_choose (GtkDropDown *drop_down, const char *name)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AlprOption) option = g_list_model_get_item (model, i);

      if (!is_called (option, name))
        continue;
      gtk_drop_down_set_selected (drop_down, i);
      return TRUE;
    }
  return FALSE;
}
