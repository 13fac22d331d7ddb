/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of a workbook. A head stands over the rows, charts over the head. Where a sheet is one
 * table its head stays in view, is repeated on paper and can be filtered by; a table of more rows
 * than a sheet holds goes on on the next one, which opens as the first did.
 */

#include "alpr-sheet-xlsx-private.h"

#include "alpr-sheet-chart.h"

#define FORM_ROW_HEIGHT 32.0
#define SPACE_HEIGHT 9.0
#define LABEL_WIDTH 22
#define CHART_WIDTH_MOST 960

static guint
label_span (AlprSheetXlsx *self)
{
  guint span = 1;

  while (span + 1 < self->n_grid && alpr_sheet_xlsx_width (self, 0, span) < LABEL_WIDTH)
    span++;
  return span;
}

/** alpr_sheet_xlsx_add_fact: See AlprSheetWriterInterface. */
gboolean
alpr_sheet_xlsx_add_fact (AlprSheetWriter *writer, const char *label, const AlprSheetCell *value,
                          GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);
  guint span = label_span (self);
  AlprSheetCell name = ALPR_SHEET_CELL_TEXT (label);
  lxw_format *format = alpr_looks_get_for_cell (&self->looks, value);
  double height = MAX (alpr_sheet_xlsx_height_of_cell (self, 0, span, &name),
                       alpr_sheet_xlsx_height_of_cell (self, span, self->n_grid - span, value));

  /* A number beside its label reads from the left. */
  if (value->kind == ALPR_SHEET_NUMBER)
    format = self->looks.formats[ALPR_LOOK_FACT_NUMBER];
  if (!alpr_sheet_xlsx_put (self, 0, span, &name, self->looks.formats[ALPR_LOOK_LABEL], error)
      || !alpr_sheet_xlsx_put (self, span, self->n_grid - span, value, format, error))
    return FALSE;
  alpr_sheet_xlsx_end_row (self, height);
  return TRUE;
}

static gboolean
is_number (AlprSheetCellKind kind)
{
  return kind == ALPR_SHEET_NUMBER || kind == ALPR_SHEET_PERCENT;
}

static double
height_of_head (AlprSheetXlsx *self)
{
  double height = ALPR_SHEET_XLSX_ROW_HEIGHT;
  guint start = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AlprSheetColumn *column = &self->table->columns[i];
      double width = alpr_sheet_xlsx_width (self, start, column->span);

      height = MAX (height, alpr_sheet_xlsx_height_for (column->title, width, ALPR_LOOK_HEAD));
      start += column->span;
    }
  return height + 3;
}

static gboolean
put_head (AlprSheetXlsx *self, GError **error)
{
  guint start = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AlprSheetColumn *column = &self->table->columns[i];
      AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (column->title);
      AlprLook look = is_number (column->kind) ? ALPR_LOOK_HEAD_NUMBER : ALPR_LOOK_HEAD;

      if (!alpr_sheet_xlsx_put (self, start, column->span, &cell, self->looks.formats[look], error))
        return FALSE;
      start += column->span;
    }
  self->head = self->row;
  alpr_sheet_xlsx_end_row (self, height_of_head (self));
  if (self->listed && self->table->n_charts == 0)
    {
      worksheet_freeze_panes (self->sheet, self->row, 0);
      worksheet_repeat_rows (self->sheet, self->head, self->head);
    }
  return TRUE;
}

static gint64
bars_of (const AlprSheetTable *table, const AlprSheetChart *chart)
{
  return chart->most > 0 ? MIN (table->rows, chart->most) : table->rows;
}

static void
leave_room_for_charts (AlprSheetXlsx *self)
{
  self->chart_rows = g_new0 (lxw_row_t, self->table->n_charts);
  for (guint i = 0; i < self->table->n_charts; i++)
    {
      const AlprSheetChart *chart = &self->table->charts[i];

      self->chart_rows[i] = self->row;
      for (guint left = alpr_chart_get_rows (chart, bars_of (self->table, chart)); left > 0; left--)
        alpr_sheet_xlsx_end_row (self, ALPR_SHEET_XLSX_ROW_HEIGHT);
    }
}

