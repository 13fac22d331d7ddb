/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes in a list of people and accounts. A file is chosen or dropped; then everything that an
 * import would do stands there, line by line, and nothing is done before somebody says so. The
 * reading and comparing happens on the reader's thread and can be stopped; the import is one act.
 * Where the book has changed since, the act refuses, and the comparison is made again.
 */

#include "alpr-roster-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-error.h"
#include "alpr-roster-lines.h"
#include "alpr-roster.h"
#include "alpr-window.h"

struct _AlprRosterDialog
{
  AdwWindow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkWidget *cancel;
  GtkWidget *submit;
  GtkLabel *running_words;
  GtkSpinner *spinner;
  AdwExpanderRow *file_row;
  GtkEditable *in_system;
  AdwComboRow *in_what;
  AdwComboRow *in_role;
  GtkLabel *summary;
  AdwExpanderRow *notes_row;
  GtkDropDown *kinds;
  GtkEditable *search;
  GtkListView *lines;
  GtkWidget *nothing;
  GtkLabel *problem;

  AlprDesk *desk;             /* a reference */
  AlprRosterList *list;       /* a reference, nullable */
  AlprRosterPreview *preview; /* owned, nullable */
  GPtrArray *roles;           /* owned, of char *: as the row's words after the first */
  GPtrArray *note_rows;       /* of widgets, not owned */
  GArray *shown_kinds;        /* of guint: as the drop-down's words after the first */
  GtkCustomFilter *filter;    /* owned */
  GtkFilterListModel *model;  /* owned */
  char *words;                /* owned: what is sought, casefolded */
  GCancellable *cancellable;  /* owned, nullable: of the reading that is under way */
  GtkFileChooserNative *chooser; /* owned while it is open */
  gboolean applying;
};

G_DEFINE_FINAL_TYPE (AlprRosterDialog, alpr_roster_dialog, ADW_TYPE_WINDOW)

static void compare (AlprRosterDialog *self, const char *path);

