/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on the register of hot lists. Each is its statement (data/sql/hotlists). Which list may be
 * used, and who decides it, is the policies' business: their gates stand at hotlists/approve.
 */

#include "alpr-acts-private.h"

static const AlprInput propose_inputs[] = {
  { "name", "s", TRUE, N_ ("Name, as reports print it") },
  { "source", "s", TRUE, N_ ("Source"), ALPR_INPUT_PLAIN, "hot-list-sources" },
  { "kind", "s", TRUE, N_ ("Whose it is"), ALPR_INPUT_PLAIN, "hot-list-kinds" },
  { "purpose", "s", TRUE, N_ ("Purpose"), ALPR_INPUT_PLAIN, "hot-list-purposes" },
  { "refresh", "s", TRUE, N_ ("Brought up to date"), ALPR_INPUT_PLAIN, "hot-list-refreshes" },
  { "system", "s", FALSE, N_ ("Vendor’s system that looks for it") },
  { "vendor_name", "s", FALSE, N_ ("How alerts call it, if otherwise") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct propose_act = {
  .name = "hotlists/propose",
  .title = N_ ("Put a hot list on the register"),
  .right = "operate",
  .inputs = propose_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput approve_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct approve_act = {
  .name = "hotlists/approve",
  .title = N_ ("Take a hot list into use"),
  .right = "administer",
  .inputs = approve_inputs,
  .func = alpr_act_run_statement,
  .subject = "hot_list",
  .nothing = N_ ("This hot list is in use already"),
};

static const AlprInput refuse_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct refuse_act = {
  .name = "hotlists/refuse",
  .title = N_ ("Refuse a hot list"),
  .right = "administer",
  .inputs = refuse_inputs,
  .func = alpr_act_run_statement,
  .subject = "hot_list",
  .nothing = N_ ("This hot list is decided already"),
};

static const AlprInput change_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "name", "s", FALSE, N_ ("Name, as reports print it") },
  { "source", "s", FALSE, N_ ("Source"), ALPR_INPUT_PLAIN, "hot-list-sources" },
  { "purpose", "s", FALSE, N_ ("Purpose"), ALPR_INPUT_PLAIN, "hot-list-purposes" },
  { "refresh", "s", FALSE, N_ ("Brought up to date"), ALPR_INPUT_PLAIN, "hot-list-refreshes" },
  { "system", "s", FALSE, N_ ("Vendor’s system that looks for it") },
  { "vendor_name", "s", FALSE, N_ ("How alerts call it, if otherwise") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct change_act = {
  .name = "hotlists/change",
  .title = N_ ("Change what the register says of a hot list"),
  .right = "administer",
  .inputs = change_inputs,
  .func = alpr_act_run_statement,
  .subject = "hot_list",
  .nothing = N_ ("This hot list is not in use"),
};

static const AlprInput retire_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct retire_act = {
  .name = "hotlists/retire",
  .title = N_ ("Take a hot list out of use"),
  .right = "administer",
  .inputs = retire_inputs,
  .func = alpr_act_run_statement,
  .subject = "hot_list",
  .nothing = N_ ("This hot list is not in use"),
};

static const AlprInput refresh_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "result", "s", FALSE, N_ ("Result (brought up to date, where left out)"),
    ALPR_INPUT_PLAIN, "refresh-results" },
  { "at", "s", FALSE, N_ ("When (now, where left out)"), ALPR_INPUT_TIME },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct refresh_act = {
  .name = "hotlists/refresh",
  .title = N_ ("Record that a hot list was brought up to date"),
  .right = "operate",
  .inputs = refresh_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("This hot list is not in use"),
};

const AlprAct *const alpr_acts_hotlists[] = {
  &propose_act,
  &approve_act,
  &refuse_act,
  &change_act,
  &retire_act,
  &refresh_act,
  NULL,
};
