/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of a workbook: values in the agency's own time, texts as strings and never as anything that
 * a program would run, and the heights of rows whose text goes over several columns.
 */

#include "alpr-sheet-xlsx-private.h"

#include <string.h>

#include "alpr-error.h"

#define TEXT_LENGTH_MOST 32000
#define DIGIT_WIDTH 7
#define COLUMN_PADDING 5
#define PAGE_HEIGHT 690.0

/** alpr_sheet_xlsx_check: Returns: whether @code is no error; else @error says it */
gboolean
alpr_sheet_xlsx_check (AlprSheetXlsx *self, lxw_error code, GError **error)
{
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "Can’t write “%s”: %s", self->path,
               lxw_strerror (code));
  return FALSE;
}

static gint64
floor_seconds (gint64 time)
{
  return time / 1000 - (time % 1000 < 0 ? 1 : 0);
}

/* A spreadsheet counts days since 1899-12-30 and knows no zones: it gets the zone's own clock. */
static double
clock_read (AlprSheetClock *self, gint64 time)
{
  gint64 seconds = floor_seconds (time);

  if (seconds < self->low || seconds > self->high)
    {
      int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, seconds);

      if (interval != self->interval || self->low > self->high)
        self->low = self->high = seconds;
      self->interval = interval;
      self->offset = g_time_zone_get_offset (self->zone, interval);
      self->low = MIN (self->low, seconds);
      self->high = MAX (self->high, seconds);
    }
  return (double) (time + self->offset * 1000) / 86400000.0 + 25569.0;
}

/**
 * alpr_sheet_xlsx_width:
 * @self: a writer
 * @start: a column of the grid
 * @span: how many columns
 *
 * Returns: the room in them, in characters; each column has some pixels beside its own, which are
 *   room too where several are one
 */
double
alpr_sheet_xlsx_width (AlprSheetXlsx *self, guint start, guint span)
{
  int pixels = -COLUMN_PADDING;

  for (guint i = start; i < start + span && i < self->n_grid; i++)
    pixels += self->grid[i] * DIGIT_WIDTH + COLUMN_PADDING;
  return (double) pixels / DIGIT_WIDTH;
}

/* How many lines a paragraph takes when it breaks between words. */
static guint
count_paragraph_lines (const char *text, const char *end, double letters)
{
  guint lines = 1;
  double used = 0;

  while (text < end)
    {
      const char *space = memchr (text, ' ', (gsize) (end - text));
      const char *stop = space != NULL ? space : end;
      double word = (double) g_utf8_strlen (text, stop - text);

      if (used > 0 && used + 1 + word > letters)
        {
          lines++;
          used = 0;
        }
      used += (used > 0 ? 1 : 0) + word;
      for (; used > letters; used -= letters)
        lines++;
      text = space != NULL ? space + 1 : end;
    }
  return lines;
}

/** alpr_sheet_xlsx_height_for: Returns: how high @text is in columns so wide, in points */
double
alpr_sheet_xlsx_height_for (const char *text, double width, AlprLook look)
{
  double letters = MAX (width / alpr_looks_get_letter_width (look), 1);
  guint lines = 0;

  for (const char *at = text; at != NULL;)
    {
      const char *end = strchr (at, '\n');

      lines += count_paragraph_lines (at, end != NULL ? end : at + strlen (at), letters);
      at = end != NULL ? end + 1 : NULL;
    }
  return MAX (lines * alpr_looks_get_line_height (look) + 3, ALPR_SHEET_XLSX_ROW_HEIGHT);
}

/* A cell holds 32767 letters; what is cut is said. */
static lxw_error
write_text (AlprSheetXlsx *self, guint column, const char *text, lxw_format *format)
{
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    return worksheet_write_blank (self->sheet, self->row, (lxw_col_t) column, format);
  if (strlen (text) > TEXT_LENGTH_MOST && g_utf8_strlen (text, -1) > TEXT_LENGTH_MOST)
    {
      g_autofree char *head = g_utf8_substring (text, 0, TEXT_LENGTH_MOST);

      cut = g_strconcat (head, "… (cut: the whole text stands in the book)", NULL);
    }
  return worksheet_write_string (self->sheet, self->row, (lxw_col_t) column,
                                 cut != NULL ? cut : text, format);
}

