/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times, frames and split times as vendors write them: what is read, as which instant, and what is
 * refused. Each table holds rows that are right and rows that are wrong.
 */

#include <string.h>

#include "alpr-classify.h"
#include "alpr-time.h"

#define UTC NULL
#define CHICAGO "America/Chicago"

typedef struct
{
  const char *zone;
  const char *text;
  const char *iso; /* NULL: refused */
} Row;

static const Row times[] = {
  { UTC, "1/9/2025, 12:32:31 PM UTC", "2025-01-09T12:32:31.000Z" },
  { UTC, "02/13/2026, 06:04:31 AM UTC", "2026-02-13T06:04:31.000Z" },
  { UTC, "02/13/2026, 12:00:00 AM UTC", "2026-02-13T00:00:00.000Z" },
  { UTC, "02/13/2026, 12:00:00 PM UTC", "2026-02-13T12:00:00.000Z" },
  { UTC, "02/29/2024, 11:59:59 PM UTC", "2024-02-29T23:59:59.000Z" },
  { UTC, "02/13/2026, 06:04:31\xe2\x80\xaf" "AM UTC", "2026-02-13T06:04:31.000Z" },
  { UTC, "  02/13/2026, 06:04:31 AM UTC\n", "2026-02-13T06:04:31.000Z" },
  { UTC, "02/13/2026,\n06:04:31 AM\nUTC", "2026-02-13T06:04:31.000Z" },
  { UTC, "02/13/2026 06:04", "2026-02-13T06:04:00.000Z" },
  { UTC, "2/3/2026 6:04 pm", "2026-02-03T18:04:00.000Z" },
  { UTC, "02/13/2026 18:04:31", "2026-02-13T18:04:31.000Z" },
  { UTC, "02/13/2026, 00:04:31 AM UTC", "2026-02-13T00:04:31.000Z" },
  { UTC, "2026-03-10T04:31:52.901Z", "2026-03-10T04:31:52.901Z" },
  { UTC, "2026-03-10T04:31:52Z", "2026-03-10T04:31:52.000Z" },
  { UTC, "2026-03-10T04:31:52.9+00:00", "2026-03-10T04:31:52.900Z" },
  { UTC, "2026-03-10T04:31:52.970337+00:00", "2026-03-10T04:31:52.970Z" },
  { UTC, "2026-03-10T04:31:52-06:00", "2026-03-10T10:31:52.000Z" },
  { UTC, "2026-03-10 04:31:52 +0530", "2026-03-09T23:01:52.000Z" },
  { UTC, "2026-03-10 04:31:52+02", "2026-03-10T02:31:52.000Z" },
  { UTC, "2025-06-18 00:02:04.789", "2025-06-18T00:02:04.789Z" },
  { UTC, "2025-06-18 00:02", "2025-06-18T00:02:00.000Z" },
  { UTC, "2025-06-18 00:02 gmt", "2025-06-18T00:02:00.000Z" },
  { CHICAGO, "2021-05-04 13:07", "2021-05-04T18:07:00.000Z" },
  { CHICAGO, "2021-12-04 13:07", "2021-12-04T19:07:00.000Z" },
  { CHICAGO, "2021-05-04 13:07 UTC", "2021-05-04T13:07:00.000Z" },
  { CHICAGO, "02/13/2026, 06:04:31 AM UTC", "2026-02-13T06:04:31.000Z" },
  /* The hour that comes twice: the first. The hour that never comes: none. */
  { CHICAGO, "2025-11-02 01:30", "2025-11-02T06:30:00.000Z" },
  { CHICAGO, "2025-03-09 02:30", NULL },
  { UTC, "", NULL },
  { UTC, " ", NULL },
  { UTC, "allow", NULL },
  { UTC, "45832.5", NULL },
  { UTC, "20260310", NULL },
  { UTC, "2026-03-10", NULL },
  { UTC, "04:31:52", NULL },
  { UTC, "13/45/2025, 01:00:00 AM UTC", NULL },
  { UTC, "02/13/2026, 25:00:00 UTC", NULL },
  { UTC, "02/13/2026, 24:00:00 UTC", NULL },
  { UTC, "02/13/2026, 13:00:00 PM UTC", NULL },
  { UTC, "02/13/2026, 00:00:00 PM UTC", NULL },
  { UTC, "02/13/2026, 06:60:00 AM UTC", NULL },
  { UTC, "02/13/2026, 06:00:60 AM UTC", NULL },
  { UTC, "02/29/2026, 06:00:00 AM UTC", NULL },
  { UTC, "00/13/2026, 06:00:00 AM UTC", NULL },
  { UTC, "02/00/2026, 06:00:00 AM UTC", NULL },
  { UTC, "02/13/1969, 06:00:00 AM UTC", NULL },
  { UTC, "02/13/26, 06:00:00 AM UTC", NULL },
  { UTC, "02/13/2026, 06:04:31 AM CST", NULL },
  { UTC, "02/13/2026, 06:04:31 AM UTCx", NULL },
  { UTC, "02/13/2026, 06:04:31 AM UTC 7", NULL },
  { UTC, "02/13/2026, 06:04:31 XM UTC", NULL },
  { UTC, "2026-03-10T04:31:52.", NULL },
  { UTC, "2026-03-10T04:31:52+15:00", NULL },
  { UTC, "2026-3-10 04:31", NULL },
  { UTC, "2026-03-1004:31", NULL },
};

