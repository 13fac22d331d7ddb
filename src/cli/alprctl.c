/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * alprctl, the command line: the proof that the core needs no window, and what timers and scripts
 * run. Data goes to standard output, messages to standard error; the exit status says what a script
 * must know (AlprExit). Each command is one function in one of the alpr-cli-*.c files.
 */

#include "alpr-cli.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "alpr-config.h"
#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-flock-door.h"
#include "alpr-intake.h"

static const AlprCommand commands[] = {
  { "policies", "", "the profiles shipped, and how many of their clauses are at work", 0,
    alpr_cli_policies },
  { "clauses", "POLICY", "every clause of a profile, its rule and its state", 1, alpr_cli_clauses },
  { "new", "BOOK --policy POLICY --agency NAME --timezone TZ --user NAME --passphrase-file F",
    "makes an encrypted book with its first administrator", 1, alpr_cli_new },
  { "enroll", "BOOK --totp-secret-file FILE [--recovery-file FILE] | BOOK --new-codes",
    "sets up one’s own second factor, or gives new recovery codes", 1, alpr_cli_enroll },
  { "import", "BOOK FILE… [--as MAPPING]", "takes vendors’ files in", 2, alpr_cli_import },
  { "imports", "BOOK", "what came in", 1, alpr_cli_imports },
  { "set-aside", "BOOK [--import N]", "the rows that could not be taken in, and why", 1,
    alpr_cli_set_aside },
  { "roster",
    "BOOK FILE [--system NAME] [--what people|accounts|both] [--apply [--role ROLE]]",
    "compares a list of people and accounts with the book; with --apply, takes it in", 2,
    alpr_cli_roster },
  { "hotlist",
    "BOOK take-in LIST FILE [--as FORMAT] | request LIST FILE [--as FORMAT] | "
    "export LIST FILE --as FORMAT | match --period P",
    "takes hot lists in, asks for plates, writes lists, holds alerts against them", 2,
    alpr_cli_hotlist },
  { "vendor", "BOOK pull | push | difference | events FILE [--system NAME]",
    "what stands at the vendor: reads it, brings it up to date, compares it", 2, alpr_cli_vendor },
  { "check", "BOOK --period P [--rule R]", "screens the searches of a period", 1, alpr_cli_check },
  { "duties", "BOOK [--on DATE]", "what is due", 1, alpr_cli_duties },
  { "audit",
    "BOOK new --period P --clause C --size N [--seed S] | show N | judge N ITEM VERDICT [--note T] "
    "| "
    "extend N --size K | finalise N [--note T]",
    "begins, shows and judges audits", 2, alpr_cli_audit },
  { "sample", "--seed S --size K [FILE]", "draws from a list of ids, one a line, without a book", 0,
    alpr_cli_sample },
  { "report", "BOOK REPORT --period P [--audit N] --output FILE", "writes a report", 2,
    alpr_cli_report },
  { "reports", "BOOK", "the reports that the book’s policies offer", 1, alpr_cli_reports },
  { "view", "BOOK VIEW [name=value…]", "any view, as a table", 2, alpr_cli_view },
  { "views", "", "the views there are, and what they take", 0, alpr_cli_views },
  { "act", "BOOK AREA/VERB name=value…", "any act that the user may do", 2, alpr_cli_act },
  { "acts", "BOOK", "every act, its inputs and who may do it", 1, alpr_cli_acts },
  { "script", "BOOK FILE", "acts of a file, one a line as behind act BOOK", 2, alpr_cli_script },
  { "journal", "BOOK [--period P]", "who did what, when", 1, alpr_cli_journal },
  { "verify", "BOOK", "walks the journal, the digests and the database", 1, alpr_cli_verify },
  { "backup", "BOOK FILE", "a consistent copy while the book is in use", 2, alpr_cli_backup },
  { "document", "BOOK N --output FILE", "saves a document that the book keeps", 2,
    alpr_cli_document },
};

