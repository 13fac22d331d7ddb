/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A vendor's event log: who changed what in the vendor's system. A table whose columns are found by
 * their labels: time, user, event type, entity type, details, event id. The details are one cell of
 * several lines, `Label: value` each; which labels there are depends on what the line is about. A
 * line without a label goes on with the value before it.
 *
 * Times that name no zone are UTC. A name's doubled blanks come from the vendor and are undone.
 * What a row lacks that it can't be understood without (its id, its time, what was done to what,
 * the plate of an entry) sets it aside with the reason; labels that nobody knows are kept in the
 * details.
 */

#include "alpr-event-log.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-classify.h"
#include "alpr-error.h"
#include "alpr-issuer.h"
#include "alpr-reader.h"
#include "alpr-text.h"

#define RAW_MOST 4096
#define LONGEST_DETAILS 100000
#define MOST_PLATES 10000
#define HEADING_WITHIN 20
#define LONGEST_PLATE 10 /* letters; what is longer is several, with blanks between them */

typedef enum
{
  COLUMN_TIME,
  COLUMN_USER,
  COLUMN_VERB,
  COLUMN_KIND,
  COLUMN_DETAILS,
  COLUMN_ID,
  N_COLUMNS
} Column;

static const char *const labels[N_COLUMNS]
    = { "timestamp", "user", "event type", "entity type", "entity details", "event id" };

typedef struct
{
  AlprVendorEvents *events;
  GTimeZone *utc;
  gboolean headed;
  guint place[N_COLUMNS];
} Log;

