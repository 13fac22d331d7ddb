/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the room `store` share, and nobody else sees: SQLCipher is spoken to here only.
 */
#pragma once

#include "alpr-error.h"
#include "alpr-journal.h"
#include "alpr-statement.h"
#include "alpr-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

#define ALPR_STORE_PAGE_SIZE 8192
#define ALPR_STORE_APPLICATION_ID 0x414c5052 /* “ALPR” */

struct _AlprStore
{
  GObject parent_instance;

  /* Owned. */
  char *path;
  AlprSecret *key;
  sqlite3 *db;
  int lock; /* descriptor that holds the writer's lock, or -1 */
  AlprStatements *statements;
  GCancellable *cancellable;

  /* Borrowed: the batch that the virtual table shows while it is appended. */
  AlprBatch *batch;

  /* Plain values. */
  AlprStoreMode mode;
  int version;
  gboolean in_transaction;
  gboolean in_journal;
  gboolean lost; /* the disk failed in this transaction: it can't be kept any more */
  gint64 last_id;
  gint64 changes;
};

/* alpr-connect.c */
gboolean alpr_store_fail (AlprStore *self, AlprError code, const char *why, GError **error);
AlprStore *alpr_store_make (const char *path, AlprSecret *key, AlprStoreMode mode);
gboolean alpr_store_open_file (AlprStore *self, GError **error);
gboolean alpr_store_set_pragmas (AlprStore *self, GError **error);
gboolean alpr_store_check_header (AlprStore *self, GError **error);
AlprStore *alpr_store_connect (const char *path, AlprSecret *key, AlprStoreMode mode,
                               GError **error);
gboolean alpr_store_key (sqlite3 *db, AlprSecret *key, GError **error);

/* alpr-store.c */
gboolean alpr_store_exec (AlprStore *self, const char *sql, GError **error);
gboolean alpr_store_check_transaction (AlprStore *self, GError **error);

/* alpr-fault.c */
gboolean alpr_fault_set (sqlite3 *db, GCancellable *cancellable, int rc, const char *what,
                         GError **error);
gboolean alpr_store_fault (AlprStore *self, int rc, const char *what, GError **error);

/* alpr-migrate.c */
gboolean alpr_migrate_check (AlprStore *self, GError **error);
gboolean alpr_migrate_run (AlprStore *self, GError **error);
gboolean alpr_migrate_build (sqlite3 *db, int version, GError **error);
gboolean alpr_migrate_compare_steps (AlprStore *self, char **difference, GError **error);

/* alpr-lock.c */
char *alpr_lock_path_for (const char *book_path);
int alpr_lock_take (const char *book_path, GError **error);

/* alpr-batch-table.c */
int alpr_batch_table_register (AlprStore *self);

/* alpr-backup.c */
gboolean alpr_backup_write (AlprStore *self, const char *path, GCancellable *cancellable,
                            GError **error);

/* alpr-journal.c */
gboolean alpr_journal_write (AlprStore *store, const char *who, const char *act,
                             AlprOutcome outcome, GVariant *inputs, const char *detail,
                             GError **error);
gboolean alpr_journal_walk (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                            GError **error);

G_END_DECLS
