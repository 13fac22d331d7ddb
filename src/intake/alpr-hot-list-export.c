/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act hotlists/export: writes what stands on a list into a file for another program, and beside
 * it FILE.manifest.json, which says whose list it is, who wrote it when, how many lines it has,
 * its SHA-256, the journal's head at that time, and everything that could not be written.
 *
 * Both are written under other names and take theirs when they are whole, so that a reader that
 * waits for them never finds half of one. Where the act is refused or fails afterwards they are
 * taken away again. The same list makes the same bytes.
 *
 * Left out is what has run out, and what the format can't hold.
 */

#include "alpr-hot-list-acts.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "alpr-act-steps.h"
#include "alpr-config.h"
#include "alpr-digest.h"
#include "alpr-hot-list-write.h"
#include "alpr-journal.h"
#include "alpr-time.h"

/* So many are named one by one; the others are counted. */
#define MOST_NAMED 1000
#define PIECE (64 * 1024)
#define LINES_BETWEEN_LOOKS 1024

typedef struct
{
  AlprActRun *run; /* not owned */

  /* Owned */
  char *path;
  char *manifest;
  char *part;          /* nullable: the file as long as it is written */
  char *manifest_part; /* nullable */
  char *name;
  char *agency;
  char *kind;
  char *sha256;
  GTimeZone *zone;
  AlprDigest *digest;
  GString *buffer;
  JsonBuilder *left_out_json;
  JsonBuilder *changed_json;

  AlprHotListFormat format;
  gint64 list;
  gint64 lines;
  gint64 left_out;
  gint64 changed;
  int fd;
  gboolean renamed;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  if (self->fd >= 0)
    close (self->fd);
  if (self->part != NULL)
    g_unlink (self->part);
  if (self->manifest_part != NULL)
    g_unlink (self->manifest_part);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  alpr_digest_free (self->digest);
  g_string_free (self->buffer, TRUE);
  g_object_unref (self->left_out_json);
  g_object_unref (self->changed_json);
  g_free (self->manifest_part);
  g_free (self->part);
  g_free (self->manifest);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->agency);
  g_free (self->kind);
  g_free (self->name);
  g_free (self);
}

static Export *
export_new (AlprActRun *run)
{
  const char *path = alpr_act_run_text (run, "file");
  Export *self = g_new0 (Export, 1);

  self->run = run;
  self->fd = -1;
  self->path = g_strdup (path);
  self->manifest = g_strconcat (path, ".manifest.json", NULL);
  self->digest = alpr_digest_new ();
  self->buffer = g_string_new (NULL);
  self->left_out_json = json_builder_begin_array (json_builder_new ());
  self->changed_json = json_builder_begin_array (json_builder_new ());
  run->prepared = self;
  run->free_prepared = export_free;
  return self;
}

/* Where no COMMIT followed, nothing was exported. */
static void
undo_export (AlprActRun *run)
{
  Export *self = run->prepared;

  if (self == NULL || !self->renamed)
    return;
  g_unlink (self->path);
  g_unlink (self->manifest);
}

static gboolean
fail_file (const char *path, GError **error)
{
  int cause = errno;
  g_autofree char *name = g_filename_display_basename (path);

  return alpr_act_fail (error, ALPR_ERROR_STORE, "“%s” can't be written: %s", name,
                        g_strerror (cause));
}

static gboolean
flush (Export *self, GError **error)
{
  const char *at = self->buffer->str;
  gsize left = self->buffer->len;

  alpr_digest_update (self->digest, at, left);
  while (left > 0)
    {
      gssize written = write (self->fd, at, left);

      if (written < 0 && errno != EINTR)
        return fail_file (self->path, error);
      at += MAX (written, 0);
      left -= (gsize) MAX (written, 0);
    }
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/* Opens a file beside @path that nobody else knows. */
static int
open_part (const char *path, char **part, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".part-XXXXXX", NULL);
  int fd = g_mkstemp_full (name, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    fail_file (path, error);
  else
    *part = g_steal_pointer (&name);
  return fd;
}

static gboolean
close_part (int *fd, const char *path, GError **error)
{
  gboolean done = fsync (*fd) == 0;

  done &= close (*fd) == 0;
  *fd = -1;
  return done || fail_file (path, error);
}

static gboolean
find_list (Export *self, GError **error)
{
  const char *format = alpr_act_run_text (self->run, "format");
  g_autofree char *zone = alpr_store_get_text (self->run->store, "book/timezone", NULL, error);
  g_autoptr (AlprCursor) list = NULL;

  if (zone == NULL || (self->zone = alpr_time_zone_new (zone, error)) == NULL)
    return FALSE;
  if (!alpr_hot_list_format_from_text (format, &self->format)
      || !alpr_hot_list_can_write (self->format))
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "Hot lists are written as csv, rekor or genetec, not as “%s”", format);
  if (!alpr_act_run_choice (self->run, "hot_list", &self->list, error))
    return FALSE;
  self->run->subject = self->list;
  list = alpr_store_query (self->run->store, "hotlists/list",
                           g_variant_new_parsed ("{'hot_list': <%x>}", self->list), error);
  if (list == NULL || !alpr_cursor_next (list, error))
    return FALSE;
  self->name = g_strdup (alpr_cursor_get_text (list, 0));
  self->kind = g_strdup (alpr_cursor_get_text (list, 1));
  self->agency = g_strdup (alpr_cursor_get_text (list, 3));
  return TRUE;
}

