/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One clause of a profile: what the policy asks, and which rules, duty, report, view or mechanism
 * of the program do it. A clause names things and gives numbers; it never holds a condition.
 *
 * Mechanisms are what the program does by being built so, and no file could switch off:
 * "encryption-at-rest" (the book is encrypted with AES-256), "append-only-records" (imported rows
 * can't be changed unnoticed), "journal" (who did what, when, in a chain of hashes).
 *
 * A rule of severity "gate" is asked before an act ends; its clause says which acts ("on"). The
 * rows of one of severity "duty" are what is to be done, and by when. The other rules screen.
 */

#include <string.h>

#include "alpr-profile-private.h"

static const char *const hows[]
    = { "enforced", "screened", "scheduled", "recorded", "reported", NULL };
static const char *const cadences[] = { "month", "quarter", "half", "year", NULL };
static const char *const severities[]
    = { "violation", "data-error", "notice", "counted", "gate", "duty", NULL };
static const char *const mechanisms[]
    = { "encryption-at-rest", "append-only-records", "journal", NULL };
static const char *const areas[]
    = { "alerts",    "audit-trail", "audits",   "data-errors", "discipline", "documents",
        "equipment", "hotlists",    "incidents", "locations",  "mfa",        "releases",
        "reports",   "requests",    "retention", "searches",   "security",   "training",
        "users",     NULL };

/* What the checker itself gives a rule; a clause can't give it again. */
static const char *const inputs_taken[]
    = { "policy", "clause", "from", "until", "offset", "now", NULL };

#define MOST_DAYS 366
#define MOST_ITEMS 10000

static const AlprProfileJsonKey clause_keys[] = {
  { "id", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "clause", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "area", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "how", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "text", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "rules", ALPR_PROFILE_JSON_OBJECTS, FALSE },
  { "on", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "duty", ALPR_PROFILE_JSON_OBJECT, FALSE },
  { "questions", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "report", ALPR_PROFILE_JSON_TEXT, FALSE },
  { "record", ALPR_PROFILE_JSON_TEXT, FALSE },
  { "mechanism", ALPR_PROFILE_JSON_TEXT, FALSE },
  { "partly", ALPR_PROFILE_JSON_TEXT, FALSE },
  { NULL },
};

static const AlprProfileJsonKey rule_keys[] = {
  { "rule", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "severity", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "with", ALPR_PROFILE_JSON_OBJECT, FALSE },
  { NULL },
};

static const AlprProfileJsonKey duty_keys[] = {
  { "what", ALPR_PROFILE_JSON_TEXT, TRUE },     { "every", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "within_days", ALPR_PROFILE_JSON_NUMBER, TRUE }, { "act", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "sample", ALPR_PROFILE_JSON_NUMBER, FALSE }, { "role", ALPR_PROFILE_JSON_TEXT, TRUE },
  { NULL },
};

static void
rule_use_free (AlprRuleUse *use)
{
  g_free (use->rule);
  g_free (use->severity);
  g_clear_pointer (&use->inputs, g_variant_unref);
  g_free (use);
}

static void
duty_free (AlprDutyPlan *duty)
{
  g_free (duty->what);
  g_free (duty->act);
  g_free (duty->role);
  g_free (duty);
}

/* Frees a clause. */
void
alpr_clause_free (AlprClause *clause)
{
  g_free (clause->id);
  g_free (clause->clause);
  g_free (clause->text);
  g_free (clause->area);
  g_clear_pointer (&clause->rules, g_ptr_array_unref);
  g_strfreev (clause->on);
  g_clear_pointer (&clause->duty, duty_free);
  g_free (clause->report);
  g_free (clause->record);
  g_free (clause->mechanism);
  g_strfreev (clause->questions);
  g_free (clause->partly);
  g_free (clause);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprClause, alpr_clause_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRuleUse, rule_use_free)

static gboolean
is_input_name (const char *text)
{
  return *text != '\0' && text[strspn (text, "abcdefghijklmnopqrstuvwxyz_")] == '\0'
         && !g_strv_contains (inputs_taken, text);
}

/* What a clause gives a rule under @name: a number, or the name of a course. */
static GVariant *
read_given (AlprProfileJson *json, AlprProfile *profile, JsonObject *with, const char *name,
            GError **error)
{
  int line = alpr_profile_json_get_line (json, with, name);
  const char *text;

  if (strcmp (name, "course") == 0)
    {
      if (!alpr_profile_json_check_value (json, with, name, ALPR_PROFILE_JSON_TEXT, error))
        return NULL;
      text = json_object_get_string_member (with, name);
      if (alpr_profile_find_course (profile, text) != NULL)
        return g_variant_new_string (text);
      alpr_profile_json_refuse (json, line, error, "this profile has no course “%s”", text);
      return NULL;
    }
  if (!alpr_profile_json_check_value (json, with, name, ALPR_PROFILE_JSON_NUMBER, error))
    return NULL;
  if (is_input_name (name) && json_object_get_int_member (with, name) >= 0)
    return g_variant_new_int64 (json_object_get_int_member (with, name));
  alpr_profile_json_refuse (json, line, error, "“%s” can't be given to a rule", name);
  return NULL;
}

/* What a clause gives a rule, as a{sv}; NULL with the error where something is wrong. */
static GVariant *
read_with (AlprProfileJson *json, AlprProfile *profile, JsonObject *object, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  JsonObject *with = json_object_has_member (object, "with")
                         ? json_object_get_object_member (object, "with")
                         : NULL;
  JsonObjectIter iter;
  const char *name;

  if (with != NULL)
    json_object_iter_init_ordered (&iter, with);
  while (with != NULL && json_object_iter_next_ordered (&iter, &name, NULL))
    {
      GVariant *given = read_given (json, profile, with, name, error);

      if (given == NULL)
        return NULL;
      g_variant_dict_insert_value (&dict, name, given);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static AlprRuleUse *
read_rule (AlprProfileJson *json, AlprProfile *profile, JsonObject *object, AlprClause *clause,
           GError **error)
{
  g_autoptr (AlprRuleUse) use = g_new0 (AlprRuleUse, 1);
  int severity;

  if (!alpr_profile_json_check (json, object, rule_keys, error)
      || !alpr_profile_json_get_word (json, object, "severity", severities, &severity, error))
    return NULL;
  use->rule = alpr_profile_json_dup_text (object, "rule");
  use->severity = g_strdup (severities[severity]);
  use->inputs = read_with (json, profile, object, error);
  if (use->inputs == NULL)
    return NULL;
  for (guint i = 0; i < clause->rules->len; i++)
    if (strcmp (((AlprRuleUse *) g_ptr_array_index (clause->rules, i))->rule, use->rule) == 0)
      {
        alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, object, "rule"), error,
                                  "the rule “%s” stands here twice", use->rule);
        return NULL;
      }
  return g_steal_pointer (&use);
}

static gboolean
read_rules (AlprProfileJson *json, AlprProfile *profile, JsonObject *object, AlprClause *clause,
            GError **error)
{
  JsonArray *array = json_object_has_member (object, "rules")
                         ? json_object_get_array_member (object, "rules")
                         : NULL;

  clause->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_use_free);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      AlprRuleUse *use
          = read_rule (json, profile, json_array_get_object_element (array, i), clause, error);

      if (use == NULL)
        return FALSE;
      g_ptr_array_add (clause->rules, use);
    }
  return TRUE;
}

