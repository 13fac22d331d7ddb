/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One-time codes of an authenticator (RFC 6238): HMAC-SHA-1 over the number of the half minute, six
 * digits. The code of the half minute before and after is taken too, for clocks differ; a step that
 * was accepted once, and every one before it, is never accepted again, whoever saw the code being
 * typed. SHA-1 because every authenticator knows it and most know nothing else; what HMAC asks of
 * a digest it still gives.
 *
 * Secrets and codes lie in secrets. A code is compared in constant time.
 */

#include "alpr-totp.h"

#include <string.h>

#include <liboath/oath.h>
#include <openssl/crypto.h>

#include "alpr-base32.h"
#include "alpr-error.h"

#define WINDOW 1        /* steps to either side */
#define SECRET_LEAST 16 /* bytes: RFC 4226 asks for 128 bits */
#define SECRET_MOST 64
#define LONGEST_NAME 200
#define MILLISECONDS 1000

/**
 * alpr_totp_new_secret:
 * @error: return location for an error
 *
 * Returns: (transfer full): 160 bits from the system's generator; %NULL with %ALPR_ERROR_STORE
 */
AlprSecret *
alpr_totp_new_secret (GError **error)
{
  return alpr_secret_new_random (ALPR_TOTP_SECRET_LENGTH, error);
}

/**
 * alpr_totp_parse_secret:
 * @text: a secret in base32, with or without spaces
 * @error: return location for an error
 *
 * Returns: (transfer full): the secret; %NULL with %ALPR_ERROR_FORMAT where it is none, or one of
 * fewer than 128 bits
 */
AlprSecret *
alpr_totp_parse_secret (AlprSecret *text, GError **error)
{
  gsize length, bytes = 0;
  const char *letters = (const char *)alpr_secret_get_data (text, &length);
  g_autoptr (AlprSecret) secret = alpr_base32_parse (letters, length);

  if (secret != NULL)
    alpr_secret_get_data (secret, &bytes);
  if (bytes >= SECRET_LEAST && bytes <= SECRET_MOST)
    return g_steal_pointer (&secret);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "The secret of a second factor is 26 to 103 letters and digits in base32 (A to Z, "
               "2 to 7)");
  return NULL;
}

/** alpr_totp_format_secret: Returns: (transfer full): the secret in base32, in groups of four */
AlprSecret *
alpr_totp_format_secret (AlprSecret *secret)
{
  return alpr_base32_format (secret, ' ');
}

static char *
escape_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *cut
      = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_NAME));

  return g_uri_escape_string (cut, NULL, FALSE);
}

/**
 * alpr_totp_make_uri:
 * @secret: the secret
 * @issuer: what the app shows first: whose book it is
 * @account: who
 *
 * Returns: (transfer full): the otpauth:// URI that an authenticator reads from a QR code
 */
AlprSecret *
alpr_totp_make_uri (AlprSecret *secret, const char *issuer, const char *account)
{
  g_autoptr (AlprSecret) letters = alpr_base32_format (secret, '\0');
  g_autofree char *from = escape_name (issuer);
  g_autofree char *who = escape_name (account);
  char *uri = g_strdup_printf ("otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d"
                               "&period=%d",
                               from, who, (const char *)alpr_secret_get_data (letters, NULL), from,
                               ALPR_TOTP_DIGITS, ALPR_TOTP_SECONDS);
  AlprSecret *made = alpr_secret_new (uri, strlen (uri));

  OPENSSL_cleanse (uri, strlen (uri));
  g_free (uri);
  return made;
}

/** alpr_totp_step_at: Returns: the number of the half minute @at, milliseconds UTC */
gint64
alpr_totp_step_at (gint64 at)
{
  return at / (ALPR_TOTP_SECONDS * MILLISECONDS);
}

/**
 * alpr_totp_reckon:
 * @secret: the secret
 * @step: number of a half minute
 * @error: return location for an error
 *
 * Returns: (transfer full): the code of that half minute; %NULL with %ALPR_ERROR_STORE
 */
AlprSecret *
alpr_totp_reckon (AlprSecret *secret, gint64 step, GError **error)
{
  gsize length;
  const char *bytes = (const char *)alpr_secret_get_data (secret, &length);
  char code[ALPR_TOTP_DIGITS + 1];
  AlprSecret *made;
  int rc = OATH_INVALID_DIGITS;

  if (step >= 0 && oath_init () == OATH_OK)
    {
      rc = oath_hotp_generate (bytes, length, (guint64)step, ALPR_TOTP_DIGITS, FALSE,
                               OATH_HOTP_DYNAMIC_TRUNCATION, code);
      oath_done ();
    }
  if (rc != OATH_OK)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "No one-time code can be reckoned");
      return NULL;
    }
  made = alpr_secret_new (code, ALPR_TOTP_DIGITS);
  OPENSSL_cleanse (code, sizeof code);
  return made;
}

/**
 * alpr_totp_read_code:
 * @text: what was typed
 *
 * Returns: (transfer full) (nullable): the six digits, spaces taken out; %NULL where it is no code
 */
AlprSecret *
alpr_totp_read_code (const char *text)
{
  char digits[ALPR_TOTP_DIGITS];
  gsize n = 0;
  gboolean good = TRUE;
  AlprSecret *made = NULL;

  for (; good && *text != '\0'; text++)
    {
      if (*text == ' ')
        continue;
      good = g_ascii_isdigit (*text) && n < sizeof digits;
      if (good)
        digits[n++] = *text;
    }
  if (good && n == sizeof digits)
    made = alpr_secret_new (digits, n);
  OPENSSL_cleanse (digits, sizeof digits);
  return made;
}

static gboolean
is_code_of (AlprSecret *secret, AlprSecret *code, gint64 step)
{
  g_autoptr (AlprSecret) right = alpr_totp_reckon (secret, step, NULL);
  gsize length;
  const guint8 *digits = alpr_secret_get_data (code, &length);

  return right != NULL && length == ALPR_TOTP_DIGITS
         && CRYPTO_memcmp (digits, alpr_secret_get_data (right, NULL), length) == 0;
}

/**
 * alpr_totp_find_step:
 * @secret: the secret
 * @code: six digits
 * @at: now, milliseconds UTC
 * @last: the step that was accepted last; -1 for none
 *
 * Which step a code is of, among this one, the one before and the one after. Who calls stores it
 * before the code counts, in one statement that asks that it be greater than the last.
 *
 * Returns: the step; -1 where the code is wrong, old, or was accepted before
 */
gint64
alpr_totp_find_step (AlprSecret *secret, AlprSecret *code, gint64 at, gint64 last)
{
  gint64 now = alpr_totp_step_at (at);
  gint64 found = -1;

  /* All are reckoned, whichever fits: how long it takes says nothing. */
  for (gint64 step = now - WINDOW; step <= now + WINDOW; step++)
    if (is_code_of (secret, code, step) && step > last && found < 0)
      found = step;
  return found;
}
