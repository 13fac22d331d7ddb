/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several pages that are definitions and belong together, one of them shown at a time: the property
 * `view` names their views, with blanks between them. A view that the role may not see has no tab.
 * Each is a page like any other, and reads when it is shown; what it says goes on to the window.
 */

#include "alpr-tabs-page.h"

#include <glib/gi18n.h>

#include "alpr-period.h"
#include "alpr-records-page.h"

struct _AlprTabsPage
{
  AlprPage parent_instance;

  GtkStack *lists; /* template child */
  GtkWidget *bar;  /* template child */

  char *views;        /* owned */
  AlprPeriod *period; /* a reference, nullable: of which period its lists are */
};

enum
{
  PROP_VIEW = 1,
  PROP_PERIOD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprTabsPage, alpr_tabs_page, ALPR_TYPE_PAGE)

static AlprPage *
shown_page (AlprTabsPage *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->lists);

  return page != NULL ? ALPR_PAGE (page) : NULL;
}

/* What is behind a row of one tab is shown in another. */
static void
open_cb (AlprTabsPage *self, const char *view, const char *field, const char *value)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->lists, view);

  if (page == NULL)
    return;
  gtk_stack_set_visible_child (self->lists, page);
  alpr_records_page_filter (ALPR_RECORDS_PAGE (page), field, value);
}

static void
add_tab (AlprTabsPage *self, const char *id, AlprView *view)
{
  AlprPage *page = g_object_new (ALPR_TYPE_RECORDS_PAGE, "view", id, "desk",
                                 alpr_page_get_desk (ALPR_PAGE (self)), NULL);

  g_object_bind_property (self, "room", page, "room", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (page, "say", G_CALLBACK (alpr_page_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "fail", G_CALLBACK (alpr_page_fail), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "go", G_CALLBACK (alpr_page_go), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "period", page, "period", G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->lists, GTK_WIDGET (page), id, _(alpr_view_get_title (view)));
}

/* The desk comes once, when the page is made, and says what may be seen. */
static void
desk_given_cb (AlprTabsPage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));
  g_auto (GStrv) ids = g_strsplit (self->views != NULL ? self->views : "", " ", -1);
  guint n_tabs = 0;

  if (desk == NULL || gtk_widget_get_first_child (GTK_WIDGET (self->lists)) != NULL)
    return;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (AlprView) view = alpr_view_load (ids[i], NULL);

      if (view == NULL || !alpr_desk_may_see (desk, view))
        continue;
      add_tab (self, ids[i], view);
      n_tabs++;
    }
  gtk_widget_set_visible (self->bar, n_tabs > 1);
}

/* A tab that nobody looks at reads when it is shown. */
static void
alpr_tabs_page_refresh (AlprPage *page)
{
  AlprPage *shown = shown_page (ALPR_TABS_PAGE (page));

  if (shown != NULL && gtk_widget_get_mapped (GTK_WIDGET (shown)))
    alpr_page_refresh (shown);
}

static gboolean
alpr_tabs_page_search (AlprPage *page)
{
  AlprPage *shown = shown_page (ALPR_TABS_PAGE (page));

  return shown != NULL && alpr_page_search (shown);
}

static void
alpr_tabs_page_show (AlprPage *page, gint64 id)
{
  AlprPage *shown = shown_page (ALPR_TABS_PAGE (page));

  if (shown != NULL)
    alpr_page_show (shown, id);
}

static void
take_period (AlprTabsPage *self, AlprPeriod *period)
{
  if (period == NULL || period == self->period)
    return;
  g_clear_pointer (&self->period, alpr_period_unref);
  self->period = alpr_period_ref (period);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERIOD]);
}

static void
alpr_tabs_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, ALPR_TABS_PAGE (object)->views);
  else if (id == PROP_PERIOD)
    g_value_set_boxed (value, ALPR_TABS_PAGE (object)->period);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_tabs_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    ALPR_TABS_PAGE (object)->views = g_value_dup_string (value);
  else if (id == PROP_PERIOD)
    take_period (ALPR_TABS_PAGE (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_tabs_page_finalize (GObject *object)
{
  g_free (ALPR_TABS_PAGE (object)->views);
  g_clear_pointer (&ALPR_TABS_PAGE (object)->period, alpr_period_unref);
  G_OBJECT_CLASS (alpr_tabs_page_parent_class)->finalize (object);
}

static void
alpr_tabs_page_class_init (AlprTabsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  object_class->get_property = alpr_tabs_page_get_property;
  object_class->set_property = alpr_tabs_page_set_property;
  object_class->finalize = alpr_tabs_page_finalize;
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                              | G_PARAM_STATIC_STRINGS);
  props[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, ALPR_TYPE_PERIOD,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  page_class->refresh = alpr_tabs_page_refresh;
  page_class->search = alpr_tabs_page_search;
  page_class->show = alpr_tabs_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("tabs-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprTabsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, AlprTabsPage, bar);
}

static void
alpr_tabs_page_init (AlprTabsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::desk", G_CALLBACK (desk_given_cb), NULL);
}
