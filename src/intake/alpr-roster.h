/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alpr-roster-list.h"

G_BEGIN_DECLS

/* A list of people is small; what is larger is something else */
#define ALPR_ROSTER_MOST_BYTES (64 * 1024 * 1024)
#define ALPR_ROSTER_MOST_ROWS 200000

AlprRosterList *alpr_roster_read (const char *path, GTimeZone *zone, GCancellable *cancellable,
                                  GError **error);
AlprRosterList *alpr_roster_read_fd (int fd, const char *path, GTimeZone *zone,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
