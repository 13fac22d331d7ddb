/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A view is a query of data/sql/views and the columns in which people see it: as a list, a card, a
 * sheet of a report, a table on the command line. This file reads the definition, but for the acts,
 * the trail and what stands above a list (alpr-view-acts.c) and for columns that only a book knows
 * (alpr-view-spread.c); alpr-view-read.c asks the store.
 *
 *   <view id="imports" query="imports" clause="…" right="read">
 *     <title>Imports</title>
 *     <empty>No file has been imported yet.</empty>
 *     <column field="file" grow="yes">File</column>
 *     <filter field="state" query="import-states">Any state</filter>
 *     <search field="file"/>
 *     <act name="imports/forget" input="import" field="id" style="destructive">Forget…</act>
 *     <trail query="import-trail" field="id"/>
 *   </view>
 *
 * Words are English; who shows them asks gettext. The parser is strict: an element, attribute or
 * kind that it doesn't know is an error that names file, line and cause.
 */

#include "alpr-view-private.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"

G_DEFINE_FINAL_TYPE (AlprView, alpr_view, G_TYPE_OBJECT)

static const char *const kind_names[] = {
  "text", "number", "percent", "time", "day", "plate", "badge", "digest", "search-id", "state",
};

typedef struct
{
  AlprView *view;
  GString *text; /* what stands in the open element */
  gboolean in_view;
} Parse;

static void
column_free (AlprColumn *column)
{
  g_free (column->key);
  g_free (column->texts);
  g_free (column->field);
  g_free (column->title);
  g_free (column->spread);
  g_free (column->value);
  g_free (column->note);
  g_free (column->absent);
  g_free (column);
}

static void
filter_free (AlprFilter *filter)
{
  g_free (filter->field);
  g_free (filter->title);
  g_free (filter->query);
  g_free (filter);
}

/* Reads kind="…", of a column or of what stands for several. */
gboolean
alpr_view_parse_kind (const char *name, AlprColumnKind *kind, GError **error)
{
  *kind = ALPR_COLUMN_TEXT;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (name, kind_names[i]) == 0)
      {
        *kind = (AlprColumnKind)i;
        return TRUE;
      }
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "there is no column kind “%s”", name);
  return FALSE;
}

static gboolean
start_view (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *id, *query, *clause, *right;

  if (!g_markup_collect_attributes ("view", names, values, error, G_MARKUP_COLLECT_STRING, "id",
                                    &id, G_MARKUP_COLLECT_STRING, "query", &query,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "clause",
                                    &clause, G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL,
                                    "right", &right, G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (strcmp (id, parse->view->id) != 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the id is “%s”, the file’s name “%s”",
                   id, parse->view->id);
      return FALSE;
    }
  parse->in_view = TRUE;
  parse->view->query = g_strdup (query);
  parse->view->clause = g_strdup (clause);
  parse->view->right = g_strdup (right != NULL ? right : "read");
  return TRUE;
}

static gboolean
start_column (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *field, *kind_name, *width, *key, *texts;
  guint64 characters = 0;
  gboolean grow, detail;
  AlprColumnKind kind;
  AlprColumn *column;

  if (!g_markup_collect_attributes (
          "column", names, values, error, G_MARKUP_COLLECT_STRING, "field", &field,
          G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "kind", &kind_name,
          G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "grow", &grow,
          G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "detail", &detail,
          G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "width", &width,
          G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "key", &key,
          G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "texts", &texts,
          G_MARKUP_COLLECT_INVALID)
      || !alpr_view_parse_kind (kind_name, &kind, error)
      || (width != NULL && !g_ascii_string_to_unsigned (width, 10, 1, 999, &characters, error)))
    return FALSE;
  if ((key == NULL) != (texts == NULL))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                   "the column “%s” has key or texts, but not both", field);
      return FALSE;
    }

  column = g_new0 (AlprColumn, 1);
  column->field = g_strdup (field);
  column->kind = kind;
  column->grow = grow;
  column->detail = detail;
  column->width = (int)characters;
  column->key = g_strdup (key);
  column->texts = g_strdup (texts);
  g_ptr_array_add (parse->view->columns, column);
  return TRUE;
}

