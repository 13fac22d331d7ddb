/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of a profile, with the line on which each value stands, so that whoever edits a profile
 * is told where and why it is wrong: "somewhere-pd-12.json:214: clause SPD-4.b: “how” is …".
 *
 * json-glib forgets lines once a text is read, but says the line while it reads; the callbacks here
 * write it down. It is also more lenient than JSON (comments, assignments) and reads a nesting of
 * any depth by recursion, which a hostile text turns into a full stack. So the text is gone through
 * letter by letter first, and json-glib only sees what is UTF-8, of plain JSON's letters, not too
 * long and not too deep. A key that stands twice is refused: the second would win in silence.
 *
 * Only the loader of profiles calls this. Nothing here knows what a profile is.
 */

#include "alpr-profile-json.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "alpr-error.h"

#define MOST_BYTES (1024 * 1024)
#define MOST_DEPTH 12

struct _AlprProfileJson
{
  /* Owned */
  char *file;
  char *place; /* what is being read, as "clause SPD-4.b"; NULL at the top */
  JsonParser *parser;
  GHashTable *lines; /* of "container.key", "container[item" and "container" → line */
  GArray *starts;    /* lines on which the open containers begin */
  char *twice;       /* the first key that stood twice */
  int twice_line;
};

typedef struct
{
  const char *at;
  const char *end;
  int line;
  int depth;
} Scan;

/* Goes over a `\u` escape; surrogates and NUL would become what is no UTF-8 text. */
static const char *
scan_escape (Scan *scan)
{
  unsigned int code = 0;

  if (*scan->at != 'u')
    return strchr ("\"\\/bfnrt", *scan->at) != NULL ? NULL : "a text holds an unknown escape";
  for (int i = 1; i <= 4; i++)
    {
      if (scan->end - scan->at <= i || !g_ascii_isxdigit (scan->at[i]))
        return "a text holds an unknown escape";
      code = code * 16 + (unsigned int) g_ascii_xdigit_value (scan->at[i]);
    }
  scan->at += 4;
  if (code == 0 || (code >= 0xd800 && code <= 0xdfff))
    return "a text holds an escape that is no letter; write the letter itself";
  return NULL;
}

/* Goes over a text, from the letter after its opening quote to the one after its closing quote. */
static const char *
scan_text (Scan *scan)
{
  for (; scan->at < scan->end && *scan->at != '"'; scan->at++)
    {
      const char *cause = NULL;

      if ((guchar) *scan->at < 0x20)
        return "a text is not closed on its line";
      if (*scan->at == '\\' && ++scan->at < scan->end)
        cause = scan_escape (scan);
      if (cause != NULL)
        return cause;
    }
  if (scan->at >= scan->end)
    return "a text is not closed";
  scan->at++;
  return NULL;
}

/* The cause for which json-glib must not see the text, with its line in @scan; NULL where it may */
static const char *
scan_all (Scan *scan)
{
  while (scan->at < scan->end)
    {
      char letter = *scan->at++;
      const char *cause = NULL;

      if (letter == '\n')
        scan->line++;
      else if (letter == '"')
        cause = scan_text (scan);
      else if (letter == '{' || letter == '[')
        cause = ++scan->depth > MOST_DEPTH ? "the nesting is too deep" : NULL;
      else if (letter == '}' || letter == ']')
        scan->depth--;
      else if (letter == '\0' || strchr (" \t\r:,+-.0123456789eEtrufalsn", letter) == NULL)
        cause = "a letter stands here that is no JSON";
      if (cause != NULL)
        return cause;
    }
  return NULL;
}

static void
note_line (AlprProfileJson *self, char *key, guint line)
{
  g_hash_table_insert (self->lines, key, GUINT_TO_POINTER (line));
}

/* The line of the container that closes now, or of the plain value just read. */
static guint
line_of_value (AlprProfileJson *self, JsonNode *node)
{
  g_autofree char *key = NULL;

  if (node == NULL || JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node))
    return json_parser_get_current_line (self->parser);
  key = g_strdup_printf ("%p", JSON_NODE_HOLDS_OBJECT (node)
                                   ? (gpointer) json_node_get_object (node)
                                   : (gpointer) json_node_get_array (node));
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, key));
}

static void
container_began_cb (JsonParser *parser, AlprProfileJson *self)
{
  guint line = json_parser_get_current_line (parser);

  g_array_append_val (self->starts, line);
}

static void
container_ended_cb (JsonParser *parser, gpointer container, AlprProfileJson *self)
{
  guint last = self->starts->len;

  if (last == 0)
    return;
  note_line (self, g_strdup_printf ("%p", container),
             g_array_index (self->starts, guint, last - 1));
  g_array_set_size (self->starts, last - 1);
}

static void
member_read_cb (JsonParser *parser, JsonObject *object, const char *name, AlprProfileJson *self)
{
  guint line = line_of_value (self, json_object_get_member (object, name));
  char *key = g_strdup_printf ("%p.%s", (gpointer) object, name);

  if (self->twice == NULL && g_hash_table_contains (self->lines, key))
    {
      self->twice = g_strdup (name);
      self->twice_line = (int) line;
    }
  note_line (self, key, line);
}

static void
element_read_cb (JsonParser *parser, JsonArray *array, int item, AlprProfileJson *self)
{
  guint line = line_of_value (self, json_array_get_element (array, (guint) item));

  note_line (self, g_strdup_printf ("%p[%d", (gpointer) array, item), line);
}

