/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recovery codes: 80 random bits each, for the day on which the telephone is gone. A code is shown
 * once, as four groups of four letters and digits, and read again whatever its case and whatever
 * stands between the groups. What is kept of it is PBKDF2 with HMAC-SHA-512 over it and a salt that
 * belongs to the set of ten: one derivation then answers for the whole set. 80 bits can't be tried
 * through, so the rounds are fewer than those of a passphrase.
 */

#include "alpr-recovery.h"

#include <string.h>

#include "alpr-base32.h"
#include "alpr-wrap.h"

#define CODE_LENGTH 10 /* bytes */
#define SALT_LENGTH 16

/**
 * alpr_recovery_new_code:
 * @error: return location for an error
 *
 * Returns: (transfer full): 80 bits from the system's generator; %NULL with %ALPR_ERROR_STORE
 */
AlprSecret *
alpr_recovery_new_code (GError **error)
{
  return alpr_secret_new_random (CODE_LENGTH, error);
}

/** alpr_recovery_format: Returns: (transfer full): the code as people see it: XXXX-XXXX-… */
AlprSecret *
alpr_recovery_format (AlprSecret *code)
{
  return alpr_base32_format (code, '-');
}

/**
 * alpr_recovery_parse:
 * @text: what was typed
 *
 * Returns: (transfer full) (nullable): the code; %NULL where it has not the form of one
 */
AlprSecret *
alpr_recovery_parse (const char *text)
{
  g_autoptr (AlprSecret) code = alpr_base32_parse (text, strlen (text));
  gsize length = 0;

  if (code != NULL)
    alpr_secret_get_data (code, &length);
  return length == CODE_LENGTH ? g_steal_pointer (&code) : NULL;
}

/** alpr_recovery_new_salt: Returns: (transfer full): a salt for a set of codes */
GBytes *
alpr_recovery_new_salt (GError **error)
{
  g_autoptr (AlprSecret) salt = alpr_secret_new_random (SALT_LENGTH, error);

  return salt != NULL ? g_bytes_new (alpr_secret_get_data (salt, NULL), SALT_LENGTH) : NULL;
}

/**
 * alpr_recovery_digest:
 * @code: a code
 * @salt: the salt of its set
 * @rounds: how many rounds: %ALPR_RECOVERY_ROUNDS for a new set
 * @error: return location for an error
 *
 * Returns: (transfer full): what is kept of the code; %NULL with %ALPR_ERROR_STORE
 */
GBytes *
alpr_recovery_digest (AlprSecret *code, GBytes *salt, int rounds, GError **error)
{
  g_autoptr (AlprSecret) key = alpr_wrap_derive (code, salt, rounds, error);
  gsize length;
  const guint8 *data;

  if (key == NULL)
    return NULL;
  data = alpr_secret_get_data (key, &length);
  return g_bytes_new (data, length);
}
