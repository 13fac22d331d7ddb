/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-period.h"

G_BEGIN_DECLS

/**
 * AlprCheckedRule:
 * @profile: the policy’s profile
 * @clause: the clause that names the rule
 * @rule: the rule
 * @severity: `violation`, `data-error`, `notice` or `counted`
 * @number: the rule's number in the book, a `policy_rule`
 * @findings: how many it gives
 * @added: how many of them are new in the book
 * @removed: how many that stood in the book it no longer gives
 *
 * A rule as one clause uses it, and what came of it.
 */
typedef struct
{
  char *profile;
  char *clause;
  char *rule;
  char *severity;
  gint64 number;
  gint64 findings;
  gint64 added;
  gint64 removed;
} AlprCheckedRule;

/**
 * AlprCheckFinding:
 * @by: the rule
 * @search_id: the search's id, as people see it
 * @what: what was found, in words
 * @data: what was given with the function
 *
 * Told each finding, rule after rule.
 */
typedef void (*AlprCheckFinding) (const AlprCheckedRule *by, const char *search_id,
                                  const char *what, gpointer data);

/**
 * AlprCheck:
 * @searches: how many of the agency's own searches the period has
 * @rules: (element-type AlprCheckedRule): the rules, in the order of the clauses
 * @notes: what is to be known beside the figures
 *
 * What a screening of a period gave.
 */
typedef struct
{
  gint64 searches;
  GPtrArray *rules;
  GPtrArray *notes;
} AlprCheck;

AlprCheck *alpr_check_run (AlprStore *store, AlprActor *actor, AlprPeriod *period, const char *rule,
                           AlprCheckFinding found, gpointer found_data, GCancellable *cancellable,
                           GError **error);
void alpr_check_free (AlprCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprCheck, alpr_check_free)

G_END_DECLS
