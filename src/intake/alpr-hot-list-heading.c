/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a hot list hold, by their headings. Letters and digits of each are compared,
 * so that “License Plate #”, “license_plate” and “LicensePlate” are one. A heading names a plate;
 * everything else may be missing. Of two columns that hold the same the first one with something in
 * it counts; descriptions and what is said about a vehicle are put together.
 *
 * Genetec's lists need not have a heading. Theirs are told by what the first row holds: category,
 * state, plate, first day, last day, a number of the permit; the category may be left out.
 */

#include "alpr-hot-list-private.h"

#include <string.h>

#include "alpr-column-names.h"
#include "alpr-mapping.h"
#include "alpr-text.h"

#define LONGEST_LABEL 200

typedef struct
{
  const char *word;
  AlprHotField field;
} Word;

static const Word words[] = {
  { "plate", ALPR_HOT_PLATE },
  { "plates", ALPR_HOT_PLATE },
  { "platenumber", ALPR_HOT_PLATE },
  { "plateno", ALPR_HOT_PLATE },
  { "platenum", ALPR_HOT_PLATE },
  { "platetext", ALPR_HOT_PLATE },
  { "licenseplate", ALPR_HOT_PLATE },
  { "licenseplates", ALPR_HOT_PLATE },
  { "licenseplatenumber", ALPR_HOT_PLATE },
  { "licenseplateno", ALPR_HOT_PLATE },
  { "licencenumber", ALPR_HOT_PLATE },
  { "licenseplatetext", ALPR_HOT_PLATE },
  { "licenceplate", ALPR_HOT_PLATE },
  { "license", ALPR_HOT_PLATE },
  { "licensenumber", ALPR_HOT_PLATE },
  { "licenseno", ALPR_HOT_PLATE },
  { "lic", ALPR_HOT_PLATE },
  { "licno", ALPR_HOT_PLATE },
  { "licplate", ALPR_HOT_PLATE },
  { "tag", ALPR_HOT_PLATE },
  { "tagnumber", ALPR_HOT_PLATE },
  { "tagno", ALPR_HOT_PLATE },
  { "hotplate", ALPR_HOT_PLATE },
  { "vrm", ALPR_HOT_PLATE },
  { "registration", ALPR_HOT_PLATE },
  { "state", ALPR_HOT_ISSUER },
  { "st", ALPR_HOT_ISSUER },
  { "platestate", ALPR_HOT_ISSUER },
  { "stateprovince", ALPR_HOT_ISSUER },
  { "stateorprovince", ALPR_HOT_ISSUER },
  { "licensestate", ALPR_HOT_ISSUER },
  { "licenseplatestate", ALPR_HOT_ISSUER },
  { "tagstate", ALPR_HOT_ISSUER },
  { "issuer", ALPR_HOT_ISSUER },
  { "issuingstate", ALPR_HOT_ISSUER },
  { "province", ALPR_HOT_ISSUER },
  { "jurisdiction", ALPR_HOT_ISSUER },
  { "region", ALPR_HOT_ISSUER },
  { "category", ALPR_HOT_CATEGORY },
  { "type", ALPR_HOT_CATEGORY },
  { "alert", ALPR_HOT_CATEGORY },
  { "alerttype", ALPR_HOT_CATEGORY },
  { "alarm", ALPR_HOT_CATEGORY },
  { "code", ALPR_HOT_CATEGORY },
  { "list", ALPR_HOT_CATEGORY },
  { "hotlist", ALPR_HOT_CATEGORY },
  { "hotlistname", ALPR_HOT_CATEGORY },
  { "offense", ALPR_HOT_CATEGORY },
  { "offence", ALPR_HOT_CATEGORY },
  { "crime", ALPR_HOT_CATEGORY },
  { "reason", ALPR_HOT_REASON },
  { "alertreason", ALPR_HOT_REASON },
  { "purpose", ALPR_HOT_REASON },
  { "description", ALPR_HOT_DESCRIPTION },
  { "note", ALPR_HOT_DESCRIPTION },
  { "notes", ALPR_HOT_DESCRIPTION },
  { "comment", ALPR_HOT_DESCRIPTION },
  { "comments", ALPR_HOT_DESCRIPTION },
  { "remark", ALPR_HOT_DESCRIPTION },
  { "remarks", ALPR_HOT_DESCRIPTION },
  { "details", ALPR_HOT_DESCRIPTION },
  { "information", ALPR_HOT_DESCRIPTION },
  { "info", ALPR_HOT_DESCRIPTION },
  { "case", ALPR_HOT_CASE },
  { "caseno", ALPR_HOT_CASE },
  { "casenumber", ALPR_HOT_CASE },
  { "casenum", ALPR_HOT_CASE },
  { "caseid", ALPR_HOT_CASE },
  { "reportnumber", ALPR_HOT_CASE },
  { "incident", ALPR_HOT_CASE },
  { "incidentnumber", ALPR_HOT_CASE },
  { "cad", ALPR_HOT_CAD },
  { "cadno", ALPR_HOT_CAD },
  { "cadnumber", ALPR_HOT_CAD },
  { "cadevent", ALPR_HOT_CAD },
  { "callnumber", ALPR_HOT_CAD },
  { "summary", ALPR_HOT_SUMMARY },
  { "casesummary", ALPR_HOT_SUMMARY },
  { "vehicle", ALPR_HOT_VEHICLE },
  { "year", ALPR_HOT_VEHICLE },
  { "vehicleyear", ALPR_HOT_VEHICLE },
  { "color", ALPR_HOT_VEHICLE },
  { "colour", ALPR_HOT_VEHICLE },
  { "vehiclecolor", ALPR_HOT_VEHICLE },
  { "make", ALPR_HOT_VEHICLE },
  { "vehiclemake", ALPR_HOT_VEHICLE },
  { "model", ALPR_HOT_VEHICLE },
  { "vehiclemodel", ALPR_HOT_VEHICLE },
  { "style", ALPR_HOT_VEHICLE },
  { "body", ALPR_HOT_VEHICLE },
  { "bodystyle", ALPR_HOT_VEHICLE },
  { "listed", ALPR_HOT_LISTED },
  { "effectivedate", ALPR_HOT_LISTED },
  { "effective", ALPR_HOT_LISTED },
  { "startdate", ALPR_HOT_LISTED },
  { "begindate", ALPR_HOT_LISTED },
  { "entrydate", ALPR_HOT_LISTED },
  { "entered", ALPR_HOT_LISTED },
  { "dateentered", ALPR_HOT_LISTED },
  { "dateofloss", ALPR_HOT_LISTED },
  { "date", ALPR_HOT_LISTED },
  { "expires", ALPR_HOT_EXPIRES },
  { "expireson", ALPR_HOT_EXPIRES },
  { "expiry", ALPR_HOT_EXPIRES },
  { "expirydate", ALPR_HOT_EXPIRES },
  { "expiration", ALPR_HOT_EXPIRES },
  { "expirationdate", ALPR_HOT_EXPIRES },
  { "enddate", ALPR_HOT_EXPIRES },
  { "validuntil", ALPR_HOT_EXPIRES },
  { "review", ALPR_HOT_REVIEW },
  { "reviewdate", ALPR_HOT_REVIEW },
  { "reviewon", ALPR_HOT_REVIEW },
  { "reported", ALPR_HOT_REPORTED },
  { "reportedon", ALPR_HOT_REPORTED },
};

