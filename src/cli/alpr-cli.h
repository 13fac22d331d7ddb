/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-output.h"
#include "alpr-period.h"
#include "alpr-session.h"

G_BEGIN_DECLS

/**
 * AlprExit:
 *
 * What alprctl ends with; scripts rely on these.
 */
typedef enum
{
  ALPR_EXIT_DONE = 0,
  ALPR_EXIT_FAILED = 1,
  ALPR_EXIT_USAGE = 2,
  ALPR_EXIT_REFUSED = 3,
  ALPR_EXIT_DIFFERS = 4
} AlprExit;

/**
 * AlprCli:
 * @words: what stands after the command, options taken out
 *
 * One call of alprctl: its options, and the session once a book is open.
 */
typedef struct
{
  /* Options, owned by the option context's arrays */
  char *user;
  char *passphrase_file;
  char *code;
  char *totp_secret_file;
  char *recovery_file;
  char *policy;
  char *agency;
  char *timezone;
  char *period;
  char *rule;
  char *on;
  char *clause;
  char *seed;
  char *witness;
  char *note;
  char *as;
  char *output;
  char *system;
  char *role;
  char *what;
  int size;
  int import;
  int audit;
  gboolean apply;
  gboolean quiet;
  gboolean json;
  gboolean csv;
  gboolean version;
  gboolean new_codes;

  char **words;
  guint n_words;
  AlprOutput *output_to;
  AlprSession *session;   /* nullable */
  gboolean making_secret; /* --totp-secret-file need not be there yet */
} AlprCli;

/**
 * AlprCommand:
 * @name: the word
 * @usage: what follows it
 * @about: one line
 * @least: how many words it needs
 * @run: does it
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *about;
  guint least;
  AlprExit (*run) (AlprCli *cli, GError **error);
} AlprCommand;

AlprStore *alpr_cli_open (AlprCli *cli, AlprStoreMode mode, GError **error);
AlprStore *alpr_cli_open_pending (AlprCli *cli, AlprStoreMode mode, GError **error);
GPtrArray *alpr_cli_set_up_factor (AlprCli *cli, GError **error);
void alpr_cli_put_codes (AlprCli *cli, GPtrArray *codes);
void alpr_cli_put_result (AlprOutput *out, GVariant *result);
AlprPeriod *alpr_cli_period (AlprCli *cli, GError **error);
AlprSecret *alpr_cli_passphrase (AlprCli *cli, GError **error);
AlprExit alpr_cli_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
void alpr_cli_say (AlprCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean alpr_cli_needs (AlprCli *cli, const char *option, const char *value, GError **error);

AlprExit alpr_cli_policies (AlprCli *cli, GError **error);
AlprExit alpr_cli_clauses (AlprCli *cli, GError **error);
AlprExit alpr_cli_new (AlprCli *cli, GError **error);
AlprExit alpr_cli_enroll (AlprCli *cli, GError **error);
AlprExit alpr_cli_import (AlprCli *cli, GError **error);
AlprExit alpr_cli_imports (AlprCli *cli, GError **error);
AlprExit alpr_cli_set_aside (AlprCli *cli, GError **error);
AlprExit alpr_cli_hotlist (AlprCli *cli, GError **error);
AlprExit alpr_cli_roster (AlprCli *cli, GError **error);
AlprExit alpr_cli_vendor (AlprCli *cli, GError **error);
AlprExit alpr_cli_check (AlprCli *cli, GError **error);
AlprExit alpr_cli_duties (AlprCli *cli, GError **error);
AlprExit alpr_cli_audit (AlprCli *cli, GError **error);
AlprExit alpr_cli_sample (AlprCli *cli, GError **error);
AlprExit alpr_cli_report (AlprCli *cli, GError **error);
AlprExit alpr_cli_reports (AlprCli *cli, GError **error);
AlprExit alpr_cli_view (AlprCli *cli, GError **error);
AlprExit alpr_cli_views (AlprCli *cli, GError **error);
AlprExit alpr_cli_act (AlprCli *cli, GError **error);
AlprExit alpr_cli_acts (AlprCli *cli, GError **error);
AlprExit alpr_cli_script (AlprCli *cli, GError **error);
AlprExit alpr_cli_journal (AlprCli *cli, GError **error);
AlprExit alpr_cli_verify (AlprCli *cli, GError **error);
AlprExit alpr_cli_backup (AlprCli *cli, GError **error);
AlprExit alpr_cli_document (AlprCli *cli, GError **error);

G_END_DECLS
