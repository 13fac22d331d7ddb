/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a view says beyond its columns: the acts that the list and its rows offer, the trail of
 * dated entries about a row, and the figures and charts above the list.
 *
 *   <act name="access/request" style="suggested">Request…</act>
 *   <act name="access/approve" input="request" field="id" prefill="role=role until=until_at"
 *        done="Approved">Approve…</act>
 *   <act name="roster/import" action="win.import-roster">Import a list…</act>
 *   <trail query="person-trail" field="id"/>
 *   <figure query="mfa-figure">Accounts with a second factor</figure>
 *   <chart query="mfa-by-method">Accounts by second factor</chart>
 *
 * An act without an input is one of the whole list. One with an input is about the chosen row,
 * whose field gives that input for good; `prefill` copies fields into the form, where they can be
 * changed. Which of these acts a row offers now is the query's business: where it gives a field
 * `acts`, that lists the verbs, with blanks between them; where it gives none, all are offered.
 * An act with an action has a dialog of its own, which that action opens. One with many="yes" can
 * be done for several rows at once, with one form, where all of them offer it. There is no
 * condition here, and whether the acts exist is not known in this room.
 */

#include "alpr-view-private.h"

#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"

static const char *const style_names[] = { "plain", "suggested", "destructive" };

/* Frees an act of a view */
void
alpr_view_act_free (AlprViewAct *act)
{
  g_free (act->name);
  g_free (act->title);
  g_free (act->done);
  g_free (act->action);
  g_free (act->input);
  g_free (act->field);
  g_strfreev (act->prefill);
  g_free (act);
}

/* Frees the trail of a view */
void
alpr_view_trail_free (AlprViewTrail *trail)
{
  g_free (trail->query);
  g_free (trail->field);
  g_free (trail);
}

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (ALPR_ERROR, ALPR_ERROR_DEFINITION, format, args));
  va_end (args);
  return FALSE;
}

static gboolean
parse_style (const char *name, AlprViewActStyle *style, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (style_names); i++)
    if (name != NULL && strcmp (name, style_names[i]) == 0)
      {
        *style = (AlprViewActStyle)i;
        return TRUE;
      }
  return name == NULL || fail (error, "there is no style “%s” of an act", name);
}

/* One `input=field`, which must be the first of that input. */
static gboolean
add_prefill (AlprViewAct *act, GPtrArray *pairs, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *input = equals != NULL ? g_strndup (pair, equals - pair) : NULL;

  if (equals == NULL || equals == pair || equals[1] == '\0' || strchr (equals + 1, '=') != NULL)
    return fail (error, "prefill is written as input=field, not as “%s”", pair);
  if (g_strcmp0 (input, act->input) == 0)
    return fail (error, "the act “%s” gets “%s” from the row already", act->name, input);
  for (guint i = 0; i < pairs->len; i += 2)
    if (strcmp (pairs->pdata[i], input) == 0)
      return fail (error, "the act “%s” is to be prefilled with “%s” twice", act->name, input);
  g_ptr_array_add (pairs, g_steal_pointer (&input));
  g_ptr_array_add (pairs, g_strdup (equals + 1));
  return TRUE;
}

static gboolean
parse_prefill (AlprViewAct *act, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\n", -1);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !add_prefill (act, pairs, words[i], error))
      return FALSE;
  g_ptr_array_add (pairs, NULL);
  act->prefill = (char **)g_ptr_array_free (g_steal_pointer (&pairs), FALSE);
  return TRUE;
}

/* An act may stand twice: for the list, and for a row of it. */
static gboolean
check_act (AlprView *self, const AlprViewAct *act, GError **error)
{
  const char *slash = strchr (act->name, '/');

  if (slash == NULL || slash == act->name || slash[1] == '\0' || strchr (slash + 1, '/') != NULL)
    return fail (error, "an act is written as area/verb, not as “%s”", act->name);
  if ((act->input == NULL) != (act->field == NULL))
    return fail (error, "the act “%s” has input or field, but not both", act->name);
  if (act->input == NULL && act->prefill[0] != NULL)
    return fail (error, "the act “%s” is about no row that could prefill it", act->name);
  if (act->many && act->input == NULL)
    return fail (error, "the act “%s” is about no row, so it can’t be about many", act->name);
  if (act->many && act->action != NULL)
    return fail (error, "the act “%s” has a dialog of its own, which asks about one", act->name);
  for (guint i = 0; i < self->acts->len; i++)
    {
      const AlprViewAct *other = self->acts->pdata[i];

      if (strcmp (other->name, act->name) == 0 && (other->input == NULL) == (act->input == NULL))
        return fail (error, "the act “%s” stands twice", act->name);
    }
  return TRUE;
}

