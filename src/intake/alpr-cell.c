/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import asks of a single cell: is it blank, is it a number as the book would write it,
 * and how it stands in a text that keeps it (a row that was set aside, a line of search_extra).
 */

#include "alpr-cell.h"

#include <string.h>

static inline gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/** alpr_cell_trim: Returns: the cell without white space at its ends, in the same memory */
AlprCell
alpr_cell_trim (const AlprCell *cell)
{
  AlprCell out = *cell;

  while (out.length > 0 && is_space (out.text[0]))
    {
      out.text++;
      out.length--;
    }
  while (out.length > 0 && is_space (out.text[out.length - 1]))
    out.length--;
  return out;
}

/** alpr_cell_is_blank: Returns: whether the cell holds nothing but white space */
gboolean
alpr_cell_is_blank (const AlprCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if (!is_space (cell->text[i]))
      return FALSE;
  return TRUE;
}

/**
 * alpr_cell_read_count:
 * @cell: a cell
 * @count: (out): the number; untouched on failure
 *
 * Returns: whether the cell is a whole number exactly as the book would write it
 */
gboolean
alpr_cell_read_count (const AlprCell *cell, gint64 *count)
{
  gint64 read = 0;

  if (cell->length == 0 || cell->length > 15 || (cell->text[0] == '0' && cell->length > 1))
    return FALSE;
  for (gsize i = 0; i < cell->length; i++)
    {
      guint digit = (guint) cell->text[i] - '0';

      if (digit > 9)
        return FALSE;
      read = read * 10 + digit;
    }
  *count = read;
  return TRUE;
}

/* Whether one of eight bytes is a capital: of the digits, letters and dashes of a UUID only those
 * have bit 6 without bit 5. */
static inline gboolean
has_capital (const char *text)
{
  guint64 bytes;

  memcpy (&bytes, text, sizeof bytes);
  return ((bytes >> 1) & ~bytes & G_GUINT64_CONSTANT (0x2020202020202020)) != 0;
}

/** alpr_cell_is_plain_uuid: Returns: whether a UUID's cell is as the book would write it */
gboolean
alpr_cell_is_plain_uuid (const AlprCell *cell)
{
  const char *text = cell->text;

  return cell->length == 36 && !has_capital (text) && !has_capital (text + 8)
         && !has_capital (text + 16) && !has_capital (text + 24) && !has_capital (text + 28);
}

/**
 * alpr_cell_append_csv:
 * @cell: a cell
 * @out: what it is appended to, quoted where it must be
 */
void
alpr_cell_append_csv (const AlprCell *cell, GString *out)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < cell->length && !quoted; i++)
    quoted = cell->text[i] == ',' || cell->text[i] == '"' || cell->text[i] == '\n'
             || cell->text[i] == '\r';
  if (!quoted)
    {
      g_string_append_len (out, cell->text, (gssize) cell->length);
      return;
    }
  g_string_append_c (out, '"');
  for (gsize i = 0; i < cell->length; i++)
    {
      if (cell->text[i] == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, cell->text[i]);
    }
  g_string_append_c (out, '"');
}

/**
 * alpr_cells_append_csv:
 * @cells: a row
 * @n_cells: how many
 * @out: what it is appended to, without an end of line
 */
void
alpr_cells_append_csv (const AlprCell *cells, guint n_cells, GString *out)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      alpr_cell_append_csv (&cells[i], out);
    }
}

/**
 * alpr_cell_append_line:
 * @label: the cell's column
 * @cell: a cell
 * @out: what `Label: cell` is appended to, as a line of its own; the cell is quoted as in CSV
 */
void
alpr_cell_append_line (const char *label, const AlprCell *cell, GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, label);
  g_string_append (out, ": ");
  alpr_cell_append_csv (cell, out);
}
