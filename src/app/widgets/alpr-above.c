/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list (child type "list") and what stands above it: the figures and charts that its view names.
 * A figure is a number, the share that it is of a whole, and words; a chart has bars. Where there
 * is nothing to count, that is said in words.
 *
 * Where they would leave no room for the list they are folded: the figures then are a line of text,
 * and the charts are out of sight. All are read in one go; what is shown stays until the answer is
 * there.
 */

#include "alpr-above.h"

#include <glib/gi18n.h>

#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-chart.h"
#include "alpr-time.h"

/* As high as all of it must be for a chart and some rows below it */
#define LOW 500
#define CHART_HEIGHT 168

struct _AlprAbove
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *whole;
  GtkBox *panels;
  GtkLabel *line;

  AlprView *view;        /* a reference, nullable */
  GPtrArray *shown;      /* owned, of Shown: as what the view names */
  AlprRoom room;
  gboolean low;          /* it is lower than LOW */
  guint folding;         /* source that folds or unfolds, or 0 */
  GCancellable *asking;  /* owned, nullable: the question under way */
};

/* What stands for a figure or a chart; its widgets are in `panels`. */
typedef struct
{
  const AlprViewAbove *above;
  GtkLabel *value; /* nullable: a figure's */
  GtkLabel *note;  /* below it, or in place of the chart */
  AlprChart *chart; /* nullable: a chart's */
} Shown;

/* What the reader needs. */
typedef struct
{
  AlprView *view;   /* a reference */
  GVariant *inputs; /* a reference, nullable */
} Asked;

/* Who waits for the answer. */
typedef struct
{
  AlprAbove *above;          /* a reference */
  AlprDesk *desk;            /* a reference */
  GCancellable *cancellable; /* a reference: what makes it the newest question */
} Waiting;

static void buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprAbove, alpr_above, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (g_strcmp0 (type, "list") == 0)
    gtk_box_append (GTK_BOX (ALPR_ABOVE (buildable)->whole), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->view);
  g_clear_pointer (&asked->inputs, g_variant_unref);
  g_free (asked);
}

/* Runs on the reader's thread: what each query of the view gives, in their order. */
static gpointer
read_all (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  GPtrArray *named = alpr_view_get_above (asked->view);
  g_autoptr (GPtrArray) answers
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gint64 now = alpr_time_now ();

  for (guint i = 0; i < named->len; i++)
    {
      GPtrArray *rows = alpr_view_read_above (named->pdata[i], reader, asked->inputs, now,
                                              cancellable, error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_add (answers, rows);
    }
  return g_steal_pointer (&answers);
}

static GtkWidget *
make_label (const char *text, const char *first, const char *second)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, first);
  if (second != NULL)
    gtk_widget_add_css_class (label, second);
  return label;
}

static void
add_figure (Shown *shown, GtkBox *panel)
{
  GtkWidget *title = make_label (_(shown->above->title), "dim-label", NULL);
  GtkWidget *value = make_label ("–", "title-1", "numeric");
  GtkWidget *note = make_label (NULL, "caption", "dim-label");

  gtk_widget_add_css_class (GTK_WIDGET (panel), "figure");
  gtk_label_set_width_chars (GTK_LABEL (title), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 18);
  gtk_widget_set_vexpand (title, TRUE);
  gtk_widget_set_valign (title, GTK_ALIGN_END);
  gtk_widget_set_vexpand (note, TRUE);
  gtk_widget_set_valign (note, GTK_ALIGN_START);
  gtk_box_append (panel, title);
  gtk_box_append (panel, value);
  gtk_box_append (panel, note);
  shown->value = GTK_LABEL (value);
  shown->note = GTK_LABEL (note);
}

