/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accounts of a list beside those of the book: which are new, what has changed, which are gone.
 *
 * An account that signs in is known by that name. One of a vendor's list has a name that is shown,
 * which two people may share, so it is known by its e-mail address first. Whose it is, the person's
 * number, address or name tells (alpr-roster-match.c); an account that the book gives to somebody
 * stays theirs, whatever the list says.
 *
 * An import neither closes an account nor opens one again: both are told, and done by hand. Only an
 * account that the book doesn't have, and that the list calls disabled, is entered as closed.
 */

#include "alpr-roster-book.h"

#include <string.h>

#include "alpr-text.h"
#include "alpr-time.h"

static const struct
{
  AlprRosterField field;
  const char *word;
} fields[] = {
  { ALPR_ROSTER_EMAIL, "e-mail" },
  { ALPR_ROSTER_VENDOR_ROLE, "role in the system" },
  { ALPR_ROSTER_PERMISSIONS, "permissions" },
  { ALPR_ROSTER_PROVIDER, "provider" },
};

static const char *
system_of (AlprRosterRun *run, AlprRosterRecord *record)
{
  const char *system = record->text[ALPR_ROSTER_SYSTEM] != NULL
                           ? record->text[ALPR_ROSTER_SYSTEM]
                       : run->options->system != NULL ? run->options->system
                                                      : run->preview->list->system;
  g_autofree char *norm = system != NULL ? alpr_text_normalise (system) : NULL;
  const char *written = norm != NULL ? g_hash_table_lookup (run->book->systems, norm) : NULL;

  return written != NULL ? written : system;
}

static void
mark_seen (GPtrArray *accounts)
{
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    ((AlprRosterAccount *)accounts->pdata[i])->seen = TRUE;
}

/* The one account of the group that nobody has claimed and that doesn't contradict */
static AlprRosterAccount *
find_named (AlprRosterEntry *entry, GPtrArray *named)
{
  AlprRosterAccount *found = NULL;
  guint n = 0;

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      AlprRosterAccount *account = named->pdata[i];

      if (account->claimed)
        continue;
      account->seen = TRUE;
      found = account;
      n++;
    }
  if (n == 0)
    return NULL;
  if (n > 1)
    alpr_roster_entry_say (entry, "%u accounts of the book have this name", n);
  else if (alpr_roster_differ (entry->record->text[ALPR_ROSTER_EMAIL],
                               found->text[ALPR_ROSTER_EMAIL]))
    alpr_roster_entry_say (entry,
                           "an account of the book has this name, and the e-mail address “%s”",
                           found->text[ALPR_ROSTER_EMAIL]);
  else
    return found;
  entry->state = ALPR_ROSTER_AMBIGUOUS;
  return NULL;
}

static AlprRosterAccount *
find_unique (AlprRosterEntry *entry, GPtrArray *group, const char *what)
{
  mark_seen (group);
  if (group == NULL)
    return NULL;
  if (group->len == 1)
    return group->pdata[0];
  entry->state = ALPR_ROSTER_AMBIGUOUS;
  alpr_roster_entry_say (entry, "%u accounts of the book have this %s", group->len, what);
  return NULL;
}

/* The account by the name that signs in, or by its address; the rest waits for the second pass */
static AlprRosterAccount *
find_by_key (AlprRosterRun *run, AlprRosterEntry *entry)
{
  const AlprRosterRecord *record = entry->record;

  if (record->login)
    return find_unique (entry,
                        alpr_roster_book_accounts (run->book, ALPR_ROSTER_BY_LOGIN, entry->system,
                                                   record->text[ALPR_ROSTER_ACCOUNT]),
                        "name");
  return find_unique (entry,
                      alpr_roster_book_accounts (run->book, ALPR_ROSTER_BY_EMAIL, entry->system,
                                                 record->text[ALPR_ROSTER_EMAIL]),
                      "e-mail address");
}

static char *
show_time (AlprRosterRun *run, gint64 time)
{
  return time != ALPR_ROSTER_NEVER ? alpr_time_to_text (time, run->book->zone) : NULL;
}

