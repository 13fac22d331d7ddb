/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of hot lists in and out of a book: what a list holds after each file, a bulk request line
 * by line, and that what was written is read again.
 */

#include "acts-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-intake.h"
#include "alpr-journal.h"

#define WITH_BOOK(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static void
add_list (Fixture *fixture, const char *name, const char *kind)
{
  g_autofree char *inputs = g_strdup_printf (
      "{'name': <'%s'>, 'source': <'%s'>, 'kind': <'%s'>, 'purpose': <'Stolen vehicle or plate'>, "
      "'refresh': <'%s'>}",
      name, strcmp (kind, "agency") == 0 ? "This agency" : "NCIC Vehicle", kind,
      strcmp (kind, "agency") == 0 ? "change" : "day");
  g_autofree char *approve = g_strdup_printf ("{'hot_list': <'%s'>}", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) proposed = fixture_act (fixture, "hotlists/propose", inputs, &error);
  g_autoptr (GVariant) approved = NULL;

  g_assert_no_error (error);
  approved = fixture_act (fixture, "hotlists/approve", approve, &error);
  g_assert_no_error (error);
}

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Does an act about a list and a file. */
static GVariant *
do_file (Fixture *fixture, const char *act, const char *list, const char *path, const char *format,
         GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "hot_list", "s", list);
  g_variant_dict_insert (&dict, "file", "s", path);
  if (format != NULL)
    g_variant_dict_insert (&dict, "format", "s", format);
  return alpr_act_run (fixture->store, fixture->actor, act, g_variant_dict_end (&dict), NULL,
                       error);
}

static void
counts (GVariant *result, const char *expected)
{
  static const char *const names[]
      = { "rows_read", "taken_in", "repeated", "set_aside", "added", "gone" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 number = -1;

      g_variant_lookup (result, names[i], "x", &number);
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", number);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Takes a text in: rows read, taken in, repeated, set aside, added, gone. */
static void
take_in (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *path = write_file (fixture, "list.csv", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result
      = do_file (fixture, "hotlists/take-in", "State", path, NULL, &error);

  g_assert_no_error (error);
  counts (result, expected);
}

static char *
listed (Fixture *fixture)
{
  return fixture_text (fixture,
                       "SELECT COALESCE (group_concat (p, ' '), '') FROM (SELECT plate_key || ':' "
                       "|| COALESCE (issuer, '-') AS p FROM hot_list_line WHERE gone_file IS NULL "
                       "ORDER BY plate_key, id)");
}

static void
stands (Fixture *fixture, const char *expected)
{
  g_autofree char *found = listed (fixture);

  g_assert_cmpstr (found, ==, expected);
}

#define FIRST "Plate,State,Reason\nZZ-1OO1,NE,stolen\nZZ1002,IA,\nZZ1002,IA,\n,KS,none\nZZ1003,QQ,\n"

static void
test_takes_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *what = NULL;

  add_list (fixture, "State", "external");
  take_in (fixture, FIRST, "5 3 1 1 3 0");
  stands (fixture, "ZZ1001:NE ZZ1002:IA ZZ1003:-");
  /* One stays, one says something else, one is gone, one is new. */
  take_in (fixture, "Plate,State,Reason\nZZ1004,NE,\nZZ1001,NE,stolen\nZZ1002,IA,wanted\n",
           "3 3 0 0 2 2");
  stands (fixture, "ZZ1001:NE ZZ1002:IA ZZ1004:NE");
  what = fixture_text (fixture, "SELECT group_concat (plate_key || ' ' || first_file || '-' || "
                                "COALESCE (gone_file, ''), ', ') FROM (SELECT * FROM "
                                "hot_list_line ORDER BY first_file, plate_key)");
  g_assert_cmpstr (what, ==, "ZZ1001 1-, ZZ1002 1-2, ZZ1003 1-2, ZZ1002 2-, ZZ1004 2-");
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_gone"), ==, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_refresh WHERE result = "
                                            "'updated' AND file IN (1, 2)"),
                   ==, 2);
  g_assert_cmpint (fixture_number (fixture, "SELECT line FROM hot_list_aside WHERE reason = 'there "
                                            "is no plate' AND raw = ',KS,none'"),
                   ==, 5);
  /* A plate that comes back is a new line. */
  take_in (fixture, "Plate,State,Reason\nZZ1003,QQ,\n", "1 1 0 0 1 3");
  stands (fixture, "ZZ1003:-");
}

