/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook (XLSX, ECMA-376) as a reader: zip by libarchive, XML by expat, a sheet at a time and
 * row by row. Only the shared strings are held in memory. Sheets come in the workbook's order,
 * hidden ones too; chart sheets have no rows and are passed over.
 *
 * What else comes in a zip is told apart here, so that each gets a sentence of its own: the binary
 * workbook (.xlsb), OpenDocument, Word and PowerPoint, and archives of CSV files or workbooks.
 */

#include "alpr-error.h"
#include "alpr-reader-private.h"
#include "alpr-xlsx-sheet.h"
#include "alpr-zip.h"

#define ALPR_TYPE_XLSX (alpr_xlsx_get_type ())
G_DECLARE_FINAL_TYPE (AlprXlsx, alpr_xlsx, ALPR, XLSX, AlprReader)

struct _AlprXlsx
{
  AlprReader parent_instance;

  /* Owned */
  AlprZip *zip;
  char *main_part;
  AlprXlsxBook *book;
  AlprXlsxStrings *strings;
  AlprXlsxSheet *sheet;
  AlprZipPart *part; /* of @sheet */

  guint next; /* of the book's sheets */
  const AlprXlsxSheetEntry *entry;
  gint64 position;
};

G_DEFINE_FINAL_TYPE (AlprXlsx, alpr_xlsx, ALPR_TYPE_READER)

static gssize
part_bytes_wanted_cb (gpointer source, void *buffer, gsize length, GError **error)
{
  return alpr_zip_part_read (source, buffer, length, error);
}

static AlprXmlSource
source_of (AlprZipPart *part, const char *file, const char *name)
{
  return (AlprXmlSource){ file, name, part_bytes_wanted_cb, part };
}

/* What a zip is that holds no document of Office. */
static const char *
describe_archive (AlprZip *zip)
{
  g_autofree char *csv = alpr_zip_find_ending (zip, ".csv");
  g_autofree char *xlsx = alpr_zip_find_ending (zip, ".xlsx");

  if (alpr_zip_has (zip, "mimetype") && alpr_zip_has (zip, "content.xml"))
    return "is an OpenDocument file; open it in a spreadsheet and save it as XLSX";
  if (csv != NULL || xlsx != NULL)
    return "is a zip archive of files; unpack it and give the files inside";
  return "is a zip archive without a workbook";
}

/* What a document of Office is that is no XLSX; NULL for one that is. */
static const char *
describe_document (const char *main_part)
{
  if (g_str_has_suffix (main_part, ".bin"))
    return "is a binary workbook (.xlsb); open it in a spreadsheet and save it as XLSX";
  if (g_str_has_prefix (main_part, "word/"))
    return "is a text document (.docx); ask the vendor for the export as CSV or XLSX";
  if (g_str_has_prefix (main_part, "ppt/"))
    return "is a presentation (.pptx); ask the vendor for the export as CSV or XLSX";
  return NULL;
}

static char *
read_main_part (AlprZip *zip, const char *file, GError **error)
{
  g_autofree char *main_part = NULL;
  g_autoptr (AlprZipPart) part = NULL;
  const char *refusal = NULL;
  AlprXmlSource source;

  if (!alpr_zip_has (zip, "[Content_Types].xml") || !alpr_zip_has (zip, "_rels/.rels"))
    refusal = describe_archive (zip);
  if (refusal == NULL)
    {
      part = alpr_zip_open_part (zip, "_rels/.rels", error);
      if (part == NULL)
        return NULL;
      source = source_of (part, file, "_rels/.rels");
      main_part = alpr_xlsx_read_main_part (&source, error);
      if (main_part == NULL)
        return NULL;
      refusal = describe_document (main_part);
    }
  if (refusal == NULL && !alpr_zip_has (zip, main_part))
    refusal = "is damaged: it does not hold the workbook that it names";
  if (refusal == NULL)
    return g_steal_pointer (&main_part);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", file, refusal);
  return NULL;
}

/* Where a part's relations stand: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`. */
static char *
relations_of (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);

  return g_strdup_printf ("%s/_rels/%s.rels", folder, base);
}

static gboolean
read_workbook (AlprXlsx *self, GError **error)
{
  const char *file = alpr_reader_get_name (ALPR_READER (self));
  g_autoptr (AlprZipPart) part = alpr_zip_open_part (self->zip, self->main_part, error);
  AlprXmlSource source = source_of (part, file, self->main_part);

  return part != NULL && alpr_xlsx_book_read_workbook (self->book, &source, error);
}

static gboolean
read_relations (AlprXlsx *self, GError **error)
{
  const char *file = alpr_reader_get_name (ALPR_READER (self));
  g_autofree char *name = relations_of (self->main_part);
  g_autoptr (AlprZipPart) part = alpr_zip_open_part (self->zip, name, error);
  AlprXmlSource source = source_of (part, file, name);

  return part != NULL
         && alpr_xlsx_book_read_relations (self->book, &source, self->main_part, error);
}

static gboolean
read_styles (AlprXlsx *self, GError **error)
{
  const char *file = alpr_reader_get_name (ALPR_READER (self));
  g_autoptr (AlprZipPart) part = NULL;
  AlprXmlSource source;

  if (self->book->styles == NULL || !alpr_zip_has (self->zip, self->book->styles))
    return TRUE;
  part = alpr_zip_open_part (self->zip, self->book->styles, error);
  source = source_of (part, file, self->book->styles);
  return part != NULL && alpr_xlsx_book_read_styles (self->book, &source, error);
}

