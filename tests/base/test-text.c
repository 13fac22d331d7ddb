/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Normal forms of texts, plates and case numbers, and the guard against formulas.
 */

#include "alpr-text.h"

typedef char *(*Fold) (const char *text);

static void
check_table (Fold fold, const char *const (*table)[2], guint length)
{
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *folded = fold (table[i][0]);

      g_assert_cmpstr (folded, ==, table[i][1]);
    }
}

static void
test_normalise (void)
{
  const char *const table[][2] = { { "Investigative+", "investigative" },
                                   { "  INVESTIGATION. ", "investigation" },
                                   { "Person+Crime", "person crime" },
                                   { "follow-up", "follow up" },
                                   { "n/a", "n a" },
                                   { "", "" },
                                   { "***", "" },
                                   { "Peña  búsqueda", "peña búsqueda" },
                                   { "“Inv”", "inv" },
                                   { "ＩＮＶ", "inv" } };

  check_table (alpr_text_normalise, table, G_N_ELEMENTS (table));
}

static void
test_plate (void)
{
  const char *const table[][2] = { { "abc-123", "ABC123" },
                                   { " ABC 123 ", "ABC123" },
                                   { "ab*12?", "AB*12?" },
                                   { "", "" } };

  check_table (alpr_plate_normalise, table, G_N_ELEMENTS (table));
}

static void
test_case (void)
{
  const char *const table[][2] = { { "c25- 12345", "C25-12345" },
                                   { "PA 2026-25011", "PA2026-25011" },
                                   { "26–1", "261" } };

  check_table (alpr_case_normalise, table, G_N_ELEMENTS (table));
}

static void
test_guard (void)
{
  const char *const table[][2] = { { "=1+1", "'=1+1" }, { "+1", "'+1" },   { "-1", "'-1" },
                                   { "@x", "'@x" },     { "\t=1", "'\t=1" }, { "1=1", "1=1" },
                                   { "", "" } };

  check_table (alpr_text_guard_formula, table, G_N_ELEMENTS (table));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/plate", test_plate);
  g_test_add_func ("/text/case", test_case);
  g_test_add_func ("/text/guard", test_guard);
  return g_test_run ();
}
