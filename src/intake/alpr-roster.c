/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of people and accounts: an export of a vendor's users (XLSX or CSV), of a directory
 * (Active Directory CSV), of an identity provider (SCIM 2.0 JSON), or a table that somebody made.
 * What a file is, its content says, never its name. All come out as one kind of list
 * (src/acts/alpr-roster-list.h).
 *
 *   list = alpr_roster_read (path, zone, cancellable, &error);
 *
 * Nothing is guessed and nothing is lost: a row that can't be taken in is set aside with the
 * reason, what was put right is said in a note, a column that nobody asks for is named.
 */

#include "alpr-roster.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-reader-private.h"
#include "alpr-roster-private.h"

static gboolean
check_size (int fd, const char *name, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0 || status.st_size <= ALPR_ROSTER_MOST_BYTES)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” is larger than 64 MiB; a list of people is not. Is it another file?", name);
  return FALSE;
}

static gboolean
read_reader (AlprRosterList *list, int fd, GTimeZone *zone, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (AlprReader) reader = alpr_reader_open_fd (fd, list->file, error);
  gboolean done;

  if (reader == NULL)
    return FALSE;
  /* The readers stop at the thread's own cancellable */
  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
  done = alpr_roster_read_table (list, reader, zone, cancellable, error);
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);
  if (!done)
    return FALSE;
  list->sha256 = alpr_reader_finish_sha256 (reader, error);
  return list->sha256 != NULL;
}

/**
 * alpr_roster_read_fd:
 * @fd: (transfer full): an open file
 * @path: where it lies, for the list and for messages
 * @zone: the zone of times that name none
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * What alpr_roster_read() does, for a file that is open already.
 *
 * Returns: (transfer full): the list
 */
AlprRosterList *
alpr_roster_read_fd (int fd, const char *path, GTimeZone *zone, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AlprRosterList) list = alpr_roster_list_new (path);
  gboolean done;

  if (!check_size (fd, list->file, error))
    {
      close (fd);
      return NULL;
    }
  if (alpr_roster_is_json (fd))
    {
      done = alpr_roster_read_scim (list, fd, cancellable, error);
      close (fd);
    }
  else
    done = read_reader (list, fd, zone, cancellable, error);
  if (!done)
    return NULL;
  alpr_roster_list_finish (list);
  list->rows = list->records->len + list->aside->len;
  return g_steal_pointer (&list);
}

/**
 * alpr_roster_read:
 * @path: path of a file
 * @zone: the zone of times that name none
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads a list of people and accounts.
 *
 * Returns: (transfer full): the list; %NULL with %ALPR_ERROR_MISSING where there is no such file,
 *   %ALPR_ERROR_FORMAT where it is damaged, too large or no list of people
 */
AlprRosterList *
alpr_roster_read (const char *path, GTimeZone *zone, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd >= 0)
    return alpr_roster_read_fd (fd, path, zone, cancellable, error);
  if (errno == ENOENT)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no file “%s”", name);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", name,
                 g_strerror (errno));
  return NULL;
}
