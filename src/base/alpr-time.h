/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALPR_TIME_SECOND G_GINT64_CONSTANT (1000)
#define ALPR_TIME_DAY (86400 * ALPR_TIME_SECOND)

gint64 alpr_time_now (void);
char *alpr_time_to_iso (gint64 time);
char *alpr_time_to_text (gint64 time, GTimeZone *zone);
char *alpr_time_to_day (gint64 time, GTimeZone *zone);
gint64 alpr_time_from_day (const GDate *day, GTimeZone *zone);
gint64 alpr_time_from_civil (int year, int month, int day, int hour, int minute, int second);
/**
 * AlprTimeOffset:
 * @from: an instant
 * @offset: what the zone's clock adds to UTC from then on, in milliseconds
 */
typedef struct
{
  gint64 from;
  gint64 offset;
} AlprTimeOffset;

GArray *alpr_time_list_offsets (GTimeZone *zone, gint64 from, gint64 until);
GTimeZone *alpr_time_zone_new (const char *name, GError **error);

G_END_DECLS
