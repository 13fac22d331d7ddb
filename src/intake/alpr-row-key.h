/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-digest.h"
#include "alpr-known.h"
#include "alpr-mapping.h"

G_BEGIN_DECLS

/**
 * AlprRowKey:
 * @digest: (owned): used for one row after the other
 * @content: (owned): the row's canonical bytes
 *
 * Makes the keys of rows that have no id of their vendor.
 */
typedef struct
{
  AlprDigest *digest;
  GByteArray *content;
} AlprRowKey;

void alpr_row_key_init (AlprRowKey *self);
void alpr_row_key_clear (AlprRowKey *self);
void alpr_row_key_begin (AlprRowKey *self);
void alpr_row_key_add_text (AlprRowKey *self, AlprField field, const AlprCell *cell);
void alpr_row_key_add_times (AlprRowKey *self, AlprField field, const gint64 *times, guint n_times);
void alpr_row_key_finish (guint32 occurrence, guint8 key[ALPR_KEY_LENGTH], gpointer self);

G_END_DECLS
