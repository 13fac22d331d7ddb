/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-period.h"
#include "alpr-row.h"

G_BEGIN_DECLS

#define ALPR_TYPE_PERIOD_PICKER (alpr_period_picker_get_type ())
G_DECLARE_FINAL_TYPE (AlprPeriodPicker, alpr_period_picker, ALPR, PERIOD_PICKER,
                      AdwPreferencesGroup)

void alpr_period_picker_set_range (AlprPeriodPicker *self, GTimeZone *zone, gint64 first,
                                   gint64 last);
void alpr_period_picker_set_standing (AlprPeriodPicker *self, GTimeZone *zone,
                                      AlprRow *standing);
void alpr_period_picker_set_kind (AlprPeriodPicker *self, AlprPeriodKind kind);
AlprPeriod *alpr_period_picker_get_period (AlprPeriodPicker *self);

char *alpr_period_describe (AlprPeriod *period);

G_END_DECLS
