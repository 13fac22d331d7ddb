/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-desk.h"
#include "alpr-report.h"

G_BEGIN_DECLS

/**
 * AlprReportJob:
 * @report: id of the report
 * @period: (nullable): what it is about, where it is no audit
 * @audit: number of the audit; 0 for none
 * @path: where the file goes
 *
 * A report to be written.
 */
typedef struct
{
  const char *report;
  AlprPeriod *period;
  gint64 audit;
  const char *path;
} AlprReportJob;

void alpr_report_job_start (AlprDesk *desk, const AlprReportJob *job, GAsyncReadyCallback callback,
                            gpointer data);
char *alpr_report_job_finish (AlprDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
