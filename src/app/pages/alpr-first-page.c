/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has to be done before anything else: a passphrase of one's own in place of one that was
 * given or is too old, then the second factor that the policy asks for. Nothing of the book is
 * shown meanwhile; the one way out is to sign out. When something is done the desk looks again, and
 * the window shows what comes next.
 */

#include "alpr-first-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-enroll-page.h"
#include "alpr-passphrase.h"

struct _AlprFirstPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *tasks;
  AdwStatusPage *heading;
  GtkWidget *form;
  GtkEditable *in_passphrase;
  GtkEditable *again;
  GtkLabel *problem;
  GtkWidget *submit;
  GtkSpinner *spinner;
  AlprEnrollPage *enroll;

  AlprDesk *desk; /* a reference */
};

G_DEFINE_FINAL_TYPE (AlprFirstPage, alpr_first_page, ADW_TYPE_BIN)

static void
show_problem (AlprFirstPage *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static AlprSecret *
read_field (GtkEditable *field)
{
  const char *text = gtk_editable_get_text (field);

  return alpr_secret_new (text, strlen (text));
}

/* Why it can't be taken; NULL where it can. */
static char *
judge (AlprFirstPage *self)
{
  g_autoptr (AlprSecret) passphrase = read_field (self->in_passphrase);
  g_autoptr (GError) error = NULL;

  if (!alpr_passphrase_check (self->desk != NULL ? alpr_desk_get_user_name (self->desk) : NULL,
                              passphrase, &error))
    return g_strdup (error->message);
  return strcmp (gtk_editable_get_text (self->in_passphrase), gtk_editable_get_text (self->again))
                 != 0
             ? g_strdup (_("The two passphrases differ."))
             : NULL;
}

static void
update (AlprFirstPage *self)
{
  g_autofree char *problem = judge (self);

  show_problem (self, *gtk_editable_get_text (self->again) != '\0' ? problem : NULL);
  gtk_widget_set_sensitive (self->submit, problem == NULL);
}

static void
set_busy (AlprFirstPage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprFirstPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done = alpr_desk_act_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  if (done != NULL)
    {
      alpr_first_page_forget (self);
      alpr_desk_look_again (self->desk);
      return;
    }
  show_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->in_passphrase));
}

static void
submitted_cb (AlprFirstPage *self)
{
  g_autoptr (AlprSecret) passphrase = NULL;

  if (!gtk_widget_get_sensitive (self->submit))
    return;
  passphrase = read_field (self->in_passphrase);
  show_problem (self, NULL);
  set_busy (self, TRUE);
  alpr_desk_act_with_async (self->desk, "people/change-passphrase", NULL, passphrase, changed_cb,
                            g_object_ref (self));
}

static void
done_cb (AlprFirstPage *self)
{
  alpr_desk_look_again (self->desk);
}

static void
alpr_first_page_finalize (GObject *object)
{
  g_clear_object (&ALPR_FIRST_PAGE (object)->desk);
  G_OBJECT_CLASS (alpr_first_page_parent_class)->finalize (object);
}

static void
alpr_first_page_class_init (AlprFirstPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_ENROLL_PAGE);
  G_OBJECT_CLASS (klass)->finalize = alpr_first_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("first-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, heading);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, form);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, in_passphrase);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, again);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, submit);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AlprFirstPage, enroll);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
alpr_first_page_init (AlprFirstPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/** alpr_first_page_set_desk: Says at which desk the person sits. */
void
alpr_first_page_set_desk (AlprFirstPage *self, AlprDesk *desk)
{
  g_set_object (&self->desk, desk);
  alpr_enroll_page_set_desk (self->enroll, desk);
}

/** alpr_first_page_begin: Shows what has to be done first. */
void
alpr_first_page_begin (AlprFirstPage *self)
{
  AlprPending pending = alpr_desk_get_pending (self->desk);

  alpr_first_page_forget (self);
  if (pending == ALPR_PENDING_FACTOR)
    {
      gtk_stack_set_visible_child_name (self->tasks, "enroll");
      alpr_enroll_page_begin (self->enroll);
      return;
    }
  adw_status_page_set_description (
      self->heading,
      pending == ALPR_PENDING_OLD_PASSPHRASE
          ? _("Your passphrase is old. Take a new one before you go on.")
          : _("An administrator gave you the passphrase that you have just used. Take one that "
              "only you know."));
  gtk_stack_set_visible_child_name (self->tasks, "passphrase");
  gtk_widget_grab_focus (GTK_WIDGET (self->in_passphrase));
}

/** alpr_first_page_forget: Takes passphrases and secrets out of their fields. */
void
alpr_first_page_forget (AlprFirstPage *self)
{
  gtk_editable_set_text (self->in_passphrase, "");
  gtk_editable_set_text (self->again, "");
  show_problem (self, NULL);
  alpr_enroll_page_forget (self->enroll);
}
