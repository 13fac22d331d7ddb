/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Screening a period: every rule of the policies in force is asked, and what it gives becomes
 * findings for a person to judge.
 *
 * A finding's number is made from its rule's number and its subject's, so screening again finds the
 * same number: a judgement is neither lost nor asked for twice. A finding that nobody has judged and
 * that the rules no longer give (a list was changed) is taken away; a judged one stays. All of it is
 * one act, `findings/check`.
 */

#include "alpr-check.h"

#include <string.h>

#include "alpr-acts-private.h"
#include "alpr-batch.h"
#include "alpr-check-private.h"
#include "alpr-time.h"

#define SUBJECTS_A_RULE (G_GINT64_CONSTANT (1) << 40)
#define BATCH 65536

typedef struct
{
  AlprPeriod *period; /* NULL: made from the input */
  AlprCheckFinding found;
  gpointer found_data;
  AlprCheck *check; /* (out) */
} Screening;

static AlprCheckedRule *
copy_rule (const AlprCheckedRule *rule)
{
  AlprCheckedRule *copy = g_new0 (AlprCheckedRule, 1);

  copy->profile = g_strdup (rule->profile);
  copy->clause = g_strdup (rule->clause);
  copy->rule = g_strdup (rule->rule);
  copy->severity = g_strdup (rule->severity);
  copy->findings = rule->findings;
  return copy;
}

static void
free_rule (gpointer data)
{
  AlprCheckedRule *rule = data;

  g_free (rule->profile);
  g_free (rule->clause);
  g_free (rule->rule);
  g_free (rule->severity);
  g_free (rule);
}

void
alpr_check_free (AlprCheck *self)
{
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* What stays of a rule: judged findings, and those of other periods. */
static GHashTable *
read_kept (AlprStore *store, const RuleRun *run, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "findings/kept",
                          g_variant_new_parsed ("{'first': <%x>, 'last': <%x>}",
                                                run->number * SUBJECTS_A_RULE,
                                                (run->number + 1) * SUBJECTS_A_RULE - 1),
                          error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 *id = g_new (gint64, 1);

      *id = alpr_cursor_get_integer (cursor, 0);
      g_hash_table_add (kept, id);
    }
  if (cause == NULL)
    return g_steal_pointer (&kept);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

static void
add_to_batch (AlprBatch *batch, const RuleRun *run, guint index)
{
  gint64 subject = g_array_index (run->subjects, gint64, index);

  alpr_batch_add_row (batch);
  alpr_batch_set_integer (batch, 0, run->number * SUBJECTS_A_RULE + subject);
  alpr_batch_set_integer (batch, 1, run->number);
  alpr_batch_set_integer (batch, 2, subject);
  if (run->over_many)
    {
      const char *what = run->whats->pdata[index];

      alpr_batch_set_text (batch, 3, what, what != NULL ? strlen (what) : 0);
      alpr_batch_set_integer (batch, 4, run->from);
      alpr_batch_set_integer (batch, 5, run->until);
    }
}

static gboolean
write_run (AlprStore *store, const RuleRun *run, AlprBatch *batch, GError **error)
{
  g_autoptr (GHashTable) kept = NULL;

  if (!alpr_store_run (store, "findings/clear",
                       g_variant_new_parsed ("{'first': <%x>, 'last': <%x>, 'from': <%x>, "
                                             "'until': <%x>}",
                                             run->number * SUBJECTS_A_RULE,
                                             (run->number + 1) * SUBJECTS_A_RULE - 1, run->from,
                                             run->until),
                       error))
    return FALSE;
  kept = read_kept (store, run, error);
  if (kept == NULL)
    return FALSE;
  alpr_batch_clear (batch);
  for (guint i = 0; i < run->subjects->len; i++)
    {
      gint64 id = run->number * SUBJECTS_A_RULE + g_array_index (run->subjects, gint64, i);

      if (g_hash_table_size (kept) > 0 && g_hash_table_contains (kept, &id))
        continue;
      add_to_batch (batch, run, i);
      if (alpr_batch_get_length (batch) < BATCH)
        continue;
      if (!alpr_store_append_batch (store, "finding", batch, error))
        return FALSE;
      alpr_batch_clear (batch);
    }
  return alpr_batch_get_length (batch) == 0
         || alpr_store_append_batch (store, "finding", batch, error);
}

static gboolean
write_runs (AlprStore *store, GPtrArray *runs, GError **error)
{
  static const char *const names[]
      = { "id", "rule", "subject", "what", "told_from", "told_until" };
  static const AlprBatchKind kinds[] = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER,
                                         ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT,
                                         ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER };
  g_autoptr (AlprBatch) batch = alpr_batch_new (names, kinds, G_N_ELEMENTS (names));

  for (guint i = 0; i < runs->len; i++)
    if (!write_run (store, runs->pdata[i], batch, error))
      return FALSE;
  return TRUE;
}

