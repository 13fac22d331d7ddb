/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet as a stream of rows. The reading is suspended after each row, so that memory holds one
 * row and no more, whatever the sheet holds. Cells and rows may lack their address (`r`), which
 * then follows from the one before. A cell is what a person sees in a spreadsheet: the text, the
 * cached value of a formula, TRUE and FALSE, the name of an error, a number or a date as
 * alpr-xlsx-number.c writes it.
 *
 * Columns beyond XFD and rows beyond 1,048,576 do not exist in a workbook: such a sheet is damaged.
 */

#include "alpr-xlsx-sheet.h"

#include <string.h>

#define COLUMNS_MAX 16384
#define ROWS_MAX 1048576
#define ROW_BYTES_MAX (16 * 1024 * 1024)

/* Where in a sheet the reading is. */
typedef enum
{
  PLACE_OUTSIDE,
  PLACE_DATA,
  PLACE_ROW,
  PLACE_CELL
} Place;

/* A cell under way: in the row's texts, or one of the shared strings. */
typedef struct
{
  const char *shared;
  gsize offset;
  gsize length;
} Entry;

struct _AlprXlsxSheet
{
  /* Owned */
  AlprXml *xml;
  AlprXlsxText texts; /* of the row under way */
  GArray *entries;
  GArray *cells;

  /* Not owned */
  AlprXlsxBook *book;
  AlprXlsxStrings *strings;

  /* The row under way, or the last */
  gint64 row;
  const char *broken;
  guint64 formulas;
  gboolean complete;
  Place place;

  /* The cell under way */
  guint column;
  char type; /* s shared, i inline, t text, b truth, e error, d date, n number */
  AlprXlsxLook look;
  gboolean in_value;
  gboolean in_inline;
  gboolean has_text;
};

static char
read_type (const char *type)
{
  static const struct
  {
    const char *name;
    char type;
  } types[] = {
    { "s", 's' }, { "inlineStr", 'i' }, { "str", 't' }, { "b", 'b' }, { "e", 'e' }, { "d", 'd' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i].name) == 0)
      return types[i].type;
  return 'n';
}

/* The column of an address as `AB12`, counted from 0; COLUMNS_MAX where there is none such. */
static guint
read_column (const char *address)
{
  guint column = 0;

  for (; g_ascii_isalpha (*address); address++)
    {
      column = column * 26 + (guint) (g_ascii_toupper (*address) - 'A' + 1);
      if (column > COLUMNS_MAX)
        return COLUMNS_MAX;
    }
  return column > 0 ? column - 1 : COLUMNS_MAX;
}

static void
begin_row (AlprXlsxSheet *self, const char **attributes)
{
  const char *address = alpr_xml_attribute (attributes, "r");
  gint64 row = address != NULL ? g_ascii_strtoll (address, NULL, 10) : self->row + 1;

  g_array_set_size (self->entries, 0);
  g_byte_array_set_size (self->texts.bytes, 0);
  self->column = (guint) -1;
  self->broken = NULL;
  self->formulas = 0;
  if (row < 1 || row > ROWS_MAX)
    {
      alpr_xml_fail (self->xml, "there is no row %" G_GINT64_FORMAT " in a workbook", row);
      return;
    }
  if (row <= self->row)
    self->broken = "its row number is not above that of the row before";
  self->row = row;
}

static void
begin_cell (AlprXlsxSheet *self, const char **attributes)
{
  const char *address = alpr_xml_attribute (attributes, "r");
  const char *style = alpr_xml_attribute (attributes, "s");
  guint64 look = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0;

  self->column = address != NULL ? read_column (address) : self->column + 1;
  if (self->column >= COLUMNS_MAX)
    {
      alpr_xml_fail (self->xml, "row %" G_GINT64_FORMAT " has a cell outside every column",
                     self->row);
      return;
    }
  self->type = read_type (alpr_xml_attribute (attributes, "t"));
  self->look = look < self->book->looks->len ? (AlprXlsxLook) self->book->looks->data[look]
                                             : ALPR_XLSX_NUMBER;
  self->in_value = FALSE;
  self->in_inline = FALSE;
  self->has_text = FALSE;
  alpr_xlsx_text_begin (&self->texts);
}

