/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every file of tests/data/formats against its golden text. `test-intake-formats FILE…` prints such
 * texts instead, and `--write` makes them anew (then look at the difference before you commit it).
 */

#include <stdio.h>
#include <string.h>

#include "alpr-definition.h"
#include "intake-dump.h"

static char *
golden_of (const char *path)
{
  return g_strconcat (path, ".golden", NULL);
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autoptr (GPtrArray) mappings = intake_load_mappings ();
  g_autofree char *golden = golden_of (path);
  g_autofree char *dump = intake_dump (path, mappings);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (golden, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

static void
write_golden (const char *path, GPtrArray *mappings)
{
  g_autofree char *golden = golden_of (path);
  g_autofree char *dump = intake_dump (path, mappings);

  g_assert_true (g_file_set_contents (golden, dump, -1, NULL));
}

/* The files that are read: all but the golden texts and what makes them. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".golden") && strchr (name, '.') != NULL)
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GPtrArray) mappings = NULL;
  gboolean writes;

  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  folder = g_test_build_filename (G_TEST_DIST, "data", "formats", NULL);
  paths = list_files (folder);
  mappings = intake_load_mappings ();
  writes = argc == 2 && strcmp (argv[1], "--write") == 0;

  for (int i = 1; i < argc && !writes; i++)
    {
      g_autofree char *dump = intake_dump (argv[i], mappings);

      fputs (dump, stdout);
    }
  for (guint i = 0; i < paths->len && writes; i++)
    write_golden (g_ptr_array_index (paths, i), mappings);
  if (argc > 1)
    return 0;
  g_assert_cmpuint (paths->len, >, 20);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *name = g_strconcat ("/intake/formats/", base, NULL);

      g_test_add_data_func (name, g_ptr_array_index (paths, i), test_file);
    }
  return g_test_run ();
}
