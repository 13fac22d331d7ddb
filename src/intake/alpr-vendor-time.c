/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times as vendors write them, to milliseconds UTC. What is read:
 *
 *   1/9/2025, 12:32:31 PM UTC       13/45/2025 and 25:00 are refused, as every impossible time is
 *   02/13/2026 06:04 [AM|PM]        month first: the vendors are American
 *   2026-03-10T04:31:52.901Z        also with a blank for the T, an offset, fewer digits, no zone
 *   2026-03-10 04:31
 *
 * A text that names no zone is in the zone that the mapping gives. A day of two-digit years, a
 * zone's American abbreviation and a bare number are refused: reading them would be a guess.
 *
 * Readers call this for every row of a file, so it allocates nothing and reads each byte once. A
 * time may lie wrapped over several lines (a print that was scanned): any white space counts as one
 * blank, the narrow no-break space that newer browsers put before AM and PM included.
 */

#include "alpr-classify.h"

#include <string.h>

#include "alpr-time.h"

typedef struct
{
  const char *at;
  const char *until;
} Text;

typedef struct
{
  int year, month, day;
  int hour, minute, second, milli;
  gboolean zoned;
  int offset; /* minutes east of UTC, where @zoned */
} Civil;

/* The length of the white space character at @at, 0 where there is none. */
static inline gsize
space_at (const char *at, const char *until)
{
  if (at >= until)
    return 0;
  if (*at == ' ' || (*at >= '\t' && *at <= '\r'))
    return 1;
  if (*at == '\xc2' && until - at >= 2 && at[1] == '\xa0')
    return 2;
  if (*at == '\xe2' && until - at >= 3 && at[1] == '\x80'
      && (at[2] == '\xaf' || ((guint8) at[2] >= 0x80 && (guint8) at[2] <= 0x8b)))
    return 3;
  return 0;
}

static inline gboolean
skip_space (Text *text)
{
  gboolean any = FALSE;
  gsize length;

  while ((length = space_at (text->at, text->until)) > 0)
    {
      text->at += length;
      any = TRUE;
    }
  return any;
}

static inline gboolean
take (Text *text, char byte)
{
  if (text->at >= text->until || *text->at != byte)
    return FALSE;
  text->at++;
  return TRUE;
}

/* Takes an en dash. */
static gboolean
take_dash (Text *text)
{
  if (text->until - text->at < 3 || memcmp (text->at, "\xe2\x80\x93", 3) != 0)
    return FALSE;
  text->at += 3;
  return TRUE;
}

/* Takes a word whatever its capitals; what follows must be no letter. */
static gboolean
take_word (Text *text, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (text->until - text->at) < length
      || g_ascii_strncasecmp (text->at, word, length) != 0)
    return FALSE;
  if (text->at + length < text->until && g_ascii_isalpha (text->at[length]))
    return FALSE;
  text->at += length;
  return TRUE;
}

/* Takes a number of @least to @most digits. */
static inline gboolean
take_number (Text *text, int least, int most, int *number)
{
  int value = 0;
  int n = 0;

  while (text->at < text->until && g_ascii_isdigit (*text->at) && n < most)
    {
      value = value * 10 + (*text->at++ - '0');
      n++;
    }
  if (n < least || (text->at < text->until && g_ascii_isdigit (*text->at)))
    return FALSE;
  *number = value;
  return TRUE;
}

static gboolean
is_day (const Civil *civil)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = civil->year % 4 == 0 && (civil->year % 100 != 0 || civil->year % 400 == 0);

  return civil->year >= 1970 && civil->year < 2200 && civil->month >= 1 && civil->month <= 12
         && civil->day >= 1
         && civil->day <= days[civil->month - 1] + (civil->month == 2 && leap ? 1 : 0);
}

/* 2026-03-10 or 3/10/2026 */
static gboolean
take_date (Text *text, Civil *civil)
{
  int first;

  if (!take_number (text, 1, 4, &first))
    return FALSE;
  if (take (text, '/'))
    {
      civil->month = first;
      return take_number (text, 1, 2, &civil->day) && take (text, '/')
             && take_number (text, 4, 4, &civil->year) && is_day (civil);
    }
  civil->year = first;
  return take (text, '-') && take_number (text, 2, 2, &civil->month) && take (text, '-')
         && take_number (text, 2, 2, &civil->day) && is_day (civil);
}

/* The digits after a second's point, as milliseconds; finer ones are dropped. */
static gboolean
take_fraction (Text *text, int *milli)
{
  int n = 0;

  *milli = 0;
  for (; text->at < text->until && g_ascii_isdigit (*text->at); text->at++, n++)
    if (n < 3)
      *milli = *milli * 10 + (*text->at - '0');
  for (int missing = n; missing < 3; missing++)
    *milli *= 10;
  return n >= 1 && n <= 9;
}

