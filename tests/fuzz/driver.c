/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands in for libFuzzer where the compiler has none: gives a fuzz target each file of its corpus
 * once. What a fuzzer once found and left in the corpus stays found with every compiler.
 *
 *   fuzz-NAME FOLDER…
 *
 * It fails if there was no file, so that a lost corpus is noticed. The last name on standard error
 * is the file at which a target ended the program.
 */

#include <gio/gio.h>

#include "fuzz.h"

static guint
feed_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint count = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      g_printerr ("%s\n", path);
      g_file_get_contents (path, &data, &length, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const uint8_t *)data, length);
      count++;
    }
  return count;
}

int
main (int argc, char **argv)
{
  guint count = 0;

  for (int i = 1; i < argc; i++)
    count += feed_folder (argv[i]);
  g_printerr ("%u inputs\n", count);
  return count > 0 ? 0 : 1;
}
