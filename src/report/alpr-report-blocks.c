/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks of words that a definition can name, and those of the summary: what the report is
 * about, what came out, what else is in it, and who signs. What they may claim is bounded: a sample
 * without an exception shows none found, never none there, and always stands beside the rate that
 * it leaves possible.
 */

#include "alpr-report-blocks.h"

#include <inttypes.h>
#include <string.h>

#include "alpr-report-words.h"
#include "alpr-time.h"

#define SIGN_OFF_LINES 13

static const struct
{
  const char *name;
  AlprReportBlock block;
} blocks[] = {
  { "about", alpr_report_block_about },
  { "facts", alpr_report_block_facts },       { "verdict", alpr_report_block_verdict },
  { "contents", alpr_report_block_contents }, { "sign-off", alpr_report_block_sign_off },
  { "method", alpr_report_block_method },     { "repeat", alpr_report_block_repeat },
  { "limits", alpr_report_block_limits },
};

/** alpr_report_find_block: Returns: (nullable): the block of that name */
AlprReportBlock
alpr_report_find_block (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (strcmp (blocks[i].name, name) == 0)
      return blocks[i].block;
  return NULL;
}

/** alpr_report_has_block: Returns: whether the program provides a block of that name */
gboolean
alpr_report_has_block (const char *name)
{
  return alpr_report_find_block (name) != NULL;
}

/** alpr_report_say: Writes a line of text, printf-style. Returns: whether it could */
gboolean
alpr_report_say (AlprReportRun *run, AlprSheetStyle style, GError **error, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return alpr_sheet_writer_add_text (run->writer, style, text, error);
}

/** alpr_report_fact: Writes a label and a text; nothing for %NULL. Returns: whether it could */
gboolean
alpr_report_fact (AlprReportRun *run, const char *label, const char *text, GError **error)
{
  AlprSheetCell cell = ALPR_SHEET_CELL_TEXT (text);

  return text == NULL || *text == '\0'
         || alpr_sheet_writer_add_fact (run->writer, label, &cell, error);
}

/** alpr_report_fact_code: Writes a label and a digest or seed. Returns: whether it could */
gboolean
alpr_report_fact_code (AlprReportRun *run, const char *label, const char *text, GError **error)
{
  AlprSheetCell cell = ALPR_SHEET_CELL_CODE (text);

  return text == NULL || *text == '\0'
         || alpr_sheet_writer_add_fact (run->writer, label, &cell, error);
}

/** alpr_report_fact_number: Writes a label and a number. Returns: whether it could */
gboolean
alpr_report_fact_number (AlprReportRun *run, const char *label, gint64 number, GError **error)
{
  AlprSheetCell cell = ALPR_SHEET_CELL_NUMBER (number);

  return alpr_sheet_writer_add_fact (run->writer, label, &cell, error);
}

/**
 * alpr_report_fact_time:
 * @run: the run
 * @label: what happened then
 * @time: an instant; 0 writes nothing
 * @who: (nullable): who did it
 * @error: return location for an error
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_fact_time (AlprReportRun *run, const char *label, gint64 time, const char *who,
                       GError **error)
{
  g_autofree char *at = alpr_time_to_text (time, run->request->zone);
  g_autofree char *text = who != NULL && *who != '\0'
                              /* Translators: a time, and who did it */
                              ? g_strdup_printf (_("%s, by %s"), at, who)
                              : g_steal_pointer (&at);

  return time == 0 || alpr_report_fact (run, label, text, error);
}

static gboolean
write_audit_facts (AlprReportRun *run, GError **error)
{
  AlprRow *audit = run->facts->audit;
  g_autofree char *policy = g_strdup_printf (_("%s, version %s"),
                                             alpr_row_get_text (audit, "policy_title"),
                                             alpr_row_get_text (audit, "policy_version"));
  g_autofree char *clause
      = g_strdup_printf ("%s (%s): %s", alpr_row_get_text (audit, "clause_place"),
                         alpr_row_get_text (audit, "clause"),
                         alpr_row_get_text (audit, "clause_text"));

  return alpr_report_fact_number (run, _("Audit number"), alpr_row_get_id (audit), error)
         && alpr_report_fact (run, _("What"), alpr_row_get_text (audit, "title"), error)
         && alpr_report_fact (run, _("Policy"), policy, error)
         && alpr_report_fact (run, _("Clause"), clause, error)
         && alpr_report_fact_time (run, _("Begun"), alpr_row_get_integer (audit, "created_at"),
                                   alpr_row_get_text (audit, "created_by"), error)
         && alpr_report_fact_time (run, _("Made final"),
                                   alpr_row_get_integer (audit, "finalised_at"),
                                   alpr_row_get_text (audit, "finalised_by"), error);
}

