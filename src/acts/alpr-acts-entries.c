/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on the entries of the agency's own hot lists: ask, review, do. Each is its statement
 * (data/sql/entries); what follows from it is done by the triggers of the schema. Who has to find a
 * request right, and what it must say, is the policies' business: their gates stand at these acts.
 */

#include "alpr-acts-private.h"

static const AlprInput request_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "own-hot-lists" },
  { "plate", "s", TRUE, N_ ("Plate"), ALPR_INPUT_PLATE },
  { "issuer", "s", FALSE, N_ ("State"), ALPR_INPUT_PLAIN, "issuers" },
  { "reason", "s", FALSE, N_ ("Why the plate is wanted") },
  { "case_number", "s", FALSE, N_ ("Case number") },
  { "cad_number", "s", FALSE, N_ ("CAD number") },
  { "summary", "s", FALSE, N_ ("The case in a few words"), ALPR_INPUT_NOTE },
  { "member", "x", FALSE, N_ ("Entering member (you, where left out)"),
    ALPR_INPUT_PLAIN, "people" },
  { "owner", "x", FALSE, N_ ("Who removes it in time (the member, where left out)"),
    ALPR_INPUT_PLAIN, "people" },
  { "reported", "s", FALSE, N_ ("Written into the case report on"), ALPR_INPUT_DAY },
  { "document", "s", FALSE, N_ ("Document of the case"), ALPR_INPUT_FILE },
  { "review", "s", FALSE, N_ ("To be looked at again on (the policy’s days, where left out)"),
    ALPR_INPUT_DAY },
  { "expires", "s", FALSE, N_ ("Runs out on (the policy’s days, where left out)"),
    ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct request_act = {
  .name = "entries/request",
  .title = N_ ("Ask for a plate to be put on a hot list of the agency"),
  .right = "operate",
  .inputs = request_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput request_update_inputs[] = {
  { "entry", "x", TRUE, N_ ("Entry") },
  { "plate", "s", FALSE, N_ ("Plate"), ALPR_INPUT_PLATE },
  { "issuer", "s", FALSE, N_ ("State"), ALPR_INPUT_PLAIN, "issuers" },
  { "reason", "s", FALSE, N_ ("Why the plate is wanted") },
  { "case_number", "s", FALSE, N_ ("Case number") },
  { "cad_number", "s", FALSE, N_ ("CAD number") },
  { "summary", "s", FALSE, N_ ("The case in a few words"), ALPR_INPUT_NOTE },
  { "owner", "x", FALSE, N_ ("Who removes it in time"), ALPR_INPUT_PLAIN, "people" },
  { "reported", "s", FALSE, N_ ("Written into the case report on"), ALPR_INPUT_DAY },
  { "document", "s", FALSE, N_ ("Document of the case"), ALPR_INPUT_FILE },
  { "review", "s", FALSE, N_ ("To be looked at again on"), ALPR_INPUT_DAY },
  { "expires", "s", FALSE, N_ ("Runs out on"), ALPR_INPUT_DAY },
  { "why", "s", TRUE, N_ ("Why"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct request_update_act = {
  .name = "entries/request-update",
  .title = N_ ("Ask for a change of an entry"),
  .right = "operate",
  .inputs = request_update_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("This entry is not on its list any more"),
};

static const AlprInput request_removal_inputs[] = {
  { "entry", "x", TRUE, N_ ("Entry") },
  { "why", "s", TRUE, N_ ("Why"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct request_removal_act = {
  .name = "entries/request-removal",
  .title = N_ ("Ask for an entry to be taken off its list"),
  .right = "operate",
  .inputs = request_removal_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("This entry is not on its list any more"),
};

static const AlprInput review_inputs[] = {
  { "request", "x", TRUE, N_ ("Request") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct review_act = {
  .name = "entries/review",
  .title = N_ ("Find a request right"),
  .right = "operate",
  .inputs = review_inputs,
  .func = alpr_act_run_statement,
  .subject = "request",
  .nothing = N_ ("This request is settled already"),
};

static const AlprInput enter_inputs[] = {
  { "request", "x", TRUE, N_ ("Request") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct enter_act = {
  .name = "entries/enter",
  .title = N_ ("Put a plate on its list"),
  .right = "operate",
  .inputs = enter_inputs,
  .func = alpr_act_run_statement,
  .subject = "request",
  .nothing = N_ ("No new entry is asked for here any more"),
};

static const AlprInput update_inputs[] = {
  { "request", "x", TRUE, N_ ("Request") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct update_act = {
  .name = "entries/update",
  .title = N_ ("Change an entry as was asked"),
  .right = "operate",
  .inputs = update_inputs,
  .func = alpr_act_run_statement,
  .subject = "request",
  .nothing = N_ ("No change is asked for here any more"),
};

static const AlprInput remove_inputs[] = {
  { "request", "x", TRUE, N_ ("Request") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct remove_act = {
  .name = "entries/remove",
  .title = N_ ("Take an entry off its list"),
  .right = "operate",
  .inputs = remove_inputs,
  .func = alpr_act_run_statement,
  .subject = "request",
  .nothing = N_ ("No removal is asked for here any more"),
};

static const AlprInput refuse_inputs[] = {
  { "request", "x", TRUE, N_ ("Request") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct refuse_act = {
  .name = "entries/refuse",
  .title = N_ ("Refuse a request"),
  .right = "operate",
  .inputs = refuse_inputs,
  .func = alpr_act_run_statement,
  .subject = "request",
  .nothing = N_ ("This request is settled, or the administrator’s or supervisor’s to refuse"),
};

static const AlprInput withdraw_inputs[] = {
  { "request", "x", TRUE, N_ ("Request") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct withdraw_act = {
  .name = "entries/withdraw",
  .title = N_ ("Take back a request"),
  .right = "operate",
  .inputs = withdraw_inputs,
  .func = alpr_act_run_statement,
  .subject = "request",
  .nothing = N_ ("This request is settled, or somebody else’s to take back"),
};

static const AlprInput renew_inputs[] = {
  { "entry", "x", TRUE, N_ ("Entry") },
  { "why", "s", TRUE, N_ ("Why"), ALPR_INPUT_NOTE },
  { "review", "s", FALSE, N_ ("To be looked at again on (the policy’s days, where left out)"),
    ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct renew_act = {
  .name = "entries/renew",
  .title = N_ ("Note that an entry still serves its purpose"),
  .right = "operate",
  .inputs = renew_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("This entry is not on its list any more"),
};

const AlprAct *const alpr_acts_entries[] = {
  &request_act,
  &request_update_act,
  &request_removal_act,
  &review_act,
  &enter_act,
  &update_act,
  &remove_act,
  &refuse_act,
  &withdraw_act,
  &renew_act,
  NULL,
};
