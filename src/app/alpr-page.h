/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_PAGE (alpr_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AlprPage, alpr_page, ALPR, PAGE, AdwBin)

/**
 * AlprPageClass:
 * @refresh: reads again what is shown; called when the page is shown and something has changed
 * @search: puts the focus into the page's search field; returns whether there is one
 * @show: shows one thing of the page's: a row's id
 */
struct _AlprPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (AlprPage *self);
  gboolean (*search) (AlprPage *self);
  void (*show) (AlprPage *self, gint64 id);
};

AlprDesk *alpr_page_get_desk (AlprPage *self);
const char *alpr_page_get_title (AlprPage *self);
void alpr_page_set_title (AlprPage *self, const char *title);
const char *alpr_page_get_subtitle (AlprPage *self);
void alpr_page_set_subtitle (AlprPage *self, const char *subtitle);
GtkWidget *alpr_page_get_start (AlprPage *self);
GtkWidget *alpr_page_get_end (AlprPage *self);
AlprRoom alpr_page_get_room (AlprPage *self);
void alpr_page_set_room (AlprPage *self, AlprRoom room);

void alpr_page_refresh (AlprPage *self);
gboolean alpr_page_search (AlprPage *self);
void alpr_page_show (AlprPage *self, gint64 id);

/* What a page says to the window. */
void alpr_page_say (AlprPage *self, const char *words);
void alpr_page_fail (AlprPage *self, const char *heading, const GError *error);
void alpr_page_go (AlprPage *self, const char *place, gint64 id);

G_END_DECLS
