/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Errors: a refusal carries its clauses, through a copy too; other errors carry none.
 */

#include "alpr-error.h"

static void
test_refusal_carries_clauses (void)
{
  const char *clauses[] = { "LXNE-H.sample at least ten", "LXNE-G.iii a case number", NULL };
  g_autoptr (GError) error = alpr_error_new_refused (clauses, "Refused: %d clauses", 2);
  g_autoptr (GError) copy = g_error_copy (error);

  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Refused: 2 clauses");
  g_assert_cmpstrv (alpr_error_get_clauses (error), clauses);
  g_assert_cmpstrv (alpr_error_get_clauses (copy), clauses);
}

static void
test_other_errors_carry_none (void)
{
  g_autoptr (GError) ours = g_error_new (ALPR_ERROR, ALPR_ERROR_STORE, "the disk is full");
  g_autoptr (GError) foreign = g_error_new (G_FILE_ERROR, G_FILE_ERROR_IO, "no");

  g_assert_null (alpr_error_get_clauses (ours));
  g_assert_null (alpr_error_get_clauses (foreign));
  g_assert_null (alpr_error_get_clauses (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/refusal-carries-clauses", test_refusal_carries_clauses);
  g_test_add_func ("/error/other-errors-carry-none", test_other_errors_carry_none);
  return g_test_run ();
}
