/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of any length. All it holds is the ids in their order, eight bytes each; rows come from
 * the cache when a widget asks for them. Five findings decided its form (2,000,000 rows):
 *
 *   1. items_changed (0, n, n) makes GTK ask for every item: what goes and what comes is said in
 *      two steps. What is the same at both ends is not said at all, so that a judged row that
 *      leaves the list doesn't move it. Where nearly all is different (a sort, a filter) nothing is
 *      said but the new length: making some two hundred rows of widgets anew takes longer than a
 *      frame may, so the items stay where they are and become the places of other rows.
 *   2. GtkMultiSelection holds every selected item: the model is its own GtkSelectionModel, with a
 *      bitset.
 *   3. The first reading asks for FIRST ids alone, so that the first frame doesn't wait for all.
 *   4. A list that was short grows in steps: a frame for each STEP rows of widgets to be made, till
 *      GTK has all it keeps.
 *   5. A newer question stops the older one, and a late answer is dropped.
 */

#include "alpr-row-model.h"

#include "alpr-row-cache.h"

#define FIRST 256
#define MANY 1024
#define STEP 64
#define FRAME_MS 17

/* What is asked for: the first ids, all, all and then how many there are unfiltered, only that. */
typedef enum
{
  ASK_FIRST,
  ASK_ALL,
  ASK_AGAIN,
  ASK_TOTAL
} Asking;

struct _AlprRowModel
{
  GObject parent_instance;

  /* Owned */
  AlprRowSource *source; /* a reference, nullable */
  AlprRowCache *cache;   /* nullable, as the source */
  GArray *ids;           /* of gint64 */
  GtkBitset *selected;   /* positions */
  char *sort;
  char *search;
  GVariant *filters;
  GCancellable *asking; /* nullable: the question under way */
  GArray *coming;       /* nullable: all ids, of which the list holds the first ones by now */
  guint growing;        /* source id */
  Asking coming_as;

  gboolean descending;
  gboolean loading;
  gboolean begun; /* something was read since the source was set */
  guint total;    /* rows without search and filters */
};

/* A question on its way. */
typedef struct
{
  AlprRowModel *model;       /* a reference */
  GCancellable *cancellable; /* a reference: what makes it the newest */
  Asking what;
} Loading;

enum
{
  LOADED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *list)
{
  return ALPR_TYPE_ROW_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ALPR_ROW_MODEL (list)->ids->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  AlprRowModel *self = ALPR_ROW_MODEL (list);

  if (position >= self->ids->len)
    return NULL;
  return alpr_row_cache_get (self->cache, g_array_index (self->ids, gint64, position), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (ALPR_ROW_MODEL (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (ALPR_ROW_MODEL (model)->selected);
}

/* Sets the selected among those of @mask; says where anything is different now. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  AlprRowModel *self = ALPR_ROW_MODEL (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint first, last;

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (self->ids->len > 0)
    gtk_bitset_remove_range_closed (changes, self->ids->len, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->selected, changes);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  /* The other ways of selecting are made of this one by GTK's own defaults. */
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AlprRowModel, alpr_row_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_init))

static void
rows_failed_cb (const GError *error, gpointer data)
{
  g_signal_emit (data, signals[FAILED], 0, error);
}

static guint
count_same_head (GArray *one, GArray *other)
{
  guint count = 0;
  guint most = MIN (one->len, other->len);

  while (count < most && g_array_index (one, gint64, count) == g_array_index (other, gint64, count))
    count++;
  return count;
}

static guint
count_same_tail (GArray *one, GArray *other, guint head)
{
  guint count = 0;
  guint most = MIN (one->len, other->len) - head;

  while (count < most
         && g_array_index (one, gint64, one->len - 1 - count)
                == g_array_index (other, gint64, other->len - 1 - count))
    count++;
  return count;
}

/* A stretch goes and another comes, in two steps. */
static void
splice_ids (AlprRowModel *self, GArray *ids, guint head, guint removed, guint added)
{
  GListModel *list = G_LIST_MODEL (self);

  if (self->cache != NULL)
    alpr_row_cache_shift (self->cache, head, removed, added);
  gtk_bitset_splice (self->selected, head, removed, 0);
  if (removed > 0)
    {
      g_array_remove_range (self->ids, head, removed);
      g_list_model_items_changed (list, head, removed, 0);
    }
  gtk_bitset_splice (self->selected, head, 0, added);
  if (added > 0)
    {
      g_array_unref (self->ids);
      self->ids = g_array_ref (ids);
      g_list_model_items_changed (list, head, 0, added);
    }
}

/* Nearly everything is another row: the places stay, and only at the end some go or come. */
static void
reorder_ids (AlprRowModel *self, GArray *ids)
{
  GListModel *list = G_LIST_MODEL (self);
  guint old = self->ids->len;

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  alpr_row_cache_reorder (self->cache, ids);
  if (ids->len < old)
    g_list_model_items_changed (list, ids->len, old - ids->len, 0);
  else if (ids->len > old)
    g_list_model_items_changed (list, old, 0, ids->len - old);
}

/* Puts @ids in the place of those there are. A row that alone was selected stays selected; where it
 * has left the list (it was judged, and open ones are shown) the next one is. */
static void
replace_ids (AlprRowModel *self, GArray *ids)
{
  guint head = count_same_head (self->ids, ids);
  guint tail = count_same_tail (self->ids, ids, head);
  guint removed = self->ids->len - head - tail;
  guint added = ids->len - head - tail;
  gboolean one = gtk_bitset_get_size (self->selected) == 1;
  guint place = one ? gtk_bitset_get_minimum (self->selected) : 0;
  gint64 chosen = one ? g_array_index (self->ids, gint64, place) : 0;
  gboolean anew = removed > 0 && added > 0 && MAX (removed, added) > MANY;
  guint position;

  if (anew)
    reorder_ids (self, ids);
  else
    splice_ids (self, ids, head, removed, added);
  if (one && gtk_bitset_is_empty (self->selected) && alpr_row_model_find (self, chosen, &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
  else if (one && !anew && gtk_bitset_is_empty (self->selected) && ids->len > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), MIN (place, ids->len - 1), TRUE);
  else if (one && gtk_bitset_is_empty (self->selected) && ids->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, ids->len);
}

static void ask (AlprRowModel *self, Asking what);
static void take_ids (AlprRowModel *self, Asking what, GArray *ids);

static void
stop_growing (AlprRowModel *self)
{
  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_pointer (&self->coming, g_array_unref);
}

static gboolean
grow_cb (gpointer data)
{
  AlprRowModel *self = data;
  g_autoptr (GArray) ids = g_steal_pointer (&self->coming);

  self->growing = 0;
  take_ids (self, self->coming_as, ids);
  g_signal_emit (self, signals[LOADED], 0);
  return G_SOURCE_REMOVE;
}

/* Takes some rows of a list that was short and leaves the others for the next frame. A row that is
 * selected may be among the others, and then the list comes at once. */
static gboolean
grow (AlprRowModel *self, Asking what, GArray *ids)
{
  g_autoptr (GArray) some = NULL;

  if (self->ids->len >= FIRST || ids->len <= self->ids->len + STEP
      || !gtk_bitset_is_empty (self->selected))
    return FALSE;
  some = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (some, ids->data, self->ids->len + STEP);
  replace_ids (self, some);
  self->coming = g_array_ref (ids);
  self->coming_as = what;
  self->growing = g_timeout_add (FRAME_MS, grow_cb, self);
  return TRUE;
}

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->model);
  g_object_unref (loading->cancellable);
  g_free (loading);
}

