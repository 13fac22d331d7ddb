/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The people of a list beside those of the book: who is new, what has changed, who is gone.
 *
 * A blank in a list takes nothing away. How a name is written (capitals, dots) is no change; nor is
 * a middle name that a vendor's list has more or less, since a vendor is no authority on names. A
 * role is given by an act of its own, with its reason, so that another role is only told. Who has
 * left isn't taken back, and who is disabled in the list isn't entered.
 */

#include "alpr-roster-book.h"

#include <string.h>

#include "alpr-text.h"

static const struct
{
  AlprRosterField field;
  const char *word;
} fields[] = {
  { ALPR_ROSTER_NAME, "name" },   { ALPR_ROSTER_NUMBER, "number" }, { ALPR_ROSTER_UNIT, "unit" },
  { ALPR_ROSTER_RANK, "rank" },   { ALPR_ROSTER_EMAIL, "e-mail" },  { ALPR_ROSTER_PHONE, "phone" },
};

/* Whether the first words of two names are the same, and the last ones */
static gboolean
same_ends (const char *a, const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, " ", -1);
  g_auto (GStrv) right = g_strsplit (b, " ", -1);
  guint n = g_strv_length (left);
  guint m = g_strv_length (right);

  return n > 1 && m > 1 && strcmp (left[0], right[0]) == 0
         && strcmp (left[n - 1], right[m - 1]) == 0;
}

static gboolean
is_change (AlprRosterField field, const char *was, const char *becomes, gboolean vendor)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (becomes == NULL)
    return FALSE;
  if (was == NULL)
    return TRUE;
  if (field == ALPR_ROSTER_NUMBER || field == ALPR_ROSTER_EMAIL)
    return alpr_roster_differ (was, becomes);
  if (field != ALPR_ROSTER_NAME)
    return strcmp (was, becomes) != 0;
  left = alpr_text_normalise (was);
  right = alpr_text_normalise (becomes);
  return strcmp (left, right) != 0 && !(vendor && same_ends (left, right));
}

/* The role that a word of the list means; NULL where the policies have none of that name */
static const char *
find_role (AlprRosterRun *run, const char *word)
{
  g_autofree char *norm = alpr_text_normalise (word);

  return g_hash_table_lookup (run->book->roles, norm);
}

static void
tell_role (AlprRosterRun *run, AlprRosterEntry *entry, AlprRosterPerson *person)
{
  const char *word = entry->record->text[ALPR_ROSTER_ROLE];
  const char *role = word != NULL ? find_role (run, word) : NULL;

  if (word == NULL || (role != NULL && g_strcmp0 (role, person->text[ALPR_ROSTER_ROLE]) == 0))
    return;
  if (role == NULL)
    alpr_roster_entry_say (entry, "the policy has no role “%s”", word);
  else
    alpr_roster_entry_say (entry, "the role is “%s” in the book, “%s” in the list; a role is given "
                                  "on the page People",
                           person->text[ALPR_ROSTER_ROLE], role);
}

static void
compare_known (AlprRosterRun *run, AlprRosterEntry *entry, AlprRosterPerson *person)
{
  gboolean vendor = !run->preview->list->people;

  entry->id = person->id;
  if (strcmp (person->state, "left") == 0)
    {
      if (entry->record->enabled != 0)
        alpr_roster_entry_say (entry, "has left, as the book says, and stands in the list");
      entry->state = entry->why != NULL ? ALPR_ROSTER_SETTLE : ALPR_ROSTER_SAME;
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *was = person->text[fields[i].field];
      const char *becomes = entry->record->text[fields[i].field];

      if (is_change (fields[i].field, was, becomes, vendor))
        alpr_roster_entry_change (entry, fields[i].word, was, becomes);
    }
  tell_role (run, entry, person);
  entry->state = entry->changes != NULL ? ALPR_ROSTER_CHANGED
                 : entry->why != NULL   ? ALPR_ROSTER_SETTLE
                                        : ALPR_ROSTER_SAME;
}

