/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ALPR_TYPE_SECRET (alpr_secret_get_type ())
typedef struct _AlprSecret AlprSecret;

GType alpr_secret_get_type (void);
AlprSecret *alpr_secret_new (const void *data, gsize length);
AlprSecret *alpr_secret_new_random (gsize length, GError **error);
AlprSecret *alpr_secret_read_file (const char *path, GError **error);
AlprSecret *alpr_secret_ref (AlprSecret *self);
void alpr_secret_unref (AlprSecret *self);
const guint8 *alpr_secret_get_data (AlprSecret *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprSecret, alpr_secret_unref)

G_END_DECLS
