/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form of any act, made of the act's inputs. What the chosen row gives is a fact at the top and
 * can't be changed; what it prefills can. A secret goes to the act beside its inputs, for inputs
 * are journalled.
 *
 * An act about many rows has one form, which names the first of them; what all rows have in common
 * prefills it. Rows that give the act the same are one to it.
 *
 * Whatever is refused or fails is said in the form, and nothing that was typed is lost. While the
 * act is done the form rests; closing it then stops the act, which takes back what it did.
 */

#include "alpr-act-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-act-field.h"
#include "alpr-act-many.h"
#include "alpr-detail.h"
#include "alpr-error.h"
#include "alpr-trouble.h"

#define MOST_FACTS 4

struct _AlprActDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkScrolledWindow *scroller;
  GtkWidget *form;
  GtkWidget *trouble;
  GtkLabel *problem;
  GtkListBox *clauses;
  GtkLabel *what;
  GtkWidget *about;
  GtkLabel *about_name;
  GtkLabel *about_facts;
  AdwPreferencesGroup *fields;
  GtkWidget *needed;
  GtkSpinner *spinner;
  GtkButton *submit;

  AlprDesk *desk; /* a reference */
  const AlprAct *act;
  char *done;            /* owned: what is said when it is done */
  char *given_name;      /* owned, nullable: the input that the row gives */
  GVariant *given;       /* a reference, nullable: its value */
  GPtrArray *each;       /* owned, nullable, of AlprActEach: its value for each of many */
  GPtrArray *inputs;     /* owned, of AlprActField: in the act's order */
  GCancellable *working; /* owned, nullable: the act is being done */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprActDialog, alpr_act_dialog, ADW_TYPE_WINDOW)

static void
update (AlprActDialog *self)
{
  gboolean complete = self->working == NULL;

  for (guint i = 0; i < self->inputs->len; i++)
    complete &= alpr_act_field_is_complete (self->inputs->pdata[i]);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), complete);
}

/* As high as what stands in it now. */
static void
fit_height (AlprActDialog *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, -1);
}

static char *
describe_problem (const GError *error, gboolean refused)
{
  const char *about = alpr_error_get_about (error);

  if (refused && about != NULL)
    return g_strdup_printf (_("The policy refuses this for %s, so nothing was done for anybody:"),
                            about);
  if (refused)
    return g_strdup (_("The policy refuses this:"));
  return g_strdup (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                       ? _("Stopped; the book is as it was.")
                       : error->message);
}

/* What went wrong; a refusal names the clauses that refuse. */
static void
show_problem (AlprActDialog *self, const GError *error)
{
  const char *const *clauses = alpr_error_get_clauses (error);
  gboolean refused = clauses != NULL && clauses[0] != NULL;
  g_autofree char *words = NULL;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->clauses, 0)) != NULL;)
    gtk_list_box_remove (self->clauses, GTK_WIDGET (row));
  for (guint i = 0; refused && clauses[i] != NULL; i++)
    gtk_list_box_append (self->clauses, alpr_trouble_clause_new (clauses[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->clauses), refused);
  gtk_widget_set_visible (self->trouble, error != NULL);
  fit_height (self);
  if (error == NULL)
    return;
  words = describe_problem (error, refused);
  gtk_label_set_text (self->problem, words);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
set_busy (AlprActDialog *self, gboolean busy)
{
  g_clear_object (&self->working);
  if (busy)
    self->working = g_cancellable_new ();
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  update (self);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprActDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  if (done == NULL)
    {
      show_problem (self, error);
      return;
    }
  for (guint i = 0; i < self->inputs->len; i++)
    alpr_act_field_clear_secret (self->inputs->pdata[i]);
  g_signal_emit (self, signals[DONE], 0, self->done, done);
  gtk_window_destroy (GTK_WINDOW (self));
}

static GVariant *
collect_inputs (AlprActDialog *self)
{
  g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (NULL);

  if (self->given != NULL)
    g_variant_dict_insert_value (&inputs, self->given_name, self->given);
  for (guint i = 0; i < self->inputs->len; i++)
    {
      GVariant *value = alpr_act_field_make_value (self->inputs->pdata[i]);

      if (value != NULL)
        g_variant_dict_insert_value (
            &inputs, alpr_act_field_get_input (self->inputs->pdata[i])->name, value);
    }
  return g_variant_dict_end (&inputs);
}

static AlprSecret *
collect_secret (AlprActDialog *self)
{
  AlprSecret *secret = NULL;

  for (guint i = 0; secret == NULL && i < self->inputs->len; i++)
    secret = alpr_act_field_make_secret (self->inputs->pdata[i]);
  return secret;
}

static void
submitted_cb (AlprActDialog *self)
{
  g_autoptr (AlprSecret) secret = collect_secret (self);
  g_autoptr (GPtrArray) each
      = self->each != NULL
            ? alpr_act_many_fill (self->each, self->given_name, collect_inputs (self))
            : NULL;

  show_problem (self, NULL);
  set_busy (self, TRUE);
  if (each != NULL)
    {
      alpr_desk_act_each_async (self->desk, self->act->name, each, self->working, done_cb,
                                g_object_ref (self));
      return;
    }
  alpr_desk_act_stoppable_async (self->desk, self->act->name, collect_inputs (self), secret,
                                 self->working, done_cb, g_object_ref (self));
}

/* The first thing to be filled in; a form that asks nothing is a question about its button. */
static void
focus_first (AlprActDialog *self)
{
  if (self->inputs->len > 0)
    alpr_act_field_focus (self->inputs->pdata[0]);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->submit));
}

