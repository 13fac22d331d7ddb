/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `alprctl roster`: a list of people and accounts beside the book, and with --apply into it. The
 * preview comes first in both cases: what is new, changed, ambiguous, to settle, gone, set aside.
 * Who and what is the same is only counted.
 */

#include "alpr-cli.h"

#include "alpr-act.h"
#include "alpr-error.h"
#include "alpr-roster-preview.h"
#include "alpr-roster.h"

static const char *
title_of (AlprRosterState state)
{
  static const char *const titles[]
      = { "new", "changed", "ambiguous", "to settle", "gone", "the same" };

  return titles[state];
}

static void
put_counts (AlprOutput *out, const char *key, const guint *counts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  alpr_output_begin_object (out, key);
  for (int state = 0; state < ALPR_ROSTER_N_STATES; state++)
    {
      alpr_output_number (out, alpr_roster_state_to_text ((AlprRosterState)state), counts[state]);
      g_string_append_printf (words, "%s%u %s", state > 0 ? ", " : "", counts[state],
                              title_of ((AlprRosterState)state));
    }
  alpr_output_end_object (out);
  alpr_output_line (out, "  %s: %s", key, words->str);
}

static void
put_changes (AlprOutput *out, const AlprRosterEntry *entry)
{
  alpr_output_begin_list (out, "changes");
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    {
      const AlprRosterChange *change = entry->changes->pdata[i];

      alpr_output_begin_object (out, NULL);
      alpr_output_text (out, "field", change->field);
      alpr_output_text (out, "was", change->was);
      alpr_output_text (out, "becomes", change->becomes);
      alpr_output_end_object (out);
    }
  alpr_output_end_list (out);
}

static void
put_entry (AlprOutput *out, const AlprRosterEntry *entry)
{
  const char *part = entry->part == ALPR_ROSTER_PEOPLE ? "person" : "account";
  const char *state = alpr_roster_state_to_text (entry->state);
  const char *sheet = entry->record != NULL ? entry->record->sheet : "";
  g_autofree char *row = entry->record != NULL
                             ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->record->row)
                             : g_strdup ("");
  g_autofree char *words = alpr_roster_entry_describe (entry);

  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "state", state);
  alpr_output_text (out, "part", part);
  alpr_output_text (out, "name", entry->name);
  alpr_output_text (out, "system", entry->system);
  if (entry->id != 0)
    alpr_output_number (out, "id", entry->id);
  else
    alpr_output_null (out, "id");
  put_changes (out, entry);
  alpr_output_text (out, "why", entry->why);
  alpr_output_text (out, "sheet", entry->record != NULL ? sheet : NULL);
  if (entry->record != NULL)
    alpr_output_number (out, "row", entry->record->row);
  else
    alpr_output_null (out, "row");
  alpr_output_end_object (out);
  alpr_output_row (out, (const char *[]){ title_of (entry->state), part, entry->name,
                                          entry->system != NULL ? entry->system : "", words, sheet,
                                          row, NULL });
}

static void
put_aside (AlprOutput *out, const char *file, const AlprRosterAside *aside)
{
  g_autofree char *row = g_strdup_printf ("%" G_GINT64_FORMAT, aside->row);

  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "file", file);
  alpr_output_text (out, "sheet", aside->sheet);
  alpr_output_number (out, "row", aside->row);
  alpr_output_text (out, "reason", aside->reason);
  alpr_output_text (out, "raw", aside->raw);
  alpr_output_end_object (out);
  alpr_output_row (out, (const char *[]){ "set aside", "row", aside->raw, "", aside->reason,
                                          aside->sheet, row, NULL });
}

static void
put_lines (AlprOutput *out, AlprRosterPreview *preview)
{
  alpr_output_head (out, (const char *[]){ "State", "What", "Name", "System", "Details", "Sheet",
                                           "Row", NULL });
  alpr_output_begin_list (out, "entries");
  for (int state = 0; state < ALPR_ROSTER_SAME; state++)
    for (guint i = 0; i < preview->entries->len; i++)
      if (((AlprRosterEntry *)preview->entries->pdata[i])->state == (AlprRosterState)state)
        put_entry (out, preview->entries->pdata[i]);
  alpr_output_end_list (out);
  alpr_output_begin_list (out, "set_aside");
  for (guint i = 0; i < preview->list->aside->len; i++)
    put_aside (out, preview->list->file, preview->list->aside->pdata[i]);
  alpr_output_end_list (out);
  alpr_output_end_table (out);
}

