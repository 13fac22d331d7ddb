/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One input of an act as a field of a form. What the input is (its type, its kind, whether it is
 * one of choices) decides what a person gets to fill in (alpr-act-field-kinds.c); the act and the
 * rules judge what was filled in, here only what can be no day, number or time is kept back.
 *
 * A field is one text, whatever it looks like: a day as 2026-03-31, a choice's value, a file's
 * path, the lines of a list. Only a secret is none: it is given apart from the inputs, for those
 * are journalled. The widget that takes the text is called in_<input>.
 */

#include "alpr-act-field-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-calendar-button.h"
#include "alpr-option.h"
#include "alpr-time.h"

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprActField, alpr_act_field, G_TYPE_OBJECT)

static void
options_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprActField) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) options = alpr_options_read_finish (self->desk, result, &error);

  if (options == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  alpr_option_drop_down_take (GTK_DROP_DOWN (self->editor),
                              self->input->needed ? _("Choose…") : "–", options);
  gtk_widget_set_sensitive (self->editor, TRUE);
  if (self->text != NULL)
    alpr_option_drop_down_choose (GTK_DROP_DOWN (self->editor), self->text);
  alpr_act_field_say_changed (self);
}

static const AlprFieldKind *
kind_of (const AlprInput *input)
{
  if (input->choices != NULL)
    return &alpr_field_choice;
  switch (input->kind)
    {
    case ALPR_INPUT_NOTE:
      return &alpr_field_note;
    case ALPR_INPUT_FILE:
    case ALPR_INPUT_OPEN:
    case ALPR_INPUT_SAVE:
      return &alpr_field_file;
    case ALPR_INPUT_SECRET:
      return &alpr_field_secret;
    case ALPR_INPUT_PLAIN:
    case ALPR_INPUT_DAY:
    case ALPR_INPUT_TIME:
    case ALPR_INPUT_PLATE:
    default:
      return g_str_equal (input->type, "b")    ? &alpr_field_switch
             : g_str_equal (input->type, "as") ? &alpr_field_note
                                               : &alpr_field_entry;
    }
}

static void
alpr_act_field_dispose (GObject *object)
{
  AlprActField *self = ALPR_ACT_FIELD (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->again);
  g_clear_object (&self->row);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (alpr_act_field_parent_class)->dispose (object);
}

static void
alpr_act_field_finalize (GObject *object)
{
  g_free (ALPR_ACT_FIELD (object)->text);
  G_OBJECT_CLASS (alpr_act_field_parent_class)->finalize (object);
}

