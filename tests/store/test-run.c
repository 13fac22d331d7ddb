/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements: what they take, what they give, and in whose words they fail.
 */

#include "store-fixture.h"

#include <string.h>

#include "alpr-error.h"
#include "test-resource.h"

static void
assert_run_fails (Fixture *fixture, const char *name, const char *inputs, int code,
                  const char *words)
{
  g_autoptr (GError) error = NULL;
  GVariant *given = inputs != NULL ? g_variant_new_parsed (inputs) : NULL;

  g_assert_false (alpr_store_run (fixture->store, name, given, &error));
  g_assert_error (error, ALPR_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_type (Fixture *fixture, GVariant *value, const char *kind, const char *text)
{
  GVariantDict dict;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = NULL;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, "v", value);
  cursor = alpr_store_query (fixture->store, "test/types", g_variant_dict_end (&dict), &error);
  g_assert_no_error (error);
  g_assert_true (alpr_cursor_next (cursor, &error));
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 1), ==, kind);
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 0), ==, text);
}

static void
test_types (Fixture *fixture, gconstpointer data)
{
  assert_type (fixture, g_variant_new_string ("it's “x”; --"), "text", "it's “x”; --");
  assert_type (fixture, g_variant_new_string (""), "text", "");
  assert_type (fixture, g_variant_new_int64 (G_MININT64), "integer", "-9223372036854775808");
  assert_type (fixture, g_variant_new_int32 (-7), "integer", "-7");
  assert_type (fixture, g_variant_new_uint32 (G_MAXUINT32), "integer", "4294967295");
  assert_type (fixture, g_variant_new_uint64 (G_MAXINT64), "integer", "9223372036854775807");
  assert_type (fixture, g_variant_new_boolean (TRUE), "integer", "1");
  assert_type (fixture, g_variant_new_double (0.5), "real", "0.5");
  assert_type (fixture, g_variant_new_bytestring ("abc"), "blob", "abc");
  assert_type (fixture, g_variant_new_parsed ("@ay []"), "blob", "");
  assert_type (fixture, g_variant_new_parsed ("()"), "null", NULL);
  assert_type (fixture, g_variant_new_parsed ("@ms nothing"), "null", NULL);
  assert_type (fixture, g_variant_new_parsed ("@mv nothing"), "null", NULL);
  assert_type (fixture, g_variant_new_parsed ("@mv just <'x'>"), "text", "x");
  assert_type (fixture, g_variant_new_parsed ("<<'deep'>>"), "text", "deep");
}

