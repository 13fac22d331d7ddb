/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word of the book (a state, a verdict, a rule, an outcome) as people read it: translated, in a
 * tinted
 * pill. The tint only repeats what the word says, so nothing is told by colour alone; with high
 * contrast the pill has a border instead.
 *
 * One table knows every such word. A word that it doesn't know is shown as it is, without a tint.
 */

#include "alpr-badge.h"

#include <glib/gi18n.h>
#include <string.h>

struct _AlprBadge
{
  AdwBin parent_instance;

  GtkLabel *label; /* the child */
  char *word;      /* owned, nullable */
};

enum
{
  PROP_WORD = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AlprBadge, alpr_badge, ADW_TYPE_BIN)

typedef struct
{
  const char *word;
  const char *title;
  const char *tone; /* a CSS class of style.css */
} Word;

static const Word words[] = {
  /* clauses */
  { "at work", N_("At work"), "good" },
  { "recorded", N_("Recorded"), "accent" },
  { "not yet", N_("Not yet"), "plain" },
  { "enforced", N_("Enforced"), "plain" },
  { "screened", N_("Screened"), "plain" },
  { "scheduled", N_("Scheduled"), "plain" },
  { "reported", N_("Reported"), "plain" },
  /* findings */
  { "violation", N_("Violation"), "bad" },
  { "data-error", N_("Data error"), "warning" },
  { "notice", N_("Notice"), "accent" },
  { "counted", N_("Counted"), "plain" },
  { "gate", N_("Gate"), "plain" },
  { "open", N_("Open"), "accent" },
  { "upheld", N_("Upheld"), "bad" },
  { "explained", N_("Explained"), "good" },
  /* audits */
  { "frozen", N_("Not drawn"), "warning" },
  { "drawn", N_("Under way"), "accent" },
  { "final", N_("Final"), "good" },
  { "compliant", N_("Compliant"), "good" },
  { "not-compliant", N_("Not compliant"), "bad" },
  { "undetermined", N_("Undetermined"), "plain" },
  { "not judged", N_("Not judged"), "plain" },
  { "random", N_("Random"), "plain" },
  { "judgmental", N_("Added by hand"), "plain" },
  /* duties */
  { "due", N_("Due"), "warning" },
  { "overdue", N_("Overdue"), "bad" },
  { "upcoming", N_("Upcoming"), "plain" },
  { "coming", N_("Coming"), "plain" },
  /* imports */
  { "complete", N_("Complete"), "good" },
  { "loading", N_("Unfinished"), "warning" },
  /* files of hot lists */
  { "newest", N_("Newest"), "good" },
  { "replaced", N_("Replaced"), "plain" },
  { "requests", N_("Requests"), "accent" },
  { "on the list", N_("On the list"), "good" },
  { "same state", N_("Same state"), "good" },
  { "another state", N_("Another state"), "warning" },
  { "state not known", N_("State not known"), "plain" },
  { "on no list", N_("On no list"), "warning" },
  /* stretches of time */
  { "gap", N_("Gap"), "warning" },
  { "overlap", N_("Overlap"), "accent" },
  /* rules */
  { "no-reason", N_("No reason"), "plain" },
  { "no-case-number", N_("No case number"), "plain" },
  { "generic-reason", N_("Generic reason"), "plain" },
  { "case-number-unknown-pattern", N_("Case number of unknown form"), "plain" },
  { "purpose-not-permitted", N_("Purpose not permitted"), "plain" },
  { "case-number-in-reason", N_("Case number in the reason"), "plain" },
  { "account-looks-shared", N_("Account looks shared"), "plain" },
  { "plate-searched-on-many-days", N_("Plate searched on many days"), "plain" },
  { "day-above-habit", N_("Day above habit"), "plain" },
  { "many-networks-without-case", N_("Many networks, no case number"), "plain" },
  { "time-frame-contradicts", N_("Time frame contradicts itself"), "plain" },
  { "cannot-be-judged", N_("Can’t be judged"), "plain" },
  /* people */
  { "active", N_("Active"), "good" },
  { "suspended", N_("Suspended"), "warning" },
  { "left", N_("Left"), "plain" },
  { "ready", N_("Ready"), "good" },
  { "locked", N_("Locked"), "bad" },
  { "must change", N_("New passphrase due"), "warning" },
  { "candidate", N_("Candidate"), "accent" },
  { "nobody", N_("Nobody"), "warning" },
  { "none", N_("None"), "plain" },
  { "unknown", N_("Unknown"), "warning" },
  { "ambiguous", N_("Ambiguous"), "warning" },
  { "own", N_("By itself"), "plain" },
  { "hand", N_("By hand"), "plain" },
  { "closed", N_("Closed"), "plain" },
  { "in force", N_("In force"), "good" },
  /* second factors */
  { "MFA", N_("MFA"), "good" },
  { "no MFA", N_("No MFA"), "bad" },
  { "app", N_("App"), "plain" },
  { "key", N_("Key"), "plain" },
  { "sms", N_("Text message"), "plain" },
  { "sso", N_("Agency’s sign-on"), "plain" },
  /* training */
  { "passed", N_("Passed"), "good" },
  { "attended", N_("Attended"), "good" },
  { "good", N_("Good"), "good" },
  { "missing", N_("Missing"), "bad" },
  { "expired", N_("Expired"), "bad" },
  { "in 30 days", N_("In 30 days"), "warning" },
  { "in 60 days", N_("In 60 days"), "accent" },
  { "in 90 days", N_("In 90 days"), "plain" },
  { "void", N_("Void"), "plain" },
  /* access */
  { "requested", N_("Requested"), "accent" },
  { "granted", N_("Granted"), "good" },
  { "withdrawn", N_("Taken back"), "plain" },
  { "ended", N_("Ended"), "plain" },
  /* discipline */
  { "investigated", N_("Investigated"), "warning" },
  { "unfounded", N_("Unfounded"), "good" },
  { "not sustained", N_("Not sustained"), "plain" },
  { "sustained", N_("Sustained"), "bad" },
  { "revoked", N_("Revoked"), "bad" },
  { "for good", N_("For good"), "bad" },
  { "to confirm", N_("To be confirmed"), "warning" },
  { "reinstated", N_("May go on"), "good" },
  { "counts", N_("Counts"), "bad" },
  { "too long ago", N_("Too long ago"), "plain" },
  { "not before it", N_("Not before it"), "plain" },
  /* alerts */
  { "characters", N_("Characters"), "plain" },
  { "issuer", N_("Issuing state"), "plain" },
  { "vehicle", N_("Vehicle"), "plain" },
  { "status", N_("Status"), "plain" },
  { "matches", N_("Matches"), "good" },
  { "differs", N_("Differs"), "bad" },
  { "not possible", N_("Not possible"), "warning" },
  { "not begun", N_("Not begun"), "accent" },
  { "begun", N_("Begun"), "accent" },
  { "verified", N_("Verified"), "good" },
  { "misread", N_("Misread"), "warning" },
  { "wrong state", N_("Wrong state"), "warning" },
  { "no longer wanted", N_("No longer wanted"), "warning" },
  { "not confirmed", N_("Not confirmed"), "bad" },
  { "not recorded", N_("Not recorded"), "plain" },
  { "early", N_("Before verification"), "bad" },
  { "after verification", N_("After verification"), "good" },
  { "step", N_("Step"), "plain" },
  { "action", N_("Action"), "plain" },
  { "early action", N_("Action before verification"), "bad" },
  { "call", N_("Call"), "plain" },
  { "settled", N_("Settled"), "good" },
  { "reopened", N_("Reopened"), "warning" },
  { "read", N_("Read"), "plain" },
  /* plates entered by hand */
  { "this shift", N_("This shift"), "good" },
  { "kept", N_("Kept"), "accent" },
  { "past shift", N_("Past the shift"), "bad" },
  { "purged", N_("Purged"), "plain" },
  { "entered", N_("Entered"), "plain" },
  /* tasks, and what entries of a person are about */
  { "equipment", N_("Equipment"), "plain" },
  { "retention", N_("Retention"), "plain" },
  { "audits", N_("Audits"), "plain" },
  { "training", N_("Training"), "plain" },
  { "access", N_("Access"), "plain" },
  { "account", N_("Account"), "plain" },
  { "change", N_("Change"), "plain" },
  { "state", N_("State"), "plain" },
  { "task", N_("Task"), "plain" },
  /* hot lists */
  { "external", N_("From outside"), "plain" },
  { "agency", N_("The agency’s"), "accent" },
  { "proposed", N_("Proposed"), "accent" },
  { "approved", N_("In use"), "good" },
  { "retired", N_("Out of use"), "plain" },
  { "shift", N_("Each shift"), "plain" },
  { "day", N_("Each day"), "plain" },
  { "updated", N_("Updated"), "good" },
  { "no update available", N_("Nothing newer"), "plain" },
  { "entry", N_("Entry"), "plain" },
  { "update", N_("Change"), "accent" },
  { "removal", N_("Removal"), "warning" },
  { "reviewed", N_("Reviewed"), "accent" },
  { "live", N_("Live"), "good" },
  { "due for review", N_("Due for review"), "warning" },
  { "run out", N_("Run out"), "bad" },
  { "removed", N_("Removed"), "plain" },
  { "renewed", N_("Still needed"), "good" },
  { "administrator", N_("Administrator"), "warning" },
  { "supervisor", N_("Supervisor"), "warning" },
  { "entering", N_("To be done"), "accent" },
  { "for me", N_("For me"), "warning" },
  { "confirmed", N_("Confirmed"), "good" },
  { "did not correlate", N_("Did not correlate"), "warning" },
  { "not located", N_("Not located"), "plain" },
  { "not investigated", N_("Not investigated"), "bad" },
  { "captured", N_("Captured"), "good" },
  { "not captured", N_("Not captured"), "warning" },
  { "earlier", N_("Earlier"), "plain" },
  { "in time", N_("In time"), "good" },
  { "late", N_("Late"), "warning" },
  { "missed", N_("Missed"), "bad" },
  /* lists of people beside the book */
  { "new", N_("New"), "good" },
  { "changed", N_("Changed"), "accent" },
  { "to-settle", N_("To settle"), "warning" },
  { "gone", N_("Gone"), "plain" },
  { "same", N_("The same"), "plain" },
  { "set-aside", N_("Set aside"), "warning" },
  /* the journal */
  { "done", N_("Done"), "good" },
  { "refused", N_("Refused"), "warning" },
  { "denied", N_("Denied"), "bad" },
  { "failed", N_("Failed"), "bad" },
  /* the vendor's side of hot lists */
  { "not approved", N_("Without approval"), "bad" },
  { "missing there", N_("Missing there"), "warning" },
  { "still live", N_("Still live there"), "bad" },
  { "differs", N_("Differs"), "warning" },
  { "linked", N_("Linked"), "good" },
  { "not linked", N_("Not linked"), "warning" },
  { "forgotten", N_("Forgotten"), "plain" },
  { "on", N_("On"), "good" },
  { "off", N_("Off"), "plain" },
  { "as approved", N_("As approved"), "good" },
  { "no approval", N_("Nobody approved it"), "bad" },
  { "approved later", N_("Approved later only"), "warning" },
  { "put back after removal", N_("Put back after removal"), "bad" },
  { "changed without a request", N_("Changed without a request"), "bad" },
  { "taken off, live here", N_("Taken off there, live here"), "warning" },
  { "removed here later", N_("Removed here later only"), "warning" },
  { "never on record", N_("Never on record here"), "plain" },
  { "list not on record", N_("List not on record"), "bad" },
  { "account not on record", N_("Account not on record"), "bad" },
  { "no access was granted", N_("No access was granted"), "bad" },
  { "deleted there, open here", N_("Deleted there, open here"), "warning" },
  { "closed here, in use there", N_("Closed here, in use there"), "bad" },
};

