/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done for several rows at once: it is there while more than one row is selected, with
 * a button for each act that the view offers for many. One that not all of the rows offer now is
 * out of sight; one that the role doesn't allow can be seen.
 *
 * Which acts the rows offer is a field of each, so the selected rows are read whenever others are
 * selected or the list was read again; nothing can be pressed before they are there. A list of any
 * length can be selected, so there is a limit, and it is said.
 */

#include "alpr-many-bar.h"

#include <glib/gi18n.h>

#include "alpr-act.h"
#include "alpr-card.h"
#include "alpr-time.h"

#define ROWS_AT_ONCE 200

struct _AlprManyBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *words;
  GtkBox *buttons;

  AlprDesk *desk;       /* a reference, nullable */
  AlprView *view;       /* a reference, nullable */
  GVariant *inputs;     /* a reference, nullable: the list's */
  AlprRowModel *model;  /* a reference, nullable */
  GPtrArray *rows;      /* owned, nullable, of AlprRow: what is selected, when it was read */
  guint changing;       /* source that looks at the selection, or 0 */
  GCancellable *asking; /* owned, nullable: the rows are being read */
};

/* What the reader needs. */
typedef struct
{
  AlprView *view;   /* a reference */
  GArray *ids;      /* a reference, of gint64 */
  GVariant *inputs; /* a reference: what its query takes */
} Asked;

/* Who waits for the answer. */
typedef struct
{
  AlprManyBar *bar;          /* a reference */
  AlprDesk *desk;            /* a reference */
  GCancellable *cancellable; /* a reference: what makes it the newest question */
} Waiting;

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprManyBar, alpr_many_bar, ADW_TYPE_BIN)

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->view);
  g_array_unref (asked->ids);
  g_variant_unref (asked->inputs);
  g_free (asked);
}

static gpointer
read_rows (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint at = 0; at < asked->ids->len; at += ROWS_AT_ONCE)
    {
      g_autoptr (GPtrArray) rows = alpr_view_read_rows (
          asked->view, reader, asked->inputs, &g_array_index (asked->ids, gint64, at),
          MIN (ROWS_AT_ONCE, asked->ids->len - at), cancellable, error);

      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL)
          g_ptr_array_add (all, g_object_ref (rows->pdata[i]));
    }
  return g_steal_pointer (&all);
}

static const AlprViewAct *
act_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "alpr-act");
}

static gboolean
do_all_offer (GPtrArray *rows, const AlprViewAct *act)
{
  for (guint i = 0; i < rows->len; i++)
    if (!alpr_view_act_is_offered (act, rows->pdata[i]))
      return FALSE;
  return rows->len > 1;
}

/* The one place that says what can be done for all of them now. */
static void
update_buttons (AlprManyBar *self)
{
  guint n_offered = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean offered = self->rows != NULL && do_all_offer (self->rows, act_of (button));

      gtk_widget_set_visible (button, offered);
      gtk_widget_set_sensitive (button, offered
                                            && alpr_desk_may (self->desk, act_of (button)->name));
      n_offered += offered;
    }
  if (self->rows != NULL && n_offered == 0)
    gtk_label_set_text (self->words, _("Nothing can be done for all of them at once."));
}

static void
show_count (AlprManyBar *self, guint n)
{
  g_autofree char *count = alpr_format_count (n);
  g_autofree char *words = NULL;

  if (n > ALPR_ACT_MOST_AT_ONCE)
    words = g_strdup_printf (_("%s selected; something can be done for %d at once."), count,
                             ALPR_ACT_MOST_AT_ONCE);
  else
    words = g_strdup_printf (ngettext ("For the %s that is selected:",
                                       "For all %s that are selected:", n),
                             count);
  gtk_label_set_text (self->words, words);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  AlprManyBar *self = waiting->bar;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = alpr_desk_read_finish (waiting->desk, result, &error);

  if (self->asking == waiting->cancellable)
    {
      g_clear_object (&self->asking);
      if (rows != NULL)
        self->rows = g_ptr_array_ref (rows);
      else
        gtk_label_set_text (self->words, error->message);
      update_buttons (self);
    }
  g_object_unref (waiting->cancellable);
  g_object_unref (waiting->desk);
  g_object_unref (waiting->bar);
  g_free (waiting);
}

