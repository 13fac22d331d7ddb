/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-row-model.h"

G_BEGIN_DECLS

GtkPopover *alpr_row_menu_new (GtkWidget *parent, GtkColumnView *rows, GMenuModel *menu);
gboolean alpr_row_menu_open (GtkPopover *popover);

G_END_DECLS
