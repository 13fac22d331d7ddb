/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ACT_FIELD (alpr_act_field_get_type ())
G_DECLARE_FINAL_TYPE (AlprActField, alpr_act_field, ALPR, ACT_FIELD, GObject)

AlprActField *alpr_act_field_new (AlprDesk *desk, const AlprInput *input);
void alpr_act_field_add_to (AlprActField *self, AdwPreferencesGroup *group);
void alpr_act_field_read_choices (AlprActField *self);
void alpr_act_field_focus (AlprActField *self);

const AlprInput *alpr_act_field_get_input (AlprActField *self);
void alpr_act_field_set_text (AlprActField *self, const char *text);
void alpr_act_field_take_row (AlprActField *self, AlprRow *row, const char *field);

gboolean alpr_act_field_is_complete (AlprActField *self);
GVariant *alpr_act_field_make_value (AlprActField *self);
AlprSecret *alpr_act_field_make_secret (AlprActField *self);
void alpr_act_field_clear_secret (AlprActField *self);

/* A row's field as the act's input takes it; a floating value, NULL where the field is empty. */
GVariant *alpr_act_input_from_row (const AlprInput *input, AlprRow *row, const char *field);

G_END_DECLS