static guint
start_of (const AlprSheetTable *table, guint column)
{
  guint start = 0;

  for (guint i = 0; i < column; i++)
    start += table->columns[i].span;
  return start;
}

static gboolean
put_charts (AlprSheetXlsx *self, GError **error)
{
  g_autofree char *name = alpr_sheet_xlsx_sheet_name (self);
  g_autofree lxw_row_t *rows = g_steal_pointer (&self->chart_rows);
  int width = 0;

  for (guint i = 0; i < self->n_grid; i++)
    width += self->grid[i] * 7 + 5;
  for (guint i = 0; i < self->table->n_charts; i++)
    {
      const AlprSheetChart *chart = &self->table->charts[i];
      lxw_row_t bars = (lxw_row_t) bars_of (self->table, chart);
      AlprChartPlace place = {
        .sheet = self->sheet,
        .name = name,
        .row = rows[i],
        .width = MIN (width, CHART_WIDTH_MOST),
        .head = self->head,
        .last = MIN (self->head + bars, self->row - 1),
        .categories = (lxw_col_t) start_of (self->table, chart->categories),
      };

      for (guint v = 0; v < chart->n_values; v++)
        place.values[v] = (lxw_col_t) start_of (self->table, chart->values[v]);
      if (!alpr_sheet_xlsx_check (self, alpr_chart_add (self->book, chart, &place), error))
        return FALSE;
    }
  return TRUE;
}

/* What ends with the sheet on which a table, or a part of it, stands. */
static gboolean
end_part (AlprSheetXlsx *self, GError **error)
{
  lxw_col_t last = (lxw_col_t) (start_of (self->table, self->table->n_columns) - 1);

  if (self->listed && self->row > self->head + 1)
    worksheet_autofilter (self->sheet, self->head, 0, self->row - 1, last);
  return self->chart_rows == NULL || put_charts (self, error);
}

/** alpr_sheet_xlsx_begin_table: See AlprSheetWriterInterface. */
gboolean
alpr_sheet_xlsx_begin_table (AlprSheetWriter *writer, const AlprSheetTable *table, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  self->table = table;
  if (table->n_charts > 0)
    leave_room_for_charts (self);
  return put_head (self, error);
}

/** alpr_sheet_xlsx_add_row: See AlprSheetWriterInterface. */
gboolean
alpr_sheet_xlsx_add_row (AlprSheetWriter *writer, const AlprSheetCell *cells, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);
  double height = self->table->form ? FORM_ROW_HEIGHT : ALPR_SHEET_XLSX_ROW_HEIGHT;
  guint start = 0;

  if (self->row >= self->row_limit)
    {
      if (!end_part (self, error) || !alpr_sheet_xlsx_open_part (self, error)
          || !put_head (self, error))
        return FALSE;
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      guint span = self->table->columns[i].span;
      lxw_format *format = self->table->form
                               ? self->looks.formats[ALPR_LOOK_FORM]
                               : alpr_looks_get_for_cell (&self->looks, &cells[i]);

      /* Not every program fits the height of a row by itself. */
      height = MAX (height, alpr_sheet_xlsx_height_of_cell (self, start, span, &cells[i]));
      if (!alpr_sheet_xlsx_put (self, start, span, &cells[i], format, error))
        return FALSE;
      start += span;
    }
  alpr_sheet_xlsx_end_row (self, height);
  return TRUE;
}

/** alpr_sheet_xlsx_end_table: See AlprSheetWriterInterface. */
gboolean
alpr_sheet_xlsx_end_table (AlprSheetWriter *writer, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  gboolean ended = end_part (self, error);

  self->table = NULL;
  alpr_sheet_xlsx_end_row (self, SPACE_HEIGHT);
  return ended;
}

