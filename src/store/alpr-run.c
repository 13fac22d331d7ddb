/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Running statements. alpr_store_run() runs every statement of a file, all or nothing where no
 * transaction is open; alpr_store_query() takes a file with one statement and walks over its rows.
 * The texts that come to the …_text functions are shipped queries with a SELECT around them, made
 * by `read` and `acts`; no word of a user ever stands in one.
 */

#include "alpr-cursor-private.h"
#include "alpr-store-private.h"

#include "alpr-error.h"

/* Sinks a floating one; %NULL stays */
static GVariant *
own_inputs (GVariant *inputs)
{
  return inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
}

/* Inputs are an a{sv}, no input is unknown, and the transaction that we are in is still there. */
static gboolean
check_start (AlprStore *self, AlprStatement *statement, GVariant *inputs, GError **error)
{
  if (statement == NULL || !alpr_store_check_transaction (self, error))
    return FALSE;
  if (inputs != NULL && !g_variant_is_of_type (inputs, G_VARIANT_TYPE_VARDICT))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s: inputs are an a{sv}, not %s",
                   statement->title, g_variant_get_type_string (inputs));
      return FALSE;
    }
  return alpr_statement_check_given (statement, inputs, error);
}

static gboolean
step_through (AlprStore *self, AlprStatement *statement, sqlite3_stmt *stmt, GError **error)
{
  gint64 before = sqlite3_total_changes64 (self->db);
  int rc;

  do
    rc = sqlite3_step (stmt);
  while (rc == SQLITE_ROW);
  if (rc != SQLITE_DONE)
    return alpr_store_fault (self, rc, statement->title, error);
  /* A statement that changes no row leaves SQLite's count of the one before it. */
  if (sqlite3_total_changes64 (self->db) > before)
    {
      self->last_id = sqlite3_last_insert_rowid (self->db);
      self->changes += sqlite3_changes64 (self->db);
    }
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
run_parts (AlprStore *self, AlprStatement *statement, GVariant *inputs, GError **error)
{
  for (guint part = 0;; part++)
    {
      sqlite3_stmt *stmt;

      if (!alpr_statement_reach (statement, self->db, part, &stmt, error))
        return FALSE;
      if (stmt == NULL)
        return TRUE;
      if (!alpr_statement_bind (statement, stmt, inputs, error)
          || !step_through (self, statement, stmt, error))
        return FALSE;
    }
}

/* Takes @statement */
static gboolean
run_statement (AlprStore *self, AlprStatement *statement, GVariant *inputs, GError **error)
{
  g_autoptr (AlprStatement) used = statement;
  g_autoptr (GVariant) own = own_inputs (inputs);
  gboolean alone = !self->in_transaction && !self->in_journal && self->mode == ALPR_STORE_WRITER;

  if (!check_start (self, used, own, error))
    return FALSE;
  self->changes = 0;
  if (!alone)
    return run_parts (self, used, own, error);
  if (!alpr_store_begin (self, error))
    return FALSE;
  if (run_parts (self, used, own, error) && alpr_store_commit (self, error))
    return TRUE;
  alpr_store_rollback (self);
  return FALSE;
}

static gboolean
check_single (AlprStore *self, AlprStatement *statement, GError **error)
{
  sqlite3_stmt *next = NULL;

  if (!alpr_statement_reach (statement, self->db, 1, &next, error))
    return FALSE;
  if (next == NULL)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s holds more than one statement",
               statement->title);
  return FALSE;
}

/* Takes @statement */
static AlprCursor *
query_statement (AlprStore *self, AlprStatement *statement, GVariant *inputs, GError **error)
{
  g_autoptr (AlprStatement) used = statement;
  g_autoptr (GVariant) own = own_inputs (inputs);
  sqlite3_stmt *stmt = NULL;

  if (!check_start (self, used, own, error)
      || !alpr_statement_reach (used, self->db, 0, &stmt, error))
    return NULL;
  if (stmt == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s holds no statement", used->title);
      return NULL;
    }
  if (!check_single (self, used, error) || !alpr_statement_bind (used, stmt, own, error))
    return NULL;
  return alpr_cursor_new (self, g_steal_pointer (&used), stmt);
}

/* Stands on the first row; %NULL with %ALPR_ERROR_MISSING where there is none */
static AlprCursor *
query_first (AlprStore *self, const char *name, GVariant *inputs, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (self, name, inputs, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  if (alpr_cursor_next (cursor, &cause))
    return g_steal_pointer (&cursor);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "%s gives no row", name);
  return NULL;
}

