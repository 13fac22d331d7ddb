/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkListItemFactory *alpr_item_cell_factory_new (GTimeZone *zone);

G_END_DECLS
