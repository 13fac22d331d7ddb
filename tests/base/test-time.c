/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Instants and civil dates: arithmetic against GLib’s, clock changes, bad zones.
 */

#include "alpr-error.h"
#include "alpr-time.h"

static void
test_civil (void)
{
  const int days[][3] = { { 1970, 1, 1 },  { 2000, 2, 29 }, { 2024, 2, 29 }, { 2025, 12, 31 },
                          { 2026, 1, 1 },  { 2100, 3, 1 },  { 1969, 12, 31 }, { 2026, 2, 28 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GDateTime) known
          = g_date_time_new_utc (days[i][0], days[i][1], days[i][2], 13, 5, 59);

      g_assert_cmpint (alpr_time_from_civil (days[i][0], days[i][1], days[i][2], 13, 5, 59), ==,
                       g_date_time_to_unix (known) * 1000);
    }
}

static void
test_text (void)
{
  g_autoptr (GTimeZone) chicago = alpr_time_zone_new ("America/Chicago", NULL);
  gint64 time = alpr_time_from_civil (2026, 3, 8, 7, 59, 59) + 7; /* a second before summer time */
  g_autofree char *iso = alpr_time_to_iso (time);
  g_autofree char *before = alpr_time_to_text (time, chicago);
  g_autofree char *after = alpr_time_to_text (time + ALPR_TIME_SECOND, chicago);
  g_autofree char *early = alpr_time_to_iso (-1);
  g_autofree char *day = alpr_time_to_day (alpr_time_from_civil (2026, 1, 1, 5, 59, 59), chicago);

  g_assert_cmpstr (iso, ==, "2026-03-08T07:59:59.007Z");
  g_assert_cmpstr (before, ==, "2026-03-08 01:59:59");
  g_assert_cmpstr (after, ==, "2026-03-08 03:00:00");
  g_assert_cmpstr (early, ==, "1969-12-31T23:59:59.999Z");
  g_assert_cmpstr (day, ==, "2025-12-31");
}

static void
test_zone (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_time_zone_new ("America/Nowhere", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (alpr_time_zone_new ("", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/civil", test_civil);
  g_test_add_func ("/time/text", test_text);
  g_test_add_func ("/time/zone", test_zone);
  return g_test_run ();
}
