/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What do the columns of this file hold? The first rows are read, each column is shown with some of
 * its values and the field that it most likely is; a person corrects that. Where the values don't
 * look like the field that was chosen, the row says so. The answer is kept in the book as a
 * mapping, so that the next file of this kind is known.
 */

#include "alpr-mapping-dialog.h"

#include <glib/gi18n.h>

#include "alpr-propose.h"
#include "alpr-mappings.h"

#define SAMPLE_ROWS 200

struct _AlprMappingDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkWidget *form;
  GtkEditable *in_title;
  AdwPreferencesGroup *columns;
  GtkLabel *problem;
  GtkWidget *submit;

  AlprDesk *desk;         /* a reference */
  char *path;             /* owned */
  AlprProposal *proposal; /* owned, nullable */
  GPtrArray *choices;     /* of GtkDropDown, not owned: one a column */
  GPtrArray *warnings;    /* of GtkImage, not owned: one a column */
};

enum
{
  MAPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of AlprField. */
static const char *const field_titles[ALPR_N_FIELDS] = {
  N_("Search id"),       N_("User account"), N_("Organisation"), N_("Networks searched"),
  N_("Devices searched"), N_("Time frame"),   N_("Plate"),        N_("Reason"),
  N_("Case number"),     N_("Filter"),       N_("Time"),         N_("Date"),
  N_("Type of search"),  N_("Prompt"),       N_("Moderation"),   N_("Offense"),
};

static const char *const kind_titles[ALPR_N_KINDS] = {
  N_("empty"), N_("ids"), N_("times"), N_("time frames"), N_("counts"), N_("masked"), N_("text"),
};

G_DEFINE_FINAL_TYPE (AlprMappingDialog, alpr_mapping_dialog, ADW_TYPE_WINDOW)

static void
show_problem (AlprMappingDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static int
chosen_field (AlprMappingDialog *self, guint column)
{
  return (int) gtk_drop_down_get_selected (self->choices->pdata[column]) - 1;
}

/* Values that the field doesn't take, among those that are there at all. */
static gboolean
is_doubtful (const AlprProposedColumn *column, int field)
{
  guint wrong = 0;
  guint there = 0;

  for (int kind = ALPR_KIND_EMPTY + 1; kind < ALPR_N_KINDS; kind++)
    {
      there += column->kinds[kind];
      if (!alpr_field_takes ((AlprField) field, (AlprKind) kind))
        wrong += column->kinds[kind];
    }
  return field >= 0 && wrong * 4 > there;
}

static gboolean
is_chosen_twice (AlprMappingDialog *self)
{
  guint count[ALPR_N_FIELDS] = { 0 };

  for (guint i = 0; i < self->choices->len; i++)
    if (chosen_field (self, i) >= 0 && ++count[chosen_field (self, i)] > 1)
      return TRUE;
  return FALSE;
}

static void
update (AlprMappingDialog *self)
{
  gboolean any = FALSE;
  gboolean twice = is_chosen_twice (self);

  for (guint i = 0; i < self->choices->len; i++)
    {
      int field = chosen_field (self, i);

      any |= field == ALPR_FIELD_TIME;
      gtk_widget_set_visible (self->warnings->pdata[i],
                              is_doubtful (&self->proposal->columns[i], field));
    }
  show_problem (self, twice ? _("Two columns can’t hold the same.") : NULL);
  gtk_widget_set_sensitive (self->submit,
                            any && !twice && *gtk_editable_get_text (self->in_title) != '\0');
}

static GtkWidget *
make_choice (AlprMappingDialog *self, const AlprProposedColumn *column)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (words, _("Not used"));
  for (int i = 0; i < ALPR_N_FIELDS; i++)
    gtk_string_list_append (words, _(field_titles[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), (guint) (column->field + 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->label, -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (update), self);
  return choice;
}

/* "2025-10-01 08:15 · 2025-10-01 08:20 (times)" */
static char *
describe_values (const AlprProposedColumn *column)
{
  g_autofree char *samples = g_strdelimit (g_strjoinv (" · ", column->samples), "\r\n\t", ' ');
  int most = ALPR_KIND_EMPTY;

  for (int kind = 0; kind < ALPR_N_KINDS; kind++)
    if (column->kinds[kind] > column->kinds[most])
      most = kind;
  return g_strdup_printf ("%s (%s)", samples, _(kind_titles[most]));
}

static void
add_column (AlprMappingDialog *self, const AlprProposedColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *choice = make_choice (self, column);
  g_autofree char *values = describe_values (column);
  const char *doubt = _("The values don’t look like this");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *column->label != '\0' ? column->label : _("No heading"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), values);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (warning, "warning");
  gtk_widget_set_tooltip_text (warning, doubt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (warning), GTK_ACCESSIBLE_PROPERTY_LABEL, doubt,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), warning);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (self->columns, row);
  g_ptr_array_add (self->choices, choice);
  g_ptr_array_add (self->warnings, warning);
}

static gpointer
read_proposal (AlprStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) mappings = alpr_mappings_load (store, error);
  g_autoptr (AlprReader) reader = mappings != NULL ? alpr_reader_open (data, error) : NULL;