/**
 * alpr_report_block_about:
 * @run: the run
 * @error: return location for an error
 *
 * Whose report it is and of which time, for a report that is not about searches.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_about (AlprReportRun *run, GError **error)
{
  g_autofree char *period = alpr_report_facts_period_text (run->facts);

  return alpr_report_fact (run, _("Agency"), run->request->agency, error)
         && alpr_report_fact (run, _("Policy"), run->facts->policies, error)
         && alpr_report_fact (run, _("Period"), period, error)
         && alpr_report_fact (run, _("Time zone"), g_time_zone_get_identifier (run->request->zone),
                              error);
}

/**
 * alpr_report_block_facts:
 * @run: the run
 * @error: return location for an error
 *
 * What the report is about.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_facts (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;
  g_autofree char *period = alpr_report_facts_period_text (facts);
  g_autofree char *found = alpr_report_facts_found_text (facts, run->request->zone);

  if (!alpr_report_fact (run, _("Agency"), run->request->agency, error))
    return FALSE;
  if (facts->audit != NULL ? !write_audit_facts (run, error)
                           : !alpr_report_fact (run, _("Policy"), facts->policies, error))
    return FALSE;
  return alpr_report_fact (run, _("Period"), period, error)
         && alpr_report_fact (run, _("Found in the data"), found, error)
         && alpr_report_fact_number (
             run, facts->audit != NULL ? _("Searches in the population") : _("Searches"),
             facts->searches, error)
         && alpr_report_fact (run, _("Time zone"), g_time_zone_get_identifier (run->request->zone),
                              error);
}

static gboolean
say_without_audit (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;
  g_autofree char *period = alpr_report_facts_period_text (facts);

  if (facts->searches == 0)
    return alpr_report_say (run, ALPR_SHEET_VERDICT, error, _("There is no search in %s."), period);
  return alpr_report_say (run, ALPR_SHEET_VERDICT, error,
                          ngettext ("%" PRId64 " search in %s",
                                    "%" PRId64 " searches in %s", (gulong) facts->searches),
                          facts->searches, period)
         && (!run->report->needs_audit
             || alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                                 _("No audit was asked for: this report has no sample and no "
                                   "verdict. It shows what the rules found in all searches of the "
                                   "period.")));
}

static gboolean
say_verdict (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;
  gint64 bad = facts->not_compliant;

  if (facts->drawn == 0)
    return alpr_report_say (run, ALPR_SHEET_VERDICT, error, "%s",
                            _("The population is fixed; no sample is drawn yet."));
  if (facts->open > 0)
    return alpr_report_say (run, ALPR_SHEET_VERDICT, error,
                            _("%" PRId64 " of %" PRId64
                              " sampled searches are judged; there is no verdict yet."),
                            facts->drawn - facts->open, facts->drawn);
  if (bad > 0)
    return alpr_report_say (run, ALPR_SHEET_VERDICT, error,
                            ngettext ("%" PRId64 " of %" PRId64
                                      " sampled searches does not meet the requirements.",
                                      "%" PRId64 " of %" PRId64
                                      " sampled searches do not meet the requirements.",
                                      (gulong) bad),
                            bad, facts->drawn);
  if (facts->undetermined > 0)
    return alpr_report_say (run, ALPR_SHEET_VERDICT, error,
                            ngettext ("%" PRId64 " of %" PRId64
                                      " sampled searches could not be determined.",
                                      "%" PRId64 " of %" PRId64
                                      " sampled searches could not be determined.",
                                      (gulong) facts->undetermined),
                            facts->undetermined, facts->drawn);
  return alpr_report_say (run, ALPR_SHEET_VERDICT, error,
                          _("None of %" PRId64
                            " sampled searches was found to miss the requirements."),
                          facts->drawn);
}

/* The sentence that no verdict stands without. */
static gboolean
say_limit (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;
  g_autofree char *rate = g_strdup_printf ("%.1f %%", facts->limit.rate * 100);

  if (facts->drawn == 0 || facts->open > 0)
    return TRUE;
  return alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                          /* Translators: the last is a rate with its sign, as “25.9 %” */
                          _("%" PRId64 " of %" PRId64
                            " sampled searches compliant; the true rate of non-compliant searches "
                            "may still be up to %s (95 %% confidence)."),
                          facts->compliant, facts->drawn, rate);
}

static gboolean
say_counts (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;
  gint64 chosen = alpr_row_get_integer (facts->audit, "chosen");

  if (facts->data_error > 0
      && !alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                           ngettext ("%" PRId64 " sampled search holds an error in the "
                                     "data, which is to be corrected.",
                                     "%" PRId64 " sampled searches hold an error in the "
                                     "data, which is to be corrected.",
                                     (gulong) facts->data_error),
                           facts->data_error))
    return FALSE;
  if (facts->undetermined > 0
      && !alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                           ngettext ("%" PRId64 " could not be determined; in the limit "
                                     "it counts as not compliant.",
                                     "%" PRId64 " could not be determined; in the limit "
                                     "they count as not compliant.",
                                     (gulong) facts->undetermined),
                           facts->undetermined))
    return FALSE;
  return chosen == 0
         || alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                             ngettext ("%" PRId64 " more search was chosen by the auditor; "
                                       "it counts in no figure here.",
                                       "%" PRId64 " more searches were chosen by the "
                                       "auditor; they count in no figure here.",
                                       (gulong) chosen),
                             chosen);
}

