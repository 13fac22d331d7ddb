/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-profile.h"

G_BEGIN_DECLS

/**
 * AlprDutyState:
 * @ALPR_DUTY_OVERDUE: its day has passed
 * @ALPR_DUTY_DUE: to be done now
 * @ALPR_DUTY_UPCOMING: its time has not come yet
 * @ALPR_DUTY_DONE: done
 */
typedef enum
{
  ALPR_DUTY_OVERDUE,
  ALPR_DUTY_DUE,
  ALPR_DUTY_UPCOMING,
  ALPR_DUTY_DONE
} AlprDutyState;

/**
 * AlprDuty:
 * @profile: id of the profile that asks it
 * @clause: id of the clause
 * @what: what is to be done
 * @act: the act that does it
 * @role: who answers for it
 * @sample: least number of items; 0 where the duty is no sample
 * @subject: what a rule tells of, in the area of the clause; 0 for what comes again
 * @area: (nullable): the clause's area
 * @period: (nullable): what it is about; %NULL for what a rule tells
 * @opens: the day from which it is due
 * @due: the last day on which it is in time
 * @state: how it stands
 *
 * One occasion on which a clause asks something: again and again, or since a rule has told a row.
 */
typedef struct
{
  char *profile;
  char *clause;
  char *what;
  char *act;
  char *role;
  int sample;
  gint64 subject;
  char *area;
  AlprPeriod *period;
  GDate opens;
  GDate due;
  AlprDutyState state;
} AlprDuty;

/**
 * AlprDutyDone:
 * @clause: id of a clause
 * @period: the period of the audit that was finalised for it, as `2026-Q3`
 *
 * Something that was done.
 */
typedef struct
{
  char *clause;
  char *period;
} AlprDutyDone;

/**
 * AlprDutyScope:
 * @adopted: the day on which the agency adopted the profile
 * @first_data: the first day of which the book holds data; invalid where it holds none
 * @until: the first day on which the profile is no longer in force; invalid where there is none
 * @today: the day as of which states are asked
 * @zone: the agency's time zone
 * @done: (element-type AlprDutyDone): what was done
 *
 * What beside the profile decides which duties there are.
 */
typedef struct
{
  GDate adopted;
  GDate first_data;
  GDate until;
  GDate today;
  GTimeZone *zone;
  GPtrArray *done;
} AlprDutyScope;

GPtrArray *alpr_duties_list (AlprProfile *profile, const AlprDutyScope *scope);
AlprDuty *alpr_duty_new_told (AlprProfile *profile, const AlprClause *clause, const char *what,
                              const GDate *due, const GDate *today);
void alpr_duties_sort (GPtrArray *duties);
void alpr_duty_free (AlprDuty *duty);
AlprDutyDone *alpr_duty_done_new (const char *clause, const char *period);
void alpr_duty_done_free (AlprDutyDone *done);
const char *alpr_duty_state_to_text (AlprDutyState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprDuty, alpr_duty_free)

G_END_DECLS
