/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The zip around a workbook, through libarchive. Parts are read one at a time and as streams; each
 * opening goes through the archive anew, since parts lie in any order. Nothing is ever written to
 * disk.
 *
 * A zip may be made to burst who unpacks it. So there are limits, over all parts that are read:
 * PARTS_MAX parts, INFLATED_MAX bytes, and beyond RATIO_FROM bytes no more than RATIO_MAX times the
 * size of the file. A whole sheet of a million rows stays far below.
 *
 * Names are compared without regard to capitals, as workbooks have it; a name that stands twice is
 * refused, for programs differ in which of the two they read.
 */

#include "alpr-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "alpr-error.h"

#define PARTS_MAX 10000
#define INFLATED_MAX (G_GINT64_CONSTANT (4) << 30)
#define RATIO_FROM (G_GINT64_CONSTANT (64) << 20)
#define RATIO_MAX 200
#define PIECE (64 * 1024)

struct _AlprZip
{
  char *name;
  GHashTable *parts; /* of folded names */
  gint64 size;
  gint64 inflated;   /* bytes read from all parts so far */
  int fd;            /* not owned */
};

struct _AlprZipPart
{
  AlprZip *zip; /* not owned */
  char *part;
  struct archive *archive;
  gint64 offset; /* in the file, of what libarchive asks for next */
  char piece[PIECE];
};

static gboolean
fail (AlprZip *self, GError **error, const char *what)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", self->name, what);
  return FALSE;
}

static gboolean
fail_damaged (AlprZip *self, struct archive *archive, GError **error)
{
  const char *said = archive_error_string (archive);
  g_autofree char *cause = g_utf8_make_valid (said != NULL ? said : "its zip can't be read", -1);

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is damaged or cut off: %s", self->name,
               cause);
  return FALSE;
}

static la_ssize_t
piece_wanted_cb (struct archive *archive, void *data, const void **piece)
{
  AlprZipPart *self = data;
  gssize got;

  do
    got = pread (self->zip->fd, self->piece, PIECE, self->offset);
  while (got < 0 && errno == EINTR);
  if (got < 0)
    {
      archive_set_error (archive, errno, "%s", g_strerror (errno));
      return ARCHIVE_FATAL;
    }
  self->offset += got;
  *piece = self->piece;
  return got;
}

static la_int64_t
skip_wanted_cb (struct archive *archive, void *data, la_int64_t length)
{
  AlprZipPart *self = data;
  gint64 left = self->zip->size - self->offset;
  gint64 skipped = CLAMP (length, 0, MAX (left, 0));

  self->offset += skipped;
  return skipped;
}

static la_int64_t
seek_wanted_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  AlprZipPart *self = data;
  gint64 from = whence == SEEK_CUR ? self->offset : whence == SEEK_END ? self->zip->size : 0;

  if (offset > self->zip->size || from + offset < 0 || from + offset > self->zip->size)
    return ARCHIVE_FATAL;
  self->offset = from + offset;
  return self->offset;
}

static AlprZipPart *
open_archive (AlprZip *self, GError **error)
{
  g_autoptr (AlprZipPart) part = g_new0 (AlprZipPart, 1);

  part->zip = self;
  part->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (part->archive);
  archive_read_set_callback_data (part->archive, part);
  archive_read_set_read_callback (part->archive, piece_wanted_cb);
  archive_read_set_skip_callback (part->archive, skip_wanted_cb);
  archive_read_set_seek_callback (part->archive, seek_wanted_cb);
  if (archive_read_open1 (part->archive) != ARCHIVE_OK)
    {
      fail (self, error, "is damaged or cut off: the zip's table of contents is missing");
      return NULL;
    }
  return g_steal_pointer (&part);
}

/* A part's name as it is compared; NULL where the archive has none. */
static char *
fold_name (const char *name)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if (lower == NULL)
    return NULL;
  g_strdelimit (lower, "\\", '/');
  return g_strdup (lower + strspn (lower, "/"));
}

/* The next part's name, folded; NULL at the end and on failure. */
static char *
next_name (AlprZipPart *part, GError **error)
{
  struct archive_entry *entry;
  int status = archive_read_next_header (part->archive, &entry);
  const char *name;

  if (status == ARCHIVE_EOF)
    return NULL;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    {
      fail_damaged (part->zip, part->archive, error);
      return NULL;
    }
  name = archive_entry_pathname_utf8 (entry);
  if (name == NULL)
    name = archive_entry_pathname (entry);
  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_strdup ("");
  if (archive_entry_is_encrypted (entry) && !g_str_has_suffix (name, "/"))
    {
      fail (part->zip, error, "is encrypted with a password; save it without one");
      return NULL;
    }
  return fold_name (name);
}

