/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hot list in a file, line by line, whatever its format: the one door to the readers of
 * alpr-hot-list-table.c and alpr-hot-list-fixed.c.
 *
 *   file = alpr_hot_list_file_open (path, NULL, zone, NULL, &error);
 *   while (alpr_hot_list_file_next (file, &line, &error))
 *     …                       line.fault says why it can't be taken in
 *   alpr_hot_list_file_finish (file, &error);
 *
 * Every line that isn't blank, nor header, heading or footer, is given once and counted; none is
 * dropped and none is put right in silence. What a person should know is in the notes, which are
 * whole after alpr_hot_list_file_finish(). Memory is constant, but for a packed file, which is
 * unpacked into memory.
 */

#include "alpr-hot-list-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-reader-private.h"

/* The words stand in the book; they never change. */
static const char *const formats[] = { "csv", "rekor", "ncic", "svs", "genetec" };

/** alpr_hot_list_format_to_text: Returns: (transfer none): its word, as `ncic` */
const char *
alpr_hot_list_format_to_text (AlprHotListFormat format)
{
  return formats[format];
}

/** alpr_hot_list_format_from_text: Returns: whether @text is a format's word */
gboolean
alpr_hot_list_format_from_text (const char *text, AlprHotListFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i], text) == 0)
      {
        *format = (AlprHotListFormat) i;
        return TRUE;
      }
  return FALSE;
}

/** alpr_hot_list_file_free: Closes the file. */
void
alpr_hot_list_file_free (AlprHotListFile *self)
{
  g_clear_pointer (&self->lines, alpr_text_lines_free);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->layout, alpr_hot_layout_free);
  for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
    g_string_free (self->cells[i], TRUE);
  g_string_free (self->raw, TRUE);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_hash_table_unref (self->issuers);
  g_ptr_array_unref (self->notes);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}

static AlprHotListFile *
new_file (const char *name, GTimeZone *zone)
{
  AlprHotListFile *self = g_new0 (AlprHotListFile, 1);

  self->name = g_strdup (name);
  self->zone = g_time_zone_ref (zone);
  self->raw = g_string_new (NULL);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->issuers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->source_at = ALPR_HOT_NO_TIME;
  for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
    self->cells[i] = g_string_new (NULL);
  return self;
}

/* A packed file's digest is that of the file as it came. */
static int
unpack (AlprHotListFile *self, int fd, GError **error)
{
  int inside = -1;

  self->sha256 = alpr_hot_list_digest (fd, self->name, error);
  if (self->sha256 != NULL)
    inside = alpr_hot_list_unpack (fd, self->name, error);
  close (fd);
  if (inside >= 0 && alpr_hot_list_is_packed (inside))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is packed twice; unpack it once",
                   self->name);
      close (inside);
      return -1;
    }
  return inside;
}

static gboolean
open_reader (AlprHotListFile *self, int fd, GError **error)
{
  if (self->format == ALPR_HOT_LIST_NCIC || self->format == ALPR_HOT_LIST_SVS)
    {
      self->lines = alpr_text_lines_open_fd (fd, self->name, error);
      return self->lines != NULL;
    }
  self->reader = alpr_reader_open_fd (fd, self->name, error);
  if (self->reader != NULL && self->delimiter != '\0')
    alpr_csv_set_delimiter (self->reader, self->delimiter);
  return self->reader != NULL;
}

/* The file's size; -1 where it is none with bytes in it. */
static gint64
measure (int fd, const char *name, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > 0)
    return status.st_size;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is empty, or no file", name);
  return -1;
}

/**
 * alpr_hot_list_file_open_fd:
 * @fd: (transfer full): an open file; closed on failure too
 * @name: its name, for messages
 * @as: (nullable): its format's word; %NULL to find it out
 * @zone: the zone of days and of times that name none
 * @names: (nullable): what headings stand for, as alpr_column_names_read() gives
 * @error: return location for an error
 *
 * What alpr_hot_list_file_open() does, for a file that is open already.
 *
 * Returns: (transfer full): the file, before its first line
 */
AlprHotListFile *
alpr_hot_list_file_open_fd (int fd, const char *name, const char *as, GTimeZone *zone,
                            GHashTable *names, GError **error)
{
  g_autoptr (AlprHotListFile) self = new_file (name, zone);

  self->names = names != NULL ? g_hash_table_ref (names) : NULL;
  if (as != NULL && !alpr_hot_list_format_from_text (as, &self->format))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "There is no format “%s” of hot lists; there are csv, rekor, ncic, svs, genetec",
                 as);
  else if ((self->size = measure (fd, name, error)) >= 0)
    {
      if (alpr_hot_list_is_packed (fd))
        fd = unpack (self, fd, error);
      if (fd < 0)
        return NULL;
      if (alpr_hot_list_detect (self, fd, as != NULL, error))
        return open_reader (self, fd, error) ? g_steal_pointer (&self) : NULL;
    }
  close (fd);
  return NULL;
}

