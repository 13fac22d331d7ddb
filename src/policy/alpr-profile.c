/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A profile is a policy as the desk works by it: who has which rights, the closed lists, and every
 * clause with what the program does about it. It is data: a file of data/policies or one that an
 * agency edited. The text of a profile is kept byte for byte (the book stores it and its digest),
 * and the object never changes after it was loaded, so that any thread may read it.
 *
 * What a clause's state is follows from what it names, and is never written down: a clause that
 * names a rule, a duty, a report or a mechanism is at work, one that names a view is recorded, and
 * all others are not yet. One that says what is still missing ("partly") is not yet, whatever it
 * names.
 *
 * Reading is in alpr-profile-loader.c and alpr-profile-clause.c; whether the rules, reports and
 * views that it names exist is asked in alpr-profile-check.c.
 */

#include "alpr-profile.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-profile-private.h"

G_DEFINE_FINAL_TYPE (AlprProfile, alpr_profile, G_TYPE_OBJECT)

static const char *const how_texts[]
    = { "enforced", "screened", "scheduled", "recorded", "reported" };
static const char *const state_texts[] = { "at work", "recorded", "not yet" };

static void
role_free (AlprProfileRole *role)
{
  g_free (role->name);
  g_free (role->title);
  g_strfreev (role->rights);
  g_strfreev (role->needs);
  g_free (role);
}

static void
course_free (AlprCourse *course)
{
  g_free (course->id);
  g_free (course->title);
  g_free (course);
}

static const AlprProfileRole *
find_role (AlprProfile *self, const char *name)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const AlprProfileRole *role = g_ptr_array_index (self->roles, i);

      if (strcmp (role->name, name) == 0)
        return role;
    }
  return NULL;
}

static void
alpr_profile_finalize (GObject *object)
{
  AlprProfile *self = ALPR_PROFILE (object);

  g_free (self->file);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_free (self->id);
  g_free (self->title);
  g_free (self->agency);
  g_free (self->version);
  g_free (self->notice);
  g_strfreev (self->role_names);
  g_ptr_array_unref (self->roles);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->courses);
  g_hash_table_unref (self->notes);
  g_ptr_array_unref (self->clauses);

  G_OBJECT_CLASS (alpr_profile_parent_class)->finalize (object);
}

static void
alpr_profile_class_init (AlprProfileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = alpr_profile_finalize;
}

static void
alpr_profile_init (AlprProfile *self)
{
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) role_free);
  self->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->courses = g_ptr_array_new_with_free_func ((GDestroyNotify) course_free);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_clause_free);
  g_date_clear (&self->in_force_from, 1);
  g_date_clear (&self->in_force_until, 1);
}

/**
 * alpr_profile_list_shipped:
 *
 * Returns: (transfer full): the ids of the profiles that the program ships, sorted
 */
char **
alpr_profile_list_shipped (void)
{
  return alpr_definition_list ("policies", ".json");
}

/**
 * alpr_profile_load_shipped:
 * @id: id of a shipped profile
 * @error: return location for an error
 *
 * Loads a shipped profile and checks that everything it names exists.
 *
 * Returns: (transfer full): the profile; %NULL with %ALPR_ERROR_MISSING where none has the id, or
 *   with %ALPR_ERROR_DEFINITION where it is wrong
 */
AlprProfile *
alpr_profile_load_shipped (const char *id, GError **error)
{
  g_autofree char *file = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_strconcat ("policies/", file, NULL);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (AlprProfile) self = NULL;

  if (strchr (id, '/') == NULL)
    json = alpr_definition_load (path, NULL);
  if (json == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING,
                   "There is no policy “%s” among those of this program", id);
      return NULL;
    }
  self = alpr_profile_load (file, json, error);
  if (self == NULL || !alpr_profile_check_definitions (self, error))
    return NULL;
  if (strcmp (self->id, id) != 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                   "%s:1: the file is named for “%s”, but “id” is “%s”", file, id, self->id);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** alpr_profile_get_id: Returns: its name in files, books and commands */
const char *
alpr_profile_get_id (AlprProfile *self)
{
  return self->id;
}

/** alpr_profile_get_title: Returns: what people call the policy */
const char *
alpr_profile_get_title (AlprProfile *self)
{
  return self->title;
}

/** alpr_profile_get_agency: Returns: the agency whose policy it is, with its state */
const char *
alpr_profile_get_agency (AlprProfile *self)
{
  return self->agency;
}

/** alpr_profile_get_notice: Returns: (nullable): what a reader should know before all clauses */
const char *
alpr_profile_get_notice (AlprProfile *self)
{
  return self->notice;
}

