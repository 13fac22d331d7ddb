/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading of a report's definition; its form stands in alpr-report.c. The parser is strict:
 * whatever it doesn't know is an error that names file, line and cause.
 */

#include "alpr-report-private.h"

#include <string.h>

#include "alpr-error.h"

#define OPTIONAL_TEXT (G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL)

typedef struct
{
  AlprReport *report;
  GString *text; /* what stands in the open element */
  gboolean in_report;
  AlprReportSheet *sheet; /* the open one, of the report */
  AlprReportPart *part;   /* the open one, of the sheet */
  AlprReportChart *chart; /* the open one, of the part */
} Parse;

/* Finds @word in @words; the place is untouched where it is NULL. */
static gboolean
choose (const char *word, const char *const *words, guint *place, GError **error)
{
  if (word == NULL)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (word, words[i]) == 0)
      {
        *place = i;
        return TRUE;
      }
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "“%s” is not known here", word);
  return FALSE;
}

static gboolean
parse_need (const char *word, AlprReportNeed *need, GError **error)
{
  static const char *const words[] = { "nothing", "audit", "no-audit", NULL };
  guint place = ALPR_REPORT_NEEDS_NOTHING;

  if (!choose (word, words, &place, error))
    return FALSE;
  *need = (AlprReportNeed) place;
  return TRUE;
}

static char **
split_words (const char *text)
{
  return text != NULL ? g_strsplit (text, " ", -1) : NULL;
}

static gboolean
start_report (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *id, *cadence, *areas, *csv, *needs;
  AlprReportNeed need;

  if (!g_markup_collect_attributes ("report", names, values, error, G_MARKUP_COLLECT_STRING, "id",
                                    &id, OPTIONAL_TEXT, "cadence", &cadence, OPTIONAL_TEXT, "areas",
                                    &areas, G_MARKUP_COLLECT_STRING, "csv", &csv, OPTIONAL_TEXT,
                                    "needs", &needs, G_MARKUP_COLLECT_INVALID)
      || !parse_need (needs, &need, error))
    return FALSE;
  if (strcmp (id, parse->report->id) != 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the id is “%s”, the file’s name “%s”",
                   id, parse->report->id);
      return FALSE;
    }
  parse->in_report = TRUE;
  parse->report->cadence = g_strdup (cadence != NULL ? cadence : "");
  parse->report->areas = split_words (areas);
  parse->report->csv = split_words (csv);
  parse->report->needs_audit = need == ALPR_REPORT_NEEDS_AUDIT;
  return TRUE;
}

static gboolean
start_sheet (Parse *parse, const char **names, const char **values, GError **error)
{
  static const char *const layouts[] = { "page", "list", "tables", NULL };
  static const char *const papers[] = { "portrait", "landscape", NULL };
  const char *id, *layout, *paper, *needs;
  guint place = ALPR_REPORT_PAGE, landscape = 0;
  AlprReportNeed need;

  if (!g_markup_collect_attributes ("sheet", names, values, error, G_MARKUP_COLLECT_STRING, "id",
                                    &id, OPTIONAL_TEXT, "layout", &layout, OPTIONAL_TEXT, "paper",
                                    &paper, OPTIONAL_TEXT, "needs", &needs,
                                    G_MARKUP_COLLECT_INVALID)
      || !choose (layout, layouts, &place, error) || !choose (paper, papers, &landscape, error)
      || !parse_need (needs, &need, error))
    return FALSE;
  parse->sheet = g_new0 (AlprReportSheet, 1);
  parse->sheet->id = g_strdup (id);
  parse->sheet->layout = (AlprReportLayout) place;
  parse->sheet->landscape = landscape == 1;
  parse->sheet->need = need;
  parse->sheet->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_report_part_free);
  g_ptr_array_add (parse->report->sheets, parse->sheet);
  return TRUE;
}

static void
add_part (Parse *parse, AlprReportNeed need)
{
  parse->part = g_new0 (AlprReportPart, 1);
  parse->part->need = need;
  parse->part->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_report_chart_free);
  g_ptr_array_add (parse->sheet->parts, parse->part);
}

static gboolean
start_block (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *name, *needs;
  AlprReportNeed need;

  if (!g_markup_collect_attributes ("block", names, values, error, G_MARKUP_COLLECT_STRING, "name",
                                    &name, OPTIONAL_TEXT, "needs", &needs,
                                    G_MARKUP_COLLECT_INVALID)
      || !parse_need (needs, &need, error))
    return FALSE;
  if (!alpr_report_has_block (name))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the program has no block “%s”", name);
      return FALSE;
    }
  add_part (parse, need);
  parse->part->block = g_strdup (name);
  return TRUE;
}

