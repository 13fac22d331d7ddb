/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-view.h"

struct _AlprView
{
  GObject parent_instance;

  /* Owned, as defined */
  char *id;
  char *query;
  char *title;
  char *empty;
  char *clause;
  char *right;
  char *sql;                /* the query's text; NULL when read without it */
  GPtrArray *columns;       /* of AlprColumn */
  GPtrArray *filters;       /* of AlprFilter */
  GPtrArray *search_fields; /* of char*, ended by NULL */
  GPtrArray *acts;          /* of AlprViewAct */
  AlprViewTrail *trail;     /* nullable */
  AlprViewOpen *open;       /* nullable */
  AlprViewSpread *spread;   /* nullable */
  GPtrArray *above;         /* of AlprViewAbove */
};

/* alpr-view.c */
gboolean alpr_view_parse_kind (const char *name, AlprColumnKind *kind, GError **error);

/* alpr-view-acts.c */
void alpr_view_act_free (AlprViewAct *act);
void alpr_view_trail_free (AlprViewTrail *trail);
gboolean alpr_view_start_act (AlprView *self, const char **names, const char **values,
                              GError **error);
void alpr_view_open_free (AlprViewOpen *open);
gboolean alpr_view_start_open (AlprView *self, const char **names, const char **values,
                               GError **error);
gboolean alpr_view_start_trail (AlprView *self, const char **names, const char **values,
                                GError **error);
void alpr_view_above_free (AlprViewAbove *above);
gboolean alpr_view_start_above (AlprView *self, AlprViewAboveKind kind, const char **names,
                                const char **values, GError **error);
gboolean alpr_view_end_above (AlprView *self, char *words, GError **error);

/* alpr-view-beside.c */
GPtrArray *alpr_view_read_beside (AlprStore *store, const char *query, GVariant *inputs, gint64 now,
                                  GCancellable *cancellable, GError **error);

/* alpr-view-spread.c */
void alpr_view_spread_free (AlprViewSpread *spread);
gboolean alpr_view_start_spread (AlprView *self, const char **names, const char **values,
                                 GError **error);
gboolean alpr_view_end_spread (AlprView *self, char *words, GError **error);
gboolean alpr_view_is_spread (AlprView *self);
char *alpr_view_make_cells (AlprView *self, GVariantDict *inputs);
void alpr_view_add_cell (AlprView *self, const AlprColumn *column, GString *sql,
                         GVariantDict *inputs);
AlprRowShape *alpr_view_make_shape (AlprView *self, AlprCursor *cursor);
