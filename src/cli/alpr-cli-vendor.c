/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl vendor`: what stands at the vendor, for timers and for people without a window. Its
 * words are the acts vendor/pull, vendor/push and vendor/take-in-events, and the view
 * vendor-difference. A connection is put on record and switched on by `alprctl act BOOK
 * vendor/connect` and `vendor/enable`; its secret comes from a file.
 */

#include "alpr-cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "alpr-act.h"
#include "alpr-vendor.h"

static void
progress_cb (const char *words, guint done, gpointer data)
{
  fprintf (stderr, "\r\033[K%s: %u", words, done);
}

/* Does an act of the vendor's; on a terminal it says how far it is. */
static AlprExit
run_act (AlprCli *cli, const char *name, GVariant *inputs, AlprVendorTalk *talk, GError **error)
{
  g_autoptr (GVariant) given = g_variant_ref_sink (inputs);
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  g_autoptr (GVariant) result = NULL;

  if (store == NULL)
    return ALPR_EXIT_FAILED;
  result = alpr_act_run_with (store, alpr_session_get_actor (cli->session), name, given, talk, NULL,
                              error);
  if (talk != NULL && talk->progress != NULL)
    fputs ("\r\033[K", stderr);
  if (result == NULL)
    return ALPR_EXIT_FAILED;
  alpr_cli_put_result (cli->output_to, result);
  return ALPR_EXIT_DONE;
}

static AlprExit
exchange (AlprCli *cli, const char *name, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  AlprVendorTalk talk = { !cli->quiet && isatty (STDERR_FILENO) ? progress_cb : NULL, NULL };

  if (cli->system != NULL)
    g_variant_dict_insert (&dict, "connection", "s", cli->system);
  return run_act (cli, name, g_variant_dict_end (&dict), &talk, error);
}

static AlprExit
show_difference (AlprCli *cli, GError **error)
{
  static char view[] = "vendor-difference";

  cli->words[1] = view;
  return alpr_cli_view (cli, error);
}

/** alpr_cli_vendor: `alprctl vendor BOOK pull | push | difference | events FILE` */
AlprExit
alpr_cli_vendor (AlprCli *cli, GError **error)
{
  const char *word = cli->words[1];

  if (strcmp (word, "pull") == 0 && cli->n_words == 2)
    return exchange (cli, "vendor/pull", error);
  if (strcmp (word, "push") == 0 && cli->n_words == 2)
    return exchange (cli, "vendor/push", error);
  if (strcmp (word, "difference") == 0)
    return show_difference (cli, error);
  if (strcmp (word, "events") == 0 && cli->n_words == 3)
    return run_act (cli, "vendor/take-in-events",
                    g_variant_new_parsed ("{'file': <%s>}", cli->words[2]), NULL, error);
  return alpr_cli_usage (error,
                         "usage: alprctl vendor BOOK pull | push | difference | events FILE");
}
