/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the mappings that a book knows: those shipped, and the agency's own, which the act
 * `mappings/save` keeps in the book. The agency's come first: one that it made for a vendor counts
 * before one of ours that would take the same header.
 */

#include "alpr-mappings.h"

#include <string.h>

#include "alpr-error.h"

static gboolean
add_own (AlprStore *store, GPtrArray *mappings, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "mappings/list", NULL, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      const char *json = alpr_cursor_get_text (cursor, 1);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      AlprMapping *mapping
          = alpr_mapping_load (alpr_cursor_get_text (cursor, 0), bytes, error);

      if (mapping == NULL)
        return FALSE;
      g_ptr_array_add (mappings, mapping);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
add_shipped (GPtrArray *mappings, GError **error)
{
  g_auto (GStrv) ids = alpr_mapping_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      AlprMapping *mapping = alpr_mapping_load_shipped (ids[i], error);

      if (mapping == NULL)
        return FALSE;
      g_ptr_array_add (mappings, mapping);
    }
  return TRUE;
}

/**
 * alpr_mappings_load:
 * @store: the book
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprMapping): the agency's own mappings, then those
 * shipped
 */
GPtrArray *
alpr_mappings_load (AlprStore *store, GError **error)
{
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func (g_object_unref);

  if (!add_own (store, mappings, error) || !add_shipped (mappings, error))
    return NULL;
  return g_steal_pointer (&mappings);
}

/**
 * alpr_mappings_find:
 * @store: the book
 * @id: id of a mapping
 * @error: return location for an error
 *
 * Returns: (transfer full): the mapping; %NULL with %ALPR_ERROR_MISSING where there is none
 */
AlprMapping *
alpr_mappings_find (AlprStore *store, const char *id, GError **error)
{
  g_autoptr (GPtrArray) mappings = alpr_mappings_load (store, error);

  for (guint i = 0; mappings != NULL && i < mappings->len; i++)
    if (strcmp (alpr_mapping_get_id (mappings->pdata[i]), id) == 0)
      return g_object_ref (mappings->pdata[i]);
  if (mappings != NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no mapping “%s”", id);
  return NULL;
}
