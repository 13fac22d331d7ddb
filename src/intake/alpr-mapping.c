/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which column of a file holds what. A header is recognised by its labels alone: trimmed, without
 * regard to capitals, in any order, by the aliases of a mapping. Vendors insert, drop and move
 * columns from month to month, so no position is ever taken for granted; a column that no field
 * claims is kept with its row.
 *
 * Among the mappings that know a header the one that claims most of its columns wins. Where none
 * does, nothing is guessed: the error names the columns.
 */

#include "alpr-mapping.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-mapping-file.h"

/* How many labels an error names. */
#define NAMED_MAX 24
#define LABEL_SHOWN 60

struct _AlprMapping
{
  GObject parent_instance;

  /* Owned */
  GBytes *json;
  AlprMappingData data;
};

G_DEFINE_FINAL_TYPE (AlprMapping, alpr_mapping, G_TYPE_OBJECT)

/* The labels of a row up to its last that is not blank. */
static char **
read_labels (const AlprReadRow *row, guint *n_labels)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;
  char **labels;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *label = alpr_label_trim (row->cells[i].text, row->cells[i].length);

      if (*label != '\0')
        n = i + 1;
      g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);
  for (guint i = n; i < row->n_cells; i++)
    g_clear_pointer (&labels[i], g_free);
  *n_labels = n;
  return labels;
}

static char **
fold_labels (char **labels, guint n)
{
  char **folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    folded[i] = alpr_label_fold (labels[i]);
  return folded;
}

static int
find_label (char **folded, guint n, const gboolean *free_columns, const char *label)
{
  for (guint i = 0; i < n; i++)
    if (free_columns[i] && strcmp (folded[i], label) == 0)
      return (int) i;
  return -1;
}

/* Gives each field the first free column that bears one of its labels. */
static void
claim_columns (AlprMapping *self, char **folded, AlprLayout *layout)
{
  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    {
      char **aliases = self->data.aliases[field];

      layout->column[field] = -1;
      for (guint i = 0; aliases != NULL && aliases[i] != NULL && layout->column[field] < 0; i++)
        layout->column[field] = find_label (folded, layout->n_columns, layout->extra, aliases[i]);
      if (layout->column[field] >= 0)
        layout->extra[layout->column[field]] = FALSE;
    }
}

static void
place_columns (AlprMapping *self, AlprLayout *layout)
{
  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    layout->column[field] = -1;
  for (guint i = 0; i < self->data.columns->len; i++)
    {
      int field = g_array_index (self->data.columns, int, i);

      if (field >= 0)
        layout->column[field] = (int) i;
      if (field >= 0 && i < layout->n_columns)
        layout->extra[i] = FALSE;
    }
}

