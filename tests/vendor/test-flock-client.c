/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client against an HTTPS server of our own that speaks the vendor's specification, and against
 * the same one as it does wrong: paging, tokens, refusals, a busy vendor, faults, cut and slow and
 * endless answers, wrong certificates, old TLS, redirects, cancelling. What went wrong must be said,
 * must never hold the secret, and must leave nothing half done.
 */

#include <gio/gio.h>
#include <string.h>

#include "alpr-error.h"
#include "vendor-fixture.h"

static AlprFlockClient *
open_client (Vendor *vendor)
{
  g_autoptr (GError) error = NULL;
  AlprFlockClient *client
      = alpr_flock_client_new (vendor->access, NULL, &vendor_limits, &error);

  g_assert_no_error (error);
  return client;
}

static GPtrArray *
pull (Vendor *vendor)
{
  g_autoptr (AlprFlockClient) client = open_client (vendor);
  g_autoptr (GError) error = NULL;
  GPtrArray *lists = alpr_flock_client_pull (client, NULL, &error);

  g_assert_no_error (error);
  return lists;
}

/* A pull that must fail, with these words in what is said and no secret in it */
static void
fail_pull (Vendor *vendor, const char *words)
{
  g_autoptr (AlprFlockClient) client = open_client (vendor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = alpr_flock_client_pull (client, NULL, &error);

  g_assert_null (lists);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, "s3cret"));
  g_assert_null (strstr (error->message, "token-"));
}

static void
add_entries (Vendor *vendor, const char *list, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *plate = g_strdup_printf ("TST%04u", i);

      flock_server_add_entry (vendor->server, list, plate, "nebraska", "stolen", "24-1");
    }
}

static void
test_pages (Vendor *vendor, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;
  const AlprVendorList *list;
  const AlprVendorEntry *entry;

  flock_server_add_list (vendor->server, "L 1/ä", "Wanted");
  flock_server_add_list (vendor->server, "L2", "Empty");
  flock_server_set_page (vendor->server, 7);
  add_entries (vendor, "L 1/ä", 20);
  lists = pull (vendor);
  g_assert_cmpuint (lists->len, ==, 2);
  list = lists->pdata[0];
  g_assert_cmpstr (list->name, ==, "Wanted");
  g_assert_cmpuint (list->entries->len, ==, 20);
  entry = list->entries->pdata[19];
  g_assert_cmpstr (entry->plate, ==, "TST0019");
  g_assert_cmpstr (entry->issuer, ==, "NE");
  g_assert_cmpstr (entry->case_number, ==, "24-1");
  g_assert_cmpstr (entry->reason, ==, "stolen");
  g_assert_cmpint (entry->expires_at, ==, ALPR_VENDOR_NEVER);
  g_assert_cmpuint (((AlprVendorList *) lists->pdata[1])->entries->len, ==, 0);
  g_assert_cmpuint (flock_server_count (vendor->server, "token"), ==, 1);
  g_assert_cmpuint (flock_server_count (vendor->server, "entries"), ==, 4);
}

/* A token that is good for two questions only is asked for anew, once each time. */
static void
test_token_runs_out (Vendor *vendor, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;

  flock_server_add_list (vendor->server, "L1", "Wanted");
  flock_server_set_page (vendor->server, 2);
  flock_server_set_token_uses (vendor->server, 2);
  add_entries (vendor, "L1", 9);
  lists = pull (vendor);
  g_assert_cmpuint (((AlprVendorList *) lists->pdata[0])->entries->len, ==, 9);
  g_assert_cmpuint (flock_server_count (vendor->server, "token"), ==, 3);
}

static void
test_unauthorized (Vendor *vendor, gconstpointer data)
{
  flock_server_set_status (vendor->server, 401);
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_STATUS, 10);
  fail_pull (vendor, "401, some_error: words of the vendor");
  g_assert_cmpuint (flock_server_count (vendor->server, "lists"), ==, 2);
  g_assert_cmpuint (flock_server_count (vendor->server, "token"), ==, 2);
}

