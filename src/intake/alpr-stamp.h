/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprStampForm:
 * @ALPR_STAMP_US: `1/9/2025, 12:32:31 PM UTC`
 * @ALPR_STAMP_US_PADDED: `02/13/2026, 06:04:31 AM UTC`
 * @ALPR_STAMP_ISO: `2026-03-10T04:31:52.901Z`
 * @ALPR_STAMP_ISO_SPACE: `2025-06-18 00:02:04.789`, UTC
 * @ALPR_STAMP_SPLIT: `2025-06-18 00:02:04`, UTC: a date's and a time's cell, a space between
 *
 * The forms in which vendors write an instant. The words for them stand in the book; they never
 * change.
 */
typedef enum
{
  ALPR_STAMP_US,
  ALPR_STAMP_US_PADDED,
  ALPR_STAMP_ISO,
  ALPR_STAMP_ISO_SPACE,
  ALPR_STAMP_SPLIT,
  ALPR_N_STAMPS
} AlprStampForm;

#define ALPR_STAMP_LONGEST 32

gboolean alpr_stamp_read (AlprStampForm form, const char *text, gsize length, gint64 *time);
gsize alpr_stamp_write (AlprStampForm form, gint64 time, char out[ALPR_STAMP_LONGEST]);
const char *alpr_stamp_to_text (AlprStampForm form);

/**
 * AlprStampGuess:
 * @possible: forms (bits) that every cell so far has
 * @zone_utc: whether texts without a zone are in UTC
 *
 * Which form a column has. A form is kept as long as a cell has it; `12/13/2025, …` has two.
 */
typedef struct
{
  guint possible;
  gboolean zone_utc;
} AlprStampGuess;

void alpr_stamp_guess_init (AlprStampGuess *self, gboolean zone_utc);
gboolean alpr_stamp_guess_read (AlprStampGuess *self, const char *text, gsize length, gint64 *time);
gboolean alpr_stamp_guess_read_frame (AlprStampGuess *self, const char *text, gsize length,
                                      gint64 *from, gint64 *until);
const char *alpr_stamp_guess_to_text (const AlprStampGuess *self);

G_END_DECLS
