/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a book with many alerts and writes the yearly statistics from it, five times:
 *
 *   bench-statistics FOLDER ALERTS
 *
 * FOLDER gets the book, the workbook, and the alerts as a CSV file, so that other programs can do
 * the same work; bench-statistics.py runs them beside this one.
 */

#include <glib/gstdio.h>
#include <stdio.h>

#include "alpr-definition.h"
#include "alpr-report.h"
#include "alpr-session.h"
#include "alpr-time.h"

#define PASSPHRASE "a passphrase of no secret"
#define TIMES 5

/* Twelve lists, outcomes as they come: most are never settled. Days of 2025. */
static const char fill[]
    = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :alerts) "
      "INSERT INTO alert (id, key, origin, system, at, plate, plate_norm, plate_key, list_name, "
      "                   outcome, outcome_note, noted_at, noted_by) "
      "SELECT i, CAST (i AS BLOB), 'csv', CASE i % 3 WHEN 0 THEN 'Vigilant' ELSE 'Flock' END, "
      "       1735711200000 + (i * 7919) % 31536000 * 1000, 'P' || i, 'P' || i, 'P' || i, "
      "       'List ' || (i * i % 12), "
      "       CASE i % 7 WHEN 0 THEN 'confirmed' WHEN 1 THEN 'misread' WHEN 2 THEN 'wrong state' "
      "                  WHEN 3 THEN 'not located' WHEN 4 THEN 'not investigated' END, "
      "       'x', 0, 'bench' FROM n";

static AlprSession *
make_book (const char *folder, gint64 alerts, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "statistics.alpr", NULL);
  g_autoptr (AlprSecret) passphrase = alpr_secret_new (PASSPHRASE, sizeof PASSPHRASE - 1);
  AlprNewBook wanted = { .path = path, .agency = "Bench PD", .timezone = "America/Chicago",
                         .profiles = (const char *const[]){ "lexington-ne-2420", NULL },
                         .user_name = "bench", .passphrase = passphrase };
  g_autoptr (AlprSession) session = alpr_session_new_book (&wanted, error);

  if (session == NULL
      || !alpr_store_run_text (alpr_session_get_store (session), fill,
                               g_variant_new_parsed ("{'alerts': <%x>}", alerts), error))
    return NULL;
  return g_steal_pointer (&session);
}

static gboolean
write_csv (AlprSession *session, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "alerts.csv", NULL);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (
      alpr_session_get_store (session),
      "SELECT at, list_name, system, COALESCE (outcome, '') FROM alert", NULL, error);
  FILE *file = cursor != NULL ? g_fopen (path, "w") : NULL;

  if (file == NULL)
    return FALSE;
  fprintf (file, "at,list,system,outcome\n");
  while (alpr_cursor_next (cursor, error))
    fprintf (file, "%s,%s,%s,%s\n", alpr_cursor_get_text (cursor, 0),
             alpr_cursor_get_text (cursor, 1), alpr_cursor_get_text (cursor, 2),
             alpr_cursor_get_text (cursor, 3));
  return fclose (file) == 0;
}

static gboolean
write_report (AlprSession *session, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "statistics.xlsx", NULL);
  g_autoptr (AlprReport) report = alpr_report_load ("nebraska-annual", error);
  g_autoptr (AlprPeriod) period
      = alpr_period_parse ("2025", alpr_session_get_zone (session), error);
  AlprReportRequest request = { .agency = alpr_session_get_agency (session), .period = period,
                                .zone = alpr_session_get_zone (session),
                                .now = alpr_time_now (), .path = path };
  gint64 start = g_get_monotonic_time ();
  g_autofree char *digest = NULL;

  if (report == NULL)
    return FALSE;
  digest = alpr_report_write (report, alpr_session_get_store (session), &request, NULL, error);
  printf ("ours %.3f\n", (double) (g_get_monotonic_time () - start) / 1e6);
  return digest != NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSession) session = NULL;

  if (argc != 3)
    {
      fprintf (stderr, "bench-statistics FOLDER ALERTS\n");
      return 2;
    }
  alpr_definition_init ();
  session = make_book (argv[1], g_ascii_strtoll (argv[2], NULL, 10), &error);
  if (session == NULL || !write_csv (session, argv[1], &error))
    {
      fprintf (stderr, "bench-statistics: %s\n", error != NULL ? error->message : "no file");
      return 1;
    }
  for (guint i = 0; i < TIMES; i++)
    if (!write_report (session, argv[1], &error))
      {
        fprintf (stderr, "bench-statistics: %s\n", error->message);
        return 1;
      }
  return 0;
}
