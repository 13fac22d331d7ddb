/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What SQLite says, in words of our own. Three rooms of meaning are kept apart: the book refuses
 * (a constraint or a trigger: its sentence is written in the schema for people, so it is passed on
 * alone), the book can't be used just now (disk, lock), and the book is damaged. A damaged book is
 * never repaired here, and nothing of it is removed.
 */

#include "alpr-store-private.h"

#include <errno.h>
#include <string.h>

#include "alpr-error.h"

/* "person.user_name" at the end of @message → "user_name" */
static const char *
find_column (const char *message)
{
  const char *dot = strrchr (message, '.');

  return dot != NULL ? dot + 1 : message;
}

static const char *
skip_mark (const char *message, const char *mark)
{
  return g_str_has_prefix (message, mark) ? message + strlen (mark) : message;
}

static void
set_refused (int rc, const char *message, GError **error)
{
  switch (rc)
    {
    case SQLITE_CONSTRAINT_CHECK:
      g_set_error_literal (error, ALPR_ERROR, ALPR_ERROR_REFUSED,
                           skip_mark (message, "CHECK constraint failed: "));
      break;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED, "“%s” stands in the book already",
                   find_column (message));
      break;
    case SQLITE_CONSTRAINT_NOTNULL:
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED, "“%s” may not be left out",
                   find_column (message));
      break;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (error, ALPR_ERROR, ALPR_ERROR_REFUSED,
                           "What it refers to is not in the book");
      break;
    default:
      g_set_error_literal (error, ALPR_ERROR, ALPR_ERROR_REFUSED, message);
    }
}

/* A full disk has several faces: SQLITE_FULL, or a write that fails for one of these reasons. */
static gboolean
is_full (sqlite3 *db, int rc)
{
  int cause = sqlite3_system_errno (db);

  return (rc & 0xff) == SQLITE_FULL
         || ((rc & 0xff) == SQLITE_IOERR && (cause == ENOSPC || cause == EDQUOT || cause == EFBIG));
}

static void
set_unusable (sqlite3 *db, int rc, const char *what, GError **error)
{
  int cause = sqlite3_system_errno (db);

  if (is_full (db, rc))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "%s: the disk is full", what);
  else if ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
                 "%s: another program is writing just now; try again", what);
  else if ((rc & 0xff) == SQLITE_READONLY)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "%s: it is open for reading only", what);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "%s can't be read or written: %s", what,
                 cause != 0 ? g_strerror (cause) : sqlite3_errstr (rc));
}

/**
 * alpr_fault_set:
 * @db: the connection, right after what failed
 * @cancellable: (nullable): who might have stopped it
 * @rc: what SQLite returned
 * @what: the subject of the sentence, as `The book “x”` or the name of a statement
 * @error: return location for an error
 *
 * Turns a result of SQLite into an error.
 *
 * Returns: %FALSE, to be returned
 */
gboolean
alpr_fault_set (sqlite3 *db, GCancellable *cancellable, int rc, const char *what, GError **error)
{
  switch (rc & 0xff)
    {
    case SQLITE_INTERRUPT:
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: stopped", what);
      break;
    case SQLITE_CONSTRAINT:
      set_refused (rc, sqlite3_errmsg (db), error);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED,
                   "%s is damaged: a page of it is not as it was written", what);
      break;
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s: %s", what, sqlite3_errmsg (db));
      break;
    default:
      set_unusable (db, rc, what, error);
    }
  return FALSE;
}

/* After these SQLite may undo one statement and keep the transaction; we keep nothing of it. */
static gboolean
is_fatal (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_NOMEM:
      return TRUE;
    default:
      return FALSE;
    }
}

/* As alpr_fault_set(), with the book or @what, the title of a statement, as the subject */
gboolean
alpr_store_fault (AlprStore *self, int rc, const char *what, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *book = g_strdup_printf ("The book “%s”", name);
  gboolean of_statement = what != NULL
                          && ((rc & 0xff) == SQLITE_ERROR || (rc & 0xff) == SQLITE_MISMATCH
                              || (rc & 0xff) == SQLITE_RANGE || (rc & 0xff) == SQLITE_MISUSE);

  self->lost = self->lost || (self->in_transaction && is_fatal (rc));
  return alpr_fault_set (self->db, self->cancellable, rc, of_statement ? what : book, error);
}
