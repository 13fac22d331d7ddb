/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place in a list: an id, and the row once it has been read. Lists hand these out at once and the
 * row follows, so that scrolling never waits for the book. `notify::row` tells the cells.
 */

#include "alpr-row-item.h"

struct _AlprRowItem
{
  GObject parent_instance;

  gint64 id;
  guint position;
  AlprRow *row; /* a reference, nullable */
};

enum
{
  PROP_ROW = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprRowItem, alpr_row_item, G_TYPE_OBJECT)

static void
alpr_row_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROW)
    g_value_set_object (value, ALPR_ROW_ITEM (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_row_item_finalize (GObject *object)
{
  g_clear_object (&ALPR_ROW_ITEM (object)->row);
  G_OBJECT_CLASS (alpr_row_item_parent_class)->finalize (object);
}

static void
alpr_row_item_class_init (AlprRowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = alpr_row_item_get_property;
  object_class->finalize = alpr_row_item_finalize;
  props[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, ALPR_TYPE_ROW,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                             | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
alpr_row_item_init (AlprRowItem *self)
{
}

/** alpr_row_item_new: Returns: (transfer full): the place of the row with this id */
AlprRowItem *
alpr_row_item_new (gint64 id)
{
  AlprRowItem *self = g_object_new (ALPR_TYPE_ROW_ITEM, NULL);

  self->id = id;
  return self;
}

/** alpr_row_item_get_id: Returns: the row's id */
gint64
alpr_row_item_get_id (AlprRowItem *self)
{
  return self->id;
}

/** alpr_row_item_set_id: Makes it the place of another row, which is still to be read. */
void
alpr_row_item_set_id (AlprRowItem *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  alpr_row_item_set_row (self, NULL);
}

/** alpr_row_item_get_position: Returns: where in the list it stands */
guint
alpr_row_item_get_position (AlprRowItem *self)
{
  return self->position;
}

/** alpr_row_item_set_position: Says where in the list it stands; the cache keeps it true. */
void
alpr_row_item_set_position (AlprRowItem *self, guint position)
{
  self->position = position;
}

/** alpr_row_item_get_row: Returns: (transfer none) (nullable): the row; %NULL until it is read */
AlprRow *
alpr_row_item_get_row (AlprRowItem *self)
{
  return self->row;
}

/** alpr_row_item_set_row: Gives the row that was read, or %NULL where it is no longer there. */
void
alpr_row_item_set_row (AlprRowItem *self, AlprRow *row)
{
  if (g_set_object (&self->row, row))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROW]);
}
