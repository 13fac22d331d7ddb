/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proposal for a file that no mapping knows: which column may hold what, by its label and by the
 * kinds of its values. It only fills in the mapping dialog; a person decides. Label and values must
 * agree: a column whose values are of another kind is never proposed, however it is called.
 */

#include "alpr-propose.h"

#include <string.h>

#include "alpr-classify.h"

#define SAMPLES 4
#define COLUMNS_MAX 256
/* How many cells in a hundred must be of a kind that the field takes. */
#define FIT_LEAST 90

/* Words of a label, and how strongly they speak for a field. */
static const struct
{
  const char *word;
  AlprField field;
  guint weight;
} words[] = {
  { "id", ALPR_FIELD_ID, 50 },
  { "uuid", ALPR_FIELD_ID, 60 },
  { "user", ALPR_FIELD_ACCOUNT, 60 },
  { "username", ALPR_FIELD_ACCOUNT, 60 },
  { "userid", ALPR_FIELD_ACCOUNT, 60 },
  { "officer", ALPR_FIELD_ACCOUNT, 60 },
  { "account", ALPR_FIELD_ACCOUNT, 60 },
  { "email", ALPR_FIELD_ACCOUNT, 50 },
  { "operator", ALPR_FIELD_ACCOUNT, 50 },
  { "employee", ALPR_FIELD_ACCOUNT, 50 },
  { "name", ALPR_FIELD_ACCOUNT, 25 },
  { "org", ALPR_FIELD_ORGANISATION, 60 },
  { "organization", ALPR_FIELD_ORGANISATION, 60 },
  { "agency", ALPR_FIELD_ORGANISATION, 60 },
  { "department", ALPR_FIELD_ORGANISATION, 60 },
  { "network", ALPR_FIELD_NETWORKS, 60 },
  { "networks", ALPR_FIELD_NETWORKS, 60 },
  { "device", ALPR_FIELD_DEVICES, 60 },
  { "devices", ALPR_FIELD_DEVICES, 60 },
  { "camera", ALPR_FIELD_DEVICES, 50 },
  { "cameras", ALPR_FIELD_DEVICES, 50 },
  { "frame", ALPR_FIELD_TIME_FRAME, 70 },
  { "range", ALPR_FIELD_TIME_FRAME, 60 },
  { "plate", ALPR_FIELD_PLATE, 70 },
  { "plates", ALPR_FIELD_PLATE, 70 },
  { "tag", ALPR_FIELD_PLATE, 40 },
  { "lpn", ALPR_FIELD_PLATE, 60 },
  { "reason", ALPR_FIELD_REASON, 70 },
  { "purpose", ALPR_FIELD_REASON, 60 },
  { "justification", ALPR_FIELD_REASON, 60 },
  { "case", ALPR_FIELD_CASE_NUMBER, 65 },
  { "incident", ALPR_FIELD_CASE_NUMBER, 50 },
  { "cad", ALPR_FIELD_CASE_NUMBER, 50 },
  { "filter", ALPR_FIELD_FILTER, 60 },
  { "filters", ALPR_FIELD_FILTER, 60 },
  { "timestamp", ALPR_FIELD_TIME, 60 },
  { "time", ALPR_FIELD_TIME, 55 },
  { "date", ALPR_FIELD_TIME, 45 },
  { "date", ALPR_FIELD_DATE, 50 },
  { "type", ALPR_FIELD_TYPE, 45 },
  { "prompt", ALPR_FIELD_PROMPT, 60 },
  { "moderation", ALPR_FIELD_MODERATION, 60 },
  { "offense", ALPR_FIELD_OFFENSE, 60 },
  { "crime", ALPR_FIELD_OFFENSE, 50 },
};

/* What is known of a column beyond what is told. */
typedef struct
{
  guint whole_times; /* cells with date and time of day */
  guint days;        /* cells with a date alone */
} Times;

static gboolean
is_blank (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (alpr_kind_of (row->cells[i].text, row->cells[i].length) != ALPR_KIND_EMPTY)
      return FALSE;
  return TRUE;
}

static void
add_sample (AlprProposedColumn *column, const AlprCell *cell)
{
  guint n = g_strv_length (column->samples);
  g_autofree char *value = NULL;

  if (n == SAMPLES)
    return;
  value = g_strndup (cell->text, cell->length);
  if (!g_strv_contains ((const char *const *) column->samples, value))
    column->samples[n] = g_steal_pointer (&value);
}

static void
look_at_row (AlprProposal *self, Times *times, const AlprReadRow *row)
{
  for (guint i = 0; i < MIN (self->n_columns, row->n_cells); i++)
    {
      const AlprCell *cell = &row->cells[i];
      AlprKind kind = alpr_kind_of (cell->text, cell->length);
      gint64 time;

      self->columns[i].kinds[kind]++;
      if (kind != ALPR_KIND_EMPTY)
        add_sample (&self->columns[i], cell);
      if (kind != ALPR_KIND_TIME)
        continue;
      if (alpr_parse_vendor_time (cell->text, cell->length, NULL, &time))
        times[i].whole_times++;
      else
        times[i].days += !alpr_is_vendor_clock (cell->text, cell->length);
    }
  self->n_rows++;
}

