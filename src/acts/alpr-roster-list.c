/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of people and accounts: what a file says, before anybody has asked the book about it. The
 * readers of src/intake make it, the preview and the act roster/import take it.
 *
 * A list contradicts itself where a number or an e-mail address stands with two people, or where
 * two people share a name and nothing tells them apart. Nobody can say which of them is right, so
 * all of them are set aside: alpr_roster_list_finish() sees to it. Every row that was read is a
 * record or is set aside; none is dropped.
 */

#include "alpr-roster-list.h"

#include <string.h>

#include "alpr-text.h"

/* Rows that share a text are few, but for a file made to be slow: then only neighbours are compared
 */
#define MOST_PAIRS 16

/** alpr_roster_record_new: Returns: (transfer full): a record that says nothing yet */
AlprRosterRecord *
alpr_roster_record_new (const char *sheet, gint64 row, const char *raw)
{
  AlprRosterRecord *self = g_new0 (AlprRosterRecord, 1);

  self->last_used = ALPR_ROSTER_NEVER;
  self->enabled = -1;
  self->sheet = g_strdup (sheet);
  self->row = row;
  self->raw = g_strdup (raw);
  return self;
}

/** alpr_roster_record_free: Frees a record. */
void
alpr_roster_record_free (AlprRosterRecord *self)
{
  for (guint i = 0; i < ALPR_ROSTER_N_FIELDS; i++)
    g_free (self->text[i]);
  g_free (self->sheet);
  g_free (self->raw);
  g_free (self);
}

/** alpr_roster_record_set: Gives a field its text; blanks around it go, and nothing is nothing. */
void
alpr_roster_record_set (AlprRosterRecord *self, AlprRosterField field, const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_free (self->text[field]);
  self->text[field] = *copy != '\0' ? g_steal_pointer (&copy) : NULL;
}

static void
aside_free (AlprRosterAside *aside)
{
  g_free (aside->sheet);
  g_free (aside->reason);
  g_free (aside->raw);
  g_free (aside);
}

/** alpr_roster_list_new: Returns: (transfer full): an empty list of the file at @path */
AlprRosterList *
alpr_roster_list_new (const char *path)
{
  AlprRosterList *self = g_new0 (AlprRosterList, 1);

  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (path);
  self->file = g_filename_display_basename (path);
  self->whole = TRUE;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_roster_record_free);
  self->aside = g_ptr_array_new_with_free_func ((GDestroyNotify)aside_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** alpr_roster_list_ref: Returns: (transfer full): the list */
AlprRosterList *
alpr_roster_list_ref (AlprRosterList *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/** alpr_roster_list_unref: Gives a reference back; the last one frees the list. */
void
alpr_roster_list_unref (AlprRosterList *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->aside);
  g_ptr_array_unref (self->notes);
  g_free (self->path);
  g_free (self->file);
  g_free (self->sha256);
  g_free (self);
}

/** alpr_roster_list_set_aside: Notes that the row of @record can't be taken in. */
void
alpr_roster_list_set_aside (AlprRosterList *self, AlprRosterRecord *record, const char *reason)
{
  AlprRosterAside *aside = g_new0 (AlprRosterAside, 1);

  aside->sheet = g_strdup (record->sheet);
  aside->row = record->row;
  aside->reason = g_strdup (reason);
  aside->raw = g_strdup (record->raw);
  g_ptr_array_add (self->aside, aside);
}

/** alpr_roster_list_note: Says what was made of the file. */
void
alpr_roster_list_note (AlprRosterList *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
same_text (const char *a, const char *b, gboolean names)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  left = names ? alpr_text_normalise (a) : g_utf8_casefold (a, -1);
  right = names ? alpr_text_normalise (b) : g_utf8_casefold (b, -1);
  return strcmp (left, right) == 0;
}

/* Whether two rows may speak of one person: neither name, number nor e-mail contradicts. */
static gboolean
same_person (AlprRosterRecord *a, AlprRosterRecord *b)
{
  static const AlprRosterField fields[]
      = { ALPR_ROSTER_NAME, ALPR_ROSTER_NUMBER, ALPR_ROSTER_EMAIL };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (a->text[fields[i]] != NULL && b->text[fields[i]] != NULL
        && !same_text (a->text[fields[i]], b->text[fields[i]], fields[i] == ALPR_ROSTER_NAME))
      return FALSE;
  return TRUE;
}

static gboolean
same_account (AlprRosterRecord *a, AlprRosterRecord *b)
{
  return same_text (a->text[ALPR_ROSTER_SYSTEM], b->text[ALPR_ROSTER_SYSTEM], TRUE)
         && same_text (a->text[ALPR_ROSTER_ACCOUNT], b->text[ALPR_ROSTER_ACCOUNT], TRUE);
}

/* The rows that share a field's text: the text → GPtrArray of records */
static GHashTable *
group_by (AlprRosterList *self, AlprRosterField field)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < self->records->len; i++)
    {
      AlprRosterRecord *record = self->records->pdata[i];
      const char *text = record->text[field];
      g_autofree char *key = NULL;
      GPtrArray *group;

      if (text == NULL)
        continue;
      key = field == ALPR_ROSTER_NAME ? alpr_text_normalise (text) : g_utf8_casefold (text, -1);
      group = g_hash_table_lookup (groups, key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_steal_pointer (&key), group);
        }
      g_ptr_array_add (group, record);
    }
  return groups;
}