static gboolean
has_marks (AlprMapping *self, char **folded)
{
  for (guint i = 0; self->data.marks != NULL && self->data.marks[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) folded, self->data.marks[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_needs (AlprMapping *self, const AlprLayout *layout)
{
  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    if (self->data.needs[field] && layout->column[field] < 0)
      return FALSE;
  return TRUE;
}

static guint
count_claimed (const AlprLayout *layout)
{
  guint claimed = 0;

  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    claimed += layout->column[field] >= 0;
  return claimed;
}

static char *
name_labels (const AlprReadRow *header)
{
  guint n;
  g_auto (GStrv) labels = read_labels (header, &n);
  GString *named = g_string_new (n == 0 ? "none" : NULL);

  for (guint i = 0; i < MIN (n, NAMED_MAX); i++)
    {
      g_autofree char *label = g_utf8_strlen (labels[i], -1) > LABEL_SHOWN
                                   ? g_utf8_substring (labels[i], 0, LABEL_SHOWN)
                                   : g_strdup (labels[i]);

      g_string_append_printf (named, "%s“%s”", i > 0 ? ", " : "", label);
    }
  if (n > NAMED_MAX)
    g_string_append_printf (named, " and %u more", n - NAMED_MAX);
  return g_string_free (named, FALSE);
}

/* What stands in a row of data is nobody's business in a message. */
static void
refuse_header (const char *file, const AlprReadRow *header, GError **error)
{
  g_autofree char *labels = alpr_row_holds_data (header) ? NULL : name_labels (header);

  if (labels == NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s”, row %" G_GINT64_FORMAT
                 ": there is no header, the first row holds data. Make a mapping that says what "
                 "each column holds, and name it with --as",
                 file, header->row);
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s”, row %" G_GINT64_FORMAT
                 ": no mapping knows these columns: %s. Name a mapping with --as, or make one that "
                 "says what each column holds",
                 file, header->row, labels);
}

static void
alpr_mapping_finalize (GObject *object)
{
  AlprMapping *self = ALPR_MAPPING (object);

  g_clear_pointer (&self->json, g_bytes_unref);
  alpr_mapping_data_clear (&self->data);
  G_OBJECT_CLASS (alpr_mapping_parent_class)->finalize (object);
}

static void
alpr_mapping_class_init (AlprMappingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_mapping_finalize;
}

static void
alpr_mapping_init (AlprMapping *self)
{
}

/** alpr_layout_clear: Frees what @self holds. */
void
alpr_layout_clear (AlprLayout *self)
{
  g_clear_pointer (&self->labels, g_strfreev);
  g_clear_pointer (&self->extra, g_free);
  self->n_columns = 0;
}

/** alpr_mapping_list_shipped: Returns: (transfer full): the ids of the mappings of this program */
char **
alpr_mapping_list_shipped (void)
{
  return alpr_definition_list ("mappings", ".json");
}

/**
 * alpr_mapping_load_shipped:
 * @id: a mapping of this program
 * @error: return location for an error
 *
 * Returns: (transfer full): the mapping; %NULL with %ALPR_ERROR_MISSING where there is none such
 */
AlprMapping *
alpr_mapping_load_shipped (const char *id, GError **error)
{
  g_autofree char *file = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_strconcat ("mappings/", file, NULL);
  g_autoptr (GBytes) json = alpr_definition_load (path, NULL);

  if (json != NULL)
    return alpr_mapping_load (file, json, error);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no mapping “%s”", id);
  return NULL;
}

/**
 * alpr_mapping_load:
 * @file: the file's name, for messages
 * @json: what it holds
 * @error: return location for an error
 *
 * Returns: (transfer full): the mapping; %NULL with %ALPR_ERROR_DEFINITION naming file, line and
 * cause
 */
AlprMapping *
alpr_mapping_load (const char *file, GBytes *json, GError **error)
{
  g_autoptr (AlprMapping) self = g_object_new (ALPR_TYPE_MAPPING, NULL);

  if (!alpr_mapping_data_read (&self->data, file, json, error))
    return NULL;
  self->json = g_bytes_ref (json);
  return g_steal_pointer (&self);
}

/** alpr_mapping_get_id: Returns: (transfer none): its id, as `--as` takes it */
const char *
alpr_mapping_get_id (AlprMapping *self)
{
  return self->data.id;
}

/** alpr_mapping_get_title: Returns: (transfer none): its name, for people */
const char *
alpr_mapping_get_title (AlprMapping *self)
{
  return self->data.title;
}

/** alpr_mapping_get_vendor: Returns: (transfer none) (nullable): whose files these are */
const char *
alpr_mapping_get_vendor (AlprMapping *self)
{
  return self->data.vendor;
}

/**
 * alpr_mapping_get_zone:
 * @self: a mapping
 *
 * Returns: (transfer none) (nullable): the zone of times that name none, for alpr_time_zone_new();
 *   %NULL for the agency's
 */
const char *
alpr_mapping_get_zone (AlprMapping *self)
{
  return self->data.zone;
}

/** alpr_mapping_has_header: Returns: whether its files have a header row; else the first row is
 * data */
gboolean
alpr_mapping_has_header (AlprMapping *self)
{
  return self->data.columns == NULL;
}

/** alpr_mapping_needs: Returns: whether each row must have a cell for @field */
gboolean
alpr_mapping_needs (AlprMapping *self, AlprField field)
{
  return self->data.needs[field];
}

/** alpr_mapping_knows: Returns: whether @label, whatever its capitals, is one of @field's labels */
gboolean
alpr_mapping_knows (AlprMapping *self, const char *label, AlprField field)
{
  g_autofree char *folded = alpr_label_fold (label);
  char **aliases = self->data.aliases[field];

  return aliases != NULL && g_strv_contains ((const char *const *) aliases, folded);
}

/** alpr_mapping_get_json: Returns: (transfer none): the text it was made from, to be saved */
GBytes *
alpr_mapping_get_json (AlprMapping *self)
{
  return self->json;
}

/**
 * alpr_mapping_match_header:
 * @self: a mapping
 * @row: a row
 * @layout: (out caller-allocates): how the columns lie, for alpr_layout_clear(); untouched
 * otherwise
 *
 * Labels are trimmed and case-folded, aliases apply, order is free. Where the mapping's files have
 * no header (alpr_mapping_has_header()), a row matches that is wide enough, and is data itself.
 *
 * Returns: whether @row is a header of this mapping
 */
gboolean
alpr_mapping_match_header (AlprMapping *self, const AlprReadRow *row, AlprLayout *layout)
{
  g_auto (GStrv) folded = NULL;
  AlprLayout found = { 0 };
  gboolean matches;

  found.labels = read_labels (row, &found.n_columns);
  found.extra = g_new (gboolean, found.n_columns + 1);
  for (guint i = 0; i <= found.n_columns; i++)
    found.extra[i] = TRUE;
  folded = fold_labels (found.labels, found.n_columns);
  if (alpr_mapping_has_header (self))
    {
      claim_columns (self, folded, &found);
      matches = has_needs (self, &found) && has_marks (self, folded);
    }
  else
    {
      place_columns (self, &found);
      matches = row->n_cells >= self->data.columns->len;
    }
  if (matches)
    *layout = found;
  else
    alpr_layout_clear (&found);
  return matches;
}

/**
 * alpr_mapping_recognise:
 * @mappings: (element-type AlprMapping): those to choose from
 * @file: the file's name, for messages
 * @header: the first row of a sheet that is not blank
 * @layout: (out caller-allocates): how the columns lie, for alpr_layout_clear()
 * @error: return location for an error
 *
 * Finds the mapping that claims most columns of a header. One for files without a header is taken
 * only where it is the only one to choose from.
 *
 * Returns: (transfer none): the mapping; %NULL with %ALPR_ERROR_FORMAT naming the columns
 */
AlprMapping *
alpr_mapping_recognise (GPtrArray *mappings, const char *file, const AlprReadRow *header,
                        AlprLayout *layout, GError **error)
{
  AlprMapping *best = NULL;
  AlprLayout best_layout = { 0 };

  for (guint i = 0; i < mappings->len; i++)
    {
      AlprMapping *mapping = g_ptr_array_index (mappings, i);
      AlprLayout found;

      if (!alpr_mapping_has_header (mapping) && mappings->len > 1)
        continue;
      if (!alpr_mapping_match_header (mapping, header, &found))
        continue;
      if (best == NULL || count_claimed (&found) > count_claimed (&best_layout))
        {
          alpr_layout_clear (&best_layout);
          best_layout = found;
          best = mapping;
        }
      else
        alpr_layout_clear (&found);
    }
  if (best != NULL)
    *layout = best_layout;
  else if (error != NULL)
    refuse_header (file, header, error);
  return best;
}
