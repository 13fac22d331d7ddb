/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing a report: facts, plan, then one pass from the first line to the last into the writer that
 * the file's ending asks for. The file grows beside its place and takes its name when it is whole
 * (alpr-sheet-file.c). Nothing is written into the book: the act that asks for a report notes it.
 *
 * A report is read in several queries; whoever needs them to show one and the same moment writes it
 * inside a transaction, as the act does.
 */

#include "alpr-report-blocks.h"

#include <inttypes.h>
#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-report-words.h"
#include "alpr-sheet-csv.h"
#include "alpr-sheet-file.h"
#include "alpr-sheet-xlsx.h"
#include "alpr-time.h"

#define HASH_SHOWN 16
#define LINES_WITH_HEADING 6
#define LINES_WITH_CHART 24

static gboolean
write_headings (AlprReportRun *run, AlprPlannedPart *part, GError **error)
{
  const AlprReportPart *defined = part->part;

  return (defined->title == NULL
          || alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _(defined->title), error))
         && (defined->note == NULL
             || alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_NOTE, _(defined->note), error));
}

/* A heading stands with its chart, and with the first rows of its table. */
static guint
lines_to_keep (AlprPlannedPart *part)
{
  return part->part->charts->len > 0 && part->rows > 1 ? LINES_WITH_CHART : LINES_WITH_HEADING;
}

static gboolean
write_part (AlprReportRun *run, AlprPlannedPart *part, AlprPlannedSheet *sheet, GError **error)
{
  const char *empty;

  if (part->part->words != NULL)
    return alpr_sheet_writer_add_text (run->writer, part->part->style, _(part->part->words), error);
  if (part->view == NULL)
    return alpr_report_find_block (part->part->block) (run, error);
  if (part->part->title != NULL)
    alpr_sheet_writer_keep_together (run->writer, lines_to_keep (part));
  if (!write_headings (run, part, error))
    return FALSE;
  if (part->rows > 0)
    return alpr_report_write_table (run, part, sheet, error);
  empty = alpr_view_get_empty (part->view);
  return alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_PARAGRAPH,
                                     empty != NULL ? _(empty) : _("None."), error);
}

static gboolean
write_sheet (AlprReportRun *run, AlprPlannedSheet *sheet, GError **error)
{
  AlprSheetPage page = {
    .title = _(sheet->sheet->title),
    .landscape = sheet->sheet->landscape,
    .grid = (const int *) (gpointer) sheet->grid->data,
    .n_grid = sheet->grid->len,
    .listed = sheet->sheet->layout == ALPR_REPORT_LIST,
  };

  if (!alpr_report_check_cancelled (run->cancellable, error)
      || !alpr_sheet_writer_begin_sheet (run->writer, &page, error))
    return FALSE;
  for (guint i = 0; i < sheet->parts->len; i++)
    if (!write_part (run, sheet->parts->pdata[i], sheet, error))
      return FALSE;
  return TRUE;
}

static char *
make_subject (AlprReportRun *run)
{
  AlprReportFacts *facts = run->facts;
  g_autofree char *period = alpr_report_facts_period_text (facts);
  g_auto (GStrv) policies = g_strsplit (facts->policies, "\n", -1);
  g_autofree char *joined = g_strjoinv ("; ", policies);

  if (facts->audit == NULL)
    return *joined != '\0' ? g_strconcat (period, " · ", joined, NULL) : g_strdup (period);
  /* Translators: number of the audit, period, policy, its version, clause */
  return g_strdup_printf (_("Audit %" PRId64 " · %s · %s, version %s, clause %s"),
                          alpr_row_get_id (facts->audit), period,
                          alpr_row_get_text (facts->audit, "policy_title"),
                          alpr_row_get_text (facts->audit, "policy_version"),
                          alpr_row_get_text (facts->audit, "clause_place"));
}

static char *
make_source (AlprReportRun *run)
{
  AlprReportFacts *facts = run->facts;
  g_autofree char *at = alpr_time_to_text (facts->as_of, run->request->zone);
  g_autofree char *hash
      = facts->journal_hash != NULL ? g_strndup (facts->journal_hash, HASH_SHOWN) : g_strdup ("");

  /* Translators: version, time, time zone, line of the journal, beginning of its hash */
  return g_strdup_printf (_("ALPR Desk %s · book as of %s (%s) · journal line %" PRId64
                            ", hash %s…"),
                          ALPR_VERSION, at, g_time_zone_get_identifier (run->request->zone),
                          facts->journal_line, hash);
}

