/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the schema of this program, with the rows of sample.sql and a short journal, as SQL to the
 * standard output: what tests/old/NNN.sql is made of when a version is released.
 *
 *   dump-schema tests/old/sample.sql > tests/old/NNN.sql
 */

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-journal.h"

static void
fail_on (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
dump_number (AlprStore *store, const char *pragma)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", pragma, NULL);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, NULL, NULL);

  if (alpr_cursor_next (cursor, NULL))
    printf ("PRAGMA %s = %s;\n", pragma, alpr_cursor_get_text (cursor, 0));
}

/* INSERT statements for every row of @table, of the columns that are stored */
static void
dump_rows (AlprStore *store, const char *table)
{
  g_autofree char *info = g_strdup_printf ("PRAGMA table_info (\"%s\")", table);
  g_autoptr (AlprCursor) columns = alpr_store_query_text (store, info, NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (AlprCursor) rows = NULL;
  g_autoptr (GError) error = NULL;

  while (alpr_cursor_next (columns, &error))
    {
      const char *name = alpr_cursor_get_text (columns, 1);

      g_string_append_printf (sql, "%squote (\"%s\")", names->len > 0 ? " || ', ' || " : "", name);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  fail_on (error);
  g_string_append_printf (sql, " FROM \"%s\"", table);
  rows = alpr_store_query_text (store, sql->str, NULL, &error);
  fail_on (error);
  while (alpr_cursor_next (rows, &error))
    printf ("INSERT INTO %s (%s) VALUES (%s);\n", table, names->str,
            alpr_cursor_get_text (rows, 0));
  fail_on (error);
}

static void
dump_objects (AlprStore *store, gboolean tables)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT "
      "LIKE 'sqlite%%' AND (type = 'table') = %d ORDER BY rowid",
      tables);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) objects = alpr_store_query_text (store, sql, NULL, &error);

  fail_on (error);
  while (alpr_cursor_next (objects, &error))
    {
      printf ("%s;\n", alpr_cursor_get_text (objects, 1));
      if (tables)
        dump_rows (store, alpr_cursor_get_text (objects, 0));
    }
  fail_on (error);
}

static void
fill (AlprStore *store, const char *sample)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (sample, &sql, NULL, &error);
  fail_on (error);
  alpr_store_run_text (store, sql, NULL, &error);
  fail_on (error);
  for (int i = 0; i < 3; i++)
    alpr_journal_append (store, "ada", "test/line", (AlprOutcome)i,
                         g_variant_new_parsed ("{'n': <%i>}", i), "", &error);
  fail_on (error);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("alpr-dump-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dump.book", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autoptr (AlprSecret) key = alpr_secret_new_random (32, NULL);
  g_autoptr (AlprStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      fprintf (stderr, "dump-schema SAMPLE\n");
      return 2;
    }
  alpr_definition_init ();
  store = alpr_store_create (path, "dump", key, &error);
  fail_on (error);
  fill (store, argv[1]);
  printf (
      "-- The book of tests/old/sample.sql under schema %d. Made by tests/old/dump-schema; once\n"
      "-- that schema is released, this file never changes.\n",
      alpr_store_get_version (store));
  dump_number (store, "application_id");
  dump_number (store, "user_version");
  dump_objects (store, TRUE);
  dump_objects (store, FALSE);
  g_clear_object (&store);
  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
  return 0;
}
