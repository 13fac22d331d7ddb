/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "alpr-sheet.h"

G_BEGIN_DECLS

/**
 * AlprChartPlace:
 * @sheet: the sheet on which chart and table stand
 * @name: its name
 * @row: the row under whose top edge the chart begins
 * @width: how wide it is, in pixels of a screen of 96 to the inch
 * @head: row of the table's head
 * @last: the last of its rows that the chart shows
 * @categories: column of the sheet that names what is counted
 * @values: columns of the sheet that count, as many as the chart has
 *
 * Where a chart stands, and what it stands for.
 */
typedef struct
{
  lxw_worksheet *sheet;
  const char *name;
  lxw_row_t row;
  int width;
  lxw_row_t head;
  lxw_row_t last;
  lxw_col_t categories;
  lxw_col_t values[ALPR_SHEET_MOST_SERIES];
} AlprChartPlace;

guint alpr_chart_get_rows (const AlprSheetChart *chart, gint64 bars);
lxw_error alpr_chart_add (lxw_workbook *book, const AlprSheetChart *chart,
                          const AlprChartPlace *place);

G_END_DECLS
