/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mappings that people of this computer have made, one file each in the user's data folder.
 * They serve files that no shipped mapping knows; a shipped one is never replaced.
 */

#include "alpr-saved-mappings.h"

#include <errno.h>

#include "alpr-error.h"

#define HEADER_ROWS 10

static char *
folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "alpr-desk", "mappings", NULL);
}

static AlprMapping *
load_file (const char *path, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &json, &length, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&json), length);
  return alpr_mapping_load (path, bytes, error);
}

/** alpr_saved_mappings_load: Returns: (transfer full) (element-type AlprMapping): all, or an error */
GPtrArray *
alpr_saved_mappings_load (GError **error)
{
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *path = folder ();
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      AlprMapping *mapping;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      mapping = load_file (file, error);
      if (mapping == NULL)
        return NULL;
      g_ptr_array_add (mappings, mapping);
    }
  return g_steal_pointer (&mappings);
}

/** alpr_saved_mappings_save: Returns: whether @mapping is kept for later files */
gboolean
alpr_saved_mappings_save (AlprMapping *mapping, GError **error)
{
  g_autofree char *path = folder ();
  g_autofree char *name = g_strconcat (alpr_mapping_get_id (mapping), ".json", NULL);
  g_autofree char *file = g_build_filename (path, name, NULL);
  GBytes *json = alpr_mapping_get_json (mapping);
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "The folder “%s” can’t be made: %s", path,
                   g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents (file, data, (gssize) length, error);
}

/**
 * alpr_saved_mappings_find:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): the saved mapping that knows its columns; %NULL where none
 *   does, or where the file can't be read: taking it in says why
 */
AlprMapping *
alpr_saved_mappings_find (const char *path)
{
  g_autoptr (GPtrArray) mappings = alpr_saved_mappings_load (NULL);
  g_autoptr (AlprReader) reader = NULL;
  AlprReadRow row;

  if (mappings == NULL || mappings->len == 0)
    return NULL;
  reader = alpr_reader_open (path, NULL);
  if (reader == NULL || !alpr_reader_next_sheet (reader, NULL))
    return NULL;
  for (guint i = 0; i < HEADER_ROWS && alpr_reader_next_row (reader, &row, NULL); i++)
    for (guint m = 0; m < mappings->len; m++)
      {
        AlprLayout layout = { 0 };
        gboolean known = alpr_mapping_match_header (mappings->pdata[m], &row, &layout);

        alpr_layout_clear (&layout);
        if (known)
          return g_object_ref (mappings->pdata[m]);
      }
  return NULL;
}
