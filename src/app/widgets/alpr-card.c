/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure: what it is, how much, and a note below. A card is a button that leads to the list which
 * the figure counts.
 */

#include "alpr-card.h"

struct _AlprCard
{
  AdwBin parent_instance;

  /* Template children */
  GtkButton *button;
  GtkLabel *title;
  GtkImage *icon;
  GtkLabel *value;
  GtkLabel *note;

  char *tone;  /* owned, nullable: the note's CSS class */
  char *place; /* owned: the page that it leads to */
};

enum
{
  PROP_TITLE = 1,
  PROP_ICON_NAME,
  PROP_PLACE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprCard, alpr_card, ADW_TYPE_BIN)

/* A screen reader hears the whole card as one: "Open findings, 12, 3 violations". */
static void
tell (AlprCard *self)
{
  g_autofree char *words
      = g_strdup_printf ("%s, %s, %s", gtk_label_get_text (self->title),
                         gtk_label_get_text (self->value), gtk_label_get_text (self->note));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
alpr_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlprCard *self = ALPR_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->icon));
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
alpr_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AlprCard *self = ALPR_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_text (self->title, g_value_get_string (value));
      tell (self);
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->icon, g_value_get_string (value));
      break;
    case PROP_PLACE:
      g_free (self->place);
      self->place = g_value_dup_string (value);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", self->place);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.go");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
alpr_card_finalize (GObject *object)
{
  g_free (ALPR_CARD (object)->tone);
  g_free (ALPR_CARD (object)->place);
  G_OBJECT_CLASS (alpr_card_parent_class)->finalize (object);
}

static void
alpr_card_class_init (AlprCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = alpr_card_get_property;
  object_class->set_property = alpr_card_set_property;
  object_class->finalize = alpr_card_finalize;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("card"));
  gtk_widget_class_bind_template_child (widget_class, AlprCard, button);
  gtk_widget_class_bind_template_child (widget_class, AlprCard, title);
  gtk_widget_class_bind_template_child (widget_class, AlprCard, icon);
  gtk_widget_class_bind_template_child (widget_class, AlprCard, value);
  gtk_widget_class_bind_template_child (widget_class, AlprCard, note);
}

static void
alpr_card_init (AlprCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_card_set_number: Sets the figure. */
void
alpr_card_set_number (AlprCard *self, gint64 number)
{
  g_autofree char *text = alpr_format_count (number);

  gtk_label_set_text (self->value, text);
  tell (self);
}

/** alpr_card_set_note: Sets the note below, tinted as @tone (`good`, `warning`, `bad`) or not. */
void
alpr_card_set_note (AlprCard *self, const char *note, const char *tone)
{
  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), self->tone);
  g_free (self->tone);
  self->tone = g_strdup (tone);
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), tone);
  gtk_label_set_text (self->note, note);
  tell (self);
}

/** alpr_format_count: Returns: (transfer full): a count with the locale's thousands, in all digits
 */
char *
alpr_format_count (gint64 number)
{
  g_autofree char *plain = g_strdup_printf ("%'" G_GINT64_FORMAT, number);

  return g_utf8_validate (plain, -1, NULL) ? g_steal_pointer (&plain)
                                           : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}
