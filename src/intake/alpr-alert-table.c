/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alerts as a table, CSV or XLSX: an export of a vendor's, or one that somebody made. Which column
 * holds what its heading says: letters and digits are compared, so that “Read At”, “read_at” and
 * “ReadAt” are one. The heading is sought among the first rows of a sheet; it must name a time and
 * a plate. Of two columns that hold the same the one counts that stands first in the table below.
 *
 * A row whose cells a formula of the workbook reckons is set aside: what it showed when the file
 * was saved need not be what it shows elsewhere.
 */

#include <string.h>

#include "alpr-alert-private.h"
#include "alpr-column-names.h"
#include "alpr-cell.h"
#include "alpr-classify.h"
#include "alpr-error.h"
#include "alpr-roster-private.h"
#include "alpr-text.h"

#define HEADER_WITHIN 20
#define LONGEST 500

/* Beside the fields of a record */
enum
{
  COLUMN_TIME = ALPR_ALERT_N_FIELDS,
  COLUMN_DATE,
  COLUMN_CONFIDENCE,
  N_COLUMNS
};

static const struct
{
  const char *word;
  guint column;
} words[] = {
  { "readat", COLUMN_TIME },
  { "alerttime", COLUMN_TIME },
  { "hittime", COLUMN_TIME },
  { "readtime", COLUMN_TIME },
  { "detectiontime", COLUMN_TIME },
  { "eventtime", COLUMN_TIME },
  { "timestamp", COLUMN_TIME },
  { "datetime", COLUMN_TIME },
  { "dateandtime", COLUMN_TIME },
  { "alertdatetime", COLUMN_TIME },
  { "alertedat", COLUMN_TIME },
  { "capturedat", COLUMN_TIME },
  { "seenat", COLUMN_TIME },
  { "time", COLUMN_TIME },
  { "alertdate", COLUMN_DATE },
  { "readdate", COLUMN_DATE },
  { "hitdate", COLUMN_DATE },
  { "date", COLUMN_DATE },
  { "plate", ALPR_ALERT_PLATE },
  { "readplate", ALPR_ALERT_PLATE },
  { "plateread", ALPR_ALERT_PLATE },
  { "platenumber", ALPR_ALERT_PLATE },
  { "licenseplate", ALPR_ALERT_PLATE },
  { "licenseplatenumber", ALPR_ALERT_PLATE },
  { "lp", ALPR_ALERT_PLATE },
  { "tag", ALPR_ALERT_PLATE },
  { "hotplate", ALPR_ALERT_WANTED },
  { "wantedplate", ALPR_ALERT_WANTED },
  { "listplate", ALPR_ALERT_WANTED },
  { "hotlistplate", ALPR_ALERT_WANTED },
  { "matchedplate", ALPR_ALERT_WANTED },
  { "state", ALPR_ALERT_ISSUER },
  { "readstate", ALPR_ALERT_ISSUER },
  { "platestate", ALPR_ALERT_ISSUER },
  { "issuer", ALPR_ALERT_ISSUER },
  { "region", ALPR_ALERT_ISSUER },
  { "jurisdiction", ALPR_ALERT_ISSUER },
  { "wantedstate", ALPR_ALERT_WANTED_ISSUER },
  { "hotliststate", ALPR_ALERT_WANTED_ISSUER },
  { "list", ALPR_ALERT_LIST },
  { "listname", ALPR_ALERT_LIST },
  { "hotlist", ALPR_ALERT_LIST },
  { "hotlistname", ALPR_ALERT_LIST },
  { "alertlist", ALPR_ALERT_LIST },
  { "source", ALPR_ALERT_LIST },
  { "reason", ALPR_ALERT_REASON },
  { "alertreason", ALPR_ALERT_REASON },
  { "alerttype", ALPR_ALERT_REASON },
  { "hitreason", ALPR_ALERT_REASON },
  { "alert", ALPR_ALERT_REASON },
  { "description", ALPR_ALERT_REASON },
  { "case", ALPR_ALERT_CASE },
  { "casenumber", ALPR_ALERT_CASE },
  { "caseno", ALPR_ALERT_CASE },
  { "camera", ALPR_ALERT_CAMERA },
  { "cameraname", ALPR_ALERT_CAMERA },
  { "device", ALPR_ALERT_CAMERA },
  { "devicename", ALPR_ALERT_CAMERA },
  { "site", ALPR_ALERT_SITE },
  { "sitename", ALPR_ALERT_SITE },
  { "network", ALPR_ALERT_SITE },
  { "networkname", ALPR_ALERT_SITE },
  { "location", ALPR_ALERT_SITE },
  { "system", ALPR_ALERT_SYSTEM },
  { "vendor", ALPR_ALERT_SYSTEM },
  { "vehicle", ALPR_ALERT_VEHICLE },
  { "vehicledescription", ALPR_ALERT_VEHICLE },
  { "makemodel", ALPR_ALERT_VEHICLE },
  { "id", ALPR_ALERT_VENDOR_ID },
  { "alertid", ALPR_ALERT_VENDOR_ID },
  { "hitid", ALPR_ALERT_VENDOR_ID },
  { "objectid", ALPR_ALERT_VENDOR_ID },
  { "readid", ALPR_ALERT_VENDOR_ID },
  { "outcome", ALPR_ALERT_OUTCOME },
  { "disposition", ALPR_ALERT_OUTCOME },
  { "result", ALPR_ALERT_OUTCOME },
  { "status", ALPR_ALERT_OUTCOME },
  { "confidence", COLUMN_CONFIDENCE },
};

