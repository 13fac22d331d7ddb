/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a line's texts mean, the same for every format: is the plate one, who issued it, when.
 *
 * A line is set aside for its plate only: one without a plate, or with something that no plate is.
 * Everything else is kept as it stands, for a plate that is looked for must not be lost to a date
 * that can't be read. Plates of one to three characters are taken in and told: such plates exist.
 */

#include "alpr-hot-list-private.h"

#include <string.h>

#include "alpr-classify.h"
#include "alpr-period.h"
#include "alpr-time.h"

#define SHORT_PLATE 3

/** alpr_hot_tally_add: Counts one more. */
void
alpr_hot_tally_add (AlprHotTally *self, gint64 line)
{
  if (self->count++ == 0)
    self->line = line;
}

/* 20260331; nothing else of eight digits is a day. */
static gboolean
parse_digits (const char *text, GDate *day)
{
  char civil[11];

  if (strlen (text) != 8 || strspn (text, "0123456789") != 8)
    return FALSE;
  g_snprintf (civil, sizeof civil, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
  return alpr_day_parse (civil, day);
}

/* 3/31/2026, month first */
static gboolean
parse_american (const char *text, GDate *day)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  guint64 number[3];

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &number[i], NULL))
      return FALSE;
  if (strlen (parts[2]) != 4
      || !g_date_valid_dmy ((GDateDay) MIN (number[1], 99), (GDateMonth) MIN (number[0], 99),
                            (GDateYear) number[2]))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) number[1], (GDateMonth) number[0], (GDateYear) number[2]);
  return TRUE;
}

/**
 * alpr_hot_day_parse:
 * @text: a day (2026-03-31, 20260331, 3/31/2026) or a time as vendors write it
 * @zone: whose days they are
 * @until: whether a day counts to its end
 * @time: (out): the instant
 *
 * Returns: whether it is one
 */
gboolean
alpr_hot_day_parse (const char *text, GTimeZone *zone, gboolean until, gint64 *time)
{
  GDate day;

  if (!alpr_day_parse (text, &day) && !parse_digits (text, &day) && !parse_american (text, &day))
    return alpr_parse_vendor_time (text, strlen (text), zone, time);
  if (until)
    g_date_add_days (&day, 1);
  *time = alpr_time_from_day (&day, zone);
  return TRUE;
}

/* Files of NCIC's have the FBI's codes, and others now and then its 0 for an O. */
static const AlprIssuer *
look_up (AlprHotListFile *self, const char *text)
{
  g_autofree char *letters = g_strdelimit (g_strdup (text), "0", 'O');
  const AlprIssuer *found;

  if (self->format == ALPR_HOT_LIST_NCIC)
    return alpr_issuer_find_ncic (text);
  found = alpr_issuer_find (text);
  return found != NULL ? found : alpr_issuer_find (letters);
}

/* A file has a few dozen issuers and hundreds of thousands of lines. */
static const AlprIssuer *
find_issuer (AlprHotListFile *self, const char *text)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->issuers, text, NULL, &found))
    {
      found = (gpointer) look_up (self, text);
      if (g_hash_table_size (self->issuers) < 10000)
        g_hash_table_insert (self->issuers, g_strdup (text), found);
    }
  return found;
}

static gint64
read_day (AlprHotListFile *self, AlprHotLine *line, AlprHotField field)
{
  gint64 time;

  if (line->text[field] == NULL)
    return ALPR_HOT_NO_TIME;
  if (alpr_hot_day_parse (line->text[field], self->zone, field == ALPR_HOT_EXPIRES, &time))
    return time;
  alpr_hot_tally_add (&self->times, line->line);
  return ALPR_HOT_NO_TIME;
}

static guint
count_signs (const char *plate)
{
  guint signs = 0;

  for (; *plate != '\0'; plate++)
    signs += g_ascii_isalnum (*plate) ? 1 : 0;
  return signs;
}

/**
 * alpr_hot_list_judge:
 * @self: a file
 * @line: one of its lines, with its texts
 *
 * Says what the texts mean, and what is wrong with the line, unless that is known.
 */
void
alpr_hot_list_judge (AlprHotListFile *self, AlprHotLine *line)
{
  const char *plate = line->text[ALPR_HOT_PLATE];

  line->listed_at = ALPR_HOT_NO_TIME;
  line->expires_at = ALPR_HOT_NO_TIME;
  if (line->fault == NULL)
    line->fault = plate == NULL ? "there is no plate" : alpr_plate_find_fault (plate);
  if (line->fault != NULL)
    return;
  if (count_signs (plate) <= SHORT_PLATE)
    alpr_hot_tally_add (&self->short_plates, line->line);
  if (line->text[ALPR_HOT_ISSUER] != NULL)
    line->issuer = find_issuer (self, line->text[ALPR_HOT_ISSUER]);
  if (line->text[ALPR_HOT_ISSUER] != NULL && line->issuer == NULL)
    alpr_hot_tally_add (&self->issuers_unknown, line->line);
  line->listed_at = read_day (self, line, ALPR_HOT_LISTED);
  line->expires_at = read_day (self, line, ALPR_HOT_EXPIRES);
}
