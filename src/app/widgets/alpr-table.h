/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-row-model.h"

G_BEGIN_DECLS

#define ALPR_TYPE_TABLE (alpr_table_get_type ())
G_DECLARE_FINAL_TYPE (AlprTable, alpr_table, ALPR, TABLE, AdwBin)

void alpr_table_set_source (AlprTable *self, AlprView *view, AlprRowSource *source,
                            GTimeZone *zone);
void alpr_table_refresh (AlprTable *self, AlprDesk *desk, GVariant *inputs);
void alpr_table_set_menu (AlprTable *self, GMenuModel *menu);
void alpr_table_set_room (AlprTable *self, AlprRoom room);

AlprRowModel *alpr_table_get_model (AlprTable *self);
AlprView *alpr_table_get_view (AlprTable *self);
AlprRow *alpr_table_get_row (AlprTable *self);
gint64 alpr_table_get_row_id (AlprTable *self);

gboolean alpr_table_search (AlprTable *self);
void alpr_table_show (AlprTable *self, gint64 id);
gboolean alpr_table_filter (AlprTable *self, const char *field, GVariant *value);
void alpr_table_sort (AlprTable *self, const char *field, GtkSortType direction);

G_END_DECLS
