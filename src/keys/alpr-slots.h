/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_SLOTS_ROUNDS_LEAST 600000
#define ALPR_BOOK_KEY_LENGTH 32
/* One sentence, whichever part was wrong, here and where a code is checked. */
#define ALPR_SLOTS_DENIED "The user name, the passphrase or the code is wrong"

#define ALPR_TYPE_SLOTS (alpr_slots_get_type ())
G_DECLARE_FINAL_TYPE (AlprSlots, alpr_slots, ALPR, SLOTS, GObject)

char *alpr_slots_path_for (const char *book_path);
AlprSlots *alpr_slots_new (const char *book_id);
AlprSlots *alpr_slots_load (const char *path, GError **error);
AlprSlots *alpr_slots_parse (const char *text, gsize length, const char *path, GError **error);
gboolean alpr_slots_save (AlprSlots *self, const char *path, GError **error);

const char *alpr_slots_get_book_id (AlprSlots *self);
char **alpr_slots_list_users (AlprSlots *self);
char *alpr_slots_get_notice (AlprSlots *self);
void alpr_slots_set_notice (AlprSlots *self, const char *notice);

gboolean alpr_slots_add (AlprSlots *self, const char *user, AlprSecret *passphrase,
                         AlprSecret *book_key, GError **error);
gboolean alpr_slots_remove (AlprSlots *self, const char *user, GError **error);
AlprSecret *alpr_slots_unlock (AlprSlots *self, const char *user, AlprSecret *passphrase,
                               GError **error);

G_END_DECLS
