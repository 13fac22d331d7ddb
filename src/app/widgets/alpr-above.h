/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ABOVE (alpr_above_get_type ())
G_DECLARE_FINAL_TYPE (AlprAbove, alpr_above, ALPR, ABOVE, GtkWidget)

void alpr_above_set_view (AlprAbove *self, AlprView *view);
void alpr_above_refresh (AlprAbove *self, AlprDesk *desk, GVariant *inputs);
void alpr_above_set_room (AlprAbove *self, AlprRoom room);

G_END_DECLS
