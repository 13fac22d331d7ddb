/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-report-facts.h"
#include "alpr-view.h"

G_BEGIN_DECLS

/**
 * AlprPlannedPart:
 * @part: what the definition says
 * @view: (nullable): the view; %NULL for a block of words
 * @inputs: what its query takes
 * @order: (nullable): which of its rows, sorted how; %NULL for all in the query's order
 * @columns: (element-type AlprColumn): the columns that are shown, of the view
 * @rows: how many rows there are
 * @kept: (nullable) (element-type AlprRow): the rows, where they were read already
 */
typedef struct
{
  const AlprReportPart *part;
  AlprView *view;
  GVariant *inputs;
  const AlprViewOrder *order;
  GPtrArray *columns;
  gint64 rows;
  GPtrArray *kept;
} AlprPlannedPart;

typedef struct
{
  const AlprReportSheet *sheet;
  GPtrArray *parts; /* of AlprPlannedPart */
  GArray *grid;     /* of int: widths of the sheet's columns */
  gint64 rows;      /* of its tables */
} AlprPlannedSheet;

/**
 * AlprReportPlan:
 * @sheets: (element-type AlprPlannedSheet): what will be written, in order
 * @absent: (element-type utf8): titles of sheets that would be empty, as the definition has them
 * @rows: rows of all tables, for the progress
 */
typedef struct
{
  GPtrArray *sheets;
  GPtrArray *absent;
  gint64 rows;
} AlprReportPlan;

AlprReportPlan *alpr_report_plan_new (AlprReport *report, AlprStore *store, AlprReportFacts *facts,
                                      GCancellable *cancellable, GError **error);
AlprReportPlan *alpr_report_plan_new_table (AlprReport *report, AlprStore *store,
                                            AlprReportFacts *facts, GCancellable *cancellable,
                                            GError **error);
void alpr_report_plan_set_grid (AlprPlannedSheet *sheet);
void alpr_report_plan_free (AlprReportPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprReportPlan, alpr_report_plan_free)

G_END_DECLS