static void
show_problem (AlprRosterDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static AlprRosterPart
chosen_part (AlprRosterDialog *self)
{
  static const AlprRosterPart parts[]
      = { ALPR_ROSTER_BOTH, ALPR_ROSTER_PEOPLE, ALPR_ROSTER_ACCOUNTS };

  return parts[MIN (adw_combo_row_get_selected (self->in_what), 2)];
}

static const char *
chosen_role (AlprRosterDialog *self)
{
  guint at = adw_combo_row_get_selected (self->in_role);

  return at > 0 && at <= self->roles->len ? self->roles->pdata[at - 1] : NULL;
}

/* New people whose role the list doesn't say: somebody has to. */
static gboolean
needs_role (AlprRosterDialog *self)
{
  for (guint i = 0; self->preview != NULL && i < self->preview->entries->len; i++)
    {
      AlprRosterEntry *entry = self->preview->entries->pdata[i];

      if (entry->part == ALPR_ROSTER_PEOPLE && entry->state == ALPR_ROSTER_NEW
          && entry->role == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
update (AlprRosterDialog *self)
{
  gboolean wants_role = needs_role (self);

  gtk_widget_set_visible (GTK_WIDGET (self->in_role), wants_role);
  gtk_widget_set_sensitive (self->submit,
                            self->preview != NULL && self->cancellable == NULL && !self->applying
                                && !alpr_roster_preview_is_idle (self->preview)
                                && (!wants_role || chosen_role (self) != NULL)
                                && alpr_desk_may (self->desk, "roster/import"));
}

/* What is shown of the preview */

static gboolean
matches (gpointer item, gpointer data)
{
  AlprRosterDialog *self = data;
  guint at = gtk_drop_down_get_selected (self->kinds);

  if (at > 0 && at <= self->shown_kinds->len
      && alpr_roster_line_get_kind (item) != g_array_index (self->shown_kinds, guint, at - 1))
    return FALSE;
  return self->words == NULL || *self->words == '\0' || alpr_roster_line_holds (item, self->words);
}

static void
filter_changed_cb (AlprRosterDialog *self)
{
  /* The template's own settings come before the list is there */
  if (self->model == NULL)
    return;
  g_free (self->words);
  self->words = g_utf8_casefold (gtk_editable_get_text (self->search), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_widget_set_visible (self->nothing,
                          g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0);
}

static guint
count_of (AlprRosterPreview *preview, guint kind)
{
  return kind == ALPR_ROSTER_LINE_ASIDE ? preview->list->aside->len
                                        : preview->people[kind] + preview->accounts[kind];
}

/* "New · 352": the kinds of which there are lines */
static void
fill_kinds (AlprRosterDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *total = NULL;
  g_autofree char *everything = NULL;
  guint all = 0;

  g_array_set_size (self->shown_kinds, 0);
  for (guint kind = 0; kind < ALPR_ROSTER_LINE_KINDS; kind++)
    {
      guint n = count_of (self->preview, kind);
      g_autofree char *count = alpr_format_count (n);

      if (kind == ALPR_ROSTER_SAME || n == 0)
        continue;
      all += n;
      g_array_append_val (self->shown_kinds, kind);
      gtk_string_list_take (
          words,
          g_strdup_printf ("%s · %s", alpr_word_title (alpr_roster_line_word (kind)), count));
    }
  total = alpr_format_count (all);
  everything = g_strdup_printf (_("Everything · %s"), total);
  gtk_string_list_splice (words, 0, 0, (const char *[]){ everything, NULL });
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->kinds, 0);
}

static char *
describe_counts (const char *title, const guint *counts)
{
  g_autoptr (GString) words = g_string_new (title);

  for (guint state = 0; state < ALPR_ROSTER_N_STATES; state++)
    if (counts[state] > 0)
      {
        g_autofree char *count = alpr_format_count (counts[state]);
        const char *word = alpr_word_title (alpr_roster_line_word (state));
        g_autofree char *small = g_utf8_strdown (word, -1);

        g_string_append_printf (words, " · %s %s", count, small);
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
fill_summary (AlprRosterDialog *self)
{
  g_autofree char *people = describe_counts (_("People"), self->preview->people);
  g_autofree char *accounts = describe_counts (_("Accounts"), self->preview->accounts);
  AlprRosterPart part = chosen_part (self);
  guint aside = self->preview->list->aside->len;
  g_autoptr (GString) words = g_string_new (part & ALPR_ROSTER_PEOPLE ? people : NULL);

  if (part & ALPR_ROSTER_ACCOUNTS)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", accounts);
  if (aside > 0)
    {
      g_autofree char *count = alpr_format_count (aside);

      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("%s row set aside", "%s rows set aside", aside),
                              count);
    }
  gtk_label_set_text (self->summary, words->str);
}

static void
fill_notes (AlprRosterDialog *self)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u note", "%u notes", self->preview->notes->len), self->preview->notes->len);

  for (guint i = 0; i < self->note_rows->len; i++)
    adw_expander_row_remove (self->notes_row, self->note_rows->pdata[i]);
  g_ptr_array_set_size (self->note_rows, 0);
  for (guint i = 0; i < self->preview->notes->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->preview->notes->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (self->notes_row, row);
      g_ptr_array_add (self->note_rows, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->notes_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_row), self->preview->notes->len > 0);
}

static void
fill_file (AlprRosterDialog *self)
{
  AlprRosterList *list = self->preview->list;
  g_autofree char *rows = alpr_format_count (list->rows);
  g_autofree char *words = g_strdup_printf (_("Read as %s · %s rows"), list->kind, rows);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), list->file);
  adw_expander_row_set_subtitle (self->file_row, words);
}

static void
show_preview (AlprRosterDialog *self)
{
  g_autoptr (GListStore) lines = alpr_roster_lines_new (self->preview);

  fill_file (self);
  fill_summary (self);
  fill_notes (self);
  fill_kinds (self);
  gtk_filter_list_model_set_model (self->model, G_LIST_MODEL (lines));
  filter_changed_cb (self);
  gtk_widget_set_visible (self->submit, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  if (alpr_roster_preview_is_idle (self->preview))
    show_problem (self, _("The book says all this already: there is nothing to import."));
}

/* Reading and comparing */

typedef struct
{
  char *path; /* nullable */
  AlprRosterList *list; /* nullable */
  char *system; /* nullable */
  AlprRosterPart what;
  GTimeZone *zone;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->path);
  g_clear_pointer (&asked->list, alpr_roster_list_unref);
  g_free (asked->system);
  g_time_zone_unref (asked->zone);
  g_free (asked);
}

static gpointer
read_preview (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  AlprRosterOptions options = { asked->what, asked->system };

  if (asked->list == NULL)
    asked->list = alpr_roster_read (asked->path, asked->zone, cancellable, error);
  return asked->list != NULL
             ? alpr_roster_preview_new (reader, asked->list, &options, cancellable, error)
             : NULL;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprRosterDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprRosterPreview) preview = alpr_desk_read_finish (self->desk, result, &error);

  if (self->stack == NULL || (preview == NULL && self->cancellable == NULL))
    return;
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  if (preview == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, self->preview != NULL ? "preview" : "choose");
      show_problem (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                              ? _("Stopped; the book is as it was")
                              : error->message);
      update (self);
      return;
    }
  g_clear_pointer (&self->preview, alpr_roster_preview_free);
  g_clear_pointer (&self->list, alpr_roster_list_unref);
  self->preview = g_steal_pointer (&preview);
  self->list = alpr_roster_list_ref (self->preview->list);
  show_preview (self);
  update (self);
}

