/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bar chart. It is drawn in the colours that the style gives (light, dark, high contrast), and it
 * can be read without seeing it: role img, a label, a description in words, and the arrow keys walk
 * from bar to bar; the bar that is chosen says its label and value on the screen and to a reader.
 */

#include "alpr-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "alpr-card.h"

#define STEPS 4
#define TOP 26       /* room for the words of the chosen bar */
#define GAP 8        /* between the axis' words and the bars */
#define MOST_WIDE 34 /* of a bar */

struct _AlprChart
{
  GtkWidget parent_instance;

  GPtrArray *bars;   /* owned, of AlprBar */
  char *description; /* owned, nullable */
  int selected;      /* -1 for none */
};

/* Where things lie, for one frame. */
typedef struct
{
  int left, right, bottom; /* of the bars' field; it begins at TOP */
  double step, most;
  int line; /* height of a line of text */
} Geometry;

G_DEFINE_FINAL_TYPE (AlprChart, alpr_chart, GTK_TYPE_WIDGET)

static const AlprBar *
bar_at (AlprChart *self, int n)
{
  return n >= 0 && n < (int) self->bars->len ? self->bars->pdata[n] : NULL;
}

static PangoLayout *
make_words (AlprChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static GdkRGBA
find_colour (AlprChart *self, const char *name, double alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour;

  if (name == NULL || !gtk_style_context_lookup_color (style, name, &colour))
    gtk_style_context_get_color (style, &colour);
  colour.alpha *= (float) alpha;
  return colour;
}

static double
most_value (AlprChart *self)
{
  double most = 0;

  for (guint i = 0; i < self->bars->len; i++)
    most = MAX (most, bar_at (self, (int) i)->value);
  return most;
}

static void
measure_field (AlprChart *self, Geometry *at)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) words = NULL;
  int wide;

  at->step = alpr_chart_find_step (most_value (self), STEPS);
  at->most = at->step * STEPS;
  text = alpr_format_count ((gint64) at->most);
  words = make_words (self, text);
  pango_layout_get_pixel_size (words, &wide, &at->line);
  at->left = wide + GAP;
  at->right = gtk_widget_get_width (GTK_WIDGET (self)) - 2;
  at->bottom = gtk_widget_get_height (GTK_WIDGET (self)) - at->line - 6;
}

/* The slot of a bar; the bar stands in its middle. */
static void
find_bar (AlprChart *self, const Geometry *at, int n, graphene_rect_t *slot, graphene_rect_t *bar)
{
  float each = (float) (at->right - at->left) / (float) MAX (1, self->bars->len);
  float wide = MAX (1.0f, MIN ((float) MOST_WIDE, each > 4 ? each * 0.7f : each - 0.5f));
  float high = (float) (bar_at (self, n)->value / at->most * (at->bottom - TOP));

  graphene_rect_init (slot, (float) at->left + each * (float) n, TOP, each,
                      (float) (at->bottom - TOP));
  graphene_rect_init (bar, slot->origin.x + (each - wide) / 2, (float)at->bottom - high, wide,
                      high);
}

static void
draw_words (GtkSnapshot *snapshot, PangoLayout *words, float x, float y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, words, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_grid (AlprChart *self, GtkSnapshot *snapshot, const Geometry *at)
{
  GdkRGBA line = find_colour (self, NULL, 0.12);
  GdkRGBA ink = find_colour (self, NULL, 0.65);

  for (int i = 0; i <= STEPS; i++)
    {
      float y = roundf ((float) at->bottom - (float) (at->bottom - TOP) * (float) i / STEPS);
      g_autofree char *text = alpr_format_count ((gint64) (at->step * i));
      g_autoptr (PangoLayout) words = make_words (self, text);
      int wide;

      pango_layout_get_pixel_size (words, &wide, NULL);
      draw_words (snapshot, words, (float) (at->left - GAP - wide), y - (float) at->line / 2, &ink);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT ((float) at->left, y,
                                                      (float) (at->right - at->left), 1));
    }
}

static void
draw_bars (AlprChart *self, GtkSnapshot *snapshot, const Geometry *at)
{
  GdkRGBA fill = find_colour (self, "accent_bg_color", 1);
  GdkRGBA chosen = find_colour (self, "accent_color", 1);
  GdkRGBA shade = find_colour (self, NULL, 0.07);

  for (int i = 0; i < (int) self->bars->len; i++)
    {
      graphene_rect_t slot, bar;
      GskRoundedRect round;
      float radius;

      find_bar (self, at, i, &slot, &bar);
      radius = bar.size.width > 6 ? 3 : 0;
      if (i == self->selected)
        gtk_snapshot_append_color (snapshot, &shade, &slot);
      if (bar.size.height <= 0)
        continue;
      gsk_rounded_rect_init (&round, &bar, &GRAPHENE_SIZE_INIT (radius, radius),
                             &GRAPHENE_SIZE_INIT (radius, radius), &GRAPHENE_SIZE_INIT (0, 0),
                             &GRAPHENE_SIZE_INIT (0, 0));
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, i == self->selected ? &chosen : &fill, &bar);
      gtk_snapshot_pop (snapshot);
    }
}