static void
compare_unknown (AlprRosterRun *run, AlprRosterEntry *entry)
{
  const char *word = entry->record->text[ALPR_ROSTER_ROLE];
  const char *role = word != NULL ? find_role (run, word) : NULL;

  entry->state = ALPR_ROSTER_SETTLE;
  if (entry->record->text[ALPR_ROSTER_NAME] == NULL)
    alpr_roster_entry_say (entry, "the list says no name, so that nobody can be entered");
  else if (entry->record->enabled == 0)
    alpr_roster_entry_say (entry, "disabled in the list and not in the book: not entered");
  else
    entry->state = ALPR_ROSTER_NEW;
  if (entry->state != ALPR_ROSTER_NEW)
    return;
  if (word != NULL && role == NULL)
    alpr_roster_entry_say (entry, "the policy has no role “%s”; the default is given", word);
  entry->role = g_strdup (role);
}

/* A later row of somebody who stands in the list already: it may say something else. */
static void
compare_again (AlprRosterRun *run, AlprRosterMatch *match)
{
  AlprRosterRecord *first = match->same_as->record;

  match->entry = match->same_as->entry;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *here = match->record->text[fields[i].field];
      AlprRosterEntry *entry;

      if (!is_change (fields[i].field, first->text[fields[i].field], here, FALSE))
        continue;
      entry = alpr_roster_entry_add (run, ALPR_ROSTER_PEOPLE, match->record,
                                     match->record->text[ALPR_ROSTER_NAME]);
      entry->state = ALPR_ROSTER_SETTLE;
      entry->id = match->person != NULL ? match->person->id : 0;
      alpr_roster_entry_say (entry,
                             "row %" G_GINT64_FORMAT
                             " speaks of the same person, and says otherwise of the %s (“%s”)",
                             first->row, fields[i].word, here);
      return;
    }
}

static const char *
title_of (AlprRosterRecord *record)
{
  return record->text[ALPR_ROSTER_NAME] != NULL    ? record->text[ALPR_ROSTER_NAME]
         : record->text[ALPR_ROSTER_EMAIL] != NULL ? record->text[ALPR_ROSTER_EMAIL]
                                                   : record->text[ALPR_ROSTER_NUMBER];
}

static void
compare_row (AlprRosterRun *run, AlprRosterMatch *match)
{
  /* An account of a directory that is no person's says nothing of people */
  if (title_of (match->record) == NULL)
    return;
  if (match->same_as != NULL && match->ambiguous == NULL)
    {
      compare_again (run, match);
      return;
    }
  match->entry = alpr_roster_entry_add (run, ALPR_ROSTER_PEOPLE, match->record,
                                        title_of (match->record));
  if (match->ambiguous != NULL)
    {
      match->entry->state = ALPR_ROSTER_AMBIGUOUS;
      alpr_roster_entry_say (match->entry, "%s", match->ambiguous);
    }
  else if (match->person != NULL)
    compare_known (run, match->entry, match->person);
  else
    compare_unknown (run, match->entry);
}

/* The rows of the list by name, number and address: a supervisor may be one of them. A text that
 * means two is nobody's. */
static GHashTable *
index_rows (AlprRosterRun *run)
{
  static const AlprRosterField keys[]
      = { ALPR_ROSTER_NUMBER, ALPR_ROSTER_EMAIL, ALPR_ROSTER_NAME };
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < run->preview->list->records->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      {
        AlprRosterMatch *match = &run->matches[i];
        const char *text = match->record->text[keys[k]];
        char *key = text != NULL ? alpr_text_normalise (text) : NULL;
        AlprRosterMatch *other;

        if (key == NULL || match->same_as != NULL)
          {
            g_free (key);
            continue;
          }
        other = g_hash_table_lookup (rows, key);
        if (other != match)
          g_hash_table_replace (rows, key, g_hash_table_contains (rows, key) ? NULL : match);
        else
          g_free (key);
      }
  return rows;
}

/* Who of the book is called so, alone; NULL where nobody or several are */
static AlprRosterPerson *
find_in_book (AlprRosterRun *run, const char *text)
{
  for (int by = 0; by < 3; by++)
    {
      GPtrArray *group = alpr_roster_book_people (run->book, by, text);

      if (group != NULL && group->len == 1)
        return group->pdata[0];
    }
  return NULL;
}

