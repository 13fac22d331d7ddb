/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_TROUBLE (alpr_trouble_get_type ())
G_DECLARE_FINAL_TYPE (AlprTrouble, alpr_trouble, ALPR, TROUBLE, AdwBin)

void alpr_trouble_show (AlprTrouble *self, const GError *error);

/* A row of a list that tells a clause that refuses. */
GtkWidget *alpr_trouble_clause_new (const char *clause);

G_END_DECLS
