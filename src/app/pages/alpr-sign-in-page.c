/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who wants to open a book. First the notice, which stays until somebody agrees to it: the words of
 * the policy, or the four statements that the FBI's CJIS Security Policy asks for. Then name,
 * passphrase and code. Deriving the key takes about half a second, on the worker's thread. Whatever
 * was wrong gets one and the same message. Passphrase and code are taken out of their fields when
 * they have been used or the page is left.
 */

#include "alpr-sign-in-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-notice.h"

struct _AlprSignInPage
{
  AdwBin parent_instance;

  /* Template children */
  AdwStatusPage *heading;
  GtkStack *steps;
  GtkLabel *notice;
  GtkWidget *acknowledge;
  GtkWidget *form;
  GtkEditable *in_user_name;
  GtkEditable *in_passphrase;
  GtkEditable *in_code;
  GtkLabel *problem;
  GtkWidget *submit;
  GtkSpinner *spinner;

  AlprDesk *desk; /* a reference */
  char *path;     /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (AlprSignInPage, alpr_sign_in_page, ADW_TYPE_BIN)

static void
set_busy (AlprSignInPage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
update (AlprSignInPage *self)
{
  gtk_widget_set_sensitive (self->submit,
                            *gtk_editable_get_text (self->in_user_name) != '\0'
                                && *gtk_editable_get_text (self->in_passphrase) != '\0');
}

static void
show_problem (AlprSignInPage *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprSignInPage) self = data;
  g_autoptr (GError) error = NULL;

  gboolean open = alpr_desk_open_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  set_busy (self, FALSE);
  gtk_editable_set_text (self->in_passphrase, "");
  gtk_editable_set_text (self->in_code, "");
  if (open)
    return;
  show_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->in_passphrase));
}

static void
submitted_cb (AlprSignInPage *self)
{
  const char *text = gtk_editable_get_text (self->in_passphrase);
  const char *typed = gtk_editable_get_text (self->in_code);
  g_autoptr (AlprSecret) passphrase = NULL;
  g_autoptr (AlprSecret) code = NULL;
  AlprSignIn given = { .path = self->path };

  if (!gtk_widget_get_sensitive (self->submit))
    return;
  passphrase = alpr_secret_new (text, strlen (text));
  code = *typed != '\0' ? alpr_secret_new (typed, strlen (typed)) : NULL;
  given.user_name = gtk_editable_get_text (self->in_user_name);
  given.passphrase = passphrase;
  given.code = code;
  show_problem (self, NULL);
  set_busy (self, TRUE);
  alpr_desk_sign_in_async (self->desk, &given, signed_in_cb, g_object_ref (self));
}

static void
passphrase_entered_cb (AlprSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->in_code));
}

static void
show_notice (AlprSignInPage *self)
{
  g_autofree char *words = alpr_notice_read (self->path);

  gtk_label_set_text (self->notice,
                      words != NULL
                          ? words
                          : _("This is a restricted information system.\n\n"
                              "What you do in it may be monitored, recorded and audited.\n\n"
                              "Using it without authority is prohibited, and subject to criminal "
                              "and civil penalties.\n\n"
                              "By using it you consent to being monitored and recorded."));
  gtk_stack_set_visible_child_name (self->steps, "notice");
  gtk_widget_grab_focus (self->acknowledge);
}

static void
acknowledged_cb (AlprSignInPage *self)
{
  gtk_stack_set_visible_child_name (self->steps, "form");
  gtk_widget_grab_focus (*gtk_editable_get_text (self->in_user_name) != '\0'
                             ? GTK_WIDGET (self->in_passphrase)
                             : GTK_WIDGET (self->in_user_name));
}

static void
name_entered_cb (AlprSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->in_passphrase));
}

static void
alpr_sign_in_page_finalize (GObject *object)
{
  g_clear_object (&ALPR_SIGN_IN_PAGE (object)->desk);
  g_free (ALPR_SIGN_IN_PAGE (object)->path);
  G_OBJECT_CLASS (alpr_sign_in_page_parent_class)->finalize (object);
}

static void
alpr_sign_in_page_class_init (AlprSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_sign_in_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("sign-in-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, heading);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, notice);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, acknowledge);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, form);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, in_user_name);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, in_passphrase);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, in_code);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, submit);
  gtk_widget_class_bind_template_child (widget_class, AlprSignInPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, acknowledged_cb);
}

static void
alpr_sign_in_page_init (AlprSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/** alpr_sign_in_page_set_desk: Says which desk opens the book. */
void
alpr_sign_in_page_set_desk (AlprSignInPage *self, AlprDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/** alpr_sign_in_page_begin: Shows the notice of the book at @path, then asks who it is. */
void
alpr_sign_in_page_begin (AlprSignInPage *self, const char *path)
{
  g_autofree char *copy = g_strdup (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *escaped = g_markup_escape_text (path, -1);

  g_free (self->path);
  self->path = g_steal_pointer (&copy);
  adw_status_page_set_title (self->heading, name);
  adw_status_page_set_description (self->heading, escaped);
  alpr_sign_in_page_forget (self);
  show_notice (self);
}

/** alpr_sign_in_page_explain: Says why somebody has to sign in again. */
void
alpr_sign_in_page_explain (AlprSignInPage *self, const char *why)
{
  g_autofree char *escaped = g_markup_escape_text (why, -1);

  adw_status_page_set_description (self->heading, escaped);
}

/** alpr_sign_in_page_forget: Takes passphrase and code out of their fields. */
void
alpr_sign_in_page_forget (AlprSignInPage *self)
{
  gtk_editable_set_text (self->in_passphrase, "");
  gtk_editable_set_text (self->in_code, "");
  show_problem (self, NULL);
}
