/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on second factors: everybody sets up their own, with two codes that follow each other as the
 * proof that the app has the secret, and gets ten recovery codes, which are shown once. Secret and
 * codes are the act's data (AlprEnrollment) and never inputs, for inputs are journalled.
 *
 * A lost factor is taken away by an administrator, and where there is another one besides the two
 * concerned, that one confirms it: `mfa/reset` asks, `mfa/confirm-reset` does it. Nobody confirms
 * what they asked for themselves, or what concerns their own factor.
 */

#include "alpr-acts-private.h"

#include <string.h>

#include "alpr-factor.h"
#include "alpr-recovery.h"
#include "alpr-standing.h"
#include "alpr-totp.h"

#define WEEK (7 * G_GINT64_CONSTANT (86400000)) /* a wish that nobody confirms lapses */

/* What is reckoned before the transaction */
typedef struct
{
  gint64 person;
  gint64 step;
  GBytes *salt;
  GPtrArray *shown;   /* of AlprSecret */
  GPtrArray *digests; /* of GBytes */
} NewCodes;

static void
new_codes_free (NewCodes *codes)
{
  g_clear_pointer (&codes->salt, g_bytes_unref);
  g_clear_pointer (&codes->shown, g_ptr_array_unref);
  g_clear_pointer (&codes->digests, g_ptr_array_unref);
  g_free (codes);
}

/* The recovery codes: as they are shown, and as they are kept. */
static NewCodes *
make_codes (AlprActRun *run, GError **error)
{
  NewCodes *codes = g_new0 (NewCodes, 1);

  run->prepared = codes;
  run->free_prepared = (GDestroyNotify)new_codes_free;
  codes->shown = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_secret_unref);
  codes->digests = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  codes->salt = alpr_recovery_new_salt (error);
  for (int i = 0; codes->salt != NULL && i < ALPR_RECOVERY_CODES; i++)
    {
      g_autoptr (AlprSecret) code = alpr_recovery_new_code (error);
      GBytes *digest = code != NULL ? alpr_recovery_digest (code, codes->salt,
                                                            ALPR_RECOVERY_ROUNDS, error)
                                    : NULL;

      if (digest == NULL)
        return NULL;
      g_ptr_array_add (codes->digests, digest);
      g_ptr_array_add (codes->shown, alpr_recovery_format (code));
    }
  return codes->salt != NULL ? codes : NULL;
}

static gboolean
read_own (AlprActRun *run, AlprStanding *standing, GError **error)
{
  if (run->data == NULL)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "%s is done by “alprctl enroll” or in the window, since no secret may "
                          "stand among the inputs",
                          run->act->name);
  return alpr_standing_read (run->store, alpr_actor_get_user_name (run->actor), standing, error);
}

static gboolean
same (AlprSecret *one, AlprSecret *other)
{
  gsize one_length, other_length;
  const guint8 *one_bytes = alpr_secret_get_data (one, &one_length);
  const guint8 *other_bytes = alpr_secret_get_data (other, &other_length);

  return one_length == other_length && memcmp (one_bytes, other_bytes, one_length) == 0;
}

/* The old secret again would let codes count once more that were used already. */
static gboolean
check_fresh (AlprActRun *run, gint64 person, AlprSecret *secret, GError **error)
{
  g_auto (AlprFactor) factor = { 0 };

  if (!alpr_factor_read (run->store, person, &factor, error))
    return FALSE;
  return factor.secret == NULL
         || !same (factor.secret, secret)
         || alpr_act_fail (error, ALPR_ERROR_FORMAT,
                           "This secret is your second factor already; take a new one");
}

static gboolean
prepare_enroll (AlprActRun *run, GError **error)
{
  const AlprEnrollment *enrollment = run->data;
  AlprStanding standing;
  NewCodes *codes;
  gint64 step;

  if (!read_own (run, &standing, error)
      || !check_fresh (run, standing.person, enrollment->secret, error))
    return FALSE;
  if (!alpr_factor_check_codes (enrollment, run->now, &step))
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "These are not two codes of this secret that follow each other; look at "
                          "the clock of the computer and of the telephone, and take the next two");
  codes = make_codes (run, error);
  if (codes == NULL)
    return FALSE;
  codes->person = standing.person;
  codes->step = step;
  return TRUE;
}

