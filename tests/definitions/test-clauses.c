/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the shipped profiles name is there, and what is there is named: every clause of the
 * requirements stands in one profile; every rule is some clause's and has its cases; every act,
 * view and report that a clause names exists. A rule that stands as a gate can be asked about one
 * subject without being gone through whole: SQLite pushes the condition down.
 */

#include <string.h>

#include "alpr-act.h"
#include "alpr-definition.h"
#include "alpr-intake.h"
#include "alpr-profile.h"
#include "alpr-view.h"
#include "definitions-book.h"

static GPtrArray *profiles; /* of AlprProfile */

typedef void (*ClauseFunc) (const AlprClause *clause, gpointer data);

static void
each_clause (ClauseFunc func, gpointer data)
{
  for (guint p = 0; p < profiles->len; p++)
    {
      GPtrArray *clauses = alpr_profile_get_clauses (profiles->pdata[p]);

      for (guint c = 0; c < clauses->len; c++)
        func (clauses->pdata[c], data);
    }
}

static void
count_clause (const AlprClause *clause, gpointer data)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (data, clause->id));

  g_hash_table_insert (data, clause->id, GUINT_TO_POINTER (count + 1));
}

/* The id is the first cell of a line, and no id holds a comma; a quoted cell may go over a line. */
static void
test_requirements (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "requirements.csv", NULL);
  g_autoptr (GHashTable) count = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRegex) row = g_regex_new ("^([A-Z]+-[^,\"]+),", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  guint required = 0;

  g_file_get_contents (path, &csv, NULL, &error);
  g_assert_no_error (error);
  each_clause (count_clause, count);
  for (g_regex_match (row, csv, 0, &found); g_match_info_matches (found);
       g_match_info_next (found, NULL))
    {
      g_autofree char *id = g_match_info_fetch (found, 1);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (count, id));

      required++;
      if (n != 1)
        definitions_fail ("%s stands in %u profiles", id, n);
    }
  g_assert_cmpuint (required, ==, 132);
  g_assert_cmpuint (g_hash_table_size (count), ==, required);
}

static void
add_rules (const AlprClause *clause, gpointer data)
{
  for (guint i = 0; i < clause->rules->len; i++)
    g_hash_table_add (data, ((const AlprRuleUse *)clause->rules->pdata[i])->rule);
}

static void
test_rules_are_named (void)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) shipped = alpr_definition_list ("sql/rules", ".sql");
  GHashTableIter iter;
  gpointer rule;

  each_clause (add_rules, named);
  for (guint i = 0; shipped[i] != NULL; i++)
    if (!g_hash_table_contains (named, shipped[i]))
      definitions_fail ("no profile names the rule %s", shipped[i]);
  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &rule, NULL))
    if (!g_strv_contains ((const char *const *)shipped, rule))
      definitions_fail ("there is no rule %s", (const char *)rule);
}

