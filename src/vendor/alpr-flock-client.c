/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Flock's hot lists through its interface, version 3: read all, add, remove.
 *
 * Reading is whole or nothing. A list is read page by page until the vendor names no further one;
 * what came is counted against what the vendor says there is, an entry that comes twice or a cursor
 * that comes again is no list but a fault, and a list that changed while it was read is read once
 * more from its beginning.
 *
 * Adding is not repeated by itself where nobody knows whether it arrived: who pushes again looks
 * first what stands there. Taking off is, since the vendor passes over ids that it doesn't have.
 */

#include "alpr-flock-client.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-flock-ask.h"
#include "alpr-flock-json.h"

#define MOST_LISTS 1000
#define LISTS_TITLE "GET /hotlists"
#define ENTRIES_TITLE "GET /hotlists/{id}/entries"
#define ADD_TITLE "POST /hotlists/{id}/entries/addBatch"
#define DELETE_TITLE "POST /hotlists/{id}/entries/deleteBatch"

struct _AlprFlockClient
{
  AlprFlockAsk *ask; /* owned */
  const AlprFlockLimits *limits;
  const AlprVendorTalk *talk; /* not owned, nullable */
};

/** alpr_flock_client_free: Ends the connection. */
void
alpr_flock_client_free (AlprFlockClient *self)
{
  g_clear_pointer (&self->ask, alpr_flock_ask_free);
  g_free (self);
}

/**
 * alpr_flock_client_new:
 * @access: where to, and as whom
 * @talk: (nullable): is told how far it is
 * @limits: static: how patient it is
 * @error: return location for an error
 *
 * Returns: (transfer full): a client for one exchange, on this thread only
 */
AlprFlockClient *
alpr_flock_client_new (const AlprVendorAccess *access, const AlprVendorTalk *talk,
                       const AlprFlockLimits *limits, GError **error)
{
  AlprFlockAsk *ask = alpr_flock_ask_new (access, limits, error);
  AlprFlockClient *self;

  if (ask == NULL)
    return NULL;
  self = g_new0 (AlprFlockClient, 1);
  self->ask = ask;
  self->limits = limits;
  self->talk = talk;
  return self;
}

static void
tell (AlprFlockClient *self, const char *words, guint done)
{
  if (self->talk != NULL && self->talk->progress != NULL)
    self->talk->progress (words, done, self->talk->progress_data);
}

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ALPR_ERROR, ALPR_ERROR_VENDOR, format, args);
  va_end (args);
  return FALSE;
}

static GPtrArray *
read_lists (AlprFlockClient *self, GCancellable *cancellable, GError **error)
{
  const AlprFlockCall call = { "GET", "/hotlists", LISTS_TITLE, NULL, TRUE };
  g_autoptr (GByteArray) body = alpr_flock_ask_call (self->ask, &call, cancellable, error);
  g_autoptr (GPtrArray) lists = NULL;

  if (body == NULL)
    return NULL;
  lists = alpr_flock_json_read_lists ((const char *)body->data, error);
  if (lists == NULL)
    g_prefix_error (error, "%s: ", LISTS_TITLE);
  else if (lists->len > MOST_LISTS)
    fail (error, "%s: the answer has more than %d lists", LISTS_TITLE, MOST_LISTS);
  else
    return g_steal_pointer (&lists);
  return NULL;
}

static char *
make_path (const AlprVendorList *list, const char *rest)
{
  g_autofree char *id = g_uri_escape_string (list->vendor_id, NULL, FALSE);

  return g_strdup_printf ("/hotlists/%s/entries%s", id, rest);
}

/* A page; its entries are added to the list's. */
static gboolean
read_page (AlprFlockClient *self, AlprVendorList *list, const char *cursor, AlprFlockPage *page,
           GCancellable *cancellable, GError **error)
{
  g_autofree char *escaped = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;
  g_autofree char *query
      = g_strdup_printf ("?limit=%u%s%s", self->limits->page, escaped != NULL ? "&cursor=" : "",
                         escaped != NULL ? escaped : "");
  g_autofree char *path = make_path (list, query);
  const AlprFlockCall call = { "GET", path, ENTRIES_TITLE, NULL, TRUE };
  g_autoptr (GByteArray) body = alpr_flock_ask_call (self->ask, &call, cancellable, error);
  guint before = list->entries->len;

  if (body == NULL)
    return FALSE;
  if (!alpr_flock_json_read_entries ((const char *)body->data, list->entries, page, error))
    {
      g_prefix_error (error, "%s (“%s”): ", ENTRIES_TITLE, list->name);
      return FALSE;
    }
  tell (self, list->name, list->entries->len);
  if (list->entries->len > self->limits->most_entries)
    return fail (error, "%s (“%s”): more than %u entries", ENTRIES_TITLE, list->name,
                 self->limits->most_entries);
  return page->next == NULL || list->entries->len > before
         || fail (error, "%s (“%s”): nextPage stands on a page without entries, so that it would "
                         "never end",
                  ENTRIES_TITLE, list->name);
}

