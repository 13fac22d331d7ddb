/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What intake writes into a row of `search` so that rules need no dictionary: bits that say what
 * reason and case number are, and the plate as a number. A rule over millions of rows then reads
 * two small integers, where it would otherwise look up two dictionaries of a hundred thousand
 * texts for each row (measured: 0.09 s in place of 0.3 s over two million rows).
 *
 * All of it is derived from the dictionaries; a row's bits are the bits of its reason OR those of
 * its case number.
 */

#include "alpr-facts.h"

#include <string.h>

#define SHORTEST_PLATE 4
#define LONGEST_PLATE 12 /* 37^12 - 1 is the largest that fits into 63 bits */

/**
 * alpr_facts_of_reason:
 * @state: what the cell is
 * @holds_case: whether a case number was found in it
 *
 * Returns: the bits of a reason
 */
AlprFacts
alpr_facts_of_reason (AlprCellState state, gboolean holds_case)
{
  switch (state)
    {
    case ALPR_CELL_EMPTY:
    case ALPR_CELL_PLACEHOLDER:
      return ALPR_FACT_NO_REASON;
    case ALPR_CELL_NOT_EXPORTED:
    case ALPR_CELL_MASKED:
    case ALPR_CELL_REDACTED:
      return ALPR_FACT_REASON_HIDDEN;
    case ALPR_CELL_VALUE:
    default:
      return holds_case ? ALPR_FACT_CASE_IN_REASON : 0;
    }
}

/**
 * alpr_facts_of_case:
 * @state: what the cell is
 *
 * Returns: the bits of a case number's cell
 */
AlprFacts
alpr_facts_of_case (AlprCellState state)
{
  switch (state)
    {
    case ALPR_CELL_EMPTY:
    case ALPR_CELL_PLACEHOLDER:
      return ALPR_FACT_NO_CASE;
    case ALPR_CELL_NOT_EXPORTED:
    case ALPR_CELL_MASKED:
    case ALPR_CELL_REDACTED:
      return ALPR_FACT_CASE_HIDDEN;
    case ALPR_CELL_VALUE:
    default:
      return 0;
    }
}

/**
 * alpr_plate_code:
 * @norm: a plate's normal form, as alpr_plate_normalise() gives it
 *
 * The plate as a number in base 37 (digits 1 to 10, letters 11 to 36, so that no two plates share
 * one): rules group by it where two spellings of a plate are two entries of the dictionary.
 *
 * Returns: its code; 0 where @norm is no whole plate: it holds a wildcard, or is shorter than 4 or
 *   longer than 12 characters
 */
gint64
alpr_plate_code (const char *norm)
{
  gsize length = strlen (norm);
  gint64 code = 0;

  if (length < SHORTEST_PLATE || length > LONGEST_PLATE)
    return 0;
  for (; *norm != '\0'; norm++)
    if (g_ascii_isdigit (*norm))
      code = code * 37 + (*norm - '0' + 1);
    else if (g_ascii_isupper (*norm))
      code = code * 37 + (*norm - 'A' + 11);
    else
      return 0;
  return code;
}
