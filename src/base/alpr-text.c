/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two texts that a person would call the same must become the same bytes before rules compare
 * them: "Investigative+", " investigative " and "INVESTIGATIVE." are one reason; "abc-123" and
 * "ABC 123" are one plate. The text as it came is always kept beside its normal form.
 */

#include "alpr-text.h"

#include <string.h>

/* The normal form of plain ASCII, which nearly every cell is, in one pass. */
static char *
normalise_ascii (const char *text)
{
  char *out = g_malloc (strlen (text) + 1);
  gsize length = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      out[length++] = g_ascii_tolower (*text);
    else if (length > 0 && out[length - 1] != ' ')
      out[length++] = ' ';
  if (length > 0 && out[length - 1] == ' ')
    length--;
  out[length] = '\0';
  return out;
}

/**
 * alpr_text_normalise:
 * @text: free text as somebody typed it, UTF-8
 *
 * Folds case, width and compatibility forms, turns `+` and all other punctuation into spaces, and
 * leaves single spaces between words.
 *
 * Returns: (transfer full): the normal form; empty where @text holds no letter or digit
 */
char *
alpr_text_normalise (const char *text)
{
  g_autofree char *wide = NULL;
  g_autofree char *folded = NULL;
  GString *out;

  if (g_str_is_ascii (text))
    return normalise_ascii (text);

  wide = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (wide == NULL)
    return normalise_ascii (text);
  folded = g_utf8_casefold (wide, -1);
  out = g_string_sized_new (strlen (folded));
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
        g_string_append_unichar (out, letter);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

#define LONGEST_PLATE 15

/* Letters and digits of @text in capitals, and the characters of @keep. */
static char *
capitals (const char *text, const char *keep)
{
  g_autofree char *wide = g_str_is_ascii (text)
                              ? NULL
                              : g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *from = wide != NULL ? wide : text;
  char *out = g_malloc (strlen (from) + 1);
  gsize length = 0;

  for (; *from != '\0'; from++)
    if (g_ascii_isalnum (*from))
      out[length++] = g_ascii_toupper (*from);
    else if (strchr (keep, *from) != NULL)
      out[length++] = *from;
  out[length] = '\0';
  return out;
}

/**
 * alpr_text_fold_label:
 * @text: a heading of a table
 * @length: how many bytes it has
 *
 * “Read At”, “read_at” and “ReadAt” are one heading.
 *
 * Returns: (transfer full): its letters and digits, in small letters; may be empty
 */
char *
alpr_text_fold_label (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (text[i]))
      g_string_append_c (out, g_ascii_tolower (text[i]));
  return g_string_free (out, FALSE);
}

/**
 * alpr_plate_normalise:
 * @text: a plate as somebody typed it
 *
 * Capitals, letters and digits only; `*` and `?` are kept, for a search may hold them as wildcards.
 *
 * Returns: (transfer full): the normal form; may be empty
 */
char *
alpr_plate_normalise (const char *text)
{
  return capitals (text, "*?");
}

/**
 * alpr_plate_key:
 * @norm: a plate's normal form
 *
 * What plates are compared by: the letter O stands as the digit 0, since on a plate nobody can tell
 * them apart and vendors don't either.
 *
 * Returns: (transfer full): the key
 */
char *
alpr_plate_key (const char *norm)
{
  return g_strdelimit (g_strdup (norm), "O", '0');
}

/**
 * alpr_plate_find_fault:
 * @text: a plate that is to stand on a hot list or in an alert, as somebody typed it
 *
 * Returns: (nullable): what is wrong with it, in words; %NULL where it is a plate: one to fifteen
 *   letters and digits, with blanks, dashes and dots between them, and no wildcard
 */
const char *
alpr_plate_find_fault (const char *text)
{
  gsize signs = 0;

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      signs++;
    else if (strchr (" -.", *c) == NULL)
      return "a plate holds letters, digits, blanks and dashes";
  if (signs == 0)
    return "there is no plate";
  return signs > LONGEST_PLATE ? "a plate has fifteen letters and digits at most" : NULL;
}

/**
 * alpr_case_normalise:
 * @text: a case or CAD number as somebody typed it
 *
 * Capitals, letters, digits and dashes; `c25- 12345` becomes `C25-12345`.
 *
 * Returns: (transfer full): the normal form; may be empty
 */
char *
alpr_case_normalise (const char *text)
{
  return capitals (text, "-");
}

/**
 * alpr_text_guard_formula:
 * @text: text that is to stand in a cell of a CSV file
 *
 * A spreadsheet runs a CSV cell that begins with `=`, `+`, `-` or `@` as a formula. Such a text,
 * and one that begins with a tab or a line break, gets an apostrophe before it.
 *
 * Returns: (transfer full): the guarded text
 */
char *
alpr_text_guard_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL ? g_strconcat ("'", text, NULL)
                                                                 : g_strdup (text);
}