static void
forget_rows (AlprManyBar *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask_rows (AlprManyBar *self)
{
  AlprQuestion question = { .func = read_rows, .data_free = (GDestroyNotify) asked_free,
                            .result_free = (GDestroyNotify) g_ptr_array_unref };
  Asked *asked = g_new0 (Asked, 1);
  Waiting *waiting = g_new0 (Waiting, 1);

  self->asking = g_cancellable_new ();
  asked->view = g_object_ref (self->view);
  asked->ids = alpr_row_model_list_selected (self->model);
  asked->inputs = alpr_view_complete_inputs (asked->view, self->inputs, alpr_time_now (),
                                             alpr_desk_get_user_name (self->desk));
  question.data = asked;
  waiting->bar = g_object_ref (self);
  waiting->desk = g_object_ref (self->desk);
  waiting->cancellable = g_object_ref (self->asking);
  alpr_desk_read_async (self->desk, &question, self->asking, rows_read_cb, waiting);
}

static gboolean
look_cb (gpointer data)
{
  AlprManyBar *self = data;
  guint n = alpr_row_model_get_n_selected (self->model);
  gboolean any = n > 1 && self->desk != NULL
                 && gtk_widget_get_first_child (GTK_WIDGET (self->buttons)) != NULL;

  self->changing = 0;
  forget_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (!any)
    return G_SOURCE_REMOVE;
  show_count (self, n);
  update_buttons (self);
  if (n <= ALPR_ACT_MOST_AT_ONCE)
    ask_rows (self);
  return G_SOURCE_REMOVE;
}

/* A list that is read again says so several times. */
static void
changed_cb (AlprManyBar *self)
{
  forget_rows (self);
  update_buttons (self);
  if (self->changing == 0)
    self->changing = g_idle_add (look_cb, self);
}

static void
clicked_cb (AlprManyBar *self, GtkWidget *button)
{
  if (self->rows != NULL)
    g_signal_emit (self, signals[ASKED], 0, act_of (button), self->rows);
}

static void
alpr_many_bar_dispose (GObject *object)
{
  AlprManyBar *self = ALPR_MANY_BAR (object);

  forget_rows (self);
  g_clear_handle_id (&self->changing, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->view);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->inputs, g_variant_unref);
  G_OBJECT_CLASS (alpr_many_bar_parent_class)->dispose (object);
}

static void
alpr_many_bar_class_init (AlprManyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alpr_many_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("many-bar"));
  gtk_widget_class_bind_template_child (widget_class, AlprManyBar, words);
  gtk_widget_class_bind_template_child (widget_class, AlprManyBar, buttons);

  /**
   * AlprManyBar::asked:
   * @act: an act of the view
   * @rows: (element-type AlprRow): for which it is to be done
   */
  signals[ASKED] = g_signal_new ("asked", ALPR_TYPE_MANY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_PTR_ARRAY);
}

static void
alpr_many_bar_init (AlprManyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * alpr_many_bar_set_list:
 * @self: a bar
 * @view: the list's view
 * @model: the list's rows and what is selected of them
 *
 * Makes the buttons; once.
 */
void
alpr_many_bar_set_list (AlprManyBar *self, AlprView *view, AlprRowModel *model)
{
  GPtrArray *acts = alpr_view_get_acts (view);

  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  self->model = g_object_ref (model);
  for (guint i = 0; i < acts->len; i++)
    {
      AlprViewAct *act = acts->pdata[i];
      GtkWidget *button;

      if (!act->many || alpr_acts_find (act->name) == NULL)
        continue;
      button = gtk_button_new_with_label (_(act->title));
      g_object_set_data (G_OBJECT (button), "alpr-act", act);
      if (act->style == ALPR_VIEW_ACT_SUGGESTED)
        gtk_widget_add_css_class (button, "suggested-action");
      else if (act->style == ALPR_VIEW_ACT_DESTRUCTIVE)
        gtk_widget_add_css_class (button, "destructive-action");
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->buttons, button);
    }
  g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (model, "loaded", G_CALLBACK (changed_cb), self);
}

/**
 * alpr_many_bar_refresh:
 * @self: a bar
 * @desk: the desk whose book is read
 * @inputs: (nullable): a{sv}, what the list's query got
 *
 * Looks again at what is selected, as the book has it now.
 */
void
alpr_many_bar_refresh (AlprManyBar *self, AlprDesk *desk, GVariant *inputs)
{
  g_set_object (&self->desk, desk);
  g_clear_pointer (&self->inputs, g_variant_unref);
  self->inputs = inputs != NULL ? g_variant_ref (inputs) : NULL;
  if (self->model != NULL)
    changed_cb (self);
}
