/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "alpr-sheet.h"

G_BEGIN_DECLS

/**
 * AlprLook:
 *
 * What a cell of a workbook can look like, besides the badges.
 */
typedef enum
{
  ALPR_LOOK_AGENCY,
  ALPR_LOOK_TITLE,
  ALPR_LOOK_SUBJECT,
  ALPR_LOOK_SOURCE,
  ALPR_LOOK_DRAFT,
  ALPR_LOOK_HEADING,
  ALPR_LOOK_VERDICT,
  ALPR_LOOK_PARAGRAPH,
  ALPR_LOOK_NOTE,
  ALPR_LOOK_SCRIPT,
  ALPR_LOOK_LABEL,
  ALPR_LOOK_HEAD,
  ALPR_LOOK_HEAD_NUMBER,
  ALPR_LOOK_TEXT,
  ALPR_LOOK_CODE,
  ALPR_LOOK_NUMBER,
  ALPR_LOOK_FRACTION,
  ALPR_LOOK_PERCENT,
  ALPR_LOOK_TIME,
  ALPR_LOOK_DAY,
  ALPR_LOOK_FORM,
  ALPR_LOOK_FACT_NUMBER,
  ALPR_LOOK_N
} AlprLook;

#define ALPR_LOOK_N_TONES 4

/**
 * AlprLooks:
 *
 * The formats of one workbook, owned by it.
 */
typedef struct
{
  lxw_format *formats[ALPR_LOOK_N];
  lxw_format *badges[ALPR_LOOK_N_TONES];
} AlprLooks;

void alpr_looks_add (AlprLooks *self, lxw_workbook *book);
lxw_format *alpr_looks_get_for_cell (const AlprLooks *self, const AlprSheetCell *cell);
double alpr_looks_get_line_height (AlprLook look);
double alpr_looks_get_letter_width (AlprLook look);

G_END_DECLS
