/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known already: the same file, files that overlap, ids that come twice, rows without ids
 * that are identical, masked copies. Nothing is doubled, and nothing is lost.
 */
#include "import-fixture.h"

#include <string.h>

#define AT(second) "\"1/9/2025, 12:32:" second " PM UTC\""
#define ROW_A(name, second) name ",572," FRAME_A ",ABC1234,c25-1001,,theft," AT (second) "\r\n"
#define GOLDEN_KEYS \
  "35ec55d48da11161ec9492dba7e7b071\n" \
  "e19f2a4cdfd0859e2c0c51fabf060262"
#define ID_1 "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c"
#define ID_2 "30fb1af6-221f-4a3b-a831-af600247ffa5"
#define ID_3 "d474083f-c884-4e29-a6e5-20f36ce23e7e"
#define ROW_D(id, name, devices, plate) \
  id "," name ",Prairie Junction NE PD,1396," devices "," FRAME_D "," plate \
     ",theft,c26-72807,illinois,\"02/13/2026, 06:04:31 AM UTC\",lookup,,\r\n"

static void
test_same_file (Book *book, gconstpointer data)
{
  g_autofree char *path = book_sample ("flock-organization-audit",
                                       "8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv");
  g_autoptr (AlprImportResult) first = book_import (book, path);
  g_autofree char *keys = book_text (book, "SELECT hex(key) FROM v_search ORDER BY id");
  g_autoptr (AlprImportResult) second = book_import (book, path);
  g_autofree char *keys_after = book_text (book, "SELECT hex(key) FROM v_search ORDER BY id");

  assert_counts (first, 2570, 2570, 0, 0);
  assert_counts (second, 2570, 0, 2570, 0);
  g_assert_cmpstr (first->sha256, ==, second->sha256);
  g_assert_cmpint (second->first_at, ==, first->first_at);
  g_assert_cmpint (second->last_at, ==, first->last_at);
  g_assert_true (result_has_note (second, "as import 1"));
  g_assert_cmpstr (keys, ==, keys_after);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM import WHERE state = 'complete'"), ==, 2);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM journal WHERE act = 'imports/take-in'"
                                      " AND outcome = 'done'"),
                   ==, 2);
}

/* The bytes differ (a blank line more), the rows do not: read in full, all known. */
static void
check_same_rows (Book *book, const char *file, gint64 rows)
{
  g_autofree char *path = book_sample ("flock-organization-audit", file);
  g_autofree char *text = NULL;
  g_autofree char *longer = NULL;
  g_autoptr (AlprImportResult) first = book_import (book, path);
  g_autoptr (AlprImportResult) second = NULL;
  gint64 entries = book_number (book, "SELECT count(*) FROM reason");

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  longer = g_strconcat (text, "\r\n", NULL);
  second = book_import_text (book, "longer.csv", longer);
  assert_counts (first, rows, rows, 0, 0);
  assert_counts (second, rows, 0, rows, 0);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search"), ==, rows);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM reason"), ==, entries);
  g_assert_false (result_has_note (second, "repeat an id"));
}

static void
test_same_rows_derived (Book *book, gconstpointer data)
{
  check_same_rows (book, "8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv", 2570);
}

static void
test_same_rows_vendor (Book *book, gconstpointer data)
{
  check_same_rows (book, "2_1_2026-2_28_2026-Prairie Junction NE PD-Audit.csv", 2735);
}

/* The n-th identical row of a second file is the n-th of the first; one more is new. */
static void
test_multiplicity (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) first = book_import_text (
      book, "1.csv", HEADER_A ROW_A ("A B", "01") ROW_A ("A B", "01") ROW_A ("C D", "02"));
  g_autoptr (AlprImportResult) second = book_import_text (
      book, "2.csv",
      HEADER_A ROW_A ("C D", "02") ROW_A ("A B", "01") ROW_A ("A B", "01") ROW_A ("A B", "01")
          ROW_A ("E F", "03"));
  g_autoptr (AlprImportResult) third = book_import_text (
      book, "3.csv", HEADER_A ROW_A ("A B", "01") ROW_A ("E F", "03") ROW_A ("A B", "01"));

  assert_counts (first, 3, 3, 0, 0);
  assert_counts (second, 5, 2, 3, 0);
  assert_counts (third, 3, 0, 3, 0);
  g_assert_cmpint (book_number (book, "SELECT count(DISTINCT key) FROM v_search"), ==, 5);
}

