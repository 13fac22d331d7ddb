/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-reader.h"

G_BEGIN_DECLS

/**
 * AlprField:
 *
 * What a column of a vendor's search audit holds. `SEARCH_DATE` is the day where date and time
 * stand in two columns. The words in a mapping file are these names in lower case with dashes.
 */
typedef enum
{
  ALPR_FIELD_ID,
  ALPR_FIELD_ACCOUNT,
  ALPR_FIELD_ORGANISATION,
  ALPR_FIELD_NETWORKS,
  ALPR_FIELD_DEVICES,
  ALPR_FIELD_TIME_FRAME,
  ALPR_FIELD_PLATE,
  ALPR_FIELD_REASON,
  ALPR_FIELD_CASE_NUMBER,
  ALPR_FIELD_FILTER,
  ALPR_FIELD_TIME,
  ALPR_FIELD_DATE,
  ALPR_FIELD_TYPE,
  ALPR_FIELD_PROMPT,
  ALPR_FIELD_MODERATION,
  ALPR_FIELD_OFFENSE,
  ALPR_N_FIELDS
} AlprField;

#define ALPR_TYPE_MAPPING (alpr_mapping_get_type ())
G_DECLARE_FINAL_TYPE (AlprMapping, alpr_mapping, ALPR, MAPPING, GObject)

char **alpr_mapping_list_shipped (void);
AlprMapping *alpr_mapping_load_shipped (const char *id, GError **error);
AlprMapping *alpr_mapping_load (const char *file, GBytes *json, GError **error);
const char *alpr_mapping_get_id (AlprMapping *self);
const char *alpr_mapping_get_title (AlprMapping *self);
const char *alpr_mapping_get_vendor (AlprMapping *self);
const char *alpr_mapping_get_zone (AlprMapping *self);
gboolean alpr_mapping_has_header (AlprMapping *self);
gboolean alpr_mapping_knows (AlprMapping *self, const char *label, AlprField field);
gboolean alpr_mapping_needs (AlprMapping *self, AlprField field);
GBytes *alpr_mapping_get_json (AlprMapping *self);

/**
 * AlprLayout:
 * @column: for each field its column, -1 where the sheet has none
 * @n_columns: how many columns the header has, up to its last label that is not blank
 * @labels: (array length=n_columns): the header's labels, trimmed; closed with %NULL
 * @extra: (array length=n_columns): columns that no field claims: kept with the row
 *
 * How one sheet's columns lie. A row may have more cells than @n_columns (a column without a label)
 * or fewer (a label without a column).
 */
typedef struct
{
  int column[ALPR_N_FIELDS];
  guint n_columns;
  char **labels;
  gboolean *extra;
} AlprLayout;

void alpr_layout_clear (AlprLayout *self);

gboolean alpr_mapping_match_header (AlprMapping *self, const AlprReadRow *row, AlprLayout *layout);
AlprMapping *alpr_mapping_recognise (GPtrArray *mappings, const char *file,
                                     const AlprReadRow *header, AlprLayout *layout,
                                     GError **error);

char *alpr_label_trim (const char *text, gsize length);
const char *alpr_field_to_text (AlprField field);
gboolean alpr_field_from_text (const char *text, AlprField *field);

/**
 * AlprKind:
 * @ALPR_KIND_EMPTY: nothing, or a dash that stands for nothing
 * @ALPR_KIND_UUID: an id
 * @ALPR_KIND_TIME: a date and time, a date or a time of day
 * @ALPR_KIND_FRAME: two times
 * @ALPR_KIND_INTEGER: a count
 * @ALPR_KIND_MASK: hidden by vendor or agency
 * @ALPR_KIND_TEXT: anything else
 *
 * The kind of a value. Over a sample of rows, kinds tell shifted, stacked and filled-down columns.
 */
typedef enum
{
  ALPR_KIND_EMPTY,
  ALPR_KIND_UUID,
  ALPR_KIND_TIME,
  ALPR_KIND_FRAME,
  ALPR_KIND_INTEGER,
  ALPR_KIND_MASK,
  ALPR_KIND_TEXT,
  ALPR_N_KINDS
} AlprKind;

const char *alpr_kind_to_text (AlprKind kind);
AlprKind alpr_kind_of (const char *text, gsize length);
gboolean alpr_row_holds_data (const AlprReadRow *row);
gboolean alpr_field_takes (AlprField field, AlprKind kind);

G_END_DECLS
