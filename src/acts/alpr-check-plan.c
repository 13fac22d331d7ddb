/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a screen asks: for each version of a profile that is in force in some part of the period,
 * each rule that a clause of it names, for that part. A search is judged by the version in force on
 * its day. Two clauses that ask the same share the answer.
 */

#include "alpr-check-private.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-time.h"

typedef struct
{
  AlprStore *store;
  AlprPeriod *period;
  const char *rule; /* nullable: this one only */
  AlprCheck *check;
  GPtrArray *questions;
} Plan;

/* One version of a profile, and the stretch for which it is asked */
typedef struct
{
  const AlprAdopted *adopted;
  GHashTable *numbers; /* "clause rule" → gint64* */
  gint64 from;
  gint64 until;
  gint64 first;
  gint64 last;
} Stretch;

static void
question_free (AlprCheckQuestion *question)
{
  g_free (question->rule);
  g_free (question->sql);
  g_clear_pointer (&question->inputs, g_variant_unref);
  g_ptr_array_unref (question->uses);
  g_array_unref (question->subjects);
  g_ptr_array_unref (question->whats);
  g_clear_error (&question->error);
  g_free (question);
}

static char *
use_key (const char *clause, const char *rule)
{
  return g_strconcat (clause, " ", rule, NULL);
}

static GHashTable *
read_numbers (AlprStore *store, const char *profile, GError **error)
{
  g_autoptr (GHashTable)
      numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AlprCursor)
      cursor = alpr_store_query (store, "findings/uses",
                                 g_variant_new_parsed ("{'profile': <%s>}", profile), error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    {
      gint64 number = alpr_cursor_get_integer (cursor, 0);

      g_hash_table_insert (
          numbers, use_key (alpr_cursor_get_text (cursor, 1), alpr_cursor_get_text (cursor, 2)),
          g_memdup2 (&number, sizeof number));
    }
  if (cause == NULL)
    return g_steal_pointer (&numbers);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* What the rule takes: what the screen gives every rule, and what the clause gives this one. */
static GVariant *
make_inputs (const Plan *plan, const Stretch *stretch, const AlprClause *clause,
             const AlprRuleUse *use, char **names, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (; *names != NULL; names++)
    {
      g_autoptr (GVariant) given = g_variant_lookup_value (use->inputs, *names, NULL);

      if (strcmp (*names, "policy") == 0)
        g_variant_dict_insert (&dict, "policy", "x", stretch->adopted->policy);
      else if (strcmp (*names, "from") == 0)
        g_variant_dict_insert (&dict, "from", "x", stretch->from);
      else if (strcmp (*names, "until") == 0)
        g_variant_dict_insert (&dict, "until", "x", stretch->until);
      else if (strcmp (*names, "clause") == 0)
        g_variant_dict_insert (&dict, "clause", "s", clause->id);
      else if (given != NULL)
        g_variant_dict_insert_value (&dict, *names, given);
      else
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                       "Clause %s doesn’t give the rule “%s” its “%s”", clause->id, use->rule,
                       *names);
          return NULL;
        }
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* The question of this rule with these inputs, where it is asked already */
static AlprCheckQuestion *
find_question (const Plan *plan, const char *rule, GVariant *inputs, const Stretch *stretch)
{
  for (guint i = 0; i < plan->questions->len; i++)
    {
      AlprCheckQuestion *question = plan->questions->pdata[i];

      if (g_strcmp0 (question->rule, rule) == 0 && question->from == stretch->from
          && question->until == stretch->until && g_variant_equal (question->inputs, inputs))
        return question;
    }
  return NULL;
}

static AlprCheckQuestion *
add_question (Plan *plan, const Stretch *stretch)
{
  AlprCheckQuestion *question = g_new0 (AlprCheckQuestion, 1);

  question->from = stretch->from;
  question->until = stretch->until;
  question->first = stretch->first;
  question->last = stretch->last;
  question->uses = g_ptr_array_new ();
  question->subjects = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->whats = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (plan->questions, question);
  return question;
}

/* Takes @sql */
static AlprCheckQuestion *
add_rule (Plan *plan, const char *rule, char *sql, GVariant *inputs, const Stretch *stretch)
{
  AlprCheckQuestion *question = add_question (plan, stretch);

  question->rule = g_strdup (rule);
  question->sql = sql;
  question->together = strstr (sql, "\n-- counts: ") != NULL;
  question->sorts = strstr (sql, "\n-- counts: and sorts ") != NULL;
  question->inputs = g_variant_ref (inputs);
  return question;
}

/* The line of the result for a clause's rule; versions of a profile share it. */
static AlprCheckedRule *
find_count (Plan *plan, const Stretch *stretch, const AlprClause *clause, const AlprRuleUse *use)
{
  g_autofree char *key = use_key (clause->id, use->rule);
  const gint64 *number = g_hash_table_lookup (stretch->numbers, key);
  AlprCheckedRule *count;

  for (guint i = 0; i < plan->check->rules->len; i++)
    {
      count = plan->check->rules->pdata[i];
      if (number != NULL && count->number == *number)
        return count;
    }
  if (number == NULL)
    return NULL;
  count = g_new0 (AlprCheckedRule, 1);
  count->profile = g_strdup (alpr_profile_get_id (stretch->adopted->profile));
  count->clause = g_strdup (clause->id);
  count->rule = g_strdup (use->rule);
  count->severity = g_strdup (use->severity);
  count->number = *number;
  g_ptr_array_add (plan->check->rules, count);
  return count;
}

static gboolean
plan_use (Plan *plan, const Stretch *stretch, const AlprClause *clause, const AlprRuleUse *use,
          GError **error)
{
  g_autofree char *path = g_strconcat ("sql/rules/", use->rule, ".sql", NULL);
  g_autofree char *sql = alpr_definition_load_text (path, error);
  g_auto (GStrv) names = sql != NULL ? alpr_definition_inputs (sql) : NULL;
  g_autoptr (GVariant) inputs = NULL;
  AlprCheckQuestion *question;
  AlprCheckedRule *count;

  if (names == NULL)
    return FALSE;
  if (!g_strv_contains ((const char *const *) names, "from"))
    return TRUE; /* its subjects are not the searches of a period */
  inputs = make_inputs (plan, stretch, clause, use, names, error);
  if (inputs == NULL)
    return FALSE;
  count = find_count (plan, stretch, clause, use);
  if (count == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                   "The book has no number for the rule “%s” of %s", use->rule, clause->id);
      return FALSE;
    }
  question = find_question (plan, use->rule, inputs, stretch);
  if (question == NULL)
    question = add_rule (plan, use->rule, g_steal_pointer (&sql), inputs, stretch);
  g_ptr_array_add (question->uses, count);
  return TRUE;
}

