/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most acts are a statement: data/sql/<area>/<verb>.sql, run with the act's inputs, with `now` and
 * `who` (the user name). What a form or a script gives becomes what the statement takes:
 *
 *   a day, a time     the instant, in the agency's zone
 *   one of choices    its value, by whatever name it was given
 *   a document        its number among the book's documents; the journal gets its digest
 *   `x_norm`          the normal form of the text `x`
 *   nothing           NULL
 *
 * Conditions are the statement's and the schema's: a row that must be in some state stands in its
 * WHERE, and an act whose statement changes nothing fails with the act's own sentence.
 */

#include "alpr-acts-private.h"

#include <stdio.h>
#include <string.h>

#include "alpr-definition.h"
#include "alpr-digest.h"
#include "alpr-period.h"
#include "alpr-text.h"
#include "alpr-time.h"

#define LARGEST_DOCUMENT (20 * 1024 * 1024)

/* The text of an input, whatever its type; NULL where it isn't given */
static char *
dup_given (AlprActRun *run, const AlprInput *input)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (run->inputs, input->name, NULL);
  g_autofree char *text = NULL;

  if (value == NULL)
    return NULL;
  text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (value, NULL)
                                                             : g_variant_print (value, FALSE);
  return *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

static GTimeZone *
load_zone (AlprActRun *run, GError **error)
{
  g_autofree char *name = alpr_store_get_text (run->store, "book/timezone", NULL, error);

  return name != NULL ? alpr_time_zone_new (name, error) : NULL;
}

/* “2026-03-31”, or with @with_clock “2026-03-31 14:05”, in the agency's zone */
static GVariant *
read_instant (AlprActRun *run, const AlprInput *input, const char *text, GError **error)
{
  gboolean with_clock = input->kind == ALPR_INPUT_TIME;
  g_autoptr (GTimeZone) zone = load_zone (run, error);
  int hour = 0, minute = 0;
  char end;
  GDate day;
  g_autofree char *date = g_strndup (text, 10);
  g_autoptr (GDateTime) at = NULL;

  if (zone == NULL)
    return NULL;
  if (!alpr_day_parse (date, &day)
      || (!with_clock && text[10] != '\0')
      || (with_clock && text[10] != '\0'
          && (strchr (" T", text[10]) == NULL
              || sscanf (text + 11, "%2d:%2d%c", &hour, &minute, &end) != 2)))
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT,
                     with_clock ? "“%s” (%s) must be a time as 2026-03-31 14:05, not “%s”"
                                : "“%s” (%s) must be a day as 2026-03-31, not “%s”",
                     input->name, input->title, text);
      return NULL;
    }
  at = g_date_time_new (zone, g_date_get_year (&day), g_date_get_month (&day),
                        g_date_get_day (&day), hour, minute, 0);
  if (at == NULL)
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT, "“%s” (%s): there is no such time as “%s”",
                     input->name, input->title, text);
      return NULL;
    }
  return g_variant_new_int64 (g_date_time_to_unix (at) * 1000);
}

