/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one asynchronous door: reading, acting, importing, cancelling, and that pages are told.
 * A real window under a private X server; the book is a small one made of sample files.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-desk-policy.h"
#include "alpr-error.h"
#include "desk-fixture.h"

typedef struct
{
  AlprDesk *desk;
  gboolean done;
  GError *error;
  gpointer result;
  char *changed; /* the area that changed last */
} Fixture;

static void
changed_cb (AlprDesk *desk, const char *area, Fixture *fixture)
{
  g_free (fixture->changed);
  fixture->changed = g_strdup (area);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_make_book ();
  fixture->desk = alpr_desk_new ();
  g_signal_connect (fixture->desk, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->desk);
  g_clear_error (&fixture->error);
  g_free (fixture->changed);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  alpr_desk_open_finish (fixture->desk, result, &fixture->error);
  fixture->done = TRUE;
}

static void
open_with (Fixture *fixture, const char *user, const char *words)
{
  g_autoptr (AlprSecret) passphrase = alpr_secret_new (words, strlen (words));

  fixture->done = FALSE;
  alpr_desk_open_async (fixture->desk, desk_fixture_make_book (), user, passphrase, open_cb, fixture);
  WAIT (fixture->done);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->result = alpr_desk_read_finish (fixture->desk, result, &fixture->error);
  fixture->done = TRUE;
}

static void
act_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->result = alpr_desk_act_finish (fixture->desk, result, &fixture->error);
  fixture->done = TRUE;
}

static void
test_signs_in (Fixture *fixture, gconstpointer data)
{
  g_assert_false (alpr_desk_is_open (fixture->desk));
  g_assert_false (alpr_desk_may (fixture->desk, "audits/begin"));
  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (alpr_desk_get_agency (fixture->desk), ==, "Prairie Junction PD");
  g_assert_cmpstr (alpr_desk_get_user_name (fixture->desk), ==, DESK_USER);
  g_assert_cmpstr (alpr_desk_get_role (fixture->desk), ==, "administrator");
  g_assert_true (alpr_desk_may (fixture->desk, "audits/begin"));
  g_assert_false (alpr_desk_may (fixture->desk, "none/such"));
  g_assert_cmpint (alpr_desk_get_offset (fixture->desk, 0), ==, -6 * 3600 * 1000);
  alpr_desk_close (fixture->desk);
  g_assert_false (alpr_desk_is_open (fixture->desk));
}

/* Whichever part was wrong, the sentence is the same. */
static void
test_wrong_part (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  open_with (fixture, DESK_USER, "not the passphrase");
  g_assert_error (fixture->error, ALPR_ERROR, ALPR_ERROR_DENIED);
  first = g_strdup (fixture->error->message);
  open_with (fixture, "nobody", DESK_PASSPHRASE);
  g_assert_error (fixture->error, ALPR_ERROR, ALPR_ERROR_DENIED);
  g_assert_cmpstr (fixture->error->message, ==, first);
  g_assert_false (alpr_desk_is_open (fixture->desk));
}

static void
test_second_reads_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AlprDesk) other = alpr_desk_new ();
  Fixture second = { .desk = other };

  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  open_with (&second, DESK_USER, DESK_PASSPHRASE);
  g_assert_no_error (second.error);
  g_assert_null (alpr_desk_get_read_only_reason (fixture->desk));
  g_assert_nonnull (alpr_desk_get_read_only_reason (other));
  g_assert_false (alpr_desk_may (other, "audits/begin"));
  g_assert_true (alpr_desk_may (fixture->desk, "audits/begin"));
}

