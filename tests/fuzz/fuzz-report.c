/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of a report: whatever the bytes, there is either a report or an error. A report has a
 * title and names views; an error is the caller's to correct, names the file and the line, and can
 * be shown.
 */

#include "alpr-error.h"
#include "alpr-report.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) xml = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprReport) report = alpr_report_load_bytes ("fuzz", xml, &error);

  if (report != NULL)
    {
      g_auto (GStrv) views = alpr_report_list_views (report);

      g_assert_no_error (error);
      g_assert_nonnull (views);
      g_assert_nonnull (alpr_report_get_title (report));
    }
  else
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.report.xml:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
