/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking the rules. They only read, so they are asked on reading connections, by two threads, each
 * taking the next rule that nobody has taken; rows are kept in memory and written by the act, which
 * alone writes. A thread's connection keeps the pages that the rules share, since decrypting a page
 * costs more than reading it.
 */

#include "alpr-check-private.h"

#include "alpr-error.h"
#include "alpr-search-id.h"

#define THREADS 2
#define CACHE_MIB 192

typedef struct
{
  GPtrArray *runs;
  int next; /* atomic */
  GCancellable *cancellable;
} Queue;

typedef struct
{
  Queue *queue;
  AlprStore *reader; /* owned */
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

static gpointer
ask_all (gpointer data)
{
  Asker *asker = data;
  Queue *queue = asker->queue;

  alpr_store_set_cancellable (asker->reader, queue->cancellable);
  for (;;)
    {
      guint index = (guint) g_atomic_int_add (&queue->next, 1);

      if (index >= queue->runs->len)
        return NULL;
      ask (asker->reader, queue->runs->pdata[index]);
    }
}

static gboolean
open_readers (AlprStore *store, Asker *askers, Queue *queue, GError **error)
{
  for (guint i = 0; i < THREADS; i++)
    {
      askers[i].queue = queue;
      askers[i].reader = alpr_store_open_again (store, error);
      if (askers[i].reader == NULL)
        return FALSE;
      alpr_store_set_cache_mib (askers[i].reader, CACHE_MIB);
    }
  return TRUE;
}

/* Asks every rule; the first that fails, in the order of the clauses, is the error. */
gboolean
alpr_rule_runs_ask (AlprStore *store, GPtrArray *runs, GCancellable *cancellable, GError **error)
{
  Queue queue = { .runs = runs, .cancellable = cancellable };
  Asker askers[THREADS] = { 0 };
  gboolean opened = open_readers (store, askers, &queue, error);

  if (opened)
    {
      GThread *other = g_thread_new ("alpr-check", ask_all, &askers[1]);

      ask_all (&askers[0]);
      g_thread_join (other);
    }
  for (guint i = 0; i < THREADS; i++)
    g_clear_object (&askers[i].reader);
  for (guint i = 0; opened && i < runs->len; i++)
    {
      RuleRun *run = runs->pdata[i];

      if (run->error != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&run->error), "Rule “%s”: ",
                                      run->by->rule);
          return FALSE;
        }
    }
  return opened;
}
