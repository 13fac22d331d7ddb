/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window on a book of millions of searches against the same window on an empty book, and how
 * long its lists keep a person without a frame.
 *
 *   tests/uirun …/bench-window FILE [ROUNDS [FOLDER]]
 *
 * FILE is an audit export (make-audit). The books big.alpr and empty.alpr are made in FOLDER, and
 * kept there for the next time: the big one holds FILE, screened. Each figure comes from a process of
 * its own; big and empty take turns, so that a busy machine slows both. The lists take half the rounds.
 *
 *   first frame   from the moment the book is handed over (the key is derived by then) to the first
 *                 frame of the overview; also from the start of the process, with and without the
 *                 signing in; and until the overview's figures stand there
 *   lists         a frame is asked for at every tick; printed are the longest time between two
 *                 frames, the longest without what the main thread waited for a processor that
 *                 others had, the most that it computed, and the time until the rows are there.
 *                 "nothing" is the same window left alone: what the machine itself costs.
 */

#include "desk-fixture.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "alpr-app.h"
#include "alpr-check.h"
#include "alpr-import.h"
#include "alpr-session.h"
#include "alpr-table.h"

#define PERIOD "2026"
#define JUMPS 40
#define PAGES 200
#define FIGURES "frame: " /* GTest says things of its own */
#define PATIENCE (120 * G_USEC_PER_SEC)

/* A child: one window. All times in microseconds. */
static struct
{
  gint64 frames;      /* painted so far */
  gint64 last;        /* when the last frame was */
  gint64 last_cpu;    /* the main thread's processor time then */
  gint64 last_queued; /* its time in the queue then */
  gint64 longest;     /* between two frames of the step under way */
  gint64 longest_own; /* the same without the time in which others had the processors */
  gint64 longest_cpu;
  gint64 begun;       /* the step under way */
  gint64 opened;      /* when the book was handed over */
  gint64 opened_cpu;
} watch;

static gint64
thread_cpu (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

/* How long the main thread has been ready to run while others had the processors. */
static gint64
thread_queued (void)
{
  g_autofree char *text = NULL;
  char *end = NULL;

  if (!g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL))
    return 0;
  g_ascii_strtoll (text, &end, 10);
  return g_ascii_strtoll (end, NULL, 10) / 1000;
}

static void
note_frame (void)
{
  gint64 now = g_get_monotonic_time ();
  gint64 cpu = thread_cpu ();
  gint64 queued = thread_queued ();

  watch.longest = MAX (watch.longest, now - watch.last);
  watch.longest_own = MAX (watch.longest_own, now - watch.last - (queued - watch.last_queued));
  watch.longest_cpu = MAX (watch.longest_cpu, cpu - watch.last_cpu);
  watch.last = now;
  watch.last_cpu = cpu;
  watch.last_queued = queued;
}

static void
painted_cb (void)
{
  watch.frames++;
  note_frame ();
}

static gboolean
tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (window);
  return G_SOURCE_CONTINUE;
}

static void
begin_step (void)
{
  watch.begun = watch.last = g_get_monotonic_time ();
  watch.last_cpu = thread_cpu ();
  watch.last_queued = thread_queued ();
  watch.longest = watch.longest_own = watch.longest_cpu = 0;
}

static void
run_until (gint64 end)
{
  while (g_get_monotonic_time () < end)
    desk_fixture_turn ();
}

static void
run_frames (gint64 count)
{
  gint64 wanted = watch.frames + count;

  while (watch.frames < wanted)
    desk_fixture_turn ();
}

/* What the step sets off may come later: half a second more is watched. */
static void
end_step (const char *place, const char *name, gint64 ready)
{
  run_until (g_get_monotonic_time () + G_USEC_PER_SEC / 2);
  note_frame ();
  g_print ("%s: %s\t%.1f\t%.1f\t%.1f\t%.1f\n", place, name, (double) watch.longest / 1e3,
           (double) watch.longest_own / 1e3, (double) watch.longest_cpu / 1e3,
           (double) ready / 1e3);
}

static gint64
read_status (const char *field)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, field);
  return line != NULL ? g_ascii_strtoll (line + strlen (field), NULL, 10) : 0;
}

static void
print_memory (const char *when)
{
  g_print ("memory: %s\t%.1f\t%.1f\n", when, (double) read_status ("VmRSS:") / 1024,
           (double) read_status ("VmHWM:") / 1024);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer desk)
{
  g_autoptr (GError) error = NULL;

  watch.opened = g_get_monotonic_time ();
  watch.opened_cpu = thread_cpu ();
  alpr_desk_open_finish (desk, result, &error);
  g_assert_no_error (error);
}

