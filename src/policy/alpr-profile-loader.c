/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a profile's text to a profile. Strict: what is missing, unknown, twice, empty or of another
 * type is refused with file, line and cause, and nothing is guessed or put right. The form of a
 * profile is written down in docs/FORMATS.md; every key stands in one of the tables below or in
 * alpr-profile-clause.c.
 *
 * Rules of the whole that no table says: the first role is the administrator and has every right,
 * so that a book can't lock its owner out; items of a list are compared in normal form, so two that
 * are the same there are refused; a case-number pattern can hold no digit but 9, since digits are
 * turned into 9 before they are compared.
 */

#include <string.h>

#include "alpr-error.h"
#include "alpr-profile-private.h"
#include "alpr-text.h"

/* Days, minutes, tries: nothing that a policy counts is larger. */
#define MOST 100000

static const char *const rights[]
    = { "read",       "import", "judge",      "audit", "finalise", "report",
        "administer", "train",  "discipline", "use",   "operate", NULL };

#define N_NEEDED_RIGHTS 7

static const AlprProfileJsonKey root_keys[] = {
  { "id", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "title", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "agency", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "version", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "in_force_from", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "in_force_until", ALPR_PROFILE_JSON_TEXT, FALSE },
  { "notice", ALPR_PROFILE_JSON_TEXT, FALSE },
  { "roles", ALPR_PROFILE_JSON_OBJECT, TRUE },
  { "lists", ALPR_PROFILE_JSON_OBJECT, TRUE },
  { "numbers", ALPR_PROFILE_JSON_OBJECT, FALSE },
  { "courses", ALPR_PROFILE_JSON_OBJECT, FALSE },
  { "notes", ALPR_PROFILE_JSON_OBJECT, FALSE },
  { "clauses", ALPR_PROFILE_JSON_OBJECTS, TRUE },
  { NULL },
};

static const AlprProfileJsonKey role_keys[] = {
  { "title", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "rights", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "needs", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { NULL },
};

static const AlprProfileJsonKey course_keys[] = {
  { "title", ALPR_PROFILE_JSON_TEXT, TRUE },
  { "days", ALPR_PROFILE_JSON_NUMBER, FALSE },
  { NULL },
};

/* The first six must stand in a profile: an empty list is a decision, a missing one is a slip. */
const AlprProfileJsonKey alpr_profile_list_keys[] = {
  { "generic-reasons", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "exempt-purposes", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "permitted-purposes", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "case-patterns", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "unit-words", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "audited-types-left-out", ALPR_PROFILE_JSON_TEXTS, TRUE },
  { "prohibited-uses", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "sign-in-notice", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "units", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "hot-list-purposes", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "verification-steps", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "shift-starts", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { "call-types", ALPR_PROFILE_JSON_TEXTS, FALSE },
  { NULL },
};

/* Days far off are slips, and the calendar's ends would have to be thought of everywhere else. */
static gboolean
read_day (AlprProfileJson *json, JsonObject *root, const char *key, GDate *day, GError **error)
{
  const char *text;

  if (!json_object_has_member (root, key))
    return TRUE;
  text = json_object_get_string_member (root, key);
  if (alpr_day_parse (text, day) && g_date_get_year (day) >= 1900 && g_date_get_year (day) < 2200)
    return TRUE;
  return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, key), error,
                                   "“%s” is “%s”; it must be a day of 1900 to 2199 as 2026-10-31",
                                   key, text);
}

/* What a book, a file name and a command line can carry. */
static gboolean
is_name (const char *text)
{
  return text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0';
}

