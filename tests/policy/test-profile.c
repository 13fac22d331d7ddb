/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shipped profiles: they load; every clause of the requirements stands in exactly one of them
 * as it is required; nothing is called at work that isn't; the parameters are the policies' own.
 */

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-profile.h"
#include "alpr-text.h"

/* What the program does as of this release. A clause that begins to work is added here. */
static const char *const at_work[] = {
  "LCPD-01.A.1", "LCPD-01.A.1.a", "LCPD-01.A.2", "LCPD-01.A.4", "LCPD-01.A.6", "LCPD-02.C",
  "LCPD-02.D.1", "LCPD-02.D.2", "LXNE-B.iii", "LXNE-B.x", "LXNE-B.xii", "LXNE-C.iv",
  "LXNE-C.vii.e", "LXNE-G.iii", "LXNE-H.annual", "LXNE-H.sample", "LXNE-H.memo", "LXNE-I",
  "LXSC-I.A", "LXSC-I.B", "LXSC-IV.A", "LXSC-IV.E", "LAPD-III.A.1", "LAPD-III.A.2", "LAPD-V.A.2",
  "LAPD-V.A.3", "LAPD-V.A.5", "DPS-5.d", "DPS-5.d-cjis", "DPS-5.e", "DPS-6.a.i", "DPS-6.b.7",
  "DPS-6.b.8", "DPS-6.b.9", "DPS-6.c.i", "DPS-6.c.ii", "DPS-6.c.ii.1", "DPS-6.d.i", "DPS-6.d.ii",
  "DPS-6.d.iii", "DPS-6.d.iv", "DPS-6.e.i", "DPS-6.e.vi", "DPS-6.f.3", "DPS-6.g.1", "DPS-6.g.2",
  "DPS-6.g.3", "DPS-6.g.window", "DPS-6.i.i", "DPS-6.j", "LXNE-C.vii", "LXNE-C.vii.d.doc",
  "LXNE-C.vii.d.approve", "LXNE-C.vii.d.fields", "DPS-6.f.1", "LXSC-III.C", "LXSC-IV.D.1",
  "LXSC-IV.D.2", "LCPD-HL", "LXNE-B.vii.1", "LXNE-B.vii.2",
  /* alerts */
  "LCPD-AHP-1", "LCPD-AHP-2", "LCPD-AHP-3", "LCPD-01.A.8", "LXNE-C.v", "LXNE-C.vii.a",
  "LXNE-C.vii.c", "LXSC-III.D", "LXSC-IV.B", "DPS-6.a.iv", "DPS-6.e.iv.3", "DPS-6.e.iv.4",
  "DPS-6.e.vii", NULL,
};

/* What it keeps, and shows in a view. */
static const char *const recorded[] = {
  "LCPD-01.A.2.a", "LCPD-02.A", "LXNE-D", "LXSC-I.C", "LAPD-II.A", "LAPD-III.A.4", "DPS-6.a.ii",
  "DPS-6.b.4", "LCPD-01.A.7", "LCPD-01.A.9", NULL,
};

/* What it does half, and says so. */
static const char *const partly[] = {
  "DPS-6.a.iii", "DPS-6.b.10", NULL,
};

static AlprProfile *
load (const char *id)
{
  g_autofree char *file = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_strconcat ("policies/", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = alpr_definition_load (path, &error);
  AlprProfile *profile;

  g_assert_no_error (error);
  profile = alpr_profile_load (file, json, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (alpr_profile_get_json (profile), json));
  return profile;
}

/* All shipped profiles, by id. */
static GHashTable *
load_all (void)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_insert (all, g_strdup (ids[i]), load (ids[i]));
  return all;
}