static const Word *
find_word (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      return &words[i];
  return NULL;
}

static void
alpr_badge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORD)
    g_value_set_string (value, ALPR_BADGE (object)->word);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_badge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WORD)
    alpr_badge_set_word (ALPR_BADGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
alpr_badge_finalize (GObject *object)
{
  g_free (ALPR_BADGE (object)->word);
  G_OBJECT_CLASS (alpr_badge_parent_class)->finalize (object);
}

static void
alpr_badge_class_init (AlprBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = alpr_badge_get_property;
  object_class->set_property = alpr_badge_set_property;
  object_class->finalize = alpr_badge_finalize;
  props[PROP_WORD] = g_param_spec_string ("word", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                              | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "badge");
}

static void
alpr_badge_init (AlprBadge *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_single_line_mode (self->label, TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** alpr_badge_new: Returns: (transfer floating): a badge that says @word */
GtkWidget *
alpr_badge_new (const char *word)
{
  return g_object_new (ALPR_TYPE_BADGE, "word", word, NULL);
}

/** alpr_badge_get_word: Returns: (transfer none) (nullable): the book's word */
const char *
alpr_badge_get_word (AlprBadge *self)
{
  return self->word;
}

/** alpr_badge_set_word: Says another word; %NULL or an empty one hides the badge. */
void
alpr_badge_set_word (AlprBadge *self, const char *word)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (g_strcmp0 (self->word, word) == 0)
    return;
  if (self->word != NULL)
    gtk_widget_remove_css_class (widget, alpr_word_tone (self->word));
  g_free (self->word);
  self->word = g_strdup (word);
  gtk_widget_set_visible (widget, word != NULL && *word != '\0');
  if (word != NULL)
    {
      gtk_label_set_text (self->label, alpr_word_title (word));
      gtk_widget_add_css_class (widget, alpr_word_tone (word));
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORD]);
}

/** alpr_word_title: Returns: (transfer none): a word of the book as people read it */
const char *
alpr_word_title (const char *word)
{
  const Word *known = find_word (word);

  return known != NULL ? _(known->title) : word;
}

/** alpr_word_tone: Returns: (transfer none): the CSS class that tints it */
const char *
alpr_word_tone (const char *word)
{
  const Word *known = find_word (word);

  return known != NULL ? known->tone : "plain";
}
