/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets in memory: passphrases and the keys of books. A secret lies in OpenSSL's secure heap,
 * which is locked against swapping, left out of core dumps and fenced by guard pages; it is wiped
 * when the last reference goes. A secret never changes once made, and is never printed, logged or
 * put into an error's message. Where the system grants no locked memory, the heap is used
 * unlocked; docs/SECURITY.md says what that means.
 */

#include "alpr-secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "alpr-error.h"

/* What a passphrase file may hold before its first newline. */
#define LONGEST_LINE 4096
#define HEAP_SIZE (128 * 1024)
#define HEAP_SMALLEST 32

struct _AlprSecret
{
  gatomicrefcount refs;
  /* Owned, in the secure heap. */
  guint8 *data;
  gsize length;
};

G_DEFINE_BOXED_TYPE (AlprSecret, alpr_secret, alpr_secret_ref, alpr_secret_unref)

static void
prepare_heap (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      /* Where this fails, OpenSSL gives ordinary memory, which is wiped all the same. */
      CRYPTO_secure_malloc_init (HEAP_SIZE, HEAP_SMALLEST);
      g_once_init_leave (&once, 1);
    }
}

static AlprSecret *
alloc_secret (gsize length)
{
  AlprSecret *self = g_new0 (AlprSecret, 1);

  prepare_heap ();
  g_atomic_ref_count_init (&self->refs);
  self->data = OPENSSL_secure_zalloc (length + 1);
  if (self->data == NULL)
    self->data = OPENSSL_zalloc (length + 1);
  if (self->data == NULL)
    g_abort (); /* as g_malloc() does without memory */
  self->length = length;
  return self;
}

/* Reads until @buffer is full or the file ends; returns how much, or -1 */
static gssize
read_whole (int fd, guint8 *buffer, gsize size)
{
  gsize filled = 0;

  while (filled < size)
    {
      gssize n = read (fd, buffer + filled, size - filled);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      filled += (gsize)n;
    }
  return (gssize)filled;
}

/* The length of the first line, without its newline and a carriage return before it */
static gsize
measure_line (const guint8 *data, gsize length)
{
  const guint8 *end = memchr (data, '\n', length);
  gsize line = end != NULL ? (gsize)(end - data) : length;

  return line > 0 && data[line - 1] == '\r' ? line - 1 : line;
}

/**
 * alpr_secret_new:
 * @data: (array length=length): the bytes; they are copied, and the caller wipes its own
 * @length: how many
 *
 * Returns: (transfer full): the secret; a NUL that does not count stands after it
 */
AlprSecret *
alpr_secret_new (const void *data, gsize length)
{
  AlprSecret *self = alloc_secret (length);

  if (length > 0)
    memcpy (self->data, data, length);
  return self;
}

/**
 * alpr_secret_new_random:
 * @length: how many bytes
 * @error: return location for an error
 *
 * Makes a key from the system's generator, as OpenSSL seeds it for private values.
 *
 * Returns: (transfer full): the secret; %NULL with %ALPR_ERROR_STORE where there is no randomness
 */
AlprSecret *
alpr_secret_new_random (gsize length, GError **error)
{
  g_autoptr (AlprSecret) self = alloc_secret (length);

  if (length > G_MAXINT || RAND_priv_bytes (self->data, (int)length) != 1)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "The system gives no random numbers");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * alpr_secret_read_file:
 * @path: (type filename): a file whose first line is the secret
 * @error: return location for an error
 *
 * Reads a passphrase that a person or a timer keeps in a file: its first line, without the newline.
 *
 * Returns: (transfer full): the secret; %NULL with %ALPR_ERROR_STORE where the file can't be read,
 *   with %ALPR_ERROR_FORMAT where the line is empty or longer than 4 KiB
 */
AlprSecret *
alpr_secret_read_file (const char *path, GError **error)
{
  g_autoptr (AlprSecret) buffer = alloc_secret (LONGEST_LINE + 2);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize filled = fd >= 0 ? read_whole (fd, buffer->data, LONGEST_LINE + 2) : -1;
  int saved = errno;
  gsize line;

  if (fd >= 0)
    close (fd);
  if (filled < 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be read: %s", path,
                   g_strerror (saved));
      return NULL;
    }
  line = measure_line (buffer->data, (gsize)filled);
  if (line == 0 || line > LONGEST_LINE)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   line == 0 ? "The first line of “%s” is empty; the secret stands there"
                             : "The first line of “%s” is too long for a secret",
                   path);
      return NULL;
    }
  return alpr_secret_new (buffer->data, line);
}

/**
 * alpr_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
AlprSecret *
alpr_secret_ref (AlprSecret *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * alpr_secret_unref:
 * @self: (transfer full): a secret
 *
 * Gives a reference back; the last one wipes the bytes.
 */
void
alpr_secret_unref (AlprSecret *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  OPENSSL_secure_clear_free (self->data, self->length + 1);
  g_free (self);
}

/**
 * alpr_secret_get_data:
 * @self: a secret
 * @length: (out) (optional): how many bytes
 *
 * Returns: (transfer none): the bytes, with a NUL behind them that does not count
 */
const guint8 *
alpr_secret_get_data (AlprSecret *self, gsize *length)
{
  if (length != NULL)
    *length = self->length;
  return self->data;
}