static void
test_heads (void)
{
  static const char *const heads[][3] = {
    { "las-cruces-go-173", "2025-09-11", "revised 2025-04-30" },
    { "lexington-ne-2420", "2023-11-21", "adopted 2023-11-21" },
    { "lexington-sc-140.3", "2023-07-18", "revised 2023-07-18" },
    { "los-alamos-206", "2026-07-01", "effective 2026-07-01" },
    { "nm-dps-opr-50", "2025-01-28", "revision 1" },
  };
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  g_assert_cmpuint (g_strv_length (ids), ==, G_N_ELEMENTS (heads));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (AlprProfile) profile = load (ids[i]);
      g_autofree char *from = alpr_day_format (alpr_profile_get_in_force_from (profile));

      g_assert_cmpstr (ids[i], ==, heads[i][0]);
      g_assert_cmpstr (alpr_profile_get_id (profile), ==, heads[i][0]);
      g_assert_cmpstr (from, ==, heads[i][1]);
      g_assert_cmpstr (alpr_profile_get_version (profile), ==, heads[i][2]);
      g_assert_null (alpr_profile_get_in_force_until (profile));
      g_assert_nonnull (alpr_profile_get_notice (profile));
      g_assert_nonnull (strstr (alpr_profile_get_agency (profile), "Department"));
    }
}

/* The cells of a line of requirements.csv; quotes stand around the requirement alone. */
static char **
split_row (const char *line)
{
  g_auto (GStrv) quoted = g_strsplit (line, "\"", 3);
  g_autofree char *end = NULL;
  g_auto (GStrv) head = NULL;
  g_auto (GStrv) tail = NULL;
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  g_assert_cmpuint (g_strv_length (quoted), ==, 3);
  head = g_strsplit (quoted[0], ",", 4);
  end = g_strchomp (g_strdup (quoted[2]));
  tail = g_strsplit (end, ",", 3);
  g_assert_cmpuint (g_strv_length (tail), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_strv_builder_add (row, head[i]);
  g_strv_builder_add_many (row, quoted[1], tail[1], tail[2], NULL);
  return g_strv_builder_end (row);
}

static void
check_requirement (GHashTable *all, char **row)
{
  AlprProfile *profile = g_hash_table_lookup (all, row[1]);
  const AlprClause *clause;
  GHashTableIter iter;
  gpointer other;

  g_assert_nonnull (profile);
  clause = alpr_profile_find_clause (profile, row[0]);
  if (clause == NULL)
    g_error ("%s does not stand in %s", row[0], row[1]);
  g_assert_cmpstr (clause->clause, ==, row[2]);
  g_assert_cmpstr (clause->area, ==, row[4]);
  g_assert_cmpstr (alpr_how_to_text (clause->how), ==, row[5]);
  g_assert_cmpstr (clause->text, !=, row[3]);
  g_assert_cmpuint (strlen (clause->text), >, 30);

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    g_assert_true (other == profile || alpr_profile_find_clause (other, row[0]) == NULL);
}

static void
test_requirements (void)
{
  g_autoptr (GHashTable) all = load_all ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "requirements.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint rows = 0, clauses = 0;
  GHashTableIter iter;
  gpointer profile;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++, rows++)
    {
      g_auto (GStrv) row = split_row (lines[i]);

      check_requirement (all, row);
    }
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &profile))
    clauses += alpr_profile_get_clauses (profile)->len;
  g_assert_cmpuint (rows, ==, 132);
  g_assert_cmpuint (clauses, ==, rows);
}

static void
test_states (void)
{
  g_autoptr (GHashTable) all = load_all ();
  guint found[2] = { 0 };
  GHashTableIter iter;
  gpointer profile;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &profile))
    for (guint i = 0; i < alpr_profile_get_clauses (profile)->len; i++)
      {
        const AlprClause *clause = alpr_profile_get_clauses (profile)->pdata[i];
        gboolean works = g_strv_contains (at_work, clause->id);
        gboolean half = g_strv_contains (partly, clause->id);
        gboolean kept = g_strv_contains (recorded, clause->id);

        g_test_message ("%s", clause->id);
        g_assert_cmpstr (alpr_clause_state_to_text (clause->state), ==,
                         works  ? "at work"
                         : kept ? "recorded"
                                : "not yet");
        g_assert_cmpint (kept, ==, !works && !half && clause->record != NULL);
        g_assert_cmpint (clause->partly != NULL, ==, half);
        g_assert_true (works || half
                       || (clause->rules->len == 0 && clause->duty == NULL
                           && clause->report == NULL && clause->mechanism == NULL));
        found[0] += works;
        found[1] += half;
      }
  g_assert_cmpuint (found[0], ==, g_strv_length ((char **) at_work));
  g_assert_cmpuint (found[1], ==, g_strv_length ((char **) partly));
}

