/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a case become rows of a book: cells are classified as intake does it, so that a case
 * shows what a cell of a vendor's file leads to. Columns and what a row has where one isn't there:
 *
 *   at            2026-03-02 12:00
 *   account       A. Alder
 *   organisation  Prairie Junction PD
 *   plate         (empty)
 *   reason        Hit and run on Main Street
 *   case          C26-123456
 *   offense       (not exported)
 *   networks      5
 *   frame from, frame until    none
 *
 * `(empty)` is an empty cell, as is a blank one; `(not exported)` a column that the file has not;
 * `(again) text` a text that stands in its dictionary a second time.
 */

#include "case-rows.h"

#include <string.h>

#include "alpr-classify.h"
#include "alpr-facts.h"

#define EMPTY_ID 1
#define NOT_EXPORTED_ID 2

typedef struct
{
  AlprStore *store;
  const Scenario *scenario;
  char **cells;
  GHashTable *ids; /* "table:text" → id */
  gint64 next_id;
} Writer;

static void
run (AlprStore *store, const char *sql, GVariant *inputs)
{
  g_autoptr (GError) error = NULL;

  alpr_store_run_text (store, sql, inputs, &error);
  g_assert_no_error (error);
}

static const char *
get_cell (Writer *self, const char *column, const char *otherwise)
{
  for (guint i = 0; self->scenario->head[i] != NULL; i++)
    if (strcmp (self->scenario->head[i], column) == 0)
      return self->cells[i];
  return otherwise;
}

static void
write_reason (Writer *self, gint64 id, const char *text)
{
  AlprReasonParts parts = { 0 };

  alpr_classify_reason (text, strlen (text), &parts);
  run (self->store,
       "INSERT INTO reason (id, text, norm, state, category, category_norm, detail, system,"
       " case_norm) VALUES (:id, :text, :norm, :state, :category, :category_norm, :detail,"
       " :system, :case_norm)",
       g_variant_new_parsed ("{'id': <%x>, 'text': <%s>, 'norm': <%s>, 'state': <%i>,"
                             " 'category': <%ms>, 'category_norm': <%s>, 'detail': <%ms>,"
                             " 'system': <%b>, 'case_norm': <%ms>}",
                             id, text, parts.norm, (int) parts.state, parts.category,
                             parts.category_norm, parts.detail, parts.system, parts.case_norm));
  alpr_reason_parts_clear (&parts);
}

static void
write_case_number (Writer *self, gint64 id, const char *text)
{
  g_autofree char *norm = alpr_case_normalise (text);
  g_autofree char *shape = alpr_case_shape (norm);

  run (self->store,
       "INSERT INTO case_number (id, text, norm, state, shape)"
       " VALUES (:id, :text, :norm, :state, :shape)",
       g_variant_new_parsed ("{'id': <%x>, 'text': <%s>, 'norm': <%s>, 'state': <%i>,"
                             " 'shape': <%s>}",
                             id, text, norm, (int) alpr_classify_cell (text, strlen (text)),
                             shape));
}

static void
write_offense_parts (Writer *self, gint64 id, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *norm = alpr_text_normalise (parts[i]);

      run (self->store, "INSERT INTO offense_part VALUES (:id, :norm, :label)",
           g_variant_new_parsed ("{'id': <%x>, 'norm': <%s>, 'label': <%s>}", id, norm,
                                 parts[i]));
    }
}

static void
write_text (Writer *self, const char *table, gint64 id, const char *text)
{
  g_autofree char *norm = strcmp (table, "plate") == 0 ? alpr_plate_normalise (text)
                                                       : alpr_text_normalise (text);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO %s (id, text, norm, state) VALUES (:id, :text, :norm, :state)", table);

  run (self->store, sql,
       g_variant_new_parsed ("{'id': <%x>, 'text': <%s>, 'norm': <%s>, 'state': <%i>}", id, text,
                             norm, (int) alpr_classify_cell (text, strlen (text))));
  if (strcmp (table, "offense") == 0)
    write_offense_parts (self, id, text);
}