/**
 * alpr_report_block_verdict:
 * @run: the run
 * @error: return location for an error
 *
 * What came out, in one sentence; then what it can't say.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_verdict (AlprReportRun *run, GError **error)
{
  AlprRow *audit = run->facts->audit;

  if (audit == NULL)
    return say_without_audit (run, error);
  return say_verdict (run, error) && say_limit (run, error) && say_counts (run, error)
         && alpr_report_fact (run, _("Conclusion"), alpr_row_get_text (audit, "conclusion"), error);
}

/**
 * alpr_report_block_contents:
 * @run: the run
 * @error: return location for an error
 *
 * The sheets that follow, and those that would be empty.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_contents (AlprReportRun *run, GError **error)
{
  const AlprSheetColumn columns[] = {
    { _("Sheet"), ALPR_SHEET_TEXT, 5 },
    { _("What stands there"), ALPR_SHEET_TEXT, 20 },
    { _("Rows"), ALPR_SHEET_NUMBER, 3 },
  };
  AlprSheetTable table = { .columns = columns, .n_columns = G_N_ELEMENTS (columns) };
  g_autoptr (GString) absent = g_string_new (NULL);

  alpr_sheet_writer_keep_together (run->writer, run->plan->sheets->len + 4);
  if (!alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _("In this report"), error)
      || !alpr_sheet_writer_begin_table (run->writer, &table, error))
    return FALSE;
  for (guint i = 1; i < run->plan->sheets->len; i++)
    {
      AlprPlannedSheet *sheet = run->plan->sheets->pdata[i];
      const char *what = sheet->sheet->what != NULL ? sheet->sheet->what : "";
      AlprSheetCell cells[] = { ALPR_SHEET_CELL_TEXT (_(sheet->sheet->title)),
                                ALPR_SHEET_CELL_TEXT (*what != '\0' ? _(what) : ""),
                                ALPR_SHEET_CELL_NUMBER (sheet->rows) };

      if (!alpr_sheet_writer_add_row (run->writer, cells, error))
        return FALSE;
    }
  if (!alpr_sheet_writer_end_table (run->writer, error))
    return FALSE;
  for (guint i = 0; i < run->plan->absent->len; i++)
    g_string_append_printf (absent, "%s%s", i > 0 ? ", " : "",
                            _((const char *) run->plan->absent->pdata[i]));
  return absent->len == 0
         || alpr_report_say (run, ALPR_SHEET_NOTE, error,
                             _("Left out, because there is nothing to show: %s."), absent->str);
}

/**
 * alpr_report_block_sign_off:
 * @run: the run
 * @error: return location for an error
 *
 * Who signs. The names of those who acted in the book are filled in.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_sign_off (AlprReportRun *run, GError **error)
{
  const AlprSheetColumn columns[] = {
    { _("Role"), ALPR_SHEET_TEXT, 5 },     { _("Name"), ALPR_SHEET_TEXT, 7 },
    { _("Decision"), ALPR_SHEET_TEXT, 6 }, { _("Signature"), ALPR_SHEET_TEXT, 6 },
    { _("Date"), ALPR_SHEET_TEXT, 4 },
  };
  const char *auditor = alpr_row_get_text (run->facts->audit, "finalised_by");
  const struct
  {
    const char *role;
    const char *name;
  } rows[] = {
    { _("Auditor"),
      auditor != NULL ? auditor : alpr_row_get_text (run->facts->audit, "created_by") },
    { _("Reviewer"), NULL },
    { _("Chief: received"), NULL },
    { _("Chief: decision"), NULL },
  };
  AlprSheetTable table = { .columns = columns, .n_columns = G_N_ELEMENTS (columns), .form = TRUE,
                           .rows = G_N_ELEMENTS (rows) };

  alpr_sheet_writer_keep_together (run->writer, SIGN_OFF_LINES);
  if (!alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _("Sign-off"), error)
      || !alpr_sheet_writer_begin_table (run->writer, &table, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AlprSheetCell cells[G_N_ELEMENTS (columns)] = { ALPR_SHEET_CELL_TEXT (rows[i].role),
                                                      ALPR_SHEET_CELL_TEXT (rows[i].name) };

      if (!alpr_sheet_writer_add_row (run->writer, cells, error))
        return FALSE;
    }
  return alpr_sheet_writer_end_table (run->writer, error);
}
