/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-period.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprCheckCount:
 * @profile: the adopted profile
 * @clause: the clause that names the rule
 * @rule: the rule
 * @severity: what a finding of it is: `violation`, `data-error`, `notice` or `counted`
 * @number: the rule's number in the book, a `policy_rule`
 * @findings: how many it told in the period
 * @added: how many of them are new
 * @removed: how many that stood in the book it no longer tells
 *
 * What a clause's rule told.
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
} AlprCheckCount;

/**
 * AlprCheckResult:
 * @searches: the agency's own searches of the period
 * @findings: what was told in all
 * @counts: (element-type AlprCheckCount): a line for each clause's rule
 */
typedef struct
{
  gint64 searches;
  gint64 findings;
  GPtrArray *counts;
} AlprCheckResult;

void alpr_check_result_free (AlprCheckResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprCheckResult, alpr_check_result_free)

AlprCheckResult *alpr_check_run (AlprStore *store, AlprPeriod *period, const char *rule,
                                 GCancellable *cancellable, GError **error);

/**
 * AlprFindingFunc:
 * @count: the clause's rule
 * @subject: the search's id, as people see it
 * @what: what is told of it
 * @data: user data
 * @error: return location for an error
 *
 * Takes one finding.
 *
 * Returns: %FALSE with an error to stop
 */
typedef gboolean (*AlprFindingFunc) (const AlprCheckCount *count, const char *subject,
                                     const char *what, gpointer data, GError **error);

gboolean alpr_check_each_finding (AlprStore *store, AlprPeriod *period, const char *rule,
                                  AlprFindingFunc func, gpointer data, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
