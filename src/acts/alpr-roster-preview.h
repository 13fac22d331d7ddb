/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-roster-list.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprRosterPart:
 *
 * What of a list is taken in; an entry is one of the two.
 */
typedef enum
{
  ALPR_ROSTER_PEOPLE = 1,
  ALPR_ROSTER_ACCOUNTS = 2,
  ALPR_ROSTER_BOTH = 3
} AlprRosterPart;

/**
 * AlprRosterState:
 * @ALPR_ROSTER_NEW: the book doesn't have it; an import enters it
 * @ALPR_ROSTER_CHANGED: the book says otherwise; an import changes it
 * @ALPR_ROSTER_AMBIGUOUS: two may be meant; an import leaves it out
 * @ALPR_ROSTER_SETTLE: book and list contradict, and only a person can say which is right; an
 *   import leaves it out
 * @ALPR_ROSTER_GONE: the book has it and the list does not; an import leaves it as it is
 * @ALPR_ROSTER_SAME: nothing to do
 *
 * How a person or an account of the list, or of the book, stands to the other.
 */
typedef enum
{
  ALPR_ROSTER_NEW,
  ALPR_ROSTER_CHANGED,
  ALPR_ROSTER_AMBIGUOUS,
  ALPR_ROSTER_SETTLE,
  ALPR_ROSTER_GONE,
  ALPR_ROSTER_SAME,
  ALPR_ROSTER_N_STATES
} AlprRosterState;

/**
 * AlprRosterChange:
 * @field: (transfer none): a word of the program: name, number, unit, rank, e-mail, phone,
 *   supervisor, role in the system, permissions, provider, last used, person
 * @was: (nullable): what the book says
 * @becomes: what the list says
 */
typedef struct
{
  const char *field;
  char *was;
  char *becomes;
} AlprRosterChange;

typedef struct _AlprRosterEntry AlprRosterEntry;

/**
 * AlprRosterEntry:
 * @part: a person or an account
 * @state: what an import makes of it
 * @record: (nullable): what the list says; %NULL for what is gone
 * @id: the person's or the account's number in the book; 0 where it is new
 * @name: who or what
 * @system: (nullable): of an account
 * @why: (nullable): what a person should know: a sentence without its full stop
 * @changes: (nullable): of #AlprRosterChange
 * @person: (nullable): of an account, whose it is to be: an entry of the same preview
 * @person_id: of an account, whose it is to be: a number in the book; 0 where nobody's or @person's
 * @supervisor: (nullable): of a person, who supervises: an entry of the same preview
 * @supervisor_id: of a person, who supervises: a number in the book; 0 where nobody is said
 * @role: (nullable): of a new person, the role that the list says
 *
 * One line of a preview.
 */
struct _AlprRosterEntry
{
  AlprRosterPart part;
  AlprRosterState state;
  const AlprRosterRecord *record;
  gint64 id;
  char *name;
  char *system;
  char *why;
  GPtrArray *changes;
  AlprRosterEntry *person;
  gint64 person_id;
  AlprRosterEntry *supervisor;
  gint64 supervisor_id;
  char *role;
};

/**
 * AlprRosterOptions:
 * @what: which parts
 * @system: (nullable): the system of accounts whose list names none
 */
typedef struct
{
  AlprRosterPart what;
  const char *system;
} AlprRosterOptions;

/**
 * AlprRosterPreview:
 * @list: the list, a reference
 * @entries: of #AlprRosterEntry: the list's order, then what is gone
 * @people: how many people there are of each state
 * @accounts: how many accounts there are of each state
 * @notes: of texts: the list's own, and those that the book gave rise to
 * @digest: of all this, so that an import can tell whether the book is still as it was
 *
 * What an import of a list would do to the book, and what it would leave.
 */
typedef struct
{
  AlprRosterList *list;
  GPtrArray *entries;
  guint people[ALPR_ROSTER_N_STATES];
  guint accounts[ALPR_ROSTER_N_STATES];
  GPtrArray *notes;
  char *digest;
} AlprRosterPreview;

/**
 * AlprRosterImport:
 * @list: the list
 * @digest: (nullable): of the preview that somebody has looked at; the import is refused where the
 *   book has changed since
 *
 * What the act roster/import takes beside its inputs (alpr_act_run_with()).
 */
typedef struct
{
  AlprRosterList *list;
  const char *digest;
} AlprRosterImport;

AlprRosterPreview *alpr_roster_preview_new (AlprStore *store, AlprRosterList *list,
                                            const AlprRosterOptions *options,
                                            GCancellable *cancellable, GError **error);
void alpr_roster_preview_free (AlprRosterPreview *self);
gboolean alpr_roster_preview_is_idle (AlprRosterPreview *self);
char *alpr_roster_entry_describe (const AlprRosterEntry *self);

const char *alpr_roster_state_to_text (AlprRosterState state);
gboolean alpr_roster_part_from_text (const char *text, AlprRosterPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRosterPreview, alpr_roster_preview_free)

G_END_DECLS
