/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Views by name: whatever the window shows can be shown here.
 */

#include "alpr-cli.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-search-id.h"
#include "alpr-time.h"
#include "alpr-view.h"

typedef struct
{
  AlprOutput *out;
  AlprView *view;
  GTimeZone *zone;
} Printing;

/* A table for people shows what a list shows; JSON and CSV have the details too. */
static gboolean
is_shown (AlprOutput *out, const AlprColumn *column)
{
  return !column->detail || alpr_output_get_form (out) != ALPR_OUTPUT_TEXT;
}

/* Numbers stay numbers in JSON; times become ISO-like text in the agency's zone, as people see
 * them. */
static void
put_field (Printing *printing, const AlprColumn *column, AlprRow *row, const char *text)
{
  AlprCellType type = alpr_row_get_type_of (row, column->field);
  gboolean number = column->kind == ALPR_COLUMN_NUMBER || column->kind == ALPR_COLUMN_PERCENT
                    || column->kind == ALPR_COLUMN_TEXT;

  if (type == ALPR_CELL_TYPE_NULL)
    alpr_output_null (printing->out, column->field);
  else if (type == ALPR_CELL_TYPE_INTEGER && number)
    alpr_output_number (printing->out, column->field, alpr_row_get_integer (row, column->field));
  else if (type == ALPR_CELL_TYPE_REAL && number)
    alpr_output_real (printing->out, column->field, alpr_row_get_real (row, column->field));
  else
    alpr_output_text (printing->out, column->field, text);
}

/* Where a view offers acts about its rows, a person needs the number that the act takes. */
static gboolean
shows_id (Printing *printing)
{
  GPtrArray *acts = alpr_view_get_acts (printing->view);

  for (guint i = 0; i < acts->len; i++)
    if (g_strcmp0 (((const AlprViewAct *) acts->pdata[i])->field, "id") == 0)
      return TRUE;
  return FALSE;
}

/* Scripts get the number of every row that has one, and is not shown as a column. */
static void
put_id (Printing *printing, AlprRow *row, GPtrArray *cells)
{
  GPtrArray *columns = alpr_view_get_columns (printing->view);

  if (alpr_row_get_type_of (row, "id") != ALPR_CELL_TYPE_INTEGER)
    return;
  if (shows_id (printing))
    g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, alpr_row_get_id (row)));
  for (guint i = 0; i < columns->len; i++)
    if (strcmp (((AlprColumn *) columns->pdata[i])->field, "id") == 0)
      return;
  alpr_output_number (printing->out, "id", alpr_row_get_id (row));
}

static gboolean
put_row_cb (AlprRow *row, gpointer data, GError **error)
{
  Printing *printing = data;
  GPtrArray *columns = alpr_view_get_columns (printing->view);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  alpr_output_begin_object (printing->out, NULL);
  put_id (printing, row, cells);
  for (guint i = 0; i < columns->len; i++)
    {
      char *text;

      if (!is_shown (printing->out, columns->pdata[i]))
        continue;
      text = alpr_view_format (columns->pdata[i], row, printing->zone);
      g_ptr_array_add (cells, text);
      put_field (printing, columns->pdata[i], row, text);
    }
  alpr_output_end_object (printing->out);
  g_ptr_array_add (cells, NULL);
  alpr_output_row (printing->out, (const char *const *)cells->pdata);
  return TRUE;
}

static gboolean
put_view (AlprCli *cli, const char *id, GVariant *inputs, GError **error)
{
  g_autoptr (GVariant) given = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  g_autoptr (AlprView)
      view = alpr_view_open (id, alpr_session_get_store (cli->session), NULL, error);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  Printing printing = { cli->output_to, view, alpr_session_get_zone (cli->session) };
  GPtrArray *columns;

  if (view == NULL)
    return FALSE;
  columns = alpr_view_get_columns (view);
  if (shows_id (&printing))
    g_ptr_array_add (titles, (gpointer) "Id");
  for (guint i = 0; i < columns->len; i++)
    if (is_shown (cli->output_to, columns->pdata[i]))
      g_ptr_array_add (titles, ((AlprColumn *)columns->pdata[i])->title);
  g_ptr_array_add (titles, NULL);
  alpr_output_begin_list (cli->output_to, NULL);
  alpr_output_head (cli->output_to, (const char *const *)titles->pdata);
  if (!alpr_view_each (view, alpr_session_get_store (cli->session), given, put_row_cb, &printing,
                       NULL, error))
    return FALSE;
  alpr_output_end_table (cli->output_to);
  alpr_output_end_list (cli->output_to);
  return TRUE;
}

