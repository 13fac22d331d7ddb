/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a list that somebody looks at. Each id has at most one living item, so that a row
 * that is read again after a change reaches every cell that shows it. Items live as long as a
 * widget holds them, and the newest KEPT ones a while longer; so memory doesn't grow with the list.
 *
 * Items are handed out at once; their rows are read in batches, newest first, one batch at a time.
 * Who scrolls through a million rows leaves wishes behind that nobody needs any more: beyond WISHES
 * the oldest are dropped, and an item that is asked for again wishes again.
 */

#include "alpr-row-cache.h"

#define KEPT 2048
#define WISHES 512
#define BATCH 128

struct _AlprRowCache
{
  gatomicrefcount refs;

  AlprRowSource *source; /* a reference */
  GHashTable *live;      /* id → AlprRowItem, not owned: an item takes itself out when it dies */
  GQueue kept;           /* of AlprRowItem, owned, newest first */
  GPtrArray *wanted;     /* of AlprRowItem, owned, newest last */
  GHashTable *waiting;   /* set of the items in `wanted` */
  guint idle;            /* source id */
  gboolean reading;
  gboolean closed;
  AlprRowCacheFailed failed;
  gpointer failed_data;
};

typedef struct
{
  AlprRowCache *cache; /* a reference */
  GPtrArray *items;    /* owned */
  gint64 ids[BATCH];   /* what was asked; an item may be another row's by now */
} Batch;

static void read_next (AlprRowCache *self);

static void
cache_unref (AlprRowCache *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->waiting);
  g_ptr_array_unref (self->wanted);
  g_object_unref (self->source);
  g_free (self);
}

static void
item_gone_cb (gpointer data, GObject *gone)
{
  AlprRowCache *self = data;
  gint64 id = alpr_row_item_get_id ((AlprRowItem *) gone);

  g_hash_table_remove (self->live, &id);
}

static gboolean
start_reading (gpointer data)
{
  AlprRowCache *self = data;

  self->idle = 0;
  if (!self->reading)
    read_next (self);
  return G_SOURCE_REMOVE;
}

static void
want (AlprRowCache *self, AlprRowItem *item)
{
  if (!g_hash_table_add (self->waiting, item))
    return;
  g_ptr_array_add (self->wanted, g_object_ref (item));
  if (self->wanted->len > 2 * WISHES)
    {
      for (guint i = 0; i < self->wanted->len - WISHES; i++)
        g_hash_table_remove (self->waiting, self->wanted->pdata[i]);
      g_ptr_array_remove_range (self->wanted, 0, self->wanted->len - WISHES);
    }
  if (self->idle == 0 && !self->reading)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_reading, self, NULL);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Batch *batch = data;
  AlprRowCache *self = batch->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = ALPR_ROW_SOURCE_GET_IFACE (self->source)->read_rows_finish (self->source, result, &error);

  self->reading = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len && !self->closed; i++)
    if (alpr_row_item_get_id (batch->items->pdata[i]) == batch->ids[i])
      alpr_row_item_set_row (batch->items->pdata[i], rows->pdata[i]);
  if (error != NULL && !self->closed && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->failed (error, self->failed_data);
  else if (!self->closed)
    read_next (self);
  g_ptr_array_unref (batch->items);
  cache_unref (batch->cache);
  g_free (batch);
}

static void
read_next (AlprRowCache *self)
{
  guint count = MIN (self->wanted->len, BATCH);
  Batch *batch;

  if (count == 0)
    return;
  batch = g_new0 (Batch, 1);
  batch->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < count; i++)
    {
      AlprRowItem *item = g_ptr_array_steal_index (self->wanted, self->wanted->len - 1);

      g_hash_table_remove (self->waiting, item);
      g_ptr_array_add (batch->items, item);
      batch->ids[i] = alpr_row_item_get_id (item);
    }
  g_atomic_ref_count_inc (&self->refs);
  batch->cache = self;
  self->reading = TRUE;
  ALPR_ROW_SOURCE_GET_IFACE (self->source)
      ->read_rows (self->source, batch->ids, count, rows_read_cb, batch);
}