static void
show_running (AlprRosterDialog *self, const char *words)
{
  show_problem (self, NULL);
  gtk_label_set_text (self->running_words, words);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "running");
}

/* Reads @path, or where it is %NULL compares once more what was read. */
static void
compare (AlprRosterDialog *self, const char *path)
{
  Asked *asked = g_new0 (Asked, 1);
  AlprQuestion question = { .func = read_preview, .data = asked,
                            .data_free = (GDestroyNotify) asked_free,
                            .result_free = (GDestroyNotify) alpr_roster_preview_free };
  const char *system = gtk_editable_get_text (self->in_system);

  asked->path = g_strdup (path);
  asked->list = path == NULL && self->list != NULL ? alpr_roster_list_ref (self->list) : NULL;
  asked->system = *system != '\0' ? g_strdup (system) : NULL;
  asked->what = chosen_part (self);
  asked->zone = g_time_zone_ref (alpr_desk_get_zone (self->desk));
  self->cancellable = g_cancellable_new ();
  show_running (self, _("Reading the list and comparing it with the book…"));
  update (self);
  alpr_desk_read_async (self->desk, &question, self->cancellable, compared_cb,
                        g_object_ref (self));
}

static void
options_changed_cb (AlprRosterDialog *self)
{
  if (self->preview != NULL && self->cancellable == NULL && !self->applying)
    compare (self, NULL);
}

static void
stopped_cb (AlprRosterDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Importing */

typedef struct
{
  AlprRosterList *list;
  char *digest;
  GVariant *inputs;
} Job;

static void
job_free (Job *job)
{
  alpr_roster_list_unref (job->list);
  g_free (job->digest);
  g_variant_unref (job->inputs);
  g_free (job);
}

static gpointer
run_import (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  AlprRosterImport import = { job->list, job->digest };

  return alpr_act_run_with (alpr_session_get_store (session), alpr_session_get_actor (session),
                            "roster/import", job->inputs, &import, cancellable, error);
}

static void
say_done (AlprRosterDialog *self, GVariant *done)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gint64 numbers[4] = { 0 };
  static const char *const names[]
      = { "people-new", "people-changed", "accounts-new", "accounts-changed" };
  g_autofree char *entered = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_variant_lookup (done, names[i], "x", &numbers[i]);
  entered = alpr_format_count (numbers[0] + numbers[2]);
  changed = alpr_format_count (numbers[1] + numbers[3]);
  words = g_strdup_printf (_("People and accounts: %s entered, %s changed"), entered, changed);
  if (ALPR_IS_WINDOW (parent))
    alpr_window_say (ALPR_WINDOW (parent), words);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprRosterDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_work_finish (self->desk, result, &error);

  self->applying = FALSE;
  if (self->stack == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  g_clear_object (&self->cancellable);
  if (done != NULL)
    {
      say_done (self, done);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "preview");
  show_problem (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                          ? _("Stopped; the book is as it was")
                          : error->message);
  update (self);
}

static void
submitted_cb (AlprRosterDialog *self)
{
  static const char *const parts[] = { "both", "people", "accounts" };
  const char *system = gtk_editable_get_text (self->in_system);
  g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (NULL);
  Job *job = g_new0 (Job, 1);
  AlprTask task = { .func = run_import, .data = job, .data_free = (GDestroyNotify) job_free,
                    .result_free = (GDestroyNotify) g_variant_unref, .area = "roster" };

  g_variant_dict_insert (&inputs, "path", "s", self->list->path);
  g_variant_dict_insert (&inputs, "sha256", "s", self->list->sha256);
  g_variant_dict_insert (&inputs, "what", "s",
                         parts[MIN (adw_combo_row_get_selected (self->in_what), 2)]);
  if (*system != '\0')
    g_variant_dict_insert (&inputs, "system", "s", system);
  if (needs_role (self))
    g_variant_dict_insert (&inputs, "role", "s", chosen_role (self));
  job->list = alpr_roster_list_ref (self->list);
  job->digest = g_strdup (self->preview->digest);
  job->inputs = g_variant_ref_sink (g_variant_dict_end (&inputs));
  self->applying = TRUE;
  self->cancellable = g_cancellable_new ();
  show_running (self, _("Importing people and accounts…"));
  update (self);
  alpr_desk_work_async (self->desk, &task, self->cancellable, imported_cb, g_object_ref (self));
}

/* Files */

static void
chosen_cb (AlprRosterDialog *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL && g_file_peek_path (file) != NULL)
    alpr_roster_dialog_take_file (self, g_file_peek_path (file));
}

