/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Instants. Everywhere in the program an instant is a gint64: milliseconds since 1970 in UTC.
 * A civil date has a meaning only in a time zone, and that zone is the agency's, never the
 * machine's; so each function that makes or reads a civil date takes the zone.
 */

#include "alpr-time.h"

#include "alpr-error.h"

/**
 * alpr_time_now:
 *
 * Returns: this instant, in milliseconds UTC
 */
gint64
alpr_time_now (void)
{
  return g_get_real_time () / 1000;
}

/**
 * alpr_time_to_iso:
 * @time: an instant, in milliseconds UTC
 *
 * Returns: (transfer full): @time as `2026-10-31T23:59:59.123Z`
 */
char *
alpr_time_to_iso (gint64 time)
{
  gint64 seconds = time / 1000 - (time % 1000 < 0 ? 1 : 0);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *head = at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%S") : NULL;

  if (head == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s.%03dZ", head, (int) (time - seconds * 1000));
}

static char *
format_in_zone (gint64 time, GTimeZone *zone, const char *format)
{
  gint64 seconds = time / 1000 - (time % 1000 < 0 ? 1 : 0);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, format) : g_strdup ("");
}

/**
 * alpr_time_to_text:
 * @time: an instant, in milliseconds UTC
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): @time for people, as `2026-10-31 18:59:59`, in @zone
 */
char *
alpr_time_to_text (gint64 time, GTimeZone *zone)
{
  return format_in_zone (time, zone, "%Y-%m-%d %H:%M:%S");
}

/**
 * alpr_time_to_day:
 * @time: an instant, in milliseconds UTC
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): the civil date of @time in @zone, as `2026-10-31`
 */
char *
alpr_time_to_day (gint64 time, GTimeZone *zone)
{
  return format_in_zone (time, zone, "%Y-%m-%d");
}

/**
 * alpr_time_from_day:
 * @day: a valid civil date
 * @zone: the agency's time zone
 *
 * Where a zone skips midnight on that day, the first instant that exists counts.
 *
 * Returns: the first instant of @day in @zone, in milliseconds UTC
 */
gint64
alpr_time_from_day (const GDate *day, GTimeZone *zone)
{
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, g_date_get_year (day),
                                                    (int) g_date_get_month (day),
                                                    g_date_get_day (day), 0, 0, 0);

  return g_date_time_to_unix (midnight) * 1000;
}

/**
 * alpr_time_from_civil:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @second: 0 to 59
 *
 * Turns a UTC date and time into an instant by arithmetic alone: readers call it for every row of
 * a file. It does not check its arguments.
 *
 * Returns: the instant, in milliseconds UTC
 */
gint64
alpr_time_from_civil (int year, int month, int day, int hour, int minute, int second)
{
  /* Days since 1970-03-01 style count: years begin in March, so that a leap day comes last. */
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = y / 400;
  gint64 of_era = y - era * 400;
  gint64 of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;

  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000;
}

static gint64
offset_at (GTimeZone *zone, gint64 seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return g_time_zone_get_offset (zone, interval) * ALPR_TIME_SECOND;
}

/* The first second after @low, and not after @high, at which the clock is another than at @low. */
static gint64
find_change (GTimeZone *zone, gint64 low, gint64 high)
{
  gint64 before = offset_at (zone, low);

  while (low + 1 < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (offset_at (zone, middle) == before)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/**
 * alpr_time_list_offsets:
 * @zone: a time zone
 * @from: an instant, in milliseconds UTC
 * @until: an instant after it
 *
 * Walks from day to day: no zone changes its clock twice within a day.
 *
 * Returns: (transfer full) (element-type AlprTimeOffset): what the clock adds to UTC at @from, and
 *   at each change before @until
 */
GArray *
alpr_time_list_offsets (GTimeZone *zone, gint64 from, gint64 until)
{
  const gint64 step = ALPR_TIME_DAY / ALPR_TIME_SECOND;
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (AlprTimeOffset));
  AlprTimeOffset now = { from, offset_at (zone, from / ALPR_TIME_SECOND) };

  g_array_append_val (offsets, now);
  for (gint64 at = from / ALPR_TIME_SECOND; at < until / ALPR_TIME_SECOND; at += step)
    {
      gint64 next = MIN (at + step, until / ALPR_TIME_SECOND);

      if (offset_at (zone, next) == now.offset)
        continue;
      now.from = find_change (zone, at, next) * ALPR_TIME_SECOND;
      now.offset = offset_at (zone, next);
      if (now.from < until)
        g_array_append_val (offsets, now);
    }
  return offsets;
}

/**
 * alpr_time_zone_new:
 * @name: a name of the IANA database, as `America/Chicago`, or `UTC`
 * @error: return location for an error
 *
 * Returns: (transfer full): the zone; %NULL with %ALPR_ERROR_FORMAT where there is no such zone
 */
GTimeZone *
alpr_time_zone_new (const char *name, GError **error)
{
  GTimeZone *zone = name != NULL && *name != '\0' ? g_time_zone_new_identifier (name) : NULL;

  if (zone == NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s” is no time zone; write one as America/Chicago", name != NULL ? name : "");
  return zone;
}
