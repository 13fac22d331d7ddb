/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the agency has adopted, and what that asks to be done by now: two questions that several
 * pages and dialogs ask.
 */

#include "alpr-desk-policy.h"

#include "alpr-time.h"

static gpointer
read_policies (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return alpr_policy_load_adopted (reader, error);
}

/** alpr_desk_read_policies_async: Reads the adopted policies. */
void
alpr_desk_read_policies_async (AlprDesk *self, GAsyncReadyCallback callback, gpointer data)
{
  AlprQuestion question
      = { .func = read_policies, .result_free = (GDestroyNotify) g_ptr_array_unref };

  alpr_desk_read_async (self, &question, NULL, callback, data);
}

/** alpr_desk_read_policies_finish: Returns: (transfer full) (element-type AlprAdopted): them */
GPtrArray *
alpr_desk_read_policies_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (self, result, error);
}

static gpointer
read_duties (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return alpr_policy_load_duties (reader, data, error);
}

/** alpr_desk_read_duties_async: Reads what is due, as of today in the agency's zone. */
void
alpr_desk_read_duties_async (AlprDesk *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *day = alpr_time_to_day (alpr_time_now (), alpr_desk_get_zone (self));
  GDate *today = g_new0 (GDate, 1);
  AlprQuestion question = { .func = read_duties, .data = today, .data_free = g_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };

  alpr_day_parse (day, today);
  alpr_desk_read_async (self, &question, NULL, callback, data);
}

/** alpr_desk_read_duties_finish: Returns: (transfer full) (element-type AlprDuty): them */
GPtrArray *
alpr_desk_read_duties_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (self, result, error);
}
