/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cell states, reasons, case numbers in reasons, ids and counts, by tables. The reasons are of the
 * shapes that real exports have; plates, names and numbers are invented.
 */

#include <string.h>

#include "alpr-classify.h"

static const struct
{
  const char *text;
  AlprCellState state;
} cells[] = {
  { "stolen vehicle", ALPR_CELL_VALUE },
  { "test", ALPR_CELL_VALUE },
  { "ABC*", ALPR_CELL_VALUE },
  { "*ABC***", ALPR_CELL_VALUE },
  { "PC 490.4", ALPR_CELL_VALUE },
  { "211 PC", ALPR_CELL_VALUE },
  { "10851 VC", ALPR_CELL_VALUE },
  { "redacted video review", ALPR_CELL_VALUE },
  { "see 7923.600 GC request by lawyer", ALPR_CELL_VALUE },
  { "Xavier", ALPR_CELL_VALUE },
  { "1", ALPR_CELL_VALUE },
  { "#1", ALPR_CELL_VALUE },
  { "T.M.", ALPR_CELL_VALUE },
  { "none found at scene", ALPR_CELL_VALUE },
  { "unknown male", ALPR_CELL_VALUE },
  { "", ALPR_CELL_EMPTY },
  { "  \n\t", ALPR_CELL_EMPTY },
  { "\xc2\xa0\xe2\x80\x8b", ALPR_CELL_EMPTY },
  { "***", ALPR_CELL_MASKED },
  { " *** ", ALPR_CELL_MASKED },
  { "* * *", ALPR_CELL_MASKED },
  { "*****", ALPR_CELL_MASKED },
  { "REDACTED", ALPR_CELL_REDACTED },
  { "REDACTED ", ALPR_CELL_REDACTED },
  { " REDACTED", ALPR_CELL_REDACTED },
  { "[REDACTED]", ALPR_CELL_REDACTED },
  { "Redacted", ALPR_CELL_REDACTED },
  { "***REDACTED***", ALPR_CELL_REDACTED },
  { "REDACTED, 7923.600", ALPR_CELL_REDACTED },
  { "REDACTED per 7923.600", ALPR_CELL_REDACTED },
  { "###", ALPR_CELL_REDACTED },
  { "\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88 \xe2\x96\x88", ALPR_CELL_REDACTED },
  { "\xe2\x96\xa0\xe2\x96\xa0", ALPR_CELL_REDACTED },
  { "7923.600 GC", ALPR_CELL_REDACTED },
  { "Gov. Code \xc2\xa7 7923.600", ALPR_CELL_REDACTED },
  { "GC 6254(f)", ALPR_CELL_REDACTED },
  { "(b)(7)(C)", ALPR_CELL_REDACTED },
  { "5 ILCS 140/7", ALPR_CELL_REDACTED },
  { "n/a", ALPR_CELL_PLACEHOLDER },
  { "N/A ", ALPR_CELL_PLACEHOLDER },
  { "na", ALPR_CELL_PLACEHOLDER },
  { "None", ALPR_CELL_PLACEHOLDER },
  { "none yet", ALPR_CELL_PLACEHOLDER },
  { ".", ALPR_CELL_PLACEHOLDER },
  { "-", ALPR_CELL_PLACEHOLDER },
  { "--", ALPR_CELL_PLACEHOLDER },
  { "\xe2\x80\x94\xe2\x80\x94", ALPR_CELL_PLACEHOLDER },
  { "?", ALPR_CELL_PLACEHOLDER },
  { "0", ALPR_CELL_PLACEHOLDER },
  { "000", ALPR_CELL_PLACEHOLDER },
  { "x", ALPR_CELL_PLACEHOLDER },
  { "XXX", ALPR_CELL_PLACEHOLDER },
  { "Unknown", ALPR_CELL_PLACEHOLDER },
  { "unk", ALPR_CELL_PLACEHOLDER },
  { "TBD", ALPR_CELL_PLACEHOLDER },
  { "*", ALPR_CELL_PLACEHOLDER },
};

static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      AlprCellState state = alpr_classify_cell (cells[i].text, strlen (cells[i].text));

      if (state != cells[i].state)
        g_error ("“%s” is %u, not %u", cells[i].text, state, cells[i].state);
    }
}

