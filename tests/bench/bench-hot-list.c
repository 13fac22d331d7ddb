/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hot list taken in and held against alerts, turn by turn with the sqlite3 shell and with Python:
 *
 *   bench-hot-list [LINES [ALERTS [ROUNDS]]]       300000 100000 3
 *
 * Ours: hotlists/take-in of a CSV into an encrypted book, with digests, indexes and journal; the
 * same list again with one line in a hundred changed; the view alert-list-matches over all alerts,
 * each row read. The shell: `.import` of the same file into a plain table with an index on the
 * plate, then a join with the alerts. Python: the csv module into a dictionary, then a look-up for
 * each alert. Ours is timed within the program, with the book open; the others from start to end of
 * their processes. Half of the alerts are of plates on the list; all must find the same number.
 */

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "alpr-act.h"
#include "alpr-definition.h"
#include "alpr-intake.h"
#include "alpr-session.h"
#include "alpr-time.h"

typedef struct
{
  char *folder;
  char *list;
  char *changed;
  char *alerts;
  guint lines;
  guint n_alerts;
} Bench;

/* A plate that nobody has, always the same for the same number */
static void
make_plate (guint number, char plate[9])
{
  static const char signs[] = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
  guint64 mixed = (guint64) number * G_GUINT64_CONSTANT (2654435761) % 45435424;

  memcpy (plate, "ZZ", 2);
  for (guint i = 0; i < 5; i++)
    {
      plate[2 + i] = signs[mixed % 34];
      mixed /= 34;
    }
  g_snprintf (plate + 7, 2, "%u", number % 10);
}

static void
write_list (const char *path, guint lines, guint every)
{
  FILE *file = g_fopen (path, "w");
  char plate[9];

  fputs ("Plate,State,Category,Description,Listed\n", file);
  for (guint i = 0; i < lines; i++)
    {
      make_plate (i, plate);
      fprintf (file, "%s,%s,%s,NIC V%09u%s,2026-%02u-%02u\n", plate, i % 3 ? "NE" : "IA",
               i % 4 ? "Stolen vehicle" : "Stolen plate", i,
               every > 0 && i % every == 0 ? " changed" : "", 1 + i % 9, 1 + i % 28);
    }
  fclose (file);
}

static guint
plate_of_alert (Bench *bench, guint i)
{
  return i % 2 == 0 ? (i * 7919U) % bench->lines : bench->lines + i;
}

static void
write_alerts (Bench *bench)
{
  FILE *file = g_fopen (bench->alerts, "w");
  char plate[9];

  fputs ("Plate,State\n", file);
  for (guint i = 0; i < bench->n_alerts; i++)
    {
      make_plate (plate_of_alert (bench, i), plate);
      fprintf (file, "%s,NE\n", plate);
    }
  fclose (file);
}

static void
check (const GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "bench-hot-list: %s\n", error->message);
  exit (1);
}

/* A new book with a list in use */
static AlprSession *
make_book (Bench *bench, guint round)
{
  const char *profiles[] = { "lexington-ne-2420", NULL };
  g_autofree char *path = g_strdup_printf ("%s/book-%u.alpr", bench->folder, round);
  g_autoptr (AlprSecret) passphrase = alpr_secret_new ("a long enough passphrase", 24);
  AlprNewBook wanted = { .path = path, .agency = "Prairie Junction",
                         .timezone = "America/Chicago", .profiles = profiles,
                         .user_name = "bench", .passphrase = passphrase };
  g_autoptr (GError) error = NULL;
  AlprSession *session = alpr_session_new_book (&wanted, &error);
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GVariant) approved = NULL;

  check (error);
  done = alpr_act_run (alpr_session_get_store (session), alpr_session_get_actor (session),
                       "hotlists/propose",
                       g_variant_new_parsed ("{'name': <'L'>, 'source': <'NCIC Vehicle'>, 'kind': "
                                             "<'external'>, 'refresh': <'day'>, 'purpose': "
                                             "<'Stolen vehicle or plate'>}"),
                       NULL, &error);
  check (error);
  approved = alpr_act_run (alpr_session_get_store (session), alpr_session_get_actor (session),
                           "hotlists/approve", g_variant_new_parsed ("{'hot_list': <'L'>}"), NULL,
                           &error);
  check (error);
  return session;
}

/* Vendor's alerts, a moment after the list was taken in */
static void
add_alerts (Bench *bench, AlprStore *store)
{
  static const char *const names[]
      = { "key", "origin", "at", "plate", "plate_norm", "plate_key", "issuer", "noted_at",
          "noted_by" };
  static const AlprBatchKind kinds[]
      = { ALPR_BATCH_KEY,  ALPR_BATCH_TEXT, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_TEXT,
          ALPR_BATCH_TEXT, ALPR_BATCH_TEXT, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT };
  g_autoptr (AlprBatch) batch = alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
  g_autoptr (GError) error = NULL;
  gint64 now = alpr_time_now ();
  guint8 key[ALPR_BATCH_KEY_LENGTH] = { 0 };
  char plate[9];

  for (guint i = 0; i < bench->n_alerts; i++)
    {
      make_plate (plate_of_alert (bench, i), plate);
      memcpy (key, &i, sizeof i);
      alpr_batch_add_row (batch);
      alpr_batch_set_key (batch, 0, key);
      alpr_batch_set_text (batch, 1, "csv", 3);
      alpr_batch_set_integer (batch, 2, now + i);
      for (guint c = 3; c < 6; c++)
        alpr_batch_set_text (batch, c, plate, strlen (plate));
      alpr_batch_set_text (batch, 6, "NE", 2);
      alpr_batch_set_integer (batch, 7, now);
      alpr_batch_set_text (batch, 8, "bench", 5);
    }
  alpr_store_begin (store, &error);
  check (error);
  alpr_store_append_batch (store, "alert", batch, &error);
  check (error);
  alpr_store_commit (store, &error);
  check (error);
}

