/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of cases is made to be read and written by people who know the policy:
 *
 *   list exempt-purposes: Audit; Training      a list of the policy
 *   input networks: 500                        an input of the rule
 *   period: 2026-03-01 2026-04-01              from and until (exclusive), in UTC
 *   own: Prairie Junction PD                   the agency's own organisations
 *
 *   case: an audit needs no case number        begins a case; what stands above holds for all
 *   reason          | case      | told
 *   Theft           |           | yes: no case number; the reason says: Theft
 *   Audit           |           | no
 *
 * A row is a search; its number is its place in the table. A column that isn't there has the same
 * good value in every row (case-rows.c). `told` says whether the search is a subject, and what is
 * said of it. For rules that aren't about searches:
 *
 *   run: INSERT INTO audit …                   one SQL statement
 *   told: 1: item 2 is not judged yet          a subject
 *   not told: 2
 *
 * Blank lines and lines with # are passed over.
 */

#include "case-file.h"

#include <string.h>

static void
expectation_free (Expectation *expectation)
{
  g_free (expectation->what);
  g_free (expectation);
}

static void
scenario_free (Scenario *scenario)
{
  g_free (scenario->title);
  g_ptr_array_unref (scenario->lists);
  g_hash_table_unref (scenario->inputs);
  g_ptr_array_unref (scenario->own);
  g_ptr_array_unref (scenario->runs);
  g_strfreev (scenario->head);
  g_ptr_array_unref (scenario->rows);
  g_ptr_array_unref (scenario->expectations);
  g_free (scenario);
}

static void
set_input (Scenario *scenario, const char *name, const char *value)
{
  g_hash_table_replace (scenario->inputs, g_strdup (name), g_strdup (value));
}

static void
set_time (Scenario *scenario, const char *name, const char *text)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, case_file_time (text));

  set_input (scenario, name, value);
}

/* A new case begins with what stood above the first one. */
static Scenario *
scenario_new (const char *title, const Scenario *common)
{
  Scenario *self = g_new0 (Scenario, 1);
  GHashTableIter iter;
  gpointer name, value;

  self->title = g_strdup (title);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->own = g_ptr_array_new_with_free_func (g_free);
  self->runs = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->expectations = g_ptr_array_new_with_free_func ((GDestroyNotify) expectation_free);
  if (common == NULL)
    return self;
  for (guint i = 0; i < common->lists->len; i++)
    g_ptr_array_add (self->lists, g_strdupv (common->lists->pdata[i]));
  for (guint i = 0; i < common->own->len; i++)
    g_ptr_array_add (self->own, g_strdup (common->own->pdata[i]));
  for (guint i = 0; i < common->runs->len; i++)
    g_ptr_array_add (self->runs, g_strdup (common->runs->pdata[i]));
  g_hash_table_iter_init (&iter, common->inputs);
  while (g_hash_table_iter_next (&iter, &name, &value))
    set_input (self, name, value);
  return self;
}

/* Cuts at @separator, and the spaces at both ends of each piece away. */
static char **
split (const char *text, const char *separator)
{
  char **pieces = g_strsplit (text, separator, -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    g_strstrip (pieces[i]);
  return pieces;
}

/**
 * case_file_time:
 * @text: `2026-03-01`, `2026-03-01 10:00` or `2026-03-01 10:00:05`, UTC
 *
 * Returns: the instant in milliseconds; the test ends where it is none
 */
gint64
case_file_time (const char *text)
{
  g_autofree char *iso = g_strdup_printf ("%s%s%s", text, strlen (text) == 10 ? " 00:00" : "",
                                          strlen (text) < 17 ? ":00Z" : "Z");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  if (time == NULL)
    g_error ("“%s” is no time", text);
  return g_date_time_to_unix (time) * 1000;
}

/* `yes`, `yes: what is said`, `no` */
static gboolean
add_expectation (Scenario *scenario, gint64 subject, const char *text, GError **error)
{
  Expectation *expectation = g_new0 (Expectation, 1);

  expectation->subject = subject;
  expectation->told = g_str_has_prefix (text, "yes");
  if (g_str_has_prefix (text, "yes:"))
    expectation->what = g_strstrip (g_strdup (text + 4));
  g_ptr_array_add (scenario->expectations, expectation);
  if (expectation->told || strcmp (text, "no") == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“told” is yes or no, not “%s”",
               text);
  return FALSE;
}

static gboolean
add_row (Scenario *scenario, const char *line, GError **error)
{
  char **cells = split (line, "|");

  if (scenario->head == NULL)
    {
      scenario->head = cells;
      return TRUE;
    }
  g_ptr_array_add (scenario->rows, cells);
  if (g_strv_length (cells) != g_strv_length (scenario->head))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%u cells, where the head has %u",
                   g_strv_length (cells), g_strv_length (scenario->head));
      return FALSE;
    }
  for (guint i = 0; cells[i] != NULL; i++)
    if (strcmp (scenario->head[i], "told") == 0)
      return add_expectation (scenario, scenario->rows->len, cells[i], error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the table has no column “told”");
  return FALSE;
}

