/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-mapping.h"

G_BEGIN_DECLS

GPtrArray *intake_load_mappings (void);
char *intake_dump (const char *path, GPtrArray *mappings);

G_END_DECLS