static AlprWindow *
show_window (void)
{
  g_autoptr (AlprDesk) desk = alpr_desk_new ();
  AlprWindow *window = alpr_window_new (desk_fixture_application (), desk);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, NULL, NULL);
  run_frames (1);
  return window;
}

static void
sign_in (AlprWindow *window, const char *book)
{
  g_autoptr (AlprSecret) passphrase
      = alpr_secret_new (DESK_PASSPHRASE, strlen (DESK_PASSPHRASE));
  AlprDesk *desk = alpr_window_get_desk (window);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  alpr_desk_open_async (desk, book, DESK_USER, passphrase, opened_cb, desk);
  while (!alpr_desk_is_open (desk) && g_get_monotonic_time () < end)
    desk_fixture_turn ();
  g_assert_true (alpr_desk_is_open (desk));
}

/* START is the parent's clock before it made this process: the same clock in both. */
static void
time_first_frame (const char *book, gint64 start)
{
  AlprWindow *window = show_window ();
  gint64 asked = g_get_monotonic_time ();
  gint64 frame, cpu;
  GtkWidget *stack;

  sign_in (window, book);
  run_frames (1);
  frame = watch.last;
  cpu = watch.last_cpu - watch.opened_cpu;
  g_assert_cmpstr (alpr_window_get_place (window), ==, "overview");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (alpr_window_get_page (window))), >, 0);
  stack = desk_fixture_find_type (alpr_window_get_page (window), GTK_TYPE_STACK);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "figures") != 0
         && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "empty") != 0)
    desk_fixture_turn ();
  run_frames (1);
  g_print (FIGURES "%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\n",
           (double) (frame - watch.opened) / 1e3, (double) cpu / 1e3,
           (double) (frame - start) / 1e3, (double) (frame - start - (watch.opened - asked)) / 1e3,
           (double) (watch.last - watch.opened) / 1e3, (double) read_status ("VmHWM:") / 1024);
  desk_fixture_close (window);
}

/* Lists */

static gint64
wait_rows (AlprTable *table, gboolean filtered)
{
  AlprRowModel *model = alpr_table_get_model (table);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while ((alpr_row_model_is_loading (model) || alpr_row_model_is_filtered (model) != filtered)
         && g_get_monotonic_time () < end)
    desk_fixture_turn ();
  g_assert_false (alpr_row_model_is_loading (model));
  run_frames (1);
  return watch.last - watch.begun;
}

static GtkWidget *
column_view (AlprTable *table)
{
  return desk_fixture_find_type (table, GTK_TYPE_COLUMN_VIEW);
}

static AlprTable *
open_page (AlprWindow *window, const char *place)
{
  AlprTable *table;
  g_autofree char *rows = NULL;
  guint count;

  begin_step ();
  alpr_window_go (window, place, 0);
  table = ALPR_TABLE (desk_fixture_find_type (alpr_window_get_page (window), ALPR_TYPE_TABLE));
  wait_rows (table, FALSE);
  count = g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table)));
  rows = g_strdup_printf ("open (%u rows)", count);
  end_step (place, rows, watch.last - watch.begun);
  return table;
}

static void
sort_by (AlprTable *table, const char *place, const char *field, GtkSortType direction)
{
  g_autofree char *name = g_strdup_printf ("sort by %s, %s", field,
                                           direction == GTK_SORT_ASCENDING ? "up" : "down");

  begin_step ();
  alpr_table_sort (table, field, direction);
  end_step (place, name, wait_rows (table, FALSE));
}

static void
search (AlprTable *table, const char *place, const char *words)
{
  GtkWidget *entry = desk_fixture_find_type (table, GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *name = g_strdup_printf ("search “%s”", words);

  begin_step ();
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  end_step (place, *words != '\0' ? name : "clear the search", wait_rows (table, *words != '\0'));
}

/* Goes to a row and waits until it has been read. */
static void
jump_to (AlprTable *table, guint position)
{
  GListModel *rows = G_LIST_MODEL (alpr_table_get_model (table));
  GtkWidget *list = desk_fixture_find_type (column_view (table), GTK_TYPE_LIST_VIEW);
  g_autoptr (AlprRowItem) item = g_list_model_get_item (rows, position);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  while (alpr_row_item_get_row (item) == NULL && g_get_monotonic_time () < end)
    desk_fixture_turn ();
  g_assert_nonnull (alpr_row_item_get_row (item));
  run_frames (1);
}

static void
jump_about (AlprTable *table, const char *place)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (alpr_table_get_model (table)));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint64 ready;

  begin_step ();
  for (guint i = 0; i < JUMPS; i++)
    jump_to (table, (guint) g_rand_int_range (random, 0, (gint32) count));
  ready = (watch.last - watch.begun) / JUMPS;
  end_step (place, "jump anywhere, each of " G_STRINGIFY (JUMPS), ready);
}

