/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of people as a table, CSV or XLSX. The heading is sought among the first rows of a sheet,
 * since exports may have a title above it (PowerShell writes a line “#TYPE …”); a sheet without one
 * is passed over with a note, and a file without any is refused.
 *
 * A cell that a formula of the workbook reckons is nobody's data: what it showed when the file was
 * saved need not be what it shows elsewhere. Its row is set aside. A text that merely begins like a
 * formula is a text.
 */

#include <string.h>

#include "alpr-cell.h"
#include "alpr-error.h"
#include "alpr-roster-private.h"

#define HEADER_WITHIN 20
#define RAW_MOST 4096

/* disabled: bit 2 of userAccountControl */
#define CONTROL_DISABLED 2

typedef struct
{
  AlprRosterList *list;
  GTimeZone *zone;
  AlprRosterLayout *layout; /* nullable: the heading has not come yet */
  const char *sheet;
  GHashTable *names; /* distinguished name → name, of a directory */
  gint64 rows;
  guint before; /* rows of the sheet before its heading */
  gboolean any;
  gboolean audit;

  AlprRosterTally turned, doubtful, commas, times, emails, flags;
} Table;

/* The row as it came, in one line as CSV writes it */
static char *
dup_raw (const AlprReadRow *row)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  gsize length;

  for (guint i = 0; i < row->n_cells && raw->len <= RAW_MOST; i++)
    {
      AlprCell cell = row->cells[i];

      if (i > 0)
        g_string_append_c (raw, ',');
      cell.length = MIN (cell.length, RAW_MOST);
      alpr_cell_append_csv (&cell, raw);
    }
  length = MIN (raw->len, RAW_MOST);
  return g_utf8_make_valid (raw->str, (gssize)length);
}

static gboolean
is_blank_row (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      return FALSE;
  return TRUE;
}

/* The columns as texts, each NULL where the row says nothing */
typedef struct
{
  char *text[ALPR_ROSTER_N_COLUMNS];
  GString *permissions;
  gboolean permissions_said;
  gint64 last_used;
} Cells;

