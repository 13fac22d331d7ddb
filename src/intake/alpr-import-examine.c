/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row says, and whether it can be taken in.
 *
 * Nothing is guessed. A row is set aside when its form is broken, cells are missing, its time is
 * none, its user is blank, or a cell's kind does not fit its column (a count that is a name, a
 * reason that is an instant: the columns have shifted). What merely has an unusual form is taken
 * in, and the cell is kept as it came in search_extra.
 *
 * Examining changes neither dictionaries nor keys, so that a row that is set aside leaves nothing
 * behind in them.
 */

#include "alpr-import-row.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-classify.h"

#define SHOWN_BYTES 60
#define VENDOR_TIME_SHORTEST 16

/* The field's cell, or NULL where the row or the sheet has none. */
static inline const AlprCell *
cell_of (const AlprRowTaker *self, const AlprWindowRow *row, AlprField field)
{
  int column = self->sheet->layout.column[field];

  return column >= 0 && (guint) column < row->n_cells ? &row->cells[column] : NULL;
}

static void
keep (AlprRowTaker *self, AlprField field, const AlprCell *cell)
{
  alpr_cell_append_line (alpr_import_sheet_get_label (self->sheet, field), cell, self->extra);
}

/* “Search Time” holds “block”: the sentence's second half is @what. */
static gboolean
refuse_cell (AlprRowTaker *self, AlprField field, const AlprCell *cell, const char *what)
{
  gsize length = MIN (cell->length, SHOWN_BYTES);
  g_autofree char *shown = g_utf8_make_valid (cell->text, (gssize) length);

  g_string_printf (self->reason, "%s holds “%s%s”, %s",
                   alpr_import_sheet_get_label (self->sheet, field), shown,
                   length < cell->length ? "…" : "", what);
  return FALSE;
}

static gboolean
refuse_shifted (AlprRowTaker *self, AlprField field, const AlprCell *cell)
{
  return refuse_cell (self, field, cell, "which does not belong there: the columns look shifted");
}

/* Whether the kind of an unusual cell fits its column at all. */
static gboolean
check_kind (AlprRowTaker *self, AlprField field, const AlprCell *cell)
{
  return alpr_field_takes (field, alpr_kind_of (cell->text, cell->length))
         || refuse_shifted (self, field, cell);
}

