/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks of words on method: how the population was fixed and the sample drawn, how anybody
 * repeats the draw with programs that are on every machine, and what the sample can't say.
 *
 * The commands below are tested by running them (tests/report): a recipe that fails is worse than
 * none.
 */

#include "alpr-report-blocks.h"

#include <inttypes.h>
#include <string.h>

#include "alpr-report-words.h"

static gboolean
write_seed (AlprReportRun *run, GError **error)
{
  AlprRow *audit = run->facts->audit;
  const char *source = alpr_row_get_text (audit, "seed_source");

  if (alpr_row_get_text (audit, "seed") == NULL)
    return alpr_report_fact (run, _("Seed"), _("not given yet"), error);
  return alpr_report_fact_code (run, _("Seed"), alpr_row_get_text (audit, "seed"), error)
         && alpr_report_fact (run, _("Where it is from"),
                              g_strcmp0 (source, "typed") == 0
                                  ? _("typed in, after the population was fixed (rolled dice)")
                                  : _("the system’s random generator, after the population was "
                                      "fixed"),
                              error)
         && alpr_report_fact (run, _("Witness"), alpr_row_get_text (audit, "witness"), error)
         && alpr_report_fact_time (run, _("Drawn"), alpr_row_get_integer (audit, "drawn_at"), NULL,
                                   error)
         && alpr_report_fact_number (run, _("Items drawn"), run->facts->drawn, error);
}

static gboolean
warn_of_difference (AlprReportRun *run, GError **error)
{
  gint64 fixed = alpr_row_get_integer (run->facts->audit, "population");

  if (fixed == run->facts->searches)
    return TRUE;
  return alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                          _("Attention: %" PRId64 " searches were fixed, and the book "
                            "gives %" PRId64 " today. Verify the book before anything is "
                            "concluded from it."),
                          fixed, run->facts->searches);
}

