/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button that says of which period a list is and opens a picker of periods. It begins with the
 * newest year in which the book has data, or this one. Several of them can be bound to one period:
 * who chooses in one, chooses in all.
 */

#include "alpr-period-button.h"

#include <glib/gi18n.h>

#include "alpr-period-picker.h"
#include "alpr-time.h"

struct _AlprPeriodButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  AlprPeriodPicker *picker;

  AlprPeriod *period; /* a reference; NULL until the book was asked */
  gboolean asked;
};

enum
{
  PROP_PERIOD = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprPeriodButton, alpr_period_button, ADW_TYPE_BIN)

static gboolean
is_same (AlprPeriod *one, AlprPeriod *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return alpr_period_get_from (one) == alpr_period_get_from (other)
         && alpr_period_get_until (one) == alpr_period_get_until (other);
}

static void
picked_cb (AlprPeriodButton *self)
{
  g_autoptr (AlprPeriod) period = alpr_period_picker_get_period (self->picker);

  if (period != NULL && self->asked)
    alpr_period_button_set_period (self, period);
}

static void
standing_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlprDesk *desk = ((gpointer *) data)[0];
  AlprPeriodButton *self = ((gpointer *) data)[1];
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (desk, result, NULL);
  GTimeZone *zone = alpr_desk_get_zone (desk);
  gint64 now = alpr_time_now ();
  gint64 first = now, last = now;

  if (rows != NULL && rows->len > 0 && !alpr_row_is_null (rows->pdata[0], "first_at"))
    {
      first = alpr_row_get_integer (rows->pdata[0], "first_at");
      last = alpr_row_get_integer (rows->pdata[0], "last_at");
    }
  if (alpr_desk_is_open (desk))
    {
      self->asked = self->period == NULL;
      alpr_period_picker_set_range (self->picker, zone, first, last);
      alpr_period_picker_set_kind (self->picker, ALPR_PERIOD_YEAR);
      self->asked = TRUE;
      if (self->period == NULL)
        picked_cb (self);
    }
  g_object_unref (self);
  g_object_unref (desk);
  g_free (data);
}

static void
alpr_period_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PERIOD)
    g_value_set_boxed (value, ALPR_PERIOD_BUTTON (object)->period);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_period_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PERIOD)
    alpr_period_button_set_period (ALPR_PERIOD_BUTTON (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_period_button_finalize (GObject *object)
{
  g_clear_pointer (&ALPR_PERIOD_BUTTON (object)->period, alpr_period_unref);
  G_OBJECT_CLASS (alpr_period_button_parent_class)->finalize (object);
}

static void
alpr_period_button_class_init (AlprPeriodButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = alpr_period_button_get_property;
  object_class->set_property = alpr_period_button_set_property;
  object_class->finalize = alpr_period_button_finalize;
  props[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, ALPR_TYPE_PERIOD,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
alpr_period_button_init (AlprPeriodButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->picker = g_object_new (ALPR_TYPE_PERIOD_PICKER, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->picker), 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->picker));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_label (self->button, _("Period"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Period"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->picker, "changed", G_CALLBACK (picked_cb), self);
}

/** alpr_period_button_new: Returns: (transfer floating): a button without a period yet */
GtkWidget *
alpr_period_button_new (void)
{
  return g_object_new (ALPR_TYPE_PERIOD_BUTTON, NULL);
}

/** alpr_period_button_read: Asks the book in which periods it has data, and chooses one if none is.
 */
void
alpr_period_button_read (AlprPeriodButton *self, AlprDesk *desk)
{
  gpointer *waiting;

  if (self->asked)
    return;
  waiting = g_new (gpointer, 2);
  waiting[0] = g_object_ref (desk);
  waiting[1] = g_object_ref (self);
  alpr_desk_read_view_async (desk, "data-span", NULL, standing_read_cb, waiting);
}

/** alpr_period_button_get_period: Returns: (transfer none) (nullable): what was chosen */
AlprPeriod *
alpr_period_button_get_period (AlprPeriodButton *self)
{
  return self->period;
}

/** alpr_period_button_set_period: Chooses @period, which the button says from now on. */
void
alpr_period_button_set_period (AlprPeriodButton *self, AlprPeriod *period)
{
  g_autofree char *words = NULL;

  if (period == NULL || is_same (self->period, period))
    return;
  g_clear_pointer (&self->period, alpr_period_unref);
  self->period = alpr_period_ref (period);
  words = alpr_period_describe (period);
  gtk_menu_button_set_label (self->button, words);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERIOD]);
}
