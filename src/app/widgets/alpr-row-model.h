/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alpr-row-item.h"
#include "alpr-row-source.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ROW_MODEL (alpr_row_model_get_type ())
G_DECLARE_FINAL_TYPE (AlprRowModel, alpr_row_model, ALPR, ROW_MODEL, GObject)

AlprRowModel *alpr_row_model_new (AlprRowSource *source);
void alpr_row_model_set_source (AlprRowModel *self, AlprRowSource *source);
void alpr_row_model_set_order (AlprRowModel *self, const AlprViewOrder *order);
void alpr_row_model_reload (AlprRowModel *self);

gboolean alpr_row_model_is_loading (AlprRowModel *self);
gboolean alpr_row_model_is_filtered (AlprRowModel *self);
void alpr_row_model_get_order (AlprRowModel *self, AlprViewOrder *order);
guint alpr_row_model_get_total (AlprRowModel *self);
gint64 alpr_row_model_get_id (AlprRowModel *self, guint position);
gboolean alpr_row_model_find (AlprRowModel *self, gint64 id, guint *position);
guint alpr_row_model_get_n_selected (AlprRowModel *self);
AlprRowItem *alpr_row_model_get_selected (AlprRowModel *self);
GArray *alpr_row_model_list_selected (AlprRowModel *self);

G_END_DECLS
