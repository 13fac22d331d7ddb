/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verifying a whole book: what the store can tell by itself (journal, pages, triggers, sums), then
 * each document against its digest, and every audit again from its searches. A population whose
 * ids no longer give the digest that was fixed before the seed, or a sample that the seed no longer
 * draws, is a difference like any other.
 */

#include "alpr-verify.h"

#include <string.h>

#include "alpr-document.h"
#include "alpr-population.h"
#include "alpr-row.h"
#include "alpr-sample.h"

static void
differ (AlprVerification *found, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
differ (AlprVerification *found, const char *format, ...)
{
  va_list args;

  found->intact = FALSE;
  va_start (args, format);
  found->first_difference = g_strdup_vprintf (format, args);
  va_end (args);
}

static AlprCursor *
query_audit (AlprStore *store, const char *name, gint64 audit, GError **error)
{
  return alpr_store_query (store, name, g_variant_new_parsed ("{'audit': <%x>}", audit), error);
}

static gboolean
verify_population (AlprStore *store, AlprRow *audit, AlprVerification *found, GError **error)
{
  gint64 id = alpr_row_get_id (audit);
  g_autoptr (AlprCursor) cursor = query_audit (store, "audits/frozen-population", id, error);
  g_autofree char *digest = NULL;
  gint64 count;

  if (cursor == NULL)
    return FALSE;
  digest = alpr_population_digest (alpr_sample_next_search, cursor, &count, error);
  if (digest == NULL)
    return FALSE;
  if (count != alpr_row_get_integer (audit, "population")
      || strcmp (digest, alpr_row_get_text (audit, "digest")) != 0)
    differ (found,
            "Audit %" G_GINT64_FORMAT ": its population was %" G_GINT64_FORMAT
            " searches with the digest %s, and is %" G_GINT64_FORMAT " with %s",
            id, alpr_row_get_integer (audit, "population"), alpr_row_get_text (audit, "digest"),
            count, digest);
  return TRUE;
}

/* The drawn items against the draw repeated; a row of the table for an item of the draw. */
static gboolean
compare_items (AlprStore *store, gint64 id, GPtrArray *drawn, AlprVerification *found,
               GError **error)
{
  g_autoptr (AlprCursor) cursor = query_audit (store, "audits/drawn-ids", id, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  for (guint i = 0; found->intact && alpr_cursor_next (cursor, &cause); i++)
    {
      const AlprSampleItem *item = i < drawn->len ? drawn->pdata[i] : NULL;

      if (item == NULL || strcmp (item->id, alpr_cursor_get_text (cursor, 1)) != 0
          || strcmp (item->ticket, alpr_cursor_get_text (cursor, 2)) != 0)
        differ (found,
                "Audit %" G_GINT64_FORMAT ", item %" G_GINT64_FORMAT ": search %s stands where the "
                "seed draws %s",
                id, alpr_cursor_get_integer (cursor, 0), alpr_cursor_get_text (cursor, 1),
                item != NULL ? item->id : "none");
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
verify_sample (AlprStore *store, AlprRow *audit, AlprVerification *found, GError **error)
{
  gint64 id = alpr_row_get_id (audit);
  const char *seed = alpr_row_get_text (audit, "seed");
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GPtrArray) drawn = NULL;
  gint64 size;

  if (seed == NULL)
    return TRUE;
  if (!alpr_store_get_number (store, "audits/drawn-count",
                              g_variant_new_parsed ("{'audit': <%x>}", id), &size, error))
    return FALSE;
  cursor = query_audit (store, "audits/frozen-population", id, error);
  if (cursor == NULL)
    return FALSE;
  drawn = alpr_sample_draw (seed, (guint) size, alpr_sample_next_search, cursor, error);
  return drawn != NULL && compare_items (store, id, drawn, found, error);
}

static GPtrArray *
read_audits (AlprStore *store, GError **error)
{
  g_autoptr (GPtrArray) audits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "audits/all", NULL, error);
  g_autoptr (AlprRowShape) shape = NULL;
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  shape = alpr_row_shape_new (cursor);
  while (alpr_cursor_next (cursor, &cause))
    g_ptr_array_add (audits, alpr_row_new (shape, cursor));
  if (cause == NULL)
    return g_steal_pointer (&audits);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * alpr_book_verify:
 * @store: the book
 * @cancellable: (nullable): stops it
 * @found: (out caller-allocates): what was found; clear with alpr_verification_clear()
 * @error: return location for an error
 *
 * alpr_store_verify(), the digest of each document, and every audit: the digest of its population,
 * and its sample drawn again.
 *
 * Returns: whether the book could be looked at whole; a difference is no error, see @found
 */
gboolean
alpr_book_verify (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                  GError **error)
{
  g_autoptr (GPtrArray) audits = NULL;

  if (!alpr_store_verify (store, cancellable, found, error))
    return FALSE;
  if (!found->intact)
    return TRUE;
  if (!alpr_documents_verify (store, &found->first_difference, error))
    return FALSE;
  found->intact = found->first_difference == NULL;
  audits = read_audits (store, error);
  if (audits == NULL)
    return FALSE;
  alpr_store_set_cancellable (store, cancellable);
  for (guint i = 0; found->intact && i < audits->len; i++)
    if (!verify_population (store, audits->pdata[i], found, error)
        || (found->intact && !verify_sample (store, audits->pdata[i], found, error)))
      return FALSE;
  return TRUE;
}
