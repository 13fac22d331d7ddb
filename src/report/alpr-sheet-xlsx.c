/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report as a workbook. Each sheet opens with the same block (agency, title, subject, source, and
 * a banner while it is a draft) and is set up for print: one page wide, heads repeated, the report's
 * id and page numbers at the foot.
 *
 * libxlsxwriter's constant memory is used throughout: a row is written when the next one begins, so
 * everything goes downward and nothing is ever gone back to. Its row files lie in a private folder
 * (alpr-sheet-file.c) and hold the report in clear until they are closed, nameless from the start.
 * That library does not look whether such a write succeeded: it is asked at the end, before a
 * workbook could be closed that lacks rows.
 *
 * Every text is written as a string, never through a function that guesses: no cell can become a
 * formula or a link, whatever it begins with.
 */

#include "alpr-sheet-xlsx.h"

#include <errno.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-sheet-chart.h"
#include "alpr-sheet-file.h"
#include "alpr-sheet-look.h"

#define LEAST_ROW_HEIGHT 15.0
#define FORM_ROW_HEIGHT 34.0
#define LABEL_WIDTH 22
#define CHART_WIDTH_MOST 960
#define TEXT_LENGTH_MOST 32000
#define HEADER_TEXT_MOST 80
#define LETTER_PAPER 1

/* A stretch of time in which the zone's offset is one and the same, to ask the zone seldom. */
typedef struct
{
  GTimeZone *zone; /* a reference */
  gint64 low;
  gint64 high;
  int interval;
  gint64 offset;
} Clock;

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
  Clock clock;

  /* The open sheet */
  lxw_worksheet *sheet; /* of the book */
  char *sheet_title;    /* owned */
  int *grid;            /* owned: widths of its columns */
  guint n_grid;
  gboolean landscape;
  gboolean listed;
  guint part;
  lxw_row_t row; /* the next one */

  /* The open table */
  const AlprSheetTable *table; /* the caller's, until its end */
  lxw_chart **charts;          /* owned array of the book's charts */
  lxw_row_t head;
};

static void writer_iface_init (AlprSheetWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprSheetXlsx, alpr_sheet_xlsx, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALPR_TYPE_SHEET_WRITER, writer_iface_init))

static gboolean
check (AlprSheetXlsx *self, lxw_error code, GError **error)
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
clock_read (Clock *self, gint64 time)
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

static int
width_of (AlprSheetXlsx *self, guint start, guint span)
{
  int width = 0;

  for (guint i = start; i < start + span && i < self->n_grid; i++)
    width += self->grid[i];
  return width;
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

static double
height_for (const char *text, int width, AlprLook look)
{
  double letters = MAX (width / alpr_looks_get_letter_width (look), 1);
  guint lines = 0;

  for (const char *at = text; at != NULL;)
    {
      const char *end = strchr (at, '\n');

      lines += count_paragraph_lines (at, end != NULL ? end : at + strlen (at), letters);
      at = end != NULL ? end + 1 : NULL;
    }
  return MAX (lines * alpr_looks_get_line_height (look) + 4, LEAST_ROW_HEIGHT);
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

/* Puts a cell over @span columns of the grid. */
static gboolean
put (AlprSheetXlsx *self, guint start, guint span, const AlprSheetCell *cell, lxw_format *format,
     GError **error)
{
  if (span > 1
      && !check (self,
                 worksheet_merge_range (self->sheet, self->row, (lxw_col_t) start, self->row,
                                        (lxw_col_t) (start + span - 1), "", format),
                 error))
    return FALSE;
  return check (self, write_value (self, start, cell, format), error);
}

static gboolean
put_line (AlprSheetXlsx *self, AlprLook look, const char *text, double least, GError **error)
{
  AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (text);
  double height = height_for (text, width_of (self, 0, self->n_grid), look);

  worksheet_set_row (self->sheet, self->row, MAX (height, least), NULL);
  if (!put (self, 0, self->n_grid, &cell, self->looks.formats[look], error))
    return FALSE;
  self->row++;
  return TRUE;
}

/* In the text of a header or footer an & begins a command. */
static char *
header_text (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1),
                                                          HEADER_TEXT_MOST));
  g_auto (GStrv) parts = g_strsplit (head, "&", -1);

  return g_strjoinv ("&&", parts);
}

static void
set_up_print (AlprSheetXlsx *self)
{
  g_autofree char *agency = header_text (self->agency);
  g_autofree char *title = header_text (self->title);
  g_autofree char *header
      = g_strdup_printf ("&L&8%s&C&8&\"-,Bold\"%s&R&8%s", agency,
                         self->draft != NULL ? "DRAFT" : "", title);
  g_autofree char *footer = g_strdup_printf ("&L&8%s&R&8&P / &N", self->id);

  if (self->landscape)
    worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, LETTER_PAPER);
  worksheet_set_margins (self->sheet, 0.55, 0.55, 0.8, 0.7);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_set_header (self->sheet, header);
  worksheet_set_footer (self->sheet, footer);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  for (guint i = 0; i < self->n_grid; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, self->grid[i], NULL);
}

