/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list as a file: the rows that somebody sees, in the order in which they stand, with all columns
 * of the view, those of the detail too. It is a report of one sheet with one table that no
 * definition names; whoever asks for it records it, as any report.
 */

#include "alpr-report-blocks.h"

#include <inttypes.h>

#include "alpr-report-words.h"
#include "alpr-time.h"

/* One list on its way into a file. */
typedef struct
{
  AlprReportRun run; /* first, so that the writer gets all of it */
  AlprReportPart part;
  AlprReportSheet sheet;
  AlprPlannedPart planned;
  AlprPlannedSheet planned_sheet;
  AlprReportPlan plan; /* for the progress */
  gboolean one_table;
} Writing;

/* A CSV file of no rows is its headings; a workbook says in words that there are none. */
static gboolean
write_rows (Writing *writing, GError **error)
{
  const char *empty = alpr_view_get_empty (writing->planned.view);

  if (writing->planned.rows > 0 || writing->one_table)
    return alpr_report_write_table (&writing->run, &writing->planned, &writing->planned_sheet,
                                    error);
  return alpr_sheet_writer_add_text (writing->run.writer, ALPR_SHEET_PARAGRAPH,
                                     empty != NULL ? _(empty) : _("None."), error);
}

static gboolean
write_list (AlprReportRun *run, const char *path, GError **error)
{
  Writing *writing = (Writing *) run;
  const AlprReportRequest *request = run->request;
  g_autofree char *at = alpr_time_to_text (request->now, request->zone);
  /* Translators: version, time, time zone */
  g_autofree char *source = g_strdup_printf (_("ALPR Desk %s · list as of %s (%s)"), ALPR_VERSION,
                                             at, g_time_zone_get_identifier (request->zone));
  g_autofree char *subject
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " row", "%" PRId64 " rows",
                                      (gulong) writing->planned.rows),
                         writing->planned.rows);
  AlprSheetDocument document = { .id = writing->part.view, .agency = request->agency,
                                 .title = writing->sheet.title, .subject = subject,
                                 .source = source, .zone = request->zone,
                                 .created = request->now };
  AlprSheetPage page = { .title = writing->sheet.title, .landscape = TRUE,
                         .grid = (const int *) (gpointer) writing->planned_sheet.grid->data,
                         .n_grid = writing->planned_sheet.grid->len, .listed = TRUE };

  return alpr_sheet_writer_begin_document (run->writer, path, &document, error)
         && alpr_sheet_writer_begin_sheet (run->writer, &page, error)
         && write_rows (writing, error)
         && alpr_sheet_writer_end_document (run->writer, error);
}

static gboolean
count_rows (AlprPlannedPart *planned, AlprStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = alpr_view_read_ids (planned->view, store, planned->inputs,
                                               planned->order, cancellable, error);

  if (ids != NULL)
    planned->rows = ids->len;
  return ids != NULL;
}

/**
 * alpr_report_write_list:
 * @list: the list
 * @store: the book
 * @request: agency, zone, now and path; the path's ending, xlsx or csv, chooses the writer
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the list. On failure there is no new file, and an older one of that name is untouched.
 *
 * Returns: (transfer full): SHA-256 of the file, in hexadecimal; %NULL on failure
 */
char *
alpr_report_write_list (const AlprReportList *list, AlprStore *store,
                        const AlprReportRequest *request, GCancellable *cancellable,
                        GError **error)
{
  Writing writing = { .one_table = FALSE };
  g_autoptr (AlprSheetWriter)
      writer = alpr_report_make_writer (request, &writing.one_table, error);
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GArray) grid = g_array_new (FALSE, FALSE, sizeof (int));

  if (writer == NULL)
    return NULL;
  writing.run = (AlprReportRun){ .store = store, .request = request, .writer = writer,
                                 .cancellable = cancellable };
  writing.part = (AlprReportPart){ .view = (char *) alpr_view_get_id (list->view),
                                   .charts = charts };
  writing.sheet = (AlprReportSheet){ .title = _(alpr_view_get_title (list->view)),
                                     .layout = ALPR_REPORT_LIST };
  writing.planned = (AlprPlannedPart){ .part = &writing.part, .view = list->view,
                                       .inputs = list->inputs, .order = list->order,
                                       .columns = alpr_view_get_columns (list->view) };
  writing.planned_sheet = (AlprPlannedSheet){ .sheet = &writing.sheet, .parts = parts,
                                              .grid = grid };
  g_ptr_array_add (parts, &writing.planned);
  alpr_report_plan_set_grid (&writing.planned_sheet);
  if (!count_rows (&writing.planned, store, cancellable, error))
    return NULL;
  writing.plan.rows = writing.planned.rows;
  writing.run.plan = &writing.plan;
  return alpr_report_keep (&writing.run, write_list, error);
}