static void
add_chart (Shown *shown, GtkBox *panel)
{
  const char *title = _(shown->above->title);
  GtkWidget *chart = g_object_new (ALPR_TYPE_CHART, "visible", FALSE, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "orientation", GTK_ORIENTATION_VERTICAL,
                                   "maximum-size", CHART_HEIGHT, "tightening-threshold",
                                   CHART_HEIGHT, "child", chart, NULL);
  GtkWidget *note = make_label (NULL, "dim-label", NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_hexpand (GTK_WIDGET (panel), TRUE);
  gtk_box_append (panel, make_label (title, "heading", NULL));
  gtk_box_append (panel, note);
  gtk_box_append (panel, clamp);
  shown->chart = ALPR_CHART (chart);
  shown->note = GTK_LABEL (note);
}

static void
add_panel (AlprAbove *self, const AlprViewAbove *above)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Shown *shown = g_new0 (Shown, 1);

  shown->above = above;
  gtk_widget_add_css_class (panel, "card");
  gtk_widget_add_css_class (panel, "panel");
  if (above->kind == ALPR_VIEW_FIGURE)
    add_figure (shown, GTK_BOX (panel));
  else
    add_chart (shown, GTK_BOX (panel));
  gtk_box_append (self->panels, panel);
  g_ptr_array_add (self->shown, shown);
}

static void
arrange (AlprAbove *self)
{
  gboolean folded = self->low || self->room == ALPR_ROOM_NARROW;

  gtk_widget_set_visible (GTK_WIDGET (self->panels), !folded && self->shown->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->line),
                          folded && *gtk_label_get_text (self->line) != '\0');
}

static gboolean
folding_cb (gpointer data)
{
  AlprAbove *self = data;

  self->folding = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

static void
alpr_above_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ALPR_ABOVE (widget)->whole, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Nothing may come or go while places are being given: it is done right afterwards. */
static void
alpr_above_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlprAbove *self = ALPR_ABOVE (widget);
  gboolean low = height < LOW;

  gtk_widget_allocate (self->whole, width, height, baseline, NULL);
  if (low != self->low && self->folding == 0)
    self->folding = g_idle_add_full (G_PRIORITY_HIGH_IDLE, folding_cb, self, NULL);
  self->low = low;
}

/* "of 20 · 65.0 %"; empty where the figure is a part of nothing. */
static char *
describe_share (gint64 value, AlprRow *row)
{
  gint64 of = alpr_row_get_integer (row, "of");
  g_autofree char *whole = alpr_format_count (of);

  if (alpr_row_is_null (row, "of"))
    return g_strdup ("");
  if (of == 0)
    return g_strdup (_("There is nothing to count yet."));
  /* Translators: under a number: "of 20 · 65.0 %" */
  return g_strdup_printf (_("of %s · %.1f %%"), whole, 100.0 * (double) value / (double) of);
}

/* "Accounts with a second factor: 13 of 20 · 65.0 %" */
static void
add_to_line (GString *line, const Shown *shown)
{
  g_string_append_printf (line, "%s%s: %s %s", line->len > 0 ? "\n" : "", _(shown->above->title),
                          gtk_label_get_text (shown->value), gtk_label_get_text (shown->note));
}

static void
show_figure (Shown *shown, GPtrArray *rows)
{
  AlprRow *row = rows->len > 0 ? rows->pdata[0] : NULL;
  gint64 value = row != NULL ? alpr_row_get_integer (row, "value") : 0;
  gboolean any = row != NULL && !alpr_row_is_null (row, "value")
                 && (alpr_row_is_null (row, "of") || alpr_row_get_integer (row, "of") > 0);
  g_autofree char *number = any ? alpr_format_count (value) : g_strdup ("–");
  g_autofree char *share = row != NULL ? describe_share (value, row)
                                       : g_strdup (_("There is nothing to count yet."));

  gtk_label_set_text (shown->value, number);
  gtk_label_set_text (shown->note, share);
}

static void
show_chart (Shown *shown, GPtrArray *rows)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_bar_free);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *label = alpr_row_get_text (rows->pdata[i], "label");
      double value = alpr_row_get_real (rows->pdata[i], "value");
      g_autofree char *number = alpr_format_count ((gint64) value);

      label = label != NULL ? alpr_word_title (label) : "–";
      g_ptr_array_add (bars, alpr_bar_new (label, MAX (value, 0)));
      g_string_append_printf (words, "%s%s: %s", i > 0 ? ", " : "", label, number);
    }
  gtk_widget_set_visible (GTK_WIDGET (shown->chart), rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (shown->note), rows->len == 0);
  gtk_label_set_text (shown->note, _("There is nothing to show yet."));
  alpr_chart_take_bars (shown->chart, bars, words->str);
}

