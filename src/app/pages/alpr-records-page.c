/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that is a definition: a view as a list, the acts of the list over it, the acts of the
 * chosen row and its trail beside it. Each act is an action, records.list.<area>.<verb> or
 * records.row.<area>.<verb>; buttons and the row's menu name them, and one function says which can
 * be done now: by the role, and by what the row offers. An act that the row doesn't offer is out of
 * sight; one that the role doesn't allow can be seen. Where a row offers many, the first have
 * buttons and the others wait in a menu, so that there is room for the row itself. Where several
 * rows are selected, what can be done for all of them stands under the list (alpr-many-bar.c).
 *
 * The figures and charts that the view names stand above the list (alpr-above.c).
 */

#include "alpr-records-page.h"

#include <glib/gi18n.h>

#include "alpr-above.h"
#include "alpr-act-dialog.h"
#include "alpr-many-bar.h"
#include "alpr-period-button.h"
#include "alpr-table.h"
#include "alpr-trail.h"

#define MOST_BUTTONS 4

struct _AlprRecordsPage
{
  AlprPage parent_instance;

  /* Template children */
  AlprAbove *above;
  AlprTable *table;
  GtkBox *list_acts;
  GtkBox *row_acts;
  GMenu *others;
  GtkWidget *row_more;
  AlprTrail *trail;
  AlprManyBar *many_bar;

  char *view_id;             /* owned */
  AlprView *view;            /* a reference, nullable where the definition can't be read */
  GSimpleActionGroup *group; /* owned */
  GPtrArray *offers;         /* owned, of Offer: as the view's acts */
  AlprPeriodButton *period;  /* in list_acts, nullable: of which period the list is */
  GtkWidget *open;           /* in row_acts, nullable: the way to what is behind the row */
  GtkWidget *more;           /* in list_acts, nullable: the acts for which there is no room */
};

/* An act of the view and what stands for it. */
typedef struct
{
  AlprRecordsPage *page; /* whose it is */
  const AlprViewAct *act;
  GSimpleAction *action; /* a reference */
  GtkWidget *button;     /* in list_acts or row_acts */
} Offer;

enum
{
  PROP_VIEW = 1,
  PROP_PERIOD,
  N_PROPS
};

enum
{
  OPEN,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprRecordsPage, alpr_records_page, ALPR_TYPE_PAGE)

static void
offer_free (Offer *offer)
{
  g_signal_handlers_disconnect_by_data (offer->action, offer);
  g_object_unref (offer->action);
  g_free (offer);
}

static gboolean
is_of_row (const Offer *offer)
{
  return offer->act->input != NULL;
}

static gboolean
is_offered (const Offer *offer, AlprRow *row)
{
  return row != NULL && alpr_view_act_is_offered (offer->act, row);
}

/* The first acts that the row offers get a button, the others a line of the menu. */
static void
arrange_row_acts (AlprRecordsPage *self, AlprRow *row)
{
  guint n_offered = 0, n_shown = 0;

  for (guint i = 0; i < self->offers->len; i++)
    n_offered += is_of_row (self->offers->pdata[i]) && is_offered (self->offers->pdata[i], row);
  g_menu_remove_all (self->others);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const Offer *offer = self->offers->pdata[i];
      gboolean offered = is_of_row (offer) && is_offered (offer, row);
      gboolean fits = n_offered <= MOST_BUTTONS || n_shown < MOST_BUTTONS - 1;

      if (!is_of_row (offer))
        continue;
      gtk_widget_set_visible (offer->button, offered && fits);
      n_shown += offered && fits;
      if (offered && !fits)
        g_menu_append (self->others, _(offer->act->title),
                       gtk_actionable_get_action_name (GTK_ACTIONABLE (offer->button)));
    }
  gtk_widget_set_visible (self->row_more, n_shown < n_offered);
}

