/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-sheet.h"

G_BEGIN_DECLS

/**
 * AlprWindowRow:
 * @cells: (transfer none): the cells, each closed with a NUL behind its length
 * @n_cells: how many
 * @row: as in #AlprReadRow
 * @broken: (owned) (nullable): as in #AlprReadRow
 * @hashes: of the dictionaries' cells that are not empty
 * @has_key: whether the row brings a vendor's UUID
 * @key: that UUID
 * @key_hash: of @key
 *
 * A row that waits in the window.
 */
typedef struct
{
  AlprCell *cells;
  guint n_cells;
  gint64 row;
  char *broken;
  AlprIdHash hashes[ALPR_N_DICTIONARIES];
  gboolean has_key;
  guint8 key[ALPR_KEY_LENGTH];
  AlprIdHash key_hash;
} AlprWindowRow;

#define ALPR_WINDOW_ROWS 32

/**
 * AlprRowWindow:
 * @rows: the rows that wait
 * @n_rows: how many
 * @bytes: (owned): their texts
 * @bytes_used: how many bytes of them are taken
 * @bytes_size: how many there are
 * @cells: (owned): their cells
 * @cells_used: how many of them are taken
 * @cells_size: how many there are
 */
typedef struct
{
  AlprWindowRow rows[ALPR_WINDOW_ROWS];
  guint n_rows;
  char *bytes;
  gsize bytes_used;
  gsize bytes_size;
  AlprCell *cells;
  gsize cells_used;
  gsize cells_size;
} AlprRowWindow;

void alpr_row_window_clear (AlprRowWindow *self);
void alpr_row_window_empty (AlprRowWindow *self);
gboolean alpr_row_window_add (AlprRowWindow *self, const AlprReadRow *row);
void alpr_window_row_prepare (AlprWindowRow *self, const AlprImportSheet *sheet,
                              const AlprDictionaries *dictionaries, AlprKnown *known);

G_END_DECLS
