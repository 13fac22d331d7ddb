/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The screen: what the rules of the adopted policies tell of a period's searches becomes findings
 * for people to judge. The act findings/check first asks the rules, on connections that only read
 * (alpr-check-ask.c), so that nobody waits for them; then it brings the findings to the answers, in
 * its transaction.
 *
 * A finding's number is made from its rule's number and its subject's, so screening again finds the
 * same number: a judgement is neither lost nor asked for twice.
 */

#include "alpr-check-private.h"

#include "alpr-acts-private.h"
#include "alpr-search-id.h"
#include "alpr-time.h"

/* What a caller of alpr_check_run() gives the act, and what it gets */
typedef struct
{
  AlprPeriod *period;
  AlprCheckFinding found;
  gpointer found_data;
  AlprCheck *check;
} Screening;

/* What is read before the transaction */
typedef struct
{
  GPtrArray *questions;
  AlprCheck *check;
} Prepared;

static void
prepared_free (Prepared *prepared)
{
  g_clear_pointer (&prepared->questions, g_ptr_array_unref);
  g_clear_pointer (&prepared->check, alpr_check_free);
  g_free (prepared);
}

static void
rule_free (AlprCheckedRule *rule)
{
  g_free (rule->profile);
  g_free (rule->clause);
  g_free (rule->rule);
  g_free (rule->severity);
  g_free (rule);
}

