/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A CSV file as a reader: one sheet without a name. What CSV means is settled in alpr-csv-parser.c;
 * here the file's blocks become the parser's buffer. A record that lies across two blocks is put
 * together in the second block's headroom and parsed again from its beginning; a block that is not
 * UTF-8 is decoded into a buffer of its own.
 *
 * A record may have RECORD_MAX bytes. A longer one is given as broken, with its beginning, and
 * passed over byte by byte; memory stays constant. Quotes that are still open at the end of the
 * file mean that the file is cut off, and that is an error: half a file must not look like a quiet
 * month.
 */

#include <string.h>

#include "alpr-csv-parser.h"
#include "alpr-encoding.h"
#include "alpr-error.h"
#include "alpr-reader-private.h"

#define RECORD_MAX (1024 * 1024)
#define RECORD_SHOWN 1024

#define ALPR_TYPE_CSV (alpr_csv_get_type ())
G_DECLARE_FINAL_TYPE (AlprCsv, alpr_csv, ALPR, CSV, AlprReader)

struct _AlprCsv
{
  AlprReader parent_instance;

  /* Owned */
  AlprBlock *block; /* of the feed, while cells point into it */
  char *joined;     /* the buffer, where it is no block of the feed */
  AlprCsvParser parser;

  AlprDecoder decoder;
  gboolean opened;
  char delimiter; /* given by who opened it, 0: found out */
  gint64 taken; /* bytes taken from the feed */
  gint64 line;  /* where the next record begins */
};

G_DEFINE_FINAL_TYPE (AlprCsv, alpr_csv, ALPR_TYPE_READER)

/* Where a byte of a record that is passed over stands. */
typedef enum
{
  PLACE_START,
  PLACE_PLAIN,
  PLACE_QUOTED,
  PLACE_CLOSED
} Place;

static gboolean
fail (AlprCsv *self, GError **error, const char *what)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s",
               alpr_reader_get_name (ALPR_READER (self)), what);
  return FALSE;
}

static gboolean
fail_cut (AlprCsv *self, GError **error)
{
  g_autofree char *what = g_strdup_printf (
      "is cut off: the row that begins on line %" G_GINT64_FORMAT
      " has a quoted cell that never ends",
      self->line);

  return fail (self, error, what);
}

/* Makes @block, or the buffer @joined, what cells point into. */
static void
adopt (AlprCsv *self, AlprBlock *block, char *joined)
{
  AlprSource *source = alpr_reader_get_source (ALPR_READER (self));

  if (self->block != NULL)
    alpr_feed_release (source->feed, self->block);
  g_free (self->joined);
  self->block = block;
  self->joined = joined;
}

/* Puts the rest of the buffer and the block, decoded, into a buffer of their own. */
static gboolean
join (AlprCsv *self, AlprBlock *block, gsize rest, GError **error)
{
  AlprSource *source = alpr_reader_get_source (ALPR_READER (self));
  gsize room = alpr_decoder_room (&self->decoder, block->length);
  g_autofree char *joined = g_malloc (rest + room + ALPR_FEED_PADDING);
  gssize length = (gssize) block->length;

  if (rest > 0)
    memcpy (joined, self->parser.at, rest);
  if (self->decoder.encoding == ALPR_ENCODING_UTF8)
    memcpy (joined + rest, block->data, block->length);
  else
    length = alpr_decoder_decode (&self->decoder, block->data, block->length, joined + rest);
  alpr_feed_release (source->feed, block);
  if (length < 0)
    return fail (self, error, "is damaged: it is marked as UTF-16 and holds other bytes");

  memset (joined + rest + length, 0, ALPR_FEED_PADDING);
  alpr_csv_parser_give (&self->parser, joined, rest + (gsize) length);
  adopt (self, NULL, g_steal_pointer (&joined));
  return TRUE;
}

/* Gives the parser what it has not parsed yet with the next block, or tells that there is none. */
static gboolean
refill (AlprCsv *self, GError **error)
{
  AlprSource *source = alpr_reader_get_source (ALPR_READER (self));
  gsize rest = (gsize) (self->parser.end - self->parser.at);
  g_autoptr (GError) failure = NULL;
  AlprBlock *block = alpr_feed_next (source->feed, &failure);
  char *data;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (block == NULL)
    {
      self->parser.whole = TRUE;
      if (self->parser.at != NULL)
        alpr_csv_parser_give (&self->parser, self->parser.at, rest);
      return self->decoder.n_rest == 0
             || fail (self, error, "is cut off: it ends in the middle of a character");
    }

  self->taken += (gint64) block->length;
  if (self->decoder.encoding != ALPR_ENCODING_UTF8 || rest > ALPR_FEED_HEADROOM)
    return join (self, block, rest, error);
  data = block->data - rest;
  if (rest > 0)
    memcpy (data, self->parser.at, rest);
  alpr_csv_parser_give (&self->parser, data, rest + block->length);
  adopt (self, block, NULL);
  return TRUE;
}

