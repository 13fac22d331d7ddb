/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of a profile: whatever the bytes, there is either a profile or an error. A profile is
 * whole (an administrator, all lists, at least one clause, and every clause with what it must
 * have);
 * an error is the editor's to correct, names file and line, and can be shown.
 */

#include "alpr-error.h"
#include "alpr-profile.h"

#include "fuzz.h"

static void
check_clause (AlprProfile *profile, const AlprClause *clause)
{
  g_assert_true (alpr_profile_find_clause (profile, clause->id) == clause);
  g_assert_true (g_utf8_validate (clause->text, -1, NULL));
  g_assert_nonnull (alpr_how_to_text (clause->how));
  g_assert_nonnull (alpr_clause_state_to_text (clause->state));
  g_assert_cmpint (clause->line, >, 0);
  for (guint i = 0; i < clause->rules->len; i++)
    {
      const AlprRuleUse *use = clause->rules->pdata[i];

      g_assert_true (g_variant_is_of_type (use->inputs, G_VARIANT_TYPE_VARDICT));
      g_assert_true (g_utf8_validate (use->rule, -1, NULL));
    }
  if (clause->duty != NULL)
    g_assert_nonnull (alpr_profile_get_role_rights (profile, clause->duty->role));
  if (clause->partly != NULL)
    g_assert_cmpint (clause->state, ==, ALPR_CLAUSE_NOT_YET);
}

static void
check_profile (AlprProfile *profile)
{
  GPtrArray *clauses = alpr_profile_get_clauses (profile);
  g_auto (GStrv) lists = alpr_profile_list_lists (profile);

  g_assert_cmpuint (clauses->len, >, 0);
  for (guint i = 0; i < clauses->len; i++)
    check_clause (profile, clauses->pdata[i]);
  for (guint i = 0; lists[i] != NULL; i++)
    g_assert_nonnull (alpr_profile_get_list (profile, lists[i]));
  g_assert_cmpstr (alpr_profile_get_roles (profile)[0], ==, "administrator");
  g_assert_true (g_date_valid (alpr_profile_get_in_force_from (profile)));
  g_assert_true (g_utf8_validate (alpr_profile_get_title (profile), -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProfile) profile = alpr_profile_load ("fuzz.json", json, &error);

  if (profile != NULL)
    {
      g_assert_no_error (error);
      check_profile (profile);
    }
  else
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.json:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
