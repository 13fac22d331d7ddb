/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

GtkWidget *alpr_enroll_dialog_new (GtkWindow *parent, AlprDesk *desk, gboolean codes_only);

G_END_DECLS
