/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes as hexadecimal text, as the key-slot file holds them. Not for secrets: its memory is not
 * wiped.
 */

#include "alpr-hex.h"

#include <string.h>

/** alpr_hex_format: Returns: (transfer full): @bytes as digits in lower case */
char *
alpr_hex_format (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  GString *text = g_string_sized_new (length * 2);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", data[i]);
  return g_string_free (text, FALSE);
}

/** alpr_hex_parse: Returns: (transfer full) (nullable): the bytes; %NULL where @text is not that */
GBytes *
alpr_hex_parse (const char *text)
{
  gsize length = strlen (text) / 2;
  g_autofree guint8 *data = g_malloc (length + 1);

  if (strlen (text) % 2 != 0)
    return NULL;
  for (gsize i = 0; i < length; i++)
    {
      int high = g_ascii_xdigit_value (text[i * 2]);
      int low = g_ascii_xdigit_value (text[i * 2 + 1]);

      if (high < 0 || low < 0)
        return NULL;
      data[i] = (guint8)(high << 4 | low);
    }
  return g_bytes_new_take (g_steal_pointer (&data), length);
}
