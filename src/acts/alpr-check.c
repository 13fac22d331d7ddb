/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The screen: what the rules of the adopted policies tell of a period's searches becomes findings
 * for people to judge. The act findings/check runs it; everything that it changes stands in that
 * act's transaction. The rules themselves run beside it on connections that only read
 * (alpr-check-ask.c), so they see the book as it was before the act.
 */

#include "alpr-check-private.h"

#include "alpr-error.h"
#include "alpr-search-id.h"

static void
count_free (AlprCheckCount *count)
{
  g_free (count->profile);
  g_free (count->clause);
  g_free (count->rule);
  g_free (count->severity);
  g_free (count);
}

/** alpr_check_result_free: Frees a result. */
void
alpr_check_result_free (AlprCheckResult *self)
{
  g_ptr_array_unref (self->counts);
  g_free (self);
}

static AlprCheckResult *
new_result (void)
{
  AlprCheckResult *self = g_new0 (AlprCheckResult, 1);

  self->counts = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  return self;
}

static gboolean
check_rule_known (const char *rule, const AlprCheckResult *result, AlprPeriod *period,
                  GError **error)
{
  if (rule == NULL || result->counts->len > 0)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING,
               "No clause that is in force in %s names the rule “%s”",
               alpr_period_get_label (period), rule);
  return FALSE;
}

static gboolean
answer_written_cb (AlprCheckQuestion *question, gpointer data, GError **error)
{
  return alpr_check_write (data, question, error);
}

/**
 * alpr_check_run:
 * @store: the book, within an act's transaction
 * @period: the period
 * @rule: (nullable): this rule only; %NULL for all
 * @cancellable: (nullable): stops the rules
 * @error: return location for an error
 *
 * Screens the searches of a period by the rules of every version of a policy that is in force in it.
 *
 * Returns: (transfer full): what was told; %NULL with %ALPR_ERROR_MISSING where no clause names
 *   @rule, or another error; then the transaction is to be rolled back
 */
AlprCheckResult *
alpr_check_run (AlprStore *store, AlprPeriod *period, const char *rule, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (AlprCheckResult) result = new_result ();
  g_autoptr (GPtrArray) questions = alpr_check_plan (store, period, rule, result, error);

  if (questions == NULL || !check_rule_known (rule, result, period, error)
      || !alpr_check_ask (store, questions, answer_written_cb, store, cancellable, error))
    return NULL;
  for (guint i = 0; i < result->counts->len; i++)
    result->findings += ((const AlprCheckCount *) result->counts->pdata[i])->findings;
  return g_steal_pointer (&result);
}

/* One row of a question: key, derived, what */
static gboolean
give_finding (const AlprCheckQuestion *question, AlprCursor *cursor, AlprFindingFunc func,
              gpointer data, GError **error)
{
  gsize length;
  const guint8 *key = alpr_cursor_get_blob (cursor, 0, &length);
  g_autofree char *id = NULL;

  if (length != ALPR_SEARCH_KEY_LENGTH)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED, "A search has a key of %" G_GSIZE_FORMAT
                   " bytes", length);
      return FALSE;
    }
  id = alpr_search_id_format (key, alpr_cursor_get_integer (cursor, 1) != 0);
  for (guint i = 0; i < question->uses->len; i++)
    if (!func (question->uses->pdata[i], id, alpr_cursor_get_text (cursor, 2), data, error))
      return FALSE;
  return TRUE;
}

static gboolean
give_question (AlprStore *store, const AlprCheckQuestion *question, AlprFindingFunc func,
               gpointer data, GError **error)
{
  g_autofree char *sql = alpr_check_question_compose (question, "s.key, s.derived, q.what",
                                                      "JOIN search s ON s.id = q.subject");
  g_autoptr (GVariant) inputs = alpr_check_question_inputs (question);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, inputs, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    if (!give_finding (question, cursor, func, data, error))
      return FALSE;
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_check_each_finding:
 * @store: the book
 * @period: the period
 * @rule: (nullable): this rule only
 * @func: takes each finding
 * @data: for @func
 * @cancellable: (nullable): stops the rules
 * @error: return location for an error
 *
 * Gives what the rules tell of a period, rule after rule, with what is told of each subject. Asks
 * the rules and reads no finding of the book, so it needs no act before it.
 *
 * Returns: whether all were given
 */
gboolean
alpr_check_each_finding (AlprStore *store, AlprPeriod *period, const char *rule,
                         AlprFindingFunc func, gpointer data, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (AlprCheckResult) result = new_result ();
  g_autoptr (GPtrArray) questions = alpr_check_plan (store, period, rule, result, error);
  gboolean done = questions != NULL;

  alpr_store_set_cancellable (store, cancellable);
  for (guint i = 0; done && i < questions->len; i++)
    done = give_question (store, questions->pdata[i], func, data, error);
  alpr_store_set_cancellable (store, NULL);
  return done;
}
