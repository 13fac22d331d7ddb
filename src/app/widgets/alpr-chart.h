/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

/**
 * AlprBar:
 * @label: what stands below it, as "1 Oct"
 * @value: its height; not negative
 *
 * A bar of a chart.
 */
typedef struct
{
  char *label;
  double value;
} AlprBar;

AlprBar *alpr_bar_new (const char *label, double value);
void alpr_bar_free (AlprBar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprBar, alpr_bar_free)

#define ALPR_TYPE_CHART (alpr_chart_get_type ())
G_DECLARE_FINAL_TYPE (AlprChart, alpr_chart, ALPR, CHART, GtkWidget)

void alpr_chart_take_bars (AlprChart *self, GPtrArray *bars, const char *description);
void alpr_chart_move (AlprChart *self, int by);
int alpr_chart_get_selected (AlprChart *self);
char *alpr_chart_describe_selected (AlprChart *self);

/* Where the axis ends: the next of 1, 2, 2.5, 5 × 10ⁿ steps above @most, in at most @steps of them.
 */
double alpr_chart_find_step (double most, int steps);

G_END_DECLS
