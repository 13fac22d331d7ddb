/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every rule below data/sql/rules has a file of cases beside this one, with searches that it tells
 * and searches that it doesn't; each case is a test of its own. A rule that can be asked about one
 * subject must answer the same as when it is asked about all, and its plan must show that it then
 * looks at that subject alone: only such a rule may be a gate.
 */

#include "case-rows.h"
#include "store-fixture.h"

#include <string.h>

#include "alpr-definition.h"

typedef struct
{
  char *rule;
  const Scenario *scenario;
} Case;

static char *
load_rule (const char *rule)
{
  g_autofree char *path = g_strconcat ("sql/rules/", rule, ".sql", NULL);
  g_autoptr (GError) error = NULL;
  char *sql = alpr_definition_load_text (path, &error);

  g_assert_no_error (error);
  return sql;
}

/* The line `-- counts:` says that the rule looks at many searches together. */
static gboolean
counts_many (const char *sql)
{
  return strstr (sql, "\n-- counts: ") != NULL;
}

static void
add_input (GVariantDict *dict, const char *name, const char *text)
{
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (*text != '\0' && *end == '\0')
    g_variant_dict_insert (dict, name, "x", number);
  else
    g_variant_dict_insert (dict, name, "s", text);
}

/* What the rule takes, from the case; `subject` is added where it isn't 0. */
static GVariant *
make_inputs (const char *sql, const Scenario *scenario, gint64 subject)
{
  g_auto (GStrv) names = alpr_definition_inputs (sql);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text
          = scenario != NULL ? g_hash_table_lookup (scenario->inputs, names[i]) : "0";

      if (strcmp (names[i], "policy") == 0)
        g_variant_dict_insert (&dict, "policy", "x", CASE_POLICY);
      else if (text == NULL)
        g_error ("the case gives no “%s”", names[i]);
      else
        add_input (&dict, names[i], text);
    }
  if (subject != 0)
    g_variant_dict_insert (&dict, "subject", "x", subject);
  return g_variant_dict_end (&dict);
}

static AlprCursor *
ask (AlprStore *store, const char *sql, const Scenario *scenario, gint64 subject)
{
  g_autofree char *composed = g_strdup_printf (
      "SELECT subject, what FROM (\n%s\n)%s", sql, subject != 0 ? " WHERE subject = :subject" : "");
  g_autoptr (GError) error = NULL;
  AlprCursor *cursor
      = alpr_store_query_text (store, composed, make_inputs (sql, scenario, subject), &error);

  g_assert_no_error (error);
  return cursor;
}

/* What the rule tells: subject → what */
static GHashTable *
read_told (AlprStore *store, const char *sql, const Scenario *scenario, gint64 subject)
{
  g_autoptr (AlprCursor) cursor = ask (store, sql, scenario, subject);
  g_autoptr (GError) error = NULL;
  GHashTable *told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  while (alpr_cursor_next (cursor, &error))
    {
      gint64 id = alpr_cursor_get_integer (cursor, 0);
      const char *what = alpr_cursor_get_text (cursor, 1);

      g_assert_nonnull (what);
      /* No subject twice. */
      g_assert_true (g_hash_table_insert (told, g_memdup2 (&id, sizeof id), g_strdup (what)));
    }
  g_assert_no_error (error);
  return told;
}

static void
check_expectation (GHashTable *told, const Expectation *expected)
{
  const char *what = g_hash_table_lookup (told, &expected->subject);

  if ((what != NULL) != expected->told)
    g_error ("subject %" G_GINT64_FORMAT " is %s: %s", expected->subject,
             what != NULL ? "told" : "not told", what != NULL ? what : "");
  if (expected->what != NULL)
    g_assert_cmpstr (what, ==, expected->what);
}

