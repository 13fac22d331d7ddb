/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of a list of people: texts, times, yes and no. What says nothing (an empty cell, a dash, a
 * vendor's mask) becomes nothing; of a name only what is hidden does, for there are people whose
 * name is Null.
 *
 * Times are those of the vendors (alpr-vendor-time.c) and those that a directory and PowerShell
 * write: a day, “Monday, November 3, 2025 8:04:15 AM”, the hundreds of nanoseconds since 1601 that
 * lastLogonTimestamp counts, and the days since 1900 that a spreadsheet counts.
 */

#include <stdio.h>
#include <string.h>

#include "alpr-classify.h"
#include "alpr-mapping.h"
#include "alpr-roster-private.h"
#include "alpr-time.h"

/* From 1601 to 1970, in milliseconds */
#define FILETIME_EPOCH G_GINT64_CONSTANT (11644473600000)
/* From the spreadsheets' day 0 to 1970 */
#define SERIAL_EPOCH 25569

/* A mark is no value, nor is what somebody types to get past an obligatory field. */
static gboolean
says_nothing (const char *text, gboolean name)
{
  static const char *const words[]
      = { "n/a", "none", "null", "nil", "unknown", "not set", "(none)" };
  gboolean any = FALSE;

  for (const char *at = text; *at != '\0' && !any; at = g_utf8_next_char (at))
    any = g_unichar_isalnum (g_utf8_get_char (at));
  if (!any || g_ascii_strcasecmp (text, "redacted") == 0
      || g_ascii_strcasecmp (text, "[redacted]") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words) && !name; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * alpr_roster_clean:
 * @text: a cell, not closed with a NUL
 * @length: its length in bytes
 * @name: whether it is somebody's name
 *
 * Returns: (transfer full) (nullable): the text on one line without blanks around it; %NULL where
 *   it says nothing
 */
char *
alpr_roster_clean (const char *text, gsize length, gboolean name)
{
  g_autofree char *trimmed = alpr_label_trim (text, length);

  return says_nothing (trimmed, name) ? NULL : g_steal_pointer (&trimmed);
}

static gboolean
is_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits == 0)
    return FALSE;
  return text[digits] == '\0'
         || (text[digits] == '.' && text[digits + 1] != '\0'
             && text[digits + 1 + strspn (text + digits + 1, "0123456789")] == '\0');
}

/* A number of days or of hundreds of nanoseconds; a day has no zone, so it is the agency's. */
static gboolean
parse_number (const char *text, GTimeZone *zone, gint64 *time)
{
  gsize length = strlen (text);
  double serial = g_ascii_strtod (text, NULL);
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (GDateTime) day = NULL;
  gint64 ticks;

  if (length >= 16 && length <= 19 && strchr (text, '.') == NULL)
    {
      ticks = g_ascii_strtoll (text, NULL, 10);
      *time = ticks / 10000 - FILETIME_EPOCH;
      if (ticks == G_MAXINT64 || *time < 0)
        *time = ALPR_ROSTER_NEVER;
      return TRUE;
    }
  if (serial == 0)
    {
      *time = ALPR_ROSTER_NEVER;
      return TRUE;
    }
  if (serial < SERIAL_EPOCH || serial >= 80000)
    return FALSE;
  begin = g_date_time_new (zone, 1970, 1, 1, 0, 0, 0);
  day = g_date_time_add_days (begin, (int)serial - SERIAL_EPOCH);
  *time = g_date_time_to_unix (day) * 1000
          + (gint64)((serial - (int)serial) * 86400.0 + 0.5) * 1000;
  return TRUE;
}

/* “Monday, November 3, 2025 8:04:15 AM” as “11/3/2025 8:04:15 AM” */
static char *
shorten (const char *text)
{
  static const char *const months[]
      = { "January", "February", "March",     "April",   "May",      "June",
          "July",    "August",   "September", "October", "November", "December" };
  char name[10];
  int day, year, end = 0;

  if (sscanf (text, "%*9[A-Za-z], %9[A-Za-z] %2d, %4d %n", name, &day, &year, &end) != 3
      || end == 0)
    return NULL;
  for (int i = 0; i < 12; i++)
    if (g_ascii_strcasecmp (months[i], name) == 0)
      return g_strdup_printf ("%d/%d/%04d %s", i + 1, day, year, text + end);
  return NULL;
}

/**
 * alpr_roster_parse_time:
 * @text: a cell
 * @zone: the zone of times that name none
 * @time: (out): milliseconds UTC; %ALPR_ROSTER_NEVER where it says never; untouched on failure
 *
 * Returns: whether the cell can be read
 */
gboolean
alpr_roster_parse_time (const char *text, GTimeZone *zone, gint64 *time)
{
  static const char *const never[] = { "never", "12/31/1600", "1/1/1601", "1601-01-01" };
  g_autofree char *shorter = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (g_ascii_strncasecmp (text, never[i], strlen (never[i])) == 0)
      {
        *time = ALPR_ROSTER_NEVER;
        return TRUE;
      }
  if (is_number (text))
    return parse_number (text, zone, time);
  shorter = shorten (text);
  if (shorter != NULL)
    text = shorter;
  return alpr_parse_vendor_time (text, strlen (text), zone, time)
         || alpr_parse_vendor_split (text, strlen (text), NULL, 0, zone, time);
}

/** alpr_roster_parse_flag: Returns: 1 for yes, 0 for no, -1 where it is neither */
int
alpr_roster_parse_flag (const char *text)
{
  static const char *const yes[] = { "true", "yes", "y", "1", "enabled", "active", "open" };
  static const char *const no[]
      = { "false", "no", "n", "0", "disabled", "inactive", "closed", "deactivated" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_ascii_strcasecmp (text, yes[i]) == 0)
      return 1;
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_ascii_strcasecmp (text, no[i]) == 0)
      return 0;
  return -1;
}

/** alpr_roster_tally_add: Counts something, and keeps where it was met first. */
void
alpr_roster_tally_add (AlprRosterTally *self, gint64 row, const char *text)
{
  if (self->count++ > 0)
    return;
  self->row = row;
  self->text = g_strdup (text);
}

/** alpr_roster_tally_clear: Frees what it keeps. */
void
alpr_roster_tally_clear (AlprRosterTally *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * alpr_roster_check_row:
 * @list: the list
 * @record: (transfer full): one of its rows
 *
 * Puts the record into the list, or its row aside where nobody could tell whose it is.
 *
 * Returns: whether it became a record
 */
gboolean
alpr_roster_check_row (AlprRosterList *list, AlprRosterRecord *record)
{
  g_autoptr (AlprRosterRecord) owned = record;

  for (guint i = 0; i < ALPR_ROSTER_N_FIELDS; i++)
    if (record->text[i] != NULL && g_utf8_strlen (record->text[i], -1) > ALPR_ROSTER_LONGEST)
      {
        alpr_roster_list_set_aside (list, record, "a cell is longer than 500 letters");
        return FALSE;
      }
  if (record->text[ALPR_ROSTER_NAME] == NULL && record->text[ALPR_ROSTER_EMAIL] == NULL
      && (!record->login || record->text[ALPR_ROSTER_ACCOUNT] == NULL))
    {
      alpr_roster_list_set_aside (list, record, "it has neither a name nor an e-mail address");
      return FALSE;
    }
  g_ptr_array_add (list->records, g_steal_pointer (&owned));
  return TRUE;
}