/* Shows what is behind the chosen row, in the tab that has it. */
static void
open_cb (AlprRecordsPage *self)
{
  const AlprViewOpen *open = alpr_view_get_open (self->view);
  AlprRow *row = alpr_table_get_row (self->table);
  const char *value = open != NULL && row != NULL ? alpr_row_get_text (row, open->field) : NULL;

  if (value != NULL)
    g_signal_emit (self, signals[OPEN], 0, open->view, open->filter, value);
}

/* The one place that says what can be done now. */
static void
update_actions (AlprRecordsPage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));
  AlprRow *row = alpr_table_get_row (self->table);

  for (guint i = 0; i < self->offers->len; i++)
    {
      const Offer *offer = self->offers->pdata[i];

      g_simple_action_set_enabled (offer->action,
                                   (!is_of_row (offer) || is_offered (offer, row)) && desk != NULL
                                       && alpr_desk_may (desk, offer->act->name));
    }
  if (self->open != NULL)
    gtk_widget_set_visible (self->open, row != NULL);
  arrange_row_acts (self, row);
}

/* A row stays chosen when something was done about it; what is new in the list is chosen. */
static void
done_cb (AlprRecordsPage *self, const char *words, GVariant *result)
{
  gint64 id = 0;
  guint position;

  alpr_page_say (ALPR_PAGE (self), words);
  if (self->table != NULL && g_variant_lookup (result, "id", "x", &id) && id != 0
      && !alpr_row_model_find (alpr_table_get_model (self->table), id, &position))
    alpr_table_show (self->table, id);
}

static void
row_done_cb (AlprRecordsPage *self, const char *words, GVariant *result)
{
  alpr_page_say (ALPR_PAGE (self), words);
}

/* An act with a dialog of its own; one about a row is told which. */
static void
activate_own (AlprRecordsPage *self, Offer *offer)
{
  AlprRow *row = is_of_row (offer) ? alpr_table_get_row (self->table) : NULL;

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), offer->act->action, "x",
                                alpr_row_get_integer (row, offer->act->field));
  else if (!is_of_row (offer))
    gtk_widget_activate_action (GTK_WIDGET (self), offer->act->action, NULL);
}

