/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The acts on a vendor's side, in a book and against an HTTPS server of our own: a connection is off
 * until it is switched on and keeps its secret for itself; a pull is whole or nothing; the difference
 * tells its four kinds; a push sends what is approved, takes off what was removed, leaves the rest
 * alone, and can be repeated whatever happened in between; each failure leaves its line in the
 * journal.
 */

#include <string.h>

#include "acts-fixture.h"
#include "alpr-error.h"
#include "alpr-flock-door.h"
#include "vendor-fixture.h"

typedef struct
{
  Vendor vendor;
  Fixture book;
} Desk;

static void
run_sql (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (desk->book.store, sql, NULL, &error);
  g_assert_no_error (error);
}

static GVariant *
act (Desk *desk, const char *name, const char *inputs)
{
  g_autoptr (GError) error = NULL;
  GVariant *result = fixture_act (&desk->book, name, inputs, &error);

  g_assert_no_error (error);
  return result;
}

static void
do_act (Desk *desk, const char *name, const char *inputs)
{
  g_variant_unref (act (desk, name, inputs));
}

/* An act that must fail so, with these words, and with its line in the journal */
static void
fail_act (Desk *desk, const char *name, const char *inputs, AlprError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 before = fixture_number (&desk->book, "SELECT COUNT (*) FROM journal");
  g_autofree char *outcome = NULL;
  g_autofree char *last = NULL;

  g_assert_null (fixture_act (&desk->book, name, inputs, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, ALPR_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM journal"), >, before);
  outcome = fixture_text (&desk->book, "SELECT outcome FROM journal ORDER BY number DESC LIMIT 1");
  last = fixture_text (&desk->book, "SELECT act FROM journal ORDER BY number DESC LIMIT 1");
  g_assert_cmpstr (last, ==, name);
  g_assert_cmpstr (outcome, ==, code == ALPR_ERROR_REFUSED ? "refused" : "failed");
}

static void
connect_vendor (Desk *desk)
{
  g_autofree char *secret = vendor_dup_file (&desk->vendor, "secret");
  g_autofree char *authority = vendor_dup_file (&desk->vendor, "ca.pem");
  g_autofree char *inputs = g_strdup_printf (
      "{'system': <'Flock'>, 'base_url': <'%s/'>, 'token_url': <'%s'>, 'client_id': <' desk '>, "
      "'secret': <'%s'>, 'authority': <'%s'>}",
      desk->vendor.access->base_url, desk->vendor.access->token_url, secret, authority);

  g_assert_true (g_file_set_contents (secret, "s3cret & more\n", -1, NULL));
  do_act (desk, "vendor/connect", inputs);
}

/* Two hot lists of ours: 1 is the agency's own, 2 is not; two at the vendor. */
static void
set_up (Desk *desk, gconstpointer data)
{
  vendor_set_up (&desk->vendor, NULL);
  fixture_set_up (&desk->book, NULL);
  alpr_flock_open_door ();
  alpr_flock_set_limits (&vendor_limits);
  run_sql (desk, "INSERT INTO hot_list (id, name, source, kind, purpose, refresh, state, "
                 "proposed_at, proposed_by) VALUES "
                 "(1, 'Own list', 'us', 'agency', 'Stolen vehicle', 'change', 'approved', 0, 'x'), "
                 "(2, 'NCIC', 'FBI', 'external', 'Stolen vehicle', 'shift', 'approved', 0, 'x')");
  run_sql (desk, "INSERT INTO hot_list_request (id, kind, hot_list, plate, plate_norm, plate_key, "
                 "asked_at, asked_by) VALUES (1, 'entry', 1, 'x', 'X', 'X', 0, 'x')");
  flock_server_add_list (desk->vendor.server, "L1", "PD hot list");
  flock_server_add_list (desk->vendor.server, "L2", "Stray");
  connect_vendor (desk);
  do_act (desk, "vendor/enable", "{'connection': <'Flock'>}");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  fixture_tear_down (&desk->book, NULL);
  vendor_tear_down (&desk->vendor, NULL);
}

/* An entry of ours, approved and live; @removed_at "NULL" or an instant */
static void
add_own (Desk *desk, int id, const char *plate, const char *key, const char *issuer,
         const char *case_number, const char *removed_at)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO hot_list_entry (id, request, hot_list, plate, plate_norm, plate_key, issuer, "
      "reason, case_number, entered_at, entered_by, removed_at, removed_by, remove_reason) "
      "VALUES (%d, 1, 1, '%s', '%s', '%s', %s, 'Stolen', %s, 1000, 'sgt', %s, 'sgt', 'found')",
      id, plate, plate, key, issuer, case_number, removed_at);

  run_sql (desk, sql);
}

static void
pull_and_link (Desk *desk)
{
  do_act (desk, "vendor/pull", "@a{sv} {}");
  do_act (desk, "vendor/link-list", "{'vendor_list': <'PD hot list'>, 'hot_list': <'Own list'>}");
}

/* "state plate; …" as the view tells them, by plate */
static char *
tell_difference (Desk *desk)
{
  GString *told = g_string_new (NULL);
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (desk->book.store, "views/vendor-difference",
                          g_variant_new_parsed ("{'now': <@x 5000>}"), NULL);
  int state = alpr_cursor_find (cursor, "state");
  int plate = alpr_cursor_find (cursor, "plate");
  int what = alpr_cursor_find (cursor, "what");

  while (alpr_cursor_next (cursor, NULL))
    g_string_append_printf (told, "%s%s %s%s%s", told->len > 0 ? "; " : "",
                            alpr_cursor_get_text (cursor, state),
                            alpr_cursor_get_text (cursor, plate),
                            alpr_cursor_get_text (cursor, what) != NULL ? ": " : "",
                            alpr_cursor_get_text (cursor, what) != NULL
                                ? alpr_cursor_get_text (cursor, what)
                                : "");
  return g_string_free (told, FALSE);
}

static void
check_difference (Desk *desk, const char *wanted)
{
  g_autofree char *told = tell_difference (desk);

  g_assert_cmpstr (told, ==, wanted);
}

static void
check_there (Desk *desk, const char *wanted)
{
  g_autofree char *there = flock_server_dup_plates (desk->vendor.server, "L1");

  g_assert_cmpstr (there, ==, wanted);
}

static void
test_off_until_on (Desk *desk, gconstpointer data)
{
  guint asked = flock_server_count (desk->vendor.server, "token");

  connect_vendor (desk);
  fail_act (desk, "vendor/pull", "{'connection': <'Flock'>}", ALPR_ERROR_REFUSED,
            "The connection to Flock is off");
  fail_act (desk, "vendor/push", "@a{sv} {}", ALPR_ERROR_MISSING,
            "No connection to a vendor is switched on");
  g_assert_cmpuint (flock_server_count (desk->vendor.server, "token"), ==, asked);
  do_act (desk, "vendor/enable", "{'connection': <'Flock'>}");
  do_act (desk, "vendor/pull", "@a{sv} {}");
  do_act (desk, "vendor/disable", "{'connection': <'Flock'>}");
  fail_act (desk, "vendor/pull", "{'connection': <'Flock'>}", ALPR_ERROR_REFUSED, "is off");
}

static void
test_wrong_connection (Desk *desk, gconstpointer data)
{
  static const char *const urls[]
      = { "http://a.example/api", "https:///x", "https://u:p@a.example/", "https://a.example/?x=1",
          "ftp://a.example", "nothing" };
  g_autofree char *secret = vendor_dup_file (&desk->vendor, "secret");
  g_autofree char *key = vendor_dup_file (&desk->vendor, "good.pem");
  g_autofree char *no_pem = g_strdup_printf (
      "{'system': <'Other'>, 'base_url': <'https://a.example'>, 'token_url': <'https://a.example/t'"
      ">, 'client_id': <'me'>, 'secret': <'%s'>, 'authority': <'%s'>}",
      secret, secret);
  g_autofree char *with_key = g_strdup_printf (
      "{'system': <'Other'>, 'base_url': <'https://a.example'>, 'token_url': <'https://a.example/t'"
      ">, 'client_id': <'me'>, 'secret': <'%s'>, 'authority': <'%s'>}",
      secret, key);

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *inputs = g_strdup_printf (
          "{'system': <'Other'>, 'base_url': <'%s'>, 'token_url': <'https://a.example/t'>, "
          "'client_id': <'me'>, 'secret': <'%s'>}",
          urls[i], secret);

      fail_act (desk, "vendor/connect", inputs, ALPR_ERROR_FORMAT, "“base_url” must be an address");
    }
  fail_act (desk, "vendor/connect", no_pem, ALPR_ERROR_FORMAT, "holds no certificate");
  fail_act (desk, "vendor/connect", with_key, ALPR_ERROR_FORMAT, "certificates only");
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_connection"), ==, 1);
}

