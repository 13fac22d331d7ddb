/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window: before a book is open, the start page; then the shell: a sidebar that lists the
 * places of alpr-places.c, and the page of one of them. A page is built when somebody goes there
 * for the first time, and all are thrown away when the book is closed, so that nothing of it stays
 * on the screen or in memory.
 *
 * Up to NARROW pixels there is room for the sidebar or the page, not for both: libadwaita 1.2 has
 * no breakpoints, so the window watches its own width. What is decided there is carried out later,
 * since nobody may ask for another size while sizes are given out.
 */

#include "alpr-window-private.h"

#include <glib/gi18n.h>

#include "alpr-alert-notice.h"
#include "alpr-backup-dialog.h"
#include "alpr-document-dialog.h"
#include "alpr-card.h"
#include "alpr-error.h"
#include "alpr-places.h"
#include "alpr-preferences-dialog.h"
#include "alpr-roster-dialog.h"

#define NARROW 700
#define SMALL 1040
#define SIDEBAR 232

enum
{
  PROP_ROOM = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprWindow, alpr_window, ADW_TYPE_APPLICATION_WINDOW)

/* The shell */

static gboolean
is_narrow (AlprWindow *self)
{
  return self->room == ALPR_ROOM_NARROW;
}

/* A page that stands in no sidebar has a way back of its own, and there is room for one. */
static gboolean
has_own_way (AlprWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  const AlprPlace *place = name != NULL ? alpr_places_find (name) : NULL;

  return place != NULL && place->title == NULL;
}

/* The focus must not be in what is hidden: GTK would keep that widget for ever. */
static void
show_or_hide (AlprWindow *self, GtkWidget *part, gboolean shown)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!shown && focus != NULL && gtk_widget_is_ancestor (focus, part))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_visible (part, shown);
}

static void
arrange (AlprWindow *self)
{
  gboolean side = self->sidebar_wanted;
  gboolean narrow = is_narrow (self);

  gtk_revealer_set_reveal_child (self->side, side);
  show_or_hide (self, GTK_WIDGET (self->side), side);
  gtk_widget_set_hexpand (GTK_WIDGET (self->side), narrow);
  adw_clamp_set_maximum_size (self->side_clamp, narrow ? NARROW : SIDEBAR);
  adw_clamp_set_tightening_threshold (self->side_clamp, narrow ? NARROW : SIDEBAR);
  gtk_widget_set_visible (self->line, side && !narrow);
  show_or_hide (self, GTK_WIDGET (self->toasts), !narrow || !side);
  gtk_widget_set_visible (GTK_WIDGET (self->to_sidebar), !side && !(narrow && has_own_way (self)));
  gtk_button_set_icon_name (self->to_sidebar,
                            narrow ? "go-previous-symbolic" : "sidebar-show-symbolic");
  adw_header_bar_set_show_end_title_buttons (self->side_bar, narrow);
  adw_header_bar_set_show_start_title_buttons (self->bar, !side);
}

static AlprRoom
room_for (int width)
{
  return width <= NARROW ? ALPR_ROOM_NARROW : width <= SMALL ? ALPR_ROOM_SMALL : ALPR_ROOM_WIDE;
}

static void
set_room (AlprWindow *self, AlprRoom room)
{
  gboolean turns = (room == ALPR_ROOM_NARROW) != is_narrow (self);

  if (self->room == room)
    return;
  self->room = room;
  if (turns)
    self->sidebar_wanted = room != ALPR_ROOM_NARROW;
  arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROOM]);
}

static gboolean
room_changed_cb (gpointer data)
{
  AlprWindow *self = data;

  self->changing = 0;
  set_room (self, room_for (gtk_widget_get_width (GTK_WIDGET (self))));
  return G_SOURCE_REMOVE;
}

static void
alpr_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlprWindow *self = ALPR_WINDOW (widget);

  GTK_WIDGET_CLASS (alpr_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (room_for (width) != self->room && self->changing == 0)
    self->changing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, room_changed_cb, self, NULL);
}

static GtkWidget *
make_place_row (const AlprPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (place->icon);
  GtkWidget *label = gtk_label_new (_(place->title));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "count");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "alpr-place", (gpointer) place);
  g_object_set_data (G_OBJECT (row), "alpr-count", badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(place->title), -1);
  return row;
}

static const AlprPlace *
place_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "alpr-place") : NULL;
}

static void
head_group_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const AlprPlace *place = place_of (row);
  const AlprPlace *above = place_of (before);
  GtkWidget *head = NULL;

  if (above != NULL && g_strcmp0 (place->group, above->group) != 0)
    {
      head = gtk_label_new (_(place->group));
      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_widget_add_css_class (head, "group");
    }
  gtk_list_box_row_set_header (row, head);
}

