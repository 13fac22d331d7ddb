/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Instants in the exact forms that vendors write. Reading is strict: a text is read only if
 * writing its instant in the same form gives the same bytes. So a book needs to keep nothing but
 * the instant and, once a sheet, the form, and can still give every such cell back letter by
 * letter; a cell of any other form is read by alpr_parse_vendor_time() and kept as it came.
 *
 * It is also quick: three of these stand in every row of a Flock file.
 */

#include "alpr-stamp.h"

#include <string.h>

#include "alpr-time.h"

typedef struct
{
  const char *at;
  const char *end;
} Scan;

/* Exactly @count digits. */
static inline gboolean
digits (Scan *scan, int count, int *value)
{
  int read = 0;

  if (scan->end - scan->at < count)
    return FALSE;
  for (int i = 0; i < count; i++)
    {
      guint digit = (guint) scan->at[i] - '0';

      if (digit > 9)
        return FALSE;
      read = read * 10 + (int) digit;
    }
  scan->at += count;
  *value = read;
  return TRUE;
}

static inline gboolean
literal (Scan *scan, const char *text, gsize length)
{
  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, text, length) != 0)
    return FALSE;
  scan->at += length;
  return TRUE;
}

/* A month or a day without a zero before it. */
static inline gboolean
part (Scan *scan, int *value)
{
  gboolean one = scan->end - scan->at < 2 || !g_ascii_isdigit (scan->at[1]);

  return digits (scan, one ? 1 : 2, value) && (one || *value >= 10);
}

static inline gboolean
is_date (int year, int month, int day)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  /* The years that alpr_parse_vendor_time() believes. */
  return year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1
         && day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

#define PADDED_LENGTH 27

/* Whether eight bytes are those of @form, where a 0 stands for any digit. */
static inline gboolean
has_form (const char *text, const char *form)
{
  static const guint64 high = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 bytes, wanted, zeros, rest;

  memcpy (&bytes, text, sizeof bytes);
  memcpy (&wanted, form, sizeof wanted);
  /* What differs from the form is the digit's value, and must be 0 where the form has no digit. */
  rest = bytes ^ wanted;
  zeros = wanted ^ G_GUINT64_CONSTANT (0x3030303030303030);
  /* A byte of `zeros` is 0 where a digit may stand; there up to 9 is allowed, elsewhere nothing. */
  zeros = ((zeros & ~high) + ~high) & high;
  return ((rest | (rest + G_GUINT64_CONSTANT (0x7676767676767676))) & high) == 0
         && (rest & ((zeros >> 7) * 0xff)) == 0;
}

static inline int
two_at (const char *text)
{
  return (text[0] - '0') * 10 + text[1] - '0';
}

/* `02/13/2026, 06:04:31 AM UTC`, by far the most frequent, eight bytes at a time. */
static inline gboolean
read_us_padded (const char *text, gint64 *time)
{
  gboolean afternoon = text[21] == 'P';
  int year, month, day, hour, minute, second;

  if (!has_form (text, "00/00/00") || !has_form (text + 8, "00, 00:0")
      || !has_form (text + 13, "0:00:00 ") || (text[21] != 'A' && !afternoon)
      || memcmp (text + 22, "M UTC", 5) != 0)
    return FALSE;
  month = two_at (text);
  day = two_at (text + 3);
  year = two_at (text + 6) * 100 + two_at (text + 8);
  hour = two_at (text + 12);
  minute = two_at (text + 15);
  second = two_at (text + 18);
  if (!is_date (year, month, day) || hour < 1 || hour > 12 || minute > 59 || second > 59)
    return FALSE;
  *time = alpr_time_from_civil (year, month, day, hour % 12 + (afternoon ? 12 : 0), minute, second);
  return TRUE;
}

/* `1/9/2025, 12:32:31 PM UTC`; moves the scan behind it. */
static inline gboolean
read_us (Scan *scan, gint64 *time)
{
  int month, day, year, hour, minute, second;
  gboolean afternoon;

  if (!part (scan, &month) || !literal (scan, "/", 1) || !part (scan, &day)
      || !literal (scan, "/", 1) || !digits (scan, 4, &year) || !literal (scan, ", ", 2)
      || !digits (scan, 2, &hour) || !literal (scan, ":", 1) || !digits (scan, 2, &minute)
      || !literal (scan, ":", 1) || !digits (scan, 2, &second))
    return FALSE;
  afternoon = scan->end - scan->at >= 2 && scan->at[1] == 'P';
  if (!literal (scan, afternoon ? " PM UTC" : " AM UTC", 7) || !is_date (year, month, day)
      || hour < 1 || hour > 12 || minute > 59 || second > 59)
    return FALSE;
  *time = alpr_time_from_civil (year, month, day, hour % 12 + (afternoon ? 12 : 0), minute, second);
  return TRUE;
}