/* Neither the journal nor a view knows it; a forgotten connection has none. */
static void
test_secret (Desk *desk, gconstpointer data)
{
  do_act (desk, "vendor/pull", "@a{sv} {}");
  g_assert_cmpint (fixture_number (&desk->book,
                                   "SELECT COUNT (*) FROM journal WHERE inputs LIKE '%s3cret%' "
                                   "OR detail LIKE '%s3cret%'"),
                   ==, 0);
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_connection "
                                                "WHERE client_secret = CAST ('s3cret & more' AS "
                                                "BLOB)"),
                   ==, 1);
  do_act (desk, "vendor/forget", "{'connection': <'Flock'>}");
  g_assert_cmpint (fixture_number (&desk->book,
                                   "SELECT COUNT (*) FROM vendor_connection "
                                   "WHERE client_secret IS NULL AND enabled = 0 "
                                   "AND authority IS NULL AND forgotten_at IS NOT NULL"),
                   ==, 1);
  fail_act (desk, "vendor/pull", "@a{sv} {}", ALPR_ERROR_MISSING, "No connection");
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM v_vendor_list"), ==, 0);
  connect_vendor (desk);
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM v_vendor_list"), ==, 2);
}

static void
test_pull (Desk *desk, gconstpointer data)
{
  g_autoptr (GVariant) result = NULL;
  gint64 lists, entries, id;

  flock_server_add_entry (desk->vendor.server, "L1", "OK1", "nebraska", "Stolen", "24-1");
  flock_server_add_entry (desk->vendor.server, "L1", "B2", NULL, "Stolen", "24-2");
  flock_server_add_entry (desk->vendor.server, "L2", "C3", "texas", "Stolen", "24-3");
  result = act (desk, "vendor/pull", "@a{sv} {}");
  g_assert_true (g_variant_lookup (result, "lists", "x", &lists));
  g_assert_true (g_variant_lookup (result, "entries", "x", &entries));
  g_assert_cmpint (lists, ==, 2);
  g_assert_cmpint (entries, ==, 3);
  id = fixture_number (&desk->book, "SELECT id FROM vendor_entry WHERE plate_key = 'B2'");
  run_sql (desk, "UPDATE vendor_entry SET first_seen_at = 77");
  flock_server_remove_list (desk->vendor.server, "L2");
  do_act (desk, "vendor/pull", "@a{sv} {}");
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_entry"), ==, 2);
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_list "
                                                "WHERE gone_at IS NOT NULL"),
                   ==, 1);
  g_assert_cmpint (fixture_number (&desk->book,
                                   "SELECT id FROM vendor_entry WHERE plate_key = 'B2' "
                                   "AND first_seen_at = 77"),
                   ==, id);
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_pull"), ==, 3);
}

