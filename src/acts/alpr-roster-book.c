/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People and accounts of the book, as a list is compared with them: everybody by number, by e-mail
 * address and by name; accounts by the name that signs in, by e-mail address and by the name that
 * is shown, each within its system. How texts are compared: numbers and addresses without regard to
 * capitals, names in normal form.
 */

#include "alpr-roster-book.h"

#include <string.h>

#include "alpr-text.h"
#include "alpr-time.h"

static void
person_free (AlprRosterPerson *person)
{
  for (guint i = 0; i < ALPR_ROSTER_N_FIELDS; i++)
    g_free (person->text[i]);
  g_free (person->state);
  g_free (person);
}

static void
account_free (AlprRosterAccount *account)
{
  for (guint i = 0; i < ALPR_ROSTER_N_FIELDS; i++)
    g_free (account->text[i]);
  g_free (account);
}

/** alpr_roster_fold: Returns: (transfer full): a text as it is compared */
char *
alpr_roster_fold (int by, const char *text)
{
  return by == ALPR_ROSTER_BY_NAME ? alpr_text_normalise (text) : g_utf8_casefold (text, -1);
}

/** alpr_roster_differ: Returns: whether two numbers or addresses are known, and are not the same */
gboolean
alpr_roster_differ (const char *a, const char *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a == NULL || b == NULL)
    return FALSE;
  left = g_utf8_casefold (a, -1);
  right = g_utf8_casefold (b, -1);
  return strcmp (left, right) != 0;
}

static void
index_add (GHashTable *index, char *key, gpointer value)
{
  GPtrArray *group = g_hash_table_lookup (index, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), group);
    }
  g_ptr_array_add (group, value);
  g_free (key);
}

/* The key of an account: its system and the text */
static char *
account_key (int by, const char *system, const char *text)
{
  g_autofree char *in = alpr_text_normalise (system);
  g_autofree char *what = alpr_roster_fold (by, text);

  return g_strconcat (in, "\n", what, NULL);
}

static void
take_person (AlprRosterBook *self, AlprCursor *cursor)
{
  static const AlprRosterField columns[]
      = { ALPR_ROSTER_NAME, ALPR_ROSTER_NUMBER, ALPR_ROSTER_UNIT, ALPR_ROSTER_RANK,
          ALPR_ROSTER_EMAIL, ALPR_ROSTER_PHONE, ALPR_ROSTER_ROLE };
  static const AlprRosterField keys[]
      = { ALPR_ROSTER_NUMBER, ALPR_ROSTER_EMAIL, ALPR_ROSTER_NAME };
  AlprRosterPerson *person = g_new0 (AlprRosterPerson, 1);

  person->id = alpr_cursor_get_integer (cursor, 0);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *text = alpr_cursor_get_text (cursor, (int)i + 1);

      person->text[columns[i]] = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
    }
  person->state = g_strdup (alpr_cursor_get_text (cursor, 8));
  person->supervisor = alpr_cursor_get_integer (cursor, 9);
  g_ptr_array_add (self->people, person);
  g_hash_table_insert (self->people_ids, &person->id, person);
  for (int by = 0; by < 3; by++)
    if (person->text[keys[by]] != NULL)
      index_add (self->people_by[by], alpr_roster_fold (by, person->text[keys[by]]), person);
}