static void
cells_clear (Cells *cells)
{
  for (guint i = 0; i < ALPR_ROSTER_N_COLUMNS; i++)
    g_free (cells->text[i]);
  g_string_free (cells->permissions, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cells, cells_clear)

static void
take_permission (Cells *cells, const char *label, const char *text)
{
  int flag = alpr_roster_parse_flag (text);

  cells->permissions_said |= flag >= 0;
  if (flag == 1)
    g_string_append_printf (cells->permissions, "%s%s", cells->permissions->len > 0 ? ", " : "",
                            label);
}

static void
take_time (Table *self, Cells *cells, gint64 row, const char *text)
{
  gint64 time;

  if (!alpr_roster_parse_time (text, self->zone, &time))
    alpr_roster_tally_add (&self->times, row, text);
  else if (time > cells->last_used)
    cells->last_used = time;
}

static void
read_cells (Table *self, const AlprReadRow *row, Cells *cells)
{
  for (guint i = 0; i < self->layout->places->len; i++)
    {
      AlprRosterPlace *place = &g_array_index (self->layout->places, AlprRosterPlace, i);
      g_autofree char *text = NULL;

      if (place->index >= row->n_cells)
        continue;
      text = alpr_roster_clean (row->cells[place->index].text, row->cells[place->index].length,
                                place->column <= ALPR_ROSTER_COLUMN_NAME);
      if (text == NULL)
        continue;
      if (place->column == ALPR_ROSTER_COLUMN_PERMISSION)
        take_permission (cells, place->label, text);
      else if (place->column == ALPR_ROSTER_COLUMN_LAST_USED)
        take_time (self, cells, row->row, text);
      else if (cells->text[place->column] == NULL)
        cells->text[place->column] = g_steal_pointer (&text);
    }
}

/* The surname in capitals where the first name should be: the agency's own directory does that to
 * the vendor's list. Where the vendor keeps the name itself, somebody typed it so. */
static char *
turn_name (Table *self, Cells *cells, gint64 row)
{
  const char *first = cells->text[ALPR_ROSTER_COLUMN_FIRST];
  const char *last = cells->text[ALPR_ROSTER_COLUMN_LAST];
  const char *provider = cells->text[ALPR_ROSTER_COLUMN_PROVIDER];
  g_autofree char *as_written = g_strconcat (first, " ", last, NULL);

  if (!self->layout->vendor || !alpr_roster_name_is_swapped (first, last))
    return g_steal_pointer (&as_written);
  if (provider != NULL && g_ascii_strcasecmp (provider, "External") == 0)
    {
      alpr_roster_tally_add (&self->turned, row, as_written);
      return alpr_roster_name_turn (first, last);
    }
  alpr_roster_tally_add (&self->doubtful, row, as_written);
  return g_steal_pointer (&as_written);
}

static char *
make_name (Table *self, Cells *cells, gint64 row)
{
  const char *first = cells->text[ALPR_ROSTER_COLUMN_FIRST];
  const char *middle = cells->text[ALPR_ROSTER_COLUMN_MIDDLE];
  const char *last = cells->text[ALPR_ROSTER_COLUMN_LAST];
  const char *name = cells->text[ALPR_ROSTER_COLUMN_NAME];
  char *turned;

  if (first != NULL && last != NULL)
    return middle != NULL ? g_strjoin (" ", first, middle, last, NULL)
                          : turn_name (self, cells, row);
  /* An account of a service has a name to show, and no person's */
  if (self->layout->directory && alpr_roster_layout_has (self->layout, ALPR_ROSTER_COLUMN_FIRST)
      && alpr_roster_layout_has (self->layout, ALPR_ROSTER_COLUMN_LAST))
    return NULL;
  if (name == NULL)
    return g_strdup (last != NULL ? last : first);
  turned = alpr_roster_name_uncomma (name);
  if (turned == NULL)
    return g_strdup (name);
  alpr_roster_tally_add (&self->commas, row, name);
  return turned;
}

static void
set_email (Table *self, AlprRosterRecord *record, const char *text)
{
  if (text == NULL)
    return;
  if (strchr (text, '@') == NULL)
    alpr_roster_tally_add (&self->emails, record->row, text);
  else
    alpr_roster_record_set (record, ALPR_ROSTER_EMAIL, text);
}

static void
set_enabled (Table *self, AlprRosterRecord *record, Cells *cells)
{
  const char *enabled = cells->text[ALPR_ROSTER_COLUMN_ENABLED];
  const char *control = cells->text[ALPR_ROSTER_COLUMN_CONTROL];

  if (enabled != NULL)
    {
      record->enabled = alpr_roster_parse_flag (enabled);
      if (record->enabled < 0)
        alpr_roster_tally_add (&self->flags, record->row, enabled);
    }
  else if (control != NULL)
    record->enabled = (g_ascii_strtoull (control, NULL, 10) & CONTROL_DISABLED) == 0;
}

static void
set_account (Table *self, AlprRosterRecord *record, Cells *cells)
{
  const char *first = cells->text[ALPR_ROSTER_COLUMN_FIRST];
  const char *last = cells->text[ALPR_ROSTER_COLUMN_LAST];
  const char *account = cells->text[ALPR_ROSTER_COLUMN_ACCOUNT];
  g_autofree char *shown = NULL;

  /* As the vendor shows it, so that audit files call the account by the same name */
  if (self->layout->vendor && account == NULL && first != NULL && last != NULL)
    shown = g_strconcat (first, " ", last, NULL);
  else if (self->layout->vendor)
    shown = g_strdup (first != NULL  ? first
                      : last != NULL ? last
                                     : record->text[ALPR_ROSTER_EMAIL]);
  record->login = !self->layout->vendor;
  alpr_roster_record_set (record, ALPR_ROSTER_ACCOUNT, shown != NULL ? shown : account);
  if (cells->permissions_said)
    alpr_roster_record_set (record, ALPR_ROSTER_PERMISSIONS,
                            cells->permissions->len > 0 ? cells->permissions->str : "none");
  else
    alpr_roster_record_set (record, ALPR_ROSTER_PERMISSIONS,
                            cells->text[ALPR_ROSTER_COLUMN_PERMISSIONS]);
  record->last_used = cells->last_used;
  set_enabled (self, record, cells);
}

static void
fill_record (Table *self, AlprRosterRecord *record, Cells *cells)
{
  static const struct
  {
    AlprRosterField field;
    AlprRosterColumn column;
  } plain[] = {
    { ALPR_ROSTER_NUMBER, ALPR_ROSTER_COLUMN_NUMBER },
    { ALPR_ROSTER_UNIT, ALPR_ROSTER_COLUMN_UNIT },
    { ALPR_ROSTER_RANK, ALPR_ROSTER_COLUMN_RANK },
    { ALPR_ROSTER_PHONE, ALPR_ROSTER_COLUMN_PHONE },
    { ALPR_ROSTER_MANAGER, ALPR_ROSTER_COLUMN_MANAGER },
    { ALPR_ROSTER_ROLE, ALPR_ROSTER_COLUMN_ROLE },
    { ALPR_ROSTER_SYSTEM, ALPR_ROSTER_COLUMN_SYSTEM },
    { ALPR_ROSTER_VENDOR_ROLE, ALPR_ROSTER_COLUMN_VENDOR_ROLE },
    { ALPR_ROSTER_PROVIDER, ALPR_ROSTER_COLUMN_PROVIDER },
  };
  g_autofree char *name = make_name (self, cells, record->row);
  const char *dn = cells->text[ALPR_ROSTER_COLUMN_DN];

  alpr_roster_record_set (record, ALPR_ROSTER_NAME, name);
  set_email (self, record, cells->text[ALPR_ROSTER_COLUMN_EMAIL]);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    alpr_roster_record_set (record, plain[i].field, cells->text[plain[i].column]);
  set_account (self, record, cells);
  if (dn != NULL && name != NULL)
    g_hash_table_insert (self->names, g_utf8_casefold (dn, -1), g_strdup (name));
}

/* Why a row can't be looked at; NULL where it can */
static const char *
find_fault (Table *self, const AlprReadRow *row)
{
  if (row->broken != NULL)
    return row->broken;
  for (guint i = 0; i < self->layout->places->len; i++)
    {
      guint index = g_array_index (self->layout->places, AlprRosterPlace, i).index;

      if (index < 64 && (row->formulas >> index & 1) != 0)
        return "a cell is a formula; save the values in its place";
    }
  return NULL;
}

static void
take_row (Table *self, const AlprReadRow *row)
{
  g_autofree char *raw = dup_raw (row);
  g_autoptr (AlprRosterRecord) record = alpr_roster_record_new (self->sheet, row->row, raw);
  const char *fault = find_fault (self, row);
  g_auto (Cells) cells = { .permissions = g_string_new (NULL), .last_used = ALPR_ROSTER_NEVER };
  const char *account;

  if (fault != NULL)
    {
      alpr_roster_list_set_aside (self->list, record, fault);
      return;
    }
  read_cells (self, row, &cells);
  account = cells.text[ALPR_ROSTER_COLUMN_ACCOUNT];
  if (self->layout->directory && account != NULL && g_str_has_suffix (account, "$"))
    {
      alpr_roster_list_set_aside (self->list, record, "it is a computer's account");
      return;
    }
  fill_record (self, record, &cells);
  alpr_roster_check_row (self->list, g_steal_pointer (&record));
}

static void
begin_layout (Table *self, const AlprReadRow *row)
{
  g_autofree char *unused = NULL;

  self->audit |= alpr_roster_is_search_audit (row);
  self->layout = self->audit ? NULL : alpr_roster_layout_new (row);
  self->before++;
  if (self->layout == NULL)
    return;
  self->any = TRUE;
  self->list->kind = self->layout->kind;
  self->list->people |= !self->layout->vendor;
  self->list->system = self->layout->vendor      ? "Flock Safety"
                       : self->layout->directory ? "Active Directory"
                                                 : self->list->system;
  if (self->layout->unused->len == 0)
    return;
  g_ptr_array_add (self->layout->unused, NULL);
  unused = g_strjoinv ("”, “", (char **)self->layout->unused->pdata);
  g_ptr_array_set_size (self->layout->unused, (int)self->layout->unused->len - 1);
  alpr_roster_list_note (self->list, "Columns that are not used: “%s”", unused);
}

static gboolean
read_sheet (Table *self, AlprReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  AlprReadRow row;

  self->sheet = alpr_reader_get_sheet (reader);
  g_clear_pointer (&self->layout, alpr_roster_layout_free);
  self->before = 0;
  while (alpr_reader_next_row (reader, &row, &cause))
    {
      if (++self->rows > ALPR_ROSTER_MOST_ROWS)
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                       "“%s” has more than 200,000 rows; a list of people does not",
                       self->list->file);
          return FALSE;
        }
      if (self->rows % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (row.broken == NULL && is_blank_row (&row))
        continue;
      if (self->layout != NULL)
        take_row (self, &row);
      else if (self->before < HEADER_WITHIN && row.broken == NULL)
        begin_layout (self, &row);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (self->layout == NULL && self->before > 0 && *self->sheet != '\0')
    alpr_roster_list_note (self->list, "The sheet “%s” is no list of people, and was passed over",
                           self->sheet);
  return TRUE;
}

/* A directory names managers as it names everybody: found in the file, or by the name within. */
static void
resolve_managers (Table *self)
{
  for (guint i = 0; i < self->list->records->len; i++)
    {
      AlprRosterRecord *record = self->list->records->pdata[i];
      const char *manager = record->text[ALPR_ROSTER_MANAGER];
      g_autofree char *folded = manager != NULL ? g_utf8_casefold (manager, -1) : NULL;
      const char *known = folded != NULL ? g_hash_table_lookup (self->names, folded) : NULL;
      g_autofree char *inner = NULL;
      g_autofree char *turned = NULL;

      if (manager == NULL)
        continue;
      inner = known != NULL ? g_strdup (known) : alpr_roster_name_of_dn (manager);
      turned = alpr_roster_name_uncomma (inner != NULL ? inner : manager);
      if (turned != NULL)
        alpr_roster_record_set (record, ALPR_ROSTER_MANAGER, turned);
      else if (inner != NULL)
        alpr_roster_record_set (record, ALPR_ROSTER_MANAGER, inner);
    }
}

static void
note_tally (Table *self, const AlprRosterTally *tally, const char *one, const char *many)
{
  if (tally->count == 0)
    return;
  alpr_roster_list_note (self->list, "%u %s (first: row %" G_GINT64_FORMAT ", “%s”)", tally->count,
                         tally->count == 1 ? one : many, tally->row, tally->text);
}

static void
write_notes (Table *self)
{
  note_tally (self, &self->turned,
              "name had the surname in capitals before the first name, and was turned round",
              "names had the surname in capitals before the first name, and were turned round");
  note_tally (self, &self->doubtful,
              "name looks turned round too, but is kept by the vendor, and was left as it is",
              "names look turned round too, but are kept by the vendor, and were left as they are");
  note_tally (self, &self->commas, "name was written surname, first name, and was turned round",
              "names were written surname, first name, and were turned round");
  note_tally (self, &self->times, "time of last use can’t be read, and was left out",
              "times of last use can’t be read, and were left out");
  note_tally (self, &self->emails, "e-mail address has no @, and was left out",
              "e-mail addresses have no @, and were left out");
  note_tally (self, &self->flags, "cell says neither that an account works nor that it does not",
              "cells say neither that an account works nor that it does not");
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->layout, alpr_roster_layout_free);
  g_hash_table_unref (self->names);
  alpr_roster_tally_clear (&self->turned);
  alpr_roster_tally_clear (&self->doubtful);
  alpr_roster_tally_clear (&self->commas);
  alpr_roster_tally_clear (&self->times);
  alpr_roster_tally_clear (&self->emails);
  alpr_roster_tally_clear (&self->flags);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/**
 * alpr_roster_read_table:
 * @list: what is filled
 * @reader: the file, before its first sheet
 * @zone: the zone of times that name none
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where the file is damaged, too long or no list of people
 */
gboolean
alpr_roster_read_table (AlprRosterList *list, AlprReader *reader, GTimeZone *zone,
                        GCancellable *cancellable, GError **error)
{
  g_auto (Table) self = { .list = list, .zone = zone };
  g_autoptr (GError) cause = NULL;

  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (alpr_reader_next_sheet (reader, &cause))
    if (!read_sheet (&self, reader, cancellable, error))
      return FALSE;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!self.any)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   self.audit ? "“%s” is an audit of searches, no list of people"
                              : "“%s” has no heading of a list of people: a name or an e-mail "
                                "address, and something beside that",
                   list->file);
      return FALSE;
    }
  resolve_managers (&self);
  write_notes (&self);
  return TRUE;
}
