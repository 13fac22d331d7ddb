/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-import-batch.h"

G_BEGIN_DECLS

typedef struct _AlprDays AlprDays;

AlprDays *alpr_days_new (gint64 import, GTimeZone *zone);
void alpr_days_free (AlprDays *self);
void alpr_days_add (AlprDays *self, const AlprSearchRow *row, AlprBatch *days);
void alpr_days_flush (AlprDays *self, AlprBatch *days);

AlprBatch *alpr_days_new_batch (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprDays, alpr_days_free)

G_END_DECLS