static void
fill_places (AlprWindow *self)
{
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);

  for (guint i = 0; i < n_places; i++)
    if (places[i].title != NULL)
      gtk_list_box_append (self->places, make_place_row (&places[i]));
  gtk_list_box_set_header_func (self->places, head_group_cb, NULL, NULL);
}

/* Who may not see a page doesn't see the way there either. */
static void
show_places (AlprWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), alpr_place_is_open (place_of (row), self->desk));
}

/* What waits at each place: a number in the sidebar. */
static void
show_counts (AlprWindow *self, AlprRow *figures)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    {
      const AlprPlace *place = place_of (row);
      GtkLabel *badge = g_object_get_data (G_OBJECT (row), "alpr-count");
      gint64 count = place->figure != NULL ? alpr_row_get_integer (figures, place->figure) : 0;
      g_autofree char *text = alpr_format_count (count);
      g_autofree char *words = g_strdup_printf ("%s, %s", _(place->title), text);

      gtk_label_set_text (badge, text);
      gtk_widget_set_visible (GTK_WIDGET (badge), count > 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      count > 0 ? words : _(place->title), -1);
    }
}

static void
figures_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprWindow) self = data;
  g_autoptr (GPtrArray) rows = alpr_desk_read_view_finish (self->desk, result, NULL);

  /* The page that shows these figures says why they can't be read. */
  if (rows == NULL || rows->len != 1)
    return;
  show_counts (self, rows->pdata[0]);
  alpr_alert_notice_tell (GTK_WINDOW (self), self->alerts,
                          alpr_row_get_integer (rows->pdata[0], "alerts_open"));
  self->alerts = alpr_row_get_integer (rows->pdata[0], "alerts_open");
}

static void
ask_counts (AlprWindow *self)
{
  if (alpr_desk_is_open (self->desk))
    alpr_desk_read_view_async (self->desk, "standing", NULL, figures_read_cb, g_object_ref (self));
}

static void
select_row (AlprWindow *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    if (g_strcmp0 (place_of (row)->name, name) == 0)
      gtk_list_box_select_row (self->places, row);
}

/* Pages */

static void
page_failed_cb (AlprWindow *self, const char *heading, const GError *error)
{
  alpr_window_fail (self, heading, error);
}

static void
page_gone_to_cb (AlprWindow *self, const char *place, gint64 id)
{
  alpr_window_go (self, place, id);
}

static AlprPage *
build_page (AlprWindow *self, const AlprPlace *place)
{
  AlprPage *page = alpr_place_build (place, self->desk);

  g_object_bind_property (self, "room", page, "room", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (page, "say", G_CALLBACK (alpr_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "fail", G_CALLBACK (page_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "go", G_CALLBACK (page_gone_to_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), place->name);
  return page;
}

static void
dress_bar (AlprWindow *self, AlprPage *page)
{
  g_clear_object (&self->title_binding);
  g_clear_object (&self->subtitle_binding);
  adw_bin_set_child (self->bar_start, page != NULL ? alpr_page_get_start (page) : NULL);
  adw_bin_set_child (self->bar_end, page != NULL ? alpr_page_get_end (page) : NULL);
  if (page == NULL)
    return;
  self->title_binding = g_object_ref (g_object_bind_property (page, "title", self->title, "title",
                                                              G_BINDING_SYNC_CREATE));
  self->subtitle_binding = g_object_ref (g_object_bind_property (page, "subtitle", self->title,
                                                                 "subtitle",
                                                                 G_BINDING_SYNC_CREATE));
  gtk_widget_set_visible (self->search, ALPR_PAGE_GET_CLASS (page)->search != NULL);
}

static void
drop_pages (AlprWindow *self)
{
  dress_bar (self, NULL);
  for (GtkWidget *page; (page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL;)
    gtk_stack_remove (self->pages, page);
}

/* The book */

static void
show_book (AlprWindow *self)
{
  const char *reason = alpr_desk_get_read_only_reason (self->desk);
  g_autofree char *file = g_path_get_basename (alpr_desk_get_path (self->desk));
  const char *user = alpr_desk_get_user_name (self->desk);

  adw_window_title_set_title (self->agency, alpr_desk_get_agency (self->desk));
  adw_window_title_set_subtitle (self->agency, file);
  gtk_label_set_text (self->user, user);
  gtk_label_set_text (self->role, alpr_desk_get_role (self->desk));
  adw_avatar_set_text (self->avatar, user);
  gtk_info_bar_set_revealed (self->read_only, reason != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only), reason != NULL);
  gtk_label_set_text (self->read_only_reason, reason != NULL ? reason : "");
  gtk_stack_set_visible_child_name (self->whole, "book");
  show_places (self);
  ask_counts (self);
  alpr_window_come_back (self);
}

static void
enable_actions (AlprWindow *self)
{
  static const char *const names[]
      = { "go",      "search", "import", "import-roster", "save-document",
          "refresh", "sidebar", "lock",  "backup",        "verify",        "verify-alert" };
  gboolean open = alpr_desk_is_open (self->desk);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), names[i]);
      gboolean may = open;

      if (g_str_equal (names[i], "import"))
        may = alpr_desk_has_right (self->desk, "import");
      else if (g_str_equal (names[i], "import-roster"))
        may = alpr_desk_may (self->desk, "roster/import");
      else if (g_str_equal (names[i], "backup"))
        may = alpr_desk_has_right (self->desk, "administer");
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), may);
    }
}