static void
set_supervisor (AlprRosterRun *run, AlprRosterEntry *entry, AlprRosterMatch *row,
                AlprRosterPerson *person)
{
  AlprRosterPerson *known = alpr_roster_book_find_person (run->book, entry->id);
  AlprRosterPerson *was
      = known != NULL ? alpr_roster_book_find_person (run->book, known->supervisor) : NULL;
  const char *name = NULL;

  if (row != NULL)
    person = row->person;
  if (person != NULL)
    {
      entry->supervisor_id = person->id;
      name = person->text[ALPR_ROSTER_NAME];
    }
  else if (row->entry != NULL && row->entry->state == ALPR_ROSTER_NEW)
    {
      entry->supervisor = row->entry;
      name = row->entry->name;
    }
  if (known == NULL || name == NULL || (person != NULL && person->id == known->supervisor))
    return;
  alpr_roster_entry_change (entry, "supervisor",
                            was != NULL ? was->text[ALPR_ROSTER_NAME] : NULL, name);
  entry->state = ALPR_ROSTER_CHANGED;
}

/* Whether the row and the person found are the entry's own */
static gboolean
is_own (AlprRosterEntry *entry, AlprRosterMatch *row, AlprRosterPerson *person)
{
  return (row != NULL && row->entry == entry)
         || (person != NULL && entry->id != 0 && person->id == entry->id)
         || (row != NULL && row->person != NULL && row->person->id == entry->id);
}

static void
compare_supervisors (AlprRosterRun *run)
{
  g_autoptr (GHashTable) rows = index_rows (run);
  guint lost = 0;
  const char *example = NULL;

  for (guint i = 0; i < run->preview->list->records->len; i++)
    {
      AlprRosterMatch *match = &run->matches[i];
      const char *text = match->record->text[ALPR_ROSTER_MANAGER];
      g_autofree char *key = text != NULL ? alpr_text_normalise (text) : NULL;
      AlprRosterMatch *row = key != NULL ? g_hash_table_lookup (rows, key) : NULL;
      AlprRosterPerson *person = NULL;

      if (key == NULL || match->entry == NULL || match->same_as != NULL
          || match->entry->state == ALPR_ROSTER_AMBIGUOUS
          || match->entry->state == ALPR_ROSTER_SETTLE)
        continue;
      if (row == NULL && !g_hash_table_contains (rows, key))
        person = find_in_book (run, text);
      if ((row == NULL && person == NULL) || is_own (match->entry, row, person))
        {
          lost++;
          example = example != NULL ? example : text;
          continue;
        }
      set_supervisor (run, match->entry, row, person);
    }
  if (lost > 0)
    g_ptr_array_add (run->preview->notes,
                     g_strdup_printf ("%u supervisor%s left out, since nobody or several are "
                                      "called so, or it is the person (“%s”)",
                                      lost, lost == 1 ? " is" : "s are", example));
}

static void
find_gone (AlprRosterRun *run)
{
  for (guint i = 0; i < run->book->people->len; i++)
    {
      AlprRosterPerson *person = run->book->people->pdata[i];
      AlprRosterEntry *entry;

      if (person->seen || strcmp (person->state, "left") == 0)
        continue;
      entry = alpr_roster_entry_add (run, ALPR_ROSTER_PEOPLE, NULL,
                                     person->text[ALPR_ROSTER_NAME]);
      entry->state = ALPR_ROSTER_GONE;
      entry->id = person->id;
      alpr_roster_entry_say (entry, "%s in the book, and not in the list", person->state);
    }
}

/**
 * alpr_roster_compare_people:
 * @run: a comparison, whose matches are found
 *
 * Writes the people's part of the preview.
 */
void
alpr_roster_compare_people (AlprRosterRun *run)
{
  for (guint i = 0; i < run->preview->list->records->len; i++)
    compare_row (run, &run->matches[i]);
  compare_supervisors (run);
  if (run->preview->list->people && run->preview->list->whole)
    find_gone (run);
}