static void
take_ids (AlprRowModel *self, Asking what, GArray *ids)
{
  if (what == ASK_TOTAL || !alpr_row_model_is_filtered (self))
    self->total = ids->len;
  if (what != ASK_TOTAL && grow (self, what, ids))
    return;
  if (what != ASK_TOTAL)
    replace_ids (self, ids);
  if (what == ASK_FIRST && ids->len == FIRST)
    ask (self, ASK_ALL);
  else if (what == ASK_AGAIN && alpr_row_model_is_filtered (self))
    ask (self, ASK_TOTAL);
  else
    {
      self->loading = FALSE;
      g_clear_object (&self->asking);
    }
}

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  AlprRowModel *self = loading->model;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->source != NULL)
    ids = ALPR_ROW_SOURCE_GET_IFACE (self->source)->read_ids_finish (self->source, result, &error);
  if (self->asking == loading->cancellable && ids != NULL)
    {
      take_ids (self, loading->what, ids);
      g_signal_emit (self, signals[LOADED], 0);
    }
  else if (self->asking == loading->cancellable)
    {
      self->loading = FALSE;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error);
    }
  loading_free (loading);
}

static void
ask (AlprRowModel *self, Asking what)
{
  Loading *loading = g_new0 (Loading, 1);
  AlprViewOrder order = { .limit = what == ASK_FIRST ? FIRST : 0 };

  if (what != ASK_TOTAL)
    {
      order.sort = self->sort;
      order.descending = self->descending;
      order.search = self->search;
      order.filters = self->filters;
    }
  stop_growing (self);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  self->loading = TRUE;
  self->begun = TRUE;
  loading->model = g_object_ref (self);
  loading->cancellable = g_object_ref (self->asking);
  loading->what = what;
  ALPR_ROW_SOURCE_GET_IFACE (self->source)
      ->read_ids (self->source, &order, self->asking, ids_read_cb, loading);
}

static void
alpr_row_model_dispose (GObject *object)
{
  AlprRowModel *self = ALPR_ROW_MODEL (object);

  stop_growing (self);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->cache, alpr_row_cache_free);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (alpr_row_model_parent_class)->dispose (object);
}

