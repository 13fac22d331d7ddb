/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duties against tables worked out on a paper calendar: leap years, half-years, months of every
 * length, days on which clocks change, profiles that begin and end within a period.
 */

#include <string.h>

#include "alpr-duty.h"
#include "alpr-time.h"
#include "policy-text.h"

typedef struct
{
  const char *name;
  const char *every;
  int within_days;
  const char *in_force_from;
  const char *adopted;
  const char *first_data; /* nullable */
  const char *until;      /* nullable */
  const char *today;
  const char *done;       /* period that was audited; nullable */
  const char *zone;
  const char *duties; /* "period opens due state" lines */
} Case;

static const Case cases[] = {
  { "months", "month", 31, "2026-01-01", "2026-01-15", NULL, NULL, "2026-03-03", NULL,
    "America/Denver",
    "2026-01 2026-02-01 2026-03-03 due\n"
    "2026-02 2026-03-01 2026-03-31 due\n"
    "2026-03 2026-04-01 2026-05-01 upcoming\n" },
  { "a day later", "month", 31, "2026-01-01", "2026-01-15", NULL, NULL, "2026-03-04", NULL,
    "America/Denver",
    "2026-01 2026-02-01 2026-03-03 overdue\n"
    "2026-02 2026-03-01 2026-03-31 due\n"
    "2026-03 2026-04-01 2026-05-01 upcoming\n" },
  { "leap year", "month", 31, "2020-01-01", "2028-01-31", NULL, NULL, "2028-02-29", "2028-01",
    "America/Chicago",
    "2028-01 2028-02-01 2028-03-02 done\n"
    "2028-02 2028-03-01 2028-03-31 upcoming\n" },
  { "quarters", "quarter", 31, "2026-07-01", "2026-06-20", NULL, NULL, "2026-10-01", NULL,
    "America/Denver",
    "2026-Q3 2026-10-01 2026-10-31 due\n"
    "2026-Q4 2027-01-01 2027-01-31 upcoming\n" },
  { "half-years, old data", "half", 31, "2023-11-21", "2026-02-10", "2025-01-01", NULL,
    "2026-03-01", "2025-H2", "America/Chicago",
    "2025-H1 2025-07-01 2025-07-31 overdue\n"
    "2025-H2 2026-01-01 2026-01-31 done\n"
    "2026-H1 2026-07-01 2026-07-31 upcoming\n" },
  { "data older than the policy", "half", 31, "2025-07-02", "2026-02-10", "2019-01-01", NULL,
    "2025-12-31", NULL, "America/Chicago", "2025-H2 2026-01-01 2026-01-31 upcoming\n" },
  { "within the year", "year", 0, "2023-11-21", "2024-02-29", NULL, NULL, "2025-12-01", NULL,
    "America/Chicago",
    "2024 2024-12-01 2024-12-31 overdue\n"
    "2025 2025-12-01 2025-12-31 due\n" },
  { "the year's last day", "year", 0, "2023-11-21", "2025-02-28", NULL, NULL, "2025-12-31", NULL,
    "America/Chicago", "2025 2025-12-01 2025-12-31 due\n" },
  { "year, after it", "year", 90, "2025-09-11", "2025-10-01", NULL, NULL, "2026-04-01", NULL,
    "America/Denver",
    "2025 2026-01-01 2026-03-31 overdue\n"
    "2026 2027-01-01 2027-03-31 upcoming\n" },
  { "soon due", "month", 5, "2026-01-01", "2026-01-01", NULL, NULL, "2026-01-06", NULL, "UTC",
    "2026-01 2026-01-06 2026-02-05 due\n" },
  { "days on which clocks change", "month", 31, "2026-03-08", "2026-03-08", NULL, NULL,
    "2026-11-01", "2026-03-01..2026-03-31", "America/New_York",
    "2026-03 2026-04-01 2026-05-01 done\n"
    "2026-04 2026-05-01 2026-05-31 overdue\n"
    "2026-05 2026-06-01 2026-07-01 overdue\n"
    "2026-06 2026-07-01 2026-07-31 overdue\n"
    "2026-07 2026-08-01 2026-08-31 overdue\n"
    "2026-08 2026-09-01 2026-10-01 overdue\n"
    "2026-09 2026-10-01 2026-10-31 overdue\n"
    "2026-10 2026-11-01 2026-12-01 due\n"
    "2026-11 2026-12-01 2026-12-31 upcoming\n" },
  { "a part is not the whole", "month", 31, "2026-01-01", "2026-01-01", NULL, NULL, "2026-02-01",
    "2026-01-01..2026-01-30", "UTC",
    "2026-01 2026-02-01 2026-03-03 due\n"
    "2026-02 2026-03-01 2026-03-31 upcoming\n" },
  { "a longer one is not it", "month", 31, "2026-01-01", "2026-01-01", NULL, NULL, "2026-01-31",
    "2026-Q1", "UTC", "2026-01 2026-02-01 2026-03-03 upcoming\n" },
  { "done before its time", "month", 31, "2026-01-01", "2026-01-01", NULL, NULL, "2026-01-31",
    "2026-01", "UTC", "2026-01 2026-02-01 2026-03-03 done\n" },
  { "ends within a month", "month", 31, "2026-01-01", "2026-01-01", NULL, "2026-02-10",
    "2026-05-01", NULL, "UTC", "2026-01 2026-02-01 2026-03-03 overdue\n" },
  { "ends with a month", "month", 31, "2026-01-01", "2026-01-01", NULL, "2026-03-01", "2026-05-01",
    "2026-01", "UTC",
    "2026-01 2026-02-01 2026-03-03 done\n"
    "2026-02 2026-03-01 2026-03-31 overdue\n" },
  { "not in force yet", "month", 31, "2026-07-01", "2026-06-01", "2026-05-01", NULL, "2026-06-30",
    NULL, "UTC", "" },
};

