/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_PLATE_PAIR (alpr_plate_pair_get_type ())
G_DECLARE_FINAL_TYPE (AlprPlatePair, alpr_plate_pair, ALPR, PLATE_PAIR, AdwBin)

void alpr_plate_pair_show (AlprPlatePair *self, const char *read, const char *wanted);
void alpr_plate_pair_set_narrow (AlprPlatePair *self, gboolean narrow);
const char *alpr_plate_pair_get_words (AlprPlatePair *self);

G_END_DECLS
