/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in: the second factor and its codes, the ladder of failures and locks, what has to be
 * done first, proofs for privileged acts, and the clock. Nothing secret enters the journal.
 */

#include <string.h>

#include "acts-fixture.h"
#include "alpr-actor-private.h"
#include "alpr-error.h"
#include "alpr-factor.h"
#include "alpr-knocks.h"
#include "alpr-notice.h"
#include "alpr-slots.h"
#include "alpr-standing.h"
#include "alpr-time.h"
#include "alpr-totp.h"

#define PASSPHRASE "a long enough passphrase"
#define SENTENCE "The user name, the passphrase or the code is wrong"
#define MINUTE (60 * ALPR_TIME_SECOND)

static AlprSecret *
make (const char *text)
{
  return alpr_secret_new (text, strlen (text));
}

static const char *
text_of (AlprSecret *secret)
{
  return (const char *) alpr_secret_get_data (secret, NULL);
}

static void
sql (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (fixture->store, text, NULL, &error);
  g_assert_no_error (error);
}

static void
run (Fixture *fixture, const char *act, const char *inputs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = fixture_act (fixture, act, inputs, &error);

  g_assert_no_error (error);
}

static void
run_fails (Fixture *fixture, const char *act, const char *inputs, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture_act (fixture, act, inputs, &error));
  g_assert_error (error, ALPR_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static AlprSession *
sign_in (Fixture *fixture, const char *user_name, const char *passphrase, const char *code,
         AlprDoor door, GError **error)
{
  g_autoptr (AlprSecret) secret = make (passphrase);
  g_autoptr (AlprSecret) typed = code != NULL ? make (code) : NULL;
  AlprSignIn given = { .path = fixture->path, .user_name = user_name, .passphrase = secret,
                       .code = typed, .mode = ALPR_STORE_READER, .door = door };

  return alpr_session_sign_in_with (&given, error);
}

static void
lets_in (Fixture *fixture, const char *user_name, const char *passphrase, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSession)
      session = sign_in (fixture, user_name, passphrase, code, ALPR_DOOR_WINDOW, &error);

  g_assert_no_error (error);
}

