/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every statement below data/sql, on a fresh book: it opens with a sentence, each of its SQL
 * statements can be prepared, its line `-- in:` names exactly its inputs, and `gives:` exactly what
 * it gives, where that is no phrase. Nothing is run: EXPLAIN prepares an INSERT as well as a
 * SELECT. The schema's steps are held to nothing here, since the book is made of them.
 */

#include <string.h>

#include "alpr-definition.h"
#include "alpr-issuer.h"
#include "alpr-parameters.h"
#include "definitions-book.h"

/* Where the SQL statement that begins at @sql ends: behind its semicolon, or at the NUL. */
static const char *
find_end (const char *sql)
{
  for (; *sql != '\0'; sql++)
    {
      if (*sql == ';')
        return sql + 1;
      if (g_str_has_prefix (sql, "--"))
        sql += strcspn (sql, "\n");
      else if (*sql == '\'' || *sql == '"')
        sql += 1 + strcspn (sql + 1, *sql == '\'' ? "'" : "\"");
      if (*sql == '\0')
        break;
    }
  return sql;
}

/* What stands after the comment lines at the beginning. */
static const char *
skip_comments (const char *sql)
{
  while (g_ascii_isspace (*sql) || g_str_has_prefix (sql, "--"))
    sql += *sql == '-' ? strcspn (sql, "\n") : 1;
  return sql;
}

/* Each SQL statement of a file. */
static GPtrArray *
split (const char *sql)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (sql = skip_comments (sql); *sql != '\0'; sql = skip_comments (sql))
    {
      const char *end = find_end (sql);

      g_ptr_array_add (parts, g_strndup (sql, end - sql));
      sql = end;
    }
  return parts;
}

static void
check_inputs (const char *sql)
{
  g_auto (GStrv) declared = alpr_definition_inputs (sql);
  g_autoptr (GHashTable) used = alpr_parameters_find (sql);
  GHashTableIter iter;
  gpointer name;

  if (declared == NULL)
    {
      definitions_fail ("has no line “-- in:”");
      return;
    }
  for (guint i = 0; declared[i] != NULL; i++)
    if (!g_hash_table_contains (used, declared[i]))
      definitions_fail ("declares “%s”, and doesn't use it", declared[i]);
  g_hash_table_iter_init (&iter, used);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_strv_contains ((const char *const *)declared, name))
      definitions_fail ("uses “%s”, and doesn't declare it", (const char *)name);
}

/* The names behind `gives:` on the inputs line; NULL where there are none, or a phrase, as “an
 * audit”, since the fields are too many for a line. */
static char *
find_gives (const char *sql)
{
  g_autoptr (GRegex)
      line = g_regex_new ("^-- in:.*?\\bgives: *(\\w+(, *\\w+)*)$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;

  g_regex_match (line, sql, 0, &found);
  return g_match_info_matches (found) ? g_match_info_fetch (found, 1) : NULL;
}

static void
check_gives (const char *path, const char *sql, const char *part)
{
  g_autoptr (AlprCursor) cursor = definitions_query (part, NULL);
  g_autoptr (GPtrArray) columns = NULL;
  g_autofree char *gives = find_gives (sql);
  g_autofree char *real = NULL;

  if (cursor == NULL || gives == NULL)
    return;
  columns = definitions_columns (cursor);
  g_ptr_array_add (columns, NULL);
  real = g_strjoinv (", ", (char **)columns->pdata);
  if (!g_str_equal (gives, real)
      && !(g_str_has_prefix (real, "id, ") && g_str_equal (gives, real + strlen ("id, "))))
    definitions_fail ("%s: says that it gives “%s”, and gives “%s”", path, gives, real);
}

static void
test_statement (gconstpointer data)
{
  const char *path = data;
  g_autofree char *sql = alpr_definition_load_text (path, NULL);
  g_autofree char *title = alpr_definition_title (sql);
  g_autoptr (GPtrArray) parts = split (sql);

  if (!g_ascii_isupper (*title))
    definitions_fail ("%s doesn't open with a sentence", path);
  if (parts->len == 0)
    definitions_fail ("%s holds no statement", path);
  check_inputs (sql);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *explain = g_strconcat ("EXPLAIN ", parts->pdata[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprCursor) cursor = definitions_query (explain, &error);

      if (cursor == NULL)
        definitions_fail ("%s: %s", path, error->message);
    }
  if (parts->len == 1)
    check_gives (path, sql, parts->pdata[0]);
}

/* The splitter that all of this stands on. */
static void
test_split (void)
{
  g_autoptr (GPtrArray) parts = split (
      "-- Two; not three.\nDELETE FROM a WHERE b = ';'; -- no; more\n\nUPDATE a SET b = 1");

  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpstr (parts->pdata[0], ==, "DELETE FROM a WHERE b = ';';");
  g_assert_cmpstr (parts->pdata[1], ==, "UPDATE a SET b = 1");
}

static void
add_folder (const char *folder)
{
  g_auto (GStrv) names = alpr_definition_list (folder, ".sql");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *test = g_strdup_printf ("/%s/%s", folder, names[i]);

      g_test_add_data_func_full (test, g_strdup_printf ("%s/%s.sql", folder, names[i]),
                                 test_statement, g_free);
    }
}

/* The table of issuers and the one of the program say the same. */
static void
test_issuers (void)
{
  guint n_issuers, found = 0;
  const AlprIssuer *issuers = alpr_issuers_list (&n_issuers);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor
      = definitions_query ("SELECT code, name, country FROM issuer", &error);

  g_assert_no_error (error);
  while (alpr_cursor_next (cursor, &error))
    {
      const AlprIssuer *issuer = alpr_issuer_find (alpr_cursor_get_text (cursor, 0));

      g_assert_nonnull (issuer);
      g_assert_cmpstr (issuer->name, ==, alpr_cursor_get_text (cursor, 1));
      g_assert_cmpstr (issuer->country, ==, alpr_cursor_get_text (cursor, 2));
      found++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, n_issuers);
  g_assert_nonnull (issuers);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) folders = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  definitions_book_open ();
  g_test_add_func ("/sql/split", test_split);
  g_test_add_func ("/sql/issuers", test_issuers);
  folders = alpr_definition_list ("sql", "/");
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_strconcat ("sql/", folders[i], NULL);

      if (!g_str_equal (folders[i], "schema"))
        add_folder (folder);
    }
  status = g_test_run ();
  definitions_book_close ();
  return status;
}
