/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table as a CSV file (RFC 4180): UTF-8, lines ended by CR LF, quotes only where they must be,
 * the first line the headings. A file has one table, so texts, facts and sheets leave no trace, and
 * a table without rows is its headings.
 *
 * A spreadsheet runs a cell as a formula when it begins with one of a few signs; every text is
 * guarded against that. Numbers are the program's own and are not.
 */

#include "alpr-sheet-csv.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-text.h"
#include "alpr-time.h"

struct _AlprSheetCsv
{
  GObject parent_instance;

  gboolean mark;   /* whether the file opens with a byte order mark */
  FILE *file;      /* owned while open */
  char *path;      /* owned */
  GTimeZone *zone; /* a reference */
  guint n_columns; /* of the open table */
  GString *line;   /* owned */
};

static void writer_iface_init (AlprSheetWriterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprSheetCsv, alpr_sheet_csv, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALPR_TYPE_SHEET_WRITER, writer_iface_init))

static void
add_field (GString *line, const char *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  if (!quoted)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  g_string_append_c (line, '"');
}

static void
add_text_field (GString *line, const char *text)
{
  g_autofree char *guarded = alpr_text_guard_formula (text != NULL ? text : "");

  add_field (line, guarded);
}

static void
add_number (GString *line, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (floor (number) == number && fabs (number) < 1e15)
    g_string_append_printf (line, "%.0f", number);
  else
    g_string_append (line, g_ascii_formatd (digits, sizeof digits, "%.10g", number));
}

static void
add_cell (AlprSheetCsv *self, const AlprSheetCell *cell)
{
  g_autofree char *time = NULL;

  switch (cell->kind)
    {
    case ALPR_SHEET_NUMBER:
    case ALPR_SHEET_PERCENT:
      add_number (self->line, cell->number);
      break;
    case ALPR_SHEET_TIME:
      time = alpr_time_to_text (cell->time, self->zone);
      add_field (self->line, time);
      break;
    case ALPR_SHEET_DAY:
      time = alpr_time_to_day (cell->time, self->zone);
      add_field (self->line, time);
      break;
    case ALPR_SHEET_TEXT:
    case ALPR_SHEET_CODE:
    case ALPR_SHEET_BADGE:
      add_text_field (self->line, cell->text);
      break;
    case ALPR_SHEET_BLANK:
    default:
      break;
    }
}

static gboolean
fail (AlprSheetCsv *self, GError **error)
{
  int cause = errno;

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "Can’t write “%s”: %s", self->path,
               g_strerror (cause));
  return FALSE;
}

static gboolean
write_line (AlprSheetCsv *self, GError **error)
{
  gboolean written;

  g_string_append (self->line, "\r\n");
  written = fwrite (self->line->str, 1, self->line->len, self->file) == self->line->len;
  g_string_truncate (self->line, 0);
  return written || fail (self, error);
}

static gboolean
csv_begin_document (AlprSheetWriter *writer, const char *path, const AlprSheetDocument *document,
                    GError **error)
{
  AlprSheetCsv *self = ALPR_SHEET_CSV (writer);

  self->path = g_strdup (path);
  self->zone = g_time_zone_ref (document->zone);
  self->file = fopen (path, "wbe");
  if (self->file == NULL || (self->mark && fputs ("\xEF\xBB\xBF", self->file) == EOF))
    return fail (self, error);
  return TRUE;
}

static gboolean
csv_begin_sheet (AlprSheetWriter *writer, const AlprSheetPage *page, GError **error)
{
  return TRUE;
}

static void
csv_keep_together (AlprSheetWriter *writer, guint lines)
{
}

static gboolean
csv_add_text (AlprSheetWriter *writer, AlprSheetStyle style, const char *text, GError **error)
{
  return TRUE;
}

static gboolean
csv_add_fact (AlprSheetWriter *writer, const char *label, const AlprSheetCell *value,
              GError **error)
{
  return TRUE;
}

static gboolean
csv_begin_table (AlprSheetWriter *writer, const AlprSheetTable *table, GError **error)
{
  AlprSheetCsv *self = ALPR_SHEET_CSV (writer);

  self->n_columns = table->n_columns;
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      add_text_field (self->line, table->columns[i].title);
    }
  return write_line (self, error);
}

static gboolean
csv_add_row (AlprSheetWriter *writer, const AlprSheetCell *cells, GError **error)
{
  AlprSheetCsv *self = ALPR_SHEET_CSV (writer);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      add_cell (self, &cells[i]);
    }
  return write_line (self, error);
}

static gboolean
csv_end_table (AlprSheetWriter *writer, GError **error)
{
  return TRUE;
}

static gboolean
csv_end_document (AlprSheetWriter *writer, GError **error)
{
  AlprSheetCsv *self = ALPR_SHEET_CSV (writer);
  FILE *file = g_steal_pointer (&self->file);

  return fclose (file) == 0 || fail (self, error);
}

static void
writer_iface_init (AlprSheetWriterInterface *iface)
{
  iface->begin_document = csv_begin_document;
  iface->begin_sheet = csv_begin_sheet;
  iface->keep_together = csv_keep_together;
  iface->add_text = csv_add_text;
  iface->add_fact = csv_add_fact;
  iface->begin_table = csv_begin_table;
  iface->add_row = csv_add_row;
  iface->end_table = csv_end_table;
  iface->end_document = csv_end_document;
}

static void
alpr_sheet_csv_finalize (GObject *object)
{
  AlprSheetCsv *self = ALPR_SHEET_CSV (object);

  if (self->file != NULL)
    fclose (self->file);
  g_free (self->path);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_string_free (self->line, TRUE);
  G_OBJECT_CLASS (alpr_sheet_csv_parent_class)->finalize (object);
}

static void
alpr_sheet_csv_class_init (AlprSheetCsvClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_sheet_csv_finalize;
}

static void
alpr_sheet_csv_init (AlprSheetCsv *self)
{
  self->line = g_string_new (NULL);
}

/**
 * alpr_sheet_csv_new:
 * @mark: whether the file opens with a byte order mark, by which some spreadsheets know UTF-8
 *
 * Returns: (transfer full): a writer
 */
AlprSheetWriter *
alpr_sheet_csv_new (gboolean mark)
{
  AlprSheetCsv *self = g_object_new (ALPR_TYPE_SHEET_CSV, NULL);

  self->mark = mark;
  return ALPR_SHEET_WRITER (self);
}
