/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report as a workbook. Each sheet opens with the same block (agency, title, subject, source, and
 * a banner while it is a draft) and is set up for print: one page wide, heads repeated, the
 * report's id and page numbers at the foot.
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

#include "alpr-sheet-xlsx-private.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-sheet-file.h"

#define HEADER_TEXT_MOST 80
#define LETTER_PAPER 1
#define SPACE_HEIGHT 9.0
#define BREAKS_MOST 1000

static void writer_iface_init (AlprSheetWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprSheetXlsx, alpr_sheet_xlsx, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALPR_TYPE_SHEET_WRITER, writer_iface_init))

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
  worksheet_set_margins (self->sheet, 0.5, 0.5, 0.75, 0.65);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_set_header (self->sheet, header);
  worksheet_set_footer (self->sheet, footer);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  for (guint i = 0; i < self->n_grid; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, self->grid[i], NULL);
}

/**
 * alpr_sheet_xlsx_sheet_name:
 * @self: a writer
 *
 * A sheet's name has at most 31 letters, none of them []:*?/\, and no apostrophe at its ends.
 *
 * Returns: (transfer full): the open sheet's name
 */
char *
alpr_sheet_xlsx_sheet_name (AlprSheetXlsx *self)
{
  g_autofree char *number
      = self->part > 1 ? g_strdup_printf (" (%u)", self->part) : g_strdup ("");
  glong room = LXW_SHEETNAME_MAX - (glong) strlen (number);
  g_autofree char *name
      = g_utf8_substring (self->sheet_title, 0, MIN (g_utf8_strlen (self->sheet_title, -1), room));

  g_strdelimit (name, "[]:*?/\\'", ' ');
  return g_strconcat (g_strstrip (name), number, NULL);
}

/** alpr_sheet_xlsx_close_part: Gives the open sheet what is known only when it is whole. */
void
alpr_sheet_xlsx_close_part (AlprSheetXlsx *self)
{
  lxw_row_t end = 0;

  if (self->breaks->len > 0)
    {
      g_array_set_size (self->breaks, MIN (self->breaks->len, BREAKS_MOST));
      g_array_append_val (self->breaks, end);
      worksheet_set_h_pagebreaks (self->sheet, (lxw_row_t *) (gpointer) self->breaks->data);
    }
  g_array_set_size (self->breaks, 0);
}

/** alpr_sheet_xlsx_open_part: Opens the sheet, or its next part. Returns: whether it could */
gboolean
alpr_sheet_xlsx_open_part (AlprSheetXlsx *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  alpr_sheet_xlsx_close_part (self);
  self->part++;
  name = alpr_sheet_xlsx_sheet_name (self);
  title = self->part > 1
              ? g_strdup_printf ("%s: %s (%u)", self->title, self->sheet_title, self->part)
              : g_strdup_printf ("%s: %s", self->title, self->sheet_title);
  self->sheet = workbook_add_worksheet (self->book, name);
  if (self->sheet == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "Can’t add the sheet “%s” to “%s”", name,
                   self->path);
      return FALSE;
    }
  self->row = 0;
  self->fill = 0;
  set_up_print (self);
  if (!alpr_sheet_xlsx_put_line (self, ALPR_LOOK_AGENCY, self->agency, 0, error)
      || !alpr_sheet_xlsx_put_line (self, ALPR_LOOK_TITLE, title, 26, error)
      || !alpr_sheet_xlsx_put_line (self, ALPR_LOOK_SUBJECT, self->subject, 0, error)
      || !alpr_sheet_xlsx_put_line (self, ALPR_LOOK_SOURCE, self->source, 16, error))
    return FALSE;
  if (self->draft != NULL
      && !alpr_sheet_xlsx_put_line (self, ALPR_LOOK_DRAFT, self->draft, 24, error))
    return FALSE;
  alpr_sheet_xlsx_end_row (self, SPACE_HEIGHT);
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
  self->clock = (AlprSheetClock){ .zone = g_time_zone_ref (document->zone), .low = 1, .high = 0 };

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
  properties.created = (time_t) (document->created / 1000);
  return alpr_sheet_xlsx_check (self, workbook_set_properties (self->book, &properties), error);
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
  return alpr_sheet_xlsx_open_part (self, error);
}

static gboolean
xlsx_add_text (AlprSheetWriter *writer, AlprSheetStyle style, const char *text, GError **error)
{
  static const struct
  {
    AlprLook look;
    double least;
  } styles[] = {
    [ALPR_SHEET_HEADING] = { ALPR_LOOK_HEADING, 26 },
    [ALPR_SHEET_VERDICT] = { ALPR_LOOK_VERDICT, 30 },
    [ALPR_SHEET_PARAGRAPH] = { ALPR_LOOK_PARAGRAPH, 0 },
    [ALPR_SHEET_NOTE] = { ALPR_LOOK_NOTE, 0 },
    [ALPR_SHEET_SCRIPT] = { ALPR_LOOK_SCRIPT, 0 },
  };
  AlprSheetXlsx *self = ALPR_SHEET_XLSX (writer);

  return alpr_sheet_xlsx_put_line (self, styles[style].look, text, styles[style].least, error);
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

  alpr_sheet_xlsx_close_part (self);
  if (!check_row_files (self, error))
    return FALSE;
  return alpr_sheet_xlsx_check (self, workbook_close (g_steal_pointer (&self->book)), error)
         && check_archive (self, error);
}

static void
writer_iface_init (AlprSheetWriterInterface *iface)
{
  iface->begin_document = xlsx_begin_document;
  iface->begin_sheet = xlsx_begin_sheet;
  iface->keep_together = alpr_sheet_xlsx_keep_together;
  iface->add_text = xlsx_add_text;
  iface->add_fact = alpr_sheet_xlsx_add_fact;
  iface->begin_table = alpr_sheet_xlsx_begin_table;
  iface->add_row = alpr_sheet_xlsx_add_row;
  iface->end_table = alpr_sheet_xlsx_end_table;
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
  g_free (self->chart_rows);
  g_array_unref (self->breaks);
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
  self->breaks = g_array_new (FALSE, FALSE, sizeof (lxw_row_t));
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
