/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-roster-preview.h"

G_BEGIN_DECLS

/**
 * AlprRosterPerson:
 * @text: as in a record; %NULL where the book says nothing
 * @claimed: whether a row of the list was found to be this person, by number or e-mail
 * @seen: whether the list may mean this person at all, so that they aren't gone
 *
 * A person of the book.
 */
typedef struct
{
  gint64 id;
  char *text[ALPR_ROSTER_N_FIELDS];
  char *state;
  gint64 supervisor;
  gboolean claimed;
  gboolean seen;
} AlprRosterPerson;

/**
 * AlprRosterAccount:
 *
 * An account of the book, likewise.
 */
typedef struct
{
  gint64 id;
  char *text[ALPR_ROSTER_N_FIELDS];
  gint64 last_used;
  gboolean closed;
  gint64 person;
  gboolean claimed;
  gboolean seen;
} AlprRosterAccount;

/**
 * AlprRosterBook:
 * @people: of #AlprRosterPerson
 * @accounts: of #AlprRosterAccount
 * @people_by: for number, e-mail and name: a text as compared → GPtrArray of people
 * @accounts_by: for login, e-mail and name: system and text as compared → GPtrArray of accounts
 * @systems: a system's normal form → how the book writes it
 * @roles: a role's value or label in normal form → its value
 * @people_ids: number → person
 * @zone: the agency's
 *
 * What a list is compared with. Read once, so that a preview of ten thousand people asks no
 * statement for each of them.
 */
typedef struct
{
  GPtrArray *people;
  GPtrArray *accounts;
  GHashTable *people_by[3];
  GHashTable *accounts_by[3];
  GHashTable *systems;
  GHashTable *roles;
  GHashTable *people_ids;
  GTimeZone *zone;
} AlprRosterBook;

enum
{
  ALPR_ROSTER_BY_NUMBER = 0, /* of people */
  ALPR_ROSTER_BY_LOGIN = 0,  /* of accounts */
  ALPR_ROSTER_BY_EMAIL = 1,
  ALPR_ROSTER_BY_NAME = 2
};

AlprRosterBook *alpr_roster_book_load (AlprStore *store, GCancellable *cancellable,
                                       GError **error);
void alpr_roster_book_free (AlprRosterBook *self);
AlprRosterPerson *alpr_roster_book_find_person (AlprRosterBook *self, gint64 id);
GPtrArray *alpr_roster_book_people (AlprRosterBook *self, int by, const char *text);
GPtrArray *alpr_roster_book_accounts (AlprRosterBook *self, int by, const char *system,
                                      const char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRosterBook, alpr_roster_book_free)

/**
 * AlprRosterMatch:
 * @person: (nullable): the person of the book who is meant
 * @same_as: (nullable): the earlier row of the list that speaks of the same person
 * @entry: (nullable): the person's line of the preview, where the row has one
 * @ambiguous: (nullable): why nobody can say who is meant
 *
 * Whom a row of the list means.
 */
typedef struct _AlprRosterMatch AlprRosterMatch;
struct _AlprRosterMatch
{
  AlprRosterRecord *record;
  AlprRosterPerson *person;
  AlprRosterMatch *same_as;
  AlprRosterEntry *entry;
  char *ambiguous;
};

/**
 * AlprRosterRun:
 *
 * A comparison under way.
 */
typedef struct
{
  AlprRosterBook *book;
  AlprRosterPreview *preview;
  const AlprRosterOptions *options;
  GCancellable *cancellable;
  AlprRosterMatch *matches; /* one a record */
} AlprRosterRun;

char *alpr_roster_fold (int by, const char *text);
gboolean alpr_roster_differ (const char *a, const char *b);
void alpr_roster_match_people (AlprRosterRun *run);
void alpr_roster_compare_people (AlprRosterRun *run);
void alpr_roster_compare_accounts (AlprRosterRun *run);

AlprRosterEntry *alpr_roster_entry_add (AlprRosterRun *run, AlprRosterPart part,
                                        const AlprRosterRecord *record, const char *name);
void alpr_roster_entry_change (AlprRosterEntry *self, const char *field, const char *was,
                               const char *becomes);
void alpr_roster_entry_say (AlprRosterEntry *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
