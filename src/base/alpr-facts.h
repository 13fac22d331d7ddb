/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-text.h"

G_BEGIN_DECLS

/**
 * AlprFacts:
 * @ALPR_FACT_NO_REASON: the reason is empty or a placeholder
 * @ALPR_FACT_REASON_HIDDEN: the reason is not exported, masked or redacted
 * @ALPR_FACT_NO_CASE: the cell of the case number is empty or a placeholder
 * @ALPR_FACT_CASE_HIDDEN: the case number is not exported, masked or redacted
 * @ALPR_FACT_CASE_IN_REASON: a case number was typed into the reason
 *
 * What rules ask of every row, as bits of `search.flags`. The numbers stand in the book; they never
 * change.
 */
typedef enum
{
  ALPR_FACT_NO_REASON = 1,
  ALPR_FACT_REASON_HIDDEN = 2,
  ALPR_FACT_NO_CASE = 4,
  ALPR_FACT_CASE_HIDDEN = 8,
  ALPR_FACT_CASE_IN_REASON = 16
} AlprFacts;

AlprFacts alpr_facts_of_reason (AlprCellState state, gboolean holds_case);
AlprFacts alpr_facts_of_case (AlprCellState state);
gint64 alpr_plate_code (const char *norm);

G_END_DECLS
