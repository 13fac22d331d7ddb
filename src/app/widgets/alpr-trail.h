/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_TRAIL (alpr_trail_get_type ())
G_DECLARE_FINAL_TYPE (AlprTrail, alpr_trail, ALPR, TRAIL, AdwBin)

void alpr_trail_show (AlprTrail *self, AlprDesk *desk, AlprView *view, AlprRow *row);

G_END_DECLS
