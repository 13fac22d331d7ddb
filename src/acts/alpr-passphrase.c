/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which passphrases may be taken: CJISSECPOL IA-5(1), as NIST SP 800-63B has it. Length counts; no
 * kind of letter is asked for, since that only makes people write "Password1!". What is tried first
 * is banned by a list (data/passphrases/banned.txt), and so is the person's own name.
 *
 * Copies of the passphrase that are made for comparing lie in secrets, which are wiped.
 */

#include "alpr-passphrase.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"

#define LEAST 8
#define MOST 256
#define NAME_LEAST 3 /* a shorter one stands in too many words */
#define BANNED "passphrases/banned.txt"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, ALPR_ERROR, ALPR_ERROR_FORMAT, why);
  return FALSE;
}

/* ASCII letters in lower case: the list has no others. */
static AlprSecret *
lower (AlprSecret *passphrase)
{
  gsize length;
  const guint8 *data = alpr_secret_get_data (passphrase, &length);
  char text[4 * MOST];
  AlprSecret *lowered;

  for (gsize i = 0; i < length; i++)
    text[i] = g_ascii_tolower ((char) data[i]);
  lowered = alpr_secret_new (text, length);
  explicit_bzero (text, sizeof text);
  return lowered;
}

static gboolean
is_line (const char *line, gsize line_length, const char *text, gsize length)
{
  return line_length == length && *line != '#' && memcmp (line, text, length) == 0;
}

static gboolean
is_listed (const char *list, const char *text, gsize length)
{
  for (const char *line = list; *line != '\0';)
    {
      gsize line_length = strcspn (line, "\n");

      if (is_line (line, line_length, text, length))
        return TRUE;
      line += line_length + (line[line_length] == '\n');
    }
  return FALSE;
}

/* Whether it is banned, whole or without what stands behind its last letter. */
static gboolean
is_banned (AlprSecret *passphrase, const char *list)
{
  g_autoptr (AlprSecret) lowered = lower (passphrase);
  gsize length, stem;
  const char *text = (const char *) alpr_secret_get_data (lowered, &length);

  for (stem = length; stem > 0 && (guint8) text[stem - 1] < 128; stem--)
    if (g_ascii_isalpha (text[stem - 1]))
      break;
  return is_listed (list, text, length) || (stem > 0 && is_listed (list, text, stem));
}

static gboolean
holds_name (AlprSecret *passphrase, const char *user_name)
{
  g_autoptr (AlprSecret) lowered = lower (passphrase);
  g_autofree char *name = g_ascii_strdown (user_name, -1);
  gsize length;
  const guint8 *text = alpr_secret_get_data (lowered, &length);

  return strlen (name) >= NAME_LEAST && memmem (text, length, name, strlen (name)) != NULL;
}

static glong
count_letters (AlprSecret *passphrase)
{
  gsize length;
  const char *text = (const char *) alpr_secret_get_data (passphrase, &length);

  return g_utf8_validate (text, (gssize) length, NULL) ? g_utf8_strlen (text, (gssize) length)
                                                       : (glong) length;
}

/**
 * alpr_passphrase_check_least:
 * @passphrase: a new passphrase
 * @least: how many characters a policy asks for
 * @error: return location for an error
 *
 * Returns: whether it has as many; else %ALPR_ERROR_FORMAT says how many
 */
gboolean
alpr_passphrase_check_least (AlprSecret *passphrase, gint64 least, GError **error)
{
  if (count_letters (passphrase) >= least)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "The policy asks for a passphrase of at least %d characters", (int) least);
  return FALSE;
}

/**
 * alpr_passphrase_check:
 * @user_name: (nullable): whose it is to be
 * @passphrase: a new passphrase
 * @error: return location for an error
 *
 * CJISSECPOL IA-5(1): at least 8 characters, long ones allowed, no composition rule, not among
 * those that are commonly used or expected; and one that holds the user name is none.
 *
 * Returns: whether it may be taken; else %ALPR_ERROR_FORMAT says why not
 */
gboolean
alpr_passphrase_check (const char *user_name, AlprSecret *passphrase, GError **error)
{
  gsize length;
  glong letters = count_letters (passphrase);
  g_autofree char *list = NULL;

  alpr_secret_get_data (passphrase, &length);
  if (letters < LEAST || letters > MOST || length > 4 * MOST)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   "A passphrase has %d to %d characters; 15 or more are better", LEAST, MOST);
      return FALSE;
    }
  if (user_name != NULL && holds_name (passphrase, user_name))
    return refuse (error, "A passphrase may not hold the user name");
  list = alpr_definition_load_text (BANNED, error);
  if (list == NULL)
    return FALSE;
  return !is_banned (passphrase, list)
         || refuse (error, "This passphrase is among those that are tried first; take another");
}