#define NOWHERE G_MAXUINT

typedef struct
{
  AlprAlertRead *read;
  guint at[N_COLUMNS]; /* the cell of each column, or NOWHERE */
  gboolean headed;
  guint before;
} Table;

/* Whether the row is the heading; then the columns are known. */
static gboolean
take_heading (Table *self, const AlprReadRow *row)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  GHashTable *names = self->read->options->names;

  for (guint i = 0; i < N_COLUMNS; i++)
    self->at[i] = NOWHERE;
  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (headings, alpr_text_fold_label (row->cells[i].text, row->cells[i].length));
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (guint i = 0; i < headings->len && self->at[words[w].column] == NOWHERE; i++)
      if (strcmp (alpr_column_names_find (names, headings->pdata[i]), words[w].word) == 0)
        self->at[words[w].column] = i;
  if (self->at[ALPR_ALERT_PLATE] == NOWHERE && self->at[ALPR_ALERT_WANTED] != NOWHERE)
    {
      self->at[ALPR_ALERT_PLATE] = self->at[ALPR_ALERT_WANTED];
      self->at[ALPR_ALERT_WANTED] = NOWHERE;
    }
  return self->at[ALPR_ALERT_PLATE] != NOWHERE
         && (self->at[COLUMN_TIME] != NOWHERE || self->at[COLUMN_DATE] != NOWHERE);
}

static const AlprCell *
cell_of (Table *self, const AlprReadRow *row, guint column)
{
  return self->at[column] < row->n_cells ? &row->cells[self->at[column]] : NULL;
}

static char *
dup_cell (Table *self, const AlprReadRow *row, guint column)
{
  const AlprCell *cell = cell_of (self, row, column);
  g_autofree char *text
      = cell != NULL ? alpr_roster_clean (cell->text, cell->length, FALSE) : NULL;

  return text != NULL && strlen (text) <= LONGEST ? g_steal_pointer (&text) : NULL;
}

static gint64
read_time (Table *self, const AlprReadRow *row)
{
  g_autofree char *time = dup_cell (self, row, COLUMN_TIME);
  g_autofree char *date = dup_cell (self, row, COLUMN_DATE);
  GTimeZone *zone = self->read->options->zone;
  gint64 at;

  if (time != NULL && alpr_parse_vendor_time (time, strlen (time), zone, &at))
    return at;
  if (date == NULL)
    return G_MININT64;
  if (alpr_parse_vendor_time (date, strlen (date), zone, &at)
      || (time != NULL
          && alpr_parse_vendor_split (date, strlen (date), time, strlen (time), zone, &at)))
    return at;
  return G_MININT64;
}

