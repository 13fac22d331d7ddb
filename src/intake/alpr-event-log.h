/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alpr-vendor.h"

G_BEGIN_DECLS

/* An event log is small; what is larger is something else */
#define ALPR_EVENT_LOG_MOST_ROWS 500000

AlprVendorEvents *alpr_event_log_read (const char *path, GCancellable *cancellable, GError **error);
const char *alpr_event_log_read_details (const char *text, AlprVendorEvent *event);

G_END_DECLS