/* One input given as name=value, where the query wants it. */
static gboolean
take_input (GVariantDict *dict, const char *name, const char *value, GError **error)
{
  char *end;
  gint64 number;

  if (name == NULL || *name == '\0')
    return alpr_cli_usage (error, "write inputs as name=value"), FALSE;
  number = g_ascii_strtoll (value, &end, 10);
  if (*value != '\0' && *end == '\0')
    g_variant_dict_insert (dict, name, "x", number);
  else
    g_variant_dict_insert (dict, name, "s", value);
  return TRUE;
}

/* :from and :until of a view come from --period or period=…; :offset from the agency's zone, and
 * :now is the clock. */
static gboolean
take_period (AlprCli *cli, const char *text, GVariantDict *dict, GError **error)
{
  g_autoptr (AlprPeriod)
      period = alpr_period_parse (text, alpr_session_get_zone (cli->session), error);

  if (period == NULL)
    return FALSE;
  g_variant_dict_insert (dict, "from", "x", alpr_period_get_from (period));
  g_variant_dict_insert (dict, "until", "x", alpr_period_get_until (period));
  return TRUE;
}

static gboolean
take_view_inputs (AlprCli *cli, AlprView *view, GVariantDict *dict, GError **error)
{
  g_auto (GStrv) wanted = alpr_view_get_inputs (view);

  if (cli->period != NULL && !take_period (cli, cli->period, dict, error))
    return FALSE;
  for (guint i = 2; i < cli->n_words; i++)
    {
      g_auto (GStrv) pair = g_strsplit (cli->words[i], "=", 2);

      if (pair[0] == NULL || pair[1] == NULL)
        return alpr_cli_usage (error, "“%s”: write inputs as name=value", cli->words[i]), FALSE;
      if (strcmp (pair[0], "period") == 0 ? !take_period (cli, pair[1], dict, error)
                                          : !take_input (dict, pair[0], pair[1], error))
        return FALSE;
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strcmp (wanted[i], "offset") == 0 && !g_variant_dict_contains (dict, "offset"))
      g_variant_dict_insert (dict, "offset", "x",
                             (gint64)g_time_zone_get_offset (
                                 alpr_session_get_zone (cli->session),
                                 g_time_zone_find_interval (alpr_session_get_zone (cli->session),
                                                            G_TIME_TYPE_UNIVERSAL,
                                                            g_get_real_time () / G_USEC_PER_SEC))
                                 * 1000);
    else if (strcmp (wanted[i], "now") == 0 && !g_variant_dict_contains (dict, "now"))
      g_variant_dict_insert (dict, "now", "x", alpr_time_now ());
    else if (strcmp (wanted[i], "who") == 0 && !g_variant_dict_contains (dict, "who"))
      g_variant_dict_insert (dict, "who", "s",
                             alpr_actor_get_user_name (alpr_session_get_actor (cli->session)));
    else if (!g_variant_dict_contains (dict, wanted[i]))
      return alpr_cli_usage (error, "the view “%s” needs %s=…%s", alpr_view_get_id (view),
                             wanted[i], strcmp (wanted[i], "from") == 0 ? ", or --period" : ""),
             FALSE;
  return TRUE;
}

/* Who sees what is a matter of roles. */
static gboolean
check_right (AlprCli *cli, AlprView *view, GError **error)
{
  AlprActor *actor = alpr_session_get_actor (cli->session);
  const char *right = alpr_view_get_right (view);

  if (alpr_actor_has_right (actor, right))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "The role “%s” may not see “%s”",
               alpr_actor_get_role (actor), alpr_view_get_id (view));
  return FALSE;
}