/* A search that breaks two clauses in the same way is found once, so that it is judged once. */
static void
test_rules_stand_once (void)
{
  g_autoptr (GHashTable) all = load_all ();
  GHashTableIter iter;
  gpointer profile;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &profile))
    {
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < alpr_profile_get_clauses (profile)->len; i++)
        {
          const AlprClause *clause = alpr_profile_get_clauses (profile)->pdata[i];

          for (guint j = 0; j < clause->rules->len; j++)
            {
              const AlprRuleUse *use = clause->rules->pdata[j];

              g_test_message ("%s: %s", clause->id, use->rule);
              g_assert_true (strcmp (use->severity, "gate") == 0
                             || g_hash_table_add (seen, use->rule));
            }
        }
      g_assert_cmpuint (g_hash_table_size (seen), >=, 12);
    }
}

static const AlprRuleUse *
find_use (AlprProfile *profile, const char *clause_id, const char *rule)
{
  const AlprClause *clause = alpr_profile_find_clause (profile, clause_id);

  for (guint i = 0; i < clause->rules->len; i++)
    if (strcmp (((AlprRuleUse *) clause->rules->pdata[i])->rule, rule) == 0)
      return clause->rules->pdata[i];
  g_error ("%s has no rule %s", clause_id, rule);
}

