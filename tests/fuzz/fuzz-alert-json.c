/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alerts in JSON: whatever the bytes, every object becomes an alert or is set aside, with texts that
 * are text, a plate and a time; or the file is refused by name. A bracket before them makes every
 * input JSON.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-alert-file.h"
#include "alpr-error.h"
#include "alpr-text.h"
#include "fuzz.h"

static void
check_list (const AlprAlertList *list)
{
  g_assert_nonnull (list->kind);
  g_assert_cmpuint (strlen (list->sha256), ==, 64);
  for (guint i = 0; i < list->records->len; i++)
    {
      const AlprAlertRecord *record = list->records->pdata[i];

      g_assert_null (alpr_plate_find_fault (record->text[ALPR_ALERT_PLATE]));
      g_assert_cmpint (record->at, >, 0);
      for (guint f = 0; f < ALPR_ALERT_N_FIELDS; f++)
        g_assert_true (record->text[f] == NULL
                       || (*record->text[f] != '\0' && g_utf8_validate (record->text[f], -1, NULL)));
    }
  for (guint i = 0; i < list->aside->len; i++)
    {
      const AlprAlertAside *aside = list->aside->pdata[i];

      g_assert_true (g_utf8_validate (aside->reason, -1, NULL));
      g_assert_true (g_utf8_validate (aside->raw, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GTimeZone *zone = NULL;
  AlprAlertOptions options = { .now = G_GINT64_CONSTANT (1800000000000), .keep_images = TRUE };
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprAlertList) list = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("America/Chicago");
  options.zone = zone;
  if (size == 0 || (data[0] != '{' && data[0] != '['))
    g_assert_cmpint (write (fd, "[", 1), ==, 1);
  g_assert_cmpint (write (fd, data, size), ==, size);
  list = alpr_alert_file_read_fd (fd, "fuzz.json", &options, NULL, &error);
  if (list != NULL)
    {
      g_assert_no_error (error);
      check_list (list);
      return 0;
    }
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "“fuzz.json” "));
  return 0;
}
