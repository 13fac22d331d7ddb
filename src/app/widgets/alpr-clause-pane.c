/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One clause of a policy, whole: what it asks, and by what the program does it: rules with their
 * numbers, duty, report, table, mechanism. Where there is none of these, it says so.
 */

#include "alpr-clause-pane.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"

struct _AlprClausePane
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *id;
  AlprBadge *state;
  GtkLabel *text;
  GtkBox *parts;
};

enum
{
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprClausePane, alpr_clause_pane, ADW_TYPE_BIN)

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
alpr_clause_pane_class_init (AlprClausePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_BADGE);
  signals[CLOSE] = g_signal_new ("close", ALPR_TYPE_CLAUSE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("clause-pane"));
  gtk_widget_class_bind_template_child (widget_class, AlprClausePane, id);
  gtk_widget_class_bind_template_child (widget_class, AlprClausePane, state);
  gtk_widget_class_bind_template_child (widget_class, AlprClausePane, text);
  gtk_widget_class_bind_template_child (widget_class, AlprClausePane, parts);
  gtk_widget_class_install_action (widget_class, "clause.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "clause.close", NULL);
}

static void
alpr_clause_pane_init (AlprClausePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_part (AlprClausePane *self, const char *title, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = make_label (title, "caption");

  gtk_widget_add_css_class (head, "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_label (text, NULL));
  gtk_box_append (self->parts, box);
}

/* "Many networks, no case number (violation; networks 500)" */
static void
add_rule (AlprClausePane *self, const AlprRuleUse *use)
{
  g_autoptr (GString) words = g_string_new (alpr_word_title (use->rule));
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_string_append_printf (words, " (%s", alpr_word_title (use->severity));
  if (use->inputs != NULL)
    {
      g_variant_iter_init (&iter, use->inputs);
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
        {
          g_autofree char *number = g_variant_print (value, FALSE);

          g_string_append_printf (words, "; %s %s", name, number);
        }
    }
  g_string_append_c (words, ')');
  add_part (self, _("Rule"), words->str);
}

static void
add_duty (AlprClausePane *self, const AlprDutyPlan *duty)
{
  static const char *const every[]
      = { NULL, N_("every month"), N_("every quarter"), N_("every half year"), N_("every year") };
  g_autoptr (GString) words = g_string_new (duty->what);

  if (duty->every < (int) G_N_ELEMENTS (every) && every[duty->every] != NULL)
    g_string_append_printf (words, "\n%s", _(every[duty->every]));
  if (duty->within_days > 0)
    g_string_append_printf (words, ngettext (", within %d day", ", within %d days",
                                             (gulong) duty->within_days), duty->within_days);
  if (duty->sample > 0)
    g_string_append_printf (words, ngettext (", at least %d item", ", at least %d items",
                                             (gulong) duty->sample), duty->sample);
  if (duty->role != NULL)
    g_string_append_printf (words, " · %s", duty->role);
  add_part (self, _("Duty"), words->str);
}

/** alpr_clause_pane_show: Shows another clause. */
void
alpr_clause_pane_show (AlprClausePane *self, const AlprClause *clause)
{
  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->parts))) != NULL;)
    gtk_box_remove (self->parts, old);
  gtk_label_set_text (self->id, clause->id);
  gtk_label_set_text (self->text, clause->text);
  alpr_badge_set_word (self->state, alpr_clause_state_to_text (clause->state));
  add_part (self, _("In the policy"), clause->clause);
  add_part (self, _("How"), alpr_word_title (alpr_how_to_text (clause->how)));
  for (guint i = 0; i < clause->rules->len; i++)
    add_rule (self, clause->rules->pdata[i]);
  if (clause->duty != NULL)
    add_duty (self, clause->duty);
  if (clause->report != NULL)
    add_part (self, _("Report"), clause->report);
  if (clause->record != NULL)
    add_part (self, _("What is kept"), clause->record);
  if (clause->mechanism != NULL)
    add_part (self, _("What the program itself does"), clause->mechanism);
  for (guint i = 0; clause->questions != NULL && clause->questions[i] != NULL; i++)
    add_part (self, _("Question on each item"), clause->questions[i]);
  if (clause->state == ALPR_CLAUSE_NOT_YET)
    add_part (self, _("State"), _("This program does nothing about it yet."));
}
