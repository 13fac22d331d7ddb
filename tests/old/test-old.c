/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Books of every released schema come forward: each tests/old/NNN.sql is loaded into an encrypted
 * book, which this program then opens and verifies.
 *
 * A schema that is not released yet still changes, so its book is not kept: dump-schema makes it
 * here, from the steps as they are. When a version is released, what dump-schema writes becomes
 * tests/old/NNN.sql, and never changes again.
 */

#include "store-raw.h"

#include <stdlib.h>
#include <string.h>

#include "alpr-definition.h"
#include "alpr-journal.h"

/* A released schema, or what dump-schema makes of the current one. */
typedef struct
{
  char *name;
  char *sql;
} Dump;

static void
free_dump (gpointer data)
{
  Dump *dump = data;

  g_free (dump->name);
  g_free (dump->sql);
  g_free (dump);
}

static Dump *
load_dump (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "old", name, NULL);
  Dump *dump = g_new0 (Dump, 1);
  g_autoptr (GError) error = NULL;

  dump->name = g_strdup (name);
  g_file_get_contents (path, &dump->sql, NULL, &error);
  g_assert_no_error (error);
  return dump;
}

static Dump *
make_dump (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "old", "dump-schema", NULL);
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "old", "sample.sql", NULL);
  const char *const words[] = { program, sample, NULL };
  Dump *dump = g_new0 (Dump, 1);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  dump->name = g_strdup_printf ("%03d.sql", alpr_store_newest_version ());
  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &dump->sql, &complaint,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_cmpint (status, ==, 0);
  return dump;
}

/* Lays the dump into an encrypted file of its own, past the store. */
static void
lay_book (Fixture *fixture, const Dump *dump)
{
  fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_strdup_printf ("%s/%s.book", fixture->folder, dump->name);
  fixture_run_raw (fixture, "PRAGMA journal_mode = WAL");
  fixture_run_raw (fixture, dump->sql);
}

static void
test_forward (Fixture *fixture, gconstpointer data)
{
  const Dump *dump = data;
  int version = atoi (dump->name);
  g_autofree char *ending = g_strdup_printf (".before-%03d", version + 1);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  AlprVerification found;

  lay_book (fixture, dump);
  fixture->store = alpr_store_open (fixture->path, fixture->key, ALPR_STORE_WRITER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_store_get_version (fixture->store), ==, alpr_store_newest_version ());
  copy = fixture_get_beside (fixture, ending);
  g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==,
                   version < alpr_store_newest_version ());

  alpr_store_verify (fixture->store, NULL, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found.first_difference, ==, NULL);
  g_assert_cmpint (found.entries, ==, 3);
  alpr_verification_clear (&found);

  /* What people had in the book is still what they see. */
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM v_search"), ==, 2);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM v_search_text"), ==,
                   2);
  g_assert_cmpint (fixture_get_number (fixture->store, "SELECT count(*) FROM person"), ==, 2);
  g_assert_cmpint (fixture_get_number (fixture->store,
                                       "SELECT count(*) FROM judgement WHERE verdict = 'upheld'"),
                   ==, 1);
  g_assert_cmpint (
      fixture_get_number (fixture->store,
                          "SELECT count(*) FROM audit_item WHERE verdict = 'compliant'"),
      ==, 1);
}

static gboolean
has_dump (GPtrArray *dumps, const char *name)
{
  for (guint i = 0; i < dumps->len; i++)
    if (strcmp (((Dump *)dumps->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Every released schema, and the current one where it is not among them */
static GPtrArray *
list_dumps (void)
{
  GPtrArray *dumps = g_ptr_array_new_with_free_func (free_dump);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "old", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  Dump *current = make_dump ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (*name) && g_str_has_suffix (name, ".sql"))
      g_ptr_array_add (dumps, load_dump (name));
  if (has_dump (dumps, current->name))
    free_dump (current);
  else
    g_ptr_array_add (dumps, current);
  return dumps;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) dumps = NULL;

  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  dumps = list_dumps ();
  for (guint i = 0; i < dumps->len; i++)
    {
      const Dump *dump = dumps->pdata[i];
      g_autofree char *path = g_strconcat ("/old/", dump->name, NULL);

      g_test_add (path, Fixture, dump, fixture_set_up, test_forward, fixture_tear_down);
    }
  return g_test_run ();
}