static void
column_clear (gpointer data)
{
  AlprHotColumn *column = data;

  g_free (column->label);
}

/** alpr_hot_layout_free: Frees the layout. */
void
alpr_hot_layout_free (AlprHotLayout *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->unused);
  g_free (self);
}

static AlprHotLayout *
new_layout (void)
{
  AlprHotLayout *self = g_new0 (AlprHotLayout, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (AlprHotColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->unused = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static int
find_word (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, label) == 0)
      return (int) i;
  return -1;
}

static void
add_column (AlprHotLayout *self, guint index, AlprHotField field, char *label)
{
  AlprHotColumn column = { index, field, label };

  g_array_append_val (self->columns, column);
}

static gboolean
has_labels (GPtrArray *labels, const char *const *wanted)
{
  for (; *wanted != NULL; wanted++)
    if (!g_ptr_array_find_with_equal_func (labels, *wanted, g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

static void
tell_vendor (AlprHotLayout *self, GPtrArray *labels)
{
  static const char *const rekor[] = { "platenumber", "description", "stateprovince", NULL };
  static const char *const genetec[] = { "platenumber", "effectivedate", "expirydate", NULL };

  self->rekor = labels->len == 3 && has_labels (labels, rekor);
  self->genetec = has_labels (labels, genetec);
}

static gboolean
has_plate (const AlprHotLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, AlprHotColumn, i).field == ALPR_HOT_PLATE)
      return TRUE;
  return FALSE;
}

/**
 * alpr_hot_layout_new:
 * @heading: a row that may be the heading of a hot list
 * @names: (nullable): what headings stand for, as alpr_column_names_read() gives
 *
 * Returns: (transfer full) (nullable): where what stands; %NULL where no column is a plate
 */
AlprHotLayout *
alpr_hot_layout_new (const AlprReadRow *heading, GHashTable *names)
{
  g_autoptr (AlprHotLayout) self = new_layout ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < heading->n_cells; i++)
    {
      const AlprCell *cell = &heading->cells[i];
      gsize length = cell->length <= LONGEST_LABEL ? cell->length : 0;
      char *folded = alpr_text_fold_label (cell->text, length);
      g_autofree char *label
          = alpr_label_trim (heading->cells[i].text,
                             *folded != '\0' ? MIN (heading->cells[i].length, LONGEST_LABEL) : 0);
      int word = find_word (alpr_column_names_find (names, folded));

      g_ptr_array_add (labels, folded);
      if (word >= 0)
        add_column (self, i, words[word].field, g_steal_pointer (&label));
      else if (*label != '\0')
        g_ptr_array_add (self->unused, g_steal_pointer (&label));
    }
  tell_vendor (self, labels);
  return has_plate (self) ? g_steal_pointer (&self) : NULL;
}

static char *
dup_cell (const AlprReadRow *row, guint index)
{
  return index < row->n_cells
             ? g_strstrip (g_strndup (row->cells[index].text, row->cells[index].length))
             : g_strdup ("");
}

static gboolean
is_day (const AlprReadRow *row, guint index, GTimeZone *zone)
{
  g_autofree char *text = dup_cell (row, index);
  gint64 time;

  return index < row->n_cells && (*text == '\0' || alpr_hot_day_parse (text, zone, FALSE, &time));
}

/**
 * alpr_hot_layout_new_genetec:
 * @row: the first row of a file without a heading
 *
 * Returns: (transfer full) (nullable): the layout; %NULL where the row is none of Genetec's
 */
AlprHotLayout *
alpr_hot_layout_new_genetec (const AlprReadRow *row)
{
  static const struct
  {
    AlprHotField field;
    const char *label;
  } order[] = { { ALPR_HOT_CATEGORY, "Category" }, { ALPR_HOT_ISSUER, "PlateState" },
                { ALPR_HOT_PLATE, "PlateNumber" }, { ALPR_HOT_LISTED, "EffectiveDate" },
                { ALPR_HOT_EXPIRES, "ExpiryDate" } };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *first = dup_cell (row, 0);
  g_autofree char *second = dup_cell (row, 1);
  gboolean with_category = alpr_issuer_find (first) == NULL && alpr_issuer_find (second) != NULL;
  guint skipped = with_category ? 0 : 1;
  AlprHotLayout *self;

  if (row->n_cells < G_N_ELEMENTS (order) - skipped || !is_day (row, 3 - skipped, utc)
      || !is_day (row, 4 - skipped, utc)
      || (!with_category && *first != '\0' && alpr_issuer_find (first) == NULL))
    return NULL;
  self = new_layout ();
  for (guint i = skipped; i < G_N_ELEMENTS (order); i++)
    add_column (self, i - skipped, order[i].field, g_strdup (order[i].label));
  self->genetec = TRUE;
  return self;
}
