/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom does each row of a list mean? By number, else by e-mail address, else by name:
 *
 *   1. A number or an address that one person of the book has means that person, unless number and
 *      address mean two, or nothing of the name is the same: then somebody may have got another's
 *      badge or mailbox.
 *   2. Among those who are left, a name means a person where it is one row's and one person's, and
 *      number and address don't contradict. Who was found by number or address already is nobody
 *      else, so that two people of one name don't stand in each other's way.
 *
 * Whoever may be meant is not gone, also where it could not be told. Nothing is ever guessed: what
 * is not clear is left to a person, with the reason.
 */

#include "alpr-roster-book.h"

#include <string.h>

#include "alpr-text.h"

/* Whether two names share a word of two letters or more, or one of them isn't known */
static gboolean
names_are_akin (const char *a, const char *b)
{
  g_autofree char *left = a != NULL ? alpr_text_normalise (a) : NULL;
  g_autofree char *right = b != NULL ? alpr_text_normalise (b) : NULL;
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) others = NULL;

  if (left == NULL || right == NULL)
    return TRUE;
  words = g_strsplit (left, " ", -1);
  others = g_strsplit (right, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 1 && g_strv_contains ((const char *const *)others, words[i]))
      return TRUE;
  return FALSE;
}

static void
mark_seen (GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    ((AlprRosterPerson *)people->pdata[i])->seen = TRUE;
}

static const char *
name_of (AlprRosterPerson *person)
{
  return person->text[ALPR_ROSTER_NAME];
}

/* Why number and address don't mean one person; NULL where they do or say nothing */
static char *
find_doubt (AlprRosterRecord *record, GPtrArray *numbers, GPtrArray *emails)
{
  AlprRosterPerson *by_number = numbers != NULL ? numbers->pdata[0] : NULL;
  AlprRosterPerson *by_email = emails != NULL ? emails->pdata[0] : NULL;
  AlprRosterPerson *found = by_number != NULL ? by_number : by_email;

  if (numbers != NULL && numbers->len > 1)
    return g_strdup_printf ("several people of the book have the number “%s”",
                            record->text[ALPR_ROSTER_NUMBER]);
  if (emails != NULL && emails->len > 1 && by_number == NULL)
    return g_strdup_printf ("several people of the book have the e-mail address “%s”",
                            record->text[ALPR_ROSTER_EMAIL]);
  if (by_number != NULL && emails != NULL
      && !g_ptr_array_find (emails, by_number, NULL))
    return g_strdup_printf ("the number is that of %s, the e-mail address that of %s",
                            name_of (by_number), name_of (by_email));
  if (found == NULL || (by_number != NULL && by_email != NULL)
      || names_are_akin (record->text[ALPR_ROSTER_NAME], name_of (found)))
    return NULL;
  return g_strdup_printf ("the %s is that of %s, whose name is another",
                          by_number != NULL ? "number" : "e-mail address", name_of (found));
}

static void
match_by_keys (AlprRosterRun *run, AlprRosterMatch *match)
{
  AlprRosterRecord *record = match->record;
  GPtrArray *numbers = alpr_roster_book_people (run->book, ALPR_ROSTER_BY_NUMBER,
                                                record->text[ALPR_ROSTER_NUMBER]);
  GPtrArray *emails = alpr_roster_book_people (run->book, ALPR_ROSTER_BY_EMAIL,
                                               record->text[ALPR_ROSTER_EMAIL]);

  mark_seen (numbers);
  mark_seen (emails);
  match->ambiguous = find_doubt (record, numbers, emails);
  if (match->ambiguous != NULL || (numbers == NULL && emails == NULL))
    return;
  match->person = numbers != NULL ? numbers->pdata[0] : emails->pdata[0];
  match->person->claimed = TRUE;
}

static gboolean
contradicts (AlprRosterRecord *record, AlprRosterPerson *person)
{
  return alpr_roster_differ (record->text[ALPR_ROSTER_NUMBER], person->text[ALPR_ROSTER_NUMBER])
         || alpr_roster_differ (record->text[ALPR_ROSTER_EMAIL], person->text[ALPR_ROSTER_EMAIL]);
}

