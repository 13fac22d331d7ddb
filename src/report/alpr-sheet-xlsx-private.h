/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-sheet-look.h"
#include "alpr-sheet-xlsx.h"

G_BEGIN_DECLS

/* In points; what a row has that nobody set */
#define ALPR_SHEET_XLSX_ROW_HEIGHT 15.0

/* A stretch of time in which the zone's offset is one and the same, to ask the zone seldom. */
typedef struct
{
  GTimeZone *zone; /* a reference */
  gint64 low;
  gint64 high;
  int interval;
  gint64 offset;
} AlprSheetClock;

struct _AlprSheetXlsx
{
  GObject parent_instance;

  /* The file */
  lxw_workbook *book; /* owned until closed */
  AlprLooks looks;
  char *path;   /* owned */
  char *folder; /* owned: the private folder */
  guint32 row_limit;

  /* What all sheets share, owned */
  char *id;
  char *agency;
  char *title;
  char *subject;
  char *source;
  char *draft;
  AlprSheetClock clock;

  /* The open sheet */
  lxw_worksheet *sheet; /* of the book */
  char *sheet_title;    /* owned */
  int *grid;            /* owned: widths of its columns */
  guint n_grid;
  gboolean landscape;
  gboolean listed;
  guint part;
  lxw_row_t row; /* the next one */
  double fill;   /* since a page of paper was begun, in points */
  GArray *breaks; /* of lxw_row_t: rows that begin a page of paper */

  /* The open table */
  const AlprSheetTable *table; /* the caller's, until its end */
  lxw_row_t *chart_rows;       /* owned: where its charts will stand; NULL when they do */
  lxw_row_t head;
};

/* Cells (alpr-sheet-xlsx-cell.c) */
gboolean alpr_sheet_xlsx_check (AlprSheetXlsx *self, lxw_error code, GError **error);
double alpr_sheet_xlsx_width (AlprSheetXlsx *self, guint start, guint span);
double alpr_sheet_xlsx_height_for (const char *text, double width, AlprLook look);
double alpr_sheet_xlsx_height_of_cell (AlprSheetXlsx *self, guint start, guint span,
                                       const AlprSheetCell *cell);
gboolean alpr_sheet_xlsx_put (AlprSheetXlsx *self, guint start, guint span,
                              const AlprSheetCell *cell, lxw_format *format, GError **error);
void alpr_sheet_xlsx_end_row (AlprSheetXlsx *self, double height);
void alpr_sheet_xlsx_keep_together (AlprSheetWriter *writer, guint lines);
gboolean alpr_sheet_xlsx_put_line (AlprSheetXlsx *self, AlprLook look, const char *text,
                                   double least, GError **error);

/* Sheets (alpr-sheet-xlsx.c) */
void alpr_sheet_xlsx_close_part (AlprSheetXlsx *self);
char *alpr_sheet_xlsx_sheet_name (AlprSheetXlsx *self);
gboolean alpr_sheet_xlsx_open_part (AlprSheetXlsx *self, GError **error);

/* Tables (alpr-sheet-xlsx-table.c) */
gboolean alpr_sheet_xlsx_add_fact (AlprSheetWriter *writer, const char *label,
                                   const AlprSheetCell *value, GError **error);
gboolean alpr_sheet_xlsx_begin_table (AlprSheetWriter *writer, const AlprSheetTable *table,
                                      GError **error);
gboolean alpr_sheet_xlsx_add_row (AlprSheetWriter *writer, const AlprSheetCell *cells,
                                  GError **error);
gboolean alpr_sheet_xlsx_end_table (AlprSheetWriter *writer, GError **error);

G_END_DECLS
