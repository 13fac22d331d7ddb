/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_WRAP_KEY_LENGTH 32
#define ALPR_WRAP_NONCE_LENGTH 12
#define ALPR_WRAP_TAG_LENGTH 16

AlprSecret *alpr_wrap_derive (AlprSecret *passphrase, GBytes *salt, int rounds, GError **error);
GBytes *alpr_wrap_seal (AlprSecret *kek, GBytes *nonce, GBytes *bound, AlprSecret *secret,
                        GBytes **tag, GError **error);
AlprSecret *alpr_wrap_open (AlprSecret *kek, GBytes *nonce, GBytes *bound, GBytes *wrapped,
                            GBytes *tag);

G_END_DECLS
