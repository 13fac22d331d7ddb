/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A period as somebody types it, in zones that change their clocks in different ways (one skips
 * whole days). The first byte picks the zone, the rest is the text. What is read as a period has
 * an inside, says its own name in a form that reads as the same period, and ends where the next
 * one begins; what is not read gives an error that can be shown.
 */

#include "alpr-error.h"
#include "alpr-period.h"

#include "fuzz.h"

static const char *const zones[] = { "UTC", "America/Denver", "America/Chicago", "Pacific/Apia",
                                     "America/Sao_Paulo" };

static void
check_period (AlprPeriod *period, GTimeZone *zone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprPeriod) again = alpr_period_parse (alpr_period_get_label (period), zone, &error);
  g_autoptr (AlprPeriod) next = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (alpr_period_get_kind (again), ==, alpr_period_get_kind (period));
  g_assert_cmpint (alpr_period_get_from (again), ==, alpr_period_get_from (period));
  g_assert_cmpint (alpr_period_get_until (again), ==, alpr_period_get_until (period));
  g_assert_cmpint (alpr_period_get_from (period), <, alpr_period_get_until (period));
  g_assert_cmpint (g_date_compare (alpr_period_get_first (period), alpr_period_get_last (period)),
                   <=, 0);

  next = alpr_period_next (period);
  g_assert_cmpint (alpr_period_get_from (next), ==, alpr_period_get_until (period));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (AlprPeriod) period = NULL;
  g_autofree char *text = NULL;

  if (size == 0)
    return 0;
  zone = g_time_zone_new_identifier (zones[data[0] % G_N_ELEMENTS (zones)]);
  g_assert_nonnull (zone);
  text = g_strndup ((const char *)data + 1, size - 1);

  period = alpr_period_parse (text, zone, &error);
  if (period != NULL)
    {
      g_assert_no_error (error);
      check_period (period, zone);
    }
  else
    g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  return 0;
}