/* One line of words: blanks at the ends and doubled ones are nobody's */
static char *
collapse (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  GString *words = g_string_new (NULL);

  for (char *at = g_strstrip (copy); *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (words, *at);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

static void
take (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

static void
add_plate (AlprVendorEvent *event, const char *text)
{
  g_autofree char *plate = g_strstrip (g_strdup (text));

  if (*plate != '\0')
    g_ptr_array_add (event->plates, g_steal_pointer (&plate));
}

/* With commas between them, or one a line, or with blanks between them */
static void
add_plates (AlprVendorEvent *event, const char *value)
{
  g_auto (GStrv) parts = g_strsplit_set (value, ",;\n", MOST_PLATES);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *norm = alpr_plate_normalise (parts[i]);
      g_auto (GStrv) words = strlen (norm) > LONGEST_PLATE ? g_strsplit (parts[i], " ", MOST_PLATES)
                                                           : NULL;

      if (words == NULL)
        add_plate (event, parts[i]);
      for (guint w = 0; words != NULL && words[w] != NULL; w++)
        add_plate (event, words[w]);
    }
}

/* “Reset User: User Email: a@b” stands in one line or in several. */
static void
take_message (AlprVendorEvent *event, const char *value)
{
  const char *email = strstr (value, "User Email:");

  if (email != NULL)
    {
      g_autofree char *address = g_strstrip (g_strdup (email + strlen ("User Email:")));

      take (&event->email, address);
    }
}

static gboolean
is_about (const AlprVendorEvent *event, const char *kind)
{
  return event->kind != NULL && g_ascii_strcasecmp (event->kind, kind) == 0;
}

static gboolean
is_entry (const AlprVendorEvent *event)
{
  return is_about (event, "Custom Hotlist Entry");
}

static void
take_name (AlprVendorEvent *event, const char *value)
{
  if (is_about (event, "user"))
    take (&event->account, value);
  else if (is_about (event, "customHotlist") || is_about (event, "Custom Hotlist"))
    take (&event->list_name, value);
}

static void
take_state (AlprVendorEvent *event, const char *value)
{
  const AlprIssuer *issuer = alpr_issuer_find (value);

  if (issuer != NULL)
    event->issuer = issuer->code;
}

static void
take_license (AlprVendorEvent *event, const char *value)
{
  if (is_entry (event))
    add_plate (event, value);
}

static void
take_list (AlprVendorEvent *event, const char *value)
{
  take (&event->list_name, value);
}

static void
take_reason (AlprVendorEvent *event, const char *value)
{
  take (&event->reason, value);
}

static void
take_case (AlprVendorEvent *event, const char *value)
{
  take (&event->case_number, value);
}

static void
take_account (AlprVendorEvent *event, const char *value)
{
  if (is_about (event, "user"))
    take (&event->account, value);
}

static void
take_email (AlprVendorEvent *event, const char *value)
{
  take (&event->email, value);
}

static const struct
{
  const char *label;
  void (*take) (AlprVendorEvent *event, const char *value);
} values[] = {
  { "hotlist name", take_list },
  { "license", take_license },
  { "license plate", take_license },
  { "state", take_state },
  { "reason", take_reason },
  { "case", take_case },
  { "case number", take_case },
  { "deleted plates", add_plates },
  { "name", take_name },
  { "message", take_message },
  { "reset user", take_account },
  { "user email", take_email },
  { "email", take_email },
};

static void
take_value (AlprVendorEvent *event, const char *label, GString *value)
{
  g_strstrip (value->str);
  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (values); i++)
    if (g_ascii_strcasecmp (label, values[i].label) == 0)
      values[i].take (event, value->str);
  g_string_truncate (value, 0);
}

/* "Hotlist Name" of "Hotlist Name: Stolen"; NULL where the line has no label that is known */
static char *
find_label (const char *line, const char **rest)
{
  const char *colon = strchr (line, ':');
  g_autofree char *label = colon != NULL ? collapse (line, (gsize)(colon - line)) : NULL;

  if (label == NULL || *label == '\0' || strlen (label) > 40)
    return NULL;
  *rest = colon + 1;
  return g_steal_pointer (&label);
}

static const char *
check_plates (const AlprVendorEvent *event)
{
  if (event->plates->len == 0)
    return "its details name no plate";
  for (guint i = 0; i < event->plates->len; i++)
    if (alpr_plate_find_fault (event->plates->pdata[i]) != NULL)
      return "its details name a plate that can be none; perhaps it is masked";
  return NULL;
}

/**
 * alpr_event_log_read_details:
 * @text: the details' cell, UTF-8
 * @event: the line, of which `kind` is known; gets what the details say
 *
 * Returns: (nullable): static text: why the line can't be understood, or %NULL
 */
const char *
alpr_event_log_read_details (const char *text, AlprVendorEvent *event)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autofree char *label = NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *rest = NULL;
      char *next = find_label (lines[i], &rest);

      if (next == NULL)
        {
          g_string_append_printf (value, "\n%s", lines[i]);
          continue;
        }
      take_value (event, label, value);
      g_free (label);
      label = next;
      g_string_assign (value, rest);
    }
  take_value (event, label, value);
  return is_entry (event) ? check_plates (event) : NULL;
}

static gboolean
read_heading (Log *self, const AlprReadRow *row)
{
  guint found = 0;
  guint place[N_COLUMNS];

  for (guint c = 0; c < N_COLUMNS; c++)
    for (guint i = 0; i < row->n_cells; i++)
      {
        g_autofree char *label = collapse (row->cells[i].text, MIN (row->cells[i].length, 64));

        if (g_ascii_strcasecmp (label, labels[c]) != 0)
          continue;
        place[c] = i;
        found++;
        break;
      }
  if (found == N_COLUMNS)
    memcpy (self->place, place, sizeof place);
  return found == N_COLUMNS;
}

static char *
dup_cell (Log *self, const AlprReadRow *row, Column column)
{
  const AlprCell *cell
      = self->place[column] < row->n_cells ? &row->cells[self->place[column]] : NULL;

  return cell != NULL ? collapse (cell->text, cell->length) : g_strdup ("");
}

