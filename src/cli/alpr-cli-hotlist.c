/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl hotlist`: hot lists and their files. Each word is an act or a view that the window has
 * too; here it has the keys that `import` has, and options where acts have inputs.
 */

#include "alpr-cli.h"

#include <string.h>

#include "alpr-act.h"

static void
put_number (AlprOutput *out, GVariant *result, const char *name)
{
  gint64 number = 0;

  g_variant_lookup (result, name, "x", &number);
  alpr_output_number (out, name, number);
}

static void
put_text (AlprOutput *out, GVariant *result, const char *name)
{
  const char *text = NULL;

  g_variant_lookup (result, name, "&s", &text);
  alpr_output_text (out, name, text);
}

static gint64
number_of (GVariant *result, const char *name)
{
  gint64 number = 0;

  g_variant_lookup (result, name, "x", &number);
  return number;
}

static void
put_notes (AlprOutput *out, GVariant *result)
{
  g_autofree const char **notes = NULL;

  g_variant_lookup (result, "notes", "^a&s", &notes);
  alpr_output_begin_list (out, "notes");
  for (guint i = 0; notes != NULL && notes[i] != NULL; i++)
    {
      alpr_output_text (out, NULL, notes[i]);
      alpr_output_line (out, "  note: %s", notes[i]);
    }
  alpr_output_end_list (out);
}

/* What came of a file, as `import` says it. */
static void
put_file (AlprOutput *out, GVariant *result)
{
  static const char *const numbers[]
      = { "rows_read", "taken_in", "repeated", "set_aside", "added", "gone" };
  const char *file = "";
  const char *sha256 = "";
  gboolean known = FALSE;

  g_variant_lookup (result, "file", "&s", &file);
  g_variant_lookup (result, "sha256", "&s", &sha256);
  g_variant_lookup (result, "known_file", "b", &known);
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "file", file);
  put_number (out, result, "id");
  put_text (out, result, "format");
  alpr_output_text (out, "sha256", sha256);
  alpr_output_flag (out, "known_file", known);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    put_number (out, result, numbers[i]);
  alpr_output_line (out, "%s\n  SHA-256 %s", file, sha256);
  if (known)
    alpr_output_line (out, "  taken in before; nothing was changed");
  else
    alpr_output_line (out,
                      "  %" G_GINT64_FORMAT " lines read: %" G_GINT64_FORMAT
                      " taken in, %" G_GINT64_FORMAT " repeated, %" G_GINT64_FORMAT
                      " set aside\n  %" G_GINT64_FORMAT " new, %" G_GINT64_FORMAT " gone",
                      number_of (result, "rows_read"), number_of (result, "taken_in"),
                      number_of (result, "repeated"), number_of (result, "set_aside"),
                      number_of (result, "added"), number_of (result, "gone"));
  put_notes (out, result);
  alpr_output_end_object (out);
}

static void
put_export (AlprOutput *out, GVariant *result)
{
  const char *path = "";
  const char *sha256 = "";

  g_variant_lookup (result, "path", "&s", &path);
  g_variant_lookup (result, "sha256", "&s", &sha256);
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "file", path);
  put_text (out, result, "manifest");
  alpr_output_text (out, "sha256", sha256);
  put_number (out, result, "lines");
  put_number (out, result, "left_out");
  put_number (out, result, "changed");
  alpr_output_end_object (out);
  alpr_output_line (out, "%s\n  SHA-256 %s", path, sha256);
  alpr_output_line (out, "  %" G_GINT64_FORMAT " lines, %" G_GINT64_FORMAT
                    " left out, %" G_GINT64_FORMAT " with other signs; the manifest names them",
                    number_of (result, "lines"), number_of (result, "left_out"),
                    number_of (result, "changed"));
}

/* Does an act about a list and a file, the third and the fourth word. */
static AlprExit
do_act (AlprCli *cli, const char *act, void (*put) (AlprOutput *out, GVariant *result),
        GError **error)
{
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) result = NULL;

  if (store == NULL)
    return ALPR_EXIT_FAILED;
  g_variant_dict_insert (&dict, "hot_list", "s", cli->words[2]);
  g_variant_dict_insert (&dict, "file", "s", cli->words[3]);
  if (cli->as != NULL)
    g_variant_dict_insert (&dict, "format", "s", cli->as);
  result = alpr_act_run (store, alpr_session_get_actor (cli->session), act,
                         g_variant_dict_end (&dict), NULL, error);
  if (result == NULL)
    return ALPR_EXIT_FAILED;
  put (cli->output_to, result);
  return ALPR_EXIT_DONE;
}

/* The view of that name, for a period */
static AlprExit
match (AlprCli *cli, GError **error)
{
  char **given = cli->words;
  guint n_given = cli->n_words;
  char *view[] = { given[0], (char *) "alert-list-matches", NULL };
  AlprExit exit;

  if (!alpr_cli_needs (cli, "period", cli->period, error))
    return ALPR_EXIT_USAGE;
  cli->words = view;
  cli->n_words = 2;
  exit = alpr_cli_view (cli, error);
  cli->words = given;
  cli->n_words = n_given;
  return exit;
}

/** alpr_cli_hotlist: `alprctl hotlist BOOK take-in|request|export LIST FILE | match` */
AlprExit
alpr_cli_hotlist (AlprCli *cli, GError **error)
{
  static const struct
  {
    const char *word;
    const char *act;
    void (*put) (AlprOutput *out, GVariant *result);
  } words[] = { { "take-in", "hotlists/take-in", put_file },
                { "request", "entries/request-bulk", put_file },
                { "export", "hotlists/export", put_export } };
  const char *word = cli->words[1];

  if (strcmp (word, "match") == 0)
    return cli->n_words == 2 ? match (cli, error)
                             : alpr_cli_usage (error, "hotlist … match takes --period only");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (words[i].word, word) != 0)
        continue;
      if (cli->n_words != 4)
        return alpr_cli_usage (error, "hotlist … %s takes a list and a file", word);
      if (words[i].put == put_export && !alpr_cli_needs (cli, "as", cli->as, error))
        return ALPR_EXIT_USAGE;
      return do_act (cli, words[i].act, words[i].put, error);
    }
  return alpr_cli_usage (error, "hotlist takes take-in, request, export or match, not “%s”", word);
}