static void
test_same_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GVariant) again = NULL;
  gboolean known = FALSE;
  gint64 id = 0;

  add_list (fixture, "State", "external");
  take_in (fixture, FIRST, "5 3 1 1 3 0");
  path = write_file (fixture, "again.csv", FIRST);
  again = do_file (fixture, "hotlists/take-in", "State", path, NULL, NULL);
  g_assert_nonnull (again);
  counts (again, "0 0 0 0 0 0");
  g_variant_lookup (again, "known_file", "b", &known);
  g_variant_lookup (again, "id", "x", &id);
  g_assert_true (known);
  g_assert_cmpint (id, ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_file"), ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_line"), ==, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_refresh WHERE result = "
                                            "'no update available'"),
                   ==, 1);
  line = fixture_text (fixture, "SELECT detail FROM journal WHERE act = 'hotlists/take-in' "
                                "ORDER BY number DESC LIMIT 1");
  g_assert_nonnull (strstr (line, "taken in before as file 1"));
}

static void
fails (Fixture *fixture, const char *act, const char *list, const char *text, const char *format,
       AlprError code, const char *words)
{
  g_autofree char *path = write_file (fixture, "bad.txt", text);
  g_autoptr (GError) error = NULL;

  g_assert_null (do_file (fixture, act, list, path, format, &error));
  g_assert_error (error, ALPR_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const char *newer = "DATE11/20/2026 09:00\nZZ5001  CA1920261101\nTOTAL RECORD 0000001\n";
  const char *older = "DATE11/19/2026 09:00\nZZ5002  CA1920261101\nTOTAL RECORD 0000001\n";

  add_list (fixture, "State", "external");
  add_list (fixture, "Own", "agency");
  take_in (fixture, newer, "1 1 0 0 1 0");
  fails (fixture, "hotlists/take-in", "State", older, NULL, ALPR_ERROR_REFUSED, "older");
  fails (fixture, "hotlists/take-in", "State", FIRST, "ncic", ALPR_ERROR_FORMAT, "none can be");
  fails (fixture, "hotlists/take-in", "State", "DATE11/21/2026 09:00\nZZ5003  CA1920261101\n", NULL,
         ALPR_ERROR_FORMAT, "cut off");
  fails (fixture, "hotlists/take-in", "Own", FIRST, NULL, ALPR_ERROR_REFUSED, "agency’s own");
  fails (fixture, "entries/request-bulk", "State", FIRST, NULL, ALPR_ERROR_MISSING, "State");
  stands (fixture, "ZZ5001:CA");
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_file"), ==, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM journal WHERE act LIKE '%take-in' "
                                            "AND outcome IN ('failed', 'refused')"),
                   ==, 4);
}

static void
test_not_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) retired = NULL;

  add_list (fixture, "State", "external");
  retired = fixture_act (fixture, "hotlists/retire",
                         "{'hot_list': <'State'>, 'reason': <'a test'>}", NULL);
  g_assert_nonnull (retired);
  fails (fixture, "hotlists/take-in", "State", FIRST, NULL, ALPR_ERROR_REFUSED, "not in use");
}