static void
choose_cb (AlprRosterDialog *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose a list"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"),
                                               _("_Cancel"));
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
dropped_cb (AlprRosterDialog *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || g_file_peek_path (files->data) == NULL || self->cancellable != NULL)
    return FALSE;
  alpr_roster_dialog_take_file (self, g_file_peek_path (files->data));
  return TRUE;
}

/* Roles */

static gpointer
read_roles (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (reader, "choices/roles", NULL, error);
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    for (int i = 0; i < 2; i++)
      g_ptr_array_add (roles, g_strdup (alpr_cursor_get_text (cursor, i)));
  if (cause == NULL)
    return g_steal_pointer (&roles);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static void
roles_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprRosterDialog) self = data;
  g_autoptr (GtkStringList) words = gtk_string_list_new ((const char *[]){ _("Choose…"), NULL });
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) roles = alpr_desk_read_finish (self->desk, result, &error);

  if (self->stack == NULL)
    return;
  if (roles == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  for (guint i = 0; i + 1 < roles->len; i += 2)
    {
      g_ptr_array_add (self->roles, g_strdup (roles->pdata[i]));
      gtk_string_list_append (words, roles->pdata[i + 1]);
    }
  adw_combo_row_set_model (self->in_role, G_LIST_MODEL (words));
  update (self);
}

static void
alpr_roster_dialog_dispose (GObject *object)
{
  AlprRosterDialog *self = ALPR_ROSTER_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (alpr_roster_dialog_parent_class)->dispose (object);
}

static void
alpr_roster_dialog_finalize (GObject *object)
{
  AlprRosterDialog *self = ALPR_ROSTER_DIALOG (object);

  g_clear_pointer (&self->preview, alpr_roster_preview_free);
  g_clear_pointer (&self->list, alpr_roster_list_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filter);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->note_rows);
  g_array_unref (self->shown_kinds);
  g_free (self->words);
  G_OBJECT_CLASS (alpr_roster_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("roster-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, submit);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, running_words);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, in_system);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, in_what);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, in_role);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, search);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, AlprRosterDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
alpr_roster_dialog_class_init (AlprRosterDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alpr_roster_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_roster_dialog_finalize;
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
alpr_roster_dialog_init (AlprRosterDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr (GtkListItemFactory) factory = alpr_roster_lines_factory ();

  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->note_rows = g_ptr_array_new ();
  self->shown_kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->model = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  gtk_list_view_set_model (self->lines, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                            g_object_ref (G_LIST_MODEL (self->model)))));
  gtk_list_view_set_factory (self->lines, factory);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** alpr_roster_dialog_new: Returns: (transfer none): a dialog that takes a list in */
GtkWidget *
alpr_roster_dialog_new (GtkWindow *parent, AlprDesk *desk)
{
  AlprRosterDialog *self = g_object_new (ALPR_TYPE_ROSTER_DIALOG, "transient-for", parent, NULL);
  AlprQuestion question
      = { .func = read_roles, .result_free = (GDestroyNotify) g_ptr_array_unref };

  self->desk = g_object_ref (desk);
  update (self);
  alpr_desk_read_async (desk, &question, NULL, roles_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/** alpr_roster_dialog_take_file: Reads the list at @path, as if it were dropped on the dialog. */
void
alpr_roster_dialog_take_file (AlprRosterDialog *self, const char *path)
{
  if (self->cancellable != NULL || self->applying)
    return;
  g_clear_pointer (&self->list, alpr_roster_list_unref);
  g_clear_pointer (&self->preview, alpr_roster_preview_free);
  compare (self, path);
}
