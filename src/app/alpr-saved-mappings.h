/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-mapping.h"

G_BEGIN_DECLS

GPtrArray *alpr_saved_mappings_load (GError **error);
gboolean alpr_saved_mappings_save (AlprMapping *mapping, GError **error);
AlprMapping *alpr_saved_mappings_find (const char *path);

G_END_DECLS