/* Tells each finding, and drops a rule's rows once they are told. */
static void
tell (const Screening *screening, GPtrArray *runs)
{
  for (guint r = 0; r < runs->len; r++)
    {
      RuleRun *run = runs->pdata[r];

      for (guint i = 0; i < run->search_ids->len; i++)
        screening->found (run->by, run->search_ids->pdata[i], run->whats->pdata[i],
                          screening->found_data);
      g_ptr_array_set_size (run->search_ids, 0);
    }
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

/* What is read before the transaction. */
typedef struct
{
  AlprPeriod *period;
  GPtrArray *runs;
  AlprCheck *check;
} Prepared;

static void
prepared_free (gpointer data)
{
  Prepared *prepared = data;

  g_clear_pointer (&prepared->period, alpr_period_unref);
  g_clear_pointer (&prepared->runs, g_ptr_array_unref);
  g_clear_pointer (&prepared->check, alpr_check_free);
  g_free (prepared);
}

static gboolean
ask_rules (AlprActRun *run, GError **error)
{
  const Screening *screening = run->data;
  Prepared *prepared = g_new0 (Prepared, 1);

  run->prepared = prepared;
  run->free_prepared = prepared_free;
  prepared->period = find_period (run, screening, error);
  if (prepared->period == NULL)
    return FALSE;
  prepared->check = g_new0 (AlprCheck, 1);
  prepared->check->rules = g_ptr_array_new_with_free_func (free_rule);
  prepared->check->notes = g_ptr_array_new_with_free_func (g_free);
  prepared->runs = alpr_rule_runs_plan (run->store, prepared->period,
                                        alpr_act_run_text (run, "rule"), prepared->check->notes,
                                        error);
  if (prepared->runs == NULL)
    return FALSE;
  for (guint i = 0; i < prepared->runs->len; i++)
    ((RuleRun *) prepared->runs->pdata[i])->tell = screening != NULL && screening->found != NULL;
  return alpr_rule_runs_ask (run->store, prepared->runs, prepared->period,
                             &prepared->check->searches, run->cancellable, error);
}

static gboolean
keep_findings (AlprActRun *run, GError **error)
{
  Screening *screening = run->data;
  Prepared *prepared = run->prepared;
  AlprCheck *check = prepared->check;
  gint64 findings = 0;

  if (!write_runs (run->store, prepared->runs, error))
    return FALSE;
  for (guint i = 0; i < prepared->runs->len; i++)
    {
      const AlprCheckedRule *by = ((RuleRun *) prepared->runs->pdata[i])->by;

      g_ptr_array_add (check->rules, copy_rule (by));
      findings += by->findings;
    }
  run->result = g_variant_new_parsed ("{'searches': <%x>, 'findings': <%x>}", check->searches,
                                      findings);
  run->detail = g_strdup_printf ("%" G_GINT64_FORMAT " findings of %u rules over %" G_GINT64_FORMAT
                                 " searches",
                                 findings, check->rules->len, check->searches);
  if (screening == NULL)
    return TRUE;
  if (screening->found != NULL)
    tell (screening, prepared->runs);
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
  g_autoptr (GVariant) result = NULL;

  result = alpr_act_run_with (store, actor, "findings/check",
                              g_variant_new_parsed ("{'period': <%s>, 'rule': <%s>}",
                                                    alpr_period_get_label (period),
                                                    rule != NULL ? rule : ""),
                              &screening, cancellable, error);
  if (result == NULL)
    {
      g_clear_pointer (&screening.check, alpr_check_free);
      return NULL;
    }
  return screening.check;
}