/* The id of a cell's text, which is written where it is new. */
static gint64
find_text (Writer *self, const char *table, const char *cell)
{
  gboolean again = g_str_has_prefix (cell, "(again) ");
  const char *text = again ? cell + strlen ("(again) ") : cell;
  g_autofree char *key = g_strconcat (table, ":", text, NULL);
  gint64 id = again ? 0 : GPOINTER_TO_INT (g_hash_table_lookup (self->ids, key));

  if (strcmp (cell, "(not exported)") == 0)
    return NOT_EXPORTED_ID;
  if (*cell == '\0' || strcmp (cell, "(empty)") == 0)
    return EMPTY_ID;
  if (id != 0)
    return id;
  id = self->next_id++;
  g_hash_table_replace (self->ids, g_steal_pointer (&key), GINT_TO_POINTER (id));
  if (strcmp (table, "reason") == 0)
    write_reason (self, id, text);
  else if (strcmp (table, "case_number") == 0)
    write_case_number (self, id, text);
  else
    write_text (self, table, id, text);
  return id;
}

static AlprCellState
classify (const char *cell)
{
  if (strcmp (cell, "(not exported)") == 0)
    return ALPR_CELL_NOT_EXPORTED;
  if (*cell == '\0' || strcmp (cell, "(empty)") == 0)
    return ALPR_CELL_EMPTY;
  return alpr_classify_cell (cell, strlen (cell));
}

static gint64
find_flags (const char *reason, const char *case_number)
{
  AlprReasonParts parts = { 0 };
  gint64 flags;

  alpr_classify_reason (reason, strlen (reason), &parts);
  flags = alpr_facts_of_reason (classify (reason), parts.case_norm != NULL)
          | alpr_facts_of_case (classify (case_number));
  alpr_reason_parts_clear (&parts);
  return flags;
}

static gint64
find_plate_code (const char *plate)
{
  g_autofree char *norm = alpr_plate_normalise (plate);

  return classify (plate) == ALPR_CELL_VALUE ? alpr_plate_code (norm) : 0;
}

static GVariant *
instant_or_null (const char *text)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_INT64,
                              *text != '\0' ? g_variant_new_int64 (case_file_time (text)) : NULL);
}

static void
write_search (Writer *self, gint64 id)
{
  const char *reason = get_cell (self, "reason", "Hit and run on Main Street");
  const char *case_number = get_cell (self, "case", "C26-123456");
  const char *plate = get_cell (self, "plate", "");

  run (self->store,
       "INSERT INTO search (id, at, flags, reason, case_number, account, plate_code, networks,"
       " organisation, offense, frame_from, frame_until, plate, type, filter, prompt, moderation,"
       " sheet, row, derived, key)"
       " VALUES (:id, :at, :flags, :reason, :case_number, :account, :plate_code, :networks,"
       " :organisation, :offense, :frame_from, :frame_until, :plate, 2, 2, 2, 2, 1, :id + 1, 1,"
       " CAST (printf ('search%10d', :id) AS BLOB))",
       g_variant_new_parsed (
           "{'id': <%x>, 'at': <%x>, 'flags': <%x>, 'reason': <%x>, 'case_number': <%x>,"
           " 'account': <%x>, 'plate_code': <%x>, 'networks': <%x>, 'organisation': <%x>,"
           " 'offense': <%x>, 'frame_from': <%*>, 'frame_until': <%*>, 'plate': <%x>}",
           id, case_file_time (get_cell (self, "at", "2026-03-02 12:00")),
           find_flags (reason, case_number), find_text (self, "reason", reason),
           find_text (self, "case_number", case_number),
           find_text (self, "account", get_cell (self, "account", "A. Alder")),
           find_plate_code (plate), g_ascii_strtoll (get_cell (self, "networks", "5"), NULL, 10),
           find_text (self, "organisation",
                      get_cell (self, "organisation", "Prairie Junction PD")),
           find_text (self, "offense", get_cell (self, "offense", "(not exported)")),
           instant_or_null (get_cell (self, "frame from", "")),
           instant_or_null (get_cell (self, "frame until", "")),
           find_text (self, "plate", plate)));
}