static gboolean
load_head (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  if (!alpr_profile_json_check (json, root, root_keys, error))
    return FALSE;

  self->id = alpr_profile_json_dup_text (root, "id");
  self->title = alpr_profile_json_dup_text (root, "title");
  self->agency = alpr_profile_json_dup_text (root, "agency");
  self->version = alpr_profile_json_dup_text (root, "version");
  self->notice = alpr_profile_json_dup_text (root, "notice");
  if (!is_name (self->id))
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, "id"), error,
                                     "“id” is “%s”; it may hold small letters, digits, dots and "
                                     "dashes only",
                                     self->id);
  if (!read_day (json, root, "in_force_from", &self->in_force_from, error)
      || !read_day (json, root, "in_force_until", &self->in_force_until, error))
    return FALSE;
  if (g_date_valid (&self->in_force_until)
      && g_date_compare (&self->in_force_until, &self->in_force_from) < 0)
    return alpr_profile_json_refuse (json,
                                     alpr_profile_json_get_line (json, root, "in_force_until"),
                                     error, "“in_force_until” lies before “in_force_from”");
  return TRUE;
}

static gboolean
check_rights (AlprProfileJson *json, JsonObject *object, char **given, GError **error)
{
  JsonArray *array = json_object_get_array_member (object, "rights");

  for (guint i = 0; given[i] != NULL; i++)
    {
      int line = alpr_profile_json_get_item_line (json, array, i);

      if (!g_strv_contains (rights, given[i]))
        return alpr_profile_json_refuse (json, line, error, "there is no right “%s”", given[i]);
      for (guint j = 0; j < i; j++)
        if (strcmp (given[i], given[j]) == 0)
          return alpr_profile_json_refuse (json, line, error, "the right “%s” stands here twice",
                                           given[i]);
    }
  return TRUE;
}

/* Whether a role has every right that it takes to run a book. Whether the administrator is also to
 * train, to discipline or to use the vendor's system is the agency's to say. */
static gboolean
has_all (char **given)
{
  for (guint i = 0; i < N_NEEDED_RIGHTS; i++)
    if (!g_strv_contains ((const char *const *) given, rights[i]))
      return FALSE;
  return TRUE;
}

/* Each course that a role needs is one of the profile's, and stands once. */
static gboolean
check_needs (AlprProfile *self, AlprProfileJson *json, JsonObject *object, char **needs,
             GError **error)
{
  for (guint i = 0; needs[i] != NULL; i++)
    {
      int line = alpr_profile_json_get_item_line (
          json, json_object_get_array_member (object, "needs"), i);

      if (alpr_profile_find_course (self, needs[i]) == NULL)
        return alpr_profile_json_refuse (json, line, error, "this profile has no course “%s”",
                                         needs[i]);
      if (g_strv_contains ((const char *const *) needs + i + 1, needs[i]))
        return alpr_profile_json_refuse (json, line, error, "the course “%s” stands here twice",
                                         needs[i]);
    }
  return TRUE;
}

