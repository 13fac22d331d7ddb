/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two plates, one character after another: what was read, and what is wanted. Characters that
 * differ are underlined and bold, and a sentence says which they are, so that nothing is told by
 * colour alone and a screen reader tells the same. The fewest differences are shown: a character
 * that was missed doesn't make all that follow it wrong. The letter O and the digit 0 count as one,
 * as on a plate nobody can tell them apart.
 */

#include "alpr-plate-pair.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-text.h"

#define LONGEST 32

struct _AlprPlatePair
{
  AdwBin parent_instance;

  GtkBox *plates;   /* in the child */
  GtkLabel *read;   /* in plates */
  GtkLabel *wanted; /* in plates */
  GtkLabel *words;  /* in the child */
};

G_DEFINE_FINAL_TYPE (AlprPlatePair, alpr_plate_pair, ADW_TYPE_BIN)

/* Two plates in normal form beside each other, with what is where */
typedef struct
{
  char *text[2];
  char *key[2];
  gsize length[2];
  gboolean differs[2][LONGEST];
  guint least[LONGEST + 1][LONGEST + 1]; /* fewest differences from here to both ends */
  GString *words;
} Pair;

static void
pair_clear (Pair *pair)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (pair->text[i]);
      g_free (pair->key[i]);
    }
  if (pair->words != NULL)
    g_string_free (pair->words, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
measure (Pair *pair)
{
  for (gsize i = pair->length[0] + 1; i-- > 0;)
    for (gsize j = pair->length[1] + 1; j-- > 0;)
      {
        gsize rest_read = pair->length[0] - i, rest_wanted = pair->length[1] - j;
        guint both, one;

        if (rest_read == 0 || rest_wanted == 0)
          {
            pair->least[i][j] = (guint)(rest_read + rest_wanted);
            continue;
          }
        both = pair->least[i + 1][j + 1] + (pair->key[0][i] != pair->key[1][j]);
        one = MIN (pair->least[i + 1][j], pair->least[i][j + 1]) + 1;
        pair->least[i][j] = MIN (both, one);
      }
}

static void say (Pair *pair, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Pair *pair, const char *format, ...)
{
  va_list args;

  if (pair->words->len > 0)
    g_string_append_c (pair->words, ' ');
  va_start (args, format);
  g_string_append_vprintf (pair->words, format, args);
  va_end (args);
}

/* Goes through both at once and marks and says what differs. */
static void
compare (Pair *pair)
{
  gsize i = 0, j = 0;

  while (i < pair->length[0] || j < pair->length[1])
    {
      gboolean read = i < pair->length[0], wanted = j < pair->length[1];
      guint here = pair->least[i][j];

      if (read && wanted && pair->key[0][i] == pair->key[1][j] && here == pair->least[i + 1][j + 1])
        {
          i++;
          j++;
        }
      else if (read && wanted && here == pair->least[i + 1][j + 1] + 1)
        {
          pair->differs[0][i] = pair->differs[1][j] = TRUE;
          say (pair, _("Character %u: read %c, wanted %c."), (guint)j + 1, pair->text[0][i],
               pair->text[1][j]);
          i++;
          j++;
        }
      else if (wanted && here == pair->least[i][j + 1] + 1)
        {
          pair->differs[1][j] = TRUE;
          say (pair, _("Character %u: %c was not read."), (guint)j + 1, pair->text[1][j]);
          j++;
        }
      else
        {
          pair->differs[0][i] = TRUE;
          say (pair, _("Read beside it: %c."), pair->text[0][i]);
          i++;
        }
    }
}

static char *
make_markup (const Pair *pair, guint which)
{
  GString *markup = g_string_new (NULL);

  for (gsize i = 0; i < pair->length[which]; i++)
    g_string_append_printf (markup,
                            pair->differs[which][i] ? "<span weight=\"heavy\" underline=\"double\">"
                                                      "%c</span>"
                                                    : "%c",
                            pair->text[which][i]);
  return g_string_free (markup, FALSE);
}

static void
prepare (Pair *pair, const char *read, const char *wanted)
{
  const char *given[] = { read, wanted };

  pair->words = g_string_new (NULL);
  for (guint i = 0; i < 2; i++)
    {
      pair->text[i] = alpr_plate_normalise (given[i] != NULL ? given[i] : "");
      if (strlen (pair->text[i]) > LONGEST)
        pair->text[i][LONGEST] = '\0';
      pair->key[i] = alpr_plate_key (pair->text[i]);
      pair->length[i] = strlen (pair->text[i]);
    }
}

static GtkLabel *
add_plate (AlprPlatePair *self, const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *plate = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (plate, "plate");
  gtk_widget_add_css_class (box, "plate-frame");
  gtk_label_set_selectable (GTK_LABEL (plate), TRUE);
  gtk_widget_set_can_focus (plate, FALSE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (plate), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), plate);
  gtk_box_append (self->plates, box);
  return GTK_LABEL (plate);
}

static void
alpr_plate_pair_class_init (AlprPlatePairClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "platepair");
}

static void
alpr_plate_pair_init (AlprPlatePair *self)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->plates = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_box_set_homogeneous (self->plates, TRUE);
  self->read = add_plate (self, _("As it was read"));
  self->wanted = add_plate (self, _("Wanted"));
  self->words = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                         GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "xalign", 0.5,
                                         "justify", GTK_JUSTIFY_CENTER, NULL));
  gtk_box_append (GTK_BOX (child), GTK_WIDGET (self->plates));
  gtk_box_append (GTK_BOX (child), GTK_WIDGET (self->words));
  adw_bin_set_child (ADW_BIN (self), child);
}

static gboolean
is_alike (const char *read, const char *wanted)
{
  g_autofree char *one = alpr_plate_normalise (read);
  g_autofree char *other = alpr_plate_normalise (wanted);

  return strcmp (one, other) == 0;
}

/**
 * alpr_plate_pair_show:
 * @read: the plate as it was read
 * @wanted: (nullable): the plate on the list
 */
void
alpr_plate_pair_show (AlprPlatePair *self, const char *read, const char *wanted)
{
  g_auto (Pair) pair = { 0 };
  g_autofree char *read_markup = NULL;
  g_autofree char *wanted_markup = NULL;

  prepare (&pair, read, wanted);
  if (wanted != NULL)
    {
      measure (&pair);
      compare (&pair);
    }
  read_markup = make_markup (&pair, 0);
  wanted_markup = make_markup (&pair, 1);
  gtk_label_set_markup (self->read, read_markup);
  gtk_label_set_markup (self->wanted, wanted != NULL ? wanted_markup : "—");
  if (wanted == NULL)
    say (&pair, "%s", _("The book does not know the wanted plate. Compare with the list itself."));
  else if (pair.words->len == 0)
    say (&pair, "%s", is_alike (read, wanted)
                          ? _("Every character is the same.")
                          : _("Every character is the same, if O and 0 are taken for one."));
  gtk_label_set_text (self->words, pair.words->str);
}

/** alpr_plate_pair_set_narrow: Sets whether one plate stands over the other. */
void
alpr_plate_pair_set_narrow (AlprPlatePair *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->plates), narrow
                                                                     ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
}

/** alpr_plate_pair_get_words: Returns: what is said of the two plates */
const char *
alpr_plate_pair_get_words (AlprPlatePair *self)
{
  return gtk_label_get_text (self->words);
}