/* Many repetitions of one row must not take a try for each of those before. */
static void
test_many_repetitions (Book *book, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER_A);
  g_autoptr (AlprImportResult) first = NULL;
  g_autoptr (AlprImportResult) second = NULL;

  for (int i = 0; i < 30000; i++)
    g_string_append (text, ROW_A ("A B", "01"));
  first = book_import_text (book, "1.csv", text->str);
  g_string_append (text, ROW_A ("A B", "01"));
  second = book_import_text (book, "2.csv", text->str);
  assert_counts (first, 30000, 30000, 0, 0);
  assert_counts (second, 30001, 1, 30000, 0);
  g_assert_cmpint (book_number (book, "SELECT count(DISTINCT key) FROM v_search"), ==, 30001);
}

/* The derived id depends on the row alone: not on the book, the file's name, the columns' order or
 * the form of the times. The golden key was made with Python's hashlib from the description in
 * src/intake/alpr-row-key.c. */
static void
test_derived_key (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) first
      = book_import_text (book, "1.csv", HEADER_A ROW_A ("A B", "01") ROW_A ("A B", "01"));
  g_autofree char *keys = book_text (book, "SELECT lower(hex(key)) FROM v_search ORDER BY id");
  g_autoptr (AlprImportResult) second = book_import_text (
      book, "2.csv",
      "Search Time,Reason,Org Name,Case #,License Plate,Filters,Time Frame,"
      "Total Networks Searched,Name\r\n"
      "2025-01-09T12:32:01.000Z, theft,,c25-1001 ,ABC1234,,"
      "\"01/08/2025, 01:00:04 PM UTC\n01/09/2025, 01:00:04 PM UTC\",572,A B\r\n");

  g_assert_cmpstr (keys, ==, GOLDEN_KEYS);
  assert_counts (first, 2, 2, 0, 0);
  assert_counts (second, 1, 0, 1, 0);
}

static void
test_two_books (Book *book, gconstpointer data)
{
  static const char *const files[]
      = { "1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv",
          "8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv",
          "6_1_2025-6_30_2025-Prairie Junction NE PD-Audit.xlsx" };
  Book other = { 0 };
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  book_set_up (&other, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *one = book_sample ("flock-organization-audit", files[i]);
      g_autofree char *two
          = book_sample ("flock-organization-audit", files[G_N_ELEMENTS (files) - 1 - i]);
      g_autoptr (AlprImportResult) first = book_import (book, one);
      g_autoptr (AlprImportResult) second = book_import (&other, two);
    }
  mine = book_text (book, "SELECT hex(key) FROM v_search ORDER BY key");
  theirs = book_text (&other, "SELECT hex(key) FROM v_search ORDER BY key");
  g_assert_cmpstr (mine, ==, theirs);
  book_tear_down (&other, NULL);
}

static void
test_repeated_ids (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) result = book_import_text (
      book, "ids.csv",
      HEADER_D ROW_D (ID_1, "A B", "20589", "P1") ROW_D (ID_2, "C D", "20589", "P2")
          ROW_D (ID_1, "A B", "20589", "P1") ROW_D (ID_1, "A B", "20590", "P1")
              ROW_D (ID_2, "C D", "20589", "P3"));
  g_autofree char *reasons
      = book_text (book, "SELECT row || ': ' || reason FROM import_aside ORDER BY row");
  g_autofree char *raw = book_text (book, "SELECT raw FROM import_aside ORDER BY row LIMIT 1");

  assert_counts (result, 5, 2, 1, 2);
  g_assert_cmpstr (reasons, ==,
                   "8: same id as row 2, other content: Total Devices Searched 20589 / 20590\n"
                   "10: same id as row 4, other content: License Plate P2 / P3");
  g_assert_true (g_str_has_prefix (raw, ID_1 ",A B,Prairie Junction NE PD,1396,20590,"));
  g_assert_true (result_has_note (result, "3 rows repeat an id of this file"));
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM plate WHERE text = 'P3'"), ==, 0);
}

