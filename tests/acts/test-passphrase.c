/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which passphrases may be taken: length, the banned list, the person's own name.
 */

#include "alpr-passphrase.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"

typedef struct
{
  const char *text;
  const char *why; /* NULL where it may be taken */
} Try;

static void
check (const Try *attempt)
{
  g_autoptr (AlprSecret) secret = alpr_secret_new (attempt->text, strlen (attempt->text));
  g_autoptr (GError) error = NULL;

  if (alpr_passphrase_check ("captain", secret, &error) != (attempt->why == NULL))
    g_error ("“%s”: %s", attempt->text, error != NULL ? error->message : "taken");
  if (attempt->why == NULL)
    return;
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, attempt->why));
}

static void
test_rules (void)
{
  static const Try tries[] = {
    { "", "8 to 256" },
    { "short", "8 to 256" },
    { "sieben7", "8 to 256" },
    { "ñandúes8", NULL },
    { "four words of no sense", NULL },
    { "12345678", "tried first" },
    { "Password", "tried first" },
    { "PASSWORD2026!", "tried first" },
    { "passwords of mine", NULL },
    { "police--2026", "tried first" },
    { "Captain-and-more", "user name" },
    { "the CAPTAIN sleeps", "user name" },
    { "# Passphrases", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    check (&tries[i]);
}

static void
test_length (void)
{
  g_autofree char *most = g_strnfill (256, 'q');
  g_autofree char *more = g_strnfill (257, 'q');
  g_autofree char *much = g_strnfill (100000, 'q');

  check (&(Try){ most, NULL });
  check (&(Try){ more, "8 to 256" });
  check (&(Try){ much, "8 to 256" });
}

/* A short name stands in too many words to be looked for. */
static void
test_short_name (void)
{
  g_autoptr (AlprSecret) secret = alpr_secret_new ("always a coral reef", 19);
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_passphrase_check ("al", secret, &error));
  g_assert_true (alpr_passphrase_check (NULL, secret, &error));
  g_assert_false (alpr_passphrase_check ("Coral", secret, &error));
}

/* Each line could be typed: lower case, no blanks, none twice. */
static void
test_list (void)
{
  g_autofree char *list = alpr_definition_load_text ("passphrases/banned.txt", NULL);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      {
        g_autofree char *lower = g_ascii_strdown (lines[i], -1);

        g_assert_cmpstr (lines[i], ==, lower);
        g_assert_null (strpbrk (lines[i], " \t\r"));
        g_assert_true (g_hash_table_add (seen, lines[i]));
        n++;
      }
  g_assert_cmpuint (n, >, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  g_test_add_func ("/passphrase/rules", test_rules);
  g_test_add_func ("/passphrase/length", test_length);
  g_test_add_func ("/passphrase/short-name", test_short_name);
  g_test_add_func ("/passphrase/list", test_list);
  return g_test_run ();
}