/* Rows stand in the data, cells in rows; anything else is no sheet. */
static gboolean
enter (AlprXlsxSheet *self, Place place)
{
  if (self->place + 1 == place)
    {
      self->place = place;
      return TRUE;
    }
  alpr_xml_fail (self->xml, "its rows and cells are not in order");
  return FALSE;
}

static void
sheet_element_started_cb (gpointer data, const char *name, const char **attributes)
{
  AlprXlsxSheet *self = data;

  if (strcmp (name, "sheetData") == 0)
    enter (self, PLACE_DATA);
  else if (self->place == PLACE_OUTSIDE)
    return;
  else if (strcmp (name, "row") == 0)
    {
      if (enter (self, PLACE_ROW))
        begin_row (self, attributes);
    }
  else if (strcmp (name, "c") == 0)
    {
      if (enter (self, PLACE_CELL))
        begin_cell (self, attributes);
    }
  else if (self->in_inline)
    alpr_xlsx_text_start (&self->texts, name);
  else if (self->place == PLACE_CELL && strcmp (name, "f") == 0)
    self->formulas |= self->column < 64 ? G_GUINT64_CONSTANT (1) << self->column : 0;
  else if (self->place == PLACE_CELL && strcmp (name, "is") == 0)
    self->in_inline = self->has_text = TRUE;
  else if (self->place == PLACE_CELL && strcmp (name, "v") == 0)
    self->in_value = self->has_text = TRUE;
}

static void
put_bytes (AlprXlsxSheet *self, const char *text, gsize length)
{
  g_byte_array_set_size (self->texts.bytes, self->texts.begun);
  g_byte_array_append (self->texts.bytes, (const guint8 *) text, (guint) length);
}

/* Turns the value that stands in the row's texts into what a person sees. */
static void
render_value (AlprXlsxSheet *self, Entry *entry)
{
  const char *value = (const char *) self->texts.bytes->data + self->texts.begun;
  gsize length = self->texts.bytes->len - self->texts.begun;
  char number[ALPR_XLSX_NUMBER_ROOM];
  gsize written;

  switch (self->type)
    {
    case 's':
      g_byte_array_append (self->texts.bytes, (const guint8 *) "", 1);
      value = (const char *) self->texts.bytes->data + self->texts.begun;
      if (!alpr_xlsx_strings_get (self->strings, g_ascii_strtoull (value, NULL, 10),
                                  &entry->shared, &entry->length))
        self->broken = "a cell names a text that the workbook does not hold";
      g_byte_array_set_size (self->texts.bytes, self->texts.begun);
      break;
    case 'b':
      if (length == 1)
        put_bytes (self, *value == '0' ? "FALSE" : "TRUE", *value == '0' ? 5 : 4);
      break;
    case 'n':
      written = alpr_xlsx_number_write (value, length, self->look, self->book->from_1904, number);
      if (written > 0)
        put_bytes (self, number, written);
      break;
    default:
      alpr_xlsx_text_finish (&self->texts);
      break;
    }
}

static void
end_cell (AlprXlsxSheet *self)
{
  Entry entry = { NULL, self->texts.begun, 0 };

  if (!self->has_text)
    return;
  render_value (self, &entry);
  if (entry.shared == NULL)
    entry.length = self->texts.bytes->len - self->texts.begun;
  if (entry.length == 0)
    return;
  if (self->column >= self->entries->len)
    g_array_set_size (self->entries, self->column + 1);
  g_array_index (self->entries, Entry, self->column) = entry;
}

