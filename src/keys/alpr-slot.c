/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One passphrase slot: its fields in the key-slot file, and the book's key in it. Whatever is read
 * is checked before it is used; alpr-slots.c has the format.
 */

#include "alpr-slot.h"

#include <string.h>

#include "alpr-hex.h"
#include "alpr-slots.h"
#include "alpr-wrap.h"

#define KDF "pbkdf2-hmac-sha512"
#define SALT_LENGTH 16
#define SALT_MOST 64
/* Ten seconds and more of work: a file that asks for it was not written by us. */
#define ROUNDS_MOST 50000000

/** alpr_slot_clear: Frees the fields of @slot. */
void
alpr_slot_clear (AlprSlot *slot)
{
  g_free (slot->user);
  g_clear_pointer (&slot->salt, g_bytes_unref);
  g_clear_pointer (&slot->nonce, g_bytes_unref);
  g_clear_pointer (&slot->wrapped, g_bytes_unref);
  g_clear_pointer (&slot->tag, g_bytes_unref);
}

/* The bytes of a field of @least to @most bytes; NULL where it is not that */
static GBytes *
read_bytes (GKeyFile *file, const char *group, const char *key, gsize least, gsize most)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  g_autoptr (GBytes) bytes = text != NULL ? alpr_hex_parse (text) : NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) < least || g_bytes_get_size (bytes) > most)
    return NULL;
  return g_steal_pointer (&bytes);
}

/**
 * alpr_slot_read:
 * @file: a key-slot file
 * @group: one of its groups
 * @slot: (out caller-allocated): its fields
 *
 * Returns: (nullable): what is wrong with the slot, as the end of a sentence; %NULL where nothing
 * is
 */
const char *
alpr_slot_read (GKeyFile *file, const char *group, AlprSlot *slot)
{
  g_autofree char *kdf = g_key_file_get_string (file, group, "kdf", NULL);
  g_autofree char *rounds = g_key_file_get_string (file, group, "rounds", NULL);
  gint64 number;

  slot->user = g_key_file_get_string (file, group, "user", NULL);
  if (slot->user == NULL || *slot->user == '\0')
    return "it has no user";
  if (g_strcmp0 (kdf, KDF) != 0)
    return "its kdf is none that this program knows";
  if (rounds == NULL || !g_ascii_string_to_signed (rounds, 10, 1, G_MAXINT, &number, NULL))
    return "its rounds are no number";
  if (number < ALPR_SLOTS_ROUNDS_LEAST)
    return "it has fewer rounds than are safe";
  if (number > ROUNDS_MOST)
    return "it has more rounds than anybody can wait for";
  slot->rounds = (int)number;
  slot->salt = read_bytes (file, group, "salt", SALT_LENGTH, SALT_MOST);
  slot->nonce = read_bytes (file, group, "nonce", ALPR_WRAP_NONCE_LENGTH, ALPR_WRAP_NONCE_LENGTH);
  slot->wrapped = read_bytes (file, group, "wrapped", ALPR_BOOK_KEY_LENGTH, ALPR_BOOK_KEY_LENGTH);
  slot->tag = read_bytes (file, group, "tag", ALPR_WRAP_TAG_LENGTH, ALPR_WRAP_TAG_LENGTH);
  if (slot->salt == NULL)
    return "its salt is not 16 to 64 bytes in hexadecimal";
  if (slot->nonce == NULL)
    return "its nonce is not 12 bytes in hexadecimal";
  if (slot->wrapped == NULL)
    return "its wrapped key is not 32 bytes in hexadecimal";
  return slot->tag == NULL ? "its tag is not 16 bytes in hexadecimal" : NULL;
}

static void
bind_field (GByteArray *bound, const void *data, gsize length)
{
  guint32 prefix = GUINT32_TO_BE ((guint32)length);

  g_byte_array_append (bound, (const guint8 *)&prefix, sizeof prefix);
  g_byte_array_append (bound, data, (guint)length);
}

/* What the wrapped key is bound to; see the essay. */
static GBytes *
compose_bound (const AlprSlot *slot, const char *book_id)
{
  GByteArray *bound = g_byte_array_new ();
  g_autofree char *number = g_strdup_printf ("%d", slot->rounds);

  bind_field (bound, book_id, strlen (book_id));
  bind_field (bound, ALPR_SLOT_KIND, strlen (ALPR_SLOT_KIND));
  bind_field (bound, slot->user, strlen (slot->user));
  bind_field (bound, KDF, strlen (KDF));
  bind_field (bound, number, strlen (number));
  bind_field (bound, g_bytes_get_data (slot->salt, NULL), g_bytes_get_size (slot->salt));
  return g_byte_array_free_to_bytes (bound);
}

static GBytes *
make_random (gsize length, GError **error)
{
  g_autoptr (AlprSecret) secret = alpr_secret_new_random (length, error);

  return secret != NULL ? g_bytes_new (alpr_secret_get_data (secret, NULL), length) : NULL;
}