/* Reads the attributes of <act>; its words follow. */
gboolean
alpr_view_start_act (AlprView *self, const char **names, const char **values, GError **error)
{
  const GMarkupCollectType optional = G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL;
  const char *name, *input, *field, *prefill, *style, *done, *action;
  gboolean many;
  AlprViewAct *act;

  if (!g_markup_collect_attributes ("act", names, values, error, G_MARKUP_COLLECT_STRING, "name",
                                    &name, optional, "input", &input, optional, "field", &field,
                                    optional, "prefill", &prefill, optional, "style", &style,
                                    optional, "done", &done, optional, "action", &action,
                                    G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "many",
                                    &many, G_MARKUP_COLLECT_INVALID))
    return FALSE;
  act = g_new0 (AlprViewAct, 1);
  act->name = g_strdup (name);
  act->input = g_strdup (input);
  act->field = g_strdup (field);
  act->done = g_strdup (done);
  act->action = g_strdup (action);
  act->many = many;
  if (!parse_style (style, &act->style, error) || !parse_prefill (act, prefill, error)
      || !check_act (self, act, error))
    {
      alpr_view_act_free (act);
      return FALSE;
    }
  g_ptr_array_add (self->acts, act);
  return TRUE;
}

/* Reads <trail>, of which a view has one at most. */
gboolean
alpr_view_start_trail (AlprView *self, const char **names, const char **values, GError **error)
{
  const char *query, *field;

  if (!g_markup_collect_attributes ("trail", names, values, error, G_MARKUP_COLLECT_STRING, "query",
                                    &query, G_MARKUP_COLLECT_STRING, "field", &field,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (self->trail != NULL)
    return fail (error, "a view has one <trail>, and this is another: “%s”", query);
  self->trail = g_new0 (AlprViewTrail, 1);
  self->trail->query = g_strdup (query);
  self->trail->field = g_strdup (field);
  return TRUE;
}

/* Frees the way to the rows behind one */
void
alpr_view_open_free (AlprViewOpen *open)
{
  g_free (open->view);
  g_free (open->filter);
  g_free (open->field);
  g_free (open->title);
  g_free (open);
}

/* Reads the attributes of <open>; its words follow. */
gboolean
alpr_view_start_open (AlprView *self, const char **names, const char **values, GError **error)
{
  const char *view, *filter, *field;

  if (!g_markup_collect_attributes ("open", names, values, error, G_MARKUP_COLLECT_STRING, "view",
                                    &view, G_MARKUP_COLLECT_STRING, "filter", &filter,
                                    G_MARKUP_COLLECT_STRING, "field", &field,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;
  if (self->open != NULL)
    return fail (error, "a view has one <open>, and this is another: “%s”", view);
  self->open = g_new0 (AlprViewOpen, 1);
  self->open->view = g_strdup (view);
  self->open->filter = g_strdup (filter);
  self->open->field = g_strdup (field);
  return TRUE;
}

/* Frees a figure or a chart */
void
alpr_view_above_free (AlprViewAbove *above)
{
  g_free (above->query);
  g_free (above->title);
  g_free (above);
}

/* Reads the attribute of <figure> or <chart>; its words follow. */
gboolean
alpr_view_start_above (AlprView *self, AlprViewAboveKind kind, const char **names,
                       const char **values, GError **error)
{
  const char *query;
  AlprViewAbove *above;

  if (!g_markup_collect_attributes (kind == ALPR_VIEW_FIGURE ? "figure" : "chart", names, values,
                                    error, G_MARKUP_COLLECT_STRING, "query", &query,
                                    G_MARKUP_COLLECT_INVALID))
    return FALSE;
  above = g_new0 (AlprViewAbove, 1);
  above->kind = kind;
  above->query = g_strdup (query);
  g_ptr_array_add (self->above, above);
  return TRUE;
}

/* Takes the words of the last one: what isn't called anything can't be read out. */
gboolean
alpr_view_end_above (AlprView *self, char *words, GError **error)
{
  AlprViewAbove *above = self->above->pdata[self->above->len - 1];

  above->title = words;
  return *words != '\0'
         || fail (error, "the figure or chart of “%s” has no words", above->query);
}

/**
 * alpr_view_act_is_offered:
 * @act: an act of a view
 * @row: a row of that view
 *
 * Returns: whether the row offers it now: its verb stands in the field `acts`, or there is no such
 *   field
 */
gboolean
alpr_view_act_is_offered (const AlprViewAct *act, AlprRow *row)
{
  const char *verb = strchr (act->name, '/') + 1;
  const char *offered = alpr_row_get_text (row, "acts");
  g_auto (GStrv) verbs = g_strsplit (offered != NULL ? offered : "", " ", -1);

  return !alpr_row_has (row, "acts") || g_strv_contains ((const char *const *)verbs, verb);
}

static gboolean
is_declared (char **names, const char *name)
{
  return names != NULL && g_strv_contains ((const char *const *)names, name);
}

/**
 * alpr_view_complete_inputs:
 * @self: a view
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @now: this instant
 * @who: (nullable): the user name of who looks
 *
 * Returns: (transfer full): @inputs, with `now` and `who` where the view's query takes them and
 *   they aren't given
 */
GVariant *
alpr_view_complete_inputs (AlprView *self, GVariant *inputs, gint64 now, const char *who)
{
  g_autoptr (GVariant) given = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (given);
  g_auto (GStrv) names = alpr_view_get_inputs (self);

  if (is_declared (names, "now") && !g_variant_dict_contains (&dict, "now"))
    g_variant_dict_insert (&dict, "now", "x", now);
  if (is_declared (names, "who") && !g_variant_dict_contains (&dict, "who"))
    g_variant_dict_insert (&dict, "who", "s", who != NULL ? who : "");
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
