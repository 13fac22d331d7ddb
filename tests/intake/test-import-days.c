/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counts by person and local day that an import leaves: they are what grouping its searches
 * would give, over a change of the clocks too, and an import that adds searches adds their counts.
 */

#include "import-fixture.h"

#include "alpr-import-days.h"
#include "alpr-time.h"

/* Midnights around the change of the clocks in Chicago, 2026-03-08 at 2:00. */
static const char rows[] = HEADER_A
    "Ada Alder,5," FRAME_A ",ABC1234,,,,\"3/7/2026, 06:00:00 AM UTC\"\r\n"
    "Ada Alder,5," FRAME_A ",ABC1234,C26-123456,,Theft,\"3/8/2026, 05:59:59 AM UTC\"\r\n"
    "Ada Alder,5," FRAME_A ",ABC1234,,,Theft,\"3/8/2026, 06:00:00 AM UTC\"\r\n"
    "Ada Alder,5," FRAME_A ",ABC1234,,,Theft C26-123456,\"3/9/2026, 04:59:59 AM UTC\"\r\n"
    "Ada Alder,5," FRAME_A ",ABC1234,,,,\"3/9/2026, 05:00:00 AM UTC\"\r\n"
    "Bo Barlow,5," FRAME_A ",ABC1234,,,Theft,\"3/9/2026, 05:00:00 AM UTC\"\r\n";

static const char counts[]
    = "SELECT group_concat (line, ' ') FROM (SELECT a.text || ':'"
      " || ((d.day - 1772863200000) / 3600000) || ':' || SUM (d.searches) || ':' || SUM (d.no_case) || ':' || SUM (d.no_reason) || ':'"
      " || MIN (d.first_search) AS line FROM v_search_day d JOIN account a ON a.id = d.account"
      " GROUP BY a.text, d.day ORDER BY a.text, d.day)";

static void
test_days (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (book, "a.csv", rows);
  g_autofree char *found = NULL;

  assert_counts (result, 6, 6, 0, 0);
  found = book_text (book, counts);
  /* Hours since 2026-03-07 00:00 in Chicago: the first day has 24, the second 23. */
  g_assert_cmpstr (found, ==,
                   "Ada Alder:0:2:1:1:1 Ada Alder:24:2:1:0:3 Ada Alder:47:1:1:1:5 "
                   "Bo Barlow:47:1:1:0:6");
}

static void
test_again (Book *book, gconstpointer data)
{
  static const char more[] = HEADER_A
      "Ada Alder,5," FRAME_A ",ABC1234,,,,\"3/7/2026, 06:00:00 AM UTC\"\r\n"
      "Ada Alder,5," FRAME_A ",ABC1234,,,Theft,\"3/7/2026, 07:00:00 AM UTC\"\r\n";
  g_autoptr (AlprImportResult) first = book_import_text (book, "a.csv", rows);
  g_autoptr (AlprImportResult) second = book_import_text (book, "b.csv", more);
  g_autofree char *found = NULL;

  assert_counts (second, 2, 1, 1, 0);
  found = book_text (book, counts);
  g_assert_true (g_str_has_prefix (found, "Ada Alder:0:3:2:1:1 "));
  g_assert_cmpint (book_number (book, "SELECT SUM (searches) FROM search_day"), ==, 7);
}

/* Nobody sees the counts of an import that isn't complete, and cleaning takes them out. */
static void
test_unfinished (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (book, "a.csv", rows);
  g_autoptr (GError) error = NULL;

  g_assert_true (alpr_store_run_text (
      book->store,
      "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who)"
      " VALUES (2, 'b.csv', '', 0, '', 'loading', 0, 'ada');"
      "INSERT INTO import_mark SELECT 2, m.name, 1000000 FROM (SELECT 'search' AS name"
      " UNION SELECT 'account' UNION SELECT 'organisation' UNION SELECT 'plate'"
      " UNION SELECT 'reason' UNION SELECT 'case_number' UNION SELECT 'filter' UNION SELECT 'search_type'"
      " UNION SELECT 'prompt' UNION SELECT 'moderation' UNION SELECT 'offense'"
      " UNION SELECT 'import_sheet' UNION SELECT 'import_aside') m;"
      "INSERT INTO import_mark SELECT 2, 'search_day', MAX (id) FROM search_day;"
      "INSERT INTO search_day (import, day, account, organisation, searches, no_case, no_reason,"
      " first_search) VALUES (2, 0, 3, 2, 100, 0, 0, 100)",
      NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (book_number (book, "SELECT SUM (searches) FROM v_search_day"), ==, 6);
  g_assert_cmpint (book_number (book, "SELECT SUM (searches) FROM search_day"), ==, 106);
  g_assert_true (alpr_import_clean (book->store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (book_number (book, "SELECT SUM (searches) FROM search_day"), ==, 6);
}

/* More persons and days than a table holds: some stand in several rows, none is lost. */
static void
test_many (void)
{
  g_autoptr (GTimeZone) zone = alpr_time_zone_new ("America/Chicago", NULL);
  g_autoptr (AlprDays) days = alpr_days_new (1, zone);
  g_autoptr (AlprBatch) batch = alpr_days_new_batch ();
  AlprSearchRow row = { { 0 }, { 0 } };
  const guint n = 900000;

  for (guint i = 0; i < n; i++)
    {
      row.values[ALPR_SEARCH_ID] = i + 1;
      row.values[ALPR_SEARCH_AT] = 1772863200000 + (i % 3) * ALPR_TIME_DAY;
      row.values[ALPR_SEARCH_ACCOUNT] = i / 3 + 3;
      row.values[ALPR_SEARCH_ORGANISATION] = 2;
      alpr_days_add (days, &row, batch);
    }
  g_assert_cmpuint (alpr_batch_get_length (batch), >, 0);
  g_assert_cmpuint (alpr_batch_get_length (batch), <, n);
  alpr_days_flush (days, batch);
  g_assert_cmpuint (alpr_batch_get_length (batch), ==, n);
  alpr_days_flush (days, batch);
  g_assert_cmpuint (alpr_batch_get_length (batch), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book_add ("/import-days/days", test_days);
  book_add ("/import-days/again", test_again);
  book_add ("/import-days/unfinished", test_unfinished);
  g_test_add_func ("/import-days/many", test_many);
  return g_test_run ();
}
