/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprRosterField:
 *
 * What a list says of a person and of the person's account. `NAME` to `ROLE` are the person's,
 * `SYSTEM` to `PROVIDER` the account's; the e-mail is both's.
 */
typedef enum
{
  ALPR_ROSTER_NAME,
  ALPR_ROSTER_NUMBER,
  ALPR_ROSTER_UNIT,
  ALPR_ROSTER_RANK,
  ALPR_ROSTER_EMAIL,
  ALPR_ROSTER_PHONE,
  ALPR_ROSTER_MANAGER,
  ALPR_ROSTER_ROLE,
  ALPR_ROSTER_SYSTEM,
  ALPR_ROSTER_ACCOUNT,
  ALPR_ROSTER_VENDOR_ROLE,
  ALPR_ROSTER_PERMISSIONS,
  ALPR_ROSTER_PROVIDER,
  ALPR_ROSTER_N_FIELDS
} AlprRosterField;

/* For an instant that isn't known */
#define ALPR_ROSTER_NEVER G_MININT64

/**
 * AlprRosterRecord:
 * @text: a text a field, trimmed and never empty; %NULL where the file says nothing
 * @last_used: milliseconds UTC, or %ALPR_ROSTER_NEVER
 * @enabled: 1 where the account works, 0 where it is disabled, -1 where the file doesn't say
 * @login: whether the account's name is one that signs in, and so is one account's in its system;
 *   else it is a name that is shown, which two people may share
 * @sheet: the sheet; empty for files without any
 * @row: the row as a person counts it; in JSON, the user's place in the list
 * @raw: the row as it came
 *
 * A person and an account of theirs, as one row of a list says.
 */
typedef struct
{
  char *text[ALPR_ROSTER_N_FIELDS];
  gint64 last_used;
  int enabled;
  gboolean login;
  char *sheet;
  gint64 row;
  char *raw;
} AlprRosterRecord;

/**
 * AlprRosterAside:
 * @reason: why the row can't be taken in
 *
 * A row that is left out of a list, with all that is needed to find it again.
 */
typedef struct
{
  char *sheet;
  gint64 row;
  char *reason;
  char *raw;
} AlprRosterAside;

/**
 * AlprRosterList:
 * @refs: how many hold it; nobody changes it once it is read
 * @path: where the file lies
 * @file: its name without folders
 * @sha256: of its bytes
 * @kind: static text: what the file was read as
 * @system: (nullable): static text: the system that such a file is about
 * @people: whether it is a list of people, so that who is not in it may be gone
 * @whole: whether it says that it is one page of several (%FALSE), so that nobody is missed in it
 * @rows: how many rows were read: the records and what was set aside
 * @records: of #AlprRosterRecord
 * @aside: of #AlprRosterAside
 * @notes: of texts: what was made of the file, for a person to know
 *
 * A list of people and accounts, as a reader of src/intake makes it of a file.
 */
typedef struct
{
  gatomicrefcount refs;
  char *path;
  char *file;
  char *sha256;
  const char *kind;
  const char *system;
  gboolean people;
  gboolean whole;
  gint64 rows;
  GPtrArray *records;
  GPtrArray *aside;
  GPtrArray *notes;
} AlprRosterList;

AlprRosterRecord *alpr_roster_record_new (const char *sheet, gint64 row, const char *raw);
void alpr_roster_record_free (AlprRosterRecord *self);
void alpr_roster_record_set (AlprRosterRecord *self, AlprRosterField field, const char *text);

AlprRosterList *alpr_roster_list_new (const char *path);
AlprRosterList *alpr_roster_list_ref (AlprRosterList *self);
void alpr_roster_list_unref (AlprRosterList *self);
void alpr_roster_list_set_aside (AlprRosterList *self, AlprRosterRecord *record,
                                 const char *reason);
void alpr_roster_list_note (AlprRosterList *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void alpr_roster_list_finish (AlprRosterList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRosterRecord, alpr_roster_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRosterList, alpr_roster_list_unref)

G_END_DECLS
