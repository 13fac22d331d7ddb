/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-mapping.h"

G_BEGIN_DECLS

GPtrArray *alpr_mappings_load (AlprStore *store, GError **error);
AlprMapping *alpr_mappings_find (AlprStore *store, const char *id, GError **error);

G_END_DECLS
