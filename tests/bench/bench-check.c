/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Screening against importing: takes a file into a new book that has adopted a profile, then
 * screens the year of its searches twice (the second time nothing changes). Prints the times,
 * their ratio and what each rule found.
 *
 * A roster is made of the accounts in the file before a third screening: each is a person's, with
 * access, a second factor and training that for every tenth runs out within the year, so that the
 * rules about people have something to ask and to tell.
 *
 *   bench-check FILE [PROFILE [PERIOD [FOLDER]]]
 */

#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-check.h"
#include "alpr-definition.h"
#include "alpr-import.h"
#include "alpr-session.h"

typedef struct
{
  double wall;
  double cpu;
} Moment;

static Moment
now (void)
{
  struct rusage usage;
  Moment moment = { (double) g_get_monotonic_time () / 1e6, 0 };

  getrusage (RUSAGE_SELF, &usage);
  moment.cpu = (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6
               + (double) usage.ru_stime.tv_sec + (double) usage.ru_stime.tv_usec / 1e6;
  return moment;
}

static double
print_since (const char *what, const Moment *from)
{
  Moment to = now ();
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-14s %6.2f s wall  %6.2f s cpu  %5.0f MiB peak so far\n", what, to.wall - from->wall,
          to.cpu - from->cpu, (double) usage.ru_maxrss / 1024);
  return to.wall - from->wall;
}

static double
screen (AlprSession *session, const char *what, const char *label, gboolean list, GError **error)
{
  g_autoptr (AlprPeriod) period = alpr_period_parse (label, alpr_session_get_zone (session), error);
  Moment from = now ();
  g_autoptr (AlprCheck) check = NULL;
  double wall;

  if (period == NULL)
    return -1;
  check = alpr_check_run (alpr_session_get_store (session), alpr_session_get_actor (session),
                          period, NULL, NULL, NULL, NULL, error);
  if (check == NULL)
    return -1;
  wall = print_since (what, &from);
  printf ("  %" G_GINT64_FORMAT " searches\n", check->searches);
  for (guint i = 0; list && i < check->rules->len; i++)
    {
      const AlprCheckedRule *rule = check->rules->pdata[i];

      printf ("  %-30s %-14s %9" G_GINT64_FORMAT "\n", rule->rule, rule->clause, rule->findings);
    }
  return wall;
}

static gboolean
make_roster (AlprStore *store, GError **error)
{
  return alpr_store_run_text (
      store,
      "INSERT INTO person (full_name, role, created_at) SELECT a.norm, 'operator', 1 FROM account a"
      " WHERE a.state = 0 GROUP BY a.norm;"
      "INSERT INTO vendor_account (system, name, norm, person, noted_at, noted_by)"
      " SELECT 'Flock', x.full_name, x.full_name, x.id, 1, 'bench' FROM person x"
      " WHERE x.role = 'operator';"
      "INSERT INTO account_factor (vendor_account, method, from_at, noted_at, noted_by)"
      " SELECT v.id, 'app', 1, 1, 'bench' FROM vendor_account v;"
      "INSERT INTO access (person, system, duties, state, requested_at, requested_by, from_at)"
      " SELECT x.id, 'Flock', 'patrol', 'granted', 1, 'bench', 1 FROM person x"
      " WHERE x.role = 'operator';"
      "INSERT INTO training (person, course, done_at, expires_at, result, noted_at, noted_by)"
      " SELECT x.id, 'alpr', 1, CASE x.id % 10 WHEN 0 THEN 1769000000000 END, 'passed', 2, 'bench'"
      " FROM person x WHERE x.role = 'operator';",
      NULL, error);
}

static gboolean
run (const char *file, const char *profile, const char *period, const char *path, GError **error)
{
  const char *const profiles[] = { profile, NULL };
  g_autoptr (AlprSecret) passphrase = alpr_secret_new ("thirty herons at a lake", 23);
  AlprNewBook wanted = { path,    "Prairie Junction", "America/Chicago", profiles,
                         "bench", "Bench",            passphrase };
  g_autoptr (AlprSession) session = alpr_session_new_book (&wanted, error);
  g_autoptr (AlprImportResult) result = NULL;
  Moment from = now ();
  double import, check;

  if (session == NULL)
    return FALSE;
  result = alpr_import_file (alpr_session_get_store (session), alpr_session_get_actor (session),
                             file, NULL, NULL, NULL, NULL, error);
  if (result == NULL)
    return FALSE;
  import = print_since ("import", &from);
  printf ("  %" G_GINT64_FORMAT " rows\n", result->taken_in);
  check = screen (session, "check", period, TRUE, error);
  if (check < 0 || screen (session, "check again", period, FALSE, error) < 0
      || !make_roster (alpr_session_get_store (session), error)
      || screen (session, "with a roster", period, TRUE, error) < 0)
    return FALSE;
  printf ("check / import %.2f (goal: 1)\n", check / import);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder
      = g_build_filename (argc > 4 ? argv[4] : g_get_tmp_dir (), "alpr-bench-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (argc < 2 || g_mkdtemp (folder) == NULL)
    {
      fputs ("bench-check FILE [PROFILE [PERIOD [FOLDER]]]\n", stderr);
      return 2;
    }
  alpr_definition_init ();
  path = g_build_filename (folder, "book.alpr", NULL);
  done = run (argv[1], argc > 2 ? argv[2] : "lexington-ne-2420", argc > 3 ? argv[3] : "2026", path,
              &error);
  if (!done)
    fprintf (stderr, "%s\n", error->message);
  printf ("the book is left in %s\n", folder);
  return done ? 0 : 1;
}