static void
opened_cb (AlprWindow *self)
{
  enable_actions (self);
  drop_pages (self);
  alpr_alert_notice_withdraw (GTK_WINDOW (self));
  self->alerts = -1;
  if (!alpr_desk_is_open (self->desk))
    gtk_stack_set_visible_child_name (self->whole, "start");
  else if (alpr_desk_get_pending (self->desk) == ALPR_PENDING_NOTHING)
    show_book (self);
  else
    {
      gtk_stack_set_visible_child_name (self->whole, "first");
      alpr_first_page_begin (self->first);
    }
}

static void
row_activated_cb (AlprWindow *self, GtkListBoxRow *row)
{
  alpr_window_go (self, place_of (row)->name, 0);
}

static void
back_cb (AlprWindow *self)
{
  self->sidebar_wanted = TRUE;
  arrange (self);
  if (is_narrow (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->places));
}

/* Actions */

static void
go_cb (GSimpleAction *action, GVariant *place, gpointer data)
{
  alpr_window_go (data, g_variant_get_string (place, NULL), 0);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlprPage *page = alpr_window_get_page (data);

  if (page != NULL)
    alpr_page_search (page);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlprWindow *self = data;

  alpr_window_go (self, "imports", 0);
  gtk_widget_activate_action (GTK_WIDGET (alpr_window_get_page (self)), "imports.choose", NULL);
}

static void
import_roster_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlprWindow *self = data;

  gtk_window_present (GTK_WINDOW (alpr_roster_dialog_new (GTK_WINDOW (self), self->desk)));
}

static void
save_document_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alpr_document_ask (data, g_variant_get_int64 (parameter));
}

static void
verify_alert_cb (GSimpleAction *action, GVariant *alert, gpointer data)
{
  alpr_window_go (data, "alert-verify", g_variant_get_int64 (alert));
}

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlprWindow *self = data;
  AlprPage *page = alpr_window_get_page (self);

  ask_counts (self);
  if (page != NULL)
    alpr_page_refresh (page);
}

static void
sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AlprWindow *self = data;

  self->sidebar_wanted = !self->sidebar_wanted;
  arrange (self);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alpr_window_lock (data, NULL);
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alpr_backup_ask (data);
}

static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  alpr_verify_ask (data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (alpr_preferences_dialog_new (data)));
}

static const GActionEntry actions[] = {
  { .name = "go", .activate = go_cb, .parameter_type = "s" },
  { .name = "search", .activate = search_cb },
  { .name = "import", .activate = import_cb },
  { .name = "import-roster", .activate = import_roster_cb },
  { .name = "save-document", .activate = save_document_cb, .parameter_type = "x" },
  { .name = "verify-alert", .activate = verify_alert_cb, .parameter_type = "x" },
  { .name = "refresh", .activate = refresh_cb },
  { .name = "sidebar", .activate = sidebar_cb },
  { .name = "lock", .activate = lock_cb },
  { .name = "backup", .activate = backup_cb },
  { .name = "verify", .activate = verify_cb },
  { .name = "preferences", .activate = preferences_cb },
};

