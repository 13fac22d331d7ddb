/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statements of a connection. The last 64 that were used stay prepared. One that a cursor still
 * walks over is busy; who asks for it meanwhile gets another, which goes when it is released.
 */

#include "alpr-statement.h"

#include "alpr-definition.h"

#define CACHED_MOST 64

struct _AlprStatements
{
  /* Borrowed. */
  sqlite3 *db;
  /* Owned: statements by "name:…" or "text:…", and the order in which they were used. */
  GHashTable *by_key;
  GQueue recent;
};

static void
forget_statement (gpointer data)
{
  AlprStatement *statement = data;

  statement->cached = FALSE;
  alpr_statement_unref (statement);
}

static void
drop_oldest (AlprStatements *self)
{
  GList *oldest = g_queue_pop_tail_link (&self->recent);

  g_hash_table_remove (self->by_key, oldest->data);
}

/* Marks a statement as busy for its caller, and as the one used last. */
static AlprStatement *
use_statement (AlprStatements *self, AlprStatement *statement)
{
  statement->busy = TRUE;
  statement->refs++;
  if (statement->cached)
    {
      g_queue_unlink (&self->recent, &statement->link);
      g_queue_push_head_link (&self->recent, &statement->link);
    }
  return statement;
}

/* Takes @made. It enters the cache unless one with its key is there (and busy). */
static AlprStatement *
keep_statement (AlprStatements *self, AlprStatement *made)
{
  AlprStatement *used;

  if (g_hash_table_contains (self->by_key, made->link.data))
    {
      used = use_statement (self, made);
      alpr_statement_unref (made);
      return used;
    }
  made->cached = TRUE;
  g_hash_table_insert (self->by_key, made->link.data, made);
  g_queue_push_head_link (&self->recent, &made->link);
  used = use_statement (self, made);
  if (g_queue_get_length (&self->recent) > CACHED_MOST)
    drop_oldest (self);
  return used;
}

static AlprStatement *
find_idle (AlprStatements *self, const char *key)
{
  AlprStatement *statement = g_hash_table_lookup (self->by_key, key);

  return statement != NULL && !statement->busy ? use_statement (self, statement) : NULL;
}

/**
 * alpr_statements_new:
 * @db: the connection; it outlives the statements
 *
 * Returns: (transfer full): an empty cache
 */
AlprStatements *
alpr_statements_new (sqlite3 *db)
{
  AlprStatements *self = g_new0 (AlprStatements, 1);

  self->db = db;
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, forget_statement);
  g_queue_init (&self->recent);
  return self;
}

/**
 * alpr_statements_free:
 * @self: a cache
 */
void
alpr_statements_free (AlprStatements *self)
{
  while (!g_queue_is_empty (&self->recent))
    drop_oldest (self);
  g_hash_table_unref (self->by_key);
  g_free (self);
}

/**
 * alpr_statements_take_named:
 * @self: a cache
 * @name: a path below data/sql, without .sql
 * @error: return location for an error
 *
 * Returns: (transfer full): the statement, until alpr_statement_release(); %NULL with
 *   %ALPR_ERROR_MISSING where there is no such file, or with %ALPR_ERROR_DEFINITION
 */
AlprStatement *
alpr_statements_take_named (AlprStatements *self, const char *name, GError **error)
{
  g_autofree char *key = g_strconcat ("name:", name, NULL);
  AlprStatement *statement = find_idle (self, key);
  g_autofree char *path = NULL;
  char *sql;

  if (statement != NULL)
    return statement;
  path = g_strconcat ("sql/", name, ".sql", NULL);
  sql = alpr_definition_load_text (path, error);
  if (sql == NULL)
    return NULL;
  statement = alpr_statement_new (key, g_steal_pointer (&path), sql);
  if (alpr_statement_check_declared (statement, TRUE, error))
    return keep_statement (self, statement);
  alpr_statement_unref (statement);
  return NULL;
}

/**
 * alpr_statements_take_text:
 * @self: a cache
 * @sql: a text that `store` or `read` composed around a shipped query
 * @error: return location for an error
 *
 * Returns: (transfer full): the statement, until alpr_statement_release(); %NULL with
 *   %ALPR_ERROR_DEFINITION where it opens with an inputs line that is not true
 */
AlprStatement *
alpr_statements_take_text (AlprStatements *self, const char *sql, GError **error)
{
  g_autofree char *key = g_strconcat ("text:", sql, NULL);
  AlprStatement *statement = find_idle (self, key);

  if (statement != NULL)
    return statement;
  statement = alpr_statement_new (key, g_strdup ("a composed query"), g_strdup (sql));
  if (alpr_statement_check_declared (statement, FALSE, error))
    return keep_statement (self, statement);
  alpr_statement_unref (statement);
  return NULL;
}
