/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"
#include "case-file.h"

G_BEGIN_DECLS

#define CASE_POLICY G_GINT64_CONSTANT (1)

void case_rows_write_searches (AlprStore *store, const Scenario *scenario);
void case_rows_write (AlprStore *store, const Scenario *scenario);

G_END_DECLS