/* Names a plate that was left out, or written otherwise. */
static void
tell (JsonBuilder *json, gint64 *count, AlprCursor *row, const char *why)
{
  if ((*count)++ >= MOST_NAMED)
    return;
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "id");
  json_builder_add_int_value (json, alpr_cursor_get_integer (row, 0));
  json_builder_set_member_name (json, "plate");
  json_builder_add_string_value (json, alpr_cursor_get_text (row, 1));
  json_builder_set_member_name (json, "why");
  json_builder_add_string_value (json, why);
  json_builder_end_object (json);
}

static char *
dup_day (Export *self, AlprCursor *row, int column, gint64 earlier)
{
  if (alpr_cursor_get_type (row, column) == ALPR_CELL_TYPE_NULL)
    return NULL;
  return alpr_time_to_day (alpr_cursor_get_integer (row, column) - earlier, self->zone);
}

static gboolean
write_row (Export *self, AlprCursor *row, GString *line, GError **error)
{
  /* Other programs take the last day, and so do lists that are taken in; a form takes the first
   * instant at which an entry of the agency's own is over. */
  gboolean as_form = self->format == ALPR_HOT_LIST_CSV && strcmp (self->kind, "agency") == 0;
  g_autofree char *listed = dup_day (self, row, 10, 0);
  g_autofree char *expires = dup_day (self, row, 11, as_form ? 0 : 1);
  const char *issuer = alpr_cursor_get_text (row, 3);
  AlprHotOut out = { .plate = alpr_cursor_get_text (row, 1),
                     .issuer = issuer != NULL ? alpr_issuer_find (issuer) : NULL,
                     .category = alpr_cursor_get_text (row, 4),
                     .reason = alpr_cursor_get_text (row, 5),
                     .description = alpr_cursor_get_text (row, 6),
                     .case_number = alpr_cursor_get_text (row, 7),
                     .cad_number = alpr_cursor_get_text (row, 8),
                     .summary = alpr_cursor_get_text (row, 9),
                     .listed = listed,
                     .expires = expires };
  g_autofree char *fault = NULL;
  gboolean changed = FALSE;

  /* Genetec wants a category; a list is one. */
  if (self->format == ALPR_HOT_LIST_GENETEC && out.category == NULL && out.reason == NULL)
    out.category = self->name;
  g_string_truncate (line, 0);
  if (alpr_cursor_get_integer (row, 12) != 0)
    fault = g_strdup ("it has run out");
  else
    fault = alpr_hot_list_write_line (self->format, &out, line, &changed);
  if (fault != NULL)
    {
      tell (self->left_out_json, &self->left_out, row, fault);
      return TRUE;
    }
  if (changed)
    tell (self->changed_json, &self->changed, row,
          "signs that would part cells are written as others");
  self->lines++;
  g_string_append_len (self->buffer, line->str, (gssize) line->len);
  return self->buffer->len < PIECE || flush (self, error);
}

