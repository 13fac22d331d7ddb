/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What taking a list in and asking for its plates have in common: the file is opened before the
 * transaction begins, its row in the book is begun, every line ends as taken in, repeated or set
 * aside with its reason, and the row says how many of each there were.
 *
 * Two lines are the same when they say the same: plate (by its key), issuer, and every word beside
 * them. They are compared by the first half of a SHA-256, whose first 96 bits stand for it in
 * memory: 24 bytes a line.
 */

#include "alpr-hot-list-record.h"

#include <string.h>

#include "alpr-act-steps.h"
#include "alpr-column-names.h"
#include "alpr-text.h"
#include "alpr-time.h"

#define ASIDE_AT_ONCE 1024
#define LINES_BETWEEN_LOOKS 1024
#define LINES_MOST (G_MAXUINT32 - 1)

enum
{
  ASIDE_FILE,
  ASIDE_LINE,
  ASIDE_REASON,
  ASIDE_RAW
};

static void
record_free (gpointer data)
{
  AlprHotRecord *self = data;

  g_clear_pointer (&self->file, alpr_hot_list_file_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->digest, alpr_digest_free);
  g_clear_pointer (&self->aside, alpr_batch_free);
  alpr_id_table_clear (&self->seen);
  g_string_free (self->words, TRUE);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}

static AlprHotRecord *
new_record (AlprActRun *run)
{
  static const char *const names[] = { "file", "line", "reason", "raw" };
  static const AlprBatchKind kinds[]
      = { ALPR_BATCH_INTEGER, ALPR_BATCH_INTEGER, ALPR_BATCH_TEXT, ALPR_BATCH_TEXT };
  AlprHotRecord *self = g_new0 (AlprHotRecord, 1);

  self->run = run;
  self->digest = alpr_digest_new ();
  self->words = g_string_new (NULL);
  self->aside = alpr_batch_new (names, kinds, G_N_ELEMENTS (names));
  alpr_id_table_init (&self->seen, 1024, 0);
  return self;
}

/**
 * alpr_hot_record_prepare:
 * @run: the run of an act with the inputs `file` (a path) and `format` (a word, may be absent)
 * @error: return location for an error
 *
 * What such an act prepares: opens the file and looks what it is, while nobody waits.
 *
 * Returns: %FALSE with %ALPR_ERROR_MISSING or %ALPR_ERROR_FORMAT about the file
 */
gboolean
alpr_hot_record_prepare (AlprActRun *run, GError **error)
{
  AlprHotRecord *self = new_record (run);
  g_autofree char *zone = alpr_store_get_text (run->store, "book/timezone", NULL, error);
  g_autoptr (GHashTable) names
      = zone != NULL ? alpr_column_names_read (run->store, "hot lists", error) : NULL;
  const char *path = alpr_act_run_text (run, "file");

  run->prepared = self;
  run->free_prepared = record_free;
  self->zone = names != NULL ? alpr_time_zone_new (zone, error) : NULL;
  if (self->zone == NULL)
    return FALSE;
  if (run->cancellable != NULL)
    g_cancellable_push_current (run->cancellable);
  self->file = alpr_hot_list_file_open (path, alpr_act_run_text (run, "format"), self->zone,
                                        names, error);
  if (self->file != NULL)
    self->sha256 = alpr_digest_file (path, error);
  if (run->cancellable != NULL)
    g_cancellable_pop_current (run->cancellable);
  return self->sha256 != NULL;
}

/**
 * alpr_hot_record_find:
 * @self: a record
 * @query: a query below data/sql/hotlists
 * @inputs: its inputs
 * @found: (out) (nullable): at the first row; %NULL where there is none
 * @error: return location for an error
 *
 * Returns: whether it could be asked
 */
