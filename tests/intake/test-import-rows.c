/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that can't be taken in, each with its reason; rows that are none; headers in odd places;
 * notes on the file as a whole.
 */
#include "import-fixture.h"

#include <string.h>

#include "alpr-error.h"

#define TIME_1 "\"1/9/2025, 12:32:31 PM UTC\""
#define TIME_2 "\"1/9/2025, 12:40:00 PM UTC\""
#define GOOD_1 "Finley Yarrow,572," FRAME_A ",ABC1234,c25-1001,,theft," TIME_1 "\r\n"
#define GOOD_2 "Uma Dunmore,3," FRAME_A ",XYZ9876,,,burglary," TIME_2 "\r\n"
#define ID_1 "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c"
#define ROW_D(id, devices, plate) \
  id ",Blake Underhill,Prairie Junction NE PD,1396," devices "," FRAME_D "," plate ",theft,c26-72807,," \
     "\"02/13/2026, 06:04:31 AM UTC\",lookup,,\r\n"

static void
test_good (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (book, "a.csv", HEADER_A GOOD_1 GOOD_2);
  g_autofree char *texts = NULL;

  assert_counts (result, 2, 2, 0, 0);
  g_assert_cmpint (result->notes[0] == NULL, ==, TRUE);
  texts = book_text (book, "SELECT account || '|' || plate_norm || '|' || networks || '|' || reason"
                           " || '|' || case_norm || '|' || row || '|' || file FROM v_search_text"
                           " ORDER BY id");
  g_assert_cmpstr (texts, ==,
                   "Finley Yarrow|ABC1234|572|theft|C25-1001|2|a.csv\n"
                   "Uma Dunmore|XYZ9876|3|burglary||4|a.csv");
  /* Organisation, devices … are not exported; the second row's case number is empty. */
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE organisation = 2"
                                      " AND devices IS NULL AND type = 2 AND offense = 2"),
                   ==, 2);
  g_assert_cmpint (book_number (book, "SELECT case_number FROM v_search WHERE row = 4"), ==, 1);
  g_assert_cmpint (book_number (book, "SELECT flags FROM v_search WHERE row = 4"), ==, 4);
  g_assert_cmpint (book_number (book, "SELECT flags FROM v_search WHERE row = 2"), ==, 0);
}

static void
check_aside (Book *book, const char *row, const char *word)
{
  g_autofree char *text = g_strconcat (HEADER_A, GOOD_1, row, GOOD_2, NULL);
  g_autoptr (AlprImportResult) result = book_import_text (book, "bad.csv", text);
  g_autofree char *sql = g_strdup_printf (
      "SELECT reason FROM import_aside WHERE import = %" G_GINT64_FORMAT, result->import);
  g_autofree char *reason = book_text (book, sql);

  g_assert_cmpint (result->rows_read, ==, 3);
  g_assert_cmpint (result->set_aside, ==, 1);
  if (strstr (reason, word) == NULL)
    g_error ("“%s” does not say “%s”", reason, word);
}

