/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample files, whole. The numbers were counted from the files by other means: Python's csv
 * module, and for the workbook its XML parts. Distinct texts leave out the empty one.
 */
#include "import-fixture.h"

#include <string.h>

#define NONE G_MININT64

typedef struct
{
  const char *folder;
  const char *file;
  const char *mapping;
  gint64 rows;
  gint64 networks; /* sums */
  gint64 devices;
  gint64 accounts; /* distinct texts */
  gint64 plates;
  gint64 reasons;
  gint64 cases;
  gint64 offenses;
  gint64 without_reason; /* empty cells */
  gint64 without_case;
  gint64 first;
  gint64 last;
  gint64 sum_of_times;
} Sample;

#define AUDIT "flock-organization-audit"
#define PORTAL "flock-portal"

static const Sample samples[] = {
  { AUDIT, "1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv", AUDIT, 3348, 1949264, NONE, 74, 398,
    285, 0, 0, 0, 3348, 1735727542000, 1738389142000, 5815239220486000 },
  { AUDIT, "6_1_2025-6_30_2025-Prairie Junction NE PD-Audit.xlsx", AUDIT, 3285, 2387901, NONE, 77,
    283, 243, 85, 0, 0, 2784, 1748754593000, 1751333353000, 5748025549971000 },
  { AUDIT, "8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv", AUDIT, 2570, 1878646, 27050582, 73,
    323, 282, 98, 0, 0, 2026, 1754024417000, 1756614881000, 4511738294397000 },
  { AUDIT, "2_1_2026-2_28_2026-Prairie Junction NE PD-Audit.csv", AUDIT, 2735, 2260509, NONE, 68, 204,
    160, 196, 0, 0, 680, 1769925797000, 1772329484000, 4844116554531000 },
  { PORTAL, "albany-ca-pd__2026-04-24__search_audit.csv", PORTAL, 143, 29836, NONE, 1, 0, 0, 53, 11, 0,
    0, 1774491877136, 1776900291778, 253929646074581 },
  { PORTAL, "bakersfield-ca-pd__2026-04-25__search_audit.csv", PORTAL, 1457, 504817, NONE, 1, 0, 281,
    0, 0, 177, 0, 1774398400144, 1776988421642, 2587293223535270 },
  { PORTAL, "chula-vista-ca-pd__2026-04-26__search_audit.csv", PORTAL, 1174, 204713, NONE, 1, 0, 0,
    542, 0, 0, 1, 1774483300171, 1777072744982, 2084808464565374 },
  { PORTAL, "eugene-or-pd__2025__search_audit.csv", PORTAL, 4294, NONE, 7496837, 147, 0, 164, 0, 0, 5,
    0, 1750204924789, 1764716510984, 7536460470159829 },
  { PORTAL, "fontana-ca-pd__2026-04-26__search_audit.csv", PORTAL, 1379, 760094, NONE, 1, 0, 0, 0, 0,
    0, 0, 1774483235352, 1777074394983, 2448989914813817 },
  { PORTAL, "lincoln-ca-pd__2026-04-26__search_audit.csv", PORTAL, 147, 37362, NONE, 1, 0, 37, 56, 21,
    61, 13, 1774570284797, 1777084603822, 261061240845661 },
  { PORTAL, "ontario-ca-pd__2026-04-28__search_audit.csv", PORTAL, 1915, 1513346, NONE, 1, 0, 0, 0,
    36, 0, 0, 1774656654367, 1777245351380, 3400924642385401 },
  { PORTAL, "pasadena-ca-pd__2026-04-28__search_audit.csv", PORTAL, 402, 92640, NONE, 1, 0, 144, 216,
    0, 0, 0, 1774657274695, 1777237986431, 713927538231295 },
};

#define DISTINCT(column) \
  "SELECT count(DISTINCT " column ") FROM v_search WHERE " column " > 2"

