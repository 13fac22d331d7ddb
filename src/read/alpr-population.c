/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The digest that fixes a population before its seed is given: SHA-256 over the ids in the order of
 * their bytes, a newline after each. `LC_ALL=C sort ids.txt | sha256sum` gives the same.
 *
 * A search's id is text made from 16 bytes, and the order of those texts is the order of the bytes:
 * the digits of a UUID in lower case compare as their values do, the dashes always stand at the
 * same places, and every derived id begins with `r`, after the last digit `f`. So ids are held as
 * 16 bytes, sorted as numbers (millions of them in memory; many of them by two threads) and written
 * out again as text. Any other text, as in a list that somebody typed, is held as it is.
 */

#include "alpr-population.h"

#include <stdlib.h>
#include <string.h>

#include "alpr-digest.h"
#include "alpr-search-id.h"

#define THREADS_FROM 200000
#define BUFFER_LENGTH 65536

typedef struct
{
  guint64 high;
  guint64 low;
} Key;

typedef struct
{
  GArray *uuids;     /* of Key */
  GArray *derived;   /* of Key */
  GPtrArray *others; /* of char*, owned */
} Ids;

typedef struct
{
  Key *keys;
  gsize length;
} Run;

static int
compare_keys (const void *a, const void *b)
{
  const Key *one = a;
  const Key *two = b;

  if (one->high != two->high)
    return one->high < two->high ? -1 : 1;
  return (one->low > two->low) - (one->low < two->low);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gpointer
run_sorted_cb (gpointer data)
{
  Run *run = data;

  if (run->length > 1)
    qsort (run->keys, run->length, sizeof (Key), compare_keys);
  return NULL;
}

/* Moves the keys whose first bit is clear before the others; returns their number. */
static gsize
part_by_first_bit (Key *keys, gsize length)
{
  gsize low = 0;

  for (gsize i = 0; i < length; i++)
    if (keys[i].high >> 63 == 0)
      {
        Key kept = keys[low];

        keys[low++] = keys[i];
        keys[i] = kept;
      }
  return low;
}

static void
sort_keys (GArray *array)
{
  Run all = { (Key *) (gpointer) array->data, array->len };
  Run halves[2];
  GThread *thread;

  if (array->len < THREADS_FROM)
    {
      run_sorted_cb (&all);
      return;
    }
  halves[0] = (Run) { all.keys, part_by_first_bit (all.keys, all.length) };
  halves[1] = (Run) { all.keys + halves[0].length, all.length - halves[0].length };
  thread = g_thread_new ("alpr-sort", run_sorted_cb, &halves[0]);
  run_sorted_cb (&halves[1]);
  g_thread_join (thread);
}

/* Only the exact form that ids have: another spelling of the same bytes is another text. */
static gboolean
is_written_small (const char *id)
{
  for (; *id != '\0'; id++)
    if (g_ascii_isupper (*id))
      return FALSE;
  return TRUE;
}

/* Takes @id over. */
static void
keep (Ids *ids, char *id)
{
  guint8 bytes[ALPR_SEARCH_KEY_LENGTH];
  gboolean derived;
  Key key;

  if (!is_written_small (id) || !alpr_search_id_parse (id, bytes, &derived))
    {
      g_ptr_array_add (ids->others, id);
      return;
    }
  g_free (id);
  memcpy (&key.high, bytes, sizeof key.high);
  memcpy (&key.low, bytes + sizeof key.high, sizeof key.low);
  key.high = GUINT64_FROM_BE (key.high);
  key.low = GUINT64_FROM_BE (key.low);
  g_array_append_val (derived ? ids->derived : ids->uuids, key);
}

static char *
text_of (const Key *key, gboolean derived)
{
  guint64 parts[2] = { GUINT64_TO_BE (key->high), GUINT64_TO_BE (key->low) };
  guint8 bytes[ALPR_SEARCH_KEY_LENGTH];

  memcpy (bytes, parts, sizeof bytes);
  return alpr_search_id_format (bytes, derived);
}

static void
add_line (AlprDigest *digest, GString *buffer, const char *id)
{
  g_string_append (buffer, id);
  g_string_append_c (buffer, '\n');
  if (buffer->len >= BUFFER_LENGTH)
    {
      alpr_digest_update (digest, buffer->str, buffer->len);
      g_string_truncate (buffer, 0);
    }
}

/* UUIDs first, then derived ids; the other texts wherever they belong. */
static char *
digest_sorted (Ids *ids)
{
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  g_autoptr (GString) buffer = g_string_sized_new (BUFFER_LENGTH + 64);
  GArray *arrays[2] = { ids->uuids, ids->derived };
  guint other = 0;

  for (guint a = 0; a < 2; a++)
    for (guint i = 0; i < arrays[a]->len; i++)
      {
        g_autofree char *id = text_of (&g_array_index (arrays[a], Key, i), a == 1);

        while (other < ids->others->len && strcmp (ids->others->pdata[other], id) < 0)
          add_line (digest, buffer, ids->others->pdata[other++]);
        add_line (digest, buffer, id);
      }
  while (other < ids->others->len)
    add_line (digest, buffer, ids->others->pdata[other++]);
  alpr_digest_update (digest, buffer->str, buffer->len);
  return alpr_digest_finish_hex (digest);
}

/**
 * alpr_population_digest:
 * @next: gives the ids of the population, in any order
 * @data: for @next
 * @count: (out) (optional): how many ids there are; untouched on failure
 * @error: return location for an error
 *
 * Fixes a population: any id added, left out or changed gives another digest.
 *
 * Returns: (transfer full): the digest, 64 hexadecimal digits; %NULL when @next failed
 */
char *
alpr_population_digest (AlprSampleNext next, gpointer data, gint64 *count, GError **error)
{
  g_autoptr (GArray) uuids = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GArray) derived = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  Ids ids = { uuids, derived, others };
  g_autoptr (GError) cause = NULL;
  gint64 subject = 0;
  gint64 length = 0;
  char *id;

  for (; (id = next (data, &subject, &cause)) != NULL; length++)
    keep (&ids, id);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  sort_keys (uuids);
  sort_keys (derived);
  g_ptr_array_sort (others, compare_texts_cb);
  if (count != NULL)
    *count = length;
  return digest_sorted (&ids);
}
