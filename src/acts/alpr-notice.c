/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notice before a sign-in: the words of the policies, which lie in the book, are kept beside it
 * too, in the key-slot file, since they are shown to somebody who has no key yet. Whoever makes a
 * book or signs in to write brings the two together.
 */

#include "alpr-notice.h"

#include <string.h>

#include "alpr-slots.h"

#define LONGEST 4000 /* bytes: a screen of words, not a book */

/* The words of the book; NULL without an error where no policy has any */
static char *
read_words (AlprStore *store, GError **error)
{
  g_autoptr (AlprCursor) rows = alpr_store_query (store, "sign-in/notice", NULL, error);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;

  if (rows == NULL)
    return NULL;
  while (alpr_cursor_next (rows, &cause))
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "",
                            alpr_cursor_get_text (rows, 0));
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return words->len > 0 && words->len <= LONGEST ? g_strdup (words->str) : NULL;
}

/**
 * alpr_notice_keep:
 * @store: the book, opened for writing
 * @error: return location for an error
 *
 * Keeps the notice beside the book as the policies have it; where it is so already nothing is
 * written.
 *
 * Returns: %FALSE with an error where the book or the key-slot file can't be read or written
 */
gboolean
alpr_notice_keep (AlprStore *store, GError **error)
{
  g_autofree char *path = alpr_slots_path_for (alpr_store_get_path (store));
  g_autoptr (GError) cause = NULL;
  g_autofree char *wanted = read_words (store, &cause);
  g_autoptr (AlprSlots) slots = NULL;
  g_autofree char *kept = NULL;

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  slots = alpr_slots_load (path, error);
  if (slots == NULL)
    return FALSE;
  kept = alpr_slots_get_notice (slots);
  if (g_strcmp0 (kept, wanted) == 0)
    return TRUE;
  alpr_slots_set_notice (slots, wanted);
  return alpr_slots_save (slots, path, error);
}

/**
 * alpr_notice_read:
 * @book_path: a book
 *
 * Returns: (transfer full) (nullable): what its policies want to be shown before a sign-in; %NULL
 * where they have no words, or the key-slot file can't be read, which the sign-in will say
 */
char *
alpr_notice_read (const char *book_path)
{
  g_autofree char *path = alpr_slots_path_for (book_path);
  g_autoptr (AlprSlots) slots = alpr_slots_load (path, NULL);
  g_autofree char *notice = slots != NULL ? alpr_slots_get_notice (slots) : NULL;

  return notice != NULL && *notice != '\0' && strlen (notice) <= LONGEST
             ? g_steal_pointer (&notice)
             : NULL;
}