/** alpr_profile_get_version: Returns: which of the policy’s texts it is */
const char *
alpr_profile_get_version (AlprProfile *self)
{
  return self->version;
}

/** alpr_profile_get_in_force_from: Returns: (transfer none): the first day on which it counts */
const GDate *
alpr_profile_get_in_force_from (AlprProfile *self)
{
  return &self->in_force_from;
}

/** alpr_profile_get_in_force_until: Returns: (nullable): the last day on which it counts */
const GDate *
alpr_profile_get_in_force_until (AlprProfile *self)
{
  return g_date_valid (&self->in_force_until) ? &self->in_force_until : NULL;
}

/** alpr_profile_get_json: Returns: (transfer none): the text that was loaded, byte for byte */
GBytes *
alpr_profile_get_json (AlprProfile *self)
{
  return self->json;
}

/** alpr_profile_get_clauses: Returns: (transfer none) (element-type AlprClause): in its order */
GPtrArray *
alpr_profile_get_clauses (AlprProfile *self)
{
  return self->clauses;
}

/** alpr_profile_find_clause: Returns: (nullable): the clause whose id is @id */
const AlprClause *
alpr_profile_find_clause (AlprProfile *self, const char *id)
{
  for (guint i = 0; i < self->clauses->len; i++)
    {
      const AlprClause *clause = g_ptr_array_index (self->clauses, i);

      if (strcmp (clause->id, id) == 0)
        return clause;
    }
  return NULL;
}

/** alpr_profile_list_lists: Returns: (transfer full): the names of the closed lists it has */
char **
alpr_profile_list_lists (AlprProfile *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const AlprProfileJsonKey *key = alpr_profile_list_keys; key->name != NULL; key++)
    if (g_hash_table_contains (self->lists, key->name))
      g_strv_builder_add (builder, key->name);
  return g_strv_builder_end (builder);
}

/** alpr_profile_get_list: Returns: (nullable): the items as written; %NULL where no such list is */
const char *const *
alpr_profile_get_list (AlprProfile *self, const char *list)
{
  return g_hash_table_lookup (self->lists, list);
}

/** alpr_profile_get_courses: Returns: (transfer none) (element-type AlprCourse): as written */
GPtrArray *
alpr_profile_get_courses (AlprProfile *self)
{
  return self->courses;
}

/** alpr_profile_find_course: Returns: (nullable): the course whose id is @id */
const AlprCourse *
alpr_profile_find_course (AlprProfile *self, const char *id)
{
  for (guint i = 0; i < self->courses->len; i++)
    {
      const AlprCourse *course = g_ptr_array_index (self->courses, i);

      if (strcmp (course->id, id) == 0)
        return course;
    }
  return NULL;
}

/** alpr_profile_get_numbers: Returns: (transfer none): name → gint64* */
GHashTable *
alpr_profile_get_numbers (AlprProfile *self)
{
  return self->numbers;
}

/**
 * alpr_profile_get_note:
 * @about: name of a list, or id of a clause
 *
 * Returns: (nullable): why the list or the clause's parameters are as they are
 */
const char *
alpr_profile_get_note (AlprProfile *self, const char *about)
{
  return g_hash_table_lookup (self->notes, about);
}

/** alpr_profile_get_roles: Returns: (transfer none): names of the roles, `administrator` first */
const char *const *
alpr_profile_get_roles (AlprProfile *self)
{
  return (const char *const *) self->role_names;
}

/** alpr_profile_get_role_title: Returns: (nullable): what people call the role */
const char *
alpr_profile_get_role_title (AlprProfile *self, const char *role)
{
  const AlprProfileRole *found = find_role (self, role);

  return found != NULL ? found->title : NULL;
}

/** alpr_profile_get_role_rights: Returns: (nullable): its rights; %NULL where no such role is */
const char *const *
alpr_profile_get_role_rights (AlprProfile *self, const char *role)
{
  const AlprProfileRole *found = find_role (self, role);

  return found != NULL ? (const char *const *) found->rights : NULL;
}

/** alpr_profile_get_role_needs: Returns: (nullable): ids of the courses that the role asks for */
const char *const *
alpr_profile_get_role_needs (AlprProfile *self, const char *role)
{
  const AlprProfileRole *found = find_role (self, role);

  return found != NULL ? (const char *const *) found->needs : NULL;
}

/** alpr_how_to_text: Returns: the word of the requirements, as `screened` */
const char *
alpr_how_to_text (AlprHow how)
{
  return how_texts[how];
}

/** alpr_clause_state_to_text: Returns: `at work`, `recorded` or `not yet` */
const char *
alpr_clause_state_to_text (AlprClauseState state)
{
  return state_texts[state];
}
