/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rooms below have from this one without seeing it: the acts whose steps read a file, or
 * write one that other programs take, which run in the same frame as all others
 * (src/acts/alpr-act.c); and the reader of alerts.
 */

#include "alpr-intake.h"

#include "alpr-alert-file.h"
#include "alpr-hot-list-acts.h"

static const AlprAct *const acts[] = {
  &alpr_hot_list_take_in_act,
  &alpr_hot_list_export_act,
  &alpr_hot_list_request_act,
  NULL,
};

/** alpr_intake_init: Makes acts and readers of this room known; more than once does no harm. */
void
alpr_intake_init (void)
{
  alpr_alert_file_register ();
  alpr_acts_add (acts);
}