static void
test_across_files (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) first = book_import_text (
      book, "1.csv", HEADER_D ROW_D (ID_1, "A B", "20589", "P1") ROW_D (ID_2, "C D", "7", "P2"));
  g_autoptr (AlprImportResult) second = book_import_text (
      book, "2.csv",
      HEADER_D ROW_D (ID_2, "C D", "8", "P2") ROW_D (ID_3, "E F", "9", "P3")
          ROW_D (ID_1, "A B", "20589", "P1"));
  g_autofree char *reason = book_text (book, "SELECT reason FROM import_aside");

  assert_counts (first, 2, 2, 0, 0);
  assert_counts (second, 3, 1, 1, 1);
  g_assert_cmpstr (reason, ==,
                   "same id as row 4 of “1.csv”, other content: Total Devices Searched 7 / 8");
}

/* The network audit masks what the organisation audit shows; a later generation leaves columns out. */
static void
test_masked_copy (Book *book, gconstpointer data)
{
  static const char masked[] = HEADER_D ID_1
      ",***,Prairie Junction NE PD,1396,20589," FRAME_D
      ",***,***,***,***,\"02/13/2026, 06:04:31 AM UTC\",lookup,,\r\n";
  g_autoptr (AlprImportResult) first
      = book_import_text (book, "1.csv", HEADER_D ROW_D (ID_1, "A B", "20589", "P1"));
  g_autoptr (AlprImportResult) second = book_import_text (book, "2.csv", masked);
  g_autoptr (AlprImportResult) third = book_import_text (
      book, "3.csv",
      "ID,Org Name,Total Networks Searched,Search Time\r\n" ID_1
      ",Prairie Junction NE PD,1396,\"02/13/2026, 06:04:31 AM UTC\"\r\n");

  assert_counts (second, 1, 0, 1, 0);
  assert_counts (third, 1, 0, 1, 0);
  g_assert_true (result_has_note (second, "says less here"));
  g_assert_true (result_has_note (third, "says less here"));
}

/* The other way round the second file says what the book does not know: that is not lost. */
static void
test_unmasked_copy (Book *book, gconstpointer data)
{
  static const char masked[] = HEADER_D ID_1
      ",***,Prairie Junction NE PD,1396,20589," FRAME_D
      ",***,theft,c26-72807,illinois,\"02/13/2026, 06:04:31 AM UTC\",lookup,,\r\n";
  g_autoptr (AlprImportResult) first = book_import_text (book, "1.csv", masked);
  g_autoptr (AlprImportResult) second
      = book_import_text (book, "2.csv", HEADER_D ROW_D (ID_1, "A B", "20589", "P1"));
  g_autofree char *reason = book_text (book, "SELECT reason FROM import_aside");

  assert_counts (second, 1, 0, 0, 1);
  g_assert_cmpstr (reason, ==,
                   "same id as row 2 of “1.csv”, other content: Name *** / A B; "
                   "License Plate *** / P1");
}

/* What stands in search_extra is content too; another form of the same instant is not. */
static void
test_extra_content (Book *book, gconstpointer data)
{
#define HEADER "ID,Name,Total Networks Searched,Badge,Search Time\r\n"
#define ROW(id, badge, time) id ",A B,5," badge "," time "\r\n"
#define US "\"02/13/2026, 06:04:31 AM UTC\""
  g_autoptr (AlprImportResult) first = book_import_text (
      book, "1.csv", HEADER ROW (ID_1, "17", US) ROW (ID_2, "18", US) ROW (ID_3, "", US));
  g_autoptr (AlprImportResult) second = book_import_text (
      book, "2.csv",
      HEADER ROW (ID_1, "17", US) ROW (ID_2, "19", US) ROW (ID_3, "", "2026-02-13T06:04:31Z"));
  g_autofree char *reason = book_text (book, "SELECT reason FROM import_aside");

  assert_counts (first, 3, 3, 0, 0);
  assert_counts (second, 3, 0, 2, 1);
  g_assert_cmpstr (reason, ==, "same id as row 3 of “1.csv”, other content: Badge: 19");
}