static void
test_aside (Book *book, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "A B,1," FRAME_A ",P1,,,r,\"2/30/2025, 12:32:31 PM UTC\"\r\n", "which is no time" },
    { "A B,1," FRAME_A ",P1,,,r,\"1/9/2025, 13:32:31 PM UTC\"\r\n", "which is no time" },
    { "A B,1," FRAME_A ",P1,,,r,allow\r\n", "Search Time holds “allow”, which is no time" },
    { "A B,1," FRAME_A ",P1,,,r,\r\n", "no time: Search Time is blank" },
    { ",1," FRAME_A ",P1,,,r," TIME_1 "\r\n", "no user: Name is blank" },
    { "  ,1," FRAME_A ",P1,,,r," TIME_1 "\r\n", "no user: Name is blank" },
    { "A B,1," FRAME_A ",P1,,r," TIME_1 "\r\n", "too few cells: 7, and the header has 8" },
    { "A B\r\n", "too few cells: 1" },
    { "A B,1," FRAME_A ",P1,,,r," TIME_1 ",more\r\n", "more cells than the header has columns" },
    { "A B,Springfield PD," FRAME_A ",P1,,,r," TIME_1 "\r\n",
      "Total Networks Searched holds “Springfield PD”, which does not belong there" },
    { "A B,1,ABC1234,P1,,,r," TIME_1 "\r\n", "Time Frame holds “ABC1234”" },
    { "A B,1," FRAME_A ",P1,,," TIME_1 "," TIME_1 "\r\n", "Reason holds “1/9/2025, 12:32:31 PM UTC”" },
    { "A B,1," FRAME_A "," FRAME_A ",,,r," TIME_1 "\r\n", "License Plate holds" },
    { "A B,1," FRAME_A ",\"P\"1,,,r," TIME_1 "\r\n", "closing quote" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_aside (book, rows[i][0], rows[i][1]);
  /* What was set aside leaves nothing in the dictionaries. */
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM account WHERE text = 'A B'"), ==, 0);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM plate WHERE text = 'P1'"), ==, 0);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search"), ==, 2);
}

/* The raw text of a row that was set aside is the row, as CSV. */
static void
test_aside_raw (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "raw.csv", HEADER_A GOOD_1 "\"Doe, J\",1," FRAME_A ",P1,,,\"say \"\"x\"\"\",never\r\n");
  g_autofree char *raw = book_text (book, "SELECT raw FROM import_aside");

  assert_counts (result, 2, 1, 0, 1);
  g_assert_cmpstr (raw, ==, "\"Doe, J\",1," FRAME_A ",P1,,,\"say \"\"x\"\"\",never");
  g_assert_cmpint (book_number (book, "SELECT row FROM import_aside"), ==, 4);
}

/* An officer who types a date for a reason has given a bad reason, but a row. */
static void
test_typed_dates (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "typed.csv",
      HEADER_A "A B,1," FRAME_A ",12:30,2025-01-09,,1/9/2025 10:30," TIME_1 "\r\n"
               "A B,1," FRAME_A "," ID_1 ",,,10851," TIME_2 "\r\n");

  assert_counts (result, 2, 2, 0, 0);
}

static void
test_no_rows (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result
      = book_import_text (book, "blank.csv",
                          "\r\n , ,\r\n" HEADER_A "\r\n" GOOD_1 ",,,,,,,\r\n" GOOD_2 ",,,,,,,,17\r\n"
                          "5,,,,,,,\r\n");

  assert_counts (result, 2, 2, 0, 0);
  g_assert_true (result_has_note (result, "2 rows were blank"));
  g_assert_true (result_has_note (result, "2 rows held only a number"));
  g_assert_cmpint (book_number (book, "SELECT min(row) FROM v_search"), ==, 5);
}

static void
test_title (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result
      = book_import_text (book, "title.csv", "Organization Audit\r\n" HEADER_A GOOD_1);

  assert_counts (result, 1, 1, 0, 0);
  g_assert_true (result_has_note (result, "Before the header stands: Organization Audit"));
}

static void
test_repeated_header (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result
      = book_import_text (book, "repeated.csv", HEADER_A GOOD_1 HEADER_A GOOD_2 HEADER_A);

  assert_counts (result, 2, 2, 0, 0);
  g_assert_true (result_has_note (result, "the header is repeated 2 times among the rows, first in row 4"));
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import_sheet"), ==, 1);
}

static void
test_stacked (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "stacked.csv", HEADER_A GOOD_1 GOOD_2 HEADER_D ROW_D (ID_1, "20589", "AS03142"));
  g_autofree char *plates = NULL;

  assert_counts (result, 3, 3, 0, 0);
  g_assert_true (result_has_note (result, "a second export was stacked"));
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import_sheet"), ==, 2);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE derived = 0"
                                      " AND devices = 20589"),
                   ==, 1);
  plates = book_text (book, "SELECT plate FROM v_search_text ORDER BY id");
  g_assert_cmpstr (plates, ==, "ABC1234\nXYZ9876\nAS03142");
}

