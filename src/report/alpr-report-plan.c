/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a report's definition will be written: which sheets and parts have what they need, which
 * views stand on them, with which inputs and columns, and how many rows there are. It is known
 * before the first line is written, because a summary names what follows, a chart must know its
 * bars, and a sheet without anything on it is left out and said to be.
 *
 * The grid of a sheet: a page has many narrow columns, over which tables of any shape are spread; a
 * sheet of tables has a column for each column of its widest table, so that they can be sorted and
 * used.
 */

#include "alpr-report-plan.h"

#include <string.h>

#include "alpr-error.h"

#define PAGE_COLUMNS 28
#define PAGE_COLUMN_WIDTH 3

static const int kind_widths[] = {
  [ALPR_COLUMN_TEXT] = 24,   [ALPR_COLUMN_NUMBER] = 11,    [ALPR_COLUMN_PERCENT] = 10,
  [ALPR_COLUMN_TIME] = 20,   [ALPR_COLUMN_DAY] = 12,       [ALPR_COLUMN_PLATE] = 12,
  [ALPR_COLUMN_BADGE] = 14,  [ALPR_COLUMN_DIGEST] = 34,    [ALPR_COLUMN_SEARCH_ID] = 21,
  [ALPR_COLUMN_STATE] = 20,
};

static void
planned_part_free (AlprPlannedPart *part)
{
  g_clear_object (&part->view);
  g_clear_pointer (&part->inputs, g_variant_unref);
  g_clear_pointer (&part->columns, g_ptr_array_unref);
  g_clear_pointer (&part->kept, g_ptr_array_unref);
  g_free (part);
}

static void
planned_sheet_free (AlprPlannedSheet *sheet)
{
  g_ptr_array_unref (sheet->parts);
  g_array_unref (sheet->grid);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprPlannedPart, planned_part_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprPlannedSheet, planned_sheet_free)

static AlprReportPlan *
plan_new (void)
{
  AlprReportPlan *self = g_new0 (AlprReportPlan, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) planned_sheet_free);
  self->absent = g_ptr_array_new ();
  return self;
}

static gboolean
is_met (AlprReportNeed need, AlprReportFacts *facts)
{
  switch (need)
    {
    case ALPR_REPORT_NEEDS_AUDIT:
      return facts->audit != NULL;
    case ALPR_REPORT_NEEDS_NO_AUDIT:
      return facts->audit == NULL;
    case ALPR_REPORT_NEEDS_NOTHING:
    default:
      return TRUE;
    }
}

static AlprColumn *
find_column (AlprView *view, const char *field)
{
  GPtrArray *columns = alpr_view_get_columns (view);

  for (guint i = 0; i < columns->len; i++)
    {
      AlprColumn *column = columns->pdata[i];

      if (strcmp (column->field, field) == 0)
        return column;
    }
  return NULL;
}

/* A column of the view, or one as `field:width`, which is as wide as that and no wider. */
static gboolean
choose_column (AlprPlannedPart *planned, const char *wanted, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (wanted, ":", 2);
  AlprColumn *column = find_column (planned->view, parts[0]);

  if (column == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "The view “%s” has no column “%s”",
                   planned->part->view, parts[0]);
      return FALSE;
    }
  column = g_memdup2 (column, sizeof *column);
  if (parts[1] != NULL)
    {
      column->width = (int) g_ascii_strtoll (parts[1], NULL, 10);
      column->grow = FALSE;
    }
  g_ptr_array_add (planned->columns, column);
  return TRUE;
}

static gboolean
choose_columns (AlprPlannedPart *planned, GError **error)
{
  char **wanted = planned->part->columns;

  if (wanted == NULL)
    {
      planned->columns = g_ptr_array_ref (alpr_view_get_columns (planned->view));
      return TRUE;
    }
  planned->columns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!choose_column (planned, wanted[i], error))
      return FALSE;
  return TRUE;
}

/* How many rows a table has. Those of a page, or of tables one below the other, are few and mostly
 * counted together from many: they are read once and kept. A list is only counted. */
static gboolean
read_extent (AlprPlannedPart *planned, gboolean listed, AlprStore *store,
             GCancellable *cancellable, GError **error)
{
  if (listed)
    return alpr_view_count (planned->view, store, planned->inputs, &planned->rows, cancellable,
                            error);
  planned->kept = alpr_view_read (planned->view, store, planned->inputs, cancellable, error);
  planned->rows = planned->kept != NULL ? planned->kept->len : 0;
  return planned->kept != NULL;
}

static AlprPlannedPart *
plan_part (const AlprReportPart *part, gboolean listed, AlprStore *store, AlprReportFacts *facts,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprPlannedPart) planned = g_new0 (AlprPlannedPart, 1);
  g_auto (GStrv) inputs = NULL;

  planned->part = part;
  if (part->view == NULL)
    return g_steal_pointer (&planned);
  planned->view = alpr_view_open (part->view, store, cancellable, error);
  if (planned->view == NULL || !choose_columns (planned, error))
    return NULL;
  inputs = alpr_view_get_inputs (planned->view);
  planned->inputs = alpr_report_facts_inputs (facts, inputs, error);
  if (planned->inputs == NULL || !read_extent (planned, listed, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&planned);
}

