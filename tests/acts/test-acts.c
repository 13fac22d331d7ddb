/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of acts: rights, inputs, whole or not at all, gates, journal. And the life of an audit.
 */

#include "acts-fixture.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-intake.h"
#include "alpr-verify.h"

#define WITH_BOOK(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* Every act × role of the Lexington profile. A new act without a row here fails the test. */
typedef struct
{
  const char *act;
  gboolean auditor;
  gboolean chief;
  gboolean stranger;
} Right;

static const Right rights[] = {
  { "audits/begin", TRUE, FALSE, FALSE },
  { "audits/draw", TRUE, FALSE, FALSE },
  { "audits/new", TRUE, FALSE, FALSE },
  { "audits/extend", TRUE, FALSE, FALSE },
  { "audits/add", TRUE, FALSE, FALSE },
  { "audits/judge", TRUE, FALSE, FALSE },
  { "audits/finalise", FALSE, TRUE, FALSE },
  { "book/own-organisation", FALSE, FALSE, FALSE },
  { "book/other-organisation", FALSE, FALSE, FALSE },
  { "policies/adopt", FALSE, FALSE, FALSE },
  { "findings/check", TRUE, FALSE, FALSE },
  { "findings/judge", TRUE, FALSE, FALSE },
  { "mappings/save", TRUE, FALSE, FALSE },
  { "mappings/forget", TRUE, FALSE, FALSE },
  { "reports/record", TRUE, TRUE, FALSE },
  { "people/add", FALSE, FALSE, FALSE },
  { "people/let-in", FALSE, FALSE, FALSE },
  { "people/remove", FALSE, FALSE, FALSE },
  { "people/change-role", FALSE, FALSE, FALSE },
  { "people/reset-passphrase", FALSE, FALSE, FALSE },
  { "people/change-passphrase", TRUE, TRUE, TRUE },
  { "people/release", FALSE, FALSE, FALSE },
  { "mfa/enroll", TRUE, TRUE, TRUE },
  { "mfa/new-codes", TRUE, TRUE, TRUE },
  { "mfa/reset", FALSE, FALSE, FALSE },
  { "mfa/confirm-reset", FALSE, FALSE, FALSE },
  { "book/accept-clock", FALSE, FALSE, FALSE },
  { "roster/add", FALSE, FALSE, FALSE },
  { "roster/change", FALSE, FALSE, FALSE },
  { "roster/change-role", FALSE, FALSE, FALSE },
  { "roster/suspend", FALSE, FALSE, FALSE },
  { "roster/activate", FALSE, FALSE, FALSE },
  { "roster/leave", FALSE, FALSE, FALSE },
  { "roster/appoint", FALSE, FALSE, FALSE },
  { "roster/end-appointment", FALSE, FALSE, FALSE },
  { "roster/import", FALSE, FALSE, FALSE },
  { "accounts/add", FALSE, FALSE, FALSE },
  { "accounts/change", FALSE, FALSE, FALSE },
  { "accounts/assign", FALSE, FALSE, FALSE },
  { "accounts/close", FALSE, FALSE, FALSE },
  { "accounts/reopen", FALSE, FALSE, FALSE },
  { "accounts/factor", FALSE, FALSE, FALSE },
  { "accounts/name", FALSE, FALSE, FALSE },
  { "accounts/nobody", FALSE, FALSE, FALSE },
  { "accounts/forget-name", FALSE, FALSE, FALSE },
  { "access/approve", FALSE, FALSE, FALSE },
  { "access/refuse", FALSE, FALSE, FALSE },
  { "access/withdraw", FALSE, FALSE, FALSE },
  { "access/end", FALSE, FALSE, FALSE },
  { "training/record", FALSE, FALSE, FALSE },
  { "training/void", FALSE, FALSE, FALSE },
  { "training/issue-material", FALSE, FALSE, FALSE },
  { "training/need-material", FALSE, FALSE, FALSE },
  { "discipline/open", FALSE, TRUE, FALSE },
  { "discipline/investigate", FALSE, TRUE, FALSE },
  { "discipline/decide", FALSE, TRUE, FALSE },
  { "discipline/report-cso", FALSE, TRUE, FALSE },
  { "discipline/reinstate", FALSE, TRUE, FALSE },
  { "access/request", TRUE, TRUE, FALSE },
  { "documents/save", TRUE, TRUE, FALSE },
  { "vendor/connect", FALSE, FALSE, FALSE },
  { "vendor/enable", FALSE, FALSE, FALSE },
  { "vendor/disable", FALSE, FALSE, FALSE },
  { "vendor/forget", FALSE, FALSE, FALSE },
  { "vendor/link-list", FALSE, FALSE, FALSE },
  { "vendor/pull", FALSE, FALSE, FALSE },
  { "vendor/push", FALSE, FALSE, FALSE },
  { "vendor/take-off", FALSE, FALSE, FALSE },
  { "vendor/take-in-events", FALSE, FALSE, FALSE },
  { "columns/name", TRUE, FALSE, FALSE },
  { "columns/forget", TRUE, FALSE, FALSE },
  { "statistics/not-captured", TRUE, TRUE, FALSE },
  { "statistics/captured", TRUE, TRUE, FALSE },
  { "statistics/practice", TRUE, TRUE, FALSE },
  { "duties/sign-off", TRUE, FALSE, FALSE },
  { "alerts/take-in", FALSE, FALSE, FALSE },
  { "alerts/note", FALSE, FALSE, FALSE },
  { "alerts/verify-step", FALSE, FALSE, FALSE },
  { "alerts/act", FALSE, FALSE, FALSE },
  { "alerts/act-early", FALSE, FALSE, FALSE },
  { "alerts/after-stop", FALSE, FALSE, FALSE },
  { "alerts/settle", FALSE, FALSE, FALSE },
  { "alerts/call", FALSE, FALSE, FALSE },
  { "alerts/close", FALSE, FALSE, FALSE },
  { "alerts/reopen", FALSE, FALSE, FALSE },
  { "manual-plates/enter", FALSE, FALSE, FALSE },
  { "manual-plates/keep", FALSE, FALSE, FALSE },
  { "manual-plates/purge", FALSE, FALSE, FALSE },
  { "hotlists/propose", FALSE, FALSE, FALSE },
  { "hotlists/approve", FALSE, FALSE, FALSE },
  { "hotlists/refuse", FALSE, FALSE, FALSE },
  { "hotlists/change", FALSE, FALSE, FALSE },
  { "hotlists/retire", FALSE, FALSE, FALSE },
  { "hotlists/refresh", FALSE, FALSE, FALSE },
  { "hotlists/take-in", FALSE, FALSE, FALSE },
  { "hotlists/export", FALSE, FALSE, FALSE },
  { "entries/request-bulk", FALSE, FALSE, FALSE },
  { "entries/request", FALSE, FALSE, FALSE },
  { "entries/request-update", FALSE, FALSE, FALSE },
  { "entries/request-removal", FALSE, FALSE, FALSE },
  { "entries/review", FALSE, FALSE, FALSE },
  { "entries/enter", FALSE, FALSE, FALSE },
  { "entries/update", FALSE, FALSE, FALSE },
  { "entries/remove", FALSE, FALSE, FALSE },
  { "entries/refuse", FALSE, FALSE, FALSE },
  { "entries/withdraw", FALSE, FALSE, FALSE },
  { "entries/renew", FALSE, FALSE, FALSE },
};