/* Columns that no field claims, odd counts and times in another form are kept as they came. */
static void
test_extra (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "extra.csv",
      "Name,Total Networks Searched,Total Devices Searched,Badge,License Plate,Search Time\r\n"
      "A B,\"1,463\",\xe2\x80\x94\xe2\x80\x94,17,P1," TIME_1 "\r\n"
      "C D,2,3,,P2," TIME_2 "\r\n"
      "E F,2,3,,P2,2025-01-09T12:50:00Z\r\n");
  g_autofree char *extra = NULL;

  assert_counts (result, 3, 3, 0, 0);
  extra = book_text (book, "SELECT e.text FROM search_extra e ORDER BY e.search");
  g_assert_cmpstr (extra, ==,
                   "Total Networks Searched: \"1,463\"\n"
                   "Total Devices Searched: \xe2\x80\x94\xe2\x80\x94\n"
                   "Badge: 17\n"
                   "Search Time: 2025-01-09T12:50:00Z");
  g_assert_cmpint (book_number (book, "SELECT networks FROM v_search ORDER BY id LIMIT 1"), ==, 1463);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE devices IS NULL"), ==, 1);
}

static void
test_masks (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "masked.csv",
      HEADER_D ID_1 ",***,[Federal] Bureau,5,6," FRAME_D ",***,***,***,***,"
                    "\"02/13/2026, 06:04:31 AM UTC\",lookup,,\r\n");

  assert_counts (result, 1, 1, 0, 0);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search_text WHERE account_state = 3"
                                      " AND plate_state = 3 AND reason_state = 3 AND case_state = 3"),
                   ==, 1);
  g_assert_cmpint (book_number (book, "SELECT flags FROM v_search"), ==, 2 + 8);
  g_assert_cmpint (book_number (book, "SELECT plate_code FROM v_search"), ==, 0);
}

/* The codes and flags of rows that meet a text again are those of the row that brought it. */
static void
test_facts (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) first = book_import_text (
      book, "facts.csv",
      HEADER_A "A B,1," FRAME_A ",abc 12-34,n/a,,C25-12345," TIME_1 "\r\n"
               "C D,1," FRAME_A ",abc 12-34,n/a,,C25-12345," TIME_2 "\r\n"
               "E F,1," FRAME_A ",ABC1234,,,," TIME_2 "\r\n"
               "E F,1," FRAME_A ",REDACTED,,,x," TIME_2 "\r\n");
  g_autoptr (AlprImportResult) second = book_import_text (
      book, "facts-2.csv", HEADER_A "G H,1," FRAME_A ",abc 12-34,n/a,,C25-12345," TIME_1 "\r\n");
  g_autofree char *facts = book_text (
      book, "SELECT flags || ' ' || (plate_code = (SELECT plate_code FROM v_search WHERE id = 3))"
            " FROM v_search ORDER BY id");

  assert_counts (first, 4, 4, 0, 0);
  assert_counts (second, 1, 1, 0, 0);
  g_assert_cmpstr (facts, ==, "20 1\n20 1\n5 1\n5 0\n20 1");
  g_assert_cmpint (book_number (book, "SELECT plate_code FROM v_search WHERE id = 4"), ==, 0);
}

static void
test_offense_parts (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "portal.csv",
      "\"id\",\"userId\",\"searchDate\",\"networkCount\",\"offenseType\"\n"
      "\"" ID_1 "\",\"***\",\"2026-03-26T02:24:37.136Z\",\"370\","
      "\"Robbery, Welfare Check, Robbery\"\n");
  g_autofree char *parts = book_text (book, "SELECT label || '/' || norm FROM offense_part ORDER BY norm");

  assert_counts (result, 1, 1, 0, 0);
  g_assert_cmpstr (parts, ==, "Robbery/robbery\nWelfare Check/welfare check");
}

