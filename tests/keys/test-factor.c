/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second factor: one-time codes held against the vectors of RFC 6238, each accepted once;
 * recovery codes as people type them; the QR code that an authenticator reads.
 */

#include <string.h>

#include "alpr-base32.h"
#include "alpr-error.h"
#include "alpr-qr.h"
#include "alpr-recovery.h"
#include "alpr-totp.h"

#define SEED "12345678901234567890"

/* RFC 6238, appendix B, SHA-1; the RFC has eight digits, of which an app shows the last six. */
static const struct
{
  gint64 seconds;
  const char *code;
} vectors[] = {
  { 59, "287082" },         { 1111111109, "081804" }, { 1111111111, "050471" },
  { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" },
};

static AlprSecret *
make (const char *text)
{
  return alpr_secret_new (text, strlen (text));
}

static const char *
text_of (AlprSecret *secret)
{
  return (const char *)alpr_secret_get_data (secret, NULL);
}

static void
test_vectors (void)
{
  g_autoptr (AlprSecret) secret = make (SEED);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gint64 at = vectors[i].seconds * 1000;
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprSecret) code = alpr_totp_reckon (secret, alpr_totp_step_at (at), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text_of (code), ==, vectors[i].code);
      g_assert_cmpint (alpr_totp_find_step (secret, code, at, -1), ==, alpr_totp_step_at (at));
    }
}

/* One step to either side, and none at or before the last one. */
static void
test_window (void)
{
  g_autoptr (AlprSecret) secret = make (SEED);
  gint64 at = 1234567890000;
  gint64 step = alpr_totp_step_at (at);

  for (gint64 off = -3; off <= 3; off++)
    {
      g_autoptr (AlprSecret) code = alpr_totp_reckon (secret, step + off, NULL);
      gint64 found = alpr_totp_find_step (secret, code, at, -1);

      g_assert_cmpint (found, ==, off >= -1 && off <= 1 ? step + off : -1);
      g_assert_cmpint (alpr_totp_find_step (secret, code, at, step + off), ==, -1);
      g_assert_cmpint (alpr_totp_find_step (secret, code, at, step + 1), ==, -1);
    }
}

static void
test_typed_codes (void)
{
  static const char *const wrong[]
      = { "", "12345", "1234567", "12345a", "１２３４５６", "123-456", "12345\n" };
  g_autoptr (AlprSecret) spaced = alpr_totp_read_code (" 005 924");

  g_assert_cmpstr (text_of (spaced), ==, "005924");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (alpr_totp_read_code (wrong[i]));
}

