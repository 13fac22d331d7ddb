/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a profile names must be there: first against invented lists, then the shipped profiles
 * against
 * the shipped rules and the inputs that those declare.
 */

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-profile-private.h"
#include "policy-text.h"

static void
add_rule (GHashTable *rules, const char *name, const char *inputs)
{
  g_hash_table_insert (rules, g_strdup (name), g_strsplit (inputs, " ", -1));
}

static gboolean
check (AlprProfile *profile, const char *left_out, GError **error)
{
  g_autoptr (GHashTable) rules
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  const char *reports[] = { g_strcmp0 (left_out, "audit-workbook") != 0 ? "audit-workbook" : NULL,
                            NULL };
  const char *views[] = { g_strcmp0 (left_out, "people") != 0 ? "people" : NULL, NULL };
  AlprProfileDefinitions known = { rules, reports, views };

  add_rule (rules, "no-reason", "from until");
  add_rule (rules, "day-above-habit", "from until offset times least");
  add_rule (rules, "audit-item-not-judged", "now policy");
  if (left_out != NULL)
    g_hash_table_remove (rules, left_out);
  return alpr_profile_check_against (profile, &known, error);
}

static void
test_known (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProfile) profile = load_changed ("", "", &error);

  g_assert_no_error (error);
  g_assert_true (check (profile, NULL, &error));
  g_assert_no_error (error);
}

static void
refuse (AlprProfile *profile, const char *left_out, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (profile, left_out, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_cmpstr (error->message, ==, says);
}

static void
test_unknown (void)
{
  g_autoptr (AlprProfile) profile = load_changed ("", "", NULL);

  refuse (profile, "no-reason", "test.json:21: clause T-1: there is no rule “no-reason”");
  refuse (profile, "audit-item-not-judged",
          "test.json:28: clause T-2: there is no rule “audit-item-not-judged”");
  refuse (profile, "people", "test.json:40: clause T-3: there is no view “people”");
  refuse (profile, "audit-workbook", "test.json:42: clause T-4: there is no report “audit-workbook”");
}

static void
test_inputs (void)
{
  g_autoptr (AlprProfile) misspelt = load_changed ("\"times\"", "\"time\"", NULL);
  g_autoptr (AlprProfile) lacking = load_changed ("\"times\": 4, ", "", NULL);

  refuse (misspelt, NULL, "test.json:21: clause T-1: the rule “day-above-habit” takes no “time”");
  refuse (lacking, NULL,
          "test.json:21: clause T-1: the rule “day-above-habit” must be given “times”");
}

/* All that they name is there. */
static void
test_shipped (void)
{
  g_autoptr (GHashTable) rules
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  g_auto (GStrv) reports = alpr_definition_list ("reports", ".report.xml");
  g_auto (GStrv) views = alpr_definition_list ("views", ".view.xml");
  AlprProfileDefinitions known = { rules, (const char *const *) reports,
                                   (const char *const *) views };
  g_auto (GStrv) names = alpr_definition_list ("sql/rules", ".sql");
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("sql/rules/", names[i], ".sql", NULL);
      g_autofree char *sql = alpr_definition_load_text (path, NULL);

      g_hash_table_insert (rules, g_strdup (names[i]), alpr_definition_inputs (sql));
    }
  g_assert_cmpuint (g_strv_length (ids), ==, 5);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("policies/", ids[i], ".json", NULL);
      g_autoptr (GBytes) json = alpr_definition_load (path, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprProfile) profile = alpr_profile_load (ids[i], json, &error);

      g_assert_no_error (error);
      alpr_profile_check_against (profile, &known, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  g_test_add_func ("/policy/check/known", test_known);
  g_test_add_func ("/policy/check/unknown", test_unknown);
  g_test_add_func ("/policy/check/inputs", test_inputs);
  g_test_add_func ("/policy/check/shipped", test_shipped);
  return g_test_run ();
}
