/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading of the shipped definitions: SQL, views, reports, profiles, mappings. They lie in one
 * GResource that is linked into the programs, so that a definition can't be lost or exchanged
 * beside them. A path is relative to data/, as "sql/views/searches.sql".
 *
 * A query opens with its sentence and an inputs line, which the store checks against the
 * parameters that the statement really has:
 *
 *   -- Live hot-list entries that nobody approved.
 *   -- in: from until          gives: subject, what
 */

#include "alpr-definition.h"

#include <string.h>

#include "alpr-error.h"

/* Made by glib-compile-resources with --manual-register. */
extern void alpr_data_register_resource (void);

/**
 * alpr_definition_init:
 *
 * Makes the shipped definitions readable. The linker would drop a resource that nobody names in a
 * static library, hence this call; every program and test makes it first. More calls do no harm.
 */
void
alpr_definition_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      alpr_data_register_resource ();
      g_once_init_leave (&once, 1);
    }
}

/**
 * alpr_definition_load:
 * @path: path below data/
 * @error: return location for an error
 *
 * Returns: (transfer full): the bytes; %NULL with %ALPR_ERROR_MISSING where there is no such file
 */
GBytes *
alpr_definition_load (const char *path, GError **error)
{
  g_autofree char *full = g_strconcat (ALPR_DEFINITION_ROOT, path, NULL);
  GBytes *bytes = g_resources_lookup_data (full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no definition “%s”", path);
  return bytes;
}

/**
 * alpr_definition_load_text:
 * @path: path below data/
 * @error: return location for an error
 *
 * Returns: (transfer full): the text, closed with a NUL; %NULL with %ALPR_ERROR_MISSING
 */
char *
alpr_definition_load_text (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = alpr_definition_load (path, error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * alpr_definition_list:
 * @folder: folder below data/, without a slash at its end, as "sql/rules"
 * @ending: how the names end, as ".sql"
 *
 * Returns: (transfer full): the names in @folder without @ending, sorted; may be empty
 */
char **
alpr_definition_list (const char *folder, const char *ending)
{
  g_autofree char *full = g_strconcat (ALPR_DEFINITION_ROOT, folder, NULL);
  g_auto (GStrv)
      children = g_resources_enumerate_children (full, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; children != NULL && children[i] != NULL; i++)
    if (g_str_has_suffix (children[i], ending))
      g_ptr_array_add (names, g_strndup (children[i], strlen (children[i]) - strlen (ending)));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* What follows @mark on the comment lines that begin with it, each up to two spaces, with blanks
 * between them; NULL where no line does. */
static char *
find_comments (const char *sql, const char *mark)
{
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL && g_str_has_prefix (lines[i], "--"); i++)
    {
      const char *text = g_strchug (lines[i] + 2);
      const char *gap;

      if (!g_str_has_prefix (text, mark))
        continue;
      text += strlen (mark);
      text += strspn (text, " ");
      gap = strstr (text, "  ");
      g_ptr_array_add (found, g_strstrip (gap != NULL ? g_strndup (text, gap - text)
                                                      : g_strdup (text)));
    }
  if (found->len == 0)
    return NULL;
  g_ptr_array_add (found, NULL);
  return g_strjoinv (" ", (char **)found->pdata);
}

/**
 * alpr_definition_inputs:
 * @sql: text of a query
 *
 * Reads the names that the line `-- in: from until` declares, or several such lines; `(none)`
 * declares none.
 *
 * Returns: (transfer full) (nullable): the names; %NULL where @sql has no such line
 */
char **
alpr_definition_inputs (const char *sql)
{
  g_autofree char *names = find_comments (sql, "in:");

  if (names == NULL)
    return NULL;
  if (strcmp (names, "(none)") == 0)
    names[0] = '\0';
  return *names != '\0' ? g_strsplit (names, " ", -1) : g_new0 (char *, 1);
}

/**
 * alpr_definition_title:
 * @sql: text of a query
 *
 * Returns: (transfer full): the first comment line of @sql, its sentence; may be empty
 */
char *
alpr_definition_title (const char *sql)
{
  const char *end = strchrnul (sql, '\n');
  g_autofree char *line = g_strndup (sql, end - sql);
  g_autofree char *title = find_comments (line, "");

  return title != NULL ? g_steal_pointer (&title) : g_strdup ("");
}
