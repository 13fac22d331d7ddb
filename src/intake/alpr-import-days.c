/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The searches of an import, counted by person and local day while its rows pass: the table
 * search_day. Counting costs some tens of nanoseconds a row here; SQLite would sort all rows for
 * it, whenever a rule, a chart or a report asks.
 *
 * Counts lie in a hash table of slots. Past its largest size the counts so far go into the batch,
 * and the table begins anew: a day may stand in the book in several rows. Runs on the reading
 * thread.
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

typedef struct
{
  guint32 quarter;
  guint32 day;
} KnownQuarter;

struct _AlprDays
{
  gint64 import;
  GTimeZone *zone;     /* owned */
  KnownQuarter *known; /* owned */
  Slot *slots;         /* owned */
  guint bits;
  guint used;
};

enum
{
  COLUMN_IMPORT,
  COLUMN_DAY,
  COLUMN_ACCOUNT,
  COLUMN_ORGANISATION,
  COLUMN_SEARCHES,
  COLUMN_NO_CASE,
  COLUMN_NO_REASON,
  COLUMN_FIRST_SEARCH,
  N_COLUMNS
};

/* The quarter in which the local day of @quarter begins */
static guint32
reckon_day (AlprDays *self, guint32 quarter)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((gint64) quarter * 900);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (guint32) (alpr_time_from_day (&date, self->zone) / QUARTER);
}

static guint32
find_day (AlprDays *self, gint64 at)
{
  guint32 quarter = (guint32) (at / QUARTER);
  KnownQuarter *known = &self->known[quarter % N_KNOWN];

  if (known->quarter != quarter)
    {
      known->day = reckon_day (self, quarter);
      known->quarter = quarter;
    }
  return known->day;
}

static guint
hash_slot (const Slot *key, guint bits)
{
  guint64 hash = (guint64) key->day << 32 ^ key->account;

  hash *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash ^= (hash >> 29) + key->organisation;
  return (guint) (hash * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9) >> (64 - bits));
}

/* Where @key lies, or would lie */
static Slot *
find_slot (Slot *slots, guint bits, const Slot *key)
{
  guint mask = (1u << bits) - 1;
  guint at = hash_slot (key, bits);

  while (slots[at].searches != 0
         && (slots[at].day != key->day || slots[at].account != key->account
             || slots[at].organisation != key->organisation))
    at = (at + 1) & mask;
  return &slots[at];
}

static void
grow (AlprDays *self)
{
  Slot *larger = g_new0 (Slot, (gsize) 1 << (self->bits + 1));

  for (gsize i = 0; i < (gsize) 1 << self->bits; i++)
    if (self->slots[i].searches != 0)
      *find_slot (larger, self->bits + 1, &self->slots[i]) = self->slots[i];
  g_free (self->slots);
  self->slots = larger;
  self->bits++;
}

/* Makes room for one more. */
static void
make_room (AlprDays *self, AlprBatch *days)
{
  if (self->used < (3u << self->bits) / 4)
    return;
  if (self->bits < BITS_MOST)
    grow (self);
  else
    alpr_days_flush (self, days);
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
 * @self: the counts
 * @row: a new search, with its id
 * @days: the batch into which counts go when there are too many
 *
 * Counts a search. One before 1970 counts as of the first day: no vendor is that old.
 */
void
alpr_days_add (AlprDays *self, const AlprSearchRow *row, AlprBatch *days)
{
  gint64 flags = row->values[ALPR_SEARCH_FLAGS];
  Slot key = { 0 };
  Slot *slot;

  make_room (self, days);
  key.day = find_day (self, MAX (row->values[ALPR_SEARCH_AT], ALPR_TIME_DAY));
  key.account = (guint32) row->values[ALPR_SEARCH_ACCOUNT];
  key.organisation = (guint32) row->values[ALPR_SEARCH_ORGANISATION];
  slot = find_slot (self->slots, self->bits, &key);
  if (slot->searches == 0)
    {
      *slot = key;
      slot->first_search = row->values[ALPR_SEARCH_ID];
      self->used++;
    }
  slot->searches++;
  slot->no_case
      += (flags & (ALPR_FACT_NO_CASE | ALPR_FACT_CASE_IN_REASON)) == ALPR_FACT_NO_CASE;
  slot->no_reason += (flags & ALPR_FACT_NO_REASON) != 0;
}

/**
 * alpr_days_flush:
 * @self: the counts
 * @days: a batch of alpr_days_new_batch()
 *
 * Moves the counts into the batch.
 */
void
alpr_days_flush (AlprDays *self, AlprBatch *days)
{
  for (gsize i = 0; i < (gsize) 1 << self->bits; i++)
    {
      const Slot *slot = &self->slots[i];

      if (slot->searches == 0)
        continue;
      alpr_batch_add_row (days);
      alpr_batch_set_integer (days, COLUMN_IMPORT, self->import);
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
}

/** alpr_days_new_batch: Returns: (transfer full): an empty batch for rows of `search_day` */
AlprBatch *
alpr_days_new_batch (void)
{
  static const char *const names[N_COLUMNS]
      = { "import",  "day",     "account",   "organisation", "searches",
          "no_case", "no_reason", "first_search" };
  static const AlprBatchKind kinds[N_COLUMNS]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER,
          ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER };

  return alpr_batch_new (names, kinds, N_COLUMNS);
}