static void
asked_cb (Offer *offer)
{
  AlprRecordsPage *self = offer->page;
  AlprActAsk ask = { .act = alpr_acts_find (offer->act->name), .offer = offer->act,
                     .view = self->view };
  GtkWidget *dialog;

  if (offer->act->action != NULL)
    {
      activate_own (self, offer);
      return;
    }
  if (is_of_row (offer))
    ask.row = alpr_table_get_row (self->table);
  dialog = alpr_act_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                alpr_page_get_desk (ALPR_PAGE (self)), &ask);
  g_signal_connect_object (dialog, "done",
                           is_of_row (offer) ? G_CALLBACK (row_done_cb) : G_CALLBACK (done_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* One form for all rows that are selected. */
static void
asked_for_many_cb (AlprRecordsPage *self, gpointer act, GPtrArray *rows)
{
  const AlprViewAct *offer = act;
  AlprActAsk ask = { .act = alpr_acts_find (offer->name), .offer = offer, .view = self->view,
                     .rows = rows };
  GtkWidget *dialog
      = alpr_act_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             alpr_page_get_desk (ALPR_PAGE (self)), &ask);

  g_signal_connect_object (dialog, "done", G_CALLBACK (row_done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const char *
style_class (AlprViewActStyle style)
{
  switch (style)
    {
    case ALPR_VIEW_ACT_SUGGESTED:
      return "suggested-action";
    case ALPR_VIEW_ACT_DESTRUCTIVE:
      return "destructive-action";
    case ALPR_VIEW_ACT_PLAIN:
    default:
      return NULL;
    }
}

static void
add_button (AlprRecordsPage *self, Offer *offer, GtkBox *box, const char *action)
{
  const char *style = style_class (offer->act->style);

  offer->button = gtk_button_new_with_label (_(offer->act->title));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (offer->button), action);
  if (style != NULL)
    gtk_widget_add_css_class (offer->button, style);
  gtk_box_append (box, offer->button);
}

static char *
name_action (const AlprViewAct *act)
{
  char *name = g_strconcat (act->input != NULL ? "row." : "list.", act->name, NULL);

  return g_strdelimit (name, "/", '.');
}

static void
add_offer (AlprRecordsPage *self, const AlprViewAct *act, GMenu *menu)
{
  g_autofree char *name = name_action (act);
  g_autofree char *full = g_strconcat ("records.", name, NULL);
  g_autoptr (GMenuItem) item = NULL;
  Offer *offer;

  if (alpr_acts_find (act->name) == NULL)
    return;
  item = g_menu_item_new (_(act->title), full);
  offer = g_new0 (Offer, 1);
  offer->page = self;
  offer->act = act;
  offer->action = g_simple_action_new (name, NULL);
  g_signal_connect_swapped (offer->action, "activate", G_CALLBACK (asked_cb), offer);
  g_action_map_add_action (G_ACTION_MAP (self->group), G_ACTION (offer->action));
  g_ptr_array_add (self->offers, offer);
  add_button (self, offer, act->input != NULL ? self->row_acts : self->list_acts, full);
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  if (act->input != NULL)
    g_menu_append_item (menu, item);
}

static Offer *
first_of_list (AlprRecordsPage *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    if (!is_of_row (self->offers->pdata[i]))
      return self->offers->pdata[i];
  return NULL;
}

/* The first act of the list has the key that makes something new, and says so. */
static void
tell_key (AlprRecordsPage *self)
{
  Offer *offer = first_of_list (self);
  g_autofree char *words = offer != NULL ? alpr_act_dialog_words (_(offer->act->title)) : NULL;
  g_autofree char *tip = words != NULL ? g_strdup_printf (_("%s (Ctrl+N)"), words) : NULL;

  if (offer == NULL)
    return;
  gtk_widget_set_tooltip_text (offer->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (offer->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static gboolean
new_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  Offer *offer = first_of_list (ALPR_RECORDS_PAGE (widget));

  if (offer != NULL)
    g_action_activate (G_ACTION (offer->action), NULL);
  return offer != NULL;
}

/* The other acts of the list, for when there is no room for their buttons. */
static void
make_more (AlprRecordsPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const Offer *first = first_of_list (self);

  for (guint i = 0; i < self->offers->len; i++)
    {
      const Offer *offer = self->offers->pdata[i];

      if (!is_of_row (offer) && offer != first)
        g_menu_append (menu, _(offer->act->title),
                       gtk_actionable_get_action_name (GTK_ACTIONABLE (offer->button)));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (self->more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More"), -1);
  gtk_box_append (self->list_acts, self->more);
}

static void
dress_first (Offer *offer, gboolean narrow)
{
  GtkWidget *content;

  if (narrow)
    {
      gtk_button_set_icon_name (GTK_BUTTON (offer->button), "list-add-symbolic");
      return;
    }
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _(offer->act->title));
  gtk_button_set_child (GTK_BUTTON (offer->button), content);
}

static void
room_changed_cb (AlprRecordsPage *self)
{
  AlprRoom room = alpr_page_get_room (ALPR_PAGE (self));
  gboolean narrow = room == ALPR_ROOM_NARROW;
  Offer *first = first_of_list (self);

  alpr_table_set_room (self->table, room);
  alpr_above_set_room (self->above, room);
  for (guint i = 0; i < self->offers->len; i++)
    {
      Offer *offer = self->offers->pdata[i];

      if (offer == first)
        dress_first (offer, narrow);
      else if (!is_of_row (offer))
        gtk_widget_set_visible (offer->button, !narrow);
    }
  if (self->more != NULL)
    gtk_widget_set_visible (self->more, narrow);
}

static void
row_changed_cb (AlprRecordsPage *self)
{
  AlprDesk *desk = alpr_page_get_desk (ALPR_PAGE (self));

  update_actions (self);
  if (self->view != NULL && desk != NULL)
    alpr_trail_show (self->trail, desk, self->view, alpr_table_get_row (self->table));
}

static GVariant *
make_inputs (AlprRecordsPage *self)
{
  AlprPeriod *period
      = self->period != NULL ? alpr_period_button_get_period (self->period) : NULL;

  return period != NULL ? g_variant_new_parsed ("{'from': <%x>, 'until': <%x>}",
                                                alpr_period_get_from (period),
                                                alpr_period_get_until (period))
                        : NULL;
}

static void
period_changed_cb (AlprRecordsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERIOD]);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    alpr_page_refresh (ALPR_PAGE (self));
}

/* A list of a period says which; it is read when that is known. */
static void
make_period (AlprRecordsPage *self)
{
  g_auto (GStrv) inputs = alpr_view_get_inputs (self->view);

  if (inputs == NULL || !g_strv_contains ((const char *const *) inputs, "from"))
    return;
  self->period = ALPR_PERIOD_BUTTON (alpr_period_button_new ());
  gtk_box_prepend (self->list_acts, GTK_WIDGET (self->period));
  g_signal_connect_object (self->period, "notify::period", G_CALLBACK (period_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_open (AlprRecordsPage *self)
{
  const AlprViewOpen *open = alpr_view_get_open (self->view);

  if (open == NULL)
    return;
  self->open = gtk_button_new_with_label (_(open->title));
  gtk_widget_add_css_class (self->open, "suggested-action");
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (open_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_prepend (self->row_acts, self->open);
}

/* Enter on a row does the first of its acts that has a place of its own. */
static void
row_activated_cb (AlprRecordsPage *self)
{
  AlprRow *row = alpr_table_get_row (self->table);

  for (guint i = 0; i < self->offers->len; i++)
    {
      Offer *offer = self->offers->pdata[i];

      if (is_of_row (offer) && offer->act->action != NULL && is_offered (offer, row))
        {
          g_action_activate (G_ACTION (offer->action), NULL);
          return;
        }
    }
}

static void
alpr_records_page_refresh (AlprPage *page)
{
  AlprRecordsPage *self = ALPR_RECORDS_PAGE (page);
  AlprDesk *desk = alpr_page_get_desk (page);
  g_autoptr (GVariant) inputs = NULL;

  if (self->period != NULL)
    alpr_period_button_read (self->period, desk);
  if (self->period != NULL && alpr_period_button_get_period (self->period) == NULL)
    return;
  inputs = make_inputs (self);
  if (inputs != NULL)
    g_variant_ref_sink (inputs);
  alpr_table_refresh (self->table, desk, inputs);
  alpr_above_refresh (self->above, desk, inputs);
  alpr_many_bar_refresh (self->many_bar, desk, inputs);
  update_actions (self);
}

static gboolean
alpr_records_page_search (AlprPage *page)
{
  return alpr_table_search (ALPR_RECORDS_PAGE (page)->table);
}

static void
alpr_records_page_show (AlprPage *page, gint64 id)
{
  alpr_table_show (ALPR_RECORDS_PAGE (page)->table, id);
}

/* A definition that can't be read is said by the table, when it reads it. */
static void
alpr_records_page_constructed (GObject *object)
{
  AlprRecordsPage *self = ALPR_RECORDS_PAGE (object);
  g_autoptr (GMenu) menu = g_menu_new ();
  GPtrArray *acts;

  G_OBJECT_CLASS (alpr_records_page_parent_class)->constructed (object);
  g_object_set (self->table, "view", self->view_id, NULL);
  self->view = alpr_view_load (self->view_id, NULL);
  if (self->view == NULL)
    return;
  alpr_above_set_view (self->above, self->view);
  alpr_many_bar_set_list (self->many_bar, self->view, alpr_table_get_model (self->table));
  acts = alpr_view_get_acts (self->view);
  for (guint i = 0; i < acts->len; i++)
    add_offer (self, acts->pdata[i], menu);
  make_period (self);
  make_open (self);
  make_more (self);
  tell_key (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list_acts),
                          first_of_list (self) != NULL || self->period != NULL);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    alpr_table_set_menu (self->table, G_MENU_MODEL (menu));
  alpr_page_set_title (ALPR_PAGE (self), _(alpr_view_get_title (self->view)));
  update_actions (self);
  room_changed_cb (self);
}

static void
alpr_records_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlprRecordsPage *self = ALPR_RECORDS_PAGE (object);

  if (id == PROP_VIEW)
    g_value_set_string (value, self->view_id);
  else if (id == PROP_PERIOD)
    g_value_set_boxed (value, self->period != NULL ? alpr_period_button_get_period (self->period)
                                                   : NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_records_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AlprRecordsPage *self = ALPR_RECORDS_PAGE (object);

  if (id == PROP_VIEW)
    self->view_id = g_value_dup_string (value);
  else if (id == PROP_PERIOD && self->period != NULL)
    alpr_period_button_set_period (self->period, g_value_get_boxed (value));
  else if (id != PROP_PERIOD)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_records_page_dispose (GObject *object)
{
  AlprRecordsPage *self = ALPR_RECORDS_PAGE (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "records", NULL);
  g_ptr_array_set_size (self->offers, 0);
  G_OBJECT_CLASS (alpr_records_page_parent_class)->dispose (object);
}

static void
alpr_records_page_finalize (GObject *object)
{
  AlprRecordsPage *self = ALPR_RECORDS_PAGE (object);

  g_ptr_array_unref (self->offers);
  g_object_unref (self->group);
  g_clear_object (&self->view);
  g_free (self->view_id);
  G_OBJECT_CLASS (alpr_records_page_parent_class)->finalize (object);
}

static void
alpr_records_page_class_init (AlprRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlprPageClass *page_class = ALPR_PAGE_CLASS (klass);

  g_type_ensure (ALPR_TYPE_ABOVE);
  g_type_ensure (ALPR_TYPE_MANY_BAR);
  g_type_ensure (ALPR_TYPE_TABLE);
  g_type_ensure (ALPR_TYPE_TRAIL);
  object_class->constructed = alpr_records_page_constructed;
  object_class->get_property = alpr_records_page_get_property;
  object_class->set_property = alpr_records_page_set_property;
  object_class->dispose = alpr_records_page_dispose;
  object_class->finalize = alpr_records_page_finalize;
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                              | G_PARAM_STATIC_STRINGS);
  props[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, ALPR_TYPE_PERIOD,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                               | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * AlprRecordsPage::open: what is behind a row is wanted: the view that has it, the field by which
   *   it is filtered, and the value
   */
  signals[OPEN] = g_signal_new ("open", ALPR_TYPE_RECORDS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  page_class->refresh = alpr_records_page_refresh;
  page_class->search = alpr_records_page_search;
  page_class->show = alpr_records_page_show;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("records-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, above);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, table);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, list_acts);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, row_acts);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, others);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, row_more);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, trail);
  gtk_widget_class_bind_template_child (widget_class, AlprRecordsPage, many_bar);
  gtk_widget_class_bind_template_callback (widget_class, asked_for_many_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, new_cb, NULL);
}

static void
alpr_records_page_init (AlprRecordsPage *self)
{
  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  self->group = g_simple_action_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "records", G_ACTION_GROUP (self->group));
  g_signal_connect (self, "notify::room", G_CALLBACK (room_changed_cb), NULL);
}

/** alpr_records_page_filter: Shows those rows only whose @field is @value. */
void
alpr_records_page_filter (AlprRecordsPage *self, const char *field, const char *value)
{
  alpr_table_filter (self->table, field, g_variant_new_string (value));
}
