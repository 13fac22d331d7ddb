/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-roster-preview.h"

G_BEGIN_DECLS

/* What can’t be taken in stands in the list too, after the states of the preview. */
#define ALPR_ROSTER_LINE_ASIDE ALPR_ROSTER_N_STATES
#define ALPR_ROSTER_LINE_KINDS (ALPR_ROSTER_N_STATES + 1)

#define ALPR_TYPE_ROSTER_LINE (alpr_roster_line_get_type ())
G_DECLARE_FINAL_TYPE (AlprRosterLine, alpr_roster_line, ALPR, ROSTER_LINE, GObject)

guint alpr_roster_line_get_kind (AlprRosterLine *self);
const char *alpr_roster_line_get_title (AlprRosterLine *self);
const char *alpr_roster_line_get_details (AlprRosterLine *self);
gboolean alpr_roster_line_holds (AlprRosterLine *self, const char *words);

const char *alpr_roster_line_word (guint kind);
GListStore *alpr_roster_lines_new (AlprRosterPreview *preview);
GtkListItemFactory *alpr_roster_lines_factory (void);

G_END_DECLS
