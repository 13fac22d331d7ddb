/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal's chain, and verification when somebody with the key has changed the book past the
 * store. Each tampering puts the triggers back, as a careful person would.
 */

#include "store-raw.h"

#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-journal.h"

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

/* Takes a table's triggers away, runs @sql, and puts them back as they were. */
static void
tamper (Fixture *fixture, const char *sql)
{
  sqlite3 *db = fixture_open_raw (fixture);
  g_autoptr (GString) drop = g_string_new (NULL);
  g_autoptr (GString) make = g_string_new (NULL);
  char *message = NULL;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_string_append_printf (drop, "DROP TRIGGER %s;", sqlite3_column_text (stmt, 0));
      g_string_append_printf (make, "%s;", sqlite3_column_text (stmt, 1));
    }
  sqlite3_finalize (stmt);
  g_string_append_printf (drop, "%s;%s", sql, make->str);
  sqlite3_exec (db, drop->str, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
verify (Fixture *fixture, AlprVerification *found)
{
  g_autoptr (GError) error = NULL;

  alpr_store_verify (fixture->store, NULL, found, &error);
  g_assert_no_error (error);
}

static void
assert_intact (Fixture *fixture, gint64 entries)
{
  AlprVerification found;

  verify (fixture, &found);
  g_assert_cmpstr (found.first_difference, ==, NULL);
  g_assert_true (found.intact);
  g_assert_cmpint (found.entries, ==, entries);
  alpr_verification_clear (&found);
}

static void
assert_differs (Fixture *fixture, const char *words)
{
  AlprVerification found;

  verify (fixture, &found);
  g_assert_false (found.intact);
  g_test_message ("%s", found.first_difference);
  g_assert_nonnull (strstr (found.first_difference, words));
  alpr_verification_clear (&found);
}

static void
test_append (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor = NULL;
  g_autofree char *head = alpr_journal_get_head (fixture->store, NULL, &error);
  gint64 entries = -1;

  g_assert_cmpstr (head, ==, ZEROS);
  alpr_journal_append (fixture->store, "ada", "audits/judge", ALPR_OUTCOME_REFUSED,
                       g_variant_new_parsed ("{'item': <int64 3>}"), "why", &error);
  g_assert_no_error (error);
  alpr_journal_append (fixture->store, "ada", "x", ALPR_OUTCOME_DONE, NULL, NULL, &error);
  g_assert_no_error (error);
  cursor = alpr_store_query (fixture->store, "journal/walk", NULL, &error);
  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 0), ==, 1);
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 4), ==, "refused");
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 5), ==, "{'item': <int64 3>}");
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 7), ==, ZEROS);
  g_free (head);
  head = g_strdup (alpr_cursor_get_text (cursor, 8));
  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 5), ==, "@a{sv} {}");
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 6), ==, "");
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 7), ==, head);
  g_free (head);
  head = alpr_journal_get_head (fixture->store, &entries, &error);
  g_assert_cmpstr (head, ==, alpr_cursor_get_text (cursor, 8));
  g_assert_cmpint (entries, ==, 2);
  g_clear_pointer (&cursor, alpr_cursor_free);
  assert_intact (fixture, 2);
}

/* The hash as the essay of alpr-journal.c describes it, made here by other means. */
static void
test_encoding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("alpr-journal-1\n");
  g_autoptr (AlprCursor) line = NULL;
  g_autofree char *hash = NULL;

  alpr_journal_append (fixture->store, "ada:1\n", "x", ALPR_OUTCOME_FAILED,
                       g_variant_new_parsed ("{'a': <'ü'>}"), "3:abc\n", NULL);
  line = alpr_store_query (fixture->store, "journal/walk", NULL, NULL);
  g_assert_true (alpr_cursor_next (line, NULL));
  for (int i = 0; i < 8; i++)
    g_string_append_printf (text, "%d:%s\n", (int)strlen (alpr_cursor_get_text (line, i)),
                            alpr_cursor_get_text (line, i));
  hash = alpr_digest_hex (text->str, text->len);
  g_assert_cmpstr (hash, ==, alpr_cursor_get_text (line, 8));
}