/* A sheet's name has at most 31 letters, none of them []:*?/\, and no apostrophe at its ends. */
static char *
sheet_name (AlprSheetXlsx *self)
{
  g_autofree char *number
      = self->part > 1 ? g_strdup_printf (" (%u)", self->part) : g_strdup ("");
  glong room = LXW_SHEETNAME_MAX - (glong) strlen (number);
  g_autofree char *name
      = g_utf8_substring (self->sheet_title, 0, MIN (g_utf8_strlen (self->sheet_title, -1), room));

  g_strdelimit (name, "[]:*?/\\'", ' ');
  return g_strconcat (name, number, NULL);
}

static gboolean
open_part (AlprSheetXlsx *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  self->part++;
  name = sheet_name (self);
  title = g_strdup_printf ("%s: %s", self->title, name);
  self->sheet = workbook_add_worksheet (self->book, name);
  if (self->sheet == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "Can’t add the sheet “%s” to “%s”", name,
                   self->path);
      return FALSE;
    }
  self->row = 0;
  set_up_print (self);
  if (!put_line (self, ALPR_LOOK_AGENCY, self->agency, 0, error)
      || !put_line (self, ALPR_LOOK_TITLE, title, 26, error)
      || !put_line (self, ALPR_LOOK_SUBJECT, self->subject, 0, error)
      || !put_line (self, ALPR_LOOK_SOURCE, self->source, 16, error))
    return FALSE;
  if (self->draft != NULL && !put_line (self, ALPR_LOOK_DRAFT, self->draft, 24, error))
    return FALSE;
  self->row++;
  return TRUE;
}

static gboolean
xlsx_begin_document (AlprSheetWriter *writer, const char *path, const AlprSheetDocument *document,
                     GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };
  lxw_doc_properties properties = { 0 };

  self->path = g_strdup (path);
  self->id = g_strdup (document->id);
  self->agency = g_strdup (document->agency);
  self->title = g_strdup (document->title);
  self->subject = g_strdup (document->subject);
  self->source = g_strdup (document->source);
  self->draft = g_strdup (document->draft);
  self->clock = (Clock) { .zone = g_time_zone_ref (document->zone), .low = 1, .high = 0 };

  self->folder = alpr_sheet_folder_new (error);
  if (self->folder == NULL)
    return FALSE;
  options.tmpdir = self->folder;
  self->book = workbook_new_opt (path, &options);
  alpr_looks_add (&self->looks, self->book);
  properties.title = self->title;
  properties.subject = self->subject;
  properties.author = self->agency;
  properties.company = self->agency;
  properties.comments = self->source;
  properties.status = self->draft != NULL ? (char *) "Draft" : NULL;
  properties.created = (time_t) floor_seconds (document->created);
  return check (self, workbook_set_properties (self->book, &properties), error);
}

static gboolean
xlsx_begin_sheet (AlprSheetWriter *writer, const AlprSheetPage *page, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  g_free (self->sheet_title);
  g_free (self->grid);
  self->sheet_title = g_strdup (page->title);
  self->grid = g_memdup2 (page->grid, page->n_grid * sizeof (int));
  self->n_grid = page->n_grid;
  self->landscape = page->landscape;
  self->listed = page->listed;
  self->part = 0;
  return open_part (self, error);
}

static gboolean
xlsx_add_text (AlprSheetWriter *writer, AlprSheetStyle style, const char *text, GError **error)
{
  static const struct
  {
    AlprLook look;
    double least;
  } styles[] = {
    [ALPR_SHEET_HEADING] = { ALPR_LOOK_HEADING, 24 },
    [ALPR_SHEET_VERDICT] = { ALPR_LOOK_VERDICT, 30 },
    [ALPR_SHEET_PARAGRAPH] = { ALPR_LOOK_PARAGRAPH, 0 },
    [ALPR_SHEET_NOTE] = { ALPR_LOOK_NOTE, 0 },
    [ALPR_SHEET_SCRIPT] = { ALPR_LOOK_SCRIPT, 0 },
  };
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  return put_line (self, styles[style].look, text, styles[style].least, error);
}

static guint
label_span (AlprSheetXlsx *self)
{
  guint span = 1;

  while (span + 1 < self->n_grid && width_of (self, 0, span) < LABEL_WIDTH)
    span++;
  return span;
}

static AlprLook
look_of (AlprSheetCellKind kind)
{
  return kind == ALPR_SHEET_CODE ? ALPR_LOOK_CODE : ALPR_LOOK_TEXT;
}

