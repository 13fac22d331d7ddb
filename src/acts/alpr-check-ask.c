/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking the rules. They only read, so they are asked on reading connections, by two threads; rows are
 * kept in memory and written by the act, which alone writes.
 *
 * Two kinds of rules want two kinds of connections. A rule that looks at one search at a time passes
 * over the whole table: a large cache spares it the decryption that the rule before it has paid. A rule
 * that groups sorts: SQLite sorts stretches of the size of its cache, each as a linked list, and is
 * quickest when that is small. So the rules lie in a row, those that group first; one thread takes from
 * the front with a small cache, the other from the end with a large one, until they meet.
 */

#include "alpr-check-private.h"

#include "alpr-error.h"
#include "alpr-search-id.h"

#define THREADS 2
#define SCANNING_CACHE_MIB 256
#define SORTING_CACHE_MIB 2

typedef struct
{
  GMutex mutex;
  GPtrArray *runs; /* those that group first */
  guint front;     /* the next from the front … */
  guint end;       /* … and one past the next from the end */
  GCancellable *cancellable;
} Queue;

typedef struct
{
  Queue *queue;
  AlprStore *reader; /* owned */
  gboolean from_end;
  AlprPeriod *period; /* borrowed: the one that scans counts its searches first */
  gint64 searches;
  GError *error;
} Asker;

/* The wrappers give only what is wanted: words that nobody asks for are not made. */
static char *
compose (const RuleRun *run)
{
  if (run->tell)
    return g_strdup_printf ("SELECT found.subject, found.what, named.key, named.derived FROM (\n%s\n)"
                            " AS found JOIN search AS named ON named.id = found.subject",
                            run->sql);
  return g_strdup_printf ("SELECT subject%s FROM (\n%s\n) AS found",
                          run->over_many ? ", what" : "", run->sql);
}

static void
keep_row (RuleRun *run, AlprCursor *cursor)
{
  gint64 subject = alpr_cursor_get_integer (cursor, 0);
  gsize length;

  g_array_append_val (run->subjects, subject);
  if (run->over_many || run->tell)
    g_ptr_array_add (run->whats, g_strdup (alpr_cursor_get_text (cursor, 1)));
  if (run->tell)
    {
      const guint8 *key = alpr_cursor_get_blob (cursor, 2, &length);

      g_ptr_array_add (run->search_ids,
                       length == ALPR_SEARCH_KEY_LENGTH
                           ? alpr_search_id_format (key, alpr_cursor_get_integer (cursor, 3) != 0)
                           : g_strdup (""));
    }
}

static void
ask (AlprStore *reader, RuleRun *run)
{
  g_autofree char *sql = compose (run);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (reader, sql, run->inputs, &run->error);

  if (cursor == NULL)
    return;
  while (alpr_cursor_next (cursor, &run->error))
    keep_row (run, cursor);
  run->by->findings = run->subjects->len;
}

static RuleRun *
take_next (Asker *asker)
{
  Queue *queue = asker->queue;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&queue->mutex);

  if (queue->front == queue->end)
    return NULL;
  return queue->runs->pdata[asker->from_end ? --queue->end : queue->front++];
}

static gboolean
count_searches (Asker *asker)
{
  alpr_store_set_cache_mib (asker->reader, SCANNING_CACHE_MIB);
  return alpr_store_get_number (asker->reader, "findings/searches",
                                g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}",
                                                      alpr_period_get_from (asker->period),
                                                      alpr_period_get_until (asker->period)),
                                &asker->searches, &asker->error);
}

static gpointer
ask_all (gpointer data)
{
  Asker *asker = data;
  RuleRun *run;

  alpr_store_set_cancellable (asker->reader, asker->queue->cancellable);
  if (asker->from_end && !count_searches (asker))
    return NULL;
  while ((run = take_next (asker)) != NULL)
    {
      alpr_store_set_cache_mib (asker->reader, asker->from_end && !run->over_many
                                                   ? SCANNING_CACHE_MIB
                                                   : SORTING_CACHE_MIB);
      ask (asker->reader, run);
    }
  return NULL;
}

static int
compare_kinds_cb (gconstpointer a, gconstpointer b)
{
  const RuleRun *one = *(const RuleRun *const *) a;
  const RuleRun *two = *(const RuleRun *const *) b;

  return two->over_many - one->over_many;
}

static gboolean
open_readers (AlprStore *store, Asker *askers, Queue *queue, AlprPeriod *period, GError **error)
{
  for (guint i = 0; i < THREADS; i++)
    {
      askers[i].queue = queue;
      askers[i].from_end = i > 0;
      askers[i].period = period;
      askers[i].reader = alpr_store_open_again (store, error);
      if (askers[i].reader == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The first rule that failed, in the order of the clauses. */
static gboolean
find_failed (GPtrArray *runs, GError **error)
{
  for (guint i = 0; i < runs->len; i++)
    {
      RuleRun *run = runs->pdata[i];

      if (run->error == NULL)
        continue;
      g_propagate_prefixed_error (error, g_steal_pointer (&run->error), "Rule “%s”: ",
                                  run->by->rule);
      return FALSE;
    }
  return TRUE;
}

/* Asks every rule, and counts the searches of the period. */
gboolean
alpr_rule_runs_ask (AlprStore *store, GPtrArray *runs, AlprPeriod *period, gint64 *searches,
                    GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  Queue queue = { .runs = row, .end = runs->len, .cancellable = cancellable };
  Asker askers[THREADS] = { 0 };
  gboolean done = open_readers (store, askers, &queue, period, error);

  g_ptr_array_extend (row, runs, NULL, NULL);
  g_ptr_array_sort (row, compare_kinds_cb);
  g_mutex_init (&queue.mutex);
  if (done)
    {
      GThread *other = g_thread_new ("alpr-check", ask_all, &askers[1]);

      ask_all (&askers[0]);
      g_thread_join (other);
      done = askers[1].error == NULL && find_failed (runs, error);
    }
  if (askers[1].error != NULL)
    g_propagate_error (error, askers[1].error);
  *searches = askers[1].searches;
  g_mutex_clear (&queue.mutex);
  for (guint i = 0; i < THREADS; i++)
    g_clear_object (&askers[i].reader);
  return done;
}
