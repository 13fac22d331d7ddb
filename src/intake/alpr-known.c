/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of all searches that the book and the file being read hold, each with its search's id.
 *
 * A vendor's id is met once a search. A derived key holds a number: the first of several identical
 * rows of a file has 0, the next 1 … The n-th such row of a second file is therefore the n-th of
 * the first, and is known, while one repetition more is new. To tell "known from an earlier file,
 * met for the first time in this one" (known) from "met in this file already" (try the next
 * number), each entry bears a mark for this file. Ids leave room for it: 2^31 searches in a book.
 *
 * A row that is repeated a hundred thousand times must not cost a hundred thousand tries each;
 * from the eighth on the next number is remembered beside the table.
 */

#include "alpr-known.h"

#define SEEN 0x80000000u
#define ID_MASK 0x7fffffffu
#define REMEMBER_FROM 8

struct _AlprKnown
{
  AlprIdTable table;
  GHashTable *next; /* (owned) (element-type guint64 guint32): hash of number 0 → next number */
};

static gboolean
load_keys (AlprKnown *self, AlprStore *store, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "imports/keys", NULL, error);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &failure))
    {
      gsize length;
      const guint8 *key = alpr_cursor_get_blob (cursor, 1, &length);

      if (key != NULL && length == ALPR_KEY_LENGTH)
        alpr_id_table_add (&self->table, alpr_known_hash (key),
                           (guint32) alpr_cursor_get_integer (cursor, 0) & ID_MASK);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * alpr_known_load:
 * @store: a book
 * @error: return location for an error
 *
 * Returns: (transfer full): the keys of the searches that can be seen; %NULL with an error
 */
AlprKnown *
alpr_known_load (AlprStore *store, GError **error)
{
  g_autoptr (AlprKnown) self = g_new0 (AlprKnown, 1);
  gint64 rows;

  self->next = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  alpr_id_table_init (&self->table, 0, 0);
  if (!alpr_store_get_number (store, "imports/count-keys", NULL, &rows, error))
    return NULL;
  alpr_id_table_reserve (&self->table, (guint64) rows);
  return load_keys (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
alpr_known_free (AlprKnown *self)
{
  alpr_id_table_clear (&self->table);
  g_hash_table_unref (self->next);
  g_free (self);
}

/**
 * alpr_known_expect:
 * @self: the keys
 * @rows: how many more there will be
 *
 * Makes room at once, so that a large file does not double the table on its way.
 */
void
alpr_known_expect (AlprKnown *self, guint64 rows)
{
  alpr_id_table_reserve (&self->table, self->table.used + rows);
}

/** alpr_known_hash: Returns: what stands for @key in the table */
AlprIdHash
alpr_known_hash (const guint8 key[ALPR_KEY_LENGTH])
{
  return alpr_id_hash (key, ALPR_KEY_LENGTH);
}

/** alpr_known_prefetch: Asks for a hash's place early. */
void
alpr_known_prefetch (AlprKnown *self, AlprIdHash hash)
{
  alpr_id_table_prefetch (&self->table, hash);
}

/**
 * alpr_known_claim:
 * @self: the keys
 * @hash: of a vendor's id
 * @search: the id that the row gets if it is new
 *
 * Returns: 0 where the key is new, and now belongs to @search; else the id of the search that has
 *   it. That one's key must be compared in full.
 */
gint64
alpr_known_claim (AlprKnown *self, AlprIdHash hash, gint64 search)
{
  AlprIdEntry *entry = alpr_id_table_find (&self->table, hash);

  if (entry != NULL)
    return entry->id & ID_MASK;
  alpr_id_table_add (&self->table, hash, (guint32) search | SEEN);
  return 0;
}

/* Claims one number's key: FALSE where this file has met it, and the next number is to be tried. */
static gboolean
try_number (AlprKnown *self, const guint8 *key, gint64 search, gint64 *other)
{
  AlprIdHash hash = alpr_known_hash (key);
  AlprIdEntry *entry = alpr_id_table_find (&self->table, hash);

  if (entry == NULL)
    {
      alpr_id_table_add (&self->table, hash, (guint32) search | SEEN);
      *other = 0;
      return TRUE;
    }
  if ((entry->id & SEEN) != 0)
    return FALSE;
  entry->id |= SEEN;
  *other = entry->id & ID_MASK;
  return TRUE;
}

/**
 * alpr_known_claim_derived:
 * @self: the keys
 * @func: makes the key of an occurrence
 * @data: for @func
 * @search: the id that the row gets if it is new
 * @key: (out): the key that the row has got
 *
 * Returns: 0 where the row is new; else the id of the search that it is
 */
gint64
alpr_known_claim_derived (AlprKnown *self, AlprKnownKeyFunc func, gpointer data, gint64 search,
                          guint8 key[ALPR_KEY_LENGTH])
{
  guint64 first;
  guint32 number = 0;
  gint64 other;

  func (0, key, data);
  if (try_number (self, key, search, &other))
    return other;
  first = alpr_known_hash (key).low;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->next, &first));
  do
    func (++number, key, data);
  while (!try_number (self, key, search, &other));
  if (number >= REMEMBER_FROM)
    g_hash_table_replace (self->next, g_memdup2 (&first, sizeof first), GUINT_TO_POINTER (number));
  return other;
}
