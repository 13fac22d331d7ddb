/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a preview as a list shows them: what kind, who or what, and what becomes of it. Who
 * and what is the same has no line: nobody has to look at it.
 */

#include "alpr-roster-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-badge.h"

struct _AlprRosterLine
{
  GObject parent_instance;

  guint kind;
  char *title;
  char *details;
  char *folded; /* both, as they are sought */
};

G_DEFINE_FINAL_TYPE (AlprRosterLine, alpr_roster_line, G_TYPE_OBJECT)

/* The program's words for what changes, as people call it */
static const struct
{
  const char *field;
  const char *title;
} fields[] = {
  { "name", N_("Name") },
  { "number", N_("Number") },
  { "unit", N_("Unit") },
  { "rank", N_("Rank") },
  { "e-mail", N_("E-mail") },
  { "phone", N_("Telephone") },
  { "supervisor", N_("Supervisor") },
  { "role in the system", N_("Role in the system") },
  { "permissions", N_("Permissions") },
  { "provider", N_("Identity provider") },
  { "last used", N_("Last used") },
  { "person", N_("Person") },
};

static const char *
title_of (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].field, field) == 0)
      return _(fields[i].title);
  return field;
}

static void
alpr_roster_line_finalize (GObject *object)
{
  AlprRosterLine *self = ALPR_ROSTER_LINE (object);

  g_free (self->title);
  g_free (self->details);
  g_free (self->folded);
  G_OBJECT_CLASS (alpr_roster_line_parent_class)->finalize (object);
}

static void
alpr_roster_line_class_init (AlprRosterLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_roster_line_finalize;
}

static void
alpr_roster_line_init (AlprRosterLine *self)
{
}

static AlprRosterLine *
line_new (guint kind, char *title, char *details)
{
  AlprRosterLine *self = g_object_new (ALPR_TYPE_ROSTER_LINE, NULL);
  g_autofree char *both = g_strconcat (title, "\n", details, NULL);

  self->kind = kind;
  self->title = title;
  self->details = details;
  self->folded = g_utf8_casefold (both, -1);
  return self;
}

static void
append (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", more);
}

static void
append_known (GString *words, const char *text)
{
  if (text != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

/* What the list says of somebody or something new */
static void
describe_new (GString *words, const AlprRosterEntry *entry)
{
  static const AlprRosterField of_people[]
      = { ALPR_ROSTER_NUMBER, ALPR_ROSTER_RANK, ALPR_ROSTER_UNIT, ALPR_ROSTER_EMAIL };
  static const AlprRosterField of_accounts[]
      = { ALPR_ROSTER_EMAIL, ALPR_ROSTER_VENDOR_ROLE, ALPR_ROSTER_PERMISSIONS };
  gboolean person = entry->part == ALPR_ROSTER_PEOPLE;
  guint n = person ? G_N_ELEMENTS (of_people) : G_N_ELEMENTS (of_accounts);

  for (guint i = 0; i < n; i++)
    append_known (words, entry->record->text[person ? of_people[i] : of_accounts[i]]);
}

static char *
describe (const AlprRosterEntry *entry)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (entry->state == ALPR_ROSTER_NEW)
    describe_new (words, entry);
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    {
      const AlprRosterChange *change = entry->changes->pdata[i];
      g_autofree char *line
          = change->was != NULL
                ? g_strdup_printf (_("%s: %s → %s"), title_of (change->field), change->was,
                                   change->becomes)
                : g_strdup_printf (_("%s: nothing → %s"), title_of (change->field),
                                   change->becomes);

      append (words, line);
    }
  if (entry->why != NULL)
    append (words, entry->why);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static AlprRosterLine *
line_of_entry (const AlprRosterEntry *entry)
{
  char *title = entry->part == ALPR_ROSTER_PEOPLE
                    ? g_strdup (entry->name)
                    : g_strdup_printf (_("%s – account in %s"), entry->name, entry->system);

  return line_new (entry->state, title, describe (entry));
}

static AlprRosterLine *
line_of_aside (const AlprRosterAside *aside)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, aside->row);
  char *title = *aside->sheet != '\0'
                    ? g_strdup_printf (_("Row %s of “%s”"), row, aside->sheet)
                    : g_strdup_printf (_("Row %s"), row);
  g_autofree char *raw = g_utf8_substring (aside->raw, 0,
                                           MIN (g_utf8_strlen (aside->raw, -1), 200));

  return line_new (ALPR_ROSTER_LINE_ASIDE, title, g_strconcat (aside->reason, "\n", raw, NULL));
}

/** alpr_roster_line_get_kind: Returns: a state of the preview, or %ALPR_ROSTER_LINE_ASIDE */
guint
alpr_roster_line_get_kind (AlprRosterLine *self)
{
  return self->kind;
}

/** alpr_roster_line_get_title: Returns: (transfer none): who or what */
const char *
alpr_roster_line_get_title (AlprRosterLine *self)
{
  return self->title;
}

/** alpr_roster_line_get_details: Returns: (transfer none): what becomes of it, and why */
const char *
alpr_roster_line_get_details (AlprRosterLine *self)
{
  return self->details;
}

/** alpr_roster_line_holds: Returns: whether the casefolded @words stand in the line */
gboolean
alpr_roster_line_holds (AlprRosterLine *self, const char *words)
{
  return strstr (self->folded, words) != NULL;
}

/** alpr_roster_line_word: Returns: (transfer none): the kind's word, as badges know it */
const char *
alpr_roster_line_word (guint kind)
{
  return kind == ALPR_ROSTER_LINE_ASIDE ? "set-aside"
                                        : alpr_roster_state_to_text ((AlprRosterState) kind);
}

/** alpr_roster_lines_new: Returns: (transfer full): the lines, one kind after the other */
GListStore *
alpr_roster_lines_new (AlprRosterPreview *preview)
{
  GListStore *lines = g_list_store_new (ALPR_TYPE_ROSTER_LINE);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (int state = 0; state < ALPR_ROSTER_SAME; state++)
    for (guint i = 0; i < preview->entries->len; i++)
      {
        const AlprRosterEntry *entry = preview->entries->pdata[i];

        if (entry->state == (AlprRosterState) state)
          g_ptr_array_add (all, line_of_entry (entry));
      }
  for (guint i = 0; i < preview->list->aside->len; i++)
    g_ptr_array_add (all, line_of_aside (preview->list->aside->pdata[i]));
  g_list_store_splice (lines, 0, 0, all->pdata, all->len);
  return lines;
}

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
row_made_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *badge = alpr_badge_new ("new");
  GtkWidget *title, *details;

  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  title = add_label (head, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), badge);
  gtk_box_append (GTK_BOX (row), head);
  details = add_label (row, "dim-label");
  gtk_widget_add_css_class (row, "line");
  g_object_set_data (G_OBJECT (row), "title", title);
  g_object_set_data (G_OBJECT (row), "details", details);
  g_object_set_data (G_OBJECT (row), "badge", badge);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AlprRosterLine *line = gtk_list_item_get_item (item);
  GObject *row = G_OBJECT (gtk_list_item_get_child (item));
  GtkWidget *details = g_object_get_data (row, "details");

  gtk_label_set_text (g_object_get_data (row, "title"), line->title);
  gtk_label_set_text (GTK_LABEL (details), line->details);
  gtk_widget_set_visible (details, *line->details != '\0');
  alpr_badge_set_word (g_object_get_data (row, "badge"), alpr_roster_line_word (line->kind));
}

/** alpr_roster_lines_factory: Returns: (transfer full): what shows a line in a list */
GtkListItemFactory *
alpr_roster_lines_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_made_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  return factory;
}