static void
test_typed_secret (void)
{
  static const char *const wrong[] = { "", "GEZD", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJ?",
                                       "GEZDGNBVGY3TQOJQGEZDGNBV" };
  g_autoptr (AlprSecret) secret = make (SEED);
  g_autoptr (AlprSecret) typed = alpr_totp_format_secret (secret);
  g_autoptr (AlprSecret) loose = make ("gezdgnbvgy3tqojq GEZD-GNBV GY3TQOJQ");
  g_autoptr (AlprSecret) read = alpr_totp_parse_secret (loose, NULL);

  g_assert_cmpstr (text_of (typed), ==, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  g_assert_cmpstr (text_of (read), ==, SEED);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (AlprSecret) text = make (wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (alpr_totp_parse_secret (text, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
    }
}

/* RFC 4648, section 10, without padding */
static void
test_base32 (void)
{
  static const char *const pairs[][2]
      = { { "f", "MY" },           { "fo", "MZXQ" },           { "foo", "MZXW6" },
          { "foob", "MZXW6YQ" },   { "fooba", "MZXW6YTB" },    { "foobar", "MZXW6YTBOI" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (AlprSecret) plain = make (pairs[i][0]);
      g_autoptr (AlprSecret) text = alpr_base32_format (plain, '\0');
      g_autoptr (AlprSecret) back = alpr_base32_parse (pairs[i][1], strlen (pairs[i][1]));

      g_assert_cmpstr (text_of (text), ==, pairs[i][1]);
      g_assert_cmpstr (text_of (back), ==, pairs[i][0]);
    }
}

static void
test_uri (void)
{
  g_autoptr (AlprSecret) secret = make (SEED);
  g_autoptr (AlprSecret) uri = alpr_totp_make_uri (secret, "Test & Sons", "ada lee");

  g_assert_cmpstr (text_of (uri), ==,
                   "otpauth://totp/Test%20%26%20Sons:ada%20lee?secret="
                   "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Test%20%26%20Sons&algorithm=SHA1"
                   "&digits=6&period=30");
}

static void
test_recovery (void)
{
  g_autoptr (AlprSecret) code = alpr_recovery_new_code (NULL);
  g_autoptr (AlprSecret) other = alpr_recovery_new_code (NULL);
  g_autoptr (AlprSecret) shown = alpr_recovery_format (code);
  g_autofree char *lower = g_ascii_strdown (text_of (shown), -1);
  g_autoptr (GBytes) salt = alpr_recovery_new_salt (NULL);
  g_autoptr (GBytes) kept = alpr_recovery_digest (code, salt, 1000, NULL);
  g_autoptr (GBytes) different = alpr_recovery_digest (other, salt, 1000, NULL);
  g_autoptr (AlprSecret) typed = NULL;
  g_autoptr (GBytes) again = NULL;

  g_assert_cmpuint (strlen (text_of (shown)), ==, 19);
  g_strdelimit (lower, "-", ' ');
  typed = alpr_recovery_parse (lower);
  g_assert_nonnull (typed);
  again = alpr_recovery_digest (typed, salt, 1000, NULL);
  g_assert_true (g_bytes_equal (kept, again));
  g_assert_false (g_bytes_equal (kept, different));
  g_assert_null (alpr_recovery_parse ("123456"));
  g_assert_null (alpr_recovery_parse (""));
}

/* What is taken for a letter when a code is copied by hand */
static void
test_mistaken_digits (void)
{
  g_autoptr (AlprSecret) meant = alpr_recovery_parse ("OIBA-OIBA-OIBA-OIBA");
  g_autoptr (AlprSecret) typed = alpr_recovery_parse ("018a018a018a018a");

  g_assert_cmpmem (alpr_secret_get_data (typed, NULL), 10, alpr_secret_get_data (meant, NULL), 10);
}

/* The three eyes of a QR code stand in three corners; a text that is too long is refused. */
static void
test_qr (void)
{
  static const char eye[] = "1111111100000110111011011101101110110000011111111";
  g_autoptr (AlprSecret) text = make ("otpauth://totp/a:b?secret=GEZDGNBVGY3TQOJQ");
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr (AlprSecret) too_long = make (long_text);
  g_autoptr (GError) error = NULL;
  int width = 0;
  g_autoptr (GBytes) modules = alpr_qr_encode (text, &width, &error);
  const guint8 *dark = g_bytes_get_data (modules, NULL);

  g_assert_no_error (error);
  g_assert_cmpint (width % 4, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (modules), ==, (gsize)(width * width));
  for (int i = 0; i < 49; i++)
    {
      int x = i % 7, y = i / 7;

      g_assert_cmpint (dark[y * width + x] + '0', ==, eye[i]);
      g_assert_cmpint (dark[y * width + width - 7 + x] + '0', ==, eye[i]);
      g_assert_cmpint (dark[(width - 7 + y) * width + x] + '0', ==, eye[i]);
    }
  g_assert_null (alpr_qr_encode (too_long, &width, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/factor/vectors", test_vectors);
  g_test_add_func ("/keys/factor/window", test_window);
  g_test_add_func ("/keys/factor/typed-codes", test_typed_codes);
  g_test_add_func ("/keys/factor/typed-secret", test_typed_secret);
  g_test_add_func ("/keys/factor/base32", test_base32);
  g_test_add_func ("/keys/factor/uri", test_uri);
  g_test_add_func ("/keys/factor/recovery", test_recovery);
  g_test_add_func ("/keys/factor/mistaken-digits", test_mistaken_digits);
  g_test_add_func ("/keys/factor/qr", test_qr);
  return g_test_run ();
}