/* The width of a column, in characters; a long word of its heading needs its room too. */
static int
width_of (const AlprColumn *column)
{
  int width = column->width > 0 ? column->width : kind_widths[column->kind];

  return column->grow ? MAX (width, 40) : width;
}

/** alpr_report_plan_set_grid: Gives a sheet the columns that its parts need. */
void
alpr_report_plan_set_grid (AlprPlannedSheet *sheet)
{
  int width = PAGE_COLUMN_WIDTH;

  if (sheet->sheet->layout == ALPR_REPORT_PAGE)
    {
      for (guint i = 0; i < PAGE_COLUMNS; i++)
        g_array_append_val (sheet->grid, width);
      return;
    }
  for (guint p = 0; p < sheet->parts->len; p++)
    {
      AlprPlannedPart *part = sheet->parts->pdata[p];

      for (guint c = 0; part->columns != NULL && c < part->columns->len; c++)
        {
          width = width_of (part->columns->pdata[c]);
          if (c < sheet->grid->len)
            g_array_index (sheet->grid, int, c) = MAX (g_array_index (sheet->grid, int, c), width);
          else
            g_array_append_val (sheet->grid, width);
        }
    }
}

/* Whether there is anything to be read on a sheet: words of the program, or a row. */
static gboolean
has_content (AlprPlannedSheet *sheet)
{
  for (guint i = 0; i < sheet->parts->len; i++)
    {
      AlprPlannedPart *part = sheet->parts->pdata[i];

      if (part->view == NULL || part->rows > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
plan_sheet (AlprReportPlan *self, const AlprReportSheet *sheet, AlprStore *store,
            AlprReportFacts *facts, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprPlannedSheet) planned = g_new0 (AlprPlannedSheet, 1);

  planned->sheet = sheet;
  planned->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) planned_part_free);
  planned->grid = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < sheet->parts->len; i++)
    {
      const AlprReportPart *part = sheet->parts->pdata[i];
      AlprPlannedPart *added;

      if (!is_met (part->need, facts))
        continue;
      added = plan_part (part, sheet->layout == ALPR_REPORT_LIST, store, facts, cancellable,
                         error);
      if (added == NULL)
        return FALSE;
      planned->rows += added->rows;
      g_ptr_array_add (planned->parts, added);
    }
  self->rows += planned->rows;
  if (!has_content (planned))
    {
      g_ptr_array_add (self->absent, sheet->title);
      return TRUE;
    }
  alpr_report_plan_set_grid (planned);
  g_ptr_array_add (self->sheets, g_steal_pointer (&planned));
  return TRUE;
}

/**
 * alpr_report_plan_new:
 * @report: a report
 * @store: the book
 * @facts: what is known of it
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Returns: (transfer full): the plan of the whole report
 */
AlprReportPlan *
alpr_report_plan_new (AlprReport *report, AlprStore *store, AlprReportFacts *facts,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprReportPlan) self = plan_new ();

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const AlprReportSheet *sheet = report->sheets->pdata[i];

      if (is_met (sheet->need, facts)
          && !plan_sheet (self, sheet, store, facts, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static const AlprReportPart *
find_table (AlprReport *report, const char *id, AlprReportFacts *facts)
{
  for (guint s = 0; s < report->sheets->len; s++)
    {
      const AlprReportSheet *sheet = report->sheets->pdata[s];

      for (guint p = 0; p < sheet->parts->len && is_met (sheet->need, facts); p++)
        {
          const AlprReportPart *part = sheet->parts->pdata[p];

          if (g_strcmp0 (part->id, id) == 0 && is_met (part->need, facts))
            return part;
        }
    }
  return NULL;
}

/**
 * alpr_report_plan_new_table:
 * @report: a report
 * @store: the book
 * @facts: what is known of it
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Plans the one table that stands for the report where a file can hold no more: the first of those
 * that the definition names whose needs are met.
 *
 * Returns: (transfer full): a plan of one sheet with one part
 */
AlprReportPlan *
alpr_report_plan_new_table (AlprReport *report, AlprStore *store, AlprReportFacts *facts,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprReportPlan) self = plan_new ();
  AlprPlannedSheet *sheet = g_new0 (AlprPlannedSheet, 1);
  const AlprReportPart *part = NULL;
  AlprPlannedPart *planned;

  sheet->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) planned_part_free);
  sheet->grid = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (self->sheets, sheet);
  for (guint i = 0; part == NULL && report->csv[i] != NULL; i++)
    part = find_table (report, report->csv[i], facts);
  if (part == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   "Of the report “%s” there is no table without an audit", report->title);
      return NULL;
    }
  planned = plan_part (part, TRUE, store, facts, cancellable, error);
  if (planned == NULL)
    return NULL;
  g_ptr_array_add (sheet->parts, planned);
  self->rows = planned->rows;
  return g_steal_pointer (&self);
}

void
alpr_report_plan_free (AlprReportPlan *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->absent);
  g_free (self);
}