static double
height_of_cell (AlprSheetXlsx *self, guint start, guint span, const AlprSheetCell *cell)
{
  return cell->text != NULL
             ? height_for (cell->text, width_of (self, start, span), look_of (cell->kind))
             : LEAST_ROW_HEIGHT;
}

static gboolean
xlsx_add_fact (AlprSheetWriter *writer, const char *label, const AlprSheetCell *value,
               GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);
  guint span = label_span (self);
  AlprSheetCell name = ALPR_SHEET_CELL_TEXT (label);
  lxw_format *format = alpr_looks_get_for_cell (&self->looks, value);
  double height = MAX (height_of_cell (self, 0, span, &name),
                       height_of_cell (self, span, self->n_grid - span, value));

  /* A number beside its label reads from the left. */
  if (value->kind == ALPR_SHEET_NUMBER)
    format = self->looks.formats[ALPR_LOOK_FACT_NUMBER];
  worksheet_set_row (self->sheet, self->row, height, NULL);
  if (!put (self, 0, span, &name, self->looks.formats[ALPR_LOOK_LABEL], error)
      || !put (self, span, self->n_grid - span, value, format, error))
    return FALSE;
  self->row++;
  return TRUE;
}

static gboolean
is_number (AlprSheetCellKind kind)
{
  return kind == ALPR_SHEET_NUMBER || kind == ALPR_SHEET_PERCENT;
}

static gboolean
put_head (AlprSheetXlsx *self, GError **error)
{
  double height = LEAST_ROW_HEIGHT;
  guint start = 0;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AlprSheetColumn *column = &self->table->columns[i];

      height = MAX (height,
                    height_for (column->title, width_of (self, start, column->span),
                                ALPR_LOOK_HEAD));
      start += column->span;
    }
  worksheet_set_row (self->sheet, self->row, height + 3, NULL);
  start = 0;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AlprSheetColumn *column = &self->table->columns[i];
      AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (column->title);
      AlprLook look = is_number (column->kind) ? ALPR_LOOK_HEAD_NUMBER : ALPR_LOOK_HEAD;

      if (!put (self, start, column->span, &cell, self->looks.formats[look], error))
        return FALSE;
      start += column->span;
    }
  self->head = self->row++;
  if (self->listed)
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
put_charts (AlprSheetXlsx *self)
{
  int width = 0;

  for (guint i = 0; i < self->n_grid; i++)
    width += self->grid[i] * 7 + 5;
  self->charts = g_new0 (lxw_chart *, self->table->n_charts);
  for (guint i = 0; i < self->table->n_charts; i++)
    {
      const AlprSheetChart *chart = &self->table->charts[i];
      AlprChartPlace place = { self->sheet, self->row, MIN (width, CHART_WIDTH_MOST),
                               bars_of (self->table, chart) };

      self->charts[i] = alpr_chart_add (self->book, chart, &place);
      self->row += alpr_chart_get_rows (chart, place.bars);
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

static void
set_chart_ranges (AlprSheetXlsx *self)
{
  g_autofree char *name = sheet_name (self);

  for (guint i = 0; i < self->table->n_charts; i++)
    {
      const AlprSheetChart *chart = &self->table->charts[i];
      lxw_row_t rows = (lxw_row_t) bars_of (self->table, chart);
      AlprChartRange range = {
        .sheet = name,
        .head = self->head,
        .first = self->head + 1,
        .last = MIN (self->head + MAX (rows, 1), MAX (self->row, 1) - 1),
        .categories = (lxw_col_t) start_of (self->table, chart->categories),
        .values = (lxw_col_t) start_of (self->table, chart->values),
      };

      alpr_chart_set_range (self->charts[i], &range);
    }
  g_clear_pointer (&self->charts, g_free);
}

/* What ends with the sheet on which a table, or a part of it, stands. */
static void
end_part (AlprSheetXlsx *self)
{
  if (self->charts != NULL)
    set_chart_ranges (self);
  if (self->listed && self->row > self->head + 1)
    worksheet_autofilter (self->sheet, self->head, 0, self->row - 1,
                          (lxw_col_t) (start_of (self->table, self->table->n_columns) - 1));
}

static gboolean
xlsx_begin_table (AlprSheetWriter *writer, const AlprSheetTable *table, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  self->table = table;
  if (table->n_charts > 0)
    put_charts (self);
  return put_head (self, error);
}

static gboolean
xlsx_add_row (AlprSheetWriter *writer, const AlprSheetCell *cells, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);
  double height = self->table->form ? FORM_ROW_HEIGHT : LEAST_ROW_HEIGHT;
  guint start = 0;

  if (self->row >= self->row_limit)
    {
      end_part (self);
      if (!open_part (self, error) || !put_head (self, error))
        return FALSE;
    }
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      guint span = self->table->columns[i].span;
      lxw_format *format = self->table->form
                               ? self->looks.formats[ALPR_LOOK_FORM]
                               : alpr_looks_get_for_cell (&self->looks, &cells[i]);

      /* Programs fit a row's height by themselves, but not to a text over several columns. */
      if (span > 1)
        height = MAX (height, height_of_cell (self, start, span, &cells[i]));
      if (!put (self, start, span, &cells[i], format, error))
        return FALSE;
      start += span;
    }
  if (height > LEAST_ROW_HEIGHT)
    worksheet_set_row (self->sheet, self->row, height, NULL);
  self->row++;
  return TRUE;
}

