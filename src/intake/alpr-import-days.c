/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The searches of an import, counted by person and local day while its rows pass: the table
 * search_day. Counting costs some tens of nanoseconds a row here; SQLite would sort all rows for
 * it, whenever a rule, a chart or a report asks.
 *
 * Counts lie in a hash table of slots. When it has grown to its largest size and is full, the
 * counts so far go into the book, some thousands with each batch, and the table begins anew: a day
 * may stand in the book in several rows. The table is far larger than the processor's caches, so a
 * row's slot is asked for at once and counted up a few rows later. Runs on the reading thread.
 */

#include "alpr-import-days.h"

#include <string.h>

#include "alpr-facts.h"
#include "alpr-time.h"

/* All zones are whole quarters of an hour from UTC, and change at whole quarters. */
#define QUARTER (900 * ALPR_TIME_SECOND)
#define N_KNOWN 16384 /* quarters whose day is remembered: half a year's */
#define BITS_AT_FIRST 12
#define BITS_MOST 20 /* 32 MiB */
#define PENDING 16

typedef struct
{
  guint32 day; /* its first quarter of an hour since 1970 */
  guint32 account;
  guint32 organisation;
  guint32 searches; /* 0: nothing lies here */
  guint32 no_case;
  guint32 no_reason;
  gint64 first_search;
} Slot;

/* A search that waits for its slot: a slot of one search, and where it lies. */
typedef struct
{
  Slot slot;
  guint64 hash;
} Pending;

typedef struct
{
  guint32 quarter;
  guint32 day;
  guint32 month; /* 202603 */
} KnownQuarter;

struct _AlprDays
{
  gint64 import;
  GTimeZone *zone;     /* owned */
  KnownQuarter *known; /* owned */
  Slot *slots;         /* owned */
  guint bits;
  guint used;
  gsize flushed; /* slots that a flush has passed */
  Pending pending[PENDING];
  guint n_pending;
};

enum
{
  COLUMN_IMPORT,
  COLUMN_MONTH,
  COLUMN_DAY,
  COLUMN_ACCOUNT,
  COLUMN_ORGANISATION,
  COLUMN_SEARCHES,
  COLUMN_NO_CASE,
  COLUMN_NO_REASON,
  COLUMN_FIRST_SEARCH,
  N_COLUMNS
};

/* Finds the local day and month of @quarter. */
static void
reckon_day (AlprDays *self, guint32 quarter, KnownQuarter *known)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((gint64) quarter * 900);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  known->quarter = quarter;
  known->day = (guint32) (alpr_time_from_day (&date, self->zone) / QUARTER);
  known->month = (guint32) (year * 100 + month);
}

static const KnownQuarter *
find_day (AlprDays *self, guint32 quarter)
{
  KnownQuarter *known = &self->known[quarter % N_KNOWN];

  if (known->quarter != quarter)
    reckon_day (self, quarter, known);
  return known;
}