static double
take_in (AlprSession *session, const char *file)
{
  gint64 from = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_act_run (
      alpr_session_get_store (session), alpr_session_get_actor (session), "hotlists/take-in",
      g_variant_new_parsed ("{'hot_list': <'L'>, 'file': <%s>}", file), NULL, &error);

  check (error);
  return (double) (g_get_monotonic_time () - from) / 1e6;
}

static double
match (AlprStore *store, guint *found)
{
  gint64 from = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "views/alert-list-matches",
                          g_variant_new_parsed ("{'from': <@x 0>, 'until': <%x>}", G_MAXINT64),
                          &error);
  int list;

  check (error);
  list = alpr_cursor_find (cursor, "list");
  *found = 0;
  while (alpr_cursor_next (cursor, &error))
    *found += alpr_cursor_get_text (cursor, list) != NULL;
  check (error);
  return (double) (g_get_monotonic_time () - from) / 1e6;
}

/* Runs a command; its last line of output is a number. */
static double
run (const char *const *command, guint *found)
{
  gint64 from = g_get_monotonic_time ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                &error);
  check (error);
  *found = (guint) atoi (out);
  return (double) (g_get_monotonic_time () - from) / 1e6;
}

static void
run_shell (Bench *bench, guint round, double *import, double *join, guint *found)
{
  g_autofree char *database = g_strdup_printf ("%s/plain-%u.db", bench->folder, round);
  g_autofree char *list = g_strdup_printf (".import --csv '%s' list", bench->list);
  g_autofree char *alerts = g_strdup_printf (".import --csv '%s' alert", bench->alerts);
  const char *importing[]
      = { "sqlite3", database, list, "CREATE INDEX list_plate ON list (Plate)", NULL };
  const char *filling[] = { "sqlite3", database, alerts, NULL };
  const char *joining[]
      = { "sqlite3", database,
          "SELECT count(l.Plate) FROM alert a LEFT JOIN list l ON l.Plate = a.Plate", NULL };

  *import = run (importing, found);
  run (filling, found);
  *join = run (joining, found);
}

static double
run_python (Bench *bench, guint *found)
{
  const char *program = "import csv, sys\n"
                        "listed = {}\n"
                        "with open(sys.argv[1], newline='') as f:\n"
                        "    for row in csv.DictReader(f):\n"
                        "        key = row['Plate'].replace('O', '0')\n"
                        "        listed.setdefault(key, []).append(row)\n"
                        "n = 0\n"
                        "with open(sys.argv[2], newline='') as f:\n"
                        "    for row in csv.DictReader(f):\n"
                        "        n += len(listed.get(row['Plate'].replace('O', '0'), ()))\n"
                        "print(n)\n";
  const char *command[] = { "python3", "-c", program, bench->list, bench->alerts, NULL };

  return run (command, found);
}

static void
run_round (Bench *bench, guint round)
{
  g_autoptr (AlprSession) session = make_book (bench, round);
  AlprStore *store = alpr_session_get_store (session);
  double first = take_in (session, bench->list), again, matched, import, join, python;
  guint ours, theirs, pythons;

  add_alerts (bench, store);
  matched = match (store, &ours);
  again = take_in (session, bench->changed);
  run_shell (bench, round, &import, &join, &theirs);
  python = run_python (bench, &pythons);
  printf ("round %u: take in %.2f s (shell .import %.2f s, ratio %.2f); again, 1 %% changed %.2f s; "
          "match %.2f s (shell %.2f s); both %.2f s (shell %.2f s, ratio %.2f; Python %.2f s, "
          "ratio %.2f)\n",
          round + 1, first, import, first / import, again, matched, join, first + matched,
          import + join, (first + matched) / (import + join), python, (first + matched) / python);
  if (ours != theirs || ours != pythons)
    printf ("differs: %u matches, shell %u, Python %u\n", ours, theirs, pythons);
  fflush (stdout);
}

static void
clean (Bench *bench)
{
  g_autoptr (GDir) dir = g_dir_open (bench->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (bench->folder);
}

int
main (int argc, char **argv)
{
  Bench bench = { .lines = argc > 1 ? (guint) atoi (argv[1]) : 300000,
                  .n_alerts = argc > 2 ? (guint) atoi (argv[2]) : 100000 };
  guint rounds = argc > 3 ? (guint) atoi (argv[3]) : 3;
  struct rusage used;

  if (bench.lines == 0 || bench.n_alerts == 0)
    {
      fputs ("bench-hot-list [LINES [ALERTS [ROUNDS]]]\n", stderr);
      return 2;
    }
  alpr_definition_init ();
  alpr_intake_init ();
  bench.folder = g_dir_make_tmp ("alpr-bench-XXXXXX", NULL);
  bench.list = g_build_filename (bench.folder, "list.csv", NULL);
  bench.changed = g_build_filename (bench.folder, "changed.csv", NULL);
  bench.alerts = g_build_filename (bench.folder, "alerts.csv", NULL);
  write_list (bench.list, bench.lines, 0);
  write_list (bench.changed, bench.lines, 100);
  write_alerts (&bench);
  for (guint i = 0; i < rounds; i++)
    run_round (&bench, i);
  getrusage (RUSAGE_SELF, &used);
  printf ("%u lines, %u alerts; at most %ld MiB\n", bench.lines, bench.n_alerts,
          used.ru_maxrss / 1024);
  clean (&bench);
  return 0;
}