/* Asked about each subject alone, the rule says the same. */
static void
check_alone (AlprStore *store, const char *sql, const Scenario *scenario)
{
  for (guint i = 0; i < scenario->expectations->len; i++)
    {
      const Expectation *expected = scenario->expectations->pdata[i];
      g_autoptr (GHashTable) told = read_told (store, sql, scenario, expected->subject);

      g_assert_cmpuint (g_hash_table_size (told), ==, expected->told ? 1 : 0);
      check_expectation (told, expected);
    }
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *test = data;
  const Scenario *scenario = test->scenario;
  g_autofree char *sql = load_rule (test->rule);
  g_autoptr (GHashTable) told = NULL;
  guint expected = 0;

  case_rows_write (fixture->store, scenario);
  told = read_told (fixture->store, sql, scenario, 0);
  for (guint i = 0; i < scenario->expectations->len; i++)
    {
      check_expectation (told, scenario->expectations->pdata[i]);
      expected += ((const Expectation *) scenario->expectations->pdata[i])->told;
    }
  g_assert_cmpuint (g_hash_table_size (told), ==, expected);
  if (!counts_many (sql))
    check_alone (fixture->store, sql, scenario);
}

/* Whether the plan goes to the subject's row at once and looks at no other. */
static gboolean
plan_goes_to_subject (AlprStore *store, const char *sql)
{
  g_autofree char *composed = g_strdup_printf (
      "EXPLAIN QUERY PLAN SELECT what FROM (\n%s\n) WHERE subject = :subject", sql);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor
      = alpr_store_query_text (store, composed, make_inputs (sql, NULL, 1), &error);
  gboolean goes = FALSE, walks = FALSE;

  g_assert_no_error (error);
  while (alpr_cursor_next (cursor, &error))
    {
      const char *line = alpr_cursor_get_text (cursor, 3);

      goes |= strstr (line, "USING INTEGER PRIMARY KEY (rowid=?)") != NULL;
      walks |= g_str_equal (line, "SCAN s") || strstr (line, "(rowid<?)") != NULL
               || strstr (line, "TEMP B-TREE FOR GROUP BY") != NULL;
    }
  g_assert_no_error (error);
  return goes && !walks;
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) rules = alpr_definition_list ("sql/rules", ".sql");

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *sql = load_rule (rules[i]);
      gboolean goes = plan_goes_to_subject (fixture->store, sql);

      g_test_message ("%-30s %s", rules[i], goes ? "may be a gate" : "counts many: no gate");
      if (goes == counts_many (sql))
        g_error ("%s: its plan %s, and its line “-- counts:” says otherwise", rules[i],
                 goes ? "looks at its subject alone" : "looks at many rows");
    }
}

/* Cases that tell nothing, or everything, show nothing. */
static void
check_both_sides (const char *rule, GPtrArray *cases)
{
  guint told = 0, not_told = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const Scenario *scenario = cases->pdata[i];

      for (guint j = 0; j < scenario->expectations->len; j++)
        *(((const Expectation *) scenario->expectations->pdata[j])->told ? &told : &not_told) += 1;
    }
  if (told == 0 || not_told == 0)
    g_error ("%s.case: %u subjects that the rule tells, %u that it doesn't; both are needed", rule,
             told, not_told);
}

static void
add_cases (const char *rule)
{
  g_autofree char *name = g_strconcat (rule, ".case", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "rules", name, NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *cases = case_file_load (path, &error);

  if (cases == NULL)
    g_error ("%s", error->message);
  check_both_sides (rule, cases);
  for (guint i = 0; i < cases->len; i++)
    {
      Case *test = g_new0 (Case, 1);
      g_autofree char *label = NULL;

      test->rule = g_strdup (rule);
      test->scenario = cases->pdata[i];
      label = g_strdup_printf ("/rules/%s/%s", rule, test->scenario->title);
      g_test_add (label, Fixture, test, fixture_set_up, test_case, fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) rules = NULL;

  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  rules = alpr_definition_list ("sql/rules", ".sql");
  g_assert_cmpuint (g_strv_length (rules), >=, 12);
  for (guint i = 0; rules[i] != NULL; i++)
    add_cases (rules[i]);
  fixture_add ("/rules/plans", test_plans);
  return g_test_run ();
}