static void
read_day (const char *text, GDate *day)
{
  g_date_clear (day, 1);
  if (text != NULL)
    g_assert_true (alpr_day_parse (text, day));
}

static AlprProfile *
load_profile (const Case *wanted)
{
  g_autofree char *all = g_strdup (policy_text);
  g_autoptr (GString) text = g_string_new (all);
  g_autofree char *duty = g_strdup_printf ("\"every\": \"%s\", \"within_days\": %d",
                                           wanted->every, wanted->within_days);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  AlprProfile *profile;

  g_assert_cmpint (g_string_replace (text, "2026-01-01", wanted->in_force_from, 1), ==, 1);
  g_assert_cmpint (g_string_replace (text, "\"every\": \"month\", \"within_days\": 31", duty, 1), ==,
                   1);
  json = g_bytes_new (text->str, text->len);
  profile = alpr_profile_load ("test.json", json, &error);
  g_assert_no_error (error);
  return profile;
}

static char *
tell (GPtrArray *duties)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      const AlprDuty *duty = duties->pdata[i];
      g_autofree char *opens = alpr_day_format (&duty->opens);
      g_autofree char *due = alpr_day_format (&duty->due);

      g_assert_cmpstr (duty->profile, ==, "test-1");
      g_assert_cmpstr (duty->clause, ==, "T-2");
      g_assert_cmpstr (duty->what, ==, "Audit");
      g_assert_cmpstr (duty->act, ==, "audits/finalise");
      g_assert_cmpstr (duty->role, ==, "auditor");
      g_assert_cmpint (duty->sample, ==, 10);
      g_string_append_printf (text, "%s %s %s %s\n", alpr_period_get_label (duty->period), opens,
                              due, alpr_duty_state_to_text (duty->state));
    }
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr (AlprProfile) profile = load_profile (wanted);
  g_autoptr (GTimeZone) zone = alpr_time_zone_new (wanted->zone, NULL);
  g_autoptr (GPtrArray) done
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_duty_done_free);
  g_autoptr (GPtrArray) duties = NULL;
  g_autofree char *found = NULL;
  AlprDutyScope scope = { .zone = zone, .done = done };

  read_day (wanted->adopted, &scope.adopted);
  read_day (wanted->first_data, &scope.first_data);
  read_day (wanted->until, &scope.until);
  read_day (wanted->today, &scope.today);
  g_ptr_array_add (done, alpr_duty_done_new ("T-9", "2026-02"));
  if (wanted->done != NULL)
    g_ptr_array_add (done, alpr_duty_done_new ("T-2", wanted->done));
  duties = alpr_duties_list (profile, &scope);
  found = tell (duties);
  g_assert_cmpstr (found, ==, wanted->duties);
}

/* The profile's own last day ends its duties as a successor does. */
static void
test_profile_ends (void)
{
  g_autoptr (AlprProfile) profile
      = load_changed ("\"2026-01-01\"", "\"2026-01-01\", \"in_force_until\": \"2026-02-28\"", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  g_autoptr (GPtrArray) duties = NULL;
  g_autofree char *found = NULL;
  AlprDutyScope scope = { .zone = zone, .done = done };

  read_day ("2026-01-05", &scope.adopted);
  read_day (NULL, &scope.first_data);
  read_day (NULL, &scope.until);
  read_day ("2026-12-31", &scope.today);
  duties = alpr_duties_list (profile, &scope);
  found = tell (duties);
  g_assert_cmpstr (found, ==,
                   "2026-01 2026-02-01 2026-03-03 overdue\n"
                   "2026-02 2026-03-01 2026-03-31 overdue\n");
}

/* Duties of several clauses come in the order of their days. */
static void
test_order (void)
{
  g_autoptr (AlprProfile) profile = load_changed (
      "\"record\": \"people\"",
      "\"duty\": { \"what\": \"Look\", \"every\": \"quarter\", \"within_days\": 0, \"act\": \"a/b\", "
      "\"role\": \"auditor\" }",
      NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  g_autoptr (GPtrArray) duties = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  AlprDutyScope scope = { .zone = zone, .done = done };

  read_day ("2026-01-05", &scope.adopted);
  read_day (NULL, &scope.first_data);
  read_day (NULL, &scope.until);
  read_day ("2026-03-15", &scope.today);
  duties = alpr_duties_list (profile, &scope);
  for (guint i = 0; i < duties->len; i++)
    {
      const AlprDuty *duty = duties->pdata[i];

      g_string_append_printf (found, "%s %s\n", duty->clause, alpr_period_get_label (duty->period));
    }
  g_assert_cmpstr (found->str, ==,
                   "T-2 2026-01\n" /* 3 March */
                   "T-2 2026-02\n" /* 31 March, as the next; by clause then */
                   "T-3 2026-Q1\n"
                   "T-2 2026-03\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/policy/duty/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/policy/duty/profile-ends", test_profile_ends);
  g_test_add_func ("/policy/duty/order", test_order);
  return g_test_run ();
}
