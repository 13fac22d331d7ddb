/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act vendor/pull: reads all lists of the agency's at the vendor with all that stands on them,
 * and puts it into the book in place of what the last pull had found, in one transaction. What was
 * read is whole or it is nothing: the room that speaks with the vendor gives lists only when the
 * last page of the last one came and was right.
 *
 * An entry that is found again keeps its row and since when it is known. It is known by the
 * vendor's id; where the vendor gives none, by plate, state and place among its likes.
 */

#include "alpr-vendor-private.h"

#include "alpr-text.h"

/* What was read before the transaction */
typedef struct
{
  gint64 connection;
  GPtrArray *lists; /* of AlprVendorList */
} Pulled;

static void
pulled_free (Pulled *pulled)
{
  g_clear_pointer (&pulled->lists, g_ptr_array_unref);
  g_free (pulled);
}

/** alpr_vendor_prepare_pull: Reads everything from the vendor; nothing is written. */
gboolean
alpr_vendor_prepare_pull (AlprActRun *run, GError **error)
{
  const AlprVendorDoor *door = alpr_vendor_get_door (error);
  g_autoptr (AlprVendorAccess) access = NULL;
  Pulled *pulled = g_new0 (Pulled, 1);
  gpointer line;

  run->prepared = pulled;
  run->free_prepared = (GDestroyNotify)pulled_free;
  if (door == NULL || !alpr_vendor_find_connection (run, &pulled->connection, error))
    return FALSE;
  access = alpr_vendor_load_access (run, pulled->connection, error);
  line = access != NULL ? door->open (access, run->data, error) : NULL;
  if (line == NULL)
    return FALSE;
  pulled->lists = door->pull (line, run->cancellable, error);
  door->close (line);
  return pulled->lists != NULL;
}

/* What the entry is known by from pull to pull */
static char *
make_ident (GHashTable *times, const AlprVendorEntry *entry, const char *key)
{
  g_autofree char *place = NULL;
  guint n;

  if (entry->vendor_id != NULL)
    return g_strconcat ("id:", entry->vendor_id, NULL);
  place = g_strdup_printf ("%s/%s", key, entry->issuer != NULL ? entry->issuer : "");
  n = GPOINTER_TO_UINT (g_hash_table_lookup (times, place)) + 1;
  g_hash_table_replace (times, g_strdup (place), GUINT_TO_POINTER (n));
  return g_strdup_printf ("plate:%s/%u", place, n);
}

static gboolean
keep_entry (AlprActRun *run, gint64 list, gint64 pull, GHashTable *times,
            const AlprVendorEntry *entry, GError **error)
{
  g_autofree char *norm = alpr_plate_normalise (entry->plate);
  g_autofree char *key = alpr_plate_key (norm);
  g_autofree char *ident = make_ident (times, entry, key);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "vendor_list", "x", list);
  g_variant_dict_insert (&dict, "pull", "x", pull);
  g_variant_dict_insert (&dict, "ident", "s", ident);
  g_variant_dict_insert_value (&dict, "vendor_id", alpr_vendor_text_or_null (entry->vendor_id));
  g_variant_dict_insert (&dict, "plate", "s", entry->plate);
  g_variant_dict_insert (&dict, "plate_key", "s", key);
  g_variant_dict_insert_value (&dict, "issuer", alpr_vendor_text_or_null (entry->issuer));
  g_variant_dict_insert (&dict, "reason", "s", entry->reason);
  g_variant_dict_insert (&dict, "case_number", "s", entry->case_number);
  g_variant_dict_insert_value (&dict, "expires_at", alpr_vendor_time_or_null (entry->expires_at));
  g_variant_dict_insert_value (&dict, "note", alpr_vendor_text_or_null (entry->note));
  g_variant_dict_insert (&dict, "now", "x", run->now);
  return alpr_store_run (run->store, "vendor/keep-entry", g_variant_dict_end (&dict), error);
}

static gboolean
note_list (AlprActRun *run, gint64 connection, const AlprVendorList *list, gint64 *id,
           GError **error)
{
  return alpr_store_run (run->store, "vendor/note-list",
                         g_variant_new_parsed ("{'connection': <%x>, 'vendor_id': <%s>, "
                                               "'name': <%s>, 'now': <%x>}",
                                               connection, list->vendor_id, list->name, run->now),
                         error)
         && alpr_store_get_number (run->store, "vendor/find-list",
                                   g_variant_new_parsed ("{'connection': <%x>, 'vendor_id': <%s>}",
                                                         connection, list->vendor_id),
                                   id, error);
}

static gboolean
write_list (AlprActRun *run, gint64 connection, const AlprVendorList *list, GError **error)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 id, pull;

  if (!note_list (run, connection, list, &id, error)
      || !alpr_store_run (run->store, "vendor/note-pull",
                          g_variant_new_parsed ("{'vendor_list': <%x>, 'entries': <%x>, "
                                                "'now': <%x>, 'who': <%s>}",
                                                id, (gint64)list->entries->len, run->now,
                                                alpr_actor_get_user_name (run->actor)),
                          error))
    return FALSE;
  pull = alpr_store_get_last_id (run->store);
  for (guint i = 0; i < list->entries->len; i++)
    if (!keep_entry (run, id, pull, times, list->entries->pdata[i], error))
      return FALSE;
  return alpr_store_run (run->store, "vendor/end-pull",
                         g_variant_new_parsed ("{'vendor_list': <%x>, 'pull': <%x>}", id, pull),
                         error);
}

/** alpr_vendor_pull: The steps of vendor/pull: writes what was read. */
gboolean
alpr_vendor_pull (AlprActRun *run, GError **error)
{
  const Pulled *pulled = run->prepared;
  gint64 entries = 0;

  for (guint i = 0; i < pulled->lists->len; i++)
    {
      const AlprVendorList *list = pulled->lists->pdata[i];

      if (!write_list (run, pulled->connection, list, error))
        return FALSE;
      entries += list->entries->len;
    }
  if (!alpr_store_run (run->store, "vendor/end-lists",
                       g_variant_new_parsed ("{'connection': <%x>, 'now': <%x>}",
                                             pulled->connection, run->now),
                       error))
    return FALSE;
  run->detail = g_strdup_printf ("%u lists, %" G_GINT64_FORMAT " entries", pulled->lists->len,
                                 entries);
  run->result = g_variant_new_parsed ("{'lists': <%x>, 'entries': <%x>}",
                                      (gint64)pulled->lists->len, entries);
  return TRUE;
}
