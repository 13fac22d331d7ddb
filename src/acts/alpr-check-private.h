/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A screen taken apart: a rule with its inputs for one stretch of time is asked once, whatever
 * number of clauses use it; its answer is the searches that it tells.
 */
#pragma once

#include "alpr-adopted.h"
#include "alpr-check.h"

G_BEGIN_DECLS

/* A finding's number is its rule's number, times this, plus its subject. */
#define ALPR_FINDINGS_A_RULE (G_GINT64_CONSTANT (1) << 40)

/**
 * AlprCheckQuestion:
 * @rule: the rule's name
 * @sql: its text
 * @together: whether it counts over many searches, so that it can't be asked about one
 * @sorts: whether it sorts millions of them for that
 * @from: first instant of the stretch
 * @until: the instant after it
 * @inputs: a{sv} of exactly what the rule takes
 * @first: lowest id that a search of the stretch can have
 * @last: highest
 * @uses: (element-type AlprCheckedRule): the clauses that ask; owned by the check
 * @subjects: (element-type gint64): the answer, sorted
 * @whats: (element-type utf8): what is told of each subject; only where @together
 * @error: (nullable): why there is no answer
 */
typedef struct
{
  char *rule;
  char *sql;
  gboolean together;
  gboolean sorts;
  gint64 from;
  gint64 until;
  GVariant *inputs;
  gint64 first;
  gint64 last;
  GPtrArray *uses;
  GArray *subjects;
  GPtrArray *whats;
  GError *error;
} AlprCheckQuestion;

/* alpr-check-plan.c */
GPtrArray *alpr_check_plan (AlprStore *store, AlprPeriod *period, const char *rule,
                            AlprCheck *check, GError **error);

/* alpr-check-ask.c */
gboolean alpr_check_ask (AlprStore *store, GPtrArray *questions, GCancellable *cancellable,
                         GError **error);
GVariant *alpr_check_question_inputs (const AlprCheckQuestion *question, gint64 first,
                                      gint64 last);
char *alpr_check_question_compose (const AlprCheckQuestion *question, const char *columns,
                                   const char *join);

/* alpr-check-write.c */
gboolean alpr_check_write (AlprStore *store, AlprCheckQuestion *question, GError **error);

G_END_DECLS