static void
put_preview (AlprOutput *out, AlprRosterPreview *preview, gboolean applied)
{
  AlprRosterList *list = preview->list;

  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "file", list->file);
  alpr_output_text (out, "kind", list->kind);
  alpr_output_text (out, "sha256", list->sha256);
  alpr_output_flag (out, "applied", applied);
  alpr_output_number (out, "rows_read", list->rows);
  alpr_output_line (out, "%s: %s, SHA-256 %s", list->file, list->kind, list->sha256);
  alpr_output_line (out, "  %" G_GINT64_FORMAT " rows read, %u set aside", list->rows,
                    list->aside->len);
  put_counts (out, "people", preview->people);
  put_counts (out, "accounts", preview->accounts);
  alpr_output_begin_list (out, "notes");
  for (guint i = 0; i < preview->notes->len; i++)
    {
      alpr_output_text (out, NULL, preview->notes->pdata[i]);
      alpr_output_line (out, "  note: %s", (char *)preview->notes->pdata[i]);
    }
  alpr_output_end_list (out);
  alpr_output_line (out, "  %s", applied ? "taken in" : "a preview: nothing was changed");
  put_lines (out, preview);
  alpr_output_end_object (out);
}

/* The act makes the comparison again, and refuses where it comes out otherwise. */
static gboolean
apply (AlprCli *cli, AlprRosterPreview *preview, GError **error)
{
  AlprRosterImport import = { preview->list, preview->digest };
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) done = NULL;

  g_variant_dict_insert (&dict, "path", "s", preview->list->path);
  g_variant_dict_insert (&dict, "sha256", "s", preview->list->sha256);
  if (cli->what != NULL)
    g_variant_dict_insert (&dict, "what", "s", cli->what);
  if (cli->system != NULL)
    g_variant_dict_insert (&dict, "system", "s", cli->system);
  if (cli->role != NULL)
    g_variant_dict_insert (&dict, "role", "s", cli->role);
  done = alpr_act_run_with (alpr_session_get_store (cli->session),
                            alpr_session_get_actor (cli->session), "roster/import",
                            g_variant_dict_end (&dict), &import, NULL, error);
  return done != NULL;
}

/* A preview shows who stands in the book, so it is for those who may import. */
static gboolean
check_right (AlprCli *cli, GError **error)
{
  AlprActor *actor = alpr_session_get_actor (cli->session);

  if (alpr_act_may (alpr_acts_find ("roster/import"), actor))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED,
               "The role “%s” may not compare a list with the book", alpr_actor_get_role (actor));
  return FALSE;
}

/** alpr_cli_roster: `alprctl roster BOOK FILE [--system S] [--role R] [--what W] [--apply]` */
AlprExit
alpr_cli_roster (AlprCli *cli, GError **error)
{
  AlprRosterOptions options = { ALPR_ROSTER_BOTH, cli->system };
  g_autoptr (AlprRosterPreview) preview = NULL;
  g_autoptr (AlprRosterList) list = NULL;
  AlprStore *store;

  if (cli->what != NULL && !alpr_roster_part_from_text (cli->what, &options.what))
    return alpr_cli_usage (error, "--what takes people, accounts or both, not “%s”", cli->what);
  store = alpr_cli_open (cli, cli->apply ? ALPR_STORE_WRITER : ALPR_STORE_READER, error);
  if (store == NULL || !check_right (cli, error))
    return ALPR_EXIT_FAILED;
  list = alpr_roster_read (cli->words[1], alpr_session_get_zone (cli->session), NULL, error);
  if (list == NULL)
    return ALPR_EXIT_FAILED;
  preview = alpr_roster_preview_new (store, list, &options, NULL, error);
  if (preview == NULL || (cli->apply && !apply (cli, preview, error)))
    return ALPR_EXIT_FAILED;
  put_preview (cli->output_to, preview, cli->apply);
  return ALPR_EXIT_DONE;
}