/** alpr_check_free: Frees what a screening gave. */
void
alpr_check_free (AlprCheck *self)
{
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static AlprCheck *
new_check (void)
{
  AlprCheck *self = g_new0 (AlprCheck, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static AlprPeriod *
find_period (AlprActRun *run, const Screening *screening, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (screening != NULL)
    return alpr_period_ref (screening->period);
  name = alpr_store_get_text (run->store, "book/timezone", NULL, error);
  zone = name != NULL ? alpr_time_zone_new (name, error) : NULL;
  return zone != NULL ? alpr_period_parse (alpr_act_run_text (run, "period"), zone, error) : NULL;
}

static void
give (const Screening *screening, const AlprCheckQuestion *question, AlprCursor *cursor,
      const char *what)
{
  gsize length;
  const guint8 *key = alpr_cursor_get_blob (cursor, 1, &length);
  g_autofree char *id = length == ALPR_SEARCH_KEY_LENGTH
                            ? alpr_search_id_format (key, alpr_cursor_get_integer (cursor, 2) != 0)
                            : g_strdup ("");

  for (guint i = 0; i < question->uses->len; i++)
    screening->found (question->uses->pdata[i], id, what, screening->found_data);
}

/* A rule that counts has told its words with its answer; only the searches' ids are wanting. */
static gboolean
give_together (AlprStore *store, const AlprCheckQuestion *question, const Screening *screening,
               GError **error)
{
  for (guint i = 0; i < question->subjects->len; i++)
    {
      g_autoptr (AlprCursor) cursor = alpr_store_query (
          store, "audits/search-key",
          g_variant_new_parsed ("{'search': <%x>}",
                                g_array_index (question->subjects, gint64, i)),
          error);

      if (cursor == NULL || !alpr_cursor_next (cursor, error))
        return FALSE;
      give (screening, question, cursor, question->whats->pdata[i]);
    }
  return TRUE;
}

/* The words of the others are made as they are given: kept, they would fill the memory. */
static gboolean
give_single (AlprStore *store, const AlprCheckQuestion *question, const Screening *screening,
             GError **error)
{
  g_autofree char *sql
      = alpr_check_question_compose (question, "q.subject, s.key, s.derived, q.what",
                                     "JOIN search s ON s.id = q.subject");
  g_autoptr (GVariant) inputs
      = alpr_check_question_inputs (question, question->first, question->last);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (store, sql, inputs, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    give (screening, question, cursor, alpr_cursor_get_text (cursor, 3));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
give_all (AlprStore *store, GPtrArray *questions, const Screening *screening, GError **error)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const AlprCheckQuestion *question = questions->pdata[i];

      if (!(question->together ? give_together (store, question, screening, error)
                                  : give_single (store, question, screening, error)))
        return FALSE;
    }
  return TRUE;
}

static void
describe (AlprActRun *run, const AlprCheck *check)
{
  gint64 findings = 0, added = 0, removed = 0;

  for (guint i = 0; i < check->rules->len; i++)
    {
      const AlprCheckedRule *rule = check->rules->pdata[i];

      findings += rule->findings;
      added += rule->added;
      removed += rule->removed;
    }
  run->result = g_variant_new_parsed ("{'searches': <%x>, 'findings': <%x>, 'added': <%x>, "
                                      "'removed': <%x>}",
                                      check->searches, findings, added, removed);
  run->detail = g_strdup_printf ("%" G_GINT64_FORMAT " findings of %u rules over %" G_GINT64_FORMAT
                                 " searches; %" G_GINT64_FORMAT " are new, %" G_GINT64_FORMAT
                                 " were taken back",
                                 findings, check->rules->len, check->searches, added, removed);
}

static gboolean
ask_rules (AlprActRun *run, GError **error)
{
  g_autoptr (AlprPeriod) period = find_period (run, run->data, error);
  Prepared *prepared = g_new0 (Prepared, 1);

  run->prepared = prepared;
  run->free_prepared = (GDestroyNotify) prepared_free;
  if (period == NULL)
    return FALSE;
  prepared->check = new_check ();
  if (!alpr_store_get_number (run->store, "findings/count-searches",
                              g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}",
                                                    alpr_period_get_from (period),
                                                    alpr_period_get_until (period)),
                              &prepared->check->searches, error))
    return FALSE;
  prepared->questions = alpr_check_plan (run->store, period, alpr_act_run_text (run, "rule"),
                                         prepared->check, error);
  return prepared->questions != NULL
         && alpr_check_ask (run->store, prepared->questions, run->cancellable, error);
}

static gboolean
keep_findings (AlprActRun *run, GError **error)
{
  Screening *screening = run->data;
  Prepared *prepared = run->prepared;

  for (guint i = 0; i < prepared->questions->len; i++)
    if (!alpr_check_write (run->store, prepared->questions->pdata[i], error))
      return FALSE;
  describe (run, prepared->check);
  if (screening == NULL)
    return TRUE;
  if (screening->found != NULL && !give_all (run->store, prepared->questions, screening, error))
    return FALSE;
  screening->check = g_steal_pointer (&prepared->check);
  return TRUE;
}

static const AlprInput check_inputs[] = {
  { "period", "s", TRUE, "Period" },
  { "rule", "s", FALSE, "This rule only" },
  { NULL },
};

const AlprAct alpr_check_act = { "findings/check", "Screen the searches of a period", "judge",
                                 check_inputs, keep_findings, ask_rules };

/**
 * alpr_check_run:
 * @store: the book, opened for writing
 * @actor: who screens
 * @period: the period
 * @rule: (nullable): this rule only
 * @found: (nullable): told each finding
 * @found_data: for @found
 * @cancellable: (nullable): stops the rules
 * @error: return location for an error
 *
 * Runs the act `findings/check`, and tells what it found.
 *
 * Returns: (transfer full): what was found; %NULL with an error, and the findings are as before
 */
AlprCheck *
alpr_check_run (AlprStore *store, AlprActor *actor, AlprPeriod *period, const char *rule,
                AlprCheckFinding found, gpointer found_data, GCancellable *cancellable,
                GError **error)
{
  Screening screening = { .period = period, .found = found, .found_data = found_data };
  g_autoptr (GVariant) result = alpr_act_run_with (
      store, actor, "findings/check",
      g_variant_new_parsed ("{'period': <%s>, 'rule': <%s>}", alpr_period_get_label (period),
                            rule != NULL ? rule : ""),
      &screening, cancellable, error);

  if (result == NULL)
    g_clear_pointer (&screening.check, alpr_check_free);
  return screening.check;
}
