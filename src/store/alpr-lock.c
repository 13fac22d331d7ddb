/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer's lock: one program acts on a book at a time, and the others can say who. The lock is
 * an open file description lock on `<book>.lock` (fcntl(2), F_OFD_SETLK), so it goes with the
 * program however that ends, and two books opened in one process exclude each other as well. The
 * file's text says who holds it and means nothing without the lock. The file stays: taking it away
 * would let two programs lock two files of one name.
 */

#include "alpr-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-place.h"
#include "alpr-time.h"

#define LONGEST_TEXT 512

/* Where the writer's lock of the book at @book_path lies */
char *
alpr_lock_path_for (const char *book_path)
{
  return g_strconcat (book_path, ".lock", NULL);
}

static struct flock
whole_file (void)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return range;
}

static char *
describe_self (void)
{
  g_autofree char *now = alpr_time_to_iso (alpr_time_now ());
  g_autofree char *program = g_path_get_basename (g_get_prgname () != NULL ? g_get_prgname ()
                                                                           : "a program");

  return g_strdup_printf ("%s@%s, %s, since %.19sZ", g_get_user_name (), g_get_host_name (),
                          program, now);
}

static char *
read_holder (int fd)
{
  char text[LONGEST_TEXT + 1];
  gssize n = pread (fd, text, LONGEST_TEXT, 0);

  text[MAX (n, 0)] = '\0';
  text[strcspn (text, "\n")] = '\0';
  return *text != '\0' ? g_utf8_make_valid (text, -1) : g_strdup ("another program");
}

static gboolean
write_holder (int fd)
{
  g_autofree char *self = describe_self ();
  g_autofree char *line = g_strdup_printf ("%.*s\n", LONGEST_TEXT - 1, self);

  return ftruncate (fd, 0) == 0 && pwrite (fd, line, strlen (line), 0) == (gssize)strlen (line);
}

static void
set_held (const char *book_path, int fd, GError **error)
{
  g_autofree char *name = g_path_get_basename (book_path);
  g_autofree char *holder = read_holder (fd);

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "The book “%s” is in use by %s", name, holder);
}

/**
 * alpr_lock_take:
 * @book_path: a book
 * @error: return location for an error
 *
 * Returns: a descriptor that holds the writer's lock until it is closed; -1 with %ALPR_ERROR_STORE
 *   and who has it
 */
int
alpr_lock_take (const char *book_path, GError **error)
{
  g_autofree char *path = alpr_lock_path_for (book_path);
  struct flock range = whole_file ();
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && fcntl (fd, F_OFD_SETLK, &range) == 0 && write_holder (fd))
    return fd;
  if (fd >= 0 && (errno == EAGAIN || errno == EACCES))
    set_held (book_path, fd, error);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be written: %s", path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * alpr_store_who_writes:
 * @path: a book
 *
 * Returns: (transfer full) (nullable): who has the book open for writing, as "user@host, program,
 *   since …"; %NULL where nobody has
 */
char *
alpr_store_who_writes (const char *path)
{
  g_autofree char *real = alpr_place_resolve (path);
  g_autofree char *lock_path = alpr_lock_path_for (real);
  struct flock range = whole_file ();
  int fd = g_open (lock_path, O_RDONLY | O_CLOEXEC, 0);
  char *holder = NULL;

  if (fd < 0)
    return NULL;
  if (fcntl (fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK)
    holder = read_holder (fd);
  close (fd);
  return holder;
}
