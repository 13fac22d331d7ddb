/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-report.h"
#include "alpr-sheet.h"

G_BEGIN_DECLS

/**
 * AlprReportNeed:
 * @ALPR_REPORT_NEEDS_NOTHING: stands in every report
 * @ALPR_REPORT_NEEDS_AUDIT: only when the report is about an audit
 * @ALPR_REPORT_NEEDS_NO_AUDIT: only when it is not
 *
 * What must be given for a sheet or a part of it to be there.
 */
typedef enum
{
  ALPR_REPORT_NEEDS_NOTHING,
  ALPR_REPORT_NEEDS_AUDIT,
  ALPR_REPORT_NEEDS_NO_AUDIT
} AlprReportNeed;

/**
 * AlprReportLayout:
 * @ALPR_REPORT_PAGE: text and small tables, each spread over the page
 * @ALPR_REPORT_LIST: one table, whose head stays in view
 * @ALPR_REPORT_TABLES: tables one below the other, in the same columns
 */
typedef enum
{
  ALPR_REPORT_PAGE,
  ALPR_REPORT_LIST,
  ALPR_REPORT_TABLES
} AlprReportLayout;

typedef struct
{
  AlprSheetChartKind kind;
  char *categories; /* fields of the view */
  char **values;    /* one, or several on top of each other */
  guint most;
  char *title;
} AlprReportChart;

/* A part of a sheet: a block of words that the program provides, words of the definition's own, or
 * a view as a table. */
typedef struct
{
  char *id;
  char *words;    /* NULL for all but words */
  AlprSheetStyle style;
  char *block;    /* NULL for all but a block */
  char *view;     /* NULL for all but a table */
  char **columns; /* fields, or field:width; NULL for all of the view */
  char *title;    /* a heading over it; NULL for none */
  char *note;     /* a line under the heading; NULL for none */
  AlprReportNeed need;
  GPtrArray *charts; /* of AlprReportChart */
} AlprReportPart;

typedef struct
{
  char *id;
  char *title;
  char *what; /* one line on what stands there; NULL for none */
  AlprReportLayout layout;
  gboolean landscape;
  AlprReportNeed need;
  GPtrArray *parts; /* of AlprReportPart */
} AlprReportSheet;

struct _AlprReport
{
  GObject parent_instance;

  /* Owned, as defined */
  char *id;
  char *title;
  char *summary;
  char *cadence;
  char **areas;
  char **csv; /* ids of parts: the first that can be had becomes the CSV file */
  gboolean needs_audit;
  GPtrArray *sheets; /* of AlprReportSheet */
};

void alpr_report_chart_free (AlprReportChart *chart);
void alpr_report_part_free (AlprReportPart *part);
gboolean alpr_report_has_block (const char *name);

G_END_DECLS
