/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-acts-private.h"
#include "alpr-vendor.h"

G_BEGIN_DECLS

gboolean alpr_vendor_find_connection (AlprActRun *run, gint64 *connection, GError **error);
AlprVendorAccess *alpr_vendor_load_access (AlprActRun *run, gint64 connection, GError **error);
GVariant *alpr_vendor_text_or_null (const char *text);
GVariant *alpr_vendor_time_or_null (gint64 time);

gboolean alpr_vendor_prepare_pull (AlprActRun *run, GError **error);
gboolean alpr_vendor_pull (AlprActRun *run, GError **error);
gboolean alpr_vendor_prepare_push (AlprActRun *run, GError **error);
gboolean alpr_vendor_push (AlprActRun *run, GError **error);
gboolean alpr_vendor_prepare_take_off (AlprActRun *run, GError **error);
gboolean alpr_vendor_take_off (AlprActRun *run, GError **error);
gboolean alpr_vendor_prepare_events (AlprActRun *run, GError **error);
gboolean alpr_vendor_take_in_events (AlprActRun *run, GError **error);

G_END_DECLS
