/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question of the policy on one item: yes, no or does not apply, or not answered yet.
 */

#include "alpr-question-row.h"

#include <glib/gi18n.h>

struct _AlprQuestionRow
{
  AdwActionRow parent_instance;

  GtkToggleButton *buttons[3]; /* children */
  char *question;              /* owned: as the profile words it, which is what is kept */
};

static const char *const answers[] = { "yes", "no", "n/a" };
static const char *const titles[] = { N_("Yes"), N_("No"), N_("N/A") };

G_DEFINE_FINAL_TYPE (AlprQuestionRow, alpr_question_row, ADW_TYPE_ACTION_ROW)

static void
alpr_question_row_finalize (GObject *object)
{
  g_free (ALPR_QUESTION_ROW (object)->question);
  G_OBJECT_CLASS (alpr_question_row_parent_class)->finalize (object);
}

static void
alpr_question_row_class_init (AlprQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_question_row_finalize;
}

static void
alpr_question_row_init (AlprQuestionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(titles[i]));

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
}

/** alpr_question_row_new: Returns: (transfer floating): a row that asks @question */
GtkWidget *
alpr_question_row_new (const char *question)
{
  AlprQuestionRow *self = g_object_new (ALPR_TYPE_QUESTION_ROW, "title", question, NULL);

  self->question = g_strdup (question);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, question, -1);
  return GTK_WIDGET (self);
}

/** alpr_question_row_get_question: Returns: (transfer none): what it asks */
const char *
alpr_question_row_get_question (AlprQuestionRow *self)
{
  return self->question;
}

/** alpr_question_row_get_answer: Returns: (nullable): `yes`, `no` or `n/a`; %NULL while there is
 * none */
const char *
alpr_question_row_get_answer (AlprQuestionRow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return answers[i];
  return NULL;
}

/** alpr_question_row_set_answer: Shows an answer, or none. */
void
alpr_question_row_set_answer (AlprQuestionRow *self, const char *answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_toggle_button_set_active (self->buttons[i], g_strcmp0 (answers[i], answer) == 0);
}