static gboolean
start_filter (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *field, *query;
  AlprFilter *filter;

  if (!g_markup_collect_attributes ("filter", names, values, error, G_MARKUP_COLLECT_STRING,
                                    "field", &field, G_MARKUP_COLLECT_STRING, "query", &query,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;
  filter = g_new0 (AlprFilter, 1);
  filter->field = g_strdup (field);
  filter->query = g_strdup (query);
  g_ptr_array_add (parse->view->filters, filter);
  return TRUE;
}

static gboolean
start_search (Parse *parse, const char **names, const char **values, GError **error)
{
  const char *field;

  if (!g_markup_collect_attributes ("search", names, values, error, G_MARKUP_COLLECT_STRING,
                                    "field", &field, G_MARKUP_COLLECT_INVALID))
    return FALSE;
  g_ptr_array_add (parse->view->search_fields, g_strdup (field));
  return TRUE;
}

static void
element_started_cb (GMarkupParseContext *context, const char *element, const char **names,
                    const char **values, gpointer data, GError **error)
{
  Parse *parse = data;
  const GSList *open = g_markup_parse_context_get_element_stack (context);

  g_string_truncate (parse->text, 0);
  if (g_slist_length ((GSList *)open) > 2)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "<%s> stands inside of <%s>", element,
                 (const char *)open->next->data);
  else if (strcmp (element, "view") == 0 && !parse->in_view)
    start_view (parse, names, values, error);
  else if (!parse->in_view)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the file opens with <%s>, not <view>",
                 element);
  else if (strcmp (element, "column") == 0)
    start_column (parse, names, values, error);
  else if (strcmp (element, "filter") == 0)
    start_filter (parse, names, values, error);
  else if (strcmp (element, "search") == 0)
    start_search (parse, names, values, error);
  else if (strcmp (element, "act") == 0)
    alpr_view_start_act (parse->view, names, values, error);
  else if (strcmp (element, "trail") == 0)
    alpr_view_start_trail (parse->view, names, values, error);
  else if (strcmp (element, "open") == 0)
    alpr_view_start_open (parse->view, names, values, error);
  else if (strcmp (element, "spread") == 0)
    alpr_view_start_spread (parse->view, names, values, error);
  else if (strcmp (element, "figure") == 0)
    alpr_view_start_above (parse->view, ALPR_VIEW_FIGURE, names, values, error);
  else if (strcmp (element, "chart") == 0)
    alpr_view_start_above (parse->view, ALPR_VIEW_CHART, names, values, error);
  else if (strcmp (element, "title") != 0 && strcmp (element, "empty") != 0)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "a view has no element <%s>", element);
}

/* GLib 2.74 has no g_set_str () yet. */
static void
replace_text (char **to, const char *text)
{
  g_free (*to);
  *to = g_strdup (text);
}

/* A button without words can't be read out. */
static void
end_act (AlprViewAct *act, char *text, GError **error)
{
  act->title = text;
  if (*text == '\0')
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the act “%s” has no words", act->name);
}

static void
element_ended_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Parse *parse = data;
  AlprView *view = parse->view;
  g_autofree char *text = g_strstrip (g_strdup (parse->text->str));

  if (strcmp (element, "title") == 0)
    replace_text (&view->title, text);
  else if (strcmp (element, "empty") == 0)
    replace_text (&view->empty, text);
  else if (strcmp (element, "column") == 0)
    ((AlprColumn *)view->columns->pdata[view->columns->len - 1])->title = g_steal_pointer (&text);
  else if (strcmp (element, "filter") == 0)
    ((AlprFilter *)view->filters->pdata[view->filters->len - 1])->title = g_steal_pointer (&text);
  else if (strcmp (element, "spread") == 0)
    alpr_view_end_spread (view, g_steal_pointer (&text), error);
  else if (strcmp (element, "figure") == 0 || strcmp (element, "chart") == 0)
    alpr_view_end_above (view, g_steal_pointer (&text), error);
  else if (strcmp (element, "open") == 0)
    view->open->title = g_steal_pointer (&text);
  else if (strcmp (element, "act") == 0)
    end_act (view->acts->pdata[view->acts->len - 1], g_steal_pointer (&text), error);
}