/* Turns a clock of twelve hours into one of 24, where AM or PM follows. */
static gboolean
take_half (Text *text, Civil *civil)
{
  const char *back = text->at;
  gboolean morning;

  skip_space (text);
  morning = take_word (text, "AM");
  if (!morning && !take_word (text, "PM"))
    {
      text->at = back;
      return TRUE;
    }
  if (civil->hour > 12 || (civil->hour == 0 && !morning))
    return FALSE;
  civil->hour = civil->hour % 12 + (morning ? 0 : 12);
  return TRUE;
}

/* 06:04, 06:04:31, 6:04:31.901, each with AM or PM or without */
static gboolean
take_clock (Text *text, Civil *civil)
{
  civil->second = 0;
  civil->milli = 0;
  if (!take_number (text, 1, 2, &civil->hour) || !take (text, ':')
      || !take_number (text, 2, 2, &civil->minute))
    return FALSE;
  if (take (text, ':'))
    {
      if (!take_number (text, 2, 2, &civil->second))
        return FALSE;
      if (take (text, '.') && !take_fraction (text, &civil->milli))
        return FALSE;
    }
  return civil->hour <= 23 && civil->minute <= 59 && civil->second <= 59
         && take_half (text, civil);
}

static gboolean
take_two (Text *text, int *number)
{
  if (text->until - text->at < 2 || !g_ascii_isdigit (text->at[0])
      || !g_ascii_isdigit (text->at[1]))
    return FALSE;
  *number = (text->at[0] - '0') * 10 + text->at[1] - '0';
  text->at += 2;
  return TRUE;
}

/* 01:00, 0500 or 00, after the sign */
static gboolean
take_offset (Text *text, int sign, Civil *civil)
{
  int hours, minutes = 0;

  if (!take_two (text, &hours))
    return FALSE;
  if ((take (text, ':') || (text->at < text->until && g_ascii_isdigit (*text->at)))
      && !take_two (text, &minutes))
    return FALSE;
  civil->offset = sign * (hours * 60 + minutes);
  return hours <= 14 && minutes <= 59;
}

/* Z, UTC, GMT or an offset; nothing at all is right too. A blank and a dash part two times. */
static gboolean
take_zone (Text *text, Civil *civil)
{
  const char *back = text->at;
  gboolean apart = skip_space (text);

  civil->zoned = TRUE;
  civil->offset = 0;
  if (take_word (text, "UTC") || take_word (text, "GMT") || take_word (text, "Z"))
    return TRUE;
  if (take (text, '+'))
    return take_offset (text, 1, civil);
  if (!apart && take (text, '-'))
    return take_offset (text, -1, civil);
  text->at = back;
  civil->zoned = FALSE;
  return TRUE;
}

/* What stands between date and clock: a comma, a T or white space. */
static gboolean
take_gap (Text *text)
{
  gboolean comma = take (text, ',');
  gboolean space = skip_space (text);

  return comma || space || take (text, 'T');
}

/* The instant of a civil time of @zone; a time that the zone's clocks skip is none. */
static gboolean
resolve (const Civil *civil, GTimeZone *zone, gint64 *time)
{
  gint64 utc = alpr_time_from_civil (civil->year, civil->month, civil->day, civil->hour,
                                     civil->minute, civil->second);
  gint64 local = utc / 1000;
  int interval;

  if (civil->zoned || zone == NULL)
    {
      *time = utc - civil->offset * G_GINT64_CONSTANT (60000) + civil->milli;
      return TRUE;
    }
  /* In the hour that comes twice in autumn, the first counts. */
  interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_DAYLIGHT, &local);
  if (local != utc / 1000)
    return FALSE;
  *time = utc - g_time_zone_get_offset (zone, interval) * G_GINT64_CONSTANT (1000) + civil->milli;
  return TRUE;
}

static gboolean
take_time (Text *text, GTimeZone *zone, gint64 *time)
{
  Civil civil = { 0 };

  return take_date (text, &civil) && take_gap (text) && take_clock (text, &civil)
         && take_zone (text, &civil) && resolve (&civil, zone, time);
}

#define VENDOR_LENGTH 27

/* `02/13/2026, 06:04:31 AM UTC`, letter by letter the form of nearly every cell; FALSE says only
   that
 * the cell has another form, or must be looked at more closely. */
static gboolean
read_vendor_form (const char *text, gint64 *time)
{
  static const char form[VENDOR_LENGTH + 1] = "00/00/0000, 00:00:00 AM UTC";
  int digits[VENDOR_LENGTH];
  gboolean other = FALSE;
  Civil civil = { 0 };
  gboolean evening = text[21] == 'P';

  for (guint i = 0; i < VENDOR_LENGTH; i++)
    {
      digits[i] = text[i] - '0';
      other |= form[i] == '0' ? (guint) digits[i] > 9 : text[i] != form[i] && i != 21;
    }
  if (other || (text[21] != 'A' && !evening))
    return FALSE;

  civil.month = digits[0] * 10 + digits[1];
  civil.day = digits[3] * 10 + digits[4];
  civil.year = digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9];
  civil.hour = digits[12] * 10 + digits[13];
  civil.minute = digits[15] * 10 + digits[16];
  civil.second = digits[18] * 10 + digits[19];
  if (!is_day (&civil) || civil.hour < 1 || civil.hour > 12 || civil.minute > 59
      || civil.second > 59)
    return FALSE;
  *time = alpr_time_from_civil (civil.year, civil.month, civil.day,
                                civil.hour % 12 + (evening ? 12 : 0), civil.minute, civil.second);
  return TRUE;
}

