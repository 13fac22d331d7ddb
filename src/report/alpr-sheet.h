/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AlprSheetCellKind:
 * @ALPR_SHEET_BLANK: nothing
 * @ALPR_SHEET_TEXT: @text
 * @ALPR_SHEET_CODE: @text in letters of one width: a digest, a seed
 * @ALPR_SHEET_BADGE: @text, one word that says a verdict, a state or a severity
 * @ALPR_SHEET_NUMBER: @number
 * @ALPR_SHEET_PERCENT: @number, 0 to 1
 * @ALPR_SHEET_TIME: @time, an instant
 * @ALPR_SHEET_DAY: @time, the first instant of a civil day of the agency's zone, or any in it
 *
 * What a cell of a report is.
 */
typedef enum
{
  ALPR_SHEET_BLANK,
  ALPR_SHEET_TEXT,
  ALPR_SHEET_CODE,
  ALPR_SHEET_BADGE,
  ALPR_SHEET_NUMBER,
  ALPR_SHEET_PERCENT,
  ALPR_SHEET_TIME,
  ALPR_SHEET_DAY
} AlprSheetCellKind;

typedef struct
{
  AlprSheetCellKind kind;
  const char *text;
  double number;
  gint64 time;
} AlprSheetCell;

/**
 * AlprSheetStyle:
 *
 * What a line of text in a report is for.
 */
typedef enum
{
  ALPR_SHEET_HEADING,
  ALPR_SHEET_VERDICT,
  ALPR_SHEET_PARAGRAPH,
  ALPR_SHEET_NOTE,
  ALPR_SHEET_SCRIPT
} AlprSheetStyle;

/**
 * AlprSheetDocument:
 * @id: the report's id, for the foot of each page
 * @agency: whose report it is
 * @title: what report it is
 * @subject: number, period and policy, in one line
 * @source: what it was printed from: version, book, journal
 * @draft: (nullable): why it isn't final yet; shown on every sheet
 * @zone: the agency's time zone, in which times are written
 * @created: when, in milliseconds UTC; the same for the same content
 *
 * What all sheets have in common.
 */
typedef struct
{
  const char *id;
  const char *agency;
  const char *title;
  const char *subject;
  const char *source;
  const char *draft;
  GTimeZone *zone;
  gint64 created;
} AlprSheetDocument;

/**
 * AlprSheetPage:
 * @title: the sheet's name and title
 * @landscape: whether the paper lies
 * @grid: (array length=n_grid): the widths of the sheet's columns, in characters
 * @n_grid: how many columns the sheet has; texts go over all of them
 * @listed: whether the sheet is one table: its head stays in view and can be filtered by
 *
 * A sheet.
 */
typedef struct
{
  const char *title;
  gboolean landscape;
  const int *grid;
  guint n_grid;
  gboolean listed;
} AlprSheetPage;

/**
 * AlprSheetColumn:
 * @title: its heading
 * @kind: what its cells are, for the side on which they stand
 * @span: columns of the sheet's grid that it takes
 *
 * A column of a table.
 */
typedef struct
{
  char *title;
  AlprSheetCellKind kind;
  guint span;
} AlprSheetColumn;

/**
 * AlprSheetChartKind:
 * @ALPR_SHEET_CHART_COLUMN: standing bars, for what goes on in time
 * @ALPR_SHEET_CHART_BAR: lying bars, for names
 */
typedef enum
{
  ALPR_SHEET_CHART_COLUMN,
  ALPR_SHEET_CHART_BAR
} AlprSheetChartKind;

/* More parts of a bar can't be told apart. */
#define ALPR_SHEET_MOST_SERIES 5

/**
 * AlprSheetChart:
 * @kind: how it is drawn
 * @title: what it shows
 * @categories: the column of the table that names what is counted
 * @values: (array length=n_values): the columns that count; several stand on top of each other
 * @n_values: how many
 * @most: how many of the first rows it shows; 0 for all
 *
 * A chart over a table, standing above it.
 */
typedef struct
{
  AlprSheetChartKind kind;
  const char *title;
  guint categories;
  guint values[ALPR_SHEET_MOST_SERIES];
  guint n_values;
  guint most;
} AlprSheetChart;