static void
alpr_act_field_class_init (AlprActFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alpr_act_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_act_field_finalize;

  /**
   * AlprActField::changed: something else stands in it.
   * AlprActField::failed: what may be chosen can't be read; the error.
   */
  signals[CHANGED] = g_signal_new ("changed", ALPR_TYPE_ACT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ALPR_TYPE_ACT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
alpr_act_field_init (AlprActField *self)
{
}

/** alpr_act_field_new: Returns: (transfer full): a field for an act's input, empty */
AlprActField *
alpr_act_field_new (AlprDesk *desk, const AlprInput *input)
{
  AlprActField *self = g_object_new (ALPR_TYPE_ACT_FIELD, NULL);

  self->desk = g_object_ref (desk);
  self->input = input;
  self->kind = kind_of (input);
  self->kind->build (self);
  return self;
}

/* Says that something else stands in it */
void
alpr_act_field_say_changed (AlprActField *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/** alpr_act_field_add_to: Puts the field's rows into a group of a form. */
void
alpr_act_field_add_to (AlprActField *self, AdwPreferencesGroup *group)
{
  adw_preferences_group_add (group, self->row);
  if (self->again != NULL)
    adw_preferences_group_add (group, self->again);
}

/** alpr_act_field_read_choices: Reads what may be chosen, if it is a field of choices. */
void
alpr_act_field_read_choices (AlprActField *self)
{
  if (self->input->choices != NULL)
    alpr_options_read_async (self->desk, self->input->choices, options_read_cb,
                             g_object_ref (self));
}

/** alpr_act_field_focus: Puts the focus into the field. */
void
alpr_act_field_focus (AlprActField *self)
{
  gtk_widget_grab_focus (self->editor);
}

/** alpr_act_field_get_input: Returns: (transfer none): the act's input */
const AlprInput *
alpr_act_field_get_input (AlprActField *self)
{
  return self->input;
}

/** alpr_act_field_set_text: Fills the field; a choice by any of its names, when they are read. */
void
alpr_act_field_set_text (AlprActField *self, const char *text)
{
  self->kind->set_text (self, text);
}

/* A number as the field takes it: an instant as its day or time, anything but 0 as yes. */
static char *
number_as_text (AlprActField *self, gint64 number)
{
  GTimeZone *zone = alpr_desk_get_zone (self->desk);
  g_autofree char *time = NULL;

  if (self->input->kind == ALPR_INPUT_DAY)
    return alpr_time_to_day (number, zone);
  if (self->input->kind == ALPR_INPUT_TIME)
    {
      time = alpr_time_to_text (number, zone);
      return g_strndup (time, strlen ("2026-03-31 14:05"));
    }
  if (self->kind == &alpr_field_switch)
    return g_strdup (number != 0 ? "yes" : "no");
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/** alpr_act_field_take_row: Fills the field with what stands in a field of a row. */
void
alpr_act_field_take_row (AlprActField *self, AlprRow *row, const char *field)
{
  g_autofree char *number = NULL;

  switch (alpr_row_get_type_of (row, field))
    {
    case ALPR_CELL_TYPE_TEXT:
      alpr_act_field_set_text (self, alpr_row_get_text (row, field));
      break;
    case ALPR_CELL_TYPE_INTEGER:
      number = number_as_text (self, alpr_row_get_integer (row, field));
      alpr_act_field_set_text (self, number);
      break;
    case ALPR_CELL_TYPE_REAL:
    case ALPR_CELL_TYPE_BLOB:
    case ALPR_CELL_TYPE_NULL:
    default:
      break;
    }
}

static gboolean
is_valid (AlprActField *self, const char *text)
{
  const AlprInput *input = self->input;

  if (self->kind != &alpr_field_entry)
    return TRUE;
  if (input->kind == ALPR_INPUT_DAY || input->kind == ALPR_INPUT_TIME)
    return alpr_day_text_is_valid (text, input->kind == ALPR_INPUT_TIME);
  return !g_str_equal (input->type, "x")
         || g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

static gboolean
is_secret_complete (AlprActField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));
  const char *again = gtk_editable_get_text (GTK_EDITABLE (self->again));
  gboolean same = g_str_equal (text, again);

  if (same || *again == '\0')
    gtk_widget_remove_css_class (self->again, "error");
  else
    gtk_widget_add_css_class (self->again, "error");
  return same && *text != '\0';
}

/**
 * alpr_act_field_is_complete:
 * @self: a field
 *
 * Returns: whether the act can be asked with it: it is filled in or needn't be, and what stands in
 *   it can be what it must be. The field shows where it can't.
 */
gboolean
alpr_act_field_is_complete (AlprActField *self)
{
  g_autofree char *text = NULL;
  gboolean valid;

  if (self->kind == &alpr_field_secret)
    return is_secret_complete (self);
  text = self->kind->dup_text (self);
  valid = text == NULL || is_valid (self, text);
  if (valid)
    gtk_widget_remove_css_class (self->row, "error");
  else
    gtk_widget_add_css_class (self->row, "error");
  return valid && (text != NULL || !self->input->needed);
}

static GVariant *
value_of (const AlprInput *input, const char *text)
{
  if (g_str_equal (input->type, "x") && input->kind == ALPR_INPUT_PLAIN)
    return g_variant_new_int64 (g_ascii_strtoll (text, NULL, 10));
  if (g_str_equal (input->type, "b"))
    return g_variant_new_boolean (g_str_equal (text, "yes"));
  if (g_str_equal (input->type, "as"))
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      return g_variant_new_strv ((const char *const *)lines, -1);
    }
  return g_variant_new_string (text);
}

/** alpr_act_field_make_value: Returns: (transfer floating) (nullable): what the act gets; %NULL for
 * nothing */
GVariant *
alpr_act_field_make_value (AlprActField *self)
{
  g_autofree char *text = self->kind->dup_text (self);

  return text != NULL ? value_of (self->input, text) : NULL;
}

/** alpr_act_field_make_secret: Returns: (transfer full) (nullable): the secret; %NULL where it is a
 * field of another kind */
AlprSecret *
alpr_act_field_make_secret (AlprActField *self)
{
  const char *text;

  if (self->kind != &alpr_field_secret)
    return NULL;
  text = gtk_editable_get_text (GTK_EDITABLE (self->row));
  return alpr_secret_new (text, strlen (text));
}

/** alpr_act_field_clear_secret: Forgets the secret that was typed. */
void
alpr_act_field_clear_secret (AlprActField *self)
{
  if (self->kind != &alpr_field_secret)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->again), "");
}

/** alpr_act_input_from_row: Returns: (transfer floating) (nullable): a row's field as an input */
GVariant *
alpr_act_input_from_row (const AlprInput *input, AlprRow *row, const char *field)
{
  gboolean number = g_str_equal (input->type, "x");
  g_autofree char *text = NULL;

  switch (alpr_row_get_type_of (row, field))
    {
    case ALPR_CELL_TYPE_TEXT:
      return number && input->choices == NULL
                 ? NULL
                 : g_variant_new_string (alpr_row_get_text (row, field));
    case ALPR_CELL_TYPE_INTEGER:
      if (number)
        return g_variant_new_int64 (alpr_row_get_integer (row, field));
      text = g_strdup_printf ("%" G_GINT64_FORMAT, alpr_row_get_integer (row, field));
      return g_variant_new_string (text);
    case ALPR_CELL_TYPE_REAL:
    case ALPR_CELL_TYPE_BLOB:
    case ALPR_CELL_TYPE_NULL:
    default:
      return NULL;
    }
}
