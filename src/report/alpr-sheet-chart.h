/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "alpr-sheet.h"

G_BEGIN_DECLS

/**
 * AlprChartPlace:
 * @sheet: the sheet on which chart and table stand
 * @row: the row under whose top edge the chart begins
 * @width: how wide it is, in points of a screen of 96 to the inch
 * @bars: how many bars it will have
 */
typedef struct
{
  lxw_worksheet *sheet;
  lxw_row_t row;
  int width;
  gint64 bars;
} AlprChartPlace;

/**
 * AlprChartRange:
 * @sheet: name of the sheet
 * @head: row of the table's head
 * @first: its first row
 * @last: its last row
 * @categories: column of the sheet that names what is counted
 * @values: column of the sheet that counts
 */
typedef struct
{
  const char *sheet;
  lxw_row_t head;
  lxw_row_t first;
  lxw_row_t last;
  lxw_col_t categories;
  lxw_col_t values;
} AlprChartRange;

guint alpr_chart_get_rows (const AlprSheetChart *chart, gint64 bars);
lxw_chart *alpr_chart_add (lxw_workbook *book, const AlprSheetChart *chart,
                           const AlprChartPlace *place);
void alpr_chart_set_range (lxw_chart *self, const AlprChartRange *range);

G_END_DECLS
