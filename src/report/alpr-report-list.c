/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which reports can be had. All that are shipped can; a policy's clauses say which of them it asks
 * for, and how often.
 */

#include "alpr-report.h"

#include <string.h>

#include "alpr-profile.h"

static void
offer_free (AlprReportOffer *offer)
{
  g_free (offer->id);
  g_free (offer->title);
  g_free (offer->summary);
  g_free (offer->cadence);
  g_free (offer->clauses);
  g_free (offer);
}

static const char *
cadence_word (AlprPeriodKind kind)
{
  static const char *const words[] = { "days", "month", "quarter", "half", "year" };

  return words[kind];
}

/* Adds the clauses of @profile that name the report to @clauses; the first duty among them says how
 * often. */
static void
add_clauses (AlprProfile *profile, AlprReportOffer *offer, GString *clauses)
{
  GPtrArray *all = alpr_profile_get_clauses (profile);

  for (guint i = 0; i < all->len; i++)
    {
      const AlprClause *clause = all->pdata[i];

      if (g_strcmp0 (clause->report, offer->id) != 0)
        continue;
      g_string_append_printf (clauses, "%s%s", clauses->len > 0 ? ", " : "", clause->id);
      if (clause->duty != NULL && *offer->cadence == '\0')
        {
          g_free (offer->cadence);
          offer->cadence = g_strdup (cadence_word (clause->duty->every));
        }
    }
}

/**
 * alpr_report_list:
 * @profiles: (nullable) (element-type AlprProfile): what the agency has adopted
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AlprReportOffer): the reports, those that a clause asks
 *   for first
 */
GPtrArray *
alpr_report_list (GPtrArray *profiles, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  g_auto (GStrv) ids = alpr_report_list_ids ();
  guint asked = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AlprReport) report = alpr_report_load (ids[i], error);
      g_autoptr (GString) clauses = g_string_new (NULL);
      AlprReportOffer *offer;

      if (report == NULL)
        return NULL;
      offer = g_new0 (AlprReportOffer, 1);
      offer->id = g_strdup (ids[i]);
      offer->title = g_strdup (alpr_report_get_title (report));
      offer->summary = g_strdup (alpr_report_get_summary (report));
      offer->cadence = g_strdup (alpr_report_get_cadence (report));
      offer->needs_audit = alpr_report_get_needs_audit (report);
      for (guint p = 0; profiles != NULL && p < profiles->len; p++)
        add_clauses (profiles->pdata[p], offer, clauses);
      offer->clauses = g_string_free (g_steal_pointer (&clauses), FALSE);
      g_ptr_array_insert (offers, *offer->clauses != '\0' ? (int) asked++ : -1, offer);
    }
  return g_steal_pointer (&offers);
}
