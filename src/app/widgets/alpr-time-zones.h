/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void alpr_time_zones_fill (GtkDropDown *drop_down);
const char *alpr_time_zones_get_chosen (GtkDropDown *drop_down);

G_END_DECLS
