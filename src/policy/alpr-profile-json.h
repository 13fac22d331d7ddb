/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * AlprProfileJsonType:
 *
 * What a value may be. A text is never empty and has no blanks around it.
 */
typedef enum
{
  ALPR_PROFILE_JSON_TEXT,
  ALPR_PROFILE_JSON_NUMBER,
  ALPR_PROFILE_JSON_OBJECT,
  ALPR_PROFILE_JSON_TEXTS,
  ALPR_PROFILE_JSON_OBJECTS
} AlprProfileJsonType;

/**
 * AlprProfileJsonKey:
 *
 * A key that an object may hold. A table of them ends with a %NULL name.
 */
typedef struct
{
  const char *name;
  AlprProfileJsonType type;
  gboolean needed;
} AlprProfileJsonKey;

typedef struct _AlprProfileJson AlprProfileJson;

AlprProfileJson *alpr_profile_json_parse (const char *file, GBytes *text, GError **error);
void alpr_profile_json_free (AlprProfileJson *self);
JsonObject *alpr_profile_json_get_root (AlprProfileJson *self);

void alpr_profile_json_set_place (AlprProfileJson *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
int alpr_profile_json_get_line (AlprProfileJson *self, JsonObject *object, const char *key);
int alpr_profile_json_get_item_line (AlprProfileJson *self, JsonArray *array, guint item);
gboolean alpr_profile_json_refuse (AlprProfileJson *self, int line, GError **error,
                                   const char *format, ...) G_GNUC_PRINTF (4, 5);

gboolean alpr_profile_json_check (AlprProfileJson *self, JsonObject *object,
                                  const AlprProfileJsonKey *keys, GError **error);
gboolean alpr_profile_json_check_value (AlprProfileJson *self, JsonObject *object, const char *key,
                                        AlprProfileJsonType type, GError **error);
gboolean alpr_profile_json_get_word (AlprProfileJson *self, JsonObject *object, const char *key,
                                     const char *const *words, int *found, GError **error);
char *alpr_profile_json_dup_text (JsonObject *object, const char *key);
char **alpr_profile_json_dup_texts (JsonObject *object, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprProfileJson, alpr_profile_json_free)

G_END_DECLS