static void
test_wrong_types (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = { "{'v': <['a', 'b']>}", "{'v': <(1, 2)>}",
                                       "{'v': <uint64 9223372036854775808>}",
                                       "{'v': <{'a': 'b'}>}" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_run_fails (fixture, "test/types", wrong[i], ALPR_ERROR_DEFINITION, "can't be of type");
  assert_run_fails (fixture, "test/types", "('v', 1)", ALPR_ERROR_DEFINITION, "a{sv}");
}

/* What a caller gives must be exactly what the statement takes. */
static void
test_inputs (Fixture *fixture, gconstpointer data)
{
  assert_run_fails (fixture, "test/types", NULL, ALPR_ERROR_DEFINITION, "needs the input “v”");
  assert_run_fails (fixture, "test/types", "@a{sv} {}", ALPR_ERROR_DEFINITION,
                    "needs the input “v”");
  assert_run_fails (fixture, "test/types", "{'v': <1>, 'w': <2>}", ALPR_ERROR_DEFINITION,
                    "takes no input “w”");
  assert_run_fails (fixture, "test/none", "{'v': <1>}", ALPR_ERROR_DEFINITION,
                    "takes no input “v”");
}

/* What a file declares must be exactly what it uses; the error names the file. */
static void
test_definitions (Fixture *fixture, gconstpointer data)
{
  assert_run_fails (fixture, "test/no-line", NULL, ALPR_ERROR_DEFINITION, "sql/test/no-line.sql");
  assert_run_fails (fixture, "test/undeclared", "{'a': <1>, 'b': <1>}", ALPR_ERROR_DEFINITION,
                    "sql/test/undeclared.sql uses the input “b”");
  assert_run_fails (fixture, "test/unused", "{'a': <1>, 'b': <1>}", ALPR_ERROR_DEFINITION,
                    "sql/test/unused.sql declares the input “b”");
  assert_run_fails (fixture, "test/other-parameter", "{'a': <1>}", ALPR_ERROR_DEFINITION,
                    "sql/test/other-parameter.sql");
  assert_run_fails (fixture, "test/broken", NULL, ALPR_ERROR_DEFINITION, "sql/test/broken.sql");
  assert_run_fails (fixture, "test/not-there", NULL, ALPR_ERROR_MISSING, "test/not-there");
}

static void
test_quoted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = alpr_store_get_text (fixture->store, "test/quoted",
                                               g_variant_new_parsed ("{'real': <1>}"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, ":text it's :no");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = NULL;

  for (int i = 0; i < 3; i++)
    {
      alpr_store_run (
          fixture->store, "test/several",
          g_variant_new_parsed ("{'first': <%i>, 'second': <%i>}", 10 + i * 2, 11 + i * 2), &error);
      g_assert_no_error (error);
      g_assert_cmpint (alpr_store_get_last_id (fixture->store), ==, 11 + i * 2);
    }
  g_assert_cmpint (
      fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE text = 'several'"),
      ==, 6);

  /* The last statement fails: the first ones are undone. */
  assert_run_fails (fixture, "test/several", "{'first': <20>, 'second': <10>}", ALPR_ERROR_REFUSED,
                    "id");
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT n FROM several ORDER BY n"), ==, 14);

  cursor = alpr_store_query (fixture->store, "test/several",
                             g_variant_new_parsed ("{'first': <30>, 'second': <31>}"), &error);
  g_assert_null (cursor);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
}

static void
test_first_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 number = 77;

  g_assert_false (alpr_store_get_number (fixture->store, "test/none", NULL, &number, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_assert_cmpint (number, ==, 77);
  g_clear_error (&error);
  g_assert_null (alpr_store_get_text (fixture->store, "test/none", NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (alpr_store_get_number (fixture->store, "test/rows",
                                        g_variant_new_parsed ("{'n': <3>}"), &number, &error));
  g_assert_cmpint (number, ==, 1);
  text = alpr_store_get_text (fixture->store, "test/types",
                              g_variant_new_parsed ("{'v': <@ms nothing>}"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "");
}

/* Two walks over one statement do not disturb each other. */
static void
test_cursors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprCursor) outer = alpr_store_query (fixture->store, "test/rows",
                                                   g_variant_new_parsed ("{'n': <5>}"), NULL);
  gint64 sum = 0;

  g_assert_cmpint (alpr_cursor_get_n_columns (outer), ==, 1);
  g_assert_cmpstr (alpr_cursor_get_name (outer, 0), ==, "number");
  g_assert_cmpint (alpr_cursor_find (outer, "number"), ==, 0);
  g_assert_cmpint (alpr_cursor_find (outer, "nothing"), ==, -1);
  while (alpr_cursor_next (outer, NULL))
    {
      g_autoptr (AlprCursor) inner = alpr_store_query (
          fixture->store, "test/rows",
          g_variant_new_parsed ("{'n': <%x>}", alpr_cursor_get_integer (outer, 0)), NULL);

      while (alpr_cursor_next (inner, NULL))
        sum += alpr_cursor_get_integer (inner, 0);
    }
  g_assert_cmpint (sum, ==, 35);
  g_assert_false (alpr_cursor_next (outer, NULL));
}

/* More statements than are kept prepared, and one that is walked over while it is dropped. */
static void
test_many_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (fixture->store, "test/rows",
                                                    g_variant_new_parsed ("{'n': <300>}"), NULL);
  int rows = 0;

  while (alpr_cursor_next (cursor, NULL))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %d", rows % 150);

      g_assert_cmpint (fixture_get_number (fixture->store, sql), ==, rows % 150);
      rows++;
    }
  g_assert_cmpint (rows, ==, 300);
}

static void
assert_refused (Fixture *fixture, const char *sql, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (alpr_store_run_text (fixture->store, sql, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, sentence);
}

/* The schema's own sentences reach the person who asked. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "INSERT INTO person (user_name, role, created_at) VALUES ('ada', 'x', 1)");
  fixture_append_lines (fixture->store, 1);
  assert_refused (fixture, "INSERT INTO person (user_name, role, created_at) VALUES ('', 'x', 1)",
                  "a user name is not empty");
  assert_refused (fixture,
                  "INSERT INTO person (user_name, role, created_at) VALUES ('ada', 'x', 1)",
                  "“user_name” stands in the book already");
  assert_refused (fixture, "INSERT INTO person (user_name, created_at) VALUES ('eve', 1)",
                  "“role” may not be left out");
  assert_refused (fixture, "UPDATE journal SET who = 'eve'",
                  "a line of the journal is never changed");
  assert_refused (fixture, "DELETE FROM journal", "a line of the journal is never removed");
  assert_refused (fixture, "INSERT OR REPLACE INTO journal SELECT * FROM journal",
                  "a line of the journal is never removed");
  assert_refused (fixture, "INSERT INTO policy_list VALUES (99, 'x', 'x', 'x')",
                  "What it refers to is not in the book");
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, "INSERT INTO account VALUES (50, '', '', 1), (51, '', '', 1)");
  g_assert_cmpint (alpr_store_get_changes (fixture->store), ==, 2);
  g_assert_cmpint (alpr_store_get_last_id (fixture->store), ==, 51);
  fixture_append_lines (fixture->store, 3);
  g_assert_cmpint (alpr_store_get_changes (fixture->store), ==, 2);
  g_assert_cmpint (alpr_store_get_last_id (fixture->store), ==, 51);
  fixture_run (fixture, "CREATE TEMP TABLE t (a)");
  g_assert_cmpint (alpr_store_get_changes (fixture->store), ==, 0);
  fixture_run (fixture, "DELETE FROM account WHERE id >= 50");
  g_assert_cmpint (alpr_store_get_changes (fixture->store), ==, 2);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (50000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A statement that runs is stopped, and the transaction that it was in is known to be lost. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 number;

  alpr_store_set_cancellable (fixture->store, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (alpr_store_get_number (fixture->store, "test/endless", NULL, &number, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_thread_join (thread);
  alpr_store_set_cancellable (fixture->store, NULL);
  g_assert_true (alpr_store_get_number (fixture->store, "test/rows",
                                        g_variant_new_parsed ("{'n': <2>}"), &number, &error));

  alpr_store_begin (fixture->store, &error);
  fixture_run (fixture, "INSERT INTO account VALUES (60, '', '', 1)");
  alpr_store_set_cancellable (fixture->store, cancellable);
  g_assert_false (alpr_store_run_text (
      fixture->store,
      "WITH RECURSIVE r (n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM r WHERE n < 1000000) "
      "INSERT INTO account SELECT n, '', '', 1 FROM r",
      NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  alpr_store_set_cancellable (fixture->store, NULL);
  alpr_store_commit (fixture->store, NULL);
  alpr_store_rollback (fixture->store);
  g_assert_cmpint (
      fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE id >= 60"), ==, 0);
}

/* A transaction that SQLite has ended by itself can't be added to, and never half kept. */
static void
test_lost_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_store_begin (fixture->store, &error);
  g_assert_no_error (error);
  fixture_run (fixture, "INSERT INTO account VALUES (60, '', '', 1)");
  g_assert_false (alpr_store_run_text (
      fixture->store, "INSERT OR ROLLBACK INTO account VALUES (60, '', '', 1)", NULL, &error));
  g_clear_error (&error);
  g_assert_false (alpr_store_run_text (fixture->store, "INSERT INTO account VALUES (61, '', '', 1)",
                                       NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  g_assert_false (alpr_store_commit (fixture->store, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  alpr_store_rollback (fixture->store);
  g_assert_cmpint (
      fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE id >= 60"), ==, 0);
}

static void
test_transactions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (alpr_store_commit (fixture->store, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  alpr_store_rollback (fixture->store);
  g_assert_true (alpr_store_begin (fixture->store, &error));
  g_assert_false (alpr_store_begin (fixture->store, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  fixture_run (fixture, "INSERT INTO account VALUES (60, '', '', 1)");
  alpr_store_rollback (fixture->store);
  g_assert_true (alpr_store_begin (fixture->store, &error));
  fixture_run (fixture, "INSERT INTO account VALUES (61, '', '', 1)");
  g_assert_true (alpr_store_commit (fixture->store, &error));
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT max(id) FROM account"), ==, 61);
  g_assert_cmpint (
      fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE id = 60"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_resources_register (test_get_resource ());
  fixture_add ("/store/run/types", test_types);
  fixture_add ("/store/run/wrong-types", test_wrong_types);
  fixture_add ("/store/run/inputs", test_inputs);
  fixture_add ("/store/run/definitions", test_definitions);
  fixture_add ("/store/run/quoted", test_quoted);
  fixture_add ("/store/run/several", test_several);
  fixture_add ("/store/run/first-cell", test_first_cell);
  fixture_add ("/store/run/cursors", test_cursors);
  fixture_add ("/store/run/many-statements", test_many_statements);
  fixture_add ("/store/run/sentences", test_sentences);
  fixture_add ("/store/run/counts", test_counts);
  fixture_add ("/store/run/cancelled", test_cancelled);
  fixture_add ("/store/run/lost-transaction", test_lost_transaction);
  fixture_add ("/store/run/transactions", test_transactions);
  return g_test_run ();
}
