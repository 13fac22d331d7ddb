/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the agency has adopted, clause by clause: what it asks, and whether this program does it,
 * keeps
 * it, or does nothing about it yet. The clauses come from the profiles as the book holds them, so
 * the page can't say anything that the rules don't do.
 */

#include "alpr-policy-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-badge.h"
#include "alpr-clause-pane.h"
#include "alpr-desk-policy.h"

struct _AlprPolicyPage
{
  AlprPage parent_instance;

  /* Template children */
  GtkWidget *list_side;
  GtkWidget *line;
  AdwComboRow *which;
  GtkWidget *which_group;
  GtkLabel *name;
  GtkLabel *summary;
  GtkSearchEntry *search;
  GtkDropDown *state;
  GtkListBox *clauses;
  AlprClausePane *pane;

  GPtrArray *policies; /* owned, of AlprAdopted; owns all clauses */
};

/* In the order of the drop-down; the first stands for all. */
static const char *const states[] = { NULL, "at work", "recorded", "not yet" };

G_DEFINE_FINAL_TYPE (AlprPolicyPage, alpr_policy_page, ALPR_TYPE_PAGE)

static const AlprClause *
clause_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "alpr-clause") : NULL;
}

static const AlprAdopted *
shown_policy (AlprPolicyPage *self)
{
  guint at = adw_combo_row_get_selected (self->which);

  return self->policies != NULL && at < self->policies->len ? self->policies->pdata[at] : NULL;
}

static void
arrange (AlprPolicyPage *self)
{
  gboolean narrow = alpr_page_get_room (ALPR_PAGE (self)) == ALPR_ROOM_NARROW;
  gboolean chosen = gtk_list_box_get_selected_row (self->clauses) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pane), chosen);
  gtk_widget_set_visible (self->line, chosen && !narrow);
  gtk_widget_set_visible (self->list_side, !chosen || !narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), narrow);
}

static GtkWidget *
make_clause_row (const AlprClause *clause)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words
      = g_strdup_printf ("%s · %s", clause->id, alpr_word_title (alpr_how_to_text (clause->how)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clause->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             alpr_badge_new (alpr_clause_state_to_text (clause->state)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "alpr-clause", (gpointer) clause);
  return row;
}

static void
summarise (AlprPolicyPage *self, const AlprAdopted *policy)
{
  GPtrArray *clauses = alpr_profile_get_clauses (policy->profile);
  guint counts[3] = { 0 };
  g_autofree char *from = alpr_day_format (alpr_profile_get_in_force_from (policy->profile));
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < clauses->len; i++)
    counts[((const AlprClause *) clauses->pdata[i])->state]++;
  words = g_strdup_printf (
      _("Version %s, in force from %s. %u clauses: %u at work, %u recorded, %u not yet."),
      alpr_profile_get_version (policy->profile), from, clauses->len, counts[ALPR_CLAUSE_AT_WORK],
      counts[ALPR_CLAUSE_RECORDED], counts[ALPR_CLAUSE_NOT_YET]);
  gtk_label_set_text (self->summary, words);
  title = g_strdup_printf ("%s: %s", alpr_profile_get_agency (policy->profile),
                           alpr_profile_get_title (policy->profile));
  gtk_label_set_text (self->name, title);
}

/* Clauses of one area stand together; areas in the order in which the policy comes to them. */
static void
fill_clauses (AlprPolicyPage *self)
{
  const AlprAdopted *policy = shown_policy (self);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *clauses;

  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->clauses))) != NULL;)
    gtk_list_box_remove (self->clauses, old);
  if (policy == NULL)
    return;
  clauses = alpr_profile_get_clauses (policy->profile);
  for (guint i = 0; i < clauses->len; i++)
    {
      const AlprClause *first = clauses->pdata[i];

      if (!g_hash_table_add (done, first->area))
        continue;
      for (guint n = i; n < clauses->len; n++)
        if (strcmp (((const AlprClause *) clauses->pdata[n])->area, first->area) == 0)
          gtk_list_box_append (self->clauses, make_clause_row (clauses->pdata[n]));
    }
  summarise (self, policy);
  arrange (self);
}

