/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_SLOT_KIND "passphrase"

/**
 * AlprSlot:
 *
 * The fields of a passphrase slot, read and checked.
 */
typedef struct
{
  /* Owned. */
  char *user;
  GBytes *salt;
  GBytes *nonce;
  GBytes *wrapped;
  GBytes *tag;
  int rounds;
} AlprSlot;

void alpr_slot_clear (AlprSlot *slot);
const char *alpr_slot_read (GKeyFile *file, const char *group, AlprSlot *slot);
void alpr_slot_write (const AlprSlot *slot, GKeyFile *file, const char *group);
gboolean alpr_slot_seal (AlprSlot *slot, const char *book_id, AlprSecret *passphrase,
                         AlprSecret *book_key, GError **error);
AlprSecret *alpr_slot_open (const AlprSlot *slot, const char *book_id, AlprSecret *passphrase,
                            GError **error);
void alpr_slot_make_up (AlprSlot *slot, const char *user);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlprSlot, alpr_slot_clear)

G_END_DECLS