/* A byte that may stand between cells: no quote, no line break, no part of a letter. */
static gboolean
can_delimit (char byte)
{
  return byte == '\t' || (g_ascii_isprint (byte) && !g_ascii_isalnum (byte) && byte != '"');
}

/* Excel's own line "sep=;" before the header. */
static void
take_separator (AlprCsv *self)
{
  AlprCsvParser *parser = &self->parser;
  const char *at = parser->at;

  if (parser->end - at < 6 || g_ascii_strncasecmp (at, "sep=", 4) != 0
      || (at[5] != '\n' && at[5] != '\r') || !can_delimit (at[4]))
    {
      parser->delimiter
          = self->delimiter != '\0' ? self->delimiter : alpr_csv_parser_find_delimiter (parser);
      return;
    }
  parser->delimiter = at[4];
  at += at[5] == '\r' && parser->end - at > 6 && at[6] == '\n' ? 7 : 6;
  parser->at = at;
  self->line++;
}

static gboolean
open_file (AlprCsv *self, GError **error)
{
  AlprSource *source = alpr_reader_get_source (ALPR_READER (self));
  AlprCsvParser *parser = &self->parser;

  if (!alpr_encoding_detect (source->fd, source->name, &self->decoder.encoding, error))
    return FALSE;
  alpr_reader_set_encoding (ALPR_READER (self), alpr_encoding_to_text (self->decoder.encoding));
  if (!refill (self, error))
    return FALSE;
  if (parser->end - parser->at >= 3 && memcmp (parser->at, "\xef\xbb\xbf", 3) == 0)
    parser->at += 3;
  if (parser->at == parser->end)
    return fail (self, error, "is empty");
  take_separator (self);
  alpr_csv_parser_give (parser, parser->at, (gsize) (parser->end - parser->at));
  return TRUE;
}

/* Where the record goes on after @byte; TRUE where a line break may end it. */
static gboolean
step (AlprCsv *self, Place *place, char byte)
{
  gboolean breaks = byte == '\n' || byte == '\r';

  if (*place == PLACE_QUOTED)
    {
      *place = byte == '"' ? PLACE_CLOSED : PLACE_QUOTED;
      return FALSE;
    }
  if (byte == '"' && *place != PLACE_PLAIN)
    *place = PLACE_QUOTED;
  else
    *place = byte == self->parser.delimiter ? PLACE_START : PLACE_PLAIN;
  return breaks;
}

/* The byte at @at ends the record, when one before it was @last. */
static gboolean
ends (AlprCsv *self, const char *at, char last)
{
  switch (self->parser.record_end)
    {
    case ALPR_CSV_END_CRLF:
      return *at == '\n' && last == '\r';
    case ALPR_CSV_END_CR:
      return *at == '\r';
    case ALPR_CSV_END_LF:
    case ALPR_CSV_END_UNKNOWN:
    default:
      return *at == '\n';
    }
}

/* Passes over a record that is too long; its beginning stays, as the row's only cell. */
static gboolean
pass_over (AlprCsv *self, AlprCell *cell, GError **error)
{
  AlprCsvParser *parser = &self->parser;
  Place place = PLACE_START;
  const char *shown_end;
  char last = '\0';

  g_utf8_validate_len (parser->at, RECORD_SHOWN, &shown_end);
  parser->undone_room = 0;
  g_free (parser->undone);
  parser->undone = g_strndup (parser->at, (gsize) (shown_end - parser->at));
  cell->text = parser->undone;
  cell->length = strlen (parser->undone);
  parser->lines = 0;

  for (;;)
    {
      const char *at = parser->at;

      for (; at < parser->end; last = *at++)
        {
          if (*at == '\r' || (*at == '\n' && last != '\r'))
            parser->lines++;
          if (step (self, &place, *at) && ends (self, at, last))
            {
              alpr_csv_parser_give (parser, at + 1, (gsize) (parser->end - at - 1));
              return TRUE;
            }
        }
      parser->at = parser->end;
      if (parser->whole)
        return place == PLACE_QUOTED ? fail_cut (self, error) : TRUE;
      if (!refill (self, error))
        return FALSE;
    }
}

