/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session, for the files that make one: of a new book, or by signing in to one that is there.
 */
#pragma once

#include "alpr-session.h"
#include "alpr-standing.h"

G_BEGIN_DECLS

struct _AlprSession
{
  GObject parent_instance;

  /* Owned */
  AlprStore *store;
  AlprActor *actor;
  char *agency;
  GTimeZone *zone;
  char *read_only_reason; /* nullable */

  /* What whoever signed in is to be told */
  gint64 clock_behind; /* the latest time the book has seen; 0 where the clock is not behind it */
  gint64 codes_left;   /* recovery codes, where one was used; else -1 */
  gboolean excused;
};

/* alpr-session.c */
gboolean alpr_session_read_book (AlprSession *self, GError **error);
gboolean alpr_session_begin (AlprSession *self, AlprDoor door, gint64 now, GError **error);
gboolean alpr_session_raise_clock (AlprSession *self, gint64 now, GError **error);

G_END_DECLS
