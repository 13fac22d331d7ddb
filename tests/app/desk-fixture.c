/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the window share: the application without a bus, a small book made of the
 * sample
 * files, a window on it, and ways to find a widget and to wait for something. The book is made once
 * for a test program, below its own temporary folder: two imports, a check, an audit with ten items
 * of which four are judged.
 */

#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-act.h"
#include "alpr-check.h"
#include "alpr-import.h"
#include "alpr-session.h"
#include "alpr-table.h"

#define SAMPLES "flock-organization-audit"

static GtkApplication *application;
static char *folder;
static char *book;

/** desk_fixture_init: Starts GTK and the application's own start-up, without a bus. */
void
desk_fixture_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (argc, argv, NULL);
  folder = g_dir_make_tmp ("alpr-desk-test-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  application = GTK_APPLICATION (alpr_application_new ());
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

/** desk_fixture_turn: One turn of the main loop, or a moment of waiting. */
void
desk_fixture_turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

/** desk_fixture_settle: Lets everything happen that is on its way. */
void
desk_fixture_settle (void)
{
  gint64 quiet = g_get_monotonic_time () + G_USEC_PER_SEC / 4;
  gint64 end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < quiet && g_get_monotonic_time () < end)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time () + G_USEC_PER_SEC / 8;
    else
      g_usleep (1000);
}

GtkApplication *
desk_fixture_application (void)
{
  return application;
}

/** desk_fixture_sample: Returns: (transfer full): where a sample file lies */
char *
desk_fixture_sample (const char *name)
{
  return g_build_filename (g_getenv ("ALPR_TEST_DATA"), SAMPLES, name, NULL);
}

