/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking the rules. Two connections that only read, each on its own thread, take one piece of work
 * after another. What is composed around a rule here is all the SQL that isn't a file: SELECT …
 * FROM (the rule), and for rules that can be asked about one search the ids between which it is
 * asked.
 *
 * To decrypt a page takes longer than to look at its rows. So the searches are cut into parts, and
 * the first reader, whose cache can hold one, asks rule after rule about a part before it goes on
 * to the next. Parts are large, for each rule looks through the dictionaries again.
 *
 * The second reader asks the rules that count over many searches. Its cache is small, which makes
 * SQLite's sort quicker (alpr_store_set_cache_mib()). Whoever is done first helps the other: the
 * second from the end of what the first has to do.
 */

#include "alpr-check-private.h"

#include "alpr-error.h"

#define READERS 2
#define BYTES_A_SEARCH 136
#define PART_MOST 2400000
#define USUAL_CACHE_MIB 32
#define SORTING_CACHE_MIB 1
#define MIB (1024 * 1024)

/* A question about the searches from one id to another, and its answer. */
typedef struct
{
  AlprCheckQuestion *question;
  gint64 first;
  gint64 last;
  GArray *subjects;
} Piece;

typedef struct
{
  GPtrArray *pieces; /* those about many searches come first */
  GCancellable *cancellable;
  int cache;
  /* Under the lock. */
  GMutex lock;
  guint next_together;
  guint n_together;
  guint next; /* of the others; up to the last */
  guint last;
  gboolean stopped;
} Asking;

typedef struct
{
  Asking *asking;
  AlprStore *store;
  GThread *thread;
  gboolean is_first;
  int cache;
} Reader;

static void
piece_free (Piece *piece)
{
  g_array_unref (piece->subjects);
  g_free (piece);
}

static void
add_piece (Asking *asking, AlprCheckQuestion *question, gint64 first, gint64 last)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->question = question;
  piece->first = MAX (first, question->first);
  piece->last = MIN (last, question->last);
  piece->subjects = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (asking->pieces, piece);
}

/* What the searches between two ids take, with the texts that go with them. */
static int
find_cache (gint64 searches)
{
  return (int) MAX (searches * BYTES_A_SEARCH / MIB, USUAL_CACHE_MIB);
}

static void
add_part (Asking *asking, GPtrArray *questions, gint64 first, gint64 last)
{
  for (guint i = 0; i < questions->len; i++)
    {
      AlprCheckQuestion *question = questions->pdata[i];

      if (!question->together && question->first <= last && question->last >= first)
        add_piece (asking, question, first, last);
    }
}

static void
cut (Asking *asking, GPtrArray *questions)
{
  gint64 first = G_MAXINT64, last = 0, length, n;

  for (guint i = 0; i < questions->len; i++)
    {
      AlprCheckQuestion *question = questions->pdata[i];

      first = MIN (first, question->first);
      last = MAX (last, question->last);
      if (question->together)
        add_piece (asking, question, question->first, question->last);
    }
  asking->n_together = asking->next = asking->pieces->len;
  length = MAX (last - first + 1, 0);
  n = (length + PART_MOST - 1) / PART_MOST;
  for (gint64 i = 0; i < n; i++)
    add_part (asking, questions, first + length * i / n, first + length * (i + 1) / n - 1);
  asking->last = asking->pieces->len;
  asking->cache = find_cache (MIN (length, PART_MOST));
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
 * @first: lowest id of the searches about which it is asked; for a rule about many it says nothing
 * @last: highest
 *
 * Returns: (transfer full): the inputs of what alpr_check_question_compose() gives
 */
GVariant *
alpr_check_question_inputs (const AlprCheckQuestion *question, gint64 first, gint64 last)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (question->inputs);

  if (!question->together)
    {
      g_variant_dict_insert (&dict, "first", "x", first);
      g_variant_dict_insert (&dict, "last", "x", last);
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
ask (AlprStore *store, Piece *piece, GError **error)
{
  AlprCheckQuestion *question = piece->question;
  const char *columns = question->together ? "subject, what" : "subject";
  g_autofree char *sql = alpr_check_question_compose (question, columns, "");
  g_autoptr (GVariant) inputs = alpr_check_question_inputs (question, piece->first, piece->last);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, inputs, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 subject = alpr_cursor_get_integer (cursor, 0);

      g_array_append_val (piece->subjects, subject);
      if (question->together)
        g_ptr_array_add (question->whats, g_strdup (alpr_cursor_get_text (cursor, 1)));
    }
  if (!question->together)
    sort_subjects (piece->subjects);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
want_cache (Reader *self, int mib)
{
  if (mib != self->cache)
    alpr_store_set_cache_mib (self->store, mib);
  self->cache = mib;
}

static gboolean
do_piece (Reader *self, Piece *piece, GError **error)
{
  want_cache (self, piece->question->sorts ? SORTING_CACHE_MIB
                    : self->is_first       ? self->asking->cache
                                           : USUAL_CACHE_MIB);
  return ask (self->store, piece, error);
}

static Piece *
take_next (Reader *self)
{
  Asking *asking = self->asking;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&asking->lock);
  gboolean more_together = asking->next_together < asking->n_together;
  gboolean more = asking->next < asking->last;

  if (asking->stopped)
    return NULL;
  if (more_together && (!self->is_first || !more))
    return asking->pieces->pdata[asking->next_together++];
  if (!more)
    return NULL;
  return asking->pieces->pdata[self->is_first ? asking->next++ : --asking->last];
}

/* The first error of a question is its own; nothing is asked after it. */
static void
stop (Asking *asking, AlprCheckQuestion *question, GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&asking->lock);

  asking->stopped = TRUE;
  if (question->error == NULL)
    question->error = error;
  else
    g_error_free (error);
}

static gpointer
reader_run_cb (gpointer data)
{
  Reader *self = data;
  Piece *piece;

  alpr_store_set_cancellable (self->store, self->asking->cancellable);
  while ((piece = take_next (self)) != NULL)
    {
      GError *error = NULL;

      if (!do_piece (self, piece, &error))
        stop (self->asking, piece->question, error);
    }
  return NULL;
}

/* Puts the answers about the parts together, which lie in order. */
static void
join_pieces (const Asking *asking)
{
  for (guint i = 0; i < asking->pieces->len; i++)
    {
      const Piece *piece = asking->pieces->pdata[i];

      g_array_append_vals (piece->question->subjects, piece->subjects->data,
                           piece->subjects->len);
    }
}

static gboolean
open_readers (AlprStore *store, Asking *asking, Reader *readers, GError **error)
{
  for (guint i = 0; i < READERS; i++)
    {
      readers[i].asking = asking;
      readers[i].is_first = i == 0;
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
                                  question->rule);
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
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  Asking asking = { .pieces = pieces, .cancellable = cancellable };
  Reader readers[READERS] = { { 0 } };
  gboolean done = open_readers (store, &asking, readers, error);

  g_mutex_init (&asking.lock);
  cut (&asking, questions);
  for (guint i = 0; done && i < READERS; i++)
    readers[i].thread = g_thread_new ("alpr-check", reader_run_cb, &readers[i]);
  for (guint i = 0; i < READERS; i++)
    {
      g_clear_pointer (&readers[i].thread, g_thread_join);
      g_clear_object (&readers[i].store);
    }
  g_mutex_clear (&asking.lock);
  if (!done || !find_failed (questions, error))
    return FALSE;
  join_pieces (&asking);
  return TRUE;
}