/**
 * alpr_row_cache_new:
 * @source: where rows come from
 * @failed: told when rows could not be read
 * @data: for @failed
 *
 * Returns: (transfer full): a cache without rows
 */
AlprRowCache *
alpr_row_cache_new (AlprRowSource *source, AlprRowCacheFailed failed, gpointer data)
{
  AlprRowCache *self = g_new0 (AlprRowCache, 1);

  g_atomic_ref_count_init (&self->refs);
  self->source = g_object_ref (source);
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->waiting = g_hash_table_new (NULL, NULL);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->kept);
  self->failed = failed;
  self->failed_data = data;
  return self;
}

/** alpr_row_cache_free: Lets go of all rows; items that widgets hold stay as they are. */
void
alpr_row_cache_free (AlprRowCache *self)
{
  GHashTableIter iter;
  gpointer item;

  self->closed = TRUE;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_remove_all (self->waiting);
  g_ptr_array_set_size (self->wanted, 0);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->live);
  cache_unref (self);
}

/**
 * alpr_row_cache_get:
 * @self: a cache
 * @id: id of a row
 * @position: where in the list it stands
 *
 * Returns: (transfer full): its item; its row is there, or comes
 */
AlprRowItem *
alpr_row_cache_get (AlprRowCache *self, gint64 id, guint position)
{
  AlprRowItem *item = g_hash_table_lookup (self->live, &id);

  if (item != NULL)
    {
      alpr_row_item_set_position (item, position);
      if (alpr_row_item_get_row (item) == NULL)
        want (self, item);
      return g_object_ref (item);
    }
  item = alpr_row_item_new (id);
  alpr_row_item_set_position (item, position);
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_queue_push_head (&self->kept, g_object_ref (item));
  want (self, item);
  if (self->kept.length > KEPT)
    g_object_unref (g_queue_pop_tail (&self->kept));
  return item;
}

/** alpr_row_cache_shift: Follows a change of the list by which rows went and others came. */
void
alpr_row_cache_shift (AlprRowCache *self, guint position, guint removed, guint added)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (alpr_row_item_get_position (item) >= position + removed)
      alpr_row_item_set_position (item, alpr_row_item_get_position (item) - removed + added);
}

/**
 * alpr_row_cache_reorder:
 * @self: a cache
 * @ids: (element-type gint64): the ids of the whole list, in their new order
 *
 * Makes each item that a widget holds the place of the row that stands there now. So a list of
 * millions is sorted without that a widget comes or goes; items behind the list's new end are the
 * widgets' alone from now on.
 */
void
alpr_row_cache_reorder (AlprRowCache *self, GArray *ids)
{
  g_autoptr (GList) items = NULL;

  g_queue_clear_full (&self->kept, g_object_unref);
  items = g_hash_table_get_values (self->live);
  g_hash_table_remove_all (self->live);
  for (GList *link = items; link != NULL; link = link->next)
    {
      AlprRowItem *item = link->data;
      guint position = alpr_row_item_get_position (item);
      gint64 *id;

      if (position >= ids->len)
        {
          g_object_weak_unref (G_OBJECT (item), item_gone_cb, self);
          continue;
        }
      id = &g_array_index (ids, gint64, position);
      g_hash_table_insert (self->live, g_memdup2 (id, sizeof *id), item);
      alpr_row_item_set_id (item, *id);
      if (alpr_row_item_get_row (item) == NULL)
        want (self, item);
    }
}

/** alpr_row_cache_read_again: Reads again the rows that widgets hold; forgets the others. */
void
alpr_row_cache_read_again (AlprRowCache *self)
{
  g_autoptr (GList) items = NULL;

  g_queue_clear_full (&self->kept, g_object_unref);
  items = g_hash_table_get_values (self->live);
  for (GList *item = items; item != NULL; item = item->next)
    want (self, item->data);
}

/** alpr_row_cache_get_n_live: Returns: how many items are alive */
guint
alpr_row_cache_get_n_live (AlprRowCache *self)
{
  return g_hash_table_size (self->live);
}
