/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 held against the published examples, and a digest object that is used again and again.
 */

#include "alpr-digest.h"

#include <glib/gstdio.h>

#include "alpr-error.h"

/* FIPS 180-4's examples. */
#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define MILLION_A "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"

static void
test_vectors (void)
{
  g_autofree char *empty = alpr_digest_hex ("", 0);
  g_autofree char *abc = alpr_digest_hex ("abc", 3);

  g_assert_cmpstr (empty, ==, EMPTY);
  g_assert_cmpstr (abc, ==, ABC);
}

/* A digest begins anew after each result, and after a reset in the middle. */
static void
test_again (void)
{
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  guint8 bytes[ALPR_DIGEST_LENGTH];

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *hex = NULL;

      alpr_digest_update (digest, "thrown away", 11);
      alpr_digest_reset (digest);
      alpr_digest_update (digest, "a", 1);
      alpr_digest_update (digest, "bc", 2);
      hex = alpr_digest_finish_hex (digest);
      g_assert_cmpstr (hex, ==, ABC);
    }
  alpr_digest_finish (digest, bytes);
  g_assert_cmpuint (bytes[0], ==, 0xe3);
  g_assert_cmpuint (bytes[31], ==, 0x55);
}

static void
test_file (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autofree char *path = NULL;
  g_autofree char *hex = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("alpr-digest-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, 1000000, NULL));
  hex = alpr_digest_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hex, ==, MILLION_A);
  g_unlink (path);
  g_assert_null (alpr_digest_file (path, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  g_assert_null (alpr_digest_file (g_get_tmp_dir (), &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/digest/vectors", test_vectors);
  g_test_add_func ("/keys/digest/again", test_again);
  g_test_add_func ("/keys/digest/file", test_file);
  return g_test_run ();
}