static void
page_down (AlprTable *table, const char *place)
{
  GtkAdjustment *place_in
      = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (column_view (table)));
  gint64 ready;

  jump_to (table, 0);
  begin_step ();
  for (guint i = 0; i < PAGES; i++)
    {
      gtk_adjustment_set_value (place_in, gtk_adjustment_get_value (place_in)
                                              + gtk_adjustment_get_page_size (place_in));
      run_frames (1);
    }
  ready = (watch.last - watch.begun) / PAGES;
  end_step (place, "page down, each of " G_STRINGIFY (PAGES), ready);
}

static void
use_list (AlprWindow *window, const char *place, const char *const *fields)
{
  AlprTable *table = open_page (window, place);

  for (guint i = 0; fields[i] != NULL; i++)
    sort_by (table, place, fields[i], GTK_SORT_ASCENDING);
  sort_by (table, place, fields[0], GTK_SORT_DESCENDING);
  search (table, place, "barlow");
  search (table, place, "");
  jump_about (table, place);
  page_down (table, place);
  print_memory (place);
}

static void
time_lists (const char *book)
{
  AlprWindow *window = show_window ();

  sign_in (window, book);
  print_memory ("first frame");
  run_until (g_get_monotonic_time () + 2 * G_USEC_PER_SEC);
  begin_step ();
  run_until (watch.begun + 2 * G_USEC_PER_SEC);
  end_step ("overview", "nothing", 0);
  use_list (window, "searches",
            (const char *const[]){ "account", "reason", "case_number", "at", NULL });
  use_list (window, "findings", (const char *const[]){ "account", "rule", "at", NULL });
  begin_step ();
  alpr_window_go (window, "overview", 0);
  run_frames (1);
  end_step ("overview", "go back", watch.last - watch.begun);
  desk_fixture_close (window);
}

/* The parent */

#define N_TIMES 6

static const char *const times[N_TIMES]
    = { "handed over → first frame", "main thread’s time in that", "process → first frame",
        "the same without the sign-in", "handed over → figures", "peak memory, MiB" };

static const char *program;

static char *
run_child (const char *mode, const char *book)
{
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *const argv[] = { program, mode, book, start, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s %s: %s", mode, book, error->message);
  return output;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
median_of (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

static void
read_times (const char *output, double *figures)
{
  const char *line = strstr (output, FIGURES);
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (line);
  words = g_strsplit (line + strlen (FIGURES), "\t", -1);
  g_assert_cmpuint (g_strv_length (words), ==, N_TIMES);
  for (guint i = 0; i < N_TIMES; i++)
    figures[i] = g_ascii_strtod (words[i], NULL);
}

static void
compare_frames (const char *big, const char *empty, int rounds)
{
  GArray *all[3][N_TIMES]; /* big, empty, ratio */

  for (guint i = 0; i < 3 * N_TIMES; i++)
    all[i / N_TIMES][i % N_TIMES] = g_array_new (FALSE, FALSE, sizeof (double));
  for (int round = 0; round < rounds; round++)
    {
      double figures[3][N_TIMES];

      for (guint turn = 0; turn < 2; turn++)
        {
          guint book = (turn + (guint) round) % 2;
          g_autofree char *output = run_child ("--frame", book == 0 ? big : empty);

          read_times (output, figures[book]);
        }
      for (guint i = 0; i < N_TIMES; i++)
        {
          figures[2][i] = figures[0][i] / figures[1][i];
          for (guint book = 0; book < 3; book++)
            g_array_append_val (all[book][i], figures[book][i]);
        }
      g_print ("round %d: %.1f ms / %.1f ms = %.2f\n", round + 1, figures[0][0], figures[1][0],
               figures[2][0]);
    }
  g_print ("\n%-32s %9s %9s %9s\n", "median, ms", "big", "empty", "ratio");
  for (guint i = 0; i < N_TIMES; i++)
    g_print ("%-32s %9.1f %9.1f %9.2f\n", times[i], median_of (all[0][i]), median_of (all[1][i]),
             median_of (all[2][i]));
  for (guint i = 0; i < 3 * N_TIMES; i++)
    g_array_unref (all[i / N_TIMES][i % N_TIMES]);
}

typedef struct
{
  char *name;
  GArray *values[4]; /* as the child prints them */
} Step;

static Step *
find_step (GPtrArray *steps, const char *name)
{
  Step *step;

  for (guint i = 0; i < steps->len; i++)
    if (strcmp (((Step *) steps->pdata[i])->name, name) == 0)
      return steps->pdata[i];
  step = g_new0 (Step, 1);
  step->name = g_strdup (name);
  for (guint i = 0; i < G_N_ELEMENTS (step->values); i++)
    step->values[i] = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (steps, step);
  return step;
}

static void
take_lines (GPtrArray *steps, const char *output)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], "\t", -1);
      Step *step = words[1] != NULL ? find_step (steps, words[0]) : NULL;

      for (guint value = 0; step != NULL && value < G_N_ELEMENTS (step->values) && words[value + 1] != NULL; value++)
        {
          double figure = g_ascii_strtod (words[value + 1], NULL);

          g_array_append_val (step->values[value], figure);
        }
    }
}