static void
keeps_out (Fixture *fixture, const char *user_name, const char *passphrase, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sign_in (fixture, user_name, passphrase, code, ALPR_DOOR_WINDOW, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_cmpstr (error->message, ==, SENTENCE);
}

/* Somebody with a slot and a passphrase of their own. */
static void
add_person (Fixture *fixture, const char *user_name, const char *role)
{
  g_autoptr (AlprSecret) passphrase = make (PASSPHRASE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_act_run_with (
      fixture->store, fixture->actor, "people/add",
      g_variant_new_parsed ("{'user_name': <%s>, 'role': <%s>}", user_name, role), passphrase,
      NULL, &error);

  g_assert_no_error (error);
  sql (fixture, "UPDATE person SET passphrase_given = 0");
}

/* Sets up the fixture's own second factor, with codes of the step before and of this one. */
static AlprSecret *
enroll (Fixture *fixture, GPtrArray **codes)
{
  g_autoptr (AlprSecret) secret = alpr_totp_new_secret (NULL);
  gint64 step = alpr_totp_step_at (alpr_time_now ());
  g_autoptr (AlprSecret) first = alpr_totp_reckon (secret, step - 1, NULL);
  g_autoptr (AlprSecret) second = alpr_totp_reckon (secret, step, NULL);
  AlprEnrollment enrollment = { .secret = secret, .first = first, .second = second };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_act_run_with (fixture->store, fixture->actor, "mfa/enroll",
                                                 NULL, &enrollment, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (enrollment.codes->len, ==, 10);
  if (codes != NULL)
    *codes = enrollment.codes;
  else
    g_ptr_array_unref (enrollment.codes);
  return g_steal_pointer (&secret);
}

/* As if the last code had been used long ago. */
static void
age_factor (Fixture *fixture)
{
  sql (fixture, "DROP TRIGGER IF EXISTS second_factor_step;"
                "UPDATE second_factor SET last_step = 1");
}

static AlprSecret *
code_now (AlprSecret *secret)
{
  return alpr_totp_reckon (secret, alpr_totp_step_at (alpr_time_now ()), NULL);
}

/* A code of now lets in, once; a used, an old, a wrong and no code do not. */
static void
test_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);
  g_autoptr (AlprSecret) used = alpr_totp_reckon (
      secret, fixture_number (fixture, "SELECT last_step FROM second_factor"), NULL);
  g_autoptr (AlprSecret) old = alpr_totp_reckon (secret, 1000, NULL);
  g_autoptr (AlprSecret) code = NULL;

  keeps_out (fixture, "captain", PASSPHRASE, text_of (used));
  keeps_out (fixture, "captain", PASSPHRASE, text_of (old));
  keeps_out (fixture, "captain", PASSPHRASE, NULL);
  keeps_out (fixture, "captain", PASSPHRASE, "no code at all");
  age_factor (fixture);
  code = code_now (secret);
  keeps_out (fixture, "captain", "not the passphrase", text_of (code));
  sql (fixture, "UPDATE person SET failures_from = 1000");
  lets_in (fixture, "captain", PASSPHRASE, text_of (code));
  keeps_out (fixture, "captain", PASSPHRASE, text_of (code));
}

static void
test_recovery_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (AlprSecret) secret = enroll (fixture, &codes);
  g_autofree char *typed = g_ascii_strdown (text_of (codes->pdata[3]), -1);
  g_autofree char *detail = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSession) session = NULL;

  g_strdelimit (typed, "-", ' ');
  session = sign_in (fixture, "captain", PASSPHRASE, typed, ALPR_DOOR_WINDOW, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_session_get_codes_left (session), ==, 9);
  detail = fixture_text (fixture, "SELECT detail FROM journal WHERE act = 'session/sign-in'");
  g_assert_nonnull (strstr (detail, "recovery code used, 9 left"));
  keeps_out (fixture, "captain", PASSPHRASE, text_of (codes->pdata[3]));
  lets_in (fixture, "captain", PASSPHRASE, text_of (codes->pdata[0]));
}

static void
test_new_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (AlprSecret) secret = enroll (fixture, &codes);
  AlprEnrollment enrollment = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_act_run_with (fixture->store, fixture->actor, "mfa/new-codes",
                                                 NULL, &enrollment, NULL, &error);

  g_assert_no_error (error);
  fresh = enrollment.codes;
  keeps_out (fixture, "captain", PASSPHRASE, text_of (codes->pdata[0]));
  lets_in (fixture, "captain", PASSPHRASE, text_of (fresh->pdata[0]));
}

static void
wait_cb (int seconds, gpointer data)
{
  *(int *) data = seconds;
}

/* Who has the secret itself gets the next code that counts, or is told how long that takes. */
static void
test_reckoned_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);
  int waited = 0;
  AlprSignIn given = { .path = fixture->path, .user_name = "captain",
                       .passphrase = fixture->passphrase, .factor_secret = secret,
                       .wait = wait_cb, .wait_data = &waited, .mode = ALPR_STORE_READER };
  g_autoptr (AlprSession) session = alpr_session_sign_in_with (&given, NULL);

  g_assert_nonnull (session);
  g_assert_cmpint (waited, ==, 0);
  sql (fixture, "UPDATE second_factor SET last_step = last_step + 1");
  g_assert_null (alpr_session_sign_in_with (&given, NULL));
  g_assert_cmpint (waited, >, 0);
  g_assert_cmpint (waited, <=, 61);
}

typedef struct
{
  Fixture *fixture;
  const char *code;
} Racer;

static gpointer
race (gpointer data)
{
  Racer *racer = data;
  g_autoptr (AlprSession) session
      = sign_in (racer->fixture, "captain", PASSPHRASE, racer->code, ALPR_DOOR_WINDOW, NULL);

  return GINT_TO_POINTER (session != NULL);
}

