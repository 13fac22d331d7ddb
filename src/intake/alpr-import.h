/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-mapping.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprImportResult:
 *
 * What an import found; the keys of cli.md. @rows_read = @taken_in + @known + @set_aside.
 */
typedef struct
{
  gint64 import;
  char *file;
  char *mapping;
  char *sha256;
  gint64 rows_read;
  gint64 taken_in;
  gint64 known;
  gint64 set_aside;
  gint64 first_at; /* G_MININT64 where no row was read */
  gint64 last_at;
  char **notes;
} AlprImportResult;

AlprImportResult *alpr_import_result_new (void);
void alpr_import_result_free (AlprImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprImportResult, alpr_import_result_free)

/* done: bytes read; total: bytes of the file; rows: rows read. Called on the importing thread. */
typedef void (*AlprImportProgress) (gint64 done, gint64 total, gint64 rows, gpointer data);

AlprImportResult *alpr_import_file (AlprStore *store, AlprActor *actor, const char *path,
                                    AlprMapping *mapping, AlprImportProgress progress,
                                    gpointer progress_data, GCancellable *cancellable,
                                    GError **error);

/* Takes out what an unfinished import left; called when a writer opens a book. */
gboolean alpr_import_clean (AlprStore *store, GError **error);

G_END_DECLS
