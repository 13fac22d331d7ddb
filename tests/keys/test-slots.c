/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key-slot file: who can open it, who can not, and that no field of it can be changed to let a
 * key out.
 */

#include "alpr-slots.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "alpr-error.h"

typedef struct
{
  char *folder;
  char *path;
  AlprSecret *key;
  AlprSecret *passphrase;
} Fixture;

static AlprSecret *
secret_of (const char *text)
{
  return alpr_secret_new (text, strlen (text));
}

/* A file with one slot, ada's, and one of a kind that this program does not know. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = alpr_slots_new ("book-1");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *more = NULL;

  fixture->folder = g_dir_make_tmp ("alpr-slots-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "x.book.keys", NULL);
  fixture->key = alpr_secret_new_random (ALPR_BOOK_KEY_LENGTH, &error);
  fixture->passphrase = secret_of ("correct horse battery staple");
  alpr_slots_add (slots, "ada", fixture->passphrase, fixture->key, &error);
  g_assert_no_error (error);
  alpr_slots_save (slots, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  more = g_strconcat (text, "\n[slot-7]\nkind=tpm2\nsealed=00ff\n", NULL);
  g_assert_true (g_file_set_contents (fixture->path, more, -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  alpr_secret_unref (fixture->key);
  alpr_secret_unref (fixture->passphrase);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_key (Fixture *fixture, AlprSecret *key)
{
  gsize length;

  g_assert_nonnull (key);
  g_assert_cmpmem (alpr_secret_get_data (key, &length), 32,
                   alpr_secret_get_data (fixture->key, NULL), 32);
  g_assert_cmpuint (length, ==, 32);
}

static AlprSlots *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlprSlots *slots = alpr_slots_load (fixture->path, &error);

  g_assert_no_error (error);
  return slots;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = load (fixture);
  g_auto (GStrv) users = alpr_slots_list_users (slots);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) key = alpr_slots_unlock (slots, "ada", fixture->passphrase, &error);

  g_assert_no_error (error);
  assert_key (fixture, key);
  g_assert_cmpstr (alpr_slots_get_book_id (slots), ==, "book-1");
  g_assert_cmpstrv (users, ((const char *[]){ "ada", NULL }));
}

static void
test_denied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = load (fixture);
  g_autoptr (AlprSecret) wrong = secret_of ("correct horse battery stapler");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;

  g_assert_null (alpr_slots_unlock (slots, "ada", wrong, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_null (alpr_slots_unlock (slots, "eve", fixture->passphrase, &unknown));
  g_assert_error (unknown, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_cmpstr (error->message, ==, unknown->message);
}

/* Seconds of work that this thread has done, whatever else the machine does */
static double
read_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
measure_denied (AlprSlots *slots, const char *user, AlprSecret *passphrase)
{
  double begun = read_work ();

  g_assert_null (alpr_slots_unlock (slots, user, passphrase, NULL));
  return read_work () - begun;
}

/* An unknown user is not told apart by the clock: the work of the derivation is done for nobody. */
static void
test_same_work (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = load (fixture);
  g_autoptr (AlprSecret) wrong = secret_of ("wrong");
  double known = G_MAXDOUBLE;
  double unknown = G_MAXDOUBLE;

  for (int i = 0; i < 2; i++)
    {
      known = MIN (known, measure_denied (slots, "ada", wrong));
      unknown = MIN (unknown, measure_denied (slots, "eve", wrong));
    }
  g_assert_cmpfloat (unknown, >, known * 0.5);
  g_assert_cmpfloat (unknown, <, known * 2);
}

