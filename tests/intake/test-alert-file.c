/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of alerts: Rekor's and Flock's JSON in all the shapes in which they come, tables, and what
 * is cut off, nested too deeply or of the wrong types. Then the act that takes them in: once, whole,
 * known again, with pictures only where the policy says so.
 */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "acts-fixture.h"
#include "alpr-alert-file.h"
#include "alpr-error.h"
#include "alpr-time.h"

#define FLOCK_ALERT \
  "{\"objectId\":\"f-1\",\"eventTime\":\"2026-03-02T18:00:00.123456Z\",\"deviceName\":\"Cam 4\"," \
  "\"networkName\":\"Test Police\",\"imageUrl\":\"https://example.org/x.jpg\"," \
  "\"ocr\":{\"label\":\"abc120\",\"labelConfidence\":0.875,\"state\":\"nebraska\"," \
  "\"stateConfidence\":0.5},\"sources\":[{\"name\":\"NCIC\",\"reason\":\"Stolen Vehicle\"}," \
  "{\"name\":\"Own\",\"reason\":\"wanted\",\"caseNumber\":\"26-7\"," \
  "\"customHotlistAudience\":\"organization\"}]}"
#define REKOR(member) \
  "{\"data_type\":\"alpr_alert\",\"version\":1,\"epoch_time\":1772474400000," \
  "\"alert_list\":\"NCIC\",\"alert_list_id\":7,\"plate_number\":\"A1\"," member "}"

static AlprAlertOptions
make_options (GTimeZone *zone)
{
  return (AlprAlertOptions){ zone, alpr_time_from_civil (2026, 4, 1, 0, 0, 0), FALSE };
}

static AlprAlertList *
read_bytes (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/Chicago");
  AlprAlertOptions options = make_options (zone);
  int fd = memfd_create ("alerts", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, bytes, length), ==, length);
  return alpr_alert_file_read_fd (fd, "alerts.txt", &options, NULL, error);
}

static AlprAlertList *
read_text (const char *text, guint records, guint aside)
{
  g_autoptr (GError) error = NULL;
  AlprAlertList *list = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->aside->len; i++)
    g_test_message ("%s", ((AlprAlertAside *)list->aside->pdata[i])->reason);
  g_assert_cmpuint (list->records->len, ==, records);
  g_assert_cmpuint (list->aside->len, ==, aside);
  return list;
}

static void
assert_reason (AlprAlertList *list, guint index, const char *wanted)
{
  AlprAlertAside *aside = list->aside->pdata[index];

  g_assert_cmpstr (aside->reason, ==, wanted);
}

static void
test_rekor_sample (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  AlprAlertOptions options = make_options (zone);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "rekor", "alpr_alert.json", NULL);
  g_autofree char *group = g_test_build_filename (G_TEST_DIST, "data", "rekor", "alpr_group.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprAlertList) list = alpr_alert_file_read (path, &options, NULL, &error);
  g_autoptr (AlprAlertList) none = alpr_alert_file_read (group, &options, NULL, NULL);
  AlprAlertRecord *record;

  g_assert_no_error (error);
  g_assert_cmpuint (list->records->len, ==, 1);
  record = list->records->pdata[0];
  g_assert_cmpstr (list->kind, ==, "Rekor alerts");
  g_assert_cmpint (record->at, ==, G_GINT64_CONSTANT (1630695989342));
  g_assert_cmpstr (record->text[ALPR_ALERT_PLATE], ==, "2BH375");
  g_assert_cmpstr (record->text[ALPR_ALERT_WANTED], ==, "2BH375");
  g_assert_cmpstr (record->text[ALPR_ALERT_ISSUER], ==, "MA");
  g_assert_cmpstr (record->text[ALPR_ALERT_LIST], ==, "blacklist");
  g_assert_cmpstr (record->text[ALPR_ALERT_REASON], ==, "test");
  g_assert_cmpstr (record->text[ALPR_ALERT_VEHICLE], ==, "white bmw x3 suv-crossover 2010-2014");
  g_assert_cmpfloat_with_epsilon (record->confidence, 93.25, 0.01);
  g_assert_null (record->image);
  /* A read that matched nothing is no alert. */
  g_assert_cmpuint (none->records->len, ==, 0);
  assert_reason (none, 0, "it is “alpr_group”, which is no alert");
  g_assert_cmpuint (strlen (((AlprAlertAside *)none->aside->pdata[0])->raw), <, 5000);
}

