/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our CSV reader against libcsv 3.0.3, turn by turn on the same file, in one process; the reason
 * why we have our own. Each turn reads the file, counts rows and cells and adds up the cells'
 * bytes, and all must agree. "parser" is the splitting alone, on the blocks that libcsv gets too;
 * "reader" is what the loader uses: with the pass for the encoding, the check of UTF-8 and the
 * SHA-256 on its own thread.
 *
 *   bench-csv FILE [ROUNDS]
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <csv.h>

#include "alpr-csv-parser.h"
#include "alpr-feed.h"
#include "alpr-reader.h"

#define ROUNDS_MAX 99

typedef struct
{
  gint64 rows;
  gint64 cells;
  gint64 bytes;
} Sum;

typedef gboolean (*Way) (const char *path, Sum *sum);

static void
cell_read_cb (void *cell, size_t length, void *data)
{
  Sum *sum = data;

  sum->cells++;
  sum->bytes += (gint64) length;
}

static void
row_read_cb (int end, void *data)
{
  Sum *sum = data;

  sum->rows++;
}

/* libcsv strips blanks from unquoted cells unless it is told that nothing is one. */
static int
is_no_space (unsigned char letter)
{
  return 0;
}

static gboolean
read_with_libcsv (const char *path, Sum *sum)
{
  g_autofree char *block = g_malloc (ALPR_FEED_BLOCK);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct csv_parser parser;
  gssize got;

  if (fd < 0 || csv_init (&parser, 0) != 0)
    return FALSE;
  csv_set_space_func (&parser, is_no_space);
  while ((got = read (fd, block, ALPR_FEED_BLOCK)) > 0)
    if (csv_parse (&parser, block, (size_t) got, cell_read_cb, row_read_cb, sum) != (size_t) got)
      break;
  csv_fini (&parser, cell_read_cb, row_read_cb, sum);
  csv_free (&parser);
  close (fd);
  return got == 0;
}

static void
add_row (Sum *sum, const AlprCell *cells, guint n_cells)
{
  sum->rows++;
  sum->cells += n_cells;
  for (guint i = 0; i < n_cells; i++)
    sum->bytes += (gint64) cells[i].length;
}

/* Puts what is not parsed yet at the front and reads behind it. */
static gboolean
refill (AlprCsvParser *parser, int fd, char *buffer)
{
  gsize rest = parser->at != NULL ? (gsize) (parser->end - parser->at) : 0;
  gssize got;

  if (rest > ALPR_FEED_HEADROOM)
    return FALSE;
  if (rest > 0)
    memmove (buffer, parser->at, rest);
  got = read (fd, buffer + rest, ALPR_FEED_BLOCK);
  parser->whole = got == 0;
  alpr_csv_parser_give (parser, buffer, rest + (gsize) MAX (got, 0));
  return got >= 0;
}

static gboolean
read_with_parser (const char *path, Sum *sum)
{
  g_autofree char *buffer
      = g_malloc0 (ALPR_FEED_HEADROOM + ALPR_FEED_BLOCK + ALPR_FEED_PADDING);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  AlprCsvResult result = ALPR_CSV_MORE;
  AlprCsvParser parser;

  if (fd < 0)
    return FALSE;
  alpr_csv_parser_init (&parser);
  while (result != ALPR_CSV_MORE || refill (&parser, fd, buffer))
    {
      result = alpr_csv_parser_next (&parser);
      if (result == ALPR_CSV_NOTHING || result == ALPR_CSV_OPEN)
        break;
      if (result == ALPR_CSV_RECORD)
        add_row (sum, parser.cells, parser.n_cells);
    }
  alpr_csv_parser_clear (&parser);
  close (fd);
  return result == ALPR_CSV_NOTHING;
}

static gboolean
read_with_reader (const char *path, Sum *sum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprReader) reader = alpr_reader_open (path, &error);
  g_autofree char *sha256 = NULL;
  AlprReadRow row;

  if (reader == NULL || !alpr_reader_next_sheet (reader, &error))
    return FALSE;
  while (alpr_reader_next_row (reader, &row, &error))
    add_row (sum, row.cells, row.n_cells);
  if (error == NULL)
    sha256 = alpr_reader_finish_sha256 (reader, &error);
  return sha256 != NULL;
}

static const struct
{
  const char *name;
  Way way;
} ways[] = {
  { "libcsv", read_with_libcsv },
  { "parser", read_with_parser },
  { "reader", read_with_reader },
};

static int
compare (const void *one, const void *other)
{
  double a = *(const double *) one;
  double b = *(const double *) other;

  return a < b ? -1 : a > b;
}

static double
median (double *figures, guint n)
{
  qsort (figures, n, sizeof *figures, compare);
  return n % 2 == 1 ? figures[n / 2] : (figures[n / 2 - 1] + figures[n / 2]) / 2;
}

/* Runs each way once; FALSE where one fails or they disagree. */
static gboolean
run_round (const char *path, guint round, double seconds[][ROUNDS_MAX])
{
  Sum first = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Sum sum = { 0 };
      gint64 begun = g_get_monotonic_time ();

      if (!ways[i].way (path, &sum))
        {
          fprintf (stderr, "%s can't read %s\n", ways[i].name, path);
          return FALSE;
        }
      seconds[i][round] = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
      if (i == 0)
        first = sum;
      else if (memcmp (&first, &sum, sizeof sum) != 0)
        {
          fprintf (stderr, "%s and %s read different things\n", ways[0].name, ways[i].name);
          return FALSE;
        }
    }
  if (round == 0)
    printf ("%" G_GINT64_FORMAT " rows, %" G_GINT64_FORMAT " cells\n", first.rows, first.cells);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  static double seconds[G_N_ELEMENTS (ways)][ROUNDS_MAX];
  guint rounds = argc > 2 ? (guint) CLAMP (atoi (argv[2]), 1, ROUNDS_MAX) : 5;
  double size;
  int fd = argc > 1 ? open (argv[1], O_RDONLY | O_CLOEXEC) : -1;

  if (fd < 0)
    {
      fprintf (stderr, "bench-csv FILE [ROUNDS]\n");
      return 1;
    }
  size = (double) lseek (fd, 0, SEEK_END);
  close (fd);
  for (guint round = 0; round < rounds; round++)
    if (!run_round (argv[1], round, seconds))
      return 1;

  /* The last first, for median() sorts, and libcsv's figures are needed in the order of rounds. */
  for (guint i = G_N_ELEMENTS (ways); i-- > 0;)
    {
      double ratios[ROUNDS_MAX];
      double wall;

      for (guint round = 0; round < rounds; round++)
        ratios[round] = seconds[i][round] / seconds[0][round];
      wall = median (seconds[i], rounds);
      printf ("%s: %.3f of libcsv's time, %.3f s, %.2f GB/s\n", ways[i].name,
              median (ratios, rounds), wall, size / wall / 1e9);
    }
  return 0;
}