static GTimeZone *
zone_of (const char *name)
{
  GTimeZone *zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  g_assert_true (name == NULL || zone != NULL);
  return zone;
}

static void
free_zone (GTimeZone *zone)
{
  if (zone != NULL)
    g_time_zone_unref (zone);
}

/* Without a byte behind it that could be read by mistake. */
static char *
copy_exactly (const char *text, gsize *length)
{
  char *copy;

  *length = strlen (text);
  copy = g_malloc (*length + 1);
  memcpy (copy, text, *length);
  copy[*length] = '9';
  return copy;
}

static void
check_instant (const char *text, gboolean read, gint64 time, const char *expected)
{
  g_autofree char *iso = read ? alpr_time_to_iso (time) : NULL;

  if (g_strcmp0 (iso, expected) != 0)
    g_error ("“%s” became %s, not %s", text, iso != NULL ? iso : "nothing",
             expected != NULL ? expected : "nothing");
}

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      GTimeZone *zone = zone_of (times[i].zone);
      gsize length;
      g_autofree char *text = copy_exactly (times[i].text, &length);
      gint64 time = 77;
      gboolean read = alpr_parse_vendor_time (text, length, zone, &time);

      check_instant (times[i].text, read, time, times[i].iso);
      g_assert_true (read || time == 77);
      free_zone (zone);
    }
}

static const struct
{
  const char *text;
  const char *from; /* NULL: refused */
  const char *until;
} frames[] = {
  { "02/12/2026, 06:00:05 AM UTC\n02/13/2026, 06:00:05 AM UTC", "2026-02-12T06:00:05.000Z",
    "2026-02-13T06:00:05.000Z" },
  { "12/2/2024, 11:00:04 AM UTC\n1/9/2025, 01:00:04 PM UTC", "2024-12-02T11:00:04.000Z",
    "2025-01-09T13:00:04.000Z" },
  { "02/12/2026, 06:00:05 AM UTC\r\n02/13/2026, 06:00:05 AM UTC", "2026-02-12T06:00:05.000Z",
    "2026-02-13T06:00:05.000Z" },
  { "02/12/2026, 06:00:05 AM UTC to 02/13/2026, 06:00:05 AM UTC", "2026-02-12T06:00:05.000Z",
    "2026-02-13T06:00:05.000Z" },
  { "02/12/2026,\n06:00:05 AM\nUTC\n02/13/2026,\n06:00:05 AM\nUTC", "2026-02-12T06:00:05.000Z",
    "2026-02-13T06:00:05.000Z" },
  { "2026-02-12 06:00 - 2026-02-13 06:00", "2026-02-12T06:00:00.000Z",
    "2026-02-13T06:00:00.000Z" },
  { "2026-02-12T06:00:00Z \xe2\x80\x93 2026-02-13T06:00:00Z", "2026-02-12T06:00:00.000Z",
    "2026-02-13T06:00:00.000Z" },
  /* A frame may end before it begins. */
  { "02/13/2026, 06:00:05 AM UTC\n02/12/2026, 06:00:05 AM UTC", "2026-02-13T06:00:05.000Z",
    "2026-02-12T06:00:05.000Z" },
  { "02/12/2026, 06:00:05 AM UTC", NULL, NULL },
  { "02/12/2026, 06:00:05 AM UTC02/13/2026, 06:00:05 AM UTC", NULL, NULL },
  { "02/12/2026, 06:00:05 AM UTC\n02/31/2026, 06:00:05 AM UTC", NULL, NULL },
  { "02/12/2026, 06:00:05 AM UTC to", NULL, NULL },
  { "", NULL, NULL },
};

