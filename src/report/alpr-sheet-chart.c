/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The charts of a workbook: native ones over the cells of a table, so that they can be changed,
 * copied and read by a screen reader's table, and no picture has to be trusted. One series, one
 * colour, no legend, values from zero. A chart stands above its table, whose rows come after it;
 * so it is put in its place first, and told its range when the table has ended.
 */

#include "alpr-sheet-chart.h"

/* libxlsxwriter's own measures: a chart's size, a row's height. */
#define OWN_WIDTH 480.0
#define OWN_HEIGHT 288.0
#define ROW_HEIGHT 20

#define FACE "Arial"
#define TEXT_COLOUR 0x26323E
#define FILL_COLOUR 0x3A6491
#define LINE_COLOUR 0xD5DBE1

#define BAR_HEIGHT 20
#define AROUND_BARS 90
#define COLUMN_CHART_HEIGHT 260

static int
height_of (const AlprSheetChart *chart, gint64 bars)
{
  if (chart->kind == ALPR_SHEET_CHART_COLUMN)
    return COLUMN_CHART_HEIGHT;
  return AROUND_BARS + BAR_HEIGHT * (int) CLAMP (bars, 2, 40);
}

/**
 * alpr_chart_get_rows:
 * @chart: a chart
 * @bars: how many bars it will have
 *
 * Returns: how many rows of the sheet it covers, with some room below
 */
guint
alpr_chart_get_rows (const AlprSheetChart *chart, gint64 bars)
{
  return (guint) ((height_of (chart, bars) + ROW_HEIGHT - 1) / ROW_HEIGHT + 1);
}

static void
set_axes (lxw_chart *self, const AlprSheetChart *chart)
{
  lxw_chart_font small = { .name = (char *) FACE, .size = 9, .color = TEXT_COLOUR };
  lxw_chart_line light = { .color = LINE_COLOUR, .width = 0.75 };
  lxw_chart_line none = { .none = LXW_TRUE };

  chart_axis_set_num_font (self->x_axis, &small);
  chart_axis_set_num_font (self->y_axis, &small);
  chart_axis_set_line (self->x_axis, &light);
  chart_axis_set_line (self->y_axis, &none);
  chart_axis_major_gridlines_set_line (self->y_axis, &light);
  chart_axis_set_num_format (self->y_axis, "#,##0");
  chart_axis_set_min (self->y_axis, 0);
  /* The first row of the table is the uppermost bar. */
  if (chart->kind == ALPR_SHEET_CHART_BAR)
    chart_axis_set_reverse (self->x_axis);
  else
    chart_axis_set_num_format (self->x_axis, "yyyy-mm-dd");
}

/**
 * alpr_chart_add:
 * @book: the workbook
 * @chart: what to draw
 * @place: where
 *
 * Returns: (transfer none): a chart of @book that still needs its range
 */
lxw_chart *
alpr_chart_add (lxw_workbook *book, const AlprSheetChart *chart, const AlprChartPlace *place)
{
  lxw_chart *self = workbook_add_chart (
      book, chart->kind == ALPR_SHEET_CHART_BAR ? LXW_CHART_BAR : LXW_CHART_COLUMN);
  lxw_chart_font bold = { .name = (char *) FACE, .size = 11, .bold = LXW_TRUE,
                          .color = TEXT_COLOUR };
  lxw_chart_line frame = { .color = LINE_COLOUR, .width = 0.75 };
  lxw_chart_options options = {
    .x_scale = place->width / OWN_WIDTH,
    .y_scale = height_of (chart, place->bars) / OWN_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = (char *) chart->title,
  };

  chart_title_set_name (self, chart->title);
  chart_title_set_name_font (self, &bold);
  chart_legend_set_position (self, LXW_CHART_LEGEND_NONE);
  chart_chartarea_set_line (self, &frame);
  chart_set_series_gap (self, 40);
  set_axes (self, chart);
  worksheet_insert_chart_opt (place->sheet, place->row, 0, self, &options);
  return self;
}

/**
 * alpr_chart_set_range:
 * @self: a chart
 * @range: the cells that it shows
 *
 * Gives a chart its one series.
 */
void
alpr_chart_set_range (lxw_chart *self, const AlprChartRange *range)
{
  lxw_chart_series *series = chart_add_series (self, NULL, NULL);
  lxw_chart_fill fill = { .color = FILL_COLOUR };

  chart_series_set_categories (series, range->sheet, range->first, range->categories, range->last,
                               range->categories);
  chart_series_set_values (series, range->sheet, range->first, range->values, range->last,
                           range->values);
  chart_series_set_name_range (series, range->sheet, range->head, range->values);
  chart_series_set_fill (series, &fill);
}
