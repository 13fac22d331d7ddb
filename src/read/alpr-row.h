/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-cursor.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define ALPR_TYPE_ROW (alpr_row_get_type ())
G_DECLARE_FINAL_TYPE (AlprRow, alpr_row, ALPR, ROW, GObject)

/**
 * AlprRowShape:
 *
 * The names of a query's fields; shared by all its rows.
 */
typedef struct _AlprRowShape AlprRowShape;

AlprRowShape *alpr_row_shape_new (AlprCursor *cursor);
void alpr_row_shape_rename (AlprRowShape *self, const char *name, const char *new_name);
AlprRowShape *alpr_row_shape_ref (AlprRowShape *self);
void alpr_row_shape_unref (AlprRowShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRowShape, alpr_row_shape_unref)

AlprRow *alpr_row_new (AlprRowShape *shape, AlprCursor *cursor);
guint alpr_row_get_n_fields (AlprRow *self);
const char *alpr_row_get_name (AlprRow *self, guint field);
gboolean alpr_row_has (AlprRow *self, const char *name);
gboolean alpr_row_is_null (AlprRow *self, const char *name);
AlprCellType alpr_row_get_type_of (AlprRow *self, const char *name);
gint64 alpr_row_get_integer (AlprRow *self, const char *name);
double alpr_row_get_real (AlprRow *self, const char *name);
const char *alpr_row_get_text (AlprRow *self, const char *name);
GBytes *alpr_row_get_blob (AlprRow *self, const char *name);
gint64 alpr_row_get_id (AlprRow *self);

G_END_DECLS
