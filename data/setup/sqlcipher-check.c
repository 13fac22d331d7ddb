/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says whether the SQLCipher that was just built is what ALPR Desk needs.
 *
 * data/setup/sqlcipher compiles this against the new library and runs it with the name of a file
 * that does not exist. It writes an encrypted database there and looks at its first bytes: plain
 * SQLite accepts PRAGMA key silently, so that only the bytes are proof. It answers by its exit
 * status, and names on standard error the first thing that is not as it should be. */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *database;

static void
fail (const char *what)
{
  fprintf (stderr, "%s: %s\n", what, database != NULL ? sqlite3_errmsg (database) : "");
  exit (1);
}

static int
keep_first (void *answer, int count, char **values, char **names)
{
  (void) names;
  if (count > 0 && values[0] != NULL)
    snprintf (answer, 64, "%s", values[0]);
  return 0;
}

static const char *
ask (const char *sql)
{
  static char answer[64];

  answer[0] = '\0';
  if (sqlite3_exec (database, sql, keep_first, answer, NULL) != SQLITE_OK)
    fail (sql);
  return answer;
}

int
main (int argc, char **argv)
{
  char head[16] = "";
  FILE *file;

  if (argc != 2)
    fail ("usage: sqlcipher-check FILE");
  if (sqlite3_libversion_number () != SQLITE_VERSION_NUMBER || SQLITE_VERSION_NUMBER < 3046000)
    fail ("the library's version is not the header's, or before 3.46");
  if (!sqlite3_compileoption_used ("TEMP_STORE=2"))
    fail ("temporary tables would go to files");
  if (sqlite3_threadsafe () != 1)
    fail ("the library is not serialized");

  if (sqlite3_open (argv[1], &database) != SQLITE_OK)
    fail ("the file cannot be made");
  ask ("PRAGMA key = 'a passphrase'");
  if (strncmp (ask ("PRAGMA cipher_version"), "4.", 2) != 0)
    fail ("PRAGMA cipher_version does not answer 4.x");
  ask ("CREATE TABLE t (x TEXT NOT NULL) STRICT");
  if (strcmp (ask ("INSERT INTO t VALUES ('SQLite format') RETURNING x"), "SQLite format") != 0)
    fail ("a row does not come back");
  ask ("CREATE VIRTUAL TABLE f USING fts5 (x)");
  sqlite3_close (database);
  database = NULL;

  file = fopen (argv[1], "rb");
  if (file == NULL || fread (head, 1, sizeof head, file) != sizeof head)
    fail ("the file cannot be read back");
  fclose (file);
  if (memcmp (head, "SQLite format 3", sizeof head) == 0)
    fail ("the file is not encrypted");
  return 0;
}
