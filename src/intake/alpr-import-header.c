/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the headers of a file are, and what follows from them.
 *
 * The first header may come after blank rows and a few rows of title. A workbook may have sheets
 * without rows (skipped) and sheets of other columns (named in a note, never read in silence). A
 * header can come again in the middle of a file: the same one is a note, another one means that
 * two exports were stacked, and the rows below it lie as it says.
 */

#include "alpr-import-read.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-error.h"

#define TITLE_ROWS 10

static gboolean
is_blank_row (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      return FALSE;
  return TRUE;
}

/** alpr_import_facts_note: Adds a sentence for people. */
void
alpr_import_facts_note (AlprImportFacts *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

/* "Sheet “Audit”: " in a workbook, nothing in a CSV file. */
static char *
sheet_prefix (AlprImportRead *self)
{
  const char *name = alpr_reader_get_sheet (self->reader);

  return name != NULL && *name != '\0' ? g_strdup_printf ("Sheet “%s”: ", name) : g_strdup ("");
}

/* A file without a header: the columns are called as the program calls their fields, and the row by
 * which they were recognised is a row like any other. */
static void
name_columns (AlprLayout *layout, guint n_cells)
{
  guint width = n_cells;
  AlprLayout named = { 0 };

  for (int i = 0; i < ALPR_N_FIELDS; i++)
    width = MAX (width, (guint) (layout->column[i] + 1));
  memcpy (named.column, layout->column, sizeof named.column);
  named.n_columns = width;
  named.labels = g_new0 (char *, width + 1);
  named.extra = g_new0 (gboolean, width + 1);
  for (int i = 0; i < ALPR_N_FIELDS; i++)
    if (layout->column[i] >= 0)
      named.labels[layout->column[i]] = g_strdup (alpr_field_to_text ((AlprField) i));
  for (guint i = 0; i < width; i++)
    if (named.labels[i] == NULL)
      {
        named.labels[i] = g_strdup_printf ("column %u", i + 1);
        named.extra[i] = TRUE;
      }
  alpr_layout_clear (layout);
  *layout = named;
}

static void
begin_sheet (AlprImportRead *self, AlprMapping *mapping, AlprLayout *layout,
             const AlprReadRow *header)
{
  const char *zone = alpr_mapping_get_zone (mapping);
  gboolean headless = !alpr_mapping_has_header (mapping);
  AlprReadRow none = { NULL, 0, 0, NULL };
  AlprImportSheet *sheet;

  if (headless)
    name_columns (layout, header->n_cells);
  sheet = alpr_import_sheet_new (self->next_sheet++, alpr_reader_get_sheet (self->reader), layout,
                                 headless ? &none : header, zone != NULL ? zone : self->zone);
  if (headless)
    alpr_row_window_add (&self->window, header);
  sheet->lenient = g_strcmp0 (alpr_reader_get_kind (self->reader), "XLSX") == 0;
  g_ptr_array_add (self->sheets, sheet);
  self->taker.sheet = sheet;
  self->current = mapping;
  if (self->mapping == NULL)
    self->mapping = mapping;
}

/* A look for a header among a sheet's first rows. */
typedef struct
{
  gboolean found;
  gint64 rows;     /* that are not blank */
  GError *unknown; /* owned: why the first of them is no header */
} Search;

/* The rows of a sheet whose columns nobody knows are counted and named, not read. */
static gboolean
skip_sheet (AlprImportRead *self, Search *search, GError **error)
{
  g_autofree char *prefix = sheet_prefix (self);
  g_autoptr (GError) failure = NULL;
  AlprReadRow row;

  while (alpr_reader_next_row (self->reader, &row, &failure))
    if (!is_blank_row (&row))
      search->rows++;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  alpr_import_facts_note (&self->facts, "%snone of its %" G_GINT64_FORMAT " rows was read. %s",
                          prefix, search->rows, search->unknown->message);
  return TRUE;
}

/* Whether the row is a header; begins the sheet below it if so. */
static gboolean
try_header (AlprImportRead *self, const AlprReadRow *row, Search *search)
{
  AlprLayout layout = { 0 };
  AlprMapping *mapping
      = alpr_mapping_recognise (self->mappings, alpr_reader_get_name (self->reader), row, &layout,
                                search->unknown == NULL ? &search->unknown : NULL);

  if (mapping == NULL)
    return FALSE;
  begin_sheet (self, mapping, &layout, row);
  g_clear_error (&search->unknown);
  search->found = TRUE;
  return TRUE;
}

static gboolean
search_header (AlprImportRead *self, Search *search, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GString) titles = g_string_new (NULL);
  AlprReadRow row;

  while (search->rows < TITLE_ROWS && alpr_reader_next_row (self->reader, &row, &failure))
    {
      if (is_blank_row (&row))
        continue;
      if (try_header (self, &row, search))
        {
          if (search->rows > 0)
            alpr_import_facts_note (&self->facts, "Before the header stands: %s", titles->str);
          return TRUE;
        }
      g_string_append (titles, search->rows++ > 0 ? " | " : "");
      alpr_cells_append_csv (row.cells, row.n_cells, titles);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
note_hidden (AlprImportRead *self)
{
  g_autofree char *prefix = sheet_prefix (self);

  alpr_import_facts_note (&self->facts, "%sthe workbook hides this sheet; its rows were read",
                          prefix);
}

/* Goes on through the sheets to the next header. FALSE without an error: there is none. Why the
 * first sheet of unknown columns is none comes in *unknown. */
static gboolean
go_to_header (AlprImportRead *self, GError **unknown, GError **error)
{
  while (alpr_reader_next_sheet (self->reader, error))
    {
      Search search = { 0 };
      gboolean good;

      self->sheet_from = self->facts.rows_read;
      good = search_header (self, &search, error);
      if (good && search.found && alpr_reader_is_sheet_hidden (self->reader))
        note_hidden (self);
      if (good && search.found)
        return TRUE;
      good = good && (search.unknown == NULL || skip_sheet (self, &search, error));
      if (*unknown == NULL)
        *unknown = g_steal_pointer (&search.unknown);
      g_clear_error (&search.unknown);
      if (!good)
        return FALSE;
    }
  return FALSE;
}

/**
 * alpr_import_read_find_header:
 * @self: a file just opened
 * @error: return location for an error
 *
 * Goes to the file's first header, and so finds its mapping.
 *
 * Returns: whether there is one; else an error names the file, and the columns where it has some
 */
gboolean
alpr_import_read_find_header (AlprImportRead *self, GError **error)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) failure = NULL;

  if (go_to_header (self, &unknown, &failure))
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (unknown != NULL)
    g_propagate_error (error, g_steal_pointer (&unknown));
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” has no rows, not even a header",
                 alpr_reader_get_name (self->reader));
  return FALSE;
}

