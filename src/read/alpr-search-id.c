/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The id of a search, as people see it and as it is sampled. In the book it is 16 bytes: the
 * vendor's UUID where the file has one, else the first half of a SHA-256 over the row's content and
 * its multiplicity. As text the first is a UUID in lower case, the second an `r` and 32 hexadecimal
 * digits, so that nobody takes one for the other.
 */

#include "alpr-search-id.h"

#include <string.h>

static const char hex_digits[] = "0123456789abcdef";

/**
 * alpr_search_id_format:
 * @key: the 16 bytes
 * @derived: whether they were derived from the row
 *
 * Returns: (transfer full): the id as text
 */
char *
alpr_search_id_format (const guint8 key[ALPR_SEARCH_KEY_LENGTH], gboolean derived)
{
  char text[ALPR_SEARCH_KEY_LENGTH * 2 + 5];
  gsize length = 0;

  if (derived)
    text[length++] = 'r';
  for (guint i = 0; i < ALPR_SEARCH_KEY_LENGTH; i++)
    {
      if (!derived && (i == 4 || i == 6 || i == 8 || i == 10))
        text[length++] = '-';
      text[length++] = hex_digits[key[i] >> 4];
      text[length++] = hex_digits[key[i] & 15];
    }
  return g_strndup (text, length);
}

/**
 * alpr_search_id_parse:
 * @text: an id as text
 * @key: (out): its 16 bytes
 * @derived: (out): whether it was derived from a row
 *
 * Returns: whether @text is the id of a search
 */
gboolean
alpr_search_id_parse (const char *text, guint8 key[ALPR_SEARCH_KEY_LENGTH], gboolean *derived)
{
  guint8 read[ALPR_SEARCH_KEY_LENGTH];
  gboolean is_derived = *text == 'r';
  const char *at = is_derived ? text + 1 : text;

  for (guint i = 0; i < ALPR_SEARCH_KEY_LENGTH; i++)
    {
      if (!is_derived && (i == 4 || i == 6 || i == 8 || i == 10) && *at++ != '-')
        return FALSE;
      if (!g_ascii_isxdigit (at[0]) || !g_ascii_isxdigit (at[1]))
        return FALSE;
      read[i] = (guint8) (g_ascii_xdigit_value (at[0]) << 4 | g_ascii_xdigit_value (at[1]));
      at += 2;
    }
  if (*at != '\0')
    return FALSE;
  memcpy (key, read, sizeof read);
  *derived = is_derived;
  return TRUE;
}
