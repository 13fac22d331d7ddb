/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AlprCell:
 * @text: the cell's bytes, UTF-8, unquoted, as they came (not trimmed); not closed with a NUL
 * @length: how many bytes
 *
 * A cell of a row. Valid until the reader's next row.
 */
typedef struct
{
  const char *text;
  gsize length;
} AlprCell;

/**
 * AlprReadRow:
 * @cells: the cells
 * @n_cells: how many the row has; rows of one file may differ; 0 for a row without anything
 * @row: the row as a person counts it in an editor (CSV: the line it begins on) or in LibreOffice
 * @broken: (nullable): why the row's form is wrong (a stray quote, a NUL byte …), else %NULL
 * @formulas: a bit for each of the first 64 columns whose cell a formula of the workbook reckoned
 *   (the lowest for the first). Its text is the value that the formula had when the file was saved
 *
 * A row of a table, as it stands in the file.
 */
typedef struct
{
  const AlprCell *cells;
  guint n_cells;
  gint64 row;
  const char *broken;
  guint64 formulas;
} AlprReadRow;

#define ALPR_TYPE_READER (alpr_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (AlprReader, alpr_reader, ALPR, READER, GObject)

struct _AlprReaderClass
{
  GObjectClass parent_class;

  gboolean (*next_sheet) (AlprReader *self, GError **error);
  gboolean (*next_row) (AlprReader *self, AlprReadRow *row, GError **error);
  const char *(*get_sheet) (AlprReader *self);
  gboolean (*is_sheet_hidden) (AlprReader *self);
  gint64 (*get_position) (AlprReader *self);
};

AlprReader *alpr_reader_open (const char *path, GError **error);
gboolean alpr_reader_next_sheet (AlprReader *self, GError **error);
gboolean alpr_reader_next_row (AlprReader *self, AlprReadRow *row, GError **error);
const char *alpr_reader_get_sheet (AlprReader *self);
gboolean alpr_reader_is_sheet_hidden (AlprReader *self);
gint64 alpr_reader_get_position (AlprReader *self);
gint64 alpr_reader_get_size (AlprReader *self);
const char *alpr_reader_get_name (AlprReader *self);
const char *alpr_reader_get_kind (AlprReader *self);
const char *alpr_reader_get_encoding (AlprReader *self);
char *alpr_reader_finish_sha256 (AlprReader *self, GError **error);

G_END_DECLS