static void
test_severities (void)
{
  static const struct
  {
    const char *profile;
    const char *clause;
    const char *rule;
    const char *severity;
  } uses[] = {
    /* "If available" counts and does not violate; "every" does. */
    { "las-cruces-go-173", "LCPD-01.A.4", "no-case-number", "counted" },
    { "las-cruces-go-173", "LCPD-01.A.4", "no-reason", "violation" },
    { "las-cruces-go-173", "LCPD-01.A.6", "purpose-not-permitted", "violation" },
    { "nm-dps-opr-50", "DPS-6.e.vi", "no-case-number", "violation" },
    { "nm-dps-opr-50", "DPS-6.e.vi", "generic-reason", "violation" },
    { "nm-dps-opr-50", "DPS-6.a.iii", "case-number-unknown-pattern", "notice" },
    { "los-alamos-206", "LAPD-V.A.3", "no-case-number", "counted" },
    { "los-alamos-206", "LAPD-V.A.3", "generic-reason", "notice" },
    { "lexington-sc-140.3", "LXSC-IV.E", "no-reason", "counted" },
    { "lexington-ne-2420", "LXNE-G.iii", "no-case-number", "violation" },
    { "lexington-ne-2420", "LXNE-G.iii", "no-reason", "violation" },
    { "lexington-ne-2420", "LXNE-G.iii", "generic-reason", "notice" },
    { "lexington-ne-2420", "LXNE-G.iii", "case-number-in-reason", "data-error" },
    { "lexington-ne-2420", "LXNE-G.iii", "cannot-be-judged", "counted" },
    { "lexington-ne-2420", "LXNE-H.sample", "audit-sample-too-small", "gate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autoptr (AlprProfile) profile = load (uses[i].profile);

      g_assert_cmpstr (find_use (profile, uses[i].clause, uses[i].rule)->severity, ==,
                       uses[i].severity);
    }
}

static void
test_gate (void)
{
  g_autoptr (AlprProfile) profile = load ("lexington-ne-2420");
  const AlprClause *sample = alpr_profile_find_clause (profile, "LXNE-H.sample");
  const AlprClause *annual = alpr_profile_find_clause (profile, "LXNE-H.annual");
  const AlprRuleUse *floor = find_use (profile, "LXNE-H.sample", "audit-sample-too-small");
  gint64 least = 0;

  g_assert_true (g_variant_lookup (floor->inputs, "sample", "x", &least));
  g_assert_cmpint (least, ==, 10);
  g_assert_true (g_strv_contains ((const char *const *) sample->on, "audits/new"));
  g_assert_true (g_strv_contains ((const char *const *) sample->on, "audits/draw"));
  g_assert_true (g_strv_contains ((const char *const *) sample->on, "audits/finalise"));
  g_assert_cmpuint (g_strv_length (annual->on), ==, 1);
  g_assert_cmpuint (g_strv_length (alpr_profile_find_clause (profile, "LXNE-B.x")->on), ==, 0);
}

static void
test_duties (void)
{
  static const struct
  {
    const char *profile;
    const char *clause;
    AlprPeriodKind every;
    int within_days;
    int sample;
    const char *role;
  } duties[] = {
    { "las-cruces-go-173", "LCPD-02.C", ALPR_PERIOD_MONTH, 31, 29, "intel-unit-head" },
    { "las-cruces-go-173", "LCPD-02.D.1", ALPR_PERIOD_YEAR, 90, 59, "cis-lieutenant" },
    { "nm-dps-opr-50", "DPS-6.b.10", ALPR_PERIOD_QUARTER, 31, 29, "administrator" },
    { "los-alamos-206", "LAPD-V.A.5", ALPR_PERIOD_QUARTER, 31, 29, "administrator" },
    { "lexington-ne-2420", "LXNE-H.annual", ALPR_PERIOD_YEAR, 0, 10, "administrator" },
    { "lexington-ne-2420", "LXNE-H.sample", ALPR_PERIOD_HALF, 31, 10, "administrator" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      g_autoptr (AlprProfile) profile = load (duties[i].profile);
      const AlprClause *clause = alpr_profile_find_clause (profile, duties[i].clause);

      g_assert_cmpint (clause->duty->every, ==, duties[i].every);
      g_assert_cmpint (clause->duty->within_days, ==, duties[i].within_days);
      g_assert_cmpint (clause->duty->sample, ==, duties[i].sample);
      g_assert_cmpstr (clause->duty->role, ==, duties[i].role);
      g_assert_cmpstr (clause->duty->act, ==, "audits/finalise");
      g_assert_cmpuint (g_strv_length (clause->questions), >=, 3);
      for (guint j = 0; clause->questions[j] != NULL; j++)
        g_assert_true (g_str_has_suffix (clause->questions[j], "?"));
    }
}

static gboolean
list_holds (AlprProfile *profile, const char *list, const char *text)
{
  const char *const *items = alpr_profile_get_list (profile, list);
  g_autofree char *norm = alpr_text_normalise (text);

  for (; *items != NULL; items++)
    {
      g_autofree char *item = alpr_text_normalise (*items);

      if (strcmp (item, norm) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_lists (void)
{
  static const char *const generic[]
      = { "INVESTIGATION", "investigative+", "inv.", "Invest", "research", "follow-up", "test",
          "case", "police", "Law Enforcement", "intel", "n/a", NULL };
  static const char *const reasons[]
      = { "stolen", "hit and run", "homicide", "C25-48285", "missing person", "211 inv", NULL };
  static const char *const doubtful[]
      = { "City Planning/Traffic Analysis", "Welfare Check", "Traffic Infraction", NULL };
  g_autoptr (AlprProfile) dps = load ("nm-dps-opr-50");
  g_autoptr (AlprProfile) las_cruces = load ("las-cruces-go-173");
  g_autoptr (AlprProfile) nebraska = load ("lexington-ne-2420");

  for (guint i = 0; generic[i] != NULL; i++)
    g_assert_true (list_holds (dps, "generic-reasons", generic[i]));
  for (guint i = 0; reasons[i] != NULL; i++)
    g_assert_false (list_holds (dps, "generic-reasons", reasons[i]));
  for (guint i = 0; doubtful[i] != NULL; i++)
    {
      g_assert_false (list_holds (nebraska, "permitted-purposes", doubtful[i]));
      g_assert_cmpint (list_holds (las_cruces, "permitted-purposes", doubtful[i]), ==, i > 0);
    }
  g_assert_true (list_holds (las_cruces, "exempt-purposes", "administrative test"));
  g_assert_true (list_holds (las_cruces, "exempt-purposes", "auditing"));
  g_assert_false (list_holds (las_cruces, "exempt-purposes", "training"));
  g_assert_null (alpr_profile_get_list (dps, "exempt-purposes")[0]);
  g_assert_null (alpr_profile_get_list (nebraska, "exempt-purposes")[0]);
  g_assert_null (alpr_profile_get_list (dps, "no-such-list"));
}

/* Every observed offense type is permitted, or its absence is explained. */
static void
test_notes (void)
{
  g_autoptr (GHashTable) all = load_all ();
  GHashTableIter iter;
  gpointer profile;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &profile))
    {
      g_auto (GStrv) lists = alpr_profile_list_lists (profile);

      g_assert_cmpuint (g_strv_length (lists), >=, 6);
      for (guint i = 0; lists[i] != NULL; i++)
        g_assert_nonnull (alpr_profile_get_note (profile, lists[i]));
      g_assert_nonnull (strstr (alpr_profile_get_note (profile, "permitted-purposes"), "planning"));
      g_assert_null (alpr_profile_get_note (profile, "nothing"));
    }
}

static void
test_roles (void)
{
  static const char *const all_rights[]
      = { "read", "import", "judge", "audit", "finalise", "report", "administer" };
  g_autoptr (GHashTable) all = load_all ();
  g_autoptr (AlprProfile) dps = load ("nm-dps-opr-50");
  GHashTableIter iter;
  gpointer profile;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &profile))
    {
      const char *const *roles = alpr_profile_get_roles (profile);
      const char *const *auditor = alpr_profile_get_role_rights (profile, "auditor");

      g_assert_cmpstr (roles[0], ==, "administrator");
      for (guint i = 0; i < G_N_ELEMENTS (all_rights); i++)
        g_assert_true (g_strv_contains (alpr_profile_get_role_rights (profile, "administrator"),
                                        all_rights[i]));
      g_assert_true (g_strv_contains (auditor, "judge"));
      g_assert_false (g_strv_contains (auditor, "finalise"));
      g_assert_false (g_strv_contains (auditor, "administer"));
      g_assert_true (
          g_strv_contains (alpr_profile_get_role_rights (profile, "chief"), "finalise"));
      g_assert_null (alpr_profile_get_role_rights (profile, "nobody"));
      g_assert_null (alpr_profile_get_role_title (profile, "nobody"));
    }
  g_assert_cmpstr (alpr_profile_get_role_title (dps, "officer"), ==, "Officer or Agent");
  g_assert_cmpstr (alpr_profile_get_role_rights (dps, "officer")[0], ==, "use");
  g_assert_null (alpr_profile_get_role_rights (dps, "officer")[2]);
  g_assert_cmpstr (alpr_profile_get_role_rights (dps, "officer")[1], ==, "operate");
}

static void
test_missing (void)
{
  static const char *const ids[] = { "no-such-policy", "", "../policies/los-alamos-206" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (alpr_profile_load_shipped (ids[i], &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
      g_assert_nonnull (strstr (error->message, ids[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  g_test_add_func ("/policy/profile/heads", test_heads);
  g_test_add_func ("/policy/profile/requirements", test_requirements);
  g_test_add_func ("/policy/profile/states", test_states);
  g_test_add_func ("/policy/profile/rules-stand-once", test_rules_stand_once);
  g_test_add_func ("/policy/profile/severities", test_severities);
  g_test_add_func ("/policy/profile/gate", test_gate);
  g_test_add_func ("/policy/profile/duties", test_duties);
  g_test_add_func ("/policy/profile/lists", test_lists);
  g_test_add_func ("/policy/profile/notes", test_notes);
  g_test_add_func ("/policy/profile/roles", test_roles);
  g_test_add_func ("/policy/profile/missing", test_missing);
  return g_test_run ();
}