/* The group's versions 2 and 3; without a group; flags as numbers. */
static void
test_rekor_versions (void)
{
  g_autoptr (AlprAlertList) list = read_text (
      "[" REKOR ("\"group\":{\"version\":2,\"best_plate\":{\"plate\":\"A7\",\"region\":\"us-ne\"},"
                 "\"matches_template\":1,\"best_uuid\":\"u-1\"}") "," REKOR (
          "\"group\":{\"version\":3,\"best_plate_number\":\"A8\",\"best_region\":\"us-xx\","
          "\"matches_template\":true}") "," REKOR ("\"site_name\":null,\"camera_number\":12") "]",
      3, 0);
  AlprAlertRecord *two = list->records->pdata[0];
  AlprAlertRecord *three = list->records->pdata[1];
  AlprAlertRecord *bare = list->records->pdata[2];

  g_assert_cmpstr (two->text[ALPR_ALERT_PLATE], ==, "A7");
  g_assert_cmpstr (two->text[ALPR_ALERT_WANTED], ==, "A1");
  g_assert_cmpstr (two->text[ALPR_ALERT_ISSUER], ==, "NE");
  g_assert_cmpstr (three->text[ALPR_ALERT_PLATE], ==, "A8");
  g_assert_null (three->text[ALPR_ALERT_ISSUER]);
  g_assert_cmpstr (bare->text[ALPR_ALERT_PLATE], ==, "A1");
  g_assert_cmpstr (bare->text[ALPR_ALERT_CAMERA], ==, "12");
}

/* A read that matched two lists is two alerts. */
static void
test_flock (void)
{
  g_autoptr (AlprAlertList) list = read_text (FLOCK_ALERT, 2, 0);
  AlprAlertRecord *first = list->records->pdata[0];
  AlprAlertRecord *second = list->records->pdata[1];

  g_assert_cmpstr (list->kind, ==, "Flock alerts");
  g_assert_cmpint (first->at, ==, alpr_time_from_civil (2026, 3, 2, 18, 0, 0) + 123);
  g_assert_cmpstr (first->text[ALPR_ALERT_PLATE], ==, "abc120");
  g_assert_cmpstr (first->text[ALPR_ALERT_ISSUER], ==, "NE");
  g_assert_cmpstr (first->text[ALPR_ALERT_LIST], ==, "NCIC");
  g_assert_cmpstr (second->text[ALPR_ALERT_CASE], ==, "26-7");
  g_assert_cmpfloat_with_epsilon (first->confidence, 87.5, 0.01);
  g_assert_true (memcmp (first->key, second->key, sizeof first->key) != 0);
}

/* One a line, one after the other, in an array; all the same three alerts. */
static void
test_shapes (void)
{
  static const char *const parts[][4] = { { "", "\n", "\n", "\n" },
                                          { "", "", "", "" },
                                          { "[", ",\n", ",", "]" },
                                          { "\xef\xbb\xbf [\n", "\r\n,", ",", "\n]\n" } };
  guint8 key[ALPR_ALERT_KEY_LENGTH];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text
          = g_strconcat (parts[i][0], REKOR ("\"description\":\"one\""), parts[i][1],
                         REKOR ("\"description\":\"two\""), parts[i][2],
                         REKOR ("\"description\":\"tw{o\\\"\""), parts[i][3], NULL);
      g_autoptr (AlprAlertList) list = read_text (text, 3, 0);
      AlprAlertRecord *last = list->records->pdata[2];

      g_assert_cmpint (last->row, ==, 3);
      if (i > 0)
        g_assert_cmpmem (last->key, sizeof key, key, sizeof key);
      memcpy (key, last->key, sizeof key);
    }
}

