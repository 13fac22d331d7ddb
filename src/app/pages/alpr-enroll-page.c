/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Setting up one's own second factor: the secret as a QR code and in letters, two codes as the
 * proof that the app has it, then the recovery codes, which are shown once. Whoever shows the page
 * hears `done` when the person goes on. The secret lives as long as its step is shown; what was
 * copied leaves the clipboard with it.
 */

#include "alpr-enroll-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-code-sheet.h"
#include "alpr-factor.h"
#include "alpr-qr-code.h"
#include "alpr-totp.h"

struct _AlprEnrollPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkStack *steps;
  GtkWidget *form;
  AlprQrCode *square;
  GtkLabel *letters;
  GtkEditable *in_first;
  GtkEditable *in_second;
  GtkLabel *problem;
  GtkWidget *submit;
  GtkLabel *codes;
  GtkLabel *saved;
  GtkCheckButton *kept;

  AlprDesk *desk;     /* a reference */
  AlprSecret *secret; /* owned, nullable */
  gboolean copied;
  AlprCodeSheet *sheet; /* owned, nullable: the codes on their way to a file or a printer */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AlprEnrollPage, alpr_enroll_page, ADW_TYPE_BIN)

static void
show_problem (AlprEnrollPage *self, const char *words)
{
  gtk_label_set_text (self->problem, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), words != NULL);
}

static gboolean
is_code (GtkEditable *field)
{
  g_autoptr (AlprSecret) code = alpr_totp_read_code (gtk_editable_get_text (field));

  return code != NULL;
}

static void
update (AlprEnrollPage *self)
{
  gtk_widget_set_sensitive (self->submit, self->secret != NULL && is_code (self->in_first)
                                              && is_code (self->in_second));
}

/* The acts, on the worker's thread: with a secret `mfa/enroll`, without one `mfa/new-codes`. */

static void
enrollment_free (gpointer data)
{
  AlprEnrollment *enrollment = data;

  g_clear_pointer (&enrollment->secret, alpr_secret_unref);
  g_clear_pointer (&enrollment->first, alpr_secret_unref);
  g_clear_pointer (&enrollment->second, alpr_secret_unref);
  g_clear_pointer (&enrollment->codes, g_ptr_array_unref);
  g_free (enrollment);
}

static gpointer
run_enroll (AlprSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  AlprEnrollment *enrollment = data;
  g_autoptr (GVariant) done = alpr_act_run_with (
      alpr_session_get_store (session), alpr_session_get_actor (session),
      enrollment->secret != NULL ? "mfa/enroll" : "mfa/new-codes", NULL, enrollment, cancellable,
      error);

  return done != NULL ? g_steal_pointer (&enrollment->codes) : NULL;
}

static void
sheet_told_cb (AlprEnrollPage *self, const char *words)
{
  gtk_label_set_text (self->saved, words);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), TRUE);
}

static void
show_codes (AlprEnrollPage *self, GPtrArray *codes)
{
  g_autoptr (AlprSecret) text = alpr_code_sheet_write (codes);

  alpr_enroll_page_forget (self);
  gtk_label_set_text (self->codes, (const char *)alpr_secret_get_data (text, NULL));
  gtk_check_button_set_active (self->kept, FALSE);
  gtk_stack_set_visible_child_name (self->steps, "codes");
  self->sheet = alpr_code_sheet_new (text, alpr_desk_get_agency (self->desk),
                                     alpr_desk_get_user_name (self->desk));
  g_signal_connect_object (self->sheet, "told", G_CALLBACK (sheet_told_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlprEnrollPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = alpr_desk_work_finish (self->desk, result, &error);

  if (self->form == NULL)
    return;
  gtk_widget_set_sensitive (self->form, TRUE);
  if (codes != NULL)
    {
      show_codes (self, codes);
      return;
    }
  gtk_editable_set_text (self->in_first, "");
  gtk_editable_set_text (self->in_second, "");
  show_problem (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->in_first));
}

static void
start_act (AlprEnrollPage *self, AlprEnrollment *enrollment)
{
  AlprTask task = { .func = run_enroll, .data = enrollment, .data_free = enrollment_free,
                    .result_free = (GDestroyNotify)g_ptr_array_unref, .area = "people" };

  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  alpr_desk_work_async (self->desk, &task, NULL, enrolled_cb, g_object_ref (self));
}

static void
submitted_cb (AlprEnrollPage *self)
{
  const char *first = gtk_editable_get_text (self->in_first);
  const char *second = gtk_editable_get_text (self->in_second);
  AlprEnrollment *enrollment;

  if (!gtk_widget_get_sensitive (self->submit))
    return;
  enrollment = g_new0 (AlprEnrollment, 1);
  enrollment->secret = alpr_secret_ref (self->secret);
  enrollment->first = alpr_secret_new (first, strlen (first));
  enrollment->second = alpr_secret_new (second, strlen (second));
  start_act (self, enrollment);
}

static void
first_entered_cb (AlprEnrollPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->in_second));
}

