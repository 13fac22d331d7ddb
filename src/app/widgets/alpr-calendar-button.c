/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button that opens a calendar and writes the day that is clicked into an entry, as 2026-03-31.
 * The calendar opens on the entry's day, or on today in the agency's zone. Where the entry wants a
 * time, what clock it has stays, and one that has none gets the present minute.
 *
 * GtkCalendar says `day-selected` when a month with fewer days is leafed to, and doesn't when the
 * day that is chosen already is clicked. So a day counts when the pointer or a key lets go of it.
 */

#include "alpr-calendar-button.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "alpr-period.h"

#define DAY_LENGTH 10

typedef struct
{
  GtkEditable *entry; /* the button is a part of it */
  GTimeZone *zone;    /* a reference */
  GtkCalendar *calendar;
  GtkPopover *popover;
  gboolean with_clock;
  gboolean pressed; /* a key that chooses went down in the calendar */
} Button;

static void
button_free (gpointer data)
{
  Button *button = data;

  g_time_zone_unref (button->zone);
  g_free (button);
}

static gboolean
parse_day (const char *text, GDate *day)
{
  g_autofree char *date = g_strndup (text, DAY_LENGTH);

  return alpr_day_parse (date, day);
}

/** alpr_day_text_is_valid: Returns: whether an act takes the text as a day, or as a time */
gboolean
alpr_day_text_is_valid (const char *text, gboolean with_clock)
{
  int hour, minute;
  char end;
  GDate day;

  if (strlen (text) < DAY_LENGTH || !parse_day (text, &day))
    return FALSE;
  if (text[DAY_LENGTH] == '\0' || !with_clock)
    return text[DAY_LENGTH] == '\0';
  return strchr (" T", text[DAY_LENGTH]) != NULL
         && sscanf (text + DAY_LENGTH + 1, "%2d:%2d%c", &hour, &minute, &end) == 2 && hour >= 0
         && hour < 24 && minute >= 0 && minute < 60;
}

static void
opened_cb (Button *button)
{
  g_autoptr (GDateTime) shown = NULL;
  GDate day;

  if (parse_day (gtk_editable_get_text (button->entry), &day))
    shown = g_date_time_new_utc (g_date_get_year (&day), g_date_get_month (&day),
                                 g_date_get_day (&day), 0, 0, 0);
  else
    shown = g_date_time_new_now (button->zone);
  button->pressed = FALSE;
  gtk_calendar_select_day (button->calendar, shown);
}

/* Writes the calendar's day, and closes it. */
static void
take_day (Button *button)
{
  const char *text = gtk_editable_get_text (button->entry);
  g_autoptr (GDateTime) day = gtk_calendar_get_date (button->calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autoptr (GDateTime) now = g_date_time_new_now (button->zone);
  g_autofree char *clock = NULL;
  g_autofree char *written = NULL;

  if (button->with_clock)
    clock = alpr_day_text_is_valid (text, TRUE) && strlen (text) > DAY_LENGTH
                ? g_strdup (text + DAY_LENGTH)
                : g_date_time_format (now, " %H:%M");
  written = g_strconcat (date, clock, NULL);
  gtk_editable_set_text (button->entry, written);
  gtk_popover_popdown (button->popover);
}

static void
released_cb (Button *button, int n_press, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (button->calendar), x, y, GTK_PICK_DEFAULT);

  if (widget != NULL && gtk_widget_has_css_class (widget, "day-number"))
    take_day (button);
}

static gboolean
chooses (Button *button, guint key)
{
  return gtk_widget_has_focus (GTK_WIDGET (button->calendar))
         && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space);
}

static gboolean
key_pressed_cb (Button *button, guint key)
{
  button->pressed = chooses (button, key);
  return FALSE;
}

static void
key_released_cb (Button *button, guint key)
{
  if (button->pressed && chooses (button, key))
    take_day (button);
  button->pressed = FALSE;
}

static void
watch_calendar (Button *button)
{
  GtkWidget *calendar = GTK_WIDGET (button->calendar);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), button);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), button);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), button);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (calendar, keys);
}

/**
 * alpr_calendar_button_new:
 * @entry: where the day is written
 * @zone: the agency's time zone
 * @with_clock: whether the entry wants a time, not a day alone
 *
 * Returns: (transfer floating): a button that stands within @entry
 */
GtkWidget *
alpr_calendar_button_new (GtkEditable *entry, GTimeZone *zone, gboolean with_clock)
{
  GtkWidget *widget = gtk_menu_button_new ();
  Button *button = g_new0 (Button, 1);

  button->entry = entry;
  button->zone = g_time_zone_ref (zone);
  button->with_clock = with_clock;
  button->calendar = GTK_CALENDAR (gtk_calendar_new ());
  button->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (button->popover, GTK_WIDGET (button->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (widget), GTK_WIDGET (button->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (widget), "x-office-calendar-symbolic");
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_set_tooltip_text (widget, _("Choose in a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose in a calendar"), -1);
  g_object_set_data_full (G_OBJECT (widget), "alpr-calendar", button, button_free);
  g_signal_connect_swapped (button->popover, "show", G_CALLBACK (opened_cb), button);
  watch_calendar (button);
  return widget;
}
