/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rules ask of every row, kept as bits and as a plate’s number.
 */

#include "alpr-facts.h"

static void
test_reason (void)
{
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_VALUE, FALSE), ==, 0);
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_VALUE, TRUE), ==, ALPR_FACT_CASE_IN_REASON);
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_EMPTY, FALSE), ==, ALPR_FACT_NO_REASON);
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_PLACEHOLDER, FALSE), ==, ALPR_FACT_NO_REASON);
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_MASKED, FALSE), ==, ALPR_FACT_REASON_HIDDEN);
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_REDACTED, FALSE), ==, ALPR_FACT_REASON_HIDDEN);
  g_assert_cmpint (alpr_facts_of_reason (ALPR_CELL_NOT_EXPORTED, FALSE), ==,
                   ALPR_FACT_REASON_HIDDEN);
}

static void
test_case (void)
{
  g_assert_cmpint (alpr_facts_of_case (ALPR_CELL_VALUE), ==, 0);
  g_assert_cmpint (alpr_facts_of_case (ALPR_CELL_EMPTY), ==, ALPR_FACT_NO_CASE);
  g_assert_cmpint (alpr_facts_of_case (ALPR_CELL_PLACEHOLDER), ==, ALPR_FACT_NO_CASE);
  g_assert_cmpint (alpr_facts_of_case (ALPR_CELL_MASKED), ==, ALPR_FACT_CASE_HIDDEN);
  g_assert_cmpint (alpr_facts_of_case (ALPR_CELL_REDACTED), ==, ALPR_FACT_CASE_HIDDEN);
  g_assert_cmpint (alpr_facts_of_case (ALPR_CELL_NOT_EXPORTED), ==, ALPR_FACT_CASE_HIDDEN);
}

static void
test_plate (void)
{
  g_assert_cmpint (alpr_plate_code ("0000"), ==, 37 * 37 * 37 + 37 * 37 + 37 + 1);
  g_assert_cmpint (alpr_plate_code ("ABC1"), ==, ((11 * 37 + 12) * 37 + 13) * 37 + 2);
  g_assert_cmpint (alpr_plate_code ("000A"), !=, alpr_plate_code ("0000A"));
  g_assert_cmpint (alpr_plate_code ("ZZZZZZZZZZZZ"), >, alpr_plate_code ("YZZZZZZZZZZZ"));

  /* No whole plate. */
  g_assert_cmpint (alpr_plate_code (""), ==, 0);
  g_assert_cmpint (alpr_plate_code ("ABC"), ==, 0);
  g_assert_cmpint (alpr_plate_code ("ABC*"), ==, 0);
  g_assert_cmpint (alpr_plate_code ("A?C12"), ==, 0);
  g_assert_cmpint (alpr_plate_code ("ABCDEFGHIJKLM"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/facts/reason", test_reason);
  g_test_add_func ("/base/facts/case", test_case);
  g_test_add_func ("/base/facts/plate", test_plate);
  return g_test_run ();
}