/* The server repeats the wrong secret; what is said doesn't. */
static void
test_wrong_secret (Vendor *vendor, gconstpointer data)
{
  g_clear_pointer (&vendor->access->secret, alpr_secret_unref);
  vendor->access->secret = alpr_secret_new ("s3cret-wrong", 12);
  fail_pull (vendor, "no such client with the secret ***");
}

static void
test_forbidden (Vendor *vendor, gconstpointer data)
{
  flock_server_set_status (vendor->server, 403);
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_STATUS, 10);
  fail_pull (vendor, "GET /hotlists: the vendor does not allow it (403");
  g_assert_cmpuint (flock_server_count (vendor->server, "lists"), ==, 1);
}

static void
test_busy (Vendor *vendor, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;
  gint64 before = g_get_monotonic_time ();

  flock_server_add_list (vendor->server, "L1", "Wanted");
  flock_server_set_retry_after (vendor->server, "1");
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_BUSY, 1);
  lists = pull (vendor);
  g_assert_cmpuint (lists->len, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, G_USEC_PER_SEC);
  g_assert_cmpuint (flock_server_count (vendor->server, "lists"), ==, 2);
}

/* Without Retry-After it waits by itself, and not for ever; a rest of an hour it doesn't sit out. */
static void
test_busy_for_long (Vendor *vendor, gconstpointer data)
{
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_BUSY, 10);
  fail_pull (vendor, "asked too often (429, too_many_requests: slow down)");
  g_assert_cmpuint (flock_server_count (vendor->server, "lists"), ==, 3);
  flock_server_set_retry_after (vendor->server, "3600");
  fail_pull (vendor, "wants a rest of 3600 seconds");
  flock_server_set_retry_after (vendor->server, "Fri, 31 Dec 2049 23:59:59 GMT");
  fail_pull (vendor, "wants a rest of");
}

static void
test_fault_and_good (Vendor *vendor, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;

  flock_server_add_list (vendor->server, "L1", "Wanted");
  flock_server_set_status (vendor->server, 500);
  flock_server_fail (vendor->server, "entries", FLOCK_FAULT_STATUS, 2);
  lists = pull (vendor);
  g_assert_cmpuint (lists->len, ==, 1);
  g_assert_cmpuint (flock_server_count (vendor->server, "entries"), ==, 3);
  flock_server_fail (vendor->server, "entries", FLOCK_FAULT_STATUS, 10);
  fail_pull (vendor, "system has a fault (500");
}

static void
test_cut (Vendor *vendor, gconstpointer data)
{
  g_autoptr (GPtrArray) lists = NULL;

  flock_server_add_list (vendor->server, "L1", "Wanted");
  add_entries (vendor, "L1", 3);
  flock_server_fail (vendor->server, "entries", FLOCK_FAULT_CUT, 1);
  lists = pull (vendor);
  g_assert_cmpuint (((AlprVendorList *) lists->pdata[0])->entries->len, ==, 3);
  flock_server_fail (vendor->server, "entries", FLOCK_FAULT_CUT, 10);
  fail_pull (vendor, "GET /hotlists/{id}/entries: The connection to localhost failed");
}

static void
test_slow (Vendor *vendor, gconstpointer data)
{
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_SILENCE, 10);
  fail_pull (vendor, "localhost does not answer in time");
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_DRIP, 10);
  fail_pull (vendor, "localhost does not answer in time");
}

