/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALPR_DIGEST_LENGTH 32

typedef struct _AlprDigest AlprDigest;

AlprDigest *alpr_digest_new (void);
void alpr_digest_free (AlprDigest *self);
void alpr_digest_reset (AlprDigest *self);
void alpr_digest_update (AlprDigest *self, const void *data, gsize length);
void alpr_digest_finish (AlprDigest *self, guint8 out[ALPR_DIGEST_LENGTH]);
char *alpr_digest_finish_hex (AlprDigest *self);
char *alpr_digest_hex (const void *data, gsize length);
char *alpr_digest_file (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprDigest, alpr_digest_free)

G_END_DECLS
