/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprCellState:
 * @ALPR_CELL_VALUE: somebody's words
 * @ALPR_CELL_EMPTY: nothing, in a column that the file has
 * @ALPR_CELL_NOT_EXPORTED: the file has no such column
 * @ALPR_CELL_MASKED: hidden by the vendor (`***`)
 * @ALPR_CELL_REDACTED: hidden by the agency (`REDACTED`, `###`, a statute)
 * @ALPR_CELL_PLACEHOLDER: typed to get past an obligatory field (`n/a`, `.`, `none yet`)
 *
 * What a cell of a vendor's file is. The numbers stand in the book; they never change.
 */
typedef enum
{
  ALPR_CELL_VALUE = 0,
  ALPR_CELL_EMPTY = 1,
  ALPR_CELL_NOT_EXPORTED = 2,
  ALPR_CELL_MASKED = 3,
  ALPR_CELL_REDACTED = 4,
  ALPR_CELL_PLACEHOLDER = 5
} AlprCellState;

char *alpr_text_normalise (const char *text);
char *alpr_plate_normalise (const char *text);
char *alpr_text_fold_label (const char *text, gsize length);
char *alpr_plate_key (const char *norm);
const char *alpr_plate_find_fault (const char *text);
char *alpr_case_normalise (const char *text);
char *alpr_text_guard_formula (const char *text);

G_END_DECLS
