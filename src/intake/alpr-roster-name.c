/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of people, as lists write them. A person's name in the book is what they are called, the
 * first name first:
 *
 *   MCDONALD | Anna B       Anna B McDonald     surname in capitals where the first name should be
 *   O'BRIEN-SMITH | Lee     Lee O'Brien-Smith
 *   Smith, John A.          John A. Smith
 *   CN=Smith\, John,OU=…    John Smith
 *
 * Capitals are put right for a surname that was turned only: how a name is written is its owner's.
 * MAC is left alone, since Mack and Macey begin so too.
 */

#include <string.h>

#include "alpr-roster-private.h"

/** alpr_roster_name_is_swapped: Returns: whether the surname, in capitals, stands as first name */
gboolean
alpr_roster_name_is_swapped (const char *first, const char *last)
{
  guint letters = 0;
  gboolean small = FALSE;

  for (const char *at = first; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_islower (letter) || g_unichar_isdigit (letter))
        return FALSE;
      letters += g_unichar_isupper (letter) ? 1 : 0;
    }
  for (const char *at = last; *at != '\0'; at = g_utf8_next_char (at))
    small |= g_unichar_islower (g_utf8_get_char (at));
  return letters >= 2 && small;
}

static gboolean
is_mark (gunichar letter)
{
  return letter == ' ' || letter == '-' || letter == '\'' || letter == 0x2019 || letter == 0x2010;
}

static gboolean
is_numeral (const char *word, gsize length)
{
  static const char *const numerals[] = { "II", "III", "IV" };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (strlen (numerals[i]) == length && strncmp (word, numerals[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* One part of a surname: the first letter stays a capital, and the third of MCDONALD. */
static void
append_part (GString *out, const char *part, gsize length)
{
  const char *end = part + length;
  gboolean scottish = length >= 5 && strncmp (part, "MC", 2) == 0;
  guint n = 0;

  if (is_numeral (part, length))
    {
      g_string_append_len (out, part, (gssize)length);
      return;
    }
  for (const char *at = part; at < end; at = g_utf8_next_char (at), n++)
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (out, n == 0 || (scottish && n == 2) ? g_unichar_totitle (letter)
                                                                   : g_unichar_tolower (letter));
    }
}

/**
 * alpr_roster_name_turn:
 * @first: a surname in capitals
 * @last: the first names
 *
 * Returns: (transfer full): the first names, then the surname in small letters but for its capitals
 */
char *
alpr_roster_name_turn (const char *first, const char *last)
{
  GString *out = g_string_new (last);
  const char *begin = first;

  g_string_append_c (out, ' ');
  for (const char *at = first;; at = g_utf8_next_char (at))
    {
      if (*at != '\0' && !is_mark (g_utf8_get_char (at)))
        continue;
      append_part (out, begin, (gsize)(at - begin));
      if (*at == '\0')
        break;
      g_string_append_unichar (out, g_utf8_get_char (at));
      begin = g_utf8_next_char (at);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_suffix (const char *text)
{
  static const char *const suffixes[]
      = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "md", "phd", "ph.d.", "esq", "esq." };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (text, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * alpr_roster_name_uncomma:
 * @name: a name, perhaps as “Smith, John A.”
 *
 * Returns: (transfer full) (nullable): “John A. Smith”; %NULL where @name is not of that form
 */
char *
alpr_roster_name_uncomma (const char *name)
{
  const char *comma = strchr (name, ',');
  g_autofree char *last = NULL;
  g_autofree char *first = NULL;

  if (comma == NULL || strchr (comma + 1, ',') != NULL)
    return NULL;
  last = g_strstrip (g_strndup (name, (gsize)(comma - name)));
  first = g_strstrip (g_strdup (comma + 1));
  if (*last == '\0' || *first == '\0' || is_suffix (first))
    return NULL;
  return g_strconcat (first, " ", last, NULL);
}

/* The letter after a backslash; two hex digits are a byte. */
static const char *
unescape (const char *at, GString *out)
{
  if (g_ascii_isxdigit (at[0]) && g_ascii_isxdigit (at[1]))
    {
      g_string_append_c (out,
                         (char)(g_ascii_xdigit_value (at[0]) * 16 + g_ascii_xdigit_value (at[1])));
      return at + 2;
    }
  if (*at == '\0')
    return at;
  g_string_append_c (out, *at);
  return at + 1;
}

/**
 * alpr_roster_name_of_dn:
 * @dn: perhaps a distinguished name (RFC 4514), as “CN=Smith\, John,OU=Patrol,DC=example”
 *
 * Returns: (transfer full) (nullable): its first value; %NULL where it is no distinguished name
 */
char *
alpr_roster_name_of_dn (const char *dn)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (g_ascii_strncasecmp (dn, "CN=", 3) != 0)
    return NULL;
  for (const char *at = dn + 3; *at != '\0' && *at != ',';)
    if (*at == '\\')
      at = unescape (at + 1, out);
    else
      g_string_append_c (out, *at++);
  if (out->len == 0 || strlen (out->str) != out->len
      || !g_utf8_validate_len (out->str, out->len, NULL))
    return NULL;
  return g_strdup (out->str);
}