static gboolean
read_strings (AlprXlsx *self, GError **error)
{
  const char *file = alpr_reader_get_name (ALPR_READER (self));
  g_autoptr (AlprZipPart) part = NULL;
  AlprXmlSource source;

  if (self->book->strings == NULL || !alpr_zip_has (self->zip, self->book->strings))
    self->strings = alpr_xlsx_strings_read (NULL, error);
  else
    {
      part = alpr_zip_open_part (self->zip, self->book->strings, error);
      source = source_of (part, file, self->book->strings);
      self->strings = part != NULL ? alpr_xlsx_strings_read (&source, error) : NULL;
    }
  return self->strings != NULL;
}

static gboolean
read_book (AlprXlsx *self, GError **error)
{
  self->book = alpr_xlsx_book_new ();
  return read_workbook (self, error) && read_relations (self, error) && read_styles (self, error)
         && read_strings (self, error);
}

static void
close_sheet (AlprXlsx *self)
{
  if (self->part != NULL)
    self->position = MAX (self->position, alpr_zip_part_get_position (self->part));
  g_clear_pointer (&self->sheet, alpr_xlsx_sheet_free);
  g_clear_pointer (&self->part, alpr_zip_part_free);
}

static gboolean
open_sheet (AlprXlsx *self, GError **error)
{
  const char *file = alpr_reader_get_name (ALPR_READER (self));
  AlprXmlSource source;

  self->part = alpr_zip_open_part (self->zip, self->entry->part, error);
  if (self->part == NULL)
    return FALSE;
  source = source_of (self->part, file, self->entry->part);
  self->sheet = alpr_xlsx_sheet_new (&source, self->book, self->strings);
  return TRUE;
}

static gboolean
alpr_xlsx_next_sheet (AlprReader *reader, GError **error)
{
  AlprXlsx *self = ALPR_XLSX (reader);

  close_sheet (self);
  if (self->strings == NULL && (self->book != NULL || !read_book (self, error)))
    return FALSE;
  while (self->next < self->book->sheets->len)
    {
      self->entry = g_ptr_array_index (self->book->sheets, self->next++);
      if (self->entry->part != NULL)
        return open_sheet (self, error);
    }
  return FALSE;
}

static gboolean
alpr_xlsx_next_row (AlprReader *reader, AlprReadRow *row, GError **error)
{
  AlprXlsx *self = ALPR_XLSX (reader);

  return self->sheet != NULL && alpr_xlsx_sheet_next_row (self->sheet, row, error);
}

static const char *
alpr_xlsx_get_sheet (AlprReader *reader)
{
  AlprXlsx *self = ALPR_XLSX (reader);

  return self->entry != NULL ? self->entry->name : "";
}

static gboolean
alpr_xlsx_is_sheet_hidden (AlprReader *reader)
{
  AlprXlsx *self = ALPR_XLSX (reader);

  return self->entry != NULL && self->entry->hidden;
}

static gint64
alpr_xlsx_get_position (AlprReader *reader)
{
  AlprXlsx *self = ALPR_XLSX (reader);
  gint64 now = self->part != NULL ? alpr_zip_part_get_position (self->part) : 0;

  return MAX (self->position, now);
}

static void
alpr_xlsx_finalize (GObject *object)
{
  AlprXlsx *self = ALPR_XLSX (object);

  close_sheet (self);
  g_clear_pointer (&self->strings, alpr_xlsx_strings_free);
  g_clear_pointer (&self->book, alpr_xlsx_book_free);
  g_clear_pointer (&self->main_part, g_free);
  g_clear_pointer (&self->zip, alpr_zip_free);
  G_OBJECT_CLASS (alpr_xlsx_parent_class)->finalize (object);
}

static void
alpr_xlsx_class_init (AlprXlsxClass *klass)
{
  AlprReaderClass *reader_class = ALPR_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_xlsx_finalize;
  reader_class->next_sheet = alpr_xlsx_next_sheet;
  reader_class->next_row = alpr_xlsx_next_row;
  reader_class->get_sheet = alpr_xlsx_get_sheet;
  reader_class->is_sheet_hidden = alpr_xlsx_is_sheet_hidden;
  reader_class->get_position = alpr_xlsx_get_position;
}

static void
alpr_xlsx_init (AlprXlsx *self)
{
}

/**
 * alpr_xlsx_new:
 * @source: (transfer full): a file that is a zip
 * @error: return location for an error
 *
 * Returns: (transfer full): its reader; %NULL with %ALPR_ERROR_FORMAT where it is no sound workbook
 */
AlprReader *
alpr_xlsx_new (AlprSource *source, GError **error)
{
  g_autoptr (AlprReader) reader = alpr_reader_new_for_source (ALPR_TYPE_XLSX, source, "XLSX");
  AlprXlsx *self = ALPR_XLSX (reader);

  self->zip = alpr_zip_open (source->fd, source->name, source->size, error);
  if (self->zip == NULL)
    return NULL;
  self->main_part = read_main_part (self->zip, source->name, error);
  return self->main_part != NULL ? g_steal_pointer (&reader) : NULL;
}
