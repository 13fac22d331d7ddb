/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a cell of a view reads for people: the same words in the window, on the command line and in
 * a report.
 */

#include "alpr-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-search-id.h"
#include "alpr-text.h"
#include "alpr-time.h"

static const char *
state_words (gint64 state)
{
  switch ((AlprCellState)state)
    {
    case ALPR_CELL_VALUE:
      return N_("value");
    case ALPR_CELL_EMPTY:
      return N_("empty");
    case ALPR_CELL_NOT_EXPORTED:
      return N_("not exported");
    case ALPR_CELL_MASKED:
      return N_("masked by the vendor");
    case ALPR_CELL_REDACTED:
      return N_("redacted by the agency");
    case ALPR_CELL_PLACEHOLDER:
      return N_("placeholder");
    default:
      return N_("unknown");
    }
}

static char *
format_number (AlprRow *row, const AlprColumn *column)
{
  if (alpr_row_get_type_of (row, column->field) == ALPR_CELL_TYPE_REAL)
    return g_strdup_printf (column->kind == ALPR_COLUMN_PERCENT ? "%.1f %%" : "%g",
                            alpr_row_get_real (row, column->field)
                                * (column->kind == ALPR_COLUMN_PERCENT ? 100 : 1));
  return g_strdup_printf ("%" G_GINT64_FORMAT, alpr_row_get_integer (row, column->field));
}

static char *
format_blob (AlprRow *row, const AlprColumn *column)
{
  gsize length;
  const guint8 *key = g_bytes_get_data (alpr_row_get_blob (row, column->field), &length);

  if (column->kind == ALPR_COLUMN_SEARCH_ID && length == ALPR_SEARCH_KEY_LENGTH)
    return alpr_search_id_format (key, alpr_row_get_integer (row, "derived") != 0);
  return g_strdup_printf ("%" G_GSIZE_FORMAT " bytes", length);
}

/**
 * alpr_view_format:
 * @column: a column of the row's view
 * @row: a row
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): the cell as people read it; empty where it is NULL
 */
char *
alpr_view_format (const AlprColumn *column, AlprRow *row, GTimeZone *zone)
{
  const char *field = column->field;

  switch (alpr_row_get_type_of (row, field))
    {
    case ALPR_CELL_TYPE_TEXT:
      return g_strdup (alpr_row_get_text (row, field));
    case ALPR_CELL_TYPE_BLOB:
      return format_blob (row, column);
    case ALPR_CELL_TYPE_INTEGER:
    case ALPR_CELL_TYPE_REAL:
      if (column->kind == ALPR_COLUMN_TIME)
        return alpr_time_to_text (alpr_row_get_integer (row, field), zone);
      if (column->kind == ALPR_COLUMN_DAY)
        return alpr_time_to_day (alpr_row_get_integer (row, field), zone);
      if (column->kind == ALPR_COLUMN_STATE)
        return g_strdup (state_words (alpr_row_get_integer (row, field)));
      return format_number (row, column);
    case ALPR_CELL_TYPE_NULL:
    default:
      return g_strdup ("");
    }
}
