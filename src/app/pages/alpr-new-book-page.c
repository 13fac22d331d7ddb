/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form that makes a book: whose it is, which policies it follows, who administers it. What is
 * wrong is said beside the field and keeps the button from being pressed; a passphrase that is
 * merely short is taken with a hint (8 characters are asked for, 15 are better).
 */

#include "alpr-new-book-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-profile.h"
#include "alpr-time-zones.h"

#define LEAST 8
#define GOOD 15

struct _AlprNewBookPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkWidget *form;
  GtkEditable *in_agency;
  GtkDropDown *in_timezone;
  GtkEditable *in_path;
  AdwPreferencesGroup *policies;
  GtkEditable *in_user_name;
  GtkEditable *in_full_name;
  GtkEditable *in_passphrase;
  GtkEditable *again;
  GtkLevelBar *strength;
  GtkLabel *hint;
  GtkLabel *problem;
  GtkWidget *submit;
  GtkSpinner *spinner;

  AlprDesk *desk;    /* a reference */
  GPtrArray *checks; /* of GtkCheckButton, not owned: one a policy */
  gboolean path_typed;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AlprNewBookPage, alpr_new_book_page, ADW_TYPE_BIN)

static const char *
text_of (GtkEditable *field)
{
  return gtk_editable_get_text (field);
}

/* "Any Town, NE Police" → "any-town-ne-police.alpr", in the folder of the user's books */
static char *
suggest_path (const char *agency)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *ascii = g_str_to_ascii (agency, NULL);

  for (const char *c = ascii; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, g_ascii_tolower (*c));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  g_string_append (name, name->len > 0 ? ".alpr" : "book.alpr");
  return g_build_filename (g_get_user_data_dir (), "alpr-desk", "books", name->str, NULL);
}

static char **
list_chosen (AlprNewBookPage *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_strv_builder_add (ids, g_object_get_data (self->checks->pdata[i], "alpr-policy"));
  return g_strv_builder_end (ids);
}

static void
show_strength (AlprNewBookPage *self)
{
  glong length = g_utf8_strlen (text_of (self->in_passphrase), -1);
  gboolean differs = strcmp (text_of (self->in_passphrase), text_of (self->again)) != 0;
  const char *words;

  if (length < LEAST)
    words = _("A passphrase has at least 8 characters; several words are easy to remember.");
  else if (length < GOOD)
    words = _("This will do. 15 characters or more are better.");
  else
    words = _("A good length.");
  if (length >= LEAST && differs && *text_of (self->again) != '\0')
    words = _("The two passphrases differ.");
  gtk_level_bar_set_value (self->strength, MIN (length, GOOD));
  gtk_label_set_text (self->hint, words);
}

static void
update (AlprNewBookPage *self)
{
  g_auto (GStrv) chosen = list_chosen (self);
  const char *passphrase = text_of (self->in_passphrase);

  show_strength (self);
  gtk_widget_set_sensitive (
      self->submit, *text_of (self->in_agency) != '\0' && *text_of (self->in_path) != '\0'
                        && *text_of (self->in_user_name) != '\0' && chosen[0] != NULL
                        && g_utf8_strlen (passphrase, -1) >= LEAST
                        && strcmp (passphrase, text_of (self->again)) == 0);
}

static void
agency_changed_cb (AlprNewBookPage *self)
{
  g_autofree char *path = suggest_path (text_of (self->in_agency));

  self->filling = TRUE;
  if (!self->path_typed)
    gtk_editable_set_text (self->in_path, path);
  self->filling = FALSE;
  update (self);
}

static void
path_changed_cb (AlprNewBookPage *self)
{
  if (!self->filling)
    self->path_typed = *text_of (self->in_path) != '\0';
  update (self);
}

