/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_BADGE (alpr_badge_get_type ())
G_DECLARE_FINAL_TYPE (AlprBadge, alpr_badge, ALPR, BADGE, AdwBin)

GtkWidget *alpr_badge_new (const char *word);
const char *alpr_badge_get_word (AlprBadge *self);
void alpr_badge_set_word (AlprBadge *self, const char *word);

const char *alpr_word_title (const char *word);
const char *alpr_word_tone (const char *word);

G_END_DECLS
