/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hot lists that are tables: CSV by its headings, Rekor's and Genetec's, and workbooks. A heading
 * is sought among the first rows of each sheet; what stands above it is a title, a sheet without
 * one is passed over with a note. The heading again among the rows (two lists, one below the other)
 * is passed over as well, and told.
 */

#include "alpr-hot-list-private.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-error.h"

/** alpr_hot_list_append_row: Appends a row as it came, in one line as CSV writes it. */
void
alpr_hot_list_append_row (const AlprReadRow *row, GString *raw)
{
  for (guint i = 0; i < row->n_cells && raw->len <= ALPR_HOT_RAW_MOST; i++)
    {
      AlprCell cell = row->cells[i];

      if (i > 0)
        g_string_append_c (raw, ',');
      cell.length = MIN (cell.length, ALPR_HOT_RAW_MOST);
      alpr_cell_append_csv (&cell, raw);
    }
}

static gboolean
is_blank_row (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      return FALSE;
  return TRUE;
}

static void
note_sheet (AlprHotListFile *self, const char *format)
{
  const char *sheet = alpr_reader_get_sheet (self->reader);

  g_ptr_array_add (self->notes, g_strdup_printf ("Sheet “%s” %s", sheet, format));
}

/* Goes to the next sheet; the one before may have had no heading. */
static gboolean
next_sheet (AlprHotListFile *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->in_sheet && self->layout == NULL)
    note_sheet (self, "has no heading that names a plate, and is passed over");
  self->in_sheet = alpr_reader_next_sheet (self->reader, &failure);
  if (self->in_sheet)
    {
      g_clear_pointer (&self->layout, alpr_hot_layout_free);
      self->before = 0;
      return TRUE;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (self->sheets == 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s” has no heading that names a plate (as Plate, License Plate, Tag)",
                 self->name);
  return FALSE;
}

static void
take_layout (AlprHotListFile *self, AlprHotLayout *layout)
{
  self->layout = layout;
  if (self->sheets++ > 0)
    note_sheet (self, "is taken in as well");
  if (self->before > 0)
    g_ptr_array_add (self->notes, g_strdup_printf ("%u rows above the heading are passed over",
                                                   self->before));
  for (guint i = 0; i < layout->unused->len; i++)
    g_ptr_array_add (self->notes, g_strdup_printf ("Column “%s” is not taken in",
                                                   (char *) layout->unused->pdata[i]));
}

/* Whether every column's cell is the column's label once more. */
static gboolean
is_heading_again (AlprHotListFile *self)
{
  for (guint i = 0; i < self->layout->columns->len; i++)
    {
      const AlprHotColumn *column = &g_array_index (self->layout->columns, AlprHotColumn, i);
      AlprCell cell;

      if (column->index >= self->row.n_cells)
        return FALSE;
      cell = alpr_cell_trim (&self->row.cells[column->index]);
      if (cell.length != strlen (column->label)
          || memcmp (cell.text, column->label, cell.length) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether the row is the sheet's heading, or stands above it; else it is a line. */
static gboolean
take_heading (AlprHotListFile *self)
{
  AlprHotLayout *layout;

  if (self->row.broken != NULL)
    return self->layout == NULL;
  if (self->layout != NULL)
    {
      if (!is_heading_again (self))
        return FALSE;
      alpr_hot_tally_add (&self->headings, self->row.row);
      return TRUE;
    }
  layout = alpr_hot_layout_new (&self->row, self->names);
  if (layout != NULL)
    {
      take_layout (self, layout);
      return TRUE;
    }
  if (self->format == ALPR_HOT_LIST_GENETEC && self->before == 0
      && (layout = alpr_hot_layout_new_genetec (&self->row)) != NULL)
    {
      take_layout (self, layout);
      return FALSE;
    }
  self->before++;
  return TRUE;
}

/* The next row that is a line of the list, into @self->row. */
static gboolean
next_line (AlprHotListFile *self, GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (;;)
    {
      if (!self->in_sheet && !next_sheet (self, error))
        return FALSE;
      if (self->before >= ALPR_HOT_HEAD_LINES
          || !alpr_reader_next_row (self->reader, &self->row, &failure))
        {
          if (failure != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          if (!next_sheet (self, error))
            return FALSE;
          continue;
        }
      if (!is_blank_row (&self->row) && !take_heading (self))
        return TRUE;
    }
}

static void
append (GString *to, const char *between, const AlprCell *cell)
{
  if (to->len > 0)
    g_string_append (to, between);
  g_string_append_len (to, cell->text, (gssize) cell->length);
}

/* What several columns say of one thing: descriptions and vehicles are put together. */
static void
take_cell (AlprHotListFile *self, const AlprHotColumn *column)
{
  GString *to = self->cells[column->field];
  AlprCell cell;

  if (column->index >= self->row.n_cells)
    return;
  cell = alpr_cell_trim (&self->row.cells[column->index]);
  if (cell.length == 0)
    return;
  cell.length = MIN (cell.length, ALPR_HOT_RAW_MOST);
  if (column->field == ALPR_HOT_VEHICLE)
    append (to, " ", &cell);
  else if (column->field == ALPR_HOT_DESCRIPTION || to->len == 0)
    append (to, "; ", &cell);
}

/* A cut may lie within a letter, and a zero byte ends a text. */
static const char *
close_cell (GString *cell)
{
  if (cell->len == 0)
    return NULL;
  if (!g_utf8_validate_len (cell->str, cell->len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (cell->str, (gssize) cell->len);

      g_string_assign (cell, valid);
    }
  return cell->str;
}

/**
 * alpr_hot_list_next_row:
 * @self: a file that is a table
 * @line: (out caller-allocates): the line
 * @error: return location for an error
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_hot_list_next_row (AlprHotListFile *self, AlprHotLine *line, GError **error)
{
  if (!next_line (self, error))
    return FALSE;
  line->line = self->row.row;
  if (self->row.broken != NULL)
    {
      line->fault = self->row.broken;
      return TRUE;
    }
  if (self->row.formulas != 0)
    {
      line->fault = "a formula stands in it; what it showed need not be what it shows elsewhere";
      return TRUE;
    }
  for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
    g_string_truncate (self->cells[i], 0);
  for (guint i = 0; i < self->layout->columns->len; i++)
    take_cell (self, &g_array_index (self->layout->columns, AlprHotColumn, i));
  for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
    line->text[i] = close_cell (self->cells[i]);
  return TRUE;
}
