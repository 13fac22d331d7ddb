/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alpr-text.h"

G_BEGIN_DECLS

/* Times: what vendors write, to milliseconds UTC. `zone` serves only texts that name no zone. */
gboolean alpr_parse_vendor_time (const char *text, gsize length, GTimeZone *zone, gint64 *time);
gboolean alpr_parse_vendor_frame (const char *text, gsize length, GTimeZone *zone, gint64 *from,
                                  gint64 *until);
gboolean alpr_parse_vendor_split (const char *date, gsize date_length, const char *clock,
                                  gsize clock_length, GTimeZone *zone, gint64 *time);
gboolean alpr_is_vendor_clock (const char *text, gsize length);
gboolean alpr_parse_uuid (const char *text, gsize length, guint8 out[16]);
gboolean alpr_parse_count (const char *text, gsize length, gint64 *count);

/* What a cell is, by its trimmed whole: see AlprCellState. */
AlprCellState alpr_classify_cell (const char *text, gsize length);

/**
 * AlprReasonParts:
 * @state: what the cell is
 * @norm: normal form of the whole
 * @category: (nullable): before " - " (trailing " - " too)
 * @category_norm: normal form of @category, or @norm
 * @detail: (nullable): after " - "
 * @system: the vendor's own text (a search from an alert's page …)
 * @case_norm: (nullable): a case number that was typed into the reason
 *
 * A reason, classified once per distinct text.
 */
typedef struct
{
  AlprCellState state;
  char *norm;
  char *category;
  char *category_norm;
  char *detail;
  gboolean system;
  char *case_norm;
} AlprReasonParts;

void alpr_reason_parts_clear (AlprReasonParts *self);
void alpr_classify_reason (const char *text, gsize length, AlprReasonParts *parts);

/* A case number's normal form and its shape (each digit as 9). */
char *alpr_case_shape (const char *norm);

G_END_DECLS
