/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that writes is killed at a random moment, again and again. The book must open each
 * time, verify, and hold whole transactions only. (A kill can't show what a power cut does; that
 * rests on synchronous = FULL, which test-store.c asserts.)
 */

#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-journal.h"

#define ROUNDS 20
#define ROWS_AT_ONCE 700

static const char *const names[] = { "text", "norm", "state" };
static const AlprBatchKind kinds[] = { ALPR_BATCH_TEXT, ALPR_BATCH_TEXT, ALPR_BATCH_INTEGER };

/* One transaction: rows, then the line that counts them, then the commit. */
static gboolean
write_once (AlprStore *store, AlprBatch *batch, GError **error)
{
  static int counter = 0;
  g_autofree char *name = g_strdup_printf ("transaction %d of program %d", ++counter, getpid ());

  alpr_batch_clear (batch);
  for (int i = 0; i < ROWS_AT_ONCE; i++)
    {
      alpr_batch_add_row (batch);
      alpr_batch_set_text (batch, 0, name, strlen (name));
      alpr_batch_set_text (batch, 1, name, strlen (name));
      alpr_batch_set_integer (batch, 2, 0);
    }
  return alpr_store_begin (store, error) && alpr_store_append_batch (store, "account", batch, error)
         && alpr_journal_append (store, "ada", "x", ALPR_OUTCOME_DONE, NULL, name, error)
         && alpr_store_commit (store, error);
}

/* In the child, until it is killed; it ends by itself only with an error. */
static void
write_on (const char *path, AlprSecret *key)
{
  g_autoptr (AlprStore) store = alpr_store_open (path, key, ALPR_STORE_WRITER, NULL);
  g_autoptr (AlprBatch) batch = alpr_batch_new (names, kinds, 3);

  while (store != NULL && write_once (store, batch, NULL))
    ;
  _exit (1);
}

static void
kill_one (Fixture *fixture, guint after_ms)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    write_on (fixture->path, fixture->key);
  g_usleep (after_ms * 1000);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  gint64 last = 0;

  fixture_close (fixture);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      AlprVerification found;

      kill_one (fixture, (guint)g_test_rand_int_range (5, 250));
      fixture_open (fixture);
      alpr_store_verify (fixture->store, NULL, &found, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found.first_difference, ==, NULL);
      g_assert_cmpint (
          fixture_get_number (fixture->store, "SELECT count(*) FROM account WHERE id > 2"), ==,
          found.entries * ROWS_AT_ONCE);
      g_assert_cmpint (fixture_get_number (fixture->store,
                                           "SELECT count(*) FROM journal j WHERE 700 <> (SELECT "
                                           "count(*) FROM account a WHERE a.text = j.detail) AND "
                                           "j.number > (SELECT max(number) - 3 FROM journal)"),
                       ==, 0);
      g_assert_cmpint (found.entries, >=, last);
      last = found.entries;
      alpr_verification_clear (&found);
      fixture_close (fixture);
    }
  g_test_message ("%d transactions were kept over %d kills", (int)last, ROUNDS);
  g_assert_cmpint (last, >, 0);
}

/* The lock goes with the program that held it, however it ended. */
static void
test_lock_goes (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  kill_one (fixture, 300);
  g_assert_null (alpr_store_who_writes (fixture->path));
  fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/store/crash/killed", test_killed);
  fixture_add ("/store/crash/lock-goes", test_lock_goes);
  return g_test_run ();
}