/* Two windows at once, one code: one of them is let in. */
static void
test_one_code_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);
  g_autoptr (AlprSecret) code = NULL;
  GThread *threads[4];
  Racer racer = { fixture, NULL };
  int in = 0;

  age_factor (fixture);
  code = code_now (secret);
  racer.code = text_of (code);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("racer", race, &racer);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    in += GPOINTER_TO_INT (g_thread_join (threads[i]));
  g_assert_cmpint (in, ==, 1);
}

static void
test_enroll_needs_proof (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = alpr_totp_new_secret (NULL);
  gint64 step = alpr_totp_step_at (alpr_time_now ());
  g_autoptr (AlprSecret) now = alpr_totp_reckon (secret, step, NULL);
  g_autoptr (AlprSecret) before = alpr_totp_reckon (secret, step - 1, NULL);
  g_autoptr (AlprSecret) long_before = alpr_totp_reckon (secret, step - 9, NULL);
  const AlprEnrollment wrong[]
      = { { .secret = secret, .first = now, .second = now },
          { .secret = secret, .first = now, .second = before },
          { .secret = secret, .first = long_before, .second = now },
          { .secret = secret, .first = before, .second = fixture->passphrase } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      AlprEnrollment enrollment = wrong[i];
      g_autoptr (GError) error = NULL;

      g_assert_null (alpr_act_run_with (fixture->store, fixture->actor, "mfa/enroll", NULL,
                                        &enrollment, NULL, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
      g_assert_null (enrollment.codes);
    }
  run_fails (fixture, "mfa/enroll", "@a{sv} {}", ALPR_ERROR_FORMAT, "no secret");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM second_factor"), ==, 0);
}

static void
knock (Fixture *fixture, const char *user_name, int times)
{
  for (int i = 0; i < times; i++)
    g_assert_true (alpr_knocks_append (fixture->path, user_name, NULL));
}

#define LOCKS "SELECT COUNT(*) FROM sign_in_lock WHERE released_at IS NULL"

/* Five failures lock, four do not; a locked person hears what everybody hears. */
static void
test_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = NULL;

  add_person (fixture, "lee", "administrator");
  knock (fixture, "lee", 4);
  lets_in (fixture, "lee", PASSPHRASE, NULL);
  knock (fixture, "lee", 4);
  lets_in (fixture, "lee", PASSPHRASE, NULL);
  knock (fixture, "lee", 5);
  keeps_out (fixture, "lee", PASSPHRASE, NULL);
  g_assert_cmpint (fixture_number (fixture, LOCKS), ==, 1);
  line = fixture_text (fixture, "SELECT who || ' ' || outcome || ' ' || detail FROM journal "
                                "WHERE act = 'session/lock'");
  g_assert_true (g_str_has_prefix (line, "lee denied locked: 5 failed sign-ins"));
  g_assert_cmpint (fixture_number (fixture,
                                   "SELECT COUNT(*) FROM journal WHERE act = 'session/sign-in' "
                                   "AND who = 'lee' AND outcome = 'denied'"),
                   ==, 4 + 4 + 5 + 1);
}

static void
test_release (Fixture *fixture, gconstpointer data)
{
  add_person (fixture, "lee", "auditor");
  run_fails (fixture, "people/release", "{'user_name': <'lee'>, 'reason': <'called'>}",
             ALPR_ERROR_MISSING, "not locked");
  knock (fixture, "lee", 5);
  keeps_out (fixture, "lee", PASSPHRASE, NULL);
  run (fixture, "people/release", "{'user_name': <'lee'>, 'reason': <'called'>}");
  knock (fixture, "lee", 4);
  lets_in (fixture, "lee", PASSPHRASE, NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM sign_in_lock WHERE "
                                            "released_by = 'captain' AND reason = 'called'"),
                   ==, 1);
}

/* Wrong codes count as wrong passphrases do, and the fifth of both kinds together locks. */
static void
test_lock_by_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);
  g_autoptr (AlprSecret) right = NULL;

  add_person (fixture, "lee", "administrator");
  age_factor (fixture);
  knock (fixture, "captain", 2);
  for (int i = 0; i < 3; i++)
    keeps_out (fixture, "captain", PASSPHRASE, "000000x");
  g_assert_cmpint (fixture_number (fixture, LOCKS), ==, 1);
  right = code_now (secret);
  keeps_out (fixture, "captain", PASSPHRASE, text_of (right));
  /* A session that is open ends with the lock. */
  run_fails (fixture, "people/release", "{'user_name': <'captain'>, 'reason': <'mine'>}",
             ALPR_ERROR_DENIED, "locked");
}

