/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes through Flock's interface, version 3, as JSON: lists, entries, tokens, troubles.
 *
 * Answers are foreign text. It is gone through letter by letter before json-glib sees it
 * (alpr-json-text.c), and then held against the specification: a member that must be there and
 * isn't, or is of another type, is an error that names it, and nothing of the answer is used. What
 * the specification doesn't name is passed over, and null stands for absent where a member may be
 * absent. The specification demands `id`, `name` and `organizationId` of a page of entries without
 * saying what they are, so those are not demanded.
 */

#include "alpr-flock-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-issuer.h"
#include "alpr-json-text.h"
#include "alpr-time.h"

#define MOST_DEPTH 16
#define MOST_VALUES 200000 /* 3000 entries of ten members each come to a sixth of that */
#define LONGEST_TEXT 10000
#define LONGEST_TOKEN 16384
#define LONGEST_TROUBLE 300
#define SECONDS_UNSAID 300
#define EARLIEST_YEAR 1970 /* before that it is a slip */

/** alpr_flock_page_clear: Frees what a page holds. */
void
alpr_flock_page_clear (AlprFlockPage *self)
{
  g_clear_pointer (&self->next, g_free);
}

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ALPR_ERROR, ALPR_ERROR_VENDOR, format, args);
  va_end (args);
  return FALSE;
}

static JsonParser *
parse (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (g_utf8_validate (text, -1, NULL)
      && alpr_json_text_is_safe (text, MOST_DEPTH, MOST_VALUES)
      && json_parser_load_from_data (parser, text, -1, NULL)
      && json_parser_get_root (parser) != NULL)
    return g_steal_pointer (&parser);
  fail (error, "the answer is no JSON, is cut off, or is nested too deeply");
  return NULL;
}

static JsonObject *
root_object (JsonParser *parser, GError **error)
{
  JsonNode *root = json_parser_get_root (parser);

  if (JSON_NODE_HOLDS_OBJECT (root))
    return json_node_get_object (root);
  fail (error, "the answer must be an object");
  return NULL;
}

/* A text; *@text is NULL where the member is absent, and may be. */
static gboolean
read_text (JsonObject *object, const char *place, const char *name, gboolean needed, char **text,
           GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *found;

  *text = NULL;
  if (node == NULL || (JSON_NODE_HOLDS_NULL (node) && !needed))
    return !needed || fail (error, "%s%s is missing", place, name);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (error, "%s%s must be a text", place, name);
  found = json_node_get_string (node);
  if (strlen (found) > LONGEST_TEXT || !g_utf8_validate (found, -1, NULL))
    return fail (error, "%s%s is longer than %d letters, or no text", place, name, LONGEST_TEXT);
  *text = g_strdup (found);
  return TRUE;
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 *number, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) < 0)
    return fail (error, "%s must be a whole number", name);
  *number = json_node_get_int (node);
  return TRUE;
}

/* One of the specification's words: those that this program writes itself */
static gboolean
read_state (JsonObject *object, const char *place, const char **issuer, GError **error)
{
  g_autofree char *word = NULL;
  g_autofree char *back = NULL;
  const AlprIssuer *found;

  if (!read_text (object, place, "state", FALSE, &word, error))
    return FALSE;
  if (word == NULL)
    return TRUE;
  found = alpr_issuer_find (word);
  back = found != NULL ? alpr_issuer_to_flock (found) : NULL;
  if (g_strcmp0 (back, word) != 0)
    return fail (error, "%sstate: “%.40s” is none of the interface’s states", place, word);
  *issuer = found->code;
  return TRUE;
}

