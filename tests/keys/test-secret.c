/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets: where they lie, and what a passphrase file may hold.
 */

#include "alpr-secret.h"

#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <string.h>

#include "alpr-error.h"

static AlprSecret *
read_text (const char *text, gssize length, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("alpr-secret-XXXXXX", &path, NULL);
  AlprSecret *secret;

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, length, NULL));
  secret = alpr_secret_read_file (path, error);
  g_unlink (path);
  return secret;
}

static void
assert_line (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) secret = read_text (text, -1, &error);
  const guint8 *data;
  gsize length;

  g_assert_no_error (error);
  data = alpr_secret_get_data (secret, &length);
  g_assert_cmpmem (data, length, expected, strlen (expected));
  g_assert_cmpuint (data[length], ==, 0);
}

static void
assert_refused (const char *text, gssize length, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, length, &error));
  g_assert_error (error, ALPR_ERROR, code);
  g_assert_null (length > 8 ? strstr (error->message, text) : NULL);
}

static void
test_file (void)
{
  g_autofree char *longest = g_strnfill (4096, 'x');
  g_autofree char *too_long = g_strnfill (4097, 'x');
  g_autofree char *longest_line = g_strconcat (longest, "\n", NULL);
  g_autoptr (GError) error = NULL;

  assert_line ("open sesame\n", "open sesame");
  assert_line ("open sesame", "open sesame");
  assert_line ("open sesame\r\nnot this", "open sesame");
  assert_line (" spaces count \n\n", " spaces count ");
  assert_line (longest, longest);
  assert_line (longest_line, longest);
  assert_refused ("", 0, ALPR_ERROR_FORMAT);
  assert_refused ("\nsecond line", -1, ALPR_ERROR_FORMAT);
  assert_refused ("\r\n", -1, ALPR_ERROR_FORMAT);
  assert_refused (too_long, 4097, ALPR_ERROR_FORMAT);
  g_assert_null (alpr_secret_read_file ("/no/such/file", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
}

static void
test_random (void)
{
  g_autoptr (AlprSecret) a = alpr_secret_new_random (32, NULL);
  g_autoptr (AlprSecret) b = alpr_secret_new_random (32, NULL);
  gsize length;

  g_assert_cmpint (memcmp (alpr_secret_get_data (a, &length), alpr_secret_get_data (b, NULL), 32),
                   !=, 0);
  g_assert_cmpuint (length, ==, 32);
}

/* A reference keeps the bytes; they lie in the secure heap where the system has one. */
static void
test_memory (void)
{
  AlprSecret *secret = alpr_secret_new ("abc", 3);
  AlprSecret *again = alpr_secret_ref (secret);

  alpr_secret_unref (secret);
  g_assert_cmpstr ((const char *)alpr_secret_get_data (again, NULL), ==, "abc");
  if (CRYPTO_secure_malloc_initialized ())
    g_assert_true (CRYPTO_secure_allocated (alpr_secret_get_data (again, NULL)));
  else
    g_test_skip ("the system gives no secure heap");
  alpr_secret_unref (again);
}

/* More secrets than the secure heap holds are still kept. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_secret_unref);
  g_autofree char *text = g_strnfill (4000, 'y');

  for (int i = 0; i < 64; i++)
    g_ptr_array_add (all, alpr_secret_new (text, 4000));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr ((const char *)alpr_secret_get_data (all->pdata[i], NULL), ==, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/secret/file", test_file);
  g_test_add_func ("/keys/secret/random", test_random);
  g_test_add_func ("/keys/secret/memory", test_memory);
  g_test_add_func ("/keys/secret/many", test_many);
  return g_test_run ();
}
