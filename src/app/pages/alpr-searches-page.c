/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All searches that were taken in, as they came: a list of any length, and the whole row beside it.
 */

#include "alpr-searches-page.h"

#include <glib/gi18n.h>

#include "alpr-table.h"

struct _AlprSearchesPage
{
  AlprPage parent_instance;

  AlprTable *table; /* template child */
};

G_DEFINE_FINAL_TYPE (AlprSearchesPage, alpr_searches_page, ALPR_TYPE_PAGE)

static void
alpr_searches_page_refresh (AlprPage *page)
{
  alpr_table_refresh (ALPR_SEARCHES_PAGE (page)->table, alpr_page_get_desk (page), NULL);
}

static gboolean
alpr_searches_page_search (AlprPage *page)
{
  return alpr_table_search (ALPR_SEARCHES_PAGE (page)->table);
}

static void
alpr_searches_page_show (AlprPage *page, gint64 id)
{
  alpr_table_show (ALPR_SEARCHES_PAGE (page)->table, id);
}

static void
room_changed_cb (AlprSearchesPage *self)
{
  alpr_table_set_room (self->table, alpr_page_get_room (ALPR_PAGE (self)));
}

static void
alpr_searches_page_class_init (AlprSearchesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_TABLE);
  page_class->refresh = alpr_searches_page_refresh;
  page_class->search = alpr_searches_page_search;
  page_class->show = alpr_searches_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("searches-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprSearchesPage, table);
}

static void
alpr_searches_page_init (AlprSearchesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
}
