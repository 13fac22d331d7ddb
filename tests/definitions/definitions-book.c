/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fresh book in a folder of its own, and queries against it whose inputs are all NULL: what is
 * asked here is what a statement is, not what it finds.
 */

#include "definitions-book.h"

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-parameters.h"

static AlprStore *book;
static char *folder;

void
definitions_book_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) key = NULL;
  g_autofree char *path = NULL;

  alpr_definition_init ();
  folder = g_dir_make_tmp ("alpr-definitions-XXXXXX", &error);
  g_assert_no_error (error);
  key = alpr_secret_new_random (32, &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "fresh.book", NULL);
  book = alpr_store_create (path, "book-1", key, &error);
  g_assert_no_error (error);
}

void
definitions_book_close (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_clear_object (&book);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_pointer (&folder, g_free);
}

AlprStore *
definitions_book (void)
{
  return book;
}

/* Prepares one SQL statement; each of its inputs is NULL. */
AlprCursor *
definitions_query (const char *sql, GError **error)
{
  g_autoptr (GHashTable) names = alpr_parameters_find (sql);
  g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (NULL);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_variant_dict_insert_value (&inputs, name, g_variant_new ("()"));
  return alpr_store_query_text (book, sql, g_variant_dict_end (&inputs), error);
}

/* The names of what a query gives, in order. */
GPtrArray *
definitions_columns (AlprCursor *cursor)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < alpr_cursor_get_n_columns (cursor); i++)
    g_ptr_array_add (names, g_strdup (alpr_cursor_get_name (cursor, i)));
  return names;
}

/* GLib keeps only the last of several messages with which a test fails; this one shows each. */
void
definitions_fail (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s", message);
  g_test_fail ();
}

void
definitions_check_column (GPtrArray *columns, const char *name, const char *where)
{
  if (!g_ptr_array_find_with_equal_func (columns, name, g_str_equal, NULL))
    definitions_fail ("%s: its query gives no “%s”", where, name);
}