static void
test_huge (Vendor *vendor, gconstpointer data)
{
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_HUGE, 1);
  fail_pull (vendor, "The answer is larger than 1048576 bytes");
  g_assert_cmpuint (flock_server_count (vendor->server, "lists"), ==, 1);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (150000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Within an answer, and within a rest */
static void
test_cancel (Vendor *vendor, gconstpointer data)
{
  const FlockFault faults[] = { FLOCK_FAULT_SILENCE, FLOCK_FAULT_BUSY };

  flock_server_set_retry_after (vendor->server, "2");
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (AlprFlockClient) client = open_client (vendor);
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
      gint64 before = g_get_monotonic_time ();

      flock_server_fail (vendor->server, "lists", faults[i], 10);
      g_assert_null (alpr_flock_client_pull (client, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - before, <, 600000);
      g_thread_join (thread);
    }
}

static void
test_wrong_answers (Vendor *vendor, gconstpointer data)
{
  static const struct
  {
    const char *where;
    const char *body;
    const char *words;
  } answers[] = {
    { "lists", "{\"lists\": []}", "GET /hotlists: the answer must be a list" },
    { "lists", "[{\"id\": \"1\"", "is no JSON, is cut off, or is nested too deeply" },
    { "lists", "[{\"id\": 7, \"name\": \"x\"}]", "[0].id must be a text" },
    { "lists", "[{\"id\": \"1\", \"name\": \"x\"}, {\"id\": \"1\", \"name\": \"y\"}]",
      "[1].id stands there twice" },
    { "entries", "[]", "GET /hotlists/{id}/entries (“Wanted”): the answer must be an object" },
    { "entries", "{\"totalResults\": 0}", "entries is missing" },
    { "entries", "{\"entries\": [{\"plate\": \"A1\", \"reason\": \"r\"}]}",
      "entries[0].caseNumber is missing" },
    { "entries", "{\"entries\": [], \"totalResults\": \"none\"}",
      "totalResults must be a whole number" },
    { "entries", "{\"entries\": [], \"totalResults\": 3}", "totalResults is 3, but 0 entries came" },
    { "entries", "{\"entries\": [], \"nextPage\": \"x\"}", "would never end" },
    { "entries",
      "{\"entries\": [{\"plate\": \"A1\", \"reason\": \"r\", \"caseNumber\": \"c\"}], "
      "\"nextPage\": \"x\"}",
      "leads back to a page that was read already" },
    { "entries",
      "{\"entries\": [{\"id\": \"1\", \"plate\": \"A1\", \"reason\": \"r\", \"caseNumber\": "
      "\"c\"}, {\"id\": \"1\", \"plate\": \"A1\", \"reason\": \"r\", \"caseNumber\": \"c\"}]}",
      "entries have the same id" },
    { "token", "{\"token_type\": \"Bearer\"}", "access_token is missing" },
    { "token", "{\"access_token\": \"a\\r\\nX: y\"}", "must be a text that can be a token" },
  };

  flock_server_add_list (vendor->server, "L1", "Wanted");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      flock_server_set_body (vendor->server, answers[i].body);
      flock_server_fail (vendor->server, answers[i].where, FLOCK_FAULT_BODY, 100);
      fail_pull (vendor, answers[i].words);
    }
}

static void
test_other_answers (Vendor *vendor, gconstpointer data)
{
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_HTML, 1);
  fail_pull (vendor, "the answer is not JSON; is the address right?");
  flock_server_fail (vendor->server, "lists", FLOCK_FAULT_PACKED, 1);
  fail_pull (vendor, "The answer is packed");
}

/* Not followed, wherever it leads */
static void
test_redirects (Vendor *vendor, gconstpointer data)
{
  const char *const places[] = { "https://elsewhere.example/hotlists", "http://localhost/hotlists",
                                 "/api/v3/hotlists" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      flock_server_set_body (vendor->server, places[i]);
      flock_server_fail (vendor->server, "lists", FLOCK_FAULT_REDIRECT, 1);
      fail_pull (vendor, "sends us elsewhere (302, to");
    }
  g_assert_cmpuint (flock_server_count (vendor->server, "lists"), ==, 3);
}