static gboolean
prepare_codes (AlprActRun *run, GError **error)
{
  AlprStanding standing;
  NewCodes *codes;

  if (!read_own (run, &standing, error))
    return FALSE;
  if (standing.enrolled_at == 0)
    return alpr_act_fail (error, ALPR_ERROR_MISSING,
                          "Recovery codes belong to a second factor, and you have none");
  codes = make_codes (run, error);
  if (codes == NULL)
    return FALSE;
  codes->person = standing.person;
  return TRUE;
}

/* Bytes as an input of a statement; they are not copied. */
static GVariant *
wrap_secret (AlprSecret *secret)
{
  gsize length;
  const guint8 *bytes = alpr_secret_get_data (secret, &length);

  return g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, bytes, length, TRUE,
                                  (GDestroyNotify)alpr_secret_unref, alpr_secret_ref (secret));
}

/* Adds the codes, and gives them to the caller: the only time that anybody sees them. */
static gboolean
keep_codes (AlprActRun *run, GError **error)
{
  AlprEnrollment *enrollment = run->data;
  NewCodes *codes = run->prepared;

  for (guint i = 0; i < codes->digests->len; i++)
    if (!alpr_store_run (run->store, "sign-in/add-recovery-code",
                         g_variant_new_parsed ("{'person': <%x>, 'digest': <%@ay>}", codes->person,
                                               g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING,
                                                                         codes->digests->pdata[i],
                                                                         TRUE)),
                         error))
      return FALSE;
  g_clear_pointer (&enrollment->codes, g_ptr_array_unref);
  enrollment->codes = g_steal_pointer (&codes->shown);
  return TRUE;
}

static gboolean
enroll (AlprActRun *run, GError **error)
{
  const AlprEnrollment *enrollment = run->data;
  NewCodes *codes = run->prepared;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "person", "x", codes->person);
  g_variant_dict_insert_value (&dict, "secret", wrap_secret (enrollment->secret));
  g_variant_dict_insert (&dict, "now", "x", run->now);
  g_variant_dict_insert (&dict, "step", "x", codes->step);
  g_variant_dict_insert_value (
      &dict, "salt", g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, codes->salt, TRUE));
  g_variant_dict_insert (&dict, "rounds", "x", (gint64)ALPR_RECOVERY_ROUNDS);
  return alpr_store_run (run->store, "sign-in/enroll", g_variant_dict_end (&dict), error)
         && keep_codes (run, error);
}

static gboolean
renew_codes (AlprActRun *run, GError **error)
{
  NewCodes *codes = run->prepared;

  return alpr_store_run (run->store, "sign-in/new-codes",
                         g_variant_new_parsed ("{'person': <%x>, 'salt': <%@ay>, 'rounds': <%x>}",
                                               codes->person,
                                               g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING,
                                                                         codes->salt, TRUE),
                                               (gint64)ALPR_RECOVERY_ROUNDS),
                         error)
         && keep_codes (run, error);
}

/* Whose factor is concerned; it must be there. */
static gboolean
read_person (AlprActRun *run, AlprStanding *standing, GError **error)
{
  const char *user_name = alpr_act_run_text (run, "user_name");

  if (!alpr_standing_read (run->store, user_name, standing, error))
    return FALSE;
  return standing->enrolled_at != 0
         || alpr_act_fail (error, ALPR_ERROR_MISSING, "“%s” has no second factor", user_name);
}

static gboolean
ask_reset (AlprActRun *run, gint64 person, GError **error)
{
  return alpr_store_run (run->store, "sign-in/ask-reset",
                         g_variant_new_parsed (
                             "{'person': <%x>, 'now': <%x>, 'who': <%s>, 'reason': <%s>}", person,
                             run->now, alpr_actor_get_user_name (run->actor),
                             alpr_act_run_text (run, "reason")),
                         error);
}

static gboolean
do_reset (AlprActRun *run, gint64 person, GError **error)
{
  return alpr_store_run (run->store, "sign-in/forget-factor",
                         g_variant_new_parsed ("{'person': <%x>}", person), error)
         && alpr_store_run (run->store, "sign-in/end-reset",
                            g_variant_new_parsed ("{'person': <%x>, 'now': <%x>, 'who': <%s>}",
                                                  person, run->now,
                                                  alpr_actor_get_user_name (run->actor)),
                            error);
}

