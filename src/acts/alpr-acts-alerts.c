/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on alerts and on plates that were entered by hand. Each is its statement (data/sql/alerts,
 * data/sql/manual-plates); files of alerts have steps of their own (alpr-acts-alert-import.c).
 *
 * Whether somebody may act on an alert, or confirm it, is the policy's to say: its clauses name
 * gates for alerts/act, alerts/settle and alerts/close, each asked about the alert. What has
 * happened all the same is recorded by alerts/act-early, which no gate refuses, and which opens a
 * violation in the same breath: nobody has to choose between a false record and none.
 */

#include "alpr-acts-private.h"

static const AlprInput note_inputs[] = {
  { "plate", "s", TRUE, N_ ("Plate as it was read"), ALPR_INPUT_PLATE },
  { "issuer", "s", FALSE, N_ ("State"), ALPR_INPUT_PLAIN, "issuers" },
  { "at", "s", FALSE, N_ ("Read at, if not now"), ALPR_INPUT_TIME },
  { "hot_list", "x", FALSE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "list_name", "s", FALSE, N_ ("List, if it is not on record") },
  { "wanted", "s", FALSE, N_ ("Wanted plate, if it is another"), ALPR_INPUT_PLATE },
  { "reason", "s", FALSE, N_ ("Why the plate is wanted") },
  { "camera", "s", FALSE, N_ ("Camera") },
  { "system", "s", FALSE, N_ ("System") },
  { "vehicle", "s", FALSE, N_ ("Vehicle as it was read") },
  { NULL },
};
static const AlprAct note_act = {
  .name = "alerts/note",
  .title = N_ ("Record an alert by hand"),
  .right = "operate",
  .inputs = note_inputs,
  .func = alpr_act_run_statement,
  .nothing = N_ ("This alert is in the book already"),
};

static const AlprInput verify_step_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "step", "s", TRUE, N_ ("Step"), ALPR_INPUT_PLAIN, "verification-steps" },
  { "result", "s", TRUE, N_ ("Result"), ALPR_INPUT_PLAIN, "step-results" },
  { "means", "s", FALSE, N_ ("Status checked through"), ALPR_INPUT_PLAIN, "status-means" },
  { "at", "s", FALSE, N_ ("At, if not now"), ALPR_INPUT_TIME },
  { "person", "x", FALSE, N_ ("By, if not yourself"), ALPR_INPUT_PLAIN, "people" },
  { "note", "s", FALSE, N_ ("Note; why it was not possible"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct verify_step_act = {
  .name = "alerts/verify-step",
  .title = N_ ("Record a step of an alert’s verification"),
  .right = "operate",
  .inputs = verify_step_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is settled, or is not there; a settled one is reopened first"),
};

static const AlprInput act_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "kind", "s", TRUE, N_ ("Action"), ALPR_INPUT_PLAIN, "action-kinds" },
  { "at", "s", FALSE, N_ ("At, if not now"), ALPR_INPUT_TIME },
  { "person", "x", FALSE, N_ ("By, if not yourself"), ALPR_INPUT_PLAIN, "people" },
  { "confirmed_after", "s", FALSE, N_ ("What the stop showed"), ALPR_INPUT_PLAIN,
    "confirmations" },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct act_act = {
  .name = "alerts/act",
  .title = N_ ("Record what was done on an alert"),
  .right = "operate",
  .inputs = act_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is closed, or is not there"),
};

static const AlprInput act_early_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "kind", "s", TRUE, N_ ("Action"), ALPR_INPUT_PLAIN, "action-kinds" },
  { "at", "s", FALSE, N_ ("At, if not now"), ALPR_INPUT_TIME },
  { "person", "x", FALSE, N_ ("By, if not yourself"), ALPR_INPUT_PLAIN, "people" },
  { "confirmed_after", "s", FALSE, N_ ("What the stop showed"), ALPR_INPUT_PLAIN,
    "confirmations" },
  { "note", "s", TRUE, N_ ("What happened"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct act_early_act = {
  .name = "alerts/act-early",
  .title = N_ ("Record what was done before the verification, and open a violation"),
  .right = "operate",
  .inputs = act_early_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is closed, or is not there"),
};

static const AlprInput after_stop_inputs[] = {
  { "action", "x", TRUE, N_ ("Action") },
  { "confirmed_after", "s", TRUE, N_ ("What the stop showed"), ALPR_INPUT_PLAIN,
    "confirmations" },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct after_stop_act = {
  .name = "alerts/after-stop",
  .title = N_ ("Record whether the stop confirmed an alert"),
  .right = "operate",
  .inputs = after_stop_inputs,
  .func = alpr_act_run_statement,
  .subject = "action",
  .nothing = N_ ("This is recorded already, or the alert is closed"),
};

static const AlprInput settle_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "outcome", "s", TRUE, N_ ("Outcome"), ALPR_INPUT_PLAIN, "alert-outcomes" },
  { "note", "s", FALSE, N_ ("Why"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct settle_act = {
  .name = "alerts/settle",
  .title = N_ ("Say what an alert was"),
  .right = "operate",
  .inputs = settle_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is settled already, or is not there"),
};

static const AlprInput call_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "call_type", "s", FALSE, N_ ("Call type") },
  { "cad_number", "s", FALSE, N_ ("CAD number") },
  { "case_number", "s", FALSE, N_ ("Case number") },
  { NULL },
};
static const AlprAct call_act = {
  .name = "alerts/call",
  .title = N_ ("Write down the call for service of an alert"),
  .right = "operate",
  .inputs = call_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is closed, or is not there"),
};

static const AlprInput close_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "disposition", "s", FALSE, N_ ("Final disposition, with every action"), ALPR_INPUT_NOTE },
  { "evidence", "s", FALSE, N_ ("Reference in the digital evidence system") },
  { NULL },
};
static const AlprAct close_act = {
  .name = "alerts/close",
  .title = N_ ("Close an alert"),
  .right = "operate",
  .inputs = close_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is closed already, or is not there"),
};

