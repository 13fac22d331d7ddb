/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-mapping.h"

G_BEGIN_DECLS

/**
 * AlprMappingData:
 * @zone: %NULL where times are in the agency's zone
 * @aliases: for each field its labels, folded, or %NULL
 * @marks: labels, folded, that must all be in a header
 * @columns: (nullable): for files without a header the field of each column, -1 for none
 *
 * What a mapping file says.
 */
typedef struct
{
  char *id;
  char *title;
  char *vendor;
  char *zone;
  char **aliases[ALPR_N_FIELDS];
  gboolean needs[ALPR_N_FIELDS];
  char **marks;
  GArray *columns; /* of int */
} AlprMappingData;

void alpr_mapping_data_clear (AlprMappingData *self);
gboolean alpr_mapping_data_read (AlprMappingData *self, const char *file, GBytes *json,
                                 GError **error);
char *alpr_label_fold (const char *label);

G_END_DECLS
