/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alpr-view.h"

G_BEGIN_DECLS

GtkListItemFactory *alpr_table_cell_factory_new (const AlprColumn *column, GTimeZone *zone);
guint alpr_table_cell_find_position (GtkWidget *widget);

G_END_DECLS
