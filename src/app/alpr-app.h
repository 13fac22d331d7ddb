/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ALPR_RESOURCES "/org/alprdesk/AlprDesk/"
#define ALPR_UI(stem) ALPR_RESOURCES "ui/" stem ".ui"

/**
 * AlprRoom:
 * @ALPR_ROOM_WIDE: there is room for sidebar, list and detail
 * @ALPR_ROOM_SMALL: there is, when filters wait behind a button
 * @ALPR_ROOM_NARROW: there is room for one of them
 *
 * How much room the window has.
 */
typedef enum
{
  ALPR_ROOM_WIDE,
  ALPR_ROOM_SMALL,
  ALPR_ROOM_NARROW
} AlprRoom;

void alpr_app_init (void);
GSettings *alpr_app_get_settings (void);

G_END_DECLS
