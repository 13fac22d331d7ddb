/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A statement and its inputs. A named statement is a file below data/sql; its line `-- in:` must
 * name exactly the parameters that its SQL uses, and a caller must give exactly those: a name too
 * many or too few is a %ALPR_ERROR_DEFINITION, never a NULL that nobody meant. A file may hold
 * several SQL statements. They are prepared as they are reached, so that one may use what the one
 * before it made.
 */

#include "alpr-statement.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-parameters.h"
#include "alpr-store-private.h"

/** alpr_statement_unref: Gives a reference back; the last one ends what was prepared. */
void
alpr_statement_unref (AlprStatement *self)
{
  if (--self->refs > 0)
    return;
  for (guint i = 0; i < self->parts->len; i++)
    sqlite3_finalize (self->parts->pdata[i]);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->inputs);
  g_free (self->link.data);
  g_free (self->title);
  g_free (self->sql);
  g_free (self);
}

/**
 * alpr_statement_new:
 * @key: what the cache calls it
 * @title: (transfer full): what errors call it
 * @sql: (transfer full): its text
 *
 * Returns: (transfer full): the statement, of which nothing is prepared yet
 */
AlprStatement *
alpr_statement_new (const char *key, char *title, char *sql)
{
  AlprStatement *self = g_new0 (AlprStatement, 1);

  self->refs = 1;
  self->title = title;
  self->sql = sql;
  self->rest = sql;
  self->inputs = alpr_parameters_find (sql);
  self->parts = g_ptr_array_new ();
  self->link.data = g_strdup (key);
  return self;
}

/**
 * alpr_statement_check_declared:
 * @self: a statement
 * @needed: whether it must have an inputs line; a composed text need not
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_DEFINITION where the line `-- in:` does not name what the SQL
 * uses
 */
gboolean
alpr_statement_check_declared (AlprStatement *self, gboolean needed, GError **error)
{
  g_auto (GStrv) declared = alpr_definition_inputs (self->sql);
  GHashTableIter iter;
  gpointer name;

  if (declared == NULL && !needed)
    return TRUE;
  if (declared == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s has no line “-- in:”",
                   self->title);
      return FALSE;
    }
  for (guint i = 0; declared[i] != NULL; i++)
    if (!g_hash_table_contains (self->inputs, declared[i]))
      {
        g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                     "%s declares the input “%s” and does not use it", self->title, declared[i]);
        return FALSE;
      }
  g_hash_table_iter_init (&iter, self->inputs);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_strv_contains ((const char *const *)declared, name))
      {
        g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                     "%s uses the input “%s” and does not declare it", self->title,
                     (const char *)name);
        return FALSE;
      }
  return TRUE;
}

/**
 * alpr_statement_release:
 * @self: (transfer full): a statement that was taken
 *
 * Gives it back to the cache, with nothing bound.
 */
void
alpr_statement_release (AlprStatement *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      sqlite3_reset (self->parts->pdata[i]);
      sqlite3_clear_bindings (self->parts->pdata[i]);
    }
  self->busy = FALSE;
  alpr_statement_unref (self);
}

/* Every parameter is of the form `:name`: others can't be given. */
static gboolean
check_parameters (AlprStatement *self, sqlite3_stmt *stmt, GError **error)
{
  for (int i = 1; i <= sqlite3_bind_parameter_count (stmt); i++)
    {
      const char *name = sqlite3_bind_parameter_name (stmt, i);

      if (name == NULL || *name != ':' || !g_hash_table_contains (self->inputs, name + 1))
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                       "%s has an input that is not written as :name", self->title);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * alpr_statement_reach:
 * @self: a statement
 * @db: the connection
 * @part: the how manieth of its SQL statements, from 0
 * @stmt: (out): the prepared statement; %NULL behind the last one
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_DEFINITION where the SQL is wrong, or as alpr_fault_set()
 */
gboolean
alpr_statement_reach (AlprStatement *self, sqlite3 *db, guint part, sqlite3_stmt **stmt,
                      GError **error)
{
  sqlite3_stmt *made = NULL;
  const char *rest = self->rest;

  while (part == self->parts->len && made == NULL && *rest != '\0')
    {
      int rc = sqlite3_prepare_v3 (db, rest, -1, SQLITE_PREPARE_PERSISTENT, &made, &rest);

      if (rc != SQLITE_OK)
        return alpr_fault_set (db, NULL, rc, (rc & 0xff) == SQLITE_ERROR ? self->title : "The book",
                               error);
    }
  self->rest = made == NULL && part == self->parts->len ? rest : self->rest;
  if (made != NULL && !check_parameters (self, made, error))
    {
      sqlite3_finalize (made);
      return FALSE;
    }
  if (made != NULL)
    {
      g_ptr_array_add (self->parts, made);
      self->rest = rest;
    }
  *stmt = part < self->parts->len ? self->parts->pdata[part] : NULL;
  return TRUE;
}

/**
 * alpr_statement_check_given:
 * @self: a statement
 * @inputs: (nullable): a{sv}
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_DEFINITION where @inputs are not exactly those of the statement
 */
gboolean
alpr_statement_check_given (AlprStatement *self, GVariant *inputs, GError **error)
{
  gsize given = inputs != NULL ? g_variant_n_children (inputs) : 0;
  GHashTableIter iter;
  gpointer name;

  for (gsize i = 0; i < given; i++)
    {
      const char *key;

      g_variant_get_child (inputs, i, "{&sv}", &key, NULL);
      if (!g_hash_table_contains (self->inputs, key))
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s takes no input “%s”",
                       self->title, key);
          return FALSE;
        }
    }
  g_hash_table_iter_init (&iter, self->inputs);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autoptr (GVariant) value = given > 0 ? g_variant_lookup_value (inputs, name, NULL) : NULL;

      if (value == NULL)
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s needs the input “%s”",
                       self->title, (const char *)name);
          return FALSE;
        }
    }
  return TRUE;
}

