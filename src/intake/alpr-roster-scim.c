/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Users as identity providers hand them out: SCIM 2.0 (RFC 7643, RFC 7644), one User, a list of
 * Users, or a ListResponse, in JSON, with the enterprise extension.
 *
 * json-glib only sees what is UTF-8 of a bounded depth and number of values
 * (alpr-json-text.c). A value of an unexpected type says nothing, as RFC 7643 asks of readers;
 * `active` as the texts "True" and "False" is what one provider sends.
 */

#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "alpr-digest.h"
#include "alpr-encoding.h"
#include "alpr-error.h"
#include "alpr-json-text.h"
#include "alpr-roster-private.h"

#define ENTERPRISE "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
#define MOST_DEPTH 32
#define MOST_VALUES 4000000
#define RAW_MOST 4096

/* The first letter that is no blank, whatever the encoding */
static char
first_letter (const guint8 *head, gssize length)
{
  for (gssize i = 0; i < length; i++)
    if (head[i] != 0 && !g_ascii_isspace (head[i]) && head[i] < 0x80)
      return (char)head[i];
  return '\0';
}

/** alpr_roster_is_json: Returns: whether the file's text begins as JSON does */
gboolean
alpr_roster_is_json (int fd)
{
  guint8 head[512] = { 0 };
  gssize got = pread (fd, head, sizeof head, 0);
  char first = first_letter (head, got);

  return (first == '{' && !(got >= 5 && memcmp (head, "{\\rtf", 5) == 0)) || first == '[';
}

static gboolean
fail (AlprRosterList *list, GError **error, const char *what)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", list->file, what);
  return FALSE;
}

