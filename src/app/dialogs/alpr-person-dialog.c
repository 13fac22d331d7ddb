/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One form for all that can be done about a person who signs in: what is asked depends on the
 * change. A passphrase goes to the act as a secret, never as an input, for inputs are journalled.
 */

#include "alpr-person-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-adopted.h"
#include "alpr-desk-policy.h"
#include "alpr-passphrase.h"

/* What a change asks for, and what it is called. */
typedef struct
{
  const char *act;
  const char *title;
  const char *button;
  const char *done;
  const char *asked; /* nullable: where another administrator has to confirm it */
  const char *hint;  /* nullable */
  gboolean names;
  gboolean role;
  gboolean passphrase;
  gboolean reason;
} Form;

static const Form forms[] = {
  [ALPR_PERSON_ADD] = {
    .act = "people/add",
    .title = N_("Let a person sign in"),
    .button = N_("Add"),
    .done = N_("The person may sign in now"),
    .names = TRUE,
    .role = TRUE,
    .passphrase = TRUE,
  },
  [ALPR_PERSON_ROLE] = {
    .act = "people/change-role",
    .title = N_("Change the role"),
    .button = N_("Change"),
    .done = N_("The role was changed"),
    .role = TRUE,
    .reason = TRUE,
  },
  [ALPR_PERSON_PASSPHRASE] = {
    .act = "people/reset-passphrase",
    .title = N_("New passphrase"),
    .button = N_("Set"),
    .done = N_("The new passphrase holds from now on"),
    .passphrase = TRUE,
    .reason = TRUE,
  },
  [ALPR_PERSON_OWN_PASSPHRASE] = {
    .act = "people/change-passphrase",
    .title = N_("Change my passphrase"),
    .button = N_("Change"),
    .done = N_("The new passphrase holds from now on"),
    .passphrase = TRUE,
  },
  [ALPR_PERSON_REMOVE] = {
    .act = "people/remove",
    .title = N_("Take a person out"),
    .button = N_("Take out"),
    .done = N_("The person can’t sign in any more"),
    .reason = TRUE,
  },
  [ALPR_PERSON_RELEASE] = {
    .act = "people/release",
    .title = N_("Release the lock"),
    .button = N_("Release"),
    .done = N_("The person may sign in again"),
    .reason = TRUE,
  },
  [ALPR_PERSON_FACTOR] = {
    .act = "mfa/reset",
    .title = N_("Reset the second factor"),
    .button = N_("Reset"),
    .done = N_("The second factor is gone"),
    .asked = N_("Asked for; another administrator has to confirm it"),
    .reason = TRUE,
  },
  [ALPR_PERSON_CONFIRM_FACTOR] = {
    .act = "mfa/confirm-reset",
    .title = N_("Confirm the reset"),
    .button = N_("Take it away"),
    .done = N_("The second factor is gone"),
    .hint = N_("The person signs in with the passphrase alone until they have set up another "
               "factor. Make sure that it is they who asked."),
  },
};

struct _AlprPersonDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *form;
  GtkLabel *hint;
  GtkWidget *names;
  GtkWidget *passphrases;
  GtkEditable *in_user_name;
  GtkEditable *in_full_name;
  AdwComboRow *in_role;
  GtkEditable *in_passphrase;
  GtkEditable *again;
  GtkEditable *in_reason;
  GtkLabel *problem;
  GtkButton *submit;

  AlprDesk *desk;   /* a reference */
  char *user_name;  /* owned; of whom, unless one is added */
  char *role;       /* owned, nullable: the role so far */
  GPtrArray *roles; /* owned, of char*: in the order of the row's words */
  AlprPersonChange change;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprPersonDialog, alpr_person_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (GtkEditable *field)
{
  return gtk_editable_get_text (field);
}

static const char *
chosen_role (AlprPersonDialog *self)
{
  guint at = adw_combo_row_get_selected (self->in_role);

  return at < self->roles->len ? self->roles->pdata[at] : NULL;
}

static void
show_problem (AlprPersonDialog *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

/* Why the passphrase can't be taken, in the words of the rule; NULL where it can. */
static char *
judge_passphrase (AlprPersonDialog *self)
{
  const char *text = text_of (self->in_passphrase);
  g_autoptr (AlprSecret) secret = alpr_secret_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (!alpr_passphrase_check (
          self->change == ALPR_PERSON_ADD ? text_of (self->in_user_name) : self->user_name, secret,
          &error))
    return g_strdup (error->message);
  return strcmp (text, text_of (self->again)) != 0 ? g_strdup (_("The two passphrases differ."))
                                                   : NULL;
}

static void
update (AlprPersonDialog *self)
{
  const Form *form = &forms[self->change];
  g_autofree char *problem = form->passphrase ? judge_passphrase (self) : NULL;
  const char *role = chosen_role (self);

  show_problem (self, *text_of (self->again) != '\0' ? problem : NULL);
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->submit),
      problem == NULL && (!form->names || *text_of (self->in_user_name) != '\0')
          && (!form->role || (role != NULL && g_strcmp0 (role, self->role) != 0))
          && (!form->reason || *text_of (self->in_reason) != '\0'));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprPersonDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (self->desk, result, &error);
  const Form *form = &forms[self->change];
  const char *state = NULL;

  if (self->form == NULL)
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (done == NULL)
    {
      update (self);
      show_problem (self, error->message);
      return;
    }
  g_variant_lookup (done, "state", "&s", &state);
  g_signal_emit (self, signals[CHANGED], 0,
                 g_strcmp0 (state, "asked") == 0 ? _(form->asked) : _(form->done));
  gtk_window_destroy (GTK_WINDOW (self));
}

