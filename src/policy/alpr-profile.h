/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alpr-period.h"

G_BEGIN_DECLS

/**
 * AlprHow:
 *
 * What the desk does with the rows of a clause's rule; the column `how` of the requirements.
 */
typedef enum
{
  ALPR_HOW_ENFORCED,
  ALPR_HOW_SCREENED,
  ALPR_HOW_SCHEDULED,
  ALPR_HOW_RECORDED,
  ALPR_HOW_REPORTED
} AlprHow;

/**
 * AlprClauseState:
 * @ALPR_CLAUSE_AT_WORK: a rule, a duty, a report or a mechanism of the program does it
 * @ALPR_CLAUSE_RECORDED: a table, a view and a form keep it
 * @ALPR_CLAUSE_NOT_YET: nothing of the program does it yet; never shown as met
 */
typedef enum
{
  ALPR_CLAUSE_AT_WORK,
  ALPR_CLAUSE_RECORDED,
  ALPR_CLAUSE_NOT_YET
} AlprClauseState;

/**
 * AlprRuleUse:
 * @rule: name of the rule, a file of data/sql/rules
 * @severity: `violation`, `data-error`, `notice` or `counted`; or `gate`, which is asked before an
 *   act of the clause's `on` ends and is no part of a screening; or `duty`, whose rows are what is
 *   to be done
 * @inputs: a{sv}: what the clause gives the rule beside :policy, :from and :until
 *
 * A rule as a clause uses it.
 */
typedef struct
{
  char *rule;
  char *severity;
  GVariant *inputs;
} AlprRuleUse;

/**
 * AlprDutyPlan:
 * @what: what is to be done, one sentence
 * @every: how often
 * @within_days: days after the period's end by which it is due
 * @act: the act that does it, as `audits/finalise`
 * @sample: least number of items; 0 where the duty is no sample
 * @role: who answers for it, a role of the profile
 *
 * A duty that comes again.
 */
typedef struct
{
  char *what;
  AlprPeriodKind every;
  int within_days;
  char *act;
  int sample;
  char *role;
} AlprDutyPlan;

/**
 * AlprClause:
 * @partly: what is still missing; a clause that has it is not yet at work, though its rules run
 * @line: the line of the profile on which it begins
 *
 * One clause of a policy. Owned by its profile.
 */
typedef struct
{
  char *id;
  char *clause;
  char *text;
  char *area;
  AlprHow how;
  AlprClauseState state;
  GPtrArray *rules;   /* of AlprRuleUse */
  char **on;          /* acts at which its gates stand; may be empty */
  AlprDutyPlan *duty; /* nullable */
  char *report;       /* nullable */
  char *record;       /* nullable: the view that shows what is kept */
  char *mechanism;    /* nullable: what of the program itself does it */
  char **questions;   /* what an auditor asks of each item; may be empty */
  char *partly;       /* nullable */
  int line;
} AlprClause;

/**
 * AlprCourse:
 * @id: its name in records and profiles, as `cjis-security-awareness`
 * @title: what people call it
 * @days: for how many days it is good once it is passed; 0 where it never runs out
 *
 * A training course or certificate that a policy asks of some role. Owned by its profile.
 */
typedef struct
{
  char *id;
  char *title;
  gint64 days;
} AlprCourse;

#define ALPR_TYPE_PROFILE (alpr_profile_get_type ())
G_DECLARE_FINAL_TYPE (AlprProfile, alpr_profile, ALPR, PROFILE, GObject)

char **alpr_profile_list_shipped (void);
AlprProfile *alpr_profile_load_shipped (const char *id, GError **error);
AlprProfile *alpr_profile_load (const char *file, GBytes *json, GError **error);
gboolean alpr_profile_check_definitions (AlprProfile *self, GError **error);

const char *alpr_profile_get_id (AlprProfile *self);
const char *alpr_profile_get_title (AlprProfile *self);
const char *alpr_profile_get_agency (AlprProfile *self);
const char *alpr_profile_get_notice (AlprProfile *self);
const char *alpr_profile_get_version (AlprProfile *self);
const GDate *alpr_profile_get_in_force_from (AlprProfile *self);
const GDate *alpr_profile_get_in_force_until (AlprProfile *self);
GBytes *alpr_profile_get_json (AlprProfile *self);
GPtrArray *alpr_profile_get_clauses (AlprProfile *self);
const AlprClause *alpr_profile_find_clause (AlprProfile *self, const char *id);
char **alpr_profile_list_lists (AlprProfile *self);
const char *const *alpr_profile_get_list (AlprProfile *self, const char *list);
GPtrArray *alpr_profile_get_courses (AlprProfile *self);
const AlprCourse *alpr_profile_find_course (AlprProfile *self, const char *id);
GHashTable *alpr_profile_get_numbers (AlprProfile *self);
const char *alpr_profile_get_note (AlprProfile *self, const char *about);
const char *const *alpr_profile_get_roles (AlprProfile *self);
const char *alpr_profile_get_role_title (AlprProfile *self, const char *role);
const char *const *alpr_profile_get_role_rights (AlprProfile *self, const char *role);
const char *const *alpr_profile_get_role_needs (AlprProfile *self, const char *role);

const char *alpr_how_to_text (AlprHow how);
const char *alpr_clause_state_to_text (AlprClauseState state);

G_END_DECLS
