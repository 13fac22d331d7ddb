/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act-dialog.h"

G_BEGIN_DECLS

GPtrArray *alpr_act_many_list (const AlprActAsk *ask, const AlprInput *input, GTimeZone *zone);
GPtrArray *alpr_act_many_fill (GPtrArray *each, const char *input, GVariant *common);
char *alpr_act_many_tell (GPtrArray *each);
AlprRow *alpr_act_many_find_prefilling (const AlprActAsk *ask, const AlprInput *input,
                                        const char *field);

G_END_DECLS
