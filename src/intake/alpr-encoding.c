/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a text file is written. The answer is for the whole file: one byte that is no UTF-8 makes it
 * a cp1252 file, so that no cell is read in one way and the next in another. Hence a pass over the
 * file before the parsing: 64 bytes a step while they are ASCII, which nearly all are.
 *
 * The same pass refuses zero bytes: a text has none, a binary file has many, and a copy that was
 * broken off often ends in a long run of them.
 *
 * An incomplete character at the very end is no cp1252 when the file holds whole UTF-8 characters
 * before: that file is cut off.
 */

#include "alpr-encoding.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-scan.h"

#define PIECE (128 * 1024)

/* What the pass over the file has seen so far. */
typedef struct
{
  const char *name;
  char *data;        /* PIECE bytes, room for a character's rest before, padding behind */
  gsize rest;        /* bytes of an unfinished character, at the front of @data */
  gint64 offset;     /* of what comes next in the file */
  gboolean invalid;  /* not UTF-8 */
  gboolean wide;     /* whole characters beyond ASCII were seen */
} Pass;

/* Windows-1252 from 0x80 to 0x9f; the five that it leaves open stay control characters. */
static const guint16 cp1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

/* The line, as an editor counts, on which the byte at @offset stands. */
static gint64
line_of (int fd, gint64 offset)
{
  g_autofree char *data = g_malloc (PIECE);
  gint64 line = 1;
  char last = '\0';

  for (gint64 at = 0; at < offset;)
    {
      gssize got = pread (fd, data, (gsize) MIN (PIECE, offset - at), at);

      if (got <= 0)
        break;
      for (gssize i = 0; i < got; last = data[i++])
        if (data[i] == '\r' || (data[i] == '\n' && last != '\r'))
          line++;
      at += got;
    }
  return line;
}

static void
refuse_zero (Pass *pass, int fd, gint64 offset, GError **error)
{
  if (offset < PIECE)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s” is no table: it is a binary file, neither CSV nor XLSX", pass->name);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s” is damaged: line %" G_GINT64_FORMAT
                 " holds zero bytes, as a file does whose copying was broken off",
                 pass->name, line_of (fd, offset));
}

/* Looks at the characters beyond ASCII from @at; gives what follows them. */
static const char *
check_run (Pass *pass, const char *at, const char *until)
{
  const char *run = at;
  const char *valid;

  while (at < until && (guint8) *at >= 0x80)
    at++;
  if (g_utf8_validate_len (run, (gsize) (at - run), &valid))
    pass->wide = TRUE;
  else if (at == until && at - valid < 4
           && g_utf8_get_char_validated (valid, at - valid) == (gunichar) -2)
    {
      pass->wide = pass->wide || valid > run;
      pass->rest = (gsize) (at - valid);
    }
  else
    pass->invalid = TRUE;
  return at;
}

/* Looks at the piece up to @until: gives its first zero byte or NULL; leaves the length of an
 * unfinished character in @rest. */
static const char *
check_text (Pass *pass, const char *until)
{
  const char *at = pass->data;

  pass->rest = 0;
  while (!pass->invalid)
    {
      at = alpr_scan_skip_plain (at, until);
      if (at == until)
        return NULL;
      if (*at == '\0')
        return at;
      at = check_run (pass, at, until);
    }
  return at < until ? memchr (at, '\0', (gsize) (until - at)) : NULL;
}

/* Reads and looks at the next piece: 1, or 0 at the end, or -1 with @error. */
static int
check_piece (Pass *pass, int fd, GError **error)
{
  gssize got = pread (fd, pass->data + pass->rest, PIECE, pass->offset);
  const char *until = pass->data + pass->rest + MAX (got, 0);
  const char *zero;

  if (got < 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” can't be read: %s", pass->name,
                   g_strerror (errno));
      return -1;
    }
  if (got == 0)
    return 0;
  zero = check_text (pass, until);
  if (zero != NULL)
    {
      refuse_zero (pass, fd, pass->offset + (zero - (until - got)), error);
      return -1;
    }
  pass->offset += got;
  memmove (pass->data, until - pass->rest, pass->rest);
  return 1;
}

static gboolean
settle (Pass *pass, AlprEncoding *encoding, GError **error)
{
  if (pass->rest > 0 && pass->wide)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   "“%s” is cut off: it ends in the middle of a character", pass->name);
      return FALSE;
    }
  *encoding = pass->invalid || pass->rest > 0 ? ALPR_ENCODING_CP1252 : ALPR_ENCODING_UTF8;
  return TRUE;
}

static gboolean
detect_mark (int fd, AlprEncoding *encoding)
{
  guint8 mark[2];

  if (pread (fd, mark, 2, 0) != 2)
    return FALSE;
  if (mark[0] == 0xff && mark[1] == 0xfe)
    *encoding = ALPR_ENCODING_UTF16_LE;
  else if (mark[0] == 0xfe && mark[1] == 0xff)
    *encoding = ALPR_ENCODING_UTF16_BE;
  else
    return FALSE;
  return TRUE;
}

