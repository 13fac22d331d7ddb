/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-adopted.h"
#include "alpr-desk.h"
#include "alpr-duty.h"

G_BEGIN_DECLS

void alpr_desk_read_policies_async (AlprDesk *self, GAsyncReadyCallback callback, gpointer data);
GPtrArray *alpr_desk_read_policies_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_read_duties_async (AlprDesk *self, GAsyncReadyCallback callback, gpointer data);
GPtrArray *alpr_desk_read_duties_finish (AlprDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
