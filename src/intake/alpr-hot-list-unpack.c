/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hot list comes packed as often as not: one file in a gzip or in a zip. It is unpacked into
 * memory, into a file that has no name and never reaches a disk, and read from there; its digest is
 * that of the file as it came. A zip of several files is refused, for nobody can tell which list is
 * meant; so are a password and what bursts (UNPACKED_MOST bytes, and beyond RATIO_FROM no more than
 * RATIO_MOST times the file's size).
 *
 * A workbook is a zip as well and stays what it is.
 */

#include "alpr-hot-list-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-zip.h"

#define UNPACKED_MOST (G_GINT64_CONSTANT (1) << 30)
#define RATIO_FROM (G_GINT64_CONSTANT (64) << 20)
#define RATIO_MOST 200
#define PIECE (64 * 1024)

typedef struct archive Archive;

static void
archive_close (Archive *archive)
{
  archive_read_free (archive);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close)

static gboolean
fail (const char *name, GError **error, const char *what)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", name, what);
  return FALSE;
}

static gboolean
fail_damaged (const char *name, Archive *archive, GError **error)
{
  const char *said = archive_error_string (archive);
  g_autofree char *cause = g_utf8_make_valid (said != NULL ? said : "it can't be unpacked", -1);

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is damaged or cut off: %s", name, cause);
  return FALSE;
}

static gboolean
is_workbook (int fd)
{
  struct stat status;
  g_autoptr (AlprZip) zip
      = fstat (fd, &status) == 0 ? alpr_zip_open (fd, "", status.st_size, NULL) : NULL;

  return zip != NULL && alpr_zip_has (zip, "[Content_Types].xml");
}

/** alpr_hot_list_is_packed: Returns: whether the file is a gzip, or a zip and no workbook */
gboolean
alpr_hot_list_is_packed (int fd)
{
  guint8 head[4] = { 0 };

  if (pread (fd, head, sizeof head, 0) < 4)
    return FALSE;
  return (head[0] == 0x1f && head[1] == 0x8b)
         || ((memcmp (head, "PK\3\4", 4) == 0 || memcmp (head, "PK\5\6", 4) == 0)
             && !is_workbook (fd));
}

/* What an archive has beside files, and what macOS and Windows leave in it. */
static gboolean
is_beside (struct archive_entry *entry)
{
  const char *path = archive_entry_pathname (entry);
  const char *name = path != NULL ? strrchr (path, '/') : NULL;

  name = name != NULL ? name + 1 : path;
  return archive_entry_filetype (entry) == AE_IFDIR
         || (path != NULL && g_str_has_prefix (path, "__MACOSX/"))
         || (name != NULL && (*name == '\0' || g_str_equal (name, ".DS_Store")
                              || g_ascii_strcasecmp (name, "Thumbs.db") == 0));
}

/* Goes to the archive's next file. */
static int
next_file (Archive *archive, struct archive_entry **entry)
{
  int status;

  do
    status = archive_read_next_header (archive, entry);
  while ((status == ARCHIVE_OK || status == ARCHIVE_WARN) && is_beside (*entry));
  return status;
}

static gboolean
write_all (int to, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (to, data, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      data += MAX (written, 0);
      length -= (gsize) MAX (written, 0);
    }
  return TRUE;
}

static gboolean
copy (Archive *archive, const char *name, gint64 packed, int to, GError **error)
{
  g_autofree char *piece = g_malloc (PIECE);
  gint64 unpacked = 0;
  la_ssize_t got;

  while ((got = archive_read_data (archive, piece, PIECE)) > 0)
    {
      unpacked += got;
      if (unpacked > UNPACKED_MOST)
        return fail (name, error, "is refused: unpacked it is larger than 1 GiB");
      if (unpacked > RATIO_FROM && unpacked / RATIO_MOST > packed)
        return fail (name, error,
                     "is refused: unpacked it is more than 200 times as large, as a bomb is");
      if (g_cancellable_set_error_if_cancelled (g_cancellable_get_current (), error))
        return FALSE;
      if (!write_all (to, piece, (gsize) got))
        return fail (name, error, "can't be unpacked: there is not enough memory");
    }
  if (got < 0)
    return fail_damaged (name, archive, error);
  return unpacked > 0 || fail (name, error, "holds an empty file");
}

static gboolean
unpack_one (Archive *archive, const char *name, gint64 packed, int to, GError **error)
{
  struct archive_entry *entry;
  int status = next_file (archive, &entry);

  if (status == ARCHIVE_EOF)
    return fail (name, error, "holds no file");
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    return fail_damaged (name, archive, error);
  if (archive_entry_is_encrypted (entry))
    return fail (name, error, "is encrypted with a password; unpack it and give the file inside");
  if (!copy (archive, name, packed, to, error))
    return FALSE;
  status = next_file (archive, &entry);
  if (status == ARCHIVE_EOF)
    return TRUE;
  return status == ARCHIVE_OK || status == ARCHIVE_WARN
             ? fail (name, error, "holds several files; unpack it and give one of them")
             : fail_damaged (name, archive, error);
}

/**
 * alpr_hot_list_unpack:
 * @fd: a packed file; stays open
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Returns: the one file in it, to be closed; -1 with %ALPR_ERROR_FORMAT
 */
int
alpr_hot_list_unpack (int fd, const char *name, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  struct stat status = { 0 };
  int to = memfd_create ("hot-list", MFD_CLOEXEC);

  archive_read_support_filter_gzip (archive);
  archive_read_support_format_zip (archive);
  archive_read_support_format_raw (archive);
  if (to < 0)
    fail (name, error, "can't be unpacked: there is not enough memory");
  else if (fstat (fd, &status) != 0 || lseek (fd, 0, SEEK_SET) != 0
           || archive_read_open_fd (archive, fd, PIECE) != ARCHIVE_OK)
    fail_damaged (name, archive, error);
  else if (unpack_one (archive, name, status.st_size, to, error) && lseek (to, 0, SEEK_SET) == 0)
    return to;
  if (to >= 0)
    close (to);
  return -1;
}

/**
 * alpr_hot_list_digest:
 * @fd: an open file
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Returns: (transfer full): SHA-256 of the file as it came; %NULL where it can't be read
 */
char *
alpr_hot_list_digest (int fd, const char *name, GError **error)
{
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  g_autofree char *piece = g_malloc (PIECE);
  gint64 at = 0;
  gssize got;

  while ((got = pread (fd, piece, PIECE, at)) > 0)
    {
      alpr_digest_update (digest, piece, (gsize) got);
      at += got;
    }
  if (got == 0)
    return alpr_digest_finish_hex (digest);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", name,
               g_strerror (errno));
  return NULL;
}