static lxw_error
write_value (AlprSheetXlsx *self, guint column, const AlprSheetCell *cell, lxw_format *format)
{
  switch (cell->kind)
    {
    case ALPR_SHEET_NUMBER:
    case ALPR_SHEET_PERCENT:
      return worksheet_write_number (self->sheet, self->row, (lxw_col_t) column, cell->number,
                                     format);
    case ALPR_SHEET_TIME:
      return worksheet_write_number (self->sheet, self->row, (lxw_col_t) column,
                                     clock_read (&self->clock, cell->time), format);
    case ALPR_SHEET_DAY:
      return worksheet_write_number (self->sheet, self->row, (lxw_col_t) column,
                                     (double) (gint64) clock_read (&self->clock, cell->time),
                                     format);
    case ALPR_SHEET_TEXT:
    case ALPR_SHEET_CODE:
    case ALPR_SHEET_BADGE:
      return write_text (self, column, cell->text, format);
    case ALPR_SHEET_BLANK:
    default:
      return worksheet_write_blank (self->sheet, self->row, (lxw_col_t) column, format);
    }
}

/** alpr_sheet_xlsx_put: Puts a cell over @span columns of the grid. Returns: whether it could */
gboolean
alpr_sheet_xlsx_put (AlprSheetXlsx *self, guint start, guint span, const AlprSheetCell *cell,
                     lxw_format *format, GError **error)
{
  lxw_error code = LXW_NO_ERROR;

  if (span > 1)
    code = worksheet_merge_range (self->sheet, self->row, (lxw_col_t) start, self->row,
                                  (lxw_col_t) (start + span - 1), "", format);
  if (code == LXW_NO_ERROR)
    code = write_value (self, start, cell, format);
  return alpr_sheet_xlsx_check (self, code, error);
}

/** alpr_sheet_xlsx_end_row: Gives the row its height, in points, and goes on to the next. */
void
alpr_sheet_xlsx_end_row (AlprSheetXlsx *self, double height)
{
  if (height != ALPR_SHEET_XLSX_ROW_HEIGHT)
    worksheet_set_row (self->sheet, self->row, height, NULL);
  self->fill += height;
  self->row++;
}

/**
 * alpr_sheet_xlsx_keep_together:
 * @writer: a writer
 * @lines: how many lines come that belong together
 *
 * Begins a page of paper where they would not fit on the one that was begun last. Programs differ
 * in how much they put on a page, so where a page ends by itself is not known: after a long table
 * too what belongs together begins a page.
 */
void
alpr_sheet_xlsx_keep_together (AlprSheetWriter *writer, guint lines)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  if (self->fill + lines * ALPR_SHEET_XLSX_ROW_HEIGHT <= PAGE_HEIGHT)
    return;
  g_array_append_val (self->breaks, self->row);
  self->fill = 0;
}

/**
 * alpr_sheet_xlsx_put_line:
 *
 * Writes a row of one text, at least so high.
 *
 * Returns: whether it could
 */
gboolean
alpr_sheet_xlsx_put_line (AlprSheetXlsx *self, AlprLook look, const char *text, double least,
                          GError **error)
{
  AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (text);
  double width = alpr_sheet_xlsx_width (self, 0, self->n_grid);
  double height = alpr_sheet_xlsx_height_for (text, width, look);

  if (!alpr_sheet_xlsx_put (self, 0, self->n_grid, &cell, self->looks.formats[look], error))
    return FALSE;
  alpr_sheet_xlsx_end_row (self, MAX (height, least));
  return TRUE;
}

static AlprLook
look_of (AlprSheetCellKind kind)
{
  return kind == ALPR_SHEET_CODE ? ALPR_LOOK_CODE : ALPR_LOOK_TEXT;
}

/** alpr_sheet_xlsx_height_of_cell: Returns: how high a row must be for @cell, in points */
double
alpr_sheet_xlsx_height_of_cell (AlprSheetXlsx *self, guint start, guint span,
                                const AlprSheetCell *cell)
{
  if (cell->text == NULL)
    return ALPR_SHEET_XLSX_ROW_HEIGHT;
  return alpr_sheet_xlsx_height_for (cell->text, alpr_sheet_xlsx_width (self, start, span),
                                     look_of (cell->kind));
}