static void
alpr_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROOM)
    g_value_set_int (value, (int) ALPR_WINDOW (object)->room);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_window_dispose (GObject *object)
{
  AlprWindow *self = ALPR_WINDOW (object);

  g_clear_handle_id (&self->changing, g_source_remove);
  alpr_window_unwatch (self);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      alpr_desk_close (self->desk);
    }
  g_clear_object (&self->title_binding);
  g_clear_object (&self->subtitle_binding);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (alpr_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("window"));
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, whole);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, start);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, first);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, side);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, side_clamp);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, side_bar);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, places);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, agency);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, user);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, role);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, avatar);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, line);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, to_sidebar);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, bar_start);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, bar_end);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, search);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, read_only);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, read_only_reason);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AlprWindow, spoken);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
alpr_window_class_init (AlprWindowClass *klass)
{
  g_type_ensure (ALPR_TYPE_FIRST_PAGE);
  g_type_ensure (ALPR_TYPE_START_PAGE);
  G_OBJECT_CLASS (klass)->get_property = alpr_window_get_property;
  G_OBJECT_CLASS (klass)->dispose = alpr_window_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = alpr_window_size_allocate;
  props[PROP_ROOM]
      = g_param_spec_int ("room", NULL, NULL, ALPR_ROOM_WIDE, ALPR_ROOM_NARROW, ALPR_ROOM_WIDE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
alpr_window_init (AlprWindow *self)
{
  self->sidebar_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  fill_places (self);
  arrange (self);
}

/* The size is kept from one day to the next. */
static void
bind_size (AlprWindow *self)
{
  const GSettingsBindFlags once = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;
  GSettings *settings = alpr_app_get_settings ();

  if (settings == NULL)
    return;
  g_settings_bind (settings, "window-width", self, "default-width", once);
  g_settings_bind (settings, "window-height", self, "default-height", once);
  g_settings_bind (settings, "window-maximized", self, "maximized", once);
}

/** alpr_window_new: Returns: (transfer none): a window; the toolkit owns it */
AlprWindow *
alpr_window_new (GtkApplication *application, AlprDesk *desk)
{
  AlprWindow *self = g_object_new (ALPR_TYPE_WINDOW, "application", application, NULL);
  int width, height;

  self->desk = g_object_ref (desk);
  g_signal_connect_swapped (desk, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (desk, "changed", G_CALLBACK (ask_counts), self);
  alpr_window_watch (self);
  bind_size (self);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  set_room (self, width > 0 ? room_for (width) : ALPR_ROOM_WIDE);
  alpr_start_page_set_desk (self->start, desk);
  alpr_first_page_set_desk (self->first, desk);
  opened_cb (self);
  return self;
}

/** alpr_window_get_desk: Returns: (transfer none): the desk */
AlprDesk *
alpr_window_get_desk (AlprWindow *self)
{
  return self->desk;
}

/** alpr_window_get_lock: Returns: (transfer none): what says when the window locks */
AlprLock *
alpr_window_get_lock (AlprWindow *self)
{
  return self->lock;
}

/** alpr_window_offer_book: Asks for the passphrase of the book at @path. */
void
alpr_window_offer_book (AlprWindow *self, const char *path)
{
  alpr_desk_close (self->desk);
  alpr_start_page_offer (self->start, path);
}

/**
 * alpr_window_go:
 * @self: a window with an open book
 * @name: a place of alpr-places.c
 * @id: a row of it; 0 for none
 *
 * Goes to a page, which is built if it isn't there yet.
 */
void
alpr_window_go (AlprWindow *self, const char *name, gint64 id)
{
  const AlprPlace *place = alpr_places_find (name);
  GtkWidget *child;
  AlprPage *page;

  if (place == NULL || !alpr_place_is_open (place, self->desk))
    return;
  child = gtk_stack_get_child_by_name (self->pages, name);
  page = child != NULL ? ALPR_PAGE (child) : build_page (self, place);
  if (id != 0)
    alpr_page_show (page, id);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  dress_bar (self, page);
  select_row (self, name);
  if (is_narrow (self))
    self->sidebar_wanted = FALSE;
  arrange (self);
}

/** alpr_window_get_page: Returns: (transfer none) (nullable): the page that is shown */
AlprPage *
alpr_window_get_page (AlprWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);

  return child != NULL ? ALPR_PAGE (child) : NULL;
}

/** alpr_window_get_place: Returns: (transfer none) (nullable): the name of the place shown */
const char *
alpr_window_get_place (AlprWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/** alpr_window_get_room: Returns: how much room there is */
AlprRoom
alpr_window_get_room (AlprWindow *self)
{
  return self->room;
}

/** alpr_window_say: Says something in passing: a toast, and for a screen reader a status. */
void
alpr_window_say (AlprWindow *self, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_overlay_add_toast (self->toasts, toast);
  gtk_label_set_text (self->spoken, words);
}

/* Why it could not be done; a refusal names the clauses that refuse. */
static char *
describe_failure (const GError *error)
{
  const char *const *clauses = alpr_error_get_clauses (error);
  g_autoptr (GString) words = g_string_new (NULL);

  if (clauses == NULL || clauses[0] == NULL)
    return g_strdup (error->message);
  for (guint i = 0; clauses[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n\n" : "", clauses[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/** alpr_window_fail: Says in a dialog what could not be done, and why. */
void
alpr_window_fail (AlprWindow *self, const char *heading, const GError *error)
{
  g_autofree char *body = describe_failure (error);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
