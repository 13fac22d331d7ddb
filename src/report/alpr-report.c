/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is a definition of data/reports: sheets, and on each the views that stand there as
 * tables, their charts, and blocks of words that the program provides by name. alpr-report-parse.c
 * reads the definition, alpr-report-write.c writes a report.
 *
 *   <report id="screening-summary" cadence="month" areas="searches" csv="findings">
 *     <title>Screening summary</title>
 *     <summary>What the rules found, by rule, person and month.</summary>
 *     <sheet id="summary">
 *       <title>Summary</title>
 *       <block name="facts"/>
 *       <text style="note">Words that stand there as they are.</text>
 *       <table id="rules" view="finding-summary" columns="rule:20 open upheld">
 *         <title>Findings by rule</title>
 *         <chart kind="bar" categories="rule" values="open" most="10"><title>…</title></chart>
 *       </table>
 *     </sheet>
 *     <sheet id="findings" layout="list" paper="landscape"> … </sheet>
 *   </report>
 *
 * A definition names things and gives parameters; `needs="audit"` names what must be given for a
 * part to be there. There are no conditions: what a sentence says is decided in C
 * (alpr-report-blocks.c), what a row is in SQL.
 */

#include "alpr-report-private.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-view.h"
#include "alpr-profile.h"

G_DEFINE_FINAL_TYPE (AlprReport, alpr_report, G_TYPE_OBJECT)

/** alpr_report_chart_free: Frees a chart of a definition */
void
alpr_report_chart_free (AlprReportChart *chart)
{
  g_free (chart->categories);
  g_strfreev (chart->values);
  g_free (chart->title);
  g_free (chart);
}

/** alpr_report_part_free: Frees a part of a definition */
void
alpr_report_part_free (AlprReportPart *part)
{
  g_free (part->id);
  g_free (part->words);
  g_free (part->block);
  g_free (part->view);
  g_strfreev (part->columns);
  g_free (part->title);
  g_free (part->note);
  g_ptr_array_unref (part->charts);
  g_free (part);
}

static void
sheet_free (AlprReportSheet *sheet)
{
  g_free (sheet->id);
  g_free (sheet->title);
  g_free (sheet->what);
  g_ptr_array_unref (sheet->parts);
  g_free (sheet);
}

static void
alpr_report_finalize (GObject *object)
{
  AlprReport *self = ALPR_REPORT (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->cadence);
  g_strfreev (self->areas);
  g_strfreev (self->csv);
  g_ptr_array_unref (self->sheets);
  G_OBJECT_CLASS (alpr_report_parent_class)->finalize (object);
}

static void
alpr_report_class_init (AlprReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_report_finalize;
}

static void
alpr_report_init (AlprReport *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
}

/**
 * alpr_report_load:
 * @id: id of a shipped report
 * @error: return location for an error
 *
 * Returns: (transfer full): the report; %NULL with %ALPR_ERROR_MISSING where there is no such
 *   report
 */
AlprReport *
alpr_report_load (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat ("reports/", id, ".report.xml", NULL);
  g_autoptr (GBytes) xml = alpr_definition_load (path, NULL);

  if (xml == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no report “%s”", id);
      return NULL;
    }
  return alpr_report_load_bytes (id, xml, error);
}

/** alpr_report_list_ids: Returns: (transfer full): the ids of all shipped reports, sorted */
char **
alpr_report_list_ids (void)
{
  return alpr_definition_list ("reports", ".report.xml");
}

/** alpr_report_get_id: Returns: (transfer none): its id */
const char *
alpr_report_get_id (AlprReport *self)
{
  return self->id;
}

/** alpr_report_get_title: Returns: (transfer none): its title, untranslated */
const char *
alpr_report_get_title (AlprReport *self)
{
  return self->title;
}

/** alpr_report_get_summary: Returns: (transfer none): what it holds, untranslated */
const char *
alpr_report_get_summary (AlprReport *self)
{
  return self->summary;
}

/** alpr_report_get_cadence: Returns: (transfer none): how often it is made; may be empty */
const char *
alpr_report_get_cadence (AlprReport *self)
{
  return self->cadence;
}

/** alpr_report_get_areas: Returns: (transfer none) (nullable): the areas of clauses it serves */
const char *const *
alpr_report_get_areas (AlprReport *self)
{
  return (const char *const *) self->areas;
}

/** alpr_report_get_needs_audit: Returns: whether it is about one audit */
gboolean
alpr_report_get_needs_audit (AlprReport *self)
{
  return self->needs_audit;
}

/**
 * alpr_report_check_rights:
 * @self: a report
 * @actor: who wants it
 * @error: return location for an error
 *
 * A report shows no more than its views do: who may not see one of them may not have the report.
 *
 * Returns: %FALSE with %ALPR_ERROR_DENIED
 */
gboolean
alpr_report_check_rights (AlprReport *self, AlprActor *actor, GError **error)
{
  g_auto (GStrv) views = alpr_report_list_views (self);

  for (guint i = 0; views[i] != NULL; i++)
    {
      g_autoptr (AlprView) view = alpr_view_load (views[i], error);

      if (view == NULL)
        return FALSE;
      if (alpr_actor_has_right (actor, alpr_view_get_right (view)))
        continue;
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED,
                   "The role “%s” may not have the report “%s”", alpr_actor_get_role (actor),
                   self->id);
      return FALSE;
    }
  return TRUE;
}

/** alpr_report_list_views: Returns: (transfer full): the views that it names, in its order */
char **
alpr_report_list_views (AlprReport *self)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new ();

  for (guint s = 0; s < self->sheets->len; s++)
    {
      AlprReportSheet *sheet = self->sheets->pdata[s];

      for (guint p = 0; p < sheet->parts->len; p++)
        {
          AlprReportPart *part = sheet->parts->pdata[p];

          if (part->view != NULL)
            g_ptr_array_add (views, g_strdup (part->view));
        }
    }
  g_ptr_array_add (views, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&views), FALSE);
}
