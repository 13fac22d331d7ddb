/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-doubt.h"
#include "alpr-import-read.h"
#include "alpr-import.h"
#include "alpr-load.h"

G_BEGIN_DECLS

/**
 * AlprImportRun:
 * @store: (transfer none): the book
 * @who: (transfer none): the user's name
 * @read: (owned): the reading half
 * @progress: (nullable): called after each batch
 * @progress_data: for @progress
 * @cancellable: (transfer none) (nullable): stops the import
 * @result: (owned): what was found
 * @load: (owned) (nullable): while batches are written
 * @uncommitted: batches in the transaction that is open; 0 where none is
 * @judge: decides on rows whose key was met
 *
 * One file on its way into the book.
 */
typedef struct
{
  AlprStore *store;
  const char *who;
  AlprImportRead *read;
  AlprImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  AlprImportResult *result;
  AlprLoad *load;
  guint uncommitted;
  AlprDoubtJudge judge;
} AlprImportRun;

/* alpr-import-load.c: the writing half. */
gboolean alpr_import_run_load (AlprImportRun *self, GError **error);

/* alpr-import-again.c: a file that was taken in before. */
gboolean alpr_import_run_again (AlprImportRun *self, gboolean *again, GError **error);

GVariant *alpr_import_run_inputs (AlprImportRun *self);
gboolean alpr_import_run_begin (AlprImportRun *self, GError **error);
gboolean alpr_import_run_complete (AlprImportRun *self, GPtrArray *notes, GError **error);

G_END_DECLS