/* Whoever stops it finds the book as it was. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("Plate\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  add_list (fixture, "State", "external");
  take_in (fixture, FIRST, "5 3 1 1 3 0");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "ZZ%u\n", i);
  path = write_file (fixture, "long.csv", text->str);
  g_cancellable_cancel (cancellable);
  g_assert_null (alpr_act_run (fixture->store, fixture->actor, "hotlists/take-in",
                               g_variant_new_parsed ("{'hot_list': <'State'>, 'file': <%s>}", path),
                               cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  stands (fixture, "ZZ1001:NE ZZ1002:IA ZZ1003:-");
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_file"), ==, 1);
}

/* Which list a plate stood on at an instant, through the view. */
static void
test_instants (Fixture *fixture, gconstpointer data)
{
  g_autofree char *found = NULL;

  add_list (fixture, "State", "external");
  take_in (fixture, "Plate,Expires\nZZ1001,2000-01-01\nZZ1002,\nZZ1003,2999-01-01\n",
           "3 3 0 0 3 0");
  take_in (fixture, "Plate,Expires\nZZ1001,2000-01-01\n", "1 1 0 0 0 2");
  found = fixture_text (
      fixture, "SELECT group_concat (v.plate_key || CASE WHEN v.until_at IS NULL THEN ' stands' "
               "WHEN v.until_at = f.taken_at THEN ' gone' ELSE ' ran out' END, ', ') "
               "FROM v_listed_plate v JOIN hot_list_file f ON f.id = 2");
  g_assert_cmpstr (found, ==, "ZZ1001 ran out, ZZ1002 gone, ZZ1003 gone");
}

#define BULK \
  "Plate,State,Reason,Case #,Summary,Expires\n" \
  "ZZ-2001,NE,Stolen,26-1,a test,2027-01-31\n" \
  "ZZ2002,Ohio,Stolen,26-2,a test,1/31/2027\n" \
  "ZZ2002,Ohio,Stolen,26-2,a test,1/31/2027\n" \
  ",NE,Stolen,26-3,a test,\n" \
  "ZZ2004,NE,Stolen,26-4,,\n" \
  "ZZ2005,QQ,Stolen,26-5,a test,\n" \
  "ZZ2006,NE,Stolen,26-6,a test,soon\n"

static void
test_asks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "bulk.csv", BULK);
  g_autofree char *asked = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GVariant) again = NULL;

  add_list (fixture, "Own", "agency");
  result = do_file (fixture, "entries/request-bulk", "Own", path, NULL, &error);
  g_assert_no_error (error);
  counts (result, "7 2 1 4 2 0");
  asked = fixture_text (fixture, "SELECT group_concat (plate || '|' || plate_key || '|' || issuer "
                                 "|| '|' || case_number || '|' || state || '|' || source || '|' || "
                                 "expires_at, '; ') FROM hot_list_request");
  g_assert_cmpstr (asked, ==,
                   "ZZ-2001|ZZ2001|NE|26-1|requested|bulk.csv, line 2|1801375200000; "
                   "ZZ2002|ZZ2002|OH|26-2|requested|bulk.csv, line 3|1801375200000");
  aside = fixture_text (fixture, "SELECT group_concat (line || ' ' || substr (reason, 1, 20), "
                                 "'; ') FROM (SELECT * FROM hot_list_aside ORDER BY line)");
  g_assert_cmpstr (aside, ==,
                   "5 there is no plate; 6 LXNE-C.vii.d.fields ; 7 “issuer” (State): th; "
                   "8 “expires” (Runs out ");
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_entry"), ==, 0);
  again = do_file (fixture, "entries/request-bulk", "Own", path, NULL, &error);
  g_assert_no_error (error);
  counts (again, "0 0 0 0 0 0");
  g_assert_cmpint (fixture_number (fixture, "SELECT count(*) FROM hot_list_request"), ==, 2);
}

