/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two functions under the key slots, held against published vectors.
 */

#include "alpr-wrap.h"

#include <string.h>

#include "alpr-hex.h"

/* PBKDF2-HMAC-SHA-512, the inputs of RFC 6070, first 32 bytes. */
static const struct
{
  const char *passphrase;
  const char *salt;
  int rounds;
  const char *key;
} derivations[] = {
  { "password", "salt", 1, "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252" },
  { "password", "salt", 2, "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c" },
  { "password", "salt", 4096, "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5" },
};

static void
test_derive (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    {
      g_autoptr (AlprSecret) passphrase = alpr_secret_new (derivations[i].passphrase,
                                                           strlen (derivations[i].passphrase));
      g_autoptr (GBytes) salt = g_bytes_new (derivations[i].salt, strlen (derivations[i].salt));
      g_autoptr (AlprSecret) key = alpr_wrap_derive (passphrase, salt, derivations[i].rounds, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (alpr_secret_get_data (key, NULL), 32);
      g_autofree char *hex = alpr_hex_format (bytes);

      g_assert_cmpstr (hex, ==, derivations[i].key);
    }
}

/* McGrew and Viega's GCM test case 16: a key of 256 bits, and data that is bound but not wrapped.
 */
#define GCM_KEY "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
#define GCM_NONCE "cafebabefacedbaddecaf888"
#define GCM_BOUND "feedfacedeadbeeffeedfacedeadbeefabaddad2"
#define GCM_PLAIN                                                                                  \
  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449"     \
  "a6b525b16aedf5aa0de657ba637b39"
#define GCM_WRAPPED                                                                                \
  "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056"     \
  "828838c5f61e6393ba7a0abcc9f662"
#define GCM_TAG "76fc6ece0f4e1768cddf8853bb2d551b"

static AlprSecret *
parse_secret (const char *hex)
{
  g_autoptr (GBytes) bytes = alpr_hex_parse (hex);

  return alpr_secret_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_seal (void)
{
  g_autoptr (AlprSecret) kek = parse_secret (GCM_KEY);
  g_autoptr (AlprSecret) plain = parse_secret (GCM_PLAIN);
  g_autoptr (GBytes) nonce = alpr_hex_parse (GCM_NONCE);
  g_autoptr (GBytes) bound = alpr_hex_parse (GCM_BOUND);
  g_autoptr (GBytes) tag = NULL;
  g_autoptr (GBytes) wrapped = alpr_wrap_seal (kek, nonce, bound, plain, &tag, NULL);
  g_autofree char *wrapped_hex = alpr_hex_format (wrapped);
  g_autofree char *tag_hex = alpr_hex_format (tag);
  g_autoptr (AlprSecret) opened = alpr_wrap_open (kek, nonce, bound, wrapped, tag);
  gsize length;
  gsize expected;

  g_assert_cmpstr (wrapped_hex, ==, GCM_WRAPPED);
  g_assert_cmpstr (tag_hex, ==, GCM_TAG);
  g_assert_nonnull (opened);
  alpr_secret_get_data (opened, &length);
  alpr_secret_get_data (plain, &expected);
  g_assert_cmpmem (alpr_secret_get_data (opened, NULL), length, alpr_secret_get_data (plain, NULL),
                   expected);
}

static GBytes *
flip_bit (GBytes *bytes)
{
  gsize length;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));

  copy[length / 2] ^= 1;
  return g_bytes_new_take (copy, length);
}

/* One bit anywhere, or a field of another length, and nothing comes out. */
static void
test_open_refuses (void)
{
  g_autoptr (AlprSecret) kek = parse_secret (GCM_KEY);
  GBytes *fields[4] = { alpr_hex_parse (GCM_NONCE), alpr_hex_parse (GCM_BOUND),
                        alpr_hex_parse (GCM_WRAPPED), alpr_hex_parse (GCM_TAG) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GBytes) flipped = flip_bit (fields[i]);
      g_autoptr (GBytes)
          shorter = g_bytes_new_from_bytes (fields[i], 0, g_bytes_get_size (fields[i]) - 1);
      GBytes *with[4] = { fields[0], fields[1], fields[2], fields[3] };

      with[i] = flipped;
      g_assert_null (alpr_wrap_open (kek, with[0], with[1], with[2], with[3]));
      with[i] = shorter;
      g_assert_null (alpr_wrap_open (kek, with[0], with[1], with[2], with[3]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_clear_pointer (&fields[i], g_bytes_unref);
}

static void
test_hex (void)
{
  g_autoptr (GBytes) bytes = alpr_hex_parse ("00ff7F");
  g_autofree char *hex = alpr_hex_format (bytes);

  g_assert_cmpstr (hex, ==, "00ff7f");
  g_assert_null (alpr_hex_parse ("0"));
  g_assert_null (alpr_hex_parse ("0g"));
  g_assert_null (alpr_hex_parse ("0 0 "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/wrap/derive", test_derive);
  g_test_add_func ("/keys/wrap/seal", test_seal);
  g_test_add_func ("/keys/wrap/open-refuses", test_open_refuses);
  g_test_add_func ("/keys/wrap/hex", test_hex);
  return g_test_run ();
}
