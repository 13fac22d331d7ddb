/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl audit` and `alprctl sample`. The second needs no book: anybody who has the list of ids
 * and the seed repeats the draw with it, or with sha256sum alone.
 */

#include "alpr-cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "alpr-act.h"
#include "alpr-error.h"
#include "alpr-limit.h"
#include "alpr-sample.h"
#include "alpr-view.h"

typedef struct
{
  gint64 tested;
  gint64 exceptions;
  gint64 open;
} Tally;

static void
put_item (AlprOutput *out, AlprRow *row, Tally *tally)
{
  const char *verdict = alpr_row_get_text (row, "verdict");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             alpr_row_get_integer (row, "item"));

  alpr_output_begin_object (out, NULL);
  alpr_output_number (out, "item", alpr_row_get_integer (row, "item"));
  alpr_output_text (out, "id", alpr_row_get_text (row, "search_id"));
  alpr_output_text (out, "origin", alpr_row_get_text (row, "origin"));
  alpr_output_text (out, "ticket", alpr_row_get_text (row, "ticket"));
  alpr_output_text (out, "verdict", verdict);
  alpr_output_text (out, "note", alpr_row_get_text (row, "note"));
  alpr_output_end_object (out);
  alpr_output_row (out, (const char *[]){ number, alpr_row_get_text (row, "search_id"),
                                          alpr_row_get_text (row, "origin"),
                                          verdict != NULL ? verdict : "not judged",
                                          alpr_row_get_text (row, "note"), NULL });

  if (strcmp (alpr_row_get_text (row, "origin"), "random") != 0)
    return;
  if (verdict == NULL)
    tally->open++;
  else
    tally->tested++;
  if (g_strcmp0 (verdict, "not-compliant") == 0 || g_strcmp0 (verdict, "undetermined") == 0)
    tally->exceptions++;
}

/* The largest true rate that the judged items leave possible; only when every drawn item is judged.
 */
static void
put_limit (AlprOutput *out, gint64 population, const Tally *tally)
{
  AlprLimit limit;

  if (tally->open > 0 || tally->tested == 0)
    {
      alpr_output_null (out, "upper_limit");
      alpr_output_line (out,
                        "Not judged yet: %" G_GINT64_FORMAT
                        " items; a limit can be given when all are judged.",
                        tally->open);
      return;
    }
  limit = alpr_limit_upper (population, tally->tested, tally->exceptions);
  alpr_output_real (out, "upper_limit", limit.rate);
  alpr_output_line (out,
                    "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                    " items are not compliant; with 95 %% "
                    "confidence at most %.1f %% of the population are not.",
                    tally->exceptions, tally->tested, limit.rate * 100);
}

static gboolean
put_audit (AlprCli *cli, gint64 id, GError **error)
{
  AlprStore *store = alpr_session_get_store (cli->session);
  AlprOutput *out = cli->output_to;
  g_autoptr (AlprView) audits = alpr_view_load ("audits", error);
  g_autoptr (AlprView) items = audits != NULL ? alpr_view_load ("audit-items", error) : NULL;
  g_autoptr (AlprRow)
      audit = items != NULL ? alpr_view_read_row (audits, store, NULL, id, NULL, error) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Tally tally = { 0 };

  if (audit == NULL)
    return FALSE;
  rows = alpr_view_read (items, store, g_variant_new_parsed ("{'audit': <%x>}", id), NULL, error);
  if (rows == NULL)
    return FALSE;
  alpr_output_begin_object (out, NULL);
  alpr_output_number (out, "audit", id);
  alpr_output_text (out, "clause", alpr_row_get_text (audit, "clause"));
  alpr_output_text (out, "period", alpr_row_get_text (audit, "period"));
  alpr_output_number (out, "population", alpr_row_get_integer (audit, "population"));
  alpr_output_text (out, "filter", alpr_row_get_text (audit, "filter"));
  alpr_output_text (out, "digest", alpr_row_get_text (audit, "digest"));
  alpr_output_text (out, "seed", alpr_row_get_text (audit, "seed"));
  alpr_output_number (out, "size", alpr_row_get_integer (audit, "size"));
  alpr_output_text (out, "state", alpr_row_get_text (audit, "state"));
  alpr_output_line (out, "Audit %" G_GINT64_FORMAT " of %s for %s, %s", id,
                    alpr_row_get_text (audit, "period"), alpr_row_get_text (audit, "clause"),
                    alpr_row_get_text (audit, "state"));
  alpr_output_line (out, "Population: %" G_GINT64_FORMAT " searches, SHA-256 %s",
                    alpr_row_get_integer (audit, "population"),
                    alpr_row_get_text (audit, "digest"));
  alpr_output_line (out, "  %s", alpr_row_get_text (audit, "filter"));
  if (alpr_row_get_text (audit, "seed") != NULL)
    alpr_output_line (out, "Seed: %s", alpr_row_get_text (audit, "seed"));
  alpr_output_begin_list (out, "items");
  alpr_output_head (out, (const char *[]){ "Item", "Search", "Origin", "Verdict", "Note", NULL });
  for (guint i = 0; i < rows->len; i++)
    put_item (out, rows->pdata[i], &tally);
  alpr_output_end_table (out);
  alpr_output_end_list (out);
  put_limit (out, alpr_row_get_integer (audit, "population"), &tally);
  alpr_output_end_object (out);
  return TRUE;
}

/* Runs an act and shows the audit that it gives, or that was named. */
static AlprExit
act_and_show (AlprCli *cli, const char *name, GVariant *inputs, gint64 audit, GError **error)
{
  g_autoptr (GVariant) given = g_variant_ref_sink (inputs);
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  g_autoptr (GVariant) result = NULL;

  if (store == NULL)
    return ALPR_EXIT_FAILED;
  result = alpr_act_run (store, alpr_session_get_actor (cli->session), name, given, NULL, error);
  if (result == NULL)
    return ALPR_EXIT_FAILED;
  g_variant_lookup (result, "audit", "x", &audit);
  return put_audit (cli, audit, error) ? ALPR_EXIT_DONE : ALPR_EXIT_FAILED;
}

static AlprExit
new_audit (AlprCli *cli, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  if (!alpr_cli_needs (cli, "period", cli->period, error)
      || !alpr_cli_needs (cli, "clause", cli->clause, error))
    return ALPR_EXIT_USAGE;
  if (cli->size < 1)
    return alpr_cli_usage (error, "--size must be at least 1");
  g_variant_dict_insert (&dict, "period", "s", cli->period);
  g_variant_dict_insert (&dict, "clause", "s", cli->clause);
  g_variant_dict_insert (&dict, "size", "x", (gint64)cli->size);
  if (cli->seed != NULL)
    g_variant_dict_insert (&dict, "seed", "s", cli->seed);
  if (cli->witness != NULL)
    g_variant_dict_insert (&dict, "witness", "s", cli->witness);
  return act_and_show (cli, "audits/new", g_variant_dict_end (&dict), 0, error);
}

static gboolean
read_number (const char *text, gint64 *number, GError **error)
{
  char *end;

  *number = g_ascii_strtoll (text, &end, 10);
  if (*text != '\0' && *end == '\0')
    return TRUE;
  alpr_cli_usage (error, "“%s” is no number", text);
  return FALSE;
}

static AlprExit
judge_item (AlprCli *cli, gint64 audit, GError **error)
{
  gint64 item;

  if (cli->n_words < 5)
    return alpr_cli_usage (error, "usage: alprctl audit BOOK judge N ITEM VERDICT [--note T]");
  if (!read_number (cli->words[3], &item, error))
    return ALPR_EXIT_USAGE;
  return act_and_show (cli, "audits/judge",
                       g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'verdict': <%s>, "
                                             "'note': <%s>}",
                                             audit, item, cli->words[4],
                                             cli->note != NULL ? cli->note : ""),
                       audit, error);
}

/** alpr_cli_audit: `alprctl audit BOOK new|show|judge|extend|finalise …` */
AlprExit
alpr_cli_audit (AlprCli *cli, GError **error)
{
  const char *verb = cli->words[1];
  gint64 audit;

  if (strcmp (verb, "new") == 0)
    return new_audit (cli, error);
  if (cli->n_words < 3)
    return alpr_cli_usage (error, "“audit %s” needs the audit’s number", verb);
  if (!read_number (cli->words[2], &audit, error))
    return ALPR_EXIT_USAGE;
  if (strcmp (verb, "show") == 0)
    return alpr_cli_open (cli, ALPR_STORE_READER, error) != NULL && put_audit (cli, audit, error)
               ? ALPR_EXIT_DONE
               : ALPR_EXIT_FAILED;
  if (strcmp (verb, "judge") == 0)
    return judge_item (cli, audit, error);
  if (strcmp (verb, "extend") == 0)
    return act_and_show (
        cli, "audits/extend",
        g_variant_new_parsed ("{'audit': <%x>, 'size': <%x>}", audit, (gint64)cli->size), audit,
        error);
  if (strcmp (verb, "finalise") == 0)
    return act_and_show (cli, "audits/finalise",
                         g_variant_new_parsed ("{'audit': <%x>, 'conclusion': <%s>}", audit,
                                               cli->note != NULL ? cli->note : ""),
                         audit, error);
  return alpr_cli_usage (error, "there is no “audit %s”; use new, show, judge, extend or finalise",
                         verb);
}

typedef struct
{
  FILE *file;
  char *line;
  size_t size;
  gint64 number;
} Lines;

static char *
next_line_cb (gpointer data, gint64 *subject, GError **error)
{
  Lines *lines = data;
  ssize_t length;

  while ((length = getline (&lines->line, &lines->size, lines->file)) >= 0)
    {
      lines->number++;
      while (length > 0 && strchr ("\r\n", lines->line[length - 1]) != NULL)
        lines->line[--length] = '\0';
      if (length == 0)
        continue;
      *subject = lines->number;
      return g_strdup (lines->line);
    }
  if (ferror (lines->file))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "The list of ids can’t be read: %s",
                 g_strerror (errno));
  return NULL;
}

static void
put_draw (AlprOutput *out, GPtrArray *items)
{
  alpr_output_begin_list (out, NULL);
  alpr_output_head (out, (const char *[]){ "Draw", "Id", "Ticket", NULL });
  for (guint i = 0; i < items->len; i++)
    {
      const AlprSampleItem *item = items->pdata[i];
      char number[16];

      g_snprintf (number, sizeof number, "%u", i + 1);
      alpr_output_begin_object (out, NULL);
      alpr_output_number (out, "draw", i + 1);
      alpr_output_text (out, "id", item->id);
      alpr_output_text (out, "ticket", item->ticket);
      alpr_output_end_object (out);
      alpr_output_row (out, (const char *[]){ number, item->id, item->ticket, NULL });
    }
  alpr_output_end_table (out);
  alpr_output_end_list (out);
}

/** alpr_cli_sample: `alprctl sample --seed S --size K [FILE]` */
AlprExit
alpr_cli_sample (AlprCli *cli, GError **error)
{
  Lines lines = { .file = stdin };
  g_autoptr (GPtrArray) items = NULL;

  if (!alpr_cli_needs (cli, "seed", cli->seed, error))
    return ALPR_EXIT_USAGE;
  if (cli->size < 1)
    return alpr_cli_usage (error, "--size must be at least 1");
  if (cli->n_words > 0 && strcmp (cli->words[0], "-") != 0
      && (lines.file = fopen (cli->words[0], "re")) == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "%s: %s", cli->words[0],
                   g_strerror (errno));
      return ALPR_EXIT_FAILED;
    }
  items = alpr_sample_draw (cli->seed, (guint)cli->size, next_line_cb, &lines, error);
  free (lines.line);
  if (lines.file != stdin)
    fclose (lines.file);
  if (items == NULL)
    return ALPR_EXIT_FAILED;
  put_draw (cli->output_to, items);
  return ALPR_EXIT_DONE;
}
