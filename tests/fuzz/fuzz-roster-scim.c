/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Users as SCIM 2.0: whatever the bytes, every user becomes a record or is set aside, with texts
 * that are text; or the file is refused by name. A bracket before them makes every input JSON.
 */

#include <sys/mman.h>
#include <unistd.h>

#include "alpr-error.h"
#include "fuzz.h"
#include "roster-list.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GTimeZone *zone = NULL;
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprRosterList) list = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("America/Chicago");
  if (size == 0 || (data[0] != '{' && data[0] != '['))
    g_assert_cmpint (write (fd, "[", 1), ==, 1);
  g_assert_cmpint (write (fd, data, size), ==, size);
  list = alpr_roster_read_fd (fd, "fuzz.json", zone, NULL, &error);
  if (list != NULL)
    {
      g_assert_no_error (error);
      check_list (list);
      return 0;
    }
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "“fuzz.json” "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