/* A line is of the act's transaction: it goes with it. */
static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  alpr_store_begin (fixture->store, NULL);
  fixture_append_lines (fixture->store, 2);
  alpr_store_rollback (fixture->store);
  assert_intact (fixture, 0);
  alpr_store_begin (fixture->store, NULL);
  fixture_append_lines (fixture->store, 2);
  alpr_store_commit (fixture->store, NULL);
  assert_intact (fixture, 2);
}

static const struct
{
  const char *sql;
  const char *words;
} changes[] = {
  { "UPDATE journal SET who = 'eve' WHERE number = 5", "line 5 of the journal is not as it was" },
  { "UPDATE journal SET detail = 'x' WHERE number = 1", "line 1 of the journal is not as it was" },
  { "UPDATE journal SET at = at + 1 WHERE number = 10", "line 10 of the journal is not as it was" },
  { "UPDATE journal SET outcome = 'failed' WHERE number = 5", "line 5 of" },
  { "UPDATE journal SET inputs = inputs || ' ' WHERE number = 5", "line 5 of" },
  { "UPDATE journal SET act = substr(who, 3, 1) || act, who = 'ad' WHERE number = 5", "line 5 of" },
  { "UPDATE journal SET hash = upper(hash) WHERE number = 5", "line 5 of" },
  { "UPDATE journal SET previous = hash WHERE number = 5",
    "line 5 of the journal does not follow" },
  { "DELETE FROM journal WHERE number = 4", "line 4 of the journal is missing" },
  { "DELETE FROM journal WHERE number = 1", "line 1 of the journal is missing" },
  { "DELETE FROM journal WHERE number = 4; UPDATE journal SET number = number - 1 WHERE number > 4",
    "line 4 of the journal does not follow" },
  { "UPDATE journal SET number = 100 WHERE number = 3; UPDATE journal SET number = 3 WHERE number "
    "= 7; UPDATE journal SET number = 7 WHERE number = 100",
    "line 3 of the journal does not follow" },
  { "INSERT INTO journal SELECT 11, at, who, act, outcome, inputs, detail, hash, previous FROM "
    "journal WHERE number = 10",
    "line 11 of the journal is not as it was" },
};

static void
test_tampered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  fixture_append_lines (fixture->store, 10);
  assert_intact (fixture, 10);
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      tamper (fixture, changes[i].sql);
      fixture_open (fixture);
      assert_differs (fixture, changes[i].words);
      fixture_close (fixture);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
    }
  fixture_open (fixture);
  assert_intact (fixture, 10);
}

/* What the chain alone can't show: its end is gone. Who kept the head sees it. */
static void
test_cut_short (Fixture *fixture, gconstpointer data)
{
  g_autofree char *head = NULL;
  AlprVerification found;

  fixture_append_lines (fixture->store, 10);
  head = alpr_journal_get_head (fixture->store, NULL, NULL);
  fixture_close (fixture);
  tamper (fixture, "DELETE FROM journal WHERE number = 10");
  fixture_open (fixture);
  verify (fixture, &found);
  g_assert_true (found.intact);
  g_assert_cmpint (found.entries, ==, 9);
  g_assert_cmpstr (found.head, !=, head);
  alpr_verification_clear (&found);
}

static void
assert_raw_differs (Fixture *fixture, const char *sql, const char *words)
{
  fixture_close (fixture);
  fixture_run_raw (fixture, sql);
  fixture_open (fixture);
  assert_differs (fixture, words);
}

/* The schema's triggers and constraints are part of what is verified. */
static void
test_schema (Fixture *fixture, gconstpointer data)
{
  assert_raw_differs (fixture, "CREATE TABLE mine (a)", "table mine is none of the schema");
  assert_raw_differs (fixture,
                      "DROP TRIGGER judgement_keeps;"
                      "CREATE TRIGGER judgement_keeps BEFORE UPDATE ON judgement BEGIN SELECT 1; "
                      "END",
                      "trigger judgement_keeps of the schema is not as it was made");
  assert_raw_differs (fixture, "DROP TRIGGER journal_stays",
                      "trigger journal_stays of the schema is missing");
  assert_raw_differs (fixture, "DROP TRIGGER audit_final",
                      "trigger audit_final of the schema is missing");
}

