/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-flock-http.h"

G_BEGIN_DECLS

typedef struct _AlprFlockClient AlprFlockClient;

AlprFlockClient *alpr_flock_client_new (const AlprVendorAccess *access, const AlprVendorTalk *talk,
                                        const AlprFlockLimits *limits, GError **error);
void alpr_flock_client_free (AlprFlockClient *self);
GPtrArray *alpr_flock_client_pull (AlprFlockClient *self, GCancellable *cancellable,
                                   GError **error);
gboolean alpr_flock_client_add (AlprFlockClient *self, const AlprVendorList *what, guint *done,
                                GCancellable *cancellable, GError **error);
gboolean alpr_flock_client_remove (AlprFlockClient *self, const AlprVendorList *what, guint *done,
                                   GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprFlockClient, alpr_flock_client_free)

G_END_DECLS
