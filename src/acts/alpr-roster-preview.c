/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an import of a list would do: the list beside the book, line by line. It reads the book and
 * changes nothing; the act roster/import makes the same comparison again within its transaction,
 * and does what its lines say.
 *
 * The digest is over every line. Where it is the same twice, so is all that an import would do.
 */

#include "alpr-roster-preview.h"

#include <string.h>

#include "alpr-digest.h"
#include "alpr-roster-book.h"

static const char *const states[]
    = { "new", "changed", "ambiguous", "to-settle", "gone", "same" };

G_STATIC_ASSERT (G_N_ELEMENTS (states) == ALPR_ROSTER_N_STATES);

/** alpr_roster_state_to_text: Returns: (transfer none): the state's word */
const char *
alpr_roster_state_to_text (AlprRosterState state)
{
  return states[state];
}

/**
 * alpr_roster_part_from_text:
 * @text: `people`, `accounts` or `both`
 * @part: (out): the part; untouched on failure
 *
 * Returns: whether there is such a part
 */
gboolean
alpr_roster_part_from_text (const char *text, AlprRosterPart *part)
{
  static const struct
  {
    const char *text;
    AlprRosterPart part;
  } parts[] = { { "people", ALPR_ROSTER_PEOPLE },
                { "accounts", ALPR_ROSTER_ACCOUNTS },
                { "both", ALPR_ROSTER_BOTH } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].text, text) == 0)
      {
        *part = parts[i].part;
        return TRUE;
      }
  return FALSE;
}

static void
change_free (AlprRosterChange *change)
{
  g_free (change->was);
  g_free (change->becomes);
  g_free (change);
}

static void
entry_free (AlprRosterEntry *entry)
{
  g_free (entry->name);
  g_free (entry->system);
  g_free (entry->why);
  g_free (entry->role);
  g_clear_pointer (&entry->changes, g_ptr_array_unref);
  g_free (entry);
}

/** alpr_roster_entry_add: Returns: (transfer none): a new line of the preview */
AlprRosterEntry *
alpr_roster_entry_add (AlprRosterRun *run, AlprRosterPart part, const AlprRosterRecord *record,
                       const char *name)
{
  AlprRosterEntry *entry = g_new0 (AlprRosterEntry, 1);

  entry->part = part;
  entry->record = record;
  entry->name = g_strdup (name != NULL ? name : "");
  g_ptr_array_add (run->preview->entries, entry);
  return entry;
}

/** alpr_roster_entry_change: Adds a field that changes. */
void
alpr_roster_entry_change (AlprRosterEntry *self, const char *field, const char *was,
                          const char *becomes)
{
  AlprRosterChange *change = g_new0 (AlprRosterChange, 1);

  if (self->changes == NULL)
    self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);
  change->field = field;
  change->was = g_strdup (was);
  change->becomes = g_strdup (becomes);
  g_ptr_array_add (self->changes, change);
}

/** alpr_roster_entry_say: Adds what a person should know. */
void
alpr_roster_entry_say (AlprRosterEntry *self, const char *format, ...)
{
  g_autofree char *before = self->why;
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  self->why = before != NULL ? g_strconcat (before, "; ", words, NULL) : g_strdup (words);
}

/** alpr_roster_entry_describe: Returns: (transfer full): what changes and why, in one line */
char *
alpr_roster_entry_describe (const AlprRosterEntry *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      AlprRosterChange *change = self->changes->pdata[i];

      g_string_append_printf (words, "%s%s: %s → %s", i > 0 ? "; " : "", change->field,
                              change->was != NULL ? change->was : "–", change->becomes);
    }
  if (self->why != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", self->why);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/** alpr_roster_preview_free: Frees a preview. */
void
alpr_roster_preview_free (AlprRosterPreview *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->notes);
  alpr_roster_list_unref (self->list);
  g_free (self->digest);
  g_free (self);
}

/** alpr_roster_preview_is_idle: Returns: whether an import would change nothing */
gboolean
alpr_roster_preview_is_idle (AlprRosterPreview *self)
{
  return self->people[ALPR_ROSTER_NEW] + self->people[ALPR_ROSTER_CHANGED]
             + self->accounts[ALPR_ROSTER_NEW] + self->accounts[ALPR_ROSTER_CHANGED]
         == 0;
}

static void
digest_text (AlprDigest *digest, const char *text)
{
  alpr_digest_update (digest, text != NULL ? text : "", text != NULL ? strlen (text) + 1 : 1);
}

/* Counts the lines, and makes the digest over them. */
static void
finish (AlprRosterPreview *self)
{
  g_autoptr (AlprDigest) digest = alpr_digest_new ();

  digest_text (digest, self->list->sha256);
  for (guint i = 0; i < self->entries->len; i++)
    {
      AlprRosterEntry *entry = self->entries->pdata[i];
      g_autofree char *words = alpr_roster_entry_describe (entry);
      g_autofree char *key
          = g_strdup_printf ("%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                             (int)entry->part, (int)entry->state, entry->id, entry->person_id,
                             entry->supervisor_id);

      if (entry->part == ALPR_ROSTER_PEOPLE)
        self->people[entry->state]++;
      else
        self->accounts[entry->state]++;
      digest_text (digest, key);
      digest_text (digest, entry->name);
      digest_text (digest, entry->system);
      digest_text (digest, entry->role);
      digest_text (digest, words);
    }
  self->digest = alpr_digest_finish_hex (digest);
}

static void
clear_matches (AlprRosterRun *run)
{
  for (guint i = 0; i < run->preview->list->records->len; i++)
    g_free (run->matches[i].ambiguous);
  g_free (run->matches);
}

/**
 * alpr_roster_preview_new:
 * @store: the book
 * @list: the list
 * @options: what is asked for
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Compares a list with the book.
 *
 * Returns: (transfer full): what an import would do
 */
AlprRosterPreview *
alpr_roster_preview_new (AlprStore *store, AlprRosterList *list, const AlprRosterOptions *options,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprRosterBook) book = alpr_roster_book_load (store, cancellable, error);
  g_autoptr (AlprRosterPreview) self = NULL;
  AlprRosterRun run = { .book = book, .options = options, .cancellable = cancellable };

  if (book == NULL)
    return NULL;
  self = g_new0 (AlprRosterPreview, 1);
  self->list = alpr_roster_list_ref (list);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < list->notes->len; i++)
    g_ptr_array_add (self->notes, g_strdup (list->notes->pdata[i]));
  run.preview = self;
  run.matches = g_new0 (AlprRosterMatch, MAX (list->records->len, 1));
  for (guint i = 0; i < list->records->len; i++)
    run.matches[i].record = list->records->pdata[i];
  alpr_roster_match_people (&run);
  if ((options->what & ALPR_ROSTER_PEOPLE) != 0)
    alpr_roster_compare_people (&run);
  if ((options->what & ALPR_ROSTER_ACCOUNTS) != 0
      && !g_cancellable_is_cancelled (cancellable))
    alpr_roster_compare_accounts (&run);
  clear_matches (&run);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  finish (self);
  return g_steal_pointer (&self);
}
