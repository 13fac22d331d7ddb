/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-view.h"

G_BEGIN_DECLS

#define ALPR_TYPE_DETAIL (alpr_detail_get_type ())
G_DECLARE_FINAL_TYPE (AlprDetail, alpr_detail, ALPR, DETAIL, AdwBin)

void alpr_detail_show (AlprDetail *self, AlprView *view, AlprRow *row, GTimeZone *zone);
char *alpr_detail_get_text (AlprDetail *self);

/* Whether a field says anything: one that is in no list is left out where it is empty. */
gboolean alpr_field_is_worth (const AlprColumn *column, AlprRow *row, const char *value);

/* How a cell of the window reads: as alpr_view_format (), with thousands and translated words. */
char *alpr_cell_format (const AlprColumn *column, AlprRow *row, GTimeZone *zone);

/* The same where there is no badge: a word of the book is put into people's words. */
char *alpr_cell_words (const AlprColumn *column, AlprRow *row, GTimeZone *zone);

G_END_DECLS
