/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

char *alpr_alert_notice_words (gint64 before, gint64 waiting);
void alpr_alert_notice_tell (GtkWindow *window, gint64 before, gint64 waiting);
void alpr_alert_notice_withdraw (GtkWindow *window);

G_END_DECLS
