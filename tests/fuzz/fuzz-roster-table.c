/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of people as tables: whatever the bytes, every row becomes a record or is set aside, with
 * texts that are text; or the file is refused by name. Half of what is tried gets the heading of a
 * directory's export, so that rows are reached.
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
  if (size > 0 && data[0] == '!')
    {
      static const char heading[] = "SamAccountName,GivenName,Surname,mail,EmployeeID,Enabled,"
                                    "LastLogonDate,Manager,DistinguishedName\n";

      g_assert_cmpint (write (fd, heading, sizeof heading - 1), ==, sizeof heading - 1);
      data++;
      size--;
    }
  g_assert_cmpint (write (fd, data, size), ==, size);
  list = alpr_roster_read_fd (fd, "fuzz.csv", zone, NULL, &error);
  if (list != NULL)
    {
      g_assert_no_error (error);
      check_list (list);
      return 0;
    }
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "“fuzz.csv” "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