static void
check_sample (Book *book, const Sample *sample)
{
  g_autofree char *path = book_sample (sample->folder, sample->file);
  g_autoptr (AlprImportResult) result = book_import (book, path);

  g_assert_cmpstr (result->mapping, ==, sample->mapping);
  assert_counts (result, sample->rows, sample->rows, 0, 0);
  g_assert_cmpint (result->first_at, ==, sample->first);
  g_assert_cmpint (result->last_at, ==, sample->last);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search_text"), ==, sample->rows);
  g_assert_cmpint (book_number (book, "SELECT sum(at) FROM v_search"), ==, sample->sum_of_times);
  g_assert_cmpint (book_number (book, "SELECT coalesce(sum(networks), -9223372036854775807 - 1)"
                                      "  FROM v_search"),
                   ==, sample->networks);
  g_assert_cmpint (book_number (book, "SELECT coalesce(sum(devices), -9223372036854775807 - 1)"
                                      "  FROM v_search"),
                   ==, sample->devices);
  g_assert_cmpint (book_number (book, DISTINCT ("account")), ==, sample->accounts);
  g_assert_cmpint (book_number (book, DISTINCT ("plate")), ==, sample->plates);
  g_assert_cmpint (book_number (book, DISTINCT ("reason")), ==, sample->reasons);
  g_assert_cmpint (book_number (book, DISTINCT ("case_number")), ==, sample->cases);
  g_assert_cmpint (book_number (book, DISTINCT ("offense")), ==, sample->offenses);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE reason = 1"), ==,
                   sample->without_reason);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE case_number = 1"), ==,
                   sample->without_case);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM search_extra"), ==, 0);
}

static void
test_sample (gconstpointer data)
{
  Book book = { 0 };

  book_set_up (&book, NULL);
  check_sample (&book, data);
  book_tear_down (&book, NULL);
}

/* All samples in one book: nothing of one is taken for another's. */
static void
test_all (Book *book, gconstpointer data)
{
  gint64 rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = book_sample (samples[i].folder, samples[i].file);
      g_autoptr (AlprImportResult) result = book_import (book, path);

      assert_counts (result, samples[i].rows, samples[i].rows, 0, 0);
      rows += samples[i].rows;
    }
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search"), ==, rows);
  g_assert_cmpint (book_number (book, "SELECT last_id FROM search_visible"), ==, rows);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import_mark"), ==, 0);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM journal WHERE act = 'imports/take-in'"
                                      " AND outcome = 'done'"),
                   ==, G_N_ELEMENTS (samples));
}

static void
test_headers_only (Book *book, gconstpointer data)
{
  g_autofree char *path
      = book_sample (PORTAL, "santa-clara-county-ca-so__2026-04-24__search_audit.csv");
  g_autoptr (AlprImportResult) result = book_import (book, path);

  assert_counts (result, 0, 0, 0, 0);
  g_assert_cmpint (result->first_at, ==, NONE);
  g_assert_true (result_has_note (result, "there is a header, but no rows"));
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import WHERE first_at IS NULL"
                                      " AND first_search IS NULL AND state = 'complete'"),
                   ==, 1);
}

/* In August 2025 a column was overwritten by filling it down, and 349 rows repeat another. */
static void
test_filled_down (Book *book, gconstpointer data)
{
  g_autofree char *path
      = book_sample (AUDIT, "8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv");
  g_autoptr (AlprImportResult) result = book_import (book, path);

  g_assert_true (result_has_note (result, "2558 of 2570 rows have the same time frame"));
  g_assert_false (result_has_note (result, "same reason"));
  g_assert_cmpint (book_number (book, "SELECT count(DISTINCT key) FROM v_search"), ==, 2570);
}

/* Files that are no search audit are refused by name, and the columns are named. */
static void
test_other_files (Book *book, gconstpointer data)
{
  static const char *const files[][3] = {
    { "flock-sharing", "two-columns.csv", "Networks I'm Sharing" },
    { "flock-event-log", "event-logs.csv", "Event Type" },
    { "flock-users", "Users.xlsx", "Identity Provider" },
    { "rekor", "alpr_alert.json", "alpr_alert.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = book_sample (files[i][0], files[i][1]);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          alpr_import_file (book->store, book->actor, path, NULL, NULL, NULL, NULL, &error));
      if (error == NULL || strstr (error->message, files[i][2]) == NULL)
        g_error ("%s: %s", files[i][1], error != NULL ? error->message : "taken in");
    }
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import"), ==, 0);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM journal WHERE outcome = 'failed'"), ==,
                   G_N_ELEMENTS (files));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_strdup_printf ("/intake/import/sample/%u", i);

      g_test_add_data_func (name, &samples[i], test_sample);
    }
  book_add ("/intake/import/all-samples", test_all);
  book_add ("/intake/import/headers-only", test_headers_only);
  book_add ("/intake/import/filled-down", test_filled_down);
  book_add ("/intake/import/other-files", test_other_files);
  return g_test_run ();
}
