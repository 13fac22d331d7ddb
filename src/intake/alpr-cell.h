/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-reader.h"

G_BEGIN_DECLS

AlprCell alpr_cell_trim (const AlprCell *cell);
gboolean alpr_cell_is_blank (const AlprCell *cell);
gboolean alpr_cell_read_count (const AlprCell *cell, gint64 *count);
gboolean alpr_cell_is_plain_uuid (const AlprCell *cell);
void alpr_cell_append_csv (const AlprCell *cell, GString *out);
void alpr_cells_append_csv (const AlprCell *cells, guint n_cells, GString *out);
void alpr_cell_append_line (const char *label, const AlprCell *cell, GString *out);

G_END_DECLS
