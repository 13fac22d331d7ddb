/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file's bytes, read and hashed once on a thread of their own. The thread reads a block, hands it
 * to the reader and hashes it while the reader parses it, so that the SHA-256 in the book is that
 * of the very bytes that were parsed. At most BLOCKS blocks are under way: memory is constant, and
 * a slow reader holds the thread back.
 *
 * read() rather than mmap(): a file that somebody cuts while it is read ends early here, and would
 * kill the program there. That the file did not change meanwhile is checked at the end.
 *
 * A block belongs to two holders, reader and thread, and goes back to the pool with the second. The
 * reader may write into the headroom before the bytes, never into the bytes.
 *
 * Who never takes a block (the XLSX reader, which reads through libarchive) only asks for the
 * digest.
 */

#include "alpr-feed.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-digest.h"
#include "alpr-error.h"

#define BLOCKS 6

typedef struct
{
  AlprBlock block;
  int holders;
} Slot;

struct _AlprFeed
{
  /* Owned */
  char *name;
  GThread *thread;
  char *memory;
  char *sha256; /* set when the thread has ended well */

  /* Not owned */
  int fd;

  /* State of the file when reading began */
  struct stat before;

  /* Shared with the thread, under @lock */
  GMutex lock;
  GCond changed;
  Slot slots[BLOCKS];
  GQueue ready;
  gboolean ended;
  gboolean stopped;  /* nobody wants anything more */
  gboolean draining; /* nobody takes blocks more; only the digest is wanted */
  int failure;       /* errno of a failed read() */
};

/* A slot that nobody holds, now held by the thread; NULL when the feed is stopped. */
static Slot *
take_slot (AlprFeed *self)
{
  Slot *free_slot = NULL;

  g_mutex_lock (&self->lock);
  while (!self->stopped)
    {
      for (guint i = 0; i < BLOCKS && free_slot == NULL; i++)
        if (self->slots[i].holders == 0)
          free_slot = &self->slots[i];
      if (free_slot != NULL)
        break;
      g_cond_wait (&self->changed, &self->lock);
    }
  if (free_slot != NULL)
    free_slot->holders = 1;
  g_mutex_unlock (&self->lock);
  return free_slot;
}

/* Fills the block from @offset, as far as the file goes; -1 on failure. */
static gssize
fill (AlprFeed *self, AlprBlock *block, gint64 offset)
{
  block->length = 0;
  while (block->length < ALPR_FEED_BLOCK)
    {
      gssize got = pread (self->fd, block->data + block->length, ALPR_FEED_BLOCK - block->length,
                          offset + (gint64) block->length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      block->length += (gsize) got;
    }
  return (gssize) block->length;
}

static void
hand_over (AlprFeed *self, Slot *slot)
{
  g_mutex_lock (&self->lock);
  if (!self->draining)
    {
      slot->holders++;
      g_queue_push_tail (&self->ready, slot);
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);
}

static void
drop (AlprFeed *self, Slot *slot)
{
  g_mutex_lock (&self->lock);
  if (--slot->holders == 0)
    g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static void
end (AlprFeed *self, int failure, char *sha256)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  self->failure = failure;
  self->sha256 = sha256;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gpointer
read_and_hash (gpointer data)
{
  AlprFeed *self = data;
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  gint64 offset = 0;
  Slot *slot;

  while ((slot = take_slot (self)) != NULL)
    {
      gssize got = fill (self, &slot->block, offset);
      int failure = errno;

      if (got <= 0)
        {
          drop (self, slot);
          end (self, got < 0 ? failure : 0, got == 0 ? alpr_digest_finish_hex (digest) : NULL);
          return NULL;
        }
      offset += got;
      hand_over (self, slot);
      alpr_digest_update (digest, slot->block.data, slot->block.length);
      drop (self, slot);
    }
  end (self, ECANCELED, NULL);
  return NULL;
}

static void
start (AlprFeed *self)
{
  if (self->thread == NULL)
    self->thread = g_thread_new ("alpr-feed", read_and_hash, self);
}

static gboolean
check_unchanged (AlprFeed *self, GError **error)
{
  struct stat now;

  if (fstat (self->fd, &now) == 0 && now.st_size == self->before.st_size
      && now.st_mtim.tv_sec == self->before.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == self->before.st_mtim.tv_nsec)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” was changed by another program while it was read", self->name);
  return FALSE;
}

static gboolean
check_failure (AlprFeed *self, int failure, GError **error)
{
  if (failure == 0)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", self->name,
               g_strerror (failure));
  return FALSE;
}

/**
 * alpr_feed_new:
 * @fd: (not transferred): an open, regular file; stays open as long as the feed lives
 * @name: the file's name, for messages
 *
 * The thread starts with the first question.
 *
 * Returns: (transfer full): the feed
 */
AlprFeed *
alpr_feed_new (int fd, const char *name)
{
  gsize stride = ALPR_FEED_HEADROOM + ALPR_FEED_BLOCK + ALPR_FEED_PADDING;
  AlprFeed *self = g_new0 (AlprFeed, 1);

  self->fd = fd;
  self->name = g_strdup (name);
  self->memory = g_malloc0 (stride * BLOCKS);
  for (guint i = 0; i < BLOCKS; i++)
    self->slots[i].block.data = self->memory + stride * i + ALPR_FEED_HEADROOM;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->ready);
  if (fstat (fd, &self->before) != 0)
    memset (&self->before, 0, sizeof self->before);
  return self;
}

/** alpr_feed_free: Ends the thread at its next block, and frees the feed. */
void
alpr_feed_free (AlprFeed *self)
{
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_queue_clear (&self->ready);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self->memory);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}

/**
 * alpr_feed_next:
 * @self: a feed
 * @error: return location for an error
 *
 * Waits for the next block.
 *
 * Returns: (transfer full) (nullable): the block, for alpr_feed_release(); %NULL at the end of the
 *   file (@error is then not set) and on failure
 */
AlprBlock *
alpr_feed_next (AlprFeed *self, GError **error)
{
  Slot *slot;
  int failure;

  start (self);
  g_mutex_lock (&self->lock);
  while (g_queue_is_empty (&self->ready) && !self->ended)
    g_cond_wait (&self->changed, &self->lock);
  slot = g_queue_pop_head (&self->ready);
  failure = slot == NULL ? self->failure : 0;
  g_mutex_unlock (&self->lock);

  if (slot != NULL)
    return &slot->block;
  if (check_failure (self, failure, error))
    check_unchanged (self, error);
  return NULL;
}

/** alpr_feed_release: Gives a block back. */
void
alpr_feed_release (AlprFeed *self, AlprBlock *block)
{
  drop (self, (Slot *) (gpointer) block);
}

/**
 * alpr_feed_finish_sha256:
 * @self: a feed
 * @error: return location for an error
 *
 * Waits until the whole file is hashed, also the part that nobody took. No block can be taken more.
 *
 * Returns: (transfer full): the SHA-256 of the file, 64 hex digits; %NULL with %ALPR_ERROR_FORMAT
 *   where the file can't be read to its end or was changed meanwhile
 */
char *
alpr_feed_finish_sha256 (AlprFeed *self, GError **error)
{
  Slot *slot;

  g_mutex_lock (&self->lock);
  self->draining = TRUE;
  while ((slot = g_queue_pop_head (&self->ready)) != NULL)
    slot->holders--;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  start (self);
  g_mutex_lock (&self->lock);
  while (!self->ended)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  if (!check_failure (self, self->failure, error) || !check_unchanged (self, error))
    return NULL;
  return g_strdup (self->sha256);
}