static const Right *
find_right (const char *act)
{
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (strcmp (rights[i].act, act) == 0)
      return &rights[i];
  return NULL;
}

static AlprActor *
load (Fixture *fixture, const char *user_name, const char *role)
{
  g_autoptr (GError) error = NULL;
  AlprActor *actor;

  fixture_add_person (fixture, user_name, role);
  actor = alpr_actor_load (fixture->store, user_name, &error);
  g_assert_no_error (error);
  return actor;
}

static void
test_rights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprActor) auditor = load (fixture, "auditor", "auditor");
  g_autoptr (AlprActor) chief = load (fixture, "chief", "chief");
  g_autoptr (AlprActor) stranger = load (fixture, "stranger", "no-such-role");

  for (const AlprAct *const *act = alpr_acts_list (); *act != NULL; act++)
    {
      const Right *right = find_right ((*act)->name);

      g_test_message ("%s", (*act)->name);
      g_assert_nonnull (right);
      g_assert_true (alpr_act_may (*act, fixture->actor));
      g_assert_cmpint (alpr_act_may (*act, auditor), ==, right->auditor);
      g_assert_cmpint (alpr_act_may (*act, chief), ==, right->chief);
      g_assert_cmpint (alpr_act_may (*act, stranger), ==, right->stranger);
    }
}

