/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happened to the chosen row, newest first: dated entries that the view's trail names, each
 * with its day and time, a word as a badge, what it was, and who. They are read when a row is
 * chosen; what is shown stays until the answer is there, and a late answer about another row is
 * dropped.
 */

#include "alpr-trail.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"
#include "alpr-time.h"

struct _AlprTrail
{
  AdwBin parent_instance;

  /* Template children */
  GtkListBox *entries;
  GtkLabel *note;

  GCancellable *asking; /* owned, nullable: the question under way */
};

/* What the reader needs. */
typedef struct
{
  AlprView *view; /* a reference */
  AlprRow *row;   /* a reference */
} Asked;

/* Who waits for the answer. */
typedef struct
{
  AlprTrail *trail;          /* a reference */
  AlprDesk *desk;            /* a reference */
  GCancellable *cancellable; /* a reference: what makes it the newest question */
} Waiting;

G_DEFINE_FINAL_TYPE (AlprTrail, alpr_trail, ADW_TYPE_BIN)

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->view);
  g_object_unref (asked->row);
  g_free (asked);
}

static gpointer
read_trail (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  return alpr_view_read_trail (asked->view, reader, asked->row, alpr_time_now (), cancellable,
                               error);
}

static GtkWidget *
make_label (const char *text, const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, first);
  if (second != NULL)
    gtk_widget_add_css_class (label, second);
  return label;
}

/* What was recorded by the day has no time of day. */
static char *
format_time (gint64 at, GTimeZone *zone)
{
  g_autofree char *text = alpr_time_to_text (at, zone);

  return g_str_has_suffix (text, " 00:00:00") ? alpr_time_to_day (at, zone)
                                              : g_steal_pointer (&text);
}

/* An entry may name the right that it takes to see it. */
static gboolean
may_see (AlprDesk *desk, AlprRow *entry)
{
  const char *right = alpr_row_get_text (entry, "needs");

  return right == NULL || alpr_desk_may_look (desk, right);
}

static GtkWidget *
make_entry (AlprRow *entry, GTimeZone *zone)
{
  const char *kind = alpr_row_get_text (entry, "kind");
  const char *what = alpr_row_get_text (entry, "what");
  const char *who = alpr_row_get_text (entry, "who");
  g_autofree char *at = format_time (alpr_row_get_integer (entry, "at"), zone);
  g_autofree char *head = who != NULL && *who != '\0' ? g_strdup_printf ("%s · %s", at, who)
                                                      : g_strdup (at);
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", head, alpr_word_title (kind), what);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), make_label (head, "caption", "dim-label"));
  gtk_box_append (GTK_BOX (box), alpr_badge_new (kind));
  if (what != NULL && *what != '\0')
    gtk_box_append (GTK_BOX (box), make_label (what, "body", NULL));
  gtk_widget_add_css_class (box, "entry");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static void
clear (AlprTrail *self)
{
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->entries, 0)) != NULL;)
    gtk_list_box_remove (self->entries, GTK_WIDGET (row));
}

static void
show_entries (AlprTrail *self, GPtrArray *entries, AlprDesk *desk)
{
  GTimeZone *zone = alpr_desk_get_zone (desk);
  guint shown = 0;

  clear (self);
  for (guint i = 0; i < entries->len; i++)
    if (may_see (desk, entries->pdata[i]))
      {
        gtk_list_box_append (self->entries, make_entry (entries->pdata[i], zone));
        shown++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->entries), shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), shown == 0);
  gtk_label_set_text (self->note, _("Nothing is known to have happened yet."));
}

static void
show_failure (AlprTrail *self, const GError *error)
{
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self->entries), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  gtk_label_set_text (self->note, error->message);
}

static void
trail_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  AlprTrail *self = waiting->trail;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = alpr_desk_read_finish (waiting->desk, result, &error);

  if (self->entries != NULL && self->asking == waiting->cancellable)
    {
      if (entries != NULL)
        show_entries (self, entries, waiting->desk);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
      g_clear_object (&self->asking);
    }
  g_object_unref (waiting->cancellable);
  g_object_unref (waiting->desk);
  g_object_unref (waiting->trail);
  g_free (waiting);
}

static void
stop_asking (AlprTrail *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
alpr_trail_dispose (GObject *object)
{
  stop_asking (ALPR_TRAIL (object));
  G_OBJECT_CLASS (alpr_trail_parent_class)->dispose (object);
}

static void
alpr_trail_class_init (AlprTrailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_trail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("trail"));
  gtk_widget_class_bind_template_child (widget_class, AlprTrail, entries);
  gtk_widget_class_bind_template_child (widget_class, AlprTrail, note);
}

static void
alpr_trail_init (AlprTrail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * alpr_trail_show:
 * @self: a trail
 * @desk: the desk whose book is read
 * @view: a view
 * @row: (nullable): one of its rows; %NULL where none is chosen
 *
 * Shows what happened to another row. Where the view has no trail there is nothing to be seen.
 */
void
alpr_trail_show (AlprTrail *self, AlprDesk *desk, AlprView *view, AlprRow *row)
{
  AlprQuestion question = { .func = read_trail, .data_free = (GDestroyNotify) asked_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };
  gboolean any = row != NULL && alpr_view_get_trail (view) != NULL;
  Waiting *waiting;
  Asked *asked;

  stop_asking (self);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (!any)
    return;
  self->asking = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  asked->view = g_object_ref (view);
  asked->row = g_object_ref (row);
  question.data = asked;
  waiting = g_new0 (Waiting, 1);
  waiting->trail = g_object_ref (self);
  waiting->desk = g_object_ref (desk);
  waiting->cancellable = g_object_ref (self->asking);
  alpr_desk_read_async (desk, &question, self->asking, trail_read_cb, waiting);
}
