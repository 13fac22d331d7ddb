/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wrapping one key with another that comes from a passphrase: PBKDF2-HMAC-SHA-512 (SP 800-132, a
 * function that FIPS modules have, which Argon2id is not) and AES-256-GCM (SP 800-38D). What the
 * wrapped key is bound to (book, user, rounds …) is GCM's additional data, so that a slot can't be
 * moved to another book or made cheaper to guess. Tests hold both against published vectors.
 */

#include "alpr-wrap.h"

#include <openssl/evp.h>

#include "alpr-error.h"

static int
length_of (GBytes *bytes)
{
  return (int)g_bytes_get_size (bytes);
}

static const guint8 *
data_of (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL);
}

/**
 * alpr_wrap_derive:
 * @passphrase: what a person knows
 * @salt: random bytes
 * @rounds: how many rounds of HMAC-SHA-512
 * @error: return location for an error
 *
 * Returns: (transfer full): the key of 32 bytes; %NULL with %ALPR_ERROR_STORE where OpenSSL refuses
 */
AlprSecret *
alpr_wrap_derive (AlprSecret *passphrase, GBytes *salt, int rounds, GError **error)
{
  g_autoptr (AlprSecret) key = NULL;
  gsize length;
  const char *text = (const char *)alpr_secret_get_data (passphrase, &length);
  guint8 out[ALPR_WRAP_KEY_LENGTH];

  if (length > G_MAXINT
      || PKCS5_PBKDF2_HMAC (text, (int)length, data_of (salt), length_of (salt), rounds,
                            EVP_sha512 (), sizeof out, out)
             != 1)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "OpenSSL derives no key");
      return NULL;
    }
  key = alpr_secret_new (out, sizeof out);
  OPENSSL_cleanse (out, sizeof out);
  return g_steal_pointer (&key);
}

static gboolean
run_seal (EVP_CIPHER_CTX *context, AlprSecret *kek, GBytes *nonce, GBytes *bound,
          AlprSecret *secret, guint8 *out, guint8 tag[ALPR_WRAP_TAG_LENGTH])
{
  gsize length;
  const guint8 *bytes = alpr_secret_get_data (secret, &length);
  int n;

  return EVP_EncryptInit_ex (context, EVP_aes_256_gcm (), NULL, alpr_secret_get_data (kek, NULL),
                             data_of (nonce))
             == 1
         && EVP_EncryptUpdate (context, NULL, &n, data_of (bound), length_of (bound)) == 1
         && EVP_EncryptUpdate (context, out, &n, bytes, (int)length) == 1
         && EVP_EncryptFinal_ex (context, out + n, &n) == 1
         && EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_GET_TAG, ALPR_WRAP_TAG_LENGTH, tag) == 1;
}

/**
 * alpr_wrap_seal:
 * @kek: 32 bytes
 * @nonce: 12 bytes, never twice with one @kek
 * @bound: what the result is bound to, not empty
 * @secret: what is wrapped, not empty
 * @tag: (out): 16 bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): the wrapped secret, as long as @secret; %NULL with %ALPR_ERROR_STORE
 */
GBytes *
alpr_wrap_seal (AlprSecret *kek, GBytes *nonce, GBytes *bound, AlprSecret *secret, GBytes **tag,
                GError **error)
{
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  g_autofree guint8 *out = NULL;
  guint8 made[ALPR_WRAP_TAG_LENGTH];
  gsize length;
  gboolean done;

  alpr_secret_get_data (secret, &length);
  out = g_malloc (length);
  done = context != NULL && run_seal (context, kek, nonce, bound, secret, out, made);
  EVP_CIPHER_CTX_free (context);
  if (!done)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "OpenSSL wraps no key");
      return NULL;
    }
  *tag = g_bytes_new (made, sizeof made);
  return g_bytes_new_take (g_steal_pointer (&out), length);
}

static gboolean
run_open (EVP_CIPHER_CTX *context, AlprSecret *kek, GBytes *nonce, GBytes *bound, GBytes *wrapped,
          GBytes *tag, guint8 *out)
{
  int n;

  return EVP_DecryptInit_ex (context, EVP_aes_256_gcm (), NULL, alpr_secret_get_data (kek, NULL),
                             data_of (nonce))
             == 1
         && EVP_DecryptUpdate (context, NULL, &n, data_of (bound), length_of (bound)) == 1
         && EVP_DecryptUpdate (context, out, &n, data_of (wrapped), length_of (wrapped)) == 1
         && EVP_CIPHER_CTX_ctrl (context, EVP_CTRL_GCM_SET_TAG, ALPR_WRAP_TAG_LENGTH,
                                 (void *)data_of (tag))
                == 1
         && EVP_DecryptFinal_ex (context, out + n, &n) == 1;
}

/**
 * alpr_wrap_open:
 * @kek: 32 bytes
 * @nonce: 12 bytes
 * @bound: what the secret was bound to
 * @wrapped: the wrapped secret, at most 64 bytes
 * @tag: 16 bytes
 *
 * Returns: (transfer full) (nullable): the secret; %NULL where anything at all is not as it was
 */
AlprSecret *
alpr_wrap_open (AlprSecret *kek, GBytes *nonce, GBytes *bound, GBytes *wrapped, GBytes *tag)
{
  EVP_CIPHER_CTX *context = NULL;
  AlprSecret *secret = NULL;
  guint8 out[64];

  if (g_bytes_get_size (nonce) != ALPR_WRAP_NONCE_LENGTH
      || g_bytes_get_size (tag) != ALPR_WRAP_TAG_LENGTH || g_bytes_get_size (wrapped) > sizeof out)
    return NULL;
  context = EVP_CIPHER_CTX_new ();
  if (context != NULL && run_open (context, kek, nonce, bound, wrapped, tag, out))
    secret = alpr_secret_new (out, g_bytes_get_size (wrapped));
  OPENSSL_cleanse (out, sizeof out);
  EVP_CIPHER_CTX_free (context);
  return secret;
}