/* Five within more than fifteen minutes are no lock. */
static void
test_slow_failures (Fixture *fixture, gconstpointer data)
{
  add_person (fixture, "lee", "auditor");
  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "INSERT INTO sign_in_failure (person, at) SELECT id, %" G_GINT64_FORMAT
          " FROM person WHERE user_name = 'lee'",
          alpr_time_now () - i * 4 * MINUTE);

      sql (fixture, text);
    }
  lets_in (fixture, "lee", PASSPHRASE, NULL);
}

/* Without another administrator who could release it, a lock ends by itself. */
static void
test_last_administrator (Fixture *fixture, gconstpointer data)
{
  knock (fixture, "captain", 5);
  keeps_out (fixture, "captain", PASSPHRASE, NULL);
  sql (fixture, "UPDATE sign_in_lock SET locked_at = locked_at - 14 * 60000");
  keeps_out (fixture, "captain", PASSPHRASE, NULL);
  sql (fixture, "UPDATE sign_in_lock SET locked_at = locked_at - 2 * 60000");
  lets_in (fixture, "captain", PASSPHRASE, NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM journal "
                                            "WHERE act = 'session/unlock'"),
                   ==, 1);

  add_person (fixture, "lee", "administrator");
  knock (fixture, "captain", 5);
  keeps_out (fixture, "captain", PASSPHRASE, NULL);
  sql (fixture, "UPDATE sign_in_lock SET locked_at = locked_at - 20 * 60000 "
                "WHERE released_at IS NULL");
  keeps_out (fixture, "captain", PASSPHRASE, NULL);
  /* Both locked: neither could release the other. */
  knock (fixture, "lee", 5);
  keeps_out (fixture, "lee", PASSPHRASE, NULL);
  lets_in (fixture, "captain", PASSPHRASE, NULL);
}

/* A forged time to come makes no lock that never ends. */
static void
test_time_to_come (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->path, ".knocks", NULL);
  g_autoptr (GString) notes = g_string_new (NULL);

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      g_string_append_printf (notes, "%s\t99999999999999\tcaptain\n", id);
    }
  g_assert_true (g_file_set_contents (path, notes->str, -1, NULL));
  keeps_out (fixture, "captain", PASSPHRASE, NULL);
  g_assert_cmpint (fixture_number (fixture, "SELECT MAX (locked_at) FROM sign_in_lock"), <=,
                   alpr_time_now ());
}

/* A passphrase that an administrator gave comes first; then everything else can be done. */
static void
test_given_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) fresh = make ("another passphrase that is long");
  g_autoptr (AlprSession) session = NULL;
  g_autoptr (GVariant) done = NULL;

  add_person (fixture, "lee", "auditor");
  sql (fixture, "UPDATE person SET passphrase_given = 1 WHERE user_name = 'lee'");
  session = sign_in (fixture, "lee", PASSPHRASE, NULL, ALPR_DOOR_COMMAND_LINE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_session_get_pending (session), ==, ALPR_PENDING_PASSPHRASE);
  g_assert_null (alpr_act_run (fixture->store, alpr_session_get_actor (session), "findings/judge",
                               NULL, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (alpr_act_run_with (fixture->store, alpr_session_get_actor (session),
                                    "people/change-passphrase", NULL, fixture->passphrase, NULL,
                                    &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_clear_error (&error);
  done = alpr_act_run_with (fixture->store, alpr_session_get_actor (session),
                            "people/change-passphrase", NULL, fresh, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alpr_session_get_pending (session), ==, ALPR_PENDING_NOTHING);
  g_assert_true (alpr_standing_check (fixture->store, alpr_session_get_actor (session), NULL));
}

static void
test_old_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSession) session = NULL;
  g_autofree char *text = g_strdup_printf (
      "UPDATE person SET passphrase_changed_at = %" G_GINT64_FORMAT,
      alpr_time_now () - 366 * G_GINT64_CONSTANT (86400000));

  sql (fixture, text);
  session = sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_WINDOW, NULL);
  g_assert_cmpint (alpr_session_get_pending (session), ==, ALPR_PENDING_OLD_PASSPHRASE);
  sql (fixture, "INSERT INTO policy_number (policy, name, number) VALUES (1, 'passphrase-days', 0)");
  g_assert_true (alpr_standing_check (fixture->store, alpr_session_get_actor (session), NULL));
}