/* `2026-03-10T04:31:52.901Z` and its kin. */
static inline gboolean
read_iso (Scan *scan, AlprStampForm form, gint64 *time)
{
  int year, month, day, hour, minute, second;
  int thousandths = 0;

  if (!digits (scan, 4, &year) || !literal (scan, "-", 1) || !digits (scan, 2, &month)
      || !literal (scan, "-", 1) || !digits (scan, 2, &day)
      || !literal (scan, form == ALPR_STAMP_ISO ? "T" : " ", 1) || !digits (scan, 2, &hour)
      || !literal (scan, ":", 1) || !digits (scan, 2, &minute) || !literal (scan, ":", 1)
      || !digits (scan, 2, &second))
    return FALSE;
  if (form != ALPR_STAMP_SPLIT && (!literal (scan, ".", 1) || !digits (scan, 3, &thousandths)))
    return FALSE;
  if (form == ALPR_STAMP_ISO && !literal (scan, "Z", 1))
    return FALSE;
  if (!is_date (year, month, day) || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  *time = alpr_time_from_civil (year, month, day, hour, minute, second) + thousandths;
  return TRUE;
}

static inline gboolean
read_form (Scan *scan, AlprStampForm form, gint64 *time)
{
  if (form == ALPR_STAMP_US_PADDED)
    {
      if (scan->end - scan->at < PADDED_LENGTH || !read_us_padded (scan->at, time))
        return FALSE;
      scan->at += PADDED_LENGTH;
      return TRUE;
    }
  if (form == ALPR_STAMP_US)
    return read_us (scan, time);
  return read_iso (scan, form, time);
}

/**
 * alpr_stamp_read:
 * @form: a form
 * @text: a cell
 * @length: its bytes
 * @time: (out): the instant, in milliseconds UTC; untouched on failure
 *
 * Returns: whether @text is exactly what alpr_stamp_write() makes of an instant
 */
gboolean
alpr_stamp_read (AlprStampForm form, const char *text, gsize length, gint64 *time)
{
  Scan scan = { text, text + length };
  gint64 read;

  if (!read_form (&scan, form, &read) || scan.at != scan.end)
    return FALSE;
  *time = read;
  return TRUE;
}

/* The civil date of a count of days since 1970-01-01, by the arithmetic of alpr_time_from_civil().
 */
static void
civil_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  gint64 of_era = shifted - era * 146097;
  gint64 years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * years + years / 4 - years / 100);
  gint64 from_march = (5 * of_year + 2) / 153;

  *day = (int) (of_year - (153 * from_march + 2) / 5) + 1;
  *month = (int) (from_march < 10 ? from_march + 3 : from_march - 9);
  *year = (int) (years + era * 400 + (*month <= 2 ? 1 : 0));
}

/**
 * alpr_stamp_write:
 * @form: a form
 * @time: an instant between the years 1 and 9999, in milliseconds UTC
 * @out: (out): the text, closed with a NUL
 *
 * Returns: how long the text is
 */
gsize
alpr_stamp_write (AlprStampForm form, gint64 time, char out[ALPR_STAMP_LONGEST])
{
  gint64 days = time / ALPR_TIME_DAY - (time % ALPR_TIME_DAY < 0 ? 1 : 0);
  int rest = (int) (time - days * ALPR_TIME_DAY);
  int hour = rest / 3600000, minute = rest / 60000 % 60, second = rest / 1000 % 60;
  int year, month, day;

  civil_from_days (days, &year, &month, &day);
  if (form == ALPR_STAMP_US || form == ALPR_STAMP_US_PADDED)
    return (gsize) g_snprintf (out, ALPR_STAMP_LONGEST,
                               form == ALPR_STAMP_US ? "%d/%d/%04d, %02d:%02d:%02d %cM UTC"
                                                     : "%02d/%02d/%04d, %02d:%02d:%02d %cM UTC",
                               month, day, year, (hour + 11) % 12 + 1, minute, second,
                               hour >= 12 ? 'P' : 'A');
  if (form == ALPR_STAMP_SPLIT)
    return (gsize) g_snprintf (out, ALPR_STAMP_LONGEST, "%04d-%02d-%02d %02d:%02d:%02d", year,
                               month, day, hour, minute, second);
  return (gsize) g_snprintf (out, ALPR_STAMP_LONGEST, "%04d-%02d-%02d%c%02d:%02d:%02d.%03d%s", year,
                             month, day, form == ALPR_STAMP_ISO ? 'T' : ' ', hour, minute, second,
                             rest % 1000, form == ALPR_STAMP_ISO ? "Z" : "");
}

