/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON before json-glib sees it. That library reads a nesting of any depth by recursion and trusts
 * that surrogates come in pairs, so foreign text is gone through letter by letter first.
 *
 * A file of many objects is taken apart here as well: one object, an array of them, one a line, or
 * simply one after the other. What is cut off or broken costs its own object and no other: a line
 * break within a text, or an object where none may begin, ends the one before it. The text ends
 * with a NUL byte and is never written to.
 */

#include "alpr-json-text.h"

#include <string.h>

static int
read_hex (const char *at)
{
  int code = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (at[i]);
    }
  return code;
}

/* What follows a backslash: how many letters, 0 where it is no escape */
static gsize
escape_length (const char *at)
{
  int code;

  if (*at != 'u')
    return *at != '\0' && strchr ("\"\\/bfnrt", *at) != NULL ? 1 : 0;
  code = read_hex (at + 1);
  if (code <= 0 || (code & 0xfc00) == 0xdc00)
    return 0;
  if ((code & 0xfc00) != 0xd800)
    return 5;
  return at[5] == '\\' && at[6] == 'u' && (read_hex (at + 7) & 0xfc00) == 0xdc00
                 && read_hex (at + 7) > 0
             ? 11
             : 0;
}

/* The letter after a text's closing quote; NULL where the text is wrong */
static const char *
skip_text (const char *at)
{
  while (*at != '"')
    {
      gsize length = 1;

      if ((guchar)*at < 0x20)
        return NULL;
      if (*at == '\\')
        {
          length = escape_length (at + 1);
          if (length == 0)
            return NULL;
          length++;
        }
      at += length;
    }
  return at + 1;
}

/**
 * alpr_json_text_is_safe:
 * @text: UTF-8
 * @most_depth: how deep it may be nested
 * @most_values: how many values it may have
 *
 * Returns: whether json-glib may see it
 */
gboolean
alpr_json_text_is_safe (const char *text, int most_depth, guint most_values)
{
  int depth = 0;
  guint values = 0;

  for (const char *at = text; *at != '\0';)
    {
      char letter = *at++;

      if (letter == '"')
        {
          at = skip_text (at);
          if (at == NULL)
            return FALSE;
        }
      else if (letter == '{' || letter == '[')
        depth++;
      else if (letter == '}' || letter == ']')
        depth--;
      else if (strchr (" \t\r\n:,+-.0123456789eEtrufalsn", letter) == NULL)
        return FALSE;
      values += letter == ',' || letter == '{' || letter == '[';
      if (depth < 0 || depth > most_depth || values > most_values)
        return FALSE;
    }
  return depth == 0;
}

/* What ends an object early: where the next one is sought. */
static void
end_broken (AlprJsonPiece *piece, const char *start, const char *at, const char *fault)
{
  piece->start = start;
  piece->length = (gsize)(at - start);
  piece->fault = fault;
}

/* From after an opening quote to after the closing one; NULL where a line or the text ends first */
static const char *
pass_text (const char *at, const char *until)
{
  for (; at < until && (guchar)*at >= 0x20; at++)
    {
      if (*at == '"')
        return at + 1;
      if (*at == '\\' && at + 1 < until)
        at++;
    }
  return NULL;
}

static const char *
find_line_end (const char *at, const char *until)
{
  const char *end = memchr (at, '\n', (gsize)(until - at));

  return end != NULL ? end : until;
}

/* The end of a value that is no object: at least a letter on */
static const char *
find_value_end (const char *at, const char *until)
{
  const char *after = *at == '"' ? pass_text (at + 1, until) : NULL;

  if (after != NULL)
    return after;
  for (at++; at < until && strchr (",{]\n", *at) == NULL; at++)
    ;
  return at;
}

/* An object from its first brace; says what is wrong with it, or nothing. */
static void
take_object (const char *start, const char *until, AlprJsonPiece *piece)
{
  const char *at = start;
  char before = ':';
  int depth = 0;

  while (at < until)
    {
      char letter = *at++;

      if (letter == '"')
        {
          const char *after = pass_text (at, until);

          if (after == NULL)
            {
              end_broken (piece, start, find_line_end (at, until), "it is cut off within a text");
              return;
            }
          at = after;
        }
      else if (letter == '{' && strchr (":,[", before) == NULL)
        {
          end_broken (piece, start, at - 1, "it is cut off: another begins within it");
          return;
        }
      else if (letter == '{' || letter == '[')
        depth++;
      else if ((letter == '}' || letter == ']') && --depth == 0)
        {
          end_broken (piece, start, at, NULL);
          return;
        }
      before = g_ascii_isspace (letter) ? before : letter;
    }
  end_broken (piece, start, until, "it is cut off");
}

/**
 * alpr_json_text_next:
 * @at: (inout): where to go on; the text's beginning at first
 * @until: the text's end
 * @piece: (out caller-allocates): the next object, or what stands in its place
 *
 * Takes one object after the other.
 *
 * Returns: whether there was one more
 */
gboolean
alpr_json_text_next (const char **at, const char *until, AlprJsonPiece *piece)
{
  const char *next = *at;

  while (next < until && (g_ascii_isspace (*next) || strchr (",[]", *next) != NULL) && *next != 0)
    next++;
  if (next >= until)
    return FALSE;
  if (*next == '{')
    take_object (next, until, piece);
  else
    end_broken (piece, next, find_value_end (next, until), "it is no object");
  *at = piece->start + piece->length;
  return TRUE;
}
