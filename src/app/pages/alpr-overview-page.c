/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the book stands: figures, searches by day, what is due, what was found last. Every number is
 * read from the book; where there is none yet the page says what to do first.
 */

#include "alpr-overview-page.h"

#include <inttypes.h>
#include <glib/gi18n.h>
#include <string.h>

#include "alpr-badge.h"
#include "alpr-card.h"
#include "alpr-chart.h"
#include "alpr-desk-policy.h"
#include "alpr-time.h"

#define DUTIES 6

struct _AlprOverviewPage
{
  AlprPage parent_instance;

  /* Template children */
  GtkStack *stack;
  AlprCard *searches;
  AlprCard *findings;
  AlprCard *audits;
  AlprCard *imports;
  GtkWidget *chart_panel;
  GtkLabel *chart_note;
  AlprChart *chart;
  GtkWidget *cards;
  AdwPreferencesGroup *waiting;
  AdwPreferencesGroup *duties;
  AdwPreferencesGroup *newest;

  GPtrArray *waiting_rows; /* of widgets, not owned */
  GPtrArray *duty_rows;   /* of widgets, not owned */
  GPtrArray *newest_rows; /* of widgets, not owned */
};

G_DEFINE_FINAL_TYPE (AlprOverviewPage, alpr_overview_page, ALPR_TYPE_PAGE)

static AlprDesk *
desk_of (AlprOverviewPage *self)
{
  return alpr_page_get_desk (ALPR_PAGE (self));
}

static void
read_failed (AlprOverviewPage *self, const GError *error)
{
  alpr_page_fail (ALPR_PAGE (self), _("The overview can’t be read"), error);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

/* "12 Jan 2025 – 30 Jun 2025" */
static char *
describe_span (AlprOverviewPage *self, AlprRow *figures)
{
  GTimeZone *zone = alpr_desk_get_zone (desk_of (self));
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (alpr_row_is_null (figures, "first_at"))
    return g_strdup (_("none yet"));
  first = alpr_time_to_day (alpr_row_get_integer (figures, "first_at"), zone);
  last = alpr_time_to_day (alpr_row_get_integer (figures, "last_at"), zone);
  return g_strdup_printf ("%s – %s", first, last);
}

static void
show_figures (AlprOverviewPage *self, AlprRow *figures)
{
  gint64 open = alpr_row_get_integer (figures, "findings_open");
  gint64 items = alpr_row_get_integer (figures, "items_open");
  gint64 aside = alpr_row_get_integer (figures, "set_aside");
  g_autofree char *span = describe_span (self, figures);
  g_autofree char *all = alpr_format_count (alpr_row_get_integer (figures, "findings"));
  g_autofree char *of_all = g_strdup_printf (_("of %s found"), all);
  g_autofree char *to_judge = g_strdup_printf (
      ngettext ("%" PRId64 " item to judge", "%" PRId64 " items to judge",
                (gulong) items),
      items);
  g_autofree char *rows_aside = g_strdup_printf (
      ngettext ("%" PRId64 " row set aside", "%" PRId64 " rows set aside",
                (gulong) aside),
      aside);

  alpr_card_set_number (self->searches, alpr_row_get_integer (figures, "searches"));
  alpr_card_set_note (self->searches, span, NULL);
  alpr_card_set_number (self->findings, open);
  alpr_card_set_note (self->findings, of_all, open > 0 ? "warning" : NULL);
  alpr_card_set_number (self->audits, alpr_row_get_integer (figures, "audits_open"));
  alpr_card_set_note (self->audits, to_judge, items > 0 ? "warning" : NULL);
  alpr_card_set_number (self->imports, alpr_row_get_integer (figures, "imports"));
  alpr_card_set_note (self->imports, rows_aside, aside > 0 ? "warning" : NULL);
}

/* A bar named by the day that lies around noon of the one that begins at @day. */
static AlprBar *
make_bar (GTimeZone *zone, gint64 day, double searches)
{
  gint64 noon = day + ALPR_TIME_DAY / 2;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (noon / ALPR_TIME_SECOND);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);
  g_autofree char *label = g_date_time_format (here, "%-e %b");

  return alpr_bar_new (label, searches);
}

/* The bars of the data's last days; a day without a search is a bar of no height. Days have 23 to
 * 25 hours, so one is left out where the next begins over half a day late. */
static GPtrArray *
make_bars (AlprOverviewPage *self, GPtrArray *rows)
{
  GTimeZone *zone = alpr_desk_get_zone (desk_of (self));
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_bar_free);
  gint64 due = alpr_row_get_integer (rows->pdata[0], "day");

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 day = alpr_row_get_integer (rows->pdata[i], "day");

      for (; due + ALPR_TIME_DAY / 2 < day; due += ALPR_TIME_DAY)
        g_ptr_array_add (bars, make_bar (zone, due, 0));
      g_ptr_array_add (bars, make_bar (zone, day, alpr_row_get_real (rows->pdata[i], "searches")));
      due = day + ALPR_TIME_DAY;
    }
  return bars;
}

