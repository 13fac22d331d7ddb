/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts that an import is made of, by themselves: exact stamps, the table from hashes to ids,
 * single cells, the vote on a filled column, days in a file's name, a plate's code.
 */
#include <string.h>

#include "alpr-cell.h"
#include "alpr-dictionary.h"
#include "alpr-id-table.h"
#include "alpr-import-check.h"
#include "alpr-import-facts.h"
#include "alpr-period.h"
#include "alpr-stamp.h"
#include "alpr-time.h"

/* Writing an instant and reading it gives the instant, in every form, for many instants. */
static void
test_stamps_there_and_back (void)
{
  for (int form = 0; form < ALPR_N_STAMPS; form++)
    for (int i = 0; i < 20000; i++)
      {
        gint64 step = form == ALPR_STAMP_ISO || form == ALPR_STAMP_ISO_SPACE ? 1 : 1000;
        gint64 time = (gint64) (g_test_rand_double () * 7258118400.0) * 1000 / step * step
                      + (step == 1 ? g_test_rand_int_range (0, 1000) : 0);
        char text[ALPR_STAMP_LONGEST];
        gsize length = alpr_stamp_write ((AlprStampForm) form, time, text);
        gint64 read = -1;

        g_assert_cmpuint (strlen (text), ==, length);
        if (!alpr_stamp_read ((AlprStampForm) form, text, length, &read) || read != time)
          g_error ("%s: %s read as %" G_GINT64_FORMAT, alpr_stamp_to_text ((AlprStampForm) form),
                   text, read);
      }
}

/* Any byte changed: read only if the change was from one right instant to another. */
static void
test_stamps_strict (void)
{
  static const char alphabet[] = "0123459/:,- APMTZUC.x\n";

  for (int form = 0; form < ALPR_N_STAMPS; form++)
    for (int i = 0; i < 50000; i++)
      {
        char text[ALPR_STAMP_LONGEST + 1], again[ALPR_STAMP_LONGEST];
        gint64 time = (gint64) g_test_rand_int_range (0, 2000000000) * 1000;
        gsize length = alpr_stamp_write ((AlprStampForm) form, time, text);

        text[g_test_rand_int_range (0, (int) length)]
            = alphabet[g_test_rand_int_range (0, (int) sizeof alphabet - 1)];
        if (!alpr_stamp_read ((AlprStampForm) form, text, length, &time))
          continue;
        alpr_stamp_write ((AlprStampForm) form, time, again);
        g_assert_cmpstr (again, ==, text);
      }
}

static void
test_stamps_wrong (void)
{
  static const char *const wrong[] = {
    "02/30/2026, 06:04:31 AM UTC", "13/01/2026, 06:04:31 AM UTC", "02/13/2026, 00:04:31 AM UTC",
    "02/13/2026, 13:04:31 PM UTC", "02/13/2026, 06:60:31 AM UTC", "02/13/2026, 06:04:61 AM UTC",
    "02/13/2026, 06:04:31 am UTC", "02/13/2026, 06:04:31 AM GMT", "02/13/2026, 06:04:31 AM UTC ",
    "02/13/1969, 06:04:31 AM UTC", "02/13/2026 06:04:31 AM UTC",  "",
    "02/29/2100, 06:04:31 AM UTC", "0/13/2026, 06:04:31 AM UTC",  "01/9/2025, 12:32:31 PM UTC",
  };
  gint64 time = 7;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    for (int form = 0; form < ALPR_N_STAMPS; form++)
      if (alpr_stamp_read ((AlprStampForm) form, wrong[i], strlen (wrong[i]), &time))
        g_error ("%s was read", wrong[i]);
  g_assert_cmpint (time, ==, 7);
}

static void
test_stamp_guess (void)
{
  AlprStampGuess guess;
  gint64 from, until, time;

  alpr_stamp_guess_init (&guess, TRUE);
  g_assert_true (alpr_stamp_guess_read (&guess, "12/13/2025, 06:04:31 AM UTC", 27, &time));
  g_assert_true (alpr_stamp_guess_read (&guess, "1/9/2025, 12:32:31 PM UTC", 25, &time));
  g_assert_cmpstr (alpr_stamp_guess_to_text (&guess), ==, "m/d/yyyy, hh:mm:ss AM UTC");
  g_assert_false (alpr_stamp_guess_read (&guess, "01/09/2025, 12:32:31 PM UTC", 27, &time));
  alpr_stamp_guess_init (&guess, TRUE);
  g_assert_true (alpr_stamp_guess_read_frame (
      &guess, "02/12/2026, 06:00:05 AM UTC\n02/13/2026, 06:00:05 AM UTC", 55, &from, &until));
  g_assert_cmpint (until - from, ==, ALPR_TIME_DAY);
  g_assert_false (alpr_stamp_guess_read_frame (
      &guess, "02/12/2026, 06:00:05 AM UTC 02/13/2026, 06:00:05 AM UTC", 55, &from, &until));

  /* Elsewhere than in UTC a text without a zone is not the book's own form. */
  alpr_stamp_guess_init (&guess, FALSE);
  g_assert_false (alpr_stamp_guess_read (&guess, "2025-06-18 00:02:04.789", 23, &time));
  g_assert_true (alpr_stamp_guess_read (&guess, "2025-06-18T00:02:04.789Z", 24, &time));
}

