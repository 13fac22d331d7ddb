/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-period.h"
#include "alpr-store.h"
#include "alpr-view.h"

G_BEGIN_DECLS

#define ALPR_TYPE_REPORT (alpr_report_get_type ())
G_DECLARE_FINAL_TYPE (AlprReport, alpr_report, ALPR, REPORT, GObject)

/**
 * AlprReportOffer:
 * @id: the report's id
 * @title: untranslated title
 * @summary: untranslated sentence that says what it holds
 * @cadence: how often the policy asks for it, or for what it is about: `month`, `quarter`, `half`,
 *   `year`; empty where no clause does
 * @clauses: ids of the clauses that name it, joined by ", "; empty where none does
 * @needs_audit: whether it is about one audit and says little without
 *
 * A report that can be had.
 */
typedef struct
{
  char *id;
  char *title;
  char *summary;
  char *cadence;
  char *clauses;
  gboolean needs_audit;
} AlprReportOffer;

/**
 * AlprReportProgress:
 * @fraction: 0 to 1
 * @data: what was given with the function
 */
typedef void (*AlprReportProgress) (double fraction, gpointer data);

/**
 * AlprReportRequest:
 * @period: the period; may be %NULL where @audit is given, whose period counts
 * @audit: number of the audit; 0 for none
 * @agency: whose report it is
 * @zone: the agency's time zone
 * @now: this instant; stands in the file only when the book holds nothing that is older
 * @path: where the file is to stand; its ending (xlsx, csv) chooses the writer
 * @mark: whether a CSV file opens with a byte order mark
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 *
 * What is asked of a report.
 */
typedef struct
{
  AlprPeriod *period;
  gint64 audit;
  const char *agency;
  GTimeZone *zone;
  gint64 now;
  const char *path;
  gboolean mark;
  AlprReportProgress progress;
  gpointer progress_data;
} AlprReportRequest;

/**
 * AlprReportList:
 * @view: a view whose query gives `id`
 * @inputs: (nullable): a{sv}, what its query takes
 * @order: which rows, sorted how
 *
 * A list as somebody sees it.
 */
typedef struct
{
  AlprView *view;
  GVariant *inputs;
  const AlprViewOrder *order;
} AlprReportList;

char **alpr_report_list_ids (void);
GPtrArray *alpr_report_list (GPtrArray *profiles, GError **error);
AlprReport *alpr_report_load (const char *id, GError **error);
AlprReport *alpr_report_load_bytes (const char *id, GBytes *xml, GError **error);

const char *alpr_report_get_id (AlprReport *self);
const char *alpr_report_get_title (AlprReport *self);
const char *alpr_report_get_summary (AlprReport *self);
const char *alpr_report_get_cadence (AlprReport *self);
const char *const *alpr_report_get_areas (AlprReport *self);
gboolean alpr_report_get_needs_audit (AlprReport *self);
char **alpr_report_list_views (AlprReport *self);
gboolean alpr_report_check_rights (AlprReport *self, AlprActor *actor, GError **error);

char *alpr_report_write (AlprReport *self, AlprStore *store, const AlprReportRequest *request,
                         GCancellable *cancellable, GError **error);
char *alpr_report_write_list (const AlprReportList *list, AlprStore *store,
                              const AlprReportRequest *request, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