/* A search of nothing, whatever columns the schema gives it. */
#define COLUMNS                                                                                    \
  "id, at, flags, reason, case_number, account, plate_code, organisation, offense, plate, type, "  \
  "filter, prompt, moderation, sheet, row, derived, key"
#define CELLS "1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, x'00112233445566778899aabbccddeeff'"

static const char import_rows[] =
    "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who, rows_read, "
    "taken_in, known, set_aside, first_search, last_search) "
    "VALUES (1, 'a.csv', 'x', 1, 'm', 'complete', 1, 'ada', 4, 3, 0, 1, 1, 3);"
    "INSERT INTO import_sheet VALUES (1, 1, '', '', 0);"
    "INSERT INTO import_aside VALUES (1, 1, '', 1, 'no time', 'raw');"
    "INSERT INTO search_day VALUES (1, 1, 0, 1, 1, 2, 0, 0, 1), (2, 1, 86400000, 1, 1, 1, 0, 0, 3);"
    "INSERT INTO search (" COLUMNS ") SELECT id, " CELLS " FROM (SELECT 1 AS id UNION ALL SELECT 2 "
    "UNION ALL SELECT 3);"
    "UPDATE search_visible SET last_id = 3;";

/* Rows that were taken out of an import, or put in. */
static void
test_imports (Fixture *fixture, gconstpointer data)
{
  fixture_run (fixture, import_rows);
  assert_intact (fixture, 0);
  fixture_close (fixture);
  tamper (fixture, "DELETE FROM search WHERE id = 2");
  fixture_open (fixture);
  assert_differs (fixture, "import 1 (a.csv) took in 3 searches, and 2 are in the book");
  fixture_close (fixture);
  tamper (fixture,
          "INSERT INTO search (" COLUMNS ") SELECT 2, " CELLS "; DELETE FROM import_aside");
  fixture_open (fixture);
  assert_differs (fixture, "import 1 (a.csv) set aside 1 rows, and 0 are in the book");
  fixture_close (fixture);
  tamper (fixture, "INSERT INTO import_aside VALUES (1, 1, '', 1, 'no time', 'raw');"
                   "INSERT INTO search (" COLUMNS ") SELECT 9, " CELLS ";"
                   "UPDATE search_visible SET last_id = 9");
  fixture_open (fixture);
  assert_differs (fixture, "the book holds 4 searches, and its imports took in 3");
  fixture_close (fixture);
  tamper (fixture, "DELETE FROM search WHERE id = 9; UPDATE search_visible SET last_id = 3;"
                   "UPDATE search_day SET searches = 3 WHERE id = 2");
  fixture_open (fixture);
  assert_differs (fixture, "import 1 (a.csv) took in 3 searches, and its days count 5");
}

static void
test_verify_stops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AlprVerification found;

  g_cancellable_cancel (cancellable);
  g_assert_false (alpr_store_verify (fixture->store, cancellable, &found, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_intact (fixture, 0);
}

/* A book that is being written can be verified by a reader. */
static void
test_verify_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprStore) reader = alpr_store_open_again (fixture->store, NULL);
  g_autoptr (GError) error = NULL;
  AlprVerification found;

  fixture_append_lines (fixture->store, 5);
  g_assert_true (alpr_store_begin (fixture->store, NULL));
  fixture_append_lines (fixture->store, 5);
  alpr_store_verify (reader, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_true (found.intact);
  g_assert_cmpint (found.entries, ==, 5);
  alpr_verification_clear (&found);
  alpr_store_rollback (fixture->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/journal/append", test_append);
  fixture_add ("/store/journal/encoding", test_encoding);
  fixture_add ("/store/journal/transaction", test_transaction);
  fixture_add ("/store/journal/tampered", test_tampered);
  fixture_add ("/store/journal/cut-short", test_cut_short);
  fixture_add ("/store/verify/schema", test_schema);
  fixture_add ("/store/verify/imports", test_imports);
  fixture_add ("/store/verify/stops", test_verify_stops);
  fixture_add ("/store/verify/reader", test_verify_reader);
  return g_test_run ();
}
