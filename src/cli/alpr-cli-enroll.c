/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A second factor for who works with scripts. The secret lies in a file, so that a timer can reckon
 * codes: who can read that file and knows the passphrase comes in, so it is written for its owner
 * only, and a person at the window is better off with a telephone. Files with secrets are made new
 * and never written over.
 */

#include "alpr-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-act.h"
#include "alpr-error.h"
#include "alpr-factor.h"
#include "alpr-time.h"
#include "alpr-totp.h"

static gboolean
fail_on (const char *path, GError **error)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be written: %s", path,
               g_strerror (errno));
  return FALSE;
}

static int
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    fail_on (path, error);
  return fd;
}

static gboolean
write_line (int fd, AlprSecret *text)
{
  gsize length;
  const guint8 *data = alpr_secret_get_data (text, &length);

  return write (fd, data, length) == (gssize)length && write (fd, "\n", 1) == 1;
}

/* A new secret, in a new file. */
static AlprSecret *
make_secret (const char *path, GError **error)
{
  g_autoptr (AlprSecret) secret = alpr_totp_new_secret (error);
  g_autoptr (AlprSecret) text = NULL;
  int fd = secret != NULL ? make_file (path, error) : -1;
  gboolean written;

  if (fd < 0)
    return NULL;
  text = alpr_totp_format_secret (secret);
  written = write_line (fd, text) && fsync (fd) == 0;
  if (!written)
    fail_on (path, error);
  close (fd);
  return written ? g_steal_pointer (&secret) : NULL;
}

static AlprSecret *
read_secret (const char *path, GError **error)
{
  g_autoptr (AlprSecret) text = alpr_secret_read_file (path, error);

  return text != NULL ? alpr_totp_parse_secret (text, error) : NULL;
}

/* The act, with the codes of this half minute and of the one before. */
static gboolean
run_act (AlprCli *cli, AlprEnrollment *enrollment, GError **error)
{
  gint64 step = alpr_totp_step_at (alpr_time_now ());
  g_autoptr (AlprSecret) first = NULL;
  g_autoptr (AlprSecret) second = NULL;
  g_autoptr (GVariant) done = NULL;

  if (enrollment->secret != NULL)
    {
      first = alpr_totp_reckon (enrollment->secret, step - 1, error);
      second = first != NULL ? alpr_totp_reckon (enrollment->secret, step, error) : NULL;
      if (second == NULL)
        return FALSE;
    }
  enrollment->first = first;
  enrollment->second = second;
  done = alpr_act_run_with (alpr_session_get_store (cli->session),
                            alpr_session_get_actor (cli->session),
                            enrollment->secret != NULL ? "mfa/enroll" : "mfa/new-codes", NULL,
                            enrollment, NULL, error);
  return done != NULL;
}

static gboolean
save_codes (AlprCli *cli, int fd, GPtrArray *codes, GError **error)
{
  for (guint i = 0; i < codes->len; i++)
    if (!write_line (fd, codes->pdata[i]))
      return fail_on (cli->recovery_file, error);
  return fsync (fd) == 0 || fail_on (cli->recovery_file, error);
}

/* Runs the act, and keeps its codes where --recovery-file says; that file is there before anything
 * is changed. */
static GPtrArray *
enroll_with (AlprCli *cli, AlprSecret *secret, GError **error)
{
  AlprEnrollment enrollment = { .secret = secret };
  int fd = cli->recovery_file != NULL ? make_file (cli->recovery_file, error) : -1;
  gboolean done;

  if (cli->recovery_file != NULL && fd < 0)
    return NULL;
  done = run_act (cli, &enrollment, error);
  if (!done && fd >= 0)
    g_unlink (cli->recovery_file);
  done = done && (fd < 0 || save_codes (cli, fd, enrollment.codes, error));
  if (fd >= 0)
    close (fd);
  if (!done)
    g_clear_pointer (&enrollment.codes, g_ptr_array_unref);
  return enrollment.codes;
}

/**
 * alpr_cli_set_up_factor:
 * @cli: the call, signed in, with --totp-secret-file
 * @error: return location for an error
 *
 * Makes the secret in the file, or reads it there, and enrolls who is signed in.
 *
 * Returns: (transfer full) (element-type AlprSecret): the recovery codes; %NULL with an error, and
 *   then a file that was made for it is gone again
 */
GPtrArray *
alpr_cli_set_up_factor (AlprCli *cli, GError **error)
{
  const char *path = cli->totp_secret_file;
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (AlprSecret) secret = there ? read_secret (path, error) : make_secret (path, error);
  GPtrArray *codes = secret != NULL ? enroll_with (cli, secret, error) : NULL;

  if (codes == NULL && secret != NULL && !there)
    g_unlink (path);
  return codes;
}

/** alpr_cli_put_codes: Prints where the secret and the recovery codes are, or the codes. */
void
alpr_cli_put_codes (AlprCli *cli, GPtrArray *codes)
{
  AlprOutput *out = cli->output_to;

  if (cli->totp_secret_file != NULL && !cli->new_codes)
    {
      alpr_output_text (out, "totp_secret_file", cli->totp_secret_file);
      alpr_output_line (out, "%s has a second factor; its secret is in %s.", cli->user,
                        cli->totp_secret_file);
    }
  if (cli->recovery_file != NULL)
    {
      alpr_output_text (out, "recovery_file", cli->recovery_file);
      alpr_output_line (out, "The recovery codes are in %s.", cli->recovery_file);
      return;
    }
  alpr_output_begin_list (out, "recovery_codes");
  alpr_output_line (out, "Recovery codes, each good for one sign-in; they are shown only now:");
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = (const char *)alpr_secret_get_data (codes->pdata[i], NULL);

      alpr_output_text (out, NULL, code);
      alpr_output_line (out, "  %s", code);
    }
  alpr_output_end_list (out);
}

/** alpr_cli_enroll: `alprctl enroll BOOK --totp-secret-file FILE [--recovery-file FILE]` */
AlprExit
alpr_cli_enroll (AlprCli *cli, GError **error)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (!cli->new_codes
      && !alpr_cli_needs (cli, "totp-secret-file", cli->totp_secret_file, error))
    return ALPR_EXIT_USAGE;
  cli->making_secret = !cli->new_codes;
  if (alpr_cli_open_pending (cli, ALPR_STORE_WRITER, error) == NULL)
    return ALPR_EXIT_FAILED;
  codes = cli->new_codes ? enroll_with (cli, NULL, error) : alpr_cli_set_up_factor (cli, error);
  if (codes == NULL)
    return ALPR_EXIT_FAILED;
  alpr_output_begin_object (cli->output_to, NULL);
  alpr_output_text (cli->output_to, "user", cli->user);
  alpr_cli_put_codes (cli, codes);
  alpr_output_end_object (cli->output_to);
  return ALPR_EXIT_DONE;
}