  return reader != NULL ? alpr_mapping_propose (reader, mappings, SAMPLE_ROWS, error) : NULL;
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprMappingDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->proposal = alpr_desk_read_finish (self->desk, result, &error);
  if (self->form == NULL)
    return;
  if (self->proposal == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  for (guint i = 0; i < self->proposal->n_columns; i++)
    add_column (self, &self->proposal->columns[i]);
  update (self);
}

/* "Vigilant, county export" → "vigilant-county-export" */
static char *
make_id (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, NULL);
  g_autoptr (GString) id = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (id, g_ascii_tolower (*c));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  return g_string_free (g_steal_pointer (&id), FALSE);
}

static AlprMapping *
make_mapping (AlprMappingDialog *self, GError **error)
{
  const char *title = gtk_editable_get_text (self->in_title);
  guint n = self->proposal->n_columns;
  g_autofree char *id = make_id (title);
  g_autofree int *fields = g_new0 (int, n);
  g_autofree const char **labels = g_new0 (const char *, n + 1);
  AlprMappingColumns columns = { .id = id, .title = title, .fields = fields, .n_columns = n };

  for (guint i = 0; i < n; i++)
    {
      fields[i] = chosen_field (self, i);
      labels[i] = self->proposal->columns[i].label;
    }
  if (self->proposal->has_header)
    columns.labels = labels;
  return alpr_mapping_new_from_columns (&columns, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprMappingDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  if (done == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[MAPPED], 0, self->path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
submitted_cb (AlprMappingDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprMapping) mapping = make_mapping (self, &error);
  g_autofree char *json = NULL;
  GBytes *bytes;

  if (mapping == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  bytes = alpr_mapping_get_json (mapping);
  json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  alpr_desk_act_async (self->desk, "mappings/save",
                       g_variant_new_parsed ("{'id': <%s>, 'json': <%s>}",
                                             alpr_mapping_get_id (mapping), json),
                       saved_cb, g_object_ref (self));
}

static void
alpr_mapping_dialog_finalize (GObject *object)
{
  AlprMappingDialog *self = ALPR_MAPPING_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->proposal, alpr_proposal_free);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->warnings);
  g_free (self->path);
  G_OBJECT_CLASS (alpr_mapping_dialog_parent_class)->finalize (object);
}

static void
alpr_mapping_dialog_class_init (AlprMappingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_mapping_dialog_finalize;
  /**
   * AlprMappingDialog::mapped: a mapping was made and kept; the file that it was made for.
   */
  signals[MAPPED] = g_signal_new ("mapped", ALPR_TYPE_MAPPING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("mapping-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprMappingDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprMappingDialog, in_title);
  gtk_widget_class_bind_template_child (widget_class, AlprMappingDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, AlprMappingDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprMappingDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
alpr_mapping_dialog_init (AlprMappingDialog *self)
{
  self->choices = g_ptr_array_new ();
  self->warnings = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_mapping_dialog_new: Returns: (transfer none): a dialog about the columns of @path */
GtkWidget *
alpr_mapping_dialog_new (GtkWindow *parent, AlprDesk *desk, const char *path)
{
  AlprMappingDialog *self
      = g_object_new (ALPR_TYPE_MAPPING_DIALOG, "transient-for", parent, NULL);
  AlprQuestion question = { .func = read_proposal, .data = g_strdup (path), .data_free = g_free,
                            .result_free = (GDestroyNotify) alpr_proposal_free };
  g_autofree char *name = g_path_get_basename (path);

  self->desk = g_object_ref (desk);
  self->path = g_strdup (path);
  gtk_editable_set_text (self->in_title, name);
  gtk_widget_set_sensitive (self->submit, FALSE);
  alpr_desk_read_async (desk, &question, NULL, proposed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/** alpr_mapping_dialog_choose: Says that a column holds @field. */
void
alpr_mapping_dialog_choose (AlprMappingDialog *self, guint column, AlprField field)
{
  g_return_if_fail (column < self->choices->len);

  gtk_drop_down_set_selected (self->choices->pdata[column], (guint) field + 1);
}
