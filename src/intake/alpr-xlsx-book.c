/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small parts of a workbook: which part is the workbook, which sheets it has and where they
 * lie, and which cell formats show dates. Elements are known by their names without namespace, so
 * that the transitional and the strict form of the standard (ECMA-376) are read alike.
 */

#include "alpr-xlsx-book.h"

#include <string.h>

#define FORMATS_MAX 65536

static void
sheet_entry_free (AlprXlsxSheetEntry *self)
{
  g_free (self->name);
  g_free (self->relation);
  g_free (self->part);
  g_free (self);
}

/** alpr_xlsx_book_new: Returns: (transfer full): a book that nothing is known of */
AlprXlsxBook *
alpr_xlsx_book_new (void)
{
  AlprXlsxBook *self = g_new0 (AlprXlsxBook, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_entry_free);
  self->looks = g_byte_array_new ();
  return self;
}

/** alpr_xlsx_book_free: Frees the book. */
void
alpr_xlsx_book_free (AlprXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_byte_array_unref (self->looks);
  g_free (self->strings);
  g_free (self->styles);
  g_free (self);
}

static gboolean
run (const AlprXmlSource *source, const AlprXmlHandlers *handlers, gpointer data, GError **error)
{
  g_autoptr (AlprXml) xml = alpr_xml_new (source, handlers, data);

  return alpr_xml_run_whole (xml, error);
}

static gboolean
ends_with (const char *text, const char *ending)
{
  return text != NULL && g_str_has_suffix (text, ending);
}

static void
main_relation_started_cb (gpointer data, const char *name, const char **attributes)
{
  char **part = data;
  const char *target = alpr_xml_attribute (attributes, "Target");

  if (strcmp (name, "Relationship") == 0 && *part == NULL && target != NULL
      && ends_with (alpr_xml_attribute (attributes, "Type"), "/officeDocument"))
    *part = g_strdup (target + strspn (target, "/"));
}

/**
 * alpr_xlsx_read_main_part:
 * @source: the part `_rels/.rels`
 * @error: return location for an error
 *
 * Returns: (transfer full): the part that is the document, empty where none is named; %NULL with
 *   %ALPR_ERROR_FORMAT where @source is damaged
 */
char *
alpr_xlsx_read_main_part (const AlprXmlSource *source, GError **error)
{
  static const AlprXmlHandlers handlers = { main_relation_started_cb, NULL, NULL };
  g_autofree char *part = NULL;

  if (!run (source, &handlers, &part, error))
    return NULL;
  return part != NULL ? g_steal_pointer (&part) : g_strdup ("");
}

static gboolean
is_true (const char *value)
{
  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0
         || g_strcmp0 (value, "on") == 0;
}

static void
workbook_element_started_cb (gpointer data, const char *name, const char **attributes)
{
  AlprXlsxBook *self = data;
  AlprXlsxSheetEntry *entry;
  const char *label = alpr_xml_attribute (attributes, "name");
  const char *relation = alpr_xml_attribute (attributes, "id");
  const char *state = alpr_xml_attribute (attributes, "state");

  if (strcmp (name, "workbookPr") == 0)
    self->from_1904 = is_true (alpr_xml_attribute (attributes, "date1904"));
  if (strcmp (name, "sheet") != 0 || relation == NULL)
    return;
  entry = g_new0 (AlprXlsxSheetEntry, 1);
  entry->name = g_strdup (label != NULL ? label : "");
  entry->relation = g_strdup (relation);
  entry->hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
  g_ptr_array_add (self->sheets, entry);
}

/** alpr_xlsx_book_read_workbook: Reads the sheets' names. Returns: whether the part is sound */
gboolean
alpr_xlsx_book_read_workbook (AlprXlsxBook *self, const AlprXmlSource *source, GError **error)
{
  static const AlprXmlHandlers handlers = { workbook_element_started_cb, NULL, NULL };

  return run (source, &handlers, self, error);
}

/* Where relations are read: a target counts from the folder of the part that they belong to. */
typedef struct
{
  AlprXlsxBook *book;
  char *folder;
} Relations;

