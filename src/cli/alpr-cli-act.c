/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl act`, `acts` and `script`: the same acts, gates and journal as in the window.
 *
 * A script is a file of acts, one a line, as they stand behind `alprctl act BOOK`, with quotes and
 * comments as in a shell. Each line is an act of its own: it is done whole or not at all, and the
 * first that can't be done ends the script; what was done before it stays done.
 */

#include "alpr-cli.h"

#include <string.h>

#include "alpr-act.h"
#include "alpr-error.h"

static const AlprInput *
find_input (const AlprAct *act, const char *name)
{
  for (const AlprInput *input = act->inputs; input->name != NULL; input++)
    if (strcmp (input->name, name) == 0)
      return input;
  return NULL;
}

static gboolean
take_act_input (const AlprAct *act, const char *word, GVariantDict *dict, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (word, "=", 2);
  const AlprInput *input = pair[0] != NULL ? find_input (act, pair[0]) : NULL;
  char *end;
  gint64 number;

  if (pair[0] == NULL || pair[1] == NULL)
    return alpr_cli_usage (error, "“%s”: write inputs as name=value", word), FALSE;
  if (input == NULL)
    return alpr_cli_usage (error, "%s has no input “%s”", act->name, pair[0]), FALSE;
  if (strcmp (input->type, "x") == 0 && input->choices == NULL)
    {
      number = g_ascii_strtoll (pair[1], &end, 10);
      if (*pair[1] == '\0' || *end != '\0')
        return alpr_cli_usage (error, "%s: “%s” must be a whole number", act->name, pair[0]), FALSE;
      g_variant_dict_insert (dict, pair[0], "x", number);
    }
  else if (strcmp (input->type, "b") == 0)
    g_variant_dict_insert (dict, pair[0], "b", strcmp (pair[1], "yes") == 0);
  else if (strcmp (input->type, "as") == 0)
    {
      g_auto (GStrv) items = g_strsplit (pair[1], ",", -1);

      g_variant_dict_insert (dict, pair[0], "^as", items);
    }
  else
    g_variant_dict_insert (dict, pair[0], "s", pair[1]);
  return TRUE;
}

/** alpr_cli_put_result: Prints what an act gives. */
void
alpr_cli_put_result (AlprOutput *out, GVariant *result)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  alpr_output_begin_object (out, NULL);
  g_variant_iter_init (&iter, result);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      g_autofree char *text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
                                  ? g_variant_dup_string (value, NULL)
                                  : g_variant_print (value, FALSE);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        alpr_output_number (out, name, g_variant_get_int64 (value));
      else
        alpr_output_text (out, name, text);
      alpr_output_line (out, "%s: %s", name, text);
    }
  alpr_output_end_object (out);
}

/* Does one act; @words are its name and its inputs. */
static GVariant *
do_act (AlprCli *cli, AlprStore *store, char **words, AlprExit *exit, GError **error)
{
  const AlprAct *act = alpr_acts_find (words[0]);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  *exit = ALPR_EXIT_USAGE;
  if (act == NULL)
    {
      alpr_cli_usage (error, "there is no act “%s”; alprctl acts lists them", words[0]);
      return NULL;
    }
  for (guint i = 1; words[i] != NULL; i++)
    if (!take_act_input (act, words[i], &dict, error))
      return NULL;
  *exit = ALPR_EXIT_FAILED;
  /* The act itself says whether it may be done while something else has to be done first. */
  if (store == NULL)
    store = alpr_cli_open_pending (cli, ALPR_STORE_WRITER, error);
  if (store == NULL)
    return NULL;
  return alpr_act_run (store, alpr_session_get_actor (cli->session), act->name,
                       g_variant_dict_end (&dict), NULL, error);
}

/** alpr_cli_act: `alprctl act BOOK AREA/VERB name=value…` */
AlprExit
alpr_cli_act (AlprCli *cli, GError **error)
{
  AlprExit exit;
  g_autoptr (GVariant) result = do_act (cli, NULL, cli->words + 1, &exit, error);

  if (result == NULL)
    return exit;
  alpr_cli_put_result (cli->output_to, result);
  return ALPR_EXIT_DONE;
}

/* One line of a script; a blank one and a comment are no act. */
static gboolean
do_line (AlprCli *cli, AlprStore *store, const char *line, AlprExit *exit, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) cause = NULL;

  if (!g_shell_parse_argv (line, NULL, &words, &cause))
    {
      if (g_error_matches (cause, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
        return TRUE;
      *exit = ALPR_EXIT_USAGE;
      return alpr_cli_usage (error, "%s", cause->message), FALSE;
    }
  result = do_act (cli, store, words, exit, error);
  if (result == NULL)
    return FALSE;
  alpr_output_begin_object (cli->output_to, NULL);
  alpr_output_text (cli->output_to, "act", words[0]);
  alpr_output_end_object (cli->output_to);
  return TRUE;
}

/** alpr_cli_script: `alprctl script BOOK FILE` */
AlprExit
alpr_cli_script (AlprCli *cli, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  AlprExit exit = ALPR_EXIT_FAILED;
  AlprStore *store;

  if (!g_file_get_contents (cli->words[1], &text, NULL, error))
    return ALPR_EXIT_FAILED;
  store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  if (store == NULL)
    return ALPR_EXIT_FAILED;
  lines = g_strsplit (text, "\n", -1);
  alpr_output_begin_list (cli->output_to, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!do_line (cli, store, lines[i], &exit, error))
      {
        g_prefix_error (error, "%s, line %u: ", cli->words[1], i + 1);
        return exit;
      }
  alpr_output_end_list (cli->output_to);
  alpr_output_line (cli->output_to, "Did every line of %s.", cli->words[1]);
  return ALPR_EXIT_DONE;
}

static void
put_act (AlprCli *cli, const AlprAct *act)
{
  AlprOutput *out = cli->output_to;
  g_autoptr (GString) inputs = g_string_new (NULL);
  gboolean may = alpr_act_may (act, alpr_session_get_actor (cli->session));

  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "name", act->name);
  alpr_output_text (out, "title", act->title);
  alpr_output_text (out, "right", act->right);
  alpr_output_flag (out, "may", may);
  alpr_output_begin_list (out, "inputs");
  for (const AlprInput *input = act->inputs; input->name != NULL; input++)
    {
      alpr_output_begin_object (out, NULL);
      alpr_output_text (out, "name", input->name);
      alpr_output_text (out, "type", input->type);
      alpr_output_flag (out, "needed", input->needed);
      alpr_output_text (out, "title", input->title);
      alpr_output_end_object (out);
      g_string_append_printf (inputs, "%s%s%s", inputs->len > 0 ? " " : "", input->name,
                              input->needed ? "" : "?");
    }
  alpr_output_end_list (out);
  alpr_output_end_object (out);
  alpr_output_row (out, (const char *[]){ act->name, inputs->str, act->right, may ? "yes" : "no",
                                          act->title, NULL });
}

/** alpr_cli_acts: `alprctl acts BOOK` */
AlprExit
alpr_cli_acts (AlprCli *cli, GError **error)
{
  if (alpr_cli_open (cli, ALPR_STORE_READER, error) == NULL)
    return ALPR_EXIT_FAILED;
  alpr_output_begin_list (cli->output_to, NULL);
  alpr_output_head (cli->output_to,
                    (const char *[]){ "Act", "Inputs", "Right", "May", "What it does", NULL });
  for (const AlprAct *const *act = alpr_acts_list (); *act != NULL; act++)
    put_act (cli, *act);
  alpr_output_end_table (cli->output_to);
  alpr_output_end_list (cli->output_to);
  return ALPR_EXIT_DONE;
}
