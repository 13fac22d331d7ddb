/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

/**
 * AlprPlace:
 * @name: what actions and other pages call it
 * @group: (nullable): untranslated heading of the sidebar under which it stands
 * @title: untranslated title
 * @icon: name of its symbolic icon
 * @figure: (nullable): field of the view `standing` that its badge counts
 * @get_type: the page
 * @view: (nullable): the view that a page made of a definition shows, or several with blanks
 *   between them; who may see it, it says
 * @right: (nullable): for a page without a view: the right, or several with blanks between them of
 *   which one is enough, that it takes to see it; %NULL for `read`
 *
 * A page of the window. The order of the table is the sidebar's, and Alt+1 … Alt+9 follow it.
 */
typedef struct
{
  const char *name;
  const char *group;
  const char *title;
  const char *icon;
  const char *figure;
  GType (*get_type) (void);
  const char *view;
  const char *right;
} AlprPlace;

const AlprPlace *alpr_places_list (guint *n_places);
const AlprPlace *alpr_places_find (const char *name);

gboolean alpr_place_is_open (const AlprPlace *place, AlprDesk *desk);
AlprPage *alpr_place_build (const AlprPlace *place, AlprDesk *desk);

G_END_DECLS