static const AlprInput reopen_inputs[] = {
  { "alert", "x", TRUE, N_ ("Alert") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct reopen_act = {
  .name = "alerts/reopen",
  .title = N_ ("Take back the outcome of an alert"),
  .right = "operate",
  .inputs = reopen_inputs,
  .func = alpr_act_run_statement,
  .subject = "alert",
  .nothing = N_ ("This alert is not settled, or is not there"),
};

static const AlprInput enter_inputs[] = {
  { "plate", "s", TRUE, N_ ("Plate"), ALPR_INPUT_PLATE },
  { "issuer", "s", FALSE, N_ ("State"), ALPR_INPUT_PLAIN, "issuers" },
  { "officer", "x", FALSE, N_ ("Officer, if not yourself"), ALPR_INPUT_PLAIN, "people" },
  { "relevance", "s", TRUE, N_ ("How it is relevant and material to the investigation"),
    ALPR_INPUT_NOTE },
  { "reason", "s", TRUE, N_ ("Reason") },
  { "case_number", "s", FALSE, N_ ("Case number") },
  { "system", "s", FALSE, N_ ("System") },
  { "entered", "s", FALSE, N_ ("Entered at, if not now"), ALPR_INPUT_TIME },
  { "shift_ends", "s", FALSE, N_ ("Shift ends, if not at the next shift’s start"),
    ALPR_INPUT_TIME },
  { NULL },
};
static const AlprAct enter_act = {
  .name = "manual-plates/enter",
  .title = N_ ("Record a plate entered by hand for an investigation"),
  .right = "operate",
  .inputs = enter_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput keep_inputs[] = {
  { "manual", "x", TRUE, N_ ("Plate entered by hand") },
  { "until", "s", TRUE, N_ ("Until"), ALPR_INPUT_TIME },
  { "reason", "s", TRUE, N_ ("Why the investigation goes on"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct keep_act = {
  .name = "manual-plates/keep",
  .title = N_ ("Keep a plate beyond the shift"),
  .right = "operate",
  .inputs = keep_inputs,
  .func = alpr_act_run_statement,
  .subject = "manual",
  .nothing = N_ ("This plate is purged already, or is not there"),
};

static const AlprInput purge_inputs[] = {
  { "manual", "x", TRUE, N_ ("Plate entered by hand") },
  { "at", "s", FALSE, N_ ("Purged at, if not now"), ALPR_INPUT_TIME },
  { NULL },
};
static const AlprAct purge_act = {
  .name = "manual-plates/purge",
  .title = N_ ("Record that a plate entered by hand was purged"),
  .right = "operate",
  .inputs = purge_inputs,
  .func = alpr_act_run_statement,
  .subject = "manual",
  .nothing = N_ ("This plate is purged already, is not there, or the time lies ahead"),
};

const AlprAct *const alpr_acts_alerts[] = {
  &alpr_alert_import_act,
  &note_act,
  &verify_step_act,
  &act_act,
  &act_early_act,
  &after_stop_act,
  &settle_act,
  &call_act,
  &close_act,
  &reopen_act,
  &enter_act,
  &keep_act,
  &purge_act,
  NULL,
};
