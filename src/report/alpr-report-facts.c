/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of a report that stand in its words: the audit, the verdicts on its items, the period
 * as the data have it, the policies in force, and the state of the book. Nothing here depends on
 * when the report is written: `as_of` is the last change of anything that a report can show, and
 * the journal's line is the one that records it, so the same book gives the same bytes, however
 * often somebody looks at it.
 */

#include "alpr-report-facts.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-report-words.h"
#include "alpr-time.h"

/* The one row of a query of data/sql/report; NULL without an error where there is none. */
static AlprRow *
read_row (AlprStore *store, const char *name, GVariant *inputs, GError **error)
{
  g_autofree char *path = g_strconcat ("report/", name, NULL);
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, path, inputs, error);
  g_autoptr (AlprRowShape) shape = NULL;

  if (cursor == NULL || !alpr_cursor_next (cursor, error))
    return NULL;
  shape = alpr_row_shape_new (cursor);
  return alpr_row_new (shape, cursor);
}

static gboolean
read_audit (AlprReportFacts *self, AlprStore *store, const AlprReportRequest *request,
            GError **error)
{
  g_autoptr (GError) cause = NULL;

  self->audit = read_row (store, "audit",
                          g_variant_new_parsed ("{'audit': <%x>}", request->audit), &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (self->audit == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no audit %" G_GINT64_FORMAT,
                   request->audit);
      return FALSE;
    }
  self->drawn = alpr_row_get_integer (self->audit, "drawn");
  self->compliant = alpr_row_get_integer (self->audit, "compliant");
  self->not_compliant = alpr_row_get_integer (self->audit, "not_compliant");
  self->data_error = alpr_row_get_integer (self->audit, "data_error");
  self->undetermined = alpr_row_get_integer (self->audit, "undetermined");
  self->open = self->drawn - self->compliant - self->not_compliant - self->data_error
               - self->undetermined;
  if (self->drawn > 0 && self->open == 0)
    self->limit = alpr_limit_upper (alpr_row_get_integer (self->audit, "population"), self->drawn,
                                    self->not_compliant + self->undetermined);
  return TRUE;
}

static gboolean
take_period (AlprReportFacts *self, const AlprReportRequest *request, GError **error)
{
  if (self->audit == NULL && request->period == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "A report needs a period or an audit");
      return FALSE;
    }
  if (self->audit == NULL)
    {
      self->period = alpr_period_ref (request->period);
      return TRUE;
    }
  self->period
      = alpr_period_parse (alpr_row_get_text (self->audit, "period"), request->zone, error);
  if (self->period == NULL)
    return FALSE;
  if (request->period == NULL
      || strcmp (alpr_period_get_label (request->period), alpr_period_get_label (self->period))
             == 0)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
               "Audit %" G_GINT64_FORMAT " is about %s, not about %s", request->audit,
               alpr_period_get_label (self->period), alpr_period_get_label (request->period));
  return FALSE;
}

static gboolean
read_searches (AlprReportFacts *self, AlprStore *store, GError **error)
{
  gint64 from = alpr_period_get_from (self->period);
  gint64 until = alpr_period_get_until (self->period);
  g_autoptr (AlprRow) row = NULL;

  if (self->audit != NULL)
    row = read_row (store, "population",
                    g_variant_new_parsed ("{'audit': <%x>}", alpr_row_get_id (self->audit)), error);
  else
    row = read_row (store, "searches",
                    g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}", from, until), error);
  if (row == NULL)
    return FALSE;
  self->searches = alpr_row_get_integer (row, "searches");
  self->first_at = alpr_row_get_integer (row, "first_at");
  self->last_at = alpr_row_get_integer (row, "last_at");
  return TRUE;
}

static gboolean
read_policies (AlprReportFacts *self, AlprStore *store, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (store, "report/policies",
                          g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}",
                                                alpr_period_get_from (self->period),
                                                alpr_period_get_until (self->period)),
                          error);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    g_string_append_printf (lines, _("%s%s, version %s"), lines->len > 0 ? "\n" : "",
                            alpr_cursor_get_text (cursor, 0), alpr_cursor_get_text (cursor, 1));
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  self->policies = g_string_free (g_steal_pointer (&lines), FALSE);
  return TRUE;
}

