/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-row.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprColumnKind:
 *
 * How a field is shown: what kind="…" of a view definition says. `search-id` is the BLOB key of a
 * search as people see it; `state` is an AlprCellState in words; `badge` a word shown as a badge.
 */
typedef enum
{
  ALPR_COLUMN_TEXT,
  ALPR_COLUMN_NUMBER,
  ALPR_COLUMN_PERCENT,
  ALPR_COLUMN_TIME,
  ALPR_COLUMN_DAY,
  ALPR_COLUMN_PLATE,
  ALPR_COLUMN_BADGE,
  ALPR_COLUMN_DIGEST,
  ALPR_COLUMN_SEARCH_ID,
  ALPR_COLUMN_STATE
} AlprColumnKind;

/**
 * AlprColumn:
 * @field: name of the query's field
 * @title: untranslated heading; shown through gettext
 * @kind: how it is shown
 * @grow: whether it takes the room that is left over
 * @detail: shown in the detail pane and in files, not in the list
 * @width: characters wanted; 0 for the kind's own
 * @key: (nullable): the query's field that numbers the text in @texts
 * @texts: (nullable): a query below data/sql/views giving `id` and `text`, each text once or twice
 * @spread: (nullable): the query's field whose JSON object holds the cell; see #AlprViewSpread
 * @value: (nullable): under which name it stands there
 * @note: (nullable): the field of the column that says more about this one's cells
 * @absent: (nullable): untranslated; what a cell that isn't there means
 *
 * Where many rows share few texts, words are sought among the texts and rows are sorted by the
 * texts' places: millions of rows are compared as numbers.
 */
typedef struct
{
  char *field;
  char *title;
  AlprColumnKind kind;
  gboolean grow;
  gboolean detail;
  int width;
  char *key;
  char *texts;
  char *spread;
  char *value;
  char *note;
  char *absent;
} AlprColumn;

/**
 * AlprViewSpread:
 * @field: the row's field with a JSON object: what stands in each of the columns, by value
 * @query: a query below data/sql/views giving `value` and `label` of the columns
 * @kind: how a cell is shown
 * @width: characters wanted; 0 for the kind's own
 * @note: (nullable): another such field; what it says is shown with the cell and in files
 * @note_kind: how that is shown
 * @note_title: (nullable): untranslated; what it is called
 * @absent: (nullable): untranslated; what a cell that isn't there means
 * @place: before which of the columns they stand
 *
 * Columns that only the book knows, as courses that a policy names. alpr_view_open() turns them
 * into columns like any other, whose fields are called `field.value`.
 */
typedef struct
{
  char *field;
  char *query;
  AlprColumnKind kind;
  int width;
  char *note;
  AlprColumnKind note_kind;
  char *note_title;
  char *absent;
  guint place;
} AlprViewSpread;

/**
 * AlprFilter:
 * @field: the field that is filtered
 * @title: untranslated; "Any verdict"
 * @query: a query below data/sql/views giving `value` and `label`
 */
typedef struct
{
  char *field;
  char *title;
  char *query;
} AlprFilter;

/**
 * AlprViewActStyle:
 *
 * How the button of an act looks.
 */
typedef enum
{
  ALPR_VIEW_ACT_PLAIN,
  ALPR_VIEW_ACT_SUGGESTED,
  ALPR_VIEW_ACT_DESTRUCTIVE
} AlprViewActStyle;

/**
 * AlprViewAct:
 * @name: the act, as `access/approve`
 * @title: untranslated label of its button
 * @done: (nullable): untranslated; what is said when it is done
 * @input: (nullable): the act's input that the chosen row gives; %NULL for an act of the whole list
 * @field: (nullable): the row's field that gives it
 * @prefill: (array zero-terminated=1): inputs and fields in turn: what of the row is copied into
 *   the form, where it can be changed
 * @action: (nullable): the window's action that does it, where it has a dialog of its own
 * @style: how its button looks
 * @many: it can be done for several rows at once
 *
 * An act that a view offers.
 */
typedef struct
{
  char *name;
  char *title;
  char *done;
  char *input;
  char *field;
  char **prefill;
  char *action;
  AlprViewActStyle style;
  gboolean many;
} AlprViewAct;

/**
 * AlprViewTrail:
 * @query: a query below data/sql/views giving `at`, `kind`, `what` and, if it likes, `who`
 * @field: the row's field; the query's input is called as it is
 *
 * Dated entries about the chosen row, in the query's order.
 */
typedef struct
{
  char *query;
  char *field;
} AlprViewTrail;

/**
 * AlprViewAboveKind:
 * @ALPR_VIEW_FIGURE: the query gives one row with `value`, and `of` if it is a part of something
 * @ALPR_VIEW_CHART: the query gives `label` and `value`, a row a bar
 *
 * What may stand above a list.
 */
typedef enum
{
  ALPR_VIEW_FIGURE,
  ALPR_VIEW_CHART
} AlprViewAboveKind;

