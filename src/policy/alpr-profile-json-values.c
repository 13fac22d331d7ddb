/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second half of the strict reading: an object is held against a table of the keys that it may
 * and must hold, with their types. After a table passed, values are taken without further asking.
 * An unknown key is refused, for it is nearly always a known one misspelt, and a misspelt "rules"
 * would leave a clause unscreened without a word.
 */

#include <string.h>

#include "alpr-profile-json.h"

static const char *const type_names[]
    = { "a text", "a whole number", "an object", "a list of texts", "a list of objects" };

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
holds_type (JsonNode *node, AlprProfileJsonType type)
{
  switch (type)
    {
    case ALPR_PROFILE_JSON_TEXT:
      return is_text (node);
    case ALPR_PROFILE_JSON_NUMBER:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
    case ALPR_PROFILE_JSON_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);
    case ALPR_PROFILE_JSON_TEXTS:
    case ALPR_PROFILE_JSON_OBJECTS:
    default:
      return JSON_NODE_HOLDS_ARRAY (node);
    }
}

static gboolean
check_text (AlprProfileJson *self, const char *key, const char *text, int line, GError **error)
{
  gsize length = strlen (text);

  if (length == 0)
    return alpr_profile_json_refuse (self, line, error, "“%s” is empty", key);
  if (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1]))
    return alpr_profile_json_refuse (self, line, error, "“%s” has blanks around it", key);
  return TRUE;
}

static gboolean
check_items (AlprProfileJson *self, JsonArray *array, const char *key, AlprProfileJsonType type,
             GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      int line = alpr_profile_json_get_item_line (self, array, i);
      gboolean right = type == ALPR_PROFILE_JSON_TEXTS ? is_text (node)
                                                       : JSON_NODE_HOLDS_OBJECT (node);

      if (!right)
        return alpr_profile_json_refuse (self, line, error, "“%s” must be %s", key,
                                         type_names[type]);
      if (type == ALPR_PROFILE_JSON_TEXTS
          && !check_text (self, key, json_node_get_string (node), line, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * alpr_profile_json_check_value:
 * @key: a key that @object has
 * @type: what its value must be
 * @error: return location for an error
 *
 * Returns: whether the value is of its type
 */
gboolean
alpr_profile_json_check_value (AlprProfileJson *self, JsonObject *object, const char *key,
                               AlprProfileJsonType type, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);
  int line = alpr_profile_json_get_line (self, object, key);

  if (!holds_type (node, type))
    return alpr_profile_json_refuse (self, line, error, "“%s” must be %s", key, type_names[type]);
  if (type == ALPR_PROFILE_JSON_TEXT)
    return check_text (self, key, json_node_get_string (node), line, error);
  if (type == ALPR_PROFILE_JSON_TEXTS || type == ALPR_PROFILE_JSON_OBJECTS)
    return check_items (self, json_node_get_array (node), key, type, error);
  return TRUE;
}

static const AlprProfileJsonKey *
find_key (const AlprProfileJsonKey *keys, const char *name)
{
  for (; keys->name != NULL; keys++)
    if (strcmp (keys->name, name) == 0)
      return keys;
  return NULL;
}

/**
 * alpr_profile_json_check:
 * @object: an object of the text
 * @keys: what it may and must hold, ended by a %NULL name
 * @error: return location for an error
 *
 * Returns: whether @object holds what it must, and nothing else
 */
gboolean
alpr_profile_json_check (AlprProfileJson *self, JsonObject *object, const AlprProfileJsonKey *keys,
                         GError **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const AlprProfileJsonKey *key = find_key (keys, name);

      if (key == NULL)
        return alpr_profile_json_refuse (self, alpr_profile_json_get_line (self, object, name),
                                         error, "there is no key “%s” here", name);
      if (!alpr_profile_json_check_value (self, object, name, key->type, error))
        return FALSE;
    }
  for (; keys->name != NULL; keys++)
    if (keys->needed && !json_object_has_member (object, keys->name))
      return alpr_profile_json_refuse (self, alpr_profile_json_get_line (self, object, NULL), error,
                                       "“%s” is missing", keys->name);
  return TRUE;
}

/* "a, b or c" */
static char *
join_words (const char *const *words)
{
  GString *text = g_string_new (words[0]);

  for (int i = 1; words[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", words[i + 1] != NULL ? ", " : " or ", words[i]);
  return g_string_free (text, FALSE);
}

/**
 * alpr_profile_json_get_word:
 * @key: a key of @object whose value is a text
 * @words: (array zero-terminated=1): what it may be
 * @found: (out): which one it is, counted from 0
 * @error: return location for an error
 *
 * Returns: whether the text is one of @words
 */
gboolean
alpr_profile_json_get_word (AlprProfileJson *self, JsonObject *object, const char *key,
                            const char *const *words, int *found, GError **error)
{
  const char *text = json_object_get_string_member (object, key);
  g_autofree char *choice = NULL;

  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], text) == 0)
      {
        *found = i;
        return TRUE;
      }
  choice = join_words (words);
  return alpr_profile_json_refuse (self, alpr_profile_json_get_line (self, object, key), error,
                                   "“%s” is “%s”; it must be %s", key, text, choice);
}

/** alpr_profile_json_dup_text: Returns: (transfer full) (nullable): the text; %NULL where absent */
char *
alpr_profile_json_dup_text (JsonObject *object, const char *key)
{
  return json_object_has_member (object, key)
             ? g_strdup (json_object_get_string_member (object, key))
             : NULL;
}

/** alpr_profile_json_dup_texts: Returns: (transfer full): the texts; none where absent */
char **
alpr_profile_json_dup_texts (JsonObject *object, const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = json_object_has_member (object, key)
                         ? json_object_get_array_member (object, key)
                         : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}
