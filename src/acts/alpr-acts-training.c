/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on training and on access. Each is its statement (data/sql/training, data/sql/access).
 * That
 * nobody is given access untrained is no condition of a statement: the policy's gates stand at
 * access/approve.
 */

#include "alpr-acts-private.h"

static const AlprInput record_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "course", "s", TRUE, N_ ("Course"), ALPR_INPUT_PLAIN, "courses" },
  { "done", "s", TRUE, N_ ("Done on"), ALPR_INPUT_DAY },
  { "result", "s", FALSE, N_ ("Result"), ALPR_INPUT_PLAIN, "training-results" },
  { "score", "s", FALSE, N_ ("Score") },
  { "trainer", "s", FALSE, N_ ("Trainer") },
  { "expires", "s", FALSE, N_ ("Runs out on (the policy’s days, where left out)"), ALPR_INPUT_DAY },
  { "document", "s", FALSE, N_ ("Certificate"), ALPR_INPUT_FILE },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct record_act = {
  .name = "training/record",
  .title = N_ ("Record a training"),
  .right = "train",
  .inputs = record_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput void_inputs[] = {
  { "training", "x", TRUE, N_ ("Record") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct void_act = {
  .name = "training/void",
  .title = N_ ("Void a training record that is wrong"),
  .right = "train",
  .inputs = void_inputs,
  .func = alpr_act_run_statement,
  .subject = "training",
  .nothing = N_ ("This record is void already"),
};

static const AlprInput issue_material_inputs[] = {
  { "course", "s", TRUE, N_ ("Course"), ALPR_INPUT_PLAIN, "courses" },
  { "version", "s", TRUE, N_ ("Version") },
  { "issued", "s", FALSE, N_ ("Issued on"), ALPR_INPUT_DAY },
  { "document", "s", FALSE, N_ ("Document"), ALPR_INPUT_FILE },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct issue_material_act = {
  .name = "training/issue-material",
  .title = N_ ("Record a version of a course’s material"),
  .right = "train",
  .inputs = issue_material_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput need_material_inputs[] = {
  { "reason", "s", TRUE, N_ ("What has happened"), ALPR_INPUT_NOTE },
  { "happened", "s", FALSE, N_ ("When"), ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct need_material_act = {
  .name = "training/need-material",
  .title = N_ ("Say that training material must be brought up to date"),
  .right = "train",
  .inputs = need_material_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput request_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "system", "s", TRUE, N_ ("System") },
  { "duties", "s", TRUE, N_ ("For which duties"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct request_act = {
  .name = "access/request",
  .title = N_ ("Ask for access to a vendor’s system"),
  .right = "read",
  .inputs = request_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput approve_inputs[] = {
  { "access", "x", TRUE, N_ ("Request") },
  { "from", "s", FALSE, N_ ("From (now, where left out)"), ALPR_INPUT_DAY },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct approve_act = {
  .name = "access/approve",
  .title = N_ ("Grant access that was asked for"),
  .right = "administer",
  .inputs = approve_inputs,
  .func = alpr_act_run_statement,
  .subject = "access",
  .nothing = N_ ("This request is decided already"),
};

static const AlprInput refuse_inputs[] = {
  { "access", "x", TRUE, N_ ("Request") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct refuse_act = {
  .name = "access/refuse",
  .title = N_ ("Refuse access that was asked for"),
  .right = "administer",
  .inputs = refuse_inputs,
  .func = alpr_act_run_statement,
  .subject = "access",
  .nothing = N_ ("This request is decided already"),
};

static const AlprInput withdraw_inputs[] = {
  { "access", "x", TRUE, N_ ("Request") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct withdraw_act = {
  .name = "access/withdraw",
  .title = N_ ("Take back a request for access"),
  .right = "administer",
  .inputs = withdraw_inputs,
  .func = alpr_act_run_statement,
  .subject = "access",
  .nothing = N_ ("This request is decided already"),
};

static const AlprInput end_inputs[] = {
  { "access", "x", TRUE, N_ ("Access") },
  { "ended", "s", FALSE, N_ ("Ended"), ALPR_INPUT_TIME },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct end_act = {
  .name = "access/end",
  .title = N_ ("End an access that was granted"),
  .right = "administer",
  .inputs = end_inputs,
  .func = alpr_act_run_statement,
  .subject = "access",
  .nothing = N_ ("This access is not in force"),
};

const AlprAct *const alpr_acts_training[] = {
  &record_act,
  &void_act,
  &issue_material_act,
  &need_material_act,
  &request_act,
  &approve_act,
  &refuse_act,
  &withdraw_act,
  &end_act,
  NULL,
};