static const struct
{
  const char *text;
  const char *category; /* NULL: none */
  const char *detail;   /* NULL: none */
  gboolean system;
} reasons[] = {
  { "Welfare Check - ", "Welfare Check", NULL, FALSE },
  { "Welfare Check -", "Welfare Check", NULL, FALSE },
  { "Hit and Run/Car Accident - ACCIDENT", "Hit and Run/Car Accident", "ACCIDENT", FALSE },
  { "Alcohol Offenses (Non-DUI) - party", "Alcohol Offenses (Non-DUI)", "party", FALSE },
  { "Arson - barn - second call", "Arson", "barn - second call", FALSE },
  { "stolen vehicle", NULL, NULL, FALSE },
  { "C25-48285", NULL, NULL, FALSE },
  { "- nothing before", NULL, NULL, FALSE },
  { " - nothing before", NULL, NULL, FALSE },
  { "Other image search from alerts page associated with Alert: Stolen Vehicle ZZ00000 - "
    "2025-08-22T18:07:15.907Z",
    NULL, NULL, TRUE },
  { "Other image search from the iOS mobile app Alerts screen associated with alert: Stolen "
    "Vehicle - Captured at 2025-09-01T00:18:28Z",
    NULL, NULL, TRUE },
  { "Dispatch quick search associated with Alert: fleeing", NULL, NULL, TRUE },
  { "Daytime search for best result", NULL, NULL, TRUE },
  { "***", NULL, NULL, FALSE },
};

static void
test_reasons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      AlprReasonParts parts;

      alpr_classify_reason (reasons[i].text, strlen (reasons[i].text), &parts);
      g_test_message ("“%s”", reasons[i].text);
      g_assert_cmpstr (parts.category, ==, reasons[i].category);
      g_assert_cmpstr (parts.detail, ==, reasons[i].detail);
      g_assert_cmpint (parts.system, ==, reasons[i].system);
      g_assert_nonnull (parts.norm);
      g_assert_nonnull (parts.category_norm);
      g_assert_true (!parts.system || parts.case_norm == NULL);
      alpr_reason_parts_clear (&parts);
    }
}

static void
test_reason_norms (void)
{
  AlprReasonParts parts;

  alpr_classify_reason ("Person+Crime", 12, &parts);
  g_assert_cmpstr (parts.norm, ==, "person crime");
  g_assert_cmpstr (parts.category_norm, ==, "person crime");
  alpr_reason_parts_clear (&parts);

  alpr_classify_reason ("Welfare Check - xyz", 19, &parts);
  g_assert_cmpstr (parts.norm, ==, "welfare check xyz");
  g_assert_cmpstr (parts.category_norm, ==, "welfare check");
  alpr_reason_parts_clear (&parts);

  alpr_classify_reason ("", 0, &parts);
  g_assert_cmpint (parts.state, ==, ALPR_CELL_EMPTY);
  g_assert_cmpstr (parts.norm, ==, "");
  g_assert_cmpstr (parts.category_norm, ==, "");
  alpr_reason_parts_clear (&parts);
}

static const struct
{
  const char *text;
  const char *norm; /* NULL: no case number */
} numbers[] = {
  { "C24-87684", "C24-87684" },
  { "c25-227", "C25-227" },
  { "c25- 12345", "C25-12345" },
  { "c25 -12345", "C25-12345" },
  { "c25 12345", "C25-12345" },
  { "C25\xe2\x80\x93" "12345", "C25-12345" },
  { "24-12345", "24-12345" },
  { "26-690", "26-690" },
  { "2026-29381 res burg check", "2026-29381" },
  { "26-60341 245jo", "26-60341" },
  { "26-50840 pc487", "26-50840" },
  { "26-73783 20002", "26-73783" },
  { "26-0030-07", "26-0030-07" },
  { "2603250106", "2603250106" },
  { "PA2026-12201", "PA2026-12201" },
  { "PA 26- 30774", "PA26-30774" },
  { "Investigation, 2510494", "2510494" },
  { "satg+burg+251402", "251402" },
  { "suspect investigation  PA202626539", "PA202626539" },
  { "T25093402", "T25093402" },
  { "CCSO Stolen Vehicle S25-035931", "S25-035931" },
  { "C25-48285 Homicide", "C25-48285" },
  { "Homicide Inv C25-97469", "C25-97469" },
  { "Weapons Offense (Guns/Shots Fired) - C26-26675", "C26-26675" },
  { "see C25-48285.", "C25-48285" },
  { "(C25-48285)", "C25-48285" },
  { "C25-48285/C25-48286", "C25-48285" },
  { "case #25001234", "25001234" },
  { "INC-251234", "INC-251234" },
  { "S-25-00123", "S-25-00123" },
  { "8027-07842", "8027-07842" },
  { "026-01957-0384-092 theft", "026-01957-0384-092" },
  { "CFS 251-4581", "251-4581" },
  { "93259 hit and run", "93259" },
  { "28405", "28405" },
  { "CR 26-1849", "26-1849" },
  { "2171550134", "2171550134" }, /* no exchange begins with 1 */
  { "stolen", NULL },
  { "test", NULL },
  { "PC 490.4", NULL },
  { "pc273.5", NULL },
  { "PC 211", NULL },
  { "10851", NULL },
  { "VC 10851 Investigation", NULL },
  { "30333 VC", NULL },
  { "20002", NULL },
  { "20002A", NULL },
  { "23152G", NULL },
  { "211 inv", NULL },
  { "245 j/o", NULL },
  { "664/187", NULL },
  { "661-187", NULL },
  { "487-1", NULL },
  { "28-518", NULL },
  { "10-36f", NULL },
  { "10-4 copy", NULL },
  { "38 subject", NULL },
  { "2434", NULL },
  { "2026", NULL },
  { "since 2024", NULL },
  { "12-25-2025", NULL },
  { "2025-12-25", NULL },
  { "9/23/95 @ 7507", NULL },
  { "20251225", NULL },
  { "at 2025-09-01T00:17:34Z", NULL },
  { "call 217-555-0134", NULL },
  { "555-0134", NULL },
  { "2175550134", NULL },
  { "1-217-555-0134", NULL },
  { "078-05-1120", NULL },
  { "61820-1234", NULL },
  { "DG08357", NULL },
  { "8TKD596", NULL },
  { "vg18586", NULL },
  { "E287021", NULL },
  { "8138000H", NULL },
  { "plate 9461643", NULL },
  { "3F0NS209A17937877", NULL },
  { "F72", NULL },
  { "ST2.", NULL },
  { "t05=2210", NULL },
  { "c25-3", NULL },
  { "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c", NULL },
};

