/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-digest.h"
#include "alpr-hot-list-file.h"
#include "alpr-id-table.h"

G_BEGIN_DECLS

/**
 * AlprHotRecord:
 * @run: (not owned): the act
 * @file: (owned): what is read
 * @zone: (owned): the agency's
 * @sha256: (owned): the file's digest, as it was when the act began
 * @name: (owned): what the list is called
 * @list: the list's number
 * @id: the file's number, once it is begun
 * @seen: what lines of the file said; an id is a line's place among them
 * @lines: lines that were met, so that an id is never 0
 *
 * A hot-list file on its way into the book, and what comes of its lines.
 */
typedef struct
{
  AlprActRun *run;
  AlprHotListFile *file;
  GTimeZone *zone;
  char *sha256;
  char *name;
  gint64 list;
  gint64 id;

  AlprIdTable seen;
  guint32 lines;
  AlprDigest *digest; /* owned */
  GString *words;     /* owned: what a line says, for its digest */
  AlprBatch *aside;   /* owned */

  gint64 taken_in;
  gint64 repeated;
  gint64 set_aside;
  gint64 added;
  gint64 gone;
} AlprHotRecord;

gboolean alpr_hot_record_prepare (AlprActRun *run, GError **error);
gboolean alpr_hot_record_check_list (AlprHotRecord *self, const char *kind, GError **error);
gboolean alpr_hot_record_begin (AlprHotRecord *self, GError **error);
gboolean alpr_hot_record_next (AlprHotRecord *self, AlprHotLine *line, GError **error);
gboolean alpr_hot_record_set_aside (AlprHotRecord *self, gint64 line, const char *reason,
                                    GError **error);
AlprIdHash alpr_hot_record_digest (AlprHotRecord *self, const AlprHotLine *line,
                                   guint8 key[ALPR_BATCH_KEY_LENGTH]);
gboolean alpr_hot_record_finish (AlprHotRecord *self, GError **error);
gboolean alpr_hot_record_note_refresh (AlprHotRecord *self, const char *result, gint64 file,
                                       const char *note, GError **error);
gboolean alpr_hot_record_find (AlprHotRecord *self, const char *query, GVariant *inputs,
                               AlprCursor **found, GError **error);
void alpr_hot_record_tell (AlprHotRecord *self, gint64 file, gboolean known);
AlprIdHash alpr_hot_digest_hash (const guint8 *key);

G_END_DECLS