/* The second list doesn't follow the specification: what stood in the book stays. */
static void
test_pull_fails (Desk *desk, gconstpointer data)
{
  flock_server_add_entry (desk->vendor.server, "L1", "A1", NULL, "Stolen", "24-1");
  do_act (desk, "vendor/pull", "@a{sv} {}");
  flock_server_add_entry (desk->vendor.server, "L1", "B2", NULL, "Stolen", "24-2");
  flock_server_set_body (desk->vendor.server,
                         "{\"entries\": [{\"plate\": 7, \"reason\": \"\", \"caseNumber\": \"\"}]}");
  flock_server_fail (desk->vendor.server, "entries", FLOCK_FAULT_BODY, 1);
  flock_server_fail_after (desk->vendor.server, 1);
  fail_act (desk, "vendor/pull", "@a{sv} {}", ALPR_ERROR_VENDOR,
            "GET /hotlists/{id}/entries (“Stray”): entries[0].plate must be a text");
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_entry"), ==, 1);
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_pull"), ==, 2);
}

static void
test_link (Desk *desk, gconstpointer data)
{
  do_act (desk, "vendor/pull", "@a{sv} {}");
  fail_act (desk, "vendor/link-list", "{'vendor_list': <'Stray'>, 'hot_list': <@x 2>}",
            ALPR_ERROR_MISSING, "there is no “2”");
  do_act (desk, "vendor/link-list", "{'vendor_list': <'Stray'>, 'hot_list': <'Own list'>}");
  fail_act (desk, "vendor/link-list", "{'vendor_list': <'PD hot list'>, 'hot_list': <'Own list'>}",
            ALPR_ERROR_REFUSED, "linked to another list of the same vendor already");
  do_act (desk, "vendor/link-list", "{'vendor_list': <'Stray'>}");
  do_act (desk, "vendor/link-list", "{'vendor_list': <'PD hot list'>, 'hot_list': <'Own list'>}");
}

