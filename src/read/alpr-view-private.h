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
};

void alpr_view_act_free (AlprViewAct *act);
void alpr_view_trail_free (AlprViewTrail *trail);
gboolean alpr_view_start_act (AlprView *self, const char **names, const char **values,
                              GError **error);
gboolean alpr_view_start_trail (AlprView *self, const char **names, const char **values,
                                GError **error);
