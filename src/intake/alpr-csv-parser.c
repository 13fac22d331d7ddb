/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CSV, as vendors and spreadsheets write it. RFC 4180 is where it starts; what it leaves open is
 * settled here so that no byte is lost or guessed:
 *
 *   - A record ends as the first record of the file does: with LF, CRLF or CR. Other line breaks
 *     outside quotes belong to their cell; but where records end with CRLF or CR, a bare LF ends
 *     one too if the record is then as wide as the first (two exports, stacked).
 *   - Line breaks inside quotes always belong to the cell: "Time Frame" holds one in every row.
 *   - A quote opens a quoted cell only as its first byte; elsewhere it is a letter. What follows a
 *     closing quote, blanks aside, makes the row broken, and the cell is kept as it stands.
 *   - A line without any byte is a record without cells.
 *
 * The parser jumps from one special byte (delimiter, quote, CR, LF) to the next, 64 bytes looked at
 * in one step. Cells point into the buffer; only a cell with doubled quotes is copied, to undo
 * them. tests/bench/bench-csv.c compares it with libcsv, the reason why it is here.
 */

#include "alpr-csv-parser.h"

#include <string.h>

#include "alpr-scan.h"

#define CELLS_MAX 16384

/**
 * Open:
 * @start: its first byte
 * @close: its closing quote, where it is quoted and closed
 * @doubled: whether there are doubled quotes inside
 *
 * The cell under way.
 */
typedef struct
{
  const char *start;
  const char *close;
  gboolean doubled;
} Open;

/* Looks at the 64 bytes from @window. */
static inline guint64
look (AlprCsvParser *self, const char *window)
{
  AlprScan scan = alpr_scan_special (window, self->delimiter);
  gsize left = (gsize) (self->end - window);

  self->wide = scan.wide;
  self->has_wide |= scan.wide;
  if (G_UNLIKELY (left < ALPR_SCAN_STEP))
    scan.special &= (G_GUINT64_CONSTANT (1) << left) - 1;
  return scan.special;
}

/* How far the parser has looked; in registers while a record is parsed. */
typedef struct
{
  const char *window;
  guint64 special;
} Cursor;

/* The next special byte, or NULL at the end of the buffer. */
G_ALWAYS_INLINE static inline const char *
next_special (AlprCsvParser *self, Cursor *cursor)
{
  const char *hit;

  while (cursor->special == 0)
    {
      if (self->end - cursor->window <= ALPR_SCAN_STEP)
        return NULL;
      cursor->window += ALPR_SCAN_STEP;
      cursor->special = look (self, cursor->window);
    }
  hit = cursor->window + __builtin_ctzll (cursor->special);
  cursor->special &= cursor->special - 1;
  return hit;
}

/* Counts the line breaks of an editor: LF, CR, and CRLF as one. */
static inline void
count_line (AlprCsvParser *self, const char *hit)
{
  if (*hit == '\r' || hit == self->at || hit[-1] != '\r')
    self->lines++;
}

/* The closing quote of the cell whose opening quote was the last special byte; NULL where the
 * buffer ends before. */
G_ALWAYS_INLINE static inline const char *
find_close (AlprCsvParser *self, Cursor *cursor, gboolean *doubled)
{
  const char *hit;

  while ((hit = next_special (self, cursor)) != NULL)
    if (*hit == '"')
      {
        if (G_UNLIKELY (hit + 1 == self->end))
          return self->whole ? hit : NULL;
        if (G_LIKELY (hit[1] != '"'))
          return hit;
        *doubled = TRUE;
        next_special (self, cursor);
      }
    else if (*hit == '\n' || *hit == '\r')
      count_line (self, hit);
  return NULL;
}

/* Copies what stands between the quotes, each doubled quote as one. A record's undone cells never
 * need more than the buffer holds, so that the room is made once a record and cells stay valid. */
static void
undo_quotes (AlprCsvParser *self, AlprCell *cell)
{
  const char *from = cell->text;
  const char *until = from + cell->length;
  gsize wanted = (gsize) (self->end - self->at);
  char *out;

  if (self->n_undone == 0 && self->undone_room < wanted)
    {
      g_free (self->undone);
      self->undone = g_malloc (wanted);
      self->undone_room = wanted;
    }
  out = self->undone + self->n_undone;
  cell->text = out;
  while (from < until)
    {
      const char *quote = memchr (from, '"', (gsize) (until - from));
      gsize length = (gsize) ((quote != NULL ? quote + 1 : until) - from);

      memcpy (out, from, length);
      out += length;
      from += length + (quote != NULL ? 1 : 0);
    }
  cell->length = (gsize) (out - cell->text);
  self->n_undone += cell->length;
}

static gboolean
is_blank (const char *from, const char *until)
{
  while (from < until && (*from == ' ' || *from == '\t'))
    from++;
  return from == until;
}

static AlprCell *
add_cell (AlprCsvParser *self)
{
  if (G_UNLIKELY (self->n_cells == self->room))
    {
      if (self->room >= CELLS_MAX)
        {
          self->broken = "it has more than 16,384 cells";
          return NULL;
        }
      self->room *= 2;
      self->cells = g_renew (AlprCell, self->cells, self->room);
    }
  return &self->cells[self->n_cells++];
}

static inline void
put_plain (AlprCsvParser *self, const char *start, const char *end)
{
  AlprCell *cell = add_cell (self);

  if (G_LIKELY (cell != NULL))
    {
      cell->text = start;
      cell->length = (gsize) (end - start);
    }
}

