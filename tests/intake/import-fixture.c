/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book into which the tests of intake take files that they write themselves.
 */

#include "import-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-time.h"

void
book_add_person (Book *book, const char *name, const char *role)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run (book->store, "people/enter",
                  g_variant_new_parsed ("{'user_name': <%s>, 'full_name': <%s>, 'role': <%s>, "
                                        "'now': <%x>}",
                                        name, name, role, alpr_time_now ()),
                  &error);
  g_assert_no_error (error);
}

static void
load_actor (Book *book)
{
  g_autoptr (GError) error = NULL;

  book->actor = alpr_actor_load (book->store, "avery", &error);
  g_assert_no_error (error);
}

void
book_set_up (Book *book, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_definition_init ();
  book->folder = g_dir_make_tmp ("alpr-import-XXXXXX", &error);
  g_assert_no_error (error);
  book->path = g_build_filename (book->folder, "test.alpr", NULL);
  book->key = alpr_secret_new_random (32, &error);
  g_assert_no_error (error);
  book->store = alpr_store_create (book->path, "test", book->key, &error);
  g_assert_no_error (error);
  alpr_store_run (book->store, "book/begin",
                  g_variant_new_parsed ("{'uuid': <'test'>, 'agency': <'Prairie Junction NE PD'>, "
                                        "'timezone': <'America/Chicago'>, 'now': <%x>, "
                                        "'program': <'test'>}",
                                        alpr_time_now ()),
                  &error);
  g_assert_no_error (error);
  book_add_person (book, "avery", "administrator");
  load_actor (book);
}

void
book_close (Book *book)
{
  g_clear_object (&book->actor);
  g_clear_object (&book->store);
}

void
book_open (Book *book)
{
  g_autoptr (GError) error = NULL;

  book->store = alpr_store_open (book->path, book->key, ALPR_STORE_WRITER, &error);
  g_assert_no_error (error);
  load_actor (book);
}

void
book_tear_down (Book *book, gconstpointer data)
{
  const char *name;
  GDir *dir;

  book_close (book);
  dir = g_dir_open (book->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (book->folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (book->folder);
  alpr_secret_unref (book->key);
  g_free (book->path);
  g_free (book->folder);
}

/* Writes a file into the book's folder. */
char *
book_write (Book *book, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (book->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

char *
book_sample (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
}

AlprImportResult *
book_import (Book *book, const char *path)
{
  g_autoptr (GError) error = NULL;
  AlprImportResult *result
      = alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_cmpint (result->rows_read, ==, result->taken_in + result->known + result->set_aside);
  return result;
}

AlprImportResult *
book_import_text (Book *book, const char *name, const char *text)
{
  g_autofree char *path = book_write (book, name, text);

  return book_import (book, path);
}

/* An import that must fail with @code and @word, and leave the book as it was but for one line of
 * the journal. */
void
book_refuse_text (Book *book, const char *name, const char *text, int code, const char *word)
{
  g_autofree char *path = book_write (book, name, text);
  g_autofree char *before = book_digest (book);
  g_autofree char *after = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GError) error = NULL;
  gint64 lines = book_number (book, "SELECT count(*) FROM journal");

  g_assert_null (alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ALPR_ERROR, code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
  after = book_digest (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM journal"), ==, lines + 1);
  detail = book_text (book, "SELECT outcome || ': ' || detail FROM journal ORDER BY number DESC LIMIT 1");
  g_assert_true (g_str_has_prefix (detail, "failed: "));
  g_assert_cmpstr (detail + strlen ("failed: "), ==, error->message);
}

static AlprCursor *
ask (Book *book, const char *sql)
{
  g_autoptr (GError) error = NULL;
  AlprCursor *cursor = alpr_store_query_text (book->store, sql, NULL, &error);

  g_assert_no_error (error);
  return cursor;
}

gint64
book_number (Book *book, const char *sql)
{
  g_autoptr (AlprCursor) cursor = ask (book, sql);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  return alpr_cursor_get_integer (cursor, 0);
}

/* The first cells of all rows, a line each. */
char *
book_text (Book *book, const char *sql)
{
  g_autoptr (AlprCursor) cursor = ask (book, sql);
  g_autoptr (GString) lines = g_string_new (NULL);

  while (alpr_cursor_next (cursor, NULL))
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "",
                            alpr_cursor_get_text (cursor, 0));
  return g_strdup (lines->str);
}

static void
add_table (Book *book, const char *table, AlprDigest *digest)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", table);
  g_autoptr (AlprCursor) cursor = ask (book, sql);

  alpr_digest_update (digest, table, strlen (table));
  while (alpr_cursor_next (cursor, NULL))
    for (int i = 0; i < alpr_cursor_get_n_columns (cursor); i++)
      {
        gsize length = 0;
        const void *bytes = alpr_cursor_get_blob (cursor, i, &length);

        if (bytes != NULL)
          alpr_digest_update (digest, bytes, length);
        alpr_digest_update (digest, "|", 1);
      }
}

/* Everything that imports write, the journal apart. */
char *
book_digest (Book *book)
{
  static const char *const tables[]
      = { "import",      "import_sheet", "import_note", "import_aside", "import_mark", "account",
          "organisation", "plate",       "reason",      "case_number",  "filter",      "search_type",
          "prompt",      "moderation",   "offense",     "offense_part", "search_extra", "search",
          "search_day", "search_visible" };
  g_autoptr (AlprDigest) digest = alpr_digest_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    add_table (book, tables[i], digest);
  return alpr_digest_finish_hex (digest);
}

gboolean
result_has_note (const AlprImportResult *result, const char *word)
{
  for (guint i = 0; result->notes[i] != NULL; i++)
    if (strstr (result->notes[i], word) != NULL)
      return TRUE;
  return FALSE;
}