static void
show_answers (AlprAbove *self, GPtrArray *answers)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = self->shown->pdata[i];

      if (shown->chart != NULL)
        show_chart (shown, answers->pdata[i]);
      else
        {
          show_figure (shown, answers->pdata[i]);
          add_to_line (line, shown);
        }
    }
  gtk_label_set_text (self->line, line->str);
  arrange (self);
}

/* What can't be read is no number: it is said instead of it. */
static void
show_failure (AlprAbove *self, const GError *error)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = self->shown->pdata[i];

      if (shown->chart != NULL)
        gtk_widget_set_visible (GTK_WIDGET (shown->chart), FALSE);
      else
        gtk_label_set_text (shown->value, "–");
      gtk_label_set_text (shown->note, error->message);
      gtk_widget_set_visible (GTK_WIDGET (shown->note), TRUE);
    }
  gtk_label_set_text (self->line, error->message);
  arrange (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  AlprAbove *self = waiting->above;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = alpr_desk_read_finish (waiting->desk, result, &error);

  if (self->asking == waiting->cancellable)
    {
      if (answers != NULL)
        show_answers (self, answers);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
      g_clear_object (&self->asking);
    }
  g_object_unref (waiting->cancellable);
  g_object_unref (waiting->desk);
  g_object_unref (waiting->above);
  g_free (waiting);
}

static void
stop_asking (AlprAbove *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
alpr_above_dispose (GObject *object)
{
  AlprAbove *self = ALPR_ABOVE (object);

  stop_asking (self);
  g_clear_handle_id (&self->folding, g_source_remove);
  g_clear_pointer (&self->whole, gtk_widget_unparent);
  G_OBJECT_CLASS (alpr_above_parent_class)->dispose (object);
}

static void
alpr_above_finalize (GObject *object)
{
  g_ptr_array_unref (ALPR_ABOVE (object)->shown);
  g_clear_object (&ALPR_ABOVE (object)->view);
  G_OBJECT_CLASS (alpr_above_parent_class)->finalize (object);
}

static void
alpr_above_class_init (AlprAboveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_above_dispose;
  G_OBJECT_CLASS (klass)->finalize = alpr_above_finalize;
  widget_class->measure = alpr_above_measure;
  widget_class->size_allocate = alpr_above_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("above"));
  gtk_widget_class_bind_template_child (widget_class, AlprAbove, whole);
  gtk_widget_class_bind_template_child (widget_class, AlprAbove, panels);
  gtk_widget_class_bind_template_child (widget_class, AlprAbove, line);
}

static void
alpr_above_init (AlprAbove *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_above_set_view: Makes room for what @view names; once. Where it names nothing,
 * nothing but the list is to be seen. */
void
alpr_above_set_view (AlprAbove *self, AlprView *view)
{
  GPtrArray *named = alpr_view_get_above (view);

  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  for (guint i = 0; i < named->len; i++)
    add_panel (self, named->pdata[i]);
  arrange (self);
}

/**
 * alpr_above_refresh:
 * @self: what stands above a list
 * @desk: the desk whose book is read
 * @inputs: (nullable): a{sv}, what the list's query gets
 *
 * Reads again what is shown.
 */
void
alpr_above_refresh (AlprAbove *self, AlprDesk *desk, GVariant *inputs)
{
  AlprQuestion question = { .func = read_all, .data_free = (GDestroyNotify) asked_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };
  Asked *asked;
  Waiting *waiting;

  if (self->shown->len == 0 || !alpr_desk_may_see (desk, self->view))
    return;
  stop_asking (self);
  self->asking = g_cancellable_new ();
  asked = g_new0 (Asked, 1);
  asked->view = g_object_ref (self->view);
  asked->inputs = inputs != NULL ? g_variant_ref (inputs) : NULL;
  question.data = asked;
  waiting = g_new0 (Waiting, 1);
  waiting->above = g_object_ref (self);
  waiting->desk = g_object_ref (desk);
  waiting->cancellable = g_object_ref (self->asking);
  alpr_desk_read_async (desk, &question, self->asking, read_cb, waiting);
}

/** alpr_above_set_room: Says how much room the window has. */
void
alpr_above_set_room (AlprAbove *self, AlprRoom room)
{
  self->room = room;
  arrange (self);
}