static gboolean
read_expiry (JsonObject *object, const char *place, gint64 *expires_at, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = NULL;

  if (!read_text (object, place, "expiry", FALSE, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  at = g_date_time_new_from_iso8601 (text, utc);
  if (at == NULL || g_date_time_get_year (at) < EARLIEST_YEAR)
    return fail (error, "%sexpiry must be a time as 2026-10-31T05:00:00Z", place);
  *expires_at = g_date_time_to_unix (at) * 1000 + g_date_time_get_microsecond (at) / 1000;
  return TRUE;
}

static gboolean
read_note (JsonObject *object, const char *place, char **note, GError **error)
{
  JsonNode *node = json_object_get_member (object, "note");
  g_autofree char *inner = g_strconcat (place, "note.", NULL);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "%snote must be an object", place);
  return read_text (json_node_get_object (node), inner, "message", TRUE, note, error);
}

static AlprVendorEntry *
read_entry (JsonNode *node, guint index, GError **error)
{
  g_autofree char *place = g_strdup_printf ("entries[%u].", index);
  g_autoptr (AlprVendorEntry) entry = alpr_vendor_entry_new ();
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (error, "entries[%u] must be an object", index);
      return NULL;
    }
  object = json_node_get_object (node);
  if (!read_text (object, place, "id", FALSE, &entry->vendor_id, error)
      || !read_text (object, place, "plate", TRUE, &entry->plate, error)
      || !read_text (object, place, "reason", TRUE, &entry->reason, error)
      || !read_text (object, place, "caseNumber", TRUE, &entry->case_number, error)
      || !read_state (object, place, &entry->issuer, error)
      || !read_expiry (object, place, &entry->expires_at, error)
      || !read_note (object, place, &entry->note, error))
    return NULL;
  if (entry->vendor_id != NULL && *entry->vendor_id == '\0')
    {
      fail (error, "%sid is empty", place);
      return NULL;
    }
  return g_steal_pointer (&entry);
}

static gboolean
read_list (JsonNode *node, guint index, GPtrArray *lists, GError **error)
{
  g_autofree char *place = g_strdup_printf ("[%u].", index);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "[%u] must be an object", index);
  if (!read_text (json_node_get_object (node), place, "id", TRUE, &id, error)
      || !read_text (json_node_get_object (node), place, "name", TRUE, &name, error))
    return FALSE;
  if (*id == '\0')
    return fail (error, "%sid is empty", place);
  for (guint i = 0; i < lists->len; i++)
    if (strcmp (((AlprVendorList *)lists->pdata[i])->vendor_id, id) == 0)
      return fail (error, "%sid stands there twice", place);
  g_ptr_array_add (lists, alpr_vendor_list_new (id, name));
  return TRUE;
}

/**
 * alpr_flock_json_read_lists:
 * @text: the answer to `GET /hotlists`, with a NUL behind it
 * @error: return location for an error
 *
 * Returns: (transfer full): of #AlprVendorList, without entries; %NULL with %ALPR_ERROR_VENDOR
 */
GPtrArray *
alpr_flock_json_read_lists (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = parse (text, error);
  g_autoptr (GPtrArray) lists
      = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_list_free);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      fail (error, "the answer must be a list");
      return NULL;
    }
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_list (json_array_get_element (array, i), i, lists, error))
      return NULL;
  return g_steal_pointer (&lists);
}

/**
 * alpr_flock_json_read_entries:
 * @text: the answer to `GET /hotlists/{id}/entries` or to `addBatch`, with a NUL behind it
 * @entries: of #AlprVendorEntry; those of the answer are added, or none
 * @page: (out caller-allocates) (nullable): what else a page says
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_VENDOR
 */
gboolean
alpr_flock_json_read_entries (const char *text, GPtrArray *entries, AlprFlockPage *page,
                              GError **error)
{
  g_autoptr (JsonParser) parser = parse (text, error);
  JsonObject *root = parser != NULL ? root_object (parser, error) : NULL;
  JsonNode *node = root != NULL ? json_object_get_member (root, "entries") : NULL;
  g_auto (AlprFlockPage) said = { NULL, -1 };
  guint before = entries->len;

  if (root == NULL)
    return FALSE;
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, node == NULL ? "entries is missing" : "entries must be a list");
  if (!read_number (root, "totalResults", &said.total, error)
      || !read_text (root, "", "nextPage", FALSE, &said.next, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      AlprVendorEntry *entry
          = read_entry (json_array_get_element (json_node_get_array (node), i), i, error);

      if (entry == NULL)
        {
          g_ptr_array_set_size (entries, (int)before);
          return FALSE;
        }
      g_ptr_array_add (entries, entry);
    }
  if (page == NULL)
    return TRUE;
  page->total = said.total;
  page->next = said.next != NULL && *said.next != '\0' ? g_steal_pointer (&said.next) : NULL;
  return TRUE;
}

/* What may stand in a header's line, so that nothing can be put behind it */
static gboolean
is_token (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isgraph (*at))
      return FALSE;
  return *text != '\0' && strlen (text) <= LONGEST_TOKEN;
}

