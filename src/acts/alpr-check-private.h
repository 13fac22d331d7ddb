/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-adopted.h"
#include "alpr-check.h"

G_BEGIN_DECLS

/**
 * RuleRun:
 *
 * One rule of one clause over the stretch of the period in which its policy is in force: what is
 * asked, and, once a thread has asked it, the rows.
 */
typedef struct
{
  /* What is asked */
  AlprCheckedRule *by;
  gint64 number;    /* of policy_rule */
  char *sql;        /* the rule */
  GVariant *inputs; /* a{sv}, all that it takes */
  gint64 from;
  gint64 until;
  gboolean over_many; /* it groups: its words can't be asked for again by subject */
  gboolean tell;      /* keep the words and the ids too */

  /* What came of it */
  GArray *subjects;      /* of gint64 */
  GPtrArray *whats;      /* of char*; empty unless kept */
  GPtrArray *search_ids; /* of char*; empty unless told */
  GError *error;
} RuleRun;

void alpr_rule_run_free (RuleRun *run);
GPtrArray *alpr_rule_runs_plan (AlprStore *store, AlprPeriod *period, const char *rule,
                                GPtrArray *notes, GError **error);
gboolean alpr_rule_runs_ask (AlprStore *store, GPtrArray *runs, AlprPeriod *period,
                             gint64 *searches, GCancellable *cancellable, GError **error);

G_END_DECLS
