/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many transactions in a row of which only the last must outlive a power cut: rows of an import
 * that
 * nobody sees, and that are taken out at the next opening, until it is complete.
 *
 * Between alpr_load_begin() and alpr_load_end() a commit does not wait for the disk (synchronous
 * NORMAL: after a power cut the newest commits may be gone, the book is whole), and what was
 * committed is copied from the write-ahead log into the book by a second connection on a thread of
 * its own, while the next rows are written. Every few commits the writer waits for it, so that the
 * log begins anew and stays short. The transaction after alpr_load_end() is a full one, and makes
 * everything before it durable with itself.
 */

#include "alpr-load.h"

#include "alpr-store-private.h"

/* So many commits may be in the log before it must be copied to its end. */
#define COMMITS_A_LOG 12
#define PAGES_BETWEEN_COPIES 4000

struct _AlprLoad
{
  /* Owned. */
  AlprStore *store;
  AlprStore *beside;
  GThread *thread;

  /* Shared with the thread, under @lock. */
  GMutex lock;
  GCond changed;
  gboolean wanted;
  gboolean busy;
  gboolean ended;

  guint commits;
};

static void
copy_log (AlprStore *store)
{
  /* Where it can't copy (a reader holds an old page), the next one or the closing does. */
  sqlite3_wal_checkpoint_v2 (store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

static gpointer
copy_logs (gpointer data)
{
  AlprLoad *self = data;

  g_mutex_lock (&self->lock);
  while (!self->ended)
    {
      if (!self->wanted)
        {
          g_cond_wait (&self->changed, &self->lock);
          continue;
        }
      self->wanted = FALSE;
      self->busy = TRUE;
      g_mutex_unlock (&self->lock);
      copy_log (self->beside);
      g_mutex_lock (&self->lock);
      self->busy = FALSE;
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * alpr_load_begin:
 * @store: a book, opened for writing, outside a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full): the load, for alpr_load_end(); %NULL with an error as alpr_store_open()
 */
AlprLoad *
alpr_load_begin (AlprStore *store, GError **error)
{
  g_autoptr (AlprStore) beside = alpr_store_open_again (store, error);
  AlprLoad *self;

  if (beside == NULL
      || !alpr_store_exec (store, "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0",
                           error))
    return NULL;
  self = g_new0 (AlprLoad, 1);
  self->store = g_object_ref (store);
  self->beside = g_steal_pointer (&beside);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("alpr-load", copy_logs, self);
  return self;
}

static void
wait_for_copy (AlprLoad *self)
{
  g_mutex_lock (&self->lock);
  while (self->busy || self->wanted)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * alpr_load_commit:
 * @self: a load
 * @error: return location for an error
 *
 * Commits the transaction that is open.
 *
 * Returns: as alpr_store_commit()
 */
gboolean
alpr_load_commit (AlprLoad *self, GError **error)
{
  if (!alpr_store_commit (self->store, error))
    return FALSE;
  if (++self->commits % COMMITS_A_LOG == 0)
    {
      wait_for_copy (self);
      copy_log (self->store);
      return TRUE;
    }
  g_mutex_lock (&self->lock);
  self->wanted = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/**
 * alpr_load_end:
 * @self: a load, outside a transaction
 *
 * Ends the load: from here on every commit is on the disk when it returns.
 */
void
alpr_load_end (AlprLoad *self)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  alpr_store_exec (self->store, "PRAGMA synchronous = FULL", NULL);
  sqlite3_wal_autocheckpoint (self->store->db, PAGES_BETWEEN_COPIES);
  g_object_unref (self->beside);
  g_object_unref (self->store);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}
