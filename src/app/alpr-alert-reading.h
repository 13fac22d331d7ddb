/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-desk.h"

G_BEGIN_DECLS

/**
 * AlprAlertReading:
 * @asked: the alert that was asked for; 0 for the first that waits
 * @alert: (nullable): its row in the view “alerts”, or, where there is no such alert, that of the
 *   first that waits; %NULL where none does
 * @steps: of #AlprRow: the rows of the view “alert-steps”
 * @previous: the alert before it that waits to be settled; 0 for none
 * @next: the one after it; 0 for none
 * @place: how many wait up to this one, itself included
 * @waiting: how many wait
 *
 * What the page on which an alert is verified needs.
 */
typedef struct
{
  gint64 asked;
  AlprRow *alert;
  GPtrArray *steps;
  gint64 previous;
  gint64 next;
  gint64 place;
  gint64 waiting;
} AlprAlertReading;

void alpr_alert_reading_free (AlprAlertReading *self);
void alpr_alert_read_async (AlprDesk *desk, gint64 alert, GAsyncReadyCallback callback,
                            gpointer data);
AlprAlertReading *alpr_alert_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprAlertReading, alpr_alert_reading_free)

G_END_DECLS