/* Why the row can't be taken in, or NULL */
static const char *
read_cells (Log *self, const AlprReadRow *row, AlprVendorEvent *event)
{
  g_autofree char *time = dup_cell (self, row, COLUMN_TIME);
  const AlprCell *details
      = self->place[COLUMN_DETAILS] < row->n_cells ? &row->cells[self->place[COLUMN_DETAILS]]
                                                   : NULL;
  g_autofree char *verb = dup_cell (self, row, COLUMN_VERB);

  event->row = row->row;
  event->event_id = dup_cell (self, row, COLUMN_ID);
  event->who = dup_cell (self, row, COLUMN_USER);
  event->verb = g_ascii_strdown (verb, -1);
  event->kind = dup_cell (self, row, COLUMN_KIND);
  if (row->broken != NULL)
    return row->broken;
  if (*event->event_id == '\0')
    return "it has no event id";
  if (*time == '\0' || !alpr_parse_vendor_time (time, strlen (time), self->utc, &event->at))
    return "its time can't be read";
  if (*event->verb == '\0' || *event->kind == '\0')
    return "it doesn't say what was done, or to what";
  if (details != NULL && details->length > LONGEST_DETAILS)
    return "its details are longer than an event's can be";
  event->details = details != NULL ? g_strndup (details->text, details->length) : g_strdup ("");
  if (strlen (event->details) != (details != NULL ? details->length : 0))
    return "its details hold a byte that is no text";
  return alpr_event_log_read_details (event->details, event);
}

static gboolean
is_blank_row (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!alpr_cell_is_blank (&row->cells[i]))
      return FALSE;
  return TRUE;
}

static void
set_aside (Log *self, const AlprReadRow *row, const char *why)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autofree char *text = NULL;

  alpr_cells_append_csv (row->cells, row->n_cells, raw);
  text = g_utf8_make_valid (raw->str, (gssize)MIN (raw->len, RAW_MOST));
  alpr_vendor_events_set_aside (self->events, row->row, text, why);
}

/* The heading may come again, where two files were put together. */
static void
take_row (Log *self, const AlprReadRow *row)
{
  g_autoptr (AlprVendorEvent) event = NULL;
  const char *why;

  if (is_blank_row (row))
    return;
  if (!self->headed || (row->n_cells >= N_COLUMNS && read_heading (self, row)))
    {
      self->headed = read_heading (self, row);
      return;
    }
  self->events->rows++;
  event = alpr_vendor_event_new ();
  why = read_cells (self, row, event);
  if (why != NULL)
    set_aside (self, row, why);
  else
    g_ptr_array_add (self->events->events, g_steal_pointer (&event));
}

static gboolean
fail_as_other (Log *self, GError **error)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” is no event log: the columns Timestamp, User, Event Type, Entity Type, "
               "Entity Details and Event Id are not there",
               self->events->file);
  return FALSE;
}

/* The heading stands near the top, or nowhere. */
static gboolean
check_row (Log *self, const AlprReadRow *row, GError **error)
{
  if (!self->headed && row->row >= HEADING_WITHIN)
    return fail_as_other (self, error);
  if (self->events->rows <= ALPR_EVENT_LOG_MOST_ROWS)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "“%s” has more rows than an event log can have", self->events->file);
  return FALSE;
}

static gboolean
read_rows (Log *self, AlprReader *reader, GCancellable *cancellable, GError **error)
{
  AlprReadRow row;
  g_autoptr (GError) cause = NULL;

  while (alpr_reader_next_sheet (reader, &cause))
    while (alpr_reader_next_row (reader, &row, &cause))
      {
        take_row (self, &row);
        if (g_cancellable_set_error_if_cancelled (cancellable, error)
            || !check_row (self, &row, error))
          return FALSE;
      }
  if (cause == NULL)
    return self->headed || fail_as_other (self, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_event_log_read:
 * @path: path of a file, CSV or XLSX
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Reads a vendor's event log.
 *
 * Returns: (transfer full): its lines; %NULL with %ALPR_ERROR_MISSING where there is no such file,
 *   %ALPR_ERROR_FORMAT where it is damaged, or no event log
 */
AlprVendorEvents *
alpr_event_log_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprReader) reader = alpr_reader_open (path, error);
  g_autoptr (AlprVendorEvents) events = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  Log self = { 0 };

  if (reader == NULL)
    return NULL;
  events = alpr_vendor_events_new (path);
  self.events = events;
  self.utc = utc;
  if (!read_rows (&self, reader, cancellable, error))
    return NULL;
  events->sha256 = alpr_reader_finish_sha256 (reader, error);
  return events->sha256 != NULL ? g_steal_pointer (&events) : NULL;
}