/* All pages, one after the other; @total is what the last one says. */
static gboolean
read_pages (AlprFlockClient *self, AlprVendorList *list, gint64 *total, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *cursor = NULL;

  g_ptr_array_set_size (list->entries, 0);
  do
    {
      g_auto (AlprFlockPage) page = { NULL, -1 };

      if (!read_page (self, list, cursor, &page, cancellable, error))
        return FALSE;
      *total = page.total;
      g_free (cursor);
      cursor = g_steal_pointer (&page.next);
      if (cursor != NULL && !g_hash_table_add (seen, g_strdup (cursor)))
        return fail (error, "%s (“%s”): nextPage leads back to a page that was read already",
                     ENTRIES_TITLE, list->name);
    }
  while (cursor != NULL);
  return TRUE;
}

static const char *
find_double (const AlprVendorList *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->entries->len; i++)
    {
      const AlprVendorEntry *entry = list->entries->pdata[i];

      if (entry->vendor_id != NULL && !g_hash_table_add (seen, entry->vendor_id))
        return entry->vendor_id;
    }
  return NULL;
}

/* Somebody may work on the list while it is read; then it is read once more. */
static gboolean
read_list (AlprFlockClient *self, AlprVendorList *list, GCancellable *cancellable, GError **error)
{
  gint64 total = -1;

  for (int try = 0; try < 2; try++)
    {
      if (!read_pages (self, list, &total, cancellable, error))
        return FALSE;
      if (find_double (list) == NULL && (total < 0 || total == list->entries->len))
        return TRUE;
    }
  if (find_double (list) != NULL)
    return fail (error, "%s (“%s”): entries have the same id", ENTRIES_TITLE, list->name);
  return fail (error,
               "%s (“%s”): totalResults is %" G_GINT64_FORMAT ", but %u entries came; the list "
               "changes just now, or the answer is not whole",
               ENTRIES_TITLE, list->name, total, list->entries->len);
}

/**
 * alpr_flock_client_pull:
 * @self: a client
 * @cancellable: (nullable): gives it up
 * @error: return location for an error
 *
 * Returns: (transfer full): of #AlprVendorList, all there are with all that stands on them; %NULL
 *   with %ALPR_ERROR_VENDOR or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
alpr_flock_client_pull (AlprFlockClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) lists = read_lists (self, cancellable, error);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    if (!read_list (self, lists->pdata[i], cancellable, error))
      return NULL;
  return g_steal_pointer (&lists);
}

/* The vendor passes over duplicates, so fewer may come back; what does must be as specified. */
static gboolean
check_added (const GByteArray *body, GError **error)
{
  g_autoptr (GPtrArray) added
      = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_entry_free);

  if (alpr_flock_json_read_entries ((const char *)body->data, added, NULL, error))
    return TRUE;
  g_prefix_error (error, "%s: ", ADD_TITLE);
  return FALSE;
}

/**
 * alpr_flock_client_add:
 * @self: a client
 * @what: the list by its id, and what is put on it; no plate stands there twice
 * @done: (out): how many entries the vendor has confirmed, also on failure
 * @cancellable: (nullable): gives it up between two batches, or within one
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_VENDOR or %G_IO_ERROR_CANCELLED
 */
gboolean
alpr_flock_client_add (AlprFlockClient *self, const AlprVendorList *what, guint *done,
                       GCancellable *cancellable, GError **error)
{
  g_autofree char *path = make_path (what, "/addBatch");

  for (*done = 0; *done < what->entries->len;)
    {
      guint n = MIN (self->limits->batch, what->entries->len - *done);
      g_autofree char *text = alpr_flock_json_write_entries (what->entries, *done, n);
      const AlprFlockCall call = { "POST", path, ADD_TITLE, text, FALSE };
      g_autoptr (GByteArray) body = alpr_flock_ask_call (self->ask, &call, cancellable, error);

      if (body == NULL || !check_added (body, error))
        return FALSE;
      *done += n;
      tell (self, "added", *done);
    }
  return TRUE;
}

/**
 * alpr_flock_client_remove:
 * @self: a client
 * @what: the list by its id, and what is taken off it, by their ids
 * @done: (out): how many entries the vendor has confirmed, also on failure
 * @cancellable: (nullable): gives it up
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_VENDOR or %G_IO_ERROR_CANCELLED
 */
gboolean
alpr_flock_client_remove (AlprFlockClient *self, const AlprVendorList *what, guint *done,
                          GCancellable *cancellable, GError **error)
{
  g_autofree char *path = make_path (what, "/deleteBatch");

  for (*done = 0; *done < what->entries->len;)
    {
      guint n = MIN (self->limits->batch, what->entries->len - *done);
      g_autofree char *text = alpr_flock_json_write_ids (what->entries, *done, n);
      const AlprFlockCall call = { "POST", path, DELETE_TITLE, text, TRUE };
      g_autoptr (GByteArray) body = alpr_flock_ask_call (self->ask, &call, cancellable, error);

      if (body == NULL)
        return FALSE;
      *done += n;
      tell (self, "taken off", *done);
    }
  return TRUE;
}
