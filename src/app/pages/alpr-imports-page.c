/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came in, and the way in: files are chosen or dropped, and taken in one after the other, with
 * progress and a way to stop. Each file gets a result of its own: what was taken in, known already,
 * set aside, and notes. A file whose columns nobody knows gets a button that opens the mapping
 * dialog. Below: all files, the rows that could not be taken in, gaps and overlaps.
 */

#include "alpr-imports-page.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-error.h"
#include "alpr-mapping-dialog.h"
#include "alpr-table.h"

struct _AlprImportsPage
{
  AlprPage parent_instance;

  /* Template children */
  GtkWidget *drop;
  GtkWidget *running;
  GtkLabel *running_file;
  GtkProgressBar *progress;
  GtkLabel *progress_words;
  GtkWidget *results_pane;
  AdwPreferencesGroup *results;
  GtkStack *lists;
  AlprTable *files;
  AlprTable *aside;
  AlprTable *gaps;

  GtkFileChooserNative *chooser; /* owned while it is open */
  GQueue waiting;                /* of char *, owned: files that wait for their turn */
  char *file;                    /* owned, nullable: what is being taken in */
  GCancellable *cancellable;     /* owned, nullable */
  GPtrArray *rows;               /* of widgets, not owned: the results */
};

static void take_next (AlprImportsPage *self);

G_DEFINE_FINAL_TYPE (AlprImportsPage, alpr_imports_page, ALPR_TYPE_PAGE)

/* The one place that says what can be done now. */
static void
update_actions (AlprImportsPage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "imports.choose",
                                 desk != NULL && alpr_desk_has_right (desk, "import"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "imports.cancel", self->file != NULL);
  gtk_widget_set_visible (self->running, self->file != NULL);
  gtk_widget_set_visible (self->drop, self->file == NULL);
}

static void
add_note (AdwExpanderRow *row, const char *note)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), note);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
  adw_expander_row_add_row (row, line);
}

static GtkWidget *
add_result (AlprImportsPage *self, const char *file, const char *words, const char *word)
{
  g_autofree char *name = g_path_get_basename (file);
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), alpr_badge_new (word));
  adw_preferences_group_add (self->results, row);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (self->results_pane, TRUE);
  return row;
}

static void
show_result (AlprImportsPage *self, const AlprImportResult *result)
{
  g_autofree char *in = alpr_format_count (result->taken_in);
  g_autofree char *known = alpr_format_count (result->known);
  g_autofree char *aside = alpr_format_count (result->set_aside);
  g_autofree char *words = g_strdup_printf (_("%s taken in · %s known already · %s set aside"), in,
                                            known, aside);
  g_autofree char *mapping = g_strdup_printf (_("Read as %s"), result->mapping);
  g_autofree char *digest = g_strdup_printf ("SHA-256 %s", result->sha256);
  GtkWidget *row = add_result (self, result->file, words, "complete");

  add_note (ADW_EXPANDER_ROW (row), mapping);
  add_note (ADW_EXPANDER_ROW (row), digest);
  for (guint i = 0; result->notes != NULL && result->notes[i] != NULL; i++)
    add_note (ADW_EXPANDER_ROW (row), result->notes[i]);
}

static void
mapped_cb (AlprImportsPage *self, const char *path)
{
  g_queue_push_tail (&self->waiting, g_strdup (path));
  take_next (self);
}

static void
map_cb (AlprImportsPage *self, GtkWidget *button)
{
  GtkWidget *dialog = alpr_mapping_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), alpr_page_get_desk (ALPR_PAGE (self)),
      g_object_get_data (G_OBJECT (button), "alpr-path"));

  g_signal_connect_object (dialog, "mapped", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_failure (AlprImportsPage *self, const char *path, const GError *error)
{
  GtkWidget *row = add_result (self, path, error->message, "failed");
  GtkWidget *button;

  if (!g_error_matches (error, ALPR_ERROR, ALPR_ERROR_FORMAT))
    return;
  button = gtk_button_new_with_label (_("Map its columns…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "alpr-path", g_strdup (path), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (map_cb), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprImportsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprImportResult) found
      = alpr_desk_import_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);
  g_autofree char *path = g_steal_pointer (&self->file);

  g_clear_object (&self->cancellable);
  if (self->drop == NULL)
    return;
  if (found != NULL)
    show_result (self, found);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    alpr_page_say (ALPR_PAGE (self), _("Stopped; the book is as it was"));
  else
    show_failure (self, path, error);
  take_next (self);
}

static void
progressed_cb (gint64 done, gint64 total, gint64 rows, gpointer data)
{
  AlprImportsPage *self = data;
  g_autofree char *count = alpr_format_count (rows);
  g_autofree char *words = NULL;

  if (self->drop == NULL)
    return;
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / (double) total : 0);
  words = g_strdup_printf (_("%d %% · %s rows"), total > 0 ? (int) (done * 100 / total) : 0, count);
  gtk_label_set_text (self->progress_words, words);
}

static void
take_next (AlprImportsPage *self)
{
  AlprImportJob job = { .progress = progressed_cb, .progress_data = self };
  g_autofree char *name = NULL;

  if (self->file == NULL)
    self->file = g_queue_pop_head (&self->waiting);
  else
    return;
  update_actions (self);
  if (self->file == NULL)
    return;
  name = g_path_get_basename (self->file);
  gtk_label_set_text (self->running_file, name);
  progressed_cb (0, 0, 0, self);
  job.path = self->file;
  self->cancellable = g_cancellable_new ();
  alpr_desk_import_async (alpr_page_get_desk (ALPR_PAGE (self)), &job, self->cancellable,
                          imported_cb, g_object_ref (self));
}

static void
take_files (AlprImportsPage *self, GSList *files)
{
  if (self->file == NULL)
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (self->results, self->rows->pdata[i]);
      g_ptr_array_set_size (self->rows, 0);
      gtk_widget_set_visible (self->results_pane, FALSE);
    }
  for (GSList *file = files; file != NULL; file = file->next)
    if (g_file_peek_path (file->data) != NULL)
      g_queue_push_tail (&self->waiting, g_strdup (g_file_peek_path (file->data)));
  take_next (self);
}