static void
sheet_element_ended_cb (gpointer data, const char *name)
{
  AlprXlsxSheet *self = data;

  if (self->place == PLACE_OUTSIDE)
    return;
  if (strcmp (name, "sheetData") == 0)
    self->place = PLACE_OUTSIDE;
  else if (strcmp (name, "row") == 0)
    {
      self->place = PLACE_DATA;
      self->complete = TRUE;
      alpr_xml_suspend (self->xml);
    }
  else if (strcmp (name, "c") == 0)
    {
      self->place = PLACE_ROW;
      end_cell (self);
    }
  else if (strcmp (name, "is") == 0)
    self->in_inline = FALSE;
  else if (self->in_inline)
    alpr_xlsx_text_end (&self->texts, name);
  else if (strcmp (name, "v") == 0)
    self->in_value = FALSE;
}

static void
sheet_text_read_cb (gpointer data, const char *text, gsize length)
{
  AlprXlsxSheet *self = data;

  if (!self->in_value && !self->in_inline)
    return;
  if (self->texts.bytes->len + length > ROW_BYTES_MAX)
    alpr_xml_fail (self->xml, "row %" G_GINT64_FORMAT " is longer than 16 MiB", self->row);
  else if (self->in_inline)
    alpr_xlsx_text_add (&self->texts, text, length);
  else
    g_byte_array_append (self->texts.bytes, (const guint8 *) text, (guint) length);
}

/**
 * alpr_xlsx_sheet_new:
 * @source: the sheet's part
 * @book: (not transferred): its workbook, for the cells' formats
 * @strings: (not transferred): the workbook's shared strings
 *
 * Returns: (transfer full): the sheet, before its first row
 */
AlprXlsxSheet *
alpr_xlsx_sheet_new (const AlprXmlSource *source, AlprXlsxBook *book, AlprXlsxStrings *strings)
{
  static const AlprXmlHandlers handlers
      = { sheet_element_started_cb, sheet_element_ended_cb, sheet_text_read_cb };
  AlprXlsxSheet *self = g_new0 (AlprXlsxSheet, 1);

  self->book = book;
  self->strings = strings;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (AlprCell), 32); /* never NULL */
  alpr_xlsx_text_init (&self->texts);
  self->xml = alpr_xml_new (source, &handlers, self);
  return self;
}

/** alpr_xlsx_sheet_free: Frees the sheet. */
void
alpr_xlsx_sheet_free (AlprXlsxSheet *self)
{
  alpr_xml_free (self->xml);
  alpr_xlsx_text_clear (&self->texts);
  g_array_unref (self->entries);
  g_array_unref (self->cells);
  g_free (self);
}

static void
fill_row (AlprXlsxSheet *self, AlprReadRow *row)
{
  const char *texts = self->texts.bytes->len > 0 ? (const char *) self->texts.bytes->data : "";

  g_array_set_size (self->cells, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      AlprCell *cell = &g_array_index (self->cells, AlprCell, i);

      cell->text = entry->shared != NULL ? entry->shared : texts + entry->offset;
      cell->length = entry->length;
    }
  row->cells = (const AlprCell *) (gpointer) self->cells->data;
  row->n_cells = self->cells->len;
  row->row = self->row;
  row->broken = self->broken;
  row->formulas = self->formulas;
}

/**
 * alpr_xlsx_sheet_next_row:
 * @self: a sheet
 * @row: (out caller-allocates): the row, valid until the next call
 * @error: return location for an error
 *
 * Rows that the sheet leaves out are left out here too; the numbers tell.
 *
 * Returns: whether there is one; %FALSE with %ALPR_ERROR_FORMAT where the part is damaged
 */
gboolean
alpr_xlsx_sheet_next_row (AlprXlsxSheet *self, AlprReadRow *row, GError **error)
{
  for (;;)
    {
      AlprXmlResult result = alpr_xml_run (self->xml, error);

      if (result == ALPR_XML_FAILED)
        return FALSE;
      if (self->complete)
        {
          self->complete = FALSE;
          fill_row (self, row);
          return TRUE;
        }
      if (result == ALPR_XML_ENDED)
        return FALSE;
    }
}
