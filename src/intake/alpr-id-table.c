/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table from a hash to a number, sixteen bytes an entry: 96 bits of XXH3 and a 32-bit id. It
 * backs the dictionaries (text → id) and the known keys (key → search) of an import, which meet
 * every cell and every row; texts and keys themselves are not kept in memory.
 *
 * The hash is seeded anew in each process, so that nobody can write a file whose cells collide.
 * Two of ten million texts share 96 bits with a chance of about 1 in 10^15. The known keys are
 * nevertheless compared in full before a row is believed to be known (alpr-import-doubt.c).
 *
 * Capacities are any number: ten million keys must not cost the next power of two.
 */

#include "alpr-id-table.h"

#include <sys/mman.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

/* Linear probing stays short up to here; beyond it the table grows. */
#define FULL_PERCENT 85
#define ROOMY_PERCENT 75
#define SMALLEST 1024

static guint64
process_seed (void)
{
  static gsize seed = 0;

  if (g_once_init_enter (&seed))
    {
      guint64 random = (guint64) g_random_int () << 32 | g_random_int ();

      g_once_init_leave (&seed, (gsize) (random | 1));
    }
  return seed;
}

/**
 * alpr_id_hash:
 * @data: bytes; may be %NULL where @length is 0
 * @length: how many
 *
 * Returns: what stands for the bytes within this process
 */
AlprIdHash
alpr_id_hash (const void *data, gsize length)
{
  XXH128_hash_t hash = XXH3_128bits_withSeed (data, length, process_seed ());

  return (AlprIdHash){ hash.low64, (guint32) hash.high64 };
}

/* Fresh places; the kernel gives them out zeroed when they are first touched. */
static void
allocate (AlprIdTable *self, guint64 capacity)
{
  gsize bytes = capacity * sizeof (AlprIdEntry);

  self->capacity = capacity;
  self->used = 0;
  self->entries = g_new0 (AlprIdEntry, capacity);
  if (bytes >= 4 * 1024 * 1024)
    {
      gsize page = 2 * 1024 * 1024;
      gsize from = ((gsize) self->entries + page - 1) / page * page;
      gsize until = ((gsize) self->entries + bytes) / page * page;

      /* Only advice: probing touches pages at random, and few large pages are found sooner. */
      (void) madvise ((void *) from, until - from, MADV_HUGEPAGE);
    }
}

/**
 * alpr_id_table_init:
 * @self: a table
 * @expected: how many entries it is to take without growing
 * @most: how many it will ever take; 0 where that is not known
 */
void
alpr_id_table_init (AlprIdTable *self, guint64 expected, guint64 most)
{
  self->most = most;
  allocate (self, MAX (expected * 100 / ROOMY_PERCENT + 1, SMALLEST));
}

void
alpr_id_table_clear (AlprIdTable *self)
{
  g_clear_pointer (&self->entries, g_free);
  self->capacity = 0;
  self->used = 0;
}

static void
place (AlprIdTable *self, AlprIdEntry entry)
{
  guint64 at = alpr_id_table_start (self, (AlprIdHash){ entry.low, entry.high });

  while (self->entries[at].id != 0)
    if (++at == self->capacity)
      at = 0;
  self->entries[at] = entry;
  self->used++;
}

/**
 * alpr_id_table_reserve:
 * @self: a table
 * @expected: how many entries there will be in all
 *
 * Makes room at once, so that a large table is not copied again and again on its way. Who knows
 * the number early needs the least memory.
 */
void
alpr_id_table_reserve (AlprIdTable *self, guint64 expected)
{
  AlprIdTable old = *self;

  /* Always a little more than there is, whoever was wrong about the number. */
  expected = MAX (expected, self->used + 1);
  if (expected * 100 <= old.capacity * ROOMY_PERCENT)
    return;
  allocate (self, expected * 100 / ROOMY_PERCENT + 1);
  for (guint64 i = 0; i < old.capacity; i++)
    if (old.entries[i].id != 0)
      place (self, old.entries[i]);
  alpr_id_table_clear (&old);
}

/**
 * alpr_id_table_add:
 * @self: a table
 * @hash: a hash that is not in it
 * @id: its number, not 0
 */
void
alpr_id_table_add (AlprIdTable *self, AlprIdHash hash, guint32 id)
{
  g_return_if_fail (id != 0);

  if ((self->used + 1) * 100 > self->capacity * FULL_PERCENT)
    alpr_id_table_reserve (self, self->most > self->used ? MIN (self->used * 2, self->most)
                                                         : self->used * 2);
  place (self, (AlprIdEntry){ hash.low, hash.high, id });
}