/* An act is called `area/verb`. */
static gboolean
is_act (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);

  return g_strv_length (parts) == 2 && *parts[0] != '\0' && *parts[1] != '\0';
}

static gboolean
read_count (AlprProfileJson *json, JsonObject *object, const char *key, int most, int *count,
            GError **error)
{
  gint64 number = json_object_get_int_member_with_default (object, key, 0);

  if (number < 0 || number > most)
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, object, key), error,
                                     "“%s” must lie between 0 and %d", key, most);
  *count = (int) number;
  return TRUE;
}

static gboolean
read_duty (AlprProfileJson *json, JsonObject *object, AlprProfile *profile, AlprDutyPlan *duty,
           GError **error)
{
  int cadence;

  if (!alpr_profile_json_check (json, object, duty_keys, error)
      || !alpr_profile_json_get_word (json, object, "every", cadences, &cadence, error)
      || !read_count (json, object, "within_days", MOST_DAYS, &duty->within_days, error)
      || !read_count (json, object, "sample", MOST_ITEMS, &duty->sample, error))
    return FALSE;
  alpr_period_parse_kind (cadences[cadence], &duty->every);
  duty->what = alpr_profile_json_dup_text (object, "what");
  duty->act = alpr_profile_json_dup_text (object, "act");
  duty->role = alpr_profile_json_dup_text (object, "role");
  if (!is_act (duty->act))
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, object, "act"), error,
                                     "“act” is “%s”; an act is written as area/verb", duty->act);
  if (alpr_profile_get_role_rights (profile, duty->role) == NULL)
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, object, "role"), error,
                                     "this profile has no role “%s”", duty->role);
  return TRUE;
}

static gboolean
has_gate (const AlprClause *clause)
{
  for (guint i = 0; i < clause->rules->len; i++)
    if (strcmp (((AlprRuleUse *) g_ptr_array_index (clause->rules, i))->severity, "gate") == 0)
      return TRUE;
  return FALSE;
}

