/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a reason, made ready for the search for a case number: in capitals, with every kind
 * of dash as one, without what no number holds. Officers put blanks into numbers (`C25- 12345`,
 * `C25 12345`); such words are put together again. What is a case number is for alpr-case-number.c
 * to say.
 */

#include "alpr-case-words.h"

#include <string.h>

/* 10 to 39, as a year in the numbers of this century's cases */
static gboolean
is_year_of_two (const char *digits)
{
  return digits[0] >= '1' && digits[0] <= '3';
}

/* The text in capitals, every kind of dash as one, and a blank for what no number holds. */
static char *
prepare (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter < 0x80 && g_ascii_isalnum ((char) letter))
        g_string_append_c (out, g_ascii_toupper ((char) letter));
      else if (letter == '-' || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212)
        g_string_append_c (out, '-');
      else if (letter < 0x80 && strchr (".:=@_'", (int) letter) != NULL)
        g_string_append_c (out, (char) letter);
      else
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_digits (const char *word)
{
  return *word != '\0' && word[strspn (word, "0123456789")] == '\0';
}

/* What a blank between two words stands for: nothing in `C25- 12345`, a dash in `C25 12345`. */
static const char *
find_joint (const char *word, const char *next)
{
  gsize length = strlen (word);
  gsize letters = strspn (word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  if (length == 0 || next == NULL)
    return NULL;
  if (length > 1 && word[length - 1] == '-' && is_digits (next))
    return "";
  if (next[0] == '-' && is_digits (next + 1) && g_ascii_isdigit (word[length - 1]))
    return "";
  if (letters >= 1 && letters <= 2 && length == letters + 2 && is_digits (word + letters)
      && is_year_of_two (word + letters) && is_digits (next) && strlen (next) >= 4)
    return "-";
  return NULL;
}

static char *
strip_marks (const char *word)
{
  gsize from = strspn (word, ".:=@_'-");
  gsize length = strlen (word + from);

  /* A dash at the front may be the second half of `C25 -12345`. */
  if (from > 0 && word[from - 1] == '-' && is_digits (word + from))
    return g_strdup (word + from - 1);
  while (length > 0 && strchr (".:=@_'", word[from + length - 1]) != NULL)
    length--;
  return g_strndup (word + from, length);
}

static void
drop_dashes (char *word)
{
  gsize length = strlen (word);

  while (length > 0 && word[length - 1] == '-')
    word[--length] = '\0';
}

/**
 * alpr_case_words:
 * @text: a reason, UTF-8
 *
 * Returns: (transfer full) (element-type utf8): its words in capitals, those that a blank has torn
 * apart
 *   whole again
 */
GPtrArray *
alpr_case_words (const char *text)
{
  g_autofree char *prepared = prepare (text);
  g_auto (GStrv) raw = g_strsplit (prepared, " ", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      g_autofree char *word = strip_marks (raw[i]);
      char *last = words->len > 0 ? g_ptr_array_index (words, words->len - 1) : NULL;
      const char *joint = last != NULL ? find_joint (last, word) : NULL;

      if (*word == '\0')
        continue;
      if (joint == NULL)
        {
          g_ptr_array_add (words, g_steal_pointer (&word));
          continue;
        }
      g_ptr_array_index (words, words->len - 1) = g_strconcat (last, joint, word, NULL);
      g_free (last);
    }
  for (guint i = 0; i < words->len; i++)
    drop_dashes (g_ptr_array_index (words, i));
  return words;
}
