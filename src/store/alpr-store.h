/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alpr-batch.h"
#include "alpr-cursor.h"
#include "alpr-secret.h"

G_BEGIN_DECLS

/**
 * AlprStoreMode:
 * @ALPR_STORE_WRITER: the one program that may act on the book; takes the writer's lock
 * @ALPR_STORE_READER: reads, and may do nothing but add lines to the journal
 */
typedef enum
{
  ALPR_STORE_WRITER,
  ALPR_STORE_READER
} AlprStoreMode;

#define ALPR_TYPE_STORE (alpr_store_get_type ())
G_DECLARE_FINAL_TYPE (AlprStore, alpr_store, ALPR, STORE, GObject)

/* The book */
AlprStore *alpr_store_create (const char *path, const char *book_id, AlprSecret *key,
                              GError **error);
AlprStore *alpr_store_open (const char *path, AlprSecret *key, AlprStoreMode mode, GError **error);
AlprStore *alpr_store_open_again (AlprStore *self, GError **error);
const char *alpr_store_get_path (AlprStore *self);
AlprSecret *alpr_store_get_key (AlprStore *self);
AlprStoreMode alpr_store_get_mode (AlprStore *self);
char *alpr_store_who_writes (const char *path);
int alpr_store_get_version (AlprStore *self);
int alpr_store_newest_version (void);
gboolean alpr_store_backup (AlprStore *self, const char *path, GCancellable *cancellable,
                            GError **error);
void alpr_store_set_cache_mib (AlprStore *self, int mebibytes);

/* Transactions */
gboolean alpr_store_begin (AlprStore *self, GError **error);
gboolean alpr_store_commit (AlprStore *self, GError **error);
void alpr_store_rollback (AlprStore *self);
gboolean alpr_store_begin_part (AlprStore *self, GError **error);
gboolean alpr_store_end_part (AlprStore *self, gboolean keep, GError **error);

/* Statements. A name is a path below data/sql without .sql, as "audits/freeze". Inputs are one
 * a{sv} whose keys are the statement's parameters; a floating one is sunk. NULL means none. */
gboolean alpr_store_run (AlprStore *self, const char *name, GVariant *inputs, GError **error);
AlprCursor *alpr_store_query (AlprStore *self, const char *name, GVariant *inputs, GError **error);
AlprCursor *alpr_store_query_text (AlprStore *self, const char *sql, GVariant *inputs,
                                   GError **error);
gboolean alpr_store_run_text (AlprStore *self, const char *sql, GVariant *inputs, GError **error);
gboolean alpr_store_get_number (AlprStore *self, const char *name, GVariant *inputs, gint64 *number,
                                GError **error);
char *alpr_store_get_text (AlprStore *self, const char *name, GVariant *inputs, GError **error);
gint64 alpr_store_get_last_id (AlprStore *self);
gint64 alpr_store_get_changes (AlprStore *self);
gboolean alpr_store_append_batch (AlprStore *self, const char *table, AlprBatch *batch,
                                  GError **error);
void alpr_store_set_cancellable (AlprStore *self, GCancellable *cancellable);

G_END_DECLS