/* More rows than one batch, half of them known, in another order. */
static void
test_overlap (Book *book, gconstpointer data)
{
  g_autoptr (GString) one = g_string_new (HEADER_A);
  g_autoptr (GString) two = g_string_new (HEADER_A);
  g_autoptr (AlprImportResult) first = NULL;
  g_autoptr (AlprImportResult) second = NULL;

  for (int i = 0; i < 60000; i++)
    {
      GString *to = i < 40000 ? one : two;
      int number = i < 40000 ? i : 79999 - i;

      g_string_append_printf (to, "A B,1," FRAME_A ",P%d,,,r," AT ("01") "\r\n", number);
    }
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (two, "A B,1," FRAME_A ",Q%d,,,r," AT ("01") "\r\n", i);
  first = book_import_text (book, "1.csv", one->str);
  second = book_import_text (book, "2.csv", two->str);
  assert_counts (first, 40000, 40000, 0, 0);
  assert_counts (second, 40000, 20000, 20000, 0);
  g_assert_cmpint (book_number (book, "SELECT count(DISTINCT plate) FROM v_search"), ==, 60000);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM plate"), ==, 60002);
}

static void
test_gaps (Book *book, gconstpointer data)
{
  g_autoptr (AlprImportResult) one = book_import_text (book, "1.csv", HEADER_A ROW_A ("A B", "01"));
  g_autoptr (AlprImportResult) two = book_import_text (
      book, "2.csv", HEADER_A "A B,572," FRAME_A ",P1,,,r,\"1/20/2025, 12:32:31 PM UTC\"\r\n"
                              "A B,572," FRAME_A ",P1,,,r,\"1/22/2025, 12:32:31 PM UTC\"\r\n");
  g_autoptr (AlprImportResult) three = book_import_text (
      book, "3.csv", HEADER_A "A B,572," FRAME_A ",P2,,,r,\"1/21/2025, 12:32:31 PM UTC\"\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (book->store, "views/import-gaps", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 0), ==, "gap");
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 1), ==, one->last_at);
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 2), ==, two->first_at);
  g_assert_true (alpr_cursor_next (cursor, NULL));
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 0), ==, "overlap");
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 1), ==, three->first_at);
  g_assert_cmpint (alpr_cursor_get_integer (cursor, 2), ==, three->last_at);
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 4), ==, "3.csv");
  g_assert_cmpstr (alpr_cursor_get_text (cursor, 6), ==, "2.csv");
  g_assert_false (alpr_cursor_next (cursor, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book_add ("/intake/import/same-file", test_same_file);
  book_add ("/intake/import/same-rows-derived", test_same_rows_derived);
  book_add ("/intake/import/same-rows-vendor", test_same_rows_vendor);
  book_add ("/intake/import/multiplicity", test_multiplicity);
  book_add ("/intake/import/many-repetitions", test_many_repetitions);
  book_add ("/intake/import/derived-key", test_derived_key);
  book_add ("/intake/import/two-books", test_two_books);
  book_add ("/intake/import/repeated-ids", test_repeated_ids);
  book_add ("/intake/import/across-files", test_across_files);
  book_add ("/intake/import/masked-copy", test_masked_copy);
  book_add ("/intake/import/unmasked-copy", test_unmasked_copy);
  book_add ("/intake/import/extra-content", test_extra_content);
  book_add ("/intake/import/overlap", test_overlap);
  book_add ("/intake/import/gaps", test_gaps);
  return g_test_run ();
}
