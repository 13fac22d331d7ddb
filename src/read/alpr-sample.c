/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The draw of a random sample that anyone can repeat. The ticket of an id is the SHA-256 of the
 * bytes "SEED,ID"; the sample are the ids with the smallest tickets, in the order of their tickets.
 * So the sample does not depend on the order of the rows, a larger one begins with the smaller one,
 * and `printf '%s' "SEED,ID" | sha256sum` gives the ticket of any item.
 *
 * Only the best items so far are held (a heap with the largest ticket on top), whatever the
 * population's size. A long population is hashed by several threads, each with a heap of its own;
 * the smallest of all are among the smallest of each, so that the threads change nothing in the
 * result. An id that comes twice is drawn once.
 */

#include "alpr-sample.h"

#include <string.h>

#include "alpr-cursor.h"
#include "alpr-digest.h"
#include "alpr-search-id.h"

/* Ids that are hashed here before threads are asked for; a block of ids for a thread. */
#define THREADS_FROM 200000
#define BLOCK_LENGTH 8192
#define THREADS_MOST 4

typedef struct
{
  guint8 ticket[ALPR_DIGEST_LENGTH];
  gint64 subject;
  char *id; /* owned */
} Candidate;

typedef struct
{
  guint size;         /* how many are wanted */
  char *prefix;       /* owned: seed and comma */
  AlprDigest *digest; /* owned */
  GArray *heap;       /* of Candidate, the largest ticket first */
  GHashTable *ids;    /* the ids in the heap, not owned */
} Pick;

typedef struct
{
  guint length;
  char *ids[BLOCK_LENGTH]; /* owned until hashed */
  gint64 subjects[BLOCK_LENGTH];
} Block;

typedef struct
{
  GThreadPool *pool;
  GAsyncQueue *picks;  /* of Pick: those that no thread is using */
  GAsyncQueue *blocks; /* of Block: empty ones */
  guint n_threads;
} Workers;

static Pick *
pick_new (const char *seed, guint size)
{
  Pick *self = g_new0 (Pick, 1);

  self->size = size;
  self->prefix = g_strconcat (seed, ",", NULL);
  self->digest = alpr_digest_new ();
  self->heap = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
pick_free (Pick *self)
{
  for (guint i = 0; i < self->heap->len; i++)
    g_free (g_array_index (self->heap, Candidate, i).id);
  g_array_unref (self->heap);
  g_hash_table_unref (self->ids);
  alpr_digest_free (self->digest);
  g_free (self->prefix);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pick, pick_free)

static int
compare_candidates (const Candidate *a, const Candidate *b)
{
  int order = memcmp (a->ticket, b->ticket, sizeof a->ticket);

  return order != 0 ? order : strcmp (a->id, b->id);
}

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  return compare_candidates (a, b);
}

static void
swap (Candidate *a, Candidate *b)
{
  Candidate kept = *a;

  *a = *b;
  *b = kept;
}

static void
sift_up (Candidate *heap, guint at)
{
  while (at > 0 && compare_candidates (&heap[(at - 1) / 2], &heap[at]) < 0)
    {
      swap (&heap[(at - 1) / 2], &heap[at]);
      at = (at - 1) / 2;
    }
}

static void
sift_down (Candidate *heap, guint length, guint at)
{
  for (guint child = 2 * at + 1; child < length; child = 2 * at + 1)
    {
      if (child + 1 < length && compare_candidates (&heap[child + 1], &heap[child]) > 0)
        child++;
      if (compare_candidates (&heap[at], &heap[child]) >= 0)
        return;
      swap (&heap[at], &heap[child]);
      at = child;
    }
}

/* Takes @candidate in if it is among the smallest so far; its id is owned from here on. */
static void
offer (Pick *self, Candidate *candidate)
{
  Candidate *heap = (Candidate *) (gpointer) self->heap->data;

  if (self->size == 0
      || (self->heap->len == self->size && compare_candidates (candidate, &heap[0]) >= 0)
      || g_hash_table_contains (self->ids, candidate->id))
    {
      g_free (candidate->id);
      return;
    }
  g_hash_table_add (self->ids, candidate->id);
  if (self->heap->len < self->size)
    {
      g_array_append_vals (self->heap, candidate, 1);
      sift_up ((Candidate *) (gpointer) self->heap->data, self->heap->len - 1);
      return;
    }
  g_hash_table_remove (self->ids, heap[0].id);
  g_free (heap[0].id);
  heap[0] = *candidate;
  sift_down (heap, self->heap->len, 0);
}

static void
hash_ticket (AlprDigest *digest, const char *prefix, const char *id,
             guint8 ticket[ALPR_DIGEST_LENGTH])
{
  alpr_digest_reset (digest);
  alpr_digest_update (digest, prefix, strlen (prefix));
  alpr_digest_update (digest, id, strlen (id));
  alpr_digest_finish (digest, ticket);
}

static void
offer_id (Pick *self, char *id, gint64 subject)
{
  Candidate candidate = { .subject = subject, .id = id };

  hash_ticket (self->digest, self->prefix, id, candidate.ticket);
  offer (self, &candidate);
}

static void
block_hashed_cb (gpointer data, gpointer user_data)
{
  Block *block = data;
  Workers *workers = user_data;
  Pick *pick = g_async_queue_pop (workers->picks);

  for (guint i = 0; i < block->length; i++)
    offer_id (pick, block->ids[i], block->subjects[i]);
  block->length = 0;
  g_async_queue_push (workers->picks, pick);
  g_async_queue_push (workers->blocks, block);
}

