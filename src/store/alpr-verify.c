/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a book is as it was left. The checks stand in one list, from the cheapest to the one that
 * reads every byte; the first difference is named and the rest is not looked at. All of it runs in
 * one view of the book, so a book in use can be verified. Nothing is repaired.
 *
 * A check is a function, or a query in data/sql/verify that gives a sentence (`what`) for each
 * thing that is wrong. What no check can find is a whole journal that was written anew by somebody
 * who has the key; see docs/SECURITY.md.
 */

#include "alpr-store-private.h"

#include <string.h>

#include "alpr-error.h"

typedef gboolean (*CheckFunc) (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                               GError **error);

/* One check: a function, or the name of a query. */
typedef struct
{
  CheckFunc func;
  const char *query;
} Check;

/* Name → "kind: sql" of every object that @db's schema has */
static GHashTable *
list_objects (AlprCursor *objects, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) cause = NULL;

  while (alpr_cursor_next (objects, &cause))
    g_hash_table_insert (found, g_strdup (alpr_cursor_get_text (objects, 1)),
                         g_strdup_printf ("%s: %s", alpr_cursor_get_text (objects, 0),
                                          alpr_cursor_get_text (objects, 2)));
  if (cause == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/* A store in memory with the schema that this program's steps make */
static AlprStore *
build_fresh (int version, GError **error)
{
  g_autoptr (AlprStore) fresh = g_object_new (ALPR_TYPE_STORE, NULL);

  fresh->path = g_strdup ("in memory");
  if (sqlite3_open_v2 (":memory:", &fresh->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "There is no memory to verify the book");
      return NULL;
    }
  fresh->statements = alpr_statements_new (fresh->db);
  return alpr_migrate_build (fresh->db, version, error) ? g_steal_pointer (&fresh) : NULL;
}

static GHashTable *
read_objects (AlprStore *store, GError **error)
{
  g_autoptr (AlprCursor) objects = alpr_store_query (store, "store/objects", NULL, error);

  return objects != NULL ? list_objects (objects, error) : NULL;
}

/* The first name, in alphabetical order, at which the schema is not what it must be */
static char *
compare_objects (GHashTable *here, GHashTable *wanted)
{
  g_autoptr (GList) names = g_hash_table_get_keys (wanted);
  g_autoptr (GList) present = g_hash_table_get_keys (here);

  names = g_list_sort (names, (GCompareFunc)strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *made = g_hash_table_lookup (wanted, l->data);
      const char *is = g_hash_table_lookup (here, l->data);
      int kind = (int)strcspn (made, ":");

      if (is == NULL)
        return g_strdup_printf ("the %.*s %s of the schema is missing", kind, made,
                                (char *)l->data);
      if (strcmp (is, made) != 0)
        return g_strdup_printf ("the %.*s %s of the schema is not as it was made", kind, made,
                                (char *)l->data);
    }
  present = g_list_sort (present, (GCompareFunc)strcmp);
  for (GList *l = present; l != NULL; l = l->next)
    if (!g_hash_table_contains (wanted, l->data))
      {
        const char *is = g_hash_table_lookup (here, l->data);

        return g_strdup_printf ("the %.*s %s is none of the schema", (int)strcspn (is, ":"), is,
                                (char *)l->data);
      }
  return NULL;
}

/* Triggers and constraints keep the book; without them anything could be rewritten by statement. */
static gboolean
check_schema (AlprStore *store, GCancellable *cancellable, AlprVerification *found, GError **error)
{
  g_autoptr (AlprStore) fresh = build_fresh (store->version, error);
  g_autoptr (GHashTable) wanted = fresh != NULL ? read_objects (fresh, error) : NULL;
  g_autoptr (GHashTable) here = wanted != NULL ? read_objects (store, error) : NULL;

  if (here == NULL)
    return FALSE;
  found->first_difference = compare_objects (here, wanted);
  return TRUE;
}

static gboolean
check_steps (AlprStore *store, GCancellable *cancellable, AlprVerification *found, GError **error)
{
  return alpr_migrate_compare_steps (store, &found->first_difference, error);
}

static gboolean
check_journal (AlprStore *store, GCancellable *cancellable, AlprVerification *found, GError **error)
{
  return alpr_journal_walk (store, cancellable, found, error);
}

/* The first answer of a check of SQLite's own; NULL where all is well */
static gboolean
ask_pragma (AlprStore *store, const char *pragma, char **answer, GError **error)
{
  g_autoptr (AlprCursor) rows = alpr_store_query_text (store, pragma, NULL, error);
  g_autoptr (GError) cause = NULL;

  if (rows == NULL)
    return FALSE;
  if (alpr_cursor_next (rows, &cause) && g_strcmp0 (alpr_cursor_get_text (rows, 0), "ok") != 0)
    *answer = g_strdup (alpr_cursor_get_text (rows, 0));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The HMAC of every page of the file. It reads the file beside SQLite's locks, so a page that
 * another program writes at this moment may look torn: what is true is seen twice. */
static gboolean
check_pages (AlprStore *store, GCancellable *cancellable, AlprVerification *found, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!ask_pragma (store, "PRAGMA cipher_integrity_check", &first, error))
    return FALSE;
  if (first == NULL)
    return TRUE;
  if (!ask_pragma (store, "PRAGMA cipher_integrity_check", &second, error))
    return FALSE;
  if (second != NULL)
    found->first_difference = g_strdup_printf ("a page of the file is damaged: %s", second);
  return TRUE;
}

static gboolean
check_tree (AlprStore *store, GCancellable *cancellable, AlprVerification *found, GError **error)
{
  g_autofree char *answer = NULL;

  if (!ask_pragma (store, "PRAGMA quick_check", &answer, error))
    return FALSE;
  if (answer != NULL)
    found->first_difference = g_strdup_printf ("the file is damaged: %s", answer);
  return TRUE;
}

static const Check checks[] = {
  { check_steps, NULL },      { check_schema, NULL },      { check_journal, NULL },
  { NULL, "verify/imports" }, { NULL, "verify/searches" }, { check_pages, NULL },
  { check_tree, NULL },
};

static gboolean
ask_query (AlprStore *store, const char *query, AlprVerification *found, GError **error)
{
  g_autoptr (AlprCursor) rows = alpr_store_query (store, query, NULL, error);
  g_autoptr (GError) cause = NULL;

  if (rows == NULL)
    return FALSE;
  if (alpr_cursor_next (rows, &cause))
    found->first_difference = g_strdup (alpr_cursor_get_text (rows, 0));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* A page that can't be read is a difference, and no reason to stop without an answer. */
static gboolean
run_check (AlprStore *store, const Check *check, GCancellable *cancellable, AlprVerification *found,
           GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (check->func != NULL ? check->func (store, cancellable, found, &cause)
                          : ask_query (store, check->query, found, &cause))
    return TRUE;
  if (g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_DAMAGED))
    {
      g_free (found->first_difference);
      found->first_difference = g_strdup (cause->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
run_checks (AlprStore *store, GCancellable *cancellable, AlprVerification *found, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks) && found->first_difference == NULL; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !run_check (store, &checks[i], cancellable, found, error))
      return FALSE;
  return TRUE;
}

/**
 * alpr_verification_clear:
 * @self: what a verification found
 *
 * Frees what is in it.
 */
void
alpr_verification_clear (AlprVerification *self)
{
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->first_difference, g_free);
  self->intact = FALSE;
  self->entries = 0;
}

/**
 * alpr_store_verify:
 * @store: a book, in no transaction
 * @cancellable: (nullable): stops it
 * @found: (out caller-allocated): what was found; to be cleared with alpr_verification_clear()
 * @error: return location for an error
 *
 * Verifies the schema and its steps, the chain of the journal, the sums of imports, and every page
 * of the file.
 *
 * Returns: %TRUE with @found, intact or not; %FALSE with an error where it could not be found out
 */
gboolean
alpr_store_verify (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                   GError **error)
{
  AlprVerification now = { 0 };
  gboolean done;

  if (!alpr_store_exec (store, "BEGIN", error))
    return FALSE;
  store->in_transaction = TRUE;
  alpr_store_set_cancellable (store, cancellable);
  done = run_checks (store, cancellable, &now, error);
  alpr_store_set_cancellable (store, NULL);
  alpr_store_rollback (store);
  now.intact = now.first_difference == NULL;
  if (done)
    *found = now;
  else
    alpr_verification_clear (&now);
  return done;
}
