/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a report from a book and says how long it took, by the clock and of the processor, how much
 * memory it needed at most and how large the file is:
 *
 *   bench-report BOOK USER PASSPHRASE-FILE REPORT PERIOD AUDIT FILE
 *
 * AUDIT is 0 for none. A book of a size is made with make-audit and `alprctl import`.
 */

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "alpr-definition.h"
#include "alpr-report.h"
#include "alpr-session.h"
#include "alpr-time.h"

static char *
write_report (char **words, GError **error)
{
  g_autoptr (AlprSecret) passphrase = alpr_secret_read_file (words[3], error);
  g_autoptr (AlprSession) session
      = passphrase != NULL
            ? alpr_session_sign_in (words[1], words[2], passphrase, ALPR_STORE_READER, error)
            : NULL;
  g_autoptr (AlprReport) report = session != NULL ? alpr_report_load (words[4], error) : NULL;
  g_autoptr (AlprPeriod) period = NULL;
  AlprReportRequest request = { .audit = g_ascii_strtoll (words[6], NULL, 10), .path = words[7] };
  gint64 start = g_get_monotonic_time ();
  char *digest;

  if (report == NULL)
    return NULL;
  period = alpr_period_parse (words[5], alpr_session_get_zone (session), error);
  if (period == NULL)
    return NULL;
  request.period = period;
  request.agency = alpr_session_get_agency (session);
  request.zone = alpr_session_get_zone (session);
  request.now = alpr_time_now ();
  digest = alpr_report_write (report, alpr_session_get_store (session), &request, NULL, error);
  printf ("%.3f s", (double) (g_get_monotonic_time () - start) / 1e6);
  return digest;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  struct rusage used;
  struct stat file;

  if (argc != 8)
    {
      fprintf (stderr, "bench-report BOOK USER PASSPHRASE-FILE REPORT PERIOD AUDIT FILE\n");
      return 2;
    }
  alpr_definition_init ();
  digest = write_report (argv, &error);
  if (digest == NULL)
    {
      fprintf (stderr, "bench-report: %s\n", error->message);
      return 1;
    }
  getrusage (RUSAGE_SELF, &used);
  g_stat (argv[7], &file);
  printf (", %.3f s of the processor, at most %ld MiB, file of %.1f MB, %s\n", (double) (used.ru_utime.tv_sec + used.ru_stime.tv_sec)
              + (double) (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6,
          used.ru_maxrss / 1024,
          (double) file.st_size / 1e6, digest);
  return 0;
}