static gboolean
row_has_name (AlprCursor *cursor, const char *text)
{
  for (int i = 0; i < alpr_cursor_get_n_columns (cursor); i++)
    {
      const char *name = alpr_cursor_get_text (cursor, i);

      if (name != NULL && g_strcmp0 (name, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A number, and a text “id:7”, is the value and no name: a badge may be called 7 as well. */
static gboolean
is_value_only (AlprActRun *run, const AlprInput *input)
{
  g_autoptr (GVariant) given = g_variant_lookup_value (run->inputs, input->name, NULL);

  return g_variant_is_of_type (given, G_VARIANT_TYPE_INT64)
         || g_str_has_prefix (g_variant_get_string (given, NULL), "id:");
}

static gboolean
row_is_meant (AlprCursor *cursor, const char *text, gboolean value_only)
{
  return value_only ? g_strcmp0 (alpr_cursor_get_text (cursor, 0), text) == 0
                    : row_has_name (cursor, text);
}

/* How many different values are called @text; one of them in @found. */
static gboolean
find_choice (AlprActRun *run, const AlprInput *input, const char *text, char **found, guint *n,
             GError **error)
{
  g_autofree char *query = g_strconcat ("choices/", input->choices, NULL);
  g_autoptr (AlprCursor) cursor = alpr_store_query (run->store, query, NULL, error);
  g_autoptr (GError) cause = NULL;
  gboolean value_only = is_value_only (run, input);

  if (cursor == NULL)
    return FALSE;
  text += g_str_has_prefix (text, "id:") ? strlen ("id:") : 0;
  while (alpr_cursor_next (cursor, &cause))
    {
      const char *value = alpr_cursor_get_text (cursor, 0);

      if (!row_is_meant (cursor, text, value_only) || g_strcmp0 (*found, value) == 0)
        continue;
      g_free (*found);
      *found = g_strdup (value);
      *n += 1;
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The value of the one choice that is called @text; never one of several. */
static GVariant *
read_choice (AlprActRun *run, const AlprInput *input, const char *text, GError **error)
{
  g_autofree char *found = NULL;
  guint n = 0;

  if (!find_choice (run, input, text, &found, &n, error))
    return NULL;
  if (n == 1)
    return strcmp (input->type, "x") == 0
               ? g_variant_new_int64 (g_ascii_strtoll (found, NULL, 10))
               : g_variant_new_string (found);
  alpr_act_fail (error, n == 0 ? ALPR_ERROR_MISSING : ALPR_ERROR_FORMAT,
                 n == 0 ? "“%s” (%s): there is no “%s”"
                        : "“%s” (%s): several are called “%s”; give another name, or id:7 for the "
                          "one whose id is 7",
                 input->name, input->title, text);
  return NULL;
}

static void
note_document (AlprActRun *run, const char *name, const char *digest)
{
  g_autofree char *before = run->detail;

  run->detail = g_strdup_printf ("%s%s%s sha256 %s", before != NULL ? before : "",
                                 before != NULL ? "; " : "", name, digest);
}

/* Takes the document into the book, once for each digest, and says its number. */
static GVariant *
keep_document (AlprActRun *run, const AlprInput *input, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *contents = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) cause = NULL;
  gsize length = 0;
  gint64 id = 0;

  if (!g_file_get_contents (path, &contents, &length, &cause))
    {
      alpr_act_fail (error, ALPR_ERROR_MISSING, "“%s” (%s) can't be read: %s", input->name,
                     input->title, cause->message);
      return NULL;
    }
  if (length > LARGEST_DOCUMENT)
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT, "“%s” is larger than 20 MiB", name);
      return NULL;
    }
  digest = alpr_digest_hex (contents, length);
  if (!alpr_store_run (run->store, "documents/keep",
                       g_variant_new_parsed (
                           "{'sha256': <%s>, 'name': <%s>, 'content': <%@ay>, 'now': <%x>, "
                           "'who': <%s>}",
                           digest, name,
                           g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, contents, length, 1),
                           run->now, alpr_actor_get_user_name (run->actor)),
                       error)
      || !alpr_store_get_number (run->store, "documents/find",
                                 g_variant_new_parsed ("{'sha256': <%s>}", digest), &id, error))
    return NULL;
  note_document (run, name, digest);
  return g_variant_new_int64 (id);
}

/* What the statement gets for an input; a floating value, or NULL with an error. */
static GVariant *
read_input (AlprActRun *run, const AlprInput *input, GError **error)
{
  g_autofree char *text = dup_given (run, input);

  if (text == NULL)
    return g_variant_new ("()");
  if (input->choices != NULL)
    return read_choice (run, input, text, error);
  if (input->kind == ALPR_INPUT_DAY || input->kind == ALPR_INPUT_TIME)
    return read_instant (run, input, text, error);
  if (input->kind == ALPR_INPUT_FILE)
    return keep_document (run, input, text, error);
  if (input->kind == ALPR_INPUT_PLATE && alpr_plate_find_fault (text) != NULL)
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT, "“%s” (%s): “%s”: %s", input->name, input->title,
                     text, alpr_plate_find_fault (text));
      return NULL;
    }
  if (strcmp (input->type, "s") == 0)
    return g_variant_new_string (text);
  return g_variant_lookup_value (run->inputs, input->name, NULL);
}

static gboolean
is_declared (char **names, const char *name)
{
  return g_strv_contains ((const char *const *) names, name);
}