static void
take_account (AlprRosterBook *self, AlprCursor *cursor)
{
  static const struct
  {
    AlprRosterField field;
    int column;
  } columns[] = { { ALPR_ROSTER_SYSTEM, 1 },      { ALPR_ROSTER_ACCOUNT, 2 },
                  { ALPR_ROSTER_EMAIL, 4 },       { ALPR_ROSTER_VENDOR_ROLE, 5 },
                  { ALPR_ROSTER_PERMISSIONS, 6 }, { ALPR_ROSTER_PROVIDER, 7 } };
  static const AlprRosterField keys[]
      = { ALPR_ROSTER_ACCOUNT, ALPR_ROSTER_EMAIL, ALPR_ROSTER_ACCOUNT };
  AlprRosterAccount *account = g_new0 (AlprRosterAccount, 1);
  const char *system;

  account->id = alpr_cursor_get_integer (cursor, 0);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    account->text[columns[i].field] = g_strdup (alpr_cursor_get_text (cursor, columns[i].column));
  account->last_used = alpr_cursor_get_type (cursor, 8) == ALPR_CELL_TYPE_NULL
                           ? ALPR_ROSTER_NEVER
                           : alpr_cursor_get_integer (cursor, 8);
  account->closed = alpr_cursor_get_type (cursor, 9) != ALPR_CELL_TYPE_NULL;
  account->person = alpr_cursor_get_integer (cursor, 10);
  g_ptr_array_add (self->accounts, account);
  system = account->text[ALPR_ROSTER_SYSTEM];
  g_hash_table_insert (self->systems, alpr_text_normalise (system), g_strdup (system));
  for (int by = 0; by < 3; by++)
    if (account->text[keys[by]] != NULL)
      index_add (self->accounts_by[by], account_key (by, system, account->text[keys[by]]),
                 account);
}

static void
take_role (AlprRosterBook *self, AlprCursor *cursor)
{
  for (int i = 0; i < 2; i++)
    g_hash_table_insert (self->roles, alpr_text_normalise (alpr_cursor_get_text (cursor, i)),
                         g_strdup (alpr_cursor_get_text (cursor, 0)));
}

static gboolean
load (AlprRosterBook *self, AlprStore *store, const char *query,
      void (*take) (AlprRosterBook *, AlprCursor *), GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, query, NULL, error);
  g_autoptr (GError) cause = NULL;
  guint n = 0;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    {
      if (++n % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      take (self, cursor);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/** alpr_roster_book_free: Frees it. */
void
alpr_roster_book_free (AlprRosterBook *self)
{
  for (int by = 0; by < 3; by++)
    {
      g_hash_table_unref (self->people_by[by]);
      g_hash_table_unref (self->accounts_by[by]);
    }
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_hash_table_unref (self->people_ids);
  g_hash_table_unref (self->systems);
  g_hash_table_unref (self->roles);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->accounts);
  g_free (self);
}

/**
 * alpr_roster_book_load:
 * @store: the book
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full): what a list is compared with
 */
AlprRosterBook *
alpr_roster_book_load (AlprStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprRosterBook) self = g_new0 (AlprRosterBook, 1);
  g_autofree char *zone = NULL;

  for (int by = 0; by < 3; by++)
    {
      self->people_by[by] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                   (GDestroyNotify)g_ptr_array_unref);
      self->accounts_by[by] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                     (GDestroyNotify)g_ptr_array_unref);
    }
  self->people_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->systems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify)person_free);
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)account_free);
  if (!load (self, store, "roster/import-people", take_person, cancellable, error)
      || !load (self, store, "roster/import-accounts", take_account, cancellable, error)
      || !load (self, store, "choices/roles", take_role, cancellable, error))
    return NULL;
  zone = alpr_store_get_text (store, "book/timezone", NULL, error);
  self->zone = zone != NULL ? alpr_time_zone_new (zone, error) : NULL;
  if (self->zone == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/** alpr_roster_book_find_person: Returns: (transfer none) (nullable): the person of that number */
AlprRosterPerson *
alpr_roster_book_find_person (AlprRosterBook *self, gint64 id)
{
  return g_hash_table_lookup (self->people_ids, &id);
}

/** alpr_roster_book_people: Returns: (transfer none) (nullable): who is known by @text */
GPtrArray *
alpr_roster_book_people (AlprRosterBook *self, int by, const char *text)
{
  g_autofree char *key = text != NULL ? alpr_roster_fold (by, text) : NULL;

  return key != NULL && *key != '\0' ? g_hash_table_lookup (self->people_by[by], key) : NULL;
}

/** alpr_roster_book_accounts: Returns: (transfer none) (nullable): accounts known by @text */
GPtrArray *
alpr_roster_book_accounts (AlprRosterBook *self, int by, const char *system, const char *text)
{
  g_autofree char *key = text != NULL ? account_key (by, system, text) : NULL;

  return key != NULL ? g_hash_table_lookup (self->accounts_by[by], key) : NULL;
}
