/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One header and the rows below it. A file has one such sheet, a workbook may have several, and
 * where two exports were stacked each has its own.
 *
 * How a row is given back letter by letter: `import_sheet.header` holds the header's row as CSV,
 * then a line "Search Time: mm/dd/yyyy, hh:mm:ss AM UTC" with the form of the times, and one with
 * that of the time frames. Texts stand in the dictionaries as they came, counts and UUIDs as the
 * book writes them, and every cell that is not so stands in search_extra.
 */

#include "alpr-import-sheet.h"

#include <string.h>

#include "alpr-cell.h"

static const AlprSearchColumn targets[ALPR_N_DICTIONARIES] = {
  [ALPR_DICTIONARY_ACCOUNT] = ALPR_SEARCH_ACCOUNT,
  [ALPR_DICTIONARY_ORGANISATION] = ALPR_SEARCH_ORGANISATION,
  [ALPR_DICTIONARY_PLATE] = ALPR_SEARCH_PLATE,
  [ALPR_DICTIONARY_REASON] = ALPR_SEARCH_REASON,
  [ALPR_DICTIONARY_CASE_NUMBER] = ALPR_SEARCH_CASE_NUMBER,
  [ALPR_DICTIONARY_FILTER] = ALPR_SEARCH_FILTER,
  [ALPR_DICTIONARY_TYPE] = ALPR_SEARCH_TYPE,
  [ALPR_DICTIONARY_PROMPT] = ALPR_SEARCH_PROMPT,
  [ALPR_DICTIONARY_MODERATION] = ALPR_SEARCH_MODERATION,
  [ALPR_DICTIONARY_OFFENSE] = ALPR_SEARCH_OFFENSE,
};

static guint
facts_of (AlprDictionary dictionary, AlprCellState state)
{
  if (dictionary == ALPR_DICTIONARY_REASON)
    return alpr_facts_of_reason (state, FALSE);
  return dictionary == ALPR_DICTIONARY_CASE_NUMBER ? alpr_facts_of_case (state) : 0;
}

static void
find_texts (AlprImportSheet *self)
{
  gint64 *flags = &self->template.values[ALPR_SEARCH_FLAGS];

  *flags = 0;
  self->template.values[ALPR_SEARCH_PLATE_CODE] = 0;
  for (int i = 0; i < ALPR_N_DICTIONARIES; i++)
    {
      AlprDictionary dictionary = (AlprDictionary) i;
      int column = self->layout.column[alpr_dictionary_get_field (dictionary)];

      self->template.values[targets[i]] = ALPR_ID_NOT_EXPORTED;
      if (column < 0)
        *flags |= facts_of (dictionary, ALPR_CELL_NOT_EXPORTED);
      else
        self->texts[self->n_texts++]
            = (AlprSheetText){ dictionary, targets[i], (guint) column,
                               facts_of (dictionary, ALPR_CELL_EMPTY) };
    }
}

static void
find_extras (AlprImportSheet *self)
{
  self->extras = g_new (guint, self->layout.n_columns + 1);
  for (guint i = 0; i < self->layout.n_columns; i++)
    if (self->layout.extra[i])
      self->extras[self->n_extras++] = i;
}

/**
 * alpr_import_sheet_new:
 * @id: the number of its row in `import_sheet`
 * @name: the sheet's name
 * @layout: (transfer full): how its columns lie
 * @header: the header's row
 * @zone: name of the time zone of texts that name none
 *
 * Returns: (transfer full): the sheet
 */
AlprImportSheet *
alpr_import_sheet_new (gint64 id, const char *name, AlprLayout *layout, const AlprReadRow *header,
                       const char *zone)
{
  AlprImportSheet *self = g_new0 (AlprImportSheet, 1);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean utc = zone == NULL || strcmp (zone, "UTC") == 0;

  self->name = g_strdup (name != NULL ? name : "");
  self->layout = *layout;
  memset (layout, 0, sizeof *layout);
  alpr_cells_append_csv (header->cells, header->n_cells, line);
  self->header = g_strdup (line->str);
  self->zone = utc ? g_time_zone_new_utc () : g_time_zone_new_identifier (zone);
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  for (int i = 0; i < ALPR_N_FIELDS; i++)
    if (self->layout.column[i] >= 0)
      {
        self->exported |= 1u << i;
        self->width = MAX (self->width, (guint) self->layout.column[i] + 1);
      }
  for (int i = 0; i < ALPR_SEARCH_KEY; i++)
    self->template.values[i] = ALPR_BATCH_NULL;
  alpr_import_sheet_set_id (self, id);
  alpr_stamp_guess_init (&self->time, utc);
  alpr_stamp_guess_init (&self->frame, utc);
  find_texts (self);
  find_extras (self);
  return self;
}

void
alpr_import_sheet_free (AlprImportSheet *self)
{
  alpr_layout_clear (&self->layout);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->extras);
  g_free (self->header);
  g_free (self->name);
  g_free (self);
}

/** alpr_import_sheet_set_id: Gives the sheet the number of its row in `import_sheet`. */
void
alpr_import_sheet_set_id (AlprImportSheet *self, gint64 id)
{
  self->id = id;
  self->template.values[ALPR_SEARCH_SHEET] = id;
}

/** alpr_import_sheet_get_label: Returns: (transfer none): what the sheet calls @field */
const char *
alpr_import_sheet_get_label (const AlprImportSheet *self, AlprField field)
{
  int column = self->layout.column[field];

  return column >= 0 ? self->layout.labels[column] : alpr_field_to_text (field);
}

static void
append_form (const AlprImportSheet *self, AlprField field, const AlprStampGuess *guess,
             GString *out)
{
  if (self->layout.column[field] >= 0)
    g_string_append_printf (out, "\n%s: %s", alpr_import_sheet_get_label (self, field),
                            alpr_stamp_guess_to_text (guess));
}

/**
 * alpr_import_sheet_describe:
 * @self: a sheet of which every row was read
 * @import: the import
 * @sheets: a batch for `import_sheet`
 *
 * Adds the sheet's row: its name, its header, the forms of its times.
 */
void
alpr_import_sheet_describe (AlprImportSheet *self, gint64 import, AlprBatch *sheets)
{
  g_autoptr (GString) header = g_string_new (self->header);

  append_form (self, ALPR_FIELD_TIME, &self->time, header);
  append_form (self, ALPR_FIELD_TIME_FRAME, &self->frame, header);
  alpr_batch_add_row (sheets);
  alpr_batch_set_integer (sheets, 0, self->id);
  alpr_batch_set_integer (sheets, 1, import);
  alpr_batch_set_text (sheets, 2, self->name, strlen (self->name));
  alpr_batch_set_text (sheets, 3, header->str, header->len);
  alpr_batch_set_integer (sheets, 4, self->exported);
}
