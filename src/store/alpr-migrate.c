/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing a book's schema forward. Steps are data/sql/schema/NNN-name.sql; PRAGMA user_version is
 * the number of the last one that ran. Each runs in its own transaction with its line in
 * schema_step (which the first step creates): number, name, and the SHA-256 of its text. At each
 * open those digests are compared with the steps of this program, so that a released step that
 * somebody edited is noticed and not guessed around. Before the first step on a book that exists,
 * a copy `<book>.before-NNN` is made. A book of a newer program is left alone. There is no way
 * back.
 */

#include "alpr-store-private.h"

#include <stdlib.h>
#include <string.h>

#include "alpr-definition.h"
#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-time.h"

#define FOLDER "sql/schema"

static int
number_of (const char *name)
{
  return atoi (name);
}

/* The step called @number, as "002-searches"; %NULL where this program has none */
static char *
find_step (int number)
{
  g_auto (GStrv) names = alpr_definition_list (FOLDER, ".sql");

  for (guint i = 0; names[i] != NULL; i++)
    if (number_of (names[i]) == number)
      return g_strdup (names[i]);
  return NULL;
}

static char *
load_step (int number, char **name, char **digest, GError **error)
{
  g_autofree char *found = find_step (number);
  g_autofree char *path = NULL;
  char *sql;

  if (found == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "There is no schema step %d", number);
      return NULL;
    }
  path = g_strconcat (FOLDER "/", found, ".sql", NULL);
  sql = alpr_definition_load_text (path, error);
  if (sql == NULL)
    return NULL;
  *name = g_steal_pointer (&found);
  *digest = alpr_digest_hex (sql, strlen (sql));
  return sql;
}

static gboolean
read_version (AlprStore *self, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (self, "PRAGMA user_version", NULL, error);

  if (cursor == NULL || !alpr_cursor_next (cursor, error))
    return FALSE;
  self->version = (int)alpr_cursor_get_integer (cursor, 0);
  return TRUE;
}

/* One line of schema_step against the step of this program; writes down what differs */
static gboolean
compare_step (AlprCursor *line, int expected, char **difference, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *sql = NULL;
  int number = (int)alpr_cursor_get_integer (line, 0);

  if (number != expected)
    {
      *difference = g_strdup_printf ("schema step %d is not noted in the book", expected);
      return TRUE;
    }
  sql = load_step (number, &name, &digest, error);
  if (sql == NULL)
    return FALSE;
  if (g_strcmp0 (alpr_cursor_get_text (line, 2), digest) != 0)
    *difference = g_strdup_printf ("schema step %s is another than the one this book was made with",
                                   name);
  return TRUE;
}

/* Sets @difference where the steps that made the book are not those of this program. */
gboolean
alpr_migrate_compare_steps (AlprStore *self, char **difference, GError **error)
{
  g_autoptr (AlprCursor) lines = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *found = NULL;
  int seen = 0;

  lines = self->version > 0 ? alpr_store_query (self, "store/steps", NULL, error) : NULL;
  if (lines == NULL)
    return self->version == 0;
  while (found == NULL && alpr_cursor_next (lines, &cause))
    if (!compare_step (lines, ++seen, &found, error))
      return FALSE;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (found == NULL && seen != self->version)
    found = g_strdup_printf ("it is of schema %d, and %d steps are noted in it", self->version,
                             seen);
  *difference = g_steal_pointer (&found);
  return TRUE;
}

/* A book that is older than this program needs a writer; one that is newer is left alone. */
gboolean
alpr_migrate_check (AlprStore *self, GError **error)
{
  int newest = alpr_store_newest_version ();
  g_autofree char *difference = NULL;
  g_autofree char *why = NULL;

  if (!read_version (self, error))
    return FALSE;
  if (self->version > newest)
    why = g_strdup_printf ("was made by a newer ALPR Desk (schema %d, this program knows %d)",
                           self->version, newest);
  else if (!alpr_migrate_compare_steps (self, &difference, error))
    return FALSE;
  else if (difference != NULL)
    why = g_strdup_printf ("does not fit this program: %s", difference);
  else if (self->mode == ALPR_STORE_READER && self->version < newest)
    why = g_strdup_printf ("is of schema %d; open it once for writing, to bring it to schema %d",
                           self->version, newest);
  return why == NULL || alpr_store_fail (self, ALPR_ERROR_SCHEMA, why, error);
}

static gboolean
note_step (AlprStore *self, int number, const char *name, const char *digest, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", number);

  return alpr_store_run (self, "store/note-step",
                         g_variant_new_parsed ("{'number': <%i>, 'name': <%s>, 'sha256': <%s>, "
                                               "'now': <%x>}",
                                               number, name, digest, alpr_time_now ()),
                         error)
         && alpr_store_exec (self, mark, error);
}

static gboolean
run_step (AlprStore *self, int number, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *sql = load_step (number, &name, &digest, error);

  if (sql == NULL || !alpr_store_begin (self, error))
    return FALSE;
  if (alpr_store_exec (self, sql, error) && note_step (self, number, name, digest, error)
      && alpr_store_commit (self, error))
    {
      self->version = number;
      return TRUE;
    }
  alpr_store_rollback (self);
  g_prefix_error (error, "Schema step %s: ", name);
  return FALSE;
}

/* A name beside the book at which nothing is yet: `<book>.before-003`, then `<book>.before-003-2` …
 */
static char *
find_free_copy (const char *book, int number)
{
  char *path = g_strdup_printf ("%s.before-%03d", book, number);

  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s.before-%03d-%d", book, number, i);
    }
  return path;
}

/**
 * alpr_migrate_run:
 * @self: a book that alpr_migrate_check() found fit, or one that is new
 * @error: return location for an error
 *
 * Runs the steps that are missing. A step that fails leaves the book as it was before that step.
 *
 * Returns: whether the book is of this program's schema
 */
gboolean
alpr_migrate_run (AlprStore *self, GError **error)
{
  int newest = alpr_store_newest_version ();

  if (self->version > 0 && self->version < newest)
    {
      g_autofree char *copy = find_free_copy (self->path, self->version + 1);

      if (!alpr_backup_write (self, copy, NULL, error))
        return FALSE;
    }
  while (self->version < newest)
    if (!run_step (self, self->version + 1, error))
      return FALSE;
  return TRUE;
}

/* Runs the steps up to @version in a database in memory, to compare a book's schema with. */
gboolean
alpr_migrate_build (sqlite3 *db, int version, GError **error)
{
  for (int number = 1; number <= version; number++)
    {
      g_autofree char *name = NULL;
      g_autofree char *digest = NULL;
      g_autofree char *sql = load_step (number, &name, &digest, error);
      int rc = sql != NULL ? sqlite3_exec (db, sql, NULL, NULL, NULL) : SQLITE_OK;

      if (sql == NULL)
        return FALSE;
      if (rc != SQLITE_OK)
        return alpr_fault_set (db, NULL, rc, name, error);
    }
  return TRUE;
}

/** alpr_store_newest_version: Returns: the number of this program's last schema step */
int
alpr_store_newest_version (void)
{
  g_auto (GStrv) names = alpr_definition_list (FOLDER, ".sql");
  guint n = g_strv_length (names);

  return n > 0 ? number_of (names[n - 1]) : 0;
}
