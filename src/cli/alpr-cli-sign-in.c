/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in on the command line: the passphrase from a file or the terminal, the one-time code as
 * it was given, from the terminal, or reckoned from a secret that a timer has in a file. What who
 * signed in should know goes to standard error.
 */

#include "alpr-cli.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-standing.h"
#include "alpr-time.h"
#include "alpr-totp.h"

/* Asks on the terminal, without echo; NULL where nothing comes. */
static AlprSecret *
ask (const char *what)
{
  struct termios before, silent;
  char line[512];
  AlprSecret *secret = NULL;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &before) != 0)
    return NULL;
  silent = before;
  silent.c_lflag &= ~(tcflag_t)ECHO;
  fprintf (stderr, "%s: ", what);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  if (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\r\n")] = '\0';
      secret = alpr_secret_new (line, strlen (line));
    }
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  explicit_bzero (line, sizeof line);
  fputc ('\n', stderr);
  return secret;
}

static AlprSecret *
ask_passphrase (const char *user, GError **error)
{
  g_autofree char *what = g_strdup_printf ("Passphrase of %s", user);
  AlprSecret *secret;

  if (!isatty (STDIN_FILENO))
    {
      alpr_cli_usage (error, "--passphrase-file is needed where nobody can be asked");
      return NULL;
    }
  secret = ask (what);
  if (secret == NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "No passphrase was given");
  return secret;
}

/** alpr_cli_passphrase: Returns: (transfer full): from --passphrase-file, or asked for */
AlprSecret *
alpr_cli_passphrase (AlprCli *cli, GError **error)
{
  return cli->passphrase_file != NULL ? alpr_secret_read_file (cli->passphrase_file, error)
                                      : ask_passphrase (cli->user, error);
}

/* --code, or asked for where the passphrase was; NULL for none. */
static AlprSecret *
find_code (AlprCli *cli)
{
  if (cli->code != NULL)
    return alpr_secret_new (cli->code, strlen (cli->code));
  if (cli->passphrase_file != NULL || cli->totp_secret_file != NULL)
    return NULL;
  return ask ("Code from your app (empty where you have none)");
}

/* The secret of --totp-secret-file, which an enrollment may only be about to make. */
static gboolean
read_factor_secret (AlprCli *cli, AlprSecret **secret, GError **error)
{
  g_autoptr (AlprSecret) text = NULL;

  if (cli->totp_secret_file == NULL || cli->code != NULL
      || (cli->making_secret && !g_file_test (cli->totp_secret_file, G_FILE_TEST_EXISTS)))
    return TRUE;
  text = alpr_secret_read_file (cli->totp_secret_file, error);
  *secret = text != NULL ? alpr_totp_parse_secret (text, error) : NULL;
  return *secret != NULL;
}

static void
wait_cb (int seconds, gpointer data)
{
  alpr_cli_say (data, "waiting %d seconds for a code that was not used yet", seconds);
  g_usleep ((gulong)seconds * G_USEC_PER_SEC);
}

static void
say_what_to_know (AlprCli *cli)
{
  int left = alpr_session_get_codes_left (cli->session);
  gint64 seen = alpr_session_get_clock_behind (cli->session);

  if (left >= 0)
    alpr_cli_say (cli, "note: a recovery code was used; %d %s left", left,
                  left == 1 ? "code is" : "codes are");
  if (seen != 0)
    {
      g_autofree char *when = alpr_time_to_iso (seen);

      alpr_cli_say (cli, "warning: this computer’s clock is slow, or was fast once: the book has "
                         "seen %s",
                    when);
    }
  if (alpr_session_is_excused (cli->session))
    alpr_cli_say (cli, "note: the policy asks for a second factor; on the book’s first day this "
                       "goes without one (alprctl enroll sets it up)");
}

/**
 * alpr_cli_open_pending:
 * @cli: the call; its first word is the book
 * @mode: whether the command acts
 * @error: return location for an error
 *
 * alpr_cli_open() for commands that can be used while something has to be done first.
 *
 * Returns: (transfer none): the store
 */
AlprStore *
alpr_cli_open_pending (AlprCli *cli, AlprStoreMode mode, GError **error)
{
  g_autoptr (AlprSecret) passphrase = NULL;
  g_autoptr (AlprSecret) code = NULL;
  g_autoptr (AlprSecret) factor_secret = NULL;
  AlprSignIn given = { .path = cli->words[0], .wait = wait_cb, .wait_data = cli, .mode = mode };
  const char *why;

  if (cli->user == NULL)
    cli->user = g_strdup (g_get_user_name ());
  passphrase = alpr_cli_passphrase (cli, error);
  if (passphrase == NULL || !read_factor_secret (cli, &factor_secret, error))
    return NULL;
  code = find_code (cli);
  given.user_name = cli->user;
  given.passphrase = passphrase;
  given.code = code;
  given.factor_secret = factor_secret;
  cli->session = alpr_session_sign_in_with (&given, error);
  if (cli->session == NULL)
    return NULL;
  say_what_to_know (cli);
  why = alpr_session_get_read_only_reason (cli->session);
  if (mode == ALPR_STORE_WRITER && why != NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "%s", why);
      return NULL;
    }
  return alpr_session_get_store (cli->session);
}

/**
 * alpr_cli_open:
 * @cli: the call; its first word is the book
 * @mode: whether the command acts
 * @error: return location for an error
 *
 * Signs in to the book. A command that acts on a book that another program is writing fails, and
 * says who has it; so does every command while something has to be done first.
 *
 * Returns: (transfer none): the store
 */
AlprStore *
alpr_cli_open (AlprCli *cli, AlprStoreMode mode, GError **error)
{
  AlprStore *store = alpr_cli_open_pending (cli, mode, error);

  return store != NULL
                 && alpr_standing_check (store, alpr_session_get_actor (cli->session), error)
             ? store
             : NULL;
}
