/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on audits, in the order that keeps anybody from choosing the sample:
 *
 *   begin     the population is fixed: count, digest over its ids, the files it comes from
 *   draw      only now the seed is given; the items with the smallest tickets are drawn
 *   extend    the same seed, more items: those drawn before stay the first
 *   add       an item that an auditor wants to see beside the sample; never mixed with it
 *   judge     a verdict, a note and the answers to the profile's questions, item by item
 *   finalise  closed for good (the schema refuses every later change)
 *
 * `new` is begin and draw in one act, for the command line.
 */

#include "alpr-acts-private.h"

#include <string.h>

#include "alpr-adopted.h"
#include "alpr-period.h"
#include "alpr-population.h"
#include "alpr-sample.h"
#include "alpr-search-id.h"
#include "alpr-secret.h"
#include "alpr-time.h"

#define SEED_DIGITS 20

typedef struct
{
  gint64 id;
  gint64 policy;
  gint64 from;
  gint64 until;
  gint64 last;
  gint64 size;
  gint64 population;
  char *state;
  char *seed;
} Audit;

static void
audit_clear (Audit *audit)
{
  g_free (audit->state);
  g_free (audit->seed);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Audit, audit_clear)

static GVariant *
population_inputs (const Audit *audit)
{
  return g_variant_new_parsed ("{'policy': <%x>, 'from': <%x>, 'until': <%x>, 'last': <%x>}",
                               audit->policy, audit->from, audit->until, audit->last);
}

static gboolean
find_audit (AlprActRun *run, Audit *audit, GError **error)
{
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;

  audit->id = alpr_act_run_number (run, "audit", 0);
  cursor = alpr_store_query (run->store, "audits/find",
                             g_variant_new_parsed ("{'audit': <%x>}", audit->id), error);
  if (cursor == NULL)
    return FALSE;
  if (!alpr_cursor_next (cursor, &cause))
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        alpr_act_fail (error, ALPR_ERROR_MISSING, "There is no audit %" G_GINT64_FORMAT, audit->id);
      return FALSE;
    }
  audit->policy = alpr_cursor_get_integer (cursor, 0);
  audit->from = alpr_cursor_get_integer (cursor, 2);
  audit->until = alpr_cursor_get_integer (cursor, 3);
  audit->last = alpr_cursor_get_integer (cursor, 4);
  audit->state = g_strdup (alpr_cursor_get_text (cursor, 5));
  audit->seed = g_strdup (alpr_cursor_get_text (cursor, 6));
  audit->size = alpr_cursor_get_integer (cursor, 7);
  audit->population = alpr_cursor_get_integer (cursor, 8);
  run->subject = audit->id;
  return TRUE;
}

/* The adopted policy whose clause asks for audits, as it is in force when the period ends. */
static const AlprAdopted *
find_policy (GPtrArray *adopted, const char *clause_id, gint64 at, const AlprClause **clause,
             GError **error)
{
  const AlprAdopted *found = NULL;

  for (guint i = 0; i < adopted->len; i++)
    {
      const AlprAdopted *policy = adopted->pdata[i];
      const AlprClause *named = alpr_profile_find_clause (policy->profile, clause_id);

      if (named == NULL)
        continue;
      if (found == NULL || policy->from_at <= at)
        {
          found = policy;
          *clause = named;
        }
    }
  if (found == NULL)
    alpr_act_fail (error, ALPR_ERROR_MISSING, "No adopted policy has a clause “%s”", clause_id);
  else if ((*clause)->duty == NULL || strcmp ((*clause)->area, "audits") != 0)
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT, "Clause %s asks for no audit", clause_id);
      return NULL;
    }
  return found;
}