static void
test_frames (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      gsize length;
      g_autofree char *text = copy_exactly (frames[i].text, &length);
      gint64 from = 77, until = 77;
      gboolean read = alpr_parse_vendor_frame (text, length, NULL, &from, &until);

      check_instant (frames[i].text, read, from, frames[i].from);
      check_instant (frames[i].text, read, until, frames[i].until);
      g_assert_true (read || (from == 77 && until == 77));
    }
}

static const struct
{
  const char *date;
  const char *clock; /* NULL: none */
  const char *iso;   /* NULL: refused */
} splits[] = {
  { "2025-07-01", "23:59:58", "2025-07-01T23:59:58.000Z" },
  { "07/01/2025", "7:05 PM", "2025-07-01T19:05:00.000Z" },
  { "2025-07-01 00:00:00", "23:59:58.250", "2025-07-01T23:59:58.250Z" },
  { "2025-07-01", "23:59:58 UTC", "2025-07-01T23:59:58.000Z" },
  { "2025-07-01", "2025-07-01 23:59:58", "2025-07-01T23:59:58.000Z" },
  { "2025-07-01", NULL, "2025-07-01T00:00:00.000Z" },
  { "2025-07-01", "24:00:00", NULL },
  { "2025-07-01", "", NULL },
  { "2025-07-01 05:00:00", "23:59:58", NULL },
  { "2025-07-32", "23:59:58", NULL },
  { "", "23:59:58", NULL },
};

static void
test_splits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      const char *clock = splits[i].clock;
      gint64 time = 77;
      gboolean read = alpr_parse_vendor_split (splits[i].date, strlen (splits[i].date), clock,
                                               clock != NULL ? strlen (clock) : 0, NULL, &time);

      check_instant (splits[i].date, read, time, splits[i].iso);
    }
}

/* Every second of two days in the vendor's form, both padded and not, against GDateTime. */
static void
test_every_second (void)
{
  gint64 begin = alpr_time_from_civil (2024, 2, 28, 0, 0, 0);

  for (gint64 second = 0; second < 2 * 86400; second += 7)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (begin / 1000 + second);
      g_autofree char *padded = g_date_time_format (at, "%m/%d/%Y, %I:%M:%S %p UTC");
      g_autofree char *plain = g_date_time_format (at, "%-m/%-d/%Y, %I:%M:%S %p UTC");
      gint64 first = 0, other = 0;

      g_assert_true (alpr_parse_vendor_time (padded, strlen (padded), NULL, &first));
      g_assert_true (alpr_parse_vendor_time (plain, strlen (plain), NULL, &other));
      g_assert_cmpint (first, ==, begin + second * 1000);
      g_assert_cmpint (other, ==, first);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/time/times", test_times);
  g_test_add_func ("/intake/time/frames", test_frames);
  g_test_add_func ("/intake/time/splits", test_splits);
  g_test_add_func ("/intake/time/every-second", test_every_second);
  return g_test_run ();
}
