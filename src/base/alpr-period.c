/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A period of an audit, a report or a duty: whole civil days in the agency's time zone, and the
 * two UTC instants between which they lie. `from` is inside the period, `until` is the first
 * instant after it, so that periods meet without a gap and without an overlap, on the days on
 * which a clock is changed too.
 *
 * As text a period is 2026, 2026-H1, 2026-Q3, 2026-10, 2026-10-01 or 2026-10-01..2026-10-31.
 */

#include "alpr-period.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-time.h"

struct _AlprPeriod
{
  gatomicrefcount refs;
  AlprPeriodKind kind;
  GDate first;
  GDate last;
  gint64 from;
  gint64 until;
  GTimeZone *zone; /* owned */
  char *label;     /* owned */
};

G_DEFINE_BOXED_TYPE (AlprPeriod, alpr_period, alpr_period_ref, alpr_period_unref)

static const char *const kind_names[] = { "days", "month", "quarter", "half", "year" };

static char *
label_for (AlprPeriodKind kind, const GDate *first, const GDate *last)
{
  int year = g_date_get_year (first);
  int month = (int) g_date_get_month (first);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  switch (kind)
    {
    case ALPR_PERIOD_YEAR:
      return g_strdup_printf ("%04d", year);
    case ALPR_PERIOD_HALF:
      return g_strdup_printf ("%04d-H%d", year, (month - 1) / 6 + 1);
    case ALPR_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, (month - 1) / 3 + 1);
    case ALPR_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case ALPR_PERIOD_DAYS:
    default:
      from = alpr_day_format (first);
      until = alpr_day_format (last);
      return g_date_compare (first, last) == 0 ? g_steal_pointer (&from)
                                               : g_strdup_printf ("%s..%s", from, until);
    }
}

static AlprPeriod *
period_new (AlprPeriodKind kind, const GDate *first, const GDate *last, GTimeZone *zone)
{
  AlprPeriod *self = g_new0 (AlprPeriod, 1);
  GDate after = *last;

  g_date_add_days (&after, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->first = *first;
  self->last = *last;
  self->zone = g_time_zone_ref (zone);
  self->from = alpr_time_from_day (first, zone);
  self->until = alpr_time_from_day (&after, zone);
  self->label = label_for (kind, first, last);
  return self;
}

static int
months_of (AlprPeriodKind kind)
{
  switch (kind)
    {
    case ALPR_PERIOD_MONTH:
      return 1;
    case ALPR_PERIOD_QUARTER:
      return 3;
    case ALPR_PERIOD_HALF:
      return 6;
    case ALPR_PERIOD_YEAR:
      return 12;
    case ALPR_PERIOD_DAYS:
    default:
      return 0;
    }
}

/* Reads exactly @count digits. */
static gboolean
read_digits (const char **text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + (*text)[i] - '0';
    }
  *text += count;
  return TRUE;
}

/* A year beyond these is a slip of the finger, and past 9999 GLib has no instants. */
static gboolean
read_year (const char **text, int *year)
{
  return read_digits (text, 4, year) && *year >= 1900 && *year <= 2999;
}

static gboolean
read_day (const char **text, GDate *day)
{
  int year, month, number;
  const char *at = *text;

  if (!read_year (&at, &year) || *at++ != '-' || !read_digits (&at, 2, &month)
      || *at++ != '-' || !read_digits (&at, 2, &number))
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  *text = at;
  return TRUE;
}

static gboolean
parse_days (const char *text, GDate *first, GDate *last)
{
  if (!read_day (&text, first))
    return FALSE;
  *last = *first;
  if (*text == '\0')
    return TRUE;
  if (!g_str_has_prefix (text, ".."))
    return FALSE;
  text += 2;
  return read_day (&text, last) && *text == '\0' && g_date_compare (first, last) <= 0;
}

/* Reads 2026, 2026-H1, 2026-Q3 and 2026-10. */
static gboolean
parse_stretch (const char *text, AlprPeriodKind *kind, GDate *first)
{
  int year, number = 1;
  int count;

  if (!read_year (&text, &year))
    return FALSE;
  if (*text == '\0')
    *kind = ALPR_PERIOD_YEAR;
  else if (*text++ != '-')
    return FALSE;
  else if (*text == 'H' || *text == 'Q')
    {
      *kind = *text == 'H' ? ALPR_PERIOD_HALF : ALPR_PERIOD_QUARTER;
      text++;
      if (!read_digits (&text, 1, &number))
        return FALSE;
    }
  else
    {
      *kind = ALPR_PERIOD_MONTH;
      if (!read_digits (&text, 2, &number))
        return FALSE;
    }

  count = 12 / months_of (*kind);
  if (*text != '\0' || number < 1 || number > count)
    return FALSE;
  g_date_clear (first, 1);
  g_date_set_dmy (first, 1, (GDateMonth) ((number - 1) * months_of (*kind) + 1), (GDateYear) year);
  return TRUE;
}