static void
text_read_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
              GError **error)
{
  g_string_append_len (((Parse *)data)->text, text, (gssize)length);
}

static gboolean
check_whole (AlprView *self, GError **error)
{
  if (self->query == NULL || self->title == NULL || self->columns->len == 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION,
                   "a view has a query, a <title> and at least one <column>");
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_whole (AlprView *self, GMarkupParseContext *context, GBytes *xml, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (xml, &length);

  if (length == 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "the file is empty");
      return FALSE;
    }
  return g_markup_parse_context_parse (context, data, (gssize)length, error)
         && g_markup_parse_context_end_parse (context, error) && check_whole (self, error);
}

static void
alpr_view_finalize (GObject *object)
{
  AlprView *self = ALPR_VIEW (object);

  g_free (self->id);
  g_free (self->query);
  g_free (self->title);
  g_free (self->empty);
  g_free (self->clause);
  g_free (self->right);
  g_free (self->sql);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->filters);
  g_ptr_array_unref (self->search_fields);
  g_ptr_array_unref (self->acts);
  g_ptr_array_unref (self->above);
  g_clear_pointer (&self->trail, alpr_view_trail_free);
  g_clear_pointer (&self->open, alpr_view_open_free);
  g_clear_pointer (&self->spread, alpr_view_spread_free);
  G_OBJECT_CLASS (alpr_view_parent_class)->finalize (object);
}

static void
alpr_view_class_init (AlprViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_view_finalize;
}

static void
alpr_view_init (AlprView *self)
{
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify)filter_free);
  self->search_fields = g_ptr_array_new_with_free_func (g_free);
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_view_act_free);
  self->above = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_view_above_free);
}

/**
 * alpr_view_list:
 *
 * Returns: (transfer full): the ids of all shipped views, sorted
 */
char **
alpr_view_list (void)
{
  return alpr_definition_list ("views", ".view.xml");
}

/**
 * alpr_view_load_bytes:
 * @id: the view's id, also the file's name
 * @xml: the definition
 * @error: return location for an error
 *
 * Reads a definition, without its query.
 *
 * Returns: (transfer full): the view; %NULL with %ALPR_ERROR_DEFINITION, which names line and cause
 */
AlprView *
alpr_view_load_bytes (const char *id, GBytes *xml, GError **error)
{
  static const GMarkupParser parser = {
    .start_element = element_started_cb,
    .end_element = element_ended_cb,
    .text = text_read_cb,
  };
  g_autoptr (AlprView) self = g_object_new (ALPR_TYPE_VIEW, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Parse parse = { .view = self, .text = text };
  g_autoptr (GMarkupParseContext)
      context = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, &parse, NULL);
  g_autoptr (GError) cause = NULL;

  self->id = g_strdup (id);
  if (!parse_whole (self, context, xml, &cause))
    {
      /* GLib cuts characters of several bytes when it complains of an odd one. */
      g_autofree char *message = g_utf8_make_valid (cause->message, -1);
      int line;

      g_markup_parse_context_get_position (context, &line, NULL);
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION, "%s.view.xml:%d: %s", id, line,
                   message);
      return NULL;
    }
  g_ptr_array_add (self->search_fields, NULL);
  return g_steal_pointer (&self);
}

/**
 * alpr_view_load:
 * @id: id of a shipped view
 * @error: return location for an error
 *
 * Returns: (transfer full): the view with its query; %NULL with %ALPR_ERROR_MISSING where there is
 *   no such view
 */
