/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of alerts: what Rekor (OpenALPR) and Flock send to whoever subscribed to their alerts, as
 * JSON (one object, an array, one a line), or a table, CSV or XLSX. What a file is, its content
 * says. All come out as one kind of list (src/acts/alpr-alert-list.h).
 *
 * Nothing is lost: what is no alert, is cut off or can't be read is set aside with the reason.
 */

#include "alpr-alert-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "alpr-alert-private.h"
#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-issuer.h"
#include "alpr-reader-private.h"
#include "alpr-roster-private.h"

#define MOST_BYTES (256 * 1024 * 1024)

/** alpr_alert_dup_issuer: Returns: (transfer full) (nullable): the code of who @text calls so */
char *
alpr_alert_dup_issuer (AlprAlertRead *self, const char *text)
{
  const char *code;

  if (text == NULL)
    return NULL;
  code = g_hash_table_lookup (self->issuers, text);
  if (code == NULL)
    {
      const AlprIssuer *issuer = alpr_issuer_find (text);

      code = issuer != NULL ? issuer->code : "";
      g_hash_table_insert (self->issuers, g_strdup (text), (gpointer)code);
    }
  return *code != '\0' ? g_strdup (code) : NULL;
}

static gboolean
check_size (int fd, AlprAlertList *list, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return TRUE;
  list->size = status.st_size;
  if (status.st_size <= MOST_BYTES)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” is larger than 256 MiB; take the alerts in in several files", list->file);
  return FALSE;
}

static char *
read_text (int fd, gsize *length, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[65536];
  gssize got;

  while ((got = pread (fd, piece, sizeof piece, (off_t)bytes->len)) > 0)
    {
      g_byte_array_append (bytes, piece, (guint)got);
      if (bytes->len > MOST_BYTES || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

static gboolean
read_json (AlprAlertRead *self, int fd, GCancellable *cancellable, GError **error)
{
  gsize length = 0, mark;
  g_autofree char *text = read_text (fd, &length, cancellable, error);

  if (text == NULL)
    return FALSE;
  if (g_str_has_prefix (text, "\xff\xfe") || g_str_has_prefix (text, "\xfe\xff"))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   "“%s” is JSON in UTF-16; save it as UTF-8", self->list->file);
      return FALSE;
    }
  mark = g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0;
  self->list->sha256 = alpr_digest_hex (text, length);
  self->list->size = (gint64)length;
  return alpr_alert_read_json (self, text + mark, length - mark, cancellable, error);
}

static gboolean
read_table (AlprAlertRead *self, int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprReader) reader = alpr_reader_open_fd (fd, self->list->file, error);
  gboolean done;

  if (reader == NULL)
    return FALSE;
  /* The readers stop at the thread's own cancellable */
  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
  done = alpr_alert_read_table (self, reader, cancellable, error);
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);
  if (done)
    self->list->sha256 = alpr_reader_finish_sha256 (reader, error);
  return self->list->sha256 != NULL;
}

/**
 * alpr_alert_file_read_fd:
 * @fd: (transfer full): an open file
 * @path: where it lies, for the list and for messages
 *
 * What alpr_alert_file_read() does, for a file that is open already.
 *
 * Returns: (transfer full): the alerts
 */
AlprAlertList *
alpr_alert_file_read_fd (int fd, const char *path, const AlprAlertOptions *options,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprAlertList) list = alpr_alert_list_new (path);
  g_autoptr (GHashTable) issuers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AlprAlertRead self = { list, options, issuers };
  gboolean done;

  if (!check_size (fd, list, error))
    {
      close (fd);
      return NULL;
    }
  if (alpr_roster_is_json (fd))
    {
      done = read_json (&self, fd, cancellable, error);
      close (fd);
    }
  else
    done = read_table (&self, fd, cancellable, error);
  return done ? g_steal_pointer (&list) : NULL;
}

/**
 * alpr_alert_file_read:
 * @path: path of a file
 * @options: how it is to be read
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads a file of alerts.
 *
 * Returns: (transfer full): the alerts; %NULL with %ALPR_ERROR_MISSING where there is no such file,
 *   %ALPR_ERROR_FORMAT where it is damaged, too large or holds no alerts
 */
AlprAlertList *
alpr_alert_file_read (const char *path, const AlprAlertOptions *options, GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd >= 0)
    return alpr_alert_file_read_fd (fd, path, options, cancellable, error);
  if (errno == ENOENT)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no file “%s”", name);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", name,
                 g_strerror (errno));
  return NULL;
}

/** alpr_alert_file_register: hands the reader to the act that takes files of alerts in */
void
alpr_alert_file_register (void)
{
  alpr_alert_set_reader (alpr_alert_file_read);
}
