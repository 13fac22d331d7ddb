/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that the book keeps (certificates, evidence, orders). They come in with an act
 * (alpr-act-statement.c), once for each SHA-256, and are never changed. Here they go out again, and
 * are held against their digests. Saving one is an act, so that it leaves a line in the journal and
 * asks who it is: a copy on a disk is no longer guarded by the book.
 */

#include "alpr-document.h"

#include "alpr-acts-private.h"

#include <string.h>

#include "alpr-digest.h"

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

/* A document of a violation takes the right `discipline`, any other one `administer` or `train`. */
static gboolean
save (AlprActRun *run, GError **error)
{
  g_autoptr (AlprCursor)
      cursor = find (run->store, alpr_act_run_number (run, "document", 0), error);
  const char *path = alpr_act_run_text (run, "path");

  if (cursor == NULL
      || !check_right (run->actor, alpr_cursor_get_integer (cursor, 3) != 0, error))
    return FALSE;
  if (!is_whole (cursor, 1, 2))
    return alpr_act_fail (error, ALPR_ERROR_DAMAGED,
                          "The document’s content is another than its SHA-256 says");
  run->detail = g_strconcat ("sha256 ", alpr_cursor_get_text (cursor, 1), NULL);
  run->result = g_variant_new_parsed ("{'sha256': <%s>, 'path': <%s>}",
                                      alpr_cursor_get_text (cursor, 1), path);
  return write_content (cursor, path, error);
}

static const AlprInput save_inputs[] = {
  { "document", "x", TRUE, N_ ("Document") },
  { "path", "s", TRUE, N_ ("File to write") },
  { NULL },
};

static const AlprAct save_act = {
  .name = "documents/save",
  .title = N_ ("Save a document that the book keeps"),
  .right = "read",
  .inputs = save_inputs,
  .func = save,
  .flags = ALPR_ACT_PRIVILEGED,
};

const AlprAct *const alpr_acts_documents[] = { &save_act, NULL };