/** alpr_encoding_to_text: Returns: (transfer none): the encoding's name, for people */
const char *
alpr_encoding_to_text (AlprEncoding encoding)
{
  static const char *const names[] = { "UTF-8", "Windows-1252", "UTF-16 LE", "UTF-16 BE" };

  return names[encoding];
}

/**
 * alpr_encoding_is_utf8:
 * @data: bytes, with %ALPR_FEED_PADDING readable bytes behind them
 * @length: how many
 *
 * Returns: whether they are whole characters of UTF-8
 */
gboolean
alpr_encoding_is_utf8 (const char *data, gsize length)
{
  const char *at = data;
  const char *until = data + length;

  while ((at = alpr_scan_skip_ascii (at, until)) < until)
    {
      const char *run = at;

      while (at < until && (guint8) *at >= 0x80)
        at++;
      if (!g_utf8_validate_len (run, (gsize) (at - run), NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * alpr_encoding_detect:
 * @fd: an open file, read with pread() from its beginning
 * @name: its name, for messages
 * @encoding: (out): how it is written
 * @error: return location for an error
 *
 * Reads the whole file, unless a byte order mark says UTF-16. The thread's current #GCancellable
 * (g_cancellable_push_current()) ends it.
 *
 * Returns: whether it is a text; else %ALPR_ERROR_FORMAT says what is wrong with it
 */
gboolean
alpr_encoding_detect (int fd, const char *name, AlprEncoding *encoding, GError **error)
{
  g_autofree char *data = g_malloc0 (4 + PIECE + ALPR_SCAN_STEP);
  Pass pass = { name, data, 0, 0, FALSE, FALSE };
  int more;

  if (detect_mark (fd, encoding))
    return TRUE;
  do
    {
      if (g_cancellable_set_error_if_cancelled (g_cancellable_get_current (), error))
        return FALSE;
      more = check_piece (&pass, fd, error);
    }
  while (more > 0);
  return more == 0 && settle (&pass, encoding, error);
}

static char *
put (char *out, gunichar letter)
{
  return out + g_unichar_to_utf8 (letter, out);
}

static char *
decode_cp1252 (const guint8 *at, const guint8 *until, char *out)
{
  for (; at < until; at++)
    if (*at < 0x80)
      *out++ = (char) *at;
    else
      out = put (out, *at < 0xa0 ? cp1252[*at - 0x80] : *at);
  return out;
}

static guint
unit_at (AlprDecoder *self, const guint8 *at)
{
  return self->encoding == ALPR_ENCODING_UTF16_LE ? (guint) (at[0] | at[1] << 8)
                                                  : (guint) (at[0] << 8 | at[1]);
}

/* Decodes whole characters from @at and moves it; NULL where a surrogate stands alone. */
static char *
decode_utf16 (AlprDecoder *self, const guint8 **at, const guint8 *until, char *out)
{
  while (until - *at >= 2)
    {
      guint unit = unit_at (self, *at);
      guint second;

      if ((unit & 0xf800) != 0xd800)
        {
          *at += 2;
          out = unit != 0 ? put (out, unit) : NULL;
          if (out == NULL)
            return NULL;
          continue;
        }
      if (until - *at < 4)
        return out;
      second = unit_at (self, *at + 2);
      if ((unit & 0xfc00) != 0xd800 || (second & 0xfc00) != 0xdc00)
        return NULL;
      out = put (out, 0x10000 + ((unit & 0x3ff) << 10) + (second & 0x3ff));
      *at += 4;
    }
  return out;
}

/** alpr_decoder_room: Returns: how many bytes decoding @length bytes may need at most */
gsize
alpr_decoder_room (AlprDecoder *self, gsize length)
{
  return (length + self->n_rest) * 3 + 4;
}

/**
 * alpr_decoder_decode:
 * @self: a decoder
 * @data: bytes of the file
 * @length: how many
 * @out: (out caller-allocates): room for alpr_decoder_room() bytes
 *
 * Decodes the next bytes. What is left in @n_rest at the end of the file is half a character.
 *
 * Returns: how many bytes of UTF-8 were written; -1 where the bytes are no such text
 */
gssize
alpr_decoder_decode (AlprDecoder *self, const char *data, gsize length, char *out)
{
  const guint8 *at = (const guint8 *) data;
  const guint8 *until = at + length;
  char *end = out;

  if (self->encoding == ALPR_ENCODING_CP1252)
    return decode_cp1252 (at, until, out) - out;

  /* A character that began in the block before: at most four bytes, filled up from this one. */
  while (self->n_rest > 0 && at < until)
    {
      const guint8 *from = self->rest;

      self->rest[self->n_rest++] = *at++;
      end = decode_utf16 (self, &from, self->rest + self->n_rest, end);
      if (end == NULL)
        return -1;
      if (from > self->rest)
        self->n_rest = 0;
    }
  end = decode_utf16 (self, &at, until, end);
  if (end == NULL)
    return -1;
  if (self->n_rest == 0)
    {
      self->n_rest = (guint) (until - at);
      memcpy (self->rest, at, self->n_rest);
    }
  return end - out;
}