static int
bind_bytes (sqlite3_stmt *stmt, int index, GVariant *value)
{
  gsize length;
  const void *bytes = g_variant_get_fixed_array (value, &length, 1);

  return length > 0 ? sqlite3_bind_blob64 (stmt, index, bytes, length, SQLITE_TRANSIENT)
                    : sqlite3_bind_zeroblob (stmt, index, 0);
}

static int
bind_text (sqlite3_stmt *stmt, int index, GVariant *value)
{
  gsize length;
  const char *text = g_variant_get_string (value, &length);

  return sqlite3_bind_text64 (stmt, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* SQLITE_MISMATCH where the book has no type for it */
static int
bind_value (sqlite3_stmt *stmt, int index, GVariant *value)
{
  g_autoptr (GVariant) inner = NULL;

  switch (g_variant_classify (value))
    {
    case G_VARIANT_CLASS_STRING:
      return bind_text (stmt, index, value);
    case G_VARIANT_CLASS_INT64:
      return sqlite3_bind_int64 (stmt, index, g_variant_get_int64 (value));
    case G_VARIANT_CLASS_INT32:
      return sqlite3_bind_int64 (stmt, index, g_variant_get_int32 (value));
    case G_VARIANT_CLASS_UINT32:
      return sqlite3_bind_int64 (stmt, index, g_variant_get_uint32 (value));
    case G_VARIANT_CLASS_UINT64:
      return g_variant_get_uint64 (value) > G_MAXINT64
                 ? SQLITE_MISMATCH
                 : sqlite3_bind_int64 (stmt, index, (gint64)g_variant_get_uint64 (value));
    case G_VARIANT_CLASS_BOOLEAN:
      return sqlite3_bind_int64 (stmt, index, g_variant_get_boolean (value) ? 1 : 0);
    case G_VARIANT_CLASS_DOUBLE:
      return sqlite3_bind_double (stmt, index, g_variant_get_double (value));
    case G_VARIANT_CLASS_VARIANT:
      inner = g_variant_get_variant (value);
      return bind_value (stmt, index, inner);
    case G_VARIANT_CLASS_MAYBE:
      inner = g_variant_get_maybe (value);
      return inner != NULL ? bind_value (stmt, index, inner) : sqlite3_bind_null (stmt, index);
    case G_VARIANT_CLASS_ARRAY:
      return g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING)
                 ? bind_bytes (stmt, index, value)
                 : SQLITE_MISMATCH;
    case G_VARIANT_CLASS_TUPLE:
      return g_variant_n_children (value) == 0 ? sqlite3_bind_null (stmt, index) : SQLITE_MISMATCH;
    default:
      return SQLITE_MISMATCH;
    }
}

/**
 * alpr_statement_bind:
 * @self: a statement
 * @stmt: one of its parts
 * @inputs: (nullable): a{sv} that alpr_statement_check_given() found good
 * @error: return location for an error
 *
 * Types: `s`; `x`, `i`, `u`, `t`, `b` as integers; `d`; `ay` as bytes; `()` and an empty maybe as
 * NULL.
 *
 * Returns: %FALSE with %ALPR_ERROR_DEFINITION where an input has another type
 */
gboolean
alpr_statement_bind (AlprStatement *self, sqlite3_stmt *stmt, GVariant *inputs, GError **error)
{
  for (int i = 1; i <= sqlite3_bind_parameter_count (stmt); i++)
    {
      const char *name = sqlite3_bind_parameter_name (stmt, i) + 1;
      g_autoptr (GVariant) value = g_variant_lookup_value (inputs, name, NULL);

      if (bind_value (stmt, i, value) != SQLITE_OK)
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                       "%s: the input “%s” can't be of type %s", self->title, name,
                       g_variant_get_type_string (value));
          return FALSE;
        }
    }
  return TRUE;
}