static GOptionContext *
make_context (AlprCli *cli)
{
  const GOptionEntry entries[] = {
    { "user", 'u', 0, G_OPTION_ARG_STRING, &cli->user, "who signs in", "NAME" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->passphrase_file,
      "reads the passphrase from the first line of F", "F" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &cli->code, "a one-time code, or a recovery code",
      "TOTP" },
    { "totp-secret-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->totp_secret_file,
      "makes the one-time code from the secret in F", "F" },
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->recovery_file,
      "writes the recovery codes into F, which is not there yet", "F" },
    { "new-codes", 0, 0, G_OPTION_ARG_NONE, &cli->new_codes, "recovery codes only", NULL },
    { "policy", 0, 0, G_OPTION_ARG_STRING, &cli->policy, "a profile (several: comma between)",
      "ID" },
    { "agency", 0, 0, G_OPTION_ARG_STRING, &cli->agency, "the agency’s name", "NAME" },
    { "timezone", 0, 0, G_OPTION_ARG_STRING, &cli->timezone, "as America/Chicago", "TZ" },
    { "period", 'p', 0, G_OPTION_ARG_STRING, &cli->period,
      "2026, 2026-H1, 2026-Q3, 2026-10 or 2026-10-01..2026-10-31", "P" },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &cli->rule, "this rule only", "R" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &cli->on, "as of this day", "DATE" },
    { "clause", 0, 0, G_OPTION_ARG_STRING, &cli->clause, "the clause an audit serves", "C" },
    { "size", 0, 0, G_OPTION_ARG_INT, &cli->size, "how many items", "N" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &cli->seed, "the seed of a draw", "S" },
    { "witness", 0, 0, G_OPTION_ARG_STRING, &cli->witness, "who saw the seed being made", "NAME" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &cli->note, "a note", "TEXT" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &cli->as, "the mapping to read with: an id or a file", "M" },
    { "import", 0, 0, G_OPTION_ARG_INT, &cli->import, "this import only", "N" },
    { "audit", 0, 0, G_OPTION_ARG_INT, &cli->audit, "the audit a report is of", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &cli->output, "the file to write", "FILE" },
    { "system", 0, 0, G_OPTION_ARG_STRING, &cli->system,
      "the system that a list’s accounts are in", "NAME" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &cli->role, "the role of new people", "ROLE" },
    { "what", 0, 0, G_OPTION_ARG_STRING, &cli->what, "people, accounts or both", "PART" },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &cli->apply, "does what the preview says", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &cli->quiet, "no messages but errors", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, "one JSON value", NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &cli->csv, "tables as CSV", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &cli->version, "prints the version", NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new ("COMMAND …");
  g_autoptr (GString) list = g_string_new ("Commands:\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (list, "  %-10s %s\n             %s\n", commands[i].name,
                            commands[i].usage, commands[i].about);
  g_string_append (list, "\nExit status: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule, "
                         "4 a verification found a difference.");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, "Administers and audits a licence-plate-reader program.");
  g_option_context_set_description (context, list->str);
  return context;
}

/**
 * alpr_cli_usage:
 *
 * Says what is wrong with the words of the call.
 *
 * Returns: %ALPR_EXIT_USAGE
 */
AlprExit
alpr_cli_usage (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_FAILED, format, args);
  va_end (args);
  return ALPR_EXIT_USAGE;
}

/** alpr_cli_say: Writes a message to standard error, unless --quiet */
void
alpr_cli_say (AlprCli *cli, const char *format, ...)
{
  va_list args;

  if (cli->quiet)
    return;
  va_start (args, format);
  vfprintf (stderr, format, args);
  va_end (args);
  fputc ('\n', stderr);
}

/** alpr_cli_needs: Returns: whether the option was given; else %FALSE with a usage error */
gboolean
alpr_cli_needs (AlprCli *cli, const char *option, const char *value, GError **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;
  alpr_cli_usage (error, "--%s is needed", option);
  return FALSE;
}