static gboolean
write_all (AlprReportRun *run, const char *path, GError **error)
{
  g_autofree char *subject = make_subject (run);
  g_autofree char *source = make_source (run);
  AlprSheetDocument document = {
    .id = run->report->id,
    .agency = run->request->agency,
    .title = _(run->report->title),
    .subject = subject,
    .source = source,
    .draft = alpr_report_facts_is_final (run->facts)
                 ? NULL
                 : _("DRAFT. This audit is not final: verdicts and figures may still change."),
    .zone = run->request->zone,
    .created = run->facts->as_of,
  };

  if (!alpr_sheet_writer_begin_document (run->writer, path, &document, error))
    return FALSE;
  for (guint i = 0; i < run->plan->sheets->len; i++)
    {
      AlprPlannedSheet *sheet = run->plan->sheets->pdata[i];

      gboolean written = sheet->sheet != NULL
                             ? write_sheet (run, sheet, error)
                             : alpr_report_write_table (run, sheet->parts->pdata[0], sheet, error);

      if (!written)
        return FALSE;
    }
  return alpr_sheet_writer_end_document (run->writer, error);
}

/** alpr_report_make_writer: Returns: (transfer full) (nullable): the writer for a file's ending,
 * and whether it takes one table only */
AlprSheetWriter *
alpr_report_make_writer (const AlprReportRequest *request, gboolean *one_table, GError **error)
{
  const char *dot = strrchr (request->path, '.');
  g_autofree char *ending = g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);

  *one_table = strcmp (ending, "csv") == 0;
  if (strcmp (ending, "xlsx") == 0)
    return alpr_sheet_xlsx_new ();
  if (*one_table)
    return alpr_sheet_csv_new (request->mark);
  if (strcmp (ending, "pdf") == 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "This version writes no PDF; write an .xlsx file and print that");
  else
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s”: a report is written as .xlsx or .csv", request->path);
  return NULL;
}

/**
 * alpr_report_keep:
 * @run: the run
 * @func: writes the whole file at a path
 * @error: return location for an error
 *
 * Writes beside the place that was asked for, and takes the place when the file is whole.
 *
 * Returns: (transfer full): SHA-256 of the file, in hexadecimal; %NULL on failure
 */
char *
alpr_report_keep (AlprReportRun *run, AlprReportWriteFunc func, GError **error)
{
  char *temporary = alpr_sheet_file_begin (run->request->path, error);
  char *digest = NULL;

  if (temporary == NULL)
    return NULL;
  if (func (run, temporary, error))
    digest = alpr_digest_file (temporary, error);
  if (digest != NULL && !alpr_sheet_file_keep (temporary, run->request->path, error))
    g_clear_pointer (&digest, g_free);
  alpr_sheet_file_drop (temporary);
  return digest;
}

/**
 * alpr_report_write:
 * @self: a report
 * @store: the book
 * @request: what is asked
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the report. On failure there is no new file, and an older one of that name is untouched.
 *
 * Returns: (transfer full): SHA-256 of the file, in hexadecimal; %NULL on failure
 */
char *
alpr_report_write (AlprReport *self, AlprStore *store, const AlprReportRequest *request,
                   GCancellable *cancellable, GError **error)
{
  gboolean one_table;
  g_autoptr (AlprSheetWriter) writer = alpr_report_make_writer (request, &one_table, error);
  g_autoptr (AlprReportFacts) facts
      = writer != NULL ? alpr_report_facts_read (store, request, error) : NULL;
  g_autoptr (AlprReportPlan) plan = NULL;
  AlprReportRun run = { self, store, request, facts, NULL, writer, cancellable, 0 };

  if (facts == NULL)
    return NULL;
  plan = one_table ? alpr_report_plan_new_table (self, store, facts, cancellable, error)
                   : alpr_report_plan_new (self, store, facts, cancellable, error);
  run.plan = plan;
  return plan != NULL ? alpr_report_keep (&run, write_all, error) : NULL;
}