static void
test_difference (Desk *desk, gconstpointer data)
{
  pull_and_link (desk);
  add_own (desk, 1, "SAME0", "SAME0", "'NE'", "'24-1'", "NULL");
  add_own (desk, 2, "LATE", "LATE", "'NE'", "'24-2'", "NULL");
  add_own (desk, 3, "0LD", "0LD", "'NE'", "'24-3'", "2000");
  add_own (desk, 4, "0DD", "0DD", "'NE'", "'24-4'", "NULL");
  add_own (desk, 5, "TW1N", "TW1N", "'NE'", "'24-5'", "NULL");
  add_own (desk, 6, "FAR", "FAR", "'ON'", "'24-6'", "NULL");
  flock_server_add_entry (desk->vendor.server, "L1", "SAMEO", "nebraska", "Stolen", " 24-1 ");
  flock_server_add_entry (desk->vendor.server, "L1", "OLD", "nebraska", "Stolen", "24-3");
  flock_server_add_entry (desk->vendor.server, "L1", "ODD", NULL, "Wanted", "24-9");
  flock_server_add_entry (desk->vendor.server, "L1", "TW1N", "texas", "Stolen", "24-5");
  flock_server_add_entry (desk->vendor.server, "L1", "FAR", NULL, "Stolen", "24-6");
  flock_server_add_entry (desk->vendor.server, "L2", "SAMEO", "nebraska", "Stolen", "24-1");
  do_act (desk, "vendor/pull", "@a{sv} {}");
  run_sql (desk, "UPDATE vendor_entry SET first_seen_at = 1500");
  check_difference (desk,
                    "differs 0DD: state: NE here, none there; reason: “Stolen” here, “Wanted” "
                    "there; case: 24-4 here, 24-9 there; missing there LATE; missing there TW1N; "
                    "not approved TW1N: there: “Stolen”, case 24-5; not approved SAME0: the list is linked to none of ours; "
                    "still live 0LD: found");
}

/* What a pull after the removal did not find, and a later one does, was put there anew. */
static void
test_came_back (Desk *desk, gconstpointer data)
{
  pull_and_link (desk);
  add_own (desk, 1, "AGA1N", "AGA1N", "'NE'", "'24-1'", "2000");
  flock_server_add_entry (desk->vendor.server, "L1", "AGA1N", "nebraska", "Stolen", "24-1");
  do_act (desk, "vendor/pull", "@a{sv} {}");
  check_difference (desk, "not approved AGA1N: there: “Stolen”, case 24-1");
  check_there (desk, "AGA1N/nebraska");
  do_act (desk, "vendor/push", "@a{sv} {}");
  check_there (desk, "AGA1N/nebraska");
}

static void
check_push (Desk *desk, gint64 added, gint64 removed, gint64 remaining)
{
  g_autoptr (GVariant) result = act (desk, "vendor/push", "@a{sv} {}");
  gint64 got;

  g_assert_true (g_variant_lookup (result, "added", "x", &got));
  g_assert_cmpint (got, ==, added);
  g_assert_true (g_variant_lookup (result, "removed", "x", &got));
  g_assert_cmpint (got, ==, removed);
  g_assert_true (g_variant_lookup (result, "remaining", "x", &got));
  g_assert_cmpint (got, ==, remaining);
}