/* A list that grows while it is read is read once more. */
static void
test_changing_list (Vendor *vendor, gconstpointer data)
{
  flock_server_add_list (vendor->server, "L1", "Wanted");
  add_entries (vendor, "L1", 3);
  flock_server_set_total (vendor->server, 1);
  fail_pull (vendor, "totalResults is 4, but 3 entries came");
  g_assert_cmpuint (flock_server_count (vendor->server, "entries"), ==, 2);
}

static void
test_too_many (Vendor *vendor, gconstpointer data)
{
  flock_server_add_list (vendor->server, "L1", "Wanted");
  add_entries (vendor, "L1", 5001);
  fail_pull (vendor, "more than 5000 entries");
}

/* The certificate of the server is what the test is about; nothing reaches the server. */
static void
test_wrong_certificate (Vendor *vendor, gconstpointer certificate)
{
  const char *words = strcmp (certificate, "name.pem") == 0      ? "it is made out to another name"
                      : strcmp (certificate, "expired.pem") == 0 ? "it has run out"
                                                                 : "no authority that is trusted";

  fail_pull (vendor, words);
  g_assert_cmpuint (flock_server_count (vendor->server, "token"), ==, 0);
}

/* Without the agency's own authority the system's ones alone count. */
static void
test_no_authority (Vendor *vendor, gconstpointer data)
{
  g_clear_pointer (&vendor->access->authority, g_free);
  fail_pull (vendor, "no authority that is trusted");
  g_assert_cmpuint (flock_server_count (vendor->server, "token"), ==, 0);
}

