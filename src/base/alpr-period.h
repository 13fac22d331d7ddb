/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ALPR_TYPE_PERIOD (alpr_period_get_type ())
typedef struct _AlprPeriod AlprPeriod;

/**
 * AlprPeriodKind:
 *
 * What stretch of the calendar a period is.
 */
typedef enum
{
  ALPR_PERIOD_DAYS,
  ALPR_PERIOD_MONTH,
  ALPR_PERIOD_QUARTER,
  ALPR_PERIOD_HALF,
  ALPR_PERIOD_YEAR
} AlprPeriodKind;

GType alpr_period_get_type (void);
AlprPeriod *alpr_period_parse (const char *text, GTimeZone *zone, GError **error);
AlprPeriod *alpr_period_new_containing (AlprPeriodKind kind, const GDate *day, GTimeZone *zone);
AlprPeriod *alpr_period_new_days (const GDate *first, const GDate *last, GTimeZone *zone);
AlprPeriod *alpr_period_next (AlprPeriod *self);
AlprPeriod *alpr_period_ref (AlprPeriod *self);
void alpr_period_unref (AlprPeriod *self);

AlprPeriodKind alpr_period_get_kind (AlprPeriod *self);
const char *alpr_period_get_label (AlprPeriod *self);
const GDate *alpr_period_get_first (AlprPeriod *self);
const GDate *alpr_period_get_last (AlprPeriod *self);
gint64 alpr_period_get_from (AlprPeriod *self);
gint64 alpr_period_get_until (AlprPeriod *self);
GTimeZone *alpr_period_get_zone (AlprPeriod *self);

gboolean alpr_period_parse_kind (const char *text, AlprPeriodKind *kind);
gboolean alpr_day_parse (const char *text, GDate *day);
char *alpr_day_format (const GDate *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprPeriod, alpr_period_unref)

G_END_DECLS