static gboolean
alpr_act_dialog_close_request (GtkWindow *window)
{
  AlprActDialog *self = ALPR_ACT_DIALOG (window);

  if (self->working == NULL)
    return GTK_WINDOW_CLASS (alpr_act_dialog_parent_class)->close_request (window);
  g_cancellable_cancel (self->working);
  return TRUE;
}

static void
alpr_act_dialog_dispose (GObject *object)
{
  AlprActDialog *self = ALPR_ACT_DIALOG (object);

  for (guint i = 0; i < self->inputs->len; i++)
    g_signal_handlers_disconnect_by_data (self->inputs->pdata[i], self);
  g_ptr_array_set_size (self->inputs, 0);
  G_OBJECT_CLASS (alpr_act_dialog_parent_class)->dispose (object);
}

static void
alpr_act_dialog_finalize (GObject *object)
{
  AlprActDialog *self = ALPR_ACT_DIALOG (object);

  g_clear_object (&self->working);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->given, g_variant_unref);
  g_clear_pointer (&self->each, g_ptr_array_unref);
  g_free (self->given_name);
  g_free (self->done);
  g_ptr_array_unref (self->inputs);
  G_OBJECT_CLASS (alpr_act_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("act-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, clauses);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, what);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, about);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, about_name);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, about_facts);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, needed);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlprActDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
}

static void
alpr_act_dialog_class_init (AlprActDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_act_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_act_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = alpr_act_dialog_close_request;
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "default.activate", NULL);

  /**
   * AlprActDialog::done:
   * @words: what was done
   * @result: a{sv}, what the act gives
   */
  signals[DONE] = g_signal_new ("done", ALPR_TYPE_ACT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
}

static void
alpr_act_dialog_init (AlprActDialog *self)
{
  self->inputs = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who or what the row is: its first column, and the next ones with their headings. */
static void
tell_row (AlprActDialog *self, AlprView *view, AlprRow *row)
{
  GPtrArray *columns = alpr_view_get_columns (view);
  g_autoptr (GString) facts = g_string_new (NULL);
  guint told = 0;

  for (guint i = 0; i < columns->len && told < MOST_FACTS; i++)
    {
      const AlprColumn *column = columns->pdata[i];
      g_autofree char *value = alpr_cell_words (column, row, alpr_desk_get_zone (self->desk));

      if (column->detail || *value == '\0')
        continue;
      if (told++ == 0)
        gtk_label_set_text (self->about_name, value);
      else
        g_string_append_printf (facts, "%s%s: %s", facts->len > 0 ? "\n" : "", _(column->title),
                                value);
    }
  gtk_label_set_text (self->about_facts, facts->str);
  gtk_widget_set_visible (GTK_WIDGET (self->about_facts), facts->len > 0);
  gtk_widget_set_visible (self->about, told > 0);
}

/* For how many, and who the first ones are. */
static void
tell_rows (AlprActDialog *self)
{
  g_autofree char *head
      = g_strdup_printf (ngettext ("For %u", "For all %u", self->each->len), self->each->len);
  g_autofree char *names = alpr_act_many_tell (self->each);

  gtk_label_set_text (self->about_name, head);
  gtk_label_set_text (self->about_facts, names);
  gtk_widget_set_visible (self->about, TRUE);
}

static void
prefill (AlprActField *field, const AlprInput *input, const AlprActAsk *ask, const char *from)
{
  AlprRow *row = alpr_act_many_find_prefilling (ask, input, from);

  if (row != NULL)
    alpr_act_field_take_row (field, row, from);
}

static void
add_field (AlprActDialog *self, const AlprInput *input, const AlprActAsk *ask)
{
  AlprActField *field = alpr_act_field_new (self->desk, input);

  g_ptr_array_add (self->inputs, field);
  alpr_act_field_add_to (field, self->fields);
  for (char **pair = ask->offer->prefill; self->given_name != NULL && *pair != NULL; pair += 2)
    if (g_str_equal (pair[0], input->name))
      prefill (field, input, ask, pair[1]);
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "failed", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  alpr_act_field_read_choices (field);
}

/* A field for each input but the one that the row gives. */
static void
make_fields (AlprActDialog *self, const AlprActAsk *ask)
{
  gboolean needed = FALSE;

  for (const AlprInput *input = self->act->inputs; input->name != NULL; input++)
    if (g_strcmp0 (input->name, self->given_name) == 0 && ask->rows != NULL)
      self->each = alpr_act_many_list (ask, input, alpr_desk_get_zone (self->desk));
    else if (g_strcmp0 (input->name, self->given_name) == 0)
      {
        g_clear_pointer (&self->given, g_variant_unref);
        self->given = alpr_act_input_from_row (input, ask->row, ask->offer->field);
        if (self->given != NULL)
          g_variant_ref_sink (self->given);
      }
    else
      {
        add_field (self, input, ask);
        needed |= input->needed || input->kind == ALPR_INPUT_SECRET;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->fields), self->inputs->len > 0);
  gtk_widget_set_visible (self->needed, needed);
}

static char *
say_done (AlprActDialog *self, const AlprViewAct *offer)
{
  if (self->each != NULL)
    /* Translators: for how many, and what an act is called, as “Approve a request” */
    return g_strdup_printf (ngettext ("Done for %u: %s", "Done for %u: %s", self->each->len),
                            self->each->len, _(self->act->title));
  /* Translators: what an act is called, as “Approve a request” */
  return offer->done != NULL ? g_strdup (_(offer->done))
                             : g_strdup_printf (_("Done: %s"), _(self->act->title));
}

static void
name_act (AlprActDialog *self, const AlprViewAct *offer)
{
  g_autofree char *words = alpr_act_dialog_words (_(offer->title));

  adw_window_title_set_title (self->title, words);
  gtk_button_set_label (self->submit, words);
  gtk_label_set_text (self->what, _(self->act->title));
  gtk_widget_add_css_class (GTK_WIDGET (self->submit), offer->style == ALPR_VIEW_ACT_DESTRUCTIVE
                                                           ? "destructive-action"
                                                           : "suggested-action");
  self->done = say_done (self, offer);
}

/* A form is no wider than the window it stands before. */
static void
fit (AlprActDialog *self, GtkWindow *parent)
{
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int wanted, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &wanted, &height);
  if (width > 0 && width < wanted)
    gtk_window_set_default_size (GTK_WINDOW (self), width, -1);
}

/**
 * alpr_act_dialog_new:
 * @parent: (nullable): the window
 * @desk: the desk
 * @ask: the act and what it is about
 *
 * Returns: (transfer none): a form that asks what the act needs, and does it
 */
GtkWidget *
alpr_act_dialog_new (GtkWindow *parent, AlprDesk *desk, const AlprActAsk *ask)
{
  AlprActDialog *self = g_object_new (ALPR_TYPE_ACT_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->act = ask->act;
  if (ask->row != NULL || ask->rows != NULL)
    self->given_name = g_strdup (ask->offer->input);
  make_fields (self, ask);
  name_act (self, ask->offer);
  if (self->each != NULL)
    tell_rows (self);
  else if (ask->row != NULL && ask->view != NULL)
    tell_row (self, ask->view, ask->row);
  fit (self, parent);
  update (self);
  focus_first (self);
  return GTK_WIDGET (self);
}

/** alpr_act_dialog_words: Returns: (transfer full): "Approve" for "Approve…" */
char *
alpr_act_dialog_words (const char *title)
{
  return g_str_has_suffix (title, "…") ? g_strndup (title, strlen (title) - strlen ("…"))
                                       : g_strdup (title);
}