gboolean
alpr_hot_record_find (AlprHotRecord *self, const char *query, GVariant *inputs, AlprCursor **found,
                      GError **error)
{
  g_autofree char *name = g_strconcat ("hotlists/", query, NULL);
  g_autoptr (AlprCursor) cursor = alpr_store_query (self->run->store, name, inputs, error);
  g_autoptr (GError) cause = NULL;

  *found = NULL;
  if (cursor == NULL)
    return FALSE;
  if (alpr_cursor_next (cursor, &cause))
    *found = g_steal_pointer (&cursor);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_hot_record_check_list:
 * @self: a record
 * @kind: the kind of list that the act is for: `external` or `agency`
 * @error: return location for an error
 *
 * Finds the list that is the act's input `hot_list`.
 *
 * Returns: %FALSE with %ALPR_ERROR_REFUSED where it is of the other kind, or not in use
 */
gboolean
alpr_hot_record_check_list (AlprHotRecord *self, const char *kind, GError **error)
{
  g_autoptr (AlprCursor) list = NULL;

  if (!alpr_act_run_choice (self->run, "hot_list", &self->list, error)
      || !alpr_hot_record_find (self, "list",
                                g_variant_new_parsed ("{'hot_list': <%x>}", self->list), &list,
                                error))
    return FALSE;
  if (list == NULL)
    return alpr_act_fail (error, ALPR_ERROR_MISSING, "There is no such hot list");
  self->name = g_strdup (alpr_cursor_get_text (list, 0));
  if (strcmp (alpr_cursor_get_text (list, 1), kind) != 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          strcmp (kind, "external") == 0
                              ? "“%s” is a list of the agency’s own: its plates are asked for, one "
                                "by one or with entries/request-bulk, and somebody allows each"
                              : "“%s” is not a list of the agency’s own; a file of it is taken in "
                                "with hotlists/take-in",
                          self->name);
  if (strcmp (alpr_cursor_get_text (list, 2), "approved") != 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED, "The hot list “%s” is not in use: it is %s",
                          self->name, alpr_cursor_get_text (list, 2));
  return TRUE;
}

/* An instant as a statement takes it */
static GVariant *
instant (gint64 time)
{
  return time != ALPR_HOT_NO_TIME ? g_variant_new_int64 (time) : g_variant_new ("()");
}

/**
 * alpr_hot_record_begin:
 * @self: a record whose list was looked at
 * @error: return location for an error
 *
 * Begins the file's row in the book.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_hot_record_begin (AlprHotRecord *self, GError **error)
{
  AlprHotListFormat format = alpr_hot_list_file_get_format (self->file);

  if (!alpr_store_run (
          self->run->store, "hotlists/begin-file",
          g_variant_new_parsed (
              "{'hot_list': <%x>, 'file': <%s>, 'sha256': <%s>, 'size': <%x>, 'format': <%s>, "
              "'source_at': <()>, 'now': <%x>, 'who': <%s>}",
              self->list, alpr_hot_list_file_get_name (self->file), self->sha256,
              alpr_hot_list_file_get_size (self->file), alpr_hot_list_format_to_text (format),
              self->run->now, alpr_actor_get_user_name (self->run->actor)),
          error))
    return FALSE;
  self->id = alpr_store_get_last_id (self->run->store);
  return TRUE;
}

static gboolean
write_aside (AlprHotRecord *self, GError **error)
{
  if (alpr_batch_get_length (self->aside) > 0
      && !alpr_store_append_batch (self->run->store, "hot_list_aside", self->aside, error))
    return FALSE;
  alpr_batch_clear (self->aside);
  return TRUE;
}

/**
 * alpr_hot_record_set_aside:
 * @self: a record at a line
 * @line: the line's number
 * @reason: why it can't be taken in
 * @error: return location for an error
 *
 * Keeps the line as it came, with the reason.
 *
 * Returns: %FALSE where that can't be written
 */
gboolean
alpr_hot_record_set_aside (AlprHotRecord *self, gint64 line, const char *reason, GError **error)
{
  g_autofree char *raw = alpr_hot_list_file_dup_raw (self->file);

  self->set_aside++;
  alpr_batch_add_row (self->aside);
  alpr_batch_set_integer (self->aside, ASIDE_FILE, self->id);
  alpr_batch_set_integer (self->aside, ASIDE_LINE, line);
  alpr_batch_set_text (self->aside, ASIDE_REASON, reason, strlen (reason));
  alpr_batch_set_text (self->aside, ASIDE_RAW, raw, strlen (raw));
  return alpr_batch_get_length (self->aside) < ASIDE_AT_ONCE || write_aside (self, error);
}

static gboolean
look_around (AlprHotRecord *self, GError **error)
{
  if (alpr_hot_list_file_get_lines_read (self->file) % LINES_BETWEEN_LOOKS == 0
      && g_cancellable_set_error_if_cancelled (self->run->cancellable, error))
    return FALSE;
  return self->lines < LINES_MOST
         || alpr_act_fail (error, ALPR_ERROR_FORMAT, "“%s” has too many lines",
                           alpr_hot_list_file_get_name (self->file));
}

/**
 * alpr_hot_record_next:
 * @self: a record
 * @line: (out caller-allocates): the next line that can be taken in
 * @error: return location for an error
 *
 * Reads on; lines with a fault are set aside on the way.
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_hot_record_next (AlprHotRecord *self, AlprHotLine *line, GError **error)
{
  while (look_around (self, error) && alpr_hot_list_file_next (self->file, line, error))
    {
      if (line->fault == NULL)
        return TRUE;
      if (!alpr_hot_record_set_aside (self, line->line, line->fault, error))
        return FALSE;
    }
  return FALSE;
}

/** alpr_hot_digest_hash: Returns: what stands for a line's digest in memory */
AlprIdHash
alpr_hot_digest_hash (const guint8 *key)
{
  AlprIdHash hash;

  memcpy (&hash.low, key, sizeof hash.low);
  memcpy (&hash.high, key + sizeof hash.low, sizeof hash.high);
  return hash;
}

/**
 * alpr_hot_record_digest:
 * @self: a record
 * @line: a line
 * @key: (out): the digest of what it says
 *
 * Returns: what stands for it in memory
 */
AlprIdHash
alpr_hot_record_digest (AlprHotRecord *self, const AlprHotLine *line,
                        guint8 key[ALPR_BATCH_KEY_LENGTH])
{
  g_autofree char *norm = alpr_plate_normalise (line->text[ALPR_HOT_PLATE]);
  g_autofree char *plate = alpr_plate_key (norm);
  guint8 whole[ALPR_DIGEST_LENGTH];

  g_string_assign (self->words, plate);
  for (guint i = ALPR_HOT_ISSUER; i < ALPR_HOT_N_FIELDS; i++)
    {
      const char *text = line->text[i];

      if (i == ALPR_HOT_ISSUER && line->issuer != NULL)
        text = line->issuer->code;
      g_string_append_c (self->words, '\x1f');
      g_string_append (self->words, text != NULL ? text : "");
    }
  alpr_digest_reset (self->digest);
  alpr_digest_update (self->digest, self->words->str, self->words->len);
  alpr_digest_finish (self->digest, whole);
  memcpy (key, whole, ALPR_BATCH_KEY_LENGTH);
  return alpr_hot_digest_hash (key);
}

static GVariant *
join_notes (AlprHotRecord *self)
{
  GPtrArray *notes = alpr_hot_list_file_get_notes (self->file);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n" : "", (char *) notes->pdata[i]);
  return notes->len > 0 ? g_variant_new_string (all->str) : g_variant_new ("()");
}

/**
 * alpr_hot_record_finish:
 * @self: a record whose lines were read to the end
 * @error: return location for an error
 *
 * Writes what came of the file.
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where the file was changed while it was read
 */
gboolean
alpr_hot_record_finish (AlprHotRecord *self, GError **error)
{
  if (!alpr_hot_list_file_finish (self->file, error))
    return FALSE;
  if (strcmp (alpr_hot_list_file_get_sha256 (self->file), self->sha256) != 0)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "“%s” was changed by another program while it was read",
                          alpr_hot_list_file_get_name (self->file));
  return write_aside (self, error)
         && alpr_store_run (
             self->run->store, "hotlists/finish-file",
             g_variant_new_parsed (
                 "{'file': <%x>, 'source_at': <%*>, 'lines_read': <%x>, 'taken_in': <%x>, "
                 "'repeated': <%x>, 'set_aside': <%x>, 'added': <%x>, 'gone': <%x>, 'notes': <%*>}",
                 self->id, instant (alpr_hot_list_file_get_source_at (self->file)),
                 alpr_hot_list_file_get_lines_read (self->file), self->taken_in, self->repeated,
                 self->set_aside, self->added, self->gone, join_notes (self)),
             error);
}

