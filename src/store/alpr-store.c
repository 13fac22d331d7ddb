/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book: one SQLCipher database, its connection and its transactions.
 *
 * Never happens here: a book is opened without encryption (each connection proves that SQLCipher
 * answers and that the file's first bytes are not those of a plain database), a book is deleted or
 * repaired, a reader changes anything but the journal. The file of an open book is never opened by
 * other means in this process either: closing such a descriptor would drop SQLite's locks.
 *
 * Format: raw 256-bit key (the key slots hold it, so no derivation at each open), pages of 8192
 * bytes, AES-256-CBC and HMAC-SHA-512 as any SQLCipher 4 reads them; WAL with synchronous FULL, so
 * that what was committed outlives a power cut; freed pages are overwritten.
 *
 * A store belongs to one thread at a time. Statements run in alpr-run.c.
 */

#include "alpr-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-place.h"

#define BUSY_TIMEOUT_MS 10000
#define CACHE_MIB 32
#define STEPS_BETWEEN_LOOKS 4000
#define PLAIN_MAGIC "SQLite format 3"

G_DEFINE_FINAL_TYPE (AlprStore, alpr_store, G_TYPE_OBJECT)

/* The path with every symbolic link followed, so that a book has one name and one lock. */
static char *
find_real_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char real[PATH_MAX];

  if (realpath (path, real) != NULL)
    return g_strdup (real);
  if (realpath (folder, real) != NULL)
    return g_build_filename (real, name, NULL);
  return g_canonicalize_filename (path, NULL);
}

static gboolean
fail_on_book (AlprStore *self, AlprError code, const char *why, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  g_set_error (error, ALPR_ERROR, (int) code, "The book “%s” %s", name, why);
  return FALSE;
}

/* The two ways in which a program links something else than SQLCipher and nobody notices. */
static gboolean
check_cipher (sqlite3 *db, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean good = FALSE;

  if (sqlite3_prepare_v2 (db, "PRAGMA cipher_version", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *version = (const char *) sqlite3_column_text (stmt, 0);

      good = version != NULL && atoi (version) >= 4;
    }
  sqlite3_finalize (stmt);
  if (!good)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
                 "This program was put together without SQLCipher 4; it would write a book that "
                 "is not encrypted, so it does not go on");
  else if (!sqlite3_compileoption_used ("TEMP_STORE=2")
           && !sqlite3_compileoption_used ("TEMP_STORE=3"))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
                   "This program’s SQLCipher writes temporary files that are not encrypted, so it "
                   "does not go on");
      good = FALSE;
    }
  return good;
}

/* Reads through SQLite's own descriptor; see the essay. */
static gboolean
check_header (AlprStore *self, GError **error)
{
  sqlite3_file *file = NULL;
  char head[sizeof PLAIN_MAGIC] = { 0 };
  sqlite3_int64 size = 0;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return fail_on_book (self, ALPR_ERROR_STORE, "can't be read", error);
  if (size == 0)
    return fail_on_book (self, ALPR_ERROR_DAMAGED, "is an empty file", error);
  if (size < ALPR_STORE_PAGE_SIZE)
    return fail_on_book (self, ALPR_ERROR_DAMAGED, "is cut off: less than a page is left", error);
  if (file->pMethods->xRead (file, head, sizeof head, 0) != SQLITE_OK)
    return fail_on_book (self, ALPR_ERROR_STORE, "can't be read", error);
  if (memcmp (head, PLAIN_MAGIC, strlen (PLAIN_MAGIC)) == 0)
    return fail_on_book (self, ALPR_ERROR_DAMAGED, "is not encrypted; it is no book of this program",
                         error);
  return TRUE;
}

/* What concerns every connection, after the key. */
static gboolean
set_pragmas (AlprStore *self, GError **error)
{
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return alpr_store_exec (self,
                          "PRAGMA synchronous = FULL;"
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA secure_delete = ON;"
                          "PRAGMA recursive_triggers = ON;"
                          "PRAGMA wal_autocheckpoint = 4000;"
                          "PRAGMA journal_size_limit = 67108864;",
                          error);
}

