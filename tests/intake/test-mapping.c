/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mappings: the shipped ones, the strictness of the reading (file, line, cause), the choice among
 * mappings, kinds of values, the proposal for an unknown file, and the mapping that comes of it.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-classify.h"
#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-propose.h"
#include "alpr-reader-private.h"
#include "intake-dump.h"

static AlprMapping *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));

  return alpr_mapping_load ("own.json", json, error);
}

static AlprMapping *
load_right (const char *text)
{
  g_autoptr (GError) error = NULL;
  AlprMapping *mapping = load (text, &error);

  g_assert_no_error (error);
  return mapping;
}

#define START "{ \"id\": \"own\", \"title\": \"Own\",\n  "

static const struct
{
  const char *text;
  const char *message;
} wrong[] = {
  { "", "own.json:1: " },
  { "[]", "own.json:1: the text must be one JSON object" },
  { START "\"zone\": \"UTC\" }", "there must be “header” or “columns”" },
  { START "\"header\": { \"time\": [\"T\"] } }", "own.json:1: “zone” is missing" },
  { START "\"zone\": \"Mars\",\n\"header\": { \"time\": [\"T\"] } }",
    "own.json:2: “Mars” is no time zone" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"when\": [\"T\"] } }",
    "own.json:3: header: there is no field “when”" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"time\": \"T\" } }", "own.json:3: header: “time” must" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"time\": [] } }",
    "own.json:3: header: “time” has no label" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"time\": [\"T\"],\n\"plate\": [\" t\"] } }",
    "own.json:4: header: “plate” has blanks around it" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"time\": [\"T\"],\n\"plate\": [\"t\"] } }",
    "own.json:4: header: the label “t” stands here twice" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"plate\": [\"T\"] } }",
    "no column is said to hold “time”" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"time\": [\"T\"] },\n\"needs\": [\"plate\"] }",
    "own.json:4: needs: no column is said to hold “plate”" },
  { START "\"zone\": \"UTC\",\n\"header\": { \"time\": [\"T\"] },\n\"need\": [\"time\"] }",
    "own.json:4: there is no key “need” here" },
  { START "\"zone\": \"UTC\",\n\"columns\": [\"time\",\n\"time\"] }",
    "own.json:4: columns: “time” stands here twice" },
  { START "\"zone\": \"UTC\",\n\"columns\": [\"-\", \"plate\"] }",
    "no column is said to hold “time”" },
  { START "\"zone\": \"UTC\", \"columns\": [\"time\"],\n\"header\": { \"time\": [\"T\"] } }",
    "there must be “header” or “columns”" },
  { "{ \"id\": \"Own File\", \"title\": \"Own\", \"zone\": \"UTC\", \"columns\": [\"time\"] }",
    "own.json:1: “Own File” is no id" },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprMapping) mapping = load (wrong[i].text, &error);

      g_assert_null (mapping);
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
      if (strstr (error->message, wrong[i].message) == NULL)
        g_error ("“%s” was refused with “%s”, not with “%s”", wrong[i].text, error->message,
                 wrong[i].message);
    }
}

