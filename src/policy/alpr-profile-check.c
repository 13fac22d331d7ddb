/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether what a profile names is there: its rules (data/sql/rules), reports (data/reports) and
 * views (data/views), and whether a clause gives each rule the inputs that its query declares. A
 * profile that names a rule nobody wrote would screen nothing and look as if it did; it is refused
 * before it is shown, adopted or read back from a book.
 */

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-profile-private.h"

/* What the checker, or the frame of acts, gives every rule that asks for it. */
static const char *const given_anyway[]
    = { "policy", "clause", "from", "until", "offset", "now", NULL };

static gboolean refuse (AlprProfile *self, const AlprClause *clause, GError **error,
                        const char *format, ...) G_GNUC_PRINTF (4, 5);

static gboolean
refuse (AlprProfile *self, const AlprClause *clause, GError **error, const char *format, ...)
{
  g_autofree char *cause = NULL;
  va_list args;

  va_start (args, format);
  cause = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s:%d: clause %s: %s", self->file,
               clause->line, clause->id, cause);
  return FALSE;
}

static gboolean
check_rule (AlprProfile *self, const AlprClause *clause, const AlprRuleUse *use,
            const char *const *inputs, GError **error)
{
  GVariantIter iter;
  const char *name;

  if (inputs == NULL)
    return refuse (self, clause, error, "there is no rule “%s”", use->rule);
  g_variant_iter_init (&iter, use->inputs);
  while (g_variant_iter_next (&iter, "{&sv}", &name, NULL))
    if (!g_strv_contains (inputs, name))
      return refuse (self, clause, error, "the rule “%s” takes no “%s”", use->rule, name);
  for (; *inputs != NULL; inputs++)
    if (!g_strv_contains (given_anyway, *inputs)
        && !g_variant_lookup (use->inputs, *inputs, "*", NULL))
      return refuse (self, clause, error, "the rule “%s” must be given “%s”", use->rule, *inputs);
  return TRUE;
}

/**
 * alpr_profile_check_against:
 * @known: what a profile may name
 * @error: return location for an error
 *
 * Returns: whether all that the profile names is among @known; %ALPR_ERROR_DEFINITION else
 */
gboolean
alpr_profile_check_against (AlprProfile *self, const AlprProfileDefinitions *known, GError **error)
{
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const AlprClause *clause = g_ptr_array_index (self->clauses, i);

      for (guint j = 0; j < clause->rules->len; j++)
        {
          const AlprRuleUse *use = g_ptr_array_index (clause->rules, j);

          if (!check_rule (self, clause, use, g_hash_table_lookup (known->rules, use->rule), error))
            return FALSE;
        }
      if (clause->report != NULL && !g_strv_contains (known->reports, clause->report))
        return refuse (self, clause, error, "there is no report “%s”", clause->report);
      if (clause->record != NULL && !g_strv_contains (known->views, clause->record))
        return refuse (self, clause, error, "there is no view “%s”", clause->record);
    }
  return TRUE;
}

/* The shipped rules with the inputs that each declares. */
static GHashTable *
list_rules (void)
{
  GHashTable *rules
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  g_auto (GStrv) names = alpr_definition_list ("sql/rules", ".sql");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("sql/rules/", names[i], ".sql", NULL);
      g_autofree char *sql = alpr_definition_load_text (path, NULL);
      char **inputs = alpr_definition_inputs (sql);

      g_hash_table_insert (rules, g_strdup (names[i]),
                           inputs != NULL ? inputs : g_new0 (char *, 1));
    }
  return rules;
}

/**
 * alpr_profile_check_definitions:
 * @error: return location for an error
 *
 * Returns: whether this program has every rule, report and view that the profile names
 */
gboolean
alpr_profile_check_definitions (AlprProfile *self, GError **error)
{
  g_autoptr (GHashTable) rules = list_rules ();
  g_auto (GStrv) reports = alpr_definition_list ("reports", ".report.xml");
  g_auto (GStrv) views = alpr_definition_list ("views", ".view.xml");
  AlprProfileDefinitions known
      = { rules, (const char *const *) reports, (const char *const *) views };

  return alpr_profile_check_against (self, &known, error);
}