static void
test_denied_is_journalled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprActor) chief = load (fixture, "chief", "chief");
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  g_assert_null (alpr_act_run (fixture->store, chief, "book/own-organisation",
                               g_variant_new_parsed ("{'organisation': <'X'>}"), NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM own_organisation"), ==, 0);
  last = fixture_text (fixture, "SELECT who || ' ' || act || ' ' || outcome FROM journal "
                                "ORDER BY number DESC LIMIT 1");
  g_assert_cmpstr (last, ==, "chief book/own-organisation denied");
}

/* A right that is taken away is gone at the next act, in a session that is still open. */
static void
test_suspended_while_signed_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprActor) auditor = load (fixture, "auditor", "auditor");
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_store_begin (fixture->store, NULL));
  g_assert_true (alpr_store_run_text (
      fixture->store, "UPDATE person SET state = 'suspended' WHERE user_name = 'auditor'", NULL,
      NULL));
  g_assert_true (alpr_store_commit (fixture->store, NULL));
  g_assert_null (alpr_act_run (
      fixture->store, auditor, "audits/begin",
      g_variant_new_parsed ("{'clause': <'LXNE-H.sample'>, 'period': <'2026-01'>}"), NULL,
      &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
}

static void
test_inputs (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[][2] = {
    { "audits/judge", "{'audit': <@x 1>, 'item': <@x 1>}" },
    { "audits/judge", "{'audit': <@x 1>, 'item': <@x 1>, 'verdict': <''>}" },
    { "audits/judge", "{'audit': <'1'>, 'item': <@x 1>, 'verdict': <'compliant'>}" },
    { "audits/judge", "{'audit': <@x 1>, 'item': <@x 1>, 'verdict': <'compliant'>, 'x': <'y'>}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fixture_act (fixture, wrong[i][0], wrong[i][1], &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
    }
}

static gint64
new_audit (Fixture *fixture, int size)
{
  g_autofree char *inputs = g_strdup_printf ("{'clause': <'LXNE-H.sample'>, 'period': <'2026-01'>, "
                                             "'size': <@x %d>, 'seed': <'12345678901234567890'>}",
                                             size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = fixture_act (fixture, "audits/new", inputs, &error);
  gint64 audit = 0;

  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (result, "audit", "x", &audit));
  return audit;
}

static void
test_gate_refuses_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const *clauses;

  g_assert_null (fixture_act (fixture, "audits/new",
                              "{'clause': <'LXNE-H.sample'>, 'period': <'2026-01'>, 'size': <@x 9>}",
                              &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  clauses = alpr_error_get_clauses (error);
  g_assert_nonnull (clauses);
  g_assert_true (g_str_has_prefix (clauses[0], "LXNE-H.sample "));
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM audit"), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM audit_item"), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM journal WHERE act = 'audits/new' "
                                            "AND outcome = 'refused'"),
                   ==, 1);
}

