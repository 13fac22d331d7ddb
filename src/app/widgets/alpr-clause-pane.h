/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-profile.h"

G_BEGIN_DECLS

#define ALPR_TYPE_CLAUSE_PANE (alpr_clause_pane_get_type ())
G_DECLARE_FINAL_TYPE (AlprClausePane, alpr_clause_pane, ALPR, CLAUSE_PANE, AdwBin)

void alpr_clause_pane_show (AlprClausePane *self, const AlprClause *clause);

G_END_DECLS