/* What is broken costs itself and nothing else. */
static void
test_broken (void)
{
  g_autoptr (AlprAlertList) cut = read_text ("[" REKOR ("\"a\":1") "," REKOR ("\"a\":2") ",{\"data_type\":\"al", 2, 1);
  g_autoptr (AlprAlertList) lines = read_text (
      REKOR ("\"a\":1") "\n{\"data_type\":\"alpr_al\n" REKOR ("\"a\":2") "\n{\"x\":{\"y\":1}\n" REKOR (
          "\"a\":3") "\nnonsense\n",
      3, 3);
  g_autoptr (AlprAlertList) values = read_text ("[null,7,\"a{b\",{}," REKOR ("\"a\":1") "]", 1, 4);
  g_autoptr (AlprAlertList) escapes = read_text ("{\"data_type\":\"\\ud800\"}" REKOR ("\"a\":1"), 1, 1);
  g_autoptr (AlprAlertList) bytes = read_text ("[{\"a\":\"\xff\xfe\"}]", 0, 1);

  assert_reason (cut, 0, "it is cut off within a text");
  assert_reason (lines, 0, "it is cut off within a text");
  assert_reason (lines, 1, "it is cut off: another begins within it");
  assert_reason (lines, 2, "it is no object");
  assert_reason (values, 3, "it is no alert of Rekor’s or Flock’s");
  assert_reason (escapes, 0, "it is no JSON, or is nested too deeply");
  assert_reason (bytes, 0, "its bytes are no text");
}

static void
test_types (void)
{
  g_autoptr (AlprAlertList) list = read_text (
      "[{\"data_type\":\"alpr_alert\",\"epoch_time\":\"soon\",\"plate_number\":\"A1\"},"
      "{\"data_type\":\"alpr_alert\",\"epoch_time\":1772474400000,\"plate_number\":{\"a\":1},"
      "\"group\":[1,2]},"
      "{\"data_type\":\"alpr_alert\",\"epoch_time\":1e300,\"plate_number\":\"A1\"},"
      "{\"data_type\":\"alpr_alert\",\"epoch_time\":1772474400000,\"plate_number\":\"A*\"},"
      "{\"data_type\":\"alpr_alert\",\"epoch_time\":4000000000000,\"plate_number\":\"A1\"},"
      "{\"data_type\":\"alpr_alert\",\"epoch_time\":1772474,\"plate_number\":\"A1\"},"
      "{\"ocr\":true,\"eventTime\":7,\"sources\":\"none\"},"
      "{\"data_type\":\"alpr_alert\",\"epoch_time\":1772474400000,\"plate_number\":\"A1\","
      "\"alert_list\":9,\"description\":[\"x\"],\"camera_name\":false,"
      "\"group\":{\"vehicle\":{\"color\":[7,{\"name\":3}]},\"best_confidence\":\"99\"}}]",
      1, 7);
  AlprAlertRecord *record = list->records->pdata[0];

  assert_reason (list, 0, "it has no time that can be read");
  assert_reason (list, 1, "it has no plate");
  assert_reason (list, 3, "a plate holds letters, digits, blanks and dashes");
  assert_reason (list, 4, "its time lies ahead");
  assert_reason (list, 5, "its time lies before 2000");
  g_assert_cmpstr (record->text[ALPR_ALERT_LIST], ==, "9");
  g_assert_null (record->text[ALPR_ALERT_REASON]);
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (REKOR ("\"a\":1") "\n{\"a\":");
  g_autoptr (AlprAlertList) list = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, ']');
  g_string_append (text, "}\n" REKOR ("\"a\":2"));
  list = read_text (text->str, 2, 1);
  assert_reason (list, 0, "it is no JSON, or is nested too deeply");
}

