/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprBatchKind:
 * @ALPR_BATCH_INTEGER: gint64 values; %ALPR_BATCH_NULL stands for NULL
 * @ALPR_BATCH_TEXT: UTF-8 text, copied into the batch; NULL where absent
 * @ALPR_BATCH_KEY: 16 bytes, stored as a BLOB
 */
typedef enum
{
  ALPR_BATCH_INTEGER,
  ALPR_BATCH_TEXT,
  ALPR_BATCH_KEY
} AlprBatchKind;

#define ALPR_BATCH_NULL G_MININT64
#define ALPR_BATCH_KEY_LENGTH 16

typedef struct _AlprBatch AlprBatch;

AlprBatch *alpr_batch_new (const char *const *names, const AlprBatchKind *kinds, guint n_columns);
void alpr_batch_free (AlprBatch *self);
void alpr_batch_clear (AlprBatch *self);
guint alpr_batch_get_length (AlprBatch *self);
void alpr_batch_add_row (AlprBatch *self);
void alpr_batch_add_integers (AlprBatch *self, const gint64 *values);
void alpr_batch_set_integer (AlprBatch *self, guint column, gint64 value);
void alpr_batch_set_text (AlprBatch *self, guint column, const char *text, gsize length);
void alpr_batch_set_key (AlprBatch *self, guint column, const guint8 key[ALPR_BATCH_KEY_LENGTH]);
void alpr_batch_sort_by_text (AlprBatch *self, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprBatch, alpr_batch_free)

G_END_DECLS