static void
test_push (Desk *desk, gconstpointer data)
{
  g_autofree char *detail = NULL;

  flock_server_add_entry (desk->vendor.server, "L1", "0LD", "nebraska", "Stolen", "24-3");
  flock_server_add_entry (desk->vendor.server, "L1", "STRAY", NULL, "Stolen", "24-9");
  flock_server_add_entry (desk->vendor.server, "L2", "0LD", "nebraska", "Stolen", "24-3");
  pull_and_link (desk);
  run_sql (desk, "UPDATE vendor_pull SET at = 1500; UPDATE vendor_entry SET first_seen_at = 1500");
  add_own (desk, 1, "NEW1", "NEW1", "'NE'", "'24-1'", "NULL");
  add_own (desk, 2, "NEW1", "NEW1", "'TX'", "'24-2'", "NULL");
  add_own (desk, 3, "0LD", "0LD", "'NE'", "'24-3'", "2000");
  add_own (desk, 4, "N0CASE", "N0CASE", "'NE'", "NULL", "NULL");
  check_push (desk, 2, 1, 1);
  check_there (desk, "STRAY/ NEW1/nebraska NEW1/texas");
  check_push (desk, 0, 0, 1);
  check_there (desk, "STRAY/ NEW1/nebraska NEW1/texas");
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_push"), ==, 2);
  detail = fixture_text (&desk->book, "SELECT detail FROM journal WHERE act = 'vendor/push' "
                                      "ORDER BY number LIMIT 1");
  g_assert_true (g_str_has_prefix (detail, "2 added, 1 taken off, sha256 "));
  g_assert_null (strstr (detail, "NEW1"));
}

/* Seven entries in batches of four; the second batch arrives, and its answer doesn't. */
static void
test_push_fails_half_way (Desk *desk, gconstpointer data)
{
  pull_and_link (desk);
  for (int i = 1; i <= 7; i++)
    {
      g_autofree char *plate = g_strdup_printf ("PLT%d", i);

      add_own (desk, i, plate, plate, "'NE'", "'24-1'", "NULL");
    }
  flock_server_fail (desk->vendor.server, "add", FLOCK_FAULT_LATE, 1);
  flock_server_fail_after (desk->vendor.server, 1);
  fail_act (desk, "vendor/push", "@a{sv} {}", ALPR_ERROR_VENDOR,
            "After 4 entries were added and 0 taken off at the vendor (sha256 ");
  g_assert_cmpint (fixture_number (&desk->book, "SELECT COUNT (*) FROM vendor_push"), ==, 0);
  check_push (desk, 0, 0, 0);
  check_there (desk, "PLT1/nebraska PLT2/nebraska PLT3/nebraska PLT4/nebraska PLT5/nebraska "
                     "PLT6/nebraska PLT7/nebraska");
}

static void
test_push_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (alpr_act_run (desk->book.store, desk->book.actor, "vendor/push", NULL,
                               cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_take_off (Desk *desk, gconstpointer data)
{
  g_autofree char *inputs = NULL;
  g_autofree char *approved = NULL;

  flock_server_add_entry (desk->vendor.server, "L1", "STRAY", NULL, "Stolen", "24-9");
  flock_server_add_entry (desk->vendor.server, "L1", "G00D", "nebraska", "Stolen", "24-1");
  pull_and_link (desk);
  add_own (desk, 1, "G00D", "G00D", "'NE'", "'24-1'", "NULL");
  inputs = g_strdup_printf (
      "{'vendor_entry': <@x %" G_GINT64_FORMAT ">, 'reason': <'nobody knows why'>}",
      fixture_number (&desk->book, "SELECT id FROM vendor_entry WHERE plate_key = 'STRAY'"));
  approved = g_strdup_printf (
      "{'vendor_entry': <@x %" G_GINT64_FORMAT ">, 'reason': <'nobody knows why'>}",
      fixture_number (&desk->book, "SELECT id FROM vendor_entry WHERE plate_key = 'G00D'"));
  fail_act (desk, "vendor/take-off", approved, ALPR_ERROR_REFUSED, "is approved here");
  do_act (desk, "vendor/take-off", inputs);
  check_there (desk, "G00D/nebraska");
  check_difference (desk, "");
  fail_act (desk, "vendor/take-off", inputs, ALPR_ERROR_REFUSED, "no longer on the vendor’s list");
}

#define ADD(path, func) g_test_add ("/vendor/" path, Desk, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  vendor_prepare ();
  g_test_init (&argc, &argv, NULL);
  ADD ("off-until-on", test_off_until_on);
  ADD ("wrong-connection", test_wrong_connection);
  ADD ("secret", test_secret);
  ADD ("pull", test_pull);
  ADD ("pull-fails", test_pull_fails);
  ADD ("link", test_link);
  ADD ("difference", test_difference);
  ADD ("came-back", test_came_back);
  ADD ("push", test_push);
  ADD ("push-fails-half-way", test_push_fails_half_way);
  ADD ("push-cancelled", test_push_cancelled);
  ADD ("take-off", test_take_off);
  return g_test_run ();
}