/* Puts the cell, whose opening quote is its first byte, up to @end. */
static void
put_quoted (AlprCsvParser *self, const Open *open, const char *end)
{
  AlprCell *cell = add_cell (self);

  if (cell == NULL)
    return;
  cell->text = open->start + 1;
  if (open->close + 1 == end || is_blank (open->close + 1, end))
    {
      cell->length = (gsize) (open->close - open->start - 1);
      if (open->doubled)
        undo_quotes (self, cell);
      return;
    }
  cell->length = (gsize) (end - open->start - 1);
  self->broken = "a cell goes on after its closing quote";
}

static inline void
put_cell (AlprCsvParser *self, const Open *open, const char *end)
{
  if (open->close == NULL)
    put_plain (self, open->start, end);
  else if (G_LIKELY (open->close + 1 == end && !open->doubled))
    put_plain (self, open->start + 1, open->close);
  else
    put_quoted (self, open, end);
}

/* What follows the record if the line break at @hit ends it, else NULL. */
static const char *
find_after (AlprCsvParser *self, const char *hit)
{
  gboolean pair = *hit == '\r' && hit + 1 < self->end && hit[1] == '\n';
  gboolean full = self->width > 1 && self->n_cells + 1 == self->width;

  if (self->record_end == ALPR_CSV_END_UNKNOWN)
    self->record_end = *hit == '\n' ? ALPR_CSV_END_LF : pair ? ALPR_CSV_END_CRLF : ALPR_CSV_END_CR;
  if (pair)
    return hit + 2;
  if (*hit == '\r')
    return self->record_end == ALPR_CSV_END_CR ? hit + 1 : NULL;
  return self->record_end == ALPR_CSV_END_LF || full ? hit + 1 : NULL;
}

static void
begin_record (AlprCsvParser *self)
{
  self->n_cells = 0;
  self->n_undone = 0;
  self->lines = 0;
  self->broken = NULL;
  self->has_wide = self->wide;
}

static AlprCsvResult
end_record (AlprCsvParser *self, const char *after)
{
  if (self->width == 0)
    self->width = self->n_cells;
  self->at = after;
  return ALPR_CSV_RECORD;
}

/* The buffer has ended: the cell under way is the last, if the file ends too. */
static AlprCsvResult
end_buffer (AlprCsvParser *self, const Open *open)
{
  if (!self->whole)
    return ALPR_CSV_MORE;
  if (self->at == self->end)
    return ALPR_CSV_NOTHING;
  put_cell (self, open, self->end);
  return end_record (self, self->end);
}

/* A line break outside quotes: whether it ends the record, or a buffer that must go on first. */
G_ALWAYS_INLINE static inline gboolean
take_break (AlprCsvParser *self, Cursor *cursor, const Open *open, const char *hit,
            AlprCsvResult *result)
{
  const char *after;

  if (*hit == '\r' && hit + 1 == self->end && !self->whole)
    {
      *result = ALPR_CSV_MORE;
      return TRUE;
    }
  after = find_after (self, hit);
  count_line (self, hit);
  if (after == NULL)
    return FALSE;
  if (after == hit + 2)
    next_special (self, cursor);
  if (hit > self->at)
    put_cell (self, open, hit);
  *result = end_record (self, after);
  return TRUE;
}

/**
 * alpr_csv_parser_next:
 * @self: a parser
 *
 * Reads the next record into @cells.
 *
 * Returns: what was found
 */
AlprCsvResult
alpr_csv_parser_next (AlprCsvParser *self)
{
  Cursor cursor = { self->window, self->special };
  Open open = { self->at, NULL, FALSE };
  AlprCsvResult result;
  const char *hit;

  begin_record (self);
  while ((hit = next_special (self, &cursor)) != NULL)
    if (*hit == self->delimiter)
      {
        put_cell (self, &open, hit);
        open = (Open){ hit + 1, NULL, FALSE };
      }
    else if (*hit == '"')
      {
        if (hit != open.start)
          continue;
        open.close = find_close (self, &cursor, &open.doubled);
        if (open.close == NULL)
          return self->whole ? ALPR_CSV_OPEN : ALPR_CSV_MORE;
      }
    else if (take_break (self, &cursor, &open, hit, &result))
      break;
  self->window = cursor.window;
  self->special = cursor.special;
  return hit != NULL ? result : end_buffer (self, &open);
}

/**
 * alpr_csv_parser_give:
 * @self: a parser
 * @data: the buffer, which begins with what @self has not parsed of the last one
 * @length: its length
 *
 * Gives the parser a new buffer.
 */
void
alpr_csv_parser_give (AlprCsvParser *self, const char *data, gsize length)
{
  self->at = data;
  self->end = data + length;
  self->window = data;
  self->wide = FALSE;
  self->special = length > 0 ? look (self, data) : 0;
}

/**
 * alpr_csv_parser_find_delimiter:
 * @self: a parser that has the beginning of the file
 *
 * Returns: comma, semicolon or tab, whichever the first record has most of outside quotes
 */
char
alpr_csv_parser_find_delimiter (AlprCsvParser *self)
{
  static const char candidates[] = { ',', ';', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *at = self->at; at < self->end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      if (quoted)
        continue;
      if (*at == '\n' || *at == '\r')
        break;
      for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
        counts[i] += *at == candidates[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/** alpr_csv_parser_init: Makes a parser without a buffer. */
void
alpr_csv_parser_init (AlprCsvParser *self)
{
  memset (self, 0, sizeof *self);
  self->delimiter = ',';
  self->room = 32;
  self->cells = g_new (AlprCell, self->room);
}

/** alpr_csv_parser_clear: Frees what the parser owns. */
void
alpr_csv_parser_clear (AlprCsvParser *self)
{
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->undone, g_free);
}