static void
test_shipped (void)
{
  g_autoptr (GPtrArray) mappings = intake_load_mappings ();
  g_autoptr (AlprMapping) ncric = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (mappings->len, >=, 3);
  for (guint i = 0; i < mappings->len; i++)
    {
      AlprMapping *mapping = g_ptr_array_index (mappings, i);

      g_assert_nonnull (alpr_mapping_get_title (mapping));
      g_assert_nonnull (alpr_mapping_get_json (mapping));
      g_assert_true (alpr_mapping_needs (mapping, ALPR_FIELD_TIME));
      g_assert_true (alpr_mapping_has_header (mapping));
    }
  ncric = alpr_mapping_load_shipped ("ncric-astrometrics", &error);
  g_assert_no_error (error);
  g_assert_null (alpr_mapping_get_zone (ncric));
  g_assert_cmpstr (alpr_mapping_get_vendor (ncric), ==, "OpenLattice");
  g_assert_null (alpr_mapping_load_shipped ("nobody", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

/* A row from texts; the texts must live on. */
static void
fill_row (AlprReadRow *row, AlprCell *cells, const char *const *texts)
{
  guint n = g_strv_length ((char **) texts);

  for (guint i = 0; i < n; i++)
    cells[i] = (AlprCell){ texts[i], strlen (texts[i]) };
  *row = (AlprReadRow){ cells, n, 1, NULL };
}

static void
test_layout (void)
{
  static const char *const texts[]
      = { "\xc2\xa0when ", "Reason_1", "", "PLATE", " Reason ", "1", " ", "", NULL };
  g_autoptr (AlprMapping) mapping = load_right (
      START "\"zone\": \"UTC\", \"header\": { \"time\": [\"When\"], \"plate\": [\"Plate\"],"
            " \"reason\": [\"Reason\", \"Reason_1\"], \"filter\": [\"Filter\"] } }");
  AlprCell cells[8];
  AlprLayout layout;
  AlprReadRow row;

  fill_row (&row, cells, texts);
  g_assert_true (alpr_mapping_match_header (mapping, &row, &layout));
  g_assert_cmpuint (layout.n_columns, ==, 6);
  g_assert_cmpint (layout.column[ALPR_FIELD_TIME], ==, 0);
  g_assert_cmpint (layout.column[ALPR_FIELD_PLATE], ==, 3);
  g_assert_cmpint (layout.column[ALPR_FIELD_REASON], ==, 4); /* the likelier label wins */
  g_assert_cmpint (layout.column[ALPR_FIELD_FILTER], ==, -1);
  g_assert_cmpstr (layout.labels[0], ==, "when");
  g_assert_cmpstr (layout.labels[4], ==, "Reason");
  g_assert_true (layout.extra[1] && layout.extra[2] && layout.extra[5]);
  g_assert_false (layout.extra[0] || layout.extra[3] || layout.extra[4]);
  alpr_layout_clear (&layout);

  row.n_cells = 0;
  g_assert_false (alpr_mapping_match_header (mapping, &row, &layout));
}

static void
test_best_mapping (void)
{
  static const char *const texts[] = { "When", "Who", "Plate", NULL };
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  AlprCell cells[3];
  AlprLayout layout;
  AlprReadRow row;

  fill_row (&row, cells, texts);
  g_ptr_array_add (mappings, load_right (START "\"zone\": \"UTC\", \"columns\": [\"time\"] }"));
  g_ptr_array_add (mappings, load_right ("{ \"id\": \"one\", \"title\": \"1\", \"zone\": \"UTC\","
                                         " \"header\": { \"time\": [\"When\"] } }"));
  g_ptr_array_add (mappings, load_right ("{ \"id\": \"two\", \"title\": \"2\", \"zone\": \"UTC\","
                                         " \"header\": { \"time\": [\"When\"],"
                                         " \"account\": [\"Who\"] } }"));
  g_ptr_array_add (mappings, load_right ("{ \"id\": \"all\", \"title\": \"3\", \"zone\": \"UTC\","
                                         " \"header\": { \"time\": [\"When\"],"
                                         " \"account\": [\"Who\"], \"plate\": [\"Plate\"] },"
                                         " \"marks\": [\"Vendor\"] }"));
  g_assert_cmpstr (alpr_mapping_get_id (
                       alpr_mapping_recognise (mappings, "f.csv", &row, &layout, &error)),
                   ==, "two");
  alpr_layout_clear (&layout);

  g_ptr_array_remove_range (mappings, 1, 2);
  g_assert_null (alpr_mapping_recognise (mappings, "f.csv", &row, &layout, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“f.csv”, row 1"));
  g_assert_nonnull (strstr (error->message, "“When”, “Who”, “Plate”"));
  g_assert_nonnull (strstr (error->message, "--as"));
}

/* Without a header: only by name, and the first row is data. */
static void
test_without_header (void)
{
  static const char *const texts[] = { "Prairie Junction NE PD", "7", "2026-02-13 06:04", NULL };
  g_autoptr (GPtrArray) mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  AlprCell cells[3];
  AlprLayout layout;
  AlprReadRow row;

  fill_row (&row, cells, texts);
  g_ptr_array_add (mappings, load_right (START "\"zone\": \"agency\","
                                               " \"columns\": [\"organisation\", \"-\", \"time\"] }"));
  g_assert_false (alpr_mapping_has_header (g_ptr_array_index (mappings, 0)));
  g_assert_nonnull (alpr_mapping_recognise (mappings, "f.csv", &row, &layout, &error));
  g_assert_cmpint (layout.column[ALPR_FIELD_ORGANISATION], ==, 0);
  g_assert_cmpint (layout.column[ALPR_FIELD_TIME], ==, 2);
  g_assert_true (layout.extra[1]);
  alpr_layout_clear (&layout);

  row.n_cells = 2;
  g_assert_null (alpr_mapping_recognise (mappings, "f.csv", &row, &layout, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_clear_error (&error);

  /* What stands in a row of data is not named. */
  row.n_cells = 3;
  g_ptr_array_set_size (mappings, 0);
  g_assert_null (alpr_mapping_recognise (mappings, "f.csv", &row, &layout, &error));
  g_assert_nonnull (strstr (error->message, "holds data"));
  g_assert_null (strstr (error->message, "Prairie"));
}

static const struct
{
  const char *text;
  AlprKind kind;
} kinds[] = {
  { "", ALPR_KIND_EMPTY },
  { " ", ALPR_KIND_EMPTY },
  { "n/a", ALPR_KIND_EMPTY },
  { "\xe2\x80\x94\xe2\x80\x94", ALPR_KIND_EMPTY },
  { "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c", ALPR_KIND_UUID },
  { "02/13/2026, 06:04:31 AM UTC", ALPR_KIND_TIME },
  { "2025-07-01", ALPR_KIND_TIME },
  { "23:59:58", ALPR_KIND_TIME },
  { "2026-02-12 06:00 - 2026-02-13 06:00", ALPR_KIND_FRAME },
  { "0", ALPR_KIND_INTEGER },
  { "1,396", ALPR_KIND_INTEGER },
  { "***", ALPR_KIND_MASK },
  { "[REDACTED]", ALPR_KIND_MASK },
  { "allow", ALPR_KIND_TEXT },
  { "C25-14927", ALPR_KIND_TEXT },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      AlprKind kind = alpr_kind_of (kinds[i].text, strlen (kinds[i].text));

      if (kind != kinds[i].kind)
        g_error ("“%s” is %s, not %s", kinds[i].text, alpr_kind_to_text (kind),
                 alpr_kind_to_text (kinds[i].kind));
    }
  /* What a shift by one column shows. */
  g_assert_false (alpr_field_takes (ALPR_FIELD_TIME, ALPR_KIND_TEXT));
  g_assert_false (alpr_field_takes (ALPR_FIELD_TIME, ALPR_KIND_EMPTY));
  g_assert_false (alpr_field_takes (ALPR_FIELD_FILTER, ALPR_KIND_TIME));
  g_assert_false (alpr_field_takes (ALPR_FIELD_NETWORKS, ALPR_KIND_TEXT));
  g_assert_false (alpr_field_takes (ALPR_FIELD_ID, ALPR_KIND_TEXT));
  g_assert_true (alpr_field_takes (ALPR_FIELD_ACCOUNT, ALPR_KIND_UUID));
  g_assert_true (alpr_field_takes (ALPR_FIELD_PLATE, ALPR_KIND_INTEGER));
  g_assert_true (alpr_field_takes (ALPR_FIELD_DEVICES, ALPR_KIND_EMPTY));
  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    {
      const char *word = alpr_field_to_text ((AlprField) field);
      AlprField back;

      g_assert_true (alpr_field_from_text (word, &back));
      g_assert_cmpuint (back, ==, field);
    }
}

static AlprReader *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  int fd = memfd_create ("test", MFD_CLOEXEC);
  gsize length = strlen (text);
  AlprReader *reader;

  g_assert_cmpint (write (fd, text, length), ==, length);
  reader = alpr_reader_open_fd (fd, "unknown.csv", &error);
  g_assert_no_error (error);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  return reader;
}

static void
test_propose (void)
{
  static const int expected[] = { ALPR_FIELD_TIME, ALPR_FIELD_ACCOUNT,     ALPR_FIELD_PLATE,
                                  ALPR_FIELD_REASON, ALPR_FIELD_CASE_NUMBER, ALPR_FIELD_DEVICES,
                                  -1,                -1 };
  g_autoptr (AlprReader) reader = open_text (
      "Searched Date/Time,Officer Name,Tag Searched,Justification,Incident #,Cameras,Shift,Notes\n"
      "\n"
      "02/13/2026 06:04,Avery Draper,ABC1234,stolen,26-1849,12,Night,maybe\n"
      "02/14/2026 06:04,Val Eastman,,theft,,13,Day,none yet\n"
      "02/14/2026 07:04,Val Eastman,***,theft,26-1849,14,Day,no\n"
      "02/14/2026 08:04,too many rows,,,,,,\n");
  g_autoptr (GPtrArray) mappings = intake_load_mappings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProposal) proposal = alpr_mapping_propose (reader, mappings, 4, &error);

  g_assert_no_error (error);
  g_assert_true (proposal->has_header);
  g_assert_cmpuint (proposal->n_rows, ==, 4);
  g_assert_cmpuint (proposal->n_columns, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < proposal->n_columns; i++)
    {
      g_test_message ("%s", proposal->columns[i].label);
      g_assert_cmpint (proposal->columns[i].field, ==, expected[i]);
    }
  g_assert_cmpuint (proposal->columns[2].kinds[ALPR_KIND_MASK], ==, 1);
  g_assert_cmpuint (proposal->columns[2].kinds[ALPR_KIND_TEXT], ==, 1);
  g_assert_cmpuint (g_strv_length (proposal->columns[1].samples), ==, 2);
  g_assert_cmpstr (proposal->columns[1].samples[1], ==, "Val Eastman");
}

/* Labels of a vendor's that lie: what is no time is never proposed as the time. */
static void
test_propose_against_label (void)
{
  g_autoptr (AlprReader) reader = open_text ("Search Time,Search Date,Start\n"
                                             "allow,2026-02-13,2026-02-13T06:04:31Z\n");
  g_autoptr (GPtrArray) mappings = intake_load_mappings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProposal) proposal = alpr_mapping_propose (reader, mappings, 10, &error);

  g_assert_cmpint (proposal->columns[0].field, ==, -1);
  g_assert_cmpint (proposal->columns[1].field, ==, ALPR_FIELD_DATE);
  g_assert_cmpint (proposal->columns[2].field, ==, ALPR_FIELD_TIME);
}

/* A day alone is no time of a search, be there one such column or two. */
static void
test_propose_days (void)
{
  g_autoptr (AlprReader) reader = open_text ("Date,Date Printed\n2026-02-13,2026-03-01\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProposal) proposal = alpr_mapping_propose (reader, NULL, 10, &error);

  g_assert_cmpint (proposal->columns[0].field, ==, ALPR_FIELD_DATE);
  g_assert_cmpint (proposal->columns[1].field, ==, -1);
}

static void
test_propose_without_header (void)
{
  g_autoptr (AlprReader) reader = open_text (
      "8a8d6c65-2939-41f0-a0e5-3a0989a7f59c,\"2026-02-12 06:00\n2026-02-13 06:00\",2026-02-13 06:04\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprProposal) proposal = alpr_mapping_propose (reader, NULL, 10, &error);
  g_autoptr (AlprReader) empty = open_text ("\n\n");
  g_autoptr (AlprProposal) nothing = alpr_mapping_propose (empty, NULL, 10, &error);

  g_assert_false (proposal->has_header);
  g_assert_cmpuint (proposal->n_rows, ==, 1);
  g_assert_cmpint (proposal->columns[0].field, ==, ALPR_FIELD_ID);
  g_assert_cmpint (proposal->columns[1].field, ==, ALPR_FIELD_TIME_FRAME);
  g_assert_cmpint (proposal->columns[2].field, ==, ALPR_FIELD_TIME);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->n_columns, ==, 0);
}

static void
test_new_from_columns (void)
{
  static const char *const labels[] = { "When", "Who “really”", "", "Shift", NULL };
  static const int fields[] = { ALPR_FIELD_TIME, ALPR_FIELD_ACCOUNT, ALPR_FIELD_PLATE, -1 };
  static const int twice[] = { ALPR_FIELD_TIME, ALPR_FIELD_TIME, -1, -1 };
  static const int none[] = { -1, ALPR_FIELD_PLATE, -1, -1 };
  AlprMappingColumns columns = { "own", "Our vendor", NULL, "UTC", labels, fields, 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprMapping) mapping = alpr_mapping_new_from_columns (&columns, &error);
  g_autoptr (AlprMapping) again = NULL;
  AlprCell cells[4];
  AlprLayout layout;
  AlprReadRow row;

  g_assert_no_error (error);
  again = alpr_mapping_load ("own.json", alpr_mapping_get_json (mapping), &error);
  g_assert_no_error (error);
  fill_row (&row, cells, labels);
  g_assert_true (alpr_mapping_match_header (again, &row, &layout));
  g_assert_cmpint (layout.column[ALPR_FIELD_ACCOUNT], ==, 1);
  g_assert_cmpint (layout.column[ALPR_FIELD_PLATE], ==, -1);
  g_assert_cmpstr (alpr_mapping_get_zone (again), ==, "UTC");
  alpr_layout_clear (&layout);

  columns.labels = NULL;
  columns.zone = NULL;
  g_clear_object (&again);
  again = alpr_mapping_new_from_columns (&columns, &error);
  g_assert_no_error (error);
  g_assert_false (alpr_mapping_has_header (again));
  g_assert_null (alpr_mapping_get_zone (again));

  columns.fields = twice;
  g_assert_null (alpr_mapping_new_from_columns (&columns, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_clear_error (&error);
  columns.fields = none;
  g_assert_null (alpr_mapping_new_from_columns (&columns, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  alpr_definition_init ();
  g_test_add_func ("/intake/mapping/wrong", test_wrong);
  g_test_add_func ("/intake/mapping/shipped", test_shipped);
  g_test_add_func ("/intake/mapping/layout", test_layout);
  g_test_add_func ("/intake/mapping/best", test_best_mapping);
  g_test_add_func ("/intake/mapping/without-header", test_without_header);
  g_test_add_func ("/intake/mapping/kinds", test_kinds);
  g_test_add_func ("/intake/mapping/propose", test_propose);
  g_test_add_func ("/intake/mapping/propose-against-label", test_propose_against_label);
  g_test_add_func ("/intake/mapping/propose-days", test_propose_days);
  g_test_add_func ("/intake/mapping/propose-without-header", test_propose_without_header);
  g_test_add_func ("/intake/mapping/new-from-columns", test_new_from_columns);
  return g_test_run ();
}