/**
 * alpr_report_block_method:
 * @run: the run
 * @error: return location for an error
 *
 * How the population was fixed and the sample drawn.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_method (AlprReportRun *run, GError **error)
{
  AlprRow *audit = run->facts->audit;
  g_autofree char *period = alpr_report_facts_period_text (run->facts);

  return alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _("Population"), error)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("The population was fixed before the seed was given: its searches "
                               "were counted, and the digest was taken over all their ids. No "
                               "search can have been chosen, added or left out afterwards without "
                               "the digest changing."))
         && alpr_report_fact (run, _("Period"), period, error)
         && alpr_report_fact (run, _("Searches that count"), alpr_row_get_text (audit, "filter"),
                              error)
         && alpr_report_fact_number (run, _("Count"), alpr_row_get_integer (audit, "population"),
                                     error)
         && alpr_report_fact_code (run, _("Digest (SHA-256)"), alpr_row_get_text (audit, "digest"),
                                   error)
         && alpr_report_fact_time (run, _("Fixed"), alpr_row_get_integer (audit, "created_at"),
                                   alpr_row_get_text (audit, "created_by"), error)
         && warn_of_difference (run, error)
         && alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _("Draw"), error)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("Each search has a ticket: the SHA-256 of the seed, a comma and the "
                               "search’s id. The searches with the smallest tickets are the "
                               "sample, in the order of their tickets. The order of the rows in "
                               "the files does not matter, and a larger sample with the same seed "
                               "begins with the smaller one."))
         && write_seed (run, error);
}

/**
 * alpr_report_block_repeat:
 * @run: the run
 * @error: return location for an error
 *
 * Step by step, with nothing but sort and sha256sum.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_repeat (AlprReportRun *run, GError **error)
{
  AlprRow *audit = run->facts->audit;
  const char *seed = alpr_row_get_text (audit, "seed");
  g_autofree char *quoted = seed != NULL ? g_shell_quote (seed) : NULL;
  gint64 id = alpr_row_get_id (audit);

  if (seed == NULL)
    return TRUE;
  return alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _("To repeat the draw"),
                                     error)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("1. Write the ids of the population into a file, one a line. They "
                               "are the vendor’s ids; a search to which the vendor gave none has "
                               "an “r” and digits derived from its row."))
         && alpr_report_say (run, ALPR_SHEET_SCRIPT, error,
                             "alprctl --csv view BOOK audit-population audit=%" PRId64
                             " | tr -d '\\r' | tail -n +2 > ids.txt",
                             id)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("2. Compare the digest; it must be the one above."))
         && alpr_report_say (run, ALPR_SHEET_SCRIPT, error, "LC_ALL=C sort ids.txt | sha256sum")
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                             _("3. Make the tickets and take the %" PRId64
                               " smallest; they must be the sampled items, in this order."),
                             run->facts->drawn)
         && alpr_report_say (run, ALPR_SHEET_SCRIPT, error,
                             "while read -r id; do echo \"$(printf %%s %s,\"$id\" | sha256sum "
                             "| cut -c 1-64) $id\"; done < ids.txt | LC_ALL=C sort | head -n "
                             "%" PRId64,
                             quoted, run->facts->drawn)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("Or, which does the same and needs no book:"))
         && alpr_report_say (run, ALPR_SHEET_SCRIPT, error,
                             "alprctl sample --seed %s --size %" PRId64 " ids.txt",
                             quoted, run->facts->drawn);
}

static gboolean
say_how_computed (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;
  const AlprLimit *limit = &facts->limit;
  g_autofree char *rate = g_strdup_printf ("%.1f %%", limit->rate * 100);
  g_autofree char *unbounded = g_strdup_printf ("%.1f %%", limit->unbounded * 100);

  if (limit->method == ALPR_LIMIT_BINOMIAL)
    return alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                            _("The upper limit of %s is the exact one-sided 95 %% limit by the "
                              "binomial (Clopper and Pearson): %" PRId64 " exceptions in %"
                              PRId64 " items. It is used because the sample is at most a "
                              "twentieth of the population."),
                            rate, facts->not_compliant + facts->undetermined, facts->drawn);
  return alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                          _("The upper limit of %s is the exact one-sided 95 %% limit by the "
                            "hypergeometric distribution: %" PRId64 " exceptions in %"
                            PRId64 " items out of %" PRId64 " leave up to %"
                            PRId64 " searches possible. It is used because the sample is "
                            "more than a twentieth of the population; the binomial, which takes "
                            "the population as endless, gives %s."),
                          rate, facts->not_compliant + facts->undetermined, facts->drawn,
                          alpr_row_get_integer (facts->audit, "population"), limit->most,
                          unbounded);
}

/* How large a sample would have had to be to show less, if nothing is found in it. */
static gboolean
say_sizes (AlprReportRun *run, GError **error)
{
  gint64 population = alpr_row_get_integer (run->facts->audit, "population");

  return alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error,
                          _("Without a single exception, %" PRId64 " items of this "
                            "population would show a rate below 10 %%, and %" PRId64
                            " a rate below 5 %%. The sample can be extended with the same seed "
                            "until the audit is final."),
                          alpr_limit_sample_size (population, 0, 0.10, ALPR_LIMIT_CONFIDENCE),
                          alpr_limit_sample_size (population, 0, 0.05, ALPR_LIMIT_CONFIDENCE));
}

static gboolean
say_sample_limits (AlprReportRun *run, GError **error)
{
  AlprReportFacts *facts = run->facts;

  if (facts->audit == NULL || facts->drawn == 0)
    return TRUE;
  if (!alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING, _("What the sample can’t say"),
                                   error))
    return FALSE;
  if (facts->open > 0)
    return alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                            _("The limit is given when every sampled search is judged."));
  return say_how_computed (run, error) && say_sizes (run, error)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("The sample says nothing of a single person, day or reason, and "
                               "nothing of searches outside the population."));
}

/**
 * alpr_report_block_limits:
 * @run: the run
 * @error: return location for an error
 *
 * What neither the sample nor the data can say.
 *
 * Returns: whether it could be written
 */
gboolean
alpr_report_block_limits (AlprReportRun *run, GError **error)
{
  return say_sample_limits (run, error)
         && alpr_sheet_writer_add_text (run->writer, ALPR_SHEET_HEADING,
                                        _("What the data can’t say"), error)
         && alpr_report_say (run, ALPR_SHEET_PARAGRAPH, error, "%s",
                             _("The report holds what the vendor exported and the agency imported. "
                               "Its digests show that nothing was changed since; they don’t show "
                               "that an export was complete. A figure of 0 means that it was "
                               "looked for and not found; what a file does not hold is counted "
                               "below as not captured."));
}
