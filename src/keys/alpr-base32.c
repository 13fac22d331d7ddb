/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Base32 (RFC 4648) for what people copy by hand: groups of four, read again in either case, with
 * or without what stands between the groups, and with the digits that are taken for letters (0 for
 * O, 1 for I, 8 for B: base32 has none of these). Text and bytes lie in secrets throughout; that is
 * why liboath's own functions, which leave copies in ordinary memory, are not used for it.
 */

#include "alpr-base32.h"

#include <string.h>

#include <openssl/crypto.h>

#define GROUP 4
#define BITS 5
#define LONGEST 1024 /* characters of text */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* Bits @at to @at + 4 of @data, those behind its end being 0 */
static guint
take_bits (const guint8 *data, gsize length, gsize at)
{
  guint pair = (guint)data[at / 8] << 8;

  if (at / 8 + 1 < length)
    pair |= data[at / 8 + 1];
  return pair >> (11 - at % 8) & 31;
}

/**
 * alpr_base32_format:
 * @bytes: what is written, not empty, at most 512 bytes
 * @between: what stands between groups of four; NUL for nothing
 *
 * Returns: (transfer full): the text, without padding
 */
AlprSecret *
alpr_base32_format (AlprSecret *bytes, char between)
{
  gsize length, n = 0;
  const guint8 *data = alpr_secret_get_data (bytes, &length);
  char text[LONGEST];
  AlprSecret *made;

  for (gsize at = 0; at < length * 8 && n + 2 < sizeof text; at += BITS)
    {
      if (between != '\0' && at > 0 && at / BITS % GROUP == 0)
        text[n++] = between;
      text[n++] = alphabet[take_bits (data, length, at)];
    }
  made = alpr_secret_new (text, n);
  OPENSSL_cleanse (text, sizeof text);
  return made;
}

/* The value of a letter, -1 for what may stand between letters, -2 for what may not */
static int
value_of (char letter)
{
  static const char mistaken[] = "018";
  static const char meant[] = "OIB";
  const char *mistake = letter != '\0' ? strchr (mistaken, letter) : NULL;
  const char *found;

  if (letter == ' ' || letter == '-' || letter == '=' || letter == '\t')
    return -1;
  if (mistake != NULL)
    letter = meant[mistake - mistaken];
  found = letter != '\0' ? strchr (alphabet, g_ascii_toupper (letter)) : NULL;
  return found != NULL ? (int)(found - alphabet) : -2;
}

/**
 * alpr_base32_parse:
 * @text: (array length=length): what was typed or read
 * @length: its length
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL where the text is empty, too long or holds
 * other signs
 */
AlprSecret *
alpr_base32_parse (const char *text, gsize length)
{
  guint8 out[LONGEST];
  guint32 held = 0;
  guint bits = 0;
  gsize n = 0;
  gboolean good = length <= LONGEST;
  AlprSecret *made = NULL;

  for (gsize i = 0; good && i < length; i++)
    {
      int value = value_of (text[i]);

      good = value != -2;
      if (value < 0)
        continue;
      held = (held << BITS | (guint)value) & 0xfff;
      bits += BITS;
      if (bits >= 8)
        {
          bits -= 8;
          out[n++] = (guint8)(held >> bits);
        }
    }
  if (good && n > 0)
    made = alpr_secret_new (out, n);
  OPENSSL_cleanse (out, sizeof out);
  return made;
}