/* Which searches count, in words: an audit names the types in its population. */
static char *
describe_population (AlprActRun *run, const Audit *audit, GError **error)
{
  g_autoptr (GString) words = g_string_new ("Searches by ");
  g_autoptr (AlprCursor) own = alpr_store_query (run->store, "audits/own-names", NULL, error);
  g_autoptr (AlprCursor) types = NULL;
  g_autoptr (GError) cause = NULL;
  guint count = 0;

  if (own == NULL)
    return NULL;
  while (alpr_cursor_next (own, &cause))
    g_string_append_printf (words, "%s%s", count++ > 0 ? ", " : "", alpr_cursor_get_text (own, 0));
  g_string_append (words, count > 0 ? "; types: " : "every organisation in the book; types: ");
  types = cause == NULL ? alpr_store_query (run->store, "audits/population-types",
                                            population_inputs (audit), &cause)
                        : NULL;
  count = 0;
  while (types != NULL && cause == NULL && alpr_cursor_next (types, &cause))
    g_string_append_printf (words, "%s%s (%" G_GINT64_FORMAT ")", count++ > 0 ? ", " : "",
                            alpr_cursor_get_text (types, 0), alpr_cursor_get_integer (types, 1));
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
freeze (AlprActRun *run, Audit *audit, const AlprClause *clause, AlprPeriod *period, GError **error)
{
  g_autofree char *filter = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (AlprCursor) cursor = NULL;

  cursor = alpr_store_query (run->store, "audits/population", population_inputs (audit), error);
  if (cursor == NULL)
    return FALSE;
  digest = alpr_population_digest (alpr_sample_next_search, cursor, &audit->population, error);
  if (digest == NULL)
    return FALSE;
  g_clear_pointer (&cursor, alpr_cursor_free);
  if (audit->population == 0)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "There is no search in %s to be audited; import that period first",
                          alpr_period_get_label (period));
  filter = describe_population (run, audit, error);
  if (filter == NULL)
    return FALSE;
  if (!alpr_store_run (
          run->store, "audits/freeze",
          g_variant_new_parsed ("{'policy': <%x>, 'clause': <%s>, 'title': <%s>, 'period': <%s>, "
                                "'from': <%x>, 'until': <%x>, 'filter': <%s>, 'last': <%x>, "
                                "'population': <%x>, 'digest': <%s>, 'now': <%x>, 'who': <%s>}",
                                audit->policy, clause->id, clause->duty->what,
                                alpr_period_get_label (period), audit->from, audit->until, filter,
                                audit->last, audit->population, digest, run->now,
                                alpr_actor_get_user_name (run->actor)),
          error))
    return FALSE;
  audit->id = alpr_store_get_last_id (run->store);
  return alpr_store_run (run->store, "audits/freeze-organisations",
                         g_variant_new_parsed ("{'audit': <%x>}", audit->id), error)
         && alpr_store_run (run->store, "audits/freeze-files",
                         g_variant_new_parsed ("{'audit': <%x>, 'policy': <%x>, 'from': <%x>, "
                                               "'until': <%x>, 'last': <%x>}",
                                               audit->id, audit->policy, audit->from, audit->until,
                                               audit->last),
                         error);
}

static gboolean
begin_audit (AlprActRun *run, Audit *audit, GError **error)
{
  const char *clause_id = alpr_act_run_text (run, "clause");
  g_autofree char *zone_name = alpr_store_get_text (run->store, "book/timezone", NULL, error);
  g_autoptr (GTimeZone) zone = zone_name != NULL ? alpr_time_zone_new (zone_name, error) : NULL;
  g_autoptr (AlprPeriod)
      period = zone != NULL ? alpr_period_parse (alpr_act_run_text (run, "period"), zone, error)
                            : NULL;
  g_autoptr (GPtrArray) adopted = period != NULL ? alpr_policy_load_adopted (run->store, error)
                                                 : NULL;
  const AlprClause *clause = NULL;
  const AlprAdopted *policy;

  if (adopted == NULL)
    return FALSE;
  policy = find_policy (adopted, clause_id, alpr_period_get_until (period), &clause, error);
  if (policy == NULL
      || !alpr_store_get_number (run->store, "audits/last-search", NULL, &audit->last, error))
    return FALSE;
  audit->policy = policy->policy;
  audit->from = alpr_period_get_from (period);
  audit->until = alpr_period_get_until (period);
  if (!freeze (run, audit, clause, period, error))
    return FALSE;
  run->subject = audit->id;
  return TRUE;
}

