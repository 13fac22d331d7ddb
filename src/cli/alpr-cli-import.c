/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl import`: each file is taken in by itself, whole or not at all; one that can't be taken
 * in doesn't stop the others, and makes the command fail at its end.
 */

#include "alpr-cli.h"

#include <stdio.h>
#include <unistd.h>

#include "alpr-import.h"
#include "alpr-mappings.h"
#include "alpr-time.h"

static void
show_progress (gint64 done, gint64 total, gint64 rows, gpointer data)
{
  if (total > 0)
    fprintf (stderr, "\r%3d %%  %" G_GINT64_FORMAT " rows ", (int)(done * 100 / total), rows);
}

static AlprMapping *
find_mapping (AlprCli *cli, AlprStore *store, GError **error)
{
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_test (cli->as, G_FILE_TEST_EXISTS))
    return alpr_mappings_find (store, cli->as, error);
  if (!g_file_get_contents (cli->as, &json, &length, error))
    return NULL;
  bytes = g_bytes_new (json, length);
  return alpr_mapping_load (cli->as, bytes, error);
}

static void
put_result_json (AlprOutput *out, const AlprImportResult *result, GTimeZone *zone)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (result->first_at != G_MININT64)
    {
      from = alpr_time_to_day (result->first_at, zone);
      until = alpr_time_to_day (result->last_at, zone);
    }
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "file", result->file);
  alpr_output_number (out, "import", result->import);
  alpr_output_text (out, "mapping", result->mapping);
  alpr_output_text (out, "sha256", result->sha256);
  alpr_output_number (out, "rows_read", result->rows_read);
  alpr_output_number (out, "taken_in", result->taken_in);
  alpr_output_number (out, "known", result->known);
  alpr_output_number (out, "set_aside", result->set_aside);
  alpr_output_text (out, "from", from);
  alpr_output_text (out, "until", until);
  alpr_output_begin_list (out, "notes");
  for (guint i = 0; result->notes != NULL && result->notes[i] != NULL; i++)
    alpr_output_text (out, NULL, result->notes[i]);
  alpr_output_end_list (out);
  alpr_output_end_object (out);

  alpr_output_line (out, "%s", result->file);
  alpr_output_line (out, "  %s, SHA-256 %s", result->mapping, result->sha256);
  alpr_output_line (out,
                    "  %" G_GINT64_FORMAT " rows read: %" G_GINT64_FORMAT
                    " taken in, %" G_GINT64_FORMAT " known already, %" G_GINT64_FORMAT " set aside",
                    result->rows_read, result->taken_in, result->known, result->set_aside);
  if (from != NULL)
    alpr_output_line (out, "  searches from %s to %s", from, until);
  for (guint i = 0; result->notes != NULL && result->notes[i] != NULL; i++)
    alpr_output_line (out, "  note: %s", result->notes[i]);
}

/** alpr_cli_import: `alprctl import BOOK FILE… [--as MAPPING]` */
AlprExit
alpr_cli_import (AlprCli *cli, GError **error)
{
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  g_autoptr (AlprMapping) mapping = NULL;
  gboolean show = !cli->quiet && isatty (STDERR_FILENO);
  gboolean all = TRUE;

  if (store == NULL || !alpr_import_clean (store, error))
    return ALPR_EXIT_FAILED;
  if (cli->as != NULL && (mapping = find_mapping (cli, store, error)) == NULL)
    return ALPR_EXIT_FAILED;
  alpr_output_begin_list (cli->output_to, NULL);
  for (guint i = 1; i < cli->n_words; i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (AlprImportResult)
          result = alpr_import_file (store, alpr_session_get_actor (cli->session), cli->words[i],
                                     mapping, show ? show_progress : NULL, NULL, NULL, &cause);

      if (show)
        fputs ("\r\033[K", stderr);
      if (result != NULL)
        put_result_json (cli->output_to, result, alpr_session_get_zone (cli->session));
      else
        {
          fprintf (stderr, "alprctl import: %s\n", cause->message);
          all = FALSE;
        }
    }
  alpr_output_end_list (cli->output_to);
  return all ? ALPR_EXIT_DONE : ALPR_EXIT_FAILED;
}
