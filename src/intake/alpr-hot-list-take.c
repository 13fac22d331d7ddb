/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act hotlists/take-in: brings an external hot list up to date with a file. The book keeps each
 * line once, from the first file that has it until the first that has it no more; so what the
 * newest file has is read into memory as digests (24 bytes a line), the file's lines are held
 * against it as they come, and only what is new is written, and what is gone marked.
 *
 * The same file again changes nothing, and is recorded as a refresh without anything newer. A file
 * that its source made before the one on record is refused, and so is one of which nothing can be
 * read: it would take every plate off the list.
 */

#include "alpr-hot-list-acts.h"

#include <string.h>

#include "alpr-act-steps.h"
#include "alpr-hot-list-record.h"
#include "alpr-text.h"

/* A statement keeps every page that it touches until it ends, and plates lie scattered over their
 * index: the fewer statements, and the more in order, the fewer pages. */
#define LINES_AT_ONCE 65536

enum
{
  LINE_LIST,
  LINE_FILE,
  LINE_LINE,
  LINE_LISTED,
  LINE_EXPIRES,
  LINE_PLATE,
  LINE_KEY,
  LINE_ISSUER,
  LINE_CATEGORY,
  LINE_DESCRIPTION,
  LINE_DIGEST,
  N_COLUMNS
};

typedef struct
{
  AlprHotRecord *record;
  GArray *ids;           /* owned: the book's numbers of the lines in @record's table, 0: new */
  GByteArray *met;       /* owned: whether the file has the line */
  AlprBatch *lines;      /* owned */
  AlprBatch *gone;       /* owned */
  GString *description;  /* owned */
} Take;

static void
take_clear (Take *take)
{
  g_array_unref (take->ids);
  g_byte_array_unref (take->met);
  alpr_batch_free (take->lines);
  alpr_batch_free (take->gone);
  g_string_free (take->description, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Take, take_clear)

static void
take_init (Take *take, AlprHotRecord *record)
{
  static const char *const names[N_COLUMNS]
      = { "hot_list", "first_file", "line",     "listed_at",   "expires_at", "plate",
          "plate_key", "issuer",    "category", "description", "digest" };
  static const AlprBatchKind kinds[N_COLUMNS]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER,
          ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT,    ALPR_BATCH_TEXT,    ALPR_BATCH_TEXT,
          ALPR_BATCH_TEXT,    ALPR_BATCH_TEXT,    ALPR_BATCH_KEY };
  static const char *const gone[] = { "line" };

  take->record = record;
  take->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  take->met = g_byte_array_new ();
  take->lines = alpr_batch_new (names, kinds, N_COLUMNS);
  take->gone = alpr_batch_new (gone, kinds, 1);
  take->description = g_string_new (NULL);
}

/* Puts a line into the table of those that are known; @id is 0 for a new one. */
static void
remember (Take *take, AlprIdHash hash, gint64 id)
{
  guint8 met = id == 0;

  g_array_append_val (take->ids, id);
  g_byte_array_append (take->met, &met, 1);
  alpr_id_table_add (&take->record->seen, hash, ++take->record->lines);
}