static AlprProfileJson *
profile_json_new (const char *file)
{
  AlprProfileJson *self = g_new0 (AlprProfileJson, 1);

  self->file = g_strdup (file);
  self->parser = json_parser_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (self->parser, "object-start", G_CALLBACK (container_began_cb), self);
  g_signal_connect (self->parser, "array-start", G_CALLBACK (container_began_cb), self);
  g_signal_connect (self->parser, "object-end", G_CALLBACK (container_ended_cb), self);
  g_signal_connect (self->parser, "array-end", G_CALLBACK (container_ended_cb), self);
  g_signal_connect (self->parser, "object-member", G_CALLBACK (member_read_cb), self);
  g_signal_connect (self->parser, "array-element", G_CALLBACK (element_read_cb), self);
  return self;
}

/* json-glib's message is "<data>:12:3: Parse error: cause"; ours names the file in its place. It
 * quotes what it stumbled over, and may cut that within a letter. */
static gboolean
refuse_syntax (AlprProfileJson *self, const GError *why, GError **error)
{
  g_autofree char *message = g_utf8_make_valid (why->message, -1);
  const char *cause = strstr (message, "error: ");
  int line = 1;

  if (g_str_has_prefix (message, "<data>:"))
    line = MAX (1, atoi (message + strlen ("<data>:")));
  return alpr_profile_json_refuse (self, line, error, "this is no JSON: %s",
                                   cause != NULL ? cause + strlen ("error: ") : message);
}

static gboolean
parse (AlprProfileJson *self, GBytes *text, GError **error)
{
  g_autoptr (GError) why = NULL;
  gsize length;
  const char *given = g_bytes_get_data (text, &length);
  const char *data = given != NULL ? given : "";
  Scan scan = { data, data + length, 1, 0 };
  const char *cause;

  if (length > MOST_BYTES)
    return alpr_profile_json_refuse (self, 1, error, "the text is longer than %d bytes",
                                     MOST_BYTES);
  if (!g_utf8_validate_len (data, length, NULL))
    return alpr_profile_json_refuse (self, 1, error, "the text is not UTF-8");
  cause = scan_all (&scan);
  if (cause != NULL)
    return alpr_profile_json_refuse (self, scan.line, error, "%s", cause);
  if (!json_parser_load_from_data (self->parser, data, (gssize) length, &why))
    return refuse_syntax (self, why, error);
  if (alpr_profile_json_get_root (self) == NULL)
    return alpr_profile_json_refuse (self, 1, error, "the text must be one JSON object");
  if (self->twice != NULL)
    return alpr_profile_json_refuse (self, self->twice_line, error, "“%s” stands here twice",
                                     self->twice);
  return TRUE;
}

/**
 * alpr_profile_json_parse:
 * @file: what messages call the text, a file's name without its folder
 * @text: the text
 * @error: return location for an error
 *
 * Returns: (transfer full): the text's values and lines; %NULL with %ALPR_ERROR_DEFINITION where
 *   it is no JSON object, stands over 1 MiB or is nested over twelve deep
 */
AlprProfileJson *
alpr_profile_json_parse (const char *file, GBytes *text, GError **error)
{
  g_autoptr (AlprProfileJson) self = profile_json_new (file);

  return parse (self, text, error) ? g_steal_pointer (&self) : NULL;
}

/** alpr_profile_json_free: Frees the text; values that were taken from it go with it. */
void
alpr_profile_json_free (AlprProfileJson *self)
{
  g_free (self->file);
  g_free (self->place);
  g_free (self->twice);
  g_hash_table_unref (self->lines);
  g_array_unref (self->starts);
  g_object_unref (self->parser);
  g_free (self);
}

/** alpr_profile_json_get_root: Returns: (transfer none) (nullable): the outermost object */
JsonObject *
alpr_profile_json_get_root (AlprProfileJson *self)
{
  JsonNode *root = json_parser_get_root (self->parser);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/**
 * alpr_profile_json_set_place:
 * @self: a read text
 * @format: (nullable): what is being read, as "clause SPD-4.b"; %NULL at the top
 *
 * Messages after this call name the place.
 */
void
alpr_profile_json_set_place (AlprProfileJson *self, const char *format, ...)
{
  char *place = NULL;
  va_list args;

  if (format != NULL)
    {
      va_start (args, format);
      place = g_strdup_vprintf (format, args);
      va_end (args);
    }
  g_free (self->place);
  self->place = place;
}

static int
find_line (AlprProfileJson *self, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->lines, key));
}

/**
 * alpr_profile_json_get_line:
 * @key: (nullable): a key of @object; %NULL for @object itself
 *
 * Returns: the line on which the value begins
 */
int
alpr_profile_json_get_line (AlprProfileJson *self, JsonObject *object, const char *key)
{
  g_autofree char *name = key != NULL ? g_strdup_printf ("%p.%s", (gpointer) object, key)
                                      : g_strdup_printf ("%p", (gpointer) object);

  return find_line (self, name);
}

/** alpr_profile_json_get_item_line: Returns: the line on which the item begins */
int
alpr_profile_json_get_item_line (AlprProfileJson *self, JsonArray *array, guint item)
{
  g_autofree char *name = g_strdup_printf ("%p[%u", (gpointer) array, item);

  return find_line (self, name);
}

/**
 * alpr_profile_json_refuse:
 * @line: the line that is wrong
 * @error: return location for the error
 * @format: the cause
 *
 * Sets %ALPR_ERROR_DEFINITION with file, line, place and cause.
 *
 * Returns: %FALSE
 */
gboolean
alpr_profile_json_refuse (AlprProfileJson *self, int line, GError **error, const char *format, ...)
{
  g_autofree char *cause = NULL;
  va_list args;

  va_start (args, format);
  cause = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s:%d: %s%s%s", self->file, line,
               self->place != NULL ? self->place : "", self->place != NULL ? ": " : "", cause);
  return FALSE;
}