static gboolean
list_parts (AlprZip *self, GError **error)
{
  g_autoptr (AlprZipPart) part = open_archive (self, error);
  g_autoptr (GError) failure = NULL;
  char *name;

  if (part == NULL)
    return FALSE;
  while ((name = next_name (part, &failure)) != NULL)
    {
      if (g_hash_table_size (self->parts) >= PARTS_MAX)
        {
          g_free (name);
          return fail (self, error, "has more than 10,000 parts; it is no workbook");
        }
      if (*name == '\0')
        g_free (name);
      else if (!g_hash_table_add (self->parts, name))
        return fail (self, error, "is damaged: two of its parts have the same name");
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return *error == NULL;
}

/**
 * alpr_zip_open:
 * @fd: (not transferred): an open file, read with pread()
 * @name: its name, for messages
 * @size: its size
 * @error: return location for an error
 *
 * Returns: (transfer full): the zip; %NULL with %ALPR_ERROR_FORMAT where it is none, or damaged
 */
AlprZip *
alpr_zip_open (int fd, const char *name, gint64 size, GError **error)
{
  g_autoptr (AlprZip) self = g_new0 (AlprZip, 1);
  g_autoptr (GError) failure = NULL;

  self->fd = fd;
  self->name = g_strdup (name);
  self->size = size;
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (list_parts (self, &failure))
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/** alpr_zip_free: Frees the zip; its parts must be freed before. */
void
alpr_zip_free (AlprZip *self)
{
  g_hash_table_unref (self->parts);
  g_free (self->name);
  g_free (self);
}

/** alpr_zip_has: Returns: whether there is a part of that name */
gboolean
alpr_zip_has (AlprZip *self, const char *part)
{
  g_autofree char *folded = fold_name (part);

  return g_hash_table_contains (self->parts, folded);
}

/** alpr_zip_find_ending: Returns: (transfer full) (nullable): the first part whose name ends so */
char *
alpr_zip_find_ending (AlprZip *self, const char *ending)
{
  const char *best = NULL;
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_suffix (name, ending) && (best == NULL || strcmp (name, best) < 0))
      best = name;
  return g_strdup (best);
}

/**
 * alpr_zip_open_part:
 * @self: a zip
 * @part: a part's name
 * @error: return location for an error
 *
 * Returns: (transfer full): the part, to be read; %NULL with %ALPR_ERROR_FORMAT where there is none
 */
AlprZipPart *
alpr_zip_open_part (AlprZip *self, const char *part, GError **error)
{
  g_autoptr (AlprZipPart) opened = NULL;
  g_autofree char *folded = fold_name (part);
  g_autoptr (GError) failure = NULL;
  char *name;

  if (g_hash_table_contains (self->parts, folded))
    opened = open_archive (self, &failure);
  while (opened != NULL && (name = next_name (opened, &failure)) != NULL)
    {
      gboolean found = strcmp (name, folded) == 0;

      g_free (name);
      if (!found)
        continue;
      opened->part = g_strdup (part);
      return g_steal_pointer (&opened);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is damaged: it has no part “%s”",
                 self->name, part);
  return NULL;
}

/** alpr_zip_part_free: Closes the part. */
void
alpr_zip_part_free (AlprZipPart *self)
{
  archive_read_free (self->archive);
  g_free (self->part);
  g_free (self);
}

static gboolean
check_limits (AlprZip *self, GError **error)
{
  if (self->inflated > INFLATED_MAX)
    return fail (self, error, "is refused: unpacked it is larger than 4 GiB");
  if (self->inflated > RATIO_FROM && self->inflated / RATIO_MAX > self->size)
    return fail (self, error,
                 "is refused: unpacked it is more than 200 times as large, as a zip bomb is");
  return TRUE;
}

/**
 * alpr_zip_part_read:
 * @self: a part
 * @buffer: (out caller-allocates): where the bytes go
 * @length: how many are wanted
 * @error: return location for an error
 *
 * Returns: how many bytes were read, 0 at the end; -1 with %ALPR_ERROR_FORMAT where the part is
 *   damaged or a limit is reached
 */
gssize
alpr_zip_part_read (AlprZipPart *self, void *buffer, gsize length, GError **error)
{
  la_ssize_t got = archive_read_data (self->archive, buffer, length);

  if (got < 0)
    {
      const char *said = archive_error_string (self->archive);
      g_autofree char *cause = g_utf8_make_valid (said != NULL ? said : "it can't be unpacked", -1);

      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is damaged: part %s: %s",
                   self->zip->name, self->part, cause);
      return -1;
    }
  self->zip->inflated += got;
  return check_limits (self->zip, error) ? (gssize) got : -1;
}

/** alpr_zip_part_get_position: Returns: how far into the file the part was read, in bytes */
gint64
alpr_zip_part_get_position (AlprZipPart *self)
{
  return self->offset;
}
