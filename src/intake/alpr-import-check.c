/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said about an import as a whole, in sentences: nothing of it stops an import, and nobody
 * should have to find it out alone. A file's name that claims other days than its rows; one time
 * frame or one reason in nearly all rows, as when a column was filled down in a spreadsheet by
 * accident; rows that are none; an encoding that had to be guessed.
 *
 * Days are those of the agency's zone: a monthly file begins and ends at the agency's midnight.
 */

#include "alpr-import-check.h"

#include <string.h>

#include "alpr-import-read.h"
#include "alpr-period.h"
#include "alpr-text.h"
#include "alpr-time.h"

#define FILLED_ROWS_LEAST 200
#define FILLED_PERCENT 95

/* Up to @most digits. */
static gboolean
read_number (const char **text, guint most, int *value)
{
  const char *at = *text;

  for (*value = 0; g_ascii_isdigit (*at) && (guint) (at - *text) < most; at++)
    *value = *value * 10 + (*at - '0');
  if (at == *text)
    return FALSE;
  *text = at;
  return TRUE;
}

static gboolean
set_day (GDate *day, int year, int month, int number)
{
  if (number < 1 || month < 1 || month > 12
      || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* 1_31_2025 */
static gboolean
read_us_day (const char **text, GDate *day)
{
  int month, number, year;

  return read_number (text, 2, &month) && *(*text)++ == '_' && read_number (text, 2, &number)
         && *(*text)++ == '_' && read_number (text, 4, &year) && set_day (day, year, month, number);
}

/* 2025-01-31 */
static gboolean
read_iso_day (const char **text, GDate *day)
{
  int month, number, year;

  return read_number (text, 4, &year) && *(*text)++ == '-' && read_number (text, 2, &month)
         && *(*text)++ == '-' && read_number (text, 2, &number)
         && set_day (day, year, month, number);
}

/**
 * alpr_import_check_file_dates:
 * @file: a file's name
 * @first: (out): the first day that it claims; untouched on failure
 * @last: (out): the last one; untouched on failure
 *
 * Knows `1_1_2025-1_31_2025-…` (Flock's own) and `2025-01-01_2025-01-31…`.
 *
 * Returns: whether the name begins with two days
 */
gboolean
alpr_import_check_file_dates (const char *file, GDate *first, GDate *last)
{
  const char *at = file;
  GDate from, until;

  if (!read_us_day (&at, &from) || *at++ != '-' || !read_us_day (&at, &until))
    {
      at = file;
      if (!read_iso_day (&at, &from) || *at++ != '_' || !read_iso_day (&at, &until))
        return FALSE;
    }
  if (g_ascii_isdigit (*at))
    return FALSE;
  *first = from;
  *last = until;
  return TRUE;
}

static gboolean
check_dates (AlprImportCheck *self, GError **error)
{
  g_autofree char *zone_name = alpr_store_get_text (self->store, "book/timezone", NULL, error);
  g_autoptr (GTimeZone) zone = zone_name != NULL ? alpr_time_zone_new (zone_name, error) : NULL;
  g_autofree char *from = NULL, *until = NULL, *claimed_from = NULL, *claimed_until = NULL;
  GDate first, last;

  if (zone == NULL)
    return FALSE;
  if (self->facts->first_at > self->facts->last_at
      || !alpr_import_check_file_dates (self->file, &first, &last))
    return TRUE;
  from = alpr_time_to_day (self->facts->first_at, zone);
  until = alpr_time_to_day (self->facts->last_at, zone);
  claimed_from = alpr_day_format (&first);
  claimed_until = alpr_day_format (&last);
  if (strcmp (from, claimed_from) < 0 || strcmp (until, claimed_until) > 0)
    alpr_import_facts_note (self->facts,
                            "the file’s name says %s to %s, but its searches lie from %s to %s",
                            claimed_from, claimed_until, from, until);
  return TRUE;
}

/* Whether a value that leads the vote can have its share; the book then counts exactly. */
static gboolean
may_be_filled (const AlprMajority *vote)
{
  return vote->total >= FILLED_ROWS_LEAST
         && vote->votes * 100 >= vote->total * (2 * FILLED_PERCENT - 100);
}

static gboolean
is_filled (AlprImportCheck *self, gint64 count)
{
  return self->facts->taken_in >= FILLED_ROWS_LEAST
         && count * 100 > self->facts->taken_in * FILLED_PERCENT;
}

static gboolean
check_frame (AlprImportCheck *self, GError **error)
{
  const AlprMajority *vote = &self->facts->frame;
  gint64 count;

  if (!may_be_filled (vote))
    return TRUE;
  if (!alpr_store_get_number (
          self->store, "imports/count-frame",
          g_variant_new_parsed ("{'first': <%x>, 'last': <%x>, 'from': <%x>, 'until': <%x>}",
                                self->first_search, self->first_search + self->facts->taken_in - 1,
                                vote->value[0], vote->value[1]),
          &count, error))
    return FALSE;
  if (is_filled (self, count))
    alpr_import_facts_note (self->facts,
                            "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                            " rows have the same time frame: the column looks filled down",
                            count, self->facts->taken_in);
  return TRUE;
}

static gboolean
check_reason (AlprImportCheck *self, GError **error)
{
  const AlprMajority *vote = &self->facts->reason;
  g_autoptr (AlprCursor) cursor = NULL;

  if (!may_be_filled (vote) || vote->value[0] <= ALPR_ID_NOT_EXPORTED)
    return TRUE;
  cursor = alpr_store_query (
      self->store, "imports/count-reason",
      g_variant_new_parsed ("{'first': <%x>, 'last': <%x>, 'reason': <%x>}", self->first_search,
                            self->first_search + self->facts->taken_in - 1, vote->value[0]),
      error);
  if (cursor == NULL)
    return FALSE;
  if (alpr_cursor_next (cursor, error) && alpr_cursor_get_integer (cursor, 2) == ALPR_CELL_VALUE
      && is_filled (self, alpr_cursor_get_integer (cursor, 0)))
    alpr_import_facts_note (self->facts,
                            "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                            " rows have the same reason, “%s”: the column looks filled down",
                            alpr_cursor_get_integer (cursor, 0), self->facts->taken_in,
                            alpr_cursor_get_text (cursor, 1));
  return TRUE;
}

static void
note_count (AlprImportFacts *facts, gint64 count, const char *one, const char *many)
{
  if (count == 1)
    alpr_import_facts_note (facts, "1 row %s", one);
  else if (count > 1)
    alpr_import_facts_note (facts, "%" G_GINT64_FORMAT " rows %s", count, many);
}

/**
 * alpr_import_check_run:
 * @self: an import
 * @error: return location for an error
 *
 * Adds the notes on the import as a whole.
 *
 * Returns: whether the book could be asked
 */
gboolean
alpr_import_check_run (AlprImportCheck *self, GError **error)
{
  AlprImportFacts *facts = self->facts;

  note_count (facts, facts->blank_rows, "was blank", "were blank");
  note_count (facts, facts->helper_rows, "held only a number, or cells outside the columns",
              "held only a number, or cells outside the columns");
  if (facts->headers > 0)
    alpr_import_facts_note (facts,
                            "the header is repeated %" G_GINT64_FORMAT
                            " times among the rows, first in row %" G_GINT64_FORMAT,
                            facts->headers, facts->first_header);
  note_count (facts, self->doubts->repeats, "repeats an id of this file",
              "repeat an id of this file");
  note_count (facts, self->doubts->masked,
              "was known already and says less here (masked, or columns left out)",
              "were known already and say less here (masked, or columns left out)");
  if (self->encoding != NULL && g_ascii_strcasecmp (self->encoding, "UTF-8") != 0
      && *self->encoding != '\0')
    alpr_import_facts_note (facts, "the file is no UTF-8; it was read as %s", self->encoding);
  return check_dates (self, error) && check_frame (self, error) && check_reason (self, error);
}
