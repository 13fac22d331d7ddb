/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book: one SQLCipher database, how it is made and opened, and its transactions.
 *
 * Never happens here: a book is deleted or repaired, a book is opened by two writers, a reader
 * changes anything but the journal, part of a transaction is kept. A store belongs to one thread at
 * a time. Connections are made in alpr-connect.c, statements run in alpr-run.c.
 */

#include "alpr-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-place.h"
#include "alpr-scratch.h"

#define STEPS_BETWEEN_LOOKS 4000

G_DEFINE_FINAL_TYPE (AlprStore, alpr_store, G_TYPE_OBJECT)

/* Creates the empty file, which fails where anything is there already. */
static gboolean
claim_path (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” is there already; no book is replaced",
                 path);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be created: %s", path,
                 g_strerror (errno));
  return FALSE;
}

static gboolean
lay_out_book (AlprStore *self, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", ALPR_STORE_APPLICATION_ID);

  return alpr_store_open_file (self, error) && alpr_store_key (self->db, self->key, error)
         && alpr_store_set_pragmas (self, error)
         && alpr_store_exec (self, "PRAGMA journal_mode = WAL", error)
         && alpr_store_exec (self, mark, error)
         && alpr_store_exec (self, "PRAGMA wal_checkpoint (TRUNCATE)", error)
         && alpr_store_check_header (self, error) && alpr_migrate_run (self, error);
}

/* Takes away the file that claim_path() made in this very call and that never became a book. */
static void
withdraw_claim (AlprStore *self)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_pointer (&self->statements, alpr_statements_free);
  sqlite3_close_v2 (g_steal_pointer (&self->db));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
}

static int
cancellable_looked_at_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
alpr_store_finalize (GObject *object)
{
  AlprStore *self = ALPR_STORE (object);

  g_clear_pointer (&self->statements, alpr_statements_free);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->key, alpr_secret_unref);
  g_free (self->path);
  if (self->lock >= 0)
    close (self->lock);
  G_OBJECT_CLASS (alpr_store_parent_class)->finalize (object);
}

static void
alpr_store_class_init (AlprStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_store_finalize;
}

static void
alpr_store_init (AlprStore *self)
{
  self->lock = -1;
}

/* Runs what is no statement of a file: pragmas, BEGIN, COMMIT */
gboolean
alpr_store_exec (AlprStore *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || alpr_store_fault (self, rc, sql, error);
}

/* SQLite ends a transaction by itself when the disk is full or a statement is stopped. What comes
 * after it must fail, and not be written alone. */
gboolean
alpr_store_check_transaction (AlprStore *self, GError **error)
{
  if (!self->in_transaction || (!self->lost && !sqlite3_get_autocommit (self->db)))
    return TRUE;
  return alpr_store_fail (self, ALPR_ERROR_STORE,
                          "has undone this transaction after an error; nothing of it is kept",
                          error);
}

/**
 * alpr_store_create:
 * @path: where the book will lie; nothing may be there
 * @book_id: the book's id; the caller writes it into the table `book` with the agency
 * @key: 32 bytes
 * @error: return location for an error
 *
 * Makes a new, encrypted book with an empty schema, and holds its writer's lock.
 *
 * Returns: (transfer full): the book; %NULL with an error, and no file is left but that of the lock
 */