static gboolean
load_role (AlprProfile *self, AlprProfileJson *json, JsonObject *roles, const char *name,
           GError **error)
{
  AlprProfileRole *role;
  JsonObject *object;
  int line = alpr_profile_json_get_line (json, roles, name);

  if (!is_name (name) || *name == '\0')
    return alpr_profile_json_refuse (json, line, error,
                                     "the role “%s” must be named with small letters and dashes",
                                     name);
  if (!alpr_profile_json_check_value (json, roles, name, ALPR_PROFILE_JSON_OBJECT, error))
    return FALSE;
  alpr_profile_json_set_place (json, "role “%s”", name);
  object = json_object_get_object_member (roles, name);
  if (!alpr_profile_json_check (json, object, role_keys, error))
    return FALSE;

  role = g_new0 (AlprProfileRole, 1);
  role->name = g_strdup (name);
  role->title = alpr_profile_json_dup_text (object, "title");
  role->rights = alpr_profile_json_dup_texts (object, "rights");
  role->needs = alpr_profile_json_dup_texts (object, "needs");
  g_ptr_array_add (self->roles, role);
  if (!check_rights (json, object, role->rights, error)
      || !check_needs (self, json, object, role->needs, error))
    return FALSE;
  if (self->roles->len == 1
      && (strcmp (name, "administrator") != 0 || !has_all (role->rights)))
    return alpr_profile_json_refuse (json, line, error,
                                     "the first role must be “administrator”, with every right");
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

/* A number that rules and the program look up by its name; its meaning stands where it is used. */
static gboolean
load_numbers (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  JsonObject *numbers = json_object_has_member (root, "numbers")
                            ? json_object_get_object_member (root, "numbers")
                            : NULL;
  JsonObjectIter iter;
  const char *name;

  alpr_profile_json_set_place (json, "numbers");
  if (numbers != NULL)
    json_object_iter_init_ordered (&iter, numbers);
  while (numbers != NULL && json_object_iter_next_ordered (&iter, &name, NULL))
    {
      gint64 number;

      if (!alpr_profile_json_check_value (json, numbers, name, ALPR_PROFILE_JSON_NUMBER, error))
        return FALSE;
      number = json_object_get_int_member (numbers, name);
      if (!is_name (name) || number < 0 || number > MOST)
        return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, numbers, name),
                                         error, "“%s” must have a plain name and lie between 0 and "
                                         "%d", name, MOST);
      g_hash_table_insert (self->numbers, g_strdup (name), g_memdup2 (&number, sizeof number));
    }
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
load_course (AlprProfile *self, AlprProfileJson *json, JsonObject *courses, const char *id,
             GError **error)
{
  int line = alpr_profile_json_get_line (json, courses, id);
  JsonObject *object;
  AlprCourse *course;

  if (!is_name (id) || *id == '\0')
    return alpr_profile_json_refuse (json, line, error,
                                     "the course “%s” must be named with small letters and dashes",
                                     id);
  if (!alpr_profile_json_check_value (json, courses, id, ALPR_PROFILE_JSON_OBJECT, error))
    return FALSE;
  object = json_object_get_object_member (courses, id);
  alpr_profile_json_set_place (json, "course “%s”", id);
  if (!alpr_profile_json_check (json, object, course_keys, error))
    return FALSE;
  course = g_new0 (AlprCourse, 1);
  course->id = g_strdup (id);
  course->title = alpr_profile_json_dup_text (object, "title");
  course->days = json_object_get_int_member_with_default (object, "days", 0);
  g_ptr_array_add (self->courses, course);
  return (course->days >= 0 && course->days <= MOST)
         || alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, object, "days"),
                                      error, "“days” must lie between 0 and %d", MOST);
}

static gboolean
load_courses (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  JsonObject *courses = json_object_has_member (root, "courses")
                            ? json_object_get_object_member (root, "courses")
                            : NULL;
  JsonObjectIter iter;
  const char *id;

  if (courses == NULL)
    return TRUE;
  alpr_profile_json_set_place (json, "courses");
  json_object_iter_init_ordered (&iter, courses);
  while (json_object_iter_next_ordered (&iter, &id, NULL))
    if (!load_course (self, json, courses, id, error))
      return FALSE;
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
load_roles (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonObject *roles = json_object_get_object_member (root, "roles");
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, roles);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      if (!load_role (self, json, roles, name, error))
        return FALSE;
      g_strv_builder_add (names, name);
    }
  if (self->roles->len == 0)
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, "roles"), error,
                                     "the first role must be “administrator”, with every right");
  self->role_names = g_strv_builder_end (names);
  return TRUE;
}

/* The form in which rules compare an item; NULL, with the error, where it can match nothing */
static char *
normalise_item (AlprProfileJson *json, const char *list, const char *item, int line, GError **error)
{
  g_autofree char *norm = NULL;

  if (strcmp (list, "case-patterns") == 0)
    {
      if (item[strspn (item, "ABCDEFGHIJKLMNOPQRSTUVWXYZ9-%")] == '\0')
        return g_strdup (item);
      alpr_profile_json_refuse (json, line, error,
                                "the pattern “%s” may hold capitals, 9 for a digit, dashes and %%",
                                item);
      return NULL;
    }
  norm = alpr_text_normalise (item);
  if (*norm != '\0')
    return g_steal_pointer (&norm);
  alpr_profile_json_refuse (json, line, error, "“%s” holds no letter and no digit", item);
  return NULL;
}

