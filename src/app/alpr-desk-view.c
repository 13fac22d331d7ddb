/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Views, through the desk: one opened for the book, with the columns that only the book knows, and
 * one of few rows read whole. Whoever asks is asked for the right to see it, on the reader's thread
 * too: a role may have been taken away meanwhile.
 */

#include "alpr-desk-private.h"

#include "alpr-error.h"
#include "alpr-time.h"

typedef struct
{
  char *view;
  GVariant *inputs;
  AlprActor *actor; /* owned: who asks */
} ViewQuestion;

static void
view_question_free (ViewQuestion *question)
{
  g_free (question->view);
  g_clear_pointer (&question->inputs, g_variant_unref);
  g_clear_object (&question->actor);
  g_free (question);
}

static gboolean
check_right (AlprActor *actor, AlprView *view, GError **error)
{
  if (alpr_actor_has_right (actor, alpr_view_get_right (view)))
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "The role “%s” may not see “%s”",
               alpr_actor_get_role (actor), alpr_view_get_id (view));
  return FALSE;
}

static gpointer
read_view (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  ViewQuestion *question = data;
  g_autoptr (AlprView) view = alpr_view_open (question->view, reader, cancellable, error);
  const char *who = alpr_actor_get_user_name (question->actor);
  g_autoptr (GVariant) inputs
      = view != NULL ? alpr_view_complete_inputs (view, question->inputs, alpr_time_now (), who)
                     : NULL;

  if (view == NULL || !check_right (question->actor, view, error))
    return NULL;
  return alpr_view_read (view, reader, inputs, cancellable, error);
}

static gpointer
open_view (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  ViewQuestion *question = data;
  g_autoptr (AlprView) view = alpr_view_open (question->view, reader, cancellable, error);

  return view != NULL && check_right (question->actor, view, error) ? g_steal_pointer (&view)
                                                                    : NULL;
}

static ViewQuestion *
view_question_new (AlprDesk *self, const char *view, GVariant *inputs)
{
  ViewQuestion *question = g_new0 (ViewQuestion, 1);

  question->view = g_strdup (view);
  question->inputs = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  if (self->session != NULL)
    question->actor = g_object_ref (alpr_session_get_actor (self->session));
  return question;
}

/**
 * alpr_desk_open_view_async:
 * @self: a desk
 * @view: id of a view
 * @cancellable: (nullable): stops it
 * @callback: called with the view
 * @data: for @callback
 *
 * Loads a view with the columns that only the book knows.
 */
void
alpr_desk_open_view_async (AlprDesk *self, const char *view, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  AlprQuestion question = { .func = open_view, .data = view_question_new (self, view, NULL),
                            .data_free = (GDestroyNotify) view_question_free,
                            .result_free = g_object_unref };

  alpr_desk_read_async (self, &question, cancellable, callback, data);
}

/** alpr_desk_open_view_finish: Returns: (transfer full): the view; %NULL with an error */
AlprView *
alpr_desk_open_view_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (self, result, error);
}

/**
 * alpr_desk_read_view_async:
 * @self: a desk
 * @view: id of a view of few rows
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @callback: called with the rows
 * @data: for @callback
 *
 * Reads a view whole.
 */
void
alpr_desk_read_view_async (AlprDesk *self, const char *view, GVariant *inputs,
                           GAsyncReadyCallback callback, gpointer data)
{
  AlprQuestion question = { .func = read_view, .data = view_question_new (self, view, inputs),
                            .data_free = (GDestroyNotify) view_question_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };

  alpr_desk_read_async (self, &question, NULL, callback, data);
}

/** alpr_desk_read_view_finish: Returns: (transfer full) (element-type AlprRow): the rows */
GPtrArray *
alpr_desk_read_view_finish (AlprDesk *self, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (self, result, error);
}
