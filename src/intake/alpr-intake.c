/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acts of this room: those whose steps read a file, or write one that other programs take. They
 * run in the same frame as all others (src/acts/alpr-act.c), which can't see this room. And what
 * acts of that room need from here: the reader of files of alerts.
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

/** alpr_intake_init: Makes the acts of this room known; more than once does no harm. */
void
alpr_intake_init (void)
{
  alpr_acts_add (acts);
  alpr_alert_file_register ();
}