static void
write_lists (AlprStore *store, const Scenario *scenario)
{
  for (guint i = 0; i < scenario->lists->len; i++)
    {
      char **list = scenario->lists->pdata[i];

      for (guint j = 1; list[j] != NULL; j++)
        {
          g_autofree char *norm = alpr_text_normalise (list[j]);

          run (store, "INSERT INTO policy_list VALUES (:policy, :list, :item, :label)",
               g_variant_new_parsed ("{'policy': <%x>, 'list': <%s>, 'item': <%s>, 'label': <%s>}",
                                     CASE_POLICY, list[0], norm, list[j]));
        }
    }
}

static void
write_own (AlprStore *store, const Scenario *scenario)
{
  for (guint i = 0; i < scenario->own->len; i++)
    {
      const char *label = scenario->own->pdata[i];
      g_autofree char *norm = alpr_text_normalise (label);

      run (store, "INSERT INTO own_organisation VALUES (:norm, :label)",
           g_variant_new_parsed ("{'norm': <%s>, 'label': <%s>}", norm, label));
    }
}

static void
write_import (AlprStore *store)
{
  run (store,
       "INSERT INTO import (id, file, sha256, size, mapping, state, started_at, who)"
       " VALUES (1, 'cases.csv', '', 0, 'cases', 'complete', 0, 'test');"
       "INSERT INTO import_sheet VALUES (1, 1, '', '', 0);",
       NULL);
}

/* What intake writes when an import is whole; `offset` says how far local days are from UTC's. */
static void
finish_import (AlprStore *store, const Scenario *scenario)
{
  const char *text = g_hash_table_lookup (scenario->inputs, "offset");
  gint64 offset = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  run (store, "DELETE FROM zone_offset", NULL);
  run (store, "INSERT INTO zone_offset VALUES (0, :offset)",
       g_variant_new_parsed ("{'offset': <%x>}", offset));
  run (store,
       "INSERT INTO search_day (import, month, day, account, organisation, searches, no_case, no_reason,"
       " first_search) SELECT 1, 0, (at + :offset) / 86400000 * 86400000 - :offset, account,"
       " organisation, COUNT(*), SUM ((flags & 20) = 4), SUM (flags & 1), MIN (id) FROM search"
       " GROUP BY 3, 4, 5",
       g_variant_new_parsed ("{'offset': <%x>}", offset));
  run (store,
       "UPDATE search_visible SET last_id = (SELECT COALESCE (MAX (id), 0) FROM search);"
       "UPDATE import SET first_at = (SELECT MIN (at) FROM search),"
       " last_at = (SELECT MAX (at) FROM search), first_search = 1,"
       " last_search = (SELECT MAX (id) FROM search);",
       NULL);
}

/**
 * case_rows_write_searches:
 * @store: a new book, within a transaction
 * @scenario: a case
 *
 * Writes the case's searches and own organisations, as one import.
 */
void
case_rows_write_searches (AlprStore *store, const Scenario *scenario)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer self = { store, scenario, NULL, ids, NOT_EXPORTED_ID + 1 };

  write_import (store);
  write_own (store, scenario);
  for (guint i = 0; i < scenario->rows->len; i++)
    {
      self.cells = scenario->rows->pdata[i];
      write_search (&self, (gint64) i + 1);
    }
  finish_import (store, scenario);
}

/**
 * case_rows_write:
 * @store: a new book
 * @scenario: a case
 *
 * Writes the case's rows, lists and statements; the policy is %CASE_POLICY.
 */
void
case_rows_write (AlprStore *store, const Scenario *scenario)
{
  g_autoptr (GError) error = NULL;

  alpr_store_begin (store, &error);
  g_assert_no_error (error);
  run (store,
       "INSERT INTO book VALUES (1, 'cases', 'Prairie Junction', 'UTC', 0, 'test');"
       "INSERT INTO policy VALUES (1, 'cases', '1', 'Cases', 0, NULL, 0, 'test', '', '{}');",
       NULL);
  case_rows_write_searches (store, scenario);
  write_lists (store, scenario);
  for (guint i = 0; i < scenario->runs->len; i++)
    run (store, scenario->runs->pdata[i], NULL);
  alpr_store_commit (store, &error);
  g_assert_no_error (error);
}
