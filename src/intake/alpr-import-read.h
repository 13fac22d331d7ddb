/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-row.h"

G_BEGIN_DECLS

/**
 * AlprImportRead:
 * @path: (owned): the file
 * @zone: (owned): the agency's time zone
 * @reader: (owned): its reader
 * @mappings: (owned) (element-type AlprMapping): those among which headers are recognised
 * @mapping: (transfer none): that of the first header
 * @current: (transfer none): that of the header above the row
 * @sheets: (owned) (element-type AlprImportSheet): the headers met
 * @next_sheet: the id that the next header gets
 * @sheet_from: rows read before the reader's present sheet
 * @window: rows that wait
 * @taker: turns rows into rows of the book
 * @facts: what was seen
 * @expected: whether room for the keys of the whole file was made
 * @waiting: (owned): batches that are to be written
 * @spare: (owned): batches that may be filled
 * @stop: set by the writer when nothing more is wanted
 * @thread: (owned): the reading thread
 *
 * The reading half of an import: alpr-import-read.c the thread, alpr-import-header.c the headers.
 */
typedef struct
{
  char *path;
  char *zone;
  AlprReader *reader;
  GPtrArray *mappings;
  AlprMapping *mapping;
  AlprMapping *current;
  GPtrArray *sheets;
  gint64 next_sheet;
  gint64 sheet_from;
  AlprRowWindow window;
  AlprRowTaker taker;
  AlprImportFacts facts;
  gboolean expected;
  GAsyncQueue *waiting;
  GAsyncQueue *spare;
  int stop;
  GThread *thread;
} AlprImportRead;

/**
 * AlprImportStart:
 * @import: the import
 * @next_sheet: the id that the next row of `import_sheet` gets
 * @next_search: the id that the next row of `search` gets
 * @dictionaries: (transfer full): the book's dictionaries
 * @known: (transfer full): the book's keys
 * @days: (transfer full): counts by person and day
 *
 * What the reading thread must know of the book.
 */
typedef struct
{
  gint64 import;
  gint64 next_sheet;
  gint64 next_search;
  AlprDictionaries *dictionaries;
  AlprKnown *known;
  AlprDays *days;
} AlprImportStart;

AlprImportRead *alpr_import_read_open (const char *path, GPtrArray *mappings, const char *zone,
                                       GError **error);
void alpr_import_read_free (AlprImportRead *self);
void alpr_import_read_start (AlprImportRead *self, AlprImportStart *start);
AlprImportBatch *alpr_import_read_pop (AlprImportRead *self);
void alpr_import_read_give_back (AlprImportRead *self, AlprImportBatch *batch);
void alpr_import_read_stop (AlprImportRead *self);

/* alpr-import-header.c */
gboolean alpr_import_read_find_header (AlprImportRead *self, GError **error);
gboolean alpr_import_read_next_header (AlprImportRead *self, GError **error);
gboolean alpr_import_read_take_header (AlprImportRead *self, const AlprWindowRow *row);
void alpr_import_read_finish_sheet (AlprImportRead *self);

void alpr_import_facts_note (AlprImportFacts *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprImportRead, alpr_import_read_free)

G_END_DECLS
