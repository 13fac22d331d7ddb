/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desk, for the files that it is made of.
 */
#pragma once

#include "alpr-desk.h"
#include "alpr-worker.h"

G_BEGIN_DECLS

struct _AlprDesk
{
  GObject parent_instance;

  /* Owned */
  AlprWorker *worker;
  AlprWorker *reader;
  AlprSession *session;    /* nullable; its store is the worker's */
  AlprStore *reader_store; /* nullable; the reader's */
  char *path;
  GCancellable *closing;   /* cancelled when the book is closed */
  GPtrArray *held;         /* what waits for a proof */

  /* Limits of the sign-in; 0 for none */
  gint64 idle_minutes;
  gint64 session_hours;
};

/* alpr-desk.c */
void alpr_desk_run_again (AlprDesk *self, GTask *task);

/* alpr-desk-confirm.c */
void alpr_desk_held_free (gpointer held);
gboolean alpr_desk_hold (AlprDesk *self, GTask *task, GError *error);

G_END_DECLS
