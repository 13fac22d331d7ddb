/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of a book: an encrypted book with the same key and a salt of its own, and its key slots
 * beside it, so that a copy opens like the book. The book may be in use meanwhile: the copy is made
 * over a connection of its own, in one view of the book that does not change. A copy never replaces
 * anything, and it counts only when it was opened again and every page of it read. It may lie on a
 * network share, unlike a book; so SQLite's shared memory is not used on it.
 */

#include "alpr-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-slots.h"

#define PAGES_AT_ONCE 512

static gboolean
fail_on_path (const char *path, const char *what, GError **error)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be %s: %s", path, what,
               errno == EEXIST ? "it is there already, and nothing is replaced"
                               : g_strerror (errno));
  return FALSE;
}

static gboolean
create_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return fail_on_path (path, "created", error);
  close (fd);
  return TRUE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fail_on_path (path, "written to the disk", error);
  if (fd >= 0)
    close (fd);
  return synced;
}

/* A connection to the copy, keyed, that needs no shared memory */
static sqlite3 *
open_copy (AlprStore *self, const char *path, GError **error)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_extended_result_codes (db, 1);
      if (alpr_store_key (db, self->key, error))
        rc = sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
      else
        g_clear_pointer (&db, sqlite3_close_v2);
    }
  if (db != NULL && rc != SQLITE_OK)
    {
      alpr_fault_set (db, NULL, rc, path, error);
      g_clear_pointer (&db, sqlite3_close_v2);
    }
  return db;
}

static gboolean
copy_pages (AlprStore *source, sqlite3 *db, const char *path, GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (db, "main", source->db, "main");
  int rc = backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (db);

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    rc = sqlite3_backup_step (backup, PAGES_AT_ONCE);
  sqlite3_backup_finish (backup);
  if (rc == SQLITE_DONE)
    return TRUE;
  if (rc == SQLITE_OK && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* What SQLCipher says of a page that does not fit its HMAC; only the book is read here. */
  if ((rc & 0xff) == SQLITE_ERROR)
    return alpr_store_fault (source, SQLITE_CORRUPT, NULL, error);
  return alpr_fault_set (db, NULL, rc, path, error);
}

/* Copies what `self` sees now; a reader's transaction keeps it the same to the end. */
static gboolean
write_copy (AlprStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprStore)
      source = alpr_store_connect (self->path, self->key, ALPR_STORE_READER, error);
  g_autoptr (AlprCursor) look = NULL;
  sqlite3 *db;
  gboolean done;

  if (source == NULL || !alpr_store_begin (source, error))
    return FALSE;
  look = alpr_store_query_text (source, "PRAGMA schema_version", NULL, error);
  if (look == NULL || !alpr_cursor_next (look, error))
    return FALSE;
  g_clear_pointer (&look, alpr_cursor_free);
  db = open_copy (self, path, error);
  if (db == NULL)
    return FALSE;
  done = copy_pages (source, db, path, cancellable, error);
  sqlite3_close_v2 (db);
  alpr_store_rollback (source);
  return done;
}

/* Runs a check of SQLite's that answers `good` or nothing where all is well. */
static gboolean
check_answers (sqlite3 *db, const char *pragma, const char *path, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, pragma, -1, &stmt, NULL);
  gboolean good = TRUE;

  while (rc == SQLITE_OK || rc == SQLITE_ROW)
    {
      rc = sqlite3_step (stmt);
      if (rc == SQLITE_ROW && g_strcmp0 ((const char *)sqlite3_column_text (stmt, 0), "ok") != 0)
        good = FALSE;
    }
  sqlite3_finalize (stmt);
  if (rc != SQLITE_DONE)
    return alpr_fault_set (db, NULL, rc, path, error);
  if (!good)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                 "The copy “%s” was read again and is not whole", path);
  return good;
}

static gboolean
check_copy (AlprStore *self, const char *path, GError **error)
{
  sqlite3 *db = open_copy (self, path, error);
  gboolean good;

  if (db == NULL)
    return FALSE;
  good = check_answers (db, "PRAGMA cipher_integrity_check", path, error)
         && check_answers (db, "PRAGMA quick_check", path, error);
  sqlite3_close_v2 (db);
  return good;
}

/* The key slots go with the copy. A book without a slot file (only tests have one) has none to
 * copy. */
static gboolean
copy_slots (AlprStore *self, const char *path, GError **error)
{
  g_autofree char *from = alpr_slots_path_for (self->path);
  g_autofree char *to = alpr_slots_path_for (path);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_get_contents (from, &text, &length, error) || !create_file (to, error))
    return FALSE;
  return g_file_set_contents_full (to, text, (gssize)length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error)
         && sync_path (to, 0, error);
}

/* Takes away what this very call wrote and did not end. */
static void
withdraw_copy (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".keys" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *part = g_strconcat (path, endings[i], NULL);

      g_unlink (part);
    }
}

static gboolean
check_free (const char *path, GError **error)
{
  g_autofree char *slots = alpr_slots_path_for (path);

  errno = EEXIST;
  return !g_file_test (slots, G_FILE_TEST_EXISTS) || fail_on_path (slots, "created", error);
}

/* See alpr_store_backup(). */
gboolean
alpr_backup_write (AlprStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!check_free (path, error) || !create_file (path, error))
    return FALSE;
  if (write_copy (self, path, cancellable, error) && check_copy (self, path, error)
      && copy_slots (self, path, error) && sync_path (path, 0, error)
      && sync_path (folder, O_DIRECTORY, error))
    return TRUE;
  withdraw_copy (path);
  return FALSE;
}

/**
 * alpr_store_backup:
 * @self: a book; it may be in use
 * @path: where the copy will lie; nothing may be there
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Copies the book as it is now, encrypted with the same key, and its key slots; then opens the copy
 * and reads all of it.
 *
 * Returns: %FALSE with %ALPR_ERROR_STORE, %ALPR_ERROR_DAMAGED or %G_IO_ERROR_CANCELLED; then no
 * copy is left
 */
gboolean
alpr_store_backup (AlprStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  return alpr_backup_write (self, path, cancellable, error);
}
