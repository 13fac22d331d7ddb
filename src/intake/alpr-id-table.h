/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprIdHash:
 *
 * 96 bits that stand for a text or a key within this process.
 */
typedef struct
{
  guint64 low;
  guint32 high;
} AlprIdHash;

typedef struct
{
  guint64 low;
  guint32 high;
  guint32 id; /* 0: a free place */
} AlprIdEntry;

/**
 * AlprIdTable:
 * @entries: (owned): open addressing, linear probing
 * @capacity: how many places there are; any number, not only powers of two
 * @used: how many are taken
 * @most: how many there will ever be, 0 where nobody knows; it grows no further than for these
 */
typedef struct
{
  AlprIdEntry *entries;
  guint64 capacity;
  guint64 used;
  guint64 most;
} AlprIdTable;

AlprIdHash alpr_id_hash (const void *data, gsize length);
void alpr_id_table_init (AlprIdTable *self, guint64 expected, guint64 most);
void alpr_id_table_clear (AlprIdTable *self);
void alpr_id_table_reserve (AlprIdTable *self, guint64 expected);
void alpr_id_table_add (AlprIdTable *self, AlprIdHash hash, guint32 id);

/* Where a hash's place begins. Its bits are spread evenly, so scaling them is enough. */
static inline guint64
alpr_id_table_start (const AlprIdTable *self, AlprIdHash hash)
{
  return (guint64) (((unsigned __int128) hash.low * self->capacity) >> 64);
}

/* Asks for the cache line early: the tables are far larger than the processor's caches. */
static inline void
alpr_id_table_prefetch (const AlprIdTable *self, AlprIdHash hash)
{
  __builtin_prefetch (&self->entries[alpr_id_table_start (self, hash)]);
}

/* The entry of a hash, or NULL. It moves when the table grows. */
static inline AlprIdEntry *
alpr_id_table_find (const AlprIdTable *self, AlprIdHash hash)
{
  guint64 at = alpr_id_table_start (self, hash);

  while (self->entries[at].id != 0)
    {
      AlprIdEntry *entry = &self->entries[at];

      if (entry->low == hash.low && entry->high == hash.high)
        return entry;
      if (++at == self->capacity)
        at = 0;
    }
  return NULL;
}

G_END_DECLS