#define REQUIRED "INSERT INTO policy_number (policy, name, number) VALUES (1, 'mfa-required', 1)"

/* Where the policy asks for it, nothing goes without a second factor; its maker may fill a book
 * from the command line for a day, which the journal says. */
static void
test_required (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSession) window = NULL;
  g_autoptr (AlprSession) script = NULL;
  g_autoptr (AlprSession) late = NULL;
  g_autoptr (AlprSession) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *detail = NULL;

  add_person (fixture, "lee", "administrator");
  sql (fixture, REQUIRED ";INSERT INTO policy_clause (policy, id, place, clause, text, area, how, "
                         "state) VALUES (1, 'X.mfa', 99, '1', 'Everybody', 'mfa', 'enforced', "
                         "'at work')");
  window = sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_WINDOW, NULL);
  g_assert_cmpint (alpr_session_get_pending (window), ==, ALPR_PENDING_FACTOR);
  g_assert_false (alpr_standing_check (fixture->store, alpr_session_get_actor (window), &error));
  g_assert_cmpstr (alpr_error_get_clauses (error)[0], ==, "X.mfa Everybody");
  script = sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_COMMAND_LINE, NULL);
  g_assert_cmpint (alpr_session_get_pending (script), ==, ALPR_PENDING_NOTHING);
  g_assert_true (alpr_session_is_excused (script));
  detail = fixture_text (fixture, "SELECT detail FROM journal ORDER BY number DESC LIMIT 1");
  g_assert_nonnull (strstr (detail, "without a second factor"));
  other = sign_in (fixture, "lee", PASSPHRASE, NULL, ALPR_DOOR_COMMAND_LINE, NULL);
  g_assert_cmpint (alpr_session_get_pending (other), ==, ALPR_PENDING_FACTOR);
  sql (fixture, "UPDATE book SET created_at = created_at - 86400000");
  late = sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_COMMAND_LINE, NULL);
  g_assert_cmpint (alpr_session_get_pending (late), ==, ALPR_PENDING_FACTOR);
}