/**
 * alpr_flock_json_read_token:
 * @text: the answer to the question for a token, with a NUL behind it
 * @token: (out) (transfer full): the token
 * @seconds: (out): for how long it is good
 * @error: return location for an error; it never holds anything of the answer
 *
 * Returns: %FALSE with %ALPR_ERROR_VENDOR
 */
gboolean
alpr_flock_json_read_token (const char *text, AlprSecret **token, gint64 *seconds, GError **error)
{
  g_autoptr (JsonParser) parser = parse (text, error);
  JsonObject *root = parser != NULL ? root_object (parser, error) : NULL;
  JsonNode *node = root != NULL ? json_object_get_member (root, "access_token") : NULL;
  g_autofree char *type = NULL;
  gint64 good = SECONDS_UNSAID;

  if (root == NULL)
    return FALSE;
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING
      || !is_token (json_node_get_string (node)))
    return fail (error, node == NULL ? "access_token is missing"
                                     : "access_token must be a text that can be a token");
  if (!read_text (root, "", "token_type", FALSE, &type, error)
      || !read_number (root, "expires_in", &good, error))
    return FALSE;
  if (type != NULL && g_ascii_strcasecmp (type, "Bearer") != 0)
    return fail (error, "token_type must be Bearer");
  *token = alpr_secret_new (json_node_get_string (node), strlen (json_node_get_string (node)));
  *seconds = good;
  return TRUE;
}

/* Foreign words on their way into a message: one line of bounded length, no controls */
static char *
tame (const char *text)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1),
                                                         LONGEST_TROUBLE));
  GString *tamed = g_string_new (NULL);

  for (const char *at = cut; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isprint (g_utf8_get_char (at)))
      g_string_append_unichar (tamed, g_utf8_get_char (at));
    else
      g_string_append_c (tamed, ' ');
  return g_string_free (tamed, FALSE);
}

/**
 * alpr_flock_json_read_trouble:
 * @text: the body of an answer that refuses
 *
 * Returns: (transfer full): what `error` and `error_description` say, in one line; "" if nothing
 */
char *
alpr_flock_json_read_trouble (const char *text)
{
  g_autoptr (JsonParser) parser = parse (text, NULL);
  JsonObject *root = parser != NULL ? root_object (parser, NULL) : NULL;
  g_autofree char *word = NULL;
  g_autofree char *description = NULL;
  g_autofree char *whole = NULL;

  if (root == NULL)
    return g_strdup ("");
  read_text (root, "", "error", FALSE, &word, NULL);
  read_text (root, "", "error_description", FALSE, &description, NULL);
  if (description == NULL)
    read_text (root, "", "message", FALSE, &description, NULL);
  whole = g_strdup_printf ("%s%s%s", word != NULL ? word : "",
                           word != NULL && description != NULL ? ": " : "",
                           description != NULL ? description : "");
  return tame (whole);
}

static void
put_member (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
put_entry (JsonBuilder *builder, const AlprVendorEntry *entry)
{
  const AlprIssuer *issuer = entry->issuer != NULL ? alpr_issuer_find (entry->issuer) : NULL;
  g_autofree char *state = issuer != NULL ? alpr_issuer_to_flock (issuer) : NULL;
  g_autofree char *expiry
      = entry->expires_at != ALPR_VENDOR_NEVER ? alpr_time_to_iso (entry->expires_at) : NULL;

  json_builder_begin_object (builder);
  put_member (builder, "plate", entry->plate);
  put_member (builder, "reason", entry->reason);
  put_member (builder, "caseNumber", entry->case_number);
  put_member (builder, "state", state);
  put_member (builder, "expiry", expiry);
  json_builder_end_object (builder);
}

static char *
write_out (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/** alpr_flock_json_write_entries: Returns: (transfer full): the body of an `addBatch` */
char *
alpr_flock_json_write_entries (GPtrArray *entries, guint from, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = from; i < from + n; i++)
    put_entry (builder, entries->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return write_out (builder);
}

/** alpr_flock_json_write_ids: Returns: (transfer full): the body of a `deleteBatch` */
char *
alpr_flock_json_write_ids (GPtrArray *entries, guint from, guint n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ids");
  json_builder_begin_array (builder);
  for (guint i = from; i < from + n; i++)
    json_builder_add_string_value (builder,
                                   ((const AlprVendorEntry *)entries->pdata[i])->vendor_id);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return write_out (builder);
}