/**
 * AlprSheetTable:
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 * @charts: (array length=n_charts): charts over it
 * @n_charts: how many
 * @rows: how many rows will come
 * @form: whether it is to be filled in by hand: its rows are high
 *
 * A table. Its heading is a text before it.
 */
typedef struct
{
  const AlprSheetColumn *columns;
  guint n_columns;
  const AlprSheetChart *charts;
  guint n_charts;
  gint64 rows;
  gboolean form;
} AlprSheetTable;

#define ALPR_TYPE_SHEET_WRITER (alpr_sheet_writer_get_type ())
G_DECLARE_INTERFACE (AlprSheetWriter, alpr_sheet_writer, ALPR, SHEET_WRITER, GObject)

/**
 * AlprSheetWriterInterface:
 * @begin_document: makes the file at a path and takes what all sheets share
 * @begin_sheet: the next sheet; it ends with the next one, or with the document
 * @keep_together: the next so many lines stand on one page of paper
 * @add_text: a line or paragraph over the whole width
 * @add_fact: a label and its value
 * @begin_table: a table's charts and its head
 * @add_row: a row of it, one cell a column
 * @end_table: after its last row
 * @end_document: completes the file; whoever never calls it leaves a file of no use
 *
 * A writer writes a report from its first line to its last, and holds no more than a row of it.
 */
struct _AlprSheetWriterInterface
{
  GTypeInterface parent_iface;

  gboolean (*begin_document) (AlprSheetWriter *self, const char *path,
                              const AlprSheetDocument *document, GError **error);
  gboolean (*begin_sheet) (AlprSheetWriter *self, const AlprSheetPage *page, GError **error);
  void (*keep_together) (AlprSheetWriter *self, guint lines);
  gboolean (*add_text) (AlprSheetWriter *self, AlprSheetStyle style, const char *text,
                        GError **error);
  gboolean (*add_fact) (AlprSheetWriter *self, const char *label, const AlprSheetCell *value,
                        GError **error);
  gboolean (*begin_table) (AlprSheetWriter *self, const AlprSheetTable *table, GError **error);
  gboolean (*add_row) (AlprSheetWriter *self, const AlprSheetCell *cells, GError **error);
  gboolean (*end_table) (AlprSheetWriter *self, GError **error);
  gboolean (*end_document) (AlprSheetWriter *self, GError **error);
};

gboolean alpr_sheet_writer_begin_document (AlprSheetWriter *self, const char *path,
                                           const AlprSheetDocument *document, GError **error);
gboolean alpr_sheet_writer_begin_sheet (AlprSheetWriter *self, const AlprSheetPage *page,
                                        GError **error);
void alpr_sheet_writer_keep_together (AlprSheetWriter *self, guint lines);
gboolean alpr_sheet_writer_add_text (AlprSheetWriter *self, AlprSheetStyle style, const char *text,
                                     GError **error);
gboolean alpr_sheet_writer_add_fact (AlprSheetWriter *self, const char *label,
                                     const AlprSheetCell *value, GError **error);
gboolean alpr_sheet_writer_begin_table (AlprSheetWriter *self, const AlprSheetTable *table,
                                        GError **error);
gboolean alpr_sheet_writer_add_row (AlprSheetWriter *self, const AlprSheetCell *cells,
                                    GError **error);
gboolean alpr_sheet_writer_end_table (AlprSheetWriter *self, GError **error);
gboolean alpr_sheet_writer_end_document (AlprSheetWriter *self, GError **error);

/* Short forms of a cell. */
#define ALPR_SHEET_CELL_TEXT(t) ((AlprSheetCell){ .kind = ALPR_SHEET_TEXT, .text = (t) })
#define ALPR_SHEET_CELL_CODE(t) ((AlprSheetCell){ .kind = ALPR_SHEET_CODE, .text = (t) })
#define ALPR_SHEET_CELL_BADGE(t) ((AlprSheetCell){ .kind = ALPR_SHEET_BADGE, .text = (t) })
#define ALPR_SHEET_CELL_NUMBER(n) \
  ((AlprSheetCell){ .kind = ALPR_SHEET_NUMBER, .number = (double) (n) })
#define ALPR_SHEET_CELL_TIME(t) ((AlprSheetCell){ .kind = ALPR_SHEET_TIME, .time = (t) })

G_END_DECLS