static gboolean
has_formula (Table *self, const AlprReadRow *row)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->at[i] < 64 && (row->formulas >> self->at[i] & 1) != 0)
      return TRUE;
  return FALSE;
}

static char *
dup_raw (const AlprReadRow *row)
{
  g_autoptr (GString) raw = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells && raw->len < 4096; i++)
    {
      AlprCell cell = row->cells[i];

      if (i > 0)
        g_string_append_c (raw, ',');
      cell.length = MIN (cell.length, 4096);
      alpr_cell_append_csv (&cell, raw);
    }
  return g_utf8_make_valid (raw->str, (gssize)raw->len);
}

static void
take_row (Table *self, const AlprReadRow *row)
{
  AlprAlertRecord *record;
  g_autofree char *raw = dup_raw (row);
  g_autofree char *issuer = NULL;
  g_autofree char *wanted_issuer = NULL;
  g_autofree char *confidence = NULL;

  if (row->broken != NULL || has_formula (self, row))
    {
      alpr_alert_list_set_aside (self->read->list, row->row,
                                 row->broken != NULL ? row->broken
                                                     : "a formula stands in a cell that counts",
                                 raw);
      return;
    }
  record = alpr_alert_record_new ("csv", row->row);
  for (guint i = 0; i < ALPR_ALERT_N_FIELDS; i++)
    alpr_alert_record_take (record, i, dup_cell (self, row, i));
  issuer = g_steal_pointer (&record->text[ALPR_ALERT_ISSUER]);
  wanted_issuer = g_steal_pointer (&record->text[ALPR_ALERT_WANTED_ISSUER]);
  alpr_alert_record_take (record, ALPR_ALERT_ISSUER, alpr_alert_dup_issuer (self->read, issuer));
  alpr_alert_record_take (record, ALPR_ALERT_WANTED_ISSUER,
                          alpr_alert_dup_issuer (self->read, wanted_issuer));
  confidence = dup_cell (self, row, COLUMN_CONFIDENCE);
  if (confidence != NULL && g_ascii_isdigit (*confidence)
      && g_ascii_strtod (confidence, NULL) <= 100)
    record->confidence = g_ascii_strtod (confidence, NULL);
  record->at = read_time (self, row);
  alpr_alert_list_add (self->read->list, record, self->read->options, raw);
}

static gboolean
is_blank_row (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      return FALSE;
  return row->broken == NULL;
}

static gboolean
read_sheet (Table *self, AlprReader *reader, gboolean *any, GCancellable *cancellable,
            GError **error)
{
  AlprReadRow row;
  g_autoptr (GError) cause = NULL;
  gint64 rows = 0;

  self->headed = FALSE;
  self->before = 0;
  while (alpr_reader_next_row (reader, &row, &cause))
    {
      if (++rows % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (is_blank_row (&row))
        continue;
      if (self->headed)
        take_row (self, &row);
      else if (self->before++ < HEADER_WITHIN)
        self->headed = take_heading (self, &row);
    }
  *any |= self->headed;
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_alert_read_table:
 * @reader: the file
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where no heading names a time and a plate, or what the
 *   reader says
 */
gboolean
alpr_alert_read_table (AlprAlertRead *self, AlprReader *reader, GCancellable *cancellable,
                       GError **error)
{
  Table table = { .read = self };
  g_autoptr (GError) cause = NULL;
  gboolean any = FALSE;

  self->list->kind = "a table of alerts";
  while (alpr_reader_next_sheet (reader, &cause))
    if (!read_sheet (&table, reader, &any, cancellable, error))
      return FALSE;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (any)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” has no heading that names a time and a plate, so it is no table of alerts",
               self->list->file);
  return FALSE;
}