static void
days_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (desk_of (self), result, &error);
  GPtrArray *bars;
  g_autofree char *words = NULL;

  if (rows == NULL)
    {
      read_failed (self, error);
      return;
    }
  gtk_widget_set_visible (self->chart_panel, rows->len > 0);
  if (rows->len == 0)
    return;
  bars = make_bars (self, rows);
  words = g_strdup_printf (_("%s to %s"), ((AlprBar *) bars->pdata[0])->label,
                           ((AlprBar *) bars->pdata[bars->len - 1])->label);
  gtk_label_set_text (self->chart_note, words);
  alpr_chart_take_bars (self->chart, bars, words);
}

static void
figures_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (desk_of (self), result, &error);
  gint64 last;

  if (rows == NULL || rows->len == 0)
    {
      if (error != NULL)
        read_failed (self, error);
      return;
    }
  show_figures (self, rows->pdata[0]);
  gtk_stack_set_visible_child_name (
      self->stack, alpr_row_get_integer (rows->pdata[0], "imports") > 0 ? "figures" : "empty");
  if (alpr_row_is_null (rows->pdata[0], "last_at"))
    return;
  last = alpr_row_get_integer (rows->pdata[0], "last_at");
  alpr_desk_read_view_async (
      desk_of (self), "activity-by-day",
      g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}", last - 91 * ALPR_TIME_DAY, last + 1),
      days_read_cb, g_object_ref (self));
}

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *word)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), alpr_badge_new (word));
  return row;
}

/* How many of the duties a rule tells for the same clause, this one and those after it. */
static guint
count_like (GPtrArray *duties, const AlprDuty *duty)
{
  guint n = 0;

  for (guint i = 0; i < duties->len; i++)
    {
      const AlprDuty *other = duties->pdata[i];

      n += other->period == NULL && strcmp (other->clause, duty->clause) == 0
           && strcmp (other->profile, duty->profile) == 0;
    }
  return n;
}

/* What a rule tells of many people or accounts is one line: the first of them, how many more. */
static char *
describe_duty (const AlprDuty *duty, guint like)
{
  g_autofree char *due = alpr_day_format (&duty->due);

  if (duty->period != NULL)
    return g_strdup_printf (_ ("%s · due %s · %s"), alpr_period_get_label (duty->period), due,
                            duty->clause);
  if (like > 1)
    return g_strdup_printf (ngettext ("due %s · %s · and %u more", "due %s · %s · and %u more",
                                      like - 1),
                            due, duty->clause, like - 1);
  return g_strdup_printf (_ ("due %s · %s"), due, duty->clause);
}

static void
add_duty (AlprOverviewPage *self, const AlprDuty *duty, guint like)
{
  g_autofree char *words = describe_duty (duty, like);
  GtkWidget *row = make_row (duty->what, words, alpr_duty_state_to_text (duty->state));

  adw_preferences_group_add (self->duties, row);
  g_ptr_array_add (self->duty_rows, row);
}

static void
duties_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) duties = alpr_desk_read_duties_finish (desk_of (self), result, &error);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (duties == NULL)
    {
      read_failed (self, error);
      return;
    }
  clear_rows (self->duties, self->duty_rows);
  for (guint i = 0; i < duties->len && self->duty_rows->len < DUTIES; i++)
    {
      const AlprDuty *duty = duties->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s %s", duty->profile, duty->clause);

      if (duty->state != ALPR_DUTY_DONE
          && (duty->period != NULL || g_hash_table_add (told, g_steal_pointer (&key))))
        add_duty (self, duty, duty->period == NULL ? count_like (duties, duty) : 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->duties), self->duty_rows->len > 0);
}

static GtkWidget *
make_finding_row (AlprOverviewPage *self, AlprRow *finding)
{
  g_autofree char *at = alpr_time_to_text (alpr_row_get_integer (finding, "at"),
                                           alpr_desk_get_zone (desk_of (self)));
  g_autofree char *words = g_strdup_printf ("%s · %s · %s", at,
                                            alpr_row_get_text (finding, "account"),
                                            alpr_row_get_text (finding, "reason"));

  return make_row (alpr_word_title (alpr_row_get_text (finding, "rule")), words,
                   alpr_row_get_text (finding, "severity"));
}

static void
newest_activated_cb (AlprOverviewPage *self, GtkWidget *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "alpr-id");

  alpr_page_go (ALPR_PAGE (self), "findings", *id);
}