static GVariant *
collect_inputs (AlprPersonDialog *self)
{
  const Form *form = &forms[self->change];
  g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (NULL);

  if (form->names)
    g_variant_dict_insert (&inputs, "full_name", "s", text_of (self->in_full_name));
  if (self->change != ALPR_PERSON_OWN_PASSPHRASE)
    g_variant_dict_insert (&inputs, "user_name", "s",
                           form->names ? text_of (self->in_user_name) : self->user_name);
  if (form->role)
    g_variant_dict_insert (&inputs, "role", "s", chosen_role (self));
  if (form->reason)
    g_variant_dict_insert (&inputs, "reason", "s", text_of (self->in_reason));
  return g_variant_ref_sink (g_variant_dict_end (&inputs));
}

static void
submitted_cb (AlprPersonDialog *self)
{
  const Form *form = &forms[self->change];
  const char *text = text_of (self->in_passphrase);
  g_autoptr (GVariant) inputs = collect_inputs (self);
  g_autoptr (AlprSecret)
      secret = form->passphrase ? alpr_secret_new (text, strlen (text)) : NULL;

  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->submit), FALSE);
  alpr_desk_act_with_async (self->desk, form->act, inputs, secret, done_cb, g_object_ref (self));
}

/* The roles of all policies in force, each once. */
static void
policies_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprPersonDialog) self = data;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = alpr_desk_read_policies_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  if (policies == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  for (guint p = 0; p < policies->len; p++)
    {
      const AlprAdopted *adopted = policies->pdata[p];
      const char *const *roles = alpr_profile_get_roles (adopted->profile);

      for (guint i = 0; adopted->until_at == 0 && roles[i] != NULL; i++)
        if (!g_ptr_array_find_with_equal_func (self->roles, roles[i], g_str_equal, NULL))
          {
            g_ptr_array_add (self->roles, g_strdup (roles[i]));
            gtk_string_list_append (words,
                                    alpr_profile_get_role_title (adopted->profile, roles[i]));
          }
    }
  adw_combo_row_set_model (self->in_role, G_LIST_MODEL (words));
  update (self);
}

static void
alpr_person_dialog_finalize (GObject *object)
{
  AlprPersonDialog *self = ALPR_PERSON_DIALOG (object);

  g_clear_object (&self->desk);
  g_ptr_array_unref (self->roles);
  g_free (self->user_name);
  g_free (self->role);
  G_OBJECT_CLASS (alpr_person_dialog_parent_class)->finalize (object);
}

static void
alpr_person_dialog_class_init (AlprPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_person_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("person-dialog"));
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, form);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, names);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, passphrases);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, in_user_name);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, in_full_name);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, in_role);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, in_passphrase);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, again);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, in_reason);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprPersonDialog, submit);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * AlprPersonDialog::changed:
   * @words: what was done
   */
  signals[CHANGED] = g_signal_new ("changed", ALPR_TYPE_PERSON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alpr_person_dialog_init (AlprPersonDialog *self)
{
  self->roles = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
takes_away (AlprPersonChange change)
{
  return change == ALPR_PERSON_REMOVE || change == ALPR_PERSON_FACTOR
         || change == ALPR_PERSON_CONFIRM_FACTOR;
}

static void
arrange (AlprPersonDialog *self)
{
  const Form *form = &forms[self->change];

  adw_window_title_set_title (self->title, _(form->title));
  adw_window_title_set_subtitle (self->title, self->user_name);
  gtk_button_set_label (self->submit, _(form->button));
  gtk_widget_remove_css_class (GTK_WIDGET (self->submit), "suggested-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->submit), takes_away (self->change)
                                                           ? "destructive-action"
                                                           : "suggested-action");
  gtk_label_set_text (self->hint, form->hint != NULL ? _(form->hint) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), form->hint != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->in_user_name), form->names);
  gtk_widget_set_visible (GTK_WIDGET (self->in_full_name), form->names);
  gtk_widget_set_visible (GTK_WIDGET (self->in_role), form->role);
  gtk_widget_set_visible (GTK_WIDGET (self->in_reason), form->reason);
  gtk_widget_set_visible (self->names, form->names || form->role || form->reason);
  gtk_widget_set_visible (self->passphrases, form->passphrase);
}

/**
 * alpr_person_dialog_new:
 * @parent: the window
 * @desk: the desk
 * @change: what is to be done
 * @person: (nullable): to whom, a row of the view `people`; %NULL for a new person and for oneself
 *
 * Returns: (transfer none): a dialog that asks what is needed, and does it
 */
GtkWidget *
alpr_person_dialog_new (GtkWindow *parent, AlprDesk *desk, AlprPersonChange change, AlprRow *person)
{
  AlprPersonDialog *self = g_object_new (ALPR_TYPE_PERSON_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  self->change = change;
  if (person != NULL)
    self->role = g_strdup (alpr_row_get_text (person, "role"));
  if (change != ALPR_PERSON_ADD)
    self->user_name = g_strdup (person != NULL ? alpr_row_get_text (person, "user_name")
                                               : alpr_desk_get_user_name (desk));
  arrange (self);
  update (self);
  if (forms[change].role)
    alpr_desk_read_policies_async (desk, policies_read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
