/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AlprWorker AlprWorker;

AlprWorker *alpr_worker_new (const char *name);
void alpr_worker_push (AlprWorker *self, GTask *task, GTaskThreadFunc func);
void alpr_worker_give (AlprWorker *self, gpointer data, GDestroyNotify func);
void alpr_worker_free (AlprWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprWorker, alpr_worker_free)

G_END_DECLS