/* The first look into the pages: here a wrong key shows. */
static gboolean
check_key (AlprStore *self, GError **error)
{
  int rc = sqlite3_exec (self->db, "PRAGMA schema_version; SELECT 1 FROM sqlite_schema LIMIT 1",
                         NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  if ((rc & 0xff) == SQLITE_NOTADB)
    return fail_on_book (self, ALPR_ERROR_DAMAGED,
                         "can't be read: its key does not fit, or its first page is damaged", error);
  return alpr_store_fault (self, rc, NULL, error);
}

static gboolean
check_application (AlprStore *self, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query_text (self, "PRAGMA application_id", NULL, error);

  if (cursor == NULL)
    return FALSE;
  if (alpr_cursor_next (cursor, NULL)
      && alpr_cursor_get_integer (cursor, 0) == ALPR_STORE_APPLICATION_ID)
    return TRUE;
  return fail_on_book (self, ALPR_ERROR_DAMAGED, "is no book of ALPR Desk", error);
}

static gboolean
open_file (AlprStore *self, GError **error)
{
  int rc = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            NULL);

  if (self->db == NULL)
    return fail_on_book (self, ALPR_ERROR_STORE, "can't be opened: out of memory", error);
  sqlite3_extended_result_codes (self->db, 1);
  if (rc != SQLITE_OK)
    return alpr_store_fault (self, rc, NULL, error);
  self->statements = alpr_statements_new (self->db);
  alpr_store_set_cache_mib (self, CACHE_MIB);
  rc = alpr_batch_table_register (self);
  return rc == SQLITE_OK || alpr_store_fault (self, rc, NULL, error);
}

static AlprStore *
make_store (const char *path, AlprSecret *key, AlprStoreMode mode)
{
  AlprStore *self = g_object_new (ALPR_TYPE_STORE, NULL);

  self->path = find_real_path (path);
  self->key = alpr_secret_ref (key);
  self->mode = mode;
  return self;
}

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
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
                 "“%s” is there already; no book is replaced", path);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be created: %s", path,
                 g_strerror (errno));
  return FALSE;
}

static gboolean
lay_out_book (AlprStore *self, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", ALPR_STORE_APPLICATION_ID);

  return open_file (self, error) && alpr_store_key (self->db, self->key, error)
         && set_pragmas (self, error) && alpr_store_exec (self, "PRAGMA journal_mode = WAL", error)
         && alpr_store_exec (self, mark, error)
         && alpr_store_exec (self, "PRAGMA wal_checkpoint (TRUNCATE)", error)
         && check_header (self, error) && alpr_migrate_run (self, error);
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

/* Gives a connection its key; the database is not touched yet. */
gboolean
alpr_store_key (sqlite3 *db, AlprSecret *key, GError **error)
{
  static const char digits[] = "0123456789abcdef";
  gsize length;
  const guint8 *bytes = alpr_secret_get_data (key, &length);
  char text[3 + 2 * 32 + 1];
  g_autofree char *page = g_strdup_printf ("PRAGMA cipher_page_size = %d", ALPR_STORE_PAGE_SIZE);
  int rc;

  if (length != 32)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                   "The key of a book has 32 bytes; this one has %" G_GSIZE_FORMAT, length);
      return FALSE;
    }
  /* The form x'…' says that these are the bytes of the key and not a passphrase. */
  memcpy (text, "x'", 2);
  for (gsize i = 0; i < length; i++)
    {
      text[2 + i * 2] = digits[bytes[i] >> 4];
      text[3 + i * 2] = digits[bytes[i] & 15];
    }
  memcpy (text + 66, "'", 2);
  rc = sqlite3_key_v2 (db, "main", text, 67);
  explicit_bzero (text, sizeof text);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, page, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    return alpr_fault_set (db, NULL, rc, "The book's key", error);
  return check_cipher (db, error);
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
  if (!self->in_transaction || !sqlite3_get_autocommit (self->db))
    return TRUE;
  return fail_on_book (self, ALPR_ERROR_STORE,
                       "has undone this transaction after an error; nothing of it is kept", error);
}

/* A connection to a book that exists, its key checked, its schema not looked at yet */
AlprStore *
alpr_store_connect (const char *path, AlprSecret *key, AlprStoreMode mode, GError **error)
{
  g_autoptr (AlprStore) self = make_store (path, key, mode);

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no book “%s”", path);
      return NULL;
    }
  if (!open_file (self, error) || !check_header (self, error)
      || !alpr_store_key (self->db, key, error) || !set_pragmas (self, error)
      || !check_key (self, error) || !check_application (self, error))
    return NULL;
  if (mode == ALPR_STORE_READER && !alpr_store_exec (self, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&self);
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
 * Returns: (transfer full): the book; %NULL with %ALPR_ERROR_STORE, and nothing is left behind
 */
AlprStore *
alpr_store_create (const char *path, const char *book_id, AlprSecret *key, GError **error)
{
  g_autoptr (AlprStore) self = make_store (path, key, ALPR_STORE_WRITER);

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
  g_autofree char *real = find_real_path (path);
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
    return fail_on_book (self, ALPR_ERROR_STORE, "is in a transaction already", error);
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
 * Returns: %FALSE with an error where nothing is kept yet; then alpr_store_rollback() is to be called
 */
gboolean
alpr_store_commit (AlprStore *self, GError **error)
{
  if (!self->in_transaction)
    return fail_on_book (self, ALPR_ERROR_STORE, "is in no transaction", error);
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
}