static void
add_list (Scenario *scenario, const char *name, const char *items)
{
  g_autofree char *all = g_strconcat (name, ";", items, NULL);

  g_ptr_array_add (scenario->lists, split (all, ";"));
}

/* `3: what is said of it`, for subjects that are no rows */
static gboolean
add_subject (Scenario *scenario, const char *text, gboolean told, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *expected
      = g_strconcat (told ? "yes" : "no", told && colon != NULL ? colon : "", NULL);

  return add_expectation (scenario, g_ascii_strtoll (text, NULL, 10), expected, error);
}

static gboolean
add_word (Scenario *scenario, const char *key, const char *value, GError **error)
{
  if (g_str_has_prefix (key, "list "))
    add_list (scenario, key + 5, value);
  else if (g_str_has_prefix (key, "input "))
    set_input (scenario, key + 6, value);
  else if (strcmp (key, "own") == 0)
    g_ptr_array_add (scenario->own, g_strdup (value));
  else if (strcmp (key, "run") == 0)
    g_ptr_array_add (scenario->runs, g_strdup (value));
  else if (strcmp (key, "told") == 0 || strcmp (key, "not told") == 0)
    return add_subject (scenario, value, *key == 't', error);
  else if (strcmp (key, "period") == 0)
    {
      g_auto (GStrv) days = g_strsplit (value, " ", 2);

      set_time (scenario, "from", days[0]);
      set_time (scenario, "until", days[1]);
    }
  else
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "there is no word “%s”", key);
      return FALSE;
    }
  return TRUE;
}

/* Whether a line's key is a word of the format: rows hold colons too. */
static gboolean
is_word (const char *key)
{
  static const char *const words[] = { "case", "own", "run", "period", "told", "not told", NULL };

  return g_strv_contains (words, key) || g_str_has_prefix (key, "list ")
         || g_str_has_prefix (key, "input ");
}

/* Adds a line to the last case, or begins one. */
static gboolean
add_line (GPtrArray *cases, Scenario *common, const char *line, GError **error)
{
  Scenario *last = cases->len > 0 ? cases->pdata[cases->len - 1] : common;
  const char *colon = strchr (line, ':');
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (*line == '\0' || *line == '#')
    return TRUE;
  key = colon != NULL ? g_strstrip (g_strndup (line, colon - line)) : g_strdup ("");
  if (!is_word (key))
    return add_row (last, line, error);
  value = g_strstrip (g_strdup (colon + 1));
  if (strcmp (key, "case") != 0)
    return add_word (last, key, value, error);
  g_ptr_array_add (cases, scenario_new (value, common));
  return TRUE;
}

/**
 * case_file_load:
 * @path: a file of cases
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type Scenario): its cases; %NULL with an error that names file,
 *   line and cause
 */
GPtrArray *
case_file_load (const char *path, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) scenario_free);
  Scenario *common = scenario_new ("", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean good = g_file_get_contents (path, &text, NULL, error);

  lines = g_strsplit (good ? text : "", "\n", -1);
  for (guint i = 0; good && lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));

      good = add_line (cases, common, line, error);
      if (!good)
        g_prefix_error (error, "%s:%u: ", path, i + 1);
    }
  scenario_free (common);
  return good ? g_steal_pointer (&cases) : NULL;
}