static gboolean
dropped_cb (AlprImportsPage *self, const GValue *value)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));

  if (!alpr_desk_has_right (desk, "import"))
    return FALSE;
  take_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
chosen_cb (AlprImportsPage *self, int response)
{
  g_autoptr (GListModel) files = NULL;
  GSList *list = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    list = g_slist_append (list, g_list_model_get_item (files, i));
  g_clear_object (&self->chooser);
  if (list != NULL)
    take_files (self, list);
  g_slist_free_full (list, g_object_unref);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprImportsPage *self = ALPR_IMPORTS_PAGE (widget);
  GtkFileFilter *tables = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Import files"),
                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"),
                                               _("_Cancel"));
  gtk_file_filter_set_name (tables, _("Tables (CSV, XLSX)"));
  gtk_file_filter_add_pattern (tables, "*.[cC][sS][vV]");
  gtk_file_filter_add_pattern (tables, "*.[xX][lL][sS][xX]");
  gtk_file_filter_add_pattern (tables, "*.[tT][xX][tT]");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), tables);
  g_object_unref (tables);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlprImportsPage *self = ALPR_IMPORTS_PAGE (widget);

  g_queue_clear_full (&self->waiting, g_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static AlprTable *
shown_table (AlprImportsPage *self)
{
  return ALPR_TABLE (gtk_stack_get_visible_child (self->lists));
}

static void
read_shown (AlprImportsPage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));
  AlprTable *table = shown_table (self);

  if (desk == NULL || !alpr_desk_is_open (desk))
    return;
  alpr_table_refresh (table, desk,
                      table == self->aside ? g_variant_new_parsed ("{'import': <int64 0>}") : NULL);
}

static void
alpr_imports_page_refresh (AlprPage *page)
{
  read_shown (ALPR_IMPORTS_PAGE (page));
  update_actions (ALPR_IMPORTS_PAGE (page));
}

static gboolean
alpr_imports_page_search (AlprPage *page)
{
  return alpr_table_search (shown_table (ALPR_IMPORTS_PAGE (page)));
}

static void
alpr_imports_page_show (AlprPage *page, gint64 id)
{
  AlprImportsPage *self = ALPR_IMPORTS_PAGE (page);

  gtk_stack_set_visible_child (self->lists, GTK_WIDGET (self->files));
  alpr_table_show (self->files, id);
}

static void
room_changed_cb (AlprImportsPage *self)
{
  AlprRoom room = alpr_page_get_room (ALPR_PAGE (self));

  alpr_table_set_room (self->files, room);
  alpr_table_set_room (self->aside, room);
  alpr_table_set_room (self->gaps, room);
}

static void
alpr_imports_page_dispose (GObject *object)
{
  AlprImportsPage *self = ALPR_IMPORTS_PAGE (object);

  g_clear_object (&self->chooser);
  g_queue_clear_full (&self->waiting, g_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (alpr_imports_page_parent_class)->dispose (object);
}

static void
alpr_imports_page_finalize (GObject *object)
{
  AlprImportsPage *self = ALPR_IMPORTS_PAGE (object);

  g_queue_clear_full (&self->waiting, g_free);
  g_ptr_array_unref (self->rows);
  g_free (self->file);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (alpr_imports_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("imports-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, drop);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, running);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, running_file);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, progress);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, progress_words);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, results_pane);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, results);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, files);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, aside);
  gtk_widget_class_bind_template_child (widget_class, AlprImportsPage, gaps);
  gtk_widget_class_bind_template_callback (widget_class, read_shown);
}

static void
alpr_imports_page_class_init (AlprImportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_TABLE);
  G_OBJECT_CLASS (klass)->dispose = alpr_imports_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_imports_page_finalize;
  page_class->refresh = alpr_imports_page_refresh;
  page_class->search = alpr_imports_page_search;
  page_class->show = alpr_imports_page_show;
  gtk_widget_class_install_action (widget_class, "imports.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "imports.cancel", NULL, cancel_cb);
  bind_template (widget_class);
}

static void
alpr_imports_page_init (AlprImportsPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->rows = g_ptr_array_new ();
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
  update_actions (self);
}

/** alpr_imports_page_take_file: Takes a file in, as if it were dropped on the page. */
void
alpr_imports_page_take_file (AlprImportsPage *self, GFile *file)
{
  GSList files = { .data = file };

  take_files (self, &files);
}
