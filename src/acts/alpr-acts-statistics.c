/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on what the yearly statistics say beside their figures. Each is its statement
 * (data/sql/statistics).
 */

#include "alpr-acts-private.h"

static const AlprInput not_captured_inputs[] = {
  { "figure", "s", TRUE, N_ ("Figure"), ALPR_INPUT_PLAIN, "figures" },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { "from", "s", FALSE, N_ ("From (today, where left out)"), ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct not_captured_act = {
  .name = "statistics/not-captured",
  .title = N_ ("Say that the system does not capture a figure"),
  .right = "report",
  .inputs = not_captured_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput captured_inputs[] = {
  { "figure", "s", TRUE, N_ ("Figure"), ALPR_INPUT_PLAIN, "figures" },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { "from", "s", FALSE, N_ ("From (today, where left out)"), ALPR_INPUT_DAY },
  { NULL },
};
static const AlprAct captured_act = {
  .name = "statistics/captured",
  .title = N_ ("Say that the system captures a figure"),
  .right = "report",
  .inputs = captured_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput practice_inputs[] = {
  { "topic", "s", TRUE, N_ ("Topic"), ALPR_INPUT_PLAIN, "practices" },
  { "statement", "s", TRUE, N_ ("Statement, as the report prints it"), ALPR_INPUT_NOTE },
  { "from", "s", FALSE, N_ ("Holds from (today, where left out)"), ALPR_INPUT_DAY },
  { "document", "s", FALSE, N_ ("Document"), ALPR_INPUT_FILE },
  { NULL },
};
static const AlprAct practice_act = {
  .name = "statistics/practice",
  .title = N_ ("Put a practice of the agency into words"),
  .right = "report",
  .inputs = practice_inputs,
  .func = alpr_act_run_statement,
};

const AlprAct *const alpr_acts_statistics[] = {
  &not_captured_act,
  &captured_act,
  &practice_act,
  NULL,
};