static gboolean
write_rows (Export *self, GError **error)
{
  g_autoptr (AlprCursor) row = alpr_store_query (
      self->run->store, "hotlists/export",
      g_variant_new_parsed ("{'hot_list': <%x>, 'now': <%x>}", self->list, self->run->now), error);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;

  if (row == NULL)
    return FALSE;
  while (alpr_cursor_next (row, &cause))
    if ((self->lines % LINES_BETWEEN_LOOKS == 0
         && g_cancellable_set_error_if_cancelled (self->run->cancellable, error))
        || !write_row (self, row, line, error))
      return FALSE;
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
write_list (Export *self, GError **error)
{
  self->fd = open_part (self->path, &self->part, error);
  if (self->fd < 0)
    return FALSE;
  g_string_assign (self->buffer, alpr_hot_list_write_head (self->format));
  if (!write_rows (self, error) || !flush (self, error)
      || !close_part (&self->fd, self->path, error))
    return FALSE;
  self->sha256 = alpr_digest_finish_hex (self->digest);
  return TRUE;
}

static void
put_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
put_number (JsonBuilder *json, const char *name, gint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
put_list (JsonBuilder *json, const char *name, JsonBuilder *items)
{
  json_builder_end_array (items);
  json_builder_set_member_name (json, name);
  json_builder_add_value (json, json_builder_get_root (items));
}

static char *
make_manifest (Export *self, const char *head)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *file = g_path_get_basename (self->path);
  g_autofree char *valid = g_utf8_make_valid (file, -1);
  g_autofree char *at = alpr_time_to_iso (self->run->now);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  put_text (json, "file", valid);
  put_text (json, "sha256", self->sha256);
  put_text (json, "format", alpr_hot_list_format_to_text (self->format));
  put_number (json, "lines", self->lines);
  put_text (json, "list", self->name);
  put_text (json, "agency", self->agency);
  put_text (json, "made_at", at);
  put_text (json, "made_by", alpr_actor_get_user_name (self->run->actor));
  put_text (json, "program", "ALPR Desk " ALPR_VERSION);
  put_text (json, "journal_head", head);
  put_number (json, "left_out", self->left_out);
  put_list (json, "left_out_lines", self->left_out_json);
  put_number (json, "changed", self->changed);
  put_list (json, "changed_lines", self->changed_json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

static gboolean
write_manifest (Export *self, GError **error)
{
  gint64 entries;
  g_autofree char *head = alpr_journal_get_head (self->run->store, &entries, error);
  g_autofree char *text = NULL;

  if (head == NULL)
    return FALSE;
  text = make_manifest (self, head);
  self->fd = open_part (self->manifest, &self->manifest_part, error);
  if (self->fd < 0)
    return FALSE;
  g_string_assign (self->buffer, text);
  g_string_append_c (self->buffer, '\n');
  return flush (self, error) && close_part (&self->fd, self->manifest, error);
}

/* Both take their names, the manifest last: who waits for it finds its file. */
static gboolean
give_names (Export *self, GError **error)
{
  if (g_rename (self->part, self->path) != 0)
    return fail_file (self->path, error);
  self->renamed = TRUE;
  g_clear_pointer (&self->part, g_free);
  if (g_rename (self->manifest_part, self->manifest) != 0)
    return fail_file (self->manifest, error);
  g_clear_pointer (&self->manifest_part, g_free);
  return TRUE;
}

static gboolean
export_list (AlprActRun *run, GError **error)
{
  Export *self = export_new (run);

  if (!find_list (self, error) || !write_list (self, error) || !write_manifest (self, error)
      || !give_names (self, error))
    return FALSE;
  run->detail = g_strdup_printf ("sha256 %s, %s: %" G_GINT64_FORMAT " lines of “%s”, "
                                 "%" G_GINT64_FORMAT " left out, %" G_GINT64_FORMAT
                                 " with other signs",
                                 self->sha256, alpr_hot_list_format_to_text (self->format),
                                 self->lines, self->name, self->left_out, self->changed);
  run->result = g_variant_new_parsed ("{'path': <%s>, 'manifest': <%s>, 'sha256': <%s>, 'lines': "
                                      "<%x>, 'left_out': <%x>, 'changed': <%x>}",
                                      self->path, self->manifest, self->sha256, self->lines,
                                      self->left_out, self->changed);
  return TRUE;
}

static const AlprInput export_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "hot-lists" },
  { "format", "s", TRUE, N_ ("How it is written"), ALPR_INPUT_PLAIN, "hot-list-out-formats" },
  { "file", "s", TRUE, N_ ("File to write"), ALPR_INPUT_SAVE },
  { NULL },
};

const AlprAct alpr_hot_list_export_act = {
  .name = "hotlists/export",
  .title = N_ ("Write a hot list into a file for another program"),
  .right = "administer",
  .inputs = export_inputs,
  .func = export_list,
  .undo = undo_export,
  .flags = ALPR_ACT_PRIVILEGED,
};
