/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-flock-http.h"

G_BEGIN_DECLS

void alpr_flock_open_door (void);
void alpr_flock_set_limits (const AlprFlockLimits *limits);

G_END_DECLS