static void
write_bytes (GKeyFile *file, const char *group, const char *key, GBytes *bytes)
{
  g_autofree char *text = alpr_hex_format (bytes);

  g_key_file_set_string (file, group, key, text);
}

/** alpr_slot_write: Puts the fields of @slot into @group of @file. */
void
alpr_slot_write (const AlprSlot *slot, GKeyFile *file, const char *group)
{
  g_key_file_set_string (file, group, "kind", ALPR_SLOT_KIND);
  g_key_file_set_string (file, group, "user", slot->user);
  g_key_file_set_string (file, group, "kdf", KDF);
  g_key_file_set_integer (file, group, "rounds", slot->rounds);
  write_bytes (file, group, "salt", slot->salt);
  write_bytes (file, group, "nonce", slot->nonce);
  write_bytes (file, group, "wrapped", slot->wrapped);
  write_bytes (file, group, "tag", slot->tag);
}

static gboolean
is_ascii (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (text[i]))
      return FALSE;
  return TRUE;
}

/* The passphrase in Unicode's form NFKC (SP 800-63B 5.1.1.2), so that “é” is the same from every
 * keyboard. Most passphrases are ASCII and are left as they are: GLib does not wipe what it works
 * with. */
static AlprSecret *
normalise (AlprSecret *passphrase)
{
  AlprSecret *same = NULL;
  gsize length;
  const char *text = (const char *)alpr_secret_get_data (passphrase, &length);
  char *form = is_ascii (text, length)
                   ? NULL
                   : g_utf8_normalize (text, (gssize)length, G_NORMALIZE_NFKC);

  if (form == NULL)
    return alpr_secret_ref (passphrase);
  same = alpr_secret_new (form, strlen (form));
  explicit_bzero (form, strlen (form));
  g_free (form);
  return same;
}

static AlprSecret *
derive (const AlprSlot *slot, AlprSecret *passphrase, GError **error)
{
  g_autoptr (AlprSecret) same = normalise (passphrase);

  return alpr_wrap_derive (same, slot->salt, slot->rounds, error);
}

/**
 * alpr_slot_seal:
 * @slot: a slot that has a user and nothing else
 * @book_id: the book's id
 * @passphrase: what opens it
 * @book_key: what it holds then
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_STORE where OpenSSL refuses
 */
gboolean
alpr_slot_seal (AlprSlot *slot, const char *book_id, AlprSecret *passphrase, AlprSecret *book_key,
                GError **error)
{
  g_autoptr (AlprSecret) kek = NULL;
  g_autoptr (GBytes) bound = NULL;

  slot->rounds = ALPR_SLOTS_ROUNDS_LEAST;
  slot->salt = make_random (SALT_LENGTH, error);
  slot->nonce = slot->salt != NULL ? make_random (ALPR_WRAP_NONCE_LENGTH, error) : NULL;
  if (slot->nonce == NULL)
    return FALSE;
  kek = derive (slot, passphrase, error);
  if (kek == NULL)
    return FALSE;
  bound = compose_bound (slot, book_id);
  slot->wrapped = alpr_wrap_seal (kek, slot->nonce, bound, book_key, &slot->tag, error);
  return slot->wrapped != NULL;
}

/**
 * alpr_slot_make_up:
 * @slot: an empty slot
 * @user: somebody who has none
 *
 * Fills a slot that nothing opens, so that an unknown user costs as much work as a known one.
 */
void
alpr_slot_make_up (AlprSlot *slot, const char *user)
{
  static const guint8 zeros[ALPR_BOOK_KEY_LENGTH] = { 0 };

  slot->user = g_strdup (user);
  slot->rounds = ALPR_SLOTS_ROUNDS_LEAST;
  slot->salt = g_bytes_new_static (zeros, SALT_LENGTH);
  slot->nonce = g_bytes_new_static (zeros, ALPR_WRAP_NONCE_LENGTH);
  slot->wrapped = g_bytes_new_static (zeros, ALPR_BOOK_KEY_LENGTH);
  slot->tag = g_bytes_new_static (zeros, ALPR_WRAP_TAG_LENGTH);
}

/**
 * alpr_slot_open:
 * @slot: a slot
 * @book_id: the book's id
 * @passphrase: what was typed
 * @error: return location for an error, set only where OpenSSL refuses
 *
 * Returns: (transfer full) (nullable): the book's key; %NULL without an error where anything at all
 * is not as it was
 */
AlprSecret *
alpr_slot_open (const AlprSlot *slot, const char *book_id, AlprSecret *passphrase, GError **error)
{
  g_autoptr (AlprSecret) kek = derive (slot, passphrase, error);
  g_autoptr (GBytes) bound = NULL;

  if (kek == NULL)
    return NULL;
  bound = compose_bound (slot, book_id);
  return alpr_wrap_open (kek, slot->nonce, bound, slot->wrapped, slot->tag);
}