/**
 * alpr_import_read_next_header:
 * @self: a file, one of whose sheets was read to its end
 * @error: return location for an error
 *
 * Returns: whether another sheet with a header follows; %FALSE without an error at the end
 */
gboolean
alpr_import_read_next_header (AlprImportRead *self, GError **error)
{
  g_autoptr (GError) unknown = NULL;

  return go_to_header (self, &unknown, error);
}

static gboolean
same_layout (const AlprLayout *a, const AlprLayout *b)
{
  return a->n_columns == b->n_columns && memcmp (a->column, b->column, sizeof a->column) == 0;
}

/**
 * alpr_import_read_take_header:
 * @self: a file being read
 * @row: a row that can't be taken in
 *
 * Returns: whether the row is a header: the same again, or that of another export
 */
gboolean
alpr_import_read_take_header (AlprImportRead *self, const AlprWindowRow *row)
{
  AlprReadRow header = { row->cells, row->n_cells, row->row, NULL };
  g_autofree char *prefix = NULL;
  AlprLayout layout = { 0 };
  AlprMapping *mapping;

  if (row->broken != NULL || !alpr_mapping_has_header (self->current))
    return FALSE;
  mapping = alpr_mapping_recognise (self->mappings, alpr_reader_get_name (self->reader), &header,
                                    &layout, NULL);
  if (mapping == NULL)
    return FALSE;
  if (mapping == self->current && same_layout (&layout, &self->taker.sheet->layout))
    {
      alpr_layout_clear (&layout);
      if (self->facts.headers++ == 0)
        self->facts.first_header = row->row;
      return TRUE;
    }
  prefix = sheet_prefix (self);
  alpr_import_facts_note (&self->facts,
                          "%sa second export was stacked below the first: its header is row "
                          "%" G_GINT64_FORMAT,
                          prefix, row->row);
  begin_sheet (self, mapping, &layout, &header);
  return TRUE;
}

/**
 * alpr_import_read_finish_sheet:
 * @self: a file, one of whose sheets was read to its end
 *
 * Notes a sheet without rows, and one whose rows are as many as vendors cut off at.
 */
void
alpr_import_read_finish_sheet (AlprImportRead *self)
{
  static const gint64 caps[] = { 1048575, 1000000, 55000, 20000 };
  gint64 rows = self->facts.rows_read - self->sheet_from;
  g_autofree char *prefix = sheet_prefix (self);

  if (rows == 0)
    alpr_import_facts_note (&self->facts, "%sthere is a header, but no rows", prefix);
  for (guint i = 0; i < G_N_ELEMENTS (caps); i++)
    if (rows == caps[i])
      alpr_import_facts_note (&self->facts,
                              "%sit has exactly %" G_GINT64_FORMAT
                              " rows, where exports are cut off: rows may be missing",
                              prefix, rows);
}
