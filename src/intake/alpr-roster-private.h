/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-reader.h"
#include "alpr-roster.h"

G_BEGIN_DECLS

/* Longer than anything that a list of people says */
#define ALPR_ROSTER_LONGEST 500

/**
 * AlprRosterColumn:
 *
 * What a column of a list holds. A name may stand in one column or in several.
 */
typedef enum
{
  ALPR_ROSTER_COLUMN_FIRST,
  ALPR_ROSTER_COLUMN_MIDDLE,
  ALPR_ROSTER_COLUMN_LAST,
  ALPR_ROSTER_COLUMN_NAME,
  ALPR_ROSTER_COLUMN_NUMBER,
  ALPR_ROSTER_COLUMN_UNIT,
  ALPR_ROSTER_COLUMN_RANK,
  ALPR_ROSTER_COLUMN_EMAIL,
  ALPR_ROSTER_COLUMN_PHONE,
  ALPR_ROSTER_COLUMN_MANAGER,
  ALPR_ROSTER_COLUMN_ROLE,
  ALPR_ROSTER_COLUMN_SYSTEM,
  ALPR_ROSTER_COLUMN_ACCOUNT,
  ALPR_ROSTER_COLUMN_VENDOR_ROLE,
  ALPR_ROSTER_COLUMN_PERMISSIONS,
  ALPR_ROSTER_COLUMN_PERMISSION, /* its label is the permission, its cell says yes or no */
  ALPR_ROSTER_COLUMN_PROVIDER,
  ALPR_ROSTER_COLUMN_LAST_USED,
  ALPR_ROSTER_COLUMN_ENABLED,
  ALPR_ROSTER_COLUMN_CONTROL, /* userAccountControl of a directory */
  ALPR_ROSTER_COLUMN_DN,
  ALPR_ROSTER_N_COLUMNS
} AlprRosterColumn;

/**
 * AlprRosterPlace:
 * @index: the cell
 * @column: what it holds
 * @rank: of two columns that hold the same, the one of the lower rank counts
 * @label: its heading
 */
typedef struct
{
  guint index;
  AlprRosterColumn column;
  guint rank;
  char *label;
} AlprRosterPlace;

/**
 * AlprRosterLayout:
 * @kind: static text: what the file is read as
 * @vendor: whether it is a vendor's list, whose names are shown and don't sign in
 * @directory: whether it is an export of a directory, whose accounts sign in
 * @places: of #AlprRosterPlace, by rank
 * @unused: of texts: the headings that nobody asks for
 *
 * How a list's columns lie.
 */
typedef struct
{
  const char *kind;
  gboolean vendor;
  gboolean directory;
  GArray *places;
  GPtrArray *unused;
} AlprRosterLayout;

AlprRosterLayout *alpr_roster_layout_new (const AlprReadRow *header);
void alpr_roster_layout_free (AlprRosterLayout *self);
gboolean alpr_roster_layout_has (AlprRosterLayout *self, AlprRosterColumn column);
gboolean alpr_roster_is_search_audit (const AlprReadRow *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprRosterLayout, alpr_roster_layout_free)

gboolean alpr_roster_name_is_swapped (const char *first, const char *last);
char *alpr_roster_name_turn (const char *first, const char *last);
char *alpr_roster_name_uncomma (const char *name);
char *alpr_roster_name_of_dn (const char *dn);

gboolean alpr_roster_parse_time (const char *text, GTimeZone *zone, gint64 *time);
int alpr_roster_parse_flag (const char *text);
char *alpr_roster_clean (const char *text, gsize length, gboolean name);

/**
 * AlprRosterTally:
 * @count: how often
 * @row: where first
 * @text: (nullable): what stood there
 *
 * How often something was met that a person should know about.
 */
typedef struct
{
  guint count;
  gint64 row;
  char *text;
} AlprRosterTally;

void alpr_roster_tally_add (AlprRosterTally *self, gint64 row, const char *text);
void alpr_roster_tally_clear (AlprRosterTally *self);

gboolean alpr_roster_check_row (AlprRosterList *list, AlprRosterRecord *record);

gboolean alpr_roster_read_table (AlprRosterList *list, AlprReader *reader, GTimeZone *zone,
                                 GCancellable *cancellable, GError **error);
gboolean alpr_roster_is_json (int fd);
gboolean alpr_roster_read_scim (AlprRosterList *list, int fd, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
