/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page on which an alert is verified needs, read in one go on the reader's thread: the
 * alert, the policy's steps, and its neighbours among those that wait. Of a hundred thousand that
 * wait, three are looked up. Nothing is kept: after an act it is read again.
 */

#include "alpr-alert-reading.h"

/* Sets *@alert to 0 where there is no such alert. */
static gboolean
read_neighbours (AlprAlertReading *self, AlprStore *store, gint64 *alert, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "alerts/neighbours",
                          g_variant_new_parsed ("{'alert_id': <%x>}", *alert), error);

  if (cursor == NULL || !alpr_cursor_next (cursor, error))
    return FALSE;
  self->previous = alpr_cursor_get_integer (cursor, 0);
  self->next = alpr_cursor_get_integer (cursor, 1);
  self->place = alpr_cursor_get_integer (cursor, 2);
  self->waiting = alpr_cursor_get_integer (cursor, 3);
  if (alpr_cursor_get_integer (cursor, 4) == 0)
    *alert = 0;
  return TRUE;
}

static gboolean
read_rows (AlprAlertReading *self, AlprStore *store, gint64 alert, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (AlprView) alerts = alpr_view_load ("alerts", error);
  g_autoptr (AlprView) steps = alerts != NULL ? alpr_view_load ("alert-steps", error) : NULL;

  if (steps == NULL)
    return FALSE;
  self->alert = alpr_view_read_row (alerts, store, NULL, alert, cancellable, error);
  if (self->alert == NULL)
    return FALSE;
  self->steps = alpr_view_read (steps, store, g_variant_new_parsed ("{'alert_id': <%x>}", alert),
                                cancellable, error);
  return self->steps != NULL;
}

static gpointer
read_alert (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 alert = *(gint64 *)data;
  g_autoptr (AlprAlertReading) self = g_new0 (AlprAlertReading, 1);

  self->asked = alert;
  if (!read_neighbours (self, reader, &alert, error))
    return NULL;
  if (alert == 0)
    {
      if (!read_neighbours (self, reader, &alert, error))
        return NULL;
      alert = self->next;
      if (alert != 0 && !read_neighbours (self, reader, &alert, error))
        return NULL;
    }
  if (alert != 0 && !read_rows (self, reader, alert, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** alpr_alert_reading_free: */
void
alpr_alert_reading_free (AlprAlertReading *self)
{
  g_clear_object (&self->alert);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/**
 * alpr_alert_read_async:
 * @desk: the desk
 * @alert: the alert; 0 for the first that waits to be settled
 * @callback: called when it is read
 * @data: for @callback
 */
void
alpr_alert_read_async (AlprDesk *desk, gint64 alert, GAsyncReadyCallback callback, gpointer data)
{
  AlprQuestion question = { .func = read_alert,
                            .data = g_memdup2 (&alert, sizeof alert),
                            .data_free = g_free,
                            .result_free = (GDestroyNotify)alpr_alert_reading_free,
                            .priority = G_PRIORITY_DEFAULT };

  alpr_desk_read_async (desk, &question, NULL, callback, data);
}

/** alpr_alert_read_finish: Returns: (transfer full) (nullable): what was read, or %NULL */
AlprAlertReading *
alpr_alert_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (desk, result, error);
}