AlprStore *
alpr_store_create (const char *path, const char *book_id, AlprSecret *key, GError **error)
{
  g_autoptr (AlprStore) self = alpr_store_make (path, key, ALPR_STORE_WRITER);

  if (book_id == NULL || *book_id == '\0')
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "A book needs an id");
      return NULL;
    }
  if (!alpr_place_check (self->path, error) || !claim_path (self->path, error))
    return NULL;
  self->lock = alpr_lock_take (self->path, error);
  if (self->lock < 0 || !lay_out_book (self, error))
    {
      withdraw_claim (self);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * alpr_store_open:
 * @path: a book
 * @key: its key
 * @mode: %ALPR_STORE_WRITER to act, which one program may do at a time; %ALPR_STORE_READER to look
 * @error: return location for an error
 *
 * Opens a book. A writer brings an older schema forward, after a copy of the book was made.
 *
 * Returns: (transfer full): the book; %NULL with %ALPR_ERROR_MISSING (no such file),
 *   %ALPR_ERROR_STORE (another program writes, network file system, disk), %ALPR_ERROR_DAMAGED (or
 *   the key does not fit), %ALPR_ERROR_SCHEMA (of another version)
 */
AlprStore *
alpr_store_open (const char *path, AlprSecret *key, AlprStoreMode mode, GError **error)
{
  g_autofree char *real = alpr_place_resolve (path);
  g_autoptr (AlprStore) self = NULL;
  int lock = -1;

  if (!alpr_place_check (real, error))
    return NULL;
  if (mode == ALPR_STORE_WRITER && g_file_test (real, G_FILE_TEST_EXISTS))
    {
      lock = alpr_lock_take (real, error);
      if (lock < 0)
        return NULL;
    }
  self = alpr_store_connect (real, key, mode, error);
  if (self == NULL && lock >= 0)
    close (lock);
  if (self == NULL)
    return NULL;
  self->lock = lock;
  if (!alpr_migrate_check (self, error)
      || (mode == ALPR_STORE_WRITER && !alpr_migrate_run (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * alpr_store_open_again:
 * @self: a book; it may be in use by another thread
 * @error: return location for an error
 *
 * Opens a second connection that only reads, for another thread of the program.
 *
 * Returns: (transfer full): the connection; %NULL with an error as alpr_store_open()
 */
AlprStore *
alpr_store_open_again (AlprStore *self, GError **error)
{
  return alpr_store_open (self->path, self->key, ALPR_STORE_READER, error);
}

/** alpr_store_get_path: Returns: (transfer none) (type filename): the book, links followed */
const char *
alpr_store_get_path (AlprStore *self)
{
  return self->path;
}

/** alpr_store_get_key: Returns: (transfer none): the book's key, to be wrapped for a person */
AlprSecret *
alpr_store_get_key (AlprStore *self)
{
  return self->key;
}

/** alpr_store_get_mode: Returns: whether this connection writes */
AlprStoreMode
alpr_store_get_mode (AlprStore *self)
{
  return self->mode;
}

/** alpr_store_get_version: Returns: the number of the book's last schema step */
int
alpr_store_get_version (AlprStore *self)
{
  return self->version;
}

/**
 * alpr_store_set_cache_mib:
 * @self: a book
 * @mebibytes: how much of it may be kept in memory, decrypted
 *
 * SQLite sorts in stretches as long as this cache, at least 2 MiB: a statement that groups millions
 * of rows runs more than twice as fast with 1 MiB as with 32.
 */
void
alpr_store_set_cache_mib (AlprStore *self, int mebibytes)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", MAX (mebibytes, 1) * 1024);

  sqlite3_exec (self->db, sql, NULL, NULL, NULL);
}

/**
 * alpr_store_set_cancellable:
 * @self: a book
 * @cancellable: (nullable): what stops its statements from now on
 *
 * A statement that is stopped fails with %G_IO_ERROR_CANCELLED.
 */
void
alpr_store_set_cancellable (AlprStore *self, GCancellable *cancellable)
{
  if (g_set_object (&self->cancellable, cancellable))
    sqlite3_progress_handler (self->db, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0,
                              cancellable != NULL ? cancellable_looked_at_cb : NULL, cancellable);
}

/**
 * alpr_store_begin:
 * @self: a book
 * @error: return location for an error
 *
 * Begins a transaction: for a writer at once with the right to write, for a reader a view of the
 * book that stays as it is.
 *
 * Returns: whether it began
 */
gboolean
alpr_store_begin (AlprStore *self, GError **error)
{
  if (self->in_transaction)
    return alpr_store_fail (self, ALPR_ERROR_STORE, "is in a transaction already", error);
  if (!alpr_store_exec (self, self->mode == ALPR_STORE_WRITER ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  self->in_transaction = TRUE;
  return TRUE;
}

/**
 * alpr_store_commit:
 * @self: a book with a transaction
 * @error: return location for an error
 *
 * Keeps all of the transaction. When it returns %TRUE, the book outlives a power cut.
 *
 * Returns: %FALSE with an error where nothing is kept yet; then alpr_store_rollback() is to be
 * called
 */
gboolean
alpr_store_commit (AlprStore *self, GError **error)
{
  if (!self->in_transaction)
    return alpr_store_fail (self, ALPR_ERROR_STORE, "is in no transaction", error);
  if (!alpr_store_check_transaction (self, error) || !alpr_store_exec (self, "COMMIT", error))
    return FALSE;
  self->in_transaction = FALSE;
  return TRUE;
}

/**
 * alpr_store_rollback:
 * @self: a book
 *
 * Undoes the transaction, if there is one.
 */
void
alpr_store_rollback (AlprStore *self)
{
  if (!self->in_transaction)
    return;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
  self->lost = FALSE;
}

/**
 * alpr_store_begin_part:
 * @self: a book with a transaction
 * @error: return location for an error
 *
 * Begins a part of the transaction that can be undone by itself.
 *
 * Returns: whether it began
 */
gboolean
alpr_store_begin_part (AlprStore *self, GError **error)
{
  if (!self->in_transaction)
    return alpr_store_fail (self, ALPR_ERROR_STORE, "is in no transaction", error);
  return alpr_store_check_transaction (self, error)
         && alpr_store_exec (self, "SAVEPOINT part", error);
}

/**
 * alpr_store_end_part:
 * @self: a book with a part that was begun
 * @keep: whether what it wrote stays in the transaction
 * @error: return location for an error
 *
 * Returns: %FALSE where the whole transaction is lost
 */
gboolean
alpr_store_end_part (AlprStore *self, gboolean keep, GError **error)
{
  return alpr_store_check_transaction (self, error)
         && (keep || alpr_store_exec (self, "ROLLBACK TO part", error))
         && alpr_store_exec (self, "RELEASE part", error);
}
