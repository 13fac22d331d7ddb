/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading of shipped definitions: files that are there and are not, folders in order, and the line
 * that declares a query’s inputs.
 */

#include "alpr-definition.h"
#include "alpr-error.h"

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *step = alpr_definition_load_text ("sql/schema/001-book.sql", &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (step, "-- The book itself"));
  g_assert_null (alpr_definition_load ("sql/schema/000-none.sql", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

static void
test_list (void)
{
  g_auto (GStrv) steps = alpr_definition_list ("sql/schema", ".sql");
  g_auto (GStrv) none = alpr_definition_list ("sql/nowhere", ".sql");

  g_assert_cmpstr (steps[0], ==, "001-book");
  g_assert_cmpstr (steps[1], ==, "002-searches");
  g_assert_null (none[0]);
}

static void
test_inputs (void)
{
  const char *two[] = { "from", "until", NULL };
  const char *none[] = { NULL };
  const char *three[] = { "a", "b", "c", NULL };
  g_auto (GStrv) read_two
      = alpr_definition_inputs ("-- What.\n-- in: from until          gives: subject, what\nSELECT 1");
  g_auto (GStrv) read_none = alpr_definition_inputs ("-- What.\n-- in: (none)  gives: n\nSELECT 1");
  g_auto (GStrv) long_list = alpr_definition_inputs ("-- What.\n-- in: a b\n-- in: c\nSELECT 1");
  g_auto (GStrv) undeclared = alpr_definition_inputs ("-- What.\nSELECT 1 -- in: late\n");
  g_autofree char *title = alpr_definition_title ("-- What it is.\n-- in: (none)\nSELECT 1");

  g_assert_cmpstrv (read_two, two);
  g_assert_cmpstrv (read_none, none);
  g_assert_cmpstrv (long_list, three);
  g_assert_null (undeclared);
  g_assert_cmpstr (title, ==, "What it is.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  g_test_add_func ("/definition/load", test_load);
  g_test_add_func ("/definition/list", test_list);
  g_test_add_func ("/definition/inputs", test_inputs);
  return g_test_run ();
}
