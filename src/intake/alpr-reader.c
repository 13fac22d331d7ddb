/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table in a file, row by row: what the loader sees of CSV and XLSX. Rows come as they stand in
 * the file, cell by cell, with the number that a person finds them under; nothing is trimmed,
 * skipped or guessed here. Memory is constant: a row is valid until the next one is asked for.
 *
 *   reader = alpr_reader_open (path, &error);
 *   while (alpr_reader_next_sheet (reader, &error))
 *     while (alpr_reader_next_row (reader, &row, &error))
 *       …
 *   sha256 = alpr_reader_finish_sha256 (reader, &error);
 *
 * The digest is that of the bytes that were read, and asking for it tells whether the file was
 * changed meanwhile. A reader is used by one thread at a time.
 */

#include "alpr-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-content.h"
#include "alpr-error.h"
#include "alpr-reader-private.h"

typedef struct
{
  /* Owned */
  AlprSource *source;

  /* Static texts */
  const char *kind;
  const char *encoding;
} AlprReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AlprReader, alpr_reader, G_TYPE_OBJECT)

static gboolean
check_file (int fd, const char *name, gint64 *size, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", name,
                 g_strerror (errno));
  else if (S_ISDIR (status.st_mode))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is a folder, not a file", name);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is no ordinary file", name);
  else if (status.st_size == 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is empty", name);
  else
    {
      *size = status.st_size;
      return TRUE;
    }
  return FALSE;
}

/**
 * alpr_source_new:
 * @fd: (transfer full): an open file; closed on failure too
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Returns: (transfer full): the source; %NULL with %ALPR_ERROR_FORMAT where @fd is no file with
 * bytes
 */
AlprSource *
alpr_source_new (int fd, const char *name, GError **error)
{
  g_autoptr (AlprSource) self = g_new0 (AlprSource, 1);

  self->fd = fd;
  self->name = g_strdup (name);
  if (!check_file (fd, name, &self->size, error))
    return NULL;
  self->feed = alpr_feed_new (fd, name);
  return g_steal_pointer (&self);
}

/** alpr_source_free: Closes the file. */
void
alpr_source_free (AlprSource *self)
{
  g_clear_pointer (&self->feed, alpr_feed_free);
  close (self->fd);
  g_free (self->name);
  g_free (self);
}

static gboolean
alpr_reader_real_is_sheet_hidden (AlprReader *self)
{
  return FALSE;
}

static void
alpr_reader_finalize (GObject *object)
{
  AlprReaderPrivate *priv = alpr_reader_get_instance_private (ALPR_READER (object));

  g_clear_pointer (&priv->source, alpr_source_free);
  G_OBJECT_CLASS (alpr_reader_parent_class)->finalize (object);
}

static void
alpr_reader_class_init (AlprReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_reader_finalize;
  klass->is_sheet_hidden = alpr_reader_real_is_sheet_hidden;
}

static void
alpr_reader_init (AlprReader *self)
{
}

/**
 * alpr_reader_new_for_source:
 * @type: the type of reader
 * @source: (transfer full): the file
 * @kind: (transfer none): static text, as `CSV`
 *
 * Returns: (transfer full): the reader
 */
AlprReader *
alpr_reader_new_for_source (GType type, AlprSource *source, const char *kind)
{
  AlprReader *self = g_object_new (type, NULL);
  AlprReaderPrivate *priv = alpr_reader_get_instance_private (self);

  priv->source = source;
  priv->kind = kind;
  priv->encoding = "UTF-8";
  return self;
}

/** alpr_reader_get_source: Returns: (transfer none): the file behind the reader */
AlprSource *
alpr_reader_get_source (AlprReader *self)
{
  AlprReaderPrivate *priv = alpr_reader_get_instance_private (self);

  return priv->source;
}

/** alpr_reader_set_encoding: @encoding is static text. */
void
alpr_reader_set_encoding (AlprReader *self, const char *encoding)
{
  AlprReaderPrivate *priv = alpr_reader_get_instance_private (self);

  priv->encoding = encoding;
}

/**
 * alpr_reader_open_fd:
 * @fd: (transfer full): an open file
 * @name: its name, for messages
 * @error: return location for an error
 *
 * What alpr_reader_open() does, for a file that is open already.
 *
 * Returns: (transfer full): the reader
 */