/** alpr_cli_period: Returns: (transfer full): --period in the agency's zone; an error where missing
 */
AlprPeriod *
alpr_cli_period (AlprCli *cli, GError **error)
{
  if (!alpr_cli_needs (cli, "period", cli->period, error))
    return NULL;
  return alpr_period_parse (cli->period, alpr_session_get_zone (cli->session), error);
}

static AlprExit
exit_for (const GError *error)
{
  if (error == NULL)
    return ALPR_EXIT_FAILED;
  if (error->domain == G_OPTION_ERROR)
    return ALPR_EXIT_USAGE;
  return g_error_matches (error, ALPR_ERROR, ALPR_ERROR_REFUSED) ? ALPR_EXIT_REFUSED
                                                                 : ALPR_EXIT_FAILED;
}

static void
print_error (const char *command, const GError *error)
{
  const char *const *clauses = alpr_error_get_clauses (error);

  fprintf (stderr, "alprctl%s%s: %s\n", command != NULL ? " " : "", command != NULL ? command : "",
           error->message);
  for (guint i = 0; clauses != NULL && clauses[i] != NULL; i++)
    fprintf (stderr, "  refused by %s\n", clauses[i]);
}

static const AlprCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static AlprExit
run_command (AlprCli *cli, const AlprCommand *command)
{
  g_autoptr (GError) error = NULL;
  AlprExit status;

  cli->output_to = alpr_output_new (cli->json  ? ALPR_OUTPUT_JSON
                                    : cli->csv ? ALPR_OUTPUT_CSV
                                               : ALPR_OUTPUT_TEXT);
  if (cli->n_words < command->least)
    status = alpr_cli_usage (&error, "usage: alprctl %s %s", command->name, command->usage);
  else
    status = command->run (cli, &error);
  if (error != NULL)
    {
      status = exit_for (error);
      print_error (command->name, error);
    }
  if (cli->session != NULL)
    {
      alpr_session_sign_out (cli->session);
      g_clear_object (&cli->session);
    }
  g_clear_pointer (&cli->output_to, alpr_output_free);
  return status;
}

static void
clear_options (AlprCli *cli)
{
  char **options[] = { &cli->user,   &cli->passphrase_file, &cli->code,   &cli->totp_secret_file,
                       &cli->policy, &cli->agency,          &cli->period, &cli->timezone,
                       &cli->rule,   &cli->on,              &cli->clause, &cli->seed,
                       &cli->witness, &cli->note,           &cli->as,     &cli->output,
                       &cli->system, &cli->role,            &cli->what,   &cli->recovery_file };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_clear_pointer (options[i], g_free);
}

static AlprExit
dispatch (AlprCli *cli, int argc, char **argv)
{
  g_autoptr (GOptionContext) context = make_context (cli);
  g_autoptr (GError) error = NULL;
  const AlprCommand *command;

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      print_error (NULL, error);
      return ALPR_EXIT_USAGE;
    }
  if (cli->version)
    {
      printf ("ALPR Desk %s\n", ALPR_VERSION);
      return ALPR_EXIT_DONE;
    }
  command = argc > 1 ? find_command (argv[1]) : NULL;
  if (command == NULL)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      if (argc > 1)
        fprintf (stderr, "alprctl: there is no command “%s”\n\n", argv[1]);
      fputs (help, stderr);
      return ALPR_EXIT_USAGE;
    }
  cli->words = argv + 2;
  cli->n_words = (guint) argc - 2;
  return run_command (cli, command);
}

int
main (int argc, char **argv)
{
  AlprCli cli = { 0 };
  AlprExit status;

  setlocale (LC_ALL, "");
  bindtextdomain (ALPR_GETTEXT, ALPR_LOCALE_DIR);
  bind_textdomain_codeset (ALPR_GETTEXT, "UTF-8");
  alpr_definition_init ();
  alpr_intake_init ();
  alpr_flock_open_door ();
  status = dispatch (&cli, argc, argv);
  clear_options (&cli);
  return status;
}