static void
test_case_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      AlprReasonParts parts;

      alpr_classify_reason (numbers[i].text, strlen (numbers[i].text), &parts);
      if (g_strcmp0 (parts.case_norm, numbers[i].norm) != 0)
        g_error ("“%s” holds %s, not %s", numbers[i].text,
                 parts.case_norm != NULL ? parts.case_norm : "nothing",
                 numbers[i].norm != NULL ? numbers[i].norm : "nothing");
      alpr_reason_parts_clear (&parts);
    }
}

static void
test_shape (void)
{
  g_autofree char *shape = alpr_case_shape ("PA2026-12201");
  g_autofree char *empty = alpr_case_shape ("");

  g_assert_cmpstr (shape, ==, "PA9999-99999");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_uuids (void)
{
  static const char *const wrong[] = {
    "", "8a8d6c65", "8a8d6c65-2939-41f0-a0e5-3a0989a7f59g", "8a8d6c65 2939-41f0-a0e5-3a0989a7f59c",
    "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c1", "8a8d6c652939-41f0-a0e5-3a0989a7f59c-",
  };
  static const guint8 expected[16] = { 0x8a, 0x8d, 0x6c, 0x65, 0x29, 0x39, 0x41, 0xf0,
                                       0xa0, 0xe5, 0x3a, 0x09, 0x89, 0xa7, 0xf5, 0x9c };
  guint8 uuid[16] = { 0 };
  guint8 untouched[16] = { 0 };

  g_assert_true (alpr_parse_uuid ("8a8d6c65-2939-41f0-a0e5-3a0989a7f59c", 36, uuid));
  g_assert_cmpmem (uuid, 16, expected, 16);
  g_assert_true (alpr_parse_uuid (" 8A8D6C65-2939-41F0-A0E5-3A0989A7F59C\n", 38, uuid));
  g_assert_cmpmem (uuid, 16, expected, 16);
  memset (uuid, 0, sizeof uuid);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (alpr_parse_uuid (wrong[i], strlen (wrong[i]), uuid));
  g_assert_cmpmem (uuid, 16, untouched, 16);

  /* Each byte value in each place: only hex digits may pass. */
  for (guint place = 0; place < 36; place++)
    for (guint byte = 1; byte < 256; byte++)
      {
        char text[] = "00000000-0000-0000-0000-000000000000";
        gboolean dash = text[place] == '-';

        text[place] = (char) byte;
        g_assert_cmpint (alpr_parse_uuid (text, 36, uuid), ==,
                         dash ? byte == '-' : g_ascii_isxdigit ((char) byte));
      }
}

static void
test_counts (void)
{
  static const struct
  {
    const char *text;
    gint64 count; /* -1: refused */
  } counts[] = {
    { "0", 0 },        { "1396", 1396 },  { " 3,494 ", 3494 },    { "1,048,576", 1048576 },
    { "", -1 },        { "-3", -1 },      { "12.5", -1 },         { "1,23", -1 },
    { ",123", -1 },    { "1234,567", -1 }, { "12 3", -1 },        { "0x10", -1 },
    { "\xe2\x80\x94", -1 }, { "999999999999999", 999999999999999 }, { "9999999999999999", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      gint64 count = -1;
      gboolean read = alpr_parse_count (counts[i].text, strlen (counts[i].text), &count);

      g_test_message ("“%s”", counts[i].text);
      g_assert_cmpint (count, ==, counts[i].count);
      g_assert_cmpint (read, ==, counts[i].count >= 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/classify/states", test_states);
  g_test_add_func ("/intake/classify/reasons", test_reasons);
  g_test_add_func ("/intake/classify/reason-norms", test_reason_norms);
  g_test_add_func ("/intake/classify/case-numbers", test_case_numbers);
  g_test_add_func ("/intake/classify/shape", test_shape);
  g_test_add_func ("/intake/classify/uuids", test_uuids);
  g_test_add_func ("/intake/classify/counts", test_counts);
  return g_test_run ();
}
