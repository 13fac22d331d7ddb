/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AlprFlockDeadline AlprFlockDeadline;

AlprFlockDeadline *alpr_flock_deadline_new (guint milliseconds, GCancellable *cancellable);
GCancellable *alpr_flock_deadline_get_stop (AlprFlockDeadline *self);
gboolean alpr_flock_deadline_has_passed (AlprFlockDeadline *self);
void alpr_flock_deadline_free (AlprFlockDeadline *self);

gboolean alpr_flock_wait (guint milliseconds, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprFlockDeadline, alpr_flock_deadline_free)

G_END_DECLS