static gboolean
check_utf8 (AlprCsv *self, const char *from, GError **error)
{
  if (self->decoder.encoding != ALPR_ENCODING_UTF8
      || alpr_encoding_is_utf8 (from, (gsize) (self->parser.at - from)))
    return TRUE;
  return fail (self, error, "was changed by another program while it was read");
}

static void
fill_row (AlprCsv *self, AlprReadRow *row)
{
  row->cells = self->parser.cells;
  row->n_cells = self->parser.n_cells;
  row->row = self->line;
  row->broken = self->parser.broken;
  row->formulas = 0;
  self->line += self->parser.lines;
}

static gboolean
give_long_row (AlprCsv *self, AlprReadRow *row, GError **error)
{
  AlprCell cell;

  if (!pass_over (self, &cell, error))
    return FALSE;
  self->parser.cells[0] = cell;
  self->parser.n_cells = 1;
  self->parser.broken = "it is longer than 1 MiB; a quote may be missing";
  fill_row (self, row);
  return TRUE;
}

static gboolean
alpr_csv_next_sheet (AlprReader *reader, GError **error)
{
  AlprCsv *self = ALPR_CSV (reader);

  if (self->opened)
    return FALSE;
  self->opened = TRUE;
  return open_file (self, error);
}

static gboolean
alpr_csv_next_row (AlprReader *reader, AlprReadRow *row, GError **error)
{
  AlprCsv *self = (AlprCsv *) reader;
  AlprCsvParser *parser = &self->parser;

  for (;;)
    {
      const char *from = parser->at;

      switch (alpr_csv_parser_next (parser))
        {
        case ALPR_CSV_RECORD:
          if (G_UNLIKELY (parser->has_wide) && !check_utf8 (self, from, error))
            return FALSE;
          fill_row (self, row);
          return TRUE;
        case ALPR_CSV_MORE:
          if (parser->end - parser->at > RECORD_MAX)
            return give_long_row (self, row, error);
          if (!refill (self, error))
            return FALSE;
          break;
        case ALPR_CSV_OPEN:
          return fail_cut (self, error);
        case ALPR_CSV_NOTHING:
        default:
          return FALSE;
        }
    }
}

static const char *
alpr_csv_get_sheet (AlprReader *reader)
{
  return "";
}

static gint64
alpr_csv_get_position (AlprReader *reader)
{
  AlprCsv *self = ALPR_CSV (reader);

  if (self->decoder.encoding != ALPR_ENCODING_UTF8)
    return self->taken;
  return self->taken - (self->parser.end - self->parser.at);
}

static void
alpr_csv_finalize (GObject *object)
{
  AlprCsv *self = ALPR_CSV (object);

  adopt (self, NULL, NULL);
  alpr_csv_parser_clear (&self->parser);
  G_OBJECT_CLASS (alpr_csv_parent_class)->finalize (object);
}

static void
alpr_csv_class_init (AlprCsvClass *klass)
{
  AlprReaderClass *reader_class = ALPR_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_csv_finalize;
  reader_class->next_sheet = alpr_csv_next_sheet;
  reader_class->next_row = alpr_csv_next_row;
  reader_class->get_sheet = alpr_csv_get_sheet;
  reader_class->get_position = alpr_csv_get_position;
}

static void
alpr_csv_init (AlprCsv *self)
{
  self->line = 1;
  alpr_csv_parser_init (&self->parser);
}

/**
 * alpr_csv_new:
 * @source: (transfer full): a file that is a text
 *
 * Returns: (transfer full): its reader
 */
AlprReader *
alpr_csv_new (AlprSource *source)
{
  return alpr_reader_new_for_source (ALPR_TYPE_CSV, source, "CSV");
}

/**
 * alpr_csv_set_delimiter:
 * @reader: a reader, before its first sheet; one of a workbook stays as it is
 * @delimiter: what stands between its cells
 *
 * For a caller that knows its files better than their first line tells. Excel’s own line `sep=;`
 * still counts.
 */
void
alpr_csv_set_delimiter (AlprReader *reader, char delimiter)
{
  if (ALPR_IS_CSV (reader))
    ALPR_CSV (reader)->delimiter = delimiter;
}
