/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One connection to a book, from its file to the first page read. Each connection proves that it is
 * SQLCipher that answers and that the file's first bytes are not those of a plain database: a
 * program that is linked with another SQLite takes the key without a word and writes in clear.
 *
 * Format: raw 256-bit key (the key slots hold it, so no derivation at each open), pages of 8192
 * bytes, AES-256-CBC and HMAC-SHA-512 as any SQLCipher 4 reads them; WAL with synchronous FULL, so
 * that what was committed outlives a power cut; freed pages are overwritten; temporary files lie in
 * memory (alpr-scratch.c). The file of an open book is never opened by other means in this process:
 * closing such a descriptor would drop SQLite's locks.
 */

#include "alpr-store-private.h"

#include <stdlib.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-place.h"
#include "alpr-scratch.h"
#include "alpr-slots.h"

#define BUSY_TIMEOUT_MS 10000
#define CACHE_MIB 32
#define PLAIN_MAGIC "SQLite format 3"

/* Says what is the matter with the book; returns FALSE */
gboolean
alpr_store_fail (AlprStore *self, AlprError code, const char *why, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  g_set_error (error, ALPR_ERROR, (int)code, "The book “%s” %s", name, why);
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
      const char *version = (const char *)sqlite3_column_text (stmt, 0);

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
gboolean
alpr_store_check_header (AlprStore *self, GError **error)
{
  sqlite3_file *file = NULL;
  char head[sizeof PLAIN_MAGIC] = { 0 };
  sqlite3_int64 size = 0;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return alpr_store_fail (self, ALPR_ERROR_STORE, "can't be read", error);
  if (size == 0)
    return alpr_store_fail (self, ALPR_ERROR_DAMAGED, "is an empty file", error);
  if (size < ALPR_STORE_PAGE_SIZE)
    return alpr_store_fail (self, ALPR_ERROR_DAMAGED, "is cut off: less than a page is left",
                            error);
  if (file->pMethods->xRead (file, head, sizeof head, 0) != SQLITE_OK)
    return alpr_store_fail (self, ALPR_ERROR_STORE, "can't be read", error);
  if (memcmp (head, PLAIN_MAGIC, strlen (PLAIN_MAGIC)) == 0)
    return alpr_store_fail (self, ALPR_ERROR_DAMAGED,
                            "is not encrypted; it is no book of this program", error);
  return TRUE;
}

/* What concerns every connection, after the key. */
gboolean
alpr_store_set_pragmas (AlprStore *self, GError **error)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* Asking for a cache reads the schema, so that it fails before the key is given. */
  alpr_store_set_cache_mib (self, CACHE_MIB);
  return alpr_store_exec (self,
                          "PRAGMA synchronous = FULL;"
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA temp_store = FILE;" /* files in memory: alpr-scratch.c */
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
    return alpr_store_fail (self, ALPR_ERROR_DAMAGED,
                            "can't be read: its key does not fit, or its first page is damaged",
                            error);
  return alpr_store_fault (self, rc, NULL, error);
}

static gboolean
check_application (AlprStore *self, GError **error)
{
  g_autoptr (AlprCursor)
      cursor = alpr_store_query_text (self, "PRAGMA application_id", NULL, error);

  if (cursor == NULL)
    return FALSE;
  if (alpr_cursor_next (cursor, NULL)
      && alpr_cursor_get_integer (cursor, 0) == ALPR_STORE_APPLICATION_ID)
    return TRUE;
  return alpr_store_fail (self, ALPR_ERROR_DAMAGED, "is no book of ALPR Desk", error);
}

/* Opens the file; SQLite reads nothing of it yet. */
gboolean
alpr_store_open_file (AlprStore *self, GError **error)
{
  int rc = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                            alpr_scratch_get_vfs ());

  if (self->db == NULL)
    return alpr_store_fail (self, ALPR_ERROR_STORE, "can't be opened: out of memory", error);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  if (rc != SQLITE_OK)
    return alpr_store_fault (self, rc, NULL, error);
  self->statements = alpr_statements_new (self->db);
  rc = alpr_batch_table_register (self);
  return rc == SQLITE_OK || alpr_store_fault (self, rc, NULL, error);
}

/* A store that is not open yet */
AlprStore *
alpr_store_make (const char *path, AlprSecret *key, AlprStoreMode mode)
{
  AlprStore *self = g_object_new (ALPR_TYPE_STORE, NULL);

  self->path = alpr_place_resolve (path);
  self->key = alpr_secret_ref (key);
  self->mode = mode;
  return self;
}

/* Gives a connection its key; the database is not touched yet. */
gboolean
alpr_store_key (sqlite3 *db, AlprSecret *key, GError **error)
{
  static const char digits[] = "0123456789abcdef";
  gsize length;
  const guint8 *bytes = alpr_secret_get_data (key, &length);
  char text[3 + 2 * ALPR_BOOK_KEY_LENGTH + 1];
  g_autofree char *page = g_strdup_printf ("PRAGMA cipher_page_size = %d", ALPR_STORE_PAGE_SIZE);
  int rc;

  if (length != ALPR_BOOK_KEY_LENGTH)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                   "The key of a book has %d bytes; this one has %" G_GSIZE_FORMAT,
                   ALPR_BOOK_KEY_LENGTH, length);
      return FALSE;
    }
  /* The form x'…' says that these are the bytes of the key and not a passphrase. */
  memcpy (text, "x'", 2);
  for (gsize i = 0; i < length; i++)
    {
      text[2 + i * 2] = digits[bytes[i] >> 4];
      text[3 + i * 2] = digits[bytes[i] & 15];
    }
  memcpy (text + sizeof text - 2, "'", 2);
  /* It would write to the standard error whatever it meets; we say it in our own words. */
  sqlite3_exec (db, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);
  rc = sqlite3_key_v2 (db, "main", text, sizeof text - 1);
  explicit_bzero (text, sizeof text);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, page, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    return alpr_fault_set (db, NULL, rc, "The book's key", error);
  return check_cipher (db, error);
}

/* A connection to a book that exists, its key checked, its schema not looked at yet */
AlprStore *
alpr_store_connect (const char *path, AlprSecret *key, AlprStoreMode mode, GError **error)
{
  g_autoptr (AlprStore) self = alpr_store_make (path, key, mode);

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no book “%s”", path);
      return NULL;
    }
  if (!alpr_store_open_file (self, error) || !alpr_store_check_header (self, error)
      || !alpr_store_key (self->db, key, error) || !check_key (self, error)
      || !alpr_store_set_pragmas (self, error) || !check_application (self, error))
    return NULL;
  if (mode == ALPR_STORE_READER && !alpr_store_exec (self, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&self);
}