/* Twenty decimal digits of the system's generator; 250 of 256 byte values, so that none is
 * likelier. */
static char *
make_seed (GError **error)
{
  g_autoptr (GString) seed = g_string_new (NULL);

  while (seed->len < SEED_DIGITS)
    {
      g_autoptr (AlprSecret) bytes = alpr_secret_new_random (32, error);
      const guint8 *data;
      gsize length;

      if (bytes == NULL)
        return NULL;
      data = alpr_secret_get_data (bytes, &length);
      for (gsize i = 0; i < length && seed->len < SEED_DIGITS; i++)
        if (data[i] < 250)
          g_string_append_c (seed, (char)('0' + data[i] % 10));
    }
  return g_string_free (g_steal_pointer (&seed), FALSE);
}

static gboolean
add_item (AlprActRun *run, const Audit *audit, gint64 item, const char *origin,
          const AlprSampleItem *drawn, GError **error)
{
  return alpr_store_run (run->store, "audits/add-item",
                         g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'origin': <%s>, "
                                               "'search': <%x>, 'search_id': <%s>, 'ticket': <%s>}",
                                               audit->id, item, origin, drawn->subject, drawn->id,
                                               drawn->ticket),
                         error);
}

/* Draws @size items in all and adds those that are not there yet. */
static gboolean
draw_items (AlprActRun *run, const Audit *audit, gint64 size, GError **error)
{
  g_autoptr (AlprCursor)
      cursor = alpr_store_query (run->store, "audits/population", population_inputs (audit), error);
  g_autoptr (GPtrArray) items = NULL;
  GVariant *inputs = g_variant_new_parsed ("{'audit': <%x>}", audit->id);
  g_autoptr (GVariant) kept = g_variant_ref_sink (inputs);
  gint64 there, next;

  if (cursor == NULL)
    return FALSE;
  items = alpr_sample_draw (audit->seed, (guint)size, alpr_sample_next_search, cursor, error);
  if (items == NULL
      || !alpr_store_get_number (run->store, "audits/drawn-count", kept, &there, error)
      || !alpr_store_get_number (run->store, "audits/next-item", kept, &next, error))
    return FALSE;
  for (guint i = (guint)there; i < items->len; i++)
    if (!add_item (run, audit, next++, "random", items->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
draw_audit (AlprActRun *run, Audit *audit, GError **error)
{
  const char *typed = alpr_act_run_text (run, "seed");
  const char *witness = alpr_act_run_text (run, "witness");
  gint64 size = MIN (alpr_act_run_number (run, "size", 0), audit->population);

  if (audit->state != NULL && strcmp (audit->state, "frozen") != 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          "Audit %" G_GINT64_FORMAT " is drawn already; its seed is given once",
                          audit->id);
  if (size < 1)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT, "A sample has at least one item");
  g_free (audit->seed);
  audit->seed = typed != NULL ? g_strdup (typed) : make_seed (error);
  if (audit->seed == NULL
      || !alpr_store_run (
          run->store, "audits/draw",
          g_variant_new_parsed ("{'audit': <%x>, 'seed': <%s>, 'seed_source': <%s>, "
                                "'witness': <%s>, 'size': <%x>, 'now': <%x>}",
                                audit->id, audit->seed, typed != NULL ? "typed" : "system",
                                witness != NULL ? witness : "", size, run->now),
          error))
    return FALSE;
  return draw_items (run, audit, size, error);
}

static void
give_audit (AlprActRun *run, const Audit *audit)
{
  run->result = g_variant_new_parsed ("{'audit': <%x>}", audit->id);
  run->detail = g_strdup_printf ("audit %" G_GINT64_FORMAT "%s%s", audit->id,
                                 audit->seed != NULL ? ", seed " : "",
                                 audit->seed != NULL ? audit->seed : "");
}

static gboolean
begin (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };

  if (!begin_audit (run, &audit, error))
    return FALSE;
  give_audit (run, &audit);
  return TRUE;
}

static gboolean
draw (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };

  if (!find_audit (run, &audit, error) || !draw_audit (run, &audit, error))
    return FALSE;
  give_audit (run, &audit);
  return TRUE;
}