/**
 * alpr_store_run:
 * @self: a book
 * @name: a path below data/sql, without .sql
 * @inputs: (nullable): a{sv} of exactly the statement's inputs; a floating one is sunk
 * @error: return location for an error
 *
 * Runs a file of one or more statements; rows that they give are passed over.
 *
 * Returns: %FALSE with %ALPR_ERROR_REFUSED (a constraint or a trigger, with its own sentence),
 *   %ALPR_ERROR_DEFINITION (the statement or its inputs), %ALPR_ERROR_STORE, %ALPR_ERROR_DAMAGED,
 *   %ALPR_ERROR_DENIED (a reader), or %G_IO_ERROR_CANCELLED
 */
gboolean
alpr_store_run (AlprStore *self, const char *name, GVariant *inputs, GError **error)
{
  return run_statement (self, alpr_statements_take_named (self->statements, name, error), inputs,
                        error);
}

/**
 * alpr_store_run_text:
 * @self: a book
 * @sql: statements
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @error: return location for an error
 *
 * As alpr_store_run(), for a text that was composed around a shipped query.
 *
 * Returns: as alpr_store_run()
 */
gboolean
alpr_store_run_text (AlprStore *self, const char *sql, GVariant *inputs, GError **error)
{
  return run_statement (self, alpr_statements_take_text (self->statements, sql, error), inputs,
                        error);
}

/**
 * alpr_store_query:
 * @self: a book
 * @name: a path below data/sql, without .sql
 * @inputs: (nullable): a{sv} of exactly the statement's inputs; a floating one is sunk
 * @error: return location for an error
 *
 * Returns: (transfer full): a cursor before the first row; %NULL with an error as alpr_store_run()
 */
AlprCursor *
alpr_store_query (AlprStore *self, const char *name, GVariant *inputs, GError **error)
{
  return query_statement (self, alpr_statements_take_named (self->statements, name, error), inputs,
                          error);
}

/**
 * alpr_store_query_text:
 * @self: a book
 * @sql: one statement
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @error: return location for an error
 *
 * As alpr_store_query(), for a text that was composed around a shipped query.
 *
 * Returns: (transfer full): as alpr_store_query()
 */
AlprCursor *
alpr_store_query_text (AlprStore *self, const char *sql, GVariant *inputs, GError **error)
{
  return query_statement (self, alpr_statements_take_text (self->statements, sql, error), inputs,
                          error);
}

/**
 * alpr_store_get_number:
 * @self: a book
 * @name: as alpr_store_query()
 * @inputs: (nullable): as alpr_store_query()
 * @number: (out): the first cell of the first row; 0 where it is NULL
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_MISSING where there is no row, or as alpr_store_run()
 */
gboolean
alpr_store_get_number (AlprStore *self, const char *name, GVariant *inputs, gint64 *number,
                       GError **error)
{
  g_autoptr (AlprCursor) cursor = query_first (self, name, inputs, error);

  if (cursor == NULL)
    return FALSE;
  *number = alpr_cursor_get_integer (cursor, 0);
  return TRUE;
}

/**
 * alpr_store_get_text:
 * @self: a book
 * @name: as alpr_store_query()
 * @inputs: (nullable): as alpr_store_query()
 * @error: return location for an error
 *
 * Returns: (transfer full): the first cell of the first row, "" where it is NULL; %NULL with
 *   %ALPR_ERROR_MISSING where there is no row, or as alpr_store_run()
 */
char *
alpr_store_get_text (AlprStore *self, const char *name, GVariant *inputs, GError **error)
{
  g_autoptr (AlprCursor) cursor = query_first (self, name, inputs, error);
  const char *text;

  if (cursor == NULL)
    return NULL;
  text = alpr_cursor_get_text (cursor, 0);
  return g_strdup (text != NULL ? text : "");
}

/** alpr_store_get_last_id: Returns: the id that the last alpr_store_run() gave to a new row */
gint64
alpr_store_get_last_id (AlprStore *self)
{
  return self->last_id;
}

/** alpr_store_get_changes: Returns: how many rows the last run or batch wrote, changed or removed
 */
gint64
alpr_store_get_changes (AlprStore *self)
{
  return self->changes;
}
