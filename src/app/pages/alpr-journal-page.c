/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who did what, when. Looking at the journal is itself journalled, once each time that the page is
 * built, before its first line is shown.
 */

#include "alpr-journal-page.h"

#include <glib/gi18n.h>

#include "alpr-table.h"

struct _AlprJournalPage
{
  AlprPage parent_instance;

  AlprTable *table; /* template child */
  gboolean noted;   /* that somebody looks at it */
};

G_DEFINE_FINAL_TYPE (AlprJournalPage, alpr_journal_page, ALPR_TYPE_PAGE)

/* From the beginning to the end of time: the list itself is read by pages. */
static void
read_journal (AlprJournalPage *self)
{
  alpr_table_refresh (self->table, alpr_page_get_desk (ALPR_PAGE (self)),
                      g_variant_new_parsed ("{'from': <int64 0>, 'until': <%x>}", G_MAXINT64));
}

static gpointer
note_view (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return alpr_session_note (session, "journal/view", NULL, "", error) ? GINT_TO_POINTER (1) : NULL;
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprJournalPage) self = data;
  g_autoptr (GError) error = NULL;

  alpr_desk_work_finish (alpr_page_get_desk (ALPR_PAGE (self)), result, &error);
  if (self->table == NULL)
    return;
  if (error == NULL)
    {
      read_journal (self);
      alpr_table_sort (self->table, "number", GTK_SORT_DESCENDING);
    }
  else
    alpr_page_fail (ALPR_PAGE (self), _("The journal can’t be shown"), error);
}

static void
alpr_journal_page_refresh (AlprPage *page)
{
  AlprJournalPage *self = ALPR_JOURNAL_PAGE (page);
  AlprTask task = { .func = note_view };

  if (self->noted)
    {
      read_journal (self);
      return;
    }
  self->noted = TRUE;
  alpr_desk_work_async (alpr_page_get_desk (page), &task, NULL, noted_cb, g_object_ref (self));
}

static gboolean
alpr_journal_page_search (AlprPage *page)
{
  return alpr_table_search (ALPR_JOURNAL_PAGE (page)->table);
}

static void
alpr_journal_page_show (AlprPage *page, gint64 id)
{
  alpr_table_show (ALPR_JOURNAL_PAGE (page)->table, id);
}

static void
room_changed_cb (AlprJournalPage *self)
{
  alpr_table_set_room (self->table, alpr_page_get_room (ALPR_PAGE (self)));
}

static void
alpr_journal_page_class_init (AlprJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_TABLE);
  page_class->refresh = alpr_journal_page_refresh;
  page_class->search = alpr_journal_page_search;
  page_class->show = alpr_journal_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("journal-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprJournalPage, table);
}

static void
alpr_journal_page_init (AlprJournalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
}