static GByteArray *
read_bytes (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 piece[65536];
  gssize got;

  while ((got = pread (fd, piece, sizeof piece, (off_t)bytes->len)) > 0)
    {
      g_byte_array_append (bytes, piece, (guint)got);
      if (bytes->len > ALPR_ROSTER_MOST_BYTES
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }
  return g_steal_pointer (&bytes);
}

static char *
decode (AlprRosterList *list, int fd, GByteArray *bytes, GError **error)
{
  AlprDecoder decoder = { 0 };
  const char *data = (const char *)bytes->data;
  gsize length = bytes->len;
  g_autofree char *text = NULL;
  gssize written;

  if (!alpr_encoding_detect (fd, list->file, &decoder.encoding, error))
    return NULL;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (decoder.encoding == ALPR_ENCODING_UTF16_LE || decoder.encoding == ALPR_ENCODING_UTF16_BE)
    {
      data += 2;
      length -= 2;
    }
  text = g_malloc (alpr_decoder_room (&decoder, length) + 1);
  if (decoder.encoding == ALPR_ENCODING_UTF8)
    {
      memcpy (text, data, length);
      written = (gssize)length;
    }
  else
    written = alpr_decoder_decode (&decoder, data, length, text);
  if (written >= 0)
    text[written] = '\0';
  if (written < 0 || decoder.n_rest > 0 || strlen (text) != (gsize)written
      || !g_utf8_validate_len (text, (gsize)written, NULL))
    {
      fail (list, error, "is damaged: its bytes are no text");
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* A member, whatever its capitals: attribute names of SCIM have none that count */
static JsonNode *
find (JsonObject *object, const char *name)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (object == NULL)
    return NULL;
  node = json_object_get_member (object, name);
  if (node != NULL)
    return node;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (g_ascii_strcasecmp (key, name) == 0)
      return node;
  return NULL;
}

static JsonObject *
find_object (JsonObject *object, const char *name)
{
  JsonNode *node = find (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
find_array (JsonObject *object, const char *name)
{
  JsonNode *node = find (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The text of a member; a number counts too, since employee numbers come as such */
static char *
dup_text (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                             : G_TYPE_INVALID;
  const char *text;

  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return g_utf8_validate (text, -1, NULL) ? alpr_roster_clean (text, strlen (text), FALSE) : NULL;
}

static char *
dup_name_part (JsonObject *name, const char *key)
{
  JsonNode *node = find (name, key);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node)
                             && json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node)
                         : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL)
             ? alpr_roster_clean (text, strlen (text), TRUE)
             : NULL;
}

/* 1, 0, or -1 where it isn't said */
static int
read_flag (JsonObject *object, const char *key)
{
  JsonNode *node = find (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return -1;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  return json_node_get_value_type (node) == G_TYPE_STRING
             ? alpr_roster_parse_flag (json_node_get_string (node))
             : -1;
}

static JsonObject *
object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The value of a multi-valued attribute: the primary one, the first of @type, or the first */
static char *
dup_best (JsonObject *user, const char *key, const char *type)
{
  JsonArray *array = find_array (user, key);
  g_autofree char *best = NULL;
  int rank = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = object_at (array, i);
      g_autofree char *value = item != NULL ? dup_text (item, "value") : NULL;
      g_autofree char *kind = item != NULL ? dup_text (item, "type") : NULL;
      int here = 1;

      if (value == NULL)
        continue;
      if (read_flag (item, "primary") == 1)
        here = 3;
      else if (kind != NULL && g_ascii_strcasecmp (kind, type) == 0)
        here = 2;
      if (here <= rank)
        continue;
      rank = here;
      g_free (best);
      best = g_steal_pointer (&value);
    }
  return g_steal_pointer (&best);
}

/* All of a multi-valued attribute, by the words for people */
static char *
dup_all (JsonObject *user, const char *key)
{
  JsonArray *array = find_array (user, key);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = object_at (array, i);
      g_autofree char *words = item != NULL ? dup_text (item, "display") : NULL;

      if (words == NULL && item != NULL)
        words = dup_text (item, "value");
      if (words != NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", words);
    }
  return all->len > 0 ? g_strdup (all->str) : NULL;
}

static char *
dup_name (JsonObject *user)
{
  JsonObject *name = find_object (user, "name");
  g_autofree char *given = dup_name_part (name, "givenName");
  g_autofree char *middle = dup_name_part (name, "middleName");
  g_autofree char *family = dup_name_part (name, "familyName");
  char *shown;

  if (given != NULL && family != NULL)
    return middle != NULL ? g_strjoin (" ", given, middle, family, NULL)
                          : g_strjoin (" ", given, family, NULL);
  shown = dup_name_part (user, "displayName");
  return shown != NULL ? shown : dup_name_part (name, "formatted");
}

/* The manager's name, or the id by which another user of the list is known */
static char *
dup_manager (JsonObject *extension)
{
  JsonObject *manager = find_object (extension, "manager");
  char *shown;

  if (manager == NULL)
    return dup_text (extension, "manager");
  shown = dup_text (manager, "displayName");
  return shown != NULL ? shown : dup_text (manager, "value");
}

static void
take (AlprRosterRecord *record, AlprRosterField field, char *text)
{
  alpr_roster_record_set (record, field, text);
  g_free (text);
}

typedef struct
{
  AlprRosterList *list;
  GHashTable *ids; /* id → name */
} Scim;

static void
take_user (Scim *self, JsonNode *node, gint64 place)
{
  g_autofree char *raw = json_to_string (node, FALSE);
  g_autofree char *cut = g_utf8_make_valid (raw, (gssize)MIN (strlen (raw), RAW_MOST));
  g_autoptr (AlprRosterRecord) record = alpr_roster_record_new ("", place, cut);
  JsonObject *user = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonObject *extension = user != NULL ? find_object (user, ENTERPRISE) : NULL;
  g_autofree char *id = NULL;

  if (user == NULL || find (user, "userName") == NULL)
    {
      alpr_roster_list_set_aside (self->list, record, "it has no userName, so it is no user");
      return;
    }
  take (record, ALPR_ROSTER_NAME, dup_name (user));
  take (record, ALPR_ROSTER_EMAIL, dup_best (user, "emails", "work"));
  take (record, ALPR_ROSTER_PHONE, dup_best (user, "phoneNumbers", "work"));
  take (record, ALPR_ROSTER_RANK, dup_text (user, "title"));
  take (record, ALPR_ROSTER_NUMBER, dup_text (extension, "employeeNumber"));
  take (record, ALPR_ROSTER_UNIT, dup_text (extension, "department"));
  if (record->text[ALPR_ROSTER_UNIT] == NULL)
    take (record, ALPR_ROSTER_UNIT, dup_text (extension, "division"));
  take (record, ALPR_ROSTER_MANAGER, dup_manager (extension));
  take (record, ALPR_ROSTER_ACCOUNT, dup_text (user, "userName"));
  take (record, ALPR_ROSTER_VENDOR_ROLE, dup_all (user, "roles"));
  take (record, ALPR_ROSTER_PERMISSIONS, dup_all (user, "groups"));
  record->login = TRUE;
  record->enabled = read_flag (user, "active");
  id = dup_text (user, "id");
  if (id != NULL && record->text[ALPR_ROSTER_NAME] != NULL)
    g_hash_table_insert (self->ids, g_steal_pointer (&id),
                         g_strdup (record->text[ALPR_ROSTER_NAME]));
  alpr_roster_check_row (self->list, g_steal_pointer (&record));
}

static gboolean
take_users (Scim *self, JsonArray *users, GCancellable *cancellable, GError **error)
{
  guint n = json_array_get_length (users);

  if (n > ALPR_ROSTER_MOST_ROWS)
    return fail (self->list, error, "has more than 200,000 users; a list of people does not");
  for (guint i = 0; i < n; i++)
    {
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      take_user (self, json_array_get_element (users, i), (gint64)i + 1);
    }
  for (guint i = 0; i < self->list->records->len; i++)
    {
      AlprRosterRecord *record = self->list->records->pdata[i];
      const char *manager = record->text[ALPR_ROSTER_MANAGER];
      const char *name = manager != NULL ? g_hash_table_lookup (self->ids, manager) : NULL;

      if (name != NULL)
        alpr_roster_record_set (record, ALPR_ROSTER_MANAGER, name);
    }
  return TRUE;
}

/* A page of a longer list says nothing of who isn't on it. */
static void
note_page (AlprRosterList *list, JsonObject *root, guint n)
{
  g_autofree char *total = dup_text (root, "totalResults");
  gint64 all = total != NULL ? g_ascii_strtoll (total, NULL, 10) : n;

  if (all <= n)
    return;
  list->whole = FALSE;
  alpr_roster_list_note (list,
                         "This is a part: %u of %" G_GINT64_FORMAT
                         " users. Who is not in it is not reported as gone",
                         n, all);
}

static gboolean
take_root (Scim *self, JsonNode *root, GCancellable *cancellable, GError **error)
{
  JsonObject *object;
  JsonArray *users;

  if (JSON_NODE_HOLDS_ARRAY (root))
    return take_users (self, json_node_get_array (root), cancellable, error);
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  users = find_array (object, "Resources");
  if (users != NULL)
    {
      note_page (self->list, object, json_array_get_length (users));
      return take_users (self, users, cancellable, error);
    }
  if (find (object, "userName") != NULL)
    {
      take_user (self, root, 1);
      self->list->whole = FALSE;
      return TRUE;
    }
  return fail (self->list, error,
               "is JSON, but no SCIM 2.0 users: neither “Resources” nor “userName” stands in it");
}

/**
 * alpr_roster_read_scim:
 * @list: what is filled
 * @fd: the file
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where the file is damaged, too long or no list of users
 */
gboolean
alpr_roster_read_scim (AlprRosterList *list, int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = read_bytes (fd, cancellable, error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *text = NULL;
  Scim self = { list, ids };

  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  if (bytes->len > ALPR_ROSTER_MOST_BYTES)
    return fail (list, error, "is larger than 64 MiB; a list of people is not");
  text = decode (list, fd, bytes, error);
  if (text == NULL)
    return FALSE;
  if (!alpr_json_text_is_safe (text, MOST_DEPTH, MOST_VALUES)
      || !json_parser_load_from_data (parser, text, -1, NULL)
      || json_parser_get_root (parser) == NULL)
    return fail (list, error, "is no JSON, is cut off, or is nested too deeply");
  list->kind = "SCIM 2.0 users";
  list->people = TRUE;
  list->sha256 = alpr_digest_hex (bytes->data, bytes->len);
  return take_root (&self, json_parser_get_root (parser), cancellable, error);
}
