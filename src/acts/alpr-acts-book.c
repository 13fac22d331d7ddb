/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on the book itself: which organisations are its own, which policies it follows.
 */

#include "alpr-acts-private.h"

#include "alpr-adopted.h"
#include "alpr-text.h"

static gboolean
name_own (AlprActRun *run, GError **error)
{
  const char *label = alpr_act_run_text (run, "organisation");
  g_autofree char *norm = alpr_text_normalise (label);

  return alpr_store_run (run->store, "book/own-organisation",
                         g_variant_new_parsed ("{'norm': <%s>, 'label': <%s>}", norm, label),
                         error);
}

static gboolean
name_other (AlprActRun *run, GError **error)
{
  g_autofree char *norm = alpr_text_normalise (alpr_act_run_text (run, "organisation"));

  if (!alpr_store_run (run->store, "book/other-organisation",
                       g_variant_new_parsed ("{'norm': <%s>}", norm), error))
    return FALSE;
  return alpr_store_get_changes (run->store) > 0
         || alpr_act_fail (error, ALPR_ERROR_MISSING,
                           "“%s” is not among this agency’s own organisations",
                           alpr_act_run_text (run, "organisation"));
}

static gboolean
adopt (AlprActRun *run, GError **error)
{
  g_autoptr (AlprProfile)
      profile = alpr_profile_load_shipped (alpr_act_run_text (run, "profile"), error);

  return profile != NULL
         && alpr_policy_adopt (run->store, profile, alpr_actor_get_user_name (run->actor), error);
}

static const AlprInput organisation_inputs[] = {
  { "organisation", "s", TRUE, "Organisation, as the vendor spells it" }, { NULL }
};
static const AlprInput adopt_inputs[] = { { "profile", "s", TRUE, "Policy profile" }, { NULL } };

static const AlprAct own_act = { "book/own-organisation",
                                 "Name an organisation as this agency’s own", "administer",
                                 organisation_inputs, name_own };
static const AlprAct other_act = { "book/other-organisation",
                                   "Take an organisation off this agency’s own", "administer",
                                   organisation_inputs, name_other };
static const AlprAct adopt_act = { "policies/adopt", "Adopt a policy profile", "administer",
                                   adopt_inputs, adopt };

const AlprAct *const alpr_acts_book[] = { &own_act, &other_act, &adopt_act, NULL };
