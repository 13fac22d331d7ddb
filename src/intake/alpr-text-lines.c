/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text line by line, for files whose columns are counted and not parted. Bytes come from the feed
 * that hashes them; UTF-8 stays as it is, Windows-1252 and UTF-16 are decoded block by block. Lines
 * end with LF or CRLF. Memory is constant: a line is kept up to ALPR_TEXT_LINE_MOST bytes, and what
 * is beyond is passed over.
 */

#include "alpr-text-lines.h"

#include <string.h>

#include "alpr-encoding.h"
#include "alpr-error.h"
#include "alpr-reader-private.h"

struct _AlprTextLines
{
  /* Owned */
  AlprSource *source;
  GString *pending; /* decoded, not given yet */

  AlprDecoder decoder;
  gsize at;         /* where in @pending the next line begins */
  gint64 line;      /* lines given */
  gboolean whole;   /* the file's last byte is in @pending */
};

/** alpr_text_lines_free: Closes the file. */
void
alpr_text_lines_free (AlprTextLines *self)
{
  g_clear_pointer (&self->source, alpr_source_free);
  g_string_free (self->pending, TRUE);
  g_free (self);
}

/**
 * alpr_text_lines_open_fd:
 * @fd: (transfer full): an open file; closed on failure too
 * @name: its name, for messages
 * @error: return location for an error
 *
 * Returns: (transfer full): the text, before its first line; %NULL with %ALPR_ERROR_FORMAT where it
 *   is none
 */
AlprTextLines *
alpr_text_lines_open_fd (int fd, const char *name, GError **error)
{
  AlprSource *source = alpr_source_new (fd, name, error);
  AlprTextLines *self;

  if (source == NULL)
    return NULL;
  self = g_new0 (AlprTextLines, 1);
  self->source = source;
  self->pending = g_string_new (NULL);
  if (alpr_encoding_detect (source->fd, name, &self->decoder.encoding, error))
    return self;
  alpr_text_lines_free (self);
  return NULL;
}

static gboolean
fail (AlprTextLines *self, GError **error, const char *what)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", self->source->name, what);
  return FALSE;
}

static gboolean
decode (AlprTextLines *self, const char *data, gsize length, GError **error)
{
  gsize used = self->pending->len;
  gssize got;

  if (self->decoder.encoding == ALPR_ENCODING_UTF8)
    {
      g_string_append_len (self->pending, data, (gssize) length);
      return TRUE;
    }
  g_string_set_size (self->pending, used + alpr_decoder_room (&self->decoder, length));
  got = alpr_decoder_decode (&self->decoder, data, length, self->pending->str + used);
  g_string_set_size (self->pending, used + (gsize) MAX (got, 0));
  return got >= 0 || fail (self, error, "is damaged: it is marked as UTF-16 and holds other bytes");
}

/* Decodes the next block behind what is pending. */
static gboolean
refill (AlprTextLines *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  AlprBlock *block = alpr_feed_next (self->source->feed, &failure);
  gboolean done;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_string_erase (self->pending, 0, (gssize) self->at);
  self->at = 0;
  if (block == NULL)
    {
      self->whole = TRUE;
      return self->decoder.n_rest == 0
             || fail (self, error, "is cut off: it ends in the middle of a character");
    }
  done = decode (self, block->data, block->length, error);
  alpr_feed_release (self->source->feed, block);
  if (done && self->line == 0 && self->pending->len >= 3
      && memcmp (self->pending->str, "\xef\xbb\xbf", 3) == 0)
    g_string_erase (self->pending, 0, 3);
  return done;
}

/* Cuts what is longer than a line may be, at a letter's beginning. */
static void
cut (AlprTextLine *line, char *text)
{
  const char *end;

  line->too_long = TRUE;
  g_utf8_validate_len (text, ALPR_TEXT_LINE_MOST, &end);
  line->length = (gsize) (end - text);
}

static void
give (AlprTextLines *self, AlprTextLine *line, gsize length, gboolean open)
{
  char *text = self->pending->str + self->at;

  line->length = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
  line->open = open;
  if (line->length > ALPR_TEXT_LINE_MOST)
    cut (line, text);
  text[line->length] = '\0';
  line->text = text;
  line->line = ++self->line;
  self->at += length + (open ? 0 : 1);
}

/* The beginning of a line that is far too long stays, what follows is dropped as it comes. */
static void
drop_surplus (AlprTextLines *self)
{
  gsize kept = ALPR_TEXT_LINE_MOST + 8;

  if (self->pending->len - self->at > 2 * kept)
    g_string_erase (self->pending, (gssize) (self->at + kept), -1);
}

/**
 * alpr_text_lines_next:
 * @self: a text
 * @line: (out caller-allocates): the line, valid until the next call
 * @error: return location for an error
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_text_lines_next (AlprTextLines *self, AlprTextLine *line, GError **error)
{
  *line = (AlprTextLine){ 0 };
  for (;;)
    {
      const char *from = self->pending->str + self->at;
      gsize left = self->pending->len - self->at;
      const char *end = memchr (from, '\n', left);

      if (end != NULL || (self->whole && left > 0))
        {
          give (self, line, end != NULL ? (gsize) (end - from) : left, end == NULL);
          /* The encoding was settled in a first reading. */
          return g_utf8_validate_len (line->text, line->length, NULL)
                 || fail (self, error, "was changed by another program while it was read");
        }
      if (self->whole)
        return FALSE;
      drop_surplus (self);
      if (!refill (self, error))
        return FALSE;
    }
}

/** alpr_text_lines_finish_sha256: Returns: (transfer full): as alpr_reader_finish_sha256() */
char *
alpr_text_lines_finish_sha256 (AlprTextLines *self, GError **error)
{
  return alpr_feed_finish_sha256 (self->source->feed, error);
}
