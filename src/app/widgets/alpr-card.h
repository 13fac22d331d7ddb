/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_CARD (alpr_card_get_type ())
G_DECLARE_FINAL_TYPE (AlprCard, alpr_card, ALPR, CARD, AdwBin)

void alpr_card_set_number (AlprCard *self, gint64 number);
void alpr_card_set_note (AlprCard *self, const char *note, const char *tone);

char *alpr_format_count (gint64 number);

G_END_DECLS
