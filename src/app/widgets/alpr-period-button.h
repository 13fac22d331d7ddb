/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-period.h"

G_BEGIN_DECLS

#define ALPR_TYPE_PERIOD_BUTTON (alpr_period_button_get_type ())
G_DECLARE_FINAL_TYPE (AlprPeriodButton, alpr_period_button, ALPR, PERIOD_BUTTON, AdwBin)

GtkWidget *alpr_period_button_new (void);
void alpr_period_button_read (AlprPeriodButton *self, AlprDesk *desk);
AlprPeriod *alpr_period_button_get_period (AlprPeriodButton *self);
void alpr_period_button_set_period (AlprPeriodButton *self, AlprPeriod *period);

G_END_DECLS
