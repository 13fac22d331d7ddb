/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns that only the book knows: one for each course that a policy names, say.
 *
 *   <spread field="training" query="training-columns" kind="badge" width="12" absent="Not needed"
 *           note="runs_out" note-kind="day">Runs out</spread>
 *
 * The query gives `value` and `label` of the columns. The row's field holds a JSON object, in which
 * the cell of a column stands under its value; a cell that isn't there is NULL. A second such field
 * may say more about each cell: the list shows it when one points at the cell, and the detail and
 * files have a column for it behind each of the others.
 *
 * A view that was opened for a book (alpr_view_open) has these columns among its own, and nobody
 * who shows, sorts or writes columns has to know: a row has a field for each, called `field.value`.
 * What stands in a book never becomes SQL: values are parameters, and the fields get their names
 * when the rows are there.
 */

#include "alpr-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-definition.h"
#include "alpr-error.h"
#include "alpr-time.h"

/* The place of a cell in its JSON object goes in as a parameter of this name, and its number; the
 * field is called so too, until the rows are there. */
#define CELL_PARAMETER "alpr_cell_"

/* More columns than anybody reads, and fewer than a list can't show */
#define MOST_COLUMNS 120

/* Frees what stands for columns that only the book knows */
void
alpr_view_spread_free (AlprViewSpread *spread)
{
  g_free (spread->field);
  g_free (spread->query);
  g_free (spread->note);
  g_free (spread->note_title);
  g_free (spread->absent);
  g_free (spread);
}

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (ALPR_ERROR, ALPR_ERROR_DEFINITION, format, args));
  va_end (args);
  return FALSE;
}

/* Reads the attributes of <spread>, of which a view has one at most. */
gboolean
alpr_view_start_spread (AlprView *self, const char **names, const char **values, GError **error)
{
  const GMarkupCollectType optional = G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL;
  const char *field, *query, *kind, *width, *note, *note_kind, *absent;
  AlprColumnKind shown, note_shown;
  guint64 characters = 0;

  if (!g_markup_collect_attributes (
          "spread", names, values, error, G_MARKUP_COLLECT_STRING, "field", &field,
          G_MARKUP_COLLECT_STRING, "query", &query, optional, "kind", &kind, optional, "width",
          &width, optional, "note", &note, optional, "note-kind", &note_kind, optional, "absent",
          &absent, G_MARKUP_COLLECT_INVALID)
      || !alpr_view_parse_kind (kind, &shown, error)
      || !alpr_view_parse_kind (note_kind, &note_shown, error)
      || (width != NULL && !g_ascii_string_to_unsigned (width, 10, 1, 999, &characters, error)))
    return FALSE;
  if (self->spread != NULL)
    return fail (error, "a view has one <spread>, and this is another: “%s”", field);
  if (note == NULL && note_kind != NULL)
    return fail (error, "the spread “%s” has note-kind, but no note", field);
  self->spread = g_new0 (AlprViewSpread, 1);
  self->spread->field = g_strdup (field);
  self->spread->query = g_strdup (query);
  self->spread->kind = shown;
  self->spread->width = (int)characters;
  self->spread->note = g_strdup (note);
  self->spread->note_kind = note_shown;
  self->spread->absent = g_strdup (absent);
  self->spread->place = self->columns->len;
  return TRUE;
}

/* Takes the words of <spread>: what its note is called. */
gboolean
alpr_view_end_spread (AlprView *self, char *words, GError **error)
{
  g_autofree char *title = words;

  if ((*title == '\0') != (self->spread->note == NULL))
    return fail (error, "the spread “%s” has a note or words, but not both", self->spread->field);
  if (*title != '\0')
    self->spread->note_title = g_steal_pointer (&title);
  return TRUE;
}

/* What can be a name in a path into a JSON object, between quotation marks. */
static gboolean
can_be_named (const char *value)
{
  return value != NULL && *value != '\0' && strpbrk (value, "\"\\") == NULL;
}

static AlprColumn *
make_column (const char *field, const char *value, const char *label)
{
  AlprColumn *column = g_new0 (AlprColumn, 1);

  column->field = g_strconcat (field, ".", value, NULL);
  column->spread = g_strdup (field);
  column->value = g_strdup (value);
  column->title = g_strdup (label != NULL && *label != '\0' ? label : value);
  return column;
}