static void
add_policy (AlprNewBookPage *self, AlprProfile *profile)
{
  GPtrArray *clauses = alpr_profile_get_clauses (profile);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = NULL;
  g_autofree char *title = NULL;
  guint counts[3] = { 0 };

  for (guint i = 0; i < clauses->len; i++)
    counts[((const AlprClause *) clauses->pdata[i])->state]++;
  /* Translators: of a policy's clauses, those that the program does, keeps, does not do yet */
  subtitle = g_strdup_printf (_("%u clauses: %u at work, %u recorded, %u not yet"), clauses->len,
                              counts[ALPR_CLAUSE_AT_WORK], counts[ALPR_CLAUSE_RECORDED],
                              counts[ALPR_CLAUSE_NOT_YET]);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  title = g_strdup_printf ("%s: %s", alpr_profile_get_agency (profile),
                           alpr_profile_get_title (profile));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), "alpr-policy",
                          g_strdup (alpr_profile_get_id (profile)), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  adw_preferences_group_add (self->policies, row);
  g_ptr_array_add (self->checks, check);
}

static void
show_problem (AlprNewBookPage *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static void
fill_policies (AlprNewBookPage *self)
{
  g_auto (GStrv) ids = alpr_profile_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprProfile) profile = alpr_profile_load_shipped (ids[i], &error);

      if (profile != NULL)
        add_policy (self, profile);
      else
        show_problem (self, error->message);
    }
}

static void
set_busy (AlprNewBookPage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprNewBookPage) self = data;
  g_autoptr (GError) error = NULL;

  gboolean open = alpr_desk_open_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  if (open)
    alpr_new_book_page_forget (self);
  else
    show_problem (self, error->message);
}

static void
submitted_cb (AlprNewBookPage *self)
{
  const char *passphrase = text_of (self->in_passphrase);
  g_autoptr (AlprSecret) secret = alpr_secret_new (passphrase, strlen (passphrase));
  g_autofree char *folder = g_path_get_dirname (text_of (self->in_path));
  g_auto (GStrv) chosen = list_chosen (self);
  AlprNewBook wanted = {
    .path = text_of (self->in_path),
    .agency = text_of (self->in_agency),
    .timezone = alpr_time_zones_get_chosen (self->in_timezone),
    .profiles = (const char *const *) chosen,
    .user_name = text_of (self->in_user_name),
    .full_name = text_of (self->in_full_name),
    .passphrase = secret,
  };

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *words = g_strdup_printf (_("The folder “%s” can’t be made"), folder);

      show_problem (self, words);
      return;
    }
  show_problem (self, NULL);
  set_busy (self, TRUE);
  alpr_desk_create_async (self->desk, &wanted, made_cb, g_object_ref (self));
}

static void
alpr_new_book_page_finalize (GObject *object)
{
  g_clear_object (&ALPR_NEW_BOOK_PAGE (object)->desk);
  g_ptr_array_unref (ALPR_NEW_BOOK_PAGE (object)->checks);
  G_OBJECT_CLASS (alpr_new_book_page_parent_class)->finalize (object);
}

static void
alpr_new_book_page_class_init (AlprNewBookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_new_book_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("new-book-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, form);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, in_agency);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, in_timezone);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, in_path);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, policies);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, in_user_name);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, in_full_name);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, in_passphrase);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, again);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, strength);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, hint);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, submit);
  gtk_widget_class_bind_template_child (widget_class, AlprNewBookPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, agency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
}

static void
alpr_new_book_page_init (AlprNewBookPage *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** alpr_new_book_page_set_desk: Says which desk makes the book. */
void
alpr_new_book_page_set_desk (AlprNewBookPage *self, AlprDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/** alpr_new_book_page_begin: Makes the form ready; what it offers is read the first time only. */
void
alpr_new_book_page_begin (AlprNewBookPage *self)
{
  show_problem (self, NULL);
  if (self->checks->len == 0)
    {
      alpr_time_zones_fill (self->in_timezone);
      fill_policies (self);
    }
  agency_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->in_agency));
}

/** alpr_new_book_page_forget: Takes the passphrases out of their fields. */
void
alpr_new_book_page_forget (AlprNewBookPage *self)
{
  gtk_editable_set_text (self->in_passphrase, "");
  gtk_editable_set_text (self->again, "");
}