static gboolean
xlsx_end_table (AlprSheetWriter *writer, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  end_part (self);
  self->table = NULL;
  self->row++;
  return TRUE;
}

/* A row file that is short of a write has its error set, and nobody else looks. */
static gboolean
check_row_files (AlprSheetXlsx *self, GError **error)
{
  lxw_worksheet *sheet;

  STAILQ_FOREACH (sheet, self->book->worksheets, list_pointers)
    {
      if (sheet->optimize_tmpfile == NULL)
        continue;
      if (fflush (sheet->optimize_tmpfile) != 0 || ferror (sheet->optimize_tmpfile))
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
                       "There is no room for the sheets of the workbook in “%s”", self->folder);
          return FALSE;
        }
    }
  return TRUE;
}

/* The last 22 bytes of an archive without a comment are its end record. */
static gboolean
check_archive (AlprSheetXlsx *self, GError **error)
{
  static const char mark[4] = { 'P', 'K', 5, 6 };
  FILE *file = fopen (self->path, "rbe");
  char found[sizeof mark] = { 0 };
  gboolean whole = file != NULL && fseek (file, -22, SEEK_END) == 0
                   && fread (found, 1, sizeof found, file) == sizeof found
                   && memcmp (found, mark, sizeof mark) == 0;

  if (file != NULL)
    fclose (file);
  if (!whole)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "Can’t write “%s”: the disk is full",
                 self->path);
  return whole;
}

static gboolean
xlsx_end_document (AlprSheetWriter *writer, GError **error)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  if (!check_row_files (self, error))
    return FALSE;
  return check (self, workbook_close (g_steal_pointer (&self->book)), error)
         && check_archive (self, error);
}

static void
writer_iface_init (AlprSheetWriterInterface *iface)
{
  iface->begin_document = xlsx_begin_document;
  iface->begin_sheet = xlsx_begin_sheet;
  iface->add_text = xlsx_add_text;
  iface->add_fact = xlsx_add_fact;
  iface->begin_table = xlsx_begin_table;
  iface->add_row = xlsx_add_row;
  iface->end_table = xlsx_end_table;
  iface->end_document = xlsx_end_document;
}

/* What was begun and not ended: the library closes the row files only of a book that it closes. */
static void
drop_book (AlprSheetXlsx *self)
{
  lxw_worksheet *sheet;

  STAILQ_FOREACH (sheet, self->book->worksheets, list_pointers)
    g_clear_pointer (&sheet->optimize_tmpfile, fclose);
  lxw_workbook_free (g_steal_pointer (&self->book));
}

static void
alpr_sheet_xlsx_finalize (GObject *object)
{
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (object);

  if (self->book != NULL)
    drop_book (self);
  alpr_sheet_folder_drop (self->folder);
  g_free (self->path);
  g_free (self->id);
  g_free (self->agency);
  g_free (self->title);
  g_free (self->subject);
  g_free (self->source);
  g_free (self->draft);
  g_free (self->sheet_title);
  g_free (self->grid);
  g_free (self->charts);
  g_clear_pointer (&self->clock.zone, g_time_zone_unref);
  G_OBJECT_CLASS (alpr_sheet_xlsx_parent_class)->finalize (object);
}

static void
alpr_sheet_xlsx_class_init (AlprSheetXlsxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_sheet_xlsx_finalize;
}

static void
alpr_sheet_xlsx_init (AlprSheetXlsx *self)
{
  self->row_limit = LXW_ROW_MAX;
}

/** alpr_sheet_xlsx_new: Returns: (transfer full): a writer */
AlprSheetWriter *
alpr_sheet_xlsx_new (void)
{
  return g_object_new (ALPR_TYPE_SHEET_XLSX, NULL);
}

/**
 * alpr_sheet_xlsx_set_row_limit:
 * @self: a writer
 * @rows: how many rows a sheet holds, at most 1,048,576
 *
 * A table of more rows goes on on the next sheet. A smaller number is for tests.
 */
void
alpr_sheet_xlsx_set_row_limit (AlprSheetXlsx *self, guint32 rows)
{
  self->row_limit = MIN (rows, LXW_ROW_MAX);
}
