/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of fields in a form of an act: a line, a switch, several lines, one of choices, a
 * document or another file, a secret. Each makes its row once, in the look of libadwaita's
 * preferences, and gives and takes what stands in it as one text; what that text must be is judged
 * in alpr-act-field.c.
 */

#include "alpr-act-field-private.h"

#include <glib/gi18n.h>

#include "alpr-calendar-button.h"
#include "alpr-option.h"

#define NOTE_HEIGHT 66

/* "Reason *": what must be filled in has a star, and a form says what the star means. */
static char *
make_title (AlprActField *self)
{
  const char *star = self->input->needed || self->input->kind == ALPR_INPUT_SECRET ? " *" : "";

  switch (self->input->choices == NULL ? self->input->kind : ALPR_INPUT_PLAIN)
    {
    case ALPR_INPUT_DAY:
      /* Translators: a field's name, and how a day is written in it */
      return g_strdup_printf (_("%s (YYYY-MM-DD)%s"), _(self->input->title), star);
    case ALPR_INPUT_TIME:
      return g_strdup_printf (_("%s (YYYY-MM-DD HH:MM)%s"), _(self->input->title), star);
    case ALPR_INPUT_PLAIN:
    case ALPR_INPUT_NOTE:
    case ALPR_INPUT_FILE:
    case ALPR_INPUT_OPEN:
    case ALPR_INPUT_SAVE:
    case ALPR_INPUT_PLATE:
    case ALPR_INPUT_SECRET:
    default:
      return g_strconcat (_(self->input->title), star, NULL);
    }
}

static void
dress_row (AlprActField *self, GtkWidget *row)
{
  g_autofree char *title = make_title (self);

  self->row = g_object_ref_sink (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (self->input->kind == ALPR_INPUT_DAY || self->input->kind == ALPR_INPUT_TIME)
    gtk_widget_set_tooltip_text (row, title);
}

/* Gives the widget that is typed or clicked into its id, and its name for screen readers. */
static void
set_editor (AlprActField *self, GtkWidget *editor)
{
  g_autofree char *id = g_strconcat ("in_", self->input->name, NULL);

  self->editor = editor;
  GTK_BUILDABLE_GET_IFACE (editor)->set_id (GTK_BUILDABLE (editor), id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->input->title), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  self->input->needed, -1);
}

static char *
dup_stripped (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/* Lines: a text, a number, a day, a time */

static void
build_entry (AlprActField *self)
{
  GtkWidget *row = adw_entry_row_new ();
  gboolean with_clock = self->input->kind == ALPR_INPUT_TIME;

  dress_row (self, row);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (with_clock || self->input->kind == ALPR_INPUT_DAY)
    adw_entry_row_add_suffix (
        ADW_ENTRY_ROW (row),
        alpr_calendar_button_new (GTK_EDITABLE (row), alpr_desk_get_zone (self->desk), with_clock));
  else if (g_str_equal (self->input->type, "x"))
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (row, "changed", G_CALLBACK (alpr_act_field_say_changed), self,
                           G_CONNECT_SWAPPED);
  set_editor (self, row);
}

static char *
entry_dup_text (AlprActField *self)
{
  return dup_stripped (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

static void
entry_set_text (AlprActField *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
}

const AlprFieldKind alpr_field_entry = { build_entry, entry_dup_text, entry_set_text };

/* Yes or no */

static void
build_switch (AlprActField *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *editor = gtk_switch_new ();

  dress_row (self, row);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), editor);
  g_signal_connect_object (editor, "notify::active", G_CALLBACK (alpr_act_field_say_changed), self,
                           G_CONNECT_SWAPPED);
  set_editor (self, editor);
}

static char *
switch_dup_text (AlprActField *self)
{
  return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->editor)) ? "yes" : "no");
}

static void
switch_set_text (AlprActField *self, const char *text)
{
  gtk_switch_set_active (GTK_SWITCH (self->editor), g_str_equal (text, "yes"));
}

const AlprFieldKind alpr_field_switch = { build_switch, switch_dup_text, switch_set_text };

/* Several lines: a note, a list of texts */

static GtkTextBuffer *
buffer_of (AlprActField *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
}