static gboolean
reset (AlprActRun *run, GError **error)
{
  AlprStanding standing;
  gint64 others;

  if (!read_person (run, &standing, error)
      || !alpr_store_get_number (run->store, "sign-in/count-confirmers",
                                 g_variant_new_parsed ("{'who': <%s>, 'person': <%x>}",
                                                       alpr_actor_get_user_name (run->actor),
                                                       standing.person),
                                 &others, error)
      || !ask_reset (run, standing.person, error))
    return FALSE;
  run->detail = g_strdup (others > 0 ? "asked for; another administrator has to confirm it"
                                     : "done; there is no other administrator to confirm it");
  run->result = g_variant_new_parsed ("{'state': <%s>}", others > 0 ? "asked" : "done");
  return others > 0 || do_reset (run, standing.person, error);
}

static gboolean
check_confirmer (AlprActRun *run, const char *asked_by, GError **error)
{
  const char *who = alpr_actor_get_user_name (run->actor);

  if (strcmp (asked_by, who) == 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          "You asked for this; another administrator has to confirm it");
  return strcmp (alpr_act_run_text (run, "user_name"), who) != 0
         || alpr_act_fail (error, ALPR_ERROR_REFUSED,
                           "This is your own second factor; another administrator has to confirm "
                           "it");
}

static gboolean
confirm_reset (AlprActRun *run, GError **error)
{
  AlprStanding standing;
  g_autoptr (AlprCursor) wish = NULL;
  g_autoptr (GError) cause = NULL;

  if (!read_person (run, &standing, error))
    return FALSE;
  wish = alpr_store_query (run->store, "sign-in/find-reset",
                           g_variant_new_parsed ("{'person': <%x>, 'since': <%x>}",
                                                 standing.person, run->now - WEEK),
                           error);
  if (wish == NULL)
    return FALSE;
  if (!alpr_cursor_next (wish, &cause))
    {
      if (cause == NULL)
        return alpr_act_fail (error, ALPR_ERROR_MISSING,
                              "Nobody asked in the last seven days that this second factor be "
                              "taken away");
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!check_confirmer (run, alpr_cursor_get_text (wish, 0), error))
    return FALSE;
  run->detail = g_strdup_printf ("asked for by %s", alpr_cursor_get_text (wish, 0));
  g_clear_pointer (&wish, alpr_cursor_free);
  return do_reset (run, standing.person, error);
}

/* The clock was ahead once: the book's latest time is taken back to now. */
static gboolean
accept_clock (AlprActRun *run, GError **error)
{
  return alpr_store_run (run->store, "sign-in/set-clock",
                         g_variant_new_parsed ("{'now': <%x>}", run->now), error);
}

static const AlprInput no_inputs[] = { { NULL } };
static const AlprInput reset_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { "reason", "s", TRUE, "Reason" },
  { NULL },
};
static const AlprInput confirm_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { NULL },
};
static const AlprInput clock_inputs[] = {
  { "reason", "s", TRUE, "Reason" },
  { NULL },
};

static const AlprAct enroll_act = {
  .name = "mfa/enroll",
  .title = "Set up one’s own second factor",
  .right = ALPR_RIGHT_OWN,
  .inputs = no_inputs,
  .func = enroll,
  .prepare = prepare_enroll,
  .flags = ALPR_ACT_PRIVILEGED | ALPR_ACT_WHILE_PENDING,
};
static const AlprAct codes_act = {
  .name = "mfa/new-codes",
  .title = "Get ten new recovery codes in place of one’s old ones",
  .right = ALPR_RIGHT_OWN,
  .inputs = no_inputs,
  .func = renew_codes,
  .prepare = prepare_codes,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct reset_act = {
  .name = "mfa/reset",
  .title = "Ask that a person’s second factor be taken away",
  .right = "administer",
  .inputs = reset_inputs,
  .func = reset,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct confirm_act = {
  .name = "mfa/confirm-reset",
  .title = "Take a person’s second factor away, as another administrator asked",
  .right = "administer",
  .inputs = confirm_inputs,
  .func = confirm_reset,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct clock_act = {
  .name = "book/accept-clock",
  .title = "Take the computer’s time for the book’s, after a clock was ahead",
  .right = "administer",
  .inputs = clock_inputs,
  .func = accept_clock,
  .flags = ALPR_ACT_PRIVILEGED,
};

const AlprAct *const alpr_acts_mfa[]
    = { &enroll_act, &codes_act, &reset_act, &confirm_act, &clock_act, NULL };