AlprReader *
alpr_reader_open_fd (int fd, const char *name, GError **error)
{
  AlprSource *source = alpr_source_new (fd, name, error);
  const char *refusal = NULL;

  if (source == NULL)
    return NULL;
  switch (alpr_content_of (fd, &refusal))
    {
    case ALPR_CONTENT_TEXT:
      return alpr_csv_new (source);
    case ALPR_CONTENT_ZIP:
      return alpr_xlsx_new (source, error);
    case ALPR_CONTENT_REFUSED:
    default:
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", name, refusal);
      alpr_source_free (source);
      return NULL;
    }
}

/**
 * alpr_reader_open:
 * @path: path of a file
 * @error: return location for an error
 *
 * Opens by content, never by ending: a zip with a workbook is XLSX, a text is CSV. Everything else
 * (a binary, an old .xls, an .xlsb, an archive, an empty file) is %ALPR_ERROR_FORMAT with file and
 * cause.
 *
 * Returns: (transfer full): the reader, before the first sheet
 */
AlprReader *
alpr_reader_open (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd >= 0)
    return alpr_reader_open_fd (fd, name, error);
  if (errno == ENOENT)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no file “%s”", name);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", name,
                 g_strerror (errno));
  return NULL;
}

/**
 * alpr_reader_next_sheet:
 * @self: a reader
 * @error: return location for an error
 *
 * Goes to the first, then the next sheet. A CSV file has one. For a text this is where the whole
 * file is read once for its encoding; the thread's current #GCancellable ends that.
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_reader_next_sheet (AlprReader *self, GError **error)
{
  g_return_val_if_fail (ALPR_IS_READER (self), FALSE);

  return ALPR_READER_GET_CLASS (self)->next_sheet (self, error);
}

/**
 * alpr_reader_next_row:
 * @self: a reader in a sheet
 * @row: (out caller-allocates): the row, whose cells are valid until the next call
 * @error: return location for an error
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_reader_next_row (AlprReader *self, AlprReadRow *row, GError **error)
{
  return ALPR_READER_GET_CLASS (self)->next_row (self, row, error);
}

/** alpr_reader_get_sheet: Returns: (transfer none): the sheet's name; empty for CSV */
const char *
alpr_reader_get_sheet (AlprReader *self)
{
  return ALPR_READER_GET_CLASS (self)->get_sheet (self);
}

/** alpr_reader_is_sheet_hidden: Returns: whether the workbook hides the sheet from its reader */
gboolean
alpr_reader_is_sheet_hidden (AlprReader *self)
{
  return ALPR_READER_GET_CLASS (self)->is_sheet_hidden (self);
}

/** alpr_reader_get_position: Returns: how many of alpr_reader_get_size() bytes are done, about */
gint64
alpr_reader_get_position (AlprReader *self)
{
  return ALPR_READER_GET_CLASS (self)->get_position (self);
}

/** alpr_reader_get_size: Returns: the file's size in bytes */
gint64
alpr_reader_get_size (AlprReader *self)
{
  return alpr_reader_get_source (self)->size;
}

/** alpr_reader_get_name: Returns: (transfer none): the file's name without folders, for people */
const char *
alpr_reader_get_name (AlprReader *self)
{
  return alpr_reader_get_source (self)->name;
}

/** alpr_reader_get_kind: Returns: (transfer none): `CSV` or `XLSX` */
const char *
alpr_reader_get_kind (AlprReader *self)
{
  AlprReaderPrivate *priv = alpr_reader_get_instance_private (self);

  return priv->kind;
}

/** alpr_reader_get_encoding: Returns: (transfer none): how the file is written, once in a sheet */
const char *
alpr_reader_get_encoding (AlprReader *self)
{
  AlprReaderPrivate *priv = alpr_reader_get_instance_private (self);

  return priv->encoding;
}

/**
 * alpr_reader_finish_sha256:
 * @self: a reader; no row can be asked for afterwards
 * @error: return location for an error
 *
 * Waits for the digest of the whole file, also where it was not read to its end.
 *
 * Returns: (transfer full): SHA-256 as 64 hex digits; %NULL with %ALPR_ERROR_FORMAT where the file
 * was
 *   changed by another program meanwhile
 */
char *
alpr_reader_finish_sha256 (AlprReader *self, GError **error)
{
  return alpr_feed_finish_sha256 (alpr_reader_get_source (self)->feed, error);
}
