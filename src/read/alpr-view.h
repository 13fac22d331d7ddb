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
} AlprColumn;

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

#define ALPR_TYPE_VIEW (alpr_view_get_type ())
G_DECLARE_FINAL_TYPE (AlprView, alpr_view, ALPR, VIEW, GObject)

char **alpr_view_list (void);
AlprView *alpr_view_load (const char *id, GError **error);
AlprView *alpr_view_load_bytes (const char *id, GBytes *xml, GError **error);

const char *alpr_view_get_id (AlprView *self);
const char *alpr_view_get_title (AlprView *self);
const char *alpr_view_get_query (AlprView *self);
const char *alpr_view_get_empty (AlprView *self);
GPtrArray *alpr_view_get_columns (AlprView *self);
GPtrArray *alpr_view_get_filters (AlprView *self);
const char *const *alpr_view_get_search_fields (AlprView *self);
char **alpr_view_get_inputs (AlprView *self);
const char *alpr_view_get_clause (AlprView *self);

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
AlprRow *alpr_view_read_row (AlprView *self, AlprStore *store, GVariant *inputs, gint64 id,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
