/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which inputs an SQL text uses. SQLite can tell it of a statement that it has prepared; but a
 * statement of a file that uses a table which an earlier one makes can't be prepared before that
 * ran, and a wrong input must be known before anything runs. So the text is read here: words that
 * begin with a colon, outside of strings, quoted names and comments.
 */

#include "alpr-parameters.h"

#include <string.h>

/* Behind what begins at @at: a comment, a string or a quoted name; @at itself where it is none */
static const char *
skip_quoted (const char *at)
{
  const char *end;

  if (at[0] == '-' && at[1] == '-')
    return at + strcspn (at, "\n");
  if (at[0] == '/' && at[1] == '*')
    {
      end = strstr (at + 2, "*/");
      return end != NULL ? end + 2 : at + strlen (at);
    }
  if (*at != '\'' && *at != '"')
    return at;
  /* A doubled quote within is taken as two strings, which comes to the same. */
  end = strchr (at + 1, *at);
  return end != NULL ? end + 1 : at + strlen (at);
}

/**
 * alpr_parameters_find:
 * @sql: one or more SQL statements
 *
 * Returns: (transfer full) (element-type utf8 utf8): the set of names, without their colons
 */
GHashTable *
alpr_parameters_find (const char *sql)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *at = sql;

  while (*at != '\0')
    {
      const char *behind = skip_quoted (at);
      gsize length = 0;

      if (behind == at && *at == ':')
        while (g_ascii_isalnum (at[1 + length]) || at[1 + length] == '_')
          length++;
      if (length > 0)
        g_hash_table_add (names, g_strndup (at + 1, length));
      at = behind > at ? behind : at + 1 + length;
    }
  return names;
}