static void
test_reads_a_view (Fixture *fixture, gconstpointer data)
{
  GPtrArray *rows;

  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  fixture->done = FALSE;
  alpr_desk_read_view_async (fixture->desk, "standing", NULL, read_cb, fixture);
  WAIT (fixture->done);
  g_assert_no_error (fixture->error);
  rows = fixture->result;
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (alpr_row_get_integer (rows->pdata[0], "imports"), ==, 2);
  g_assert_cmpint (alpr_row_get_integer (rows->pdata[0], "items_open"), ==, 6);
  g_ptr_array_unref (rows);

  fixture->done = FALSE;
  alpr_desk_read_view_async (fixture->desk, "no-such-view", NULL, read_cb, fixture);
  WAIT (fixture->done);
  g_assert_error (fixture->error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

static void
test_says_what_changed (Fixture *fixture, gconstpointer data)
{
  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  fixture->done = FALSE;
  alpr_desk_act_async (fixture->desk, "audits/judge",
                       g_variant_new_parsed ("{'audit': <int64 1>, 'item': <int64 1>, "
                                             "'verdict': <'compliant'>, 'note': <'seen'>}"),
                       act_cb, fixture);
  WAIT (fixture->done);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (fixture->changed, ==, "audits");
  g_variant_unref (fixture->result);

  g_clear_pointer (&fixture->changed, g_free);
  fixture->done = FALSE;
  alpr_desk_act_async (fixture->desk, "audits/judge",
                       g_variant_new_parsed ("{'audit': <int64 77>, 'item': <int64 1>, "
                                             "'verdict': <'compliant'>}"),
                       act_cb, fixture);
  WAIT (fixture->done);
  g_assert_error (fixture->error, ALPR_ERROR, ALPR_ERROR_MISSING);
  g_assert_null (fixture->changed);
}

static gpointer
wait_to_be_stopped (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return NULL;
}

/* Closing the book stops what reads it, and the answer is that it was stopped. */
static void
test_closing_stops_reading (Fixture *fixture, gconstpointer data)
{
  AlprQuestion question = { .func = wait_to_be_stopped };

  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  fixture->done = FALSE;
  alpr_desk_read_async (fixture->desk, &question, NULL, read_cb, fixture);
  alpr_desk_close (fixture->desk);
  WAIT (fixture->done);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fixture->done = FALSE;
  alpr_desk_read_async (fixture->desk, &question, NULL, read_cb, fixture);
  WAIT (fixture->done);
  g_assert_error (fixture->error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

typedef struct
{
  Fixture *fixture;
  GCancellable *cancellable;
  guint reports;
  AlprImportResult *result;
  GThread *main;
} Import;

static void
progressed_cb (gint64 bytes, gint64 total, gint64 rows, gpointer data)
{
  Import *import = data;

  g_assert_true (g_thread_self () == import->main);
  g_assert_cmpint (bytes, <=, total);
  import->reports++;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Import *import = data;

  g_clear_error (&import->fixture->error);
  import->result
      = alpr_desk_import_finish (import->fixture->desk, result, &import->fixture->error);
  import->fixture->done = TRUE;
}

static void
take_in (Import *import, const char *path)
{
  AlprImportJob job = { .path = path, .progress = progressed_cb, .progress_data = import };

  import->main = g_thread_self ();
  import->fixture->done = FALSE;
  alpr_desk_import_async (import->fixture->desk, &job, import->cancellable, imported_cb, import);
  WAIT (import->fixture->done);
}

static void
test_imports (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = desk_fixture_sample ("1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv");
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  Import import = { .fixture = fixture };
  Import cancelled = { .fixture = fixture, .cancellable = stopped };

  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  take_in (&import, path);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (import.result->taken_in, ==, 0);
  g_assert_cmpint (import.result->known, ==, import.result->rows_read);
  g_assert_cmpstr (fixture->changed, ==, "imports");
  alpr_import_result_free (import.result);

  g_cancellable_cancel (stopped);
  take_in (&cancelled, path);
  g_assert_null (cancelled.result);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  take_in (&import, "/nowhere/at-all.csv");
  g_assert_null (import.result);
  g_assert_nonnull (fixture->error);
}

static void
test_reads_policies (Fixture *fixture, gconstpointer data)
{
  GPtrArray *adopted, *duties;

  open_with (fixture, DESK_USER, DESK_PASSPHRASE);
  fixture->done = FALSE;
  alpr_desk_read_policies_async (fixture->desk, read_cb, fixture);
  WAIT (fixture->done);
  g_assert_no_error (fixture->error);
  adopted = fixture->result;
  g_assert_cmpuint (adopted->len, ==, 1);
  g_ptr_array_unref (adopted);

  fixture->done = FALSE;
  alpr_desk_read_duties_async (fixture->desk, read_cb, fixture);
  WAIT (fixture->done);
  g_assert_no_error (fixture->error);
  duties = fixture->result;
  g_assert_cmpuint (duties->len, >, 0);
  g_ptr_array_unref (duties);
}

#define ADD(path, func) g_test_add ("/app/desk/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  desk_fixture_init (&argc, &argv);
  ADD ("signs-in", test_signs_in);
  ADD ("wrong-part", test_wrong_part);
  ADD ("second-reads-only", test_second_reads_only);
  ADD ("reads-a-view", test_reads_a_view);
  ADD ("says-what-changed", test_says_what_changed);
  ADD ("closing-stops-reading", test_closing_stops_reading);
  ADD ("imports", test_imports);
  ADD ("reads-policies", test_reads_policies);
  status = g_test_run ();
  desk_fixture_clean ();
  return status;
}