static gboolean
start_table (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *id, *view, *columns, *needs;
  AlprReportNeed need;

  if (!g_markup_collect_attributes ("table", names, values, error, G_MARKUP_COLLECT_STRING, "id",
                                    &id, G_MARKUP_COLLECT_STRING, "view", &view, OPTIONAL_TEXT,
                                    "columns", &columns, OPTIONAL_TEXT, "needs", &needs,
                                    G_MARKUP_COLLECT_INVALID)
      || !parse_need (needs, &need, error))
    return FALSE;
  add_part (parse, need);
  parse->part->id = g_strdup (id);
  parse->part->view = g_strdup (view);
  parse->part->columns = split_words (columns);
  return TRUE;
}

static gboolean
check_series (const char *counted, GError **error)
{
  g_auto (GStrv) fields = split_words (counted);

  if (g_strv_length (fields) <= ALPR_SHEET_MOST_SERIES && *counted != '\0')
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "a chart shows one to %d columns",
               ALPR_SHEET_MOST_SERIES);
  return FALSE;
}

static gboolean
start_chart (Parse *parse, const char **names, const char **values, GError **error)
{
  static const char *const kinds[] = { "column", "bar", NULL };
  const char *kind, *categories, *counted, *most;
  guint place = 0;

  if (!g_markup_collect_attributes ("chart", names, values, error, G_MARKUP_COLLECT_STRING, "kind",
                                    &kind, G_MARKUP_COLLECT_STRING, "categories", &categories,
                                    G_MARKUP_COLLECT_STRING, "values", &counted, OPTIONAL_TEXT,
                                    "most", &most, G_MARKUP_COLLECT_INVALID)
      || !choose (kind, kinds, &place, error) || !check_series (counted, error))
    return FALSE;
  parse->chart = g_new0 (AlprReportChart, 1);
  parse->chart->kind = (AlprSheetChartKind) place;
  parse->chart->categories = g_strdup (categories);
  parse->chart->values = split_words (counted);
  parse->chart->most = most != NULL ? (guint) g_ascii_strtoull (most, NULL, 10) : 0;
  g_ptr_array_add (parse->part->charts, parse->chart);
  return TRUE;
}

/* Words of the definition's own, in one of the styles that text has. */
static gboolean
start_text (Parse *parse, const char **names, const char **values, GError **error)
{
  static const char *const styles[] = { "heading", "verdict", "paragraph", "note", NULL };
  const char *style;
  guint place = ALPR_SHEET_PARAGRAPH;

  if (!g_markup_collect_attributes ("text", names, values, error, OPTIONAL_TEXT, "style", &style,
                                    G_MARKUP_COLLECT_INVALID)
      || !choose (style, styles, &place, error))
    return FALSE;
  add_part (parse, ALPR_REPORT_NEEDS_NOTHING);
  parse->part->style = (AlprSheetStyle) place;
  parse->part->words = g_strdup ("");
  return TRUE;
}

static gboolean
is_words (const char *element)
{
  return strcmp (element, "title") == 0 || strcmp (element, "summary") == 0
         || strcmp (element, "note") == 0;
}

static void
element_started_cb (GMarkupParseContext *context, const char *element, const char **names,
                    const char **values, gpointer data, GError **error)
{
  Parse *parse = data;

  g_string_truncate (parse->text, 0);
  if (strcmp (element, "report") == 0 && !parse->in_report)
    start_report (parse, names, values, error);
  else if (!parse->in_report)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the file opens with <%s>, not <report>",
                 element);
  else if (strcmp (element, "sheet") == 0 && parse->sheet == NULL)
    start_sheet (parse, names, values, error);
  else if (strcmp (element, "block") == 0 && parse->sheet != NULL && parse->part == NULL)
    start_block (parse, names, values, error);
  else if (strcmp (element, "table") == 0 && parse->sheet != NULL && parse->part == NULL)
    start_table (parse, names, values, error);
  else if (strcmp (element, "text") == 0 && parse->sheet != NULL && parse->part == NULL)
    start_text (parse, names, values, error);
  else if (strcmp (element, "chart") == 0 && parse->part != NULL && parse->part->view != NULL
           && parse->chart == NULL)
    start_chart (parse, names, values, error);
  else if (!is_words (element))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "there is no <%s> here", element);
}