/* A privileged act needs a proof of the last five minutes. */
static void
test_proof (Fixture *fixture, gconstpointer data)
{
  const char *inputs = "{'user_name': <'lee'>, 'role': <'chief'>, 'reason': <'moved'>}";
  g_autoptr (AlprSecret) wrong = make ("wrong");
  g_autoptr (AlprSecret) secret = NULL;
  g_autoptr (AlprSecret) code = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ago = alpr_actor_clock () - 6 * MINUTE;

  add_person (fixture, "lee", "auditor");
  secret = enroll (fixture, NULL);
  age_factor (fixture);
  code = code_now (secret);
  alpr_actor_prove (fixture->actor, ago);
  run_fails (fixture, "people/change-role", inputs, ALPR_ERROR_UNCONFIRMED, "once more");
  g_assert_false (alpr_session_confirm (fixture->session, wrong, code, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (alpr_session_confirm (fixture->session, fixture->passphrase, wrong, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_clear_error (&error);
  run_fails (fixture, "people/change-role", inputs, ALPR_ERROR_UNCONFIRMED, "once more");
  g_assert_true (alpr_session_confirm (fixture->session, fixture->passphrase, code, &error));
  g_assert_no_error (error);
  run (fixture, "people/change-role", inputs);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM sign_in_failure"), ==, 2);
}

static void
test_session_hours (Fixture *fixture, gconstpointer data)
{
  gint64 now = alpr_actor_clock ();

  alpr_actor_sign_in (fixture->actor, now - 11 * 60 * MINUTE, FALSE);
  g_assert_true (alpr_standing_check (fixture->store, fixture->actor, NULL));
  alpr_actor_sign_in (fixture->actor, now - 13 * 60 * MINUTE, FALSE);
  run_fails (fixture, "book/own-organisation", "{'organisation': <'X'>}", ALPR_ERROR_DENIED,
             "too long ago");
}

static AlprActor *
load_proved (Fixture *fixture, const char *user_name)
{
  AlprActor *actor = alpr_actor_load (fixture->store, user_name, NULL);

  alpr_actor_sign_in (actor, alpr_actor_clock (), FALSE);
  return actor;
}

static void
confirm_fails (Fixture *fixture, AlprActor *actor, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_act_run (fixture->store, actor, "mfa/confirm-reset",
                               g_variant_new_parsed ("{'user_name': <'captain'>}"), NULL, &error));
  g_assert_error (error, ALPR_ERROR, code);
}

/* Two administrators take a factor away, where there are two besides its owner. */
static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);
  g_autoptr (AlprActor) lee = NULL;
  g_autoptr (AlprActor) kim = NULL;
  g_autoptr (GVariant) asked = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;
  const char *state;

  add_person (fixture, "lee", "administrator");
  add_person (fixture, "kim", "administrator");
  lee = load_proved (fixture, "lee");
  kim = load_proved (fixture, "kim");
  confirm_fails (fixture, kim, ALPR_ERROR_MISSING);
  asked = alpr_act_run (
      fixture->store, lee, "mfa/reset",
      g_variant_new_parsed ("{'user_name': <'captain'>, 'reason': <'telephone lost'>}"), NULL,
      &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (asked, "state", "&s", &state));
  g_assert_cmpstr (state, ==, "asked");
  confirm_fails (fixture, lee, ALPR_ERROR_REFUSED);
  confirm_fails (fixture, fixture->actor, ALPR_ERROR_REFUSED);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM second_factor"), ==, 1);
  done = alpr_act_run (fixture->store, kim, "mfa/confirm-reset",
                       g_variant_new_parsed ("{'user_name': <'captain'>}"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM second_factor"), ==, 0);
  lets_in (fixture, "captain", PASSPHRASE, NULL);
}

/* Where nobody else is there, one administrator is enough. */
static void
test_reset_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);

  run (fixture, "mfa/reset", "{'user_name': <'captain'>, 'reason': <'new telephone'>}");
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM recovery_code"), ==, 0);
  run_fails (fixture, "mfa/reset", "{'user_name': <'captain'>, 'reason': <'again'>}",
             ALPR_ERROR_MISSING, "no second factor");
}

/* A clock behind the book's last time is said and journalled, until an administrator accepts it. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf ("UPDATE book_clock SET at = %" G_GINT64_FORMAT,
                                           alpr_time_now () + 60 * MINUTE);
  g_autoptr (AlprSession) session = NULL;
  g_autoptr (AlprSession) after = NULL;
  g_autofree char *detail = NULL;

  sql (fixture, text);
  session = sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_WINDOW, NULL);
  g_assert_cmpint (alpr_session_get_clock_behind (session), >, alpr_time_now ());
  detail = fixture_text (fixture, "SELECT detail FROM journal ORDER BY number DESC LIMIT 1");
  g_assert_nonnull (strstr (detail, "the clock is behind"));
  run (fixture, "book/accept-clock", "{'reason': <'it was ahead'>}");
  after = sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_WINDOW, NULL);
  g_assert_cmpint (alpr_session_get_clock_behind (after), ==, 0);
}

/* No secret, no code, no digest of one stands in the journal. */
static void
test_nothing_secret_is_journalled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (AlprSecret) secret = enroll (fixture, &codes);
  g_autoptr (AlprSecret) letters = alpr_totp_format_secret (secret);
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *journal = NULL;

  lets_in (fixture, "captain", PASSPHRASE, text_of (codes->pdata[0]));
  parts = g_strsplit (text_of (letters), " ", -1);
  joined = g_strjoinv ("", parts);
  journal = fixture_text (fixture, "SELECT group_concat (inputs || detail) FROM journal");
  g_assert_null (strstr (journal, text_of (letters)));
  g_assert_null (strstr (journal, joined));
  g_assert_null (strstr (journal, PASSPHRASE));
  for (guint i = 0; i < codes->len; i++)
    g_assert_null (strstr (journal, text_of (codes->pdata[i])));
}