/** alpr_stamp_to_text: Returns: (transfer none): the word for @form that stands in a book */
const char *
alpr_stamp_to_text (AlprStampForm form)
{
  static const char *const words[] = { "m/d/yyyy, hh:mm:ss AM UTC", "mm/dd/yyyy, hh:mm:ss AM UTC",
                                       "yyyy-mm-ddThh:mm:ss.fffZ", "yyyy-mm-dd hh:mm:ss.fff",
                                       "yyyy-mm-dd | hh:mm:ss" };

  return words[form];
}

/**
 * alpr_stamp_guess_init:
 * @self: a guess
 * @zone_utc: whether a text that names no zone is in UTC; else such forms are never taken
 */
void
alpr_stamp_guess_init (AlprStampGuess *self, gboolean zone_utc)
{
  self->possible = (1u << ALPR_N_STAMPS) - 1;
  self->zone_utc = zone_utc;
  if (!zone_utc)
    self->possible &= ~(1u << ALPR_STAMP_ISO_SPACE | 1u << ALPR_STAMP_SPLIT);
}

typedef gboolean (*ReadFunc) (AlprStampForm form, const char *text, gsize length, gint64 out[2]);

static gboolean
read_one (AlprStampForm form, const char *text, gsize length, gint64 out[2])
{
  return alpr_stamp_read (form, text, length, &out[0]);
}

/* Two instants of one form, a line feed between. */
static gboolean
read_two (AlprStampForm form, const char *text, gsize length, gint64 out[2])
{
  Scan scan = { text, text + length };

  return read_form (&scan, form, &out[0]) && literal (&scan, "\n", 1)
         && read_form (&scan, form, &out[1]) && scan.at == scan.end;
}

/* Reads by the forms still possible, and leaves only those that the text has. */
static inline gboolean
guess (AlprStampGuess *self, ReadFunc read, const char *text, gsize length, gint64 out[2])
{
  guint having = 0;

  /* Nearly always one form is left, and the cell has it. */
  if ((self->possible & (self->possible - 1)) == 0)
    return self->possible != 0
           && read ((AlprStampForm)__builtin_ctz (self->possible), text, length, out);

  for (int form = 0; form < ALPR_N_STAMPS; form++)
    if ((self->possible & 1u << form) != 0 && read ((AlprStampForm) form, text, length, out))
      having |= 1u << form;
  if (having != 0)
    self->possible = having;
  return having != 0;
}

/**
 * alpr_stamp_guess_read:
 * @self: a column's guess
 * @text: a cell
 * @length: its bytes
 * @time: (out): the instant, in milliseconds UTC; untouched on failure
 *
 * Returns: whether @text has the column's form, and so needs no keeping
 */
gboolean
alpr_stamp_guess_read (AlprStampGuess *self, const char *text, gsize length, gint64 *time)
{
  gint64 out[2];

  if (!guess (self, read_one, text, length, out))
    return FALSE;
  *time = out[0];
  return TRUE;
}

/**
 * alpr_stamp_guess_read_frame:
 * @self: a column's guess
 * @text: a cell with two instants, a line feed between
 * @length: its bytes
 * @from: (out): the first; untouched on failure
 * @until: (out): the second; untouched on failure
 *
 * Returns: whether @text has the column's form, and so needs no keeping
 */
gboolean
alpr_stamp_guess_read_frame (AlprStampGuess *self, const char *text, gsize length, gint64 *from,
                             gint64 *until)
{
  gint64 out[2];

  if (!guess (self, read_two, text, length, out))
    return FALSE;
  *from = out[0];
  *until = out[1];
  return TRUE;
}

/** alpr_stamp_guess_to_text: Returns: (transfer none): the word for the column's form */
const char *
alpr_stamp_guess_to_text (const AlprStampGuess *self)
{
  return alpr_stamp_to_text ((AlprStampForm) __builtin_ctz (self->possible));
}
