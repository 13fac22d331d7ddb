/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alpr-view.h"

G_BEGIN_DECLS

GtkListItemFactory *alpr_table_cell_factory_new (AlprView *view, const AlprColumn *column,
                                                 GTimeZone *zone);
char *alpr_table_cell_make_title (const AlprColumn *column);
guint alpr_table_cell_find_position (GtkWidget *widget);

G_END_DECLS
