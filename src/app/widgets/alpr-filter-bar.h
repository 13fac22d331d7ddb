/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

/**
 * AlprChoice:
 * @value: what the field must be
 * @label: what people read
 *
 * A value that a list can be filtered by.
 */
typedef struct
{
  GVariant *value;
  char *label;
} AlprChoice;

AlprChoice *alpr_choice_new (GVariant *value, const char *label);
void alpr_choice_free (AlprChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprChoice, alpr_choice_free)

#define ALPR_TYPE_FILTER_BAR (alpr_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (AlprFilterBar, alpr_filter_bar, ALPR, FILTER_BAR, AdwBin)

void alpr_filter_bar_set_view (AlprFilterBar *self, AlprView *view);
AlprView *alpr_filter_bar_get_view (AlprFilterBar *self);
void alpr_filter_bar_read_choices (AlprFilterBar *self, AlprDesk *desk);
void alpr_filter_bar_take_choices (AlprFilterBar *self, guint filter, GPtrArray *choices);
void alpr_filter_bar_set_room (AlprFilterBar *self, AlprRoom room);
const char *alpr_filter_bar_get_words (AlprFilterBar *self);
GVariant *alpr_filter_bar_get_filters (AlprFilterBar *self);
gboolean alpr_filter_bar_focus (AlprFilterBar *self);
void alpr_filter_bar_clear (AlprFilterBar *self);
gboolean alpr_filter_bar_choose (AlprFilterBar *self, const char *field, GVariant *value);

G_END_DECLS