static gboolean
read_state (AlprReportFacts *self, AlprStore *store, gint64 now, GError **error)
{
  g_autoptr (AlprRow) as_of = read_row (store, "as-of", NULL, error);
  g_autoptr (AlprRow) line = NULL;
  g_autoptr (GError) cause = NULL;

  if (as_of == NULL)
    return FALSE;
  self->now = now;
  self->as_of = alpr_row_is_null (as_of, "as_of") ? now : alpr_row_get_integer (as_of, "as_of");
  line = read_row (store, "journal-line",
                   g_variant_new_parsed ("{'as_of': <%x>}", self->as_of), &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (line == NULL)
    return TRUE;
  self->journal_line = alpr_row_get_integer (line, "number");
  self->journal_hash = g_strdup (alpr_row_get_text (line, "hash"));
  return TRUE;
}

/**
 * alpr_report_facts_read:
 * @store: the book
 * @request: what is asked
 * @error: return location for an error
 *
 * Returns: (transfer full): the facts; %NULL where there is no such audit, or it is about another
 *   period
 */
AlprReportFacts *
alpr_report_facts_read (AlprStore *store, const AlprReportRequest *request, GError **error)
{
  g_autoptr (AlprReportFacts) self = g_new0 (AlprReportFacts, 1);

  if (request->audit != 0 && !read_audit (self, store, request, error))
    return NULL;
  if (!take_period (self, request, error) || !read_searches (self, store, error)
      || !read_policies (self, store, error) || !read_state (self, store, request->now, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
alpr_report_facts_free (AlprReportFacts *self)
{
  g_clear_pointer (&self->period, alpr_period_unref);
  g_clear_object (&self->audit);
  g_free (self->policies);
  g_free (self->journal_hash);
  g_free (self);
}

/** alpr_report_facts_is_final: Returns: whether nothing is left open that would make it a draft */
gboolean
alpr_report_facts_is_final (AlprReportFacts *self)
{
  return self->audit == NULL
         || g_strcmp0 (alpr_row_get_text (self->audit, "state"), "final") == 0;
}

/** alpr_report_facts_period_text: Returns: (transfer full): `2026-H1 (2026-01-01 to 2026-06-30)` */
char *
alpr_report_facts_period_text (AlprReportFacts *self)
{
  g_autofree char *first = alpr_day_format (alpr_period_get_first (self->period));
  g_autofree char *last = alpr_day_format (alpr_period_get_last (self->period));

  /* Translators: a period, its first and its last day */
  return g_strdup_printf (_("%s (%s to %s)"), alpr_period_get_label (self->period), first, last);
}

/**
 * alpr_report_facts_found_text:
 * @self: facts
 * @zone: the agency's time zone
 *
 * Returns: (transfer full): from when to when there are searches, as the data have it
 */
char *
alpr_report_facts_found_text (AlprReportFacts *self, GTimeZone *zone)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->searches == 0)
    return g_strdup (_("no search"));
  first = alpr_time_to_text (self->first_at, zone);
  last = alpr_time_to_text (self->last_at, zone);
  return g_strdup_printf (_("first search %s, last search %s"), first, last);
}

/**
 * alpr_report_facts_inputs:
 * @self: facts
 * @names: inputs that a query wants
 * @error: return location for an error
 *
 * Gives a view what a report knows: the period, the audit and the policy under which it was begun,
 * the last search that was there then, and the zone’s offset at the period’s beginning. Where a
 * view asks for `now` it shows how things stood at the period's end, or, before that, stand today.
 *
 * Returns: (transfer full): a{sv}; %NULL with %ALPR_ERROR_DEFINITION where a report can't know one
 */
GVariant *
alpr_report_facts_inputs (AlprReportFacts *self, char **names, GError **error)
{
  GTimeZone *zone = alpr_period_get_zone (self->period);
  gint64 from = alpr_period_get_from (self->period);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, from / 1000);
  const struct
  {
    const char *name;
    gint64 value;
  } known[] = {
    { "from", from },
    { "until", alpr_period_get_until (self->period) },
    { "now", MIN (alpr_period_get_until (self->period) - 1, self->now) },
    { "audit", self->audit != NULL ? alpr_row_get_id (self->audit) : 0 },
    { "policy", self->audit != NULL ? alpr_row_get_integer (self->audit, "policy") : 0 },
    { "last", self->audit != NULL ? alpr_row_get_integer (self->audit, "last_search")
                                  : G_MAXINT64 },
    { "offset", (gint64) g_time_zone_get_offset (zone, interval) * 1000 },
  };
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint k = 0;

      while (k < G_N_ELEMENTS (known) && strcmp (known[k].name, names[i]) != 0)
        k++;
      if (k == G_N_ELEMENTS (known))
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "A report can’t give “%s”",
                       names[i]);
          return NULL;
        }
      g_variant_dict_insert (&dict, known[k].name, "x", known[k].value);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
