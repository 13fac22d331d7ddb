/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may sign in: person and key slot come, change and go together, and an act that fails leaves
 * the slot file as it was, byte for byte.
 */

#include <string.h>

#include <glib/gstdio.h>

#include "acts-fixture.h"
#include "alpr-error.h"
#include "alpr-slots.h"

#define FIRST "a first passphrase, long"
#define SECOND "a second passphrase, longer"

/* Writes a passphrase beside the book. */
static char *
write_secret (Fixture *fixture, const char *text)
{
  char *path = g_build_filename (fixture->folder, "secret", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
read_slots (Fixture *fixture)
{
  g_autofree char *path = alpr_slots_path_for (fixture->path);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gboolean
run (Fixture *fixture, const char *act, const char *inputs, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = fixture_act (fixture, act, inputs, &error);

  if (words == NULL)
    {
      g_assert_no_error (error);
      return done != NULL;
    }
  g_assert_error (error, ALPR_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  return FALSE;
}

static void
add (Fixture *fixture, const char *user_name, const char *role)
{
  g_autofree char *path = write_secret (fixture, FIRST);
  g_autofree char *inputs = g_strdup_printf (
      "{'user_name': <'%s'>, 'role': <'%s'>, 'passphrase_file': <'%s'>}", user_name, role, path);

  run (fixture, "people/add", inputs, 0, NULL);
}

/* Signs in to read, beside the session that writes. */
static gboolean
can_sign_in (Fixture *fixture, const char *user_name, const char *text)
{
  g_autoptr (AlprSecret) passphrase = alpr_secret_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSession) session = alpr_session_sign_in (fixture->path, user_name, passphrase,
                                                          ALPR_STORE_READER, &error);

  if (session == NULL)
    g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  return session != NULL;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = NULL;

  add (fixture, "auditor", "auditor");
  g_assert_true (can_sign_in (fixture, "auditor", FIRST));
  g_assert_false (can_sign_in (fixture, "auditor", SECOND));
  line = fixture_text (fixture, "SELECT inputs FROM journal WHERE act = 'people/add'");
  g_assert_nonnull (strstr (line, "auditor"));
  g_assert_null (strstr (line, FIRST));
  run (fixture, "people/add", "{'user_name': <'other'>, 'role': <'auditor'>}", ALPR_ERROR_FORMAT,
       "passphrase_file");
}

/* Somebody of the roster is let in once, and stays one person. */
static void
test_let_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_secret (fixture, FIRST);
  g_autofree char *inputs = g_strdup_printf (
      "{'person': <'B-1'>, 'user_name': <'ada'>, 'passphrase_file': <'%s'>}", path);
  g_autofree char *taken = g_strdup_printf (
      "{'person': <'B-2'>, 'user_name': <'ada'>, 'passphrase_file': <'%s'>}", path);

  run (fixture, "roster/add", "{'full_name': <'Ada'>, 'number': <'B-1'>, 'role': <'auditor'>}", 0,
       NULL);
  run (fixture, "roster/add", "{'full_name': <'Ben'>, 'number': <'B-2'>, 'role': <'auditor'>}", 0,
       NULL);
  run (fixture, "people/let-in", inputs, 0, NULL);
  g_assert_true (can_sign_in (fixture, "ada", FIRST));
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM person"), ==, 3);
  run (fixture, "people/let-in", inputs, ALPR_ERROR_REFUSED, "no user name yet");
  run (fixture, "people/let-in", taken, ALPR_ERROR_REFUSED, "already");
  g_assert_true (can_sign_in (fixture, "ada", FIRST));
}

/* What can't be done leaves neither person nor slot. */
static void
test_add_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_secret (fixture, FIRST);
  g_autofree char *short_path = g_strconcat (path, "-short", NULL);
  g_autofree char *role = g_strdup_printf (
      "{'user_name': <'new'>, 'role': <'king'>, 'passphrase_file': <'%s'>}", path);
  g_autofree char *again = g_strdup_printf (
      "{'user_name': <'captain'>, 'role': <'auditor'>, 'passphrase_file': <'%s'>}", path);
  g_autofree char *weak = g_strdup_printf (
      "{'user_name': <'new'>, 'role': <'auditor'>, 'passphrase_file': <'%s'>}", short_path);
  g_autofree char *before = read_slots (fixture);
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (short_path, "1234567", -1, NULL));
  run (fixture, "people/add", role, ALPR_ERROR_FORMAT, "No policy of this book");
  run (fixture, "people/add", again, ALPR_ERROR_FORMAT, "already");
  run (fixture, "people/add", weak, ALPR_ERROR_FORMAT, "8 to");
  after = read_slots (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM person"), ==, 1);
  g_assert_true (can_sign_in (fixture, "captain", "a long enough passphrase"));
}

/* The transaction fails after the slot file was written. */
static void
test_slots_go_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_secret (fixture, FIRST);
  g_autofree char *inputs = g_strdup_printf (
      "{'user_name': <'new'>, 'role': <'auditor'>, 'passphrase_file': <'%s'>}", path);
  g_autofree char *before = read_slots (fixture);
  g_autofree char *after = NULL;

  g_assert_true (alpr_store_run_text (
      fixture->store,
      "CREATE TEMP TRIGGER no_line BEFORE INSERT ON journal WHEN NEW.outcome = 'done'"
      " BEGIN SELECT RAISE (ABORT, 'no line'); END",
      NULL, NULL));
  run (fixture, "people/add", inputs, ALPR_ERROR_REFUSED, "no line");
  after = read_slots (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM person"), ==, 1);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  add (fixture, "auditor", "auditor");
  run (fixture, "people/remove", "{'user_name': <'auditor'>, 'reason': <'left'>}", 0, NULL);
  g_assert_false (can_sign_in (fixture, "auditor", FIRST));
  run (fixture, "people/remove", "{'user_name': <'auditor'>, 'reason': <'left'>}",
       ALPR_ERROR_MISSING, "auditor");
  add (fixture, "auditor", "chief");
  g_assert_true (can_sign_in (fixture, "auditor", FIRST));
  g_assert_cmpint (
      fixture_number (fixture, "SELECT COUNT(*) FROM person WHERE role = 'chief'"), ==, 1);
}

/* Without an administrator nobody could do anything any more. */
static void
test_last_administrator (Fixture *fixture, gconstpointer data)
{
  const char *demote = "{'user_name': <'captain'>, 'role': <'auditor'>, 'reason': <'wish'>}";
  const char *leave = "{'user_name': <'captain'>, 'reason': <'retired'>}";

  run (fixture, "people/remove", leave, ALPR_ERROR_REFUSED, "last");
  add (fixture, "auditor", "auditor");
  run (fixture, "people/remove", leave, ALPR_ERROR_REFUSED, "last administrator");
  run (fixture, "people/change-role", demote, ALPR_ERROR_REFUSED, "last administrator");
  g_assert_true (can_sign_in (fixture, "captain", "a long enough passphrase"));
  run (fixture, "people/change-role",
       "{'user_name': <'auditor'>, 'role': <'administrator'>, 'reason': <'succeeds'>}", 0, NULL);
  run (fixture, "people/remove", leave, 0, NULL);
  g_assert_false (can_sign_in (fixture, "captain", "a long enough passphrase"));
}

static void
test_passphrases (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *reset = NULL;
  g_autofree char *own = NULL;

  add (fixture, "auditor", "auditor");
  path = write_secret (fixture, SECOND);
  reset = g_strdup_printf (
      "{'user_name': <'auditor'>, 'passphrase_file': <'%s'>, 'reason': <'forgot'>}", path);
  own = g_strdup_printf ("{'passphrase_file': <'%s'>}", path);
  run (fixture, "people/reset-passphrase", reset, 0, NULL);
  g_assert_true (can_sign_in (fixture, "auditor", SECOND));
  g_assert_false (can_sign_in (fixture, "auditor", FIRST));
  run (fixture, "people/change-passphrase", own, 0, NULL);
  g_assert_true (can_sign_in (fixture, "captain", SECOND));
  g_assert_false (can_sign_in (fixture, "captain", "a long enough passphrase"));
}

/* A slot file that is another book's is never written into. */
static void
test_swapped_slots (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = alpr_slots_path_for (fixture->path);
  g_autoptr (AlprSlots) other = alpr_slots_new ("another-book");
  g_autofree char *secret = write_secret (fixture, FIRST);
  g_autofree char *inputs = g_strdup_printf (
      "{'user_name': <'new'>, 'role': <'auditor'>, 'passphrase_file': <'%s'>}", secret);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (alpr_slots_add (other, "x", fixture->passphrase,
                                 alpr_store_get_key (fixture->store), NULL));
  g_assert_true (alpr_slots_save (other, path, NULL));
  before = read_slots (fixture);
  run (fixture, "people/add", inputs, ALPR_ERROR_DAMAGED, "another book");
  after = read_slots (fixture);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) \
  g_test_add ("/people/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("add", test_add);
  ADD ("let-in", test_let_in);
  ADD ("add-fails", test_add_fails);
  ADD ("slots-go-back", test_slots_go_back);
  ADD ("remove", test_remove);
  ADD ("last-administrator", test_last_administrator);
  ADD ("passphrases", test_passphrases);
  ADD ("swapped-slots", test_swapped_slots);
  return g_test_run ();
}
