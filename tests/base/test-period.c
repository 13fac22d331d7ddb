/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Periods: each form that is read, each that is refused, and that periods meet.
 */

#include "alpr-error.h"
#include "alpr-period.h"
#include "alpr-time.h"

typedef struct
{
  const char *text;
  const char *label;
  const char *first;
  const char *last;
} Case;

static const Case cases[] = {
  { "2026", "2026", "2026-01-01", "2026-12-31" },
  { "2026-H1", "2026-H1", "2026-01-01", "2026-06-30" },
  { "2026-H2", "2026-H2", "2026-07-01", "2026-12-31" },
  { "2026-Q1", "2026-Q1", "2026-01-01", "2026-03-31" },
  { "2026-Q4", "2026-Q4", "2026-10-01", "2026-12-31" },
  { "2024-02", "2024-02", "2024-02-01", "2024-02-29" },
  { "2026-12", "2026-12", "2026-12-01", "2026-12-31" },
  { "2026-10-31", "2026-10-31", "2026-10-31", "2026-10-31" },
  { "2026-10-01..2026-10-31", "2026-10-01..2026-10-31", "2026-10-01", "2026-10-31" },
};

static void
test_parse (void)
{
  g_autoptr (GTimeZone) zone = alpr_time_zone_new ("America/Denver", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AlprPeriod) period = alpr_period_parse (cases[i].text, zone, NULL);
      g_autofree char *first = alpr_day_format (alpr_period_get_first (period));
      g_autofree char *last = alpr_day_format (alpr_period_get_last (period));

      g_assert_cmpstr (alpr_period_get_label (period), ==, cases[i].label);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

static void
test_refuse (void)
{
  const char *wrong[] = { "",         "26",      "2026-",      "2026-13",    "2026-00",
                          "2026-H3",  "2026-H0", "2026-Q5",    "2026-Q",     "2026-10-32",
                          "2025-02-29", "2026-10-02..2026-10-01", "2026-10-01..", "2026-10-01.2026-10-02",
                          " 2026",    "2026 ",   "2026-1",     "0000",       "2026-H1x",
                          "9999",     "1899-12-31", "3000-01",    "2026-10-01..9999-12-31" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (alpr_period_parse (wrong[i], zone, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
    }
}

/* Days on which a clock is changed have 23 or 25 hours, and periods still meet. */
static void
test_clock_changes (void)
{
  g_autoptr (GTimeZone) zone = alpr_time_zone_new ("America/Chicago", NULL);
  g_autoptr (AlprPeriod) spring = alpr_period_parse ("2026-03-08", zone, NULL);
  g_autoptr (AlprPeriod) autumn = alpr_period_parse ("2026-11-01", zone, NULL);
  g_autoptr (AlprPeriod) january = alpr_period_parse ("2026-01", zone, NULL);
  g_autoptr (AlprPeriod) february = alpr_period_next (january);

  g_assert_cmpint (alpr_period_get_until (spring) - alpr_period_get_from (spring), ==,
                   23 * 3600 * ALPR_TIME_SECOND);
  g_assert_cmpint (alpr_period_get_until (autumn) - alpr_period_get_from (autumn), ==,
                   25 * 3600 * ALPR_TIME_SECOND);
  g_assert_cmpint (alpr_period_get_until (january), ==, alpr_period_get_from (february));
  g_assert_cmpstr (alpr_period_get_label (february), ==, "2026-02");
  g_assert_cmpint (alpr_period_get_from (january), ==,
                   alpr_time_from_civil (2026, 1, 1, 6, 0, 0));
}

static void
test_next (void)
{
  const char *chain[][2] = { { "2026-12", "2027-01" }, { "2026-Q4", "2027-Q1" },
                             { "2026-H2", "2027-H1" }, { "2026", "2027" },
                             { "2026-02-28", "2026-03-01" },
                             { "2026-01-01..2026-01-07", "2026-01-08..2026-01-14" } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      g_autoptr (AlprPeriod) period = alpr_period_parse (chain[i][0], zone, NULL);
      g_autoptr (AlprPeriod) next = alpr_period_next (period);

      g_assert_cmpstr (alpr_period_get_label (next), ==, chain[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/refuse", test_refuse);
  g_test_add_func ("/period/clock-changes", test_clock_changes);
  g_test_add_func ("/period/next", test_next);
  return g_test_run ();
}
