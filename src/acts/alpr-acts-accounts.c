/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on accounts in vendors' systems: whose they are, their second factor, by which names audit
 * files call them. Each is its statement (data/sql/accounts). No name is matched by guessing: it
 * is an
 * account's own in normal form, or somebody has said whose it is.
 */

#include "alpr-acts-private.h"

static const AlprInput add_inputs[] = {
  { "system", "s", TRUE, N_ ("System") },
  { "name", "s", TRUE, N_ ("Account name") },
  { "person", "x", FALSE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "host", "s", FALSE, N_ ("Department whose system it is, where another’s") },
  { "email", "s", FALSE, N_ ("E-mail") },
  { "vendor_role", "s", FALSE, N_ ("Role in the system") },
  { "permissions", "s", FALSE, N_ ("Permissions") },
  { "provider", "s", FALSE, N_ ("Identity provider") },
  { "opened", "s", FALSE, N_ ("Opened"), ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct add_act = {
  .name = "accounts/add",
  .title = N_ ("Enter an account in a vendor’s system"),
  .right = "administer",
  .inputs = add_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput change_inputs[] = {
  { "account", "x", TRUE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "host", "s", FALSE, N_ ("Department whose system it is, where another’s") },
  { "email", "s", FALSE, N_ ("E-mail") },
  { "vendor_role", "s", FALSE, N_ ("Role in the system") },
  { "permissions", "s", FALSE, N_ ("Permissions") },
  { "provider", "s", FALSE, N_ ("Identity provider") },
  { "last_used", "s", FALSE, N_ ("Last used"), ALPR_INPUT_TIME },
  { NULL },
};
static const AlprAct change_act = {
  .name = "accounts/change",
  .title = N_ ("Change what is known of an account"),
  .right = "administer",
  .inputs = change_inputs,
  .func = alpr_act_run_statement,
  .subject = "account",
};

static const AlprInput assign_inputs[] = {
  { "account", "x", TRUE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "person", "x", FALSE, N_ ("Person (nobody, where left out)"), ALPR_INPUT_PLAIN, "people" },
  { NULL },
};
static const AlprAct assign_act = {
  .name = "accounts/assign",
  .title = N_ ("Say whose an account is"),
  .right = "administer",
  .inputs = assign_inputs,
  .func = alpr_act_run_statement,
  .subject = "account",
};

static const AlprInput close_inputs[] = {
  { "account", "x", TRUE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "closed", "s", FALSE, N_ ("Closed on"), ALPR_INPUT_DAY },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct close_act = {
  .name = "accounts/close",
  .title = N_ ("Note that an account was disabled or removed"),
  .right = "administer",
  .inputs = close_inputs,
  .func = alpr_act_run_statement,
  .subject = "account",
  .nothing = N_ ("This account is closed already"),
};

static const AlprInput reopen_inputs[] = {
  { "account", "x", TRUE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct reopen_act = {
  .name = "accounts/reopen",
  .title = N_ ("Note that a closed account works again"),
  .right = "administer",
  .inputs = reopen_inputs,
  .func = alpr_act_run_statement,
  .subject = "account",
  .nothing = N_ ("This account is not closed"),
};

static const AlprInput factor_inputs[] = {
  { "account", "x", TRUE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "method", "s", TRUE, N_ ("Second factor"), ALPR_INPUT_PLAIN, "factor-methods" },
  { "since", "s", FALSE, N_ ("Since"), ALPR_INPUT_DAY },
  { "evidence", "s", FALSE, N_ ("Evidence"), ALPR_INPUT_FILE },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct factor_act = {
  .name = "accounts/factor",
  .title = N_ ("Record the second factor of an account"),
  .right = "administer",
  .inputs = factor_inputs,
  .func = alpr_act_run_statement,
  .subject = "account",
};

static const AlprInput name_inputs[] = {
  { "name", "s", TRUE, N_ ("Name in the files") },
  { "account", "x", TRUE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct name_act = {
  .name = "accounts/name",
  .title = N_ ("Say which account a name in audit files means"),
  .right = "administer",
  .inputs = name_inputs,
  .func = alpr_act_run_statement,
  .subject = "account",
};

static const AlprInput nobody_inputs[] = {
  { "name", "s", TRUE, N_ ("Name in the files") },
  { "note", "s", TRUE, N_ ("What it is"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct nobody_act = {
  .name = "accounts/nobody",
  .title = N_ ("Say that a name in audit files is no person’s"),
  .right = "administer",
  .inputs = nobody_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("This name is settled already"),
};

static const AlprInput forget_name_inputs[] = {
  { "name", "s", TRUE, N_ ("Name in the files") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct forget_name_act = {
  .name = "accounts/forget-name",
  .title = N_ ("Take back what was said about a name"),
  .right = "administer",
  .inputs = forget_name_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("Nothing was said about this name by hand"),
};

const AlprAct *const alpr_acts_accounts[] = {
  &add_act,
  &change_act,
  &assign_act,
  &close_act,
  &reopen_act,
  &factor_act,
  &name_act,
  &nobody_act,
  &forget_name_act,
  NULL,
};
