/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-report-plan.h"

G_BEGIN_DECLS

/**
 * AlprReportRun:
 *
 * One writing of a report, as its blocks see it.
 */
typedef struct
{
  AlprReport *report;
  AlprStore *store;
  const AlprReportRequest *request;
  AlprReportFacts *facts;
  AlprReportPlan *plan;
  AlprSheetWriter *writer;
  GCancellable *cancellable;
  gint64 written; /* rows so far */
} AlprReportRun;

typedef gboolean (*AlprReportBlock) (AlprReportRun *run, GError **error);

AlprReportBlock alpr_report_find_block (const char *name);

/* The blocks */
gboolean alpr_report_block_about (AlprReportRun *run, GError **error);
gboolean alpr_report_block_facts (AlprReportRun *run, GError **error);
gboolean alpr_report_block_verdict (AlprReportRun *run, GError **error);
gboolean alpr_report_block_contents (AlprReportRun *run, GError **error);
gboolean alpr_report_block_sign_off (AlprReportRun *run, GError **error);
gboolean alpr_report_block_method (AlprReportRun *run, GError **error);
gboolean alpr_report_block_repeat (AlprReportRun *run, GError **error);
gboolean alpr_report_block_limits (AlprReportRun *run, GError **error);

/* Tables (alpr-report-table.c) */
gboolean alpr_report_check_cancelled (GCancellable *cancellable, GError **error);
gboolean alpr_report_write_table (AlprReportRun *run, AlprPlannedPart *part,
                                  AlprPlannedSheet *sheet, GError **error);

/* Files (alpr-report-write.c) */
typedef gboolean (*AlprReportWriteFunc) (AlprReportRun *run, const char *path, GError **error);

AlprSheetWriter *alpr_report_make_writer (const AlprReportRequest *request, gboolean *one_table,
                                          GError **error);
char *alpr_report_keep (AlprReportRun *run, AlprReportWriteFunc func, GError **error);

/* What blocks write with */
gboolean alpr_report_say (AlprReportRun *run, AlprSheetStyle style, GError **error,
                          const char *format, ...) G_GNUC_PRINTF (4, 5);
gboolean alpr_report_fact (AlprReportRun *run, const char *label, const char *text, GError **error);
gboolean alpr_report_fact_code (AlprReportRun *run, const char *label, const char *text,
                                GError **error);
gboolean alpr_report_fact_number (AlprReportRun *run, const char *label, gint64 number,
                                  GError **error);
gboolean alpr_report_fact_time (AlprReportRun *run, const char *label, gint64 time,
                                const char *who, GError **error);

G_END_DECLS