static GtkWidget *
wrap_note (GtkWidget *editor, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), editor);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), editor);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), NOTE_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (box, "note-field");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
build_note (AlprActField *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *editor = gtk_text_view_new ();
  g_autofree char *title = make_title (self);

  dress_row (self, row);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (editor), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), wrap_note (editor, title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  set_editor (self, editor);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (alpr_act_field_say_changed),
                           self, G_CONNECT_SWAPPED);
}

static char *
note_dup_text (AlprActField *self)
{
  g_autofree char *text = NULL;

  g_object_get (buffer_of (self), "text", &text, NULL);
  return dup_stripped (text);
}

static void
note_set_text (AlprActField *self, const char *text)
{
  gtk_text_buffer_set_text (buffer_of (self), text, -1);
}

const AlprFieldKind alpr_field_note = { build_note, note_dup_text, note_set_text };

/* One of several */

static void
build_choice (AlprActField *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *editor = alpr_option_drop_down_new ();

  dress_row (self, row);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (editor, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), editor);
  g_signal_connect_object (editor, "notify::selected", G_CALLBACK (alpr_act_field_say_changed),
                           self, G_CONNECT_SWAPPED);
  set_editor (self, editor);
}

static char *
choice_dup_text (AlprActField *self)
{
  AlprOption *option = alpr_option_drop_down_get (GTK_DROP_DOWN (self->editor));

  return option != NULL ? g_strdup (alpr_option_get_value (option)) : NULL;
}

static void
choice_set_text (AlprActField *self, const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  alpr_option_drop_down_choose (GTK_DROP_DOWN (self->editor), text);
}

const AlprFieldKind alpr_field_choice = { build_choice, choice_dup_text, choice_set_text };

/* A document */

static void
file_set_text (AlprActField *self, const char *text)
{
  g_autofree char *name = text != NULL ? g_path_get_basename (text) : NULL;

  g_free (self->text);
  self->text = g_strdup (text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), name != NULL ? name : _("No file"));
  alpr_act_field_say_changed (self);
}

static void
file_chosen_cb (AlprActField *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL && g_file_peek_path (file) != NULL)
    file_set_text (self, g_file_peek_path (file));
}

static void
choose_file_cb (AlprActField *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _(self->input->title), GTK_WINDOW (gtk_widget_get_root (self->editor)),
      self->input->kind == ALPR_INPUT_SAVE ? GTK_FILE_CHOOSER_ACTION_SAVE
                                           : GTK_FILE_CHOOSER_ACTION_OPEN,
      _("_Choose"), _("_Cancel"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
file_dropped_cb (AlprActField *self, const GValue *value)
{
  const char *path = g_file_peek_path (g_value_get_object (value));

  if (path != NULL)
    file_set_text (self, path);
  return path != NULL;
}

/* A file that is to be read may be dropped on its row. */
static void
take_drops (AlprActField *self, GtkWidget *row)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static void
build_file (AlprActField *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *editor = gtk_button_new_with_mnemonic (_("C_hoose…"));

  dress_row (self, row);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), editor);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), editor);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("No file"));
  g_signal_connect_object (editor, "clicked", G_CALLBACK (choose_file_cb), self, G_CONNECT_SWAPPED);
  if (self->input->kind != ALPR_INPUT_SAVE)
    take_drops (self, row);
  set_editor (self, editor);
}

static char *
file_dup_text (AlprActField *self)
{
  return g_strdup (self->text);
}

const AlprFieldKind alpr_field_file = { build_file, file_dup_text, file_set_text };

/* A secret, typed twice */

static GtkWidget *
make_secret_row (AlprActField *self)
{
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "changed", G_CALLBACK (alpr_act_field_say_changed), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
build_secret (AlprActField *self)
{
  g_autofree char *id = g_strconcat ("in_", self->input->name, "_again", NULL);
  /* Translators: a second field in which a passphrase is typed once more */
  g_autofree char *title = g_strdup_printf (_("%s, again *"), _(self->input->title));

  dress_row (self, make_secret_row (self));
  self->again = g_object_ref_sink (make_secret_row (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->again), title);
  GTK_BUILDABLE_GET_IFACE (self->again)->set_id (GTK_BUILDABLE (self->again), id);
  set_editor (self, self->row);
}

/* No text of it goes anywhere. */
static char *
secret_dup_text (AlprActField *self)
{
  return NULL;
}

static void
secret_set_text (AlprActField *self, const char *text)
{
}

const AlprFieldKind alpr_field_secret = { build_secret, secret_dup_text, secret_set_text };
