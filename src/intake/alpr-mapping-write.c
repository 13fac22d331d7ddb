/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mapping made by a person: what was decided in the dialog, as the text of a mapping file. The
 * text is then read like any other, so that what is saved is sure to be read again.
 *
 * What such a mapping needs in a file are time, and of the columns that say who searched for what
 * those that were named; the others come and go with a vendor's versions.
 */

#include <json-glib/json-glib.h>

#include "alpr-error.h"
#include "alpr-propose.h"

static gboolean
is_telling (AlprField field)
{
  return field == ALPR_FIELD_TIME || field == ALPR_FIELD_ACCOUNT || field == ALPR_FIELD_PLATE
         || field == ALPR_FIELD_REASON || field == ALPR_FIELD_CASE_NUMBER
         || field == ALPR_FIELD_ORGANISATION || field == ALPR_FIELD_NETWORKS;
}

static gboolean
has_label (const AlprMappingColumns *columns, guint index)
{
  return columns->fields[index] >= 0 && columns->labels[index] != NULL
         && columns->labels[index][0] != '\0';
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_header (JsonBuilder *builder, const AlprMappingColumns *columns)
{
  json_builder_set_member_name (builder, "header");
  json_builder_begin_object (builder);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      if (!has_label (columns, i))
        continue;
      json_builder_set_member_name (builder, alpr_field_to_text ((AlprField) columns->fields[i]));
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, columns->labels[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_columns (JsonBuilder *builder, const AlprMappingColumns *columns)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->n_columns; i++)
    json_builder_add_string_value (builder,
                                   columns->fields[i] >= 0
                                       ? alpr_field_to_text ((AlprField) columns->fields[i])
                                       : "-");
  json_builder_end_array (builder);
}

static void
add_needs (JsonBuilder *builder, const AlprMappingColumns *columns)
{
  json_builder_set_member_name (builder, "needs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->fields[i] >= 0 && is_telling ((AlprField) columns->fields[i])
        && (columns->labels == NULL || has_label (columns, i)))
      json_builder_add_string_value (builder, alpr_field_to_text ((AlprField) columns->fields[i]));
  json_builder_end_array (builder);
}

static GBytes *
write_json (const AlprMappingColumns *columns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;
  gsize length;

  json_builder_begin_object (builder);
  add_member (builder, "id", columns->id);
  add_member (builder, "title", columns->title);
  add_member (builder, "vendor", columns->vendor);
  add_member (builder, "zone", columns->zone != NULL ? columns->zone : "agency");
  if (columns->labels != NULL)
    add_header (builder, columns);
  else
    add_columns (builder, columns);
  add_needs (builder, columns);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

static gboolean
check_fields (const AlprMappingColumns *columns, GError **error)
{
  gboolean seen[ALPR_N_FIELDS] = { FALSE };

  for (guint i = 0; i < columns->n_columns; i++)
    {
      int field = columns->fields[i];

      if (field >= 0 && seen[field])
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                       "Two columns can't both hold “%s”",
                       alpr_field_to_text ((AlprField) field));
          return FALSE;
        }
      if (field >= 0)
        seen[field] = TRUE;
    }
  return TRUE;
}

/**
 * alpr_mapping_new_from_columns:
 * @columns: what a person decided
 * @error: return location for an error
 *
 * Makes a mapping; alpr_mapping_get_json() is what to save. A column without a label can't be
 * named, and is passed over.
 *
 * Returns: (transfer full): the mapping; %NULL with %ALPR_ERROR_DEFINITION where it would be none,
 * as
 *   without a column for the time
 */
AlprMapping *
alpr_mapping_new_from_columns (const AlprMappingColumns *columns, GError **error)
{
  g_autofree char *file = g_strconcat (columns->id, ".json", NULL);
  g_autoptr (GBytes) json = NULL;

  if (!check_fields (columns, error))
    return NULL;
  json = write_json (columns);
  return alpr_mapping_load (file, json, error);
}
