/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that the book keeps (certificates, evidence, orders). They come in with an act
 * (alpr-act-statement.c), once for each SHA-256, and are never changed. Here they go out again, and
 * are held against their digests. Who saves one leaves a line in the journal: a copy on a disk is
 * no longer guarded by the book.
 */

#include "alpr-document.h"

#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-standing.h"

/* Whether the content in @column still has the digest in @digest_column. */
static gboolean
is_whole (AlprCursor *cursor, int digest_column, int column)
{
  gsize length = 0;
  const void *data = alpr_cursor_get_blob (cursor, column, &length);
  g_autofree char *digest = alpr_digest_hex (data != NULL ? data : "", length);

  return strcmp (digest, alpr_cursor_get_text (cursor, digest_column)) == 0;
}

/**
 * alpr_documents_verify:
 * @store: the book
 * @difference: (out): the first document whose content is another than its digest says; %NULL where
 *   all are whole
 * @error: return location for an error
 *
 * Returns: whether all could be looked at
 */
gboolean
alpr_documents_verify (AlprStore *store, char **difference, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "documents/all", NULL, error);
  g_autoptr (GError) cause = NULL;

  *difference = NULL;
  if (cursor == NULL)
    return FALSE;
  while (*difference == NULL && alpr_cursor_next (cursor, &cause))
    if (!is_whole (cursor, 2, 3))
      *difference = g_strdup_printf ("Document %" G_GINT64_FORMAT
                                     " (%s): its content is another than its SHA-256 says",
                                     alpr_cursor_get_integer (cursor, 0),
                                     alpr_cursor_get_text (cursor, 1));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static AlprCursor *
find (AlprStore *store, gint64 document, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "documents/one",
                          g_variant_new_parsed ("{'document': <%x>}", document), error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  if (alpr_cursor_next (cursor, &cause))
    return g_steal_pointer (&cursor);
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING,
                 "The book has no document %" G_GINT64_FORMAT, document);
  return NULL;
}

static gboolean
check_right (AlprActor *actor, gboolean discipline, GError **error)
{
  if (discipline ? alpr_actor_has_right (actor, "discipline")
                 : alpr_actor_has_right (actor, "administer")
                       || alpr_actor_has_right (actor, "train"))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "The role “%s” may not save this document",
               alpr_actor_get_role (actor));
  return FALSE;
}

/* Writes what the cursor stands on; a document may be empty. */
static gboolean
write_content (AlprCursor *cursor, const char *path, GError **error)
{
  gsize length = 0;
  const char *data = alpr_cursor_get_blob (cursor, 2, &length);
  g_autoptr (GError) cause = NULL;

  if (g_file_set_contents_full (path, data != NULL ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &cause))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "The document can't be written: %s",
               cause->message);
  return FALSE;
}

/**
 * alpr_document_save:
 * @session: who wants it; a document of a violation takes the right `discipline`, any other one
 *   `administer` or `train`
 * @document: its number
 * @path: (type filename): the file to write, readable for its owner only
 * @error: return location for an error
 *
 * Writes a document out of the book, and journals that.
 *
 * Returns: (transfer full): its SHA-256; %NULL with %ALPR_ERROR_DENIED, %ALPR_ERROR_MISSING,
 *   %ALPR_ERROR_DAMAGED (another content than the digest says) or %ALPR_ERROR_STORE (the file)
 */
char *
alpr_document_save (AlprSession *session, gint64 document, const char *path, GError **error)
{
  g_autoptr (AlprCursor) cursor = find (alpr_session_get_store (session), document, error);
  g_autofree char *digest = NULL;

  if (cursor == NULL
      || !alpr_standing_check_proof (alpr_session_get_store (session),
                                     alpr_session_get_actor (session), error)
      || !check_right (alpr_session_get_actor (session), alpr_cursor_get_integer (cursor, 3) != 0,
                       error))
    return NULL;
  if (!is_whole (cursor, 1, 2))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                   "The document’s content is another than its SHA-256 says");
      return NULL;
    }
  digest = g_strdup (alpr_cursor_get_text (cursor, 1));
  if (!write_content (cursor, path, error))
    return NULL;
  g_clear_pointer (&cursor, alpr_cursor_free);
  return alpr_session_note (session, "documents/save",
                            g_variant_new_parsed ("{'document': <%x>, 'sha256': <%s>}", document,
                                                  digest),
                            "", error)
             ? g_steal_pointer (&digest)
             : NULL;
}