static gboolean
begin_and_draw (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };

  if (!begin_audit (run, &audit, error) || !draw_audit (run, &audit, error))
    return FALSE;
  give_audit (run, &audit);
  return TRUE;
}

static gboolean
extend (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };
  gint64 size;

  if (!find_audit (run, &audit, error))
    return FALSE;
  size = MIN (alpr_act_run_number (run, "size", 0), audit.population);
  if (strcmp (audit.state, "drawn") != 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          "Audit %" G_GINT64_FORMAT " is %s; only a drawn "
                          "audit can be extended",
                          audit.id, audit.state);
  if (size <= audit.size)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "The sample has %" G_GINT64_FORMAT " items already; give a larger number",
                          audit.size);
  if (!alpr_store_run (run->store, "audits/extend",
                       g_variant_new_parsed ("{'audit': <%x>, 'size': <%x>}", audit.id, size),
                       error)
      || !draw_items (run, &audit, size, error))
    return FALSE;
  give_audit (run, &audit);
  return TRUE;
}

static gboolean
add (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };
  g_autoptr (AlprCursor) cursor = NULL;
  AlprSampleItem item = { 0 };
  g_autofree char *id = NULL;
  gint64 next;

  if (!find_audit (run, &audit, error))
    return FALSE;
  cursor = alpr_store_query (
      run->store, "audits/search-key",
      g_variant_new_parsed ("{'search': <%x>}", alpr_act_run_number (run, "search", 0)), error);
  if (cursor == NULL)
    return FALSE;
  id = alpr_sample_next_search (cursor, &item.subject, error);
  if (id == NULL)
    return alpr_act_fail (error, ALPR_ERROR_MISSING, "There is no such search");
  item.id = id;
  g_clear_pointer (&cursor, alpr_cursor_free);
  return alpr_store_get_number (run->store, "audits/next-item",
                                g_variant_new_parsed ("{'audit': <%x>}", audit.id), &next, error)
         && add_item (run, &audit, next, "judgmental", &item, error);
}