/* Who leaves takes the factor along: who comes back under that name sets up another. */
static void
test_leaving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSecret) secret = enroll (fixture, NULL);
  g_autoptr (AlprActor) lee = NULL;
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GError) error = NULL;

  add_person (fixture, "lee", "administrator");
  lee = load_proved (fixture, "lee");
  done = alpr_act_run (fixture->store, lee, "people/remove",
                       g_variant_new_parsed ("{'user_name': <'captain'>, 'reason': <'left'>}"),
                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM second_factor"), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM recovery_code"), ==, 0);
}

/* A key-slot file that is another book's, or damaged, lets nobody in, and locks nobody out. */
static void
test_foreign_slots (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = alpr_slots_path_for (fixture->path);
  g_autoptr (AlprSlots) other = alpr_slots_new ("another-book");
  g_autoptr (AlprSecret) key = alpr_secret_new_random (ALPR_BOOK_KEY_LENGTH, NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  g_assert_true (alpr_slots_add (other, "captain", fixture->passphrase, key, NULL));
  g_assert_true (alpr_slots_save (other, path, NULL));
  for (int i = 0; i < 6; i++)
    {
      g_assert_null (sign_in (fixture, "captain", PASSPHRASE, NULL, ALPR_DOOR_WINDOW, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_true (g_file_set_contents (path, "[book]\nid=x\n", -1, NULL));
    }
  g_assert_true (g_file_set_contents (path, kept, (gssize) length, NULL));
  lets_in (fixture, "captain", PASSPHRASE, NULL);
}

/* What the policies want to be shown stands beside the book, for who has no key yet. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = alpr_notice_read (fixture->path);
  g_autofree char *after = NULL;
  g_autofree char *gone = NULL;

  g_assert_null (before);
  sql (fixture, "INSERT INTO policy_list (policy, list, item, label) VALUES (1, 'sign-in-notice', "
                "'beware', 'Beware of the\nlaw')");
  g_assert_true (alpr_notice_keep (fixture->store, NULL));
  after = alpr_notice_read (fixture->path);
  g_assert_cmpstr (after, ==, "Beware of the\nlaw");
  lets_in (fixture, "captain", PASSPHRASE, NULL);
  sql (fixture, "DELETE FROM policy_list WHERE list = 'sign-in-notice'");
  g_assert_true (alpr_notice_keep (fixture->store, NULL));
  gone = alpr_notice_read (fixture->path);
  g_assert_null (gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add ("/sign-in/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("codes", test_codes);
  ADD ("recovery-codes", test_recovery_codes);
  ADD ("new-codes", test_new_codes);
  ADD ("reckoned-codes", test_reckoned_codes);
  ADD ("one-code-twice", test_one_code_twice);
  ADD ("enroll-needs-proof", test_enroll_needs_proof);
  ADD ("lock", test_lock);
  ADD ("release", test_release);
  ADD ("lock-by-codes", test_lock_by_codes);
  ADD ("slow-failures", test_slow_failures);
  ADD ("last-administrator", test_last_administrator);
  ADD ("time-to-come", test_time_to_come);
  ADD ("given-passphrase", test_given_passphrase);
  ADD ("old-passphrase", test_old_passphrase);
  ADD ("required", test_required);
  ADD ("proof", test_proof);
  ADD ("session-hours", test_session_hours);
  ADD ("reset", test_reset);
  ADD ("reset-alone", test_reset_alone);
  ADD ("clock", test_clock);
  ADD ("nothing-secret-is-journalled", test_nothing_secret_is_journalled);
  ADD ("leaving", test_leaving);
  ADD ("foreign-slots", test_foreign_slots);
  ADD ("notice", test_notice);
  return g_test_run ();
}