static void
test_audit_life (Fixture *fixture, gconstpointer data)
{
  gint64 audit = new_audit (fixture, 10);
  g_autoptr (GError) error = NULL;
  g_autofree char *judge_late = NULL;
  g_autofree char *finalise = g_strdup_printf ("{'audit': <@x %d>}", (int) audit);

  g_assert_cmpint (fixture_number (fixture, "SELECT population FROM audit"), ==, 20);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM audit_item"), ==, 10);
  g_assert_cmpint (fixture_number (fixture, "SELECT searches FROM audit_file"), ==, 20);

  g_assert_null (fixture_act (fixture, "audits/finalise", finalise, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_clear_error (&error);

  for (int item = 1; item <= 10; item++)
    {
      g_autofree char *inputs = g_strdup_printf (
          "{'audit': <@x %d>, 'item': <@x %d>, 'verdict': <'compliant'>, "
          "'answers': <['Is a case number documented?=yes']>}",
          (int) audit, item);
      g_autoptr (GVariant) done = fixture_act (fixture, "audits/judge", inputs, &error);

      g_assert_no_error (error);
    }
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM audit_answer"), ==, 10);
  g_variant_unref (fixture_act (fixture, "audits/finalise", finalise, &error));
  g_assert_no_error (error);

  judge_late = g_strdup_printf (
      "{'audit': <@x %d>, 'item': <@x 1>, 'verdict': <'not-compliant'>}", (int) audit);
  g_assert_null (fixture_act (fixture, "audits/judge", judge_late, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM audit_item "
                                            "WHERE verdict = 'compliant'"),
                   ==, 10);
}

/* More items with the same seed: those drawn first stay first. */
static void
test_extend (Fixture *fixture, gconstpointer data)
{
  gint64 audit = new_audit (fixture, 10);
  const char *list = "SELECT group_concat(search) FROM "
                     "(SELECT search FROM audit_item WHERE item <= 10 ORDER BY item)";
  g_autofree char *before = fixture_text (fixture, list);
  g_autofree char *inputs
      = g_strdup_printf ("{'audit': <@x %d>, 'size': <@x 15>}", (int) audit);
  g_autofree char *smaller
      = g_strdup_printf ("{'audit': <@x %d>, 'size': <@x 12>}", (int) audit);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_unref (fixture_act (fixture, "audits/extend", inputs, &error));
  g_assert_no_error (error);
  after = fixture_text (fixture, list);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(DISTINCT search) FROM audit_item"), ==, 15);
  g_assert_null (fixture_act (fixture, "audits/extend", smaller, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
}

/* The population is fixed first: what comes in later is in no sample of it. */
static void
test_population_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = fixture_act (
      fixture, "audits/begin", "{'clause': <'LXNE-H.sample'>, 'period': <'2026-01'>}", &error);
  g_autofree char *digest = fixture_text (fixture, "SELECT digest FROM audit");
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_true (alpr_store_begin (fixture->store, NULL));
  g_assert_false (
      alpr_store_run_text (fixture->store, "UPDATE audit SET population = 19", NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  alpr_store_rollback (fixture->store);
  g_clear_error (&error);
  g_variant_unref (
      fixture_act (fixture, "audits/draw", "{'audit': <@x 1>, 'size': <@x 10>}", &error));
  g_assert_no_error (error);
  after = fixture_text (fixture, "SELECT digest FROM audit");
  g_assert_cmpstr (digest, ==, after);
  g_assert_cmpint (fixture_number (fixture, "SELECT length(seed) FROM audit"), ==, 20);
  g_assert_null (
      fixture_act (fixture, "audits/draw", "{'audit': <@x 1>, 'size': <@x 10>}", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
}

/* Naming an organisation as the agency's own changes no population that was fixed before. */
static void
test_own_organisation_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AlprVerification found = { 0 };

  g_variant_unref (fixture_act (
      fixture, "audits/begin", "{'clause': <'LXNE-H.sample'>, 'period': <'2026-01'>}", &error));
  g_assert_no_error (error);
  g_variant_unref (
      fixture_act (fixture, "book/own-organisation", "{'organisation': <'Elsewhere'>}", &error));
  g_assert_no_error (error);
  g_variant_unref (
      fixture_act (fixture, "audits/draw", "{'audit': <@x 1>, 'size': <@x 10>}", &error));
  g_assert_no_error (error);
  g_assert_true (alpr_book_verify (fixture->store, NULL, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found.first_difference, ==, NULL);
  g_assert_true (found.intact);
  alpr_verification_clear (&found);
}

static void
run_text (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_store_run_text (fixture->store, sql, NULL, &error));
  g_assert_no_error (error);
}

/* Somebody with the key exchanges a drawn item and puts the trigger back. */
static void
test_verify_draws_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *trigger = NULL;
  g_autoptr (GError) error = NULL;
  AlprVerification found = { 0 };

  new_audit (fixture, 10);
  trigger = fixture_text (fixture,
                          "SELECT sql FROM sqlite_schema WHERE name = 'audit_item_draw'");
  run_text (fixture, "DROP TRIGGER audit_item_draw");
  run_text (fixture, "UPDATE audit_item SET search = (SELECT id FROM search WHERE id NOT IN "
                     "(SELECT search FROM audit_item) LIMIT 1), search_id = 'exchanged' "
                     "WHERE item = 7");
  run_text (fixture, trigger);
  g_assert_true (alpr_book_verify (fixture->store, NULL, &found, &error));
  g_assert_no_error (error);
  g_assert_false (found.intact);
  g_assert_nonnull (strstr (found.first_difference, "item 7"));
  alpr_verification_clear (&found);
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) wrong = alpr_secret_new ("another passphrase", 18);
  g_autoptr (AlprSession) session = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_session_sign_in (fixture->path, "nobody", fixture->passphrase,
                                       ALPR_STORE_READER, &unknown));
  g_assert_null (
      alpr_session_sign_in (fixture->path, "captain", wrong, ALPR_STORE_READER, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_cmpstr (error->message, ==, unknown->message);
  g_clear_error (&error);

  session = alpr_session_sign_in (fixture->path, "captain", fixture->passphrase, ALPR_STORE_WRITER,
                                  &error);
  g_assert_no_error (error);
  g_assert_nonnull (alpr_session_get_read_only_reason (session));
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM journal WHERE "
                                            "act = 'session/sign-in' AND outcome = 'denied'"),
                   ==, 2);
  g_assert_null (alpr_act_run (alpr_session_get_store (session), alpr_session_get_actor (session),
                               "book/own-organisation",
                               g_variant_new_parsed ("{'organisation': <'X'>}"), NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  alpr_intake_init ();
  WITH_BOOK ("/acts/rights", test_rights);
  WITH_BOOK ("/acts/denied-is-journalled", test_denied_is_journalled);
  WITH_BOOK ("/acts/suspended-while-signed-in", test_suspended_while_signed_in);
  WITH_BOOK ("/acts/inputs", test_inputs);
  WITH_BOOK ("/acts/gate-refuses-whole", test_gate_refuses_whole);
  WITH_BOOK ("/audits/life", test_audit_life);
  WITH_BOOK ("/audits/extend", test_extend);
  WITH_BOOK ("/audits/population-stays", test_population_stays);
  WITH_BOOK ("/audits/own-organisation-later", test_own_organisation_later);
  WITH_BOOK ("/audits/verify-draws-again", test_verify_draws_again);
  WITH_BOOK ("/session/sign-in", test_sign_in);
  return g_test_run ();
}