/* What the file doesn't say comes from the act. */
static void
test_asks_with (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "bulk.csv", "Tag\nZZ2001\nZZ2002\n");
  g_autofree char *asked = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  add_list (fixture, "Own", "agency");
  result = alpr_act_run (
      fixture->store, fixture->actor, "entries/request-bulk",
      g_variant_new_parsed ("{'hot_list': <'Own'>, 'file': <%s>, 'reason': <'Stolen'>, "
                            "'case_number': <'26-9'>, 'summary': <'a test'>}",
                            path),
      NULL, &error);
  g_assert_no_error (error);
  counts (result, "2 2 0 0 2 0");
  asked = fixture_text (fixture, "SELECT group_concat (plate || ' ' || reason || ' ' || "
                                 "case_number || ' ' || summary, '; ') FROM hot_list_request");
  g_assert_cmpstr (asked, ==, "ZZ2001 Stolen 26-9 a test; ZZ2002 Stolen 26-9 a test");
}

static char *
export_to (Fixture *fixture, const char *name, const char *format, gint64 lines, gint64 left_out)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *manifest = g_strconcat (path, ".manifest.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result
      = do_file (fixture, "hotlists/export", "State", path, format, &error);
  gint64 number = -1;
  gsize length;

  g_assert_no_error (error);
  g_variant_lookup (result, "lines", "x", &number);
  g_assert_cmpint (number, ==, lines);
  g_variant_lookup (result, "left_out", "x", &number);
  g_assert_cmpint (number, ==, left_out);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  g_assert_true (g_file_get_contents (manifest, &said, NULL, NULL));
  g_assert_nonnull (strstr (said, sha256));
  g_assert_nonnull (strstr (said, "\"agency\" : \"Test Police\""));
  g_assert_nonnull (strstr (said, "\"made_by\" : \"captain\""));
  return path;
}

#define TO_EXPORT \
  "Plate,State,Type,Description,Listed,Expires\n" \
  "ZZ-1001,NE,Stolen; taken,\"red, \"\"old\"\"\",2026-11-01,2999-12-31\n" \
  "ZZ1002,ON,Wanted,=SUM(A1),2026-11-02,\n" \
  "ZZ1003,NE,Gone,x,2000-01-01,2000-02-01\n"

