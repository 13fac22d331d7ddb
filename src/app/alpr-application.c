/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: one window, one desk, `alpr-desk [BOOK]`. A second start hands its book to the
 * one that runs. All shortcuts that work everywhere stand in one table here; those of a page stand
 * in the page.
 */

#include "alpr-application.h"

#include <glib/gi18n.h>

#include "alpr-config.h"
#include "alpr-places.h"
#include "alpr-window.h"

struct _AlprApplication
{
  AdwApplication parent_instance;

  AlprDesk *desk; /* owned, from startup to shutdown */
};

G_DEFINE_FINAL_TYPE (AlprApplication, alpr_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[3];
} Shortcut;

static const Shortcut shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "win.search", { "<Control>f" } },
  { "win.import", { "<Control>i" } },
  { "win.refresh", { "F5", "<Control>r" } },
  { "win.sidebar", { "F9" } },
  { "win.lock", { "<Control>l" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>slash" } },
  { "window.close", { "<Control>w" } },
};

static void
set_accels (AlprApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  guint n_places;
  const AlprPlace *places = alpr_places_list (&n_places);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
  for (guint i = 0; i < n_places && i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.go::%s", places[i].name);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);

      if (places[i].title != NULL)
        gtk_application_set_accels_for_action (application, action,
                                               (const char *[]){ accel, NULL });
    }
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (data), "application-name", "ALPR Desk", "application-icon",
      ALPR_APP_ID, "version", ALPR_VERSION, "developer-name", _ ("The ALPR Desk authors"),
      "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Audits of licence-plate-reader searches: screened, sampled, judged and documented."),
      NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static void
scheme_changed_cb (GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

static void
alpr_application_startup (GApplication *application)
{
  AlprApplication *self = ALPR_APPLICATION (application);
  GSettings *settings = alpr_app_get_settings ();

  G_APPLICATION_CLASS (alpr_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (self);
  self->desk = alpr_desk_new ();
  if (settings == NULL)
    return;
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (scheme_changed_cb), NULL,
                           0);
  scheme_changed_cb (settings);
}

/* Work that was begun ends before the program does. */
static void
alpr_application_shutdown (GApplication *application)
{
  AlprApplication *self = ALPR_APPLICATION (application);

  G_APPLICATION_CLASS (alpr_application_parent_class)->shutdown (application);
  g_clear_object (&self->desk);
}

static AlprWindow *
find_window (AlprApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL && ALPR_IS_WINDOW (window)
             ? ALPR_WINDOW (window)
             : alpr_window_new (GTK_APPLICATION (self), self->desk);
}

static void
alpr_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (find_window (ALPR_APPLICATION (application))));
}

static void
alpr_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AlprWindow *window = find_window (ALPR_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  if (n_files > 0 && g_file_peek_path (files[0]) != NULL)
    alpr_window_offer_book (window, g_file_peek_path (files[0]));
}

static int
alpr_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("ALPR Desk %s\n", ALPR_VERSION);
  return 0;
}

static void
alpr_application_class_init (AlprApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = alpr_application_startup;
  application_class->shutdown = alpr_application_shutdown;
  application_class->activate = alpr_application_activate;
  application_class->open = alpr_application_open;
  application_class->handle_local_options = alpr_application_handle_local_options;
}

static void
alpr_application_init (AlprApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[BOOK]"));
}

/** alpr_application_new: Returns: (transfer full): the application */
AlprApplication *
alpr_application_new (void)
{
  alpr_app_init ();
  return g_object_new (ALPR_TYPE_APPLICATION, "application-id", ALPR_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/alprdesk/AlprDesk",
                       NULL);
}
