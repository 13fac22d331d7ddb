/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_LOCK (alpr_lock_get_type ())
G_DECLARE_FINAL_TYPE (AlprLock, alpr_lock, ALPR, LOCK, GObject)

AlprLock *alpr_lock_new (AlprDesk *desk);
gint64 alpr_lock_clock (void);
void alpr_lock_look (AlprLock *self, gint64 now);
GtkWindow *alpr_lock_find_top (GtkWindow *window);
void alpr_lock_close_dialogs (GtkWindow *window);

G_END_DECLS
