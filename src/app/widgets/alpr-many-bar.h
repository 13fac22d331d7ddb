/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-row-model.h"

G_BEGIN_DECLS

#define ALPR_TYPE_MANY_BAR (alpr_many_bar_get_type ())
G_DECLARE_FINAL_TYPE (AlprManyBar, alpr_many_bar, ALPR, MANY_BAR, AdwBin)

void alpr_many_bar_set_list (AlprManyBar *self, AlprView *view, AlprRowModel *model);
void alpr_many_bar_refresh (AlprManyBar *self, AlprDesk *desk, GVariant *inputs);

G_END_DECLS