/**
 * alpr_hot_record_note_refresh:
 * @self: a record
 * @result: `updated` or `no update available`
 * @file: the file that the list stands as now
 * @note: (nullable): what else is to be said
 * @error: return location for an error
 *
 * Records that the list was brought up to date.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_hot_record_note_refresh (AlprHotRecord *self, const char *result, gint64 file,
                              const char *note, GError **error)
{
  return alpr_store_run (
      self->run->store, "hotlists/note-file",
      g_variant_new_parsed ("{'hot_list': <%x>, 'result': <%s>, 'file': <%x>, 'note': <%*>, "
                            "'now': <%x>, 'who': <%s>}",
                            self->list, result, file,
                            note != NULL ? g_variant_new_string (note) : g_variant_new ("()"),
                            self->run->now, alpr_actor_get_user_name (self->run->actor)),
      error);
}

static void
put_number (GVariantDict *dict, const char *name, gint64 number)
{
  g_variant_dict_insert (dict, name, "x", number);
}

/**
 * alpr_hot_record_tell:
 * @self: a record
 * @file: the file's number in the book
 * @known: whether it was taken in before, and nothing was done
 *
 * Gives the act its result, and the journal its words.
 */
void
alpr_hot_record_tell (AlprHotRecord *self, gint64 file, gboolean known)
{
  GPtrArray *notes = alpr_hot_list_file_get_notes (self->file);
  AlprHotListFormat format = alpr_hot_list_file_get_format (self->file);
  gint64 lines = alpr_hot_list_file_get_lines_read (self->file);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  put_number (&dict, "id", file);
  g_variant_dict_insert (&dict, "file", "s", alpr_hot_list_file_get_name (self->file));
  g_variant_dict_insert (&dict, "format", "s", alpr_hot_list_format_to_text (format));
  g_variant_dict_insert (&dict, "sha256", "s", self->sha256);
  g_variant_dict_insert (&dict, "known_file", "b", known);
  put_number (&dict, "rows_read", known ? 0 : lines);
  put_number (&dict, "taken_in", self->taken_in);
  put_number (&dict, "repeated", self->repeated);
  put_number (&dict, "set_aside", self->set_aside);
  put_number (&dict, "added", self->added);
  put_number (&dict, "gone", self->gone);
  g_variant_dict_insert_value (
      &dict, "notes",
      g_variant_new_strv ((const char *const *) notes->pdata, known ? 0 : (gssize) notes->len));
  self->run->result = g_variant_dict_end (&dict);
  if (known)
    self->run->detail = g_strdup_printf ("sha256 %s, taken in before as file %" G_GINT64_FORMAT,
                                         self->sha256, file);
  else
    self->run->detail = g_strdup_printf (
        "sha256 %s, %s: %" G_GINT64_FORMAT " lines read, %" G_GINT64_FORMAT
        " taken in, %" G_GINT64_FORMAT " repeated, %" G_GINT64_FORMAT
        " set aside; %" G_GINT64_FORMAT " added, %" G_GINT64_FORMAT " gone",
        self->sha256, alpr_hot_list_format_to_text (format), lines, self->taken_in, self->repeated,
        self->set_aside, self->added, self->gone);
}