static void
compare_fields (AlprRosterRun *run, AlprRosterEntry *entry, AlprRosterAccount *account)
{
  const AlprRosterRecord *record = entry->record;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *was = account->text[fields[i].field];
      const char *becomes = record->text[fields[i].field];

      if (becomes != NULL
          && (fields[i].field == ALPR_ROSTER_EMAIL
                  ? was == NULL || alpr_roster_differ (was, becomes)
                  : g_strcmp0 (was, becomes) != 0))
        alpr_roster_entry_change (entry, fields[i].word, was, becomes);
    }
  /* An older list doesn't turn the clock back */
  if (record->last_used != ALPR_ROSTER_NEVER && record->last_used > account->last_used)
    {
      g_autofree char *was = show_time (run, account->last_used);
      g_autofree char *becomes = show_time (run, record->last_used);

      alpr_roster_entry_change (entry, "last used", was, becomes);
    }
}

/* Whose the account is to be, where that is clear. Returns what the person is called. */
static const char *
find_owner (AlprRosterEntry *entry, AlprRosterMatch *match)
{
  AlprRosterMatch *first = match->same_as != NULL ? match->same_as : match;

  if (first->ambiguous != NULL)
    {
      alpr_roster_entry_say (entry, "whose it is can’t be told: %s", first->ambiguous);
      return NULL;
    }
  if (first->person != NULL)
    {
      entry->person_id = first->person->id;
      return first->person->text[ALPR_ROSTER_NAME];
    }
  if (first->entry == NULL || first->entry->state != ALPR_ROSTER_NEW)
    return NULL;
  entry->person = first->entry;
  return first->entry->name;
}

static void
compare_owner (AlprRosterRun *run, AlprRosterEntry *entry, AlprRosterAccount *account,
               AlprRosterMatch *match)
{
  AlprRosterPerson *owner = alpr_roster_book_find_person (run->book, account->person);
  const char *name;

  if (owner != NULL && (match->person == owner || match->ambiguous != NULL))
    return;
  name = find_owner (entry, match);
  if (name == NULL)
    return;
  if (owner == NULL)
    {
      alpr_roster_entry_change (entry, "person", NULL, name);
      return;
    }
  alpr_roster_entry_say (entry, "the book gives it to %s, the list to %s",
                         owner->text[ALPR_ROSTER_NAME], name);
  entry->person = NULL;
  entry->person_id = 0;
}

static void
compare_known (AlprRosterRun *run, AlprRosterEntry *entry, AlprRosterAccount *account,
               AlprRosterMatch *match)
{
  const AlprRosterRecord *record = entry->record;
  g_autofree char *was = alpr_text_normalise (account->text[ALPR_ROSTER_ACCOUNT]);
  g_autofree char *is = alpr_text_normalise (entry->name);

  entry->id = account->id;
  account->seen = account->claimed = TRUE;
  if (account->closed)
    {
      if (record->enabled != 0)
        alpr_roster_entry_say (entry, "closed in the book, and stands in the list");
      entry->state = entry->why != NULL ? ALPR_ROSTER_SETTLE : ALPR_ROSTER_SAME;
      return;
    }
  compare_fields (run, entry, account);
  compare_owner (run, entry, account, match);
  if (record->enabled == 0)
    alpr_roster_entry_say (entry, "disabled in the list, and open in the book");
  if (strcmp (was, is) != 0)
    alpr_roster_entry_say (entry, "called “%s” in the book", account->text[ALPR_ROSTER_ACCOUNT]);
  entry->state = entry->changes != NULL ? ALPR_ROSTER_CHANGED
                 : entry->why != NULL   ? ALPR_ROSTER_SETTLE
                                        : ALPR_ROSTER_SAME;
}

static void
compare_unknown (AlprRosterEntry *entry, AlprRosterMatch *match)
{
  entry->state = ALPR_ROSTER_NEW;
  find_owner (entry, match);
  if (entry->record->enabled == 0)
    alpr_roster_entry_say (entry, "disabled in the list: entered as closed");
}

typedef struct
{
  AlprRosterEntry *entry;
  AlprRosterMatch *match;
  AlprRosterAccount *account;
} Pair;

