/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-mapping.h"

G_BEGIN_DECLS

/**
 * AlprProposedColumn:
 * @label: the header's label, trimmed; empty where there is none
 * @field: the likeliest field, -1 where none is likely
 * @kinds: how many of the sample's cells are of each kind
 * @samples: a few different values, as they stand
 *
 * A column of a file that no mapping knows.
 */
typedef struct
{
  char *label;
  int field;
  guint kinds[ALPR_N_KINDS];
  char **samples;
} AlprProposedColumn;

/**
 * AlprProposal:
 * @columns: the columns
 * @n_columns: how many
 * @has_header: whether the first row is a header
 * @n_rows: how many rows of data were looked at
 *
 * What a file seems to hold: where the mapping dialog begins.
 */
typedef struct
{
  AlprProposedColumn *columns;
  guint n_columns;
  gboolean has_header;
  guint n_rows;
} AlprProposal;

AlprProposal *alpr_mapping_propose (AlprReader *reader, GPtrArray *mappings, guint n_rows,
                                    GError **error);
void alpr_proposal_free (AlprProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprProposal, alpr_proposal_free)

/**
 * AlprMappingColumns:
 * @id: id of the mapping, small letters, digits and dashes
 * @title: its name, for people
 * @vendor: (nullable): whose files these are
 * @zone: (nullable): the zone of times that name none; %NULL for the agency's
 * @labels: (array length=n_columns) (nullable): the header's labels; %NULL for files without a
 * header
 * @fields: (array length=n_columns): the field of each column, -1 for none
 * @n_columns: how many columns
 *
 * What a person decided in the mapping dialog.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *vendor;
  const char *zone;
  const char *const *labels;
  const int *fields;
  guint n_columns;
} AlprMappingColumns;

AlprMapping *alpr_mapping_new_from_columns (const AlprMappingColumns *columns, GError **error);

G_END_DECLS
