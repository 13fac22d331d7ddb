/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds of values. A header tells what a column should hold, the kinds of a sample of its cells
 * what it does hold: that is how shifted columns, stacked exports and overwritten columns are
 * noticed. A kind is wide on purpose: a plate of digits is an integer, and so is a case number.
 */

#include "alpr-classify.h"
#include "alpr-mapping.h"

static const char *const kind_names[] = {
  "empty", "id", "time", "time frame", "number", "hidden", "text",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == ALPR_N_KINDS);

/** alpr_kind_to_text: Returns: (transfer none): the kind's name, for people */
const char *
alpr_kind_to_text (AlprKind kind)
{
  return kind_names[kind];
}

static gboolean
is_time (const char *text, gsize length)
{
  gint64 time;

  return alpr_parse_vendor_time (text, length, NULL, &time)
         || alpr_parse_vendor_split (text, length, NULL, 0, NULL, &time)
         || alpr_is_vendor_clock (text, length);
}

/**
 * alpr_kind_of:
 * @text: a cell, UTF-8, not closed with a NUL
 * @length: its length in bytes
 *
 * Returns: the kind of value that the cell holds
 */
AlprKind
alpr_kind_of (const char *text, gsize length)
{
  guint8 uuid[16];
  gint64 number, until;

  if (length == 0)
    return ALPR_KIND_EMPTY;
  if (alpr_parse_count (text, length, &number))
    return ALPR_KIND_INTEGER;
  if (alpr_parse_uuid (text, length, uuid))
    return ALPR_KIND_UUID;
  if (is_time (text, length))
    return ALPR_KIND_TIME;
  if (alpr_parse_vendor_frame (text, length, NULL, &number, &until))
    return ALPR_KIND_FRAME;
  switch (alpr_classify_cell (text, length))
    {
    case ALPR_CELL_MASKED:
    case ALPR_CELL_REDACTED:
      return ALPR_KIND_MASK;
    case ALPR_CELL_EMPTY:
    case ALPR_CELL_PLACEHOLDER:
      return ALPR_KIND_EMPTY;
    case ALPR_CELL_VALUE:
    case ALPR_CELL_NOT_EXPORTED:
    default:
      return ALPR_KIND_TEXT;
    }
}

/**
 * alpr_row_holds_data:
 * @row: a row
 *
 * No label is an id, a time or a mask.
 *
 * Returns: whether @row has a cell that no header has
 */
gboolean
alpr_row_holds_data (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      AlprKind kind = alpr_kind_of (row->cells[i].text, row->cells[i].length);

      if (kind == ALPR_KIND_UUID || kind == ALPR_KIND_TIME || kind == ALPR_KIND_FRAME
          || kind == ALPR_KIND_MASK)
        return TRUE;
    }
  return FALSE;
}

/**
 * alpr_field_takes:
 * @field: what a column is said to hold
 * @kind: what a cell of it holds
 *
 * A search without its time is none, so a time is never hidden or empty; everything else may be.
 *
 * Returns: whether such a cell may stand in such a column
 */
gboolean
alpr_field_takes (AlprField field, AlprKind kind)
{
  if (field == ALPR_FIELD_TIME || field == ALPR_FIELD_DATE)
    return kind == ALPR_KIND_TIME;
  if (kind == ALPR_KIND_EMPTY || kind == ALPR_KIND_MASK)
    return TRUE;
  switch (field)
    {
    case ALPR_FIELD_ID:
      return kind == ALPR_KIND_UUID;
    case ALPR_FIELD_NETWORKS:
    case ALPR_FIELD_DEVICES:
      return kind == ALPR_KIND_INTEGER;
    case ALPR_FIELD_TIME_FRAME:
      return kind == ALPR_KIND_FRAME;
    case ALPR_FIELD_ACCOUNT:
      return kind == ALPR_KIND_TEXT || kind == ALPR_KIND_UUID || kind == ALPR_KIND_INTEGER;
    case ALPR_FIELD_ORGANISATION:
    case ALPR_FIELD_TYPE:
    case ALPR_FIELD_MODERATION:
    case ALPR_FIELD_OFFENSE:
      return kind == ALPR_KIND_TEXT;
    case ALPR_FIELD_PLATE:
    case ALPR_FIELD_REASON:
    case ALPR_FIELD_CASE_NUMBER:
    case ALPR_FIELD_FILTER:
    case ALPR_FIELD_PROMPT:
      return kind == ALPR_KIND_TEXT || kind == ALPR_KIND_INTEGER;
    case ALPR_FIELD_TIME:
    case ALPR_FIELD_DATE:
    case ALPR_N_FIELDS:
    default:
      return FALSE;
    }
}
