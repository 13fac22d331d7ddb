/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on violations and what follows from them, and on duties that are signed for. Each is its
 * statement (data/sql/discipline, data/sql/duties). What a penalty is follows from the policy's
 * numbers; the policy's gates at discipline/decide reckon it a second time, and refuse where the
 * two
 * differ.
 */

#include "alpr-acts-private.h"

static const AlprInput open_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "category", "s", TRUE, N_ ("Kind of violation"), ALPR_INPUT_PLAIN, "prohibited-uses" },
  { "happened", "s", TRUE, N_ ("When it happened"), ALPR_INPUT_TIME },
  { "description", "s", TRUE, N_ ("What happened"), ALPR_INPUT_NOTE },
  { "account", "x", FALSE, N_ ("Account"), ALPR_INPUT_PLAIN, "accounts" },
  { "finding", "x", FALSE, N_ ("Finding") },
  { "audit", "x", FALSE, N_ ("Audit") },
  { "item", "x", FALSE, N_ ("Item of the audit") },
  { "document", "s", FALSE, N_ ("Document"), ALPR_INPUT_FILE },
  { NULL },
};
static const AlprAct open_act = {
  .name = "discipline/open",
  .title = N_ ("Open a violation"),
  .right = "discipline",
  .inputs = open_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput investigate_inputs[] = {
  { "violation", "x", TRUE, N_ ("Violation") },
  { "note", "s", TRUE, N_ ("What was found"), ALPR_INPUT_NOTE },
  { "evidence", "s", FALSE, N_ ("Document"), ALPR_INPUT_FILE },
  { NULL },
};
static const AlprAct investigate_act = {
  .name = "discipline/investigate",
  .title = N_ ("Record what the supervisor found"),
  .right = "discipline",
  .inputs = investigate_inputs,
  .func = alpr_act_run_statement,
  .subject = "violation",
  .nothing = N_ ("This violation is decided already"),
};

static const AlprInput decide_inputs[] = {
  { "violation", "x", TRUE, N_ ("Violation") },
  { "decision", "s", TRUE, N_ ("Decision"), ALPR_INPUT_PLAIN, "decisions" },
  { "note", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { "days", "x", FALSE, N_ ("Days without access, where the policy names none") },
  { NULL },
};
static const AlprAct decide_act = {
  .name = "discipline/decide",
  .title = N_ ("Decide a violation"),
  .right = "discipline",
  .inputs = decide_inputs,
  .func = alpr_act_run_statement,
  .subject = "violation",
  .nothing = N_ ("This violation is decided already"),
};

static const AlprInput report_cso_inputs[] = {
  { "violation", "x", TRUE, N_ ("Violation") },
  { "reported", "s", FALSE, N_ ("Reported on"), ALPR_INPUT_TIME },
  { "proof", "s", FALSE, N_ ("Proof"), ALPR_INPUT_FILE },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct report_cso_act = {
  .name = "discipline/report-cso",
  .title = N_ ("Record the report to the CJIS Chief Security Officer"),
  .right = "discipline",
  .inputs = report_cso_inputs,
  .func = alpr_act_run_statement,
  .subject = "violation",
  .nothing = N_ ("This violation is reported already, or is not there"),
};

static const AlprInput reinstate_inputs[] = {
  { "revocation", "x", TRUE, N_ ("Revocation") },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct reinstate_act = {
  .name = "discipline/reinstate",
  .title = N_ ("Confirm that a person may go on after a revocation"),
  .right = "discipline",
  .inputs = reinstate_inputs,
  .func = alpr_act_run_statement,
  .subject = "revocation",
  .nothing = N_ ("This revocation has not ended, or is confirmed already"),
};

static const AlprInput sign_off_inputs[] = {
  { "clause", "s", TRUE, N_ ("Clause"), ALPR_INPUT_PLAIN, "duties" },
  { "period", "s", TRUE, N_ ("Period, as 2026-Q3") },
  { "note", "s", TRUE, N_ ("What was looked at, and what came of it"), ALPR_INPUT_NOTE },
  { "document", "s", FALSE, N_ ("Document"), ALPR_INPUT_FILE },
  { NULL },
};
static const AlprAct sign_off_act = {
  .name = "duties/sign-off",
  .title = N_ ("Sign for a duty of a period"),
  .right = "audit",
  .inputs = sign_off_inputs,
  .func = alpr_act_run_statement,
};

const AlprAct *const alpr_acts_discipline[] = {
  &open_act,
  &investigate_act,
  &decide_act,
  &report_cso_act,
  &reinstate_act,
  &sign_off_act,
  NULL,
};
