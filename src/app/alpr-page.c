/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base of every page. A page has a title, what it puts at the start and at the end of the
 * window's header bar, and refresh (), which reads again what it shows.
 *
 * A page that is on the screen refreshes when the desk says that something has changed; one that
 * isn't remembers, and refreshes when it is shown. So nothing is read that nobody looks at, and no
 * page tells another anything.
 *
 * Answers may come when the page is gone. What was asked is stopped when the book is closed, which
 * is before pages go, so that an answer is then an error and touches nothing; whoever acts looks
 * whether the widgets are still there. The desk stays to the very end.
 *
 * A page speaks through the window by three signals: `say` (a toast), `fail` (a dialog with the
 * reason) and `go` (another page, there a row). A page knows no window.
 */

#include "alpr-page.h"

typedef struct
{
  AlprDesk *desk;  /* a reference */
  char *title;     /* owned */
  char *subtitle;  /* owned, nullable */
  GtkWidget *start; /* a reference, nullable */
  GtkWidget *end;   /* a reference, nullable */
  AlprRoom room;
  gboolean stale;
} AlprPagePrivate;

enum
{
  PROP_DESK = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_START,
  PROP_END,
  PROP_ROOM,
  N_PROPS
};

enum
{
  SAY,
  FAIL,
  GO,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AlprPage, alpr_page, ADW_TYPE_BIN)

static AlprPagePrivate *
get (AlprPage *self)
{
  return alpr_page_get_instance_private (self);
}

static void
desk_changed_cb (AlprPage *self, const char *area)
{
  get (self)->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    alpr_page_refresh (self);
}