static void
workers_start (Workers *self, const char *seed, guint size)
{
  self->n_threads = CLAMP (g_get_num_processors (), 1, THREADS_MOST);
  self->picks = g_async_queue_new_full ((GDestroyNotify) pick_free);
  self->blocks = g_async_queue_new_full (g_free);
  self->pool
      = g_thread_pool_new (block_hashed_cb, self, (int) self->n_threads, FALSE, NULL);
  for (guint i = 0; i < self->n_threads; i++)
    g_async_queue_push (self->picks, pick_new (seed, size));
  for (guint i = 0; i < self->n_threads * 3; i++)
    g_async_queue_push (self->blocks, g_new0 (Block, 1));
}

/* Waits for the threads and puts what they picked into @into. */
static void
workers_finish (Workers *self, Pick *into)
{
  Pick *pick;

  if (self->pool == NULL)
    return;
  g_thread_pool_free (self->pool, FALSE, TRUE);
  while ((pick = g_async_queue_try_pop (self->picks)) != NULL)
    {
      for (guint i = 0; i < pick->heap->len; i++)
        offer (into, &g_array_index (pick->heap, Candidate, i));
      g_array_set_size (pick->heap, 0);
      pick_free (pick);
    }
  g_async_queue_unref (self->picks);
  g_async_queue_unref (self->blocks);
  self->pool = NULL;
}

static gboolean
feed (Pick *pick, Workers *workers, AlprSampleNext next, gpointer data, GError **error)
{
  g_autofree char *seed = g_strndup (pick->prefix, strlen (pick->prefix) - 1);
  g_autoptr (GError) cause = NULL;
  Block *block = NULL;
  gint64 subject = 0;
  char *id;

  for (gint64 count = 0; (id = next (data, &subject, &cause)) != NULL; count++)
    {
      if (count < THREADS_FROM)
        {
          offer_id (pick, id, subject);
          continue;
        }
      if (workers->pool == NULL)
        workers_start (workers, seed, pick->size);
      if (block == NULL)
        block = g_async_queue_pop (workers->blocks);
      block->ids[block->length] = id;
      block->subjects[block->length++] = subject;
      if (block->length == BLOCK_LENGTH)
        g_thread_pool_push (workers->pool, g_steal_pointer (&block), NULL);
    }
  if (block != NULL)
    g_thread_pool_push (workers->pool, block, NULL);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
write_hex (const guint8 ticket[ALPR_DIGEST_LENGTH], char hex[ALPR_SAMPLE_TICKET_LENGTH + 1])
{
  for (guint i = 0; i < ALPR_DIGEST_LENGTH; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", ticket[i]);
}

static void
item_free (AlprSampleItem *item)
{
  g_free (item->id);
  g_free (item);
}

/* The items of @pick in the order of their tickets; the ids move over. */
static GPtrArray *
list_items (Pick *pick)
{
  GPtrArray *items
      = g_ptr_array_new_full (pick->heap->len, (GDestroyNotify) item_free);

  g_array_sort (pick->heap, compare_candidates_cb);
  for (guint i = 0; i < pick->heap->len; i++)
    {
      Candidate *candidate = &g_array_index (pick->heap, Candidate, i);
      AlprSampleItem *item = g_new0 (AlprSampleItem, 1);

      item->id = g_steal_pointer (&candidate->id);
      item->subject = candidate->subject;
      write_hex (candidate->ticket, item->ticket);
      g_ptr_array_add (items, item);
    }
  return items;
}

/**
 * alpr_sample_ticket:
 * @seed: the seed, UTF-8
 * @id: an id, UTF-8
 *
 * Returns: (transfer full): the ticket of @id, 64 hexadecimal digits
 */
char *
alpr_sample_ticket (const char *seed, const char *id)
{
  g_autofree char *text = g_strconcat (seed, ",", id, NULL);

  return alpr_digest_hex (text, strlen (text));
}

/**
 * alpr_sample_draw:
 * @seed: the seed, UTF-8: digits of dice, or of the system's generator
 * @size: how many items are wanted
 * @next: gives the ids of the population, in any order
 * @data: for @next, which is called in this thread only
 * @error: return location for an error
 *
 * Draws a sample.
 *
 * Returns: (transfer full) (element-type AlprSampleItem): the items in the order of the draw, fewer
 *   than @size where the population is smaller; %NULL when @next failed
 */
GPtrArray *
alpr_sample_draw (const char *seed, guint size, AlprSampleNext next, gpointer data, GError **error)
{
  g_autoptr (Pick) pick = pick_new (seed, size);
  Workers workers = { NULL };
  gboolean fed = feed (pick, &workers, next, data, error);

  workers_finish (&workers, pick);
  return fed ? list_items (pick) : NULL;
}

/**
 * alpr_sample_next_search:
 * @cursor: an #AlprCursor of a query that gives `id`, `key` and `derived` of searches
 * @subject: (out): the search's number in the book
 * @error: return location for an error
 *
 * An #AlprSampleNext over searches of a book.
 *
 * Returns: (transfer full) (nullable): the next search's id as text
 */
char *
alpr_sample_next_search (gpointer cursor, gint64 *subject, GError **error)
{
  AlprCursor *from = cursor;
  const guint8 *key;
  gsize length;

  if (!alpr_cursor_next (from, error))
    return NULL;
  *subject = alpr_cursor_get_integer (from, alpr_cursor_find (from, "id"));
  key = alpr_cursor_get_blob (from, alpr_cursor_find (from, "key"), &length);
  g_return_val_if_fail (length == ALPR_SEARCH_KEY_LENGTH, NULL);
  return alpr_search_id_format (
      key, alpr_cursor_get_integer (from, alpr_cursor_find (from, "derived")) != 0);
}