/* What the tables can't say: which keys go with which. */
static gboolean
check_company (AlprProfileJson *json, JsonObject *object, AlprClause *clause, GError **error)
{
  const char *const *questions = (const char *const *) clause->questions;
  int line = alpr_profile_json_get_line (json, object, "on");

  if (has_gate (clause) != (clause->on[0] != NULL))
    return alpr_profile_json_refuse (json, line != 0 ? line : clause->line, error,
                                     "a rule that is a “gate” stands “on” acts, and no other does");
  for (guint i = 0; clause->on[i] != NULL; i++)
    if (!is_act (clause->on[i]))
      return alpr_profile_json_refuse (json, line, error,
                                       "“on” names “%s”; an act is written as area/verb",
                                       clause->on[i]);
  line = alpr_profile_json_get_line (json, object, "questions");
  if (questions[0] != NULL && clause->duty == NULL)
    return alpr_profile_json_refuse (json, line, error, "questions go with a duty");
  for (guint i = 0; questions[i] != NULL; i++)
    if (g_strv_contains (questions + i + 1, questions[i]))
      return alpr_profile_json_refuse (json, line, error, "a question stands here twice");
  return TRUE;
}

static AlprClauseState
find_state (const AlprClause *clause)
{
  if (clause->partly != NULL)
    return ALPR_CLAUSE_NOT_YET;
  if (clause->rules->len > 0 || clause->duty != NULL || clause->report != NULL
      || clause->mechanism != NULL)
    return ALPR_CLAUSE_AT_WORK;
  return clause->record != NULL ? ALPR_CLAUSE_RECORDED : ALPR_CLAUSE_NOT_YET;
}

/* The keys that are plain texts or words. */
static gboolean
read_texts (AlprProfileJson *json, JsonObject *object, AlprClause *clause, GError **error)
{
  int how, found;

  if (!alpr_profile_json_get_word (json, object, "how", hows, &how, error)
      || !alpr_profile_json_get_word (json, object, "area", areas, &found, error)
      || (json_object_has_member (object, "mechanism")
          && !alpr_profile_json_get_word (json, object, "mechanism", mechanisms, &found, error)))
    return FALSE;
  clause->how = (AlprHow) how;
  clause->clause = alpr_profile_json_dup_text (object, "clause");
  clause->text = alpr_profile_json_dup_text (object, "text");
  clause->area = alpr_profile_json_dup_text (object, "area");
  clause->report = alpr_profile_json_dup_text (object, "report");
  clause->record = alpr_profile_json_dup_text (object, "record");
  clause->mechanism = alpr_profile_json_dup_text (object, "mechanism");
  clause->partly = alpr_profile_json_dup_text (object, "partly");
  clause->questions = alpr_profile_json_dup_texts (object, "questions");
  clause->on = alpr_profile_json_dup_texts (object, "on");
  return TRUE;
}

/**
 * alpr_clause_read:
 * @json: the text of the profile
 * @object: the clause in it
 * @profile: the profile as far as it is loaded: its roles, and the clauses before this one
 * @error: return location for an error
 *
 * Returns: (transfer full): the clause; %NULL with %ALPR_ERROR_DEFINITION
 */
AlprClause *
alpr_clause_read (AlprProfileJson *json, JsonObject *object, AlprProfile *profile, GError **error)
{
  g_autoptr (AlprClause) clause = g_new0 (AlprClause, 1);

  if (json_object_has_member (object, "id")
      && alpr_profile_json_check_value (json, object, "id", ALPR_PROFILE_JSON_TEXT, NULL))
    alpr_profile_json_set_place (json, "clause %s", json_object_get_string_member (object, "id"));
  if (!alpr_profile_json_check (json, object, clause_keys, error))
    return NULL;
  clause->id = alpr_profile_json_dup_text (object, "id");
  clause->line = alpr_profile_json_get_line (json, object, NULL);
  if (alpr_profile_find_clause (profile, clause->id) != NULL)
    {
      alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, object, "id"), error,
                                "another clause has this id");
      return NULL;
    }
  if (!read_texts (json, object, clause, error)
      || !read_rules (json, profile, object, clause, error))
    return NULL;
  if (json_object_has_member (object, "duty"))
    {
      clause->duty = g_new0 (AlprDutyPlan, 1);
      if (!read_duty (json, json_object_get_object_member (object, "duty"), profile, clause->duty,
                      error))
        return NULL;
    }
  if (!check_company (json, object, clause, error))
    return NULL;
  clause->state = find_state (clause);
  return g_steal_pointer (&clause);
}