static void
test_exports (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *rekor = NULL;
  g_autofree char *genetec = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  add_list (fixture, "State", "external");
  take_in (fixture, TO_EXPORT, "3 3 0 0 3 0");
  rekor = export_to (fixture, "out-rekor.csv", "rekor", 2, 1);
  g_assert_true (g_file_get_contents (rekor, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "Plate Number,Description,State/Province\r\n"
                   "ZZ1001,Stolen; taken; red; 'old',us-ne\r\n"
                   "ZZ1002,Wanted; =SUM(A1),ca-on\r\n");
  g_clear_pointer (&text, g_free);
  genetec = export_to (fixture, "out-genetec.txt", "genetec", 2, 1);
  g_assert_true (g_file_get_contents (genetec, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "Category;PlateState;PlateNumber;EffectiveDate;ExpiryDate\r\n"
                   "Stolen, taken;NE;ZZ1001;2026-11-01;2999-12-31\r\n"
                   "Wanted;ON;ZZ1002;2026-11-02;\r\n");
  g_clear_pointer (&text, g_free);
  path = export_to (fixture, "out.csv", "csv", 2, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "Plate,State,Category,Reason,Description,Case number,CAD number,Summary,Listed,"
                   "Expires\r\n"
                   "ZZ-1001,NE,Stolen; taken,,\"red, \"\"old\"\"\",,,,2026-11-01,2999-12-31\r\n"
                   "ZZ1002,ON,Wanted,,'=SUM(A1),,,,2026-11-02,\r\n");
  line = fixture_text (fixture, "SELECT detail FROM journal WHERE act = 'hotlists/export' "
                                "ORDER BY number DESC LIMIT 1");
  g_assert_nonnull (strstr (line, "csv: 2 lines of “State”, 1 left out"));
}

/* What was written is read again, in each format: the same plates, and nothing set aside. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "csv", "rekor", "genetec" };

  add_list (fixture, "State", "external");
  add_list (fixture, "Copy", "external");
  take_in (fixture, "Plate,State,Type,Listed,Expires\nZZ1001,NE,Stolen,2026-11-01,2999-12-31\n"
                    "ZZ1002,ON,Wanted,,\n",
           "2 2 0 0 2 0");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = export_to (fixture, formats[i], formats[i], 2, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) result
          = do_file (fixture, "hotlists/take-in", "Copy", path, NULL, &error);
      g_autofree char *copy = NULL;
      const char *format = NULL;

      g_assert_no_error (error);
      g_variant_lookup (result, "format", "&s", &format);
      g_assert_cmpstr (format, ==, formats[i]);
      copy = fixture_text (fixture,
                           "SELECT group_concat (p, ', ') FROM (SELECT n.plate || ' ' || n.issuer "
                           "|| ' ' || COALESCE (n.expires_at = o.expires_at, 'none') AS p "
                           "FROM hot_list_line n "
                           "JOIN hot_list_line o ON o.plate_key = n.plate_key AND o.hot_list = 1 "
                           "WHERE n.hot_list = 2 AND n.gone_file IS NULL ORDER BY n.plate)");
      g_assert_cmpstr (copy, ==,
                       i == 1 ? "ZZ1001 NE none, ZZ1002 ON none" : "ZZ1001 NE 1, ZZ1002 ON none");
    }
}

/* Entries of the agency's own, also one that ran out. */
static void
test_exports_entries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "own.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  add_list (fixture, "Own", "agency");
  g_assert_true (alpr_store_run_text (
      fixture->store,
      "INSERT INTO hot_list_request (id, kind, hot_list, plate, plate_norm, plate_key, issuer, "
      "reason, case_number, expires_at, asked_at, asked_by) VALUES "
      "(1, 'entry', 1, 'ZZ-1', 'ZZ1', 'ZZ1', 'NE', 'stolen', '26-1', NULL, 1, 'captain'), "
      "(2, 'entry', 1, 'ZZ-2', 'ZZ2', 'ZZ2', 'NE', 'stolen', '26-2', 86400000, 1, 'captain');"
      "UPDATE hot_list_request SET state = 'done', ended_at = 1780000000000, ended_by = 'captain'",
      NULL, &error));
  g_assert_no_error (error);
  result = do_file (fixture, "hotlists/export", "Own", path, "csv", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\r\nZZ-1,NE,,stolen,,26-1,,,2026-05-28,\r\n"));
  g_assert_null (strstr (text, "ZZ-2"));
}

static void
test_export_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  add_list (fixture, "State", "external");
  take_in (fixture, FIRST, "5 3 1 1 3 0");
  g_assert_null (do_file (fixture, "hotlists/export", "State", "/nowhere/out.csv", "csv", &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  fails (fixture, "hotlists/export", "State", "here before", "ncic", ALPR_ERROR_FORMAT, "csv, rekor");
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  alpr_intake_init ();
  WITH_BOOK ("/hot-list-files/takes-in", test_takes_in);
  WITH_BOOK ("/hot-list-files/same-file", test_same_file);
  WITH_BOOK ("/hot-list-files/refused", test_refused);
  WITH_BOOK ("/hot-list-files/not-in-use", test_not_in_use);
  WITH_BOOK ("/hot-list-files/cancelled", test_cancelled);
  WITH_BOOK ("/hot-list-files/instants", test_instants);
  WITH_BOOK ("/hot-list-files/asks", test_asks);
  WITH_BOOK ("/hot-list-files/asks-with", test_asks_with);
  WITH_BOOK ("/hot-list-files/exports", test_exports);
  WITH_BOOK ("/hot-list-files/round-trip", test_round_trip);
  WITH_BOOK ("/hot-list-files/exports-entries", test_exports_entries);
  WITH_BOOK ("/hot-list-files/export-fails", test_export_fails);
  return g_test_run ();
}
