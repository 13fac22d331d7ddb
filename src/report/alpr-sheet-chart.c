/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The charts of a workbook: native ones over the cells of a table, so that they can be changed,
 * copied and checked against what they show. One series has one colour and no legend; several stand
 * on top of each other, with one. Values begin at zero. A chart stands above its table, whose rows
 * come after it: room is left for it first, and it is put there when the table has ended.
 */

#include "alpr-sheet-chart.h"

/* libxlsxwriter's own measures: a chart's size, a row's height. */
#define OWN_WIDTH 480.0
#define OWN_HEIGHT 288.0
#define ROW_HEIGHT 20

#define FACE "Arial"
#define TEXT_COLOUR 0x26323E
#define LINE_COLOUR 0xD5DBE1

#define BAR_HEIGHT 20
#define AROUND_BARS 90
#define COLUMN_CHART_HEIGHT 260

/* Told apart by lightness too, so that they are on a page without colour. */
static const lxw_color_t fills[ALPR_SHEET_MOST_SERIES]
    = { 0x3A6491, 0xC8862B, 0x8DA9C4, 0xB9BEC4, 0xE3E6E9 };

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
  gboolean lying = chart->kind == ALPR_SHEET_CHART_BAR;
  lxw_chart_axis *names = lying ? self->y_axis : self->x_axis;
  lxw_chart_axis *numbers = lying ? self->x_axis : self->y_axis;
  lxw_chart_font small = { .name = (char *) FACE, .size = 9, .color = TEXT_COLOUR };
  lxw_chart_line light = { .color = LINE_COLOUR, .width = 0.75 };
  lxw_chart_line none = { .none = LXW_TRUE };

  chart_axis_set_num_font (names, &small);
  chart_axis_set_line (names, &light);
  chart_axis_set_num_font (numbers, &small);
  chart_axis_set_line (numbers, &none);
  chart_axis_major_gridlines_set_visible (numbers, LXW_TRUE);
  chart_axis_major_gridlines_set_line (numbers, &light);
  chart_axis_set_num_format (numbers, "#,##0");
  chart_axis_set_min (numbers, 0);
  /* The first row of the table is the uppermost bar. */
  if (lying)
    {
      chart_axis_set_reverse (names);
      chart_axis_set_crossing_max (names);
    }
  else
    chart_axis_set_num_format (names, "yyyy-mm-dd");
}

static void
add_series (lxw_chart *self, const AlprChartPlace *place, guint n)
{
  lxw_chart_series *series = chart_add_series (self, NULL, NULL);
  lxw_chart_fill fill = { .color = fills[n] };

  chart_series_set_categories (series, place->name, place->head + 1, place->categories,
                               place->last, place->categories);
  chart_series_set_values (series, place->name, place->head + 1, place->values[n], place->last,
                           place->values[n]);
  chart_series_set_name_range (series, place->name, place->head, place->values[n]);
  chart_series_set_fill (series, &fill);
}

static uint8_t
type_of (const AlprSheetChart *chart)
{
  if (chart->kind == ALPR_SHEET_CHART_BAR)
    return chart->n_values > 1 ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR;
  return chart->n_values > 1 ? LXW_CHART_COLUMN_STACKED : LXW_CHART_COLUMN;
}

/**
 * alpr_chart_add:
 * @book: the workbook
 * @chart: what to draw
 * @place: where, and over which cells
 *
 * Returns: the library's word on it
 */
lxw_error
alpr_chart_add (lxw_workbook *book, const AlprSheetChart *chart, const AlprChartPlace *place)
{
  lxw_chart *self = workbook_add_chart (book, type_of (chart));
  lxw_chart_font bold = { .name = (char *) FACE, .size = 11, .bold = LXW_TRUE,
                          .color = TEXT_COLOUR };
  lxw_chart_line frame = { .color = LINE_COLOUR, .width = 0.75 };
  lxw_chart_options options = {
    .x_scale = place->width / OWN_WIDTH,
    .y_scale = height_of (chart, place->last - place->head) / OWN_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = (char *) chart->title,
  };

  chart_title_set_name (self, chart->title);
  chart_title_set_name_font (self, &bold);
  chart_legend_set_position (self, chart->n_values > 1 ? LXW_CHART_LEGEND_BOTTOM
                                                       : LXW_CHART_LEGEND_NONE);
  chart_chartarea_set_line (self, &frame);
  chart_set_series_gap (self, 40);
  set_axes (self, chart);
  for (guint n = 0; n < chart->n_values; n++)
    add_series (self, place, n);
  return worksheet_insert_chart_opt (place->sheet, place->row, 0, self, &options);
}