static void
copied_cb (AlprEnrollPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_text (self->letters));
  self->copied = TRUE;
}

static void
save_cb (AlprEnrollPage *self)
{
  alpr_code_sheet_save (self->sheet, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
print_cb (AlprEnrollPage *self)
{
  alpr_code_sheet_print (self->sheet, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
done_cb (AlprEnrollPage *self)
{
  gtk_label_set_text (self->codes, "");
  g_clear_object (&self->sheet);
  g_signal_emit (self, signals[DONE], 0);
}

static void
alpr_enroll_page_dispose (GObject *object)
{
  AlprEnrollPage *self = ALPR_ENROLL_PAGE (object);

  if (self->form != NULL)
    alpr_enroll_page_forget (self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (alpr_enroll_page_parent_class)->dispose (object);
}

static void
alpr_enroll_page_class_init (AlprEnrollPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ALPR_TYPE_QR_CODE);
  G_OBJECT_CLASS (klass)->dispose = alpr_enroll_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, ALPR_UI ("enroll-page"));
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, steps);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, form);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, square);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, letters);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, in_first);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, in_second);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, submit);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, codes);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, saved);
  gtk_widget_class_bind_template_child (widget_class, AlprEnrollPage, kept);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, first_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);

  /**
   * AlprEnrollPage::done:
   *
   * The person has a second factor, has kept the codes, and goes on.
   */
  signals[DONE] = g_signal_new ("done", ALPR_TYPE_ENROLL_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
alpr_enroll_page_init (AlprEnrollPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/** alpr_enroll_page_set_desk: Says at which desk the person sits. */
void
alpr_enroll_page_set_desk (AlprEnrollPage *self, AlprDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/** alpr_enroll_page_begin: Makes a secret and shows it. */
void
alpr_enroll_page_begin (AlprEnrollPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSecret) letters = NULL;
  g_autoptr (AlprSecret) uri = NULL;

  alpr_enroll_page_forget (self);
  gtk_stack_set_visible_child_name (self->steps, "secret");
  self->secret = alpr_totp_new_secret (&error);
  if (self->secret != NULL)
    {
      letters = alpr_totp_format_secret (self->secret);
      uri = alpr_totp_make_uri (self->secret, alpr_desk_get_agency (self->desk),
                                alpr_desk_get_user_name (self->desk));
      gtk_label_set_text (self->letters, (const char *)alpr_secret_get_data (letters, NULL));
      alpr_qr_code_set_text (self->square, uri, &error);
    }
  show_problem (self, error != NULL ? error->message : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->in_first));
}

/** alpr_enroll_page_begin_codes: Makes new recovery codes and shows them. */
void
alpr_enroll_page_begin_codes (AlprEnrollPage *self)
{
  alpr_enroll_page_forget (self);
  start_act (self, g_new0 (AlprEnrollment, 1));
}

/** alpr_enroll_page_forget: Takes the secret away from everywhere. */
void
alpr_enroll_page_forget (AlprEnrollPage *self)
{
  g_clear_pointer (&self->secret, alpr_secret_unref);
  g_clear_object (&self->sheet);
  if (self->copied)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL);
  self->copied = FALSE;
  alpr_qr_code_set_text (self->square, NULL, NULL);
  gtk_label_set_text (self->letters, "");
  gtk_label_set_text (self->codes, "");
  gtk_editable_set_text (self->in_first, "");
  gtk_editable_set_text (self->in_second, "");
  gtk_widget_set_visible (GTK_WIDGET (self->saved), FALSE);
  show_problem (self, NULL);
}