/* As many labels as there is room for, always the same number of bars apart. */
static void
draw_labels (AlprChart *self, GtkSnapshot *snapshot, const Geometry *at)
{
  GdkRGBA ink = find_colour (self, NULL, 0.65);
  int widest = 1;
  int every;

  for (int i = 0; i < (int) self->bars->len; i++)
    {
      g_autoptr (PangoLayout) words = make_words (self, bar_at (self, i)->label);
      int wide;

      pango_layout_get_pixel_size (words, &wide, NULL);
      widest = MAX (widest, wide);
    }
  every = (int) ceil ((double) (widest + 14) * self->bars->len / MAX (1, at->right - at->left));
  for (int i = 0; i < (int) self->bars->len; i += MAX (1, every))
    {
      g_autoptr (PangoLayout) words = make_words (self, bar_at (self, i)->label);
      graphene_rect_t slot, bar;
      float x;
      int wide;

      find_bar (self, at, i, &slot, &bar);
      pango_layout_get_pixel_size (words, &wide, NULL);
      x = slot.origin.x + (slot.size.width - (float) wide) / 2;
      x = CLAMP (x, (float) at->left - GAP, (float) (at->right - wide));
      draw_words (snapshot, words, x, (float) at->bottom + 5, &ink);
    }
}

static void
draw_chosen (AlprChart *self, GtkSnapshot *snapshot, const Geometry *at)
{
  g_autofree char *text = alpr_chart_describe_selected (self);
  g_autoptr (PangoLayout) words = NULL;
  GdkRGBA ink = find_colour (self, NULL, 1);
  graphene_rect_t slot, bar;
  float x;
  int wide;

  if (text == NULL)
    return;
  words = make_words (self, text);
  find_bar (self, at, self->selected, &slot, &bar);
  pango_layout_get_pixel_size (words, &wide, NULL);
  x = slot.origin.x + (slot.size.width - (float) wide) / 2;
  draw_words (snapshot, words,
              CLAMP (x, (float)at->left, MAX (at->left, (float)(at->right - wide))), 2, &ink);
}

static void
alpr_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlprChart *self = ALPR_CHART (widget);
  Geometry at;

  if (self->bars->len == 0)
    return;
  measure_field (self, &at);
  draw_grid (self, snapshot, &at);
  draw_bars (self, snapshot, &at);
  draw_labels (self, snapshot, &at);
  draw_chosen (self, snapshot, &at);
}

static void
alpr_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 240;
}

static void
tell (AlprChart *self)
{
  g_autofree char *chosen = alpr_chart_describe_selected (self);
  const char *words = chosen != NULL ? chosen : self->description;

  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
}

static void
choose (AlprChart *self, int n)
{
  if (self->selected == n)
    return;
  self->selected = n;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  alpr_chart_move (ALPR_CHART (widget), g_variant_get_int32 (args));
  return TRUE;
}

static void
pointer_moved_cb (AlprChart *self, double x, double y)
{
  Geometry at;

  if (self->bars->len == 0)
    return;
  measure_field (self, &at);
  choose (self, x < at.left || x >= at.right
                    ? -1
                    : (int) ((x - at.left) * self->bars->len / (at.right - at.left)));
}

static void
pointer_left_cb (AlprChart *self)
{
  choose (self, -1);
}

static void
alpr_chart_finalize (GObject *object)
{
  g_ptr_array_unref (ALPR_CHART (object)->bars);
  g_free (ALPR_CHART (object)->description);
  G_OBJECT_CLASS (alpr_chart_parent_class)->finalize (object);
}

static void
alpr_chart_class_init (AlprChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_chart_finalize;
  widget_class->snapshot = alpr_chart_snapshot;
  widget_class->measure = alpr_chart_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_cb, "i", -100000);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_cb, "i", 100000);
}

static void
alpr_chart_init (AlprChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->bars = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_bar_free);
  self->selected = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/** alpr_bar_new: Returns: (transfer full): a bar */
AlprBar *
alpr_bar_new (const char *label, double value)
{
  AlprBar *self = g_new0 (AlprBar, 1);

  self->label = g_strdup (label);
  self->value = value;
  return self;
}

void
alpr_bar_free (AlprBar *self)
{
  g_free (self->label);
  g_free (self);
}

/**
 * alpr_chart_take_bars:
 * @self: a chart
 * @bars: (transfer full) (element-type AlprBar): its bars, from the left
 * @description: the whole in a sentence, for who doesn't see it
 *
 * Shows other bars.
 */
void
alpr_chart_take_bars (AlprChart *self, GPtrArray *bars, const char *description)
{
  g_ptr_array_unref (self->bars);
  self->bars = bars;
  g_free (self->description);
  self->description = g_strdup (description);
  self->selected = -1;
  tell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** alpr_chart_move: Chooses the bar so many to the right; the first or last one, where none is
 * chosen. */
void
alpr_chart_move (AlprChart *self, int by)
{
  int last = (int) self->bars->len - 1;

  if (last < 0)
    return;
  if (self->selected < 0)
    choose (self, by < 0 ? last : 0);
  else
    choose (self, CLAMP (self->selected + by, 0, last));
}

/** alpr_chart_get_selected: Returns: the number of the chosen bar, from 0; -1 for none */
int
alpr_chart_get_selected (AlprChart *self)
{
  return self->selected;
}

/** alpr_chart_describe_selected: Returns: (transfer full) (nullable): the chosen bar in words */
char *
alpr_chart_describe_selected (AlprChart *self)
{
  const AlprBar *bar = bar_at (self, self->selected);
  g_autofree char *count = bar != NULL ? alpr_format_count ((gint64) bar->value) : NULL;

  return bar != NULL ? g_strdup_printf ("%s: %s", bar->label, count) : NULL;
}

/**
 * alpr_chart_find_step:
 * @most: the largest value
 * @steps: how many steps the axis has
 *
 * Returns: the smallest of 1, 2, 2.5, 5 × 10ⁿ (whole numbers only) of which @steps reach @most
 */
double
alpr_chart_find_step (double most, int steps)
{
  static const double nice[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (MAX (1, most / steps))));

  for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
    {
      double step = nice[i] * power;

      if (step * steps >= most && step == floor (step))
        return step;
    }
  return 10 * power;
}