static void
find_gone (AlprRosterRun *run, GHashTable *systems)
{
  for (guint i = 0; i < run->book->accounts->len; i++)
    {
      AlprRosterAccount *account = run->book->accounts->pdata[i];
      AlprRosterPerson *owner = alpr_roster_book_find_person (run->book, account->person);
      g_autofree char *norm = alpr_text_normalise (account->text[ALPR_ROSTER_SYSTEM]);
      AlprRosterEntry *entry;

      if (account->seen || account->closed || !g_hash_table_contains (systems, norm))
        continue;
      entry = alpr_roster_entry_add (run, ALPR_ROSTER_ACCOUNTS, NULL,
                                     account->text[ALPR_ROSTER_ACCOUNT]);
      entry->state = ALPR_ROSTER_GONE;
      entry->id = account->id;
      entry->system = g_strdup (account->text[ALPR_ROSTER_SYSTEM]);
      if (owner != NULL)
        alpr_roster_entry_say (entry, "open in the book, %s’s, and not in the list",
                               owner->text[ALPR_ROSTER_NAME]);
      else
        alpr_roster_entry_say (entry, "open in the book, nobody’s, and not in the list");
    }
}

/* One line for every row with an account, with what its name or address finds */
static GArray *
pair_by_key (AlprRosterRun *run, GHashTable *systems)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint nameless = 0;

  for (guint i = 0; i < run->preview->list->records->len; i++)
    {
      AlprRosterRecord *record = run->matches[i].record;
      const char *system = system_of (run, record);
      Pair pair = { .match = &run->matches[i] };

      if (record->text[ALPR_ROSTER_ACCOUNT] == NULL || system == NULL)
        {
          nameless += record->text[ALPR_ROSTER_ACCOUNT] != NULL;
          continue;
        }
      pair.entry = alpr_roster_entry_add (run, ALPR_ROSTER_ACCOUNTS, record,
                                          record->text[ALPR_ROSTER_ACCOUNT]);
      pair.entry->system = g_strdup (system);
      pair.entry->state = ALPR_ROSTER_NEW;
      g_hash_table_add (systems, alpr_text_normalise (system));
      pair.account = find_by_key (run, pair.entry);
      if (pair.account != NULL && pair.account->claimed)
        {
          pair.account = NULL;
          pair.entry->state = ALPR_ROSTER_AMBIGUOUS;
          alpr_roster_entry_say (pair.entry, "another row of the list means the same account");
        }
      if (pair.account != NULL)
        pair.account->claimed = TRUE;
      g_array_append_val (pairs, pair);
    }
  if (nameless > 0)
    g_ptr_array_add (run->preview->notes,
                     g_strdup_printf ("%u account%s left out: the list doesn’t say which system it "
                                      "is about; name it",
                                      nameless, nameless == 1 ? " is" : "s are"));
  return pairs;
}

/* How many rows share a shown name, of those that no address has settled */
static GHashTable *
count_names (GArray *pairs)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      char *norm;

      if (pair->account != NULL)
        continue;
      norm = alpr_text_normalise (pair->entry->name);
      g_hash_table_replace (
          counts, norm,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, norm)) + 1));
    }
  return counts;
}

static void
pair_by_name (AlprRosterRun *run, GArray *pairs)
{
  g_autoptr (GHashTable) counts = count_names (pairs);

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      g_autofree char *norm = alpr_text_normalise (pair->entry->name);

      if (pair->account != NULL || pair->entry->record->login
          || pair->entry->state == ALPR_ROSTER_AMBIGUOUS)
        continue;
      pair->account
          = find_named (pair->entry, alpr_roster_book_accounts (run->book, ALPR_ROSTER_BY_NAME,
                                                                pair->entry->system,
                                                                pair->entry->name));
      if (pair->account == NULL || GPOINTER_TO_UINT (g_hash_table_lookup (counts, norm)) == 1)
        continue;
      pair->account = NULL;
      pair->entry->state = ALPR_ROSTER_AMBIGUOUS;
      alpr_roster_entry_say (pair->entry,
                             "several rows have this name, and one account of the book");
    }
}

/**
 * alpr_roster_compare_accounts:
 * @run: a comparison, whose people are compared
 *
 * Writes the accounts' part of the preview.
 */
void
alpr_roster_compare_accounts (AlprRosterRun *run)
{
  g_autoptr (GHashTable) systems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) pairs = pair_by_key (run, systems);

  pair_by_name (run, pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (pair->account != NULL)
        compare_known (run, pair->entry, pair->account, pair->match);
      else if (pair->entry->state == ALPR_ROSTER_NEW)
        compare_unknown (pair->entry, pair->match);
    }
  if (run->preview->list->whole)
    find_gone (run, systems);
}