/* The column of a value, and behind it the one of its note. */
static void
insert_columns (AlprView *self, guint *place, const char *value, const char *label)
{
  const AlprViewSpread *spread = self->spread;
  AlprColumn *column = make_column (spread->field, value, label);
  AlprColumn *note = NULL;

  column->kind = spread->kind;
  column->width = spread->width;
  column->absent = g_strdup (spread->absent);
  g_ptr_array_insert (self->columns, (int)(*place)++, column);
  if (spread->note == NULL)
    return;
  note = make_column (spread->note, value, NULL);
  g_free (note->title);
  /* Translators: a course, and what is said of it: "First aid: Runs out" */
  note->title = g_strdup_printf (_("%s: %s"), column->title, _(spread->note_title));
  note->kind = spread->note_kind;
  note->detail = TRUE;
  column->note = g_strdup (note->field);
  g_ptr_array_insert (self->columns, (int)(*place)++, note);
}

static gboolean
insert_all (AlprView *self, GPtrArray *given, GError **error)
{
  guint place = self->spread->place;

  if (given->len > MOST_COLUMNS)
    return fail (error, "“%s” would have %u columns; %d is the most", self->title, given->len,
                 MOST_COLUMNS);
  for (guint i = 0; i < given->len; i++)
    {
      const char *value = alpr_row_get_text (given->pdata[i], "value");
      g_autofree char *field = NULL;

      if (!can_be_named (value))
        return fail (error, "no column of “%s” can be called “%s”", self->title,
                     value != NULL ? value : "");
      field = g_strconcat (self->spread->field, ".", value, NULL);
      if (alpr_view_find_column (self, field) != NULL)
        return fail (error, "“%s” gives the column “%s” twice", self->spread->query, value);
      insert_columns (self, &place, value, alpr_row_get_text (given->pdata[i], "label"));
    }
  return TRUE;
}

/**
 * alpr_view_open:
 * @id: id of a shipped view
 * @store: the book
 * @cancellable: (nullable): stops the query
 * @error: return location for an error
 *
 * Loads a view for a book, with the columns that only the book knows.
 *
 * Returns: (transfer full): the view; %NULL with %ALPR_ERROR_MISSING where there is no such view,
 *   or with what the book says
 */
AlprView *
alpr_view_open (const char *id, AlprStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AlprView) self = alpr_view_load (id, error);
  g_autoptr (GPtrArray) given = NULL;

  if (self == NULL || self->spread == NULL)
    return g_steal_pointer (&self);
  given = alpr_view_read_beside (store, self->spread->query, NULL, alpr_time_now (), cancellable,
                                 error);
  return given != NULL && insert_all (self, given, error) ? g_steal_pointer (&self) : NULL;
}

/** alpr_view_has_columns_of: Returns: whether both show the same fields under the same titles */
gboolean
alpr_view_has_columns_of (AlprView *self, AlprView *other)
{
  if (self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AlprColumn *one = self->columns->pdata[i];
      const AlprColumn *same = other->columns->pdata[i];

      if (strcmp (one->field, same->field) != 0 || strcmp (one->title, same->title) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Returns whether any column's cells stand in a JSON object */
gboolean
alpr_view_is_spread (AlprView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((const AlprColumn *)self->columns->pdata[i])->spread != NULL)
      return TRUE;
  return FALSE;
}

static char *
name_cell (AlprView *self, const AlprColumn *column)
{
  guint place = 0;

  g_ptr_array_find (self->columns, column, &place);
  return g_strdup_printf (CELL_PARAMETER "%u", place);
}

/* Adds the cell of a column whose cells stand in a JSON object, as an expression */
void
alpr_view_add_cell (AlprView *self, const AlprColumn *column, GString *sql, GVariantDict *inputs)
{
  g_autofree char *name = name_cell (self, column);
  g_autofree char *path = g_strdup_printf ("$.\"%s\"", column->value);

  g_string_append_printf (sql, "json_extract (\"%s\", :%s)", column->spread, name);
  g_variant_dict_insert (inputs, name, "s", path);
}

/* All such cells, as they stand behind the fields that are selected */
char *
alpr_view_make_cells (AlprView *self, GVariantDict *inputs)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AlprColumn *column = self->columns->pdata[i];
      g_autofree char *name = NULL;

      if (column->spread == NULL)
        continue;
      name = name_cell (self, column);
      g_string_append (sql, ", ");
      alpr_view_add_cell (self, column, sql, inputs);
      g_string_append_printf (sql, " AS %s", name);
    }
  return g_strdup (sql->str);
}

/* The names of a query's fields, in which each such cell is called as its column */
AlprRowShape *
alpr_view_make_shape (AlprView *self, AlprCursor *cursor)
{
  AlprRowShape *shape = alpr_row_shape_new (cursor);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AlprColumn *column = self->columns->pdata[i];
      g_autofree char *name = column->spread != NULL ? name_cell (self, column) : NULL;

      if (name != NULL)
        alpr_row_shape_rename (shape, name, column->field);
    }
  return shape;
}