static void
test_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = load (fixture);
  g_autoptr (AlprSlots) again = NULL;
  g_autoptr (AlprSecret) other = secret_of ("another passphrase; with = and [brackets]\\");
  g_autoptr (AlprSecret) changed = secret_of ("changed");
  g_autoptr (AlprSecret) key = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_false (alpr_slots_remove (slots, "ada", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (alpr_slots_remove (slots, "eve", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_clear_error (&error);

  alpr_slots_add (slots, " Ø [b]=1;\t", other, fixture->key, &error);
  g_assert_no_error (error);
  alpr_slots_add (slots, "ada", changed, fixture->key, &error);
  g_assert_no_error (error);
  alpr_slots_save (slots, fixture->path, &error);
  g_assert_no_error (error);

  again = load (fixture);
  key = alpr_slots_unlock (again, " Ø [b]=1;\t", other, &error);
  g_assert_no_error (error);
  assert_key (fixture, key);
  g_assert_null (alpr_slots_unlock (again, "ada", fixture->passphrase, NULL));
  g_clear_pointer (&key, alpr_secret_unref);
  key = alpr_slots_unlock (again, "ada", changed, &error);
  assert_key (fixture, key);
  g_assert_true (alpr_slots_remove (again, "ada", &error));
  g_assert_null (alpr_slots_unlock (again, "ada", changed, NULL));

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "[slot-7]\nkind=tpm2\nsealed=00ff"));
}

/* One passphrase, as two keyboards send it; and bytes that are no text at all. */
static void
test_spelling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = load (fixture);
  g_autoptr (AlprSecret) composed = secret_of ("caf\xc3\xa9 am See");
  g_autoptr (AlprSecret) decomposed = secret_of ("cafe\xcc\x81 am See");
  g_autoptr (AlprSecret) plain = secret_of ("cafe am See");
  g_autoptr (AlprSecret) bytes = secret_of ("\xff\xfe\x01");
  g_autoptr (AlprSecret) key = NULL;
  g_autoptr (AlprSecret) again = NULL;

  g_assert_true (alpr_slots_add (slots, "eve", composed, fixture->key, NULL));
  key = alpr_slots_unlock (slots, "eve", decomposed, NULL);
  assert_key (fixture, key);
  g_assert_null (alpr_slots_unlock (slots, "eve", plain, NULL));
  g_assert_true (alpr_slots_add (slots, "bob", bytes, fixture->key, NULL));
  again = alpr_slots_unlock (slots, "bob", bytes, NULL);
  assert_key (fixture, again);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprSlots) slots = load (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *away = NULL;
  struct stat info;

  alpr_slots_save (slots, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_null (g_dir_read_name (dir));

  away = g_build_filename (fixture->folder, "no-such-folder", "x", NULL);
  g_assert_false (alpr_slots_save (slots, away, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  g_assert_null (alpr_slots_load (away, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

static void
test_path (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = alpr_slots_path_for ("/no/such/agency.book");

  g_assert_cmpstr (path, ==, "/no/such/agency.book.keys");
}

/* Loads and unlocks with the file's text changed; returns the code of the error that must come */
static int
try_with (Fixture *fixture, const char *text, const char *user)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tampered", NULL);
  g_autoptr (AlprSlots) slots = NULL;
  g_autoptr (AlprSecret) key = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  slots = alpr_slots_load (path, &error);
  if (slots != NULL)
    key = alpr_slots_unlock (slots, user, fixture->passphrase, &error);
  else
    g_assert_nonnull (strstr (error->message, path));
  g_unlink (path);
  g_assert_null (key);
  g_assert_nonnull (error);
  g_assert_true (error->domain == ALPR_ERROR);
  return error->code;
}

static char *
replace_value (const char *text, const char *key, const char *value)
{
  g_autofree char *pattern = g_strdup_printf ("(?m)^%s=.*$", key);
  g_autofree char *line = g_strdup_printf ("%s=%s", key, value);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  char *changed = g_regex_replace_literal (regex, text, -1, 0, line, 0, NULL);

  g_assert_cmpstr (changed, !=, text);
  return changed;
}

static const struct
{
  const char *key;
  const char *value;
  const char *user;
  int code;
} changes[] = {
  { "id", "book-2", "ada", ALPR_ERROR_DENIED },
  { "id", "", "ada", ALPR_ERROR_DAMAGED },
  { "format", "2", "ada", ALPR_ERROR_SCHEMA },
  { "format", "one", "ada", ALPR_ERROR_DAMAGED },
  { "user", "eve", "eve", ALPR_ERROR_DENIED },
  { "user", "", "ada", ALPR_ERROR_DAMAGED },
  { "kdf", "pbkdf2-hmac-sha1", "ada", ALPR_ERROR_DAMAGED },
  { "rounds", "600001", "ada", ALPR_ERROR_DENIED },
  { "rounds", "599999", "ada", ALPR_ERROR_DAMAGED },
  { "rounds", "1", "ada", ALPR_ERROR_DAMAGED },
  { "rounds", "-600000", "ada", ALPR_ERROR_DAMAGED },
  { "rounds", "2000000000", "ada", ALPR_ERROR_DAMAGED },
  { "rounds", "many", "ada", ALPR_ERROR_DAMAGED },
  { "salt", "00112233445566778899aabbccddeeff", "ada", ALPR_ERROR_DENIED },
  { "salt", "00112233445566778899aabbccddee", "ada", ALPR_ERROR_DAMAGED },
  { "salt", "no hex at all, but thirty-two !!", "ada", ALPR_ERROR_DAMAGED },
  { "nonce", "00112233445566778899aabb", "ada", ALPR_ERROR_DENIED },
  { "nonce", "0011", "ada", ALPR_ERROR_DAMAGED },
  { "wrapped", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", "ada",
    ALPR_ERROR_DENIED },
  { "wrapped", "", "ada", ALPR_ERROR_DAMAGED },
  { "tag", "00112233445566778899aabbccddeeff", "ada", ALPR_ERROR_DENIED },
  { "tag", "00", "ada", ALPR_ERROR_DAMAGED },
};

/* Whatever field is changed, the book's key never comes out. */
static void
test_tampered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *slot = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = replace_value (text, changes[i].key, changes[i].value);

      g_test_message ("%s=%s", changes[i].key, changes[i].value);
      g_assert_cmpint (try_with (fixture, changed, changes[i].user), ==, changes[i].code);
    }
  g_assert_cmpint (try_with (fixture, "", "ada"), ==, ALPR_ERROR_DAMAGED);
  g_assert_cmpint (try_with (fixture, "\x01\x02 no key file", "ada"), ==, ALPR_ERROR_DAMAGED);
  g_assert_cmpint (try_with (fixture, "[book]\nid=book-1\nformat=1\n", "ada"), ==,
                   ALPR_ERROR_DAMAGED);
  slot = g_strndup (strstr (text, "[slot-1]"),
                    (gsize)(strstr (text, "[slot-7]") - strstr (text, "[slot-1]")));
  memcpy (strstr (slot, "slot-1"), "slot-2", 6);
  twice = g_strconcat (text, "\n", slot, NULL);
  g_assert_cmpint (try_with (fixture, twice, "ada"), ==, ALPR_ERROR_DAMAGED);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/keys/slots/round-trip", test_round_trip);
  add ("/keys/slots/denied", test_denied);
  add ("/keys/slots/same-work", test_same_work);
  add ("/keys/slots/people", test_people);
  add ("/keys/slots/spelling", test_spelling);
  add ("/keys/slots/file", test_file);
  add ("/keys/slots/path", test_path);
  add ("/keys/slots/tampered", test_tampered);
  return g_test_run ();
}