static void
test_rules_have_cases (void)
{
  g_auto (GStrv) shipped = alpr_definition_list ("sql/rules", ".sql");

  for (guint i = 0; shipped[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (shipped[i], ".case", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "rules", name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        definitions_fail ("%s has no tests/rules/%s", shipped[i], name);
    }
}

/* A rule is put into brackets, by the checker and by the gates. */
static void
test_rules_give_subjects (void)
{
  g_auto (GStrv) shipped = alpr_definition_list ("sql/rules", ".sql");

  for (guint i = 0; shipped[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("sql/rules/%s.sql", shipped[i]);
      g_autofree char *rule = alpr_definition_load_text (path, NULL);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM (\n%s\n)", rule);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprCursor) cursor = definitions_query (sql, &error);
      g_autoptr (GPtrArray) columns = NULL;

      if (cursor == NULL)
        {
          definitions_fail ("%s: %s", shipped[i], error->message);
          continue;
        }
      columns = definitions_columns (cursor);
      definitions_check_column (columns, "subject", shipped[i]);
      definitions_check_column (columns, "what", shipped[i]);
    }
}

static gboolean
exists (const char *folder, const char *name, const char *ending)
{
  g_auto (GStrv) names = alpr_definition_list (folder, ending);

  return g_strv_contains ((const char *const *)names, name);
}

static void
check_named (const AlprClause *clause, gpointer data)
{
  if (clause->record != NULL && !exists ("views", clause->record, ".view.xml"))
    definitions_fail ("%s: there is no view %s", clause->id, clause->record);
  if (clause->report != NULL && !exists ("reports", clause->report, ".report.xml"))
    definitions_fail ("%s: there is no report %s", clause->id, clause->report);
  if (clause->duty != NULL && clause->duty->act != NULL
      && alpr_acts_find (clause->duty->act) == NULL)
    definitions_fail ("%s: there is no act %s", clause->id, clause->duty->act);
  for (guint i = 0; clause->on != NULL && clause->on[i] != NULL; i++)
    if (alpr_acts_find (clause->on[i]) == NULL)
      definitions_fail ("%s stands at no act: %s", clause->id, clause->on[i]);
}

static void
test_named_things_exist (void)
{
  each_clause (check_named, NULL);
}

/* The step of the rule's query plan that goes through a whole table or makes one; NULL where there
 * is none. */
static char *
find_whole_step (const char *rule)
{
  g_autofree char *path = g_strdup_printf ("sql/rules/%s.sql", rule);
  g_autofree char *text = alpr_definition_load_text (path, NULL);
  g_autofree char *sql = g_strdup_printf (
      "EXPLAIN QUERY PLAN SELECT what FROM (\n%s\n) WHERE subject = :subject", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) plan = definitions_query (sql, &error);
  int detail;

  g_assert_no_error (error);
  detail = alpr_cursor_find (plan, "detail");
  while (alpr_cursor_next (plan, &error))
    {
      const char *step = alpr_cursor_get_text (plan, detail);

      if (g_str_has_prefix (step, "SCAN ") || g_str_has_prefix (step, "MATERIALIZE ")
          || g_str_has_prefix (step, "CO-ROUTINE "))
        return g_strdup (step);
    }
  g_assert_no_error (error);
  return NULL;
}

static void
add_gates (const AlprClause *clause, gpointer data)
{
  for (guint i = 0; i < clause->rules->len; i++)
    {
      const AlprRuleUse *use = clause->rules->pdata[i];

      if (strcmp (use->severity, "gate") == 0)
        g_hash_table_add (data, use->rule);
    }
}

static void
test_gates_push_down (void)
{
  g_autoptr (GHashTable) gates = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer rule;

  each_clause (add_gates, gates);
  g_assert_cmpuint (g_hash_table_size (gates), >, 0);
  g_hash_table_iter_init (&iter, gates);
  while (g_hash_table_iter_next (&iter, &rule, NULL))
    {
      g_autofree char *step = find_whole_step (rule);

      if (step != NULL)
        definitions_fail ("%s can't be a gate: %s", (const char *)rule, step);
    }
}

/* A rule about habits must read them all: if this isn't seen, the test above sees nothing. */
static void
test_no_gate_is_known (void)
{
  g_autofree char *step = find_whole_step ("day-above-habit");

  g_assert_nonnull (step);
}

static void
load_profiles (void)
{
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  profiles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat (ids[i], ".json", NULL);
      g_autofree char *path = g_strconcat ("policies/", file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) json = alpr_definition_load (path, &error);

      g_assert_no_error (error);
      g_ptr_array_add (profiles, alpr_profile_load (file, json, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  alpr_intake_init ();
  definitions_book_open ();
  load_profiles ();
  g_test_add_func ("/clauses/requirements", test_requirements);
  g_test_add_func ("/clauses/named-things-exist", test_named_things_exist);
  g_test_add_func ("/rules/are-named", test_rules_are_named);
  g_test_add_func ("/rules/have-cases", test_rules_have_cases);
  g_test_add_func ("/rules/give-subjects", test_rules_give_subjects);
  g_test_add_func ("/rules/gates-push-down", test_gates_push_down);
  g_test_add_func ("/rules/no-gate-is-known", test_no_gate_is_known);
  status = g_test_run ();
  g_ptr_array_unref (profiles);
  definitions_book_close ();
  return status;
}
