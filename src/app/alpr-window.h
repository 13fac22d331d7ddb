/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-lock.h"
#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_WINDOW (alpr_window_get_type ())
G_DECLARE_FINAL_TYPE (AlprWindow, alpr_window, ALPR, WINDOW, AdwApplicationWindow)

AlprWindow *alpr_window_new (GtkApplication *application, AlprDesk *desk);
AlprDesk *alpr_window_get_desk (AlprWindow *self);
AlprLock *alpr_window_get_lock (AlprWindow *self);
void alpr_window_offer_book (AlprWindow *self, const char *path);
void alpr_window_go (AlprWindow *self, const char *place, gint64 id);
AlprPage *alpr_window_get_page (AlprWindow *self);
const char *alpr_window_get_place (AlprWindow *self);
AlprRoom alpr_window_get_room (AlprWindow *self);
void alpr_window_say (AlprWindow *self, const char *words);
void alpr_window_fail (AlprWindow *self, const char *heading, const GError *error);

G_END_DECLS
