/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of a workbook as text. A date is a number there too: days since 1900 (or 1904, on old
 * Macs), and only the cell's number format tells that it is one. Such cells become `2026-03-10
 * 04:31:52`, `2026-03-10` or `04:31:52`, without a zone, for the workbook has none. Other numbers
 * become the shortest text that reads as the same number; whole ones, as case numbers are, without
 * an exponent.
 *
 * Day 60 of the 1900 system is 29 February 1900, which never was; days before it are one later than
 * they seem. Both are kept as spreadsheets have them, the day that never was as a number.
 */

#include "alpr-xlsx-number.h"

#include <math.h>
#include <string.h>

#define DAY_MS 86400000
/* 31 December 9999 */
#define LAST_DAY 2958465

/* Passes over what is no letter of the format: "text", \x, _x, *x and [colour]. NULL at the end. */
static const char *
skip_literal (const char *at, gboolean *elapsed)
{
  const char *close;

  switch (*at)
    {
    case '"':
      close = strchr (at + 1, '"');
      return close != NULL ? close + 1 : at + strlen (at);
    case '[':
      close = strchr (at, ']');
      *elapsed |= close != NULL && close - at >= 2 && strchr ("hHmMsS", at[1]) != NULL
                  && strspn (at + 1, "hHmMsS") == (gsize) (close - at - 1);
      return close != NULL ? close + 1 : at + strlen (at);
    case '\\':
    case '_':
    case '*':
      return at[1] != '\0' ? at + 2 : at + 1;
    default:
      return at;
    }
}

/**
 * alpr_xlsx_look_of_code:
 * @code: a number format, as `m/d/yyyy h:mm`
 *
 * Returns: how the format shows a number; a format of a duration (`[h]:mm`) shows a number
 */
AlprXlsxLook
alpr_xlsx_look_of_code (const char *code)
{
  gboolean date = FALSE, clock = FALSE, month = FALSE, elapsed = FALSE;

  for (const char *at = code; *at != '\0' && *at != ';';)
    {
      const char *after = skip_literal (at, &elapsed);

      if (after != at)
        {
          at = after;
          continue;
        }
      if (g_ascii_strncasecmp (at, "general", 7) == 0)
        return ALPR_XLSX_NUMBER;
      date |= strchr ("yYdD", *at) != NULL;
      clock |= strchr ("hHsS", *at) != NULL;
      month |= *at == 'm' || *at == 'M';
      at++;
    }
  if (elapsed)
    return ALPR_XLSX_NUMBER;
  if (date && clock)
    return ALPR_XLSX_TIME;
  if (clock)
    return ALPR_XLSX_CLOCK;
  return date || month ? ALPR_XLSX_DATE : ALPR_XLSX_NUMBER;
}

/** alpr_xlsx_look_of_builtin: Returns: how a format that workbooks need not write down shows a
 * number */
AlprXlsxLook
alpr_xlsx_look_of_builtin (guint id)
{
  if (id == 22)
    return ALPR_XLSX_TIME;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
    return ALPR_XLSX_CLOCK;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return ALPR_XLSX_DATE;
  return ALPR_XLSX_NUMBER;
}

/* The civil date of a day counted from 1 January 1970. */
static void
read_day (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + 719468;
  gint64 era = shifted / 146097;
  gint64 of_era = shifted - era * 146097;
  gint64 year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 shifted_month = (5 * of_year + 2) / 153;

  *day = (int) (of_year - (153 * shifted_month + 2) / 5 + 1);
  *month = (int) (shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  *year = (int) (year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

static gsize
write_clock (gint64 of_day, char *out)
{
  int length = g_snprintf (out, 16, "%02d:%02d:%02d", (int) (of_day / 3600000),
                           (int) (of_day / 60000 % 60), (int) (of_day / 1000 % 60));

  if (of_day % 1000 != 0)
    length += g_snprintf (out + length, 8, ".%03d", (int) (of_day % 1000));
  return (gsize) length;
}

/* Writes a day's number as date, time or both; 0 where it is none of the calendar. */
static gsize
write_time (double number, AlprXlsxLook look, gboolean from_1904, char *out)
{
  int year, month, day;
  gint64 total, days, of_day;
  gsize length;

  if (from_1904)
    number += 1462;
  if (!(number >= 0 && number < LAST_DAY + 1.0) || (number >= 60 && number < 61))
    return 0;
  total = (gint64) (number * DAY_MS + 0.5);
  days = total / DAY_MS;
  of_day = total % DAY_MS;
  if (look == ALPR_XLSX_CLOCK && days == 0)
    return write_clock (of_day, out);

  read_day (days - (days < 60 ? 25568 : 25569), &year, &month, &day);
  length = (gsize) g_snprintf (out, 16, "%04d-%02d-%02d", year, month, day);
  if (look == ALPR_XLSX_DATE && of_day == 0)
    return length;
  out[length++] = ' ';
  return length + write_clock (of_day, out + length);
}

/* Beyond 2^53 every double is whole. */
static gboolean
is_whole (double number)
{
  return fabs (number) >= 0x1p53 || number == (double) (gint64) number;
}

static gsize
write_number (double number, char *out)
{
  char shortest[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (shortest, sizeof shortest, "%.15g", number);
  if (g_ascii_strtod (shortest, NULL) != number)
    g_ascii_formatd (shortest, sizeof shortest, "%.17g", number);
  if (strchr (shortest, 'e') != NULL && is_whole (number) && fabs (number) < 1e21)
    g_ascii_formatd (shortest, sizeof shortest, "%.0f", number);
  return g_strlcpy (out, shortest, ALPR_XLSX_NUMBER_ROOM);
}

static gboolean
is_plain (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

/**
 * alpr_xlsx_number_write:
 * @text: a cell's number as the workbook has it
 * @length: its length in bytes
 * @look: what the cell's format makes of it
 * @from_1904: whether days are counted from 1904
 * @out: (out caller-allocates): the text, closed with a NUL
 *
 * Returns: the text's length; 0 where @text is no number, and stays as it is
 */
gsize
alpr_xlsx_number_write (const char *text, gsize length, AlprXlsxLook look, gboolean from_1904,
                        char out[ALPR_XLSX_NUMBER_ROOM])
{
  char closed[ALPR_XLSX_NUMBER_ROOM];
  double number;
  char *end;
  gsize written;

  if (length == 0 || length >= sizeof closed
      || (look == ALPR_XLSX_NUMBER && is_plain (text, length)))
    return 0;
  memcpy (closed, text, length);
  closed[length] = '\0';
  number = g_ascii_strtod (closed, &end);
  if (end == closed || *end != '\0' || !isfinite (number))
    return 0;
  written = look != ALPR_XLSX_NUMBER ? write_time (number, look, from_1904, out) : 0;
  return written > 0 ? written : write_number (number, out);
}