typedef struct
{
  AlprRosterList *list;
  GHashTable *reasons; /* AlprRosterRecord → text */
} Sieve;

static void
condemn (Sieve *sieve, AlprRosterRecord *record, char *reason)
{
  if (g_hash_table_contains (sieve->reasons, record))
    g_free (reason);
  else
    g_hash_table_insert (sieve->reasons, record, reason);
}

/* One number or e-mail with two people: all of its rows go. */
static void
sieve_key (Sieve *sieve, AlprRosterField field, const char *what)
{
  g_autoptr (GHashTable) groups = group_by (sieve->list, field);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *group = value;
      gboolean contradict = FALSE;

      for (guint i = 1; i < group->len && !contradict; i++)
        for (guint k = i > MOST_PAIRS ? i - 1 : 0; k < i && !contradict; k++)
          contradict = !same_person (group->pdata[k], group->pdata[i]);
      for (guint i = 0; i < group->len && contradict; i++)
        {
          AlprRosterRecord *record = group->pdata[i];
          AlprRosterRecord *other = group->pdata[i == 0 ? 1 : 0];

          condemn (sieve, record,
                   g_strdup_printf ("the %s “%s” stands in row %" G_GINT64_FORMAT
                                    " too, with somebody else",
                                    what, record->text[field], other->row));
        }
    }
}

static gboolean
has_key (AlprRosterRecord *record)
{
  return record->text[ALPR_ROSTER_NUMBER] != NULL || record->text[ALPR_ROSTER_EMAIL] != NULL
         || (record->login && record->text[ALPR_ROSTER_ACCOUNT] != NULL);
}

/* A name that stands twice, where a row has nothing else to know the person by. */
static void
sieve_names (Sieve *sieve)
{
  g_autoptr (GHashTable) groups = group_by (sieve->list, ALPR_ROSTER_NAME);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *group = value;

      for (guint i = 0; i < group->len && group->len > 1; i++)
        {
          AlprRosterRecord *record = group->pdata[i];
          AlprRosterRecord *other = group->pdata[i == 0 ? 1 : 0];

          if (!has_key (record))
            condemn (sieve, record,
                     g_strdup_printf ("the name stands in row %" G_GINT64_FORMAT
                                      " too, and this row has neither a number nor an e-mail "
                                      "address that would tell the two apart",
                                      other->row));
        }
    }
}

/* A row that says again what another one said. */
static void
sieve_repeated (Sieve *sieve, AlprRosterField field)
{
  g_autoptr (GHashTable) groups = group_by (sieve->list, field);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *group = value;

      for (guint i = 1; i < group->len; i++)
        for (guint k = i > MOST_PAIRS ? i - 1 : 0; k < i; k++)
          {
            AlprRosterRecord *before = group->pdata[k];

            if (same_person (before, group->pdata[i]) && same_account (before, group->pdata[i]))
              condemn (sieve, group->pdata[i],
                       g_strdup_printf ("it says again what row %" G_GINT64_FORMAT " says",
                                        before->row));
          }
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AlprRosterAside *left = *(AlprRosterAside *const *)a;
  const AlprRosterAside *right = *(AlprRosterAside *const *)b;
  int sheets = g_strcmp0 (left->sheet, right->sheet);

  return sheets != 0 ? sheets : (left->row > right->row) - (left->row < right->row);
}

/**
 * alpr_roster_list_finish:
 * @self: a list of which every row was read
 *
 * Sets aside the rows that contradict each other, and those that say nothing new.
 */
void
alpr_roster_list_finish (AlprRosterList *self)
{
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Sieve sieve = { self, reasons };
  guint kept = 0;

  sieve_key (&sieve, ALPR_ROSTER_NUMBER, "number");
  sieve_key (&sieve, ALPR_ROSTER_EMAIL, "e-mail address");
  sieve_names (&sieve);
  sieve_repeated (&sieve, ALPR_ROSTER_NUMBER);
  sieve_repeated (&sieve, ALPR_ROSTER_EMAIL);
  g_ptr_array_set_free_func (self->records, NULL);
  for (guint i = 0; i < self->records->len; i++)
    {
      AlprRosterRecord *record = self->records->pdata[i];
      const char *reason = g_hash_table_lookup (reasons, record);

      if (reason == NULL)
        {
          self->records->pdata[kept++] = record;
          continue;
        }
      alpr_roster_list_set_aside (self, record, reason);
      alpr_roster_record_free (record);
    }
  g_ptr_array_set_size (self->records, (int)kept);
  g_ptr_array_set_free_func (self->records, (GDestroyNotify)alpr_roster_record_free);
  g_ptr_array_sort (self->aside, compare_rows);
}