static void
head_area_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const AlprClause *clause = clause_of (row);
  g_autofree char *words = NULL;
  GtkWidget *head;

  if (before != NULL && strcmp (clause_of (before)->area, clause->area) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  words = g_strdup (clause->area);
  words[0] = g_ascii_toupper (words[0]);
  head = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "area");
  gtk_widget_add_css_class (head, "heading");
  gtk_list_box_row_set_header (row, head);
}

static gboolean
holds (const char *text, const char *words)
{
  g_autofree char *in = g_utf8_casefold (text, -1);
  g_autofree char *what = g_utf8_casefold (words, -1);

  return strstr (in, what) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  AlprPolicyPage *self = data;
  const AlprClause *clause = clause_of (row);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *state = states[MIN (gtk_drop_down_get_selected (self->state), 3)];

  if (state != NULL && strcmp (state, alpr_clause_state_to_text (clause->state)) != 0)
    return FALSE;
  return *words == '\0' || holds (clause->text, words) || holds (clause->id, words)
         || holds (clause->area, words);
}

static void
filter_changed_cb (AlprPolicyPage *self)
{
  gtk_list_box_invalidate_filter (self->clauses);
}

static void
selected_cb (AlprPolicyPage *self)
{
  const AlprClause *clause = clause_of (gtk_list_box_get_selected_row (self->clauses));

  if (clause != NULL)
    alpr_clause_pane_show (self->pane, clause);
  arrange (self);
}

static void
close_pane_cb (AlprPolicyPage *self)
{
  gtk_list_box_unselect_all (self->clauses);
}

static void
policies_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprPolicyPage) self = data;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *policies
      = alpr_desk_read_policies_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);

  if (policies == NULL)
    {
      alpr_page_fail (ALPR_PAGE (self), _("The policies can’t be read"), error);
      return;
    }
  for (guint i = 0; i < policies->len; i++)
    gtk_string_list_append (
        titles, alpr_profile_get_title (((const AlprAdopted *) policies->pdata[i])->profile));
  gtk_list_box_unselect_all (self->clauses);
  for (GtkWidget *old; (old = gtk_widget_get_first_child (GTK_WIDGET (self->clauses))) != NULL;)
    gtk_list_box_remove (self->clauses, old);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  self->policies = policies;
  adw_combo_row_set_model (self->which, G_LIST_MODEL (titles));
  gtk_widget_set_visible (self->which_group, policies->len > 1);
  fill_clauses (self);
}

static void
alpr_policy_page_refresh (AlprPage *page)
{
  alpr_desk_read_policies_async (alpr_page_get_desk (page), policies_read_cb, g_object_ref (page));
}

static gboolean
alpr_policy_page_search (AlprPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALPR_POLICY_PAGE (page)->search));
}

/* The list goes row by row, and would still say that the chosen one is no longer chosen. */
static void
alpr_policy_page_dispose (GObject *object)
{
  AlprPolicyPage *self = ALPR_POLICY_PAGE (object);

  if (self->clauses != NULL)
    g_signal_handlers_disconnect_by_func (self->clauses, selected_cb, self);
  self->clauses = NULL;
  G_OBJECT_CLASS (alpr_policy_page_parent_class)->dispose (object);
}

static void
alpr_policy_page_finalize (GObject *object)
{
  g_clear_pointer (&ALPR_POLICY_PAGE (object)->policies, g_ptr_array_unref);
  G_OBJECT_CLASS (alpr_policy_page_parent_class)->finalize (object);
}

static void
alpr_policy_page_class_init (AlprPolicyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_CLAUSE_PANE);
  G_OBJECT_CLASS (klass)->dispose = alpr_policy_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_policy_page_finalize;
  ALPR_PAGE_CLASS (klass)->refresh = alpr_policy_page_refresh;
  ALPR_PAGE_CLASS (klass)->search = alpr_policy_page_search;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("policy-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, line);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, which);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, which_group);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, name);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, search);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, state);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, clauses);
  gtk_widget_class_bind_template_child (widget_class, AlprPolicyPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, fill_clauses);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_pane_cb);
}

static void
alpr_policy_page_init (AlprPolicyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->clauses, head_area_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->clauses, filter_cb, self, NULL);
  g_signal_connect (self, "notify::room", G_CALLBACK (arrange), NULL);
}
