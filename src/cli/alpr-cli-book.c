/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands about the book as a whole: what policies there are, making one, verifying it, a copy.
 */

#include "alpr-cli.h"

#include <string.h>

#include "alpr-act.h"
#include "alpr-error.h"
#include "alpr-verify.h"
#include "alpr-profile.h"

static void
count_states (AlprProfile *profile, guint counts[3])
{
  GPtrArray *clauses = alpr_profile_get_clauses (profile);

  memset (counts, 0, sizeof (guint) * 3);
  for (guint i = 0; i < clauses->len; i++)
    counts[((const AlprClause *)clauses->pdata[i])->state]++;
}

static void
put_policy (AlprCli *cli, AlprProfile *profile)
{
  AlprOutput *out = cli->output_to;
  guint clauses = alpr_profile_get_clauses (profile)->len;
  g_autofree char *from = alpr_day_format (alpr_profile_get_in_force_from (profile));
  char numbers[4][16];
  guint counts[3];

  count_states (profile, counts);
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "id", alpr_profile_get_id (profile));
  alpr_output_text (out, "title", alpr_profile_get_title (profile));
  alpr_output_text (out, "version", alpr_profile_get_version (profile));
  alpr_output_text (out, "in_force_from", from);
  alpr_output_number (out, "clauses", clauses);
  alpr_output_number (out, "at_work", counts[ALPR_CLAUSE_AT_WORK]);
  alpr_output_number (out, "recorded", counts[ALPR_CLAUSE_RECORDED]);
  alpr_output_number (out, "not_yet", counts[ALPR_CLAUSE_NOT_YET]);
  alpr_output_end_object (out);

  g_snprintf (numbers[0], sizeof numbers[0], "%u", clauses);
  for (guint i = 0; i < 3; i++)
    g_snprintf (numbers[i + 1], sizeof numbers[i + 1], "%u", counts[i]);
  alpr_output_row (out, (const char *[]){ alpr_profile_get_id (profile),
                                          alpr_profile_get_version (profile), from, numbers[0],
                                          numbers[1], numbers[2], numbers[3],
                                          alpr_profile_get_title (profile), NULL });
}

/** alpr_cli_policies: `alprctl policies` */
AlprExit
alpr_cli_policies (AlprCli *cli, GError **error)
{
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  alpr_output_begin_list (cli->output_to, NULL);
  alpr_output_head (cli->output_to,
                    (const char *[]){ "Policy", "Version", "In force from", "Clauses", "At work",
                                      "Recorded", "Not yet", "Title", NULL });
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AlprProfile) profile = alpr_profile_load_shipped (ids[i], error);

      if (profile == NULL)
        return ALPR_EXIT_FAILED;
      put_policy (cli, profile);
    }
  alpr_output_end_table (cli->output_to);
  alpr_output_end_list (cli->output_to);
  return ALPR_EXIT_DONE;
}

static void
put_clause (AlprCli *cli, const AlprClause *clause)
{
  AlprOutput *out = cli->output_to;
  g_autoptr (GString) rules = g_string_new (NULL);

  for (guint i = 0; i < clause->rules->len; i++)
    g_string_append_printf (rules, "%s%s", i > 0 ? ", " : "",
                            ((const AlprRuleUse *)clause->rules->pdata[i])->rule);
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "id", clause->id);
  alpr_output_text (out, "clause", clause->clause);
  alpr_output_text (out, "area", clause->area);
  alpr_output_text (out, "how", alpr_how_to_text (clause->how));
  alpr_output_text (out, "rule",
                    clause->rules->len > 0 ? ((AlprRuleUse *)clause->rules->pdata[0])->rule : NULL);
  alpr_output_begin_list (out, "rules");
  for (guint i = 0; i < clause->rules->len; i++)
    alpr_output_text (out, NULL, ((const AlprRuleUse *)clause->rules->pdata[i])->rule);
  alpr_output_end_list (out);
  alpr_output_text (out, "state", alpr_clause_state_to_text (clause->state));
  alpr_output_text (out, "text", clause->text);
  alpr_output_end_object (out);
  alpr_output_row (out, (const char *[]){ clause->id, clause->area, alpr_how_to_text (clause->how),
                                          alpr_clause_state_to_text (clause->state), rules->str,
                                          clause->text, NULL });
}

/** alpr_cli_clauses: `alprctl clauses POLICY` */
AlprExit
alpr_cli_clauses (AlprCli *cli, GError **error)
{
  g_autoptr (AlprProfile) profile = alpr_profile_load_shipped (cli->words[0], error);
  GPtrArray *clauses;

  if (profile == NULL)
    return ALPR_EXIT_FAILED;
  clauses = alpr_profile_get_clauses (profile);
  alpr_output_begin_list (cli->output_to, NULL);
  alpr_output_head (cli->output_to, (const char *[]){ "Clause", "Area", "How", "State", "Rules",
                                                      "What it asks", NULL });
  for (guint i = 0; i < clauses->len; i++)
    put_clause (cli, clauses->pdata[i]);
  alpr_output_end_table (cli->output_to);
  alpr_output_end_list (cli->output_to);
  return ALPR_EXIT_DONE;
}

