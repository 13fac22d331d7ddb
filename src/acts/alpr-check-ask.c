/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking the rules. Two connections that only read, each on its own thread, take question after
 * question. What is composed around a rule here is all the SQL that isn't a file: SELECT … FROM
 * (the rule), and for rules that can be asked about one search the ids between which the period's
 * searches lie.
 *
 * A connection keeps the pages that it has decrypted, as far as they fit, for rules read the same
 * rows again and again. For rules that group millions of rows the cache is small, which makes
 * SQLite's sort quicker (alpr_store_set_cache_mib()). Those come first, so that both threads end at
 * about the same time.
 */

#include "alpr-check-private.h"

#include "alpr-error.h"

#define READERS 2
#define MOST_CACHE_MIB 320
#define BYTES_A_SEARCH 136
#define USUAL_CACHE_MIB 32
#define SORTING_CACHE_MIB 1
#define MIB (1024 * 1024)

typedef struct
{
  /* Borrowed. */
  GPtrArray *questions;
  GCancellable *cancellable;
  /* Shared by the readers. */
  int next;
  int stopped;
} Asking;

typedef struct
{
  Asking *asking;
  AlprStore *store;
  GThread *thread;
} Reader;

/* What the searches between a question's ids take, with the texts that go with them. Where that is
 * too much, nothing would stay in the cache until the next rule comes along, and the usual is
 * enough. */
static int
find_cache (const AlprCheckQuestion *question)
{
  gint64 wanted = (question->last - question->first + 1) * BYTES_A_SEARCH / MIB;

  return wanted > USUAL_CACHE_MIB && wanted <= MOST_CACHE_MIB ? (int) wanted : USUAL_CACHE_MIB;
}

/**
 * alpr_check_question_compose:
 * @question: a question
 * @columns: columns of the rule, called `q`, and of what is joined
 * @join: what is joined, or ""
 *
 * Returns: (transfer full): a query
 */
char *
alpr_check_question_compose (const AlprCheckQuestion *question, const char *columns,
                             const char *join)
{
  const char *range = question->together ? "" : " WHERE q.subject BETWEEN :first AND :last";

  return g_strdup_printf ("SELECT %s FROM (\n%s\n) q %s%s", columns, question->sql, join, range);
}

/**
 * alpr_check_question_inputs:
 * @question: a question
 *
 * Returns: (transfer full): the inputs of what alpr_check_question_compose() gives
 */
GVariant *
alpr_check_question_inputs (const AlprCheckQuestion *question)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (question->inputs);

  if (!question->together)
    {
      g_variant_dict_insert (&dict, "first", "x", question->first);
      g_variant_dict_insert (&dict, "last", "x", question->last);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static int
compare_numbers (gconstpointer one, gconstpointer two)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) two;

  return a < b ? -1 : a > b;
}

/* Rules give their subjects in the order of rows, but for those made of two parts. */
static void
sort_subjects (GArray *subjects)
{
  const gint64 *ids = (const gint64 *) (gpointer) subjects->data;

  for (guint i = 1; i < subjects->len; i++)
    if (ids[i] < ids[i - 1])
      {
        g_array_sort (subjects, compare_numbers);
        return;
      }
}

static gboolean
answer (AlprStore *store, AlprCheckQuestion *question, GError **error)
{
  const char *columns = question->together ? "subject, what" : "subject";
  g_autofree char *sql = alpr_check_question_compose (question, columns, "");
  g_autoptr (GVariant) inputs = alpr_check_question_inputs (question);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, inputs, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 subject = alpr_cursor_get_integer (cursor, 0);

      g_array_append_val (question->subjects, subject);
      if (question->together)
        g_ptr_array_add (question->whats, g_strdup (alpr_cursor_get_text (cursor, 1)));
    }
  if (!question->together)
    sort_subjects (question->subjects);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
count_searches (AlprStore *store, AlprCheckQuestion *question)
{
  alpr_store_get_number (store, "findings/count-searches",
                         g_variant_new_parsed ("{'from': <%x>, 'until': <%x>, 'first': <%x>, "
                                               "'last': <%x>}",
                                               question->from, question->until, question->first,
                                               question->last),
                         &question->searches, &question->error);
}

static AlprCheckQuestion *
take_next (Asking *asking)
{
  guint at = (guint) g_atomic_int_add (&asking->next, 1);

  if (at >= asking->questions->len || g_atomic_int_get (&asking->stopped))
    return NULL;
  return asking->questions->pdata[at];
}

static gpointer
reader_run_cb (gpointer data)
{
  Reader *self = data;
  AlprCheckQuestion *question;
  int cache = 0;

  alpr_store_set_cancellable (self->store, self->asking->cancellable);
  while ((question = take_next (self->asking)) != NULL)
    {
      int wanted = question->sorts ? SORTING_CACHE_MIB : find_cache (question);

      if (wanted != cache)
        alpr_store_set_cache_mib (self->store, wanted);
      cache = wanted;
      if (question->rule != NULL)
        answer (self->store, question, &question->error);
      else
        count_searches (self->store, question);
      if (question->error != NULL)
        g_atomic_int_set (&self->asking->stopped, 1);
    }
  return NULL;
}

static gboolean
open_readers (AlprStore *store, Asking *asking, Reader *readers, GError **error)
{
  for (guint i = 0; i < READERS; i++)
    {
      readers[i].asking = asking;
      readers[i].store = alpr_store_open_again (store, error);
      if (readers[i].store == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_failed (GPtrArray *questions, GError **error)
{
  for (guint i = 0; i < questions->len; i++)
    {
      AlprCheckQuestion *question = questions->pdata[i];

      if (question->error == NULL)
        continue;
      g_propagate_prefixed_error (error, g_steal_pointer (&question->error), "%s: ",
                                  question->rule != NULL ? question->rule : "the searches");
      return FALSE;
    }
  return TRUE;
}

/**
 * alpr_check_ask:
 * @store: the book
 * @questions: (element-type AlprCheckQuestion): what is asked; gets the answers
 * @cancellable: (nullable): stops the rules
 * @error: return location for an error
 *
 * Asks all of them, as the book is after its last commit.
 *
 * Returns: whether all were answered
 */
gboolean
alpr_check_ask (AlprStore *store, GPtrArray *questions, GCancellable *cancellable, GError **error)
{
  Asking asking = { questions, cancellable, 0, 0 };
  Reader readers[READERS] = { { 0 } };
  gboolean done = open_readers (store, &asking, readers, error);

  for (guint i = 0; done && i < READERS; i++)
    readers[i].thread = g_thread_new ("alpr-check", reader_run_cb, &readers[i]);
  for (guint i = 0; i < READERS; i++)
    {
      g_clear_pointer (&readers[i].thread, g_thread_join);
      g_clear_object (&readers[i].store);
    }
  return done && find_failed (questions, error);
}
