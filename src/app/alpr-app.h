/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ALPR_RESOURCES "/org/alprdesk/AlprDesk/"
#define ALPR_UI(stem) ALPR_RESOURCES "ui/" stem ".ui"

void alpr_app_init (void);
GSettings *alpr_app_get_settings (void);

G_END_DECLS
