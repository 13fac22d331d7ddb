/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Definitions for the tests of pages and forms that are made of definitions: views that offer acts,
 * choices of five thousand, and acts whose inputs are of every kind. They stand beside the shipped
 * ones, below the same paths, as long as the program runs.
 */

#include "offers.h"

#include <gio/gio.h>

#include "offers-resource.h"

static const AlprInput every_input[] = {
  { "reason", "s", TRUE, "Reason" },
  { "size", "x", FALSE, "Size" },
  { "sworn", "b", FALSE, "Sworn officer" },
  { "note", "s", FALSE, "Note", ALPR_INPUT_NOTE },
  { "names", "as", FALSE, "Names, one a line" },
  { "day", "s", TRUE, "Day of the course", ALPR_INPUT_DAY },
  { "at", "s", FALSE, "Told at", ALPR_INPUT_TIME },
  { "person", "x", TRUE, "Person", ALPR_INPUT_PLAIN, "offers-choices" },
  { "witness", "x", FALSE, "Witness", ALPR_INPUT_PLAIN, "offers-choices" },
  { "paper", "s", FALSE, "Certificate", ALPR_INPUT_FILE },
  { "source", "s", FALSE, "List to read", ALPR_INPUT_OPEN },
  { "target", "s", FALSE, "List to write", ALPR_INPUT_SAVE },
  { "passphrase_file", "s", FALSE, "Passphrase", ALPR_INPUT_SECRET },
  { NULL },
};

const AlprAct offers_every_kind
    = { "people/change-passphrase", "Ask for something of every kind", "read", every_input, NULL };

static char *no_prefill[] = { NULL };

const AlprViewAct offers_every_offer = { .name = (char *) "people/change-passphrase",
                                         .title = (char *) "Ask everything…",
                                         .prefill = no_prefill };

static const AlprInput add_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { "full_name", "s", FALSE, "Name" },
  { "role", "s", TRUE, "Role" },
  { "passphrase_file", "s", FALSE, "First passphrase", ALPR_INPUT_SECRET },
  { NULL },
};

const AlprAct offers_add_person
    = { "people/add", "Let a person sign in", "administer", add_inputs, NULL };

/** offers_init: Makes the definitions readable. */
void
offers_init (void)
{
  g_resources_register (offers_get_resource ());
}

/** offers_load_view: Returns: (transfer full): a view of the tests' own */
AlprView *
offers_load_view (const char *id)
{
  g_autoptr (GError) error = NULL;
  AlprView *view = alpr_view_load (id, &error);

  g_assert_no_error (error);
  return view;
}

/** offers_find_act: Returns: (transfer none): what the view says of an act */
const AlprViewAct *
offers_find_act (AlprView *view, const char *name)
{
  GPtrArray *acts = alpr_view_get_acts (view);

  for (guint i = 0; i < acts->len; i++)
    if (g_str_equal (((const AlprViewAct *) acts->pdata[i])->name, name))
      return acts->pdata[i];
  g_assert_not_reached ();
}