static Text
text_new (const char *text, gsize length)
{
  Text self = { text, text + length };

  skip_space (&self);
  return self;
}

static gboolean
at_end (Text *text)
{
  skip_space (text);
  return text->at == text->until;
}

/**
 * alpr_parse_vendor_time:
 * @text: a cell, not closed with a NUL
 * @length: its length in bytes
 * @zone: (nullable): the zone of texts that name none; %NULL for UTC
 * @time: (out): milliseconds UTC; untouched on failure
 *
 * Returns: whether the cell is a time of the calendar
 */
gboolean
alpr_parse_vendor_time (const char *text, gsize length, GTimeZone *zone, gint64 *time)
{
  Text rest = text_new (text, length);
  gint64 read;

  if (length == VENDOR_LENGTH && read_vendor_form (text, time))
    return TRUE;
  if (!take_time (&rest, zone, &read) || !at_end (&rest))
    return FALSE;
  *time = read;
  return TRUE;
}

/**
 * alpr_parse_vendor_frame:
 * @text: a cell, not closed with a NUL
 * @length: its length in bytes
 * @zone: (nullable): the zone of texts that name none; %NULL for UTC
 * @from: (out): milliseconds UTC; untouched on failure
 * @until: (out): milliseconds UTC; untouched on failure
 *
 * Reads two times, parted by a line break, `to` or a dash between blanks. A frame may end before it
 * begins: that is for a rule to say.
 *
 * Returns: whether the cell is a time frame
 */
gboolean
alpr_parse_vendor_frame (const char *text, gsize length, GTimeZone *zone, gint64 *from,
                         gint64 *until)
{
  Text rest = text_new (text, length);
  gint64 first, last;

  if (length == 2 * VENDOR_LENGTH + 1 && text[VENDOR_LENGTH] == '\n'
      && read_vendor_form (text, &first)
      && read_vendor_form (text + VENDOR_LENGTH + 1, &last))
    {
      *from = first;
      *until = last;
      return TRUE;
    }
  if (!take_time (&rest, zone, &first) || !skip_space (&rest))
    return FALSE;
  if ((take_word (&rest, "to") || take (&rest, '-') || take_dash (&rest)) && !skip_space (&rest))
    return FALSE;
  if (!take_time (&rest, zone, &last) || !at_end (&rest))
    return FALSE;
  *from = first;
  *until = last;
  return TRUE;
}

/**
 * alpr_parse_vendor_split:
 * @date: a cell that holds a date, perhaps with midnight behind it, as spreadsheets write dates
 * @date_length: its length in bytes
 * @clock: (nullable): a cell that holds a time of day, perhaps with a date before it; %NULL for
 * midnight
 * @clock_length: its length in bytes
 * @zone: (nullable): the zone of texts that name none; %NULL for UTC
 * @time: (out): milliseconds UTC; untouched on failure
 *
 * Reads a time that stands in two columns.
 *
 * Returns: whether the cells are a time of the calendar
 */
gboolean
alpr_parse_vendor_split (const char *date, gsize date_length, const char *clock, gsize clock_length,
                         GTimeZone *zone, gint64 *time)
{
  Text day = text_new (date, date_length);
  Text hour = text_new (clock != NULL ? clock : "", clock_length);
  Civil civil = { 0 }, midnight = { 0 };
  gint64 whole;

  if (!take_date (&day, &civil))
    return FALSE;
  if (!at_end (&day)
      && !(take_clock (&day, &midnight) && at_end (&day) && midnight.hour == 0
           && midnight.minute == 0 && midnight.second == 0))
    return FALSE;
  if (clock != NULL && alpr_parse_vendor_time (clock, clock_length, zone, &whole))
    {
      *time = whole;
      return TRUE;
    }
  if (clock != NULL
      && !(take_clock (&hour, &civil) && take_zone (&hour, &civil) && at_end (&hour)))
    return FALSE;
  return resolve (&civil, zone, time);
}

/**
 * alpr_is_vendor_clock:
 * @text: a cell, not closed with a NUL
 * @length: its length in bytes
 *
 * Returns: whether the cell is a time of day alone
 */
gboolean
alpr_is_vendor_clock (const char *text, gsize length)
{
  Text rest = text_new (text, length);
  Civil civil;

  return take_clock (&rest, &civil) && take_zone (&rest, &civil) && at_end (&rest);
}