/**
 * alpr_hot_list_file_open:
 * @path: path of a file, also of one that is packed with gzip or zip
 * @as: (nullable): its format's word; %NULL to find it out
 * @zone: the zone of days and of times that name none
 * @names: (nullable): what headings stand for, as alpr_column_names_read() gives
 * @error: return location for an error
 *
 * Returns: (transfer full): the file, before its first line; %NULL with %ALPR_ERROR_MISSING where
 *   there is none, %ALPR_ERROR_FORMAT where it is no hot list
 */
AlprHotListFile *
alpr_hot_list_file_open (const char *path, const char *as, GTimeZone *zone, GHashTable *names,
                         GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd >= 0)
    return alpr_hot_list_file_open_fd (fd, name, as, zone, names, error);
  if (errno == ENOENT)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no file “%s”", name);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", name,
                 g_strerror (errno));
  return NULL;
}

static gboolean
read_line (AlprHotListFile *self, AlprHotLine *line, GError **error)
{
  switch (self->format)
    {
    case ALPR_HOT_LIST_NCIC:
      return alpr_hot_list_next_ncic (self, line, error);
    case ALPR_HOT_LIST_SVS:
      return alpr_hot_list_next_svs (self, line, error);
    case ALPR_HOT_LIST_CSV:
    case ALPR_HOT_LIST_REKOR:
    case ALPR_HOT_LIST_GENETEC:
    case ALPR_HOT_LIST_N_FORMATS:
    default:
      return alpr_hot_list_next_row (self, line, error);
    }
}

/**
 * alpr_hot_list_file_next:
 * @self: a file
 * @line: (out caller-allocates): the line, valid until the next call
 * @error: return location for an error
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_hot_list_file_next (AlprHotListFile *self, AlprHotLine *line, GError **error)
{
  *line = (AlprHotLine){ 0 };
  if (!read_line (self, line, error))
    return FALSE;
  self->lines_read++;
  alpr_hot_list_judge (self, line);
  return TRUE;
}

/** alpr_hot_list_file_dup_raw: Returns: (transfer full): the line as it came, up to 4 KiB of it */
char *
alpr_hot_list_file_dup_raw (AlprHotListFile *self)
{
  if (self->reader != NULL)
    {
      g_string_truncate (self->raw, 0);
      alpr_hot_list_append_row (&self->row, self->raw);
    }
  return g_utf8_make_valid (self->raw->str, (gssize) MIN (self->raw->len, ALPR_HOT_RAW_MOST));
}

static void
note_tally (AlprHotListFile *self, const AlprHotTally *tally, const char *what)
{
  if (tally->count > 0)
    g_ptr_array_add (self->notes,
                     g_strdup_printf ("%s: %" G_GINT64_FORMAT ", first on line %" G_GINT64_FORMAT,
                                      what, tally->count, tally->line));
}

/**
 * alpr_hot_list_file_finish:
 * @self: a file that was read to its end
 * @error: return location for an error
 *
 * Puts what was met into notes, and reckons the file's digest.
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where the file was changed meanwhile
 */
gboolean
alpr_hot_list_file_finish (AlprHotListFile *self, GError **error)
{
  g_autofree char *sha256
      = self->reader != NULL ? alpr_reader_finish_sha256 (self->reader, error)
                             : alpr_text_lines_finish_sha256 (self->lines, error);

  if (sha256 == NULL)
    return FALSE;
  if (self->sha256 == NULL)
    self->sha256 = g_steal_pointer (&sha256);
  note_tally (self, &self->short_plates, "Plates of one to three characters, taken in");
  note_tally (self, &self->issuers_unknown, "States that are not known");
  note_tally (self, &self->times, "Days that can’t be read");
  note_tally (self, &self->headings, "The heading again among the lines, passed over");
  return TRUE;
}

/** alpr_hot_list_file_get_format: Returns: how it is written */
AlprHotListFormat
alpr_hot_list_file_get_format (AlprHotListFile *self)
{
  return self->format;
}

/** alpr_hot_list_file_get_name: Returns: (transfer none): its name without folders */
const char *
alpr_hot_list_file_get_name (AlprHotListFile *self)
{
  return self->name;
}

/** alpr_hot_list_file_get_sha256: Returns: (transfer none): its digest, once it is finished */
const char *
alpr_hot_list_file_get_sha256 (AlprHotListFile *self)
{
  return self->sha256;
}

/** alpr_hot_list_file_get_size: Returns: its bytes, as it came */
gint64
alpr_hot_list_file_get_size (AlprHotListFile *self)
{
  return self->size;
}

/** alpr_hot_list_file_get_source_at: Returns: when its source made it, or %ALPR_HOT_NO_TIME */
gint64
alpr_hot_list_file_get_source_at (AlprHotListFile *self)
{
  return self->source_at;
}

/** alpr_hot_list_file_get_lines_read: Returns: how many lines were given */
gint64
alpr_hot_list_file_get_lines_read (AlprHotListFile *self)
{
  return self->lines_read;
}

/** alpr_hot_list_file_get_notes: Returns: (transfer none): what a person should know, in words */
GPtrArray *
alpr_hot_list_file_get_notes (AlprHotListFile *self)
{
  return self->notes;
}
