/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connections past the store; see the header. A book that the store has open must not be opened
 * here, since that is what the tests do to closed ones.
 */

#include "store-raw.h"

sqlite3 *
fixture_open_raw (Fixture *fixture)
{
  g_autoptr (GString) key = g_string_new ("x'");
  sqlite3 *db;

  for (int i = 0; i < 32; i++)
    g_string_append_printf (key, "%02x", alpr_secret_get_data (fixture->key, NULL)[i]);
  g_string_append_c (key, '\'');
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_key_v2 (db, "main", key->str, (int)key->len), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA cipher_page_size = 8192", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  return db;
}

/* Runs @sql on the closed book, past the store. */
void
fixture_run_raw (Fixture *fixture, const char *sql)
{
  sqlite3 *db = fixture_open_raw (fixture);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}
