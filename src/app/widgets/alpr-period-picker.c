/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses a period: its kind, then one of those in which the book has data, newest first; or two
 * days, typed. Gives no period where there is none.
 */

#include "alpr-period-picker.h"

#include <glib/gi18n.h>

#include "alpr-time.h"

#define MOST 60

struct _AlprPeriodPicker
{
  AdwPreferencesGroup parent_instance;

  /* Template children */
  AdwComboRow *kind;
  AdwComboRow *which;
  GtkEditable *in_from;
  GtkEditable *in_until;

  GTimeZone *zone;    /* a reference */
  GDate first, last;  /* of the data; invalid where there is none */
  GPtrArray *periods; /* owned, of AlprPeriod: what `which` offers */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const AlprPeriodKind kinds[] = { ALPR_PERIOD_MONTH, ALPR_PERIOD_QUARTER, ALPR_PERIOD_HALF,
                                        ALPR_PERIOD_YEAR, ALPR_PERIOD_DAYS };

G_DEFINE_FINAL_TYPE (AlprPeriodPicker, alpr_period_picker, ADW_TYPE_PREFERENCES_GROUP)

static AlprPeriodKind
chosen_kind (AlprPeriodPicker *self)
{
  guint at = adw_combo_row_get_selected (self->kind);

  return at < G_N_ELEMENTS (kinds) ? kinds[at] : ALPR_PERIOD_MONTH;
}

/* The day before a period is in the one before it. */
static AlprPeriod *
period_before (AlprPeriod *period)
{
  GDate day = *alpr_period_get_first (period);

  g_date_subtract_days (&day, 1);
  return alpr_period_new_containing (alpr_period_get_kind (period), &day,
                                     alpr_period_get_zone (period));
}

static void
list_periods (AlprPeriodPicker *self)
{
  g_autoptr (AlprPeriod) period = NULL;

  g_ptr_array_set_size (self->periods, 0);
  if (!g_date_valid (&self->last) || chosen_kind (self) == ALPR_PERIOD_DAYS)
    return;
  period = alpr_period_new_containing (chosen_kind (self), &self->last, self->zone);
  while (self->periods->len < MOST
         && g_date_compare (alpr_period_get_last (period), &self->first) >= 0)
    {
      AlprPeriod *before = period_before (period);

      g_ptr_array_add (self->periods, period);
      period = before;
    }
}

static void
fill (AlprPeriodPicker *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  gboolean days;

  if (gtk_widget_in_destruction (GTK_WIDGET (self))) /* the kinds go */
    return;
  days = chosen_kind (self) == ALPR_PERIOD_DAYS;
  list_periods (self);
  for (guint i = 0; i < self->periods->len; i++)
    gtk_string_list_take (words, alpr_period_describe (self->periods->pdata[i]));
  adw_combo_row_set_model (self->which, G_LIST_MODEL (words));
  gtk_widget_set_visible (GTK_WIDGET (self->which), !days);
  gtk_widget_set_visible (GTK_WIDGET (self->in_from), days);
  gtk_widget_set_visible (GTK_WIDGET (self->in_until), days);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
say_changed (AlprPeriodPicker *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
alpr_period_picker_finalize (GObject *object)
{
  AlprPeriodPicker *self = ALPR_PERIOD_PICKER (object);

  g_ptr_array_unref (self->periods);
  g_time_zone_unref (self->zone);
  G_OBJECT_CLASS (alpr_period_picker_parent_class)->finalize (object);
}

static void
alpr_period_picker_class_init (AlprPeriodPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_period_picker_finalize;
  signals[CHANGED] = g_signal_new ("changed", ALPR_TYPE_PERIOD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("period-picker"));
  gtk_widget_class_bind_template_child (widget_class, AlprPeriodPicker, kind);
  gtk_widget_class_bind_template_child (widget_class, AlprPeriodPicker, which);
  gtk_widget_class_bind_template_child (widget_class, AlprPeriodPicker, in_from);
  gtk_widget_class_bind_template_child (widget_class, AlprPeriodPicker, in_until);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, say_changed);
}

static void
alpr_period_picker_init (AlprPeriodPicker *self)
{
  self->zone = g_time_zone_new_utc ();
  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_period_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * alpr_period_picker_set_range:
 * @self: a picker
 * @zone: the agency's time zone
 * @first: the first search of the book, in milliseconds UTC
 * @last: the last one; before @first where the book has none
 *
 * Says where there is data.
 */
void
alpr_period_picker_set_range (AlprPeriodPicker *self, GTimeZone *zone, gint64 first, gint64 last)
{
  g_autofree char *from = alpr_time_to_day (first, zone);
  g_autofree char *until = alpr_time_to_day (last, zone);

  g_time_zone_ref (zone);
  g_time_zone_unref (self->zone);
  self->zone = zone;
  g_date_clear (&self->first, 1);
  g_date_clear (&self->last, 1);
  if (first <= last)
    {
      alpr_day_parse (from, &self->first);
      alpr_day_parse (until, &self->last);
      gtk_editable_set_text (self->in_from, from);
      gtk_editable_set_text (self->in_until, until);
    }
  fill (self);
}

/**
 * alpr_period_picker_set_standing:
 * @self: a picker
 * @zone: the agency's time zone
 * @standing: the row of the view `standing`, or `data-span`
 *
 * Says where there is data, as the book's figures tell.
 */
void
alpr_period_picker_set_standing (AlprPeriodPicker *self, GTimeZone *zone, AlprRow *standing)
{
  gboolean empty = alpr_row_is_null (standing, "first_at");

  alpr_period_picker_set_range (self, zone,
                                empty ? 1 : alpr_row_get_integer (standing, "first_at"),
                                empty ? 0 : alpr_row_get_integer (standing, "last_at"));
}

/** alpr_period_picker_set_kind: Chooses another kind of period. */
void
alpr_period_picker_set_kind (AlprPeriodPicker *self, AlprPeriodKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      adw_combo_row_set_selected (self->kind, i);
}

/** alpr_period_picker_get_period: Returns: (transfer full) (nullable): what was chosen */
AlprPeriod *
alpr_period_picker_get_period (AlprPeriodPicker *self)
{
  guint at = adw_combo_row_get_selected (self->which);
  g_autofree char *text = NULL;

  if (chosen_kind (self) != ALPR_PERIOD_DAYS)
    return at < self->periods->len ? alpr_period_ref (self->periods->pdata[at]) : NULL;
  text = g_strdup_printf ("%s..%s", gtk_editable_get_text (self->in_from),
                          gtk_editable_get_text (self->in_until));
  return alpr_period_parse (text, self->zone, NULL);
}

static char *
format_date (const GDate *date, const char *format)
{
  char text[64];

  g_date_strftime (text, sizeof text, format, date);
  return g_strdup (text);
}

/** alpr_period_describe: Returns: (transfer full): a period in words: "October 2025", "2025-Q3 (…)"
 */
char *
alpr_period_describe (AlprPeriod *period)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (alpr_period_get_kind (period) == ALPR_PERIOD_MONTH)
    return format_date (alpr_period_get_first (period), "%B %Y");
  if (alpr_period_get_kind (period) == ALPR_PERIOD_YEAR)
    return g_strdup (alpr_period_get_label (period));
  first = format_date (alpr_period_get_first (period), "%B");
  last = format_date (alpr_period_get_last (period), "%B %Y");
  if (alpr_period_get_kind (period) == ALPR_PERIOD_DAYS)
    return g_strdup (alpr_period_get_label (period));
  return g_strdup_printf ("%s – %s", first, last);
}
