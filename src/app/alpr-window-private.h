/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window, for the files that it is made of.
 */
#pragma once

#include "alpr-first-page.h"
#include "alpr-start-page.h"
#include "alpr-window.h"

G_BEGIN_DECLS

struct _AlprWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  GtkStack *whole;
  AlprStartPage *start;
  AlprFirstPage *first;
  GtkRevealer *side;
  AdwClamp *side_clamp;
  AdwHeaderBar *side_bar;
  GtkListBox *places;
  AdwWindowTitle *agency;
  GtkLabel *user;
  GtkLabel *role;
  AdwAvatar *avatar;
  GtkWidget *line;
  AdwToastOverlay *toasts;
  AdwHeaderBar *bar;
  GtkButton *to_sidebar;
  AdwBin *bar_start;
  AdwWindowTitle *title;
  AdwBin *bar_end;
  GtkWidget *search;
  GtkInfoBar *read_only;
  GtkLabel *read_only_reason;
  GtkStack *pages;
  GtkLabel *spoken;

  AlprDesk *desk;       /* a reference */
  AlprLock *lock;       /* owned */
  char *left;           /* owned, nullable: the place where the window locked */
  char *left_by;        /* owned, nullable: who was signed in then */
  GBinding *title_binding, *subtitle_binding; /* of the page that is shown */
  AlprRoom room;
  gboolean sidebar_wanted;
  guint changing;       /* source id */
  gint64 alerts;        /* how many waited when they were counted last; -1 before that */
};

/* alpr-window-lock.c */
void alpr_window_watch (AlprWindow *self);
void alpr_window_unwatch (AlprWindow *self);
void alpr_window_lock (AlprWindow *self, const char *why);
void alpr_window_come_back (AlprWindow *self);

G_END_DECLS