AlprView *
alpr_view_load (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat ("views/", id, ".view.xml", NULL);
  g_autoptr (GBytes) xml = alpr_definition_load (path, NULL);
  g_autoptr (AlprView) self = NULL;
  g_autofree char *query = NULL;

  if (xml == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no view “%s”", id);
      return NULL;
    }
  self = alpr_view_load_bytes (id, xml, error);
  if (self == NULL)
    return NULL;
  query = g_strconcat ("sql/views/", self->query, ".sql", NULL);
  self->sql = alpr_definition_load_text (query, error);
  return self->sql != NULL ? g_steal_pointer (&self) : NULL;
}

/** alpr_view_get_id: Returns: (transfer none): its id */
const char *
alpr_view_get_id (AlprView *self)
{
  return self->id;
}

/** alpr_view_get_title: Returns: (transfer none): its title, untranslated */
const char *
alpr_view_get_title (AlprView *self)
{
  return self->title;
}

/** alpr_view_get_query: Returns: (transfer none): the name of its query below data/sql/views */
const char *
alpr_view_get_query (AlprView *self)
{
  return self->query;
}

/** alpr_view_get_empty: Returns: (transfer none) (nullable): what is said when there is no row */
const char *
alpr_view_get_empty (AlprView *self)
{
  return self->empty;
}

/** alpr_view_get_right: Returns: (transfer none): the right of a role that it takes to see it */
const char *
alpr_view_get_right (AlprView *self)
{
  return self->right;
}

/** alpr_view_get_clause: Returns: (transfer none) (nullable): the clause it serves */
const char *
alpr_view_get_clause (AlprView *self)
{
  return self->clause;
}

/** alpr_view_get_columns: Returns: (transfer none) (element-type AlprColumn): its columns */
GPtrArray *
alpr_view_get_columns (AlprView *self)
{
  return self->columns;
}

/** alpr_view_get_filters: Returns: (transfer none) (element-type AlprFilter): its filters */
GPtrArray *
alpr_view_get_filters (AlprView *self)
{
  return self->filters;
}

/** alpr_view_get_acts: Returns: (transfer none) (element-type AlprViewAct): the acts it offers */
GPtrArray *
alpr_view_get_acts (AlprView *self)
{
  return self->acts;
}

/** alpr_view_get_trail: Returns: (transfer none) (nullable): the entries about a row */
const AlprViewTrail *
alpr_view_get_trail (AlprView *self)
{
  return self->trail;
}

/** alpr_view_get_open: Returns: (transfer none) (nullable): the way to what is behind a row */
const AlprViewOpen *
alpr_view_get_open (AlprView *self)
{
  return self->open;
}

/** alpr_view_get_spread: Returns: (transfer none) (nullable): columns that only the book knows */
const AlprViewSpread *
alpr_view_get_spread (AlprView *self)
{
  return self->spread;
}

/** alpr_view_get_above: Returns: (transfer none) (element-type AlprViewAbove): what stands above */
GPtrArray *
alpr_view_get_above (AlprView *self)
{
  return self->above;
}

/** alpr_view_find_column: Returns: (transfer none) (nullable): the column of that field */
const AlprColumn *
alpr_view_find_column (AlprView *self, const char *field)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AlprColumn *column = self->columns->pdata[i];

      if (strcmp (column->field, field) == 0)
        return column;
    }
  return NULL;
}

/** alpr_view_get_search_fields: Returns: (transfer none): the fields in which words are sought */
const char *const *
alpr_view_get_search_fields (AlprView *self)
{
  return (const char *const *)self->search_fields->pdata;
}

/** alpr_view_get_inputs: Returns: (transfer full): the names of the query's inputs */
char **
alpr_view_get_inputs (AlprView *self)
{
  char **inputs = self->sql != NULL ? alpr_definition_inputs (self->sql) : NULL;

  return inputs != NULL ? inputs : g_new0 (char *, 1);
}
