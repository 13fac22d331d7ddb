/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows without a book, as many as are asked for: row n has the id n, and its fields are made of the
 * number. Answers come from the main loop's next turn, as a book's do, so that what is asked and
 * what is answered can cross. Sorting down gives the ids from the end; words keep the ids that end
 * in them.
 */

#include "fake-source.h"

#include <string.h>

#include "alpr-error.h"

struct _FakeSource
{
  GObject parent_instance;

  AlprStore *store; /* owned: an empty book, which makes the rows */
  char *folder;     /* owned: where it lies */
  guint n_rows;
  gint64 removed;
  gboolean fail;
  guint n_ids;  /* questions for ids */
  guint n_read; /* rows that were asked for */
};

static void source_init (AlprRowSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeSource, fake_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ALPR_TYPE_ROW_SOURCE, source_init))

static gboolean
is_wanted (FakeSource *self, gint64 id, const AlprViewOrder *order)
{
  g_autofree char *text = NULL;

  if (id == self->removed)
    return FALSE;
  if (order->search == NULL)
    return TRUE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return g_str_has_suffix (text, order->search);
}

static void
fake_source_read_ids (AlprRowSource *source, const AlprViewOrder *order, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  FakeSource *self = FAKE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->n_ids++;
  for (guint i = 0; i < self->n_rows && (order->limit == 0 || ids->len < order->limit); i++)
    {
      gint64 id = order->descending ? (gint64) self->n_rows - i : (gint64) i + 1;

      if (is_wanted (self, id, order))
        g_array_append_val (ids, id);
    }
  if (self->fail)
    {
      g_array_unref (ids);
      g_task_return_new_error (task, ALPR_ERROR, ALPR_ERROR_STORE, "the disk is gone");
      return;
    }
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static GArray *
fake_source_read_ids_finish (AlprRowSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_rows (FakeSource *self, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GString) sql = g_string_new (
      "SELECT column1 AS id, 'Row ' || column1 AS name, column1 * 7 AS number,"
      " CASE WHEN column1 % 3 = 0 THEN 'upheld' ELSE 'open' END AS state FROM (VALUES ");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (AlprRowShape) shape = NULL;

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (sql, "%s(%" G_GINT64_FORMAT ")", i > 0 ? ", " : "", ids[i]);
  g_string_append_c (sql, ')');
  cursor = alpr_store_query_text (self->store, sql->str, NULL, error);
  if (cursor == NULL)
    return NULL;
  shape = alpr_row_shape_new (cursor);
  while (alpr_cursor_next (cursor, error))
    g_ptr_array_add (rows, alpr_row_new (shape, cursor));
  return g_steal_pointer (&rows);
}

static void
fake_source_read_rows (AlprRowSource *source, const gint64 *ids, guint n_ids,
                       GAsyncReadyCallback callback, gpointer data)
{
  FakeSource *self = FAKE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = read_rows (self, ids, n_ids, &error);

  g_assert_no_error (error);
  self->n_read += n_ids;
  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
fake_source_read_rows_finish (AlprRowSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
source_init (AlprRowSourceInterface *iface)
{
  iface->read_ids = fake_source_read_ids;
  iface->read_ids_finish = fake_source_read_ids_finish;
  iface->read_rows = fake_source_read_rows;
  iface->read_rows_finish = fake_source_read_rows_finish;
}

static void
fake_source_finalize (GObject *object)
{
  FakeSource *self = FAKE_SOURCE (object);
  g_autofree char *command = NULL;

  g_clear_object (&self->store);
  command = g_strdup_printf ("rm -rf '%s'", self->folder);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
  g_free (self->folder);
  G_OBJECT_CLASS (fake_source_parent_class)->finalize (object);
}

static void
fake_source_class_init (FakeSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_source_finalize;
}

static void
fake_source_init (FakeSource *self)
{
}

FakeSource *
fake_source_new (guint n_rows)
{
  FakeSource *self = g_object_new (FAKE_TYPE_SOURCE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) key = alpr_secret_new_random (32, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("alpr-fake-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "fake.alpr", NULL);
  self->store = alpr_store_create (path, "fake", key, &error);
  g_assert_no_error (error);
  self->n_rows = n_rows;
  return self;
}

void
fake_source_set_n_rows (FakeSource *self, guint n_rows)
{
  self->n_rows = n_rows;
}

void
fake_source_remove (FakeSource *self, gint64 id)
{
  self->removed = id;
}

void
fake_source_fail (FakeSource *self, gboolean fail)
{
  self->fail = fail;
}

guint
fake_source_count_ids (FakeSource *self)
{
  return self->n_ids;
}

guint
fake_source_count_rows (FakeSource *self)
{
  return self->n_read;
}

AlprView *
fake_source_make_view (void)
{
  static const char xml[] = "<view id='fake' query='fake'><title>Fake rows</title>"
                            "<empty>There is none.</empty>"
                            "<column field='id' kind='number'>No.</column>"
                            "<column field='name' grow='yes'>Name</column>"
                            "<column field='state' kind='badge'>State</column>"
                            "<column field='number' kind='number' detail='yes'>Number</column>"
                            "<search field='name'/></view>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, sizeof xml - 1);
  g_autoptr (GError) error = NULL;
  AlprView *view = alpr_view_load_bytes ("fake", bytes, &error);

  g_assert_no_error (error);
  return view;
}
