/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mapping files: how a vendor labels the columns of its search audit. Agencies write them too, by
 * hand or in the window, so the reading is as strict as that of profiles: what is wrong is named
 * with file and line, and a key that nobody knows is wrong.
 *
 *   { "id": "flock-portal", "title": "Flock Safety transparency portal", "vendor": "Flock Safety",
 *     "zone": "UTC",
 *     "header": { "time": ["searchDate"], "networks": ["networkCount"] },
 *     "needs": ["time"],
 *     "marks": ["userId"] }
 *
 * `zone` is the zone of times that name none: a name of the IANA database, or `agency` for the zone
 * of the book. `header` gives each field its labels, the likeliest first. `needs` are the fields
 * that a file must have, `marks` labels that only this vendor has. In place of `header`, a mapping
 * for files without a header row has `columns`: the field of each column in order, `-` for one to
 * pass over.
 */

#include "alpr-mapping-file.h"

#include <string.h>

#include "alpr-profile-json.h"
#include "alpr-time.h"

static const AlprProfileJsonKey keys[] = {
  { "id", ALPR_PROFILE_JSON_TEXT, TRUE },       { "title", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "vendor", ALPR_PROFILE_JSON_TEXT, FALSE },  { "zone", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "header", ALPR_PROFILE_JSON_OBJECT, FALSE }, { "columns", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "needs", ALPR_PROFILE_JSON_TEXTS, FALSE },  { "marks", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { NULL, ALPR_PROFILE_JSON_TEXT, FALSE },
};

static const char *const field_names[] = {
  "id",     "account",     "organisation", "networks", "devices", "time-frame", "plate",
  "reason", "case-number", "filter",       "time",     "date",    "type",       "prompt",
  "moderation", "offense",
};

G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == ALPR_N_FIELDS);

/** alpr_field_to_text: Returns: (transfer none): the field's word, as in mapping files */
const char *
alpr_field_to_text (AlprField field)
{
  return field_names[field];
}

/**
 * alpr_field_from_text:
 * @text: a word of a mapping file
 * @field: (out): the field; untouched on failure
 *
 * Returns: whether there is such a field
 */
gboolean
alpr_field_from_text (const char *text, AlprField *field)
{
  for (guint i = 0; i < ALPR_N_FIELDS; i++)
    if (strcmp (text, field_names[i]) == 0)
      {
        *field = (AlprField) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_space (gunichar letter)
{
  return g_unichar_isspace (letter) || letter == 0x00a0 || letter == 0x202f || letter == 0x200b
         || letter == 0xfeff;
}

/**
 * alpr_label_trim:
 * @text: a cell of a header, UTF-8, not closed with a NUL
 * @length: its length in bytes
 *
 * Returns: (transfer full): the label without blanks around it, each stretch of white space inside
 * as
 *   one blank
 */
char *
alpr_label_trim (const char *text, gsize length)
{
  GString *label = g_string_sized_new (length);
  gboolean space = FALSE;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (is_space (letter))
        {
          space = label->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (label, ' ');
      space = FALSE;
      g_string_append_unichar (label, letter);
    }
  return g_string_free (label, FALSE);
}

/** alpr_label_fold: Returns: (transfer full): a trimmed label without regard to capitals */
char *
alpr_label_fold (const char *label)
{
  return g_utf8_casefold (label, -1);
}

static char **
fold_all (JsonArray *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = json_array_get_string_element (array, i);
      g_autofree char *label = alpr_label_trim (text, strlen (text));
      g_autofree char *folded = alpr_label_fold (label);

      g_strv_builder_add (builder, folded);
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_field (AlprProfileJson *json, const char *word, int line, AlprField *field, GError **error)
{
  return alpr_field_from_text (word, field)
         || alpr_profile_json_refuse (json, line, error, "there is no field “%s”", word);
}

/* No label may stand for two fields. */
static gboolean
claim_labels (AlprProfileJson *json, GHashTable *claimed, char **labels, JsonArray *array,
              GError **error)
{
  for (guint i = 0; labels[i] != NULL; i++)
    {
      int line = alpr_profile_json_get_item_line (json, array, i);

      if (!g_hash_table_add (claimed, g_strdup (labels[i])))
        return alpr_profile_json_refuse (json, line, error, "the label “%s” stands here twice",
                                         json_array_get_string_element (array, i));
    }
  return TRUE;
}

static gboolean
read_header (AlprMappingData *self, AlprProfileJson *json, JsonObject *header, GError **error)
{
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonObjectIter iter;
  const char *word;

  alpr_profile_json_set_place (json, "header");
  json_object_iter_init_ordered (&iter, header);
  while (json_object_iter_next_ordered (&iter, &word, NULL))
    {
      int line = alpr_profile_json_get_line (json, header, word);
      JsonArray *labels;
      AlprField field;

      if (!read_field (json, word, line, &field, error)
          || !alpr_profile_json_check_value (json, header, word, ALPR_PROFILE_JSON_TEXTS, error))
        return FALSE;
      labels = json_object_get_array_member (header, word);
      if (json_array_get_length (labels) == 0)
        return alpr_profile_json_refuse (json, line, error, "“%s” has no label", word);
      self->aliases[field] = fold_all (labels);
      if (!claim_labels (json, claimed, self->aliases[field], labels, error))
        return FALSE;
    }
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
read_columns (AlprMappingData *self, AlprProfileJson *json, JsonArray *columns, GError **error)
{
  gboolean seen[ALPR_N_FIELDS] = { FALSE };

  self->columns = g_array_new (FALSE, FALSE, sizeof (int));
  alpr_profile_json_set_place (json, "columns");
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      const char *word = json_array_get_string_element (columns, i);
      int line = alpr_profile_json_get_item_line (json, columns, i);
      AlprField field;
      int value = -1;

      if (strcmp (word, "-") != 0)
        {
          if (!read_field (json, word, line, &field, error))
            return FALSE;
          if (seen[field])
            return alpr_profile_json_refuse (json, line, error, "“%s” stands here twice", word);
          seen[field] = TRUE;
          value = (int) field;
        }
      g_array_append_val (self->columns, value);
    }
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
has_field (AlprMappingData *self, AlprField field)
{
  if (self->columns == NULL)
    return self->aliases[field] != NULL;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, int, i) == (int) field)
      return TRUE;
  return FALSE;
}

static gboolean
read_needs (AlprMappingData *self, AlprProfileJson *json, JsonArray *needs, GError **error)
{
  alpr_profile_json_set_place (json, "needs");
  for (guint i = 0; i < json_array_get_length (needs); i++)
    {
      const char *word = json_array_get_string_element (needs, i);
      int line = alpr_profile_json_get_item_line (json, needs, i);
      AlprField field;

      if (!read_field (json, word, line, &field, error))
        return FALSE;
      if (!has_field (self, field))
        return alpr_profile_json_refuse (json, line, error, "no column is said to hold “%s”", word);
      self->needs[field] = TRUE;
    }
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
read_zone (AlprMappingData *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  const char *zone = json_object_get_string_member (root, "zone");
  g_autoptr (GTimeZone) known = NULL;

  if (strcmp (zone, "agency") == 0)
    return TRUE;
  known = alpr_time_zone_new (zone, NULL);
  if (known == NULL)
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, "zone"), error,
                                     "“%s” is no time zone; write UTC, one as America/Chicago, "
                                     "or agency",
                                     zone);
  self->zone = g_strdup (zone);
  return TRUE;
}

static gboolean
read_id (AlprMappingData *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  const char *id = json_object_get_string_member (root, "id");

  if (id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-.")] != '\0' || strlen (id) > 64)
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, "id"), error,
                                     "“%s” is no id: small letters, digits and dashes, 64 at most",
                                     id);
  self->id = g_strdup (id);
  self->title = alpr_profile_json_dup_text (root, "title");
  self->vendor = alpr_profile_json_dup_text (root, "vendor");
  return TRUE;
}