static void
print_step (Step *step)
{
  GArray *gaps = step->values[0];

  if (g_str_has_prefix (step->name, "memory: "))
    g_print ("%-44s %.0f MiB, peak %.0f\n", step->name, median_of (gaps),
             median_of (step->values[1]));
  else
    g_print ("%-44s %9.1f %9.1f %9.1f %9.1f\n", step->name, median_of (gaps),
             median_of (step->values[1]), median_of (step->values[2]),
             median_of (step->values[3]));
  g_free (step->name);
  for (guint i = 0; i < G_N_ELEMENTS (step->values); i++)
    g_array_unref (step->values[i]);
  g_free (step);
}

static void
watch_lists (const char *book, int rounds)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  for (int round = 0; round < rounds; round++)
    {
      g_autofree char *output = run_child ("--lists", book);

      take_lines (steps, output);
    }
  g_print ("\n%-44s %9s %9s %9s %9s\n", "median, ms", "no frame", "of it own", "processor",
           "ready");
  for (guint i = 0; i < steps->len; i++)
    print_step (steps->pdata[i]);
}

static void
make_book (const char *path, const char *file)
{
  g_autoptr (AlprSecret) passphrase
      = alpr_secret_new (DESK_PASSPHRASE, strlen (DESK_PASSPHRASE));
  AlprNewBook wanted = { path, "Prairie Junction PD", "America/Chicago",
                         (const char *const[]){ "lexington-ne-2420", NULL }, DESK_USER,
                         "A. Auditor", passphrase };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSession) session = NULL;
  g_autoptr (AlprImportResult) result = NULL;
  g_autoptr (AlprPeriod) period = NULL;
  g_autoptr (AlprCheck) check = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  session = alpr_session_new_book (&wanted, &error);
  g_assert_no_error (error);
  if (file != NULL)
    {
      AlprStore *store = alpr_session_get_store (session);
      AlprActor *actor = alpr_session_get_actor (session);

      result = alpr_import_file (store, actor, file, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      period = alpr_period_parse (PERIOD, alpr_session_get_zone (session), &error);
      g_assert_no_error (error);
      check = alpr_check_run (store, actor, period, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  alpr_session_sign_out (session);
}

static int
run_window (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);
  if (strcmp (argv[1], "--frame") == 0)
    time_first_frame (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
  else
    time_lists (argv[2]);
  desk_fixture_clean ();
  return 0;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *big = NULL;
  g_autofree char *empty = NULL;
  int rounds = argc > 2 ? atoi (argv[2]) : 5;

  if (argc == 4 && g_str_has_prefix (argv[1], "--"))
    return run_window (argc, argv);
  if (argc < 2 || rounds < 1)
    {
      g_printerr ("bench-window FILE [ROUNDS [FOLDER]]\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  program = argv[0];
  folder = argc > 3 ? g_strdup (argv[3]) : g_dir_make_tmp ("alpr-bench-XXXXXX", NULL);
  big = g_build_filename (folder, "big.alpr", NULL);
  empty = g_build_filename (folder, "empty.alpr", NULL);
  alpr_app_init ();
  make_book (big, argv[1]);
  make_book (empty, NULL);
  compare_frames (big, empty, rounds);
  watch_lists (big, (rounds + 1) / 2);
  g_print ("\nthe books are left in %s\n", folder);
  return 0;
}