static void
test_id_table (void)
{
  AlprIdTable table;

  alpr_id_table_init (&table, 0, 0);
  for (guint32 i = 1; i <= 200000; i++)
    {
      AlprIdHash hash = alpr_id_hash (&i, sizeof i);

      g_assert_null (alpr_id_table_find (&table, hash));
      alpr_id_table_add (&table, hash, i);
    }
  for (guint32 i = 1; i <= 200000; i++)
    g_assert_cmpuint (alpr_id_table_find (&table, alpr_id_hash (&i, sizeof i))->id, ==, i);
  for (guint32 i = 200001; i <= 400000; i++)
    g_assert_null (alpr_id_table_find (&table, alpr_id_hash (&i, sizeof i)));
  g_assert_cmpuint (table.used, ==, 200000);
  g_assert_cmpuint (table.capacity * 85, >=, table.used * 100);
  alpr_id_table_clear (&table);

  /* Who said how many there will be gets no more places than these need. */
  alpr_id_table_init (&table, 0, 100000);
  for (guint32 i = 1; i <= 100000; i++)
    alpr_id_table_add (&table, alpr_id_hash (&i, sizeof i), i);
  g_assert_cmpuint (table.capacity, <=, 100000 * 100 / 75 + 1);
  alpr_id_table_clear (&table);
}

static void
test_cells (void)
{
  static const char *const counts[] = { "0", "1", "1463", "999999999999999" };
  static const char *const others[] = { "", "007", " 5", "5 ", "1,463", "-1", "1000000000000000", "x" };
  g_autoptr (GString) csv = g_string_new (NULL);
  gint64 count;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      AlprCell cell = { counts[i], strlen (counts[i]) };

      g_assert_true (alpr_cell_read_count (&cell, &count));
      g_assert_cmpint (count, ==, g_ascii_strtoll (counts[i], NULL, 10));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (alpr_cell_read_count (&(AlprCell){ others[i], strlen (others[i]) }, &count));
  g_assert_true (
      alpr_cell_is_plain_uuid (&(AlprCell){ "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c", 36 }));
  for (guint i = 0; i < 36; i++)
    {
      char text[] = "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c";

      text[i] = 'E';
      g_assert_false (alpr_cell_is_plain_uuid (&(AlprCell){ text, 36 }));
    }
  alpr_cells_append_csv ((AlprCell[]){ { "a", 1 }, { NULL, 0 }, { "b,\"c\"\n", 6 } }, 3, csv);
  g_assert_cmpstr (csv->str, ==, "a,,\"b,\"\"c\"\"\n\"");
}

/* Quick codes are the codes of base/alpr-facts.c. */
static void
test_plate_codes (void)
{
  static const char *const plates[]
      = { "",        "ABC1234",  "abc 12-34", "AB*1", "A",          "ABCDEFGHIJKLMNOP", "ÄBC123",
          "ABC١٢٣", "a.b/c?12", "0OI1",      "***",  "ABCDEFGHIJKL", "ABCDEFGHIJKLM",   "１２３４" };

  for (guint i = 0; i < G_N_ELEMENTS (plates); i++)
    {
      g_autofree char *norm = alpr_plate_normalise (plates[i]);
      AlprCell cell = { plates[i], strlen (plates[i]) };

      g_assert_cmpint (alpr_plate_code_of_cell (&cell), ==, alpr_plate_code (norm));
    }
}

static void
test_majority (void)
{
  AlprMajority vote = { 0 };

  for (int i = 0; i < 1000; i++)
    alpr_majority_add (&vote, i % 20 == 0 ? i : 7, 8);
  g_assert_cmpint (vote.value[0], ==, 7);
  g_assert_cmpint (vote.total, ==, 1000);
  g_assert_cmpint (vote.votes, >=, 900);
  vote = (AlprMajority){ 0 };
  for (int i = 0; i < 1000; i++)
    alpr_majority_add (&vote, i % 2, 8);
  g_assert_cmpint (vote.votes, <, 100);
}

static void
test_file_dates (void)
{
  static const char *const names[][3] = {
    { "1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv", "2025-01-01", "2025-01-31" },
    { "10_1_2025-10_31_2025-Champaign .xlsx", "2025-10-01", "2025-10-31" },
    { "2026-02-01_2025-02-28.csv", "2026-02-01", "2025-02-28" },
    { "2025-08-01_09-01.csv", NULL, NULL },
    { "13_1_2025-1_31_2025-x.csv", NULL, NULL },
    { "1_1_2025-1_31_20255.csv", NULL, NULL },
    { "search-audit-report-8a8d6c65.csv", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GDate first, last;
      g_autofree char *from = NULL, *until = NULL;

      if (alpr_import_check_file_dates (names[i][0], &first, &last))
        {
          from = alpr_day_format (&first);
          until = alpr_day_format (&last);
        }
      g_assert_cmpstr (from, ==, names[i][1]);
      g_assert_cmpstr (until, ==, names[i][2]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/parts/stamps-there-and-back", test_stamps_there_and_back);
  g_test_add_func ("/intake/parts/stamps-strict", test_stamps_strict);
  g_test_add_func ("/intake/parts/stamps-wrong", test_stamps_wrong);
  g_test_add_func ("/intake/parts/stamp-guess", test_stamp_guess);
  g_test_add_func ("/intake/parts/id-table", test_id_table);
  g_test_add_func ("/intake/parts/cells", test_cells);
  g_test_add_func ("/intake/parts/plate-codes", test_plate_codes);
  g_test_add_func ("/intake/parts/majority", test_majority);
  g_test_add_func ("/intake/parts/file-dates", test_file_dates);
  return g_test_run ();
}
