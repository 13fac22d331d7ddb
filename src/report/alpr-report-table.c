/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A view as a table of a report: its columns spread over the page or one a column of the sheet, its
 * charts, and each row's cells as what they are (numbers, times, words), streamed. A time's heading
 * names the zone.
 */

#include "alpr-report-blocks.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-report-words.h"
#include "alpr-time.h"

#define ROWS_BETWEEN_LOOKS 512

/* A table while its rows come. */
typedef struct
{
  AlprReportRun *run;
  AlprPlannedPart *part;
  AlprSheetCell *cells; /* owned */
  char **texts;         /* owned: texts that were made for the row at hand */
} Filling;

static AlprSheetCellKind
cell_kind (AlprColumnKind kind)
{
  switch (kind)
    {
    case ALPR_COLUMN_NUMBER:
      return ALPR_SHEET_NUMBER;
    case ALPR_COLUMN_PERCENT:
      return ALPR_SHEET_PERCENT;
    case ALPR_COLUMN_TIME:
      return ALPR_SHEET_TIME;
    case ALPR_COLUMN_DAY:
      return ALPR_SHEET_DAY;
    case ALPR_COLUMN_BADGE:
      return ALPR_SHEET_BADGE;
    case ALPR_COLUMN_DIGEST:
    case ALPR_COLUMN_SEARCH_ID:
      return ALPR_SHEET_CODE;
    case ALPR_COLUMN_TEXT:
    case ALPR_COLUMN_PLATE:
    case ALPR_COLUMN_STATE:
    default:
      return ALPR_SHEET_TEXT;
    }
}

/* A day that a query gives as text becomes a day; what is no day stays text. */
static AlprSheetCell
text_cell (AlprSheetCellKind kind, const char *text, GTimeZone *zone)
{
  GDate day;

  if (kind == ALPR_SHEET_DAY && alpr_day_parse (text, &day))
    return (AlprSheetCell){ .kind = ALPR_SHEET_DAY, .time = alpr_time_from_day (&day, zone) };
  if (kind == ALPR_SHEET_CODE || kind == ALPR_SHEET_BADGE)
    return (AlprSheetCell){ .kind = kind, .text = text };
  return ALPR_SHEET_CELL_TEXT (text);
}

static AlprSheetCell
make_cell (const AlprColumn *column, AlprRow *row, GTimeZone *zone, char **made)
{
  AlprSheetCellKind kind = cell_kind (column->kind);

  switch (alpr_row_get_type_of (row, column->field))
    {
    case ALPR_CELL_TYPE_NULL:
      return (AlprSheetCell){ .kind = ALPR_SHEET_BLANK };
    case ALPR_CELL_TYPE_TEXT:
      return text_cell (kind, alpr_row_get_text (row, column->field), zone);
    case ALPR_CELL_TYPE_INTEGER:
    case ALPR_CELL_TYPE_REAL:
      if (kind == ALPR_SHEET_TIME || kind == ALPR_SHEET_DAY)
        return (AlprSheetCell){ .kind = kind,
                                .time = alpr_row_get_integer (row, column->field) };
      if (column->kind == ALPR_COLUMN_STATE)
        {
          g_autofree char *state = alpr_view_format (column, row, zone);

          *made = g_strdup (_(state));
          return ALPR_SHEET_CELL_TEXT (*made);
        }
      return (AlprSheetCell){ .kind = kind == ALPR_SHEET_PERCENT ? kind : ALPR_SHEET_NUMBER,
                              .number = alpr_row_get_real (row, column->field) };
    case ALPR_CELL_TYPE_BLOB:
    default:
      *made = alpr_view_format (column, row, zone);
      return text_cell (kind, *made, zone);
    }
}

/** alpr_report_check_cancelled: Returns: whether to go on; else @error says who stopped it */
gboolean
alpr_report_check_cancelled (GCancellable *cancellable, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
row_read_cb (AlprRow *row, gpointer data, GError **error)
{
  Filling *filling = data;
  AlprReportRun *run = filling->run;
  GPtrArray *columns = filling->part->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      g_clear_pointer (&filling->texts[i], g_free);
      filling->cells[i]
          = make_cell (columns->pdata[i], row, run->request->zone, &filling->texts[i]);
    }
  if (run->written++ % ROWS_BETWEEN_LOOKS == 0)
    {
      if (run->request->progress != NULL)
        run->request->progress (run->plan->rows > 0
                                    ? MIN ((double) run->written / (double) run->plan->rows, 1)
                                    : 1,
                                run->request->progress_data);
      if (!alpr_report_check_cancelled (run->cancellable, error))
        return FALSE;
    }
  return alpr_sheet_writer_add_row (run->writer, filling->cells, error);
}