/**
 * alpr_period_parse:
 * @text: a period, as `2026-10`
 * @zone: the agency's time zone
 * @error: return location for an error
 *
 * Returns: (transfer full): the period; %NULL with %ALPR_ERROR_FORMAT where @text is none
 */
AlprPeriod *
alpr_period_parse (const char *text, GTimeZone *zone, GError **error)
{
  AlprPeriodKind kind;
  GDate first, last;

  g_return_val_if_fail (zone != NULL, NULL);

  if (text != NULL && parse_stretch (text, &kind, &first))
    return alpr_period_new_containing (kind, &first, zone);
  if (text != NULL && parse_days (text, &first, &last))
    return alpr_period_new_days (&first, &last, zone);

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” is no period; write 2026, 2026-H1, 2026-Q3, 2026-10 or "
               "2026-10-01..2026-10-31",
               text != NULL ? text : "");
  return NULL;
}

/**
 * alpr_period_new_containing:
 * @kind: a stretch of the calendar; with %ALPR_PERIOD_DAYS the period is @day alone
 * @day: a civil date
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): the period of @kind in which @day lies
 */
AlprPeriod *
alpr_period_new_containing (AlprPeriodKind kind, const GDate *day, GTimeZone *zone)
{
  int months = months_of (kind);
  GDate first, last;
  int month;

  if (kind == ALPR_PERIOD_DAYS)
    return alpr_period_new_days (day, day, zone);

  month = ((int) g_date_get_month (day) - 1) / months * months + 1;
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, (GDateMonth) month, g_date_get_year (day));
  last = first;
  g_date_add_months (&last, (guint) months);
  g_date_subtract_days (&last, 1);
  return period_new (kind, &first, &last, zone);
}

/**
 * alpr_period_new_days:
 * @first: the first day
 * @last: the last day, not before @first
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): the period from @first to @last, both inside
 */
AlprPeriod *
alpr_period_new_days (const GDate *first, const GDate *last, GTimeZone *zone)
{
  return period_new (ALPR_PERIOD_DAYS, first, last, zone);
}

/**
 * alpr_period_next:
 * @self: a period
 *
 * Returns: (transfer full): the period of the same kind (or length) that follows @self
 */
AlprPeriod *
alpr_period_next (AlprPeriod *self)
{
  GDate first = self->last;
  GDate last;

  g_date_add_days (&first, 1);
  if (self->kind != ALPR_PERIOD_DAYS)
    return alpr_period_new_containing (self->kind, &first, self->zone);
  last = first;
  g_date_add_days (&last, (guint) g_date_days_between (&self->first, &self->last));
  return alpr_period_new_days (&first, &last, self->zone);
}

AlprPeriod *
alpr_period_ref (AlprPeriod *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
alpr_period_unref (AlprPeriod *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_time_zone_unref (self->zone);
  g_free (self->label);
  g_free (self);
}

/** alpr_period_get_kind: Returns: what stretch of the calendar it is */
AlprPeriodKind
alpr_period_get_kind (AlprPeriod *self)
{
  return self->kind;
}

/** alpr_period_get_label: Returns: (transfer none): the period as text, in the shortest form */
const char *
alpr_period_get_label (AlprPeriod *self)
{
  return self->label;
}

/** alpr_period_get_first: Returns: (transfer none): its first civil day */
const GDate *
alpr_period_get_first (AlprPeriod *self)
{
  return &self->first;
}

/** alpr_period_get_last: Returns: (transfer none): its last civil day, inside the period */
const GDate *
alpr_period_get_last (AlprPeriod *self)
{
  return &self->last;
}

/** alpr_period_get_from: Returns: its first instant, in milliseconds UTC */
gint64
alpr_period_get_from (AlprPeriod *self)
{
  return self->from;
}

/** alpr_period_get_until: Returns: the first instant after it, in milliseconds UTC */
gint64
alpr_period_get_until (AlprPeriod *self)
{
  return self->until;
}

/** alpr_period_get_zone: Returns: (transfer none): the agency's time zone */
GTimeZone *
alpr_period_get_zone (AlprPeriod *self)
{
  return self->zone;
}

/**
 * alpr_period_parse_kind:
 * @text: `days`, `month`, `quarter`, `half` or `year`, as a profile writes it
 * @kind: (out): the kind; untouched on failure
 *
 * Returns: whether @text names a kind
 */
gboolean
alpr_period_parse_kind (const char *text, AlprPeriodKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (text, kind_names[i]) == 0)
      {
        *kind = (AlprPeriodKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * alpr_day_parse:
 * @text: a civil date, as `2026-10-31`
 * @day: (out): the date; untouched on failure
 *
 * Returns: whether @text is a date of the calendar
 */
gboolean
alpr_day_parse (const char *text, GDate *day)
{
  GDate read;

  if (text == NULL || !read_day (&text, &read) || *text != '\0')
    return FALSE;
  *day = read;
  return TRUE;
}

/** alpr_day_format: Returns: (transfer full): @day as `2026-10-31` */
char *
alpr_day_format (const GDate *day)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day), (int) g_date_get_month (day),
                          g_date_get_day (day));
}
