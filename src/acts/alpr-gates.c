/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gates of an act: the rules that clauses of the policies in force name for it. They are put
 * together once and asked about each subject, inside the transaction that has just written it. Any
 * row refuses, with the clause's id and text and what the rule says.
 */

#include "alpr-gates.h"

#include <string.h>

#include "alpr-adopted.h"
#include "alpr-definition.h"
#include "alpr-error.h"

/* How many reasons of one rule a refusal tells */
#define MOST_REASONS 20

typedef struct
{
  const AlprClause *clause; /* of the policies that AlprGates holds */
  const AlprRuleUse *use;
  gint64 policy;
  char *sql;
  char **names; /* what the rule takes, beside the subject */
} Gate;

struct _AlprGates
{
  AlprStore *store;    /* a reference */
  GPtrArray *policies; /* owned, of AlprAdopted */
  GPtrArray *gates;    /* owned, of Gate */
  gint64 now;
};

static void
gate_free (gpointer data)
{
  Gate *gate = data;

  g_free (gate->sql);
  g_strfreev (gate->names);
  g_free (gate);
}

/** alpr_gates_free: Frees the gates. */
void
alpr_gates_free (AlprGates *self)
{
  g_clear_pointer (&self->gates, g_ptr_array_unref);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
add_gate (AlprGates *self, const AlprAdopted *policy, const AlprClause *clause,
          const AlprRuleUse *use, GError **error)
{
  g_autofree char *path = g_strconcat ("sql/rules/", use->rule, ".sql", NULL);
  g_autofree char *rule = alpr_definition_load_text (path, error);
  Gate *gate;

  if (rule == NULL)
    return FALSE;
  gate = g_new0 (Gate, 1);
  gate->clause = clause;
  gate->use = use;
  gate->policy = policy->policy;
  gate->names = alpr_definition_inputs (rule);
  gate->sql = g_strdup_printf ("SELECT what FROM (\n%s\n) WHERE subject = :subject LIMIT %d", rule,
                               MOST_REASONS);
  g_ptr_array_add (self->gates, gate);
  return TRUE;
}

static gboolean
add_gates_of (AlprGates *self, const AlprAdopted *policy, const char *act, GError **error)
{
  GPtrArray *clauses = alpr_profile_get_clauses (policy->profile);

  for (guint c = 0; c < clauses->len; c++)
    {
      const AlprClause *clause = clauses->pdata[c];

      if (clause->on == NULL || !g_strv_contains ((const char *const *) clause->on, act))
        continue;
      for (guint r = 0; r < clause->rules->len; r++)
        {
          const AlprRuleUse *use = clause->rules->pdata[r];

          if (g_strcmp0 (use->severity, "gate") == 0
              && !add_gate (self, policy, clause, use, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * alpr_gates_new:
 * @store: the book
 * @act: an act, as `access/approve`
 * @now: at this instant
 * @error: return location for an error
 *
 * Returns: (transfer full): what the policies in force ask of the act, perhaps nothing
 */
AlprGates *
alpr_gates_new (AlprStore *store, const char *act, gint64 now, GError **error)
{
  g_autoptr (AlprGates) self = g_new0 (AlprGates, 1);

  self->store = g_object_ref (store);
  self->now = now;
  self->gates = g_ptr_array_new_with_free_func (gate_free);
  self->policies = alpr_policy_load_adopted (store, error);
  if (self->policies == NULL)
    return NULL;
  for (guint i = 0; i < self->policies->len; i++)
    {
      const AlprAdopted *policy = self->policies->pdata[i];

      if (policy->from_at <= now && (policy->until_at == 0 || now < policy->until_at)
          && !add_gates_of (self, policy, act, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static GVariant *
make_inputs (AlprGates *self, const Gate *gate, gint64 subject)
{
  g_auto (GVariantDict) given = G_VARIANT_DICT_INIT (gate->use->inputs);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; gate->names != NULL && gate->names[i] != NULL; i++)
    {
      const char *name = gate->names[i];
      g_autoptr (GVariant) with = g_variant_dict_lookup_value (&given, name, NULL);

      if (strcmp (name, "policy") == 0)
        g_variant_dict_insert (&dict, "policy", "x", gate->policy);
      else if (strcmp (name, "clause") == 0)
        g_variant_dict_insert (&dict, "clause", "s", gate->clause->id);
      else if (strcmp (name, "now") == 0)
        g_variant_dict_insert (&dict, "now", "x", self->now);
      else if (with != NULL)
        g_variant_dict_insert_value (&dict, name, with);
    }
  g_variant_dict_insert (&dict, "subject", "x", subject);
  return g_variant_dict_end (&dict);
}

/* Asks one gate about the subject; adds "CLAUSE text (what)" for it when it gives rows. */
static gboolean
ask (AlprGates *self, const Gate *gate, gint64 subject, GPtrArray *refusing, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (
      self->store, gate->sql, make_inputs (self, gate, subject), error);
  g_autoptr (GString) whats = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    g_string_append_printf (whats, "%s%s", whats->len > 0 ? "; " : "",
                            alpr_cursor_get_text (cursor, 0));
  if (whats->len > 0)
    g_ptr_array_add (refusing, g_strdup_printf ("%s %s (%s)", gate->clause->id, gate->clause->text,
                                                whats->str));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_gates_pass:
 * @self: the gates of an act
 * @subject: what was written
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_REFUSED and the clauses that refuse, or with what failed
 */
gboolean
alpr_gates_pass (AlprGates *self, gint64 subject, GError **error)
{
  g_autoptr (GPtrArray) refusing = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->gates->len; i++)
    if (!ask (self, self->gates->pdata[i], subject, refusing, error))
      return FALSE;
  if (refusing->len == 0)
    return TRUE;
  g_ptr_array_add (refusing, NULL);
  g_propagate_error (error, alpr_error_new_refused ((const char *const *) refusing->pdata,
                                                    "Refused: %s", (char *) refusing->pdata[0]));
  return FALSE;
}