static void
import_samples (AlprSession *session)
{
  static const char *const names[] = { "1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv",
                                       "6_1_2025-6_30_2025-Prairie Junction NE PD-Audit.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = desk_fixture_sample (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprImportResult) result
          = alpr_import_file (alpr_session_get_store (session), alpr_session_get_actor (session),
                              path, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (result->taken_in, >, 0);
    }
}

static void
act (AlprSession *session, const char *name, GVariant *inputs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done
      = alpr_act_run (alpr_session_get_store (session), alpr_session_get_actor (session), name,
                      inputs, NULL, &error);

  g_assert_no_error (error);
}

static void
check_samples (AlprSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprPeriod) period
      = alpr_period_parse ("2025-H1", alpr_session_get_zone (session), &error);
  g_autoptr (AlprCheck) check
      = alpr_check_run (alpr_session_get_store (session), alpr_session_get_actor (session), period,
                        NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
}

static void
audit_samples (AlprSession *session)
{
  static const char *const verdicts[] = { "compliant", "not-compliant", "data-error", "compliant" };

  act (session, "audits/new",
       g_variant_new_parsed ("{'clause': <'LXNE-H.sample'>, 'period': <'2025-H1'>, "
                             "'size': <int64 10>, 'seed': <'314159'>, 'witness': <'a witness'>}"));
  for (gint64 i = 0; i < (gint64) G_N_ELEMENTS (verdicts); i++)
    act (session, "audits/judge",
         g_variant_new_parsed ("{'audit': <int64 1>, 'item': <%x>, 'verdict': <%s>, "
                               "'note': <'seen in the report'>}",
                               i + 1, verdicts[i]));
}

/** desk_fixture_make_book: Returns: (transfer none): where the small book lies */
const char *
desk_fixture_make_book (void)
{
  g_autoptr (AlprSecret) passphrase
      = alpr_secret_new (DESK_PASSPHRASE, strlen (DESK_PASSPHRASE));
  g_autoptr (AlprSession) session = NULL;
  g_autoptr (GError) error = NULL;
  AlprNewBook wanted = { .agency = "Prairie Junction PD", .timezone = "America/Chicago",
                         .profiles = (const char *const[]){ "lexington-ne-2420", NULL },
                         .user_name = DESK_USER, .full_name = "A. Auditor",
                         .passphrase = passphrase };

  if (book == NULL && g_getenv ("ALPR_TEST_BOOK") != NULL)
    book = g_strdup (g_getenv ("ALPR_TEST_BOOK")); /* for pictures of another book */
  if (book != NULL)
    return book;
  book = g_build_filename (folder, "small.alpr", NULL);
  wanted.path = book;
  session = alpr_session_new_book (&wanted, &error);
  g_assert_no_error (error);
  import_samples (session);
  check_samples (session);
  audit_samples (session);
  alpr_session_sign_out (session);
  return book;
}

/** desk_fixture_open_window: Returns: (transfer none): a window before a book is open */
AlprWindow *
desk_fixture_open_window (int width, int height)
{
  AlprDesk *desk = alpr_desk_new ();
  AlprWindow *window = alpr_window_new (application, desk);

  g_object_unref (desk);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  WAIT (gtk_widget_get_mapped (GTK_WIDGET (window)));
  desk_fixture_settle ();
  return window;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  alpr_desk_open_finish (data, result, &error);
  g_assert_no_error (error);
}

/** desk_fixture_open_book: Returns: (transfer none): a window on the small book */
AlprWindow *
desk_fixture_open_book (int width, int height)
{
  const char *path = desk_fixture_make_book ();
  g_autoptr (AlprSecret) passphrase
      = alpr_secret_new (DESK_PASSPHRASE, strlen (DESK_PASSPHRASE));
  AlprWindow *window = desk_fixture_open_window (width, height);
  AlprDesk *desk = alpr_window_get_desk (window);

  alpr_desk_open_async (desk, path, DESK_USER, passphrase, opened_cb, desk);
  WAIT (alpr_desk_is_open (desk));
  desk_fixture_settle ();
  return window;
}

/** desk_fixture_open_empty_book: Returns: (transfer none): a window on a book without any file */
AlprWindow *
desk_fixture_open_empty_book (void)
{
  g_autofree char *path = g_build_filename (folder, "empty.alpr", NULL);
  g_autoptr (AlprSecret) passphrase
      = alpr_secret_new (DESK_PASSPHRASE, strlen (DESK_PASSPHRASE));
  AlprWindow *window = desk_fixture_open_window (1200, 800);
  AlprDesk *desk = alpr_window_get_desk (window);
  AlprNewBook wanted = { .path = path, .agency = "Empty PD", .timezone = "America/Chicago",
                         .profiles = (const char *const[]){ "lexington-ne-2420", NULL },
                         .user_name = DESK_USER, .passphrase = passphrase };

  alpr_desk_create_async (desk, &wanted, opened_cb, desk);
  WAIT (alpr_desk_is_open (desk));
  desk_fixture_settle ();
  return window;
}

/** desk_fixture_go: Returns: (transfer none): the page of a place, when it has read what it shows */
AlprPage *
desk_fixture_go (AlprWindow *window, const char *place, gint64 id)
{
  alpr_window_go (window, place, id);
  desk_fixture_settle ();
  return alpr_window_get_page (window);
}

/** desk_fixture_close: Closes a window with all that hangs on it; nothing of it may stay. */
void
desk_fixture_close (AlprWindow *window)
{
  gpointer shown = window, desk = alpr_window_get_desk (window);

  g_object_add_weak_pointer (shown, &shown);
  g_object_add_weak_pointer (desk, &desk);
  gtk_window_destroy (GTK_WINDOW (window));
  desk_fixture_settle ();
  g_assert_null (shown);
  g_assert_null (desk);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/** desk_fixture_clean: Takes the book and its folder away. */
void
desk_fixture_clean (void)
{
  g_clear_object (&application);
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&book, g_free);
}

/** desk_fixture_find: Returns: (transfer none) (nullable): the widget whose id in its .ui is @id */
GtkWidget *
desk_fixture_find (gpointer root, const char *id)
{
  GtkWidget *child = gtk_widget_get_first_child (root);

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), id) == 0)
    return root;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_fixture_find (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** desk_fixture_find_type: Returns: (transfer none) (nullable): the first widget of a type */
GtkWidget *
desk_fixture_find_type (gpointer root, GType type)
{
  GtkWidget *child = gtk_widget_get_first_child (root);

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_fixture_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** desk_fixture_find_button: Returns: (transfer none) (nullable): the button that says @label */
GtkWidget *
desk_fixture_find_button (gpointer root, const char *label)
{
  GtkWidget *child = gtk_widget_get_first_child (root);

  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (root), label) == 0)
    return root;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = desk_fixture_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** desk_fixture_click: Clicks the button whose id is @id; it must be sensitive. */
void
desk_fixture_click (gpointer root, const char *id)
{
  GtkWidget *button = desk_fixture_find (root, id);

  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/** desk_fixture_type: Puts words into the field whose id is @id. */
void
desk_fixture_type (gpointer root, const char *id, const char *text)
{
  GtkWidget *field = desk_fixture_find (root, id);

  g_assert_true (GTK_IS_EDITABLE (field));
  gtk_editable_set_text (GTK_EDITABLE (field), text);
}

/** desk_fixture_count_rows: Returns: how many rows an AlprTable shows, when all are read */
guint
desk_fixture_count_rows (gpointer table)
{
  AlprRowModel *model = alpr_table_get_model (table);

  WAIT (!alpr_row_model_is_loading (model));
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/** desk_fixture_wait_dialog: Returns: (transfer none): the window of that type, when it is there */
GtkWindow *
desk_fixture_wait_dialog (GType type)
{
  WAIT (find_dialog (type) != NULL);
  return find_dialog (type);
}

/** desk_fixture_wait_no_dialog: Waits until no window of that type is there. */
void
desk_fixture_wait_no_dialog (GType type)
{
  WAIT (find_dialog (type) == NULL);
}

/** desk_fixture_save_png: Returns: whether a picture of @widget stands in @path */
gboolean
desk_fixture_save_png (GtkWidget *widget, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s can't be written", path);
  return FALSE;
}