static gboolean
fits (const AlprProposedColumn *column, const Times *times, AlprField field)
{
  guint all = 0;
  guint right = 0;

  for (guint kind = ALPR_KIND_EMPTY + 1; kind < ALPR_N_KINDS; kind++)
    {
      all += column->kinds[kind];
      if (alpr_field_takes (field, (AlprKind) kind))
        right += column->kinds[kind];
    }
  if (field == ALPR_FIELD_DATE && times->days < all)
    return FALSE;
  if (field == ALPR_FIELD_TIME && times->days > 0)
    return FALSE;
  return right * 100 >= all * FIT_LEAST;
}

static gboolean
is_alias (GPtrArray *mappings, const char *label, AlprField field)
{
  for (guint i = 0; mappings != NULL && i < mappings->len; i++)
    if (alpr_mapping_knows (g_ptr_array_index (mappings, i), label, field))
      return TRUE;
  return FALSE;
}

/* How much speaks for it that the column holds the field; 0 for nothing. */
static guint
weigh (const AlprProposedColumn *column, const Times *times, GPtrArray *mappings, AlprField field)
{
  g_autofree char *norm = alpr_text_normalise (column->label);
  g_auto (GStrv) parts = g_strsplit (norm, " ", -1);
  guint weight = 0;

  if (!fits (column, times, field))
    return 0;
  if (is_alias (mappings, column->label, field))
    return 100;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].field == field && g_strv_contains ((const char *const *) parts, words[i].word))
      weight = MAX (weight, words[i].weight);
  if (weight > 0)
    return weight;
  if (field == ALPR_FIELD_TIME && times->whole_times > 0)
    return 20;
  if (field == ALPR_FIELD_TIME_FRAME && column->kinds[ALPR_KIND_FRAME] > 0)
    return 20;
  return field == ALPR_FIELD_ID && column->kinds[ALPR_KIND_UUID] > 0 ? 20 : 0;
}

/* Gives each field to the column for which most speaks, the clearest first. */
static void
choose_fields (AlprProposal *self, const Times *times, GPtrArray *mappings)
{
  gboolean taken[ALPR_N_FIELDS] = { FALSE };

  for (;;)
    {
      guint best = 0, best_column = 0, best_field = 0;

      for (guint i = 0; i < self->n_columns; i++)
        for (guint field = 0; field < ALPR_N_FIELDS && self->columns[i].field < 0; field++)
          {
            guint weight = taken[field] ? 0
                                        : weigh (&self->columns[i], &times[i], mappings,
                                                 (AlprField) field);

            if (weight <= best)
              continue;
            best = weight;
            best_column = i;
            best_field = field;
          }
      if (best == 0)
        return;
      self->columns[best_column].field = (int) best_field;
      taken[best_field] = TRUE;
    }
}

static void
begin (AlprProposal *self, const AlprReadRow *row)
{
  self->has_header = !alpr_row_holds_data (row);
  self->n_columns = MIN (row->n_cells, COLUMNS_MAX);
  self->columns = g_new0 (AlprProposedColumn, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].field = -1;
      self->columns[i].samples = g_new0 (char *, SAMPLES + 1);
      self->columns[i].label = self->has_header
                                   ? alpr_label_trim (row->cells[i].text, row->cells[i].length)
                                   : g_strdup ("");
    }
}

/**
 * alpr_mapping_propose:
 * @reader: a reader at the beginning of a sheet
 * @mappings: (nullable) (element-type AlprMapping): those whose labels are known
 * @n_rows: how many rows to look at
 * @error: return location for an error
 *
 * Looks at the first rows of a sheet. Where the first row that is not blank holds an id, a time or
 * a mask, the sheet has no header.
 *
 * Returns: (transfer full): what the sheet seems to hold, without columns where it is empty; %NULL
 * with
 *   @error set where it can't be read
 */
AlprProposal *
alpr_mapping_propose (AlprReader *reader, GPtrArray *mappings, guint n_rows, GError **error)
{
  g_autoptr (AlprProposal) self = g_new0 (AlprProposal, 1);
  g_autoptr (GError) failure = NULL;
  g_autofree Times *times = NULL;
  AlprReadRow row;

  while (self->n_rows < n_rows && alpr_reader_next_row (reader, &row, &failure))
    {
      gboolean first = times == NULL;

      if (row.broken != NULL || (first && is_blank (&row)))
        continue;
      if (first)
        {
          begin (self, &row);
          times = g_new0 (Times, self->n_columns + 1);
        }
      if (!first || !self->has_header)
        look_at_row (self, times, &row);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  choose_fields (self, times, mappings);
  return g_steal_pointer (&self);
}

/** alpr_proposal_free: Frees the proposal. */
void
alpr_proposal_free (AlprProposal *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].label);
      g_strfreev (self->columns[i].samples);
    }
  g_free (self->columns);
  g_free (self);
}