/* "question=yes" lines */
static gboolean
write_answers (AlprActRun *run, const Audit *audit, gint64 item, GError **error)
{
  g_autofree const char **answers = NULL;

  if (!g_variant_lookup (run->inputs, "answers", "^a&s", &answers))
    return TRUE;
  for (guint i = 0; answers[i] != NULL; i++)
    {
      const char *sign = strrchr (answers[i], '=');
      g_autofree char *question = sign != NULL ? g_strndup (answers[i], (gsize)(sign - answers[i]))
                                               : NULL;

      if (question == NULL)
        return alpr_act_fail (error, ALPR_ERROR_FORMAT, "“%s”: write answers as question=yes",
                              answers[i]);
      if (!alpr_store_run (run->store, "audits/answer",
                           g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'question': <%s>, "
                                                 "'answer': <%s>}",
                                                 audit->id, item, question, sign + 1),
                           error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
judge (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };
  gint64 item = alpr_act_run_number (run, "item", 0);
  const char *note = alpr_act_run_text (run, "note");

  if (!find_audit (run, &audit, error)
      || !alpr_store_run (run->store, "audits/judge",
                          g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'verdict': <%s>, "
                                                "'note': <%s>, 'who': <%s>, 'now': <%x>}",
                                                audit.id, item, alpr_act_run_text (run, "verdict"),
                                                note != NULL ? note : "",
                                                alpr_actor_get_user_name (run->actor), run->now),
                          error))
    return FALSE;
  if (alpr_store_get_changes (run->store) == 0)
    return alpr_act_fail (error, ALPR_ERROR_MISSING,
                          "Audit %" G_GINT64_FORMAT " has no item %" G_GINT64_FORMAT, audit.id,
                          item);
  return write_answers (run, &audit, item, error);
}

static gboolean
finalise (AlprActRun *run, GError **error)
{
  g_auto (Audit) audit = { 0 };
  const char *conclusion = alpr_act_run_text (run, "conclusion");

  if (!find_audit (run, &audit, error))
    return FALSE;
  if (strcmp (audit.state, "frozen") == 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          "Audit %" G_GINT64_FORMAT " has no sample yet; draw it first", audit.id);
  return alpr_store_run (run->store, "audits/finalise",
                         g_variant_new_parsed ("{'audit': <%x>, 'conclusion': <%s>, 'who': <%s>, "
                                               "'now': <%x>}",
                                               audit.id, conclusion != NULL ? conclusion : "",
                                               alpr_actor_get_user_name (run->actor), run->now),
                         error);
}

#define AUDIT                                                                                      \
  {                                                                                                \
    "audit", "x", TRUE, "Audit"                                                                    \
  }
#define CLAUSE                                                                                     \
  {                                                                                                \
    "clause", "s", TRUE, "Clause"                                                                  \
  }
#define PERIOD                                                                                     \
  {                                                                                                \
    "period", "s", TRUE, "Period"                                                                  \
  }
#define SIZE                                                                                       \
  {                                                                                                \
    "size", "x", TRUE, "Number of items"                                                           \
  }
#define SEED                                                                                       \
  {                                                                                                \
    "seed", "s", FALSE, "Seed; the system’s generator makes one where it is left out"            \
  }
#define WITNESS                                                                                    \
  {                                                                                                \
    "witness", "s", FALSE, "Who saw the seed being made"                                           \
  }

static const AlprInput begin_inputs[] = { CLAUSE, PERIOD, { NULL } };
static const AlprInput draw_inputs[] = { AUDIT, SIZE, SEED, WITNESS, { NULL } };
static const AlprInput new_inputs[] = { CLAUSE, PERIOD, SIZE, SEED, WITNESS, { NULL } };
static const AlprInput extend_inputs[] = { AUDIT, SIZE, { NULL } };
static const AlprInput add_inputs[] = { AUDIT, { "search", "x", TRUE, "Search" }, { NULL } };
static const AlprInput judge_inputs[] = {
  AUDIT,
  { "item", "x", TRUE, "Item" },
  { "verdict", "s", TRUE, "Verdict: compliant, not-compliant, data-error or undetermined" },
  { "note", "s", FALSE, "Note" },
  { "answers", "as", FALSE, "Answers, each as question=yes, question=no or question=n/a" },
  { NULL },
};
static const AlprInput finalise_inputs[] = { AUDIT,
                                             { "conclusion", "s", FALSE, "Conclusion" },
                                             { NULL } };

static const AlprAct begin_act = { "audits/begin", "Begin an audit: fix its population", "audit",
                                   begin_inputs, begin };
static const AlprAct draw_act = { "audits/draw", "Draw the sample of an audit", "audit",
                                  draw_inputs, draw };
static const AlprAct new_act = { "audits/new", "Begin an audit and draw its sample", "audit",
                                 new_inputs, begin_and_draw };
static const AlprAct extend_act = { "audits/extend", "Extend a sample with the same seed", "audit",
                                    extend_inputs, extend };
static const AlprAct add_act = { "audits/add", "Add a judgmental item beside the sample", "audit",
                                 add_inputs, add };
static const AlprAct judge_act = { "audits/judge", "Judge an item of an audit", "audit",
                                   judge_inputs, judge };
static const AlprAct finalise_act = {
  .name = "audits/finalise",
  .title = "Close an audit for good",
  .right = "finalise",
  .inputs = finalise_inputs,
  .func = finalise,
  .flags = ALPR_ACT_PRIVILEGED,
};

const AlprAct *const alpr_acts_audits[] = { &begin_act, &draw_act,  &new_act,      &extend_act,
                                            &add_act,   &judge_act, &finalise_act, NULL };
