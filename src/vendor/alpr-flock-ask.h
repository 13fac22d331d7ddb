/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-flock-http.h"

G_BEGIN_DECLS

/**
 * AlprFlockCall:
 * @method: `GET` or `POST`
 * @path: below the interface's address, as `/hotlists`
 * @title: how messages call it, as `GET /hotlists/{id}/entries`
 * @body: (nullable): JSON that is sent
 * @repeatable: whether it may be asked again where nobody knows if the first one arrived
 *
 * A question to the interface.
 */
typedef struct
{
  const char *method;
  const char *path;
  const char *title;
  const char *body;
  gboolean repeatable;
} AlprFlockCall;

typedef struct _AlprFlockAsk AlprFlockAsk;

AlprFlockAsk *alpr_flock_ask_new (const AlprVendorAccess *access, const AlprFlockLimits *limits,
                                  GError **error);
void alpr_flock_ask_free (AlprFlockAsk *self);
GByteArray *alpr_flock_ask_call (AlprFlockAsk *self, const AlprFlockCall *call,
                                 GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprFlockAsk, alpr_flock_ask_free)

G_END_DECLS
