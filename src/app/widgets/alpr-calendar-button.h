/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

GtkWidget *alpr_calendar_button_new (GtkEditable *entry, GTimeZone *zone, gboolean with_clock);

/* Whether a text is a day as 2026-03-31, or with a clock 2026-03-31 14:05. */
gboolean alpr_day_text_is_valid (const char *text, gboolean with_clock);

G_END_DECLS
