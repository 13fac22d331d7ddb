/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-row.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ROW_ITEM (alpr_row_item_get_type ())
G_DECLARE_FINAL_TYPE (AlprRowItem, alpr_row_item, ALPR, ROW_ITEM, GObject)

AlprRowItem *alpr_row_item_new (gint64 id);
gint64 alpr_row_item_get_id (AlprRowItem *self);
void alpr_row_item_set_id (AlprRowItem *self, gint64 id);
guint alpr_row_item_get_position (AlprRowItem *self);
void alpr_row_item_set_position (AlprRowItem *self, guint position);
AlprRow *alpr_row_item_get_row (AlprRowItem *self);
void alpr_row_item_set_row (AlprRowItem *self, AlprRow *row);

G_END_DECLS
