/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on the roster: who is on it, in which role and state, under whom, and who answers for
 * what.
 * Each is its statement (data/sql/roster). Who signs in to this book is added, given a role and
 * taken
 * out by the acts of alpr-acts-people.c, since a key slot goes with it.
 */

#include "alpr-acts-private.h"

static const AlprInput add_inputs[] = {
  { "full_name", "s", TRUE, N_ ("Name") },
  { "number", "s", FALSE, N_ ("Badge or employee number") },
  { "unit", "s", FALSE, N_ ("Unit") },
  { "rank", "s", FALSE, N_ ("Rank or title") },
  { "role", "s", TRUE, N_ ("Role"), ALPR_INPUT_PLAIN, "roles" },
  { "state", "s", FALSE, N_ ("State"), ALPR_INPUT_PLAIN, "person-states" },
  { "supervisor", "x", FALSE, N_ ("Supervisor"), ALPR_INPUT_PLAIN, "people" },
  { "email", "s", FALSE, N_ ("E-mail") },
  { "phone", "s", FALSE, N_ ("Telephone") },
  { "since", "s", FALSE, N_ ("Since"), ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct add_act = {
  .name = "roster/add",
  .title = N_ ("Put a person on the roster"),
  .right = "administer",
  .inputs = add_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput change_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "full_name", "s", FALSE, N_ ("Name") },
  { "number", "s", FALSE, N_ ("Badge or employee number") },
  { "unit", "s", FALSE, N_ ("Unit") },
  { "rank", "s", FALSE, N_ ("Rank or title") },
  { "supervisor", "x", FALSE, N_ ("Supervisor"), ALPR_INPUT_PLAIN, "people" },
  { "email", "s", FALSE, N_ ("E-mail") },
  { "phone", "s", FALSE, N_ ("Telephone") },
  { NULL },
};
static const AlprAct change_act = {
  .name = "roster/change",
  .title = N_ ("Change what is known of a person"),
  .right = "administer",
  .inputs = change_inputs,
  .func = alpr_act_run_statement,
  .subject = "person",
};

static const AlprInput change_role_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "role", "s", TRUE, N_ ("Role"), ALPR_INPUT_PLAIN, "roles" },
  { "since", "s", FALSE, N_ ("Since"), ALPR_INPUT_DAY },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct change_role_act = {
  .name = "roster/change-role",
  .title = N_ ("Give a person of the roster another role"),
  .right = "administer",
  .inputs = change_role_inputs,
  .func = alpr_act_run_statement,
  .subject = "person",
  .flags = ALPR_ACT_PRIVILEGED,
  .nothing = N_ ("Nothing changes: the person has this role, or signs in to this book and is "
                 "given a role by people/change-role"),
};

static const AlprInput suspend_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "since", "s", FALSE, N_ ("Since"), ALPR_INPUT_DAY },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct suspend_act = {
  .name = "roster/suspend",
  .title = N_ ("Suspend a person"),
  .right = "administer",
  .inputs = suspend_inputs,
  .func = alpr_act_run_statement,
  .subject = "person",
  .nothing = N_ ("Nothing changes: the person is suspended or has left, or is the last "
                 "administrator of this book"),
};

static const AlprInput activate_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "since", "s", FALSE, N_ ("Since"), ALPR_INPUT_DAY },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct activate_act = {
  .name = "roster/activate",
  .title = N_ ("Let a candidate, or somebody who was suspended or had left, be active"),
  .right = "administer",
  .inputs = activate_inputs,
  .func = alpr_act_run_statement,
  .subject = "person",
  .nothing = N_ ("Nothing changes: the person is active"),
};

static const AlprInput leave_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "since", "s", FALSE, N_ ("Last day was before"), ALPR_INPUT_DAY },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct leave_act = {
  .name = "roster/leave",
  .title = N_ ("A person leaves the department"),
  .right = "administer",
  .inputs = leave_inputs,
  .func = alpr_act_run_statement,
  .subject = "person",
  .nothing = N_ ("Nothing changes: the person has left, or signs in to this book and is taken"
                 " out by people/remove"),
};

static const AlprInput appoint_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "task", "s", TRUE, N_ ("Task"), ALPR_INPUT_PLAIN, "tasks" },
  { "from", "s", FALSE, N_ ("From"), ALPR_INPUT_DAY },
  { "note", "s", FALSE, N_ ("Note"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprAct appoint_act = {
  .name = "roster/appoint",
  .title = N_ ("Name who answers for a task"),
  .right = "administer",
  .inputs = appoint_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput end_appointment_inputs[] = {
  { "appointment", "x", TRUE, N_ ("Appointment") },
  { "until", "s", FALSE, N_ ("Until"), ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct end_appointment_act = {
  .name = "roster/end-appointment",
  .title = N_ ("End an appointment"),
  .right = "administer",
  .inputs = end_appointment_inputs,
  .func = alpr_act_run_statement,
  .subject = "appointment",
  .nothing = N_ ("This appointment has ended already"),
};

const AlprAct *const alpr_acts_roster[] = {
  &add_act,
  &change_act,
  &change_role_act,
  &suspend_act,
  &activate_act,
  &leave_act,
  &appoint_act,
  &end_appointment_act,
  &alpr_roster_import_act,
  NULL,
};
