/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alerts as vendors' systems send them, in JSON: Rekor's and OpenALPR's `alpr_alert`, whose group
 * is of version 2 or 3 (the same members, but for where the pictures are and that some flags are 1
 * instead of true), and the alerts that Flock sends to a webhook.
 *
 * Every object is looked at on its own, so that one that is broken costs no other. A member of an
 * unexpected type says nothing. Rekor's `plate_number` is the plate on the list; what was read is
 * the group's. One read of Flock's may match several lists: each match is an alert.
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "alpr-alert-private.h"
#include "alpr-classify.h"
#include "alpr-error.h"
#include "alpr-json-text.h"

#define MOST_DEPTH 24
#define MOST_VALUES 200000
#define LARGEST_OBJECT (8 * 1024 * 1024)
#define LARGEST_TEXT 500

static JsonNode *
find (JsonObject *object, const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
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

static JsonObject *
object_at (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static GType
type_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                      : G_TYPE_INVALID;
}

static const char *
find_text (JsonObject *object, const char *name)
{
  JsonNode *node = find (object, name);

  return type_of (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* A text, or a number as one; nothing that is longer than any of these can be */
static char *
dup_text (JsonObject *object, const char *name)
{
  JsonNode *node = find (object, name);
  const char *text = find_text (object, name);

  if (type_of (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return text != NULL && strlen (text) <= LARGEST_TEXT && g_utf8_validate (text, -1, NULL)
             ? g_strdup (text)
             : NULL;
}

static gboolean
read_number (JsonObject *object, const char *name, double *number)
{
  JsonNode *node = find (object, name);
  GType type = type_of (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);
  return TRUE;
}

static void
take (AlprAlertRecord *record, AlprAlertField field, JsonObject *object, const char *name)
{
  if (record->text[field] == NULL)
    alpr_alert_record_take (record, field, dup_text (object, name));
}

static void
take_issuer (AlprAlertRead *self, AlprAlertRecord *record, JsonObject *object, const char *name)
{
  g_autofree char *text = dup_text (object, name);

  alpr_alert_record_take (record, ALPR_ALERT_ISSUER, alpr_alert_dup_issuer (self, text));
}

/* Rekor */

/* The word of which the reader was surest, of a list like [{"name": "white", "confidence": 99}] */
static const char *
find_likeliest (JsonObject *vehicle, const char *name)
{
  JsonArray *array = find_array (vehicle, name);
  const char *likeliest = NULL;
  double surest = -1;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *item = object_at (array, i);
      const char *word = find_text (item, "name");
      double confidence = 0;

      read_number (item, "confidence", &confidence);
      if (word != NULL && strlen (word) < 60 && confidence > surest)
        {
          likeliest = word;
          surest = confidence;
        }
    }
  return likeliest;
}

static char *
describe_vehicle (JsonObject *group)
{
  static const char *const names[] = { "color", "make_model", "body_type", "year" };
  JsonObject *vehicle = find_object (group, "vehicle");
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; vehicle != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const char *word = find_likeliest (vehicle, names[i]);

      if (word == NULL && i == 1)
        word = find_likeliest (vehicle, "make");
      if (word != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
    }
  return g_strdelimit (g_string_free (g_steal_pointer (&words), FALSE), "_", ' ');
}

/* The picture of the vehicle, else of the plate, where it is a JPEG */
static GBytes *
decode_image (JsonObject *group)
{
  const char *text = find_text (group, "vehicle_crop_jpeg");
  g_autofree guchar *data = NULL;
  gsize length = 0;

  if (text == NULL)
    text = find_text (find_object (group, "best_plate"), "plate_crop_jpeg");
  if (text == NULL)
    return NULL;
  data = g_base64_decode (text, &length);
  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static void
take_group (AlprAlertRead *self, AlprAlertRecord *record, JsonObject *group)
{
  double number;

  take (record, ALPR_ALERT_PLATE, group, "best_plate_number");
  take (record, ALPR_ALERT_PLATE, find_object (group, "best_plate"), "plate");
  take_issuer (self, record, group, "best_region");
  if (record->text[ALPR_ALERT_ISSUER] == NULL)
    take_issuer (self, record, find_object (group, "best_plate"), "region");
  if (read_number (group, "best_confidence", &number) && number >= 0 && number <= 100)
    record->confidence = number;
  if (record->at == G_MININT64 && read_number (group, "epoch_start", &number) && number > 0
      && number < 1e14)
    record->at = (gint64)number;
  alpr_alert_record_take (record, ALPR_ALERT_VEHICLE, describe_vehicle (group));
  take (record, ALPR_ALERT_VENDOR_ID, group, "best_uuid");
  if (self->options->keep_images)
    record->image = decode_image (group);
}

static AlprAlertRecord *
read_rekor (AlprAlertRead *self, JsonObject *alert, gint64 row)
{
  AlprAlertRecord *record = alpr_alert_record_new ("rekor", row);
  double number;

  if (read_number (alert, "epoch_time", &number) && number > 0 && number < 1e14)
    record->at = (gint64)number;
  take_group (self, record, find_object (alert, "group"));
  take (record, ALPR_ALERT_WANTED, alert, "plate_number");
  if (record->text[ALPR_ALERT_PLATE] == NULL)
    take (record, ALPR_ALERT_PLATE, alert, "plate_number");
  take (record, ALPR_ALERT_LIST, alert, "alert_list");
  take (record, ALPR_ALERT_REASON, alert, "description");
  take (record, ALPR_ALERT_CAMERA, alert, "camera_name");
  take (record, ALPR_ALERT_CAMERA, alert, "camera_number");
  take (record, ALPR_ALERT_SITE, alert, "site_name");
  return record;
}

/* Flock */

static AlprAlertRecord *
read_flock (AlprAlertRead *self, JsonObject *alert, JsonObject *source, gint64 row)
{
  AlprAlertRecord *record = alpr_alert_record_new ("flock", row);
  JsonObject *ocr = find_object (alert, "ocr");
  const char *time = find_text (alert, "eventTime");
  double number;
  gint64 at;

  if (time != NULL && alpr_parse_vendor_time (time, strlen (time), NULL, &at))
    record->at = at;
  take (record, ALPR_ALERT_PLATE, ocr, "label");
  take_issuer (self, record, ocr, "state");
  if (read_number (ocr, "labelConfidence", &number) && number >= 0 && number <= 100)
    record->confidence = number <= 1 ? number * 100 : number;
  take (record, ALPR_ALERT_VENDOR_ID, alert, "objectId");
  take (record, ALPR_ALERT_CAMERA, alert, "deviceName");
  take (record, ALPR_ALERT_SITE, alert, "networkName");
  take (record, ALPR_ALERT_LIST, source, "name");
  take (record, ALPR_ALERT_REASON, source, "reason");
  take (record, ALPR_ALERT_CASE, source, "caseNumber");
  return record;
}

static void
add_flock (AlprAlertRead *self, JsonObject *alert, gint64 row, const char *raw)
{
  JsonArray *sources = find_array (alert, "sources");
  guint n = sources != NULL ? json_array_get_length (sources) : 0;

  for (guint i = 0; i < MAX (n, 1); i++)
    alpr_alert_list_add (self->list,
                         read_flock (self, alert, n > 0 ? object_at (sources, i) : NULL, row),
                         self->options, raw);
}

/* All */

static void
add_object (AlprAlertRead *self, JsonObject *object, gint64 row, const char *raw)
{
  const char *type = find_text (object, "data_type");
  g_autofree char *reason = NULL;

  if (g_strcmp0 (type, "alpr_alert") == 0
      || (type == NULL && find (object, "alert_list") != NULL && find (object, "group") != NULL))
    {
      self->list->kind = "Rekor alerts";
      alpr_alert_list_add (self->list, read_rekor (self, object, row), self->options, raw);
      return;
    }
  if (type == NULL && find (object, "ocr") != NULL && find (object, "eventTime") != NULL)
    {
      self->list->kind = "Flock alerts";
      add_flock (self, object, row, raw);
      return;
    }
  reason = type != NULL && strlen (type) < 60
               ? g_strdup_printf ("it is “%s”, which is no alert", type)
               : g_strdup ("it is no alert of Rekor’s or Flock’s");
  alpr_alert_list_set_aside (self->list, row, reason, raw);
}

static void
add_piece (AlprAlertRead *self, const AlprJsonPiece *piece, gint64 row)
{
  g_autofree char *raw = g_strndup (piece->start, MIN (piece->length, LARGEST_OBJECT));
  g_autoptr (JsonParser) parser = NULL;
  const char *fault = piece->fault;

  if (fault == NULL && piece->length > LARGEST_OBJECT)
    fault = "it is larger than 8 MiB";
  if (fault == NULL && (strlen (raw) != piece->length || !g_utf8_validate (raw, -1, NULL)))
    fault = "its bytes are no text";
  if (fault == NULL && !alpr_json_text_is_safe (raw, MOST_DEPTH, MOST_VALUES))
    fault = "it is no JSON, or is nested too deeply";
  if (fault == NULL)
    {
      parser = json_parser_new_immutable ();
      if (!json_parser_load_from_data (parser, raw, -1, NULL)
          || json_parser_get_root (parser) == NULL
          || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
        fault = "it is no JSON";
    }
  if (fault != NULL)
    alpr_alert_list_set_aside (self->list, row, fault, raw);
  else
    add_object (self, json_node_get_object (json_parser_get_root (parser)), row, raw);
}

/**
 * alpr_alert_read_json:
 * @text: the file, ended by a NUL byte
 * @length: its bytes
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where there is nothing in it
 */
gboolean
alpr_alert_read_json (AlprAlertRead *self, const char *text, gsize length,
                      GCancellable *cancellable, GError **error)
{
  const char *at = text;
  AlprJsonPiece piece = { 0 };
  gint64 row = 0;

  self->list->kind = "alerts in JSON";
  while (alpr_json_text_next (&at, text + length, &piece))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_piece (self, &piece, ++row);
    }
  if (row > 0)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” holds no alerts", self->list->file);
  return FALSE;
}