/* What the list has now */
static gboolean
read_listed (Take *take, GError **error)
{
  g_autoptr (AlprCursor)
      cursor = alpr_store_query (take->record->run->store, "hotlists/listed-lines",
                                 g_variant_new_parsed ("{'hot_list': <%x>}", take->record->list),
                                 error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      gsize length = 0;
      const guint8 *digest = alpr_cursor_get_blob (cursor, 1, &length);

      if (length == ALPR_BATCH_KEY_LENGTH)
        remember (take, alpr_hot_digest_hash (digest), alpr_cursor_get_integer (cursor, 0));
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
describe (Take *take, const char *word, const char *text)
{
  if (text != NULL)
    g_string_append_printf (take->description, "%s%s%s", take->description->len > 0 ? "; " : "",
                            word, text);
}

/* Everything that the line says beside plate, issuer, category and days, in one text. A day that
 * can't be read and a state that isn't known stand there too. */
static void
describe_line (Take *take, const AlprHotLine *line)
{
  g_string_truncate (take->description, 0);
  describe (take, "", line->text[ALPR_HOT_REASON]);
  describe (take, "", line->text[ALPR_HOT_VEHICLE]);
  describe (take, "", line->text[ALPR_HOT_DESCRIPTION]);
  describe (take, "", line->text[ALPR_HOT_SUMMARY]);
  describe (take, "case ", line->text[ALPR_HOT_CASE]);
  describe (take, "CAD ", line->text[ALPR_HOT_CAD]);
  if (line->issuer == NULL)
    describe (take, "state ", line->text[ALPR_HOT_ISSUER]);
  if (line->listed_at == ALPR_HOT_NO_TIME)
    describe (take, "listed ", line->text[ALPR_HOT_LISTED]);
  if (line->expires_at == ALPR_HOT_NO_TIME)
    describe (take, "expires ", line->text[ALPR_HOT_EXPIRES]);
}

static void
set_text (Take *take, guint column, const char *text)
{
  alpr_batch_set_text (take->lines, column, text, text != NULL ? strlen (text) : 0);
}

static gboolean
write_lines (Take *take, guint least, GError **error)
{
  if (alpr_batch_get_length (take->lines) < least)
    return TRUE;
  alpr_batch_sort_by_text (take->lines, LINE_KEY);
  if (!alpr_store_append_batch (take->record->run->store, "hot_list_line", take->lines, error))
    return FALSE;
  alpr_batch_clear (take->lines);
  return TRUE;
}

static gboolean
add_line (Take *take, const AlprHotLine *line, const guint8 *key, GError **error)
{
  g_autofree char *norm = alpr_plate_normalise (line->text[ALPR_HOT_PLATE]);
  g_autofree char *plate_key = alpr_plate_key (norm);

  describe_line (take, line);
  alpr_batch_add_row (take->lines);
  alpr_batch_set_integer (take->lines, LINE_LIST, take->record->list);
  alpr_batch_set_integer (take->lines, LINE_FILE, take->record->id);
  alpr_batch_set_integer (take->lines, LINE_LINE, line->line);
  alpr_batch_set_integer (take->lines, LINE_LISTED, line->listed_at);
  alpr_batch_set_integer (take->lines, LINE_EXPIRES, line->expires_at);
  set_text (take, LINE_PLATE, line->text[ALPR_HOT_PLATE]);
  set_text (take, LINE_KEY, plate_key);
  set_text (take, LINE_ISSUER, line->issuer != NULL ? line->issuer->code : NULL);
  set_text (take, LINE_CATEGORY, line->text[ALPR_HOT_CATEGORY]);
  set_text (take, LINE_DESCRIPTION, take->description->len > 0 ? take->description->str : NULL);
  alpr_batch_set_key (take->lines, LINE_DIGEST, key);
  take->record->added++;
  return write_lines (take, LINES_AT_ONCE, error);
}

static gboolean
take_line (Take *take, const AlprHotLine *line, GError **error)
{
  guint8 key[ALPR_BATCH_KEY_LENGTH];
  AlprIdHash hash = alpr_hot_record_digest (take->record, line, key);
  AlprIdEntry *entry = alpr_id_table_find (&take->record->seen, hash);

  if (entry != NULL && take->met->data[entry->id - 1])
    {
      take->record->repeated++;
      return TRUE;
    }
  take->record->taken_in++;
  if (entry != NULL)
    {
      take->met->data[entry->id - 1] = TRUE;
      return TRUE;
    }
  remember (take, hash, 0);
  return add_line (take, line, key, error);
}

static gboolean
read_lines (Take *take, GError **error)
{
  g_autoptr (GError) cause = NULL;
  AlprHotLine line;

  while (alpr_hot_record_next (take->record, &line, &cause))
    if (!take_line (take, &line, error))
      return FALSE;
  if (cause == NULL)
    return write_lines (take, 1, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
write_gone (Take *take, guint least, GError **error)
{
  if (alpr_batch_get_length (take->gone) < least)
    return TRUE;
  if (!alpr_store_append_batch (take->record->run->store, "hot_list_gone", take->gone, error))
    return FALSE;
  alpr_batch_clear (take->gone);
  return TRUE;
}

/* Takes off what the list had and the file has not. */
static gboolean
take_off (Take *take, GError **error)
{
  for (guint i = 0; i < take->ids->len; i++)
    {
      if (take->met->data[i])
        continue;
      alpr_batch_add_row (take->gone);
      alpr_batch_set_integer (take->gone, 0, g_array_index (take->ids, gint64, i));
      take->record->gone++;
      if (!write_gone (take, LINES_AT_ONCE, error))
        return FALSE;
    }
  return write_gone (take, 1, error)
         && (take->record->gone == 0
             || alpr_store_run (take->record->run->store, "hotlists/take-off",
                                g_variant_new_parsed ("{'file': <%x>}", take->record->id), error));
}

/* A file of which nothing can be read is another file than it was thought to be. */
static gboolean
check_lines (Take *take, GError **error)
{
  gint64 lines = alpr_hot_list_file_get_lines_read (take->record->file);

  return lines == 0 || take->record->taken_in > 0
         || alpr_act_fail (error, ALPR_ERROR_FORMAT,
                           "Of the %" G_GINT64_FORMAT " lines of “%s” none can be taken in; is it "
                           "written in another format than %s?",
                           lines, alpr_hot_list_file_get_name (take->record->file),
                           alpr_hot_list_format_to_text (
                               alpr_hot_list_file_get_format (take->record->file)));
}

/* What its source made earlier must not take the place of what came later. */
static gboolean
check_age (Take *take, AlprCursor *newest, GError **error)
{
  gint64 made = alpr_hot_list_file_get_source_at (take->record->file);

  if (newest == NULL || made == ALPR_HOT_NO_TIME
      || alpr_cursor_get_type (newest, 2) == ALPR_CELL_TYPE_NULL
      || alpr_cursor_get_integer (newest, 2) <= made)
    return TRUE;
  return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                        "“%s” is older than the file that was taken in last: by its header it was "
                        "made before that one",
                        alpr_hot_list_file_get_name (take->record->file));
}

static gboolean
take_whole (AlprHotRecord *record, AlprCursor *newest, GError **error)
{
  g_auto (Take) take = { 0 };

  take_init (&take, record);
  return alpr_hot_record_begin (record, error) && read_listed (&take, error)
         && read_lines (&take, error) && check_lines (&take, error)
         && check_age (&take, newest, error) && take_off (&take, error)
         && alpr_hot_record_finish (record, error)
         && alpr_hot_record_note_refresh (record, "updated", record->id, NULL, error);
}

static gboolean
take_in (AlprActRun *run, GError **error)
{
  AlprHotRecord *record = run->prepared;
  g_autoptr (AlprCursor) newest = NULL;

  if (!alpr_hot_record_check_list (record, "external", error)
      || !alpr_hot_record_find (record, "newest-file",
                                g_variant_new_parsed ("{'hot_list': <%x>}", record->list), &newest,
                                error))
    return FALSE;
  run->subject = record->list;
  if (newest != NULL && strcmp (alpr_cursor_get_text (newest, 1), record->sha256) == 0)
    {
      gint64 file = alpr_cursor_get_integer (newest, 0);

      alpr_hot_record_tell (record, file, TRUE);
      return alpr_hot_record_note_refresh (record, "no update available", file,
                                           "the same file as before", error);
    }
  if (!take_whole (record, newest, error))
    return FALSE;
  alpr_hot_record_tell (record, record->id, FALSE);
  return TRUE;
}

static const AlprInput take_in_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "file", "s", TRUE, N_ ("File of the list"), ALPR_INPUT_OPEN },
  { "format", "s", FALSE, N_ ("How it is written (found out, where left out)"), ALPR_INPUT_PLAIN,
    "hot-list-formats" },
  { NULL },
};

const AlprAct alpr_hot_list_take_in_act = {
  .name = "hotlists/take-in",
  .title = N_ ("Bring a hot list up to date with a file"),
  .right = "operate",
  .inputs = take_in_inputs,
  .prepare = alpr_hot_record_prepare,
  .func = take_in,
};
