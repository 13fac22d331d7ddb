/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Profiles in a book. An agency adopts a version of a profile; the version's text is kept whole,
 * with its digest, and what rules and views join (clauses, lists, the rights of roles) is laid out
 * in tables beside it. Only acts call alpr_policy_adopt(), within their transaction.
 *
 * A version is in force from the first instant of its first day in the agency's zone. The version
 * before it ends at that instant; one that is adopted belatedly ends where the next one begins. Two
 * versions can't begin on one day, since then nobody could say by which a search is judged. Nothing
 * of an adopted version is changed or taken away: searches, audits and judgements hang on it.
 *
 * Roles and courses stand in policy_list too, as the lists "roles" and "courses"; the rights of a
 * role as "role auditor", what it needs of the courses as "needs auditor". For how many days a
 * course is good is the number "days-of <course>".
 */

#include "alpr-adopted.h"

#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-text.h"
#include "alpr-time.h"

/** alpr_adopted_free: Frees an adopted version with its profile. */
void
alpr_adopted_free (AlprAdopted *adopted)
{
  g_clear_object (&adopted->profile);
  g_free (adopted->adopted_by);
  g_free (adopted);
}

static GTimeZone *
load_zone (AlprStore *store, GError **error)
{
  g_autofree char *name = alpr_store_get_text (store, "book/timezone", NULL, error);

  return name != NULL ? alpr_time_zone_new (name, error) : NULL;
}

/* The instant after the last day in force; 0 where there is none. */
static gint64
find_end (AlprProfile *profile, GTimeZone *zone)
{
  const GDate *last = alpr_profile_get_in_force_until (profile);
  GDate after;

  if (last == NULL)
    return 0;
  after = *last;
  g_date_add_days (&after, 1);
  return alpr_time_from_day (&after, zone);
}

/* Whether no version that is there already has this one's name or first day. */
static gboolean
check_room (AlprStore *store, AlprProfile *profile, gint64 from, const char *digest, GError **error)
{
  const char *version = alpr_profile_get_version (profile);
  g_autoptr (GError) cause = NULL;
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "policy/versions",
                          g_variant_new_parsed ("{'profile': <%s>, 'version': <%s>, 'from': <%x>}",
                                                alpr_profile_get_id (profile), version, from),
                          error);

  if (cursor == NULL)
    return FALSE;
  if (!alpr_cursor_next (cursor, &cause))
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      return cause == NULL;
    }
  if (strcmp (alpr_cursor_get_text (cursor, 0), version) != 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "The version “%s” of %s is in force from the same day; give the new one a later "
                 "day",
                 alpr_cursor_get_text (cursor, 0), alpr_profile_get_id (profile));
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 strcmp (alpr_cursor_get_text (cursor, 1), digest) == 0
                     ? "%s, “%s”, is adopted already"
                     : "Another text of %s is adopted as “%s” already; give this one a version of "
                       "its own",
                 alpr_profile_get_id (profile), version);
  return FALSE;
}

static gboolean
add_policy (AlprStore *store, AlprProfile *profile, const char *who, gint64 *policy, GError **error)
{
  g_autoptr (GTimeZone) zone = load_zone (store, error);
  gsize length;
  const char *data = g_bytes_get_data (alpr_profile_get_json (profile), &length);
  g_autofree char *json = g_strndup (data, length);
  g_autofree char *digest = alpr_digest_hex (data, length);
  const char *id = alpr_profile_get_id (profile);
  gint64 from;

  if (zone == NULL)
    return FALSE;
  from = alpr_time_from_day (alpr_profile_get_in_force_from (profile), zone);
  if (!check_room (store, profile, from, digest, error)
      || !alpr_store_run (store, "policy/end-earlier",
                          g_variant_new_parsed ("{'profile': <%s>, 'from': <%x>}", id, from), error)
      || !alpr_store_run (store, "policy/adopt",
                          g_variant_new_parsed (
                              "{'profile': <%s>, 'version': <%s>, 'title': <%s>, 'from': <%x>, "
                              "'until': <%x>, 'now': <%x>, 'who': <%s>, 'sha256': <%s>, "
                              "'json': <%s>}",
                              id, alpr_profile_get_version (profile),
                              alpr_profile_get_title (profile), from, find_end (profile, zone),
                              alpr_time_now (), who, digest, json),
                          error))
    return FALSE;
  *policy = alpr_store_get_last_id (store);
  return TRUE;
}