/* Where the words of a <title> and the like belong: to the innermost open thing. */
static char **
find_place (Parse *parse, const char *element)
{
  gboolean title = strcmp (element, "title") == 0;

  if (parse->part != NULL && parse->part->words != NULL)
    return NULL;
  if (strcmp (element, "summary") == 0 && parse->part == NULL)
    return parse->sheet == NULL ? &parse->report->summary : &parse->sheet->what;
  if (strcmp (element, "note") == 0)
    return parse->part != NULL && parse->chart == NULL ? &parse->part->note : NULL;
  if (!title)
    return NULL;
  if (parse->chart != NULL)
    return &parse->chart->title;
  if (parse->part != NULL)
    return &parse->part->title;
  return parse->sheet != NULL ? &parse->sheet->title : &parse->report->title;
}

static void
element_ended_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parse *parse = data;

  if (is_words (element))
    {
      char **place = find_place (parse, element);

      if (place == NULL || *place != NULL)
        g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "there is no <%s> here", element);
      else
        *place = g_strstrip (g_strdup (parse->text->str));
    }
  else if (strcmp (element, "text") == 0)
    {
      g_free (parse->part->words);
      parse->part->words = g_strstrip (g_strdup (parse->text->str));
      parse->part = NULL;
    }
  else if (strcmp (element, "chart") == 0)
    parse->chart = NULL;
  else if (strcmp (element, "block") == 0 || strcmp (element, "table") == 0)
    parse->part = NULL;
  else if (strcmp (element, "sheet") == 0)
    parse->sheet = NULL;
}

static void
text_read_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
              GError **error)
{
  g_string_append_len (((Parse *) data)->text, text, (gssize) length);
}

static AlprReportPart *
find_table (AlprReport *self, const char *id)
{
  for (guint s = 0; s < self->sheets->len; s++)
    {
      AlprReportSheet *sheet = self->sheets->pdata[s];

      for (guint p = 0; p < sheet->parts->len; p++)
        {
          AlprReportPart *part = sheet->parts->pdata[p];

          if (part->view != NULL && strcmp (part->id, id) == 0)
            return part;
        }
    }
  return NULL;
}

static gboolean
check_sheet (AlprReportSheet *sheet, GError **error)
{
  guint tables = 0;

  for (guint i = 0; i < sheet->parts->len; i++)
    tables += ((AlprReportPart *) sheet->parts->pdata[i])->view != NULL;
  if (sheet->title == NULL || sheet->parts->len == 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                 "the sheet “%s” needs a <title> and something on it", sheet->id);
  else if (sheet->layout == ALPR_REPORT_LIST && tables != 1)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                 "the sheet “%s” is a list and needs exactly one <table>", sheet->id);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_whole (AlprReport *self, GError **error)
{
  if (self->title == NULL || self->summary == NULL || self->sheets->len == 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                   "a report has a <title>, a <summary> and at least one <sheet>");
      return FALSE;
    }
  for (guint i = 0; i < self->sheets->len; i++)
    if (!check_sheet (self->sheets->pdata[i], error))
      return FALSE;
  for (guint i = 0; self->csv[i] != NULL; i++)
    if (find_table (self, self->csv[i]) == NULL)
      {
        g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                     "no table is called “%s”, as csv says", self->csv[i]);
        return FALSE;
      }
  return TRUE;
}

/**
 * alpr_report_load_bytes:
 * @id: the report's id, also the file's name
 * @xml: the definition
 * @error: return location for an error
 *
 * Returns: (transfer full): the report; %NULL with %ALPR_ERROR_DEFINITION, which names line and
 *   cause
 */
AlprReport *
alpr_report_load_bytes (const char *id, GBytes *xml, GError **error)
{
  static const GMarkupParser parser = {
    .start_element = element_started_cb, .end_element = element_ended_cb, .text = text_read_cb,
  };
  g_autoptr (AlprReport) self = g_object_new (ALPR_TYPE_REPORT, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Parse parse = { .report = self, .text = text };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &parse, NULL);
  g_autoptr (GError) cause = NULL;
  gsize length;
  const char *data = g_bytes_get_data (xml, &length);

  self->id = g_strdup (id);
  if (length == 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s.report.xml: the file is empty",
                   id);
      return NULL;
    }
  if (!g_markup_parse_context_parse (context, data, (gssize) length, &cause)
      || !g_markup_parse_context_end_parse (context, &cause) || !check_whole (self, &cause))
    {
      g_autofree char *said = g_utf8_make_valid (cause->message, -1);
      int line;

      g_markup_parse_context_get_position (context, &line, NULL);
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s.report.xml:%d: %s", id, line,
                   said);
      return NULL;
    }
  return g_steal_pointer (&self);
}