static void
set_desk (AlprPage *self, AlprDesk *desk)
{
  AlprPagePrivate *priv = get (self);

  if (!g_set_object (&priv->desk, desk) || desk == NULL)
    return;
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
set_part (AlprPage *self, GtkWidget **part, GtkWidget *widget)
{
  if (*part != NULL)
    g_object_unref (*part);
  *part = widget != NULL ? g_object_ref_sink (widget) : NULL;
}

static void
alpr_page_map (GtkWidget *widget)
{
  AlprPage *self = ALPR_PAGE (widget);

  GTK_WIDGET_CLASS (alpr_page_parent_class)->map (widget);
  if (get (self)->stale)
    alpr_page_refresh (self);
}

static void
alpr_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlprPagePrivate *priv = get (ALPR_PAGE (object));

  switch (id)
    {
    case PROP_DESK:
      g_value_set_object (value, priv->desk);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_START:
      g_value_set_object (value, priv->start);
      break;
    case PROP_END:
      g_value_set_object (value, priv->end);
      break;
    case PROP_ROOM:
      g_value_set_int (value, (int) priv->room);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
alpr_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AlprPage *self = ALPR_PAGE (object);
  AlprPagePrivate *priv = get (self);

  switch (id)
    {
    case PROP_DESK:
      set_desk (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      alpr_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      alpr_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_START:
      set_part (self, &priv->start, g_value_get_object (value));
      break;
    case PROP_END:
      set_part (self, &priv->end, g_value_get_object (value));
      break;
    case PROP_ROOM:
      alpr_page_set_room (self, (AlprRoom) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
alpr_page_dispose (GObject *object)
{
  AlprPagePrivate *priv = get (ALPR_PAGE (object));

  g_clear_object (&priv->start);
  g_clear_object (&priv->end);
  G_OBJECT_CLASS (alpr_page_parent_class)->dispose (object);
}

static void
alpr_page_finalize (GObject *object)
{
  AlprPagePrivate *priv = get (ALPR_PAGE (object));

  g_clear_object (&priv->desk);
  g_free (priv->title);
  g_free (priv->subtitle);
  G_OBJECT_CLASS (alpr_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  props[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, ALPR_TYPE_DESK, flags);
  props[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SUBTITLE]
      = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_ROOM]
      = g_param_spec_int ("room", NULL, NULL, ALPR_ROOM_WIDE, ALPR_ROOM_NARROW, ALPR_ROOM_WIDE,
                          flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (klass, N_PROPS, props);
}

static void
alpr_page_class_init (AlprPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = alpr_page_get_property;
  object_class->set_property = alpr_page_set_property;
  object_class->dispose = alpr_page_dispose;
  object_class->finalize = alpr_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = alpr_page_map;
  install_properties (object_class);

  signals[SAY] = g_signal_new ("say", ALPR_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAIL] = g_signal_new ("fail", ALPR_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[GO] = g_signal_new ("go", ALPR_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
alpr_page_init (AlprPage *self)
{
  get (self)->stale = TRUE;
}

/** alpr_page_get_desk: Returns: (transfer none) (nullable): the desk it reads from */
AlprDesk *
alpr_page_get_desk (AlprPage *self)
{
  return get (self)->desk;
}

/** alpr_page_get_title: Returns: (transfer none): what the header bar says */
const char *
alpr_page_get_title (AlprPage *self)
{
  return get (self)->title;
}

static void
set_words (AlprPage *self, char **words, const char *to, GParamSpec *pspec)
{
  if (g_strcmp0 (*words, to) == 0)
    return;
  g_free (*words);
  *words = g_strdup (to);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

/** alpr_page_set_title: Sets what the header bar says. */
void
alpr_page_set_title (AlprPage *self, const char *title)
{
  set_words (self, &get (self)->title, title, props[PROP_TITLE]);
}

/** alpr_page_get_subtitle: Returns: (transfer none) (nullable): the smaller line below the title */
const char *
alpr_page_get_subtitle (AlprPage *self)
{
  return get (self)->subtitle;
}

/** alpr_page_set_subtitle: Sets the smaller line below the title. */
void
alpr_page_set_subtitle (AlprPage *self, const char *subtitle)
{
  set_words (self, &get (self)->subtitle, subtitle, props[PROP_SUBTITLE]);
}

/** alpr_page_get_start: Returns: (transfer none) (nullable): what stands first in the header bar */
GtkWidget *
alpr_page_get_start (AlprPage *self)
{
  return get (self)->start;
}

/** alpr_page_get_end: Returns: (transfer none) (nullable): what stands last in the header bar */
GtkWidget *
alpr_page_get_end (AlprPage *self)
{
  return get (self)->end;
}

/** alpr_page_get_room: Returns: how much room there is */
AlprRoom
alpr_page_get_room (AlprPage *self)
{
  return get (self)->room;
}

/** alpr_page_set_room: Says how much room there is. */
void
alpr_page_set_room (AlprPage *self, AlprRoom room)
{
  if (get (self)->room == room)
    return;
  get (self)->room = room;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROOM]);
}

/** alpr_page_refresh: Reads again what the page shows, if a book is open. */
void
alpr_page_refresh (AlprPage *self)
{
  AlprPagePrivate *priv = get (self);

  if (priv->desk == NULL || !alpr_desk_is_open (priv->desk))
    return;
  priv->stale = FALSE;
  if (ALPR_PAGE_GET_CLASS (self)->refresh != NULL)
    ALPR_PAGE_GET_CLASS (self)->refresh (self);
}

/** alpr_page_search: Returns: whether the page has a search field, which now has the focus */
gboolean
alpr_page_search (AlprPage *self)
{
  return ALPR_PAGE_GET_CLASS (self)->search != NULL && ALPR_PAGE_GET_CLASS (self)->search (self);
}

/** alpr_page_show: Shows the row with this id. */
void
alpr_page_show (AlprPage *self, gint64 id)
{
  if (ALPR_PAGE_GET_CLASS (self)->show != NULL)
    ALPR_PAGE_GET_CLASS (self)->show (self, id);
}

/** alpr_page_say: Says that something was done, in passing. */
void
alpr_page_say (AlprPage *self, const char *words)
{
  g_signal_emit (self, signals[SAY], 0, words);
}

/**
 * alpr_page_fail:
 * @self: a page
 * @heading: what could not be done
 * @error: why; one that says that something was cancelled is not shown
 *
 * Says why something could not be done. A refusal shows the clauses that refuse.
 */
void
alpr_page_fail (AlprPage *self, const char *heading, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAIL], 0, heading, error);
}

/** alpr_page_go: Goes to another page, and there to a row where @id isn't 0. */
void
alpr_page_go (AlprPage *self, const char *place, gint64 id)
{
  g_signal_emit (self, signals[GO], 0, place, id);
}