static void
newest_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (desk_of (self), result, &error);

  if (rows == NULL)
    {
      read_failed (self, error);
      return;
    }
  clear_rows (self->newest, self->newest_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = alpr_row_get_id (rows->pdata[i]);
      GtkWidget *row = make_finding_row (self, rows->pdata[i]);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "alpr-id", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (newest_activated_cb), self);
      adw_preferences_group_add (self->newest, row);
      g_ptr_array_add (self->newest_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->newest), rows->len > 0);
}

static char *
describe_waiting (const char *what, gulong n)
{
  if (strcmp (what, "requests") == 0)
    return g_strdup_printf (ngettext ("%lu request about a hot list",
                                      "%lu requests about hot lists", n), n);
  if (strcmp (what, "entries") == 0)
    return g_strdup_printf (ngettext ("%lu entry of yours to look at again",
                                      "%lu entries of yours to look at again", n), n);
  if (strcmp (what, "alerts") == 0)
    return g_strdup_printf (ngettext ("%lu alert that nobody has settled",
                                      "%lu alerts that nobody has settled", n), n);
  if (strcmp (what, "lists") == 0)
    return g_strdup_printf (ngettext ("%lu hot list not brought up to date in this shift",
                                      "%lu hot lists not brought up to date in this shift", n), n);
  return g_strdup_printf (ngettext ("%lu hot list to decide on", "%lu hot lists to decide on", n),
                          n);
}

static void
waiting_activated_cb (AlprOverviewPage *self, GtkWidget *row)
{
  alpr_page_go (ALPR_PAGE (self), g_object_get_data (G_OBJECT (row), "alpr-place"), 0);
}

static void
add_waiting (AlprOverviewPage *self, AlprRow *row)
{
  gulong n = (gulong) alpr_row_get_integer (row, "count");
  const char *place = alpr_row_get_text (row, "place");
  g_autofree char *words = describe_waiting (alpr_row_get_text (row, "what"), n);
  GtkWidget *shown = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (shown), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (shown), words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (shown), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (shown),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (shown), "alpr-place", g_strdup (place), g_free);
  g_signal_connect_swapped (shown, "activated", G_CALLBACK (waiting_activated_cb), self);
  adw_preferences_group_add (self->waiting, shown);
  g_ptr_array_add (self->waiting_rows, shown);
}

/* Who may not look at searches has this and nothing else here, and is told when it is empty. */
static void
waiting_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (desk_of (self), result, &error);
  gboolean alone = !alpr_desk_may_look (desk_of (self), "read");

  if (rows == NULL)
    {
      read_failed (self, error);
      return;
    }
  clear_rows (self->waiting, self->waiting_rows);
  for (guint i = 0; i < rows->len; i++)
    if (alpr_row_get_integer (rows->pdata[i], "count") > 0)
      add_waiting (self, rows->pdata[i]);
  adw_preferences_group_set_description (
      self->waiting, self->waiting_rows->len > 0 ? NULL : _("Nothing waits for you."));
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), alone || self->waiting_rows->len > 0);
  if (alone)
    gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
alpr_overview_page_refresh (AlprPage *page)
{
  AlprDesk *desk = alpr_page_get_desk (page);
  gboolean reads = alpr_desk_may_look (desk, "read");

  gtk_widget_set_visible (ALPR_OVERVIEW_PAGE (page)->cards, reads);
  if (reads || alpr_desk_may_look (desk, "operate"))
    alpr_desk_read_view_async (desk, "waiting", NULL, waiting_read_cb, g_object_ref (page));
  if (!reads)
    return;
  alpr_desk_read_view_async (desk, "standing", NULL, figures_read_cb, g_object_ref (page));
  alpr_desk_read_duties_async (desk, duties_read_cb, g_object_ref (page));
  alpr_desk_read_view_async (desk, "newest-findings", NULL, newest_read_cb, g_object_ref (page));
}

static void
alpr_overview_page_finalize (GObject *object)
{
  g_ptr_array_unref (ALPR_OVERVIEW_PAGE (object)->waiting_rows);
  g_ptr_array_unref (ALPR_OVERVIEW_PAGE (object)->duty_rows);
  g_ptr_array_unref (ALPR_OVERVIEW_PAGE (object)->newest_rows);
  G_OBJECT_CLASS (alpr_overview_page_parent_class)->finalize (object);
}

static void
alpr_overview_page_class_init (AlprOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_CARD);
  g_type_ensure (ALPR_TYPE_CHART);
  G_OBJECT_CLASS (klass)->finalize = alpr_overview_page_finalize;
  ALPR_PAGE_CLASS (klass)->refresh = alpr_overview_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("overview-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, searches);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, findings);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, audits);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, imports);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, chart_panel);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, chart_note);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, chart);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, waiting);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, duties);
  gtk_widget_class_bind_template_child (widget_class, AlprOverviewPage, newest);
}

static void
alpr_overview_page_init (AlprOverviewPage *self)
{
  self->waiting_rows = g_ptr_array_new ();
  self->duty_rows = g_ptr_array_new ();
  self->newest_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
