/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-reader.h"

G_BEGIN_DECLS

typedef enum
{
  ALPR_CSV_END_UNKNOWN,
  ALPR_CSV_END_LF,
  ALPR_CSV_END_CRLF,
  ALPR_CSV_END_CR
} AlprCsvEnd;

/**
 * AlprCsvResult:
 * @ALPR_CSV_RECORD: a record was read; the parser stands behind it
 * @ALPR_CSV_MORE: the buffer ends within a record; give more of the file and parse again
 * @ALPR_CSV_OPEN: the file ends inside quotes
 * @ALPR_CSV_NOTHING: the file ends here
 */
typedef enum
{
  ALPR_CSV_RECORD,
  ALPR_CSV_MORE,
  ALPR_CSV_OPEN,
  ALPR_CSV_NOTHING
} AlprCsvResult;

/**
 * AlprCsvParser:
 *
 * Splits a buffer into records. It reads nothing and waits for nothing: its owner gives it the
 * buffer. After %ALPR_CSV_MORE the bytes from @at stand again at the front of the next buffer.
 */
typedef struct
{
  /* Owned */
  AlprCell *cells;
  char *undone; /* cells whose doubled quotes were undone */

  /* The buffer, not owned; what lies behind @end may be read for ALPR_FEED_PADDING bytes */
  const char *at;
  const char *end;
  gboolean whole; /* the file ends at @end */

  /* How far the buffer was looked at, and what stands in the 64 bytes from @window */
  const char *window;
  guint64 special;
  gboolean wide;

  /* The last record */
  guint n_cells;
  gint64 lines; /* line breaks in it, its own end included */
  const char *broken;
  gboolean has_wide; /* it may hold letters beyond ASCII */

  /* The file */
  char delimiter;
  AlprCsvEnd record_end;
  guint width; /* cells of the first record */

  gsize undone_room;
  gsize n_undone;
  guint room; /* of @cells */
} AlprCsvParser;

void alpr_csv_parser_init (AlprCsvParser *self);
void alpr_csv_parser_clear (AlprCsvParser *self);
void alpr_csv_parser_give (AlprCsvParser *self, const char *data, gsize length);
AlprCsvResult alpr_csv_parser_next (AlprCsvParser *self);
char alpr_csv_parser_find_delimiter (AlprCsvParser *self);

G_END_DECLS