static void
match_by_name (AlprRosterRun *run, AlprRosterMatch *match, GHashTable *counts)
{
  AlprRosterRecord *record = match->record;
  const char *name = record->text[ALPR_ROSTER_NAME];
  GPtrArray *named = alpr_roster_book_people (run->book, ALPR_ROSTER_BY_NAME, name);
  g_autofree char *norm = name != NULL ? alpr_text_normalise (name) : NULL;
  AlprRosterPerson *found = NULL;
  guint n = 0;

  for (guint i = 0; named != NULL && i < named->len; i++)
    {
      AlprRosterPerson *person = named->pdata[i];

      if (person->claimed)
        continue;
      person->seen = TRUE;
      found = person;
      n++;
    }
  if (n == 0)
    return;
  if (n > 1)
    match->ambiguous = g_strdup_printf ("%u people of the book have this name", n);
  else if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, norm)) > 1)
    match->ambiguous = g_strdup ("several rows have this name, and one person of the book");
  else if (contradicts (record, found))
    match->ambiguous
        = g_strdup_printf ("%s of the book has this name, and another number or e-mail address",
                           found->text[ALPR_ROSTER_NUMBER] != NULL
                               ? found->text[ALPR_ROSTER_NUMBER]
                               : found->text[ALPR_ROSTER_EMAIL]);
  else
    match->person = found;
}

/* How many rows have each name, of those that neither number nor address has settled */
static GHashTable *
count_names (AlprRosterRun *run)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < run->preview->list->records->len; i++)
    {
      AlprRosterMatch *match = &run->matches[i];
      const char *name = match->record->text[ALPR_ROSTER_NAME];
      char *norm;

      if (match->person != NULL || match->same_as != NULL || name == NULL)
        continue;
      norm = alpr_text_normalise (name);
      g_hash_table_replace (
          counts, norm,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, norm)) + 1));
    }
  return counts;
}

/* A person whose number or address stood in an earlier row already is that one. The list's own
 * check made sure that the rows don't contradict each other. */
static void
link_rows (AlprRosterRun *run)
{
  static const AlprRosterField keys[] = { ALPR_ROSTER_NUMBER, ALPR_ROSTER_EMAIL };
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < run->preview->list->records->len; i++)
    {
      AlprRosterMatch *match = &run->matches[i];

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          const char *text = match->record->text[keys[k]];
          g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
          g_autofree char *key = g_strdup_printf ("%u%s", k, folded != NULL ? folded : "");
          AlprRosterMatch *earlier = text != NULL ? g_hash_table_lookup (first, key) : NULL;

          if (text == NULL)
            continue;
          if (earlier == NULL)
            g_hash_table_insert (first, g_steal_pointer (&key), match);
          else if (earlier != match && match->same_as == NULL)
            match->same_as = earlier->same_as != NULL ? earlier->same_as : earlier;
        }
    }
}

/**
 * alpr_roster_match_people:
 * @run: a comparison, whose matches have their records
 *
 * Finds whom each row means.
 */
void
alpr_roster_match_people (AlprRosterRun *run)
{
  guint n = run->preview->list->records->len;
  g_autoptr (GHashTable) counts = NULL;

  link_rows (run);
  for (guint i = 0; i < n; i++)
    if (run->matches[i].same_as == NULL)
      match_by_keys (run, &run->matches[i]);
  counts = count_names (run);
  for (guint i = 0; i < n; i++)
    {
      AlprRosterMatch *match = &run->matches[i];

      if (match->same_as == NULL && match->person == NULL && match->ambiguous == NULL)
        match_by_name (run, match, counts);
    }
  for (guint i = 0; i < n; i++)
    if (run->matches[i].same_as != NULL)
      {
        run->matches[i].person = run->matches[i].same_as->person;
        run->matches[i].ambiguous = g_strdup (run->matches[i].same_as->ambiguous);
      }
}
