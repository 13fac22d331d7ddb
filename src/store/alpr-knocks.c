/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Failed sign-ins. Who has no key can write nothing into an encrypted book, so a failed sign-in is
 * noted in `<book>.knocks` beside it, and enters the journal at the next sign-in with a right
 * passphrase, as `session/sign-in`, denied; and where somebody has that name, the failures that may
 * lock them. A line of the file is
 *
 *   ID TAB AT TAB USER NEWLINE
 *
 * with a random id, milliseconds UTC, and the name that was typed, escaped as in a URI. The id
 * enters the journal with the line: a program that ends between the journal's commit and the
 * emptying of the file journals nothing twice. The file is in clear and can be deleted by who can
 * write to its folder (docs/SECURITY.md); what can't be read in it is journalled as such. It is not
 * let grow beyond a mebibyte, lest somebody fill the disk with it.
 */

#include "alpr-knocks.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-place.h"
#include "alpr-store-private.h"
#include "alpr-time.h"

#define LARGEST_FILE (1024 * 1024)
#define LONGEST_NAME 256
#define ACT "session/sign-in"

static char *
path_for (const char *book_path)
{
  g_autofree char *real = alpr_place_resolve (book_path);

  return g_strconcat (real, ".knocks", NULL);
}

/* Opens and locks the file until it is closed, so that no line comes in while it is being emptied.
 */
static int
open_locked (const char *path, int flags)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = g_open (path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && fcntl (fd, F_OFD_SETLKW, &range) != 0)
    {
      close (fd);
      return -1;
    }
  return fd;
}

static gboolean
fail_on_path (const char *path, GError **error)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be used: %s", path,
               g_strerror (errno));
  return FALSE;
}

static char *
compose_line (const char *user)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *valid = g_utf8_make_valid (user, -1);
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;

  name = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_NAME));
  escaped = g_uri_escape_string (name, " ", TRUE);
  return g_strdup_printf ("%s\t%" G_GINT64_FORMAT "\t%s\n", id, alpr_time_now (), escaped);
}

/**
 * alpr_knocks_append:
 * @book_path: (type filename): the book
 * @user: the name that was typed
 * @error: return location for an error
 *
 * Notes a failed sign-in beside the book.
 *
 * Returns: %FALSE with %ALPR_ERROR_STORE where the note can't be written, or the file is full of
 * them
 */
gboolean
alpr_knocks_append (const char *book_path, const char *user, GError **error)
{
  g_autofree char *path = path_for (book_path);
  g_autofree char *line = compose_line (user);
  int fd = open_locked (path, O_WRONLY | O_CREAT | O_APPEND);
  struct stat info;
  gboolean written;

  if (fd < 0)
    return fail_on_path (path, error);
  if (fstat (fd, &info) == 0 && info.st_size > LARGEST_FILE)
    {
      close (fd);
      errno = EFBIG;
      return fail_on_path (path, error);
    }
  written = write (fd, line, strlen (line)) == (gssize)strlen (line) && fsync (fd) == 0;
  if (!written)
    fail_on_path (path, error);
  close (fd);
  return written;
}

static gboolean
is_journalled (AlprStore *store, const char *id, gint64 *n, GError **error)
{
  return alpr_store_get_number (store, "journal/find-knock",
                                g_variant_new_parsed ("{'knock': <%s>}", id), n, error);
}

/* A line that nobody could have written with this program is journalled by its digest. */
static gboolean
journal_line (AlprStore *store, const char *line, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 3);
  gboolean whole = g_strv_length (parts) == 3 && g_uuid_string_is_valid (parts[0]);
  g_autofree char *name = whole ? g_uri_unescape_string (parts[2], NULL) : NULL;
  gboolean good = name != NULL;
  g_autofree char *id = good ? g_strdup (parts[0]) : alpr_digest_hex (line, strlen (line));
  gint64 at = good ? g_ascii_strtoll (parts[1], NULL, 10) : 0;
  g_autofree char *user = g_utf8_make_valid (good && *name != '\0' ? name : "?", -1);
  g_autofree char *when = good ? alpr_time_to_iso (at) : NULL;
  g_autoptr (GVariant) inputs = NULL;
  gint64 already = 0;

  if (!is_journalled (store, id, &already, error))
    return FALSE;
  if (already > 0)
    return TRUE;
  inputs = g_variant_ref_sink (g_variant_new_parsed ("{'knock': <%s>, 'tried_at': <%x>}", id, at));
  /* A time to come, which a wrong clock or a forger wrote, would make a lock that doesn't end. */
  if (good
      && !alpr_store_run (store, "sign-in/fail",
                          g_variant_new_parsed ("{'user_name': <%s>, 'at': <%x>}", user,
                                                MIN (at, alpr_time_now ())),
                          error))
    return FALSE;
  return alpr_journal_write (store, user, ACT, ALPR_OUTCOME_DENIED, inputs,
                             good ? when : "a note of a failed sign-in that can't be read", error);
}

static gboolean
journal_lines (AlprStore *store, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !journal_line (store, lines[i], error))
      return FALSE;
  return TRUE;
}

static char *
read_text (int fd)
{
  char *text = g_malloc0 (LARGEST_FILE + 4 * LONGEST_NAME + 1);
  gsize filled = 0;
  gssize n = 1;

  while (n > 0 && filled < LARGEST_FILE + 4 * LONGEST_NAME)
    {
      n = read (fd, text + filled, LARGEST_FILE + 4 * LONGEST_NAME - filled);
      filled += n > 0 ? (gsize)n : 0;
    }
  return text;
}

/* Journals the notes, and only when that is committed empties the file. */
static gboolean
take_notes (AlprStore *store, int fd, const char *path, GError **error)
{
  g_autofree char *text = read_text (fd);
  gboolean written;

  if (*text == '\0')
    return TRUE;
  if (!alpr_journal_begin (store, error))
    return FALSE;
  written = journal_lines (store, text, error);
  if (!alpr_journal_end (store, written, written ? error : NULL))
    return FALSE;
  return ftruncate (fd, 0) == 0 || fail_on_path (path, error);
}

/**
 * alpr_knocks_take:
 * @store: a book that somebody has just signed in to, in no transaction
 * @error: return location for an error
 *
 * Moves the notes of failed sign-ins into the journal.
 *
 * Returns: %FALSE with an error, and then the notes are still beside the book
 */
gboolean
alpr_knocks_take (AlprStore *store, GError **error)
{
  g_autofree char *path = path_for (store->path);
  int fd = open_locked (path, O_RDWR);
  gboolean taken;

  if (fd < 0)
    return errno == ENOENT || fail_on_path (path, error);
  taken = take_notes (store, fd, path, error);
  close (fd);
  return taken;
}
