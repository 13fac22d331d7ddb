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

/* Every change of the clock, and at each the offset that the zone itself gives. */
static void
test_offsets (void)
{
  g_autoptr (GTimeZone) chicago = alpr_time_zone_new ("America/Chicago", NULL);
  g_autoptr (GTimeZone) utc = alpr_time_zone_new ("UTC", NULL);
  gint64 from = alpr_time_from_civil (2025, 1, 1, 0, 0, 0);
  gint64 until = alpr_time_from_civil (2026, 12, 31, 0, 0, 0);
  const AlprTimeOffset known[] = {
    { from, -6 * 3600 * ALPR_TIME_SECOND },
    { alpr_time_from_civil (2025, 3, 9, 8, 0, 0), -5 * 3600 * ALPR_TIME_SECOND },
    { alpr_time_from_civil (2025, 11, 2, 7, 0, 0), -6 * 3600 * ALPR_TIME_SECOND },
    { alpr_time_from_civil (2026, 3, 8, 8, 0, 0), -5 * 3600 * ALPR_TIME_SECOND },
    { alpr_time_from_civil (2026, 11, 1, 7, 0, 0), -6 * 3600 * ALPR_TIME_SECOND },
  };
  g_autoptr (GArray) found = alpr_time_list_offsets (chicago, from, until);
  g_autoptr (GArray) none = alpr_time_list_offsets (utc, from, until);

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (known));
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_cmpint (g_array_index (found, AlprTimeOffset, i).from, ==, known[i].from);
      g_assert_cmpint (g_array_index (found, AlprTimeOffset, i).offset, ==, known[i].offset);
    }
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpint (g_array_index (none, AlprTimeOffset, 0).offset, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time/civil", test_civil);
  g_test_add_func ("/time/text", test_text);
  g_test_add_func ("/time/zone", test_zone);
  g_test_add_func ("/time/offsets", test_offsets);
  return g_test_run ();
}