/* A file without a time for each search can't be audited, so every mapping needs it. */
static gboolean
check_time (AlprMappingData *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  self->needs[ALPR_FIELD_TIME] = TRUE;
  if (has_field (self, ALPR_FIELD_TIME))
    return TRUE;
  return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, NULL), error,
                                   "no column is said to hold “time”");
}

static gboolean
read_root (AlprMappingData *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  gboolean header = json_object_has_member (root, "header");

  if (header == json_object_has_member (root, "columns"))
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, NULL), error,
                                     "there must be “header” or “columns”, one of them");
  if (!read_id (self, json, root, error) || !read_zone (self, json, root, error))
    return FALSE;
  if (header && !read_header (self, json, json_object_get_object_member (root, "header"), error))
    return FALSE;
  if (!header && !read_columns (self, json, json_object_get_array_member (root, "columns"), error))
    return FALSE;
  if (json_object_has_member (root, "needs")
      && !read_needs (self, json, json_object_get_array_member (root, "needs"), error))
    return FALSE;
  if (json_object_has_member (root, "marks"))
    self->marks = fold_all (json_object_get_array_member (root, "marks"));
  return check_time (self, json, root, error);
}

/**
 * alpr_mapping_data_read:
 * @self: (out caller-allocates): zeroed; to be cleared by alpr_mapping_data_clear(), on failure too
 * @file: what messages call the text
 * @text: the text
 * @error: return location for an error
 *
 * Returns: whether the text is a mapping; else %ALPR_ERROR_DEFINITION names file, line and cause
 */
gboolean
alpr_mapping_data_read (AlprMappingData *self, const char *file, GBytes *text, GError **error)
{
  g_autoptr (AlprProfileJson) json = alpr_profile_json_parse (file, text, error);
  JsonObject *root = json != NULL ? alpr_profile_json_get_root (json) : NULL;

  return root != NULL && alpr_profile_json_check (json, root, keys, error)
         && read_root (self, json, root, error);
}

/** alpr_mapping_data_clear: Frees what @self holds. */
void
alpr_mapping_data_clear (AlprMappingData *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->vendor, g_free);
  g_clear_pointer (&self->zone, g_free);
  for (guint i = 0; i < ALPR_N_FIELDS; i++)
    g_clear_pointer (&self->aliases[i], g_strfreev);
  g_clear_pointer (&self->marks, g_strfreev);
  g_clear_pointer (&self->columns, g_array_unref);
}
