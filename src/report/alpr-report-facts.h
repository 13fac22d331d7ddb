/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-limit.h"
#include "alpr-report-private.h"
#include "alpr-row.h"

G_BEGIN_DECLS

/**
 * AlprReportFacts:
 * @period: the period of the report
 * @audit: (nullable): the audit, as data/sql/report/audit.sql gives it
 * @drawn: items drawn at random; the four verdicts on them follow
 * @open: drawn items without a verdict
 * @limit: what the sample can't rule out; only where every drawn item has a verdict
 * @searches: searches of the population, or of the agency in the period
 * @first_at: the first of them; what the data say of the period
 * @last_at: the last of them
 * @policies: titles and versions, one a line
 * @now: when the report is written: what runs out is reckoned up to then, or to the period's end
 * @as_of: when the book last changed
 * @journal_line: the line of the journal that records that change
 * @journal_hash: its hash
 *
 * What a report says in words and heads, read once before it is written.
 */
typedef struct
{
  AlprPeriod *period;
  AlprRow *audit;
  gint64 drawn;
  gint64 compliant;
  gint64 not_compliant;
  gint64 data_error;
  gint64 undetermined;
  gint64 open;
  AlprLimit limit;
  gint64 searches;
  gint64 first_at;
  gint64 last_at;
  char *policies;
  gint64 now;
  gint64 as_of;
  gint64 journal_line;
  char *journal_hash;
} AlprReportFacts;

AlprReportFacts *alpr_report_facts_read (AlprStore *store, const AlprReportRequest *request,
                                         GError **error);
void alpr_report_facts_free (AlprReportFacts *self);

gboolean alpr_report_facts_is_final (AlprReportFacts *self);
char *alpr_report_facts_period_text (AlprReportFacts *self);
char *alpr_report_facts_found_text (AlprReportFacts *self, GTimeZone *zone);
GVariant *alpr_report_facts_inputs (AlprReportFacts *self, char **names, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprReportFacts, alpr_report_facts_free)

G_END_DECLS