static void
test_bad_authority (Vendor *vendor, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (vendor->access->authority);
  vendor->access->authority
      = g_strdup ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
  g_assert_null (alpr_flock_client_new (vendor->access, NULL, &vendor_limits, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
}

static void
test_plain_http (Vendor *vendor, gconstpointer data)
{
  char *https = vendor->access->token_url;

  vendor->access->token_url = g_strconcat ("http", strchr (https, ':'), NULL);
  g_free (https);
  fail_pull (vendor, "Only an address that begins with https://");
}

/* Waits until the server of another program says on which port it listens. */
static guint
read_port (GDataInputStream *out)
{
  char *line;

  while ((line = g_data_input_stream_read_line (out, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *owned = line;
      const char *colon = strrchr (line, ':');

      if (g_str_has_prefix (line, "ACCEPT") && colon != NULL)
        return (guint) g_ascii_strtoull (colon + 1, NULL, 10);
    }
  return 0;
}

/* What it got; openssl prints that. */
static char *
read_rest (GDataInputStream *out)
{
  GString *rest = g_string_new (NULL);
  char *line;

  while ((line = g_data_input_stream_read_line (out, NULL, NULL, NULL)) != NULL)
    {
      g_string_append_printf (rest, "%s\n", line);
      g_free (line);
    }
  return g_string_free (rest, FALSE);
}

/* An old server, which openssl plays: TLS 1.1 and nothing later. Nothing reaches it. */
static void
test_old_tls (Vendor *vendor, gconstpointer data)
{
  g_autofree char *certificate = vendor_dup_file (vendor, "good.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) old = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE
          | G_SUBPROCESS_FLAGS_STDIN_PIPE,
      &error, "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-tls1_1",
      "-cipher", "DEFAULT:@SECLEVEL=0", "-naccept", "9", NULL);
  g_autoptr (GDataInputStream) out = NULL;
  g_autofree char *got = NULL;
  guint port;

  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (old));
  port = read_port (out);
  if (port == 0)
    g_test_skip ("this openssl can't play a server of TLS 1.1");
  else
    {
      g_free (vendor->access->token_url);
      vendor->access->token_url = g_strdup_printf ("https://localhost:%u/oauth/token", port);
      fail_pull (vendor, "localhost");
    }
  g_subprocess_force_exit (old);
  got = read_rest (out);
  g_assert_null (strstr (got, "client_id"));
  g_subprocess_wait (old, NULL, NULL);
}

static AlprVendorList *
make_list (const char *const *plates)
{
  AlprVendorList *list = alpr_vendor_list_new ("L1", "");

  for (guint i = 0; plates[i] != NULL; i++)
    {
      AlprVendorEntry *entry = alpr_vendor_entry_new ();

      entry->plate = g_strdup (plates[i]);
      entry->issuer = i == 0 ? "DC" : i == 1 ? "ON" : NULL;
      entry->reason = g_strdup ("“stolen” \\ \"quoted\"");
      entry->case_number = g_strdup ("24-1");
      entry->expires_at = i == 0 ? G_GINT64_CONSTANT (1793422800000) : ALPR_VENDOR_NEVER;
      g_ptr_array_add (list->entries, entry);
    }
  return list;
}

static const char *const plates[]
    = { "OK 1", "B2", "C3", "D4", "E5", "F6", "G7", "H8", "I9", "J10", NULL };

static void
test_add (Vendor *vendor, gconstpointer data)
{
  g_autoptr (AlprVendorList) what = make_list (plates);
  g_autoptr (AlprFlockClient) client = open_client (vendor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_autofree char *there = NULL;
  const AlprVendorEntry *first;
  guint done = 0;

  flock_server_add_list (vendor->server, "L1", "Wanted");
  g_assert_true (alpr_flock_client_add (client, what, &done, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 10);
  g_assert_cmpuint (flock_server_count (vendor->server, "add"), ==, 3);
  g_assert_cmpuint (flock_server_get_largest_batch (vendor->server), ==, 4);
  there = flock_server_dup_plates (vendor->server, "L1");
  g_assert_cmpstr (there, ==, "0K1/washington_dc B2/ C3/ D4/ E5/ F6/ G7/ H8/ I9/ J10/");
  lists = alpr_flock_client_pull (client, NULL, &error);
  g_assert_no_error (error);
  first = ((AlprVendorList *) lists->pdata[0])->entries->pdata[0];
  g_assert_cmpstr (first->issuer, ==, "DC");
  g_assert_cmpstr (first->reason, ==, "“stolen” \\ \"quoted\"");
  g_assert_cmpint (first->expires_at, ==, G_GINT64_CONSTANT (1793422800000));
}

/* Of three batches the second fails: what was confirmed is known, and nothing is sent twice. */
static void
test_add_half (Vendor *vendor, gconstpointer data)
{
  const FlockFault faults[] = { FLOCK_FAULT_STATUS, FLOCK_FAULT_CUT, FLOCK_FAULT_LATE };

  flock_server_add_list (vendor->server, "L1", "Wanted");
  flock_server_set_status (vendor->server, 503);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (AlprVendorList) what = make_list (plates);
      g_autoptr (AlprFlockClient) client = open_client (vendor);
      g_autoptr (GError) error = NULL;
      guint before = flock_server_count (vendor->server, "add");
      guint done = 0;

      flock_server_fail (vendor->server, "add", faults[i], 1);
      flock_server_fail_after (vendor->server, 1);
      g_assert_false (alpr_flock_client_add (client, what, &done, NULL, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR);
      g_assert_nonnull (strstr (error->message, "addBatch"));
      g_assert_cmpuint (done, ==, 4);
      g_assert_cmpuint (flock_server_count (vendor->server, "add") - before, ==, 2);
    }
}

/* A busy vendor has not done it, so that it may be asked again. */
static void
test_add_busy (Vendor *vendor, gconstpointer data)
{
  g_autoptr (AlprVendorList) what = make_list (plates);
  g_autoptr (AlprFlockClient) client = open_client (vendor);
  guint done = 0;

  flock_server_add_list (vendor->server, "L1", "Wanted");
  flock_server_fail (vendor->server, "add", FLOCK_FAULT_BUSY, 1);
  g_assert_true (alpr_flock_client_add (client, what, &done, NULL, NULL));
  g_assert_cmpuint (done, ==, 10);
}

static void
test_add_refused (Vendor *vendor, gconstpointer data)
{
  const char *const twice[] = { "OK1", "0K1", NULL };
  g_autoptr (AlprVendorList) what = make_list (twice);
  g_autoptr (AlprFlockClient) client = open_client (vendor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;
  guint done = 0;

  g_assert_false (alpr_flock_client_add (client, what, &done, NULL, &missing));
  g_assert_nonnull (strstr (missing->message, "the vendor has no such list (404"));
  flock_server_add_list (vendor->server, "L1", "Wanted");
  g_assert_false (alpr_flock_client_add (client, what, &done, NULL, &error));
  g_assert_nonnull (strstr (error->message, "takes it for wrong (400, bad_request"));
  g_assert_cmpuint (done, ==, 0);
}

/* Taking off may be repeated: what is gone is passed over. */
static void
test_remove (Vendor *vendor, gconstpointer data)
{
  const char *const ids[] = { "e-2", "e-1", "e-77" };
  g_autoptr (AlprVendorList) what = alpr_vendor_list_new ("L1", "");
  g_autoptr (AlprFlockClient) client = open_client (vendor);
  g_autoptr (GError) error = NULL;
  g_autofree char *there = NULL;
  guint done = 0;

  flock_server_add_list (vendor->server, "L1", "Wanted");
  add_entries (vendor, "L1", 3);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_ptr_array_add (what->entries, alpr_vendor_entry_new ());
      ((AlprVendorEntry *) what->entries->pdata[i])->vendor_id = g_strdup (ids[i]);
    }
  flock_server_fail (vendor->server, "delete", FLOCK_FAULT_LATE, 1);
  g_assert_true (alpr_flock_client_remove (client, what, &done, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 3);
  g_assert_cmpuint (flock_server_count (vendor->server, "delete"), ==, 2);
  there = flock_server_dup_plates (vendor->server, "L1");
  g_assert_cmpstr (there, ==, "TST0002/nebraska");
}

#define ADD(path, certificate, func)                                                               \
  g_test_add ("/flock-client/" path, Vendor, certificate, vendor_set_up, func, vendor_tear_down)

int
main (int argc, char **argv)
{
  vendor_prepare ();
  g_test_init (&argc, &argv, NULL);
  ADD ("pages", NULL, test_pages);
  ADD ("token-runs-out", NULL, test_token_runs_out);
  ADD ("unauthorized", NULL, test_unauthorized);
  ADD ("wrong-secret", NULL, test_wrong_secret);
  ADD ("forbidden", NULL, test_forbidden);
  ADD ("busy", NULL, test_busy);
  ADD ("busy-for-long", NULL, test_busy_for_long);
  ADD ("fault-and-good", NULL, test_fault_and_good);
  ADD ("cut", NULL, test_cut);
  ADD ("slow", NULL, test_slow);
  ADD ("huge", NULL, test_huge);
  ADD ("cancel", NULL, test_cancel);
  ADD ("wrong-answers", NULL, test_wrong_answers);
  ADD ("other-answers", NULL, test_other_answers);
  ADD ("redirects", NULL, test_redirects);
  ADD ("changing-list", NULL, test_changing_list);
  ADD ("too-many", NULL, test_too_many);
  ADD ("certificate/another-name", "name.pem", test_wrong_certificate);
  ADD ("certificate/run-out", "expired.pem", test_wrong_certificate);
  ADD ("certificate/another-authority", "strange.pem", test_wrong_certificate);
  ADD ("certificate/no-authority", NULL, test_no_authority);
  ADD ("certificate/bad-authority", NULL, test_bad_authority);
  ADD ("plain-http", NULL, test_plain_http);
  ADD ("old-tls", NULL, test_old_tls);
  ADD ("add", NULL, test_add);
  ADD ("add-half", NULL, test_add_half);
  ADD ("add-busy", NULL, test_add_busy);
  ADD ("add-refused", NULL, test_add_refused);
  ADD ("remove", NULL, test_remove);
  return g_test_run ();
}