static guint64
hash_slot (const Slot *key)
{
  guint64 hash = (guint64) key->day << 32 ^ key->account;

  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash ^= (hash >> 29) + key->organisation;
  return hash * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

/* Where @key lies, or would lie */
static Slot *
find_slot (AlprDays *self, const Slot *key, guint64 hash)
{
  gsize mask = ((gsize) 1 << self->bits) - 1;
  gsize at = hash >> (64 - self->bits);

  while (self->slots[at].searches != 0
         && (self->slots[at].day != key->day || self->slots[at].account != key->account
             || self->slots[at].organisation != key->organisation))
    at = (at + 1) & mask;
  return &self->slots[at];
}

static void
grow (AlprDays *self)
{
  g_autofree Slot *old = self->slots;
  gsize n = (gsize) 1 << self->bits;

  self->bits++;
  self->slots = g_new0 (Slot, (gsize) 1 << self->bits);
  for (gsize i = 0; i < n; i++)
    if (old[i].searches != 0)
      *find_slot (self, &old[i], hash_slot (&old[i])) = old[i];
}

/* Counts the searches that wait. */
static void
settle (AlprDays *self)
{
  for (guint i = 0; i < self->n_pending; i++)
    {
      const Pending *pending = &self->pending[i];
      Slot *slot = find_slot (self, &pending->slot, pending->hash);

      if (slot->searches == 0)
        {
          *slot = pending->slot;
          self->used++;
          continue;
        }
      slot->searches++;
      slot->no_case += pending->slot.no_case;
      slot->no_reason += pending->slot.no_reason;
    }
  self->n_pending = 0;
  if (self->used >= (3u << self->bits) / 4 && self->bits < BITS_MOST)
    grow (self);
}

/**
 * alpr_days_new:
 * @import: the import
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): counts of nothing
 */
AlprDays *
alpr_days_new (gint64 import, GTimeZone *zone)
{
  AlprDays *self = g_new0 (AlprDays, 1);

  self->import = import;
  self->zone = g_time_zone_ref (zone);
  self->known = g_new0 (KnownQuarter, N_KNOWN);
  self->bits = BITS_AT_FIRST;
  self->slots = g_new0 (Slot, (gsize) 1 << self->bits);
  return self;
}

void
alpr_days_free (AlprDays *self)
{
  g_time_zone_unref (self->zone);
  g_free (self->known);
  g_free (self->slots);
  g_free (self);
}

/**
 * alpr_days_add:
 * @self: the counts, not full
 * @row: a new search, with its id
 *
 * Counts a search. One before 1970 counts as of the first day: no vendor is that old.
 */
void
alpr_days_add (AlprDays *self, const AlprSearchRow *row)
{
  gint64 flags = row->values[ALPR_SEARCH_FLAGS];
  Pending *pending = &self->pending[self->n_pending++];
  Slot *slot = &pending->slot;
  gint64 at = MAX (row->values[ALPR_SEARCH_AT], ALPR_TIME_DAY);

  slot->day = find_day (self, (guint32) (at / QUARTER))->day;
  slot->account = (guint32) row->values[ALPR_SEARCH_ACCOUNT];
  slot->organisation = (guint32) row->values[ALPR_SEARCH_ORGANISATION];
  slot->searches = 1;
  slot->no_case = (flags & (ALPR_FACT_NO_CASE | ALPR_FACT_CASE_IN_REASON)) == ALPR_FACT_NO_CASE;
  slot->no_reason = (flags & ALPR_FACT_NO_REASON) != 0;
  slot->first_search = row->values[ALPR_SEARCH_ID];
  pending->hash = hash_slot (slot);
  __builtin_prefetch (&self->slots[pending->hash >> (64 - self->bits)]);
  if (self->n_pending == PENDING)
    settle (self);
}

/** alpr_days_is_full: Returns: whether the counts must be flushed before many more are added */
gboolean
alpr_days_is_full (const AlprDays *self)
{
  return self->bits == BITS_MOST && self->used >= (3u << self->bits) / 4;
}

/**
 * alpr_days_flush:
 * @self: the counts
 * @days: a batch of alpr_days_new_batch()
 * @most: how many rows the batch may have
 *
 * Moves counts into the batch. Nothing is added between flushes until all have been moved.
 *
 * Returns: whether all have been moved; else the batch is full and another is wanted
 */
gboolean
alpr_days_flush (AlprDays *self, AlprBatch *days, guint most)
{
  gsize n;

  settle (self);
  n = (gsize) 1 << self->bits;
  for (; self->flushed < n; self->flushed++)
    {
      const Slot *slot = &self->slots[self->flushed];

      if (slot->searches == 0)
        continue;
      if (alpr_batch_get_length (days) >= most)
        return FALSE;
      alpr_batch_add_row (days);
      alpr_batch_set_integer (days, COLUMN_IMPORT, self->import);
      alpr_batch_set_integer (days, COLUMN_MONTH, find_day (self, slot->day)->month);
      alpr_batch_set_integer (days, COLUMN_DAY, slot->day * QUARTER);
      alpr_batch_set_integer (days, COLUMN_ACCOUNT, slot->account);
      alpr_batch_set_integer (days, COLUMN_ORGANISATION, slot->organisation);
      alpr_batch_set_integer (days, COLUMN_SEARCHES, slot->searches);
      alpr_batch_set_integer (days, COLUMN_NO_CASE, slot->no_case);
      alpr_batch_set_integer (days, COLUMN_NO_REASON, slot->no_reason);
      alpr_batch_set_integer (days, COLUMN_FIRST_SEARCH, slot->first_search);
    }
  memset (self->slots, 0, sizeof (Slot) << self->bits);
  self->used = 0;
  self->flushed = 0;
  return TRUE;
}

/** alpr_days_new_batch: Returns: (transfer full): an empty batch for rows of `search_day` */
AlprBatch *
alpr_days_new_batch (void)
{
  static const char *const names[N_COLUMNS]
      = { "import",   "month",   "day",       "account",     "organisation",
          "searches", "no_case", "no_reason", "first_search" };
  static const AlprBatchKind kinds[N_COLUMNS]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER,
          ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER,
          ALPR_BATCH_INTEGER };

  return alpr_batch_new (names, kinds, N_COLUMNS);
}