static void
test_file_name (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) wrong
      = book_import_text (book, "2_1_2025-2_28_2025-Org-Audit.csv", HEADER_A GOOD_1);
  g_autoptr (AlprImportResult) right
      = book_import_text (book, "1_9_2025-1_31_2025-Org-Audit.csv", HEADER_A GOOD_2);

  g_assert_true (result_has_note (wrong, "name says 2025-02-01 to 2025-02-28, but its searches lie "
                                         "from 2025-01-09 to 2025-01-09"));
  g_assert_null (right->notes[0]);
}

static void
test_cp1252 (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "old.csv", HEADER_A "Jos\xe9 Pe\xf1" "a,1," FRAME_A ",P1,,,r," TIME_1 "\r\n");
  g_autofree char *name = book_text (book, "SELECT account FROM v_search_text");

  g_assert_cmpstr (name, ==, "José Peña");
  g_assert_true (result_has_note (result, "1252"));
}

static void
test_row_cap (Book *book, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER_A);
  g_autoptr (AlprImportResult) result = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "A B,1," FRAME_A ",P%d,,,investigation,\"1/9/2025, %02d:%02d:%02d PM UTC\"\r\n",
                            i, i / 3600 + 1, i / 60 % 60, i % 60);
  result = book_import_text (book, "cap.csv", text->str);
  assert_counts (result, 20000, 20000, 0, 0);
  g_assert_true (result_has_note (result, "exactly 20000 rows"));
  g_assert_true (result_has_note (result, "20000 of 20000 rows have the same reason, “investigation”"));
}

static void
test_refused (Book *book, gconstpointer data)
{
  book_refuse_text (book, "unknown.csv", "a,b,c\r\n1,2,3\r\n", ALPR_ERROR_FORMAT, "“a”, “b”, “c”");
  book_refuse_text (book, "empty.csv", "", ALPR_ERROR_FORMAT, "empty");
  book_refuse_text (book, "blank.csv", "\r\n\r\n", ALPR_ERROR_FORMAT, "not even a header");
  book_refuse_text (book, "cut.csv", HEADER_A GOOD_1 "A B,1,\"1/8/2025, 01:00:04 PM UTC\n",
                    ALPR_ERROR_FORMAT, "cut off");
}

static void
test_rights (Book *book, gconstpointer data)
{
  g_autofree char *path = book_write (book, "a.csv", HEADER_A GOOD_1);
  g_autoptr (AlprActor) guest = NULL;
  g_autoptr (GError) error = NULL;

  book_add_person (book, "quinn", "auditor-without-rights");
  guest = alpr_actor_load (book->store, "quinn", &error);
  g_assert_no_error (error);
  g_assert_null (alpr_import_file (book->store, guest, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM journal WHERE who = 'quinn'"
                                      " AND act = 'imports/take-in' AND outcome = 'denied'"),
                   ==, 1);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book_add ("/intake/import/good", test_good);
  book_add ("/intake/import/aside", test_aside);
  book_add ("/intake/import/aside-raw", test_aside_raw);
  book_add ("/intake/import/typed-dates", test_typed_dates);
  book_add ("/intake/import/no-rows", test_no_rows);
  book_add ("/intake/import/title", test_title);
  book_add ("/intake/import/repeated-header", test_repeated_header);
  book_add ("/intake/import/stacked", test_stacked);
  book_add ("/intake/import/extra", test_extra);
  book_add ("/intake/import/masks", test_masks);
  book_add ("/intake/import/facts", test_facts);
  book_add ("/intake/import/offense-parts", test_offense_parts);
  book_add ("/intake/import/file-name", test_file_name);
  book_add ("/intake/import/cp1252", test_cp1252);
  book_add ("/intake/import/row-cap", test_row_cap);
  book_add ("/intake/import/refused", test_refused);
  book_add ("/intake/import/rights", test_rights);
  return g_test_run ();
}
