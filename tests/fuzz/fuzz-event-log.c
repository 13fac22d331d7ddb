/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The details' cell of a vendor's event log: the first letter says what the line is about, the rest
 * is the cell. Whatever it holds, it is understood or there is a reason; an entry that is understood
 * names plates that can be plates.
 */

#include <string.h>

#include "alpr-event-log.h"
#include "alpr-text.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const kinds[] = { "Custom Hotlist Entry", "user", "customHotlist", "export" };
  g_autofree char *bytes = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : NULL;
  g_autofree char *text = bytes != NULL ? g_utf8_make_valid (bytes, -1) : g_strdup ("");
  g_autoptr (AlprVendorEvent) event = alpr_vendor_event_new ();
  const char *fault;

  event->kind = g_strdup (kinds[size > 0 ? data[0] % G_N_ELEMENTS (kinds) : 0]);
  fault = alpr_event_log_read_details (text, event);
  if (fault != NULL)
    {
      g_assert_cmpstr (event->kind, ==, kinds[0]);
      return 0;
    }
  for (guint i = 0; i < event->plates->len; i++)
    if (strcmp (event->kind, kinds[0]) == 0)
      g_assert_null (alpr_plate_find_fault (event->plates->pdata[i]));
  g_assert_true (event->reason == NULL || g_utf8_validate (event->reason, -1, NULL));
  return 0;
}