/**
 * AlprViewAbove:
 * @kind: what it is
 * @query: a query below data/sql/views, which takes what the list's query takes, or `now`
 * @title: untranslated; what is counted
 *
 * A figure or a chart above a list. It tells of all that the list is about, whatever the list is
 * narrowed to.
 */
typedef struct
{
  AlprViewAboveKind kind;
  char *query;
  char *title;
} AlprViewAbove;

/**
 * AlprViewOpen:
 * @view: the view of a tab beside this one that shows what is behind the chosen row
 * @filter: the field by which it is filtered
 * @field: the row's field that gives the filter's value
 * @title: untranslated label of the button
 *
 * The way from a figure to its rows.
 */
typedef struct
{
  char *view;
  char *filter;
  char *field;
  char *title;
} AlprViewOpen;

#define ALPR_TYPE_VIEW (alpr_view_get_type ())
G_DECLARE_FINAL_TYPE (AlprView, alpr_view, ALPR, VIEW, GObject)

char **alpr_view_list (void);
AlprView *alpr_view_load (const char *id, GError **error);
AlprView *alpr_view_load_bytes (const char *id, GBytes *xml, GError **error);
AlprView *alpr_view_open (const char *id, AlprStore *store, GCancellable *cancellable,
                          GError **error);

const char *alpr_view_get_id (AlprView *self);
const char *alpr_view_get_title (AlprView *self);
const char *alpr_view_get_query (AlprView *self);
const char *alpr_view_get_empty (AlprView *self);
GPtrArray *alpr_view_get_columns (AlprView *self);
GPtrArray *alpr_view_get_filters (AlprView *self);
const char *const *alpr_view_get_search_fields (AlprView *self);
char **alpr_view_get_inputs (AlprView *self);
const char *alpr_view_get_clause (AlprView *self);
const char *alpr_view_get_right (AlprView *self);
GPtrArray *alpr_view_get_acts (AlprView *self);
const AlprViewTrail *alpr_view_get_trail (AlprView *self);
const AlprViewOpen *alpr_view_get_open (AlprView *self);
const AlprViewSpread *alpr_view_get_spread (AlprView *self);
GPtrArray *alpr_view_get_above (AlprView *self);

/* By its field; and whether two states of one view show the same columns. */
const AlprColumn *alpr_view_find_column (AlprView *self, const char *field);
gboolean alpr_view_has_columns_of (AlprView *self, AlprView *other);

/* Whether the row offers the act now: the query's field `acts` lists the verbs. */
gboolean alpr_view_act_is_offered (const AlprViewAct *act, AlprRow *row);

/* What the view's query takes, with what every caller knows. */
GVariant *alpr_view_complete_inputs (AlprView *self, GVariant *inputs, gint64 now,
                                     const char *who);

/* A cell as people read it: times in the zone, keys as ids, states as words. */
char *alpr_view_format (const AlprColumn *column, AlprRow *row, GTimeZone *zone);

typedef gboolean (*AlprRowFunc) (AlprRow *row, gpointer data, GError **error);

gboolean alpr_view_each (AlprView *self, AlprStore *store, GVariant *inputs, AlprRowFunc func,
                         gpointer data, GCancellable *cancellable, GError **error);
gboolean alpr_view_count (AlprView *self, AlprStore *store, GVariant *inputs, gint64 *rows,
                          GCancellable *cancellable, GError **error);
GPtrArray *alpr_view_read (AlprView *self, AlprStore *store, GVariant *inputs,
                           GCancellable *cancellable, GError **error);

/**
 * AlprViewOrder:
 * @sort: (nullable): field to sort by; %NULL for the view's own order
 * @descending: sorts downward
 * @search: (nullable): words to be found in the view's search fields
 * @filters: (nullable): a{sv}: field → value that it must have
 * @limit: how many ids at most; 0 for all
 *
 * What a list asks of a view.
 */
typedef struct
{
  const char *sort;
  gboolean descending;
  const char *search;
  GVariant *filters;
  guint limit;
} AlprViewOrder;

/* For lists of any length: all ids in order, then rows by id, a page at a time. */
GArray *alpr_view_read_ids (AlprView *self, AlprStore *store, GVariant *inputs,
                            const AlprViewOrder *order, GCancellable *cancellable, GError **error);
GPtrArray *alpr_view_read_rows (AlprView *self, AlprStore *store, GVariant *inputs,
                                const gint64 *ids, guint n_ids, GCancellable *cancellable,
                                GError **error);
gboolean alpr_view_each_in (AlprView *self, AlprStore *store, GVariant *inputs,
                            const AlprViewOrder *order, AlprRowFunc func, gpointer data,
                            GCancellable *cancellable, GError **error);
AlprRow *alpr_view_read_row (AlprView *self, AlprStore *store, GVariant *inputs, gint64 id,
                             GCancellable *cancellable, GError **error);
GPtrArray *alpr_view_read_trail (AlprView *self, AlprStore *store, AlprRow *row, gint64 now,
                                 GCancellable *cancellable, GError **error);
GPtrArray *alpr_view_read_above (const AlprViewAbove *above, AlprStore *store, GVariant *inputs,
                                 gint64 now, GCancellable *cancellable, GError **error);

G_END_DECLS