static void
alpr_row_model_finalize (GObject *object)
{
  AlprRowModel *self = ALPR_ROW_MODEL (object);

  g_array_unref (self->ids);
  gtk_bitset_unref (self->selected);
  g_free (self->sort);
  g_free (self->search);
  g_clear_pointer (&self->filters, g_variant_unref);
  G_OBJECT_CLASS (alpr_row_model_parent_class)->finalize (object);
}

static void
alpr_row_model_class_init (AlprRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = alpr_row_model_dispose;
  object_class->finalize = alpr_row_model_finalize;
  /**
   * AlprRowModel::loaded: an answer has come; ask alpr_row_model_is_loading() whether more will.
   * AlprRowModel::failed: ids or rows could not be read.
   */
  signals[LOADED] = g_signal_new ("loaded", ALPR_TYPE_ROW_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ALPR_TYPE_ROW_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
alpr_row_model_init (AlprRowModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->selected = gtk_bitset_new_empty ();
}

/** alpr_row_model_new: Returns: (transfer full): a list that reads when it is told to (reload) */
AlprRowModel *
alpr_row_model_new (AlprRowSource *source)
{
  AlprRowModel *self = g_object_new (ALPR_TYPE_ROW_MODEL, NULL);

  if (source != NULL)
    alpr_row_model_set_source (self, source);
  return self;
}

/** alpr_row_model_set_source: Sets where rows come from; the list is empty until it is reloaded. */
void
alpr_row_model_set_source (AlprRowModel *self, AlprRowSource *source)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->source == source)
    return;
  stop_growing (self);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  replace_ids (self, none);
  g_clear_pointer (&self->cache, alpr_row_cache_free);
  g_set_object (&self->source, source);
  self->cache = alpr_row_cache_new (source, rows_failed_cb, self);
  self->begun = FALSE;
  self->total = 0;
}

/**
 * alpr_row_model_set_order:
 * @self: a list
 * @order: sort, words and filters; copied
 *
 * Sets what is asked for and asks, if that is anything new.
 */
void
alpr_row_model_set_order (AlprRowModel *self, const AlprViewOrder *order)
{
  gboolean same_filters = self->filters == order->filters
                          || (self->filters != NULL && order->filters != NULL
                              && g_variant_equal (self->filters, order->filters));

  if (same_filters && g_strcmp0 (self->sort, order->sort) == 0
      && g_strcmp0 (self->search, order->search) == 0 && self->descending == order->descending)
    return;
  g_free (self->sort);
  g_free (self->search);
  g_clear_pointer (&self->filters, g_variant_unref);
  self->sort = g_strdup (order->sort);
  self->search = g_strdup (order->search);
  self->filters = order->filters != NULL ? g_variant_ref (order->filters) : NULL;
  self->descending = order->descending;
  if (self->begun)
    ask (self, ASK_ALL);
}

/** alpr_row_model_reload: Reads ids again, and the rows that are on the screen. */
void
alpr_row_model_reload (AlprRowModel *self)
{
  if (self->source == NULL)
    return;
  if (self->begun)
    alpr_row_cache_read_again (self->cache);
  ask (self, self->begun ? ASK_AGAIN : ASK_FIRST);
}

/** alpr_row_model_is_loading: Returns: whether ids are on their way */
gboolean
alpr_row_model_is_loading (AlprRowModel *self)
{
  return self->loading || !self->begun;
}

/** alpr_row_model_is_filtered: Returns: whether words or filters leave rows out */
gboolean
alpr_row_model_is_filtered (AlprRowModel *self)
{
  return self->search != NULL || self->filters != NULL;
}

/** alpr_row_model_get_order: Says what the list is sorted by and narrowed to; the model owns it. */
void
alpr_row_model_get_order (AlprRowModel *self, AlprViewOrder *order)
{
  *order = (AlprViewOrder){ .sort = self->sort, .descending = self->descending,
                            .search = self->search, .filters = self->filters };
}

/** alpr_row_model_get_total: Returns: how many rows there are without words and filters */
guint
alpr_row_model_get_total (AlprRowModel *self)
{
  return self->total;
}

/** alpr_row_model_get_id: Returns: the id of the row at @position; 0 where there is none */
gint64
alpr_row_model_get_id (AlprRowModel *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/** alpr_row_model_find: Returns: whether the row @id is in the list; sets its @position if so */
gboolean
alpr_row_model_find (AlprRowModel *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/** alpr_row_model_get_n_selected: Returns: how many rows are selected */
guint
alpr_row_model_get_n_selected (AlprRowModel *self)
{
  return (guint) gtk_bitset_get_size (self->selected);
}

/** alpr_row_model_get_selected: Returns: (transfer full) (nullable): the row that alone is selected
 */
AlprRowItem *
alpr_row_model_get_selected (AlprRowModel *self)
{
  if (gtk_bitset_get_size (self->selected) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self), gtk_bitset_get_minimum (self->selected));
}

/** alpr_row_model_list_selected: Returns: (transfer full) (element-type gint64): the selected ids
 */
GArray *
alpr_row_model_list_selected (AlprRowModel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (ids, g_array_index (self->ids, gint64, position));
  return ids;
}
