/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"

G_BEGIN_DECLS

typedef struct _AlprActPart AlprActPart;

AlprActPart *alpr_act_part_new (AlprActRun *run, const char *act, GError **error);
void alpr_act_part_free (AlprActPart *self);
gboolean alpr_act_part_do (AlprActPart *self, GVariant *inputs, gint64 *subject, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprActPart, alpr_act_part_free)

G_END_DECLS