static gboolean
write_kept (Filling *filling, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!row_read_cb (rows->pdata[i], filling, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_table (AlprReportRun *run, AlprPlannedPart *part, GError **error)
{
  guint n_columns = part->columns->len;
  Filling filling = { run, part, g_new0 (AlprSheetCell, n_columns), g_new0 (char *, n_columns) };
  gboolean filled;

  if (part->kept != NULL)
    filled = write_kept (&filling, part->kept, error);
  else if (part->order != NULL)
    filled = alpr_view_each_in (part->view, run->store, part->inputs, part->order, row_read_cb,
                                &filling, run->cancellable, error);
  else
    filled = alpr_view_each (part->view, run->store, part->inputs, row_read_cb, &filling,
                             run->cancellable, error);

  for (guint i = 0; i < n_columns; i++)
    g_free (filling.texts[i]);
  g_free (filling.texts);
  g_free (filling.cells);
  return filled;
}

static int
weight_of (const AlprColumn *column)
{
  static const int weights[] = {
    [ALPR_COLUMN_TEXT] = 16,  [ALPR_COLUMN_NUMBER] = 10,    [ALPR_COLUMN_PERCENT] = 10,
    [ALPR_COLUMN_TIME] = 20,  [ALPR_COLUMN_DAY] = 12,       [ALPR_COLUMN_PLATE] = 12,
    [ALPR_COLUMN_BADGE] = 14, [ALPR_COLUMN_DIGEST] = 36,    [ALPR_COLUMN_SEARCH_ID] = 40,
    [ALPR_COLUMN_STATE] = 18,
  };
  int weight = column->width > 0 ? column->width : weights[column->kind];

  return column->grow ? weight * 2 : weight;
}

/* Spreads columns over the grid of a page, each at least one column of it wide: whole shares first,
 * then what is left to whoever lacks most. */
static void
spread (GPtrArray *columns, guint n_grid, guint *spans)
{
  guint left = n_grid;
  int sum = 0;

  for (guint i = 0; i < columns->len; i++)
    sum += weight_of (columns->pdata[i]);
  for (guint i = 0; i < columns->len; i++)
    {
      guint share = (guint) (weight_of (columns->pdata[i]) * (int) n_grid / sum);
      guint others = columns->len - i - 1;

      spans[i] = CLAMP (share, 1, MAX (left - MIN (others, left), 1));
      left -= MIN (spans[i], left);
    }
  for (; left > 0; left--)
    {
      guint neediest = 0;

      for (guint i = 1; i < columns->len; i++)
        if (weight_of (columns->pdata[i]) * (int) spans[neediest]
            > weight_of (columns->pdata[neediest]) * (int) spans[i])
          neediest = i;
      spans[neediest]++;
    }
}

static gboolean
needs_zone (const AlprColumn *column)
{
  return column->kind == ALPR_COLUMN_TIME;
}

/* A heading; a time's names the zone, since a cell of a spreadsheet knows none. */
static char *
make_title (const AlprColumn *column, GTimeZone *zone)
{
  return needs_zone (column) ? g_strdup_printf (_("%s (%s)"), _(column->title),
                                                g_time_zone_get_identifier (zone))
                             : g_strdup (_(column->title));
}

static void
column_clear (gpointer data)
{
  g_free (((AlprSheetColumn *) data)->title);
}

static GArray *
make_columns (AlprReportRun *run, AlprPlannedPart *part, AlprPlannedSheet *sheet)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (AlprSheetColumn));
  g_autofree guint *spans = g_new (guint, part->columns->len);

  for (guint i = 0; i < part->columns->len; i++)
    spans[i] = 1;
  if (sheet->sheet != NULL && sheet->sheet->layout == ALPR_REPORT_PAGE)
    spread (part->columns, sheet->grid->len, spans);
  g_array_set_clear_func (columns, column_clear);
  for (guint i = 0; i < part->columns->len; i++)
    {
      const AlprColumn *column = part->columns->pdata[i];
      AlprSheetColumn made = { make_title (column, run->request->zone), cell_kind (column->kind),
                               spans[i] };

      g_array_append_val (columns, made);
    }
  return columns;
}

static gboolean
find_field (AlprPlannedPart *part, const char *field, guint *place, GError **error)
{
  for (guint i = 0; i < part->columns->len; i++)
    if (strcmp (((AlprColumn *) part->columns->pdata[i])->field, field) == 0)
      {
        *place = i;
        return TRUE;
      }
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "A chart over “%s” names no column “%s”",
               part->part->view, field);
  return FALSE;
}

static gboolean
make_charts (AlprPlannedPart *part, AlprSheetChart *charts, GError **error)
{
  for (guint i = 0; i < part->part->charts->len; i++)
    {
      const AlprReportChart *defined = part->part->charts->pdata[i];

      charts[i].kind = defined->kind;
      charts[i].title = defined->title != NULL ? _(defined->title) : "";
      charts[i].most = defined->most;
      if (!find_field (part, defined->categories, &charts[i].categories, error))
        return FALSE;
      for (guint v = 0; defined->values[v] != NULL; v++)
        if (!find_field (part, defined->values[v], &charts[i].values[charts[i].n_values++], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * alpr_report_write_table:
 * @run: the run
 * @part: a part with a view that gives rows
 * @sheet: the sheet on which it stands
 * @error: return location for an error
 *
 * Returns: whether its head, its charts and all its rows could be written
 */
gboolean
alpr_report_write_table (AlprReportRun *run, AlprPlannedPart *part, AlprPlannedSheet *sheet,
                         GError **error)
{
  g_autoptr (GArray) columns = make_columns (run, part, sheet);
  g_autofree AlprSheetChart *charts = g_new0 (AlprSheetChart, part->part->charts->len + 1);
  AlprSheetTable table = {
    .columns = (const AlprSheetColumn *) (gpointer) columns->data,
    .n_columns = columns->len,
    .charts = charts,
    .n_charts = part->rows > 1 ? part->part->charts->len : 0,
    .rows = part->rows,
  };

  return make_charts (part, charts, error)
         && alpr_sheet_writer_begin_table (run->writer, &table, error)
         && fill_table (run, part, error) && alpr_sheet_writer_end_table (run->writer, error);
}
