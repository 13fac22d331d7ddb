/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our import against the sqlite3 shell's `.import`, turn by turn on the same file: ours into a new
 * encrypted book, with dictionaries, provenance and journal; the shell's into a plain table of
 * texts. Each runs in a process of its own, from its start to its end, so that opening, closing
 * and peak memory count. Prints each round, the median ratio and the peak memory.
 *
 *   bench-import FILE [ROUNDS [FOLDER]]     ROUNDS 0: ours alone, once
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-import.h"
#include "alpr-time.h"

typedef struct
{
  double wall;
  double cpu;
  long peak_kib;
  int status;
} Cost;

static gboolean
describe_book (AlprStore *store, GError **error)
{
  return alpr_store_run (store, "book/begin",
                         g_variant_new_parsed ("{'uuid': <'bench'>, 'agency': <'Prairie Junction'>,"
                                               " 'timezone': <'America/Chicago'>, 'now': <%x>,"
                                               " 'program': <'bench'>}",
                                               alpr_time_now ()),
                         error)
         && alpr_store_run (store, "people/enter",
                            g_variant_new_parsed ("{'user_name': <'bench'>, 'full_name': <'Bench'>,"
                                                  " 'role': <'administrator'>, 'now': <%x>}",
                                                  alpr_time_now ()),
                            error);
}

/* Takes the file into a new book; the child's whole work. */
static int
take_in (const char *book, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) key = alpr_secret_new_random (32, &error);
  g_autoptr (AlprStore) store = NULL;
  g_autoptr (AlprActor) actor = NULL;
  g_autoptr (AlprImportResult) result = NULL;

  store = key != NULL ? alpr_store_create (book, "bench", key, &error) : NULL;
  if (store != NULL && describe_book (store, &error))
    actor = alpr_actor_load (store, "bench", &error);
  if (actor != NULL)
    result = alpr_import_file (store, actor, file, NULL, NULL, NULL, NULL, &error);
  if (result == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  fprintf (stderr, "  rows %" G_GINT64_FORMAT ", in %" G_GINT64_FORMAT ", known %" G_GINT64_FORMAT
           ", aside %" G_GINT64_FORMAT "\n",
           result->rows_read, result->taken_in, result->known, result->set_aside);
  for (guint i = 0; result->notes[i] != NULL; i++)
    fprintf (stderr, "  %s\n", result->notes[i]);
  return 0;
}

static int
run_shell (const char *database, const char *file)
{
  g_autofree char *command = g_strdup_printf (".import --csv '%s' audit", file);

  execlp ("sqlite3", "sqlite3", database, command, NULL);
  fprintf (stderr, "sqlite3: %s\n", g_strerror (errno));
  return 1;
}

static Cost
measure (int (*work) (const char *, const char *), const char *database, const char *file)
{
  gint64 from = g_get_monotonic_time ();
  struct rusage usage;
  Cost cost = { 0 };
  pid_t child = fork ();

  if (child == 0)
    exit (work (database, file));
  wait4 (child, &cost.status, 0, &usage);
  cost.wall = (double) (g_get_monotonic_time () - from) / 1e6;
  cost.cpu = (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6
             + (double) usage.ru_stime.tv_sec + (double) usage.ru_stime.tv_usec / 1e6;
  cost.peak_kib = usage.ru_maxrss;
  return cost;
}

static void
remove_database (const char *database)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal", ".lock", ".knocks" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (database, endings[i], NULL);

      g_unlink (path);
    }
}

static void
print_cost (const char *who, const Cost *cost, const char *database)
{
  GStatBuf status = { 0 };

  g_stat (database, &status);
  printf ("%-10s %6.2f s wall  %6.2f s cpu  %5.0f MiB peak  %6.0f MB on disk\n", who, cost->wall,
          cost->cpu, (double) cost->peak_kib / 1024, (double) status.st_size / 1e6);
}

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

static gboolean
run_round (const char *folder, const char *file, gboolean pair, double *ratio)
{
  g_autofree char *book = g_build_filename (folder, "book.alpr", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain.db", NULL);
  Cost ours = measure (take_in, book, file), theirs = { 0 };

  print_cost ("ours", &ours, book);
  remove_database (book);
  if (pair)
    {
      theirs = measure (run_shell, plain, file);
      print_cost (".import", &theirs, plain);
      remove_database (plain);
      *ratio = ours.wall / theirs.wall;
      printf ("ratio      %6.3f\n", *ratio);
    }
  fflush (stdout);
  return ours.status == 0 && theirs.status == 0;
}

int
main (int argc, char **argv)
{
  int rounds = argc > 2 ? atoi (argv[2]) : 5;
  g_autofree char *folder = g_build_filename (argc > 3 ? argv[3] : g_get_tmp_dir (),
                                              "alpr-bench-XXXXXX", NULL);
  g_autofree double *ratios = g_new0 (double, MAX (rounds, 1));
  gboolean good = TRUE;

  if (argc < 2)
    {
      fputs ("bench-import FILE [ROUNDS [FOLDER]]\n", stderr);
      return 2;
    }
  alpr_definition_init ();
  if (g_mkdtemp (folder) == NULL)
    return 1;
  for (int i = 0; i < MAX (rounds, 1); i++)
    good = run_round (folder, argv[1], rounds > 0, &ratios[i]) && good;
  g_rmdir (folder);
  qsort (ratios, (size_t) MAX (rounds, 1), sizeof *ratios, compare_doubles);
  if (rounds > 0)
    printf ("median ratio over %d rounds: %.3f (goal: 0.5, aim: 0.31)\n", rounds,
            ratios[rounds / 2]);
  return good ? 0 : 1;
}