static gboolean
add_clause (AlprStore *store, const char *profile, gint64 policy, const AlprClause *clause,
            guint place, GError **error)
{
  if (!alpr_store_run (store, "policy/add-clause",
                       g_variant_new_parsed (
                           "{'policy': <%x>, 'id': <%s>, 'place': <%x>, 'clause': <%s>, "
                           "'text': <%s>, 'area': <%s>, 'how': <%s>, 'state': <%s>}",
                           policy, clause->id, (gint64) place, clause->clause, clause->text,
                           clause->area, alpr_how_to_text (clause->how),
                           alpr_clause_state_to_text (clause->state)),
                       error))
    return FALSE;
  for (guint i = 0; i < clause->rules->len; i++)
    {
      const AlprRuleUse *use = g_ptr_array_index (clause->rules, i);

      if (!alpr_store_run (store, "policy/add-rule",
                           g_variant_new_parsed (
                               "{'profile': <%s>, 'clause': <%s>, 'rule': <%s>, "
                               "'severity': <%s>}",
                               profile, clause->id, use->rule, use->severity),
                           error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_item (AlprStore *store, gint64 policy, const char *list, const char *item, const char *label,
          GError **error)
{
  return alpr_store_run (store, "policy/add-item",
                         g_variant_new_parsed (
                             "{'policy': <%x>, 'list': <%s>, 'item': <%s>, 'label': <%s>}", policy,
                             list, item, label),
                         error);
}

static gboolean
add_number (AlprStore *store, gint64 policy, const char *name, gint64 number, GError **error)
{
  return alpr_store_run (
      store, "policy/add-number",
      g_variant_new_parsed ("{'policy': <%x>, 'name': <%s>, 'number': <%x>}", policy, name, number),
      error);
}

/* Items stand in the normal form that rules compare; patterns of case numbers as they are. */
static gboolean
add_list (AlprStore *store, gint64 policy, const char *list, const char *const *labels,
          GError **error)
{
  gboolean patterns = strcmp (list, "case-patterns") == 0;

  for (; *labels != NULL; labels++)
    {
      g_autofree char *item = patterns ? g_strdup (*labels) : alpr_text_normalise (*labels);

      if (!add_item (store, policy, list, item, *labels, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_rights (AlprStore *store, AlprProfile *profile, gint64 policy, GError **error)
{
  for (const char *const *role = alpr_profile_get_roles (profile); *role != NULL; role++)
    {
      const char *const *right = alpr_profile_get_role_rights (profile, *role);
      g_autofree char *list = g_strconcat ("role ", *role, NULL);

      if (!add_item (store, policy, "roles", *role, alpr_profile_get_role_title (profile, *role),
                     error))
        return FALSE;
      for (; *right != NULL; right++)
        if (!add_item (store, policy, list, *right, *right, error))
          return FALSE;
    }
  return TRUE;
}

/* The courses, for how long each is good, and which of them each role needs. */
static gboolean
add_courses (AlprStore *store, AlprProfile *profile, gint64 policy, GError **error)
{
  GPtrArray *courses = alpr_profile_get_courses (profile);

  for (guint i = 0; i < courses->len; i++)
    {
      const AlprCourse *course = courses->pdata[i];
      g_autofree char *days = g_strconcat ("days-of ", course->id, NULL);

      if (!add_item (store, policy, "courses", course->id, course->title, error)
          || !add_number (store, policy, days, course->days, error))
        return FALSE;
    }
  for (const char *const *role = alpr_profile_get_roles (profile); *role != NULL; role++)
    {
      const char *const *need = alpr_profile_get_role_needs (profile, *role);
      g_autofree char *list = g_strconcat ("needs ", *role, NULL);

      for (; *need != NULL; need++)
        if (!add_item (store, policy, list, *need,
                       alpr_profile_find_course (profile, *need)->title, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
add_numbers (AlprStore *store, AlprProfile *profile, gint64 policy, GError **error)
{
  GHashTableIter iter;
  gpointer name, number;

  g_hash_table_iter_init (&iter, alpr_profile_get_numbers (profile));
  while (g_hash_table_iter_next (&iter, &name, &number))
    if (!add_number (store, policy, name, *(gint64 *) number, error))
      return FALSE;
  return TRUE;
}

/**
 * alpr_policy_adopt:
 * @store: the book, within the act's transaction
 * @profile: what the agency adopts
 * @who: user name of the person who adopts it
 * @error: return location for an error
 *
 * Adopts a version of a profile, and ends the version before it. Rules that a clause names already
 * in an earlier version keep their number, and so their judgements.
 *
 * Returns: whether it is adopted; else %ALPR_ERROR_DEFINITION where the profile names what this
 *   program doesn't have, %ALPR_ERROR_FORMAT where another version is in its place, or the store's
 */
gboolean
alpr_policy_adopt (AlprStore *store, AlprProfile *profile, const char *who, GError **error)
{
  g_auto (GStrv) lists = alpr_profile_list_lists (profile);
  GPtrArray *clauses = alpr_profile_get_clauses (profile);
  gint64 policy = 0;

  if (!alpr_profile_check_definitions (profile, error)
      || !add_policy (store, profile, who, &policy, error))
    return FALSE;
  for (guint i = 0; i < clauses->len; i++)
    if (!add_clause (store, alpr_profile_get_id (profile), policy, clauses->pdata[i], i, error))
      return FALSE;
  for (guint i = 0; lists[i] != NULL; i++)
    if (!add_list (store, policy, lists[i], alpr_profile_get_list (profile, lists[i]), error))
      return FALSE;
  return add_rights (store, profile, policy, error)
         && add_courses (store, profile, policy, error)
         && add_numbers (store, profile, policy, error);
}

static AlprAdopted *
read_adopted (AlprCursor *cursor, GError **error)
{
  const char *text = alpr_cursor_get_text (cursor, 2);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autofree char *file = g_strconcat (alpr_cursor_get_text (cursor, 1), ".json", NULL);
  g_autoptr (AlprProfile) profile = alpr_profile_load (file, json, error);
  AlprAdopted *adopted;

  if (profile == NULL || !alpr_profile_check_definitions (profile, error))
    return NULL;
  adopted = g_new0 (AlprAdopted, 1);
  adopted->policy = alpr_cursor_get_integer (cursor, 0);
  adopted->profile = g_steal_pointer (&profile);
  adopted->from_at = alpr_cursor_get_integer (cursor, 3);
  adopted->until_at = alpr_cursor_get_integer (cursor, 4);
  adopted->adopted_at = alpr_cursor_get_integer (cursor, 5);
  adopted->adopted_by = g_strdup (alpr_cursor_get_text (cursor, 6));
  return adopted;
}

/**
 * alpr_policy_load_adopted:
 * @store: the book
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprAdopted): all versions that were adopted, in the order
 *   in which they came in force; %NULL with an error, %ALPR_ERROR_DEFINITION where this program
 *   can't read one of them
 */
GPtrArray *
alpr_policy_load_adopted (AlprStore *store, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_adopted_free);
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "policy/adopted", NULL, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    {
      AlprAdopted *adopted = read_adopted (cursor, error);

      if (adopted == NULL)
        return NULL;
      g_ptr_array_add (all, adopted);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_steal_pointer (&all);
}