static gboolean
plan_stretch (Plan *plan, const Stretch *stretch, GError **error)
{
  GPtrArray *clauses = alpr_profile_get_clauses (stretch->adopted->profile);

  for (guint c = 0; c < clauses->len; c++)
    {
      const AlprClause *clause = clauses->pdata[c];

      for (guint r = 0; r < clause->rules->len; r++)
        {
          const AlprRuleUse *use = clause->rules->pdata[r];

          if (strcmp (use->severity, "gate") != 0 && strcmp (use->severity, "duty") != 0
              && (plan->rule == NULL || strcmp (plan->rule, use->rule) == 0)
              && !plan_use (plan, stretch, clause, use, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_range (AlprStore *store, gint64 from, gint64 until, gint64 *first, gint64 *last,
            GError **error)
{
  g_autoptr (AlprCursor)
      cursor = alpr_store_query (store, "findings/range",
                                 g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}", from,
                                                       until),
                                 error);

  if (cursor == NULL || !alpr_cursor_next (cursor, error))
    return FALSE;
  *first = alpr_cursor_get_integer (cursor, 0);
  *last = alpr_cursor_get_integer (cursor, 1);
  return TRUE;
}

static gboolean
plan_version (Plan *plan, const AlprAdopted *adopted, GError **error)
{
  gint64 end = adopted->until_at != 0 ? adopted->until_at : G_MAXINT64;
  g_autoptr (GHashTable) numbers = NULL;
  Stretch stretch = { adopted, NULL, MAX (adopted->from_at, alpr_period_get_from (plan->period)),
                      MIN (end, alpr_period_get_until (plan->period)), 0, 0 };

  if (stretch.from >= stretch.until)
    return TRUE;
  numbers = read_numbers (plan->store, alpr_profile_get_id (adopted->profile), error);
  if (numbers == NULL
      || !read_range (plan->store, stretch.from, stretch.until, &stretch.first, &stretch.last,
                      error))
    return FALSE;
  stretch.numbers = numbers;
  return plan_stretch (plan, &stretch, error);
}

/* Whether an earlier version of the profile is adopted */
static gboolean
has_earlier (GPtrArray *adopted, const AlprAdopted *version)
{
  for (guint i = 0; i < adopted->len; i++)
    {
      const AlprAdopted *other = adopted->pdata[i];

      if (other->from_at < version->from_at
          && strcmp (alpr_profile_get_id (other->profile), alpr_profile_get_id (version->profile))
                 == 0)
        return TRUE;
    }
  return FALSE;
}

/* Says from when on a policy screens, where the period begins before. */
static void
note_start (Plan *plan, GPtrArray *adopted, const AlprAdopted *version)
{
  g_autofree char *day = NULL;

  if (version->from_at <= alpr_period_get_from (plan->period) || has_earlier (adopted, version))
    return;
  day = alpr_time_to_day (version->from_at, alpr_period_get_zone (plan->period));
  g_ptr_array_add (plan->check->notes,
                   g_strdup_printf ("%s, %s, is in force from %s on; searches before that day are "
                                    "not screened by it",
                                    alpr_profile_get_title (version->profile),
                                    alpr_profile_get_version (version->profile), day));
}

/* Those that sort come first, for they take longest, then the others about many searches. */
static int
compare_questions (gconstpointer one, gconstpointer two)
{
  const AlprCheckQuestion *a = *(AlprCheckQuestion *const *) one;
  const AlprCheckQuestion *b = *(AlprCheckQuestion *const *) two;

  return (2 * b->together + b->sorts) - (2 * a->together + a->sorts);
}

/**
 * alpr_check_plan:
 * @store: the book
 * @period: the period
 * @rule: (nullable): this rule only
 * @check: gets its rules and notes
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprCheckQuestion): what is to be asked; %NULL with
 *   %ALPR_ERROR_MISSING where @rule is given and no clause names it, or another error
 */
GPtrArray *
alpr_check_plan (AlprStore *store, AlprPeriod *period, const char *rule, AlprCheck *check,
                 GError **error)
{
  g_autoptr (GPtrArray)
      questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  g_autoptr (GPtrArray) adopted = alpr_policy_load_adopted (store, error);
  Plan plan = { store, period, rule, check, questions };

  if (adopted == NULL)
    return NULL;
  for (guint i = 0; i < adopted->len; i++)
    {
      note_start (&plan, adopted, adopted->pdata[i]);
      if (!plan_version (&plan, adopted->pdata[i], error))
        return NULL;
    }
  if (rule != NULL && questions->len == 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING,
                   "No policy in force in %s names a rule “%s”", alpr_period_get_label (period),
                   rule);
      return NULL;
    }
  g_ptr_array_sort (questions, compare_questions);
  return g_steal_pointer (&questions);
}
