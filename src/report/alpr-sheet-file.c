/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a report is written. It grows under another name in the folder that it is to stand in, and
 * takes its own name when it is complete and on the disk: nobody ever finds half a report, an older
 * one stays until the new one is whole, and what fails leaves nothing.
 *
 * A workbook's sheets are also kept in clear, nameless files while it grows. Those go into a folder
 * that only this user can enter, in memory where there is such a place, never into /tmp where the
 * disk would keep what an encrypted book holds.
 */

#include "alpr-sheet-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "alpr-error.h"

static gboolean
fail (GError **error, const char *what, const char *path)
{
  int cause = errno;

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "%s “%s”: %s", what, path, g_strerror (cause));
  return FALSE;
}

/**
 * alpr_sheet_file_begin:
 * @path: where a file is to stand
 * @error: return location for an error
 *
 * Makes an empty file beside it. The people who may read it are those who may read any new file
 * there.
 *
 * Returns: (transfer full): its path
 */
char *
alpr_sheet_file_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);
  int file;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      errno = EISDIR;
      fail (error, "Can’t write", path);
      return NULL;
    }
  file = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (file < 0)
    {
      fail (error, "Can’t write into the folder", folder);
      return NULL;
    }
  close (file);
  return g_steal_pointer (&temporary);
}

static gboolean
sync_path (const char *path, int flags)
{
  int file = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced;

  if (file < 0)
    return FALSE;
  synced = fsync (file) == 0;
  close (file);
  return synced;
}

/**
 * alpr_sheet_file_keep:
 * @temporary: what alpr_sheet_file_begin() made, complete
 * @path: where it is to stand; a file there is replaced
 * @error: return location for an error
 *
 * Returns: whether the file stands there, on the disk
 */
gboolean
alpr_sheet_file_keep (const char *temporary, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!sync_path (temporary, O_RDONLY))
    return fail (error, "Can’t write", path);
  if (g_rename (temporary, path) != 0)
    return fail (error, "Can’t write", path);
  /* Some file systems can't sync a folder; the file itself is safe by now. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

/** alpr_sheet_file_drop: Removes what was begun and frees its path; %NULL does nothing */
void
alpr_sheet_file_drop (char *temporary)
{
  if (temporary != NULL)
    g_unlink (temporary);
  g_free (temporary);
}

static guint64
room_in (const char *folder)
{
  struct statvfs about;

  if (folder == NULL || *folder == '\0' || access (folder, W_OK | X_OK) != 0
      || statvfs (folder, &about) != 0)
    return 0;
  return (guint64) about.f_bavail * about.f_frsize;
}

/**
 * alpr_sheet_folder_new:
 * @error: return location for an error
 *
 * Makes a folder that only this user can enter: in the session's own place or in shared memory,
 * whichever has more room; among the user's caches where there is neither.
 *
 * Returns: (transfer full): its path
 */
char *
alpr_sheet_folder_new (GError **error)
{
  const char *session = g_getenv ("XDG_RUNTIME_DIR");
  const char *memory = "/dev/shm";
  const char *parent = room_in (session) >= room_in (memory) ? session : memory;
  g_autofree char *folder = NULL;

  if (room_in (parent) == 0)
    {
      parent = g_get_user_cache_dir ();
      g_mkdir_with_parents (parent, 0700);
    }
  folder = g_build_filename (parent, "alpr-desk-XXXXXX", NULL);
  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      fail (error, "Can’t make a private folder in", parent);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

/** alpr_sheet_folder_drop: Removes the folder, which is empty, and frees its path */
void
alpr_sheet_folder_drop (char *folder)
{
  if (folder != NULL)
    g_rmdir (folder);
  g_free (folder);
}
