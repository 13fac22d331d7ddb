/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book of tests/report/book.sql in a folder of its own. Audits of it are begun, drawn and judged
 * by the statements that acts run, at times that are always the same; digest and draw are real.
 */

#include "test-book.h"

#include <glib/gstdio.h>

#include "alpr-definition.h"
#include "alpr-population.h"
#include "alpr-time.h"

#define SEED "24687531598642135798"

static gint64 from, until;

void
test_book_run (TestBook *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (self->store, sql, NULL, &error);
  g_assert_no_error (error);
}

static void
run_file (TestBook *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  test_book_run (self, sql);
}

/* @folder holds the two files; without it the book stays empty. */
void
test_book_open (TestBook *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) key = alpr_secret_new_random (32, NULL);
  g_autofree char *path = NULL;

  alpr_definition_init ();
  self->folder = g_dir_make_tmp ("alpr-report-XXXXXX", NULL);
  self->zone = alpr_time_zone_new ("America/Chicago", NULL);
  path = g_build_filename (self->folder, "test.alpr", NULL);
  self->store = alpr_store_create (path, "test-book", key, &error);
  g_assert_no_error (error);
  from = alpr_time_from_civil (2025, 6, 1, 5, 0, 0);
  until = alpr_time_from_civil (2025, 7, 1, 5, 0, 0);
  if (folder == NULL)
    return;
  run_file (self, folder, "book.sql");
  run_file (self, folder, "searches.sql");
}

void
test_book_clear (TestBook *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

static AlprCursor *
open_population (TestBook *self)
{
  g_autoptr (GError) error = NULL;
  AlprCursor *cursor = alpr_store_query (
      self->store, "audits/population",
      g_variant_new_parsed ("{'policy': <@x 1>, 'from': <%x>, 'until': <%x>, 'last': <@x 60>}",
                            from, until),
      &error);

  g_assert_no_error (error);
  return cursor;
}

static void
run (TestBook *self, const char *name, GVariant *inputs)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run (self->store, name, inputs, &error);
  g_assert_no_error (error);
}

static void
freeze (TestBook *self)
{
  g_autoptr (AlprCursor) cursor = open_population (self);
  gint64 count = 0;
  g_autofree char *digest
      = alpr_population_digest (alpr_sample_next_search, cursor, &count, NULL);

  g_clear_pointer (&cursor, alpr_cursor_free);
  run (self, "audits/freeze",
       g_variant_new_parsed (
           "{'policy': <@x 1>, 'clause': <'T-H'>, 'title': <'Half-yearly audit'>, "
           "'period': <'2025-06'>, 'from': <%x>, 'until': <%x>, "
           "'filter': <'Searches by every organisation in the book; types: search (60)'>, "
           "'last': <@x 60>, 'population': <%x>, 'digest': <%s>, 'now': <@x 1751600000000>, "
           "'who': <'auditor'>}",
           from, until, count, digest));
}

static const char *
verdict_of (guint item)
{
  return item == 3 ? "not-compliant" : item == 5 ? "data-error" : "compliant";
}

static void
judge (TestBook *self, gint64 audit, guint item)
{
  run (self, "audits/judge",
       g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'verdict': <%s>, 'note': <%s>, "
                             "'who': <'auditor'>, 'now': <@x 1751600002000>}",
                             audit, (gint64) item, verdict_of (item),
                             item == 3 ? "=HYPERLINK(\"http://example.org\")" : ""));
  for (guint question = 0; question < 2; question++)
    run (self, "audits/answer",
         g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'question': <%s>, 'answer': <%s>}",
                               audit, (gint64) item,
                               question == 0 ? "Is a case number documented?"
                                             : "Is a reason documented?",
                               item == 3 && question == 0 ? "no" : "yes"));
}

gint64
test_book_add_audit (TestBook *self, gboolean final)
{
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gint64 audit;

  freeze (self);
  audit = alpr_store_get_last_id (self->store);
  run (self, "audits/freeze-organisations", g_variant_new_parsed ("{'audit': <%x>}", audit));
  run (self, "audits/freeze-files",
       g_variant_new_parsed ("{'audit': <%x>, 'policy': <@x 1>, 'from': <%x>, 'until': <%x>, "
                             "'last': <@x 60>}",
                             audit, from, until));
  cursor = open_population (self);
  items = alpr_sample_draw (SEED, 10, alpr_sample_next_search, cursor, NULL);
  g_clear_pointer (&cursor, alpr_cursor_free);
  run (self, "audits/draw",
       g_variant_new_parsed ("{'audit': <%x>, 'seed': <%s>, 'seed_source': <'typed'>, "
                             "'witness': <'Sgt. Example'>, 'size': <@x 10>, "
                             "'now': <@x 1751600001000>}",
                             audit, SEED));
  for (guint i = 0; i < items->len; i++)
    {
      AlprSampleItem *item = items->pdata[i];

      run (self, "audits/add-item",
           g_variant_new_parsed ("{'audit': <%x>, 'item': <%x>, 'origin': <'random'>, "
                                 "'search': <%x>, 'search_id': <%s>, 'ticket': <%s>}",
                                 audit, (gint64) i + 1, item->subject, item->id, item->ticket));
      if (final || i < 4)
        judge (self, audit, i + 1);
    }
  if (final)
    run (self, "audits/finalise",
         g_variant_new_parsed ("{'audit': <%x>, 'conclusion': <'One number is missing.'>, "
                               "'who': <'auditor'>, 'now': <@x 1751600003000>}",
                               audit));
  /* What an act would have written. */
  test_book_run (self, "INSERT INTO journal SELECT max (number) + 1, 1751600003001, 'auditor', "
                       "'audits/finalise', 'done', '{}', '', 'none', 'cccc1111bbbb2222cccc' "
                       "FROM journal");
  return audit;
}

AlprReportRequest
test_book_request (TestBook *self, gint64 audit, const char *path)
{
  return (AlprReportRequest){
    .audit = audit,
    .agency = "Prairie Junction Police Department",
    .zone = self->zone,
    .now = alpr_time_now (),
    .path = path,
  };
}