/* `name_norm` is the normal form of the input `name`, in which names of accounts are compared;
 * plates have their own, and `name_key` beside it. */
static void
add_normal_forms (AlprActRun *run, char **names, GVariantDict *dict)
{
  for (const AlprInput *input = run->act->inputs; input->name != NULL; input++)
    {
      gboolean plate = input->kind == ALPR_INPUT_PLATE;
      g_autofree char *norm_name = g_strconcat (input->name, "_norm", NULL);
      g_autofree char *key_name = g_strconcat (input->name, "_key", NULL);
      g_autofree char *text = dup_given (run, input);
      g_autofree char *norm = plate ? alpr_plate_normalise (text != NULL ? text : "")
                                    : alpr_text_normalise (text != NULL ? text : "");
      g_autofree char *key = plate ? alpr_plate_key (norm) : NULL;

      if (is_declared (names, norm_name))
        g_variant_dict_insert (dict, norm_name, "s", norm);
      if (plate && is_declared (names, key_name))
        g_variant_dict_insert (dict, key_name, "s", key);
    }
}

/* All of the act's inputs that its statement declares, and what the frame knows. */
static GVariant *
make_inputs (AlprActRun *run, char **names, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (const AlprInput *input = run->act->inputs; input->name != NULL; input++)
    {
      g_autoptr (GVariant) value = NULL;

      if (!is_declared (names, input->name))
        continue;
      value = read_input (run, input, error);
      if (value == NULL)
        return NULL;
      value = g_variant_take_ref (g_steal_pointer (&value));
      if (g_strcmp0 (run->act->subject, input->name) == 0)
        run->subject = g_variant_get_int64 (value);
      g_variant_dict_insert_value (&dict, input->name, value);
    }
  add_normal_forms (run, names, &dict);
  if (is_declared (names, "now"))
    g_variant_dict_insert (&dict, "now", "x", run->now);
  if (is_declared (names, "who"))
    g_variant_dict_insert (&dict, "who", "s", alpr_actor_get_user_name (run->actor));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * alpr_act_run_choice:
 * @run: the run of an act
 * @name: an input of type `x` with choices
 * @value: (out): the value of what was chosen, by whatever name it was given
 * @error: return location for an error
 *
 * For acts with steps of their own.
 *
 * Returns: %FALSE with %ALPR_ERROR_MISSING (no such choice) or %ALPR_ERROR_FORMAT (several)
 */
gboolean
alpr_act_run_choice (AlprActRun *run, const char *name, gint64 *value, GError **error)
{
  const AlprInput *input = run->act->inputs;
  g_autoptr (GVariant) found = NULL;
  GVariant *read;

  while (strcmp (input->name, name) != 0)
    input++;
  read = read_input (run, input, error);
  if (read == NULL)
    return FALSE;
  found = g_variant_take_ref (read);
  *value = g_variant_get_int64 (found);
  return TRUE;
}

/**
 * alpr_act_run_statement:
 * @run: the run of an act that is its statement
 * @error: return location for an error
 *
 * The steps of such an act. The result's `id` is the act's subject.
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT or %ALPR_ERROR_MISSING (an input), %ALPR_ERROR_REFUSED (a
 *   constraint of the schema, in its own words, or nothing to change), or what the store says
 */
gboolean
alpr_act_run_statement (AlprActRun *run, GError **error)
{
  g_autofree char *path = g_strconcat ("sql/", run->act->name, ".sql", NULL);
  g_autofree char *sql = alpr_definition_load_text (path, error);
  g_auto (GStrv) names = sql != NULL ? alpr_definition_inputs (sql) : NULL;
  g_autoptr (GVariant) inputs = names != NULL ? make_inputs (run, names, error) : NULL;

  if (inputs == NULL || !alpr_store_run (run->store, run->act->name, inputs, error))
    return FALSE;
  if (alpr_store_get_changes (run->store) == 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED, "%s",
                          run->act->nothing != NULL ? run->act->nothing
                                                    : "There is nothing to change");
  if (run->act->subject == NULL)
    run->subject = alpr_store_get_last_id (run->store);
  run->result = g_variant_new_parsed ("{'id': <%x>}", run->subject);
  return TRUE;
}
