/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small book for the tests of acts. Its searches are written by hand, so that a figure in a test
 * can be counted here.
 */

#include "acts-fixture.h"

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-time.h"

static void
add_search (Fixture *fixture, int number)
{
  gint64 at = alpr_time_from_civil (2026, 1, number, 12, 0, 0);
  guint8 key[16] = { 0 };

  key[15] = (guint8) number;
  g_assert_true (alpr_store_run_text (
      fixture->store,
      "INSERT INTO search (id, at, reason, case_number, account, type, offense, plate, "
      "organisation, filter, prompt, moderation, sheet, row, derived, key, flags, plate_code) "
      "VALUES (:id, :at, 1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 1, :id, 0, :key, 5, 0)",
      g_variant_new_parsed ("{'id': <%x>, 'at': <%x>, 'key': <%@ay>}", (gint64) number, at,
                            g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, key, sizeof key, 1)),
      NULL));
}

static void
add_searches (Fixture *fixture)
{
  g_assert_true (alpr_store_begin (fixture->store, NULL));
  g_assert_true (alpr_store_run_text (
      fixture->store,
      "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who, rows_read, "
      "taken_in, first_search, last_search) "
      "VALUES (1, 'made.csv', 'none', 1, 'none', 'complete', 0, 'captain', 20, 20, 1, 20)",
      NULL, NULL));
  g_assert_true (alpr_store_run_text (
      fixture->store,
      "INSERT INTO import_sheet (id, import, sheet, header, exported) VALUES (1, 1, '', '', 0)",
      NULL, NULL));
  for (int i = 1; i <= 20; i++)
    add_search (fixture, i);
  g_assert_true (alpr_store_run_text (
      fixture->store,
      "INSERT INTO search_day (import, month, day, account, organisation, searches, no_case, no_reason, "
      "first_search) SELECT 1, 202601, at - 43200000, account, organisation, 1, 1, 1, id FROM search;"
      "UPDATE search_visible SET last_id = 20",
      NULL, NULL));
  g_assert_true (alpr_store_commit (fixture->store, NULL));
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  const char *profiles[] = { "lexington-ne-2420", NULL };
  AlprNewBook wanted = { .agency = "Test Police", .timezone = "America/Chicago",
                         .profiles = profiles, .user_name = "captain" };
  g_autoptr (GError) error = NULL;

  alpr_definition_init ();
  fixture->folder = g_dir_make_tmp ("alpr-acts-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.alpr", NULL);
  fixture->passphrase = alpr_secret_new ("a long enough passphrase", 24);
  wanted.path = fixture->path;
  wanted.passphrase = fixture->passphrase;
  fixture->session = alpr_session_new_book (&wanted, &error);
  g_assert_no_error (error);
  fixture->store = alpr_session_get_store (fixture->session);
  fixture->actor = alpr_session_get_actor (fixture->session);
  add_searches (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->session);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  alpr_secret_unref (fixture->passphrase);
}

/* Runs an act with inputs written as GVariant text. */
GVariant *
fixture_act (Fixture *fixture, const char *name, const char *inputs, GError **error)
{
  return alpr_act_run (fixture->store, fixture->actor, name, g_variant_new_parsed (inputs), NULL,
                       error);
}

void
fixture_add_person (Fixture *fixture, const char *user_name, const char *role)
{
  g_assert_true (alpr_store_begin (fixture->store, NULL));
  g_assert_true (alpr_store_run (fixture->store, "people/enter",
                                 g_variant_new_parsed ("{'user_name': <%s>, 'full_name': <''>, "
                                                       "'role': <%s>, 'now': <@x 0>}",
                                                       user_name, role),
                                 NULL));
  g_assert_true (alpr_store_commit (fixture->store, NULL));
}

gint64
fixture_number (Fixture *fixture, const char *sql)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (fixture->store, sql, NULL, NULL);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  return alpr_cursor_get_integer (cursor, 0);
}

char *
fixture_text (Fixture *fixture, const char *sql)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (fixture->store, sql, NULL, NULL);

  g_assert_true (alpr_cursor_next (cursor, NULL));
  return g_strdup (alpr_cursor_get_text (cursor, 0));
}