static gboolean
check_list (AlprProfileJson *json, JsonObject *lists, const char *list, char **items,
            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = json_object_get_array_member (lists, list);

  for (guint i = 0; items[i] != NULL; i++)
    {
      int line = alpr_profile_json_get_item_line (json, array, i);
      char *norm = normalise_item (json, list, items[i], line, error);
      const char *other;

      if (norm == NULL)
        return FALSE;
      other = g_hash_table_lookup (seen, norm);
      if (other != NULL)
        alpr_profile_json_refuse (json, line, error, "“%s” is the same as “%s”", items[i], other);
      g_hash_table_insert (seen, norm, items[i]);
      if (other != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_lists (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  JsonObject *lists = json_object_get_object_member (root, "lists");

  alpr_profile_json_set_place (json, "lists");
  if (!alpr_profile_json_check (json, lists, alpr_profile_list_keys, error))
    return FALSE;
  for (const AlprProfileJsonKey *key = alpr_profile_list_keys; key->name != NULL; key++)
    {
      char **items;

      if (!json_object_has_member (lists, key->name))
        continue;
      items = alpr_profile_json_dup_texts (lists, key->name);
      g_hash_table_insert (self->lists, g_strdup (key->name), items);
      alpr_profile_json_set_place (json, "list “%s”", key->name);
      if (!check_list (json, lists, key->name, items, error))
        return FALSE;
    }
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
load_clauses (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  JsonArray *array = json_object_get_array_member (root, "clauses");

  if (json_array_get_length (array) == 0)
    return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, root, "clauses"),
                                     error, "a policy has at least one clause");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      AlprClause *clause;

      alpr_profile_json_set_place (json, "clause %u", i + 1);
      clause = alpr_clause_read (json, json_array_get_object_element (array, i), self, error);
      if (clause == NULL)
        return FALSE;
      g_ptr_array_add (self->clauses, clause);
    }
  alpr_profile_json_set_place (json, NULL);
  return TRUE;
}

static gboolean
load_notes (AlprProfile *self, AlprProfileJson *json, JsonObject *root, GError **error)
{
  JsonObject *notes = json_object_has_member (root, "notes")
                          ? json_object_get_object_member (root, "notes")
                          : NULL;
  JsonObjectIter iter;
  const char *about;

  if (notes == NULL)
    return TRUE;
  alpr_profile_json_set_place (json, "notes");
  json_object_iter_init_ordered (&iter, notes);
  while (json_object_iter_next_ordered (&iter, &about, NULL))
    {
      if (!g_hash_table_contains (self->lists, about)
          && alpr_profile_find_clause (self, about) == NULL)
        return alpr_profile_json_refuse (json, alpr_profile_json_get_line (json, notes, about),
                                         error, "“%s” is neither a list nor a clause", about);
      if (!alpr_profile_json_check_value (json, notes, about, ALPR_PROFILE_JSON_TEXT, error))
        return FALSE;
      g_hash_table_insert (self->notes, g_strdup (about),
                           alpr_profile_json_dup_text (notes, about));
    }
  return TRUE;
}

/**
 * alpr_profile_load:
 * @file: what messages call the text, a file's name without its folder
 * @json: the text, at most 1 MiB
 * @error: return location for an error
 *
 * Loads a profile. Whether the rules, reports and views that it names exist is another question:
 * alpr_profile_check_definitions().
 *
 * Returns: (transfer full): the profile; %NULL with %ALPR_ERROR_DEFINITION, which names file, line
 *   and cause
 */
AlprProfile *
alpr_profile_load (const char *file, GBytes *json, GError **error)
{
  g_autoptr (AlprProfile) self = g_object_new (ALPR_TYPE_PROFILE, NULL);
  g_autoptr (AlprProfileJson) read = alpr_profile_json_parse (file, json, error);
  JsonObject *root;

  if (read == NULL)
    return NULL;
  root = alpr_profile_json_get_root (read);
  self->file = g_strdup (file);
  self->json = g_bytes_ref (json);
  if (!load_head (self, read, root, error) || !load_numbers (self, read, root, error)
      || !load_courses (self, read, root, error) || !load_roles (self, read, root, error)
      || !load_lists (self, read, root, error) || !load_clauses (self, read, root, error)
      || !load_notes (self, read, root, error))
    return NULL;
  return g_steal_pointer (&self);
}