/** alpr_cli_new: `alprctl new BOOK …` */
AlprExit
alpr_cli_new (AlprCli *cli, GError **error)
{
  g_auto (GStrv) profiles = NULL;
  g_autoptr (AlprSecret) passphrase = NULL;
  AlprNewBook wanted = { .path = cli->words[0] };
  g_autoptr (GPtrArray) codes = NULL;

  if (!alpr_cli_needs (cli, "policy", cli->policy, error)
      || !alpr_cli_needs (cli, "agency", cli->agency, error)
      || !alpr_cli_needs (cli, "timezone", cli->timezone, error)
      || !alpr_cli_needs (cli, "user", cli->user, error))
    return ALPR_EXIT_USAGE;
  passphrase = alpr_cli_passphrase (cli, error);
  if (passphrase == NULL)
    return ALPR_EXIT_FAILED;

  profiles = g_strsplit (cli->policy, ",", -1);
  wanted.agency = cli->agency;
  wanted.timezone = cli->timezone;
  wanted.profiles = (const char *const *)profiles;
  wanted.user_name = cli->user;
  wanted.passphrase = passphrase;
  cli->session = alpr_session_new_book (&wanted, error);
  if (cli->session == NULL)
    return ALPR_EXIT_FAILED;
  if (alpr_session_is_excused (cli->session) && cli->totp_secret_file == NULL)
    alpr_cli_say (cli, "note: the policy asks for a second factor; for a day this goes without "
                       "one on the command line (alprctl enroll sets it up)");

  alpr_output_begin_object (cli->output_to, NULL);
  alpr_output_text (cli->output_to, "book", cli->words[0]);
  alpr_output_text (cli->output_to, "agency", cli->agency);
  alpr_output_text (cli->output_to, "user", cli->user);
  alpr_output_line (cli->output_to, "Made the book %s for %s; %s is its administrator.",
                    cli->words[0], cli->agency, cli->user);
  codes = cli->totp_secret_file != NULL ? alpr_cli_set_up_factor (cli, error) : NULL;
  if (codes != NULL)
    alpr_cli_put_codes (cli, codes);
  alpr_output_end_object (cli->output_to);
  return cli->totp_secret_file == NULL || codes != NULL ? ALPR_EXIT_DONE : ALPR_EXIT_FAILED;
}

/** alpr_cli_verify: `alprctl verify BOOK` */
AlprExit
alpr_cli_verify (AlprCli *cli, GError **error)
{
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_READER, error);
  AlprOutput *out = cli->output_to;
  AlprVerification found = { 0 };
  gboolean intact;

  if (store == NULL || !alpr_book_verify (store, NULL, &found, error))
    return ALPR_EXIT_FAILED;
  intact = found.intact;
  alpr_output_begin_object (out, NULL);
  alpr_output_text (out, "state", intact ? "intact" : "differs");
  alpr_output_text (out, "head", found.head);
  alpr_output_number (out, "entries", found.entries);
  alpr_output_text (out, "first_difference", found.first_difference);
  alpr_output_end_object (out);
  alpr_output_line (out, "%s",
                    intact ? "The book is intact." : "The book differs from how it was left.");
  alpr_output_line (out, "Journal: %" G_GINT64_FORMAT " lines, head %s", found.entries, found.head);
  if (!intact)
    alpr_output_line (out, "First difference: %s", found.first_difference);
  alpr_session_note (cli->session, "book/verify", NULL, intact ? "intact" : found.first_difference,
                     NULL);
  alpr_verification_clear (&found);
  return intact ? ALPR_EXIT_DONE : ALPR_EXIT_DIFFERS;
}

/** alpr_cli_backup: `alprctl backup BOOK FILE` */
AlprExit
alpr_cli_backup (AlprCli *cli, GError **error)
{
  AlprStore *store = alpr_cli_open (cli, ALPR_STORE_READER, error);

  if (store == NULL || !alpr_store_backup (store, cli->words[1], NULL, error)
      || !alpr_session_note (cli->session, "book/backup",
                             g_variant_new_parsed ("{'file': <%s>}", cli->words[1]), "", error))
    return ALPR_EXIT_FAILED;
  alpr_output_begin_object (cli->output_to, NULL);
  alpr_output_text (cli->output_to, "file", cli->words[1]);
  alpr_output_end_object (cli->output_to);
  alpr_output_line (cli->output_to, "Copied the book and its key slots to %s.", cli->words[1]);
  return ALPR_EXIT_DONE;
}

/** alpr_cli_document: `alprctl document BOOK N --output FILE` */
AlprExit
alpr_cli_document (AlprCli *cli, GError **error)
{
  g_autoptr (GVariant) saved = NULL;
  const char *digest = NULL;
  AlprStore *store;
  gint64 number;

  if (!alpr_cli_needs (cli, "output", cli->output, error))
    return ALPR_EXIT_USAGE;
  if (!g_ascii_string_to_signed (cli->words[1], 10, 1, G_MAXINT64, &number, NULL))
    return alpr_cli_usage (error, "“%s” is no number of a document; view documents lists them",
                           cli->words[1]);
  store = alpr_cli_open (cli, ALPR_STORE_WRITER, error);
  if (store == NULL)
    return ALPR_EXIT_FAILED;
  saved = alpr_act_run (store, alpr_session_get_actor (cli->session), "documents/save",
                        g_variant_new_parsed ("{'document': <%x>, 'path': <%s>}", number,
                                              cli->output),
                        NULL, error);
  if (saved == NULL)
    return ALPR_EXIT_FAILED;
  g_variant_lookup (saved, "sha256", "&s", &digest);
  alpr_output_begin_object (cli->output_to, NULL);
  alpr_output_text (cli->output_to, "file", cli->output);
  alpr_output_text (cli->output_to, "sha256", digest);
  alpr_output_end_object (cli->output_to);
  alpr_output_line (cli->output_to, "Wrote %s\n  SHA-256 %s", cli->output, digest);
  return ALPR_EXIT_DONE;
}
