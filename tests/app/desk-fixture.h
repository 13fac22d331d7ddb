/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-application.h"
#include "alpr-window.h"

G_BEGIN_DECLS

/* Goes on with the main loop until @condition holds; a test that waits too long fails. */
#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                 \
    while (!(condition) && g_get_monotonic_time () < until_)                                       \
      desk_fixture_turn ();                                                                        \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

#define DESK_USER "auditor"
#define DESK_PASSPHRASE "correct horse battery staple"

void desk_fixture_init (int *argc, char ***argv);
void desk_fixture_turn (void);
void desk_fixture_settle (void);

GtkApplication *desk_fixture_application (void);
const char *desk_fixture_make_book (void);
AlprWindow *desk_fixture_open_window (int width, int height);
AlprWindow *desk_fixture_open_book (int width, int height);
AlprWindow *desk_fixture_open_empty_book (void);
AlprPage *desk_fixture_go (AlprWindow *window, const char *place, gint64 id);
void desk_fixture_close (AlprWindow *window);
void desk_fixture_clean (void);

GtkWidget *desk_fixture_find (gpointer root, const char *id);
GtkWidget *desk_fixture_find_type (gpointer root, GType type);
GtkWidget *desk_fixture_find_button (gpointer root, const char *label);
GtkWindow *desk_fixture_wait_dialog (GType type);
void desk_fixture_wait_no_dialog (GType type);
void desk_fixture_click (gpointer root, const char *id);
void desk_fixture_type (gpointer root, const char *id, const char *text);
guint desk_fixture_count_rows (gpointer table);
char *desk_fixture_sample (const char *name);
gboolean desk_fixture_save_png (GtkWidget *widget, const char *path, GError **error);

G_END_DECLS
