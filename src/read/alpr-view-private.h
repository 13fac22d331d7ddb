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
  char *sql;                /* the query's text; NULL when read without it */
  GPtrArray *columns;       /* of AlprColumn */
  GPtrArray *filters;       /* of AlprFilter */
  GPtrArray *search_fields; /* of char*, ended by NULL */
};