static void
test_large (void)
{
  g_autofree char *blob = g_strnfill (9 * 1024 * 1024, 'A');
  g_autofree char *text = g_strconcat ("[{\"overview_jpeg\":\"", blob, "\"},", REKOR ("\"a\":1"), "]", NULL);
  g_autoptr (AlprAlertList) list = read_text (text, 1, 1);

  assert_reason (list, 0, "it is larger than 8 MiB");
  g_assert_cmpuint (strlen (((AlprAlertAside *)list->aside->pdata[0])->raw), <, 300);
}

static void
test_table (void)
{
  g_autoptr (AlprAlertList) list = read_text (
      "Alerts of March\n"
      "Alert ID,Date,Time,Read Plate,Hot Plate,State,Hot List,Reason,Case #,Camera Name,Result\n"
      ",3/2/2026,12:00:00,ABC 120,ABC12O,Nebraska,NCIC,Stolen Vehicle,26-7,Cam 4,Correct\n"
      ",3/2/2026,12:00:00,ABC 120,ABC12O,Nebraska,NCIC,Stolen Vehicle,26-7,Cam 4,Correct\n"
      "x-9,2026-03-02T18:00:00Z,,A1,n/a,Atlantis,,,,,\n"
      "\n"
      ",,12:00,A2,,,,,,,\n"
      ",3/2/2026,12:00,,,NE,,,,,\n",
      3, 2);
  AlprAlertRecord *first = list->records->pdata[0];
  AlprAlertRecord *second = list->records->pdata[1];
  AlprAlertRecord *third = list->records->pdata[2];

  g_assert_cmpstr (first->origin, ==, "csv");
  g_assert_cmpint (first->at, ==, alpr_time_from_civil (2026, 3, 2, 18, 0, 0));
  g_assert_cmpstr (first->text[ALPR_ALERT_WANTED], ==, "ABC12O");
  g_assert_cmpstr (first->text[ALPR_ALERT_ISSUER], ==, "NE");
  g_assert_cmpstr (first->text[ALPR_ALERT_OUTCOME], ==, "Correct");
  g_assert_cmpint (first->row, ==, 3);
  /* The same row twice is two alerts, as it would be two searches. */
  g_assert_true (memcmp (first->key, second->key, sizeof first->key) != 0);
  g_assert_null (third->text[ALPR_ALERT_ISSUER]);
  g_assert_cmpint (third->at, ==, first->at);
  assert_reason (list, 0, "it has no time that can be read");
  assert_reason (list, 1, "it has no plate");
}

static void
test_refused (void)
{
  static const char *const texts[][2] = {
    { "[]", "holds no alerts" },
    { "", "“alerts.txt”" },
    { "name,badge\nAda,7\n", "no heading that names a time and a plate" },
    { "\xff\xfe{\0", "UTF-16" },
    { "%PDF-1.7 ...", "“alerts.txt”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (texts[i][0], i == 3 ? 4 : strlen (texts[i][0]), &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
      if (strstr (error->message, texts[i][1]) == NULL)
        g_error ("%s", error->message);
    }
}

/* --- taking in --- */

static gint64
take_in (Fixture *fixture, const char *text, const char *what, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "alerts.json", NULL);
  g_autoptr (GVariant) done = NULL;
  gint64 number = -1;

  alpr_alert_file_register ();
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  done = alpr_act_run (fixture->store, fixture->actor, "alerts/take-in",
                       g_variant_new_parsed ("{'file': <%s>, 'system': <'Reader'>}", path), NULL,
                       error);
  if (done != NULL)
    g_assert_true (g_variant_lookup (done, what, "x", &number));
  return number;
}