static gboolean
check_width (AlprRowTaker *self, const AlprWindowRow *row)
{
  guint columns = self->sheet->layout.n_columns;

  if (row->broken != NULL)
    {
      g_string_assign (self->reason, row->broken);
      return FALSE;
    }
  /* A stray label behind the last column needs no cell. */
  if (row->n_cells < self->sheet->width && !self->sheet->lenient)
    {
      g_string_printf (self->reason, "too few cells: %u, and the header has %u", row->n_cells,
                       columns);
      return FALSE;
    }
  for (guint i = columns; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      {
        g_string_printf (self->reason, "more cells than the header has columns: %u, not %u",
                         row->n_cells, columns);
        return FALSE;
      }
  return TRUE;
}

/* The instant of a sheet that has its days and its times of day in two columns. */
static gboolean
read_split_time (AlprRowTaker *self, const AlprCell *date, const AlprCell *time, gint64 *at)
{
  char text[19];

  if (date->length == 10 && time->length == 8)
    {
      memcpy (text, date->text, 10);
      text[10] = ' ';
      memcpy (text + 11, time->text, 8);
      if (alpr_stamp_guess_read (&self->sheet->time, text, sizeof text, at))
        return TRUE;
    }
  if (!alpr_parse_vendor_split (date->text, date->length, time->text, time->length,
                                self->sheet->zone, at))
    return FALSE;
  keep (self, ALPR_FIELD_DATE, date);
  keep (self, ALPR_FIELD_TIME, time);
  return TRUE;
}

static gboolean
read_time (AlprRowTaker *self, const AlprWindowRow *row, gint64 *at)
{
  const AlprCell *time = cell_of (self, row, ALPR_FIELD_TIME);
  const AlprCell *date = cell_of (self, row, ALPR_FIELD_DATE);

  if (time == NULL || alpr_cell_is_blank (time) || (date != NULL && alpr_cell_is_blank (date)))
    {
      g_string_printf (self->reason, "no time: %s is blank",
                       alpr_import_sheet_get_label (
                           self->sheet, date != NULL && alpr_cell_is_blank (date)
                                            ? ALPR_FIELD_DATE
                                            : ALPR_FIELD_TIME));
      return FALSE;
    }
  if (date != NULL)
    return read_split_time (self, date, time, at)
           || refuse_cell (self, ALPR_FIELD_TIME, time, "which is no time of a day");
  if (alpr_stamp_guess_read (&self->sheet->time, time->text, time->length, at))
    return TRUE;
  if (!alpr_parse_vendor_time (time->text, time->length, self->sheet->zone, at))
    return refuse_cell (self, ALPR_FIELD_TIME, time, "which is no time");
  keep (self, ALPR_FIELD_TIME, time);
  return TRUE;
}

/* A frame may be blank, masked or odd; then it is kept as it came. */
static gboolean
read_frame (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *out)
{
  const AlprCell *cell = cell_of (self, row, ALPR_FIELD_TIME_FRAME);
  gint64 *from = &out->values[ALPR_SEARCH_FRAME_FROM];
  gint64 *until = &out->values[ALPR_SEARCH_FRAME_UNTIL];

  if (cell == NULL || cell->length == 0
      || alpr_stamp_guess_read_frame (&self->sheet->frame, cell->text, cell->length, from, until))
    return TRUE;
  if (!alpr_parse_vendor_frame (cell->text, cell->length, self->sheet->zone, from, until)
      && !alpr_cell_is_blank (cell) && !check_kind (self, ALPR_FIELD_TIME_FRAME, cell))
    return FALSE;
  keep (self, ALPR_FIELD_TIME_FRAME, cell);
  return TRUE;
}

/* Dashes, a mask: nothing that could be a number, a name or a time. */
static gboolean
is_without_letters (const AlprCell *cell)
{
  for (gsize i = 0; i < cell->length; i++)
    if (g_ascii_isalnum (cell->text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_count (AlprRowTaker *self, const AlprWindowRow *row, AlprField field, gint64 *count)
{
  const AlprCell *cell = cell_of (self, row, field);

  if (cell == NULL || cell->length == 0 || alpr_cell_read_count (cell, count))
    return TRUE;
  if (!alpr_parse_count (cell->text, cell->length, count) && !is_without_letters (cell)
      && !check_kind (self, field, cell))
    return FALSE;
  keep (self, field, cell);
  return TRUE;
}

/* Whether a text is an instant as a vendor writes it, or two of them. */
static gboolean
is_vendor_time (const AlprCell *cell)
{
  gint64 from, until;

  /* Nothing shorter, and nothing else, is one: most texts are looked at no further. */
  if (cell->length < VENDOR_TIME_SHORTEST || !g_ascii_isdigit (cell->text[0]))
    return FALSE;
  return alpr_stamp_read (ALPR_STAMP_US, cell->text, cell->length, &from)
         || alpr_stamp_read (ALPR_STAMP_US_PADDED, cell->text, cell->length, &from)
         || alpr_stamp_read (ALPR_STAMP_ISO, cell->text, cell->length, &from)
         || alpr_parse_vendor_frame (cell->text, cell->length, NULL, &from, &until);
}

/* People type what they like into a reason or a plate, a date too. Only an instant as the vendor
 * itself writes it, or two of them, say that such a column holds another column's cells. */
static gboolean
check_text_kind (AlprRowTaker *self, AlprField field, const AlprCell *cell)
{
  if (alpr_field_takes (field, ALPR_KIND_INTEGER) && field != ALPR_FIELD_ACCOUNT)
    return !is_vendor_time (cell) || refuse_shifted (self, field, cell);
  return check_kind (self, field, cell);
}

/* A known text's id, and what is remembered with it. */
static void
take_entry (const AlprIdEntry *entry, const AlprSheetText *text, const AlprCell *cell,
            AlprSearchRow *out)
{
  guint facts = alpr_entry_get_facts (entry);

  out->values[text->target] = alpr_entry_get_id (entry);
  if (text->dictionary == ALPR_DICTIONARY_REASON || text->dictionary == ALPR_DICTIONARY_CASE_NUMBER)
    out->values[ALPR_SEARCH_FLAGS] |= facts;
  else if (text->dictionary == ALPR_DICTIONARY_PLATE && facts == ALPR_PLATE_IS_VALUE)
    out->values[ALPR_SEARCH_PLATE_CODE] = alpr_plate_code_of_cell (cell);
}

/* The dictionaries' ids; 0 for a text that no entry has. */
static gboolean
find_texts (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *out)
{
  for (guint i = 0; i < self->sheet->n_texts; i++)
    {
      const AlprSheetText *text = &self->sheet->texts[i];
      const AlprCell *cell;
      AlprIdEntry *entry;

      if (text->column >= row->n_cells || row->cells[text->column].length == 0)
        {
          out->values[text->target] = ALPR_ID_EMPTY;
          out->values[ALPR_SEARCH_FLAGS] |= text->facts_of_empty;
          continue;
        }
      cell = &row->cells[text->column];
      entry = alpr_id_table_find (&self->dictionaries->tables[text->dictionary],
                                  row->hashes[text->dictionary]);
      if (entry != NULL)
        take_entry (entry, text, cell, out);
      else if (check_text_kind (self, alpr_dictionary_get_field (text->dictionary), cell))
        out->values[text->target] = 0;
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_user (AlprRowTaker *self, const AlprWindowRow *row)
{
  const AlprCell *cell = cell_of (self, row, ALPR_FIELD_ACCOUNT);

  if (self->sheet->layout.column[ALPR_FIELD_ACCOUNT] < 0
      || (cell != NULL && !alpr_cell_is_blank (cell)))
    return TRUE;
  g_string_printf (self->reason, "no user: %s is blank",
                   alpr_import_sheet_get_label (self->sheet, ALPR_FIELD_ACCOUNT));
  return FALSE;
}

static gboolean
check_id (AlprRowTaker *self, const AlprWindowRow *row)
{
  const AlprCell *cell = cell_of (self, row, ALPR_FIELD_ID);

  if (cell == NULL || cell->length == 0 || (row->has_key && alpr_cell_is_plain_uuid (cell)))
    return TRUE;
  if (!row->has_key && !alpr_cell_is_blank (cell) && !check_kind (self, ALPR_FIELD_ID, cell))
    return FALSE;
  keep (self, ALPR_FIELD_ID, cell);
  return TRUE;
}

static void
keep_extras (AlprRowTaker *self, const AlprWindowRow *row)
{
  for (guint i = 0; i < self->sheet->n_extras; i++)
    {
      guint column = self->sheet->extras[i];

      if (column < row->n_cells && row->cells[column].length > 0)
        alpr_cell_append_line (self->sheet->layout.labels[column], &row->cells[column],
                               self->extra);
    }
}

/**
 * alpr_row_taker_examine:
 * @self: the taker; its @reason says why not, its @extra what the columns can't give back
 * @row: a row below the taker's sheet's header
 * @out: (out): the row without id and key
 *
 * Returns: whether the row can be taken in
 */
gboolean
alpr_row_taker_examine (AlprRowTaker *self, const AlprWindowRow *row, AlprSearchRow *out)
{
  *out = self->sheet->template;
  out->values[ALPR_SEARCH_ROW] = row->row;
  out->values[ALPR_SEARCH_DERIVED] = row->has_key ? 0 : 1;
  g_string_truncate (self->extra, 0);

  if (!check_width (self, row) || !read_time (self, row, &out->values[ALPR_SEARCH_AT])
      || !check_user (self, row) || !check_id (self, row)
      || !read_count (self, row, ALPR_FIELD_NETWORKS, &out->values[ALPR_SEARCH_NETWORKS])
      || !read_count (self, row, ALPR_FIELD_DEVICES, &out->values[ALPR_SEARCH_DEVICES])
      || !read_frame (self, row, out) || !find_texts (self, row, out))
    return FALSE;
  if (self->sheet->n_extras > 0)
    keep_extras (self, row);
  return TRUE;
}