static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *whole = g_canonicalize_filename (target, folder);

  return g_strdup (whole + strspn (whole, "/"));
}

static void
relate_sheets (AlprXlsxBook *book, const char *id, const char *part)
{
  for (guint i = 0; i < book->sheets->len; i++)
    {
      AlprXlsxSheetEntry *entry = g_ptr_array_index (book->sheets, i);

      if (entry->part == NULL && strcmp (entry->relation, id) == 0)
        entry->part = g_strdup (part);
    }
}

static void
relation_started_cb (gpointer data, const char *name, const char **attributes)
{
  Relations *self = data;
  const char *id = alpr_xml_attribute (attributes, "Id");
  const char *type = alpr_xml_attribute (attributes, "Type");
  const char *target = alpr_xml_attribute (attributes, "Target");
  g_autofree char *part = NULL;

  if (strcmp (name, "Relationship") != 0 || id == NULL || target == NULL
      || g_strcmp0 (alpr_xml_attribute (attributes, "TargetMode"), "External") == 0)
    return;
  part = resolve (self->folder, target);
  if (ends_with (type, "/worksheet"))
    relate_sheets (self->book, id, part);
  else if (ends_with (type, "/sharedStrings") && self->book->strings == NULL)
    self->book->strings = g_steal_pointer (&part);
  else if (ends_with (type, "/styles") && self->book->styles == NULL)
    self->book->styles = g_steal_pointer (&part);
}

/**
 * alpr_xlsx_book_read_relations:
 * @self: a book whose sheets are known
 * @source: the part with the workbook's relations
 * @main_part: the workbook's part
 * @error: return location for an error
 *
 * Reads where sheets, shared strings and styles lie.
 *
 * Returns: whether the part is sound
 */
gboolean
alpr_xlsx_book_read_relations (AlprXlsxBook *self, const AlprXmlSource *source,
                               const char *main_part, GError **error)
{
  static const AlprXmlHandlers handlers = { relation_started_cb, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (main_part);
  g_autofree char *rooted = g_strconcat ("/", strcmp (folder, ".") == 0 ? "" : folder, NULL);
  Relations relations = { self, rooted };

  return run (source, &handlers, &relations, error);
}

/* While styles are read: formats have numbers, and cell formats name them. */
typedef struct
{
  AlprXlsxBook *book;
  GHashTable *looks; /* id of a number format → AlprXlsxLook + 1 */
  gboolean in_cell_formats;
} Styles;

static guint
read_id (const char **attributes)
{
  const char *text = alpr_xml_attribute (attributes, "numFmtId");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
style_started_cb (gpointer data, const char *name, const char **attributes)
{
  Styles *self = data;
  const char *code = alpr_xml_attribute (attributes, "formatCode");

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_formats = TRUE;
  else if (strcmp (name, "numFmt") == 0 && code != NULL
           && g_hash_table_size (self->looks) < FORMATS_MAX)
    g_hash_table_insert (self->looks, GUINT_TO_POINTER (read_id (attributes)),
                         GUINT_TO_POINTER (alpr_xlsx_look_of_code (code) + 1));
  else if (strcmp (name, "xf") == 0 && self->in_cell_formats
           && self->book->looks->len < FORMATS_MAX)
    {
      guint id = read_id (attributes);
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->looks, GUINT_TO_POINTER (id)));
      guint8 look = (guint8) (known > 0 ? known - 1 : alpr_xlsx_look_of_builtin (id));

      g_byte_array_append (self->book->looks, &look, 1);
    }
}

static void
style_ended_cb (gpointer data, const char *name)
{
  Styles *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cell_formats = FALSE;
}

/** alpr_xlsx_book_read_styles: Reads which formats show dates. Returns: whether the part is sound
 * */
gboolean
alpr_xlsx_book_read_styles (AlprXlsxBook *self, const AlprXmlSource *source, GError **error)
{
  static const AlprXmlHandlers handlers = { style_started_cb, style_ended_cb, NULL };
  g_autoptr (GHashTable) looks = g_hash_table_new (NULL, NULL);
  Styles styles = { self, looks, FALSE };

  return run (source, &handlers, &styles, error);
}