static void
test_take_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (take_in (fixture, "[" FLOCK_ALERT ",{}]", "taken_in", &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (take_in (fixture, "[" FLOCK_ALERT ",{}]", "known", &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (take_in (fixture, FLOCK_ALERT REKOR ("\"a\":1"), "taken_in", &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert"), ==, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert_aside"), ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert_import WHERE rows_read = "
                                            "taken_in + known + set_aside"),
                   ==, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert WHERE system = 'Reader' AND "
                                            "outcome IS NULL"),
                   ==, 3);
  g_assert_cmpint (take_in (fixture, "[]", "taken_in", &error), ==, -1);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM alert_import"), ==, 3);
}

static void
test_images (Fixture *fixture, gconstpointer data)
{
  static const char text[] = REKOR ("\"group\":{\"vehicle_crop_jpeg\":\"/9j/4AAQSkZJRg==\"}");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (take_in (fixture, text, "taken_in", &error), ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(*) FROM document"), ==, 0);
  g_assert_true (alpr_store_run_text (fixture->store,
                                      "INSERT INTO policy_number SELECT MIN (id), "
                                      "'keep-alert-images', 1 FROM policy",
                                      NULL, NULL));
  g_assert_cmpint (take_in (fixture, REKOR ("\"description\":\"b\",\"group\":{"
                                            "\"vehicle_crop_jpeg\":\"/9j/4AAQSkZJRg==\"}"),
                            "taken_in", &error),
                   ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (fixture, "SELECT d.size FROM alert a JOIN document d ON d.id = "
                                            "a.image"),
                   ==, 10);
}

/* Figures that a report is made of: the parts make up the whole. */
static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("time,plate,list\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "2026-03-%02u 12:00:00,P%u,%s\n", i % 28 + 1, i,
                            i % 3 == 0 ? "NCIC" : i % 3 == 1 ? "Own" : "");
  g_assert_cmpint (take_in (fixture, text->str, "taken_in", &error), ==, 600);
  g_assert_no_error (error);
  g_assert_true (alpr_store_run_text (
      fixture->store,
      "UPDATE alert SET outcome_at = 0, outcome_by = 'x', outcome_note = 'n', outcome = CASE id % 7 "
      "WHEN 0 THEN 'confirmed' WHEN 1 THEN 'misread' WHEN 2 THEN 'wrong state' WHEN 3 THEN "
      "'no longer wanted' WHEN 4 THEN 'not located' WHEN 5 THEN 'not investigated' END",
      NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_number (fixture, "SELECT COUNT(DISTINCT list) FROM v_alert"), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AlprCursor) cursor = alpr_store_query (
          fixture->store, "views/period-lists",
          g_variant_new_parsed ("{'from': <@x 0>, 'until': <%x>}",
                                alpr_time_from_civil (2026, 3, i == 0 ? 15 : 31, 0, 0, 0)),
          &error);
      gint64 sums[10] = { 0 };

      g_assert_no_error (error);
      while (alpr_cursor_next (cursor, &error))
        for (int c = 4; c < 10; c++)
          sums[c] += alpr_cursor_get_integer (cursor, c);
      g_assert_cmpint (sums[4], ==, i == 0 ? 306 : 600);
      g_assert_cmpint (sums[5] + sums[6] + sums[7] + sums[8] + sums[9], ==, sums[4]);
      if (i == 1)
        g_assert_cmpint (sums[6], ==, 258);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alert-file/rekor-sample", test_rekor_sample);
  g_test_add_func ("/alert-file/rekor-versions", test_rekor_versions);
  g_test_add_func ("/alert-file/flock", test_flock);
  g_test_add_func ("/alert-file/shapes", test_shapes);
  g_test_add_func ("/alert-file/broken", test_broken);
  g_test_add_func ("/alert-file/types", test_types);
  g_test_add_func ("/alert-file/deep", test_deep);
  g_test_add_func ("/alert-file/large", test_large);
  g_test_add_func ("/alert-file/table", test_table);
  g_test_add_func ("/alert-file/refused", test_refused);
  g_test_add ("/alert-file/take-in", Fixture, NULL, fixture_set_up, test_take_in, fixture_tear_down);
  g_test_add ("/alert-file/images", Fixture, NULL, fixture_set_up, test_images, fixture_tear_down);
  g_test_add ("/alert-file/outcomes", Fixture, NULL, fixture_set_up, test_outcomes,
              fixture_tear_down);
  return g_test_run ();
}
