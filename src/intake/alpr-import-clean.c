/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking out what an unfinished import left: rows are committed as they come, and nobody sees them
 * before the import is complete, so an import that was cancelled, that failed or whose program was
 * killed leaves rows behind the marks that it set when it began. They go in stretches, newest
 * first, each in a transaction of its own: a full disk has little room for undoing millions of
 * rows at once, and who is interrupted goes on at the next opening. The import's own row and its
 * marks go last.
 */

#include "alpr-import.h"

#define STRETCH 100000

static gboolean
count_left (AlprStore *store, gint64 import, gint64 *left, GError **error)
{
  return alpr_store_get_number (store, "imports/count-left",
                                g_variant_new_parsed ("{'import': <%x>}", import), left, error);
}

static gboolean
clean_import (AlprStore *store, gint64 import, GError **error)
{
  gint64 left;

  if (!count_left (store, import, &left, error))
    return FALSE;
  while (left > 0)
    if (!alpr_store_run (store, "imports/clean-searches",
                         g_variant_new_parsed ("{'import': <%x>, 'stretch': <%x>}", import,
                                               (gint64) STRETCH),
                         error)
        || !count_left (store, import, &left, error))
      return FALSE;
  return alpr_store_run (store, "imports/clean", g_variant_new_parsed ("{'import': <%x>}", import),
                         error);
}

/* The newest unfinished import; 0 where there is none. */
static gboolean
find_unfinished (AlprStore *store, gint64 *import, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "imports/unfinished", NULL, error);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  *import = alpr_cursor_next (cursor, &failure) ? alpr_cursor_get_integer (cursor, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * alpr_import_clean:
 * @store: a book, opened for writing, outside a transaction
 * @error: return location for an error
 *
 * Takes out what unfinished imports left. Who opens a book for writing calls it first; where there
 * is nothing to do it costs one query.
 *
 * Returns: whether no unfinished import is left
 */
gboolean
alpr_import_clean (AlprStore *store, GError **error)
{
  gint64 import;

  for (;;)
    {
      if (!find_unfinished (store, &import, error))
        return FALSE;
      if (import == 0)
        return TRUE;
      if (!clean_import (store, import, error))
        return FALSE;
    }
}