/** alpr_cli_view: `alprctl view BOOK VIEW [name=value…]` */
AlprExit
alpr_cli_view (AlprCli *cli, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (AlprView) view = NULL;

  if (alpr_cli_open (cli, ALPR_STORE_READER, error) == NULL)
    return ALPR_EXIT_FAILED;
  view = alpr_view_load (cli->words[1], error);
  if (view == NULL || !check_right (cli, view, error)
      || !take_view_inputs (cli, view, &dict, error))
    return ALPR_EXIT_FAILED;
  if (strcmp (cli->words[1], "journal") == 0
      && !alpr_session_note (cli->session, "journal/view", NULL, "", error))
    return ALPR_EXIT_FAILED;
  return put_view (cli, cli->words[1], g_variant_dict_end (&dict), error) ? ALPR_EXIT_DONE
                                                                          : ALPR_EXIT_FAILED;
}

/** alpr_cli_views: `alprctl views` */
AlprExit
alpr_cli_views (AlprCli *cli, GError **error)
{
  g_auto (GStrv) ids = alpr_view_list ();

  alpr_output_begin_list (cli->output_to, NULL);
  alpr_output_head (cli->output_to, (const char *[]){ "View", "Inputs", "Title", NULL });
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AlprView) view = alpr_view_load (ids[i], error);
      g_auto (GStrv) inputs = view != NULL ? alpr_view_get_inputs (view) : NULL;
      g_autofree char *joined = inputs != NULL ? g_strjoinv (" ", inputs) : NULL;

      if (view == NULL)
        return ALPR_EXIT_FAILED;
      alpr_output_begin_object (cli->output_to, NULL);
      alpr_output_text (cli->output_to, "id", ids[i]);
      alpr_output_text (cli->output_to, "title", alpr_view_get_title (view));
      alpr_output_text (cli->output_to, "inputs", joined);
      alpr_output_end_object (cli->output_to);
      alpr_output_row (cli->output_to,
                       (const char *[]){ ids[i], joined, alpr_view_get_title (view), NULL });
    }
  alpr_output_end_table (cli->output_to);
  alpr_output_end_list (cli->output_to);
  return ALPR_EXIT_DONE;
}

/** alpr_cli_imports: `alprctl imports BOOK` */
AlprExit
alpr_cli_imports (AlprCli *cli, GError **error)
{
  if (alpr_cli_open (cli, ALPR_STORE_READER, error) == NULL
      || !put_view (cli, "imports", NULL, error))
    return ALPR_EXIT_FAILED;
  return ALPR_EXIT_DONE;
}

/** alpr_cli_set_aside: `alprctl set-aside BOOK [--import N]` */
AlprExit
alpr_cli_set_aside (AlprCli *cli, GError **error)
{
  if (alpr_cli_open (cli, ALPR_STORE_READER, error) == NULL
      || !put_view (cli, "set-aside",
                    g_variant_new_parsed ("{'import': <%x>}", (gint64)cli->import), error))
    return ALPR_EXIT_FAILED;
  return ALPR_EXIT_DONE;
}

/** alpr_cli_journal: `alprctl journal BOOK [--period P]`; looking at it is journalled too */
AlprExit
alpr_cli_journal (AlprCli *cli, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  if (alpr_cli_open (cli, ALPR_STORE_READER, error) == NULL)
    return ALPR_EXIT_FAILED;
  g_variant_dict_insert (&dict, "from", "x", (gint64)0);
  g_variant_dict_insert (&dict, "until", "x", G_MAXINT64);
  if ((cli->period != NULL && !take_period (cli, cli->period, &dict, error))
      || !alpr_session_note (cli->session, "journal/view", NULL,
                             cli->period != NULL ? cli->period : "", error)
      || !put_view (cli, "journal", g_variant_dict_end (&dict), error))
    return ALPR_EXIT_FAILED;
  return ALPR_EXIT_DONE;
}
